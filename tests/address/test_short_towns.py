"""Short towns and codes from abroad: "Åbo", "Ii", "Ulm", "Espoo/Helsinki", "LV-1010"."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Components, VerdictCode


@pytest.mark.parametrize(
    "said",
    [", Åbo", " ÅBO", " i Åbo", " Ulm", " ulm",
     ", åbo", ", Ii", ", Ulm", ", Pau", ", Ufa", ", flat 3, Ulm",
     ", Espoo/Helsinki", ", Helsinki/Espoo", ", LV-1010", " LT-01100", ", SE-111 22"],
)  # fmt: skip
def test_a_short_name_is_another_town(said: str, helsinki: Gazetteer) -> None:
    """Two letters may name a town; a code may name its country."""
    found = check(AddressQuery(text=f"Annankatu 20{said}", country="FI"), helsinki)
    assert found.verdict is VerdictCode.MISMATCH


@pytest.mark.parametrize("city", ["Åbo", "Ii", "Ulm", "Pau"])
def test_so_it_is_in_a_field(city: str, helsinki: Gazetteer) -> None:
    """What stands in the town's field is a town."""
    told = Components(street="Annankatu", house_number="20", city=city)
    found = check(AddressQuery(components=told, country="FI"), helsinki)
    assert found.verdict is VerdictCode.MISMATCH
    assert [(one.component, one.written) for one in found.corrections] == [("city", city)]


@pytest.mark.parametrize(
    "said",
    [
        "Oy",
        "ovi",
        "tel",
        "van outside",
        "bro",
        "thx",
        "ok",
        "can",
        "gap",
        "as-12",
        "ulm call me",
        "Helsinki/Helsingfors",
    ],
)
def test_short_words_are_no_towns(said: str, helsinki: Gazetteer) -> None:
    """Notes, the own country's code, and a name among other words."""
    found = check(AddressQuery(text=f"Annankatu 20, {said}", country="FI"), helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
