"""Places: streets, houses, entrances and towns as a gazetteer holds them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from address.lines.numbers import stands_for
from address.lines.postcodes import postcode_key
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
    sigma_m: float | None = None  # where it is other than a house's usual

    @property
    def location(self) -> Location:
        return Location(self.lat, self.lon)


class Houses(Mapping[str, Sequence[House]]):
    """The houses of a street by number key; more than one where the town has the street twice.

    Each is made when somebody asks for it: of a thousand Main Streets a line looks at one number.
    """

    __slots__ = ("_by_number", "_made", "_make", "_numbers")

    def __init__(self, numbers: Iterable[str] = (), make: Callable[[int], House] | None = None):
        self._numbers: list[str] = []
        self._by_number: dict[str, list[int]] = {}
        self._made: dict[int, House] = {}
        self._make = make
        self._note(numbers)

    def _note(self, numbers: Iterable[str]) -> None:
        by_number = self._by_number
        for place, number in enumerate(numbers, start=len(self._numbers)):
            self._numbers.append(number)
            first, *more = stands_for(number) or (None,)
            if first is None:
                continue
            # A house of just this number comes before one whose range holds it.
            by_number.setdefault(first, []).insert(0, place)
            for key in more:
                by_number.setdefault(key, []).append(place)

    def add(self, house: House) -> None:
        self._made[len(self._numbers)] = house
        self._note((house.number,))

    @property
    def count(self) -> int:
        return len(self._numbers)

    def all(self) -> Sequence[House]:
        return [self.at(place) for place in range(len(self._numbers))]

    def at(self, place: int) -> House:
        """In the order in which they were added."""
        house = self._made.get(place)
        if house is None:
            assert self._make is not None
            house = self._made.setdefault(place, self._make(place))
        return house

    def __getitem__(self, key: str) -> Sequence[House]:
        return [self.at(place) for place in self._by_number[key]]

    def __contains__(self, key: object) -> bool:
        return key in self._by_number

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_number)

    def __len__(self) -> int:
        return len(self._by_number)


class Street:
    """A street of one town, or a place whose houses have numbers without a street.

    Its houses are fetched when somebody asks for them, and may be let go again: a million houses
    are too many to hold.
    """

    __slots__ = ("__weakref__", "_codes", "_fetch", "_houses",
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
        fetch: Callable[["Street"], Houses] | None = None,
        postcodes: Sequence[str] | None = None,
    ) -> None:
        self.name = name
        self.city = city
        self.aliases = aliases
        self.country = country
        self.lat = lat
        self.lon = lon
        self._fetch = fetch
        self._codes = postcodes
        self._houses: Houses | None = None if fetch else Houses()

    @property
    def houses(self) -> Houses:
        houses = self._houses
        if houses is None:
            assert self._fetch is not None
            houses = self._houses = self._fetch(self)
        return houses

    def all_houses(self) -> Sequence[House]:
        return self.houses.all()

    def add(self, house: House) -> None:
        self.houses.add(house)

    def let_go(self) -> None:
        """Drops the houses; whoever asks next fetches them anew."""
        if self._fetch is not None:
            self._houses = None

    @property
    def postcode_keys(self) -> frozenset[str]:
        """The codes that sources give its houses."""
        codes: Iterable[str] | None = self._codes
        if codes is None:
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
