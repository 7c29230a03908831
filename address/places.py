"""Places: streets, houses, entrances and towns as a gazetteer holds them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

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


type Fetch = Callable[["Street"], Iterable[House]]


class Street:
    """A street of one town, or a place whose houses have numbers without a street.

    Its houses are fetched when somebody asks for them, and may be let go again: a million houses
    are too many to hold.
    """

    __slots__ = ("__weakref__", "_all", "_by_number", "_codes", "_fetch",
                 "aliases", "city", "country", "lat", "lon", "name")  # fmt: skip

    def __init__(
        self,
        name: str,
        city: str | None,
        aliases: tuple[str, ...] = (),
        country: str | None = None,
        lat: float | None = None,
        lon: float | None = None,
        *,
        fetch: Fetch | None = None,
        postcode_keys: frozenset[str] | None = None,
    ) -> None:
        self.name = name
        self.city = city
        self.aliases = aliases
        self.country = country
        self.lat = lat
        self.lon = lon
        self._fetch = fetch
        self._codes = postcode_keys
        self._all: list[House] = []
        self._by_number: dict[str, list[House]] | None = None if fetch else {}

    @property
    def houses(self) -> Mapping[str, Sequence[House]]:
        """By number key; more than one where the town has the street twice."""
        return self._numbered()

    def all_houses(self) -> Sequence[House]:
        self._numbered()
        return self._all

    def add(self, house: House) -> None:
        _add(self._numbered(), house)
        self._all.append(house)

    def let_go(self) -> None:
        """Drops the houses; whoever asks next fetches them anew."""
        if self._fetch is not None:
            self._by_number, self._all = None, []

    def _numbered(self) -> dict[str, list[House]]:
        if self._by_number is None:
            assert self._fetch is not None
            houses, by_number = list(self._fetch(self)), dict[str, list[House]]()
            for house in houses:
                _add(by_number, house)
            self._all, self._by_number = houses, by_number
            return by_number
        return self._by_number

    @property
    def postcode_keys(self) -> frozenset[str]:
        """The codes that sources give its houses."""
        if self._codes is not None:
            return self._codes
        codes = {code for house in self.all_houses() for code in house.postcodes}
        return frozenset(map(postcode_key, codes))

    @property
    def location(self) -> Location | None:
        return None if self.lat is None or self.lon is None else Location(self.lat, self.lon)


def _add(by_number: dict[str, list[House]], house: House) -> None:
    for position, key in enumerate(stands_for(house.number)):
        known = by_number.setdefault(key, [])
        if position == 0:  # a house of just this number comes before one whose range holds it
            known.insert(0, house)
        else:
            known.append(house)


@dataclass(slots=True, eq=False)
class Town:
    """A town with all its names, folded; `name` is how it is written."""

    name: str
    keys: frozenset[str]
