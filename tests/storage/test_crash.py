"""What was acknowledged is there after a kill -9, whole; and one process serves a SQLite file."""

import asyncio
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.model.parcel import Size
from storage.alone import AlreadyRunning, single_process_lock
from storage.store import SqlStore
from tests.storage import samples as s

# Writes pairs of rows until it is killed, and says each number after its commit.
WRITER = """
import asyncio, sys
from storage.store import open_store
from tests.storage import samples as s

async def write(store, number):
    async with store.begin() as unit:
        await unit.deliveries.add(s.delivery(number))
        await unit.timers.set(s.delivery(number).id, s.NOW, "k", "r")
        await unit.post.send(s.outgoing(s.delivery(number).id, f"lane-{number % 5}"))
    await store.lanes.receive_many([s.incoming(number)])
    print(number, flush=True)

async def main():
    store = await open_store(sys.argv[1])
    first = int(sys.argv[2])
    for start in range(first, first + 100_000, 8):
        await asyncio.gather(*(write(store, number) for number in range(start, start + 8)))

asyncio.run(main())
"""
BOOKER = """
import asyncio, sys
from core.model.ids import DeliveryId
from core.model.parcel import Size
from core.model.pickup_point import Reservation
from storage.store import open_store
from tests.storage import samples as s

async def main():
    store = await open_store(sys.argv[1])
    for number in range(40):
        kept = Reservation(point=s.POINT.ref, delivery=DeliveryId(f"{sys.argv[2]}-{number}"),
                           size=Size.S, made_at=s.NOW)
        async with store.begin() as unit:
            if await unit.points.reserve(kept):
                print(kept.delivery, flush=True)
    await store.aclose()

asyncio.run(main())
"""
POINT_OF_50 = replace(s.POINT, compartments={Size.S: 50})
ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3


def killed_after(lines: int, url: str, first: int) -> set[int]:
    """The numbers that a writer acknowledged before it was killed."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, url, str(first)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    acknowledged = {int(child.stdout.readline()) for _ in range(lines)}
    child.send_signal(signal.SIGKILL)
    acknowledged |= {int(line) for line in child.stdout.read().split("\n")[:-1]}
    child.stdout.close()
    child.wait()
    return acknowledged


async def test_what_was_acknowledged_outlives_a_kill(store: SqlStore, database_url: str) -> None:
    """Nothing is lost, and no transaction is there by half."""
    acknowledged: set[int] = set()
    for turn in range(ROUNDS):
        first = 1 + turn * 100_000
        acknowledged |= await asyncio.to_thread(killed_after, 60 + turn, database_url, first)
    async with store.read() as unit:
        stored = {each.id for each in await unit.deliveries.open_of_carrier(s.CARRIER)}
        timers = {key for key, _, _ in await unit.timers.due(s.NOW, 100_000)}
    depth = await store.lanes.depth()
    (inbox,) = await store.lanes.claim_in("w", s.NOW, 9)
    received = {row.incoming.id for row in await store.lanes.next_in(inbox, 100_000)}
    assert {s.delivery(number).id for number in acknowledged} - stored == set()
    assert {f"7:{number}" for number in acknowledged} - received == set()
    assert stored == timers
    assert depth["outbox:telegram"][0] == len(stored)


async def test_processes_that_book_at_once_never_overbook(
    store: SqlStore, database_url: str
) -> None:
    """Three processes, forty wishes each, fifty compartments."""
    async with store.begin() as unit:
        await unit.points.put(POINT_OF_50)
    bookers = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", BOOKER, database_url, name, cwd=ROOT, stdout=subprocess.PIPE
        )
        for name in ("a", "b", "c")
    ]
    told = [(await booker.communicate())[0].split() for booker in bookers]
    async with store.read() as unit:
        assert sum(len(yes) for yes in told) == 50
        assert set((await unit.points.available(s.POINT.ref)).values()) == {0}


def test_one_process_serves_a_sqlite_database(tmp_path: Path) -> None:
    """The second is refused; after the first has gone, the next may."""
    path = tmp_path / "doorstep.db"
    with single_process_lock(path), pytest.raises(AlreadyRunning), single_process_lock(path):
        pass
    with single_process_lock(path):
        pass
