"""What every translator keeps, whoever it is."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer

from core.ports import RefusedForGood, Translator, Unavailable
from integrations.translator import open_translator
from tests.integrations.translator_peer import KEY, ByHeart, Phrasebook, TranslatorPeer


@pytest.fixture
def book() -> Phrasebook:
    return Phrasebook({("де моя посилка?", "en"): "where is my parcel?"})


@pytest_asyncio.fixture(params=["libretranslate", "by heart"])
async def translator(request: pytest.FixtureRequest, book: Phrasebook) -> AsyncIterator[Translator]:
    """Each as the house, or its tests, open it."""
    if request.param == "by heart":
        yield ByHeart(book)
        return
    async with TestServer(TranslatorPeer(book).app(), host="127.0.0.1") as server:
        opened = open_translator(f"http://:{KEY}@127.0.0.1:{server.port}")
        yield opened
        await opened.aclose()


async def test_it_is_named_and_can_be_asked_for(translator: Translator) -> None:
    """The doctor asks so."""
    assert translator.name
    await translator.check()


async def test_each_text_is_said_in_its_place(translator: Translator) -> None:
    """Also where there is one alone, or none."""
    asked = ["де моя посилка?", "[1] і [2]", "де моя посилка?"]
    told = ["where is my parcel?", "[1] І [2]", "where is my parcel?"]
    assert list(await translator.translate(asked, "uk", "en")) == told
    assert list(await translator.translate(asked[:1], "uk", "en")) == told[:1]
    assert list(await translator.translate([], "uk", "en")) == []


async def test_a_language_that_it_does_not_know_is_no_answer(translator: Translator) -> None:
    """Nothing is guessed, and asking again would not help."""
    with pytest.raises(RefusedForGood):
        await translator.translate(["hola"], "es", "en")


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (500, {"error": "ill"}),
        (403, {"error": "Invalid API key"}),
        (200, {"translatedText": "one for two"}),
        (200, {"translatedText": ["one"]}),
        (200, ["what is this"]),
    ],
)
async def test_whatever_else_it_answers_is_an_illness(status: int, answer: object) -> None:
    """Its own words are never shown."""
    peer = TranslatorPeer(wrong=(status, answer))
    async with TestServer(peer.app(), host="127.0.0.1") as server:
        opened = open_translator(f"http://127.0.0.1:{server.port}")
        try:
            with pytest.raises(Unavailable):
                await opened.translate(["yksi", "kaksi"], "fi", "en")
        finally:
            await opened.aclose()
