"""Another language: followed for the person, with the same times, numbers and addresses."""

from dataclasses import replace

import pytest

from bot.understanding.embedding import sensed
from tests.bot.building import Building
from tests.bot.dialogues.playing import needs_encoder

pytestmark = needs_encoder


async def greeted(building: Building) -> None:
    building.converse = replace(building.converse, sense=sensed)
    await building.furnish()
    await building.proven()


@pytest.mark.parametrize(
    ("words", "language", "word"),
    [
        ("не розумію, де моя посилка? кур'єр дзвонив, я не чула", "uk", "Час"),
        ("ничего не понимаю, где моя посылка?", "ru", "Время"),
        ("Здравствуйте, я не говорю по-английски. Где моя посылка?", "ru", "Время"),
    ],
)
async def test_letters_of_its_own_are_followed_at_once(
    building: Building, words: str, language: str, word: str
) -> None:
    """The answer is in it, and the address is nobody's to translate."""
    await greeted(building)
    said = " ".join(letter.text for letter in await building.types(words))
    assert (await building.talk()).language == language
    assert word in said
    assert "Mannerheimintie 12 B 24, 00100 Helsinki" in said


async def test_the_language_is_the_persons_and_not_the_parcels(building: Building) -> None:
    """Two messages in it, and everything that follows is."""
    await greeted(building)
    await building.types("missä minun pakettini on?")
    await building.types("en ole kotona huomenna aamulla")
    assert (await building.talk()).language == "fi"
    letters = await building.types("/status")
    assert "Own Fleet" in letters[-1].text
    assert "Mannerheimintie 12 B 24" in letters[-1].text


async def test_a_language_that_we_do_not_speak_ends_at_buttons_and_a_person(
    building: Building,
) -> None:
    """Never silence, and one of us is a tap away."""
    await greeted(building)
    letters = await building.types("我不明白,我的包裹在哪里?")
    assert letters
    data = [data for letter in letters for _, data in letter.buttons]
    assert "human" in data
