"""A mapping: every code that a carrier documents, and what it means in the words of the house.

It is read from the adapter's `mapping.toml`. A code that does not stand there means nothing that we
know: it is kept under its own name, and people look. It is never guessed.
"""

import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files

from core.model.event import CarrierEvent
from core.model.reason import Reason
from core.model.status import OWN_EVENTS, EventType, Flag

NOTHING = "nothing"  # a code that is known, and of which nobody need hear


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """`event` is None where a code says nothing that anybody must hear of."""

    event: EventType | None
    reason: Reason | None = None
    flags: frozenset[Flag] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """`codes` say what happened; `reasons` why an attempt failed, where that is told apart."""

    codes: Table[str, Meaning]
    reasons: Table[str, Reason] = field(default_factory=dict)

    @classmethod
    def of(cls, package: str) -> "Mapping":
        """That of an adapter, by the name of its package. Raises ValueError for a word in it that
        is none of the house."""
        said = tomllib.loads((files(package) / "mapping.toml").read_text("utf-8"))
        return cls(
            codes={code: _meaning(code, row) for code, row in said["codes"].items()},
            reasons={code: Reason(word) for code, word in said.get("reasons", {}).items()},
        )

    def with_more(self, said: str) -> "Mapping":
        """With further codes as a setting tells them: `CODE=event` or `CODE=event:reason`, with
        commas between them. Raises ValueError."""
        codes = dict(self.codes)
        for one in filter(None, (part.strip() for part in said.split(","))):
            code, is_told, meaning = one.partition("=")
            if not is_told or not code.strip():
                raise ValueError(f"codes: {one} is not CODE=event")
            event, _, reason = meaning.strip().partition(":")
            row = {"event": event} | ({"reason": reason} if reason else {})
            try:
                codes[code.strip()] = _meaning(code.strip(), row)
            except ValueError as wrong:
                raise ValueError(f"codes: {wrong}") from None
        return Mapping(codes=codes, reasons=self.reasons)

    def told(
        self,
        code: str,
        event_id: str,
        at: datetime,
        *,
        note: str | None = None,
        reason: str | None = None,
    ) -> CarrierEvent | None:
        """The event of a code that came at a time, for the `reason` in their word where they tell
        one. None where nobody need hear of it."""
        meaning = self.codes.get(code)
        if meaning is None:
            return CarrierEvent(
                event_id=event_id, type=EventType.UNKNOWN, occurred_at=at, note=note, raw_type=code
            )
        if meaning.event is None:
            return None
        why = self.reasons.get(reason) if reason else meaning.reason
        return CarrierEvent(
            event_id=event_id,
            type=meaning.event,
            occurred_at=at,
            reason=why,
            note=note,
            flags=meaning.flags,
            raw_reason=reason if reason and why is None else None,
        )


def _meaning(code: str, row: Table[str, object]) -> Meaning:
    event, reason, flags = row.get("event"), row.get("reason"), row.get("flags", [])
    if not isinstance(event, str) or not isinstance(flags, list):
        raise ValueError(f"code {code}: an event, and a list of flags")
    kind = None if event == NOTHING else EventType(event)
    if kind in OWN_EVENTS:
        raise ValueError(f"code {code}: {kind} is only for us to find out")
    return Meaning(
        event=kind,
        reason=Reason(str(reason)) if reason is not None else None,
        flags=frozenset(Flag(str(flag)) for flag in flags),
    )
