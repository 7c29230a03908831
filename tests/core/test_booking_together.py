"""Many who book at once: no van is overbooked, nobody is told what cannot be kept."""

import asyncio
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

from storage.store import SqlStore
from tests.core.bookers import everybody_books
from tests.core.town import Town, a_delivery, a_van, wrong_with

ROOT = Path(__file__).resolve().parents[2]
BOOKERS = 60
BOOKERS_OF_TWO = 24  # the same people in two processes
ROUNDS = 10 if os.environ.get("DOORSTEP_HYPOTHESIS") == "thorough" else 1
CHILD_SECONDS_MAX = 120
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
    said = await asyncio.gather(*(in_a_process(database_url, mark) for mark in "ab"))
    assert await wrong_with(store, IDS) == []
    assert sum(said, Counter())["ConfirmHold"] > 5


async def in_a_process(url: str, mark: str) -> Counter[str]:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.core.bookers",
        url,
        mark,
        str(BOOKERS_OF_TWO),
        str(ROUNDS),
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
