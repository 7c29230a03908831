"""A place: a point in the pretend town, WGS 84 degrees."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_METRES = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Place:
    lat: float
    lon: float

    def metres_to(self, other: "Place") -> float:
        lat1, lat2 = radians(self.lat), radians(other.lat)
        half = (
            sin((lat2 - lat1) / 2) ** 2
            + cos(lat1) * cos(lat2) * sin(radians(other.lon - self.lon) / 2) ** 2
        )
        return 2 * EARTH_RADIUS_METRES * asin(sqrt(half))

    def towards(self, other: "Place", share: float) -> "Place":
        """The point at `share` (0 to 1) of the way; straight, fit for a street's length."""
        return Place(
            self.lat + (other.lat - self.lat) * share, self.lon + (other.lon - self.lon) * share
        )

    def wire(self) -> dict[str, float]:
        return {"lat": self.lat, "lon": self.lon}
