"""Saving: a person keeps the places where their parcels are brought, and takes them away again."""

from core.actions.asking import delivery_of
from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import Done, Prepared
from core.commands import RemovePlace, SavePlace
from core.model.asker import Asker
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
    conversation = await conversation_of(unit, command.conversation)
    delivery = await delivery_of(unit, command.delivery)
    if delivery.conversation != conversation.id:
        raise not_found("delivery")
    if delivery.address.point is None:
        raise address_not_located()
    known = await unit.saved_places.of(conversation.id)
    same = next((place for place in known if _is_same(place.label, label)), None)
    if same is None and len(known) >= PLACES_MAX:
        raise not_allowed(("too-many-places",))
    place = place_of(
        delivery,
        same.id if same is not None else PlaceId(house.new_id("plc")),
        conversation.id,
        label,
        house.addresses.version,
        house.clock.now(),
    )
    await unit.saved_places.save(place)
    return Done(delivery=delivery)


async def remove_place(
    house: House, unit: Unit, command: RemovePlace, by: Asker, prepared: Prepared
) -> Done:
    """Raises Refused: not-found."""
    if not await unit.saved_places.remove(command.conversation, command.place):
        raise not_found("place")
    return Done()


def _is_same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
