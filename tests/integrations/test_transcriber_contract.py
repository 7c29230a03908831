"""What every transcriber keeps, whoever it is."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from core.model.voice_note import HEARD_SECONDS_MAX
from core.ports import Transcriber
from integrations.speech import open_transcriber
from tests.integrations.speech_world import (
    SAMPLE,
    SAMPLE_WORDS,
    KnowsByHeart,
    model_dir,
    silence,
    why_no_speech,
)


@pytest.fixture(params=["faster-whisper", "by heart"])
async def transcriber(request: pytest.FixtureRequest) -> AsyncIterator[Transcriber]:
    """Each as the house, or its tests, open it."""
    if request.param == "by heart":
        fake = KnowsByHeart()
        fake.learn(SAMPLE.read_bytes(), *SAMPLE_WORDS.split())
        yield fake
        return
    if (why := why_no_speech()) is not None:
        pytest.skip(why)
    opened = open_transcriber(model_dir())
    yield opened
    await opened.aclose()


async def test_it_is_named_and_can_be_asked_for(transcriber: Transcriber) -> None:
    """The doctor asks so."""
    assert transcriber.name
    await transcriber.check()


async def test_what_was_said_is_written_down_word_by_word(transcriber: Transcriber) -> None:
    """Each word with how sure it is, and the language; the same file says the same again."""
    speech = await transcriber.listen(SAMPLE.read_bytes(), "en")
    assert speech.text == SAMPLE_WORDS
    assert speech.language == "en"
    assert all(0.5 < word.confidence <= 1.0 for word in speech.words)
    assert await transcriber.listen(SAMPLE.read_bytes(), "en") == speech


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"OggS and then nothing that is sound",
        SAMPLE.read_bytes()[:200],
        b"RIFF\xff\xff\xff\xffWAVE",
        silence(3),
    ],
    ids=["empty", "torn", "cut short", "a head alone", "silence"],
)
async def test_what_holds_no_words_has_none(transcriber: Transcriber, file: bytes) -> None:
    """Nothing is made up, and nothing fails."""
    assert (await transcriber.listen(file, "en")).words == ()


async def test_what_is_too_long_is_not_listened_to(transcriber: Transcriber) -> None:
    """A small file may hold hours."""
    assert (await transcriber.listen(silence(HEARD_SECONDS_MAX + 5), "en")).words == ()


async def test_an_english_ear_hears_no_english_in_another_tongue(transcriber: Transcriber) -> None:
    """A model of one language would find its own words in anything."""
    assert (await transcriber.listen(SAMPLE.read_bytes(), "fi")).words == ()


async def test_the_loop_is_free_meanwhile(transcriber: Transcriber) -> None:
    """Nobody else waits while somebody is listened to."""
    beats = 0
    longest = 0.0
    loop = asyncio.get_running_loop()
    listening = asyncio.ensure_future(transcriber.listen(SAMPLE.read_bytes(), "en"))
    while not listening.done():
        begun = loop.time()
        await asyncio.sleep(0.01)
        longest = max(longest, loop.time() - begun)
        beats += 1
    assert beats > 0
    assert longest < 1.0
    assert (await listening).words
