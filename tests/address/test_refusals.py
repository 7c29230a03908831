"""What is said to be not meant, or not surely meant, is never confirmed; and no word is lost."""

import pytest

from address.amend import amend
from address.check import check, wants_second_opinion
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict, VerdictCode


def of(text: str, gazetteer: Gazetteer) -> Verdict:
    return check(AddressQuery(text=text, country="FI"), gazetteer)


def note(verdict: Verdict) -> str | None:
    return verdict.instructions.note if verdict.instructions else None


@pytest.mark.parametrize(
    "text",
    [
        "not Bulevardi 12",
        "ei Bulevardi 12",
        "inte Bulevardi 12",
        "nicht Bulevardi 12",
        "pas Bulevardi 12",
        "не Bulevardi 12",
        "not Bulevarde 12",
        "don't deliver to Mikonkatu 8",
        "I do not live at Mikonkatu 8 any more",
        "en asu Mikonkatu 8",
        "älä toimita osoitteeseen Mikonkatu 8",
        "leverera inte till Mikonkatu 8",
        "не привозите на Mikonkatu 8",
        "Bulevardi 12 is wrong",
        "Bulevardi 12, 00120 Helsinki is wrong",
        "Bulevardi 12 is not my address",
        "Bulevardi 12 isn't right",
        "Bulevardi 12 on väärä osoite",
        "Bulevardi 12 ist falsch",
        "Bulevardi 12 stimmt nicht",
        "Bulevardi 12 är fel",
        "Bulevardi 12 - это неверный адрес",
        "Bulevardi 12? no",
    ],
)
def test_a_refused_address_is_asked_for_anew(text: str, helsinki: Gazetteer) -> None:
    """Its street may stand, its number is gone; the courier reads nothing of it."""
    found = of(text, helsinki)
    assert (found.verdict, found.components.house_number) == ("needs_house_number", None)
    assert (note(found), wants_second_opinion(found)) == (None, False)
    refused = found.corrections[-1].written or ""
    assert "12" in refused or "8" in refused


@pytest.mark.parametrize(
    ("text", "house", "refused", "kept"),
    [
        ("Bulevardi 12 not 21", "Bulevardi 12", "not 21", None),
        ("Bulevardi 14 not 41", "Bulevardi 14", "not 41", None),
        ("Bulevardi not 21 but 12", "Bulevardi 12", "not 21 but", None),
        ("ei Bulevardi 14 vaan 12", "Bulevardi 12", "ei Bulevardi 14 vaan", None),
        ("не Bulevardi 14, а 12", "Bulevardi 12", "не Bulevardi 14, а", None),
        ("not Bulevardi 12, Annankatu 10", "Annankatu 10", "not Bulevardi 12", None),
        ("Bulevardi 12 not Annankatu 10", "Bulevardi 12", "not Annankatu 10", None),
        ("Can you come to Bulevardi 7 instead of 18?", "Bulevardi 7", "instead of 18", None),
        ("Bulevardi 7 statt 18", "Bulevardi 7", "statt 18", None),
        ("Bulevardi 7 вместо 18", "Bulevardi 7", "вместо 18", None),
        ("instead of 18 ring at Bulevardi 7", "Bulevardi 7", "instead of 18", "ring at"),
        ("Bulevardi 18 sijaan 7", "Bulevardi 7", "18 sijaan", None),
        ("Bulevardi 7, not 18, dog", "Bulevardi 7", "not 18", "dog"),
    ],
)  # fmt: skip
def test_the_number_that_is_meant_is_found(
    text: str, house: str, refused: str, kept: str | None, helsinki: Gazetteer
) -> None:
    """The other one is neither a house nor a flat: a correction, and nothing for the courier."""
    found = of(text, helsinki)
    assert found.formatted == f"{house}, 00120 Helsinki"
    assert (found.verdict, found.components.unit, note(found)) == ("deliverable", None, kept)
    assert [one.written for one in found.corrections] == [refused]


@pytest.mark.parametrize(
    "text",
    [
        "Bulevardi 12 or 14",
        "Bulevardi 12 tai 14, 00120 Helsinki",
        "Bulevardi 12 или 14",
        "Bulevardi 12 oder maybe 14",
        "between Bulevardi 12 and 14",
        "Bulevardi 12, no sorry 14",
        "Bulevardi 12 eiku 14",
        "Bulevardi 12, I mean 14",
    ],
)
def test_of_two_numbers_one_is_asked_for(text: str, helsinki: Gazetteer) -> None:
    """Both are on buttons."""
    found = of(text, helsinki)
    assert found.verdict is VerdictCode.AMBIGUOUS
    assert {one.components.house_number for one in found.suggestions} == {"12", "14"}


