"""A gazetteer: the streets, houses and towns of an area, found by name or by place."""

from collections.abc import Iterable, Mapping, Sequence
from math import cos, radians

from rapidfuzz import fuzz, process
from shapely import Point, STRtree

from address.grid import METRES_PER_DEGREE, Grid
from address.merging import merged
from address.numbers import base_of, stands_for
from address.places import Area, House, Street, Town
from address.postcodes import postcode_key
from address.row import AddressRow
from address.street_names import StreetNames
from core.model.location import Location


class Gazetteer:
    """What is where. Immutable once made; `version` changes with its contents."""

    def __init__(
        self,
        *,
        streets: Sequence[Street],
        towns: Sequence[Town],
        districts: Mapping[str, str],
        areas: Sequence[Area],
        version: str,
    ) -> None:
        self.version = version
        self.streets = tuple(streets)
        self.names = StreetNames(streets)
        self.towns = {key: town for town in towns for key in sorted(town.keys)}
        self.town_words_max = max((len(key.split()) for key in self.towns), default=1)
        self.districts = dict(districts)
        houses = [house for street in streets for house in street.all_houses()]
        self.house_count = len(houses)
        self.grid = Grid(houses)
        self.postcodes = frozenset(code for house in houses for code in house.postcodes)
        self.countries = frozenset(house.country for house in houses if house.country)
        self.postcode_keys = {postcode_key(code): code for code in sorted(self.postcodes)}
        self._town_keys = list(self.towns)
        self._areas = tuple(areas)
        self._tree = STRtree([area.shape for area in areas]) if areas else None

    @classmethod
    def load(
        cls, rows: Iterable[AddressRow], *, areas: Sequence[Area] = (), version: str | None = None
    ) -> "Gazetteer":
        """Builds a gazetteer of rows; the order of the rows does not matter."""
        streets, towns, districts, counted = merged(rows)
        return cls(
            streets=streets,
            towns=towns,
            districts=districts,
            areas=areas,
            version=version or counted,
        )

    def town(self, key: str) -> Town | None:
        return self.towns.get(key)

    def town_like(self, key: str, at_least: float) -> Town | None:
        """The town that a misspelt name means."""
        found = process.extractOne(key, self._town_keys, scorer=fuzz.ratio, score_cutoff=at_least)
        return self.towns[found[0]] if found else None

    def nearest(self, at: Location, limit: int = 3) -> list[tuple[float, House]]:
        """The addresses nearest to a pin, with their distance in metres."""
        return self.grid.near(at, limit)

    def delivers_to(self, at: Location, sigma_m: float) -> bool:
        """Whether a point may lie in a delivery area; everywhere, where no area is drawn."""
        if self._tree is None:
            return True
        degrees = sigma_m / (METRES_PER_DEGREE * max(0.05, cos(radians(at.lat))))
        return len(self._tree.query(Point(at.lon, at.lat), "dwithin", distance=degrees)) > 0


def neighbours(street: Street, key: str) -> list[House]:
    """The houses of a street by how near their number is to `key`; the same side comes first."""
    wanted = base_of(key)
    if wanted is None:
        return []

    def distance(house: House) -> tuple[int, int, str]:
        number = base_of(stands_for(house.number)[0])
        if number is None:
            return (1, 10**9, house.number)
        return ((number - wanted) % 2, abs(number - wanted), house.number)

    return sorted(
        (house for house in street.all_houses() if stands_for(house.number)), key=distance
    )
