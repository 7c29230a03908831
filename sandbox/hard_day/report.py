"""The report of a hard day: a row for each case, by the carrier's books and the phone."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.day.report import DayReport
from sandbox.hard_day.cases import Case
from sandbox.table import headed, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`told` and `last` are words that the phone received; `answer` and `changes` reached the
    carrier, signed; `reported` are its own events, and `status` is what Doorstep says."""

    case: Case
    told: str
    answer: str
    changes: tuple[str, ...]
    reported: tuple[str, ...]
    status: str
    last: str
    trouble: str = ""

    @property
    def ended(self) -> str:
        return self.reported[-1] if self.reported else "nothing"

    @property
    def ok(self) -> bool:
        is_told = bool(self.told) and bool(self.last)
        return not self.trouble and is_told and self.ended == self.status == self.case.ends

    def wire(self) -> dict[str, Any]:
        return {
            "case": self.case.title,
            "then": self.case.then,
            "told": self.told,
            "answer": self.answer,
            "changes": self.changes,
            "reported": self.reported,
            "status": self.status,
            "last": self.last,
            "trouble": self.trouble,
            "ok": self.ok,
        }


@dataclass(slots=True)
class HardDay:
    rows: list[Row] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return bool(self.rows) and all(row.ok for row in self.rows) and not self.refused

    def render(self) -> str:
        head = ("", "failed, or answered", "so the recipient", "the carrier was asked", "ended")
        body = table(head, [_told(row) for row in self.rows])
        refused = "".join(f"\n  refused: {one[:200]}" for one in self.refused)
        done = sum(row.ok for row in self.rows)
        title = f"What went wrong at doors: {done} of {len(self.rows)} came to their end"
        return headed(title, body + refused) + "\n"

    def wire(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "cases": [row.wire() for row in self.rows],
            "refused": self.refused,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BothDays:
    """What `doorstep demo --headless-seconds` has played, in so many real seconds."""

    day: DayReport
    hard_day: HardDay
    seconds: float

    @property
    def ok(self) -> bool:
        return self.day.ok and self.hard_day.ok

    def render(self) -> str:
        seconds = f"Played in {self.seconds:.0f} seconds."
        return "\n".join((self.hard_day.render(), self.day.render(), seconds))

    def wire(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "day": self.day.wire(),
            "hard_day": self.hard_day.wire(),
            "seconds": round(self.seconds, 1),
        }


def _told(row: Row) -> tuple[str, ...]:
    asked = (*((row.answer,) if row.answer else ()), *row.changes)
    return (
        "ok" if row.ok else "NO",
        row.case.title,
        row.case.then,
        ", ".join(asked) or "nothing",
        row.ended if row.ok else f"{row.ended}, Doorstep says {row.status}; {row.trouble[:300]}",
    )
