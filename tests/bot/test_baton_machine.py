"""The baton in whatever order: a recipient, two agents at the console or in their group, timers,
crashes and leases that end."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.group_words import group_words
from bot.letter import Letter
from bot.telegram.group_intake import read_in_group
from bot.topics.desk import GroupDesk
from bot.voice import Voice
from core.actions.ask import ask
from core.actions.baton import end_leases
from core.actions.tell import notify
from core.actions.timers import ring_timers
from core.commands import (
    AgentSays,
    AskPerson,
    BookWindow,
    Command,
    HandBack,
    LeaveInSafePlace,
    TakeOver,
)
from core.model.access import Person
from core.model.asker import Asker, Role
from core.model.conversation import Holder
from core.model.ids import AgentId
from core.model.lane import is_of_group
from core.model.notice import NoticeKind
from core.model.topic import Place, Topic
from core.ports import LeaseLost
from core.refusals import Refused
from storage.store import open_store
from tests.bot.building import Building, Clock, build
from tests.bot.world import a_delivery, window
from tests.core.test_booking_machine import empty_database

NAMES = {"agt_1": "Anna", "agt_2": "Boris"}
GROUP, THREAD = -100, 5
EXAMPLES = 200 if os.environ.get("DOORSTEP_HYPOTHESIS") == "thorough" else 20
BOTS, PERSONS = "the bot", "a person"


class Crash(Exception):
    """The process dies in the middle of a turn."""


@dataclass
class DyingClock(Clock):
    """The last thing that a turn asks before it commits is the time on the wall."""

    dies: bool = False

    def wall(self) -> datetime:
        if self.dies:
            raise Crash
        return super().wall()


class Talk:
    """`phone` is what the recipient reads, in order."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="doorstep-machine-"))
        (self.folder / "d.db").write_bytes(empty_database())
        self.loop = asyncio.new_event_loop()
        self.store = self.run(open_store(f"sqlite+aiosqlite:///{self.folder / 'd.db'}"))
        self.clock = DyingClock()
        built = build(self.store, self.store.lanes)
        house = replace(built.house, clock=self.clock)
        self.building: Building = replace(
            built, house=house, clock=self.clock, converse=replace(built.converse, house=house)
        )
        self.run(self.building.furnish(replace(a_delivery(), conversation=None)))
        self.run(self.building.proven())
        words = group_words(Voice(), "en")
        self.desk = GroupDesk(house=house, desk=words, read=read_in_group, group=GROUP)
        self.run(self._open_a_topic())
        self.phone: list[Letter] = []
        self.facts = 0
        self.id = self.run(self.building.talk()).id

    async def _open_a_topic(self) -> None:
        """Both are known in the group."""
        talk, now = await self.building.talk(), self.clock.now()
        async with self.store.begin() as unit:
            for number, (id, name) in enumerate(NAMES.items(), 2001):
                await unit.access.put_person(
                    Person(
                        id=AgentId(id),
                        email=f"{id}@doorstep.example",
                        name=name,
                        password_hash="",
                        created_at=now,
                        telegram_id=number,
                    )
                )
            await unit.topics.put(Topic(conversation=talk.id, since=now, at=now))
            await unit.topics.stands_at(talk.id, Place(GROUP, THREAD), is_bare=False)

    def run[Result](self, work: Coroutine[object, object, Result]) -> Result:
        return self.loop.run_until_complete(work)

    def close(self) -> None:
        self.run(self.store.aclose())
        self.loop.close()
        shutil.rmtree(self.folder)

    def holder(self) -> tuple[Holder, str | None]:
        talk = self.run(self.building.talk())
        return talk.holder, talk.takeover.agent if talk.takeover else None

    def may(self, command: Command, by: Asker) -> bool:
        try:
            self.run(ask(self.building.house, command, by))
        except Refused:
            return False
        return True

    # --- what may happen -------------------------------------------------------------------------

    def the_recipient_writes(self, text: str) -> None:
        self.building.counter += 1
        message = self.building.message(text=text)
        self.run(self.building.receive(self.building.counter, message=message))

    def a_person_is_wanted(self) -> None:
        self.may(AskPerson(self.id), Asker(Role.RECIPIENT, self.id))

    def an_agent_takes_over(self, agent: str) -> None:
        before, now = self.holder(), self.clock.wall()
        lease = self.run(self.building.talk()).takeover
        took = self.may(TakeOver(self.id, NAMES[agent]), Asker(Role.AGENT, AgentId(agent)))
        is_anothers = before[0] is Holder.AGENT and before[1] != agent
        assert not took or not is_anothers or (lease is not None and lease.lease_until <= now)

    def an_agent_speaks(self, agent: str) -> None:
        holder = self.holder()
        spoke = self.may(AgentSays(self.id, "Good day"), Asker(Role.AGENT, AgentId(agent)))
        assert spoke == (holder == (Holder.AGENT, agent))

    def an_agent_books(self, agent: str, hour: int) -> None:
        delivery = self.run(self.building.delivery()).id
        self.may(BookWindow(delivery, window(1, hour)), Asker(Role.AGENT, AgentId(agent)))

    def an_agent_hands_back(self, agent: str) -> None:
        holder = self.holder()
        self.may(HandBack(self.id), Asker(Role.AGENT, AgentId(agent)))
        is_anothers = holder[0] is Holder.AGENT and holder[1] != agent
        assert not is_anothers or self.holder() == holder

    def an_agent_writes_in_the_topic(self, agent: str, text: str) -> None:
        self.building.counter += 1
        number = self.building.counter
        message = {
            "message_id": number,
            "date": int(self.clock.at.timestamp()),
            "chat": {"id": GROUP, "type": "supergroup", "title": "Agents", "is_forum": True},
            "from": {
                "id": 2001 + list(NAMES).index(agent),
                "is_bot": False,
                "first_name": NAMES[agent],
            },
            "message_thread_id": THREAD,
            "is_topic_message": True,
            "text": text,
        }
        self.run(self.building.receive_in(f"telegram:1:{GROUP}", number, message=message))

    def something_is_asked_elsewhere(self) -> None:
        """By the shop, say: the carrier's answer and its notices come in between."""
        delivery = self.run(self.building.delivery()).id
        self.may(LeaveInSafePlace(delivery, "the shed"), Asker(Role.SENDER, "key_1"))

    def something_is_to_be_told(self, kind: NoticeKind) -> None:
        self.facts += 1
        self.run(self._tell(kind))

    async def _tell(self, kind: NoticeKind) -> None:
        delivery = await self.building.delivery()
        async with self.store.begin() as unit:
            await notify(self.building.house, unit, delivery, kind, f"fact/{self.facts}")

    def time_passes(self, minutes: int) -> None:
        self.clock.at += timedelta(minutes=minutes)

    def timers_ring(self) -> None:
        self.run(ring_timers(self.building.house))

    def leases_end(self) -> None:
        self.run(end_leases(self.building.house))

    def a_worker_works(self, rows: int) -> None:
        self.run(self._work(rows))

    def a_worker_dies_in_the_middle(self) -> None:
        self.run(self._work(1, dies=True))
        self.clock.at += timedelta(minutes=2)  # its lane is free again

    async def _work(self, rows: int, *, dies: bool = False) -> None:
        lanes, wall = self.building.lanes, self.clock.wall()
        for lease in await lanes.claim_in("w1", wall, 10):
            for row in await lanes.next_in(lease, rows):
                self.clock.dies = dies
                try:
                    if is_of_group(row.incoming.lane):
                        await self.desk.handle(lease, row)
                    else:
                        await self.building.converse.handle(lease, row)
                except (Crash, LeaseLost):
                    return
                finally:
                    self.clock.dies = False
            await lanes.release(lease, wall)
        self.phone += [
            letter for letter in await self.building.post() if letter.kind not in NOTICES_ALONE
        ]

    # --- what must be true always ----------------------------------------------------------------

    def never_do_both_speak(self) -> None:
        """From "has joined" to "has left" only people of ours; outside of it only the bot."""
        speaks, name = BOTS, ""
        for letter in self.phone:
            text = letter.text
            if letter.kind == NoticeKind.AGENT_JOINED:
                speaks, name = PERSONS, text.split(" has joined")[0]
            elif letter.kind == NoticeKind.AGENT_LEFT:
                assert speaks == PERSONS, text
                speaks = BOTS
            elif letter.kind == NoticeKind.AGENT_SAID:
                assert speaks == PERSONS, text
                assert text.startswith(f"<b>{name}:</b>"), text
            else:
                assert speaks == BOTS, text


