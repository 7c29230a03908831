"""Talk: what is said to whoever reads is no note; what matters at the door stays one."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict


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
