"""Understood: what we made of a person's words. Where the rules do not know, it says so."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from core.model.intent import Intent

__all__ = ["Entities", "Intent", "SpokenTime", "Understood", "to_wire"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenTime:
    """A time as it was said: a day or days, from and to, each only where it was said.

    In `absent` it is the absence, else the wish. `or_else` would do as well, `but_not` would not;
    `soonest`: whatever comes first; `latest`: the last that a day has.
    """

    day: date | None = None
    day_to: date | None = None
    start: time | None = None
    end: time | None = None
    or_else: tuple["SpokenTime", ...] = ()
    but_not: tuple["SpokenTime", ...] = ()
    soonest: bool = False
    latest: bool = False

    @property
    def says_when(self) -> bool:
        """Whether a day or an hour is wanted, and not only something ruled out."""
        return self.day is not None or self.start is not None or self.end is not None

    @property
    def is_bound(self) -> bool:
        """ "Before nine", "after six": an hour of no day that something begins or ends with."""
        is_half = (self.start is None) != (self.end is None)
        ruled_out = any(each.is_bound for each in self.but_not)
        return self.day is None and (is_half or ruled_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """The things named in a message. A code is a secret: it goes to the door card, nowhere else."""

    time: SpokenTime | None = None
    gate_code: str | None = None
    floor: str | None = None
    flat: str | None = None
    house_number: str | None = None
    phone: str | None = None
    locker: str | None = None
    safe_place: str | None = None
    neighbour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """`understood` False means: ask or hand over, do not act. `likely`: what to ask about;
    `out_of_scope`: how likely it is none of our business, by what it means."""

    language: str | None = None
    intent: Intent = Intent.OTHER
    confidence: float = 0.0
    also: tuple[Intent, ...] = ()
    understood: bool = False
    likely: tuple[Intent, ...] = ()
    out_of_scope: float = 0.0
    entities: Entities = field(default_factory=Entities)


def to_wire(understood: Understood) -> dict[str, Any]:
    """What `doorstep understand` prints: only the entities that are there."""
    told = understood.entities
    entities: dict[str, Any] = {}
    if told.time is not None and told.time.says_when:
        entities["time"] = _time_to_wire(told.time)
    for name in (
        "gate_code",
        "floor",
        "flat",
        "house_number",
        "phone",
        "locker",
        "safe_place",
        "neighbour",
    ):
        value = getattr(told, name)
        if value is not None:
            entities[name] = value
    return {
        "language": understood.language,
        "intent": str(understood.intent),
        "confidence": round(understood.confidence, 4),
        "also": [str(intent) for intent in understood.also],
        "understood": understood.understood,
        "entities": entities,
    }


def _time_to_wire(spoken: SpokenTime) -> dict[str, str | None]:
    told: dict[str, str | None] = {
        "date": spoken.day.isoformat() if spoken.day else None,
        "from": spoken.start.strftime("%H:%M") if spoken.start else None,
        "to": spoken.end.strftime("%H:%M") if spoken.end else None,
    }
    if spoken.day_to is not None:
        told["date_to"] = spoken.day_to.isoformat()
    return told
