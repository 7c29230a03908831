"""Door words: a card of a door as it is read back."""

import pytest

from bot.door_words import card_of, read_back
from bot.turn import say
from bot.understanding.understood import Entities
from bot.voice import Setting
from core.model.door_card import DoorCard
from tests.bot.script import HELSINKI, VOICE
from tests.bot.world import NOW


def read(card: DoorCard, language: str) -> str:
    spoken = VOICE.spoken(say("door-saved", card=read_back(card)), Setting(language, HELSINKI, NOW))
    return spoken.plain


@pytest.mark.parametrize(
    ("unit", "language", "words"),
    [
        ("7", "en", "flat 7"),
        ("27b", "fi", "asunto 27b"),
        ("B 24", "en", "flat B 24"),
        ("пом 12", "ru", "пом 12"),
        ("suite 40", "en", "suite 40"),
        ("huone 5", "fi", "huone 5"),
    ],
)
def test_a_unit_with_a_word_of_its_own_is_shown_as_it_is(
    unit: str, language: str, words: str
) -> None:
    """ "Flat suite 40" is nowhere."""
    assert f": {words}." in read(DoorCard(unit=unit), language)


def test_a_note_keeps_what_matters() -> None:
    """Unless nothing does: then the words stand as they are."""
    assert card_of(Entities(), "hi, grey shutters lol").note == "grey shutters"
    assert card_of(Entities(), "lol").note == "lol"
