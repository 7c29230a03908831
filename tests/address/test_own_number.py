"""The number that stands beside the street's name is the house, whatever else the line counts."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from core.model.address import AddressQuery, Verdict, VerdictCode


def verdict(text: str, gazetteer: Gazetteer, country: str = "FI") -> Verdict:
    return check(AddressQuery(text=text, country=country), gazetteer)


@pytest.mark.parametrize(
    ("line", "number", "staircase", "rest"),
    [
        ("14, Annankatu 25 C", "25", "C", "14"),
        ("Annankatu 25 C, 14", "25", "C", "14"),
        ("Annankatu 25 C, 2 koiraa", "25", "C", "2 koiraa"),
        ("Annankatu 25 C, klo 16", "25", "C", "klo 16"),
        ("Annankatu 25 C, 20 min", "25", "C", "20 min"),
        ("Mikonkatu 8 D, 00100 Helsinki, 10 paketti", "8", "D", "10 paketti"),
    ],
)
def test_a_staircase_nobody_knows_makes_no_other_number_the_house(
    line: str, number: str, staircase: str, rest: str, helsinki: Gazetteer
) -> None:
    """The street has those other houses; they are not meant, and no word is lost."""
    found = verdict(line, helsinki)
    assert (found.components.house_number, found.components.entrance) == (number, staircase)
    assert found.instructions is not None
    assert found.instructions.note == rest
    assert {one.components.house_number for one in found.suggestions} <= {number}


def test_where_the_number_comes_first_it_is_the_one_before_the_name() -> None:
    """ "12 A Main Street 5": the 5 is something else."""
    rows = [
        AddressRow(name="Main Street", number=str(number), city="Troy", country="US",
                   lat=42.7 + number / 1e3, lon=-73.7)
        for number in (5, 12)
    ]  # fmt: skip
    found = verdict("12 A Main Street 5", Gazetteer.load(rows), "US")
    assert found.components.house_number == "12"


def test_a_number_beside_the_name_that_is_not_there_confirms_no_other(
    helsinki: Gazetteer,
) -> None:
    """ "12, Bulevardi 211" is hardly house 12."""
    found = verdict("12, Bulevardi 211", helsinki)
    assert found.verdict not in (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT)


@pytest.mark.parametrize("gap", [" - ", "-", " ", ", "])
def test_a_house_letter_before_a_postcode_is_no_mark_of_a_country(
    gap: str, helsinki: Gazetteer
) -> None:
    """There is a Keskuskatu 1 beside 1a; and "A-00100" would be Austria's."""
    found = verdict(f"Keskuskatu 1a{gap}00100 Helsinki", helsinki)
    assert (found.verdict, found.components.house_number) == ("deliverable", "1a")


@pytest.mark.parametrize("line", ["Herrengasse 5, A-8010 Graz", "Herrengasse 5 A-8010 Graz"])
def test_a_mark_of_the_country_is_no_house_letter(line: str) -> None:
    """Austrians write it before their codes."""
    rows = [
        AddressRow(name="Herrengasse", number=number, postcode="8010", city="Graz", country="AT",
                   lat=47.07, lon=15.43)
        for number in ("5", "5a")
    ]  # fmt: skip
    found = verdict(line, Gazetteer.load(rows), "AT")
    assert (found.verdict, found.components.house_number) == ("deliverable", "5")


def test_a_letter_between_commas_is_kept(helsinki: Gazetteer) -> None:
    """A staircase, perhaps; the courier reads it."""
    found = verdict("Kalevankatu 14, C, 5", helsinki)
    assert found.instructions is not None
    assert found.instructions.note == "C, 5"


@pytest.mark.parametrize(
    "line", ["00100 Helsinki, 12 B Mannerheimintie", "Helsinki 00100 12 B Mannerheimintie"]
)
def test_the_staircase_before_a_name_is_no_part_of_it(line: str, helsinki: Gazetteer) -> None:
    """ "B Mannerheimintie" is no street whose name was mistyped."""
    found = verdict(line, helsinki)
    assert found.verdict in (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT)
    assert found.components.street == "Mannerheimintie"
    assert found.components.house_number == "12 B"
