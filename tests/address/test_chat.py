"""Chat with numbers in it is no address; and what is told of the country is kept to."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from core.model.address import AddressQuery, VerdictCode


@pytest.mark.parametrize(
    "line",
    ["we are back at 6", "could you come before 9am", "voisitko tulla klo 17.30",
     "anna naapurille 3", "kan ni komma efter kl 18", "bin ab 15 uhr da", "буду дома после 19",
     "please ring 2 times", "I work until 16:00", "leave it with 7"],
)  # fmt: skip
def test_an_hour_or_a_neighbour_is_no_address(line: str, helsinki: Gazetteer) -> None:
    """The talk goes on, and nothing is proposed."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert (found.verdict, found.suggestions) == (VerdictCode.NOT_AN_ADDRESS, ())
    assert found.instructions is not None


@pytest.mark.parametrize(
    "line", ["Pihlajapolku 10", "I live at 10 Pihlajapolku", "Pihlajapolku 4 klo 10", "Kivi 7"]
)
def test_a_street_that_nobody_knows_is_one(line: str, helsinki: Gazetteer) -> None:
    """It may be an address, and is asked for again."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert found.verdict is VerdictCode.NOT_FOUND


ROWS = [
    AddressRow(name=name, number=number, city=city, country=country, lat=lat, lon=25.0)
    for name, number, city, country, lat in (
        ("Kirkkokatu", "5", "Vantaa", "FI", 60.3),
        ("Storgatan", "5", "Umeå", "SE", 63.8),
        ("Storgatan", "7", "Umeå", "SE", 63.81),
        ("Kyrkogatan", "9", "Umeå", "SE", 63.82),
    )
]


@pytest.mark.parametrize("line", ["Stoorgatn 5", "Storgatan", "Storgatan 88", "Kyrkogattn 9"])
def test_nothing_is_proposed_of_another_country_than_the_told_one(line: str) -> None:
    """What is merely alike there is no help."""
    found = check(AddressQuery(text=line, country="FI"), Gazetteer.load(ROWS))
    assert found.suggestions == ()
    assert found.components.street is None


def test_the_very_house_of_another_country_is_asked_about() -> None:
    """It may be that the country was told wrong."""
    found = check(AddressQuery(text="Storgatan 5", country="FI"), Gazetteer.load(ROWS))
    assert found.verdict is VerdictCode.MISMATCH
    assert [one.components.country for one in found.suggestions] == ["SE"]
