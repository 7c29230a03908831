"""Home: the places that a returning recipient keeps, as they are offered and spoken of."""

import re
from datetime import datetime

from bot.buttons import Button, about, fingerprint
from bot.facts import Facts
from bot.wording import Text
from core.late_pattern import LatePattern
from core.model.delivery import Delivery
from core.model.saved_place import PLACES_MAX, SavedPlace

PLACES_SHOWN_MAX = 2
LABELS = ("home", "work")  # those that have words in every language; others are the person's own
_FORGET = LatePattern(
    r"\b(?:forget|remove|delete|poista|unohda|забудь\w*|удали\w*|видал\w*|прибер\w*|"
    r"lösche?n?|vergiss|vergessen|supprime\w*|oublie\w*|borra\w*|elimina\w*|olvida\w*|"
    r"cancella\w*|dimentica\w*|usuń|usunąć|apaga\w*|esquece\w*|remove[r]?|glöm|ta bort|radera|"
    r"sil|unut|احذف|انس)\b",
    re.I,
)
_NAMES = {
    "home": LatePattern(
        r"\b(?:home|koti\w*|kotona|дом|домой|дома|додому|вдома|hem|hemma|zuhause|nach hause|"
        r"chez moi|(?:mi|a|en) casa|a casa mia|minha casa|do domu|dom|evim\w*|"
        r"البيت|المنزل|بيتي|منزلي)\b",
        re.I,
    ),
    "work": LatePattern(
        r"\b(?:work|office|työ\w*|töihin|töissä|toimisto\w*|работ\w*|офис\w*|jobb\w*|"
        r"arbetet?|kontor\w*|arbeit|büro|travail|bureau|trabajo|oficina|lavoro|ufficio|"
        r"trabalho|escritório|do pracy|praca|pracy|biura|biuro|роботу|роботі|офісу?|"
        r"iş(?:e|yeri\w*)|ofis\w*|العمل|المكتب|مكتبي)\b",
        re.I,
    ),
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


def spoken_of(text: str, facts: Facts) -> SavedPlace | None:
    """The kept place that longer words speak of: "send it to my work"."""
    found = (place for place in facts.places if place.label in _NAMES)
    return next((place for place in found if _NAMES[place.label].search(text)), None)


def names_a_place(text: str) -> bool:
    """Home or work, kept or not."""
    return any(pattern.search(text) for pattern in _NAMES.values())


def wants_to_forget(text: str) -> bool:
    return _FORGET.search(text) is not None


def by_fingerprint(shown: str, facts: Facts) -> SavedPlace | None:
    return next((place for place in facts.places if fingerprint(place.label) == shown), None)
