"""Edits of a draft: short words that change one part, and leave the others."""

import pytest

from address.amend import amend
from address.check import check
from address.gazetteer import Gazetteer
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
