"""A pin as a draft: the place by the pin alone, with the words that described it."""

from bot.amending import described
from bot.draft import Draft, country_of, standing
from bot.facts import Facts
from bot.heard import Pin
from core.model.address import AddressQuery, VerdictCode
from core.model.door_card import DoorCard

VAGUE_METRES = 150.0  # so far off, nobody finds the place by the pin alone


def bare(pin: Pin, facts: Facts, notes: Draft) -> Draft:
    """The place by the pin alone, with the words that described it. Words that name a place that
    is not there are no name of it: what its recipient said is for the courier."""
    said = None if notes.has_street else _description(notes)
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
    return Draft(query, facts.verdict(query), notes.door)


def _description(notes: Draft) -> str | None:
    """Words that describe a place, promised to go with its pin; an address that was tried and is
    nowhere does not."""
    is_tried = notes.verdict is not None and notes.verdict.verdict is not VerdictCode.PIN_ONLY
    told = notes.query.text if notes.query is not None and not is_tried else None
    return told if told and any(c.isalpha() for c in told) else None  # figures alone are a pin


def with_description(notes: Draft) -> DoorCard:
    """Where the place has an address, its description is for the courier."""
    told = None if notes.has_street else _description(notes)
    return described(notes, told).door if told else notes.door


def _as_sent(notes: Draft, facts: Facts) -> str | None:
    """What the sender wrote of a place that is on no map, where nothing else was tried."""
    delivery = facts.delivery
    if delivery is None or notes.query != standing(delivery).query:
        return None
    return delivery.address.text if delivery.address.point is None else None


def only_pin(notes: Draft, facts: Facts) -> Draft:
    assert notes.query is not None and notes.pin is not None
    return bare(Pin(notes.pin, notes.query.pin_accuracy_m), facts, Draft(door=notes.door))


def is_vague(notes: Draft) -> bool:
    accuracy = notes.query.pin_accuracy_m if notes.query is not None else None
    return (accuracy or 0.0) > VAGUE_METRES
