"""Wishes: neighbour, safe place, instructions, another recipient, later, back, or not at all."""

from dataclasses import replace
from datetime import timedelta

from core.actions.addressing import change_address, prepare_address
from core.actions.asking import allowed, ask_carrier, delivery_of
from core.actions.consenting import consented, withdraw_consents
from core.actions.house import House
from core.actions.moving import refit_visits, ways_to
from core.actions.prepared import NOTHING, Done, Prepared
from core.actions.tell import note, notify
from core.actions.windows import is_closed
from core.commands import (
    CallOffDelivery,
    ChangeAddress,
    ChangeRecipient,
    ExtendPickup,
    GiveInstructions,
    LeaveInSafePlace,
    LeaveWithNeighbour,
    Postpone,
    SendBackParcel,
)
from core.model.address import AddressQuery, Verdict
from core.model.another_house import is_another_house, may_name_a_house, sends_elsewhere
from core.model.asker import Asker, Role
from core.model.carrier import ChangeAction
from core.model.change import (
    CallOff,
    LongerPickup,
    NewInstructions,
    NewRecipient,
    PutOff,
    SendBack,
    ToNeighbour,
    ToSafePlace,
    What,
)
from core.model.consent import ConsentFact
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import DeliveryId
from core.model.notice import NoticeKind
from core.ports import Unavailable, Unit
from core.refusals import invalid

POSTPONE_DAYS_MAX = 90  # no warehouse keeps a parcel longer


async def prepare_wish(house: House, command: LeaveWithNeighbour | LeaveInSafePlace) -> Prepared:
    """What is needed for another address, where the words name another house. Raises
    Unavailable."""
    async with house.store.read() as unit:
        delivery = await delivery_of(unit, command.delivery)
    verdict = await _read(house, delivery, _words(command))
    if verdict is None or not is_another_house(verdict, delivery.address):
        return NOTHING
    return await prepare_address(house, _readdressing(delivery, command))


async def leave_with_neighbour(
    house: House, unit: Unit, command: LeaveWithNeighbour, by: Asker, prepared: Prepared
) -> Done:
    """A neighbour in another street is another address: it is asked for as one.

    Raises Refused: what `change_address` raises, besides not-allowed, past-cutoff.
    """
    what = ToNeighbour(name=command.name, unit=command.unit)
    return await _leave(house, unit, command, ChangeAction.NEIGHBOUR, what, by, prepared)


async def leave_in_safe_place(
    house: House, unit: Unit, command: LeaveInSafePlace, by: Asker, prepared: Prepared
) -> Done:
    """A place at another house is another address, as with a neighbour."""
    what = ToSafePlace(note=command.note)
    return await _leave(house, unit, command, ChangeAction.SAFE_PLACE, what, by, prepared)


async def _leave(
    house: House,
    unit: Unit,
    command: LeaveWithNeighbour | LeaveInSafePlace,
    action: ChangeAction,
    what: What,
    by: Asker,
    prepared: Prepared,
) -> Done:
    delivery = await delivery_of(unit, command.delivery)
    await allowed(house, unit, delivery, action)
    read = prepared.verdict
    if read is not None and is_another_house(read, delivery.address):
        there = _readdressing(delivery, command)
        return await change_address(house, unit, there, by, prepared)
    if action is ChangeAction.SAFE_PLACE and by.role is Role.RECIPIENT and delivery.conversation:
        fact = ConsentFact.SAFE_PLACE
        await withdraw_consents(house, unit, delivery, fact)
        await consented(house, unit, delivery, delivery.conversation, fact)
    return await _wish(house, unit, delivery.id, action, what, by)


def _words(command: LeaveWithNeighbour | LeaveInSafePlace) -> str:
    match command:
        case LeaveWithNeighbour(name=name, unit=flat):
            return ", ".join(filter(None, (name, flat)))
        case LeaveInSafePlace(note=text):
            return text


def _readdressing(
    delivery: Delivery, command: LeaveWithNeighbour | LeaveInSafePlace
) -> ChangeAddress:
    """The words as an address; what is none of it is kept for the courier."""
    return ChangeAddress(delivery.id, _query(delivery, _words(command)))


def _query(delivery: Delivery, words: str) -> AddressQuery:
    return AddressQuery(
        text=words, country=delivery.address.country, language=delivery.recipient.language
    )


async def _read(house: House, delivery: Delivery, words: str) -> Verdict | None:
    """What the gazetteer reads; None where there is no house to read."""
    if not may_name_a_house(words):
        return None
    return await house.addresses.check(_query(delivery, words))


async def to_neighbour(house: House, unit: Unit, delivery: Delivery, name: str, by: Asker) -> Done:
    """A neighbour who agreed takes it. Raises Refused: not-allowed, past-cutoff."""
    what = ToNeighbour(name=name)
    return await _wish(house, unit, delivery.id, ChangeAction.NEIGHBOUR, what, by)


async def prepare_instructions(house: House, command: GiveInstructions) -> Prepared:
    """The ways on its route, where the visit may take longer for what is told. A code for a courier
    who stands at the door waits for no roads."""
    async with house.store.read() as unit:
        delivery = await delivery_of(unit, command.delivery)
    if delivery.stop_seconds == _told(delivery, command).stop_seconds:
        return NOTHING
    try:
        return Prepared(legs=await ways_to(house, delivery.id, []))
    except Unavailable:
        return NOTHING


