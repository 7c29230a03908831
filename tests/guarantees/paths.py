"""Paths: for each planted bug the few steps on which it shows. In the house as it is each of them
is walked to its end, and all is well.

    python -m tests.guarantees --path no_key [--bug no_key]
"""

from collections.abc import Awaitable, Callable
from datetime import time, timedelta

from core.commands import KeepCompartment
from core.fail_points import FailPoint
from core.model.ids import PointRef
from core.model.post import Channel
from core.model.status import EventType
from tests.guarantees import judge
from tests.guarantees.outside import Illness
from tests.guarantees.people import LOCKER, PARCELS
from tests.guarantees.stage import ANYBODY, LEASE_SECONDS, Stage

type Path = Callable[[Stage], Awaitable[None]]

ON_THE_WAY = EventType.OUT_FOR_DELIVERY
OVER_A_LEASE = timedelta(seconds=2 * LEASE_SECONDS)


class Walk(Stage):
    """Along a path, with nobody waiting but where it says so."""

    def __init__(self, path: str) -> None:
        super().__init__(1, f"--path {path}")
        self._path = PATHS[path]

    async def way(self) -> None:
        self.turns.waits_in_hundred = 0
        await self._path(self)


async def acknowledged_before_stored(stage: Stage) -> None:
    """Telegram has heard that we have it, and the process dies."""
    stage.phones[0].text("hello")
    await stage.step("pushed", stage.push_all)
    await stage.step("killed", stage.die)


async def a_repeat_is_news(stage: Stage) -> None:
    """Our answer to Telegram is lost, so it pushes once more what we have."""
    stage.phones[0].text("hello")
    (lane,) = stage.queue.lanes()
    await stage.step("pushed", lambda: stage.push(lane, is_lost=True))
    await stage.step("pushed again", lambda: stage.push(lane))
    await stage.step("heard", stage.hear)
    await stage.step("carried", stage.carry)


async def no_key(stage: Stage) -> None:
    """Something on the way to the carrier repeats a call."""
    stage.phones[1].press("slot.yes")
    await stage.step("pushed", stage.push_all)
    await stage.step("heard", stage.hear)
    stage.office.falls_ill(Illness.TWICE, 1)
    await stage.step("asked", lambda: stage.carry(Channel.CARRIER))


async def read_then_write(stage: Stage) -> None:
    """One was shown a free compartment and wants it, and while the house looks around once more it
    is given to another."""
    last = stage.phones[3]
    for button in ("menu", "locker.pick|00000004"):
        last.press(button)
        await stage.step("pushed", stage.push_all)
        await stage.step("heard", stage.hear)
        await stage.step("carried", stage.carry)
    last.press("locker.pick", last.messages()[-1])
    await stage.step("pushed", stage.push_all)
    with stage.turns.each_waits():
        await stage.step("wanted", stage.hear)
        (worker,) = stage.turns.waiting
        await stage.step("the house has looked", lambda: stage.turns.go_on(worker))
    keeps = KeepCompartment(PARCELS[0].id, PointRef(LOCKER.ref))
    await stage.step("taken", lambda: stage.asks(keeps, ANYBODY))
    await stage.step("and goes on", stage.all_go_on)


async def no_fencing(stage: Stage) -> None:
    """A worker sleeps over its lease with a lane in its hands, and wakes when all is done."""
    stage.phones[0].text("hello")
    await stage.step("pushed", stage.push_all)
    with stage.turns.each_waits():
        await stage.step("one begins to hear", lambda: stage.process.hears(0))
    stage.jump(OVER_A_LEASE)
    await stage.step("the other hears", lambda: stage.process.hears(1))
    await stage.step("the first wakes", stage.all_go_on)


async def a_lost_lease_is_ignored(stage: Stage) -> None:
    """A worker sleeps while it sends, another sends that and is at the next when it wakes."""
    for words in ("hello", "/help"):
        stage.phones[0].text(words)
        await stage.step("pushed", stage.push_all)
    await stage.step("heard", stage.hear)
    with stage.turns.each_waits():
        await stage.step("one begins to send", lambda: stage.process.carries(0, Channel.TELEGRAM))
        (first,) = stage.turns.waiting
        stage.jump(OVER_A_LEASE)
        await stage.step("the other sends", lambda: stage.process.carries(1, Channel.TELEGRAM))
        (other,) = {*stage.turns.waiting} - {first}
        await stage.step("and is at the next", lambda: stage.turns.go_on(other))
    await stage.step("the first wakes", lambda: stage.turns.go_on(first))
    await stage.step("the other goes on", stage.all_go_on)


async def marked_before_sent(stage: Stage) -> None:
    """The process dies with a letter in its hands."""
    stage.phones[0].text("hello")
    await stage.step("pushed", stage.push_all)
    await stage.step("heard", stage.hear)
    stage.lay(FailPoint.BEFORE_SEND)
    await stage.step("carried", stage.carry)


async def a_secret_is_risked_twice(stage: Stage) -> None:
    """The code has arrived, and the process dies before it could write that down."""
    ready = EventType.READY_FOR_PICKUP
    await stage.step("ready", lambda: stage.happens(ready, PARCELS[0]))
    await stage.step("heard", stage.hear)
    stage.lay(FailPoint.AFTER_SEND, 2)  # the card goes first
    await stage.step("carried", stage.carry)
    assert stage.books.shown[-1].is_secret


async def a_fact_is_told_twice(stage: Stage) -> None:
    """The evening before a promised day: who looks, and looks again, sees somebody to remind."""
    _until(stage, time(18, 5))
    for _ in range(2):
        await stage.step("looked", lambda: stage.process.looks("reminders"))
        await stage.step("heard", stage.hear_all)
        await stage.step("carried", stage.carry_all)
        stage.jump(timedelta(minutes=1))


async def quiet_when_written(stage: Stage) -> None:
    """Said at five to nine in the evening, and carried when the night has begun."""
    _until(stage, time(20, 55))
    await stage.step("on its way", lambda: stage.happens(ON_THE_WAY, PARCELS[0]))
    await stage.step("heard", stage.hear)
    stage.jump(timedelta(minutes=10))
    await stage.step("carried", stage.carry)


async def holds_stay(stage: Stage) -> None:
    """Nobody says yes to what is held for them."""
    stage.jump(timedelta(minutes=10))


async def state_without_outbox(stage: Stage) -> None:
    """The process dies right after its commit."""
    stage.phones[0].text("hello")
    await stage.step("pushed", stage.push_all)
    stage.lay(FailPoint.AFTER_COMMIT)
    await stage.step("heard", stage.hear)


def _until(stage: Stage, hour: time) -> None:
    """Later on the same day, by the clock of the recipients."""
    now = stage.clock.at.astimezone(judge.ZONE)
    stage.jump(now.replace(hour=hour.hour, minute=hour.minute) - now)


PATHS: dict[str, Path] = {
    path.__name__: path
    for path in (
        acknowledged_before_stored,
        a_repeat_is_news,
        no_key,
        read_then_write,
        no_fencing,
        a_lost_lease_is_ignored,
        marked_before_sent,
        a_secret_is_risked_twice,
        a_fact_is_told_twice,
        quiet_when_written,
        holds_stay,
        state_without_outbox,
    )
}
