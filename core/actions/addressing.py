"""Addressing: the recipient confirms the address, or says where to come instead."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import msgspec

from core.actions.announce import card_at, is_same_house, told_address
from core.actions.asking import allowed, ask_carrier, carrier_of, delivery_of, stop_of
from core.actions.history import note_version
from core.actions.house import House
from core.actions.moving import move_visits, ways_to
from core.actions.prepared import Done, Prepared
from core.actions.tell import note, notify, publish_about
from core.actions.wiping import drop_wish
from core.commands import ChangeAddress, ConfirmAddress
from core.model.address import Verdict
from core.model.address_wish import AddressWish, ProposedAddress
from core.model.asker import HOUSE, Asker, Role
from core.model.carrier import Carrier, ChangeAction
from core.model.change import OPEN_CHANGES, STANDING_CHANGES, AddressChange, Change
from core.model.delivery import Confirmation, Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import WishId
from core.model.notice import NoticeKind
from core.model.risk import Asked, Gate, gate, reasons
from core.ports import Unit
from core.refusals import address_not_located, not_allowed

NO_CARD = DoorCard()
GATE_SAYS = {Gate.PROVE: "prove-again", Gate.PERSON: "wants-a-person"}


async def prepare_address(house: House, command: ChangeAddress) -> Prepared:
    """What we make of the new address, and the ways to it from the promised route."""
    verdict = await house.addresses.check(command.query)
    point = told_address(command.query, verdict).point
    return Prepared(verdict=verdict, legs=await ways_to(house, command.delivery, [point]))


async def confirm_address(
    house: House, unit: Unit, command: ConfirmAddress, by: Asker, prepared: Prepared
) -> Done:
    """The address stands as it is. Raises Refused: address-not-located."""
    delivery = await delivery_of(unit, command.delivery)
    address = delivery.address.accepted if command.accept_unknown else delivery.address
    if address.point is None:
        raise address_not_located()
    done = await _confirmed(house, unit, delivery, address, by)
    if command.accept_unknown and delivery.promised is None:
        # Until now nobody could plan a time for it: what is free is looked for once this stands.
        fact = f"confirmed/{house.clock.now().isoformat()}"
        await notify(house, unit, delivery, NoticeKind.TIME_WANTED, fact)
    return done


async def change_address(
    house: House, unit: Unit, command: ChangeAddress, by: Asker, prepared: Prepared
) -> Done:
    """Another address: the carrier is asked, a promise moves along or is given back openly.

    Raises Refused: address-not-located, not-allowed, past-cutoff. For a recipient `not-allowed` may
    mean that the chat must prove again whose it is, or that a person must look; for everybody that
    the parcel goes there already, which is no news to a carrier.
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
    speaks_for_recipient = await _speaks_for_recipient(unit, delivery, by)
    if _is_so_already(delivery, new):
        if delivery.address.confirmed is None and speaks_for_recipient:
            return await _confirmed(house, unit, delivery, delivery.address, by)
        raise not_allowed(("already-so",))
    await _pass_gate(house, unit, delivery, new, by)
    if speaks_for_recipient:
        new = replace(new, confirmed=Confirmation(house.clock.now(), str(by)))
    delivery, what = await readdressed(
        house, unit, delivery, carrier, new, verdict, "changed", by, prepared
    )
    await unit.deliveries.save(delivery)
    change = await ask_carrier(house, unit, delivery, carrier, what, by)
    if by.role is not Role.RECIPIENT:
        await tell_recipient(house, unit, delivery)
    elif delivery.promised is None:
        await notify(house, unit, delivery, NoticeKind.TIME_WANTED, change.id)
    return Done(delivery=delivery, change=change, promise=delivery.promised)


async def _confirmed(
    house: House, unit: Unit, delivery: Delivery, address: DeliveryAddress, by: Asker
) -> Done:
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


