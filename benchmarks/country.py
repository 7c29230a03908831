"""A pretend country: as many addresses as one likes, in towns whose names are real.

Towns are called after the cities of the time zone database, streets after those of Helsinki and
what their parts make together, as streets of a country are: many names in every town, some in one.
"""

import csv
import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import available_timezones

import osmium
from osmium.osm import mutable

from address.gazetteers.gazetteer import Gazetteer
from address.importers.osm import osm_rows
from address.importers.report import ImportReport
from address.language.similarity import name_of

TOWN = Path(__file__).parents[1] / "sandbox" / "data" / "helsinki-centre.osm.pbf"
HOUSES_A_STREET = 24
EVERYWHERE = 0.35  # how many of a town's streets have a name that other towns have too
TOWNS_A_ROW = 20


@dataclass(frozen=True, slots=True)
class Pretended:
    """An address of the pretend country."""

    street: str
    number: str
    city: str
    postcode: str
    lat: float
    lon: float


def pretended(count: int, seed: int = 1) -> Iterator[Pretended]:
    """`count` addresses, the same for the same seed; about 100 streets in a town."""
    chance = random.Random(seed)
    common, made = _street_names(chance)
    cities = sorted({zone.rpartition("/")[2].replace("_", " ") for zone in available_timezones()})
    cities = [city for city in cities if city.replace(" ", "").isalpha() and len(city) > 3]
    chance.shuffle(cities)
    towns = max(1, min(len(cities), count // 2_500))
    streets = -(-count // (towns * HOUSES_A_STREET))
    left = count
    for place, city in enumerate(cities[:towns]):
        lat = 60.0 + 0.2 * (place // TOWNS_A_ROW)
        lon = 22.0 + 0.4 * (place % TOWNS_A_ROW)
        names = set[str]()
        while len(names) < streets:
            everywhere = chance.random() < EVERYWHERE
            names.add(chance.choice(common) if everywhere else chance.choice(made))
        for street in sorted(names):
            at = lat + chance.uniform(-0.03, 0.03), lon + chance.uniform(-0.06, 0.06)
            code = f"{10_000 + 20 * place + chance.randrange(6):05}"
            for house in range(min(left, HOUSES_A_STREET)):
                number = f"{house + 1}{'a' if chance.random() < 0.05 else ''}"
                yield Pretended(street, number, city, code,
                                round(at[0] + house * 1.5e-4, 7), round(at[1], 7))  # fmt: skip
                left -= 1


def _street_names(chance: random.Random) -> tuple[list[str], list[str]]:
    """(those that every town may have, very many others)"""
    gazetteer = Gazetteer.load(osm_rows(TOWN, "FI", ImportReport("osm")))
    real = sorted({street.name for street in gazetteer.streets})
    stems, kinds = set[str](), set[str]()
    for name in real:
        apart = name_of(name)
        if apart.glued and len(apart.stem) >= 4:
            stems.add(name[: len(name) - len(apart.kind)])
            kinds.add(name[len(name) - len(apart.kind) :])
    # In order: a set has another one in each process, and chance would make other names of it.
    beginnings, endings = sorted(stems), sorted(kind for kind in kinds if kind.isalpha())
    made = {f"{stem}{kind}" for stem in beginnings for kind in endings}
    made |= {
        f"{one[: chance.randint(3, 5)]}{other.lower()}{kind}"
        for one in beginnings
        for other in beginnings
        for kind in endings
    }
    return real, sorted(made)


def write_csv(path: Path, addresses: Iterator[Pretended]) -> None:
    """As OpenAddresses has them, gzipped."""
    with gzip.open(path, "wt", compresslevel=1, encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            [
                "LON",
                "LAT",
                "NUMBER",
                "STREET",
                "UNIT",
                "CITY",
                "DISTRICT",
                "REGION",
                "POSTCODE",
                "ID",
                "HASH",
            ]
        )
        for place, one in enumerate(addresses):
            writer.writerow((one.lon, one.lat, one.number, one.street, "", one.city, "", "",
                             one.postcode, "", f"{place:x}"))  # fmt: skip


def write_osm(path: Path, addresses: Iterator[Pretended]) -> None:
    """As points of OpenStreetMap, in the format that the name asks for."""
    writer = osmium.SimpleWriter(str(path), overwrite=True)
    try:
        for place, one in enumerate(addresses, start=1):
            tags = {
                "addr:street": one.street,
                "addr:housenumber": one.number,
                "addr:city": one.city,
                "addr:postcode": one.postcode,
            }
            writer.add_node(
                mutable.Node(id=place, version=1, location=(one.lon, one.lat), tags=tags)
            )
    finally:
        writer.close()
