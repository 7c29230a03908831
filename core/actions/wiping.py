"""Wiping: what opens a door is forgotten once the parcel no longer comes to it.

A code stands on the door card, in the words it was told with, and in what was asked of the carrier.
It goes from all of them; the rest of the words stays as it was written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from core.model.change import (
    AddressChange,
    Change,
    NewInstructions,
    ToNeighbour,
    ToSafePlace,
    What,
)
from core.model.delegate import without_codes
from core.model.delivery import Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.rescue import Rescue
from core.model.secret_words import VEIL, veiled, veiled_code, veiled_note
from core.ports import Unit


async def wipe_codes(unit: Unit, delivery: Delivery) -> Delivery:
    """The delivery without its door codes; its changes are written without them."""
    await drop_wish(unit, delivery)
    changes = await unit.changes.of(delivery.id)
    codes = frozenset(_codes(delivery, changes))
    for change in changes:
        bare = _bare(change.what, codes)
        if bare != change.what:
            await unit.changes.put(replace(change, what=bare))
    for line in await unit.door_lines.of(delivery.id):
        told = VEIL if line.answer == "gate_code" else _veiled(line.text, codes)
        if line.text and told != line.text:
            await unit.door_lines.put(replace(line, text=told))
    return replace(
        delivery,
        door_card=_locked(delivery.door_card, codes),
        address=_unlocked(delivery.address, codes),
        rescue=_wordless(delivery.rescue),
        delegates=without_codes(delivery.delegates),
        neighbour_ask=None,
        versions=tuple(
            replace(version, text=_veiled(version.text, codes)) for version in delivery.versions
        ),
    )


async def drop_wish(unit: Unit, delivery: Delivery) -> None:
    """What only a person may grant is about nothing once another address stands, or none is wanted
    any more."""
    if delivery.conversation is None:
        return
    talk = await unit.conversations.get(delivery.conversation)
    if talk is not None and talk.wish is not None and talk.wish.proposed.delivery == delivery.id:
        await unit.conversations.put(replace(talk, wish=None))


def _codes(delivery: Delivery, changes: Sequence[Change]) -> Iterator[str]:
    """Every code that was ever told for this delivery."""
    yield from _told_by(delivery.address, delivery.door_card)
    for change in changes:
        match change.what:
            case NewInstructions(door_card=card, before=earlier):
                yield from _told_by(DeliveryAddress(), card)
                yield from _told_by(DeliveryAddress(), earlier or DoorCard())
            case AddressChange(before=before, door_before=card):
                yield from _told_by(before, card or DoorCard())
            case _:
                pass


def _told_by(address: DeliveryAddress, card: DoorCard) -> Iterator[str]:
    said = address.verdict.instructions if address.verdict is not None else None
    for code in (card.code, said.gate_code if said is not None else None):
        if code:
            yield code


def _bare(what: What, codes: frozenset[str]) -> What:
    match what:
        case NewInstructions(door_card=card, before=earlier):
            return msgspec.structs.replace(
                what,
                door_card=_locked(card, codes),
                before=_locked(earlier, codes) if earlier is not None else None,
            )
        case AddressChange(before=before, door_before=card):
            return msgspec.structs.replace(
                what,
                before=_unlocked(before, codes),
                door_before=_locked(card, codes) if card is not None else None,
            )
        case ToNeighbour(name=name, unit=flat):
            unlocked = veiled(flat) if flat else flat
            return msgspec.structs.replace(what, name=veiled(name), unit=unlocked)
        case ToSafePlace(note=text):
            return msgspec.structs.replace(what, note=veiled_note(text))
        case _:
            return what


def _wordless(rescue: Rescue | None) -> Rescue | None:
    """What was said while the courier waited was for that moment."""
    return replace(rescue, text=None) if rescue is not None else None


def _locked(card: DoorCard, codes: frozenset[str]) -> DoorCard:
    return replace(card, code=None, note=_veiled_note(card.note, codes), voice=None, photo=None)


def _unlocked(address: DeliveryAddress, codes: frozenset[str]) -> DeliveryAddress:
    """The address without the codes that were told in its line."""
    verdict = address.verdict
    if verdict is not None and verdict.instructions is not None:
        told = verdict.instructions
        said = replace(told, gate_code=None, note=_veiled_note(told.note, codes))
        verdict = replace(verdict, instructions=said)
    return replace(address, text=_veiled(address.text, codes), verdict=verdict)


def _veiled(text: str | None, codes: frozenset[str]) -> str | None:
    """The words without the codes, and without what looks like one."""
    for code in sorted(codes):
        text = veiled_code(text, code) if text else text
    return veiled(text) if text else text


def _veiled_note(text: str | None, codes: frozenset[str]) -> str | None:
    told = _veiled(text, codes)
    return veiled_note(told) if told else told
