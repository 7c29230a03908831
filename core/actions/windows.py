"""Windows that may be chosen at all, whatever the routes say: the carrier's own, on days on which
we may come, while a business is open and the carrier can still be told."""

from datetime import date, datetime, timedelta

from core.actions.blackouts import is_blacked_out
from core.actions.opening import opening_of
from core.model.carrier import Carrier, ChangeAction, CutOff
from core.model.delivery import Delivery
from core.model.options import closes_at
from core.model.status import Status
from core.model.window import Window
from slots.windows import days_between, windows_of_day

DAYS_ASKED_MAX = 60  # as far as a carrier may say that it plans


def windows_ahead(
    delivery: Delivery,
    carrier: Carrier,
    now: datetime,
    first: date | None = None,
    last: date | None = None,
) -> tuple[Window, ...]:
    """Those that begin after now, soonest first; `first` and `last` narrow the days."""
    begin, end = days_offered(delivery, carrier, now)
    begin = max(begin, first) if first else begin
    end = min(end, last) if last else end
    opening = opening_of(delivery, carrier)
    capability, zone = carrier.capability(ChangeAction.CHANGE_WINDOW), carrier.zone
    cut_off = capability.until if capability is not None else CutOff()
    return tuple(
        window
        for day in days_between(begin, end)
        for window in windows_of_day(carrier.windows, day, zone)
        if window.start > now
        and not _is_over(closes_at(cut_off, window, carrier), now)
        and (opening is None or opening.takes_in(window))
        and not _has_gone_by(delivery, carrier, window)
        and not is_blacked_out(delivery, carrier, window)
    )


def others_than_promised(windows: tuple[Window, ...], delivery: Delivery) -> tuple[Window, ...]:
    """Who looks for another time is not offered their own."""
    promise = delivery.promised
    return windows if promise is None else tuple(one for one in windows if one != promise.window)


def may_be_chosen(delivery: Delivery, carrier: Carrier, window: Window, now: datetime) -> bool:
    """Whether the window is one that is offered to this delivery; it may have begun meanwhile."""
    day = window.start.astimezone(carrier.zone).date()
    begin, end = days_offered(delivery, carrier, now)
    is_known = window in windows_of_day(carrier.windows, day, carrier.zone)
    is_in_time = begin <= day <= end and window.end > now
    return is_in_time and is_known and not is_blacked_out(delivery, carrier, window)


def is_closed(delivery: Delivery, carrier: Carrier, window: Window) -> bool:
    """Whether nobody would be there to take the parcel, for some of this window at least."""
    opening = opening_of(delivery, carrier)
    is_shut = opening is not None and not opening.takes_in(window)
    return is_shut or _has_gone_by(delivery, carrier, window)


def _has_gone_by(delivery: Delivery, carrier: Carrier, window: Window) -> bool:
    """Whether the parcel no longer waits at the pickup point by then."""
    until = delivery.pickup_until if carrier.point is not None else None
    return until is not None and window.end > until


def cut_off_of(window: Window, carrier: Carrier) -> datetime | None:
    """The last moment at which the carrier can be told of this window."""
    capability = carrier.capability(ChangeAction.CHANGE_WINDOW)
    return closes_at(capability.until, window, carrier) if capability else None


def is_past_cut_off(window: Window, carrier: Carrier, now: datetime) -> bool:
    return _is_over(cut_off_of(window, carrier), now)


def _is_over(until: datetime | None, now: datetime) -> bool:
    # A promise that the carrier can no longer be asked for would be taken back at once.
    return until is not None and until <= now


def days_offered(delivery: Delivery, carrier: Carrier, now: datetime) -> tuple[date, date]:
    """The first and last day on which we may come, or its recipient may (carrier's zone)."""
    today = now.astimezone(carrier.zone).date()
    begin = max(today, delivery.earliest or today)
    end = today + timedelta(days=min(carrier.days_ahead, DAYS_ASKED_MAX))
    if delivery.status is Status.READY_FOR_PICKUP:
        return today, end  # it is there
    if delivery.latest is not None and delivery.latest >= today and not delivery.attempts:
        end = min(end, delivery.latest)
    return begin, end
