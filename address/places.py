"""Places: streets, houses, entrances, towns and areas as a gazetteer holds them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from shapely import MultiPolygon, Polygon

from address.numbers import stands_for
from address.postcodes import postcode_key
from core.model.address import Granularity
from core.model.location import Location


@dataclass(slots=True)
class Entrance:
    """A way into a house, with its letter."""

    ref: str
    lat: float
    lon: float


@dataclass(slots=True, eq=False)
class House:
    """A house number of a street. `postcodes` are all that sources give it; `inferred` are the
    components that came from its neighbours."""

    street: "Street"
    number: str
    lat: float
    lon: float
    postcode: str | None = None
    postcodes: frozenset[str] = frozenset()
    may_be: frozenset[str] = frozenset()  # postcodes that its neighbours make likely
    district: str | None = None
    region: str | None = None
    country: str | None = None
    level: Granularity = Granularity.BUILDING
    several_flats: bool = False
    entrances: tuple[Entrance, ...] = ()
    inferred: frozenset[str] = frozenset()

    @property
    def location(self) -> Location:
        return Location(self.lat, self.lon)


@dataclass(slots=True, eq=False)
class Street:
    """A street of one town, or a place whose houses have numbers without a street.

    `houses` by number key; more than one where the town has the street twice.
    """

    name: str
    city: str | None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    houses: dict[str, list[House]] = field(default_factory=dict)
    lat: float | None = None
    lon: float | None = None

    def all_houses(self) -> Iterator[House]:
        seen: set[int] = set()
        for houses in self.houses.values():
            for house in houses:
                if id(house) not in seen:
                    seen.add(id(house))
                    yield house

    def add(self, house: House) -> None:
        for position, key in enumerate(stands_for(house.number)):
            known = self.houses.setdefault(key, [])
            if position == 0:  # a house of just this number comes before one whose range holds it
                known.insert(0, house)
            else:
                known.append(house)

    @property
    def postcode_keys(self) -> frozenset[str]:
        codes = {code for house in self.all_houses() for code in house.postcodes}
        return frozenset(map(postcode_key, codes))

    @property
    def location(self) -> Location | None:
        return None if self.lat is None or self.lon is None else Location(self.lat, self.lon)


@dataclass(slots=True, eq=False)
class Town:
    """A town with all its names, folded; `name` is how it is written."""

    name: str
    keys: frozenset[str]


@dataclass(slots=True, eq=False)
class Area:
    """Where we deliver."""

    name: str
    shape: Polygon | MultiPolygon