async def give_instructions(
    house: House, unit: Unit, command: GiveInstructions, by: Asker, prepared: Prepared
) -> Done:
    """What is given is kept on the door card and handed to the courier."""
    delivery = await delivery_of(unit, command.delivery)
    carrier, _ = await allowed(house, unit, delivery, ChangeAction.INSTRUCTIONS)
    before = delivery.door_card
    delivery = replace(_told(delivery, command), updated_at=house.clock.now())
    card = delivery.door_card
    delivery = await refit_visits(house, unit, delivery, carrier, prepared)
    await unit.deliveries.save(delivery)
    promise = delivery.promised
    if promise is not None and is_closed(delivery, carrier, promise.window):
        await note(house, unit, delivery, "alert", str(by), "promised while the place is closed")
        await notify(house, unit, delivery, NoticeKind.CLOSED_THEN, promise.id, ref=promise.id)
    what = NewInstructions(door_card=card, before=before)
    change = await ask_carrier(house, unit, delivery, carrier, what, by)
    return Done(delivery=delivery, change=change)


async def must_stay_here(house: House, command: GiveInstructions) -> None:
    """Nobody tells a courier in passing to bring the parcel to another house; a chat, which hears
    people talk, asks them back instead.

    Raises Refused: not-allowed where the address may not be changed, else invalid. Unavailable.
    """
    async with house.store.read() as unit:
        delivery = await delivery_of(unit, command.delivery)
        card = command.door_card
        read = await _read(house, delivery, _said(card))
        if read is None or not sends_elsewhere(_said(card), read, delivery.address):
            return
        await allowed(house, unit, delivery, ChangeAction.CHANGE_ADDRESS)
    field = "door_card.note" if card.note else "door_card.reception"
    raise invalid(field, "names another house: that is asked for by change_address")


def _said(card: DoorCard) -> str:
    """The words that a courier would follow."""
    return ", ".join(filter(None, (card.note, card.reception)))


def _told(delivery: Delivery, command: GiveInstructions) -> Delivery:
    return replace(delivery, door_card=delivery.door_card.merged(command.door_card))


async def change_recipient(
    house: House, unit: Unit, command: ChangeRecipient, by: Asker, prepared: Prepared
) -> Done:
    what = NewRecipient(recipient=command.recipient)
    return await _wish(house, unit, command.delivery, ChangeAction.CHANGE_RECIPIENT, what, by)


async def postpone(
    house: House, unit: Unit, command: Postpone, by: Asker, prepared: Prepared
) -> Done:
    """Not before a day. The recipient chooses a window of that day or later afterwards."""
    delivery = await delivery_of(unit, command.delivery)
    carrier, offered = await allowed(house, unit, delivery, ChangeAction.POSTPONE)
    today = house.clock.now().astimezone(carrier.zone).date()
    if command.until <= today:
        raise invalid("until", "is not in the future")
    if command.until > today + timedelta(days=POSTPONE_DAYS_MAX):
        raise invalid("until", f"is more than {POSTPONE_DAYS_MAX} days ahead")
    if not offered.takes_day(command.until):
        days = ", ".join(day.isoformat() for day in offered.days)
        raise invalid("until", f"is no day that the carrier offers: {days}")
    latest = delivery.latest if delivery.latest and delivery.latest >= command.until else None
    await unit.deliveries.save(replace(delivery, earliest=command.until, latest=latest))
    what = PutOff(
        until=command.until, earliest_before=delivery.earliest, latest_before=delivery.latest
    )
    return await _wish(house, unit, command.delivery, ChangeAction.POSTPONE, what, by)


async def extend_pickup(
    house: House, unit: Unit, command: ExtendPickup, by: Asker, prepared: Prepared
) -> Done:
    """Once, and only later than it would be sent back anyway."""
    if command.until <= house.clock.now():
        raise invalid("until", "is not in the future")
    pickup = (await delivery_of(unit, command.delivery)).pickup
    if pickup is not None and pickup.until is not None and command.until <= pickup.until:
        raise invalid("until", "is no later than it waits anyway")
    what = LongerPickup(until=command.until)
    return await _wish(house, unit, command.delivery, ChangeAction.EXTEND_PICKUP, what, by)


async def send_back(
    house: House, unit: Unit, command: SendBackParcel, by: Asker, prepared: Prepared
) -> Done:
    what = SendBack(reason=command.reason)
    return await _wish(house, unit, command.delivery, ChangeAction.RETURN, what, by)


async def call_off(
    house: House, unit: Unit, command: CallOffDelivery, by: Asker, prepared: Prepared
) -> Done:
    return await _wish(house, unit, command.delivery, ChangeAction.CANCEL, CallOff(), by)


async def _wish(
    house: House, unit: Unit, id: DeliveryId, action: ChangeAction, what: What, by: Asker
) -> Done:
    """Ask the carrier; what it means for the delivery takes effect when they accept."""
    delivery: Delivery = await delivery_of(unit, id)
    carrier, _ = await allowed(house, unit, delivery, action)
    change = await ask_carrier(house, unit, delivery, carrier, what, by)
    await note(house, unit, delivery, "change", str(by), f"{action} wished")
    return Done(delivery=delivery, change=change)
