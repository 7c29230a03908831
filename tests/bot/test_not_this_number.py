"""A number that is told apart from the one that stands, in every language: "14, not 41"."""

import pytest

from tests.bot.script import Answer, Player
from tests.bot.town import announced_to

STANDS = "Lesnaya 41, 00100 Helsinki"
TOLD_APART = """
en Lesnaya 14, not 41
en 14 instead of 41
es Lesnaya 14, no 41
es 14 no 41
es no 41, 14
es no 41 sino 14
es es el 14, no el 41
es hola, vivo en Lesnaya 14, no 41
it Lesnaya 14, non 41
it non il 41 ma il 14
it non è 41, è 14
pt Lesnaya 14, não 41
pt não é 41, é 14
pl Lesnaya 14, nie 41
pl nie 41 tylko 14
fr Lesnaya 14, pas 41
fr pas le 41 mais le 14
de Lesnaya 14, nicht 41
de nicht die 41 sondern die 14
uk Lesnaya 14, не 41
uk 14, а не 41
ru Lesnaya 14, не 41
ru не 41 а 14
tr Lesnaya 14, 41 değil
tr 41 değil 14
fi Lesnaya 14, ei 41
fi 14 eikä 41
sv Lesnaya 14, inte 41
sv inte 41 utan 14
ar Lesnaya 14، مش 41
ar 14 مو 41
ar ليس 41 بل 14
nl Lesnaya 14, niet 41
nl niet 41 maar 14
nl 14 in plaats van 41
nl 14 ipv 41
fa 14 نه 41
fa 41 نیست 14
hi Lesnaya 14, 41 nahi
hi 41 नहीं 14
uz 41 emas 14
id bukan 41 tapi 14
ja 41ではなく14です
zh 不是41，是14
"""
SPOKEN = frozenset(["en", "es", "it", "pt", "pl", "fr", "de", "uk", "ru", "tr", "fi", "sv", "ar"])


def told() -> list[tuple[str, str]]:
    """The language of the talk, and the words: who writes another language is talked to in ours."""
    lines = (line.partition(" ") for line in TOLD_APART.strip().splitlines())
    return [(language if language in SPOKEN else "en", words) for language, _, words in lines]


def begun(language: str) -> Player:
    player = Player(announced_to(STANDS), language)
    player.begin("confirm_address")
    return player


def keys(answer: Answer) -> list[str]:
    return [say.key for say, _ in answer.says if not say.key.startswith("language")]


@pytest.mark.parametrize(("language", "words"), told())
def test_the_other_number_is_the_house(language: str, words: str) -> None:
    """Its flat is asked for, and what comes next is that flat."""
    player = begun(language)
    assert keys(player.hears("rcp", words)) == ["address-flat-missing"]
    compared = " ".join(spoken.plain for _, spoken in player.hears("rcp", "27B").says)
    assert "Lesnaya 14 as. 27B" in " ".join(compared.split())


@pytest.mark.parametrize("words", ["Lesnaya 14, no 41", "14, no 41"])
def test_in_english_no_may_be_a_number_sign(words: str) -> None:
    """So it is asked which one is meant."""
    assert keys(begun("en").hears("rcp", words)) == ["address-which-one"]


@pytest.mark.parametrize("words", ["no 17", "Lesnaya no 17", "Lesnaya, no. 17"])
def test_in_spanish_a_number_sign_stays_one(words: str) -> None:
    """Where no other number is told."""
    said = " ".join(each.plain for _, each in begun("es").hears("rcp", words).says)
    assert "Lesnaya 17" in " ".join(said.split())
