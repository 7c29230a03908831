"""Translations on the console: a talk in the agents' language, and their answers in its own."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest_asyncio

from bot.translating import translates
from core.actions.ask import ask
from core.commands import ForgetMe
from core.model.asker import Asker, Role
from core.model.conversation import Author, Message
from core.model.door_card import DoorCard
from core.model.ids import ConversationId, MessageId
from tests.integrations.translator_peer import ByHeart
from tests.web_console.front import Browser, Front

UKRAINIAN = "не розумію, де моя посилка?"
ENGLISH = "I do not understand, where is my parcel?"
FINNISH = "Se on matkalla."


@pytest_asyncio.fixture
async def translator(front: Front) -> AsyncIterator[ByHeart]:
    """The same house, with somebody who translates."""
    found = ByHeart()
    found.book.taught[UKRAINIAN, "en"] = ENGLISH
    await front.move_into(replace(front.building.house, translates=translates(found)))
    yield found


@pytest_asyncio.fixture
async def anna(front: Front, translator: ByHeart) -> Browser:
    return await front.signed_in("Anna")


async def lines(front: Front, talk: ConversationId) -> list[Message]:
    async with front.building.house.store.read() as unit:
        return [line for _, line in await unit.conversations.newest(talk, limit=99)]


async def asks(front: Front, words: str = UKRAINIAN) -> ConversationId:
    """Somebody who waits for a person writes in another language than the desk's."""
    talk = await front.waiting_talk()
    await front.building.types(words, message_id=77)
    return talk


async def until_told(anna: Browser, talk: ConversationId, words: str) -> None:
    page = await anna.get(f"/c/{talk}")
    if words in page.words:
        return
    async with anna.follow(page.stream) as events:
        await events.until("lines", words)


async def test_a_line_is_shown_in_both_languages_once_somebody_looks(
    front: Front, anna: Browser, translator: ByHeart
) -> None:
    """It is said which language it was; kept with the line, and asked for once."""
    talk = await asks(front)
    assert UKRAINIAN not in translator.book.seen
    async with front.building.house.store.begin() as unit:
        await unit.conversations.put(replace(await front.talk(), language="fi"))
    assert "Finnish; writes Ukrainian" in (await anna.get("/")).words
    await until_told(anna, talk, ENGLISH)
    page = await anna.get(f"/c/{talk}")
    assert UKRAINIAN in page.words and "in Ukrainian" in page.words
    assert f"In English, by a machine: {ENGLISH}" in page.words
    await anna.get(f"/c/{talk}")
    await asyncio.sleep(0.2)
    assert translator.book.seen.count(UKRAINIAN) == 1


async def test_what_is_edited_is_told_anew_and_what_is_forgotten_is_gone(
    front: Front, anna: Browser, translator: ByHeart
) -> None:
    talk = await asks(front)
    await until_told(anna, talk, ENGLISH)
    building = front.building
    edited = building.message(text="де посилка?", message_id=77)
    await building.update(edited_message=edited)
    await until_told(anna, talk, "ДЕ ПОСИЛКА?")
    await ask(building.house, ForgetMe(talk), Asker(Role.RECIPIENT, talk))
    assert [one.translation for one in await lines(front, talk) if one.translation] == []


async def test_a_code_is_in_no_translation_and_seen_by_no_translator(
    front: Front, anna: Browser, translator: ByHeart
) -> None:
    """Also one that only the door card knows."""
    talk = await front.waiting_talk()
    delivery = await front.building.delivery()
    async with front.building.house.store.begin() as unit:
        await unit.deliveries.save(replace(delivery, door_card=DoorCard(code="kissa7")))
    await front.building.types("двері kissa7, хвіртка 4471#, дякую вам дуже")
    await until_told(anna, talk, "ДЯКУЮ ВАМ ДУЖЕ")
    told = " ".join(
        (*translator.book.seen, *(one.translation or "" for one in await lines(front, talk)))
    )
    assert "kissa7" not in told.casefold() and "4471" not in told


async def test_an_answer_is_seen_before_it_goes(
    front: Front, anna: Browser, translator: ByHeart
) -> None:
    """Nothing is sent by the translation; what is sent is what stands there then."""
    talk = await asks(front)
    async with front.building.house.store.begin() as unit:
        now = await front.talk()
        await unit.conversations.put(replace(now, language="fi"))
    translator.book.taught["It is on its way.", "fi"] = FINNISH
    await anna.post(f"/c/{talk}/take-over")
    assert "Put it into Finnish" in (await anna.get(f"/c/{talk}")).text
    before = len(await lines(front, talk))
    form = {"text": "It is on its way.", "as": "translate"}
    page = await anna.post(f"/c/{talk}/messages", form)
    assert page.status == 200 and f">{FINNISH}</textarea>" in page.text
    assert 'name="own" value="It is on its way."' in page.text
    assert len(await lines(front, talk)) == before
    mended = {"text": f"{FINNISH} Hei!", "own": "It is on its way."}
    assert (await anna.post(f"/c/{talk}/messages", mended)).status == 303
    last = (await lines(front, talk))[-1]
    assert (last.text, last.translation) == (f"{FINNISH} Hei!", "It is on its way.")
    await front.building.work()
    assert f"{FINNISH} Hei!" in str(front.building.sent)
    assert "It is on its way." not in str(front.building.sent)


async def test_without_a_translator_that_answers_everything_goes_on(
    front: Front, anna: Browser, translator: ByHeart
) -> None:
    """The words stay; the talk is read as it was written, and it is not asked at each look."""
    translator.is_ill = True
    talk = await asks(front)
    await anna.post(f"/c/{talk}/take-over")
    for _ in range(3):
        page = await anna.get(f"/c/{talk}")
        assert page.status == 200 and UKRAINIAN in page.words
    form = {"text": "It is on its way.", "as": "translate"}
    page = await anna.post(f"/c/{talk}/messages", form)
    assert page.status == 409 and "translator does not help" in page.words
    assert ">It is on its way.</textarea>" in page.text
    assert (await anna.post(f"/c/{talk}/messages", form | {"text": " "})).status == 409


async def test_a_language_that_nobody_knows_keeps_no_other_talk_waiting(
    front: Front, anna: Browser, translator: ByHeart
) -> None:
    """It is asked for once, and read as it was written; other lines are told."""
    talk = await asks(front)
    strange = Message(
        id=MessageId("msg_strange"),
        conversation=talk,
        at=front.building.clock.at,
        author=Author.RECIPIENT,
        text="wo ist es denn nun",
        language="de",
    )
    async with front.building.house.store.begin() as unit:
        await unit.conversations.say(strange)
    await until_told(anna, talk, ENGLISH)
    await anna.get(f"/c/{talk}")
    await asyncio.sleep(0.2)
    assert translator.book.seen.count("wo ist es denn nun") == 1


async def test_it_is_off_where_none_is_set(front: Front) -> None:
    """No button, and nobody is asked."""
    talk = await asks(front)
    anna = await front.signed_in("Anna")
    await anna.post(f"/c/{talk}/take-over")
    page = await anna.get(f"/c/{talk}")
    assert "Put it into" not in page.text and "in Ukrainian" in page.words
    form = {"text": "hello", "as": "translate"}
    assert (await anna.post(f"/c/{talk}/messages", form)).status == 409
