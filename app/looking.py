"""Looking: what the database and the disk say of all processes, at each look at `/metrics`."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from prometheus_client.core import GaugeMetricFamily, Metric

from app.vitals import Shown, Vitals
from core.ports import Clock, Leases
from storage.session import Database
from storage.signs import Signs, signs_of

WRITING_KEPT_SECONDS = 1.0
READY = "ready"


@dataclass(slots=True)
class Writing:
    """Whether the database takes writes: proved once a second at most, however many ask."""

    leases: Leases
    clock: Clock
    vitals: Vitals
    _proved_at: float | None = None

    async def check(self) -> None:
        """Raises Unavailable."""
        now = self.vitals.monotonic()
        if self._proved_at is not None and now - self._proved_at < WRITING_KEPT_SECONDS:
            return
        await self.leases.take(READY, READY, self.clock.wall(), WRITING_KEPT_SECONDS)
        self._proved_at = now


@dataclass(slots=True)
class Looking:
    """`folder` is where the database lies, or where we write at all."""

    database: Database
    clock: Clock
    vitals: Vitals
    folder: Path
    _seen: Sequence[Metric] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        self.vitals.registry.register(Shown(lambda: self._seen))

    async def look(self) -> None:
        """Raises Unavailable; then nothing is shown rather than what was."""
        self._seen = ()
        wall, began = self.clock.wall(), self.vitals.monotonic()
        signs = await signs_of(self.database, wall)
        took = self.vitals.monotonic() - began
        free = await asyncio.to_thread(_free_bytes, self.folder)
        self._seen = [*_of_database(signs, wall, took), *_of_work(signs, wall), _disk(free)]


def _of_database(signs: Signs, wall: datetime, took: float) -> Sequence[Metric]:
    ahead = (signs.now - wall).total_seconds() if signs.now is not None else None
    return [
        _one("doorstep_database_look_seconds", "How long looking at it took", took),
        _one("doorstep_database_bytes", "How big it is", signs.bytes),
        _one("doorstep_database_log_bytes", "How big SQLite's log is", signs.log_bytes),
        _one(
            "doorstep_database_longest_seconds",
            "How long PostgreSQL's longest transaction has lasted",
            signs.longest_seconds,
        ),
        _one(
            "doorstep_database_clock_ahead_seconds",
            "How far PostgreSQL's clock is ahead of ours",
            ahead,
        ),
    ]


def _of_work(signs: Signs, wall: datetime) -> Sequence[Metric]:
    lanes = _many("doorstep_queue_due_lanes", "Lanes with something that may go now", "queue")
    since = _many("doorstep_queue_due_seconds", "How long the first has waited", "queue")
    for queue, due in signs.due.items():
        lanes.add_metric((queue,), due.lanes)
        since.add_metric((queue,), max(0.0, (wall - due.since).total_seconds()) if due.since else 0)
    left = _many("doorstep_lease_seconds", "Until a lease ends; below 0 it is nobody's", "lease")
    epochs = _many("doorstep_lease_epoch", "How often a lease went to another", "lease")
    for lease in signs.leases:
        left.add_metric((lease.name,), (lease.until - wall).total_seconds())
        epochs.add_metric((lease.name,), lease.epoch)
    paused = _many("doorstep_paused_seconds", "How long nothing has been carried there", "what")
    for what, begun in signs.paused_since.items():
        paused.add_metric((what,), (wall - begun).total_seconds())
    uncertain = _one(
        "doorstep_uncertain_rows", "Sent, and nobody knows whether it arrived", signs.uncertain
    )
    return [lanes, since, left, epochs, paused, uncertain]


def _disk(free: int) -> Metric:
    return _one("doorstep_disk_free_bytes", "Room where the database or the cache lies", free)


def _one(name: str, what: str, value: float | None) -> GaugeMetricFamily:
    """Without a value where this kind of database has none."""
    family = GaugeMetricFamily(name, what)
    if value is not None:
        family.add_metric((), value)
    return family


def _many(name: str, what: str, label: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, what, labels=(label,))


def _free_bytes(folder: Path) -> int:
    while not folder.exists():
        folder = folder.parent
    stat = os.statvfs(folder)
    return stat.f_bavail * stat.f_frsize
