"""Streets called after a day: neither the day nor the year is a house's number."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from address.language.day_names import day_spellings
from core.model.address import AddressQuery
from tests.address.conftest import house


def _street(name: str, postcode: str, city: str, country: str) -> list[AddressRow]:
    return [
        house(name, str(number), postcode, city, country, 48.0 + number * 1e-4, 10.0)
        for number in range(1, 61)
    ]


TOWNS = [
    *_street("Rue du 8 Mai 1945", "75010", "Paris", "FR"),
    *_street("Rue du 11 Novembre 1918", "75010", "Paris", "FR"),
    *_street("Rue de la Paix", "75002", "Paris", "FR"),
    *_street("Calle 2 de Mayo", "28004", "Madrid", "ES"),
    *_street("Via 4 Novembre", "00187", "Roma", "IT"),
    *_street("Via XX Settembre", "00187", "Roma", "IT"),
    *_street("Straße des 17. Juni", "10623", "Berlin", "DE"),
    *_street("ulica 3 Maja", "00-391", "Warszawa", "PL"),
    *_street("улица 8 Марта", "127083", "Москва", "RU"),
    *_street("1st Avenue", "10003", "New York", "US"),
]


@pytest.fixture(scope="module")
def towns() -> Gazetteer:
    return Gazetteer.load(TOWNS)


@pytest.mark.parametrize(
    ("country", "text", "number", "street"),
    [
        ("FR", "1 rue du 8 mai 45", "1", "Rue du 8 Mai 1945"),
        ("FR", "8 rue du 8 mai 1945", "8", "Rue du 8 Mai 1945"),
        ("FR", "45 rue du 8 mai 45", "45", "Rue du 8 Mai 1945"),
        ("FR", "5 rue du 8 mai", "5", "Rue du 8 Mai 1945"),
        ("FR", "rue du 8 mai 1945, 12", "12", "Rue du 8 Mai 1945"),
        ("FR", "12 rue du huit mai 1945", "12", "Rue du 8 Mai 1945"),
        ("FR", "5 rue du onze novembre", "5", "Rue du 11 Novembre 1918"),
        ("FR", "5 rue de la Paix, livrez le 8 mai", "5", "Rue de la Paix"),
        ("ES", "Calle 2 de Mayo 5", "5", "Calle 2 de Mayo"),
        ("ES", "C/ dos de mayo, 12", "12", "Calle 2 de Mayo"),
        ("IT", "Via 4 Novembre 12", "12", "Via 4 Novembre"),
        ("IT", "via IV novembre 12", "12", "Via 4 Novembre"),
        ("IT", "via 20 settembre 45", "45", "Via XX Settembre"),
        ("IT", "via venti settembre 5", "5", "Via XX Settembre"),
        ("DE", "Straße des 17. Juni 35", "35", "Straße des 17. Juni"),
        ("DE", "Str. des 17.Juni 35", "35", "Straße des 17. Juni"),
        ("PL", "ul. 3 Maja 7", "7", "ulica 3 Maja"),
        ("PL", "ul. 3-go Maja 7", "7", "ulica 3 Maja"),
        ("PL", "Trzeciego Maja 7", "7", "ulica 3 Maja"),
        ("RU", "ул. 8 Марта 15", "15", "улица 8 Марта"),
        ("RU", "ул. 8-го Марта, 15", "15", "улица 8 Марта"),
        ("RU", "улица Восьмого Марта 15, доставить 5-го мая", "15", "улица 8 Марта"),
        ("US", "20 1st Avenue", "20", "1st Avenue"),
        ("US", "20 First Ave", "20", "1st Avenue"),
    ],
)
def test_the_day_and_the_year_belong_to_the_street(
    country: str, text: str, number: str, street: str, towns: Gazetteer
) -> None:
    """However they are written; the house's number is the other one."""
    found = check(AddressQuery(text=text, country=country), towns)
    told = found.components
    assert (found.verdict, told.house_number, told.street) == ("deliverable", number, street)
    assert told.unit is None


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("FR", "rue du 8 mai 1945"), ("FR", "rue du 8 mai 45"), ("FR", "rue du 11 novembre"),
        ("FR", "11 novembre"), ("FR", "11 novembre 1918"), ("ES", "Calle 2 de Mayo"),
        ("IT", "Via 4 Novembre"), ("DE", "Straße des 17. Juni"), ("DE", "17. Juni"),
        ("PL", "3 maja"), ("RU", "8 марта"), ("US", "1st Avenue"),
    ],
)  # fmt: skip
def test_a_day_alone_is_no_number(country: str, text: str, towns: Gazetteer) -> None:
    """The street is known, and its number is asked for."""
    found = check(AddressQuery(text=text, country=country), towns)
    assert (found.verdict, found.components.house_number) == ("needs_house_number", None)


