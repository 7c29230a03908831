"""A location: a point on the earth, WGS 84 degrees."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_METRES = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Location:
    """Latitude and longitude in degrees; a point off the globe cannot be built."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (-90.0 <= self.lat <= 90.0 and -180.0 <= self.lon <= 180.0):
            raise ValueError(f"not a point on the earth: lat {self.lat}, lon {self.lon}")

    def metres_to(self, other: "Location") -> float:
        """Great-circle distance in metres (haversine formula)."""
        lat1, lat2 = radians(self.lat), radians(other.lat)
        half = (
            sin((lat2 - lat1) / 2) ** 2
            + cos(lat1) * cos(lat2) * sin(radians(other.lon - self.lon) / 2) ** 2
        )
        return 2 * EARTH_RADIUS_METRES * asin(sqrt(half))
