"""Streets of nearly one name: at home and abroad, north and south, in words and in figures."""

import pytest

from address.amend import amend
from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from core.model.address import AddressQuery, VerdictCode
from tests.address.conftest import house

BERLIN = [
    house("Hauptstraße", str(number), "10115", "Berlin", "DE", 52.53 + number * 1e-4, 13.38)
    for number in (1, 3, 5, 9, 11)
]
KREMS = [
    house("Hauptstraße", str(number), "3500", "Krems", "AT", 48.41 + number * 1e-4, 15.6)
    for number in range(1, 13)
]


@pytest.mark.parametrize("line", ["Hauptstraße 6 Berlin", "Hauptstraße 6", "Hauptstraße 6, 10115"])
def test_a_number_is_not_traded_for_another_country(line: str) -> None:
    """The street is known at home; abroad it has the number, and nobody meant that."""
    found = check(AddressQuery(text=line, country="DE"), Gazetteer.load(BERLIN + KREMS))
    assert found.verdict is VerdictCode.NUMBER_UNKNOWN
    assert {one.components.city for one in found.suggestions} == {"Berlin"}


def test_a_street_of_a_town_abroad_is_still_asked_about() -> None:
    """Its town was named: the country may be the slip."""
    query = AddressQuery(text="Hauptstraße 6, Krems", country="DE")
    found = check(query, Gazetteer.load(BERLIN + KREMS))
    assert (found.verdict, found.components.city) == (VerdictCode.MISMATCH, "Krems")


SPRINGFIELD = [
    house(f"{side} Main Street", str(number), "62701", "Springfield", "US", lat, -89.64)
    for side, lat in (("North", 39.81), ("South", 39.78))
    for number in (121, 123)
]
JACKSONVILLE = [house("Main Street", "123", "62650", "Jacksonville", "US", 39.73, -90.2)]


@pytest.mark.parametrize("rows", [SPRINGFIELD, SPRINGFIELD + JACKSONVILLE])
def test_a_street_without_its_direction_is_asked_about(rows: list[AddressRow]) -> None:
    """North or South; not the street of just this name in a town that nobody named."""
    query = AddressQuery(text="123 Main St, Springfield", country="US")
    found = check(query, Gazetteer.load(rows))
    assert found.verdict is VerdictCode.AMBIGUOUS
    streets = {one.components.street for one in found.suggestions}
    assert streets == {"North Main Street", "South Main Street"}


@pytest.mark.parametrize(
    ("name", "typed"), [("5th Avenue", "fifth avenue"), ("Fifth Avenue", "5th ave")]
)
def test_a_counted_street_is_found_by_word_and_by_figure(name: str, typed: str) -> None:
    """Both are written on its signs."""
    others = house("7th Street", "9", "10001", "New York", "US", 40.76, -73.98)
    town = Gazetteer.load([house(name, "500", "10001", "New York", "US", 40.75, -73.98), others])
    found = check(AddressQuery(text=f"500 {typed}", country="US"), town)
    assert (found.verdict, found.components.street) == (VerdictCode.DELIVERABLE, name)


def test_a_house_takes_no_town_from_across_a_border() -> None:
    """Next door is another country."""
    rows = [
        AddressRow(name="Rajatie", number=str(n), country="FI", lat=66.1 + n * 1e-4, lon=24.1)
        for n in (2, 4)
    ]
    abroad = [house("Gränsvägen", str(n), "95331", "Haparanda", "SE", 66.1 + n * 1e-4, 24.1005)
              for n in (1, 3, 5)]  # fmt: skip
    found = check(AddressQuery(text="Rajatie 4", country="FI"), Gazetteer.load(rows + abroad))
    assert (found.components.city, found.components.postcode) == (None, None)


def test_a_street_that_is_cut_short_in_a_file_is_one_street() -> None:
    """ "Hauptstr." beside Hauptstraße, as a table of two hands has it."""
    rows = [house("Hauptstraße", "1", "10115", "Berlin", "DE", 52.530, 13.38),
            house("Hauptstraße", "3", "10115", "Berlin", "DE", 52.531, 13.38),
            house("Hauptstr.", "7", "10115", "Berlin", "DE", 52.532, 13.38)]  # fmt: skip
    town = Gazetteer.load(rows)
    for line in ("Hauptstraße 7", "Hauptstr. 3", "Hauptstrasse 1"):
        found = check(AddressQuery(text=line, country="DE"), town)
        assert (found.verdict, found.components.street) == ("deliverable", "Hauptstraße")


