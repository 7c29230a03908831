"""Towns to book: deliveries to real addresses of central Helsinki, by Valhalla's own road times.

    python -m benchmarks.slots_towns --customers 200 --seed 1 town.vrp

The extract is a walk across, so every way is taken STRETCH times as long: as on a tour through a
whole city, about half of a van's day is driving. One-ways and sides of streets stay as they are:
the times are asymmetric, and now and then a detour is shorter than the straight leg.
"""

import argparse
import asyncio
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.replay.instance import Instance, Numbers
from core.model.location import Location
from core.model.route import Profile
from integrations.routing import open_travel_times
from sandbox.town import EXTRACT, Town

DAY_SECONDS = 12 * 3600
WINDOW_SECONDS = 2 * 3600
STRETCH = 12
SERVICE_SECONDS = range(240, 901, 60)
EVENING = 0.35  # of all customers want the last third of the day
PARCELS = (1, 1, 1, 2, 2, 4)
PARCELS_A_VAN = 200
CACHE = Path(".venv/.bench")


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.slots_towns")
    options.add_argument("--customers", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("file", type=Path)
    told = options.parse_args(arguments)
    told.file.write_text(written(town(told.customers, told.seed)))
    return 0


def town(customers: int, seed: int) -> Instance:
    """The same customers and the same numbers for the same seed."""
    chance = random.Random(f"{customers}-{seed}")
    seconds = _between_addresses()
    reached = range(len(seconds))
    depot, *doors = [chance.choice(reached) for _ in range(customers + 1)]
    places = [depot, *doors]
    opens = [0, *(_opens(chance) for _ in doors)]
    return Instance(
        name=f"helsinki-{customers}-{seed}",
        seconds=seconds[np.ix_(places, places)] * STRETCH,
        demand=np.array([0, *(chance.choice(PARCELS) for _ in doors)], dtype=np.int64),
        service=np.array([0, *(chance.choice(SERVICE_SECONDS) for _ in doors)], dtype=np.int64),
        opens=np.array(opens, dtype=np.int64),
        closes=np.array([DAY_SECONDS, *(at + WINDOW_SECONDS for at in opens[1:])], dtype=np.int64),
        capacity=PARCELS_A_VAN,
    )


def _between_addresses() -> Numbers:
    """Seconds from each address to each, as a van drives; kept, since it takes half a minute."""
    kept = CACHE / "helsinki-seconds.npy"
    if kept.is_file():
        found: Numbers = np.load(kept)
        return found
    told = asyncio.run(
        _asked([Location(one.place.lat, one.place.lon) for one in Town.load().addresses])
    )
    seconds = np.array([[-1 if cell is None else cell for cell in row] for row in told])
    # Now and then an address lies in a yard that no street leads to, or out of.
    while (seconds < 0).any():
        worst = int(((seconds < 0).sum(axis=0) + (seconds < 0).sum(axis=1)).argmax())
        seconds = np.delete(np.delete(seconds, worst, axis=0), worst, axis=1)
    CACHE.mkdir(parents=True, exist_ok=True)
    np.save(kept, seconds)
    return seconds


async def _asked(known: Sequence[Location]) -> Sequence[Sequence[int | None]]:
    travel = await open_travel_times("valhalla", EXTRACT, CACHE)
    try:
        return await travel.matrix(known, known, Profile.AUTO)
    finally:
        await travel.aclose()


def written(instance: Instance) -> str:
    """As VRPLIB text."""

    def section(name: str, rows: Sequence[Sequence[int]]) -> list[str]:
        return [name, *(" ".join(map(str, (at, *row))) for at, row in enumerate(rows, start=1))]

    lines = [
        f"NAME : {instance.name}",
        "COMMENT : made of OpenStreetMap data, © OpenStreetMap contributors",
        "TYPE : VRPTW",
        f"DIMENSION : {len(instance.opens)}",
        f"CAPACITY : {instance.capacity}",
        "EDGE_WEIGHT_TYPE : EXPLICIT",
        "EDGE_WEIGHT_FORMAT : FULL_MATRIX",
        "EDGE_WEIGHT_SECTION",
        *(" ".join(map(str, row)) for row in instance.seconds.tolist()),
        *section("DEMAND_SECTION", [[each] for each in instance.demand.tolist()]),
        *section("SERVICE_TIME_SECTION", [[each] for each in instance.service.tolist()]),
        *section(
            "TIME_WINDOW_SECTION",
            list(zip(instance.opens.tolist(), instance.closes.tolist(), strict=True)),
        ),
        "DEPOT_SECTION",
        "1",
        "-1",
        "EOF",
    ]
    return "\n".join(lines) + "\n"


def _opens(chance: random.Random) -> int:
    """When a customer's own window opens, to ten minutes; many are home in the evening only."""
    third = DAY_SECONDS // 3
    first, last = (2 * third, DAY_SECONDS) if chance.random() < EVENING else (0, 2 * third)
    return chance.randrange(first, last - WINDOW_SECONDS + 1, 600)


if __name__ == "__main__":
    sys.exit(main())
