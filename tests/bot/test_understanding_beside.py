"""What is said besides: thanks and wishes at an end, a code, a time in what is not ours; and the
pairs that are learnt from."""

from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from bot.understanding import Intent, understand
from bot.understanding.canonical import words_beside_time
from bot.understanding.embedding import Meaning
from bot.understanding.fixtures import is_to_call_first
from bot.understanding.learnt import weights
from bot.understanding.lexicon import said_at_an_end, spelt_out
from bot.understanding.normalise import normalised
from bot.understanding.policy import IN_SO_MANY_WORDS, by_meaning
from bot.understanding.rules import ByRules
from bot.understanding.training.lines import read_lines
from bot.understanding.training.pairs import EACH_LANGUAGE, LETTERS_MAX, pairs_of

AT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ("leave it behind the shed thank you", (Intent.THANKS,)),
        ("merci beaucoup, le code est le 4471", (Intent.THANKS,)),
        ("the box is wet", ()),
        ("thanks", ()),  # that is the whole message
    ],
)
def test_thanks_at_an_end(plain: str, said: tuple[Intent, ...]) -> None:
    """In the first or last words of a longer message."""
    assert said_at_an_end(plain) == said


@pytest.mark.parametrize(
    ("plain", "many"),
    [
        ("friday after 5", 0),
        ("perjantaina klo 17", 0),
        ("明天会下雨吗", 2),
        ("sneg zavtra budet", 2),
    ],
)
def test_words_beside_a_time(plain: str, many: int) -> None:
    """Whether a message says anything but a time."""
    assert words_beside_time(plain) == many


def test_a_code_is_for_the_door_whatever_else_is_wished() -> None:
    """Without any encoder it is kept with the other wish."""
    told = understand("bring it on friday, gate code 4471#", AT)
    assert told.entities.gate_code == "4471#"
    assert told.entities.time is not None


def test_how_sure_is_how_sure_it_is_ours() -> None:
    """What is printed orders messages as the inner score does."""
    learnt = weights()
    intents = learnt.intents
    for line in (0, len(intents.lines) // 2, len(intents.lines) - 1):
        meaning = Meaning((intents.lines[line] + intents.middle).astype(np.float32))
        decision = by_meaning(learnt, meaning, ByRules((), not_ours=False))
        is_other = decision.intent is Intent.OTHER
        ours = 1 - decision.confidence if is_other else decision.confidence
        assert ours == pytest.approx(1 - decision.out_of_scope, abs=1e-6)


def test_pairs_are_drawn_from_the_lines_alone() -> None:
    """Twice the same, of one language, and two things each."""
    lines = read_lines()
    pairs = pairs_of(lines)
    assert pairs == pairs_of(lines)
    assert len(pairs) <= EACH_LANGUAGE * len({line.language for line in lines})
    for pair in pairs:
        first, beside = lines[pair.line], lines[pair.beside]
        assert first.language == beside.language
        assert first.intent is not beside.intent
        assert len(pair.plain) <= 2 * LETTERS_MAX + 2


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("grazie mille, il codice è 2580",), {Intent.THANKS}),
        (("ja, passt, aber klopfen", "ja", "passt"), {Intent.CONFIRM}),
        (("there's a big green box by the step",), set()),
    ],
)
def test_a_yes_or_thanks_stands_there_in_so_many_words(
    parts: tuple[str, ...], said: set[Intent]
) -> None:
    """At an end, or as a part of its own."""
    assert spelt_out(parts) & IN_SO_MANY_WORDS == said


def test_a_courtesy_is_not_guessed_beside_a_request() -> None:
    """What lies near a yes, and says none, asks for one thing."""
    whole = weights().intents.lines[0]
    told = by_meaning(weights(), Meaning(whole), ByRules((), not_ours=False))
    assert not IN_SO_MANY_WORDS.intersection(told.also)


@pytest.mark.parametrize(
    "text",
    [
        "saturday is better, and call before you come",
        "kommt Samstag und vorher anrufen bitte",
        "خلوها بكرة واتصلوا قبل ما توصلوا",
        "改到周六吧，来之前打个电话",
        "cuma olsun, gelmeden önce arayın",
        "llamad antes de venir",
    ],
)
def test_a_call_beforehand_is_for_the_courier(text: str) -> None:
    """Whatever else is wished."""
    assert is_to_call_first(normalised(text))
