"""A draft: a new address on its way to be right; what the scenes that correct it share."""

from dataclasses import dataclass, field, replace

from bot.buttons import Button, about, fingerprint, opening
from bot.door_words import joined
from bot.facts import Facts
from bot.heard import Pin
from bot.turn import Say
from core.actions.announce import card_from, told_address
from core.model.address import AddressQuery, Components, Suggestion, Verdict, VerdictCode
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.location import Location
from core.model.map_picture import MapPicture

SUGGESTIONS_SHOWN_MAX = 3
FAILURES_MAX = 2  # the second try that names no place offers a pin, or a person
PIN_PAGE = "/app/pin"
# Once it was picked from what we know, only these still leave something to ask.
_STILL_OPEN = (
    VerdictCode.NEEDS_HOUSE_NUMBER,
    VerdictCode.NEEDS_UNIT,
    VerdictCode.NUMBER_UNKNOWN,
    VerdictCode.OUTSIDE_AREA,
    VerdictCode.PIN_MISMATCH,
)
NO_PLACE = (VerdictCode.NOT_AN_ADDRESS, VerdictCode.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was asked of the gazetteer, and what it made of it.

    `door` is what was told of the door beside the address. `is_unit_told`: which flat it is, or
    that there is none; `is_unit_wanted`: they spoke of a flat and did not name it. `failures` are
    tries in a row that named no place; `asked` traces of the questions that were put. `tried`: a
    number in the street of the pin that nobody knows, as it was told.
    """

    query: AddressQuery | None = None
    verdict: Verdict | None = None
    door: DoorCard = field(default_factory=DoorCard)
    is_unit_told: bool = False
    failures: int = 0
    is_unit_wanted: bool = False
    asked: tuple[str, ...] = ()
    before: str = ""  # the address that it was compared with
    tried: str = ""

    @property
    def pin(self) -> Location | None:
        return self.query.pin if self.query is not None else None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be asked of what was picked."""
        return self.verdict is not None and self.verdict.verdict in _STILL_OPEN

    @property
    def has_street(self) -> bool:
        return self.verdict is not None and self.verdict.components.street is not None

    @property
    def line(self) -> str:
        """The new address as people read it, here and once it stands."""
        query = self.query or AddressQuery()
        if self.verdict is None:
            return query.text or ""
        return told_address(query, self.verdict).line

    @property
    def door_card(self) -> DoorCard:
        """Everything that was told of the new door."""
        told = card_from(self.verdict) if self.verdict is not None else DoorCard()
        door = replace(self.door, note=joined(told.note, self.door.note))
        return told.merged(door)

    @property
    def beside_the_line(self) -> DoorCard:
        """Of the door, what does not stand in the address line."""
        told = self.door_card
        here = self.verdict.components if self.verdict is not None else Components()
        return replace(
            told,
            unit=None if told.unit == here.unit else told.unit,
            entrance=None if told.entrance == here.entrance else told.entrance,
        )

    @property
    def where(self) -> Location | None:
        located = self.verdict.location if self.verdict is not None else None
        return self.pin or located

    def version(self, delivery: Delivery) -> str:
        """What a card with old and new shows: an old one is told from a new one by it, also after
        somebody else has changed the address."""
        pin = f"{self.pin.lat:.5f},{self.pin.lon:.5f}" if self.pin is not None else ""
        return "n" + fingerprint(f"{delivery.address.line}/{self.line}/{pin}")

    def afresh(self) -> "Draft":
        """Another house: what was told for the courier goes along. A flat and a floor were the
        first house's own; so was a code, where it was a house."""
        was_there = self.verdict is not None and self.verdict.is_located
        known = self.door_card
        code = None if was_there else known.code
        return Draft(door=DoorCard(code=code, phone=known.phone, note=known.note))

    def without_pin(self) -> "Draft":
        if self.query is None:
            return self
        return replace(self, query=replace(self.query, pin=None, pin_accuracy_m=None))


def is_begun(draft: Draft) -> bool:
    """Whether anything was told that is to be kept."""
    return draft.query is not None or draft.door != DoorCard()


def country_of(facts: Facts) -> str | None:
    return facts.delivery.address.country if facts.delivery is not None else None


def standing(delivery: Delivery) -> Draft:
    """The address as it stands, as a draft. What was said of its door is known already."""
    known = delivery.address
    verdict = replace(known.verdict, instructions=None) if known.verdict is not None else None
    has_street = verdict is not None and verdict.components.street is not None
    query = AddressQuery(
        text=(known.line if has_street else known.text) or None,
        components=verdict.components if verdict is not None and has_street else None,
        country=known.country,
        pin=known.location,
    )
    return Draft(query, verdict)


def is_standing(draft: Draft, delivery: Delivery) -> bool:
    """Whether the draft is the address that stands, to the flat."""
    known = delivery.address
    pins = (known.location,) if known.is_torn else (None, known.location)
    return draft.line == known.line and draft.pin in pins


def typed_pin(draft: Draft) -> Pin | None:
    """ "60.1663, 24.9322": a pin as good as one that was sent, as fine as it was written."""
    verdict = draft.verdict
    if verdict is None or verdict.verdict is not VerdictCode.PIN_ONLY or draft.pin is not None:
        return None
    return Pin(verdict.location, verdict.sigma_m) if verdict.location is not None else None


def picks(delivery: Delivery, verdict: Verdict, verb: str = "address.pick") -> tuple[Button, ...]:
    """A button for each address that may be meant."""
    return tuple(
        about(
            delivery,
            "button-address",
            verb,
            str(number),
            fingerprint(found.formatted),
            address=found.formatted,
        )
        for number, found in enumerate(verdict.suggestions[:SUGGESTIONS_SHOWN_MAX])
    )


def suggested(verdict: Verdict | None, number: str, shown: str) -> Suggestion | None:
    """The suggestion that a button named, if the draft is still that one."""
    suggestions = verdict.suggestions if verdict is not None else ()
    if not number.isdecimal() or int(number) >= len(suggestions):
        return None
    found = suggestions[int(number)]
    return found if fingerprint(found.formatted) == shown else None


def picked(found: Suggestion, draft: Draft, facts: Facts) -> Draft:
    """The draft with one of what was suggested; a flat that was told, and a pin that was sent,
    stay as they are."""
    parts, told = found.components, draft.verdict.components if draft.verdict else Components()
    if parts.unit is None and parts.entrance is None:
        parts = replace(parts, unit=told.unit, entrance=told.entrance)
    query = AddressQuery(
        text=found.formatted,
        components=parts,
        country=country_of(facts),
        pin=draft.pin,
        pin_accuracy_m=draft.query.pin_accuracy_m if draft.query is not None else None,
    )
    verdict = facts.verdict(query)
    said = draft.verdict.instructions if draft.verdict is not None else None
    verdict = replace(verdict, instructions=verdict.instructions or said)
    return replace(draft, query=query, verdict=verdict, failures=0)


def leave(delivery: Delivery) -> tuple[Button, ...]:
    """Back to what the sender told; no way back to what is nowhere on the map, or at two places."""
    if delivery.address.point is None:
        return ()
    shown = fingerprint(delivery.address.line)
    return (about(delivery, "button-leave-address", "address.yes", shown),)


def pin_button(
    facts: Facts, draft: Draft | None = None, verb: str = "address.pin", label: str | None = None
) -> Button:
    """The page with the map where it opens, else the phone's own way to send a place."""
    delivery = facts.delivery
    assert delivery is not None
    if facts.app_url is None:
        return about(delivery, label or "button-send-pin", verb)
    shown = draft.version(delivery) if draft is not None else fingerprint(delivery.address.line)
    return opening(delivery, label or "button-move-pin", verb, PIN_PAGE, shown)


def on_the_map(said: Say, where: Location | None, sigma_m: float | None) -> Say:
    """With a picture of the place; the words have to do where nobody knows it."""
    if where is None:
        return said
    return replace(said, picture=MapPicture(location=where, sigma_m=sigma_m))


def may_be_address(text: str) -> bool:
    """Something with a letter and a digit may be one; the gazetteer has the last word."""
    return any(c.isdigit() for c in text) and any(c.isalpha() for c in text)
