"""Many who book at once: no van is overbooked, nobody is told what cannot be kept."""

import os
from random import Random

from storage.store import SqlStore
from tests.core.bookers import everybody_books, in_two_processes
from tests.core.town import Town, a_delivery, a_van, wrong_with

BOOKERS = 60
BOOKERS_OF_TWO = 24  # the same people in two processes
ROUNDS = 10 if os.environ.get("DOORSTEP_HYPOTHESIS") == "thorough" else 1
DELIVERIES = [a_delivery(number) for number in range(BOOKERS)]
IDS = [delivery.id for delivery in DELIVERIES]
VANS = [a_van(1), a_van(2), a_van(3, units=6)]


async def test_sixty_at_once_are_told_nothing_that_cannot_be_kept(
    store: SqlStore, town: Town
) -> None:
    """Three small vans, four windows, holds that run out: every route replays as promised."""
    await town.furnish(*VANS, *DELIVERIES)
    await everybody_books(town, IDS, Random(1), rounds=ROUNDS)
    assert await wrong_with(store, IDS) == []
    assert town.said["ConfirmHold"] > 10
    assert town.said["slot-gone"] > 10


async def test_two_processes_on_one_database_are_one_house(
    store: SqlStore, town: Town, database_url: str
) -> None:
    """Both book the same deliveries into the same vans."""
    await town.furnish(*VANS, *DELIVERIES)
    said = await in_two_processes(database_url, "doors", BOOKERS_OF_TWO, ROUNDS)
    assert await wrong_with(store, IDS) == []
    assert said["ConfirmHold"] > 5
