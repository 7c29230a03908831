"""faster-whisper: its process is bounded, its illness has a name, and what it hears is whole."""

import sys
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from core.ports import Unavailable
from integrations.solver_process import SolverProcess
from integrations.speech import open_transcriber
from integrations.speech.faster_whisper import FasterWhisper
from tests.integrations.speech_world import (
    SAMPLE,
    model_dir,
    put_together,
    said,
    why_no_speech,
    why_no_voices,
)

needs_voices = pytest.mark.skipif(why_no_voices() is not None, reason=why_no_voices() or "")
needs_speech = pytest.mark.skipif(why_no_speech() is not None, reason=why_no_speech() or "")


@dataclass
class Token:
    word: str
    probability: float


def ill(code: str, seconds_max: float = 5.0) -> FasterWhisper:
    command = (sys.executable, "-c", code)
    return FasterWhisper(SolverProcess("faster-whisper", command), seconds_max)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import time; time.sleep(60)", "did not answer within 0.3 s"),
        ("raise SystemExit(3)", "ended with 3"),
        ("print('no answer')", "a shape that is not its own"),
        (
            "import msgspec, sys; sys.stdout.buffer.write("
            "msgspec.msgpack.encode({'words': [{'text': 'x', 'probability': 7.0}]}))",
            "a shape that is not its own",
        ),
    ],
)
async def test_an_ill_process_is_unavailable_and_leaves_nothing(code: str, why: str) -> None:
    """Whoever called tries again, or says that it cannot listen now."""
    before = {child.pid for child in psutil.Process().children()}
    with pytest.raises(Unavailable, match=why):
        await ill(code, 0.3 if "sleep" in code else 20.0).listen(b"OggS", "en")
    assert {child.pid for child in psutil.Process().children()} <= before


def test_a_folder_that_is_no_model_is_said_at_the_start(tmp_path: Path) -> None:
    """Not when the first person has spoken."""
    with pytest.raises(ValueError, match=r"lacks config\.json, .*, vocabulary"):
        open_transcriber(tmp_path)


@needs_speech
def test_what_belongs_to_the_word_before_is_one_with_it() -> None:
    """A code that is written with hyphens is as sure as its least sure digit."""
    from integrations.speech.faster_whisper.listener import whole

    heard = [Token(" code", 0.9), Token(" 8", 0.8), Token("-2", 0.25), Token("-5.", 1.2)]
    assert [(word.text, word.probability) for word in whole(heard)] == [
        ("code", 0.9),
        ("8-2-5.", 0.25),
    ]


@needs_speech
@pytest.mark.parametrize(
    ("hint", "found", "sure", "language"),
    [
        ("fi", "fi", 0.4, "fi"),
        ("fi", "et", 0.6, "fi"),
        ("fi", "ru", 0.95, "ru"),
        ("xx", "de", 0.3, "de"),
    ],
)
def test_the_talks_language_counts_until_another_is_surely_heard(
    hint: str, found: str, sure: float, language: str
) -> None:
    """One that the model does not know cannot count."""
    from integrations.speech.faster_whisper.listener import language_of

    assert language_of(hint, found, sure, ("fi", "et", "ru", "de")) == language


@needs_voices
@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("Can you come on Friday morning?", "Can you come on Friday morning?"),
        ("I want to talk to a person.", "I want to talk to a person."),
        ("My flat is number twenty four.", "My flat is number 24."),
    ],
)
async def test_a_synthetic_voice_is_understood(words: str, heard: str) -> None:
    """By the smallest model there is."""
    speech = await open_transcriber(model_dir()).listen(said(words), "en")
    assert speech.text == heard


@pytest.fixture(scope="module")
def of_many_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_together(tmp_path_factory.mktemp("base"))


@needs_voices
@pytest.mark.parametrize(
    ("words", "spoken", "talk", "heard"),
    [
        ("Por favor, déjelo con el vecino.", "es", "en", "Por favor, déjelo con el vecino."),
        ("Kan ni komma på fredag morgon?", "sv", "sv", "fredag"),
    ],
)
async def test_a_model_of_many_languages_hears_which_is_spoken(
    of_many_languages: Path, words: str, spoken: str, talk: str, heard: str
) -> None:
    """Another one than the talk's where it is surely heard, else the talk's own."""
    speech = await open_transcriber(of_many_languages).listen(said(words, spoken), talk)
    assert heard in speech.text
    assert speech.language == spoken


@needs_voices
async def test_a_number_that_was_hardly_heard_is_unsure() -> None:
    """That it may be wrong is what the bot must be told."""
    sound = said("The door code is 8 2 5 6, third floor.")
    speech = await open_transcriber(model_dir()).listen(sound, "en")
    unsure = [word.text for word in speech.words if word.confidence < 0.5]
    assert any(any(letter.isdigit() for letter in word) for word in unsure)


@needs_speech
async def test_it_listens_to_a_film_as_well() -> None:
    """A round video is heard like a voice note."""
    from tests.integrations.films import film_of

    speech = await open_transcriber(model_dir()).listen(film_of(SAMPLE.read_bytes()), "en")
    assert "green door" in speech.text
