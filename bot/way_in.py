"""The way in: hours, reception, lift, height, weight and parking, each read off one message."""

import re
from dataclasses import dataclass, field, replace

from bot.opening_words import hours_of
from bot.understanding.answer_words import NO, NOT, YES
from bot.understanding.things import floor
from core.late_pattern import LatePattern
from core.model.door_card import DoorCard, Lift

HEIGHT_METRES = (1.5, 6.0)  # lower than any gate, higher than any lorry
WEIGHT_TONNES = (1.0, 40.0)

_PARTS = re.compile(r"\s*(?:[;\n]|,(?!\d)|(?<!\d)\.(?!\d))\s*")
_LIFT = re.compile(r"\b(?:lift|elevator|hissi\w*|лифт\w*)\b", re.I)
_NO_LIFT = LatePattern(
    rf"(?:{NO}|{NOT}|\b(?:without|ilman|без|utan|ohne|sans|sin|senza|sem|bez)\b).*\b(?:lift|elevator|hissi\w*|лифт\w*)\b|"
    r"\b(?:лифта нет|stairs only|only stairs|vain portaat|только лестниц\w*)\b",
    re.I,
)
_JUST_A_LIFT = LatePattern(
    rf"\W*(?:(?:{YES}|there is|there's|has|with|a|an|the|on|есть)\W+)*"
    r"(?:lift|elevator|hissi|лифт)(?:\W+(?:yes|on|есть))?\W*",
    re.I,
)
_METRES = re.compile(
    r"(?<![\d.,])(\d(?:[.,]\d{1,2})?)\s*(?:m|metres?|meters?|metriä|м|метр\w*)\b", re.I
)
_OF_HEIGHT = re.compile(
    r"\b(?:height|high|tall|low|clearance|limit|max|gate|arch|bridge|under|up to|vehicles?|"
    r"korke\w*|portti\w*|silta|высот\w*|арк\w*|ворот\w*|мост\w*)\b",
    re.I,
)
_TONNES = re.compile(
    r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:t|tons?|tonnes?|tonnia|т|тонн\w*)\b", re.I
)
_PARKING = re.compile(
    r"\b(?:parking|park|pysäköi\w*|parkki\w*|парков\w*|припарк\w*)\b(?:\W+(?:is|on|space))?\W*",
    re.I,
)
_RECEPTION = re.compile(
    r"\b(?:reception|front desk|vastaanotto|vastaanotossa|aula|ресепш\w*|проходн\w*)\b", re.I
)


@dataclass(frozen=True, slots=True)
class WayIn:
    """What was told of the way in, and the words that tell something else."""

    card: DoorCard = field(default_factory=DoorCard)
    rest: str = ""

    @property
    def is_told(self) -> bool:
        return self.card != DoorCard()


def way_in(words: str) -> WayIn:
    """Each part of the message for its own field; a floor stands alone in its part."""
    parts = [part for part in _PARTS.split(words) if part]
    hours, start, end = _hours(parts)
    card, rest = DoorCard(opening_hours=hours), []
    for place, part in enumerate(parts):
        if start <= place < end:
            continue
        told = _part(part)
        if told == DoorCard():
            rest.append(part)
        card = told.merged(card)
    return WayIn(card, ", ".join(rest)) if card != DoorCard() else WayIn(rest=words)


def with_floor(way: WayIn) -> WayIn:
    """ "4th floor" beside a lift says how many stairs there are."""
    parts = _PARTS.split(way.rest) if way.rest else []
    told = next((part for part in parts if floor(part)), None)
    if told is None:
        return way
    rest = ", ".join(part for part in parts if part is not told)
    return WayIn(replace(way.card, floor=floor(told)), rest)


def metres_of(words: str) -> float | None:
    """ "2,1 m" is 2.1; what no gate measures is no height."""
    found = re.search(r"(?<!\d)(\d(?:[.,]\d{1,2})?)(?!\d)", words)
    return _within(found, HEIGHT_METRES)


def _part(part: str) -> DoorCard:
    if _RECEPTION.search(part):
        return DoorCard(reception=part)
    if _NO_LIFT.search(part):
        return DoorCard(lift=Lift.NO)
    if _LIFT.search(part):
        return DoorCard(lift=Lift.YES if _JUST_A_LIFT.fullmatch(part) else part)
    if found := _PARKING.match(part):
        return DoorCard(parking=part[found.end() :] or part)
    height = _within(_METRES.search(part), HEIGHT_METRES) if _OF_HEIGHT.search(part) else None
    return DoorCard(height_m_max=height, weight_t_max=_within(_TONNES.search(part), WEIGHT_TONNES))


def _within(found: re.Match[str] | None, bounds: tuple[float, float]) -> float | None:
    value = float(found[1].replace(",", ".")) if found else 0.0
    return value if bounds[0] <= value <= bounds[1] else None


def _hours(parts: list[str]) -> tuple[str | None, int, int]:
    """The longest run of parts that are hours together: "Mon-Thu 8-16, Fri 8-14"."""
    for length in range(len(parts), 0, -1):
        for start in range(len(parts) - length + 1):
            said = ", ".join(parts[start : start + length])
            if any(c.isalpha() for c in said) and (hours := hours_of(said)) is not None:
                return hours, start, start + length
    return None, 0, 0
