"""An ETA: when the courier comes, as a range with a stated probability."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Eta:
    """The courier comes between `start` and `end` with `probability`, as known at `as_of`."""

    start: datetime
    end: datetime
    probability: float
    as_of: datetime

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a range cannot end before it begins")
        if not 0.0 < self.probability <= 1.0:
            raise ValueError("a probability lies between 0 and 1")

    @property
    def middle(self) -> datetime:
        return self.start + (self.end - self.start) / 2
