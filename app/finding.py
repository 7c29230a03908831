"""A finding: what the doctor says of one part."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """`todo` is what to do about a problem; empty where there is none."""

    part: str
    said: str
    todo: str = ""

    @property
    def is_problem(self) -> bool:
        return bool(self.todo)

    @property
    def line(self) -> str:
        sign = "✗" if self.is_problem else "✓"
        return f"{sign} {self.part}: {self.said}" + (f" → {self.todo}" if self.todo else "")

    def as_dict(self) -> dict[str, str | bool]:
        return {
            "part": self.part,
            "ok": not self.is_problem,
            "said": self.said,
            "todo": self.todo,
        }


Look = Callable[[Settings], Awaitable[Finding]]