@pytest.mark.parametrize(
    "text",
    [
        "Bulevardi 12 or 17",
        "wrong address: Bulevardi 6",
        "where is Bulevardi 6?",
        "missä on Bulevardi 6?",
        "is Bulevardi 6 your office?",
        "who lives at Bulevardi 6?",
        "tavataan Bulevardi 14:00",
        "Bulevardi 14.30",
        "Bulevardi 6.12.",
        "Bulevardi 6 pm",
        "next to Bulevardi 6",
        "behind Bulevardi 6",
        "across from Bulevardi 6",
        "hinter Bulevardi 6",
        "рядом с Bulevardi 6",
    ],
)
def test_a_house_named_in_passing_is_proposed_only(text: str, helsinki: Gazetteer) -> None:
    """An hour, a question, a place beside it."""
    assert of(text, helsinki).verdict is VerdictCode.SUGGESTION


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bulevardi 12, not the green door", "not the green door"),
        ("Bulevardi 12, wrong door was used last time", "wrong door was used last time"),
        ("Bulevardi 12, the bell is wrong", "the bell is wrong"),
        ("Bulevardi no 12", None),
        ("no, Bulevardi 12", "no"),
        ("Bulevardi 12, ring 3 or 4 times", "ring 3 or 4 times"),
        ("Leave it next to the bikes, Bulevardi 12", "Leave it next to the bikes"),
        ("Can you come to Bulevardi 12?", None),
    ],
)
def test_what_is_said_of_something_else_refuses_no_house(
    text: str, kept: str | None, helsinki: Gazetteer
) -> None:
    """A note may hold a "not" too."""
    found = of(text, helsinki)
    assert (found.verdict, note(found)) == ("deliverable", kept)


@pytest.mark.parametrize(
    "said",
    ["{0} а не {1}", "{0}, а не {1}", "{0}, not {1}", "{0} and not {1}", "{0} nicht {1}",
     "{0} und nicht {1}", "{0} pas {1}", "{0} et pas {1}", "{0} mais pas {1}", "{0} ei {1}",
     "{0} eikä {1}", "{0} inte {1}", "{0} och inte {1}", "{0} не {1}", "{0} но не {1}",
     "{0} але не {1}", "{0} e non {1}", "{0} ma non {1}", "{0} e não {1}", "{0}, nao {1}",
     "{0} y no {1}", "{0} pero no el {1}", "{0} a nie {1}", "{0} وليس {1}", "{0}, {1} değil",
     "{1} değil {0}", "{1} numara değil {0}", "{1} yerine {0}", "не {1} а {0}", "ні {1} а {0}",
     "ei {1} vaan {0}", "nicht {1} sondern {0}", "inte {1} utan {0}", "pas {1} mais {0}",
     "no {1} sino {0}", "non {1} ma {0}", "não {1} mas {0}", "nie {1} tylko {0}",
     "nie {1}, lecz {0}", "لا {1} بل {0}", "em vez de {1}, {0}", "بدلا من {1}، {0}"],
)  # fmt: skip
def test_of_two_numbers_the_one_that_is_denied_goes(said: str, helsinki: Gazetteer) -> None:
    """In thirteen tongues, whether the street has both or none of them; a draft hears it too."""
    both = of(f"Bulevardi {said.format(10, 12)}", helsinki)
    assert (both.verdict, both.formatted) == ("deliverable", "Bulevardi 10, 00120 Helsinki")
    assert (both.components.unit, both.components.entrance, note(both)) == (None, None, None)
    none = of(f"Bulevardi {said.format(28, 26)}", helsinki)
    assert (none.verdict, none.components.house_number) == ("number_unknown", "28")
    flat = of(f"Bulevardi {said.format(10, 12)}, кв 5", helsinki)
    assert (flat.verdict, flat.components.unit) == ("deliverable", "5")
    draft = amend(of("Bulevardi 14", helsinki), said.format(10, 12), helsinki)
    assert (draft.verdict, draft.formatted) == ("deliverable", "Bulevardi 10, 00120 Helsinki")


@pytest.mark.parametrize(
    "text", ["Bulevardi 10 no 12", "Bulevardi 10, no 12", "Bulevardi 10 no, 12"]
)
def test_a_no_between_two_numbers_may_deny_either(text: str, helsinki: Gazetteer) -> None:
    """It says "not 12" in Spanish, and "no, 12" in English."""
    assert of(text, helsinki).verdict is VerdictCode.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "entrance", "unit"),
    [
        ("Bulevardi 10 A 12", "A", "12"),
        ("Bulevardi 10 A, not the green door", "A", None),
        ("Bulevardi 10, E 5", "E", "5"),
    ],
)
def test_a_staircase_is_no_and(
    text: str, entrance: str, unit: str | None, helsinki: Gazetteer
) -> None:
    """Its letter stands beside no "not" and its number."""
    told = of(text, helsinki).components
    assert (told.house_number, told.entrance, told.unit) == ("10", entrance, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Annankatu 14 değil Bulevardi 12",
        "Bulevardi 12, Annankatu 14 değil",
        "Annankatu 14:n sijaan Bulevardi 12",
        "Bulevardi 12 Annankatu 14 sijasta",
        "Annankatu 14 yerine Bulevardi 12",
        "Annankatu 14 is wrong, Bulevardi 12",
    ],
)
def test_a_house_that_is_denied_behind_it_goes_with_its_street(
    text: str, helsinki: Gazetteer
) -> None:
    """Another street is told instead, and the courier reads of none."""
    found = of(text, helsinki)
    assert (found.verdict, found.formatted) == ("deliverable", "Bulevardi 12, 00120 Helsinki")
    assert note(found) is None


def test_a_code_that_is_denied_is_not_the_addresses(helsinki: Gazetteer) -> None:
    """The other one is."""
    found = of("Bulevardi 14, 00120 not 00100", helsinki)
    assert (found.verdict, found.formatted) == ("deliverable", "Bulevardi 14, 00120 Helsinki")
    assert [(one.component, one.written) for one in found.corrections] == [
        ("postcode", "not 00100")
    ]
    assert note(found) is None
