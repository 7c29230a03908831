"""Travel times reckoned from great circles."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from core.model.location import Location
from core.model.path import Path
from core.model.route import Costing, CostingOf, Profile
from integrations.routing.straight_line import NAME

DETOUR = 1.35  # streets against the straight line, in a town's grid
KMH = {
    Profile.AUTO: 24.0,
    Profile.TRUCK: 20.0,
    Profile.BICYCLE: 15.0,
    Profile.PEDESTRIAN: 4.8,
}
KMH_IN_METRES_A_SECOND = 3.6


class StraightLine:
    """Needs nothing, is never ill, and says by its name that it guesses."""

    def __init__(self) -> None:
        self.name = NAME

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> list[list[int | None]]:
        return [[seconds(_metres(a, b), profile) for b in targets] for a in sources]

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        metres = sum(_metres(a, b) for a, b in pairwise(points))
        return Path(seconds=seconds(metres, profile), metres=round(metres), line=tuple(points))

    async def aclose(self) -> None:
        """Nothing is open."""


def seconds(metres: float, profile: Costing) -> int:
    """Rounded up: two points that differ are never no time apart."""
    return ceil(metres * KMH_IN_METRES_A_SECOND / KMH[CostingOf.read(profile).profile])


def _metres(a: Location, b: Location) -> float:
    return a.metres_to(b) * DETOUR
