"""Talk: what is said to whoever reads is no note; what matters at the door stays one."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict, VerdictCode


def told(line: str, gazetteer: Gazetteer, country: str = "FI") -> Verdict:
    return check(AddressQuery(text=line, country=country), gazetteer)


def note(verdict: Verdict) -> str | None:
    return verdict.instructions.note if verdict.instructions else None


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("hello, I live at Kaivokatu 6", None),
        ("Moi, asun osoitteessa Kaivokatu 6, kiitos", None),
        ("здравствуйте, мой адрес Kaivokatu 6", None),
        ("hallo, ich wohne Kaivokatu 6, hund im hof", "hund im hof"),
        ("hello, mind the step, Kaivokatu 6", "mind the step"),
        ("Kaivokatu 6, it is the last door", "it is the last door"),
        ("Kaivokatu 6 red gate code 81 flat 2", "red gate"),
        ("Kaivokatu 6, the gate code is 81", None),
        ("Kaivokatu 6, at flat 2", None),
        ("Kaivokatu 6, wait on the 2nd floor", "wait on the"),
    ],
)
def test_a_part_that_is_talk_is_no_note(line: str, kept: str | None, helsinki: Gazetteer) -> None:
    """Function words go with the fact they lead to; nouns and wishes stay."""
    assert note(told(line, helsinki)) == kept


def test_a_mark_may_stand_behind_its_number(moscow: Gazetteer) -> None:
    """And is no note of its own."""
    found = told("Яблочкова 10А влд.", moscow, "RU")
    assert (found.components.house_number, note(found)) == ("10А", None)


@pytest.mark.parametrize(
    "said",
    ["I do not know the flat number", "dunno, dont know my apartment", "flat unknown",
     "en muista huoneiston numeroa", "jag vet inte lägenhetens nummer", "Wohnung weiß ich nicht",
     "номер квартиры не помню", "je ne connais pas le numéro de l'appartement"],
)  # fmt: skip
def test_a_flat_that_nobody_can_name_is_asked_for(said: str, helsinki: Gazetteer) -> None:
    """The verdict says that there is one, and that it is missing."""
    found = told(f"Kaivokatu 6, {said}, Helsinki", helsinki)
    assert (found.verdict, found.statuses["unit"]) == ("needs_unit", "missing")
    assert note(found) in (None, "dunno")


@pytest.mark.parametrize(
    "said", ["flat 5, I do not know the code", "as 5, en tiedä ovikoodia", "flat 5"]
)
def test_a_flat_that_is_named_is_not_asked_for(said: str, helsinki: Gazetteer) -> None:
    """Other things may be unknown too."""
    assert told(f"Kaivokatu 6, {said}", helsinki).components.unit == "5"
    assert told(f"Kaivokatu 6, {said}", helsinki).verdict == "deliverable"


@pytest.mark.parametrize(
    "line",
    [
        "i don't want this parcel, Bulevardi 5",
        "Bulevardi 5 ei kiitos",
        "en halua tätä, Bulevardi 5",
        "vill inte ha paketet, Bulevardi 5",
        "Bulevardi 5, нет спасибо",
        "maybe Bulevardi 5",
        "se voi olla Bulevardi 5",
        "det är kanske Bulevardi 5",
        "наверное Bulevardi 5",
        "Bulevardi 5 eikun",
        "Bulevardi 5, nej vänta",
    ],
)
def test_who_refuses_or_doubts_is_asked(line: str, helsinki: Gazetteer) -> None:
    """No address is confirmed that somebody does not want, or is not sure of."""
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert found.verdict is not VerdictCode.DELIVERABLE
    assert found.confidence < 0.9


@pytest.mark.parametrize(
    "line", ["Kai Virtanen, Bulevardi 5, Helsinki", "Bulevardi 5, kiitos", "Bulevardi 5"]
)
def test_names_and_thanks_are_no_doubt(line: str, helsinki: Gazetteer) -> None:
    found = check(AddressQuery(text=line, country="FI"), helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE


@pytest.mark.parametrize("told", ["flat 5 or 7", "asunto 5 tai 7", "кв 5 или 7"])
def test_one_of_two_flats_is_none(told: str, helsinki: Gazetteer) -> None:
    """The courier reads both."""
    found = check(AddressQuery(text=f"Bulevardi 5, {told}", country="FI"), helsinki)
    assert found.components.unit is None
    assert found.instructions is not None
    assert found.instructions.note == told
