"""Vitals: how this process fares: its loop, what it hears and carries, and how Telegram treats it.

Each process has its own and shows them at its own `/metrics`, beside what the database says of all.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from app.inbox import Hear
from app.outbox import Carried, Carry
from bot.telegram.limits import Limits
from bot.telegram.setup import WebhookState
from bot.telegram.update_row import written_at
from core.model.post import Channel, InboxRow, Incoming, LaneLease, OutboxRow, Source
from core.ports import Clock, Unavailable

LAG_LOOK_SECONDS = 0.5
STALL_SECONDS = 2.0  # what waits behind a loop that stands so long, is seen by people
TELEGRAM_LOOK_SECONDS = 60.0
LAGS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 15.0)
WAITS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0, 300.0)
AGES = (1.0, 2.0, 5.0, 15.0, 60.0, 150.0, 600.0, 3_600.0, 86_400.0)  # a press dies at 150

log = logging.getLogger("vitals")


@dataclass(slots=True)
class Vitals:
    """`limits` and `webhook` are set by the parts that know, where this process has them: our pace
    towards Telegram, and Telegram's own word."""

    clock: Clock
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    monotonic: Callable[[], float] = time.monotonic
    limits: Limits | None = None
    webhook: WebhookState | None = None
    lag_seconds: float = 0.0
    _lag: Histogram = field(init=False)
    _ages: Histogram = field(init=False)
    _heard: Counter = field(init=False)
    _turn: Histogram = field(init=False)
    _answered: Histogram = field(init=False)
    _carried: Counter = field(init=False)
    _carrying: Histogram = field(init=False)

    def __post_init__(self) -> None:
        registry = self.registry
        self._lag = Histogram(
            "doorstep_loop_lag_seconds",
            "How much later than asked the event loop woke somebody",
            registry=registry,
            buckets=LAGS,
        )
        self._ages = Histogram(
            "doorstep_update_age_seconds",
            "How old a message was when it came from Telegram",
            registry=registry,
            buckets=AGES,
        )
        self._heard = Counter(
            "doorstep_inbox_rows", "Rows heard", ("source", "ended"), registry=registry
        )
        self._turn = Histogram(
            "doorstep_turn_seconds",
            "How long hearing a row took",
            ("source",),
            registry=registry,
            buckets=WAITS,
        )
        self._answered = Histogram(
            "doorstep_answer_seconds",
            "From a row's coming in until what it caused was committed",
            ("source",),
            registry=registry,
            buckets=WAITS,
        )
        self._carried = Counter(
            "doorstep_outbox_rows", "Tries to carry a row", ("channel", "ended"), registry=registry
        )
        self._carrying = Histogram(
            "doorstep_outbox_seconds",
            "How long a try took",
            ("channel",),
            registry=registry,
            buckets=WAITS,
        )
        registry.register(Shown(self._as_of_now))

    async def run(self) -> None:
        """Until cancelled: how late the loop wakes us is how late it wakes everybody."""
        while True:
            asked = self.monotonic()
            await asyncio.sleep(LAG_LOOK_SECONDS)
            self.lagged(self.monotonic() - asked - LAG_LOOK_SECONDS)

    def lagged(self, seconds: float) -> None:
        self.lag_seconds = max(0.0, seconds)
        self._lag.observe(self.lag_seconds)
        if self.lag_seconds >= STALL_SECONDS:
            log.warning("the loop stood still for %.1f s", self.lag_seconds)

    async def check_loop(self) -> None:
        """Raises Unavailable while the loop wakes nobody in time."""
        if self.lag_seconds >= STALL_SECONDS:
            raise Unavailable("the loop stands still")

    def arrived(self, rows: Iterable[Incoming]) -> None:
        """Of presses Telegram does not say when they were made."""
        for row in rows:
            written = written_at(row.body) if row.source is Source.TELEGRAM else None
            if written is not None:
                self._ages.observe(max(0.0, (row.received_at - written).total_seconds()))

    def hearing(self, source: Source, hear: Hear) -> Hear:
        """The same, watched."""

        async def watched(row: InboxRow, lease: LaneLease) -> None:
            began, ended = self.monotonic(), "failed"
            try:
                await hear(row, lease)
                ended = "done"
                since = self.clock.wall() - row.incoming.received_at
                self._answered.labels(source).observe(max(0.0, since.total_seconds()))
            finally:
                self._heard.labels(source, ended).inc()
                self._turn.labels(source).observe(self.monotonic() - began)

        return watched

    def carrying(self, channel: Channel, carry: Carry) -> Carry:
        """The same, watched."""

        async def watched(row: OutboxRow) -> Carried:
            began, ended = self.monotonic(), "failed"
            try:
                carried = await carry(row)
                ended = carried.state or "again"
                return carried
            finally:
                self._carried.labels(channel, ended).inc()
                self._carrying.labels(channel).observe(self.monotonic() - began)

        return watched

    async def watch_telegram(self, ask: Callable[[], Awaitable[WebhookState | None]]) -> None:
        """Until cancelled, each minute: what waits there, and whether it could push."""
        while True:
            await asyncio.sleep(TELEGRAM_LOOK_SECONDS)
            try:
                self.webhook = await ask()
            except Unavailable as ill:
                self.webhook = None
                log.warning("telegram was not looked at: %s", type(ill).__name__)

    def _as_of_now(self) -> Sequence[Metric]:
        limits, now = self.limits or Limits(), self.monotonic()
        slowed = CounterMetricFamily(
            "doorstep_telegram_too_fast", "How often Telegram said that we are too fast"
        )
        slowed.add_metric((), limits.slowed)
        paused = GaugeMetricFamily(
            "doorstep_telegram_paused_chats", "Chats that wait since Telegram said so"
        )
        paused.add_metric((), limits.paused_chats(now))
        stopped = GaugeMetricFamily(
            "doorstep_telegram_paused_seconds", "How long the whole bot waits for the same reason"
        )
        stopped.add_metric((), limits.paused_seconds(now))
        return [slowed, paused, stopped, *_pushing(self.webhook, self.clock.wall())]


class Shown(Collector):
    """What is asked for whenever somebody looks."""

    def __init__(self, look: Callable[[], Iterable[Metric]]) -> None:
        self._look = look

    def collect(self) -> Iterable[Metric]:
        return self._look()

    def describe(self) -> Iterable[Metric]:
        """Nothing is asked when it is registered."""
        return ()


def _pushing(state: WebhookState | None, wall: datetime) -> Sequence[Metric]:
    """Nothing where Telegram has not been asked, or did not answer."""
    waits = GaugeMetricFamily(
        "doorstep_telegram_pending_updates", "Updates that Telegram keeps for us"
    )
    failed = GaugeMetricFamily(
        "doorstep_telegram_push_failed_seconds", "How long ago Telegram last failed to push"
    )
    if state is not None:
        waits.add_metric((), state.pending)
        if state.failed_at is not None:
            failed.add_metric((), max(0.0, (wall - state.failed_at).total_seconds()))
    return waits, failed
