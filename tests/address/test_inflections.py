"""Inflections and cut names: streets as people say and shorten them."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.language.similarity import name_of, similarity
from core.model.address import AddressQuery, VerdictCode


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("Mikonkadulla 8", "Mikonkatu 8"),
        ("asumme Mikonkadulla numerossa 8", "Mikonkatu 8"),
        ("tuokaa Kaivokadulle 6", "Kaivokatu 6"),
        ("Bulevardille 12", "Bulevardi 12"),
        ("Fabian.katu 14", "Fabianinkatu 14"),
    ],
)
def test_a_street_may_stand_in_another_case(line: str, house: str, helsinki: Gazetteer) -> None:
    """Where somebody lives, and where to bring it; or cut at a full stop."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    street = f"{found.components.street} {found.components.house_number}"
    assert (street, found.verdict) == (house, VerdictCode.DELIVERABLE)


@pytest.mark.parametrize("line", ["muutimme Mikonkadulta 8", "muutin Bulevardilta 12"])
def test_the_street_that_one_left_is_no_address(line: str, helsinki: Gazetteer) -> None:
    """Its case says so."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert found.verdict is not VerdictCode.DELIVERABLE


def test_a_name_that_breaks_off_is_asked_about(helsinki: Gazetteer) -> None:
    """Enough of it to guess, not enough to go."""
    found = check(AddressQuery(text="Fabianin 14", country="FI"), helsinki)
    assert found.verdict is VerdictCode.SUGGESTION
    assert found.components.street == "Fabianinkatu"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Садовой улице", "Садовая улица"),
        ("Садовой", "Садовая улица"),
        ("Литейном проспекте", "Литейный проспект"),
        ("Тверском бульваре", "Тверской бульвар"),
        ("Дворцовой набережной", "Дворцовая набережная"),
        ("Банковском переулке", "Банковский переулок"),
    ],
)
def test_russian_names_are_inflected_with_their_kind(said: str, name: str) -> None:
    """Adjective and noun alike."""
    assert similarity(name_of(said), name_of(name)) > 0.97


def test_other_endings_make_other_streets() -> None:
    """A case is no excuse for another stem, nor for another kind of way."""
    assert similarity(name_of("Садовом переулке"), name_of("Садовая улица")) < 0.93
    assert similarity(name_of("Mikonkujalla"), name_of("Mikonkatu")) < 0.93
