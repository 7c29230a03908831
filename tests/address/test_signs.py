"""Signs: digits, dashes and fractions as telephones and word processors write them."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from address.language.folding import tokens
from core.model.address import AddressQuery, Verdict, VerdictCode


def verdict(text: str, gazetteer: Gazetteer, country: str = "FI") -> Verdict:
    return check(AddressQuery(text=text, country=country), gazetteer)


@pytest.mark.parametrize("number", ["1️⃣6️⃣", "1\u20e36\u20e3", "１６", "𝟭𝟲", "1\u200b6", "١٦"])
def test_a_digit_is_a_digit(number: str, helsinki: Gazetteer) -> None:
    """There is an Annankatu 16; in front of keycap digits no 1 is read."""
    found = verdict(f"Annankatu {number}, as 4", helsinki)
    assert (found.components.house_number, found.components.unit) == ("16", "4")
    assert found.instructions is None


@pytest.mark.parametrize("line", ["Annankatu 12½", "Annankatu 12 ½", "Annankatu ½", "Annankatu ¼"])
def test_a_fraction_is_no_number_of_its_own(line: str, helsinki: Gazetteer) -> None:
    """Nor is it a flat 12."""
    found = verdict(line, helsinki)
    assert found.verdict in (VerdictCode.SUGGESTION, VerdictCode.NEEDS_HOUSE_NUMBER)
    assert found.components.unit is None


@pytest.mark.parametrize("number", ["226½", "226 ½", "226 1/2", "226 half"])
def test_half_a_number_is_found_where_there_is_one(number: str, abroad: Gazetteer) -> None:
    """New York has some."""
    found = verdict(f"{number} West 10th Street", abroad, "US")
    assert (found.verdict, found.components.house_number) == ("deliverable", "226 1/2")


@pytest.mark.parametrize("dash", ["-", "–", "\u2010", "\u2011", "\u2012", "\u2212", "\uff0d"])
def test_any_dash_makes_a_range(dash: str, helsinki: Gazetteer) -> None:
    """There is an Annankatu 31-33, and none 27-29."""
    whole, part = (verdict(f"Annankatu {n}", helsinki) for n in (f"31{dash}33", f"27{dash}29"))
    assert whole.components.house_number == "31-33"
    assert (part.verdict, part.instructions) == (VerdictCode.SUGGESTION, None)


@pytest.mark.parametrize("number", ["27-29", "29-27", "27–29"])
def test_a_range_may_be_turned_round(number: str, helsinki: Gazetteer) -> None:
    """OSM writes 29-27 there."""
    found = verdict(f"Fabianinkatu {number}", helsinki)
    assert found.components.house_number == "29-27"
    assert found.verdict in (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT)


def test_in_queens_a_dash_is_part_of_one_number() -> None:
    """29-27 and 27-29 stand in different blocks."""
    row = AddressRow(name="41st Avenue", number="29-27", city="New York", country="US",
                     lat=40.75, lon=-73.93)  # fmt: skip
    found = verdict("27-29 41st Avenue", Gazetteer.load([row]), "US")
    assert found.verdict is not VerdictCode.DELIVERABLE


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    """A frame, an accent: nothing of them is left over."""
    text = "1\ufe0f\u20e3 cafe\u0301 5"
    found = tokens(text)
    assert [text[token.start : token.end] for token in found] == [
        "1\ufe0f\u20e3",
        "cafe\u0301",
        "5",
    ]


@pytest.mark.parametrize("mark", ["n°", "N° ", "nº ", "№ ", "no. "])
def test_a_sign_for_number_is_no_note(mark: str, helsinki: Gazetteer) -> None:
    """Many keyboards have a degree sign, and no raised o."""
    found = verdict(f"Bulevardi {mark}5", helsinki)
    assert (found.components.house_number, found.instructions) == ("5", None)


def test_a_numbers_sign_behind_a_date(abroad: Gazetteer) -> None:
    """The street has a year in its name."""
    found = verdict("Rue du 8 Mai 1945 n° 5bis, étage 2", abroad, "FR")
    assert (found.components.house_number, found.components.floor) == ("5bis", "2")
