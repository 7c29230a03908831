"""An area: a part of where a carrier drives, as a polygon or as beginnings of postcodes."""

from dataclasses import dataclass
from itertools import pairwise

from core.model.location import Location


@dataclass(frozen=True, slots=True)
class Area:
    """`rings` are closed lines of (longitude, latitude), the first one the outside, the others
    holes; `postcodes` how a postcode begins there. An area that tells neither is everywhere."""

    rings: tuple[tuple[tuple[float, float], ...], ...] = ()
    postcodes: tuple[str, ...] = ()

    def covers(self, point: Location | None, postcode: str | None) -> bool:
        if not self.rings and not self.postcodes:
            return True
        told = _bare(postcode or "")
        is_there = told and any(told.startswith(_bare(begin)) for begin in self.postcodes)
        return bool(is_there) or (point is not None and self._holds(point))

    def _holds(self, point: Location) -> bool:
        """Inside the outer ring and in no hole: a line to the east crosses the rings oddly."""
        crossings = sum(_crossings(ring, point) for ring in self.rings)
        return crossings % 2 == 1


def _crossings(ring: tuple[tuple[float, float], ...], point: Location) -> int:
    count = 0
    for (lon1, lat1), (lon2, lat2) in pairwise(ring):
        if (lat1 > point.lat) is (lat2 > point.lat):
            continue
        if point.lon < lon1 + (point.lat - lat1) * (lon2 - lon1) / (lat2 - lat1):
            count += 1
    return count


def _bare(postcode: str) -> str:
    return postcode.replace(" ", "").replace("-", "").upper()
