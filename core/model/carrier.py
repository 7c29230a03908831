"""A carrier: the company that drives, what it allows to be changed, and until when."""

from dataclasses import dataclass, field, replace
from datetime import time
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from urllib.parse import quote
from zoneinfo import ZoneInfo

from core.model.area import Area
from core.model.blackout import Blackout
from core.model.ids import CarrierRef
from core.model.location import Location
from core.model.parcel import Money, Size
from core.model.pickup_point import PickupPoint
from core.model.route import POINT_DAY
from core.model.size_units import USUAL_UNITS, with_every_size
from core.model.status import Status
from core.model.unit_costs import UnitCosts


class ChangeAction(StrEnum):
    """What may be asked of a carrier about a delivery."""

    CHANGE_WINDOW = "change_window"
    CHANGE_ADDRESS = "change_address"
    REDIRECT = "redirect"
    NEIGHBOUR = "neighbour"
    SAFE_PLACE = "safe_place"
    INSTRUCTIONS = "instructions"
    CHANGE_RECIPIENT = "change_recipient"
    POSTPONE = "postpone"
    EXTEND_PICKUP = "extend_pickup"
    RETURN = "return"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """The last moment to change: before a status, some hours before the window, a time of day
    (the carrier's zone), the last one before the window begins; what comes first counts."""

    status: Status | None = None
    hours_before_window: float | None = None
    local_time: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """`confirms`: the carrier itself says accepted and applied; else a 2xx means accepted."""

    allowed: bool = True
    until: CutOff = field(default_factory=CutOff)
    fee: Money | None = None
    reversible: bool = True
    confirms: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCutOff:
    """Where something must be told earlier or later than elsewhere: an island, a far valley. What
    it leaves open is as everywhere."""

    area: Area
    until: CutOff
    actions: frozenset[ChangeAction] = frozenset({ChangeAction.CHANGE_WINDOW})

    def over(self, until: CutOff) -> CutOff:
        here = self.until
        return CutOff(
            status=here.status or until.status,
            hours_before_window=until.hours_before_window
            if here.hours_before_window is None
            else here.hours_before_window,
            local_time=here.local_time or until.local_time,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotFee:
    """What a window costs by the extra way that it takes: `per_minute` for each minute above
    `free_minutes`, and as much back for each below, from `least` to `most`, in coins that there
    are. A negative fee is a reward; there is none unless `least` is below nothing."""

    per_minute: Money
    free_minutes: float = 0.0
    least: Decimal = Decimal(0)
    most: Decimal | None = None

    def of(self, extra_seconds: int) -> Money:
        minutes = Decimal(extra_seconds) / 60 - Decimal(str(self.free_minutes))
        fee = self._coins(minutes * self.per_minute.amount).rounded()
        if self.most is not None:
            fee = min(fee, self._coins(self.most).rounded(ROUND_FLOOR), key=_amount)
        return max(self._coins(self.least).rounded(ROUND_CEILING), fee, key=_amount)

    def _coins(self, amount: Decimal) -> Money:
        return Money(amount, self.per_minute.currency)


def _amount(money: Money) -> Decimal:
    return money.amount


DEFAULT_WINDOWS = (
    "08:00-10:00",
    "10:00-12:00",
    "12:00-14:00",
    "14:00-16:00",
    "16:00-18:00",
    "18:00-20:00",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """`windows` are local times "HH:MM-HH:MM"; `units` what a parcel of a size takes, of every size
    also where some were told. `holidays` is the country on whose public holidays it does not
    drive."""

    ref: CarrierRef
    name: str
    timezone: str = "UTC"
    windows: tuple[str, ...] = DEFAULT_WINDOWS
    days_ahead: int = 5
    units: dict[Size, int] = field(default_factory=lambda: dict(USUAL_UNITS))
    attempts_max: int = 3
    fallback: tuple[CarrierRef, ...] = ()
    sla: dict[str, float] = field(default_factory=dict)
    capabilities: dict[ChangeAction, Capability] = field(default_factory=dict)
    blackouts: tuple[Blackout, ...] = ()
    cut_offs: tuple[AreaCutOff, ...] = ()
    holidays: str | None = None
    slot_fee: SlotFee | None = None
    costs: UnitCosts | None = None  # what its day costs it, for the figures
    portal: str | None = None  # where recipients themselves change what its API does not take
    point: PickupPoint | None = None  # where it serves a delivery whose recipient comes there

    def __post_init__(self) -> None:
        if len(self.units) < len(Size):
            object.__setattr__(self, "units", with_every_size(self.units))

    def at(self, point: Location | None, postcode: str | None) -> "Carrier":
        """The carrier as it serves that door: with the cut-offs of the first area around it."""
        here = next((one for one in self.cut_offs if one.area.covers(point, postcode)), None)
        if here is None:
            return self
        capabilities = {
            action: replace(told, until=here.over(told.until)) if action in here.actions else told
            for action, told in self.capabilities.items()
        }
        return replace(self, capabilities=capabilities)

    def owing_a_time(self) -> "Carrier":
        """The carrier as it serves whom it owes another time for one that was broken: no fee is
        asked for it; a reward stays."""
        capabilities = dict(self.capabilities)
        if (told := capabilities.get(ChangeAction.CHANGE_WINDOW)) is not None:
            capabilities[ChangeAction.CHANGE_WINDOW] = replace(told, fee=None)
        fee = self.slot_fee if self.slot_fee is not None and self.slot_fee.least < 0 else None
        rewards = replace(fee, most=Decimal(0)) if fee is not None else None
        return replace(self, capabilities=capabilities, slot_fee=rewards)

    def at_point(self, point: PickupPoint | None) -> "Carrier":
        """The carrier as it serves who comes to a pickup point with bookable places: in the windows
        of the point, whose own hours say when nobody is there."""
        if point is None or not point.bookable:
            return self
        return replace(
            self,
            point=point,
            windows=tuple(each.window for each in point.bookable),
            timezone=point.timezone or self.timezone,
            blackouts=(),
            holidays=None,
            slot_fee=None,
        )

    @property
    def books_in(self) -> CarrierRef:
        """Under whose name the routes stand into which its windows are booked."""
        return self.ref if self.point is None else CarrierRef(f"{POINT_DAY}{self.point.ref}")

    def portal_of(self, tracking_number: str) -> str | None:
        """Its own page for a parcel, where there is one."""
        if self.portal is None:
            return None
        return self.portal.replace("{tracking_number}", quote(tracking_number, safe=""))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def price_of(self, extra_seconds: int | None) -> Money | None:
        """What a window costs whoever chooses it; None where it costs nothing, whichever it is."""
        if self.slot_fee is not None:
            return None if extra_seconds is None else self.slot_fee.of(extra_seconds)
        capability = self.capability(ChangeAction.CHANGE_WINDOW)
        return capability.fee if capability is not None else None

    def capability(self, action: ChangeAction) -> Capability | None:
        """What the carrier says of an action; None where it does not allow it."""
        found = self.capabilities.get(action)
        return found if found and found.allowed else None


def all_allowed(ref: CarrierRef) -> Carrier:
    """An unknown carrier as `doorstep apikey create --carrier` makes it: everything allowed, and it
    says itself what it accepts."""
    allowed = Capability(confirms=True)
    return Carrier(ref=ref, name=str(ref), capabilities=dict.fromkeys(ChangeAction, allowed))
