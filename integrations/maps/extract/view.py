"""A view: which piece of the earth a picture shows, and where on it each place lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from core.model.location import EARTH_RADIUS_METRES, Location
from integrations.maps.extract.store import Box

WIDTH, HEIGHT = 800, 500
METRES_A_PIXEL = 0.5  # a block or two on each side of the door, its numbers legible
METRES_A_PIXEL_MAX = 4.0
METRES_A_PIXEL_OF_TWO_MAX = 8.0  # a pin and a courier further apart say little in one picture
TWO_SHARE_MAX = 0.7  # of the frame, for what lies between them
CIRCLE_SHARE_MAX = 0.36  # of the height, for the radius of the uncertainty
POLE_DEGREES = 85.0
METRES_A_DEGREE = radians(1.0) * EARTH_RADIUS_METRES

Pixels = Any  # numpy's array of places, one a row


@dataclass(frozen=True, slots=True)
class View:
    """`detail` are the pixels of the canvas for one of the picture: it is painted larger, and made
    smaller at the end, so that its edges are smooth."""

    centre: Location
    metres_a_pixel: float = METRES_A_PIXEL
    width: int = WIDTH
    height: int = HEIGHT
    detail: int = 2

    @classmethod
    def around(cls, centre: Location, sigma_m: float | None) -> "View":
        """Wide enough that the circle of uncertainty is seen as a circle."""
        wanted = (sigma_m or 0.0) / (CIRCLE_SHARE_MAX * HEIGHT)
        return cls(centre, min(METRES_A_PIXEL_MAX, max(METRES_A_PIXEL, wanted)))

    @classmethod
    def of_two(cls, pin: Location, courier: Location) -> "View | None":
        """Both in sight, and what lies between them in the middle; None where they are too far
        apart."""
        middle = Location((pin.lat + courier.lat) / 2, (pin.lon + courier.lon) / 2)
        north = Location(courier.lat, pin.lon).metres_to(pin)
        east = Location(pin.lat, courier.lon).metres_to(pin)
        wanted = max(north / HEIGHT, east / WIDTH) / TWO_SHARE_MAX
        if wanted > METRES_A_PIXEL_OF_TWO_MAX:
            return None
        return cls(middle, max(METRES_A_PIXEL, wanted))

    def place(self, where: Location) -> tuple[float, float]:
        """Where it lies on the canvas."""
        x, y = self._placed(np.array([[where.lon, where.lat]]))[0]
        return float(x), float(y)

    @property
    def size(self) -> tuple[int, int]:
        """Of the canvas."""
        return self.width * self.detail, self.height * self.detail

    def pixels(self, metres: float) -> float:
        """On the canvas."""
        return metres / self.metres_a_pixel * self.detail

    @property
    def box(self) -> Box:
        north = self.height / 2 * self.metres_a_pixel / METRES_A_DEGREE
        east = self.width / 2 * self.metres_a_pixel / (METRES_A_DEGREE * self._narrowing)
        lat, lon = self.centre.lat, self.centre.lon
        return Box(lon - east, lat - north, lon + east, lat + north)

    def placed(self, geometry: BaseGeometry) -> BaseGeometry:
        """The geometry on the canvas, in its pixels from the upper left corner."""
        return shapely.transform(geometry, self._placed)

    def all_placed(self, geometries: Sequence[BaseGeometry], edge: int) -> list[BaseGeometry]:
        """Each of them, cut off so many pixels beyond the frame."""
        wide, high = self.size
        placed: Any = shapely.transform(np.array(geometries, dtype=object), self._placed)
        return list(shapely.clip_by_rect(placed, -edge, -edge, wide + edge, high + edge))

    @property
    def _narrowing(self) -> float:
        """A degree to the east is shorter than one to the north."""
        return cos(radians(min(POLE_DEGREES, abs(self.centre.lat))))

    def _placed(self, places: Pixels) -> Pixels:
        scale = METRES_A_DEGREE / self.metres_a_pixel * self.detail
        wide, high = self.size
        return np.column_stack(
            [
                (places[:, 0] - self.centre.lon) * (scale * self._narrowing) + wide / 2,
                (self.centre.lat - places[:, 1]) * scale + high / 2,
            ]
        )
