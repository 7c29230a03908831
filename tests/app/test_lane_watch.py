"""The watch over lanes: one look for all loops, and only those are rung that have something."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast

import pytest

from app import lane_watch
from app.bell import Bell
from app.lane_watch import LaneWatch
from core.model.post import Channel, Due
from core.ports import Clock, Lanes, Unavailable

NOTHING = Due(inbox=False, outbox=frozenset())


@dataclass
class Queues:
    """What each look finds, in order; nothing after that."""

    found: list[Due | Unavailable]
    looks: int = 0
    looked_twice: asyncio.Event = field(default_factory=asyncio.Event)
    meanwhile: Callable[[], None] = lambda: None

    async def due(self, wall: datetime) -> Due:
        self.looks += 1
        if self.looks == 1:
            self.meanwhile()
        else:
            self.looked_twice.set()
        found = self.found.pop(0) if self.found else NOTHING
        if isinstance(found, Unavailable):
            raise found
        return found


class Noon:
    def wall(self) -> datetime:
        return datetime(2030, 1, 1, 12, tzinfo=UTC)


def watch_over(queues: Queues, bell: Bell) -> LaneWatch:
    return LaneWatch(cast(Lanes, queues), cast(Clock, Noon()), bell)


async def test_only_who_has_something_is_rung() -> None:
    queues = Queues([Due(inbox=True, outbox=frozenset({Channel.SMS}))])
    watch = watch_over(queues, Bell())
    rings = {
        name: bell.next_ring()
        for name, bell in (
            ("inbox", watch.inbox),
            ("sms", watch.outbox[Channel.SMS]),
            ("telegram", watch.outbox[Channel.TELEGRAM]),
        )
    }
    running = asyncio.create_task(watch.run())
    await asyncio.wait_for(rings["sms"].wait(), 5.0)
    running.cancel()
    assert {name for name, ring in rings.items() if ring.is_set()} == {"inbox", "sms"}


async def test_a_ring_during_a_look_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was committed meanwhile may not have been seen by it."""
    monkeypatch.setattr(lane_watch, "LOOK_SECONDS", 60.0)
    bell = Bell()
    queues = Queues([], meanwhile=bell.ring)
    running = asyncio.create_task(watch_over(queues, bell).run())
    await asyncio.wait_for(queues.looked_twice.wait(), 5.0)
    running.cancel()


async def test_an_ill_database_is_looked_at_again() -> None:
    ill = Unavailable("locked")
    queues = Queues([ill, Due(inbox=True, outbox=frozenset())])
    watch = watch_over(queues, Bell())
    rung = watch.inbox.next_ring()
    running = asyncio.create_task(watch.run())
    await asyncio.wait_for(rung.wait(), 5.0)
    running.cancel()
    assert queues.looks == 2