# These have a lane of their own, and wait there while a person speaks (tests/app).
NOTICES_ALONE = {NoticeKind.ETA, NoticeKind.LATE}
ANNA, BORIS = "agt_1", "agt_2"
Deed = Callable[[Talk], None]
DEEDS: dict[str, Deed] = {
    "writes": lambda talk: talk.the_recipient_writes("where is it?"),
    "wishes": lambda talk: talk.the_recipient_writes("tomorrow evening"),
    "agrees": lambda talk: talk.the_recipient_writes("yes"),
    "wants a person": lambda talk: talk.a_person_is_wanted(),
    "Anna takes over": lambda talk: talk.an_agent_takes_over(ANNA),
    "Boris takes over": lambda talk: talk.an_agent_takes_over(BORIS),
    "Anna speaks": lambda talk: talk.an_agent_speaks(ANNA),
    "Boris speaks": lambda talk: talk.an_agent_speaks(BORIS),
    "Anna books": lambda talk: talk.an_agent_books(ANNA, 18),
    "Anna hands back": lambda talk: talk.an_agent_hands_back(ANNA),
    "Boris hands back": lambda talk: talk.an_agent_hands_back(BORIS),
    "Anna writes in the topic": lambda talk: talk.an_agent_writes_in_the_topic(ANNA, "Hello"),
    "Boris writes in the topic": lambda talk: talk.an_agent_writes_in_the_topic(BORIS, "Hello"),
    "Anna takes it there": lambda talk: talk.an_agent_writes_in_the_topic(ANNA, "/take"),
    "Anna closes it there": lambda talk: talk.an_agent_writes_in_the_topic(ANNA, "/close"),
    "the shop asks": lambda talk: talk.something_is_asked_elsewhere(),
    "a time is wanted": lambda talk: talk.something_is_to_be_told(NoticeKind.TIME_WANTED),
    "the courier is near": lambda talk: talk.something_is_to_be_told(NoticeKind.NEAR),
    "it is late": lambda talk: talk.something_is_to_be_told(NoticeKind.LATE),
    "six minutes": lambda talk: talk.time_passes(6),
    "half an hour": lambda talk: talk.time_passes(31),
    "timers": lambda talk: talk.timers_ring(),
    "leases": lambda talk: talk.leases_end(),
    "a worker works": lambda talk: talk.a_worker_works(1),
    "a worker works on": lambda talk: talk.a_worker_works(9),
    "a worker dies": lambda talk: talk.a_worker_dies_in_the_middle(),
}


# What Anna's leaving ended must not be taken for Boris's.
ONE_AFTER_THE_OTHER = [
    *["writes"] * 9, "Anna takes over", "Anna hands back", "Boris takes over", *["writes"] * 7,
    "Boris hands back", "writes", "a worker works on",
]  # fmt: skip


@settings(max_examples=EXAMPLES, deadline=None)
@example(ONE_AFTER_THE_OTHER)
@given(st.lists(st.sampled_from(list(DEEDS)), min_size=25, max_size=40))
def test_never_do_both_speak_nor_two_of_us(deeds: list[str]) -> None:
    """Whatever happens in whatever order."""
    talk = Talk()
    try:
        for deed in [*deeds, "a worker works on"]:
            DEEDS[deed](talk)
        talk.never_do_both_speak()
    finally:
        talk.close()
