"""Wiping: what opens a door is forgotten once the parcel no longer comes to it.

A code stands on the door card, in the words it was told with, and in what was asked of the carrier.
It goes from all of them; the rest of the words stays as it was written.
"""

import re
from dataclasses import replace

import msgspec

from core.model.change import AddressChange, NewInstructions, What
from core.model.delivery import Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.ports import Unit

WIPED = "•••"


async def wipe_codes(unit: Unit, delivery: Delivery) -> Delivery:
    """The delivery without its door codes; its changes are written without them."""
    for change in await unit.changes.of(delivery.id):
        bare = _without(change.what)
        if bare != change.what:
            await unit.changes.put(replace(change, what=bare))
    return replace(
        delivery,
        door_card=replace(delivery.door_card, code=None),
        address=_unlocked(delivery.address, delivery.door_card),
    )


def _without(what: What) -> What:
    match what:
        case NewInstructions(door_card=card):
            return msgspec.structs.replace(what, door_card=replace(card, code=None))
        case AddressChange(before=before, door_before=card):
            known = card or DoorCard()
            return msgspec.structs.replace(
                what,
                before=_unlocked(before, known),
                door_before=replace(known, code=None) if card is not None else None,
            )
        case _:
            return what


def _unlocked(address: DeliveryAddress, card: DoorCard) -> DeliveryAddress:
    """The address without the code that was told in its line."""
    verdict, text = address.verdict, address.text
    said = verdict.instructions if verdict is not None else None
    codes = {card.code, said.gate_code if said is not None else None}
    for code in sorted(filter(None, codes)):
        text = _wiped(text, code) if text else text
    if verdict is not None and said is not None:
        verdict = replace(verdict, instructions=replace(said, gate_code=None))
    return replace(address, text=text, verdict=verdict)


def _wiped(text: str, code: str) -> str:
    """The words without the code. It stands behind the address: a house number that happens to be
    the same stays."""
    found = list(re.finditer(rf"(?<!\w){re.escape(code)}(?!\w)", text))
    if not found:
        return text
    return text[: found[-1].start()] + WIPED + text[found[-1].end() :]
