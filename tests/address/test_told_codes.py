"""Codes that are named: the door's, the post's, and a floor that is said to be one."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Instructions, Verdict, VerdictCode


def told(line: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=line, country="FI"), gazetteer)


@pytest.mark.parametrize("label", ["koodi", "ovikoodi", "door code", "portkod", "код"])
@pytest.mark.parametrize("code", ["00170", "00120"])
def test_a_doors_code_may_look_like_a_postcode(label: str, code: str, helsinki: Gazetteer) -> None:
    """There is a 00170 in this town, and the house's own is 00120."""
    found = told(f"Bulevardi 10, {label} {code}", helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
    assert found.components.postcode == "00120"
    assert found.instructions == Instructions(gate_code=code)


@pytest.mark.parametrize(
    "label", ["zip code", "postal code", "postinumero", "Postnummer:", "PLZ", "почтовый индекс"]
)
def test_a_postcodes_name_is_no_note(label: str, helsinki: Gazetteer) -> None:
    found = told(f"Bulevardi 10, {label} 00120", helsinki)
    assert (found.verdict, found.instructions) == (VerdictCode.DELIVERABLE, None)
    wrong = told(f"Bulevardi 10, {label} 00170", helsinki)
    assert wrong.verdict is VerdictCode.MISMATCH


@pytest.mark.parametrize("said", ["floor is 3", "kerros on 3", "the floor is 3"])
def test_a_floor_that_is_said_to_be_one_makes_no_house(said: str, helsinki: Gazetteer) -> None:
    """There are a Vuorikatu 3 and a 16."""
    found = told(f"Vuorikatu 16 {said}", helsinki)
    assert (found.components.house_number, found.components.floor) == ("16", "3")
    assert found.verdict is VerdictCode.DELIVERABLE


def test_a_but_in_another_script_is_no_staircase(helsinki: Gazetteer) -> None:
    found = told("Bulevardi 14 а не 12", helsinki)
    assert (found.components.house_number, found.components.entrance) == ("14", None)
    assert found.instructions is None


@pytest.mark.parametrize(
    ("line", "number", "postcode", "verdict"),
    [
        ("Kaivokatu 6 100 Helsinki", "6", "00100", VerdictCode.DELIVERABLE),
        ("Kaivokatu 6, 100 Helsinki", "6", "00100", VerdictCode.DELIVERABLE),
        ("Kaivokatu 6 130 Helsinki", "6", "00100", VerdictCode.MISMATCH),
        ("Mannerheimintie 100, Helsinki", "100", "00100", VerdictCode.NUMBER_UNKNOWN),
    ],
)
def test_a_postcode_whose_zeros_a_spreadsheet_took(
    line: str, number: str, postcode: str, verdict: str, helsinki: Gazetteer
) -> None:
    """Between house and town; the one number that there is stays the house's."""
    found = told(line, helsinki)
    assert (found.verdict, found.components.house_number) == (verdict, number)
    assert found.components.postcode == postcode
    assert found.components.unit is None


@pytest.mark.parametrize(
    "said",
    ["no code 1234", "wrong code 1234", "the old code 1234", "old door code 1234",
     "väärä koodi 1234", "vanha ovikoodi 1234", "gammal kod 1234", "falscher Code 1234",
     "старый код 1234", "ei koodi 1234", "code 1234 is wrong", "koodi 1234 on vanha"],
)  # fmt: skip
def test_a_code_that_is_denied_opens_no_door(said: str, helsinki: Gazetteer) -> None:
    """An old or a wrong one stays in the note, where the courier reads why."""
    found = check(AddressQuery(text=f"Annankatu 20, {said}", country="FI"), helsinki)
    assert found.instructions is None or found.instructions.gate_code is None
