"""Edits of a draft: short words that change one part, and leave the others."""

import pytest

from address.amend import amend
from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict, VerdictCode


@pytest.fixture
def draft(helsinki: Gazetteer) -> Verdict:
    line = "Bulevardi 5 as 7, 00120 Helsinki, koodi 11, varo koiraa"
    return check(AddressQuery(text=line, country="FI"), helsinki)


@pytest.mark.parametrize(
    "words", ["no, 9", "9", "not 5, 9", "9, not 5", "ei 5 vaan 9", "нет, 9", "nro 9", "it is 9"]
)
def test_a_number_alone_is_the_house_number(
    words: str, draft: Verdict, helsinki: Gazetteer
) -> None:
    """The street stays, and so does the flat."""
    found = amend(draft, words, helsinki)
    assert (found.verdict, found.formatted) == ("deliverable", "Bulevardi 9 as. 7, 00120 Helsinki")


def test_a_flat_is_a_flat(draft: Verdict, helsinki: Gazetteer) -> None:
    """ "flat 12" does not move the house."""
    found = amend(draft, "flat 12", helsinki)
    assert (found.components.house_number, found.components.unit) == ("5", "12")


def test_a_code_replaces_the_code_and_keeps_the_note(draft: Verdict, helsinki: Gazetteer) -> None:
    """What was said before is not lost."""
    found = amend(draft, "code 4521", helsinki)
    assert found.instructions is not None
    assert (found.instructions.gate_code, found.instructions.note) == ("4521", "varo koiraa")


def test_a_number_the_street_lacks_is_said_to_be_unknown(
    draft: Verdict, helsinki: Gazetteer
) -> None:
    """An edit is judged like any address."""
    assert amend(draft, "no, 477", helsinki).verdict is VerdictCode.NUMBER_UNKNOWN


def test_another_address_is_a_new_one(draft: Verdict, helsinki: Gazetteer) -> None:
    """A street in the words ends the draft."""
    found = amend(draft, "Kaivokatu 2", helsinki)
    assert found.formatted == "Kaivokatu 2, 00100 Helsinki"


def test_chat_is_answered_as_chat(draft: Verdict, helsinki: Gazetteer) -> None:
    """Words that change nothing are not an edit."""
    assert amend(draft, "thanks", helsinki).verdict is VerdictCode.NOT_AN_ADDRESS


@pytest.mark.parametrize(
    "words",
    [
        "im at work till 5 nobody is home",
        "перенесите на послезавтра с 10 до 14",
        "bitte an die Packstation 145",
        "you can give it to the guy in flat 9",
        "300% profit, join now",
    ],
)
def test_a_number_in_talk_moves_no_house(words: str, draft: Verdict, helsinki: Gazetteer) -> None:
    """An edit says little else; a sentence about something else is not one."""
    found = amend(draft, words, helsinki)
    assert found.verdict in (VerdictCode.NOT_AN_ADDRESS, VerdictCode.NOT_FOUND)


def test_a_code_in_words_is_no_house_number(draft: Verdict, helsinki: Gazetteer) -> None:
    """ "gate code is 4471" stays at the door."""
    found = amend(draft, "gate code is 4471, 2nd floor", helsinki)
    assert found.instructions is not None
    assert (found.components.house_number, found.instructions.gate_code) == ("5", "4471")
    assert found.components.floor == "2"


def test_components_alone_may_be_amended(draft: Verdict, helsinki: Gazetteer) -> None:
    """A saved address has no verdict yet."""
    found = amend(draft.components, "no, 9", helsinki)
    assert found.components.house_number == "9"


@pytest.fixture
def no_flat(helsinki: Gazetteer) -> Verdict:
    """A house that is known, a note, and no flat."""
    return check(AddressQuery(text="Bulevardi 12, blue door", country="FI"), helsinki)


@pytest.fixture
def flat_wanted(helsinki: Gazetteer) -> Verdict:
    """A house of several flats."""
    found = check(AddressQuery(text="Bulevardi 16b, blue door", country="FI"), helsinki)
    assert found.verdict is VerdictCode.NEEDS_UNIT
    return found


@pytest.mark.parametrize(
    ("words", "unit"),
    [("27b", "27b"), ("27", "27"), ("B 24", "24"), ("flt 27b", "27b"), ("door 4", "4")],
)
def test_a_bare_number_is_the_flat_that_is_missing(
    words: str, unit: str, no_flat: Verdict, flat_wanted: Verdict, helsinki: Gazetteer
) -> None:
    """The house is known, and no other is meant; the note stays."""
    for before in (no_flat, flat_wanted):
        found = amend(before, words, helsinki)
        assert (found.verdict, found.components.unit) == ("deliverable", unit)
        assert found.components.house_number == before.components.house_number
        assert found.instructions == before.instructions


