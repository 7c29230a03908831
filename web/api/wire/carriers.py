"""A carrier: what it allows to be changed, and until when."""

from datetime import date as day
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field

from core.model.carrier import DEFAULT_WINDOWS, ChangeAction
from core.model.parcel import Size
from core.model.size_units import USUAL_UNITS
from core.model.status import Status
from web.api.wire.shapes import END, Amount, Country, Money, Name, Price, Ref, Wire

_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
LocalTime = Annotated[
    str, Meta(pattern=f"^{_CLOCK}(:[0-5][0-9])?{END}", description='local time: "20:30"')
]
LocalWindow = Annotated[
    str, Meta(pattern=f"^{_CLOCK}-({_CLOCK}|24:00){END}", description='local times: "08:00-10:00"')
]


class CutOff(Wire, frozen=True, kw_only=True):
    status: Status | None = None
    hours_before_window: Annotated[float, Meta(ge=0, le=720)] | None = None
    local_time: LocalTime | None = None


class Capability(Wire, frozen=True, kw_only=True):
    """`confirms`: the carrier itself says accepted and applied; else a 2xx means accepted."""

    allowed: bool = True
    until: CutOff | None = None
    fee: Money | None = None
    reversible: bool = True
    confirms: bool = False


Corner = Annotated[list[float], Meta(min_length=2, max_length=3)]
Ring = Annotated[list[Corner], Meta(min_length=4, max_length=2_000)]


class Polygon(Wire, frozen=True, kw_only=True):
    """GeoJSON (RFC 7946): rings of [longitude, latitude], closed; the first is the outside."""

    coordinates: Annotated[list[Ring], Meta(min_length=1, max_length=50)]
    type: Literal["Polygon"] = "Polygon"


PostcodeBegin = Annotated[str, Meta(min_length=1, max_length=12)]


class Blackout(Wire, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """Days on which no window is offered, `to` included, by the carrier's calendar; with `window`
    only those hours; with `postcodes` or `area` only there."""

    start: day
    end: day
    window: LocalWindow | None = None
    postcodes: Annotated[list[PostcodeBegin], Meta(max_length=1_000)] = field(default_factory=list)
    area: Polygon | None = None


class AreaCutOff(Wire, frozen=True, kw_only=True):
    """Other cut-offs where the postcode begins so, or in the area; the first that fits counts."""

    until: CutOff
    actions: list[ChangeAction] = field(default_factory=lambda: [ChangeAction.CHANGE_WINDOW])
    postcodes: Annotated[list[PostcodeBegin], Meta(max_length=1_000)] = field(default_factory=list)
    area: Polygon | None = None


class SlotFee(Wire, frozen=True, kw_only=True):
    """What a slot costs by the extra way that it takes: `per_minute` for each minute above
    `free_minutes`, and as much back for each below, from `least` to `most`. A `least` below nothing
    makes rewards of what saves way."""

    per_minute: Money
    free_minutes: Annotated[float, Meta(ge=0, le=600)] = 0
    least: Amount = "0"
    most: Amount | None = None


class UnitCosts(Wire, frozen=True, kw_only=True):
    """What the carrier's day costs it, for the figures: for each stop, kilometre, hour on the road,
    attempt, contact, route (tolls), and hour of waiting at doors."""

    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    stop: Price = "0"
    km: Price = "0"
    hour: Price = "0"
    attempt: Price = "0"
    contact: Price = "0"
    toll: Price = "0"
    waiting_hour: Price = "0"


class ToldCarrier(Wire, frozen=True, kw_only=True):
    """An action that is absent from `capabilities` is not allowed. A size that is absent from
    `units` takes its usual share of the nearest one that is there."""

    name: Name
    timezone: Annotated[str, Meta(min_length=1, max_length=60)] = "UTC"
    windows: Annotated[list[LocalWindow], Meta(max_length=48)] = field(
        default_factory=lambda: list(DEFAULT_WINDOWS)
    )
    days_ahead: Annotated[int, Meta(ge=0, le=60)] = 5
    units: dict[Size, Annotated[int, Meta(ge=0, le=10_000)]] = field(
        default_factory=lambda: dict(USUAL_UNITS)
    )
    attempts_max: Annotated[int, Meta(ge=1, le=20)] = 3
    fallback: list[Ref] = field(default_factory=list)
    sla: dict[str, float] = field(default_factory=dict)
    capabilities: dict[ChangeAction, Capability] = field(default_factory=dict)
    blackouts: Annotated[list[Blackout], Meta(max_length=500)] = field(default_factory=list)
    cut_offs: Annotated[list[AreaCutOff], Meta(max_length=200)] = field(default_factory=list)
    holidays: Country | None = None
    slot_fee: SlotFee | None = None
    costs: UnitCosts | None = None


class Carrier(Wire, frozen=True, kw_only=True):
    ref: str
    name: str
    timezone: str
    windows: list[str]
    days_ahead: int
    units: dict[Size, int]
    attempts_max: int
    fallback: list[str]
    sla: dict[str, float]
    capabilities: dict[ChangeAction, Capability]
    blackouts: list[Blackout] | UnsetType = UNSET
    cut_offs: list[AreaCutOff] | UnsetType = UNSET
    holidays: str | UnsetType = UNSET
    slot_fee: SlotFee | UnsetType = UNSET
    costs: UnitCosts | UnsetType = UNSET


class CarrierList(Wire, frozen=True, kw_only=True):
    items: list[Carrier]
    next: str | None = None
