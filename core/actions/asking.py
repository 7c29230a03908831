"""Asking the carrier: every change a person wants becomes a row, and one question to it."""

from dataclasses import replace
from datetime import datetime

import msgspec

from core.actions.hearers import Data
from core.actions.house import House
from core.actions.taking_back import lane_of, take_back
from core.actions.tell import note, publish_about
from core.model.asker import Asker
from core.model.carrier import Carrier, ChangeAction
from core.model.change import (
    OPEN_CHANGES,
    AddressChange,
    Change,
    ChangeState,
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
from core.model.ids import ChangeId, DeliveryId
from core.model.options import Option, option, until_of
from core.model.post import Channel, Outgoing, Priority
from core.model.promise import PromiseState
from core.model.route import is_point_day, point_of, told_ref
from core.ports import Unit
from core.refusals import not_allowed, not_found, unknown_carrier

EVENTS: dict[ChangeAction, str] = {
    ChangeAction.CHANGE_WINDOW: "delivery.window_changed",
    ChangeAction.CHANGE_ADDRESS: "delivery.address_changed",
    ChangeAction.REDIRECT: "delivery.redirected",
    ChangeAction.NEIGHBOUR: "delivery.instructions_changed",
    ChangeAction.SAFE_PLACE: "delivery.instructions_changed",
    ChangeAction.INSTRUCTIONS: "delivery.instructions_changed",
    ChangeAction.CHANGE_RECIPIENT: "delivery.recipient_changed",
    ChangeAction.POSTPONE: "delivery.postponed",
    ChangeAction.EXTEND_PICKUP: "delivery.postponed",
    ChangeAction.RETURN: "delivery.return_asked",
    ChangeAction.CANCEL: "delivery.cancelled",
}


async def delivery_of(unit: Unit, id: DeliveryId) -> Delivery:
    delivery = await unit.deliveries.get(id)
    if delivery is None:
        raise not_found("delivery")
    return delivery


async def carrier_of(unit: Unit, delivery: Delivery) -> Carrier:
    """The carrier as it serves this door, or who comes to this pickup point."""
    carrier = await unit.carriers.get(delivery.carrier)
    if carrier is None:
        raise unknown_carrier(delivery.carrier)
    return await as_it_serves(unit, carrier, delivery)


async def as_it_serves(unit: Unit, carrier: Carrier, delivery: Delivery) -> Carrier:
    here = carrier.at(delivery.address.point, delivery.address.postcode)
    if await _is_owed_a_time(unit, delivery):
        here = here.owing_a_time()
    ref = delivery.fetched_at
    return here.at_point(await unit.points.get(ref)) if ref is not None else here


async def _is_owed_a_time(unit: Unit, delivery: Delivery) -> bool:
    """Whether what they were promised last was broken, and nothing has come in its stead: what was
    taken back since was never theirs."""
    promise = delivery.promise
    if promise is None or promise.state is not PromiseState.RELEASED:
        return promise is not None and promise.state is PromiseState.BROKEN
    ledger = await unit.promises.of(delivery.id)
    states = [one.state for one in ledger if one.state is not PromiseState.RELEASED]
    return bool(states) and states[-1] is PromiseState.BROKEN


async def allowed(
    house: House, unit: Unit, delivery: Delivery, action: ChangeAction
) -> tuple[Carrier, Option]:
    """The carrier and the option, or the refusal that says why not."""
    carrier = await carrier_of(unit, delivery)
    return carrier, must_be_allowed(delivery, carrier, action, house.clock.now())


def must_be_allowed(
    delivery: Delivery, carrier: Carrier, action: ChangeAction, now: datetime
) -> Option:
    """Raises the refusal that says why not."""
    found = option(action, delivery, carrier, now)
    if not found.allowed:
        raise not_allowed(found.why_not, found.until)
    return found


async def ask_carrier(
    house: House,
    unit: Unit,
    delivery: Delivery,
    carrier: Carrier,
    what: What,
    by: Asker,
    deadline: datetime | None = None,
) -> Change:
    """Write the change down and put the question into the outbox, in the caller's transaction. The
    `deadline` is the carrier's own where none is told."""
    now = house.clock.now()
    change = Change(
        id=ChangeId(house.new_id("chg")),
        delivery=delivery.id,
        carrier=delivery.carrier,
        what=what,
        asked_by=str(by),
        asked_at=now,
        updated_at=now,
    )
    latest = deadline or until_of(change.action, delivery, carrier, now)
    change = replace(change, deadline=latest)
    await _supersede(house, unit, change)
    if delivery.carrier in house.called_carriers:
        await unit.post.send(
            Outgoing(
                key=f"change/{change.id}",
                channel=Channel.CARRIER,
                lane=lane_of(change),
                body=msgspec.json.encode({"change": change.id}),
                priority=Priority.REPLY,
            )
        )
    event, told = _event_of(what), await question(unit, delivery, change)
    reached = await publish_about(house, unit, event, delivery, told, change)
    if not reached and delivery.carrier not in house.called_carriers:
        # Nobody is called: the carrier polls, so the change lies where it looks.
        change = change.moved(ChangeState.SENT, now)
    await unit.changes.put(change)
    await note(house, unit, delivery, "change", str(by), f"{change.action} asked")
    return change


def _event_of(what: What) -> str:
    """Another place of the same address, its door, is no other address."""
    if isinstance(what, AddressChange) and what.old == what.new:
        return EVENTS[ChangeAction.INSTRUCTIONS]
    return EVENTS[ChangeAction(str(what.__struct_config__.tag))]


async def question(unit: Unit, delivery: Delivery, change: Change) -> Data:
    """What the carrier is asked, as the data of an event."""
    return (
        {
            "change_id": change.id,
            "action": change.action,
            "deadline": change.deadline,
            "stop": stop_of(delivery, change.what) | await _at_the_point(unit, change.what),
        }
        | _details(change.what)
        | await _kept_place(unit, delivery, change)
    )


def stop_of(delivery: Delivery, what: What | None = None) -> Data:
    """The stop as the courier shall know it once the change is in force. `unproved` stands there
    only where it is so: by a number that the recipient alone knows."""
    flagged = {"unproved": True} if delivery.address.unproved else {}
    promise = delivery.promised
    window = what.window if isinstance(what, WindowChange) else None
    if window is None and promise is not None:
        window = promise.window
    card = delivery.door_card
    if isinstance(what, NewInstructions):
        card = card.merged(what.door_card)
    return {
        "window": {"start": window.start, "end": window.end} if window else None,
        "address": delivery.address.shown,
        "location": delivery.address.point,
        "door_card": card,
        "route_ref": told_ref(promise.route_ref) if promise else None,
        "service_seconds": delivery.stop_seconds,
    } | flagged


def _details(what: What) -> Data:
    match what:
        case WindowChange(paid=True, fee=fee) if fee is not None:
            told = {"amount": str(fee.amount), "currency": fee.currency}
            return {"fee": told, "paid": True}
        case AddressChange(old=old, new=new, by=by, verdict=verdict):
            return {"old": old, "new": new, "by": by, "verdict": verdict}
        case PointRedirect(point=point, until=until):
            return {"locker": point, "until": until}
        case ToNeighbour(name=name, unit=unit):
            return {"neighbour": {"name": name, "unit": unit}}
        case ToSafePlace(note=text):
            return {"safe_place": {"note": text}}
        case NewRecipient(recipient=recipient):
            return {"recipient": recipient}
        case PutOff(until=day):
            return {"until": day}
        case SendBack(reason=reason):
            return {"reason": reason}
        case _:
            return {}


async def _at_the_point(unit: Unit, what: What) -> Data:
    """Where the recipient comes by themselves, instead of their door."""
    ref = what.route_ref if isinstance(what, WindowChange) else None
    point = await unit.points.get(point_of(ref)) if ref is not None and is_point_day(ref) else None
    if point is None:
        return {}
    place = point.address or point.name
    return {"address": place, "location": point.location, "service_seconds": 0}


async def _kept_place(unit: Unit, delivery: Delivery, change: Change) -> Data:
    if not isinstance(change.what, PointRedirect):
        return {}
    kept = await unit.points.reservation_of(delivery.id, change.what.point)
    return {
        "reservation": {"size": kept.size, "made_at": kept.made_at, "delivery_id": delivery.id}
        if kept
        else None
    }


async def _supersede(house: House, unit: Unit, change: Change) -> None:
    """A newer wish of the same kind replaces those that the carrier has not yet answered."""
    for earlier in await unit.changes.of(change.delivery):
        if earlier.id == change.id:
            continue  # the same wish, that another process was asked at the same moment
        if earlier.action is change.action and earlier.state in OPEN_CHANGES:
            await take_back(house, unit, earlier)
            await unit.changes.put(earlier.moved(ChangeState.SUPERSEDED, change.asked_at))
