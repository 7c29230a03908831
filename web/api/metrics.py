"""Metrics: what the process and its queues are doing, in Prometheus's text."""

import math
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from core.actions.counted import gather
from core.actions.figures import figures
from core.actions.house import House
from core.model.sync import BACKUP
from core.ports import Lanes, Unavailable

CONTENT_TYPE = CONTENT_TYPE_LATEST
FIGURES_DAYS = 1
FIGURES_KEPT = timedelta(minutes=1)


@dataclass(slots=True)
class Metrics:
    """`registry` may be shared with other rooms, which add their own; `looks` of theirs are done
    before each answer, and raise Unavailable. `figures_days` 0: no figures, for it costs something
    to count them, and one process's are enough."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    looks: tuple[Callable[[], Awaitable[None]], ...] = ()
    figures_days: int = FIGURES_DAYS
    _calls: Counter = field(init=False)
    _seconds: Histogram = field(init=False)
    _depth: Gauge = field(init=False)
    _age: Gauge = field(init=False)
    _figures: Gauge = field(init=False)
    _errors: Gauge = field(init=False)
    _lag: Gauge = field(init=False)
    _rests: Gauge = field(init=False)
    _failures: Gauge = field(init=False)
    _backup: Gauge = field(init=False)
    _answers: Gauge = field(init=False)
    _counted_at: datetime | None = None

    def __post_init__(self) -> None:
        registry = self.registry
        self._calls = Counter(
            "doorstep_api_calls", "Calls of the API", ("operation", "status"), registry=registry
        )
        self._seconds = Histogram(
            "doorstep_api_seconds", "How long calls took", ("operation",), registry=registry
        )
        self._depth = Gauge(
            "doorstep_queue_rows", "Rows that wait in a queue", ("queue",), registry=registry
        )
        self._age = Gauge(
            "doorstep_queue_oldest_seconds",
            "How long the oldest row has waited",
            ("queue",),
            registry=registry,
        )
        self._figures = Gauge(
            "doorstep_figure", "The figures of the last day", ("name",), registry=registry
        )

        self._errors = Gauge(
            "doorstep_peer_errors_in_a_row",
            "Looks at another program that failed since the last good one",
            ("peer",),
            registry=registry,
        )
        self._lag = Gauge(
            "doorstep_peer_lag_seconds",
            "How long ago another program was last looked at with success",
            ("peer",),
            registry=registry,
        )
        self._rests = Gauge(
            "doorstep_peer_rests_seconds",
            "How long another program that was ill is left alone yet by all processes",
            ("peer",),
            registry=registry,
        )
        self._failures = Gauge(
            "doorstep_breaker_failures_in_a_row",
            "Calls to another program that failed since the last good one",
            ("peer",),
            registry=registry,
        )
        self._backup = Gauge(
            "doorstep_backup_age_seconds", "How old the newest backup is", registry=registry
        )
        self._answers = Gauge(
            "doorstep_database_answers", "1 where the database answers", registry=registry
        )

    def answered(self, operation: str, status: int, seconds: float) -> None:
        self._calls.labels(operation, str(status)).inc()
        self._seconds.labels(operation).observe(seconds)

    async def text(self, house: House, lanes: Lanes) -> bytes:
        """What the process knows by itself is told in any case; of an ill database nothing is."""
        try:
            await self._look(house, lanes)
            self._answers.set(1)
        except Unavailable:
            for gauge in (
                self._depth,
                self._age,
                self._errors,
                self._lag,
                self._rests,
                self._failures,
            ):
                gauge.clear()
            self._backup.set(math.nan)
            self._answers.set(0)
        return generate_latest(self.registry)

    async def _look(self, house: House, lanes: Lanes) -> None:
        wall = house.clock.wall()
        for look in self.looks:
            await look()
        for queue, (rows, since) in (await lanes.depth()).items():
            self._depth.labels(queue).set(rows)
            self._age.labels(queue).set((wall - since).total_seconds() if since else 0.0)
        await self._look_at_peers(house, wall)
        is_old = self._counted_at is None or wall - self._counted_at > FIGURES_KEPT
        if self.figures_days and is_old:
            await self._count(house)
            self._counted_at = wall

    async def _look_at_peers(self, house: House, wall: datetime) -> None:
        async with house.store.read() as unit:
            syncs, breakers = await unit.syncs.all(), await unit.peers.all()
        for breaker in breakers:
            self._rests.labels(breaker.name).set(breaker.rest_seconds(wall))
            self._failures.labels(breaker.name).set(breaker.failures)
        made = next((sync.last_success for sync in syncs if sync.name == BACKUP), None)
        self._backup.set((wall - made).total_seconds() if made is not None else math.nan)
        for sync in syncs:
            if sync.name == BACKUP:
                continue
            self._errors.labels(sync.name).set(sync.errors_in_a_row)
            if sync.last_success is not None:
                self._lag.labels(sync.name).set((wall - sync.last_success).total_seconds())

    async def _count(self, house: House) -> None:
        since = house.clock.now() - timedelta(days=self.figures_days)
        async with house.store.read() as unit:
            material = await gather(unit, since, None)
        self._figures.clear()
        for name, value in flat(figures(material)).items():
            self._figures.labels(name).set(value)


def flat(told: Mapping[str, object], before: str = "") -> dict[str, float]:
    """Each number by its path; what nothing was measured for is left out, never zero."""
    numbers: dict[str, float] = {}
    for name, value in told.items():
        if isinstance(value, Mapping):
            numbers |= flat(value, f"{before}{name}.")
        elif isinstance(value, int | float):
            numbers[f"{before}{name}"] = float(value)
    return numbers
