"""Described: the words for a place that has no address; every line of them goes with its pin."""

import re
from dataclasses import replace

from bot.asked_twice import failed, other_ways
from bot.door_words import read_back
from bot.draft import Draft, country_of, is_standing
from bot.facts import Facts
from bot.turn import Beat, Turn, ask, say
from core.late_pattern import LatePattern
from core.model.address import AddressQuery, VerdictCode
from core.model.door_card import DoorCard

# Where a house stands, by what is beside it.
_BESIDE = LatePattern(
    r"\b(?:next to|behind|opposite|across from|in front of|near|beside|close to|around the corner|"
    r"vieressä|takana|vastapäätä|lähellä|edessä|kulmalla|kulman takana|"
    r"bredvid|bakom|mitt emot|framför|nära|runt hörnet|"
    r"neben|hinter|gegenüber|vor de[mr]|nahe|um die ecke|"
    r"à côté|derrière|en face|devant|près d\w|"
    r"al lado|detrás|enfrente|cerca|accanto|dietro|di fronte|vicino|"
    r"obok|naprzeciwko|blisko|ao lado|atrás|em frente|perto|"
    r"рядом|напротив|позади|возле|около|за углом|поруч|навпроти|біля|"
    r"yanında|arkasında|karşısında|yakınında)\b|بجانب|خلف|مقابل|قرب|بجوار",
    re.I,
)
# What is to be done with the parcel there is another wish.
_DO = LatePattern(
    r"\b(?:leave|left|put|drop|place|hide|bring|deliver|take|send|give|"
    r"jät\w+|vie|viekää|laita|tuo\w*|lämna|ställ|lägg|stell\w*|leg\w*|lass\w*|bring\w*|"
    r"laiss\w+|pose[rz]?|dépos\w+|dej\w+|ponga|pon|lasci\w*|metti\w*|zostaw\w*|połóż\w*|deix\w+|"
    r"остав\w+|полож\w+|привез\w+|залиш\w+|bırak\w*)\b|اترك|ضع",
    re.I,
)


def tells_where(text: str) -> bool:
    """ "It's next to the post museum": where the house stands, whatever else stands beside it."""
    return _BESIDE.search(text) is not None and _DO.search(text) is None and "?" not in text


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
