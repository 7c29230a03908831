"""Home: the places that a returning recipient keeps, as they are offered and spoken of."""

import re
from datetime import datetime

from bot.buttons import Button, about, fingerprint
from bot.facts import Facts
from bot.wording import Text
from core.model.delivery import Delivery
from core.model.saved_place import PLACES_MAX, SavedPlace

PLACES_SHOWN_MAX = 2
LABELS = ("home", "work")  # those that have words in every language; others are the person's own
_FORGET = re.compile(r"\b(?:forget|remove|delete|poista|unohda|забудь\w*|удали\w*)\b", re.I)
_NAMES = {
    "home": re.compile(r"\b(?:home|koti\w*|kotona|дом|домой|дома)\b", re.I),
    "work": re.compile(r"\b(?:work|office|työ\w*|toimisto\w*|работ\w*|офис\w*)\b", re.I),
}


def called(place: SavedPlace) -> object:
    """Its name: ours in the language of the talk, or the person's own word."""
    return Text(f"place-{place.label}") if place.label in LABELS else place.label


def place_line(place: SavedPlace, now: datetime) -> Text:
    """Where it is, and whether a code of its door is kept, and until when."""
    told: dict[str, object] = {"place": called(place), "address": place.address.line}
    if not place.keeps_code(now):
        return Text("place-line", told)
    return Text("place-line-code", {**told, "until": place.code_until})


def place_buttons(facts: Facts) -> tuple[Button, ...]:
    """Where a parcel was brought before, but for where this one goes anyway."""
    delivery = facts.delivery
    if delivery is None:
        return ()
    others = [place for place in facts.places if not is_there(place, delivery)]
    return tuple(
        about(
            delivery,
            "button-place",
            "place.pick",
            fingerprint(place.label),
            place=called(place),
            address=place.address.line,
        )
        for place in others[:PLACES_SHOWN_MAX]
    )


def remember_buttons(facts: Facts) -> tuple[Button, ...]:
    """Offered once a place is sure, under the names that are still free."""
    delivery = facts.delivery
    if delivery is None or delivery.address.point is None or len(facts.places) >= PLACES_MAX:
        return ()
    if place_at(facts) is not None:
        return ()
    taken = {place.label for place in facts.places}
    return tuple(
        about(delivery, f"button-remember-{label}", "place.save", label)
        for label in LABELS
        if label not in taken
    )


def place_at(facts: Facts) -> SavedPlace | None:
    """The kept place where this parcel goes."""
    delivery = facts.delivery
    if delivery is None:
        return None
    return next((place for place in facts.places if is_there(place, delivery)), None)


def is_there(place: SavedPlace, delivery: Delivery) -> bool:
    return place.address.line == delivery.address.line


def named(text: str, facts: Facts) -> SavedPlace | None:
    """The place that these few words name."""
    plain = text.casefold().strip(" .!")
    if any(letter.isdigit() for letter in plain):
        return None  # "дом 5" is a house
    for place in facts.places:
        pattern = _NAMES.get(place.label)
        is_meant = pattern.search(plain) if pattern else place.label.casefold() in plain
        if is_meant and len(plain.split()) <= 3:
            return place
    return None


def wants_to_forget(text: str) -> bool:
    return _FORGET.search(text) is not None


def by_fingerprint(shown: str, facts: Facts) -> SavedPlace | None:
    return next((place for place in facts.places if fingerprint(place.label) == shown), None)
