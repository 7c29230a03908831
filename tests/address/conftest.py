"""Two towns for these tests: central Helsinki as OSM has it, and a small one of many tongues."""

from pathlib import Path

import pytest

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow, RowKind
from address.importers.osm import osm_rows
from address.importers.report import ImportReport

EXTRACT = Path(__file__).parents[2] / "sandbox" / "data" / "helsinki-centre.osm.pbf"


@pytest.fixture(scope="session")
def helsinki() -> Gazetteer:
    return Gazetteer.load(osm_rows(EXTRACT, "FI", ImportReport("osm")))


def house(
    street: str, number: str, postcode: str, city: str, country: str, lat: float, lon: float
) -> AddressRow:
    return AddressRow(
        name=street,
        number=number,
        postcode=postcode,
        city=city,
        country=country,
        lat=lat,
        lon=lon,
    )


VADUZ = (
    *(
        house("Landstrasse", str(n), "9490", "Vaduz", "LI", 47.140 + n * 2e-4, 9.520)
        for n in range(1, 46)
    ),
    *(
        house("Landstrasse", str(n), "9494", "Schaan", "LI", 47.165 + n * 2e-4, 9.510)
        for n in range(1, 60)
    ),
    house("Städtle", "12a", "9490", "Vaduz", "LI", 47.1415, 9.5215),
    house("Austrasse", "7", "9490", "Vaduz", "LI", 47.1360, 9.5230),
)
MOSCOW = (
    house("улица Яблочкова", "8 с1", "127254", "Москва", "RU", 55.8163, 37.5831),
    house("улица Яблочкова", "10А", "127254", "Москва", "RU", 55.8179, 37.5841),
    house("Звёздный бульвар", "30к2", "129075", "Москва", "RU", 55.8150, 37.6259),
)
PARIS = (
    house("Rue du 8 Mai 1945", "5bis", "75010", "Paris", "FR", 48.8770, 2.3590),
    house("Rue de la Paix", "14", "75002", "Paris", "FR", 48.8690, 2.3310),
    house("West 10th Street", "226 1/2", "10014", "New York", "US", 40.7340, -74.0050),
    house("West 13th Street", "43 REAR", "10011", "New York", "US", 40.7370, -73.9970),
)


@pytest.fixture(scope="session")
def vaduz() -> Gazetteer:
    town = AddressRow(kind=RowKind.TOWN, name="Vaduz", lat=47.14, lon=9.52)
    return Gazetteer.load([*VADUZ, town])


@pytest.fixture(scope="session")
def moscow() -> Gazetteer:
    return Gazetteer.load(MOSCOW)


@pytest.fixture(scope="session")
def abroad() -> Gazetteer:
    return Gazetteer.load(PARIS)
