"""Masking: nobody can be found by the words that we learn from; what was wanted is still there."""

import pytest

from bot.understanding import understand
from bot.understanding.masking import unnamed
from tests.bot.world import NOW

KNOWN = ("Aino Virtanen", "Mannerheimintie 12 B 24, 00100 Helsinki", "JJFI60000000001", "4471#")


def masked(words: str, language: str = "en") -> str:
    return unnamed(words, understand(words, NOW, language), KNOWN)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("can the gate 4471# be used, code 1234", "can the gate 0000 be used, code 0000"),
        ("call me on 040 123 4567 please", "call me on 000 000 0000 please"),
        ("write to aino.v@mail.example", "write to MAIL"),
        ("as shown on https://shop.example/o/77", "as shown on LINK"),
        ("where is JJFI60000000001", "where is NAME"),
        ("order number 88213 has not come", "order number 00000 has not come"),
        ("flat 18 on floor 3", "flat 00 on floor 0"),
        ("ask Mikko about it", "ask NAME about it"),
        ("my name is john smith and nothing came", "my name is NAME NAME and nothing came"),
        ("I moved to 22 Larch Way last week", "I moved to NAME 00 last week"),
    ],
)
def test_what_leads_to_somebody_is_not_left(words: str, left: str) -> None:
    """Codes, phones, mails, links, numbers, names and streets."""
    assert masked(words) == left


@pytest.mark.parametrize(
    ("words", "language", "left"),
    [
        ("voiko sen jättää Ainolle", "fi", "voiko sen jättää NAME"),
        ("asun mannerheimintiellä 12", "fi", "asun NAME 00"),
        ("aino täällä, missä paketti on", "fi", "NAME täällä, missä paketti on"),
        ("может у Ивановых, улица Ленина 5", "ru", "может у NAME, NAME 0"),
        ("vielleicht bei Herrn Krüger, Kirchweg 9", "de", "vielleicht bei Herrn NAME, NAME 0"),
        ("chez Madame Dupont, rue de Rivoli 12", "fr", "chez NAME NAME, NAME 00"),
        ("zostaw u pani Kowalskiej, ul. Długa 7", "pl", "zostaw u pani NAME, NAME 0"),
        ("Atatürk caddesi 12 adresine", "tr", "NAME 00 adresine"),
        ("أين طردي؟ اسمي محمد", "ar", "أين طردي؟ اسمي NAME"),
    ],
)
def test_names_are_seen_in_every_language(words: str, language: str, left: str) -> None:
    """In whichever form they stand."""
    assert masked(words, language) == left


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("please come on Tuesday after 18", "en"),
        ("between 10:30 and 12 tomorrow", "en"),
        ("I'm away until the 27th, I'll be back then", "en"),
        ("no, I meant the LOCKER", "en"),
        ("give it to the lady downstairs", "en"),
        ("tulkaa perjantaina kello 17 jälkeen", "fi"),
        ("в пятницу после 18:30", "ru"),
        ("am Freitag ab 17 Uhr bin ich da", "de"),
        ("包裹在哪里", "zh"),
    ],
)
def test_what_is_wanted_stays(words: str, language: str) -> None:
    """Days, hours, and everybody's words."""
    assert masked(words, language) == words


def test_a_number_of_a_flat_goes_though_it_is_also_an_hour() -> None:
    """Better one hour less than a flat."""
    assert masked("flat 18, come after 18") == "flat 00, come after 00"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Perfect, go ahead with that.", "en"),
        ("this is too complicated for me", "en"),
        ("uang COD di amplop", "id"),
        ("Saya kecewa dengan petugas Anda", "id"),
        ("ich bin gleich bei Ihnen am Schalter", "de"),
        ("keiner der Vorschläge geht bei mir", "de"),
        ("sulje portti, hiekkatie on liukas", "fi"),
        ("y'a un tournage dans la rue mercredi", "fr"),
        ("yağmurdan sokağı su bastı", "tr"),
    ],
)
def test_everybodys_words_are_no_names(words: str, language: str) -> None:
    """Short names of things, polite ways to say you, and nouns that end like a street."""
    assert masked(words, language) == words