def _is_so_already(delivery: Delivery, new: DeliveryAddress) -> bool:
    """The same house, flat and place, taken on the same word."""
    here = delivery.address
    is_there = here.point is not None and not here.is_torn
    return is_there and _told_as(here) == _told_as(new)


def _told_as(address: DeliveryAddress) -> tuple[object, ...]:
    found = address.verdict.components if address.verdict is not None else None
    door = (found.entrance, found.unit) if found is not None else ()
    return (address.shown, address.point, address.unproved, *door)


async def wish_for(house: House, unit: Unit, proposed: ProposedAddress, by: Asker) -> AddressWish:
    """What a person is to look at, with what makes it their affair."""
    delivery = await delivery_of(unit, proposed.delivery)
    asked = await _asked(house, unit, delivery, proposed.address)
    return AddressWish(
        id=WishId(house.new_id("wsh")),
        proposed=proposed,
        old=delivery.address.shown,
        old_point=delivery.address.point,
        metres=asked.metres,
        why=reasons(asked),
        at=house.clock.now(),
        by=str(by),
    )


async def readdressed(
    house: House,
    unit: Unit,
    delivery: Delivery,
    carrier: Carrier,
    new: DeliveryAddress,
    verdict: Verdict,
    how: str,
    by: Asker,
    prepared: Prepared,
    door: DoorCard = NO_CARD,
) -> tuple[Delivery, AddressChange]:
    """The delivery at its new address with its visit, and what the carrier is to hear of it.

    `door` is what was told of the new door beside its address.
    """
    old = delivery.address
    before, door_before = await _known_to_carrier(unit, delivery)
    card = card_at(delivery, new).merged(door)
    delivery = delivery.addressed(new, how, str(by), house.clock.now())
    delivery = replace(delivery, door_card=card)
    delivery = await move_visits(house, unit, delivery, carrier, prepared)
    await note_version(house, unit, delivery, str(by))
    await drop_wish(unit, delivery)
    what = AddressChange(
        old=old.shown,
        new=new.shown,
        components=verdict.components,
        location=new.point,
        verdict=verdict.verdict,
        by=str(by),
        before=before,
        door_before=door_before,
    )
    return delivery, what


async def put_back_address(
    house: House, unit: Unit, delivery: Delivery, change: Change, prepared: Prepared
) -> Delivery:
    """The change came to nothing: it goes to the address that the carrier knows.

    Where another address was told since, that one stands; and should it come to nothing too, the
    carrier still knows the one before both.
    """
    what = change.what
    assert isinstance(what, AddressChange)
    here = delivery.address
    if here.shown != what.new or here.point != what.location:
        await _know_only(unit, change, what)
        return delivery
    carrier = await carrier_of(unit, delivery)
    card = _card_before(delivery, what)
    delivery = delivery.addressed(what.before, "put back", str(HOUSE), house.clock.now())
    delivery = replace(delivery, door_card=card)
    delivery = await move_visits(house, unit, delivery, carrier, prepared)
    await note_version(house, unit, delivery, str(HOUSE))
    await tell_address(house, unit, delivery, here, HOUSE)
    return delivery


async def tell_address(
    house: House, unit: Unit, delivery: Delivery, old: DeliveryAddress, by: Asker
) -> None:
    """Everybody who listens hears where it goes now; nobody is asked anything. Its door alone is
    no other address."""
    verdict, here = delivery.address.verdict, delivery.address
    if (old.shown, old.point) == (here.shown, here.point):
        return
    if old.shown == here.shown:
        told = {"by": str(by), "stop": stop_of(delivery)}
        await publish_about(house, unit, "delivery.instructions_changed", delivery, told)
        return
    data = {
        "old": old.shown,
        "new": here.shown,
        "by": str(by),
        "verdict": verdict.verdict if verdict is not None else None,
        "stop": stop_of(delivery),
    }
    await publish_about(house, unit, "delivery.address_changed", delivery, data)


