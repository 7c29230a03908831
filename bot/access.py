"""Access: what one must know of the way in to a business, or for something big; what is unknown."""

from dataclasses import dataclass, replace

from bot.opening_words import hours_of
from bot.way_in import WayIn, metres_of, way_in, with_floor
from core.model.delivery import Delivery
from core.model.door_card import DoorCard, Lift, Parking, Reception

WORDS_MAX = 120


@dataclass(frozen=True, slots=True)
class Question:
    """One field of the door card: its text, and the answers that most people give, each with the
    button's text and the value that is kept, which everybody reads in a language of their own."""

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
        (("button-reception", Reception.THERE), ("button-no-reception", Reception.NONE)),
    ),
)
BULKY = (
    Question(
        "lift",
        "access-lift",
        (
            ("button-lift", Lift.YES),
            ("button-stairs", Lift.NO),
            ("button-ground-floor", Lift.GROUND_FLOOR),
        ),
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
            ("button-parking-door", Parking.AT_THE_DOOR),
            ("button-parking-yard", Parking.IN_THE_YARD),
            ("button-parking-street", Parking.IN_THE_STREET),
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
    """The answer with all else that was told in it; None where it is none."""
    way = way_in(words)
    way = with_floor(way) if question in BULKY else way
    if not way.is_told:
        return _alone(question, words)
    if getattr(way.card, question.field) is not None:
        return _with_note(way)
    answered = _alone(question, way.rest) if way.rest else None
    return way.card if answered is None else way.card.merged(answered)


def _with_note(way: WayIn) -> DoorCard:
    """What has no field of its own is for the courier all the same."""
    return replace(way.card, note=way.rest[:WORDS_MAX]) if way.rest else way.card


def _alone(question: Question, words: str) -> DoorCard | None:
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
