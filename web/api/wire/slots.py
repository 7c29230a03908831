"""Slots: windows that a route still has room for, and holds on them."""

from enum import StrEnum

from msgspec import field

from web.api.wire.shapes import Money, Time, Wire


class SlotQuery(Wire, frozen=True, kw_only=True):
    """Days, of which both belong to it; or times: windows from then on, and until then."""

    first: str | None = field(name="from", default=None)
    last: str | None = field(name="to", default=None)


class Basis(StrEnum):
    """A planned route, or what the fleet will be able to do. The places of a pickup point are as
    firm as a plan."""

    ROUTE = "route"
    FORECAST = "forecast"


class Slot(Wire, frozen=True, kw_only=True):
    """`extra_seconds` is how much longer the vehicle drives; now and then less than nothing, since
    roads know no triangle inequality. The slots where that is least, or a minute more, are
    `greenest`."""

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
