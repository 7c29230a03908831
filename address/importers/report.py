"""A report: how many rows an import brought, and what it dropped and why."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

EXAMPLES_MAX = 3


class Loss(StrEnum):
    """What to make of a file that is cut off, or brings far less than the same source did before.

    It is refused, unless somebody says that it is meant."""

    REFUSED = "refused"
    MEANT = "meant"


@dataclass(slots=True)
class ImportReport:
    """Counted while the rows stream by; complete when the last one has."""

    source: str
    read: int = 0
    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    is_cut: bool = False

    def drop(self, why: str, what: str) -> None:
        self.dropped[why] += 1
        self._remember(why, what)

    def mend(self, how: str, what: str) -> None:
        """Something was wrong, and what it ought to be was plain."""
        self.mended[how] += 1
        self._remember(how, what)

    def break_off(self, last_line: str) -> None:
        """The file ends inside this line."""
        self.is_cut = True
        self.read += 1
        self.drop("a last line that is cut off", last_line)

    def _remember(self, why: str, what: str) -> None:
        known = self.examples.setdefault(why, [])
        if len(known) < EXAMPLES_MAX:
            known.append(" ".join(what.split())[:80])

    def lines(self) -> list[str]:
        """For people: one line for what was kept, one for each reason to drop."""
        return [f"{self.source}: {self.kept} of {self.read} kept", *self.reasons()]

    def reasons(self) -> list[str]:
        told = [("mended", self.mended), ("dropped", self.dropped)]
        return [
            f"  {what} {count}: {why} (such as {', '.join(self.examples[why])})"
            for what, counted in told
            for why, count in counted.most_common()
        ]


class CannotImport(Exception):
    """The file as a whole cannot be read; the message is one line for people."""
