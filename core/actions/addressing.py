"""Addressing: the recipient confirms the address, or says where to come instead."""

from dataclasses import replace
from datetime import timedelta

from core.actions.announce import card_at, is_same_house, told_address
from core.actions.asking import allowed, ask_carrier, carrier_of, delivery_of
from core.actions.house import House
from core.actions.prepared import NOTHING, Done, Prepared
from core.actions.stops import release_promise, route_changed, stop_for
from core.actions.tell import note, notify, publish_about
from core.actions.travel import legs_for
from core.commands import ChangeAddress, ConfirmAddress
from core.model.asker import Asker, Role
from core.model.carrier import Carrier, ChangeAction
from core.model.change import AddressChange
from core.model.delivery import Confirmation, Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.notice import NoticeKind
from core.model.risk import Asked, Gate, gate
from core.model.status import EventType
from core.ports import Unit
from core.refusals import address_not_located, not_allowed
from slots.booking import DoesNotFit, inserted, removed
from slots.insertion import best_fits

GATE_SAYS = {Gate.PROVE: "prove-again", Gate.PERSON: "wants-a-person"}


async def prepare_address(house: House, command: ChangeAddress) -> Prepared:
    """What we make of the new address, and the ways to it from the promised route."""
    verdict = await house.addresses.check(command.query)
    async with house.store.read() as unit:
        routes = await unit.routes.with_stop(command.delivery)
    point = command.query.pin or verdict.location
    legs = await legs_for(house, routes, [point] if point else [])
    return Prepared(verdict=verdict, legs=legs)


async def confirm_address(
    house: House, unit: Unit, command: ConfirmAddress, by: Asker, prepared: Prepared
) -> Done:
    """The address stands as it is. Raises Refused: address-not-located."""
    delivery = await delivery_of(unit, command.delivery)
    address = delivery.address.accepted if command.accept_unknown else delivery.address
    if address.point is None:
        raise address_not_located()
    confirmation = Confirmation(house.clock.now(), str(by))
    delivery = replace(
        delivery,
        address=replace(address, confirmed=confirmation),
        updated_at=house.clock.now(),
    )
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "address", str(by), "confirmed")
    told = {"by": str(by), "unproved": address.unproved}
    await publish_about(house, unit, "delivery.address_confirmed", delivery, told)
    return Done(delivery=delivery)


async def change_address(
    house: House, unit: Unit, command: ChangeAddress, by: Asker, prepared: Prepared
) -> Done:
    """Another address: the carrier is asked, a promise moves along or is given back openly.

    Raises Refused: address-not-located, not-allowed, past-cutoff. For a recipient `not-allowed` may
    mean that the chat must prove again whose it is, or that a person must look.
    """
    delivery = await delivery_of(unit, command.delivery)
    carrier, _ = await allowed(house, unit, delivery, ChangeAction.CHANGE_ADDRESS)
    verdict = prepared.verdict
    if verdict is None:
        raise address_not_located()
    if verdict.verdict == "outside_area":
        raise not_allowed(("outside-area",))
    new = told_address(command.query, verdict)
    if new.point is None:
        raise address_not_located()
    await _pass_gate(house, unit, delivery, new, by)
    old, door_before = delivery.address, delivery.door_card
    new = replace(new, confirmed=Confirmation(house.clock.now(), str(by)))
    delivery = replace(
        delivery,
        address=new,
        door_card=card_at(delivery, new),
        updated_at=house.clock.now(),
    )
    delivery = await _move_stop(house, unit, delivery, carrier, prepared)
    await unit.deliveries.save(delivery)
    what = AddressChange(
        old=old.line,
        new=new.line,
        components=verdict.components,
        location=new.point,
        verdict=verdict.verdict,
        by=str(by),
        before=old,
        door_before=door_before,
    )
    change = await ask_carrier(house, unit, delivery, carrier, what, by)
    await note(house, unit, delivery, "address", str(by), "changed")
    if by.role is Role.RECIPIENT and delivery.promised is None:
        await notify(house, unit, delivery, NoticeKind.TIME_WANTED, change.id)
    return Done(delivery=delivery, change=change, promise=delivery.promised)


async def _pass_gate(
    house: House, unit: Unit, delivery: Delivery, new: DeliveryAddress, by: Asker
) -> None:
    """Raises Refused: not-allowed (prove-again, wants-a-person)."""
    if by.role is not Role.RECIPIENT:
        return
    here, there = delivery.address.roughly, new.point
    changes = await unit.changes.of(delivery.id)
    asked = Asked(
        metres=here.metres_to(there) if here is not None and there is not None else None,
        value=delivery.parcel.value,
        proof_age=_proof_age(house, delivery),
        changes_before=sum(change.action is ChangeAction.CHANGE_ADDRESS for change in changes),
        status=delivery.status,
    )
    found = gate(asked)
    if found is not Gate.FREE:
        raise not_allowed((GATE_SAYS[found],))


def _proof_age(house: House, delivery: Delivery) -> timedelta | None:
    """In real time, however fast the world's clock runs: telephones are lost in real time."""
    if delivery.proved_at is None:
        return None
    minutes = (house.clock.now() - delivery.proved_at) / house.clock.patience(60)
    return timedelta(minutes=max(0.0, minutes))


async def put_back_address(
    house: House, unit: Unit, delivery: Delivery, what: AddressChange
) -> Delivery:
    """The carrier said no: it goes to the address it knows."""
    carrier = await carrier_of(unit, delivery)
    delivery = replace(
        delivery,
        address=what.before,
        door_card=_card_before(delivery, what),
        updated_at=house.clock.now(),
    )
    return await _move_stop(house, unit, delivery, carrier, NOTHING)


def _card_before(delivery: Delivery, what: AddressChange) -> DoorCard:
    """The card of the old door. What was told since stays where it is still true: of the person
    everywhere, of the house where the house is the same."""
    card, before = delivery.door_card, what.door_before
    if before is None:
        return card
    if is_same_house(what.before, delivery.address):
        return replace(card, entrance=before.entrance, floor=before.floor, unit=before.unit)
    return before.merged(card.of_person)


async def _move_stop(
    house: House, unit: Unit, delivery: Delivery, carrier: Carrier, prepared: Prepared
) -> Delivery:
    """Let the promised stop stand at the new door, in the same window; if no route can serve it
    there, the promise is given back and the person chooses again."""
    promise = delivery.promised
    if promise is None or promise.route_ref is None:
        return delivery
    route = await unit.routes.lock(promise.route_ref)
    if route is None or route.stop_of(delivery.id) is None:
        return delivery
    legs = prepared.legs.get(route.vehicle.profile)
    if legs is not None:
        bare = removed(route, delivery.id, legs)
        stop = replace(stop_for(delivery, carrier, promise.window), promised=True)
        found = best_fits(
            (bare,),
            prepared.legs,
            stop,
            promise.window,
            not_before=house.clock.now(),
            buffer_seconds=0,
        )
        for fit in found:
            try:
                moved = inserted(bare, fit, stop, legs)
            except DoesNotFit:
                continue
            await unit.routes.put(moved)
            await route_changed(house, unit, moved)
            return delivery
    delivery = await release_promise(house, unit, delivery, prepared)
    delivery = delivery.moved(EventType.UNPLANNED, house.clock.now())
    await notify(house, unit, delivery, NoticeKind.PROMISE_BROKEN, promise.id, ref=promise.id)
    return delivery
