"""Valhalla embedded: its actors in threads of their own, over tiles that this machine built.

An actor belongs to one thread: two threads in one actor end the process. It takes some 70 MB from
its first matrix on, so there are few; it lets the interpreter go while it works.
"""

import asyncio
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import valhalla

from core.ports import Unavailable
from integrations.routing.valhalla import NAME
from integrations.routing.valhalla.client import Action, NoWay
from integrations.routing.valhalla.tiles import settings_over, tiles_of

THREADS = 2  # the ways to a door and those on from it at once
SIDE_MAX = 100
PAIRS_MAX = 250_000
METRES_MAX = 20_000_000.0  # half around the earth: nothing is too far to be asked
ANSWER_SECONDS_MAX = 30.0
NO_WAYS = ("No path could be found", "No suitable edges", "unconnected regions", "max distance")


class Embedded:
    """Carries questions to actors in a pool of threads, so that the loop never waits for one."""

    side_max = SIDE_MAX

    def __init__(
        self,
        settings: Path,
        *,
        threads: int = THREADS,
        answer_seconds_max: float = ANSWER_SECONDS_MAX,
    ) -> None:
        self._settings = settings
        self._answer_seconds_max = answer_seconds_max
        self._own = threading.local()
        self._threads = ThreadPoolExecutor(max_workers=threads, thread_name_prefix=NAME)

    @classmethod
    async def over(cls, extract: Path, cache: Path) -> "Embedded":
        """Over the extract's tiles, built first if the cache has none. Raises Unavailable."""
        tiles = await asyncio.to_thread(tiles_of, extract, cache)
        return cls(await asyncio.to_thread(_settings_beside, tiles))

    async def ask(self, action: Action, body: bytes) -> bytes:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._answer_seconds_max):
                return await loop.run_in_executor(self._threads, self._ask, action, body)
        except TimeoutError:
            raise Unavailable(
                f"{NAME} did not answer within {self._answer_seconds_max:g} s"
            ) from None

    async def aclose(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _ask(self, action: Action, body: bytes) -> bytes:
        """In a thread of the pool, with that thread's actor."""
        try:
            return self._asked(action, body.decode()).encode()
        except valhalla.ValhallaError as refusal:
            if any(words in str(refusal) for words in NO_WAYS):
                raise NoWay(str(refusal)) from refusal
            raise Unavailable(f"{NAME} refused: {refusal}") from refusal
        except RuntimeError as problem:
            self._own.actor = None  # it may be in the middle of something: take a new one
            raise Unavailable(f"{NAME} failed: {problem}") from problem

    def _asked(self, action: Action, question: str) -> str:
        actor = self._actor()
        match action:
            case Action.MATRIX:
                return str(actor.matrix(question))
            case Action.ROUTE:
                return str(actor.route(question))
            case Action.LOCATE:
                return str(actor.locate(question))

    def _actor(self) -> Any:  # noqa: ANN401  # Valhalla's actor has no types
        if getattr(self._own, "actor", None) is None:
            self._own.actor = valhalla.Actor(str(self._settings))
        return self._own.actor


def _settings_beside(tiles: Path) -> Path:
    settings = settings_over(tiles)
    for limits in settings["service_limits"].values():
        if isinstance(limits, dict) and "max_matrix_location_pairs" in limits:
            limits["max_matrix_location_pairs"] = PAIRS_MAX
            limits["max_matrix_distance"] = METRES_MAX
            limits["max_distance"] = METRES_MAX
    # Without this check a pair without a way is a None in its matrix, not the end of all of it.
    settings["loki"]["use_connectivity"] = False
    # What a matrix has used is given back, not kept for the next one: hundreds of megabytes.
    settings["thor"]["clear_reserved_memory"] = True
    # For feet and bicycles it would else choose another way to reckon, which takes ten times as
    # long, half a gigabyte, and answers 0 s where there is no way.
    settings["thor"]["source_to_target_algorithm"] = "costmatrix"
    path = tiles.with_suffix(".json")
    path.write_text(json.dumps(settings), encoding="utf-8")
    return path
