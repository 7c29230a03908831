"""Overdue: a promised time passes, and nobody has said that somebody came.

A vehicle that left a door out, a plan that nobody drives, a carrier that tells nothing: of these no
ETA speaks. So whoever was told a time hears when it is over, with ways out, and whoever dispatches
gets an alert.
"""

from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.tell import note, notify
from core.model.delivery import Delivery
from core.model.notice import NoticeKind
from core.model.notice_policy import NoticePolicy
from core.model.overdue import is_overdue, is_unreported, told_until
from core.model.status import EventType
from core.ports import Unit

LOOKED_FOR = timedelta(hours=24)  # later it is no news, and people look already
ON_ITS_WAY_SECONDS = 30  # real time: so long a carrier's report may take to come to us
OVERDUE = "its time is over, and nobody has reported, please look"
UNREPORTED = "no report after arrived"


def grace_of(house: House, policy: NoticePolicy) -> timedelta:
    return max(timedelta(minutes=policy.late_minutes), house.clock.patience(ON_ITS_WAY_SECONDS))


def seems_overdue(delivery: Delivery, grace: timedelta, now: datetime) -> bool:
    if is_unreported(delivery, now):
        return delivery.arrived_at is not None and now < delivery.arrived_at + LOOKED_FOR
    until = told_until(delivery)
    is_recent = until is not None and now < until + grace + LOOKED_FOR
    return is_recent and is_overdue(delivery, now, grace)


async def tell_overdue(
    house: House, unit: Unit, delivery: Delivery, policy: NoticePolicy, now: datetime
) -> None:
    """Once for what was told. Who knows from the carrier that it comes later hears nothing new, and
    neither does who was promised nothing: there the card says it."""
    if is_unreported(delivery, now):
        return await _tell_unreported(house, unit, delivery, policy)
    until = told_until(delivery)
    if until is None or not seems_overdue(delivery, grace_of(house, policy), now):
        return
    fact = f"{len(delivery.attempts)}/over/{until.isoformat()}"
    promise = delivery.awaited
    if promise is None or await _knows(unit, delivery, promise.made_at):
        await notify(house, unit, delivery, NoticeKind.ETA, fact, policy=policy)
        return
    kind, window = NoticeKind.LATE, promise.window
    await notify(house, unit, delivery, kind, fact, window=window, policy=policy)
    if not await unit.timeline.says(delivery.id, f"{OVERDUE} ({promise.id})"):
        await note(house, unit, delivery, "alert", "house", f"{OVERDUE} ({promise.id})")


async def _tell_unreported(
    house: House, unit: Unit, delivery: Delivery, policy: NoticePolicy
) -> None:
    """Whoever opened has the parcel: the card alone says what was heard. One who did not is told by
    the end of the wait."""
    fact = f"{len(delivery.attempts)}/unreported/{delivery.arrived_at}"
    await notify(house, unit, delivery, NoticeKind.ETA, fact, policy=policy)
    if not await unit.timeline.says(delivery.id, UNREPORTED):
        await note(house, unit, delivery, "alert", "house", UNREPORTED)


async def _knows(unit: Unit, delivery: Delivery, since: datetime) -> bool:
    """Whether the carrier has said, since the promise was made, that it comes later."""
    if delivery.seems_left_behind:
        return False
    events = await unit.timeline.events_of(delivery.id)
    return any(one.type is EventType.DELAYED and one.occurred_at >= since for one in events)
