"""Driven: what a carrier's day showed of how far off plans are, as sums that can be added up."""

from dataclasses import dataclass, field
from datetime import date

from core.model.ids import CarrierRef

HOURS = 24
type ByHour = tuple[float, ...]  # one for each hour of the clock on the wall

_NONE: ByHour = (0.0,) * HOURS


@dataclass(frozen=True, slots=True, kw_only=True)
class Driven:
    """Of ways, by the hour in which they began: how many there were, the sum of the logarithms of
    how often as long as planned each took, and of the squares of what is left of those once the
    hour and the vehicle's day are taken off. Of vehicles' days the same, with the sum of one
    divided by the number of their ways. Of visits, how often as long as planned each took.

    A whole is a way and the visit behind it, of which only the end is known. It counts as one,
    as a way and as a visit by the parts that they have in the plan."""

    ways: ByHour = _NONE
    logs: ByHour = _NONE
    left_over: ByHour = _NONE
    days: float = 0.0
    day_logs: float = 0.0
    day_squares: float = 0.0
    day_parts: float = 0.0
    visits: float = 0.0
    shares: float = 0.0
    share_squares: float = 0.0
    whole_ways: ByHour = _NONE
    whole_logs: ByHour = _NONE
    whole_visits: float = 0.0
    whole_shares: float = 0.0

    def __add__(self, other: "Driven") -> "Driven":
        return Driven(
            ways=_added(self.ways, other.ways),
            logs=_added(self.logs, other.logs),
            left_over=_added(self.left_over, other.left_over),
            days=self.days + other.days,
            day_logs=self.day_logs + other.day_logs,
            day_squares=self.day_squares + other.day_squares,
            day_parts=self.day_parts + other.day_parts,
            visits=self.visits + other.visits,
            shares=self.shares + other.shares,
            share_squares=self.share_squares + other.share_squares,
            whole_ways=_added(self.whole_ways, other.whole_ways),
            whole_logs=_added(self.whole_logs, other.whole_logs),
            whole_visits=self.whole_visits + other.whole_visits,
            whole_shares=self.whole_shares + other.whole_shares,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DrivenDay:
    """One day of one carrier."""

    carrier: CarrierRef
    day: date
    driven: Driven = field(default_factory=Driven)


def _added(one: ByHour, other: ByHour) -> ByHour:
    return tuple(a + b for a, b in zip(one, other, strict=True))
