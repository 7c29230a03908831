"""Gazetteers: many dirty rows become each address once."""

import random
from dataclasses import replace

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import Street
from address.gazetteers.row import AddressRow, RowKind, Trust
from core.model.location import Location

RING = AddressRow(
    name="Ringstraße", number="5", city="Krems", postcode="3500", country="AT", lat=48.41, lon=15.6
)


def streets(*rows: AddressRow) -> dict[str, Street]:
    return {street.name: street for street in Gazetteer.load(rows).streets}


def test_double_spellings_are_one_street() -> None:
    """Ringstraße beside Ringstrasse: the more usual spelling is shown, both are found."""
    found = streets(RING, replace(RING, number="7"), replace(RING, name="Ringstrasse", number="9"))
    assert list(found) == ["Ringstraße"]
    assert found["Ringstraße"].aliases == ("Ringstrasse",)


def test_long_and_short_names_of_one_town_are_one() -> None:
    """Krems beside Krems an der Donau."""
    town = Gazetteer.load([RING, replace(RING, number="7", city="Krems an der Donau")])
    assert town.town("krems") is town.town("krems an der donau")
    assert len(town.streets) == 1


def test_a_number_in_the_towns_field_is_no_town() -> None:
    """The town is taken from the neighbours, and marked as inferred."""
    found = streets(RING, replace(RING, number="7", city="7", lat=48.4101))
    house = found["Ringstraße"].houses["7"][0]
    assert found["Ringstraße"].city == "Krems"
    assert house.inferred == frozenset({"city"})


def test_a_missing_postcode_is_the_neighbours() -> None:
    """Within a kilometre and a half."""
    near = replace(RING, number="7", postcode=None, lat=48.411)
    far = replace(RING, number="9", postcode=None, lat=48.45)
    houses = streets(RING, near, far)["Ringstraße"].houses
    assert (houses["7"][0].postcode, houses["9"][0].postcode) == ("3500", None)


def test_shops_of_one_house_are_one_house() -> None:
    """The building's own point is better than a shop's inside."""
    shop = replace(RING, lat=48.4103, trust=Trust.SOMETHING_INSIDE)
    building = replace(RING, lat=48.4101, trust=Trust.BUILDING)
    houses = streets(shop, building, shop)["Ringstraße"].houses["5"]
    assert [house.lat for house in houses] == [48.4101]


def test_a_street_that_the_town_has_twice_keeps_both_houses() -> None:
    """Far apart and with other postcodes, they are two."""
    other = replace(RING, lat=48.47, postcode="3506")
    assert len(streets(RING, other)["Ringstraße"].houses["5"]) == 2


def test_a_way_brings_its_other_names() -> None:
    """The Swedish name is an alias of the street with houses."""
    way = AddressRow(kind=RowKind.STREET, name="Ringstraße", aliases=("Ringvägen",))
    assert streets(RING, way)["Ringstraße"].aliases == ("Ringvägen",)


def test_the_order_of_rows_makes_no_difference(helsinki: Gazetteer) -> None:
    """Same rows, same gazetteer, same version."""
    rows = [replace(RING, number=str(n), lat=48.41 + n / 5000) for n in range(40)]
    shuffled = random.Random(1).sample(rows, len(rows))
    one, other = Gazetteer.load(rows), Gazetteer.load(shuffled)
    assert one.version == other.version
    assert one.version != Gazetteer.load(rows[1:]).version


def test_the_nearest_addresses_of_a_pin_come_nearest_first(helsinki: Gazetteer) -> None:
    """Distances grow, whatever cells they are in."""
    near = helsinki.nearest(Location(60.1699, 24.9384), limit=20)
    metres = [distance for distance, _ in near]
    assert len(near) == 20
    assert metres == sorted(metres)


def test_a_town_that_has_a_street_of_its_name_is_a_town() -> None:
    """Selfoss has a farm called Selfoss; a few addresses whose town is a street are a slip."""
    rows = [
        AddressRow(name=f"Gata {n}", number="1", city="Selfoss", country="IS", lat=63.9, lon=-21.0)
        for n in range(40)
    ]
    farm = AddressRow(name="Selfoss", number="3", city="Selfoss", country="IS", lat=63.9, lon=-21.0)
    slip = AddressRow(name="Gata 5", number="9", city="Gata 7", country="IS", lat=63.9, lon=-21.0)
    found = Gazetteer.load([*rows, farm, slip])
    assert {street.city for street in found.streets} == {"Selfoss"}
