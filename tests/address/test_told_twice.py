"""Addresses that are told in fields and in words: one house, or two."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Components, Verdict, VerdictCode

FIELDS = Components(street="Bulevardi", house_number="5", postcode="00120", city="Helsinki")


def told(text: str, gazetteer: Gazetteer, fields: Components = FIELDS) -> Verdict:
    return check(AddressQuery(text=text, components=fields, country="FI"), gazetteer)


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        ("Mannerheimintie 12, 00100 Helsinki", "street"),
        ("Bulevardi 7", "house_number"),
        ("Bulevardi 999", "house_number"),
        ("Kirkkokatu 8, 90100 Oulu", "city"),
        ("Pahkinapolku 3", "street"),
        ("Bulevardi", None),
        ("Bulevardi 5, koodi 4471, ring twice", None),
        ("Boulevarden 5, Helsingfors", None),
        ("the yellow door behind the chapel", None),
        ("3rd floor, ring Virtanen", None),
    ],
)
def test_words_that_name_another_place_are_asked_about(
    text: str, conflict: str | None, helsinki: Gazetteer
) -> None:
    """Never taken, and never overruled in silence; words of the same house or of none are fine."""
    found = told(text, helsinki)
    assert (found.verdict is VerdictCode.MISMATCH) == (conflict is not None)
    assert found.is_located == (conflict is None)
    if conflict is not None:
        assert found.statuses[conflict] == "conflicting"
        assert found.confidence <= 0.5
        assert found.suggestions[0].formatted == "Bulevardi 5, 00120 Helsinki"


def test_both_houses_are_offered(helsinki: Gazetteer) -> None:
    """One tap says which."""
    found = told("Mannerheimintie 12, 00100 Helsinki", helsinki)
    assert [one.components.street for one in found.suggestions] == ["Bulevardi", "Mannerheimintie"]


def test_two_flats_of_one_house_are_asked_about(helsinki: Gazetteer) -> None:
    """The door matters as much as the house."""
    fields = Components(street="Bulevardi", house_number="5", unit="24", city="Helsinki")
    assert told("Bulevardi 5 as. 12", helsinki, fields).statuses["unit"] == "conflicting"
    assert told("Bulevardi 5 as. 24", helsinki, fields).is_located


def test_what_the_words_say_of_the_door_is_kept(helsinki: Gazetteer) -> None:
    """Where both name one house."""
    said = told("Bulevardi 5, koodi 4471", helsinki).instructions
    assert said is not None and said.gate_code == "4471"


@pytest.mark.parametrize(
    ("street", "number"),
    [("Kalevankatu 14", "14"), ("Kalevankatu 14 B 3", "14"), ("Kalevankatu", "14")],
)
def test_a_number_told_in_two_fields_is_one_house(
    street: str, number: str, helsinki: Gazetteer
) -> None:
    """And no flat of that number."""
    told = Components(street=street, house_number=number, country="FI")
    found = check(AddressQuery(components=told), helsinki)
    assert found.components.house_number == "14"
    assert found.components.unit in (None, "3") and found.components.unit != "14"


def test_two_numbers_in_two_fields_are_asked_about(helsinki: Gazetteer) -> None:
    """The street's field says one house, the number's another; both are shown."""
    told = Components(street="Kalevankatu 14", house_number="1", country="FI")
    found = check(AddressQuery(components=told), helsinki)
    assert found.verdict is VerdictCode.MISMATCH
    assert {one.components.house_number for one in found.suggestions} == {"1", "14"}


def test_what_words_say_of_the_door_stands_beside_the_fields(helsinki: Gazetteer) -> None:
    """Whether they name the house again or no house at all."""
    house = Components(street="Kalevankatu", house_number="14", country="FI")
    for words in ("Kalevankatu 14 B 3, code 1234, ring twice", "B 3, code 1234, ring twice"):
        found = check(AddressQuery(text=words, components=house), helsinki)
        assert (found.components.entrance, found.components.unit) == ("B", "3")
        said = found.instructions
        assert said is not None and (said.gate_code, said.note) == ("1234", "ring twice")


def test_a_code_in_the_units_field_is_no_part_of_the_address(helsinki: Gazetteer) -> None:
    """It is the courier's."""
    told = Components(street="Kalevankatu", house_number="14", unit="B, koodi 1234", country="FI")
    found = check(AddressQuery(components=told), helsinki)
    assert "1234" not in found.formatted
    assert found.components.entrance == "B"
    assert found.instructions is not None and found.instructions.gate_code == "1234"
