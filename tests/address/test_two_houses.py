"""Lines that name two houses, or mend a number: none of the two is taken without a question."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict, VerdictCode


def verdict(text: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=text, country="FI"), gazetteer)


MENDED = [
    "Annankatu 25, hups 23", "Annankatu 25 -> 23", "Annankatu 25, korjaus: 23",
    "Annankatu 25, piti olla 23", "Annankatu 25 eiku siis 23", "Annankatu 25, whoops it's 23",
    "Annankatu 25, that should be 23", "Annankatu 25, scratch that, 23", "Annankatu 25, нет 23",
    "Annankatu 25, вернее дом 23", "Annankatu 25, должно быть 23", "Annankatu 25, rättelse 23",
    "Annankatu 25, nej vänta 23", "Annankatu 25, Korrektur: 23",
    "Annankatu 25 C 4, 00120 Helsinki, tarkoitan 23", "Annankatu 25 + 23",
]  # fmt: skip


@pytest.mark.parametrize("line", MENDED)
def test_a_number_that_is_mended_is_asked_about(line: str, helsinki: Gazetteer) -> None:
    """Both are shown; and a low confidence says that nobody knows."""
    found = verdict(line, helsinki)
    assert found.verdict is VerdictCode.AMBIGUOUS
    assert {one.components.house_number for one in found.suggestions} == {"25", "23"}
    assert found.confidence < 0.9


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Annankatu 25, Annankatu 23", {"Annankatu 25", "Annankatu 23"}),
        ("Annankatu 25 tai Annankatu 23", {"Annankatu 25", "Annankatu 23"}),
        ("Annankatu 25\nAnnankatu 23 B 4", {"Annankatu 25", "Annankatu 23"}),
        ("Annankatu 25, Fabianinkatu 12", {"Annankatu 25", "Fabianinkatu 12"}),
        ("Fabianinkatu 12 or Annankatu 25, 00120 Helsinki", {"Annankatu 25", "Fabianinkatu 12"}),
        ("Annankatu 25, Kalevankatu 14", {"Annankatu 25", "Kalevankatu 14"}),
    ],
)
def test_two_houses_in_one_line_are_asked_about(
    line: str, shown: set[str], helsinki: Gazetteer
) -> None:
    """Whichever stands first."""
    found = verdict(line, helsinki)
    assert found.verdict is VerdictCode.AMBIGUOUS
    named = {f"{one.components.street} {one.components.house_number}" for one in found.suggestions}
    assert named == shown
    note = found.instructions.note if found.instructions else None
    assert note is None


@pytest.mark.parametrize(
    "line", ["Annankatu 25, Annankatu 25", "Annankatu 25 / Annegatan 25", "Annankatu 25 I 23"]
)
def test_one_house_that_is_told_twice_is_one(line: str, helsinki: Gazetteer) -> None:
    """In two languages too; and "I" is a staircase."""
    found = verdict(line, helsinki)
    assert found.verdict in (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT)
    assert found.components.house_number == "25"


@pytest.mark.parametrize(
    "line",
    ["Annankatu 25, wait 5 min", "Annankatu 25, no need to ring, 2 dogs", "Annankatu 25, siis as 5",
     "Annankatu 25, actually flat 5", "Annankatu 25, oops no name on door, code 23"],
)  # fmt: skip
def test_what_else_is_counted_mends_no_number(line: str, helsinki: Gazetteer) -> None:
    """Minutes, dogs, flats and codes."""
    found = verdict(line, helsinki)
    assert found.verdict in (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT)
    assert found.components.house_number == "25"


def test_a_second_number_that_is_not_there_costs_the_confirmation(helsinki: Gazetteer) -> None:
    """Somebody means another house than the one that is known."""
    found = verdict("Annankatu 25, Annankatu 999", helsinki)
    assert found.verdict is VerdictCode.SUGGESTION


def test_a_french_and_is_no_floor(abroad: Gazetteer) -> None:
    """ "14 et 16": two houses, of which there is one; in Cyrillic letters it would be a floor."""
    found = check(AddressQuery(text="14 et 16 rue de la Paix", country="FR"), abroad)
    assert found.components.floor is None
    assert found.verdict is not VerdictCode.DELIVERABLE


@pytest.mark.parametrize(
    "line",
    [
        "Annankatu, 25 / Annankatu, 23", "Annankatu 25 / Annankatu, 23",
        "Annankatu, 25 ja Annankatu, 23", "Annankatu, 25 or Annankatu, 23",
    ],
)  # fmt: skip
def test_a_comma_before_the_number_hides_no_second_house(line: str, helsinki: Gazetteer) -> None:
    """The 25 stands right before the second name, and is the first one's all the same."""
    found = verdict(line, helsinki)
    assert found.verdict is VerdictCode.AMBIGUOUS
    assert {one.components.house_number for one in found.suggestions} == {"25", "23"}
