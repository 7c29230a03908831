"""Translating: a translator elsewhere learns of nobody, and what it says is whole again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lessons import known_of_deliveries
from bot.translating import translates, without
from tests.bot.world import a_delivery
from tests.integrations.translator_peer import ByHeart

AINO = (a_delivery(),)
KNOWN = tuple(known_of_deliveries(AINO))
SECRETS = ("4471", "040 123 4567", "Aino", "Virtanen", "JJFI", "Mikko", "shop.example", "Larch")


async def told(text: str, translator: ByHeart, source: str = "en") -> str | None:
    (said,) = await translates(translator)([text], source, "fi", AINO)
    return said


async def test_codes_phones_numbers_and_names_do_not_leave() -> None:
    """What comes back has them where they stood."""
    translator = ByHeart()
    text = (
        "Ask Mikko, call me on 040 123 4567, gate 4471#. I am Aino Virtanen of 22 Larch Way, see "
        "https://shop.example/o/77 for JJFI60000000001"
    )
    said = await told(text, translator)
    assert said is not None
    for secret in SECRETS:
        assert not any(secret.casefold() in shown.casefold() for shown in translator.book.seen)
        assert secret in said
    assert said.startswith("ASK Mikko, CALL ME ON 040 123 4567")


async def test_what_is_wanted_is_told_and_lines_stay_lines() -> None:
    """Days and hours are nobody's secret."""
    translator = ByHeart()
    assert await told("come on Tuesday after 18\nnot before", translator) == (
        "COME ON TUESDAY AFTER 18\nNOT BEFORE"
    )
    assert translator.book.seen == ["come on Tuesday after 18", "not before"]


@pytest.mark.parametrize("wrong", ["kysy", "kysy [1] [1]", "kysy [2]", "kysy [1] [2]"])
async def test_a_mark_that_was_lost_doubled_or_made_up_is_not_believed(wrong: str) -> None:
    """Nobody is called by another's name."""
    translator = ByHeart()
    translator.book.taught["ask [1] about it", "fi"] = wrong
    assert await told("ask Mikko about it", translator) is None


async def test_a_mark_with_gaps_in_it_is_one() -> None:
    """As translators write them."""
    translator = ByHeart()
    translator.book.taught["ask [1] about it", "fi"] = "kysy siitä [ 1 ]"
    assert await told("ask Mikko about it", translator) == "kysy siitä Mikko"


async def test_words_that_are_nothing_but_secret_are_not_shown_at_all() -> None:
    """A number alone is the same everywhere."""
    translator = ByHeart()
    assert await told("040 123 4567", translator) == "040 123 4567"
    assert await told("•••", translator) == "•••"
    assert translator.book.seen == []


async def test_a_long_letter_is_told_in_parts() -> None:
    """Each no longer than what is masked as a whole."""
    translator = ByHeart()
    text = " ".join(f"Please do come, dear driver number {n}." for n in range(60))
    said = await told(text, translator)
    assert said is not None and said.count("PLEASE DO COME") == 60
    assert "59" in said
    assert len(translator.book.seen) == 4


@given(st.text(max_size=80))
def test_what_was_taken_out_comes_back_whatever_was_written(text: str) -> None:
    """But for gaps, which are one."""
    bare = without(text, "en", KNOWN)
    assert bare.dressed(bare.words) == " ".join(text.split())