async def tell_recipient(house: House, unit: Unit, delivery: Delivery) -> None:
    """Its chat hears from where to where somebody else changed the address, and is asked."""
    version = str(delivery.versions[-1].number)
    await notify(house, unit, delivery, NoticeKind.ADDRESS_CHANGED, version, ref=version)


async def _speaks_for_recipient(unit: Unit, delivery: Delivery, by: Asker) -> bool:
    """The recipient, or the agent who talks with them at this moment."""
    if by.role is not Role.AGENT or delivery.conversation is None:
        return by.role is Role.RECIPIENT
    talk = await unit.conversations.get(delivery.conversation)
    return talk is not None and talk.is_held_by(by.id)


async def _known_to_carrier(
    unit: Unit, delivery: Delivery
) -> tuple[DeliveryAddress, DoorCard | None]:
    """What stands again if the carrier says no: never an address that it was asked for and has not
    answered."""
    for change in await unit.changes.of(delivery.id):
        if isinstance(change.what, AddressChange) and change.state in OPEN_CHANGES:
            return change.what.before, change.what.door_before
    return delivery.address, delivery.door_card


async def _know_only(unit: Unit, ended: Change, what: AddressChange) -> None:
    """A later change no longer falls back to an address that came to nothing."""
    for change in await unit.changes.of(ended.delivery):
        later = change.what
        is_after = change.asked_at >= ended.asked_at and change.id != ended.id
        if isinstance(later, AddressChange) and change.state in STANDING_CHANGES and is_after:
            told = msgspec.structs.replace(later, before=what.before, door_before=what.door_before)
            await unit.changes.put(replace(change, what=told))


def _card_before(delivery: Delivery, what: AddressChange) -> DoorCard:
    """The card of the old door. What was told since stays where it is still true: of the person
    everywhere, of the house where the house is the same."""
    card, before = delivery.door_card, what.door_before
    if before is None:
        return card
    if is_same_house(what.before, delivery.address):
        return replace(card, entrance=before.entrance, floor=before.floor, unit=before.unit)
    return before.merged(card.of_person)


async def _pass_gate(
    house: House, unit: Unit, delivery: Delivery, new: DeliveryAddress, by: Asker
) -> None:
    """Raises Refused: not-allowed (prove-again, wants-a-person)."""
    if by.role is not Role.RECIPIENT:
        return
    found = gate(await _asked(house, unit, delivery, new))
    if found is not Gate.FREE:
        raise not_allowed((GATE_SAYS[found],))


async def _asked(house: House, unit: Unit, delivery: Delivery, new: DeliveryAddress) -> Asked:
    changes = await unit.changes.of(delivery.id)
    return Asked(
        metres=_farthest(delivery, new, changes),
        value=delivery.parcel.value,
        proof_age=_proof_age(house, delivery),
        changes_before=sum(change.action is ChangeAction.CHANGE_ADDRESS for change in changes),
        status=delivery.status,
        minor_present=delivery.is_minor_present,
    )


def _farthest(delivery: Delivery, new: DeliveryAddress, changes: Iterable[Change]) -> float | None:
    """From where it goes now and from where its recipient has moved it away: two short ways make a
    long one. None where nobody knows."""
    here, there = delivery.address.roughly, new.point
    if here is None or there is None:
        return None
    left = (
        each.what.before.roughly
        for each in changes
        if isinstance(each.what, AddressChange)
        and each.asked_by.partition(":")[0] == Role.RECIPIENT
    )
    return max(here.metres_to(there), *(was.metres_to(there) for was in left if was), 0.0)


def _proof_age(house: House, delivery: Delivery) -> timedelta | None:
    """In real time, however fast the world's clock runs: telephones are lost in real time."""
    if delivery.proved_at is None:
        return None
    minutes = (house.clock.now() - delivery.proved_at) / house.clock.patience(60)
    return timedelta(minutes=max(0.0, minutes))
