"""A path: a way on the road, as a line to draw."""

from dataclasses import dataclass

from core.model.location import Location


@dataclass(frozen=True, slots=True)
class Path:
    seconds: int
    metres: int
    line: tuple[Location, ...]
