"""Changes: from what is asked to the command that says so, and to how far it has come."""

from dataclasses import replace
from typing import Any

import msgspec

from core import commands as c
from core.model.change import (
    TICKS,
    AddressChange,
    Change,
    LongerPickup,
    NewInstructions,
    NewRecipient,
    PointRedirect,
    PutOff,
    SendBack,
    ToNeighbour,
    ToSafePlace,
    What,
    WindowChange,
)
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import HoldId, PointRef, WishId
from core.model.route import told_ref
from core.model.secret_words import veiled
from core.refusals import invalid, not_found
from web.api.slot_id import slot_id, window_of
from web.api.translate.addresses import query
from web.api.translate.deliveries import recipient
from web.api.translate.shapes import money_wire, utc, window
from web.api.wire import address as wire_address
from web.api.wire import changes as wire
from web.api.wire.shapes import TimeWindow


def command(said: wire.Asked, delivery: Delivery) -> c.Command:
    """Raises Refused(invalid, slot-gone, not-found)."""
    id = delivery.id
    match said:
        case wire.AskWindow(slot_id=None, hold_id=None, window=TimeWindow() as told) if (
            part := window(told, "window")
        ):
            return c.NarrowWindow(id, part)
        case wire.AskWindow(slot_id=str() as slot, hold_id=None, window=None):
            return c.BookWindow(id, window_of(slot))
        case wire.AskWindow(slot_id=None, hold_id=str() as hold, window=None):
            return c.ConfirmHold(HoldId(hold))
        case wire.AskWindow():
            raise invalid("slot_id", "exactly one of slot_id, hold_id and window is needed")
        case wire.AskAddress(address=None, proposal=str() as wish):
            if delivery.conversation is None:
                raise not_found("proposal")
            return c.GrantAddress(delivery.conversation, WishId(wish))
        case wire.AskAddress(address=wire_address.ToldAddress() as address, proposal=None):
            return c.ChangeAddress(id, query(address, delivery.recipient.language))
        case wire.AskAddress():
            raise invalid("address", "exactly one of address and proposal is needed")
        case wire.AskRedirect(locker=locker):
            return c.Redirect(id, PointRef(locker))
        case wire.AskNeighbour(name=name, unit=unit):
            return c.LeaveWithNeighbour(id, name, unit)
        case wire.AskSafePlace(note=note):
            return c.LeaveInSafePlace(id, note)
        case wire.AskInstructions(door_card=card):
            if card == wire.DoorCard():
                raise invalid("door_card", "says nothing")
            return c.GiveInstructions(id, _door_card(card))
        case wire.AskRecipient(recipient=person):
            if person == type(person)():
                raise invalid("recipient", "says nothing")
            return c.ChangeRecipient(id, recipient(person))
        case wire.AskPostpone(until=until):
            return c.Postpone(id, until)
        case wire.AskLongerPickup(until=until):
            return c.ExtendPickup(id, utc(until))
        case wire.AskReturn(reason=reason):
            return c.SendBackParcel(id, reason)
        case wire.AskCancel():
            return c.CallOffDelivery(id)


def _door_card(said: wire.DoorCard) -> DoorCard:
    """Raises Refused(invalid) for a code under each of its names that are not the same."""
    if said.code is not None and said.gate_code not in (None, said.code):
        raise invalid("door_card.gate_code", "is another one than code")
    card = msgspec.convert(said, DoorCard, from_attributes=True)
    return replace(card, code=said.code or said.gate_code)


def change_wire(change: Change, delivery: Delivery | None, *, codes: bool) -> wire.Change:
    """`codes`: with the door's code, for who must open it, as long as it comes to that door."""
    codes = codes and not _opens_another_door(change.what, delivery)
    return wire.Change(
        id=change.id,
        delivery_id=change.delivery,
        carrier=change.carrier,
        action=change.action,
        state=change.state,
        asked_by=change.asked_by,
        asked_at=change.asked_at,
        deadline=change.deadline,
        updated_at=change.updated_at,
        ticks=TICKS[change.state],
        why_not=change.why_not,
        their_id=change.their_id,
        details=details(change.what, codes=codes),
    )


def _opens_another_door(what: What, delivery: Delivery | None) -> bool:
    """Whether it tells of a door that the parcel does not come to any more."""
    if not isinstance(what, NewInstructions):
        return False
    told, known = what.door_card, delivery.door_card if delivery is not None else DoorCard()
    return (told.code, told.note) != (known.code, known.note)


def _shown(words: str, *, codes: bool) -> str:
    return words if codes else veiled(words)


def details(what: What, *, codes: bool) -> dict[str, Any]:
    """What was asked, by the action's own names."""
    match what:
        case WindowChange(window=window, route_ref=route_ref, promise=promise, fee=fee, paid=paid):
            return {
                "slot_id": slot_id(window),
                "window": {"start": window.start, "end": window.end},
                "route_ref": told_ref(route_ref),
                "promise_id": promise,
                "fee": money_wire(fee),
            } | ({"paid": True} if paid else {})
        case AddressChange(old=old, new=new, location=location, verdict=verdict, by=by):
            point = {"lat": location.lat, "lon": location.lon} if location else None
            lines = {"old": _shown(old, codes=codes), "new": _shown(new, codes=codes)}
            return {**lines, "location": point, "verdict": verdict, "by": by}
        case PointRedirect(point=ref, size=size, until=until):
            return {"locker": ref, "size": size, "until": until}
        case ToNeighbour(name=name, unit=unit):
            flat = _shown(unit, codes=codes) if unit is not None else None
            return {"name": _shown(name, codes=codes), "unit": flat}
        case ToSafePlace(note=note):
            return {"note": _shown(note, codes=codes)}
        case NewInstructions(door_card=card):
            return {"door_card": msgspec.to_builtins(card if codes else card.veiled)}
        case NewRecipient(recipient=person):
            return {"recipient": msgspec.to_builtins(person)}
        case PutOff(until=day):
            return {"until": day}
        case LongerPickup(until=at):
            return {"until": at}
        case SendBack(reason=reason):
            return {"reason": reason}
        case _:
            return {}
