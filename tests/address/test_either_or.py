"""Two numbers with a word for "or" or "and" between them, in the languages of our towns: nobody
has said which house is meant, and no staircase is made of the word."""

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.address import AddressQuery, Verdict, VerdictCode


def verdict(text: str, gazetteer: Gazetteer, country: str | None = "FI") -> Verdict:
    return check(AddressQuery(text=text, country=country), gazetteer)


@pytest.mark.parametrize(
    "word",
    [
        "sekä", "taikka", "tai", "ja", "veya", "ya da", "ve", "czy", "lub", "albo", "oraz", "чи",
        "та", "або", "либо", "или", "и", "і", "et", "ou", "ou bien", "bzw.", "sowie", "und",
        "oder", "u.", "u", "o", "O", "y", "Y", "e", "i", "oppure", "eller", "och", "أو", "و",
        "plus", "или же", "tahi", "oder vielleicht", "lub może", "ou peut-être", "veya belki",
        "или может быть", "eller kanske",
    ],
)  # fmt: skip
def test_both_houses_are_shown(word: str, helsinki: Gazetteer) -> None:
    found = verdict(f"Annankatu 25 {word} 23", helsinki)
    assert found.verdict is VerdictCode.AMBIGUOUS
    assert {one.components.house_number for one in found.suggestions} == {"25", "23"}
    assert found.components.entrance is None
    assert found.components.unit is None
    assert found.confidence < 0.9


@pytest.mark.parametrize(
    ("line", "entrance", "unit"),
    [
        ("Annankatu 25 E 23", "E", "23"), ("annankatu 25 e 3", "E", "3"),
        ("Annankatu 25 I 23", "I", "23"), ("annankatu 25 a 23", "A", "23"),
        ("Annankatu 25 E23", "E", "23"),
    ],
)  # fmt: skip
def test_a_staircase_stays_one(line: str, entrance: str, unit: str, helsinki: Gazetteer) -> None:
    found = verdict(line, helsinki)
    assert found.verdict is VerdictCode.DELIVERABLE
    assert (found.components.entrance, found.components.unit) == (entrance, unit)


def test_no_staircase_is_made_of_the_word_where_no_such_house_is(helsinki: Gazetteer) -> None:
    for line in ("Annankatu 25 o 917", "Annankatu 25 u. 917", "Annankatu 25 Y 917"):
        found = verdict(line, helsinki)
        assert found.verdict is not VerdictCode.DELIVERABLE
        assert found.components.entrance is None


def test_numbers_with_a_letter_are_two_houses_too(helsinki: Gazetteer) -> None:
    for line in ("Annankatu 25A o 23B", "Annankatu 25A tai 23B", "Annankatu 25a u. 23"):
        found = verdict(line, helsinki)
        assert found.verdict is VerdictCode.AMBIGUOUS
        assert found.components.unit is None