@pytest.mark.parametrize("typed", ["12 a High Street", "12 A High Street, Ayr", "12a, High Street"])
def test_a_letter_before_the_name_of_a_street_is_its_houses(typed: str) -> None:
    """Where numbers stand first, no article leads to a street."""
    town = Gazetteer.load(
        house("High Street", number, "KA7 1LU", "Ayr", "GB", 55.46 + at * 1e-4, -4.63)
        for at, number in enumerate(("12", "12A", "14"))
    )
    found = check(AddressQuery(text=typed, country="GB"), town)
    assert (found.verdict, found.components.house_number) == (VerdictCode.DELIVERABLE, "12A")


LAKE_TOWNS = [
    house(street, str(number), code, city, "FI", lat + number * 1e-4, 25.0)
    for street, city, code, lat in (
        ("Koulukatu", "Alavus", "63300", 62.58),
        ("Koulukatu", "Loviisa", "07900", 60.45),
        ("Koulukatu", "Raahe", "92100", 64.68),
        ("Rantatie", "Raahe", "92100", 64.69),
        ("Mannerheiminkatu", "Loviisa", "07900", 60.46),
    )
    for number in range(1, 16)
]


def test_of_many_streets_of_one_name_the_one_in_the_deliverys_town_is_proposed() -> None:
    """Nobody writes the town again when only the street was wrong; others stay one tap away."""
    towns = Gazetteer.load(LAKE_TOWNS)
    draft = check(AddressQuery(text="Rantatie 3, 92100 Raahe", country="FI"), towns)
    found = amend(draft, "no, Koulukatu 5", towns)
    assert (found.verdict, found.formatted) == (
        VerdictCode.SUGGESTION, "Koulukatu 5, 92100 Raahe",
    )  # fmt: skip
    assert {one.components.city for one in found.suggestions} == {"Raahe", "Alavus", "Loviisa"}


def test_a_town_that_is_told_outdoes_the_deliverys() -> None:
    """Whoever has moved says so."""
    towns = Gazetteer.load(LAKE_TOWNS)
    for line in ("Koulukatu 5, Loviisa", "Koulukatu 5, 07900"):
        found = check(AddressQuery(text=line, country="FI", home_town="Raahe"), towns)
        assert (found.verdict, found.components.city) == (VerdictCode.DELIVERABLE, "Loviisa")


def test_a_street_that_stands_in_one_town_needs_no_town() -> None:
    """Wherever the delivery goes so far."""
    towns = Gazetteer.load(LAKE_TOWNS)
    found = check(AddressQuery(text="Mannerheiminkatu 5", country="FI", home_town="Raahe"), towns)
    assert (found.verdict, found.components.city) == (VerdictCode.DELIVERABLE, "Loviisa")


def test_a_street_alone_in_the_deliverys_town_is_asked_for_its_number() -> None:
    """Which town is no question then."""
    towns = Gazetteer.load(LAKE_TOWNS)
    found = check(AddressQuery(text="Koulukatu", country="FI", home_town="Raahe"), towns)
    assert (found.verdict, found.components.city) == (VerdictCode.NEEDS_HOUSE_NUMBER, "Raahe")
    assert found.suggestions == ()


def test_one_of_several_towns_is_no_home() -> None:
    """A draft that may be in three towns says nothing of the next street."""
    towns = Gazetteer.load(LAKE_TOWNS)
    draft = check(AddressQuery(text="Koulukatu 5", country="FI"), towns)
    assert (draft.verdict, draft.town) == (VerdictCode.AMBIGUOUS, None)


def test_a_letter_that_is_a_staircase_elsewhere_is_asked_about() -> None:
    """One town has a house 5a, another a house 5 with a staircase A."""
    towns = Gazetteer.load(
        [*LAKE_TOWNS, house("Koulukatu", "5a", "23500", "Uusikaupunki", "FI", 60.8, 21.4)]
    )
    found = check(AddressQuery(text="Koulukatu 5 A, 4 min", country="FI"), towns)
    assert found.verdict is VerdictCode.AMBIGUOUS
    told = check(AddressQuery(text="Koulukatu 5 A, Uusikaupunki", country="FI"), towns)
    assert (told.verdict, told.components.house_number) == (VerdictCode.DELIVERABLE, "5a")


def test_a_last_name_that_two_streets_have_is_asked_about() -> None:
    """Iso or Pieni; that one name is shorter says nothing."""
    rows = [
        house(f"{first} Roobertinkatu", "3", code, "Helsinki", "FI", lat, 24.94)
        for first, code, lat in (("Iso", "00120", 60.164), ("Pieni", "00130", 60.166))
    ]
    found = check(AddressQuery(text="Roobertinkatu 3", country="FI"), Gazetteer.load(rows))
    assert found.verdict is VerdictCode.AMBIGUOUS
    assert len(found.suggestions) == 2
    told = check(AddressQuery(text="Pieni Roobertinkatu 3", country="FI"), Gazetteer.load(rows))
    assert (told.verdict, told.suggestions) == (VerdictCode.DELIVERABLE, ())
