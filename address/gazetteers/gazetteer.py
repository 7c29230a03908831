"""A gazetteer: the streets, houses and towns of an area, found by name or by place."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from rapidfuzz import fuzz, process

from address.gazetteers.gazetteer_file import GazetteerFile
from address.gazetteers.grid import nearest
from address.gazetteers.learned import WithLearned
from address.gazetteers.places import House, Street, Town
from address.gazetteers.row import AddressRow
from address.gazetteers.street_names import StreetNames
from address.lines.numbers import base_of, stands_for
from address.lines.postcodes import postcode_key
from core.model.location import Location

if TYPE_CHECKING:  # shapely: few draw areas, and a short command starts faster without
    from address.gazetteers.areas import Area
    from core.model.learned_address import LearnedAddress


class Gazetteer:
    """What is where. It never changes; `version` tells its contents from others.

    Names and towns are in memory, houses are read when somebody asks for them.
    """

    def __init__(self, file: GazetteerFile, *, areas: "Sequence[Area]" = ()) -> None:
        self._file = file
        self.version = file.about("version")
        self.house_count = int(file.about("houses"))
        self.countries = frozenset(file.about("countries").split())
        self.streets: Sequence[Street] = _AllStreets(file)
        self.names = StreetNames(file)
        self.towns = {key: town for town in file.towns() for key in sorted(town.keys)}
        self._town_beginnings = frozenset(key.split(" ")[0] for key in self.towns)
        self.town_words_max = max((len(key.split()) for key in self.towns), default=1)
        self.districts = file.districts()
        self._district_beginnings = frozenset(key.split(" ")[0] for key in self.districts)
        codes = file.postcodes()
        self.postcodes = frozenset(codes)
        self.postcode_keys = {postcode_key(code): code for code in codes}
        self._town_keys = list(self.towns)
        self._areas = tuple(areas)
        self._plain: Gazetteer | None = None  # this one without what was learned

    @classmethod
    def load(cls, rows: Iterable[AddressRow], *, areas: "Sequence[Area]" = ()) -> "Gazetteer":
        """Makes a gazetteer of rows in memory; the order of the rows does not matter."""
        from address.making.compiling import compiled  # whoever only asks needs no importer

        made = sqlite3.connect(":memory:", check_same_thread=False)
        work = sqlite3.connect(":memory:")
        compiled(rows, made, work)
        work.close()
        return cls(GazetteerFile(made), areas=areas)

    @classmethod
    def open(cls, path: Path, *, areas: "Sequence[Area]" = ()) -> "Gazetteer":
        """The gazetteer of a file; CannotImport where it is damaged."""
        return cls(GazetteerFile.open(path), areas=areas)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Where the addresses are: south, west, north, east."""
        return self._file.box()

    def with_learned(self, learned: "Sequence[LearnedAddress]") -> "Gazetteer":
        """This gazetteer, and houses that only a handed over parcel has shown."""
        plain = self._plain or self
        if not learned:
            return plain
        over = Gazetteer(WithLearned(plain._file, plain.names, learned), areas=plain._areas)
        over._plain = plain
        return over

    def town(self, key: str) -> Town | None:
        return self.towns.get(key)

    def begins_a_town(self, word: str) -> bool:
        """Whether some town's name begins with this word."""
        return word in self._town_beginnings

    def begins_a_district(self, word: str) -> bool:
        return word in self._district_beginnings

    def town_like(self, key: str, at_least: float) -> Town | None:
        """The town that a misspelt name means."""
        found = process.extractOne(key, self._town_keys, scorer=fuzz.ratio, score_cutoff=at_least)
        return self.towns[found[0]] if found else None

    def nearest(self, at: Location, limit: int = 3) -> list[tuple[float, House]]:
        """The addresses nearest to a pin, with their distance in metres."""
        return nearest(self._file, at, limit)

    def delivers_to(self, at: Location, sigma_m: float) -> bool:
        """Whether a point may lie in a delivery area; everywhere, where no area is drawn."""
        return not self._areas or any(area.may_hold(at, sigma_m) for area in self._areas)


class _AllStreets(Sequence[Street]):
    """Every street, read as somebody goes along."""

    def __init__(self, file: GazetteerFile) -> None:
        self._file = file
        self._count = len(file)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Street: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Street]: ...
    def __getitem__(self, at: int | slice) -> Street | Sequence[Street]:
        places = range(self._count)[at]
        if isinstance(places, range):
            return self._file.streets(places)
        return self._file.street(places)

    def __iter__(self) -> Iterator[Street]:
        return map(self._file.street, range(self._count))


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
