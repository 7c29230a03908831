"""Start: from the start of `doorstep run` to its first 200 at /health/ready, and what it weighs."""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import house
from benchmarks.processes import rss_mib

SETTLES_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """`first_seconds` also makes the database; the others find it."""

    name: str
    first_seconds: float
    seconds: tuple[float, ...]
    idle_mib: float

    @property
    def middle(self) -> float:
        return median(self.seconds)


async def measured(times: int) -> tuple[Starts, Starts]:
    """Without addresses, and with those of central Helsinki; neither has libpostal's model."""
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-") as told:
        empty, town = Path(told) / "empty", Path(told) / "town"
        empty.mkdir()
        town.mkdir()
        await house.town_imported(town)
        return (
            await _started("empty gazetteer", empty, times),
            await _started("Helsinki imported", town, times),
        )


async def _started(name: str, folder: Path, times: int) -> Starts:
    found: list[float] = []
    idle = 0.0
    for _ in range(times + 1):
        async with house.running(folder, {}) as running:
            found.append(running.ready_seconds)
            await asyncio.sleep(SETTLES_SECONDS)
            idle = max(idle, rss_mib(running.process))
    return Starts(name=name, first_seconds=found[0], seconds=tuple(found[1:]), idle_mib=idle)
