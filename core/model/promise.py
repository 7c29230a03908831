"""Promises and holds: the windows a person was told, and those kept for them while they think."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.model.ids import DeliveryId, HoldId, PromiseId, RouteRef
from core.model.parcel import Money
from core.model.route import Stop, is_point_day
from core.model.window import Window


class PromiseState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    APPLIED = "applied"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


AGREED = frozenset({PromiseState.ACCEPTED, PromiseState.APPLIED})
STANDING = frozenset({PromiseState.ASKED, PromiseState.ACCEPTED, PromiseState.APPLIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A row of the ledger: every time a person was told stands here, and what became of it."""

    id: PromiseId
    delivery: DeliveryId
    window: Window
    made_at: datetime
    changeable_until: datetime | None
    state: PromiseState = PromiseState.ASKED
    route_ref: RouteRef | None = None
    first_made_at: datetime | None = None  # of the promise that this one only tells anew
    tells: PromiseId | None = None  # that one's root, where it tells one anew

    @property
    def since(self) -> datetime:
        """When its person was first promised a time for this visit: whose time was told more
        exactly, or is kept by another vehicle, is not behind who was promised later."""
        return self.first_made_at or self.made_at

    @property
    def root(self) -> PromiseId:
        """The first of those that tell the same time: told more exactly, or kept by another
        vehicle, it is still what its person was promised."""
        return self.tells or self.id

    @property
    def stands(self) -> bool:
        return self.state in STANDING

    @property
    def is_at_a_point(self) -> bool:
        """Whether its recipient comes to a pickup point, and nobody to their door."""
        return self.route_ref is not None and is_point_day(self.route_ref)


class HoldState(StrEnum):
    HELD = "held"
    CONFIRMED = "confirmed"
    RELEASED = "released"
    EXPIRED = "expired"
    STANDBY = "standby"  # for who has asked for another window, until the carrier says yes to that


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A tentative stop on a route, kept until `expires_at` (world time). `fee` is what the window
    costs whoever takes it, as they were told; `promise` the one that stands by, and `wanted` the
    visit that its delivery wanted then."""

    id: HoldId
    delivery: DeliveryId
    window: Window
    route_ref: RouteRef
    made_at: datetime
    expires_at: datetime
    extra_seconds: int | None = None  # how much longer the vehicle drives for it
    fee: Money | None = None
    promise: Promise | None = None
    wanted: Stop | None = None
    state: HoldState = HoldState.HELD
