"""Overdue: what a recipient was told last is over, and nobody has said that somebody came."""

from datetime import datetime, timedelta

from core.model.delivery import Delivery
from core.model.eta import Eta
from core.model.status import Status

# Who is this late is no news yet; a range that is told anew moves by as much.
GRACE = timedelta(minutes=10)
VISIT_MAX = timedelta(hours=1)  # whoever came so long ago stands at the door no more
SOON = timedelta(minutes=45)  # so near is nobody who comes later than that
_STILL_TO_COME = frozenset(
    {Status.SCHEDULED, Status.LOADED, Status.OUT_FOR_DELIVERY, Status.ARRIVING}
)


def told_until(delivery: Delivery) -> datetime | None:
    """The end of the promised window, or of the range that was told last where that is later; None
    where no time was told, or nobody is to come to the door any more."""
    if delivery.status not in _STILL_TO_COME or delivery.arrived_at is not None:
        return None
    promise, eta = delivery.awaited, delivery.eta
    ends = [] if promise is None else [promise.window.end]
    ends += [] if eta is None else [eta.end]
    return max(ends, default=None)


def is_passed_by(delivery: Delivery) -> bool:
    """Its vehicle went on to others, nobody has said why, and nothing was told since: no range, no
    promise, no end of a try."""
    passed = delivery.passed_at
    if passed is None or delivery.eta is not None or delivery.arrived_at is not None:
        return False
    promise = delivery.awaited
    told = [delivery.newest_event_at, None if promise is None else promise.made_at]
    return delivery.status in _STILL_TO_COME and all(at is None or at <= passed for at in told)


def is_overdue(delivery: Delivery, now: datetime, grace: timedelta = GRACE) -> bool:
    until = told_until(delivery)
    return until is not None and now >= until + grace


def is_unreported(delivery: Delivery, now: datetime) -> bool:
    """A courier was there, waits no longer, and nobody has said how it ended."""
    came = delivery.arrived_at
    is_there = delivery.status is Status.ARRIVING and came is not None
    waits = delivery.waits_until is not None and now < delivery.waits_until
    return is_there and not waits and came is not None and now >= came + VISIT_MAX


def is_promise_in_danger(delivery: Delivery, now: datetime) -> bool:
    """Whether somebody was promised a courier who likely comes too late, or nobody knows when."""
    if delivery.is_over or delivery.awaited is None:
        return False
    is_lost_sight_of = is_passed_by(delivery) or delivery.seems_left_behind
    return is_lost_sight_of or delivery.is_expected_late or is_overdue(delivery, now)


def eta_at(delivery: Delivery, now: datetime) -> Eta | None:
    """The range, as long as it says something."""
    eta = delivery.eta
    return eta if eta is not None and now < eta.end + GRACE else None
