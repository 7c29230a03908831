"""Bookers: people who hold, change their mind, confirm and give up, all at once."""

import asyncio
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

from core.actions.holds import expire_holds
from core.commands import ConfirmHold, HoldSlot, ReleaseHold
from core.model.ids import DeliveryId
from core.model.window import Window
from core.ports import Unavailable
from storage.store import open_store
from tests.core import dock
from tests.core.town import Town, a_town, windows

FEW_WINDOWS: tuple[Window, ...] = windows()[1:5]
WISHES = {"doors": FEW_WINDOWS, "dock": dock.WISHES}
ROOT = Path(__file__).resolve().parents[2]
CHILD_SECONDS_MAX = 120


async def books(
    town: Town, id: DeliveryId, chance: Random, wishes: Sequence[Window] = FEW_WINDOWS
) -> None:
    """One person: holds a window, then confirms it, lets it go, forgets it, or looks again."""
    held = await town.answer(HoldSlot(id, chance.choice(wishes)))
    if isinstance(held, str) or held.hold is None:
        return
    await asyncio.sleep(chance.random() / 100)
    match chance.choice(["yes", "yes", "yes", "no", "forgets", "another"]):
        case "yes":
            await town.answer(ConfirmHold(held.hold.id))
        case "no":
            await town.answer(ReleaseHold(held.hold.id))
        case "another":
            other = await town.answer(HoldSlot(id, chance.choice(wishes)))
            if not isinstance(other, str) and other.hold is not None:
                await town.answer(ConfirmHold(other.hold.id))
        case _:
            pass


async def everybody_books(
    town: Town,
    ids: Sequence[DeliveryId],
    chance: Random,
    rounds: int,
    wishes: Sequence[Window] = FEW_WINDOWS,
) -> None:
    """All at once, round after round; between the rounds what was forgotten runs out, and during
    them as well."""
    for _ in range(rounds):
        turns = [books(town, id, Random(chance.random()), wishes) for id in ids]
        await asyncio.gather(*turns, _sweeps(town))
        town.clock.at += timedelta(minutes=6)
        await _sweeps(town)


async def _sweeps(town: Town) -> None:
    for _ in range(3):
        try:
            await expire_holds(town.house)
        except Unavailable:
            town.waits += 1
        await asyncio.sleep(0.02)


async def in_two_processes(url: str, where: str, count: int, rounds: int) -> Counter[str]:
    """The same people twice, at their doors or at the dock; what they were answered."""
    said = await asyncio.gather(*(_child(url, mark, where, count, rounds) for mark in "ab"))
    return sum(said, Counter())


async def _child(url: str, mark: str, where: str, count: int, rounds: int) -> Counter[str]:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.core.bookers",
        url,
        mark,
        where,
        str(count),
        str(rounds),
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    try:
        out, _ = await asyncio.wait_for(child.communicate(), CHILD_SECONDS_MAX)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    assert child.returncode == 0
    return Counter(json.loads(out))


async def main(url: str, mark: str, where: str, count: int, rounds: int) -> None:
    """A process of its own: it works on the same deliveries as others do."""
    store = await open_store(url)
    town = a_town(store, mark)
    ids = [DeliveryId(f"dlv_{number:020d}") for number in range(count)]
    try:
        await everybody_books(town, ids, Random(mark), rounds, WISHES[where])
    finally:
        await store.aclose()
    sys.stdout.write(json.dumps({**town.said, "waits": town.waits}) + "\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])))
