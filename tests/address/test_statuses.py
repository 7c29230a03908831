"""Statuses: what a verdict says of each component."""

import pytest

from address.amend import amend
from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from core.model.address import AddressQuery, Components, ComponentStatus, VerdictCode
from core.model.location import Location


def statuses(text: str, gazetteer: Gazetteer, country: str = "FI") -> dict[str, str]:
    found = check(AddressQuery(text=text, country=country), gazetteer)
    return {name: status.value for name, status in found.statuses.items()}


@pytest.mark.parametrize(
    ("line", "component", "status"),
    [
        ("Bulevardi 5, 00120 Helsinki", "street", "matched"),
        ("Bulevardi 5, 00120 Helsinki", "house_number", "matched"),
        ("Bulevardi 5, 00120 Helsinki", "postcode", "matched"),
        ("Bulevardi 5, 00120 Helsinki", "city", "matched"),
        ("Bulevarden 5", "street", "matched"),
        ("Bulevardi 5", "postcode", "added"),
        ("Bulevardi 5", "city", "added"),
        ("Bulevardi 5, Suomi", "country", "matched"),
        ("Mikomkatu 15, 00100 Helsinki", "street", "corrected"),
        ("Bulevardi 5, Hellsinki", "city", "corrected"),
        ("Bulevardi 5, 90100 Helsinki", "postcode", "conflicting"),
        ("Bulevardi 5, 33100 Tampere", "city", "conflicting"),
        ("Bulevardi, Helsinki", "house_number", "missing"),
        ("Bulevardi 999, Helsinki", "house_number", "unconfirmed"),
        ("Bulevardi 5 C 7, Helsinki", "unit", "unconfirmed"),
        ("Kukkulanpolku 17, 00990 Helsinki", "street", "missing"),
        ("Kukkulanpolku 17, 00990 Helsinki", "postcode", "unconfirmed"),
    ],
)
def test_each_component_has_its_status(
    line: str, component: str, status: str, helsinki: Gazetteer
) -> None:
    """Other languages and abbreviations match; what is changed, added or unknown says so."""
    assert statuses(line, helsinki)[component] == status


def test_what_is_neither_typed_nor_known_has_none(helsinki: Gazetteer) -> None:
    """Only what there is something to say of."""
    assert set(statuses("Bulevardi 5, 00120 Helsinki", helsinki)) == {
        "street", "house_number", "postcode", "city", "country",
    }  # fmt: skip


def test_a_known_staircase_is_matched() -> None:
    """Where the map has its door."""
    rows = [
        AddressRow(name="Kuja", number="1", country="FI", lat=60.1, lon=24.9),
        AddressRow(name="Kuja", number="1", country="FI", lat=60.1, lon=24.9, entrance="B"),
    ]
    town = Gazetteer.load(rows)
    assert statuses("Kuja 1 B 7", town)["entrance"] == "matched"
    assert statuses("Kuja 1 C 7", town)["entrance"] == "unconfirmed"


def test_a_flat_that_is_wanted_is_missing_until_it_is_told() -> None:
    """In words, in a field, or as an answer to the question."""
    row = AddressRow(
        name="Long Road", number="1", country="GB", lat=51.5, lon=0.0, several_flats=True
    )
    town = Gazetteer.load([row])
    asked = check(AddressQuery(text="1 Long Road", country="GB"), town)
    assert asked.statuses["unit"] == "missing"
    assert amend(asked, "flat 3", town).statuses["unit"] == "unconfirmed"
    told = Components(street="Long Road", house_number="1", unit="3", country="GB")
    assert check(AddressQuery(components=told), town).statuses["unit"] == "unconfirmed"


def test_a_pin_adds_its_town(helsinki: Gazetteer) -> None:
    """Nothing was typed: street and number are missing, town and postcode are the place's."""
    found = check(AddressQuery(pin=Location(60.1655, 24.9400)), helsinki)
    assert found.statuses["city"] == "added"
    assert found.statuses["postcode"] == "added"


@pytest.mark.parametrize("country", ["SE", "de", "XX"])
def test_a_house_of_another_country_is_asked_about(country: str, helsinki: Gazetteer) -> None:
    """Whoever tells Sweden does not mean Helsinki, though it has the house."""
    for query in (
        AddressQuery(text="Annankatu 10, Helsinki", country=country),
        AddressQuery(components=Components(street="Annankatu", house_number="10", country=country)),
    ):
        found = check(query, helsinki)
        assert found.verdict is VerdictCode.MISMATCH
        assert found.statuses["country"] is ComponentStatus.CONFLICTING
        assert found.suggestions[0].formatted == "Annankatu 10, 00120 Helsinki"


def test_a_country_that_was_told_is_matched(helsinki: Gazetteer) -> None:
    """And added where it was not."""
    told = check(AddressQuery(text="Annankatu 10", country="FI"), helsinki)
    untold = check(AddressQuery(text="Annankatu 10"), helsinki)
    assert told.statuses["country"] is ComponentStatus.MATCHED
    assert untold.statuses["country"] is ComponentStatus.ADDED
