"""A pin as a draft: the place by the pin alone, with the words that described it."""

import re
from dataclasses import replace

from bot.amending import described
from bot.described import description_of, unknown_number
from bot.draft import Draft, country_of, standing
from bot.facts import Facts
from bot.heard import Pin
from core.late_pattern import LatePattern
from core.model.address import AddressQuery, VerdictCode
from core.model.door_card import DoorCard

VAGUE_METRES = 150.0  # so far off, nobody finds the place by the pin alone
SAME_STREET_METRES = 5_000.0  # farther from the pin, the street that was tried is another place

_CANNOT = LatePattern(
    r"\b(?:can['’]?t|cannot|can not|unable|don['’]?t know how|how do i|doesn['’]?t work|"
    r"not working|en osaa|en voi|ei onnistu|ei toimi|miten|kan inte|går inte|hur gör jag|"
    r"kann nicht|kann ich nicht|geht nicht|wie kann ich|ne peux pas|ne marche pas|comment|"
    r"no puedo|no funciona|cómo|non posso|non riesco|nie mogę|nie działa|jak wysłać|"
    r"não consigo|não posso|não funciona|не могу|не получается|не работает|как отправить|"
    r"не можу|не виходит\w*|як надіслати|yapamıyorum|gönderemiyorum|nasıl)\b|لا أستطيع|كيف",
    re.I,
)
_A_PIN = LatePattern(
    r"\b(?:pin|location|map|sijain\w+|paik\w+|kart\w+|neula\w*|plats\w*|position\w*|standort\w*|"
    r"karte|lieu|carte|ubicación|mapa|posizion\w+|mappa|pinezk\w+|localiza\w+|"
    r"точк\w*|мест\w+|геолокац\w+|карт\w+|місце|konum\w*|harita\w*)\b|الموقع|الخريطة",
    re.I,
)


def cannot_send(text: str) -> bool:
    """ "Sorry, can't send a pin": then it is written; nothing is sent back for it."""
    return _CANNOT.search(text) is not None and _A_PIN.search(text) is not None


def bare(pin: Pin, facts: Facts, notes: Draft) -> Draft:
    """The place by the pin alone, with the words that described it. Words that name a place that
    is not there are no name of it: what its recipient said is for the courier."""
    said = None if notes.has_street else description_of(notes)
    tried = _tried(pin, notes, facts)
    if tried:  # all that was told with its number belongs to it
        notes = replace(notes, door=notes.door_card, tried=tried)
    draft = _told(pin, said or (None if notes.has_street else _as_sent(notes, facts)), facts, notes)
    if draft.verdict is None or draft.verdict.verdict is not VerdictCode.PIN_MISMATCH:
        return draft
    return _told(pin, None, facts, described(notes, said) if said else notes)


def _told(pin: Pin, text: str | None, facts: Facts, notes: Draft) -> Draft:
    query = AddressQuery(
        text=text,
        country=country_of(facts),
        pin=pin.location,
        pin_accuracy_m=pin.accuracy_m,
    )
    return Draft(query, facts.verdict(query), notes.door, tried=notes.tried)


def with_tried(notes: Draft) -> Draft:
    """The pin is the place; its number is on no map, and the courier may find it on the door."""
    return described(notes, notes.tried) if notes.tried else notes


def _tried(pin: Pin, notes: Draft, facts: Facts) -> str:
    """The number that nobody knows, where the pin may well show it."""
    told = notes.tried or unknown_number(notes, facts)
    there = facts.verdict(AddressQuery(text=told, country=country_of(facts))) if told else None
    if there is None or there.location is None:
        return ""
    return told if there.location.metres_to(pin.location) <= SAME_STREET_METRES else ""


def with_description(notes: Draft) -> DoorCard:
    """Where the place has an address, its description is for the courier."""
    told = None if notes.has_street else description_of(notes)
    return described(notes, told).door if told else notes.door


def _as_sent(notes: Draft, facts: Facts) -> str | None:
    """What the sender wrote of a place that is on no map, where nothing else was tried."""
    delivery = facts.delivery
    if delivery is None or notes.query != standing(delivery).query:
        return None
    return delivery.address.text if delivery.address.point is None else None


def only_pin(notes: Draft, facts: Facts) -> Draft:
    assert notes.query is not None and notes.pin is not None
    return bare(Pin(notes.pin, notes.query.pin_accuracy_m), facts, _only_its_door(notes, facts))


def _only_its_door(notes: Draft, facts: Facts) -> Draft:
    """The address beside the pin was another place; unless the pin shows its number."""
    assert notes.query is not None and notes.pin is not None
    tried = _tried(Pin(notes.pin), notes, facts)
    return Draft(door=notes.door_card if tried else notes.door, tried=tried)


def is_vague(notes: Draft) -> bool:
    accuracy = notes.query.pin_accuracy_m if notes.query is not None else None
    return (accuracy or 0.0) > VAGUE_METRES
