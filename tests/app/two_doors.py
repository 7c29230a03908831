"""Two doors: an agent at the console and one in the group's topics, each in a process of its own,
who reach for the same talks at the same time."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random
from time import time

from app.group_words import group_words
from bot.telegram.group_intake import read_in_group
from bot.topics.desk import GroupDesk
from bot.voice import Voice
from core.actions.ask import ask
from core.actions.house import House
from core.commands import AgentSays, TakeOver
from core.model.asker import Asker, Role
from core.model.ids import AgentId, ConversationId
from core.ports import LeaseLost, Unavailable
from core.refusals import Refused
from storage.store import open_store
from tests.bot.building import Building, build

TALKS, GROUP = 12, -100
ANNA, BORIS = AgentId("agt_1"), AgentId("agt_2")
NAMES = {ANNA: "Anna", BORIS: "Boris"}
CONSOLE, TOPIC = "console", "topic"
ROOT = Path(__file__).resolve().parents[2]
AHEAD_SECONDS, CHILD_SECONDS_MAX = 8.0, 180
TRIES = 40


def talk_id(number: int) -> ConversationId:
    return ConversationId(f"cnv_{number}")


async def in_two_processes(url: str, doors: Sequence[str]) -> list[set[int]]:
    """Which talks each has taken, and spoken in."""
    start = str(time() + AHEAD_SECONDS)
    return await asyncio.gather(
        *(_child(url, door, agent, start) for door, agent in zip(doors, NAMES, strict=True))
    )


async def _child(url: str, door: str, agent: str, start: str) -> set[int]:
    command = (sys.executable, "-m", "tests.app.two_doors", url, door, agent, start)
    child = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        out, _ = await asyncio.wait_for(child.communicate(), CHILD_SECONDS_MAX)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    assert child.returncode == 0
    return set(json.loads(out))


async def main(url: str, door: str, agent: str, start: str) -> None:
    """Both begin at the same moment, each with the talks in an order of its own."""
    store = await open_store(url)
    built, numbers = build(store, store.lanes), count(1)
    house = replace(built.house, new_id=lambda kind: f"{kind}_{agent[-1]}{next(numbers)}")
    building = replace(built, house=house)
    order = list(range(TALKS))
    Random(agent).shuffle(order)
    reach = _by_console if door == CONSOLE else _by_topic
    try:
        await asyncio.sleep(max(0.0, float(start) - time()))
        taken = [each for each in order if await reach(building, AgentId(agent), each)]
    finally:
        await store.aclose()
    sys.stdout.write(json.dumps(taken) + "\n")


async def _by_console(building: Building, agent: AgentId, number: int) -> bool:
    by = Asker(Role.AGENT, agent)
    id = talk_id(number)
    for command in (TakeOver(id, NAMES[agent]), AgentSays(id, f"I am {NAMES[agent]}")):
        if not await _may(building.house, command, by):
            return False
    return True


async def _may(house: House, command: TakeOver | AgentSays, by: Asker) -> bool:
    """An ill store is asked again, as a browser would be by its person."""
    for _ in range(TRIES):
        try:
            await ask(house, command, by)
        except Refused:
            return False
        except Unavailable:
            await asyncio.sleep(0.05)
        else:
            return True
    raise TimeoutError(command)


async def _by_topic(building: Building, agent: AgentId, number: int) -> bool:
    """What is written there takes the talk, and is said in it, or neither."""
    lane, update = f"telegram:1:{GROUP}{agent[-1]}", 1000 * int(agent[-1]) + number
    await building.receive_in(lane, update, message=_written(agent, number, update))
    desk = GroupDesk(
        house=building.house,
        desk=group_words(Voice(), "en"),
        read=read_in_group,
        group=GROUP,
    )
    for _ in range(TRIES):
        try:
            if await _works_off(building, desk, agent, lane):
                return await _is_said(building, agent, number)
        except (Unavailable, LeaseLost):
            pass
        await asyncio.sleep(0.05)
    raise TimeoutError(lane)


async def _works_off(building: Building, desk: GroupDesk, agent: AgentId, lane: str) -> bool:
    """Its own lane; what else waits there, of the chats, it leaves."""
    lanes, wall, is_heard = building.lanes, building.clock.wall(), False
    for lease in await lanes.claim_in(agent, wall, 100):
        if lease.lane == lane:
            for row in await lanes.next_in(lease, 1):
                await desk.handle(lease, row)
                is_heard = True
        await lanes.release(lease, wall)
    return is_heard


async def _is_said(building: Building, agent: AgentId, number: int) -> bool:
    async with building.house.store.read() as unit:
        said = await unit.conversations.messages(talk_id(number), after=0, limit=100)
    return any(line.agent == agent for _, line in said)


def _written(agent: AgentId, number: int, update: int) -> dict[str, object]:
    return {
        "message_id": update,
        "date": 1_790_000_000,
        "chat": {"id": GROUP, "type": "supergroup", "title": "Agents", "is_forum": True},
        "from": {"id": 2000 + int(agent[-1]), "is_bot": False, "first_name": NAMES[agent]},
        "message_thread_id": 100 + number,
        "is_topic_message": True,
        "text": f"I am {NAMES[agent]}",
    }


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:5]))
