"""Saving: a person keeps the places where their parcels are brought, and takes them away again."""

from core.actions.asking import delivery_of
from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import Done, Prepared
from core.actions.timers import expect_end_of_code
from core.commands import KeepCode, RemovePlace, SavePlace
from core.model.asker import Asker
from core.model.delivery import Delivery
from core.model.ids import PlaceId
from core.model.saved_place import LABEL_CHARACTERS_MAX, PLACES_MAX, place_of
from core.ports import Unit
from core.refusals import address_not_located, invalid, not_allowed, not_found


async def save_place(
    house: House, unit: Unit, command: SavePlace, by: Asker, prepared: Prepared
) -> Done:
    """Where this delivery goes, under the person's own word; the same word means the new place.

    Raises Refused: invalid, not-found, address-not-located, not-allowed (too-many-places).
    """
    label = " ".join(command.label.split())
    if not label:
        raise invalid("label", "is blank")
    if len(label) > LABEL_CHARACTERS_MAX:
        raise invalid("label", f"is longer than {LABEL_CHARACTERS_MAX} characters")
    delivery = await _theirs(unit, command)
    known = await unit.saved_places.of(command.conversation)
    same = next((place for place in known if _is_same(place.label, label)), None)
    if same is None and len(known) >= PLACES_MAX:
        raise not_allowed(("too-many-places",))
    place = place_of(
        delivery,
        same.id if same is not None else PlaceId(house.new_id("plc")),
        command.conversation,
        label,
        house.addresses.version,
        house.clock.now(),
    )
    await unit.saved_places.save(place)
    return Done(delivery=delivery)


async def keep_code(
    house: House, unit: Unit, command: KeepCode, by: Asker, prepared: Prepared
) -> Done:
    """The code of this delivery's door, with its place, which is kept too where it was not yet; it
    is deleted by itself when its time is over.

    Raises Refused: not-found, address-not-located, not-allowed (too-many-places).
    """
    delivery = await _theirs(unit, command)
    code, now = delivery.door_card.code, house.clock.now()
    if code is None:
        raise not_found("code")
    known = await unit.saved_places.of(command.conversation)
    place = next((each for each in known if each.address.line == delivery.address.line), None)
    if place is None and len(known) >= PLACES_MAX:
        raise not_allowed(("too-many-places",))
    if place is None:
        name = PlaceId(house.new_id("plc"))
        label = _label_of(delivery)
        version = house.addresses.version
        place = place_of(delivery, name, command.conversation, label, version, now)
    kept = place.with_code(code, now)
    await unit.saved_places.save(kept)
    await expect_end_of_code(unit, kept)
    return Done(delivery=delivery)


async def _theirs(unit: Unit, command: SavePlace | KeepCode) -> Delivery:
    """The delivery, which must be this chat's own, and come to a place that is known."""
    conversation = await conversation_of(unit, command.conversation)
    delivery = await delivery_of(unit, command.delivery)
    if delivery.conversation != conversation.id:
        raise not_found("delivery")
    if delivery.address.point is None:
        raise address_not_located()
    return delivery


def _label_of(delivery: Delivery) -> str:
    """Nobody named it: its street and number do."""
    verdict = delivery.address.verdict
    parts = verdict.components if verdict is not None else None
    told = (parts.street, parts.house_number) if parts is not None else ()
    name = " ".join(part for part in told if part) or delivery.address.line
    return name[:LABEL_CHARACTERS_MAX]


async def remove_place(
    house: House, unit: Unit, command: RemovePlace, by: Asker, prepared: Prepared
) -> Done:
    """Raises Refused: not-found."""
    if not await unit.saved_places.remove(command.conversation, command.place):
        raise not_found("place")
    return Done()


def _is_same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
