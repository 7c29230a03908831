"""Described: the words for a place that has no address; every line of them goes with its pin."""

from dataclasses import replace

from bot.asked_twice import failed, other_ways
from bot.door_words import read_back
from bot.draft import Draft, country_of, is_standing
from bot.facts import Facts
from bot.turn import Beat, Turn, ask, say
from core.model.address import AddressQuery, VerdictCode
from core.model.door_card import DoorCard


def description_of(notes: Draft) -> str | None:
    """Words that describe a place, promised to go with its pin; an address that was tried and is
    nowhere does not."""
    is_tried = notes.verdict is not None and notes.verdict.verdict is not VerdictCode.PIN_ONLY
    told = notes.query.text if notes.query is not None and not is_tried else None
    return told if told and any(c.isalpha() for c in told) else None  # figures alone are a pin


def is_described(notes: Draft) -> bool:
    """Whether a description has begun, and no pin was sent for it yet."""
    return notes.verdict is None and description_of(notes) is not None


def describe(text: str, facts: Facts, notes: Draft, *, wait: Beat) -> Turn:
    """People press enter in the middle of it: a further line is news, and calls nobody."""
    words = f"{description_of(notes)}, {text}" if is_described(notes) else text
    query = AddressQuery(text=words, country=country_of(facts))
    tried = notes.tried or unknown_number(notes, facts)
    draft = replace(notes, query=query, verdict=None, tried=tried)
    if is_described(notes):
        noted = say("address-noted", card=read_back(DoorCard(note=words)))
        return ask(other_ways(noted, draft, facts), wait=wait, notes=draft)
    return failed(draft, facts, say("address-description"), wait=wait)


def unknown_number(notes: Draft, facts: Facts) -> str:
    """The number that was told and nobody knows, with its street; often nothing."""
    delivery = facts.delivery
    if notes.query is None or not notes.has_street or delivery is None:
        return ""
    if is_standing(notes.without_pin(), delivery):
        return ""
    alone = facts.verdict(replace(notes.query, pin=None, pin_accuracy_m=None))
    return alone.as_told if alone.verdict is VerdictCode.NUMBER_UNKNOWN else ""
