"""A courier's link: opens the page of one route's day for whoever drives it, until the day ends."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from core.model.ids import CarrierRef, CourierLinkId, RouteRef

READ_MINUTES = 20  # real time: who has not looked for longer is not told to read
AFTER_ROUTE = timedelta(hours=3)  # a night's route is not cut short at midnight
PIN_TRIES_MAX = 10  # of a route's day: then a parcel is proved by something else
LINKS_A_ROUTE_MAX = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierLink:
    """Only the SHA-256 of its token is kept. `made_at`, `ends_at` and `revoked_at` are world time,
    `seen_at` is real time: when somebody looked at its page the last time.

    `language` is the page's, empty until it was opened.
    """

    id: CourierLinkId
    token_hash: str
    route: RouteRef
    carrier: CarrierRef
    made_by: str
    made_at: datetime
    ends_at: datetime
    revoked_at: datetime | None = None
    seen_at: datetime | None = None
    language: str = ""
    wrong_pins: int = 0

    def opens(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.ends_at

    def is_read(self, now: datetime, wall: datetime) -> bool:
        """Whether somebody looks at the page: what is written there is seen."""
        since = wall - timedelta(minutes=READ_MINUTES)
        return self.opens(now) and self.seen_at is not None and self.seen_at >= since


def token_hash(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()


def day_ends(day: date, zone: ZoneInfo, home_by: datetime) -> datetime:
    """When the links of a route end: with its day, or some hours after it must be home."""
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return max(midnight, home_by + AFTER_ROUTE)
