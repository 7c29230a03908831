"""A door card: what one must know at the door."""

import re
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Self

from core.model.parcel import Parcel
from core.model.secret_words import veiled, veiled_note

# What each adds to a stop: to type a code, to find the stairs, to help, to be let in at a desk.
SECONDS_FOR = {"code": 20, "floor": 30, "access_needs": 60, "reception": 60}
# Up and down again, each floor. Two people carry what is bulky, and rest on the landings.
STAIR_SECONDS = 20
BULKY_STAIR_SECONDS = 90
BULKY_LIFT_SECONDS = 60  # into a lift and out of it
FLOORS_MAX = 15  # beyond it the number is no floor
# How people lead up to a code, and what is theirs of the words around it.
_LEADS_UP = (
    r"(?:(?:the\s+)?(?:door|gate|entry|entrance|building|porch)[\s-]*)?"
    r"\b(?:codes?|pin|\w*koodi\w*|\w*kod|kod\w*|код\w*|пин\w*)[\s:=№-]*(?:(?:is|on|är)\s+)?"
)
MAY_HIDE_A_CODE = re.compile(r"\d|[*#]|\bpin\b|code|koodi|kod\b|код|пин", re.I)

_NO_WORDS = frozenset({"code", "phone", "opening_hours", "voice", "photo"})


class Lift(StrEnum):
    """What most people say of one; all else is told in words, and so of the next two."""

    YES = "yes"
    NO = "no"
    GROUND_FLOOR = "ground floor"


class Reception(StrEnum):
    THERE = "at the reception"
    NONE = "straight to the door"


class Parking(StrEnum):
    AT_THE_DOOR = "at the door"
    IN_THE_YARD = "in the yard"
    IN_THE_STREET = "in the street"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCard:
    """Every field may be unknown. `code` is a secret: only the assigned courier's page shows it."""

    entrance: str | None = None
    floor: str | None = None
    unit: str | None = None
    code: str | None = None
    phone: str | None = None
    note: str | None = None
    access_needs: str | None = None
    vehicle_limits: str | None = None
    reception: str | None = None  # where to go in a business: a `Reception`, or words
    opening_hours: str | None = None  # as OpenStreetMap writes them, else as told
    parking: str | None = None  # a `Parking`, or words
    lift: str | None = None  # a `Lift`, or what it takes
    height_m_max: float | None = None  # of the vehicle, on the way to the door
    weight_t_max: float | None = None
    voice: str | None = None  # the line of the talk whose sound the courier may hear
    photo: str | None = None  # the line of the talk whose picture the courier may see

    def merged(self, newer: Self) -> Self:
        """What is known newer replaces what was known before."""
        told = {
            field.name: value
            for field in fields(newer)
            if (value := getattr(newer, field.name)) is not None
        }
        card = replace(self, **told)
        return replace(card, note=without_code(card.note, card.code))

    def untold(self, told: Self, before: Self) -> Self:
        """Without what was told, where it still stands: there it is again as it was before."""
        back = {
            field.name: getattr(before, field.name)
            for field in fields(self)
            if getattr(self, field.name) == getattr(told, field.name)
        }
        return replace(self, **back)

    @property
    def of_person(self) -> Self:
        """What belongs to whoever receives, not to the door: it is as true at another house."""
        return type(self)(phone=self.phone, access_needs=self.access_needs)

    @property
    def of_house(self) -> Self:
        """What stays true of the house and its door without any secret, and without the words that
        may hide one: it may be kept for the next parcel."""
        note = without_code(self.note, self.code)
        note = None if MAY_HIDE_A_CODE.search(note or "") else note
        bare = replace(self, code=None, phone=None, note=note, access_needs=None)
        return replace(bare, voice=None, photo=None)

    @property
    def veiled(self) -> Self:
        """For who does not stand at the door: without the code, without what looks like one in its
        words, and without what was said aloud or shown, which nobody can veil."""
        shown = {
            field.name: (veiled_note if field.name == "note" else veiled)(value)
            for field in fields(self)
            if field.name not in _NO_WORDS and isinstance(value := getattr(self, field.name), str)
        }
        bare = replace(self, code=None, voice=None, photo=None)
        return replace(bare, **shown)  # type: ignore[arg-type]  # by name

    def extra_seconds(self, parcel: Parcel) -> int:
        """How much longer a stop takes for what the card says, with this parcel in hand."""
        costs = replace(self, reception=None) if self.reception == Reception.NONE else self
        known = sum(seconds for name, seconds in SECONDS_FOR.items() if getattr(costs, name))
        if self.lift is None:
            return known
        if self.lift.strip().casefold() != Lift.NO:
            return known + (BULKY_LIFT_SECONDS if parcel.is_bulky else 0)
        return known + self._floors * (BULKY_STAIR_SECONDS if parcel.is_bulky else STAIR_SECONDS)

    @property
    def _floors(self) -> int:
        found = re.search(r"\d{1,3}", self.floor or "")
        return min(int(found[0]), FLOORS_MAX) if found is not None else 0


def without_code(note: str | None, code: str | None) -> str | None:
    """The note without the code that stands on the card by itself; the rest as it was written."""
    if not note or not code:
        return note
    told = rf"[\s,;:–-]*(?:{_LEADS_UP})?(?<!\w){re.escape(code)}(?!\w)"  # a dash
    left = re.sub(told, "", note, flags=re.I)
    return note if left == note else left.strip(" ,;:.–-\n") or None
