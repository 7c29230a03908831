"""How far what was heard is trusted: words are asked about, numbers are never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.heard_aloud import (
    NUMBER_SURE_FROM,
    Clear,
    NumberMissing,
    Unclear,
    is_number,
    judged,
    written,
)
from core.model.speech import Speech, SpokenWord

WORD = st.sampled_from(["the", "code", "is", "4711", "seven", "door", "24.", "B", "please", "ring"])


def speech(told: str) -> Speech:
    """A word with "~" behind it is hardly sure."""
    words = (SpokenWord(word.rstrip("~"), 0.3 if "~" in word else 0.97) for word in told.split())
    return Speech(words=tuple(words), language="en")


@pytest.mark.parametrize(
    ("told", "judgement"),
    [
        ("leave it at the door", Clear("leave it at the door")),
        ("leave it with the hammer.~", Clear("leave it with the hammer.", ("hammer",))),
        ("the code is 4711", Clear("the code is 4711")),
        ("the code is 4711~", NumberMissing("the code is", "")),
        ("the code is four, seven~ one, one.", NumberMissing("the code is", "")),
        ("after six~ in the evening", NumberMissing("after", "in the evening")),
        ("kuuden~ jälkeen illalla", NumberMissing("", "jälkeen illalla")),
        ("kuusi~ ovea vasemmalla", NumberMissing("", "ovea vasemmalla")),
        ("staircase B~ please hurry", NumberMissing("staircase", "please hurry")),
        ("flat 24~ and the code is 4711~", Unclear()),
        ("mumble~ the~ door~", Unclear()),
        ("", Unclear()),
        ("a" * 4096, Unclear()),
    ],
)
def test_what_is_made_of_it(told: str, judgement: Clear | NumberMissing | Unclear) -> None:
    """One doubtful number leaves a gap, two leave nothing; doubtful words are named."""
    assert judged(speech(told)) == judgement


@pytest.mark.parametrize(
    ("told", "typed"),
    [
        ("the code is 8-2-5-6, third floor", "the code is 8256, third floor"),
        ("the code is 8, 2, 5, 6.", "the code is 8256."),
        ("between 2-4 or at 5", "between 2-4 or at 5"),
        ("call 040-123-4567", "call 040-123-4567"),
        ("on 2026-11-24", "on 2026-11-24"),
    ],
)
def test_digits_that_are_said_one_by_one_are_one_number(told: str, typed: str) -> None:
    """As people would have typed it; hours, phones and days stay as they are."""
    assert written(speech(told)) == typed


@pytest.mark.parametrize(
    ("word", "counts"),
    [("24.", True), ("4711", True), ("seven,", True), ("vier", True), ("семь", True), ("B", True),
     ("I", False), ("a", False), ("А", False), ("door", False), ("…", False)],
)  # fmt: skip
def test_what_counts_as_a_number(word: str, counts: bool) -> None:
    """Digits, words for them in any language, and the letter of a staircase."""
    assert is_number(word) is counts


@given(st.lists(st.tuples(WORD, st.floats(0, 1)), max_size=12))
def test_no_doubtful_number_is_ever_in_what_is_read_back(told: list[tuple[str, float]]) -> None:
    """Whatever was heard, and however sure the rest is."""
    heard = Speech(words=tuple(SpokenWord(word, sure) for word, sure in told))
    if any(is_number(word) and sure < NUMBER_SURE_FROM for word, sure in told):
        assert not isinstance(judged(heard), Clear)
