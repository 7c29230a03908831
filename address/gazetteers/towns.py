"""Towns: which names in the rows mean a town, and which of them mean the same one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from address.gazetteers.cells import metres_between
from address.gazetteers.places import Town
from address.gazetteers.row import AddressRow
from address.language.folding import latin_spellings, tokens

SAME_TOWN_METRES = 8_000
MISTAKEN_MAX = 25  # so many addresses do not have their street's name for a town by mistake
OFFICIAL_WEIGHT = 10_000  # how a town's own row spells it outdoes what its addresses say


@lru_cache(maxsize=65_536)
def town_key(name: str) -> str:
    return " ".join(token.folded for token in tokens(name))


@dataclass(slots=True)
class Named:
    """How many addresses name a town so, and where their middle is."""

    count: int = 0
    lat_sum: float = 0.0
    lon_sum: float = 0.0

    def add(self, lat: float, lon: float) -> None:
        self.count += 1
        self.lat_sum += lat
        self.lon_sum += lon


class Towns:
    """The towns of the rows; spellings of one town that lie together are one town."""

    def __init__(
        self,
        named: Mapping[str, Named],
        rows: Iterable[AddressRow],
        street_names_among: Callable[[frozenset[str]], frozenset[str]],
    ) -> None:
        """`named`: what the addresses' town fields say. `rows`: towns that are told as such."""
        rows = sorted(rows, key=lambda row: (row.name, row.lat or 0.0, row.lon or 0.0))
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._points: dict[str, tuple[float, float]] = {}
        self._same: dict[str, str] = {}
        self.official = frozenset(town_key(row.name) for row in rows)
        for row in rows:
            key = town_key(row.name)
            self._names[key][row.name.strip()] += OFFICIAL_WEIGHT
            if row.lat is not None and row.lon is not None:
                self._points[key] = (row.lat, row.lon)
        self._aliases = {
            town_key(alias): town_key(row.name)
            for row in rows
            for alias in row.aliases
            if town_key(alias) not in self.official
        }
        self._gather(named, street_names_among)
        self._merge_longer_names()

    def adopt(self, boundary: AddressRow) -> None:
        """A boundary tells of a town as a town's own row does, with its names."""
        key = town_key(boundary.name)
        self._names[key][boundary.name.strip()] += OFFICIAL_WEIGHT
        for alias in boundary.aliases:
            if town_key(alias) != key and town_key(alias) not in self.official:
                self._aliases.setdefault(town_key(alias), key)

    def _gather(
        self,
        named: Mapping[str, Named],
        street_names_among: Callable[[frozenset[str]], frozenset[str]],
    ) -> None:
        doubtful = frozenset(map(town_key, named)) - self.official
        streets = street_names_among(doubtful)
        sums: dict[str, Named] = defaultdict(Named)
        counts: Counter[str] = Counter()
        for name, told in named.items():
            counts[town_key(name)] += told.count
        for name, told in sorted(named.items()):
            key = self._aliases.get(town_key(name), town_key(name))
            # "7", or the street's name, was typed into the town's field.
            mistaken = key in streets and counts[town_key(name)] <= MISTAKEN_MAX
            if len(key) < 2 or key.isdigit() or mistaken:
                continue
            self._names[key][name.strip()] += told.count
            sums[key].count += told.count
            sums[key].lat_sum += told.lat_sum
            sums[key].lon_sum += told.lon_sum
        for key, told in sums.items():
            middle = (told.lat_sum / told.count, told.lon_sum / told.count)
            self._points.setdefault(key, middle)

    def _merge_longer_names(self) -> None:
        """ "Krems" and "Krems an der Donau", "New York" and "New York City"."""
        keys = sorted(self._names)
        for short, long in pairwise(keys):
            start = self._same.get(short, short)
            if long.startswith(f"{start} ") and self._are_near(start, long):
                self._same[long] = start

    def _are_near(self, one: str, other: str) -> bool:
        if one not in self._points or other not in self._points:
            return False
        return metres_between(*self._points[one], *self._points[other]) < SAME_TOWN_METRES

    def key(self, name: str) -> str | None:
        """The town that a source means; None where it says none."""
        key = town_key(name)
        key = self._aliases.get(key, key)
        if key not in self._names:
            return None
        return self._same.get(key, key)

    def shown(self) -> dict[str, str]:
        """How each town is written, by key."""
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        for key, names in self._names.items():
            spellings[self._same.get(key, key)].update(names)
        return {
            key: max(names, key=lambda name: (names[name], name))
            for key, names in spellings.items()
        }

    def all(self) -> list[Town]:
        keys: dict[str, set[str]] = defaultdict(set)
        for key, names in self._names.items():
            keys[self._same.get(key, key)].add(key)
            for name in names:
                keys[self._same.get(key, key)].update(map(town_key, latin_spellings(name)))
        for alias, key in self._aliases.items():
            keys[self._same.get(key, key)].add(alias)
        shown = self.shown()
        return [Town(shown[key], frozenset(also)) for key, also in sorted(keys.items())]
