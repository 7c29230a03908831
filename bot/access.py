"""Access: what one must know of the way in to a business, or for something big; what is unknown."""

import re
from dataclasses import dataclass

from bot.opening_words import hours_of
from core.model.delivery import Delivery
from core.model.door_card import DoorCard

WORDS_MAX = 120
HEIGHT_METRES = (1.5, 6.0)  # lower than any gate, higher than any lorry


@dataclass(frozen=True, slots=True)
class Question:
    """One field of the door card: its text, and the answers that most people give, each with the
    button's text and what the courier reads."""

    field: str
    key: str
    answers: tuple[tuple[str, str], ...]


BUSINESS = (
    Question(
        "opening_hours",
        "access-hours",
        (
            ("button-hours-8-16", "Mo-Fr 08:00-16:00"),
            ("button-hours-9-17", "Mo-Fr 09:00-17:00"),
            ("button-hours-always", "24/7"),
        ),
    ),
    Question(
        "reception",
        "access-reception",
        (("button-reception", "at the reception"), ("button-no-reception", "straight to the door")),
    ),
)
BULKY = (
    Question(
        "lift",
        "access-lift",
        (("button-lift", "yes"), ("button-stairs", "no"), ("button-ground-floor", "ground floor")),
    ),
    Question(
        "height_m_max",
        "access-height",
        (("button-height-low", "2.1"), ("button-height-van", "3")),
    ),
    Question(
        "parking",
        "access-parking",
        (
            ("button-parking-door", "at the door"),
            ("button-parking-yard", "in the yard"),
            ("button-parking-street", "in the street"),
        ),
    ),
)


def unknown_of(delivery: Delivery) -> tuple[Question, ...]:
    """What a courier would want to know before setting off, and nobody has told."""
    asked = (
        *(BUSINESS if delivery.is_business else ()),
        *(BULKY if delivery.parcel.is_bulky else ()),
    )
    return tuple(each for each in asked if getattr(delivery.door_card, each.field) is None)


def told(question: Question, words: str) -> DoorCard | None:
    """The answer as a door card; None where it is none."""
    kept = words.strip()[:WORDS_MAX]
    match question.field:
        case "opening_hours":
            return DoorCard(opening_hours=hours_of(kept) or kept)
        case "reception":
            return DoorCard(reception=kept)
        case "lift":
            return DoorCard(lift=kept)
        case "parking":
            return DoorCard(parking=kept)
        case _:
            metres = metres_of(kept)
            return None if metres is None else DoorCard(height_m_max=metres)


def metres_of(words: str) -> float | None:
    """ "2,1 m" is 2.1; what no gate measures is no height."""
    found = re.search(r"(?<!\d)(\d(?:[.,]\d{1,2})?)(?!\d)", words)
    metres = float(found[1].replace(",", ".")) if found else 0.0
    return metres if HEIGHT_METRES[0] <= metres <= HEIGHT_METRES[1] else None
