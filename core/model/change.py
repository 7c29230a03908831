"""A change: what a recipient or agent asks of the carrier, and how far that has come."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

from core.model.address import Components
from core.model.asker import Role
from core.model.carrier import Carrier, ChangeAction
from core.model.delivery import Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import CarrierRef, ChangeId, DeliveryId, PointRef, PromiseId, RouteRef
from core.model.location import Location
from core.model.parcel import Money
from core.model.recipient import Recipient
from core.model.window import Window


class ChangeState(StrEnum):
    QUEUED = "queued"
    SENT = "sent"
    ACCEPTED = "accepted"
    APPLIED = "applied"
    REJECTED = "rejected"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    UNCERTAIN = "uncertain"


_S = ChangeState
_ENDS = {_S.REJECTED, _S.EXPIRED, _S.SUPERSEDED, _S.CANCELLED}

# From each state, the states that may follow. Staying where one is changes nothing and is allowed.
CHANGE_MOVES: dict[ChangeState, frozenset[ChangeState]] = {
    _S.QUEUED: frozenset({_S.SENT, _S.ACCEPTED, _S.APPLIED, _S.UNCERTAIN} | _ENDS),
    _S.SENT: frozenset({_S.ACCEPTED, _S.APPLIED, _S.UNCERTAIN} | _ENDS),
    _S.UNCERTAIN: frozenset({_S.SENT, _S.ACCEPTED, _S.APPLIED} | _ENDS),
    _S.ACCEPTED: frozenset({_S.APPLIED} | _ENDS),
    _S.APPLIED: frozenset({_S.SUPERSEDED}),
    **{end: frozenset() for end in _ENDS},
}
OPEN_CHANGES = frozenset({_S.QUEUED, _S.SENT, _S.UNCERTAIN})
STANDING_CHANGES = OPEN_CHANGES | {_S.ACCEPTED}
ASKED_TOGETHER = timedelta(seconds=5)  # with one yes

# How many of the three ticks a recipient sees.
TICKS: dict[ChangeState, int] = {
    _S.QUEUED: 1,
    _S.SENT: 1,
    _S.UNCERTAIN: 1,
    _S.ACCEPTED: 2,
    _S.APPLIED: 3,
    **dict.fromkeys(_ENDS, 0),
}


class WindowChange(msgspec.Struct, frozen=True, kw_only=True, tag="change_window"):
    window: Window
    promise: PromiseId
    route_ref: RouteRef | None = None
    before: Window | None = None
    within: Window | None = None  # the agreed one that this only tells otherwise: stands after a no
    fee: Money | None = None  # what whoever chose it was told that it costs
    paid: bool = False  # in the chat: nobody takes it at the door


class AddressChange(msgspec.Struct, frozen=True, kw_only=True, tag="change_address"):
    old: str
    new: str
    components: Components
    location: Location | None
    verdict: str
    by: str
    before: DeliveryAddress  # what stands again if the carrier says no
    door_before: DoorCard | None = None  # with what one had to know at that door


class PointRedirect(msgspec.Struct, frozen=True, kw_only=True, tag="redirect"):
    point: PointRef
    size: str
    until: datetime | None = None


class ToNeighbour(msgspec.Struct, frozen=True, kw_only=True, tag="neighbour"):
    name: str
    unit: str | None = None


class ToSafePlace(msgspec.Struct, frozen=True, kw_only=True, tag="safe_place"):
    note: str


class NewInstructions(msgspec.Struct, frozen=True, kw_only=True, tag="instructions"):
    door_card: DoorCard
    before: DoorCard | None = None  # what is true again once it is taken back


class NewRecipient(msgspec.Struct, frozen=True, kw_only=True, tag="change_recipient"):
    recipient: Recipient


class PutOff(msgspec.Struct, frozen=True, kw_only=True, tag="postpone"):
    until: date
    earliest_before: date | None = None  # what stands again if the carrier says no
    latest_before: date | None = None


class LongerPickup(msgspec.Struct, frozen=True, kw_only=True, tag="extend_pickup"):
    until: datetime


class SendBack(msgspec.Struct, frozen=True, kw_only=True, tag="return"):
    reason: str | None = None


class CallOff(msgspec.Struct, frozen=True, kw_only=True, tag="cancel"):
    reason: str | None = None


What = (
    WindowChange
    | AddressChange
    | PointRedirect
    | ToNeighbour
    | ToSafePlace
    | NewInstructions
    | NewRecipient
    | PutOff
    | LongerPickup
    | SendBack
    | CallOff
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`their_id` is the carrier's own name for it, `why_not` its reason for a rejection."""

    id: ChangeId
    delivery: DeliveryId
    carrier: CarrierRef
    what: What
    state: ChangeState = ChangeState.QUEUED
    asked_by: str
    asked_at: datetime
    deadline: datetime | None = None
    their_id: str | None = None
    why_not: str | None = None
    updated_at: datetime

    @property
    def action(self) -> ChangeAction:
        return ChangeAction(str(self.what.__struct_config__.tag))

    @property
    def is_senders(self) -> bool:
        """What its sender put right is not the recipient's to take back."""
        return self.asked_by.partition(":")[0] == Role.SENDER

    def moved(self, state: ChangeState, at: datetime, why_not: str | None = None) -> "Change":
        """The change in its next state; the same one where the table has no such move."""
        if state not in CHANGE_MOVES[self.state]:
            return self
        return replace(self, state=state, updated_at=at, why_not=why_not or self.why_not)


def goes_to_a_point(
    delivery: Delivery, carrier: Carrier, changes: Iterable[Change]
) -> Change | None:
    """The wish that sends it to a pickup point, where a time would be one at the door."""
    if delivery.pickup is None or carrier.point is not None:
        return None
    standing = (
        change
        for change in changes
        if change.action is ChangeAction.REDIRECT and change.state in STANDING_CHANGES
    )
    return max(standing, key=lambda each: each.asked_at, default=None)
