"""Slots: windows that a route still has room for, and holds on them."""

from enum import StrEnum

from msgspec import field

from web.api.wire.shapes import Money, Time, Wire


class SlotQuery(Wire, frozen=True, kw_only=True):
    """Days, or times whose day counts; both ends are included."""

    first: str | None = field(name="from", default=None)
    last: str | None = field(name="to", default=None)


class Basis(StrEnum):
    """A planned route, what the fleet will be able to do, or the places of a pickup point."""

    ROUTE = "route"
    FORECAST = "forecast"
    POINT = "point"


class Slot(Wire, frozen=True, kw_only=True):
    """`extra_seconds` is how much longer the vehicle drives; now and then less than nothing, since
    roads know no triangle inequality. The slot where that is least is `greenest`."""

    slot_id: str
    start: Time
    end: Time
    route_ref: str | None
    extra_seconds: int | None
    labels: list[str]
    fee: Money | None
    basis: Basis


class SlotList(Wire, frozen=True, kw_only=True):
    items: list[Slot]
    next: str | None = None


class SlotWish(Wire, frozen=True, kw_only=True):
    slot_id: str


class Hold(Wire, frozen=True, kw_only=True):
    hold_id: str
    slot: Slot
    expires_at: Time
