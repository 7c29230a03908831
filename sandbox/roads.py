"""The roads: travel times and the way along real streets, from Valhalla embedded over the extract.

An Actor belongs to one thread (two threads in one Actor end the process), so this room keeps a
single worker thread with its own Actor, and everybody else awaits it.
"""

import asyncio
import json
import subprocess
from bisect import bisect_right
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import valhalla

from sandbox.place import Place

PAIRS_MAX = 250_000
LOCATIONS_MAX = 300
BUILD_TIMEOUT_SECONDS = 120
POLYLINE_PRECISION = 1e6
UNREACHABLE_SECONDS = 10_000_000


@dataclass(frozen=True, slots=True)
class Leg:
    """The way from one place to another: its points, when each is passed, and its length."""

    points: tuple[Place, ...]
    passed_after_seconds: tuple[float, ...]
    metres: float

    @property
    def seconds(self) -> float:
        return self.passed_after_seconds[-1]

    def after(self, seconds: float) -> Place:
        """Where a vehicle is that long after it left."""
        if seconds <= 0:
            return self.points[0]
        if seconds >= self.seconds:
            return self.points[-1]
        next_at = bisect_right(self.passed_after_seconds, seconds)
        before, behind = self.passed_after_seconds[next_at - 1], self.passed_after_seconds[next_at]
        share = (seconds - before) / max(behind - before, 1e-9)
        return self.points[next_at - 1].towards(self.points[next_at], share)

    def slower(self, factor: float) -> "Leg":
        return Leg(self.points, tuple(s * factor for s in self.passed_after_seconds), self.metres)


class Roads:
    """Asks Valhalla in its one thread; `open` builds the tiles when the cache has none."""

    def __init__(self, extract: Path, cache: Path) -> None:
        self._extract = extract
        self._cache = cache
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sandbox-roads")
        self._actor: Any = None  # Valhalla's Actor has no types

    async def open(self) -> "Roads":
        await self._in_thread(self._start)
        return self

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def seconds_between(self, places: Sequence[Place]) -> np.ndarray:
        """The square matrix of travel seconds; where there is no way: UNREACHABLE_SECONDS."""
        return await self._in_thread(lambda: self._matrix(places))

    async def reachable(self, hub: Place, places: Sequence[Place]) -> list[Place]:
        """Those places that a vehicle from the hub can come to, and come back from."""
        return await self._in_thread(lambda: self._both_ways(hub, places))

    async def way(self, start: Place, end: Place) -> Leg:
        """The leg along the streets; a straight walk where the streets do not connect."""
        return await self._in_thread(lambda: self._way([start, end]))

    async def line(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """One line along the streets through all the places, to be drawn."""
        return (await self._in_thread(lambda: self._way(list(places)))).points

    async def _in_thread[Answer](self, ask: Callable[[], Answer]) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._thread, ask)

    def _start(self) -> None:
        self._cache.mkdir(parents=True, exist_ok=True)
        tiles = self._cache / "tiles"
        settings = valhalla.get_config(tile_extract="", tile_dir=_made(tiles))
        settings["logging"] = {"type": "", "color": False}
        settings["service_limits"]["auto"]["max_matrix_location_pairs"] = PAIRS_MAX
        settings["service_limits"]["auto"]["max_locations"] = LOCATIONS_MAX
        path = self._cache / "valhalla.json"
        path.write_text(json.dumps(settings), encoding="utf-8")
        if not any(tiles.rglob("*.gph")):
            builder = valhalla.PYVALHALLA_DIR / "bin" / "valhalla_build_tiles"
            subprocess.run(
                [str(builder), "-c", str(path), str(self._extract)],
                check=True,
                capture_output=True,
                timeout=BUILD_TIMEOUT_SECONDS,
            )
        self._actor = valhalla.Actor(str(path))

    def _matrix(self, places: Sequence[Place]) -> np.ndarray:
        return self._seconds(places, places)

    def _both_ways(self, hub: Place, places: Sequence[Place]) -> list[Place]:
        there = self._seconds([hub], places)[0]
        back = self._seconds(places, [hub])[:, 0]
        ways = zip(places, there, back, strict=True)
        return [place for place, out, home in ways if max(out, home) < UNREACHABLE_SECONDS]

    def _seconds(self, sources: Sequence[Place], targets: Sequence[Place]) -> np.ndarray:
        answer = self._actor.matrix(
            {
                "sources": [place.wire() for place in sources],
                "targets": [place.wire() for place in targets],
                "costing": "auto",
            }
        )
        return np.array(
            [
                [UNREACHABLE_SECONDS if cell["time"] is None else cell["time"] for cell in row]
                for row in answer["sources_to_targets"]
            ],
            dtype=np.uint32,
        )

    def _way(self, places: list[Place]) -> Leg:
        try:
            answer = self._actor.route(
                {
                    "locations": [place.wire() for place in places],
                    "costing": "auto",
                    "directions_type": "none",
                }
            )
        except valhalla.ValhallaError:  # no path could be found
            return _straight(places)
        points: list[Place] = []
        passed: list[float] = []
        metres = 0.0
        for leg in answer["trip"]["legs"]:
            part = decoded(leg["shape"])
            began = passed[-1] if passed else 0.0
            points.extend(part)
            passed.extend(began + s for s in _spread(part, leg["summary"]["time"]))
            metres += leg["summary"]["length"] * 1000
        return Leg(tuple(points), tuple(passed), metres)


def decoded(polyline: str) -> list[Place]:
    """Google's polyline encoding with six digits, as Valhalla writes shapes."""
    places: list[Place] = []
    numbers = [0, 0]
    which = value = shift = 0
    for letter in polyline:
        chunk = ord(letter) - 63
        value |= (chunk & 0x1F) << shift
        shift += 5
        if chunk >= 0x20:
            continue
        numbers[which] += ~(value >> 1) if value & 1 else value >> 1
        if which:
            places.append(Place(numbers[0] / POLYLINE_PRECISION, numbers[1] / POLYLINE_PRECISION))
        which, value, shift = 1 - which, 0, 0
    return places


def _spread(points: Sequence[Place], seconds: float) -> list[float]:
    """When each point is passed, if the whole takes `seconds` at an even pace."""
    lengths = [a.metres_to(b) for a, b in pairwise(points)]
    whole = sum(lengths) or 1.0
    gone = 0.0
    passed = [0.0]
    for length in lengths:
        gone += length
        passed.append(seconds * gone / whole)
    return passed


def _straight(places: list[Place]) -> Leg:
    metres = sum(a.metres_to(b) for a, b in pairwise(places))
    return Leg(tuple(places), tuple(_spread(places, metres / 1.2)), metres)


def _made(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder)
