"""A window: the time [start, end) in which somebody comes."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Half-open, aware times; a window that closes before it opens cannot be built."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.utcoffset() is None or self.end.utcoffset() is None:
            raise ValueError("a window wants aware times")
        if self.end <= self.start:
            raise ValueError("a window cannot close before it opens")

    def __contains__(self, at: datetime) -> bool:
        return self.start <= at < self.end

    def lies_in(self, other: "Window") -> bool:
        return other.start <= self.start and self.end <= other.end

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    @property
    def middle(self) -> datetime:
        return self.start + self.length / 2
