"""Turned places: latitude and longitude that stand in each other's place."""

from collections import Counter
from functools import lru_cache
from importlib.resources import files
from math import floor
from re import compile

from core.model.location import Location

FAR_METRES = 1_500_000.0  # from every city that the country's time zones are named after
SEEN_MIN = 100  # rows before the others of a file say where it lies
_COORDINATES = compile(r"([+-])(\d\d)(\d\d)(?:\d\d)?([+-])(\d\d\d)(\d\d)(?:\d\d)?")

type Cell = tuple[int, int]  # a degree by a degree


class TurnedPlaces:
    """Tells by the country, and by the other rows of a file, whether a place is turned round."""

    def __init__(self, country: str) -> None:
        self._cities = cities_of(country)
        self._seen: Counter[Cell] = Counter()
        self._is_turned: dict[Cell, bool] = {}

    def is_turned(self, lat: float, lon: float) -> bool:
        """Whether (lat, lon) makes no sense and (lon, lat) does."""
        if abs(lon) > 90:
            here = (floor(lat), floor(lon))
            self._seen[here] += 1
            return False
        if abs(lat) > 90:
            return not self._cities or not self._is_far(lon, lat)
        here, there = (floor(lat), floor(lon)), (floor(lon), floor(lat))
        turned = self._is_turned.get(here)
        if turned is None:
            turned = self._is_far(lat, lon) and bool(self._cities) and not self._is_far(lon, lat)
            self._is_turned[here] = turned
        if not turned and not self._around(here) and self._around(there) >= SEEN_MIN:
            turned = True
        self._seen[there if turned else here] += 1
        return turned

    def _is_far(self, lat: float, lon: float) -> bool:
        at = Location(lat, lon)
        return all(at.metres_to(city) > FAR_METRES for city in self._cities)

    def _around(self, cell: Cell) -> int:
        if self._seen[cell]:
            return self._seen[cell]
        row, column = cell
        return sum(
            self._seen[row + up, column + right] for up in (-1, 0, 1) for right in (-1, 0, 1)
        )


@lru_cache(maxsize=8)
def cities_of(country: str) -> tuple[Location, ...]:
    """Where the cities stand that the time zone database names a country's zones after."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    found = []
    for line in table.splitlines():
        code, _, rest = line.partition("\t")
        if code == country.upper() and (read := _COORDINATES.match(rest)):
            south, lat, lat_minutes, west, lon, lon_minutes = read.groups()
            found.append(
                Location(
                    float(f"{south}{int(lat) + int(lat_minutes) / 60}"),
                    float(f"{west}{int(lon) + int(lon_minutes) / 60}"),
                )
            )
    return tuple(found)
