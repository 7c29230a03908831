"""A scenario: one way of hurting the house, and what must be true of it all the same."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.faults.databases import Kind


class NotRun(Exception):
    """It cannot be played here; the words say why. That is no yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One play: `bug` is planted where the harness itself is tried; `is_long` takes minutes."""

    kind: Kind
    seed: int
    folder: Path
    bug: str = ""
    is_long: bool = False

    def times(self, few: int, many: int) -> int:
        return many if self.is_long else few


@dataclass(slots=True)
class Seen:
    """What was looked at, by the number of its guarantee, and what was wrong with it."""

    wrong: dict[int, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def look(self, guarantee: int, wrong: Iterable[str]) -> None:
        self.wrong.setdefault(guarantee, []).extend(wrong)

    def must(self, guarantee: int, is_so: object, else_wrong: str) -> None:
        self.look(guarantee, () if is_so else (else_wrong,))

    def note(self, words: str) -> None:
        self.notes.append(words)

    @property
    def is_good(self) -> bool:
        return bool(self.wrong) and not any(self.wrong.values())


type Play = Callable[[Case], Awaitable[Seen]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """`number` is that of the list of faults; `catches` are planted bugs that it must find."""

    number: int
    name: str
    play: Play
    kinds: tuple[Kind, ...] = ("sqlite", "postgresql")
    catches: tuple[str, ...] = ()
