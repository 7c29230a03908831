"""Slots and holds, as others see them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.model.carrier import Carrier
from core.model.promise import Hold
from core.model.route import told_ref
from core.model.window import Window
from core.refusals import invalid
from slots.offers import FORECAST_BASIS, Offer, basis_of
from web.api.calendar import within_calendar
from web.api.slot_id import slot_id
from web.api.translate.shapes import money_wire
from web.api.wire import slots as wire

DAY_LENGTH = len("2026-11-24")


def slot_wire(offer: Offer, carrier: Carrier) -> wire.Slot:
    return wire.Slot(
        slot_id=slot_id(offer.window),
        start=offer.window.start,
        end=offer.window.end,
        route_ref=told_ref(offer.route_ref),
        extra_seconds=offer.extra_seconds,
        labels=list(offer.labels),
        fee=money_wire(carrier.price_of(offer.extra_seconds)),
        basis=_basis(offer.basis),
    )


def hold_wire(hold: Hold) -> wire.Hold:
    return wire.Hold(
        hold_id=hold.id,
        slot=wire.Slot(
            slot_id=slot_id(hold.window),
            start=hold.window.start,
            end=hold.window.end,
            route_ref=told_ref(hold.route_ref),
            extra_seconds=hold.extra_seconds,
            labels=[],
            fee=money_wire(hold.fee),
            basis=_basis(basis_of(hold.route_ref)),
        ),
        expires_at=hold.expires_at,
    )


def _basis(basis: str) -> wire.Basis:
    return wire.Basis.FORECAST if basis == FORECAST_BASIS else wire.Basis.ROUTE


def must_follow(first: str | None, last: str | None) -> None:
    """Raises Refused(invalid) where one time ends what another begins later."""
    since, until = _time(first), _time(last)
    if since is not None and until is not None and until < since:
        raise invalid("to", "is before from")


def is_between(window: Window, first: str | None, last: str | None) -> bool:
    """Whether a window lies between two times; days have been looked at before."""
    since, until = _time(first), _time(last)
    return (since is None or window.start >= since) and (until is None or window.end <= until)


def _time(told: str | None) -> datetime | None:
    is_time = told is not None and len(told) != DAY_LENGTH
    return datetime.fromisoformat(told.replace(" ", "+")) if told is not None and is_time else None


def day(told: str | None, field: str, zone: ZoneInfo) -> date | None:
    """A day, or the day of a time at the carrier's place. Raises Refused(invalid)."""
    if told is None:
        return None
    try:
        if len(told) == DAY_LENGTH:
            return date.fromisoformat(told)
        at = datetime.fromisoformat(told.replace(" ", "+"))
    except ValueError:
        raise invalid(field, "is neither a day nor a time with an offset") from None
    if at.utcoffset() is None:
        raise invalid(field, "has no offset")
    within_calendar(field, at)
    return at.astimezone(zone).date()