@pytest.mark.parametrize("text", ["livrez le 8 juillet", "привезите 5-го мая", "am 5. Mai bitte"])
def test_a_day_in_a_talk_is_no_address(text: str, towns: Gazetteer) -> None:
    """It is when, not where."""
    assert check(AddressQuery(text=text, country="FR"), towns).verdict == "not_an_address"


def test_where_numbers_stand_behind_a_short_year_is_a_house() -> None:
    """Number 45 of Via 25 Aprile 1945 is written so."""
    spelt = set(day_spellings("Via 25 Aprile 1945", "IT"))
    assert {"Via 25 Aprile", "Via xxv Aprile 1945"} <= spelt
    assert "Via 25 Aprile 45" not in spelt
    assert "Rue du 8 Mai 45" in set(day_spellings("Rue du 8 Mai 1945", "FR"))


def test_a_street_of_just_that_name_comes_first() -> None:
    """Where a town has both, each is what it is called."""
    both = Gazetteer.load([*_street("Rue du 8 Mai", "75010", "Paris", "FR"), *TOWNS[:60]])
    found = check(AddressQuery(text="5 rue du 8 mai", country="FR"), both)
    assert (found.verdict, found.components.street) == ("deliverable", "Rue du 8 Mai")


@pytest.mark.parametrize("name", ["Mannerheimintie", "1st Avenue", "Maistraße", "Rue Mars"])
def test_other_streets_have_no_more_names(name: str) -> None:
    """Nothing is made of them."""
    assert list(day_spellings(name, "FR")) == []


@pytest.mark.parametrize(
    ("country", "text", "streets"),
    [
        (
            "FR",
            "angle rue de la Paix et rue du 8 mai 1945",
            ["Rue de la Paix", "Rue du 8 Mai 1945"],
        ),
        ("IT", "angolo Via XX Settembre Via 4 Novembre", ["Via XX Settembre", "Via 4 Novembre"]),
        ("US", "corner of 1st Avenue and 5th Street", ["1st Avenue", "5th Street"]),
        ("US", "1st Avenue & 5th Street", ["1st Avenue", "5th Street"]),
    ],
)
def test_a_number_in_a_name_is_no_house_of_the_other_street(
    country: str, text: str, streets: list[str]
) -> None:
    """Where they cross, both are asked about."""
    both = Gazetteer.load([*TOWNS, *_street("5th Street", "10003", "New York", "US")])
    found = check(AddressQuery(text=text, country=country), both)
    assert (found.verdict, found.components.house_number) == ("needs_house_number", None)
    assert [one.components.street for one in found.suggestions] == streets


@pytest.mark.parametrize("hours", ["24h/24", "24h", "24/7", "7/7"])
def test_hours_behind_a_street_are_none_where_numbers_come_first(
    hours: str, towns: Gazetteer
) -> None:
    """The house stands ahead."""
    found = check(AddressQuery(text=f"12 rue de la Paix {hours}", country="FR"), towns)
    assert (found.verdict, found.components.house_number) == ("deliverable", "12")
    assert found.components.unit is None
    assert found.instructions is not None and found.instructions.note == hours


def test_a_way_in_from_a_street_called_after_a_day_is_a_note() -> None:
    """The с of "вход с 8 Марта" is no staircase, and 8 no house."""
    rows = [*TOWNS, *_street("улица Яблочкова", "127254", "Москва", "RU")]
    line = "ул. Яблочкова 10, вход с 8 Марта"
    found = check(AddressQuery(text=line, country="RU"), Gazetteer.load(rows))
    assert (found.verdict, found.components.entrance) == ("deliverable", None)
    assert found.instructions is not None and found.instructions.note == "вход с 8 Марта"
