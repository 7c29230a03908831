"""Their options: what a carrier said may be changed on one parcel, and how long that counts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.model.carrier import ChangeAction
from core.model.ids import CarrierRef
from core.model.parcel import Money
from core.model.status import Status

KEPT_MINUTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirOption:
    """`why_not` holds codes of theirs or of ours; `days` are those of which a later one must be,
    where they told them; `until` is when they stop taking it."""

    action: ChangeAction
    allowed: bool
    why_not: tuple[str, ...] = ()
    until: datetime | None = None
    fee: Money | None = None
    days: tuple[date, ...] = ()
    asynchronous: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirOptions:
    """`status` is what the parcel's was then: one that has moved on is asked about anew, and so is
    one that another carrier brings by now."""

    carrier: CarrierRef
    at: datetime
    status: Status
    told: tuple[TheirOption, ...]

    def count(self, carrier: CarrierRef, status: Status, now: datetime) -> bool:
        is_fresh = self.at <= now < self.at + timedelta(minutes=KEPT_MINUTES)
        return is_fresh and (self.carrier, self.status) == (carrier, status)

    def of(self, action: ChangeAction) -> TheirOption | None:
        return next((one for one in self.told if one.action is action), None)
