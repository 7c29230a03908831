"""Dirty lines of a few streets of a big gazetteer, one a line as JSON, for `address_scale.py`.

`named` are those that say which of a country's many houses is meant: by a town or a code that is
not made wrong on purpose, and by one number.
"""

import json
import random
import sys
from pathlib import Path

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from address.making.shelf import Shelf
from benchmarks.address_table import WRONG_PLACE
from benchmarks.dirt import GUESSES, Line, lines
from benchmarks.said_beside import phrases

STREETS = 150
# Not of these few streets on purpose; another town may have such a street.
MAY_BE_THERE = {*WRONG_PLACE, "another kind", "street not there"}
TWO_NUMBERS = frozenset({"mended"})


def sample_of(gazetteer: Gazetteer, chance: random.Random) -> Gazetteer:
    """A few of its streets, with all their houses."""
    streets = [
        gazetteer.streets[at] for at in chance.sample(range(len(gazetteer.streets)), STREETS)
    ]
    return Gazetteer.load(
        AddressRow(
            name=street.name,
            number=house.number,
            city=street.city,
            postcode=house.postcode,
            country=house.country,
            lat=house.lat,
            lon=house.lon,
        )
        for street in streets
        for house in street.all_houses()
    )


def main() -> int:
    folder, per_kind = Path(sys.argv[1]), int(sys.argv[2])
    sample = sample_of(Shelf(folder).gazetteer(), random.Random(1))
    for line in lines(sample, (), "FI", phrases("kept"), per_kind, seed=1):
        house = line.house
        meant = (house.street.name, house.number, house.street.city) if house else (None,) * 3
        told = dict(zip(("street", "number", "city"), meant, strict=True))
        said = {"named": is_named(line), "may_be_there": line.kind in MAY_BE_THERE}
        print(json.dumps({"kind": line.kind, "text": line.text, **said, **told}))
    return 0


def is_named(line: Line) -> bool:
    if line.house is None or line.kind in GUESSES | TWO_NUMBERS | set(WRONG_PLACE):
        return False
    said = line.text.casefold()
    place = (line.house.street.city, line.house.postcode)
    return any(part is not None and part.casefold() in said for part in place)


if __name__ == "__main__":
    raise SystemExit(main())
