"""Bookers: people who hold, change their mind, confirm and give up, all at once."""

import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import timedelta
from random import Random

from core.actions.holds import expire_holds
from core.commands import ConfirmHold, HoldSlot, ReleaseHold
from core.model.ids import DeliveryId
from core.model.window import Window
from core.ports import Unavailable
from storage.store import open_store
from tests.core.town import Town, a_town, windows

FEW_WINDOWS: tuple[Window, ...] = windows()[1:5]


async def books(town: Town, id: DeliveryId, chance: Random) -> None:
    """One person: holds a window, then confirms it, lets it go, forgets it, or looks again."""
    held = await town.answer(HoldSlot(id, chance.choice(FEW_WINDOWS)))
    if isinstance(held, str) or held.hold is None:
        return
    await asyncio.sleep(chance.random() / 100)
    match chance.choice(["yes", "yes", "yes", "no", "forgets", "another"]):
        case "yes":
            await town.answer(ConfirmHold(held.hold.id))
        case "no":
            await town.answer(ReleaseHold(held.hold.id))
        case "another":
            other = await town.answer(HoldSlot(id, chance.choice(FEW_WINDOWS)))
            if not isinstance(other, str) and other.hold is not None:
                await town.answer(ConfirmHold(other.hold.id))
        case _:
            pass


async def everybody_books(
    town: Town, ids: Sequence[DeliveryId], chance: Random, rounds: int
) -> None:
    """All at once, round after round; between the rounds what was forgotten runs out, and during
    them as well."""
    for _ in range(rounds):
        turns = [books(town, id, Random(chance.random())) for id in ids]
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


async def main(url: str, mark: str, count: int, rounds: int) -> None:
    """A process of its own: it works on the same deliveries as others do."""
    store = await open_store(url)
    town = a_town(store, mark)
    ids = [DeliveryId(f"dlv_{number:020d}") for number in range(count)]
    try:
        await everybody_books(town, ids, Random(mark), rounds)
    finally:
        await store.aclose()
    sys.stdout.write(json.dumps({**town.said, "waits": town.waits}) + "\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