@pytest.mark.parametrize("words", ["14", "number 14"])
def test_only_a_flat_that_was_asked_for_may_be_a_house_too(
    words: str, no_flat: Verdict, flat_wanted: Verdict, helsinki: Gazetteer
) -> None:
    """The street has a number 14."""
    assert amend(no_flat, words, helsinki).components.house_number == "14"
    assert amend(flat_wanted, words, helsinki).components.unit == "14"
    assert amend(flat_wanted, f"no, {words}", helsinki).components.house_number == "14"


def test_an_unknown_number_leaves_the_rest_of_the_draft(
    no_flat: Verdict, helsinki: Gazetteer
) -> None:
    """Street and note stand; the number is asked about."""
    found = amend(no_flat, "no, 27b", helsinki)
    assert (found.verdict, found.components.street) == ("number_unknown", "Bulevardi")
    assert found.instructions == no_flat.instructions


@pytest.mark.parametrize(
    ("words", "number", "unit", "code"),
    [
        ("14 not 12", "14", None, None),
        ("7 instead of 12", "7", None, None),
        ("instead of 12 come to 7", "7", None, None),
        ("12 sijaan 7", "7", None, None),
        ("не 12, а 14", "14", None, None),
        ("no, 14 flat 8, code 4321", "14", "8", "4321"),
        ("14 B 8, code 4321", "14", "8", "4321"),
        ("it's 14 not 12, flat 8, door code 4321", "14", "8", "4321"),
    ],
)
def test_a_number_may_come_with_what_it_is_not(
    words: str,
    number: str,
    unit: str | None,
    code: str | None,
    no_flat: Verdict,
    flat_wanted: Verdict,
    helsinki: Gazetteer,
) -> None:
    """And with the door behind it, whatever was asked."""
    for before in (no_flat, flat_wanted):
        found = amend(before, words, helsinki)
        assert (found.components.house_number, found.components.unit) == (number, unit)
        assert found.instructions is not None
        assert (found.instructions.gate_code, found.instructions.note) == (code, "blue door")


def test_one_of_two_numbers_is_asked_for(flat_wanted: Verdict, helsinki: Gazetteer) -> None:
    """ "12 or 14" is no flat, and not the first of them."""
    found = amend(flat_wanted, "12 or 14", helsinki)
    assert found.verdict is VerdictCode.AMBIGUOUS
    assert [one.components.house_number for one in found.suggestions] == ["12", "14"]


@pytest.mark.parametrize("words", ["not 12", "12 is wrong", "ei 12", "12 on väärä"])
def test_a_refused_number_is_asked_for_anew(
    words: str, no_flat: Verdict, helsinki: Gazetteer
) -> None:
    """The street stands until another is told."""
    found = amend(no_flat, words, helsinki)
    assert (found.verdict, found.components.street) == ("needs_house_number", "Bulevardi")
    assert found.instructions == no_flat.instructions


def test_words_beside_a_door_fact_go_into_the_note(no_flat: Verdict, helsinki: Gazetteer) -> None:
    """Even those that often stand beside an address."""
    found = amend(no_flat, "flat 5, floor 2, code 9911#, green gate", helsinki)
    assert found.instructions is not None
    assert (found.components.unit, found.instructions.gate_code) == ("5", "9911#")
    assert found.instructions.note == "blue door, green gate"


@pytest.mark.parametrize("words", ["ring 7 times", "buzzer dead, gate 4471# then call"])
def test_a_number_in_a_note_is_no_flat(
    words: str, flat_wanted: Verdict, helsinki: Gazetteer
) -> None:
    """Though a flat was asked for."""
    assert amend(flat_wanted, words, helsinki).components.unit is None


@pytest.mark.parametrize("point", ["9GG65W8V+X2", "9gg65w8v+x2 thanks", "60.1674, 24.9425"])
def test_a_point_in_the_words_is_no_staircase(point: str, helsinki: Gazetteer) -> None:
    """The letters and digits of a plus code are a pin's."""
    draft = check(AddressQuery(text="Bulevardi 5, Helsinki", country="FI"), helsinki)
    found = amend(draft, point, helsinki)
    assert found.verdict is VerdictCode.PIN_ONLY
    assert (found.components.entrance, found.components.unit) == (None, None)


@pytest.mark.parametrize("parcel", ["00340123456789012345", "12345678901234567890", "650174"])
def test_a_parcels_number_is_no_flat(parcel: str, helsinki: Gazetteer) -> None:
    draft = check(AddressQuery(text="Bulevardi 5, Helsinki", country="FI"), helsinki)
    assert amend(draft, parcel, helsinki).components.unit is None
