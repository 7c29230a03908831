"""Old names: a street that is named as it was called once is found, and that is told."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow, RowKind
from address.language.old_names import as_old
from address.language.similarity import name_of
from core.model.address import AddressQuery, Verdict
from tests.address.conftest import house


def of(text: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=text, country="FI"), gazetteer)


@pytest.mark.parametrize(
    ("text", "written", "street"),
    [
        ("Heikinkatu 5", "Heikinkatu", "Mannerheimintie"),
        ("heikink. 5, 00100 Helsinki", "heikink", "Mannerheimintie"),
        ("Heikinkadulla 5", "Heikinkadulla", "Mannerheimintie"),
        ("Suurkatu 21", "Suurkatu", "Aleksanterinkatu"),
        ("Hakasalmenkatu 3", "Hakasalmenkatu", "Keskuskatu"),
        ("Heikinkaut 5", "Heikinkaut", "Mannerheimintie"),
    ],
)
def test_whoever_tells_an_old_name_sees_the_one_of_today(
    text: str, written: str, street: str, helsinki: Gazetteer
) -> None:
    """It is proposed, not confirmed: houses may have been counted otherwise then."""
    found = of(text, helsinki)
    assert (found.verdict, found.components.street) == ("suggestion", street)
    (told,) = found.corrections
    assert (told.component, told.written, told.corrected) == ("street", written, street)
    assert found.statuses["street"] == "corrected"
    assert found.suggestions[0].formatted == found.formatted


@pytest.mark.parametrize("text", ["Heikinkatu", "Heikinkatu 999"])
def test_an_old_name_is_told_where_a_number_is_asked_for(text: str, helsinki: Gazetteer) -> None:
    """What is asked about is the street of today."""
    found = of(text, helsinki)
    assert [one.corrected for one in found.corrections] == ["Mannerheimintie"]
    assert found.statuses["street"] == "corrected"


@pytest.mark.parametrize("text", ["Mannerheimvägen 5", "Mansku 5", "Aleksi 21", "Glogatan 5"])
def test_other_names_of_today_are_no_mistakes(text: str, helsinki: Gazetteer) -> None:
    """Another language, a nickname."""
    found = of(text, helsinki)
    assert (found.verdict, found.corrections) == ("deliverable", ())


def test_a_name_of_today_comes_before_the_same_of_old(helsinki: Gazetteer) -> None:
    """Hallituskatu is a street, and a part of Yliopistonkatu was once called so."""
    assert of("Hallituskatu 3", helsinki).components.street == "Hallituskatu"


def test_a_name_that_some_source_knows_today_is_not_old() -> None:
    """One says that it was, the other that it is."""
    rows = [
        house("Uusikatu", "1", "15100", "Lahti", "FI", 60.98, 25.66),
        AddressRow(kind=RowKind.STREET, name="Uusikatu", aliases=(as_old("Vanhakatu"),),
                   city="Lahti", country="FI", lat=60.98, lon=25.66),
        AddressRow(kind=RowKind.STREET, name="Uusikatu", aliases=("Vanhakatu",),
                   city="Lahti", country="FI", lat=60.98, lon=25.66),
    ]  # fmt: skip
    found = of("Vanhakatu 1, Lahti", Gazetteer.load(rows))
    assert (found.verdict, found.corrections) == ("deliverable", ())


def test_the_mark_is_nothing_to_spelling() -> None:
    """An old name is looked for as any other."""
    assert name_of(as_old("Heikinkatu")) == name_of("Heikinkatu")


def test_a_name_that_is_like_an_old_one_is_hardly_meant() -> None:
    """Eerikinkatu, which is not there, is two slips from the old Heikinkatu."""
    rows = [
        house("Mannerheimintie", "5", "00100", "Helsinki", "FI", 60.17, 24.94),
        AddressRow(kind=RowKind.STREET, name="Mannerheimintie", aliases=(as_old("Heikinkatu"),),
                   city="Helsinki", country="FI", lat=60.17, lon=24.94),
    ]  # fmt: skip
    gazetteer = Gazetteer.load(rows)
    assert of("Heikinkatu 5", gazetteer).confidence > 0.9
    assert of("Eerikinkatu 5", gazetteer).confidence < 0.6
