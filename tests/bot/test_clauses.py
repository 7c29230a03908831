"""Clauses: a message is parted where somebody may ask for another thing, and nowhere else."""

import numpy as np
import pytest

from bot.understanding import Intent, understand
from bot.understanding.besides import SIGNS, Besides, signs
from bot.understanding.clauses import CLAUSES_MAX, clauses_of
from bot.understanding.embedding import encoder, meaning_of
from bot.understanding.head import Read
from tests.bot.test_understanding import AT

needs_encoder = pytest.mark.skipif(encoder() is None, reason="no encoder for this processor")


@pytest.mark.parametrize(
    ("plain", "language", "parts"),
    [
        ("nobody is in, give it to the porter", "en", ("nobody is in", "give it to the porter")),
        ("come monday and ring at 14", "en", ("come monday", "ring at 14")),
        ("zet maar neer en bel even", "nl", ("zet maar neer", "bel even")),
        ("lo dejas en casa", "es", ()),
        ("今天不在家，明天再来吧", "zh", ("今天不在家", "明天再来吧")),
        ("nikogo net doma, ostavte sosedke", "ru", ("nikogo net doma", "ostavte sosedke")),
        ("komm samstag, sonst zum nachbarn", "de", ("komm samstag", "zum nachbarn")),
        ("ven el lunes si no al bar", "es", ("ven el lunes", "al bar")),
        ("明日は留守なので月曜にして", "ja", ("明日は留守な", "月曜にして")),
        ("改到周六另外从后门进", "zh", ("改到周六", "从后门进")),
        ("the 28.11. at 9:30 or 10,5", "en", ()),
        ("where is my parcel", "en", ()),
        ("ok. thursday", None, ()),
    ],
)
def test_a_message_is_parted_at_marks_and_joining_words(
    plain: str, language: str | None, parts: tuple[str, ...]
) -> None:
    """The words are those of its own language; numbers keep their dots and commas."""
    assert clauses_of(plain, language) == parts


def test_a_long_message_has_no_more_than_so_many() -> None:
    """Each costs the encoder's time."""
    assert len(clauses_of("one thing, " * 20, "en")) == CLAUSES_MAX


def test_a_clause_of_another_kind_is_a_sign() -> None:
    """The clause that tells the best tells nothing of the others."""
    labels = tuple(Intent)
    many = len(labels)
    whole = Read(np.zeros(many, dtype=np.float32), np.zeros(many, dtype=np.float32))
    best, other = labels.index(Intent.NEIGHBOUR), labels.index(Intent.ABSENT)
    clauses = [
        Read(np.eye(many, dtype=np.float32)[at], np.eye(many, dtype=np.float32)[at])
        for at in (best, other)
    ]
    weights = np.zeros(SIGNS, dtype=np.float32)
    weights[6] = 20.0  # a clause elsewhere
    flat = np.full(many, -10.0, dtype=np.float32)
    together = np.zeros((many, many), dtype=np.float32)
    besides = Besides(labels, weights, flat, together, temperature=0.05, said_from=0.5)
    assert signs(best, whole, clauses, together, 0.05).shape == (many, SIGNS)
    assert besides.said(Intent.NEIGHBOUR, whole, clauses) == (Intent.ABSENT,)
    assert besides.said(Intent.NEIGHBOUR, whole, []) == ()


@needs_encoder
@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("I'm at work until six, give it to the woman in number 4", {"neighbour", "absent"}),
        ("ist kaputt, nehmt es wieder mit", {"refuse", "damaged"}),
        ("la sonnette est cassée, frappez fort. vous arrivez quand ?", {"instructions", "track"}),
    ],
)
def test_two_wishes_in_one_message_are_both_heard(text: str, both: set[str]) -> None:
    """Whichever of them counts first."""
    understood = understand(text, AT, None, meaning_of(text))
    assert both <= {str(each) for each in (understood.intent, *understood.also)}
