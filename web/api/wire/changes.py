"""Changes: what may be asked about a delivery, and how far it has come."""

from datetime import date
from typing import Annotated, Any

from msgspec import Meta

from core.model.change import ChangeState
from web.api.wire.address import ToldAddress
from web.api.wire.deliveries import Recipient
from web.api.wire.shapes import Name, PageQuery, Ref, Text, Time, TimeWindow, Wire

HOURS = "as OpenStreetMap writes them, else as told: only the former limit the slots"
LIMIT = "of the vehicle: no bigger one is sent"


class DoorCard(Wire, frozen=True, kw_only=True):
    """What one must know at the door; what is absent stays as it is known. `gate_code` is another
    name of `code`."""

    entrance: Name | None = None
    floor: Name | None = None
    unit: Name | None = None
    code: Name | None = None
    gate_code: Name | None = None
    phone: Name | None = None
    note: Text | None = None
    access_needs: Text | None = None
    vehicle_limits: Text | None = None
    reception: Text | None = None
    opening_hours: Annotated[str, Meta(max_length=500, description=HOURS)] | None = None
    parking: Text | None = None
    lift: (
        Annotated[str, Meta(max_length=200, description='"yes", "no", or what it takes')] | None
    ) = None
    height_m_max: Annotated[float, Meta(gt=0, le=20, description=LIMIT)] | None = None
    weight_t_max: Annotated[float, Meta(gt=0, le=100, description=LIMIT)] | None = None


class AskWindow(Wire, tag_field="action", tag="change_window", frozen=True, kw_only=True):
    """Exactly one of `slot_id`, `hold_id` and, for agents and carriers, `window`: a part of the
    promised one, which is told more exactly."""

    slot_id: str | None = None
    hold_id: str | None = None
    window: TimeWindow | None = None


class AskAddress(Wire, tag_field="action", tag="change_address", frozen=True, kw_only=True):
    """Exactly one of `address` and, for agents, `proposal`: what a recipient wished and only a
    person may grant, by the id of a conversation's `proposed_address`."""

    address: ToldAddress | None = None
    proposal: str | None = None


class AskRedirect(Wire, tag_field="action", tag="redirect", frozen=True, kw_only=True):
    locker: Ref


class AskNeighbour(Wire, tag_field="action", tag="neighbour", frozen=True, kw_only=True):
    name: Name
    unit: Name | None = None


class AskSafePlace(Wire, tag_field="action", tag="safe_place", frozen=True, kw_only=True):
    note: Annotated[str, Meta(min_length=1, max_length=500)]


class AskInstructions(Wire, tag_field="action", tag="instructions", frozen=True, kw_only=True):
    door_card: DoorCard


class AskRecipient(Wire, tag_field="action", tag="change_recipient", frozen=True, kw_only=True):
    recipient: Recipient


class AskPostpone(Wire, tag_field="action", tag="postpone", frozen=True, kw_only=True):
    until: date


class AskLongerPickup(Wire, tag_field="action", tag="extend_pickup", frozen=True, kw_only=True):
    until: Time


class AskReturn(Wire, tag_field="action", tag="return", frozen=True, kw_only=True):
    reason: Text | None = None


class AskCancel(Wire, tag_field="action", tag="cancel", frozen=True, kw_only=True):
    pass


Asked = (
    AskWindow
    | AskAddress
    | AskRedirect
    | AskNeighbour
    | AskSafePlace
    | AskInstructions
    | AskRecipient
    | AskPostpone
    | AskLongerPickup
    | AskReturn
    | AskCancel
)


class Change(Wire, frozen=True, kw_only=True):
    """`ticks`: 1 asked, 2 accepted, 3 applied, 0 where it came to nothing. `details` is what was
    asked, by the action's own names."""

    id: str
    delivery_id: str
    carrier: str
    action: str
    state: ChangeState
    asked_by: str
    asked_at: Time
    deadline: Time | None
    updated_at: Time
    ticks: int
    why_not: str | None
    their_id: str | None
    details: dict[str, Any]


class ChangeQuery(PageQuery, frozen=True, kw_only=True):
    state: ChangeState | None = None
    carrier: str | None = None


class ChangeList(Wire, frozen=True, kw_only=True):
    items: list[Change]
    next: str | None


class Answered(Wire, frozen=True, kw_only=True):
    """What a carrier may add to its answer."""

    reason: Text | None = None
    why_not: Text | None = None
