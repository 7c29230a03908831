"""The stream: a page that stands open shows what a fresh one would, and ends when it must."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.ask import ask
from core.commands import AskPerson, ForgetMe
from core.model.asker import Asker, Role
from core.model.door_card import DoorCard
from tests.web_console.front import Browser, Event, Events, Front, shown_on
from web.console.screen import mark_of

# A server that stops would otherwise wait for them until its patience is over.
AT_ONCE_SECONDS = 2.0


async def ended(events: Events) -> bool:
    """The stream says that it is over, and is."""
    while event := await events.next():
        if event.name == "ended":
            return await events.next() is None
    return False


async def after(
    events: Events, deed: Awaitable[object], words: str, name: str = "line"
) -> list[Event]:
    """What the stream brings of a deed, up to a look that brings nothing more."""
    await deed
    got = await events.until(name, words)
    return got + await events.rest()


async def test_a_fresh_page_is_told_nothing(front: Front, anna: Browser) -> None:
    """It knows everything already."""
    talk = await front.waiting_talk()
    page = await anna.get(f"/c/{talk}")
    async with anna.follow(page.stream) as events:
        assert await events.quiet()


async def test_a_new_message_comes_as_a_line_without_reload(front: Front, anna: Browser) -> None:
    """One line, and the list that now previews it."""
    talk = await front.waiting_talk()
    page = await anna.get(f"/c/{talk}")
    async with anna.follow(page.stream) as events:
        await front.writes(talk, "Is <anybody> there?")
        got = await events.until("line", "Is <anybody> there?")
        assert sorted(event.name for event in got) == ["line", "queue"]
        assert "Is &lt;anybody&gt; there?" in got[-1].html
        assert got[-1].id is not None
        assert await events.quiet()


async def test_a_stale_page_and_its_news_are_a_fresh_page(front: Front, anna: Browser) -> None:
    """After each step of a talk: words, a take-over, an edit."""
    building = front.building
    talk = await front.waiting_talk()
    stale = await anna.get(f"/c/{talk}")
    shown = shown_on(stale)
    async with anna.follow(stale.stream) as events:
        for event in await after(events, building.types("hello?", message_id=77), "hello?"):
            shown.change(event)
        assert shown == shown_on(await anna.get(f"/c/{talk}"))
        taking = anna.post(f"/c/{talk}/take-over")
        for event in await after(events, taking, "You hold the talk", "baton"):
            shown.change(event)
        assert shown == shown_on(await anna.get(f"/c/{talk}"))
        edit = building.update(edited_message=building.message(text="hi!", message_id=77))
        for event in await after(events, edit, "hi!", "lines"):
            shown.change(event)
        assert shown.lines == shown_on(await anna.get(f"/c/{talk}")).lines


async def test_a_resumed_stream_brings_each_line_once(front: Front, anna: Browser) -> None:
    """From where the browser was, by the id of its last event."""
    talk = await front.waiting_talk()
    page = await anna.get(f"/c/{talk}")
    async with anna.follow(page.stream) as events:
        await front.writes(talk, "one", 1)
        await events.until("line", "one")
        seen = events.last_id
    assert seen is not None
    await front.writes(talk, "two", 2)
    await front.writes(talk, "three", 3)
    async with anna.follow(page.stream, **{"Last-Event-ID": seen}) as events:
        got = [event for event in await events.until("line", "three") if event.name == "line"]
        assert len(got) == 2
        assert ["two" in got[0].html, "three" in got[1].html] == [True, True]
        assert await events.quiet()


async def test_words_that_were_forgotten_leave_a_page_that_stands_open(
    front: Front, anna: Browser
) -> None:
    """Also one that was cut off meanwhile."""
    talk = await front.waiting_talk()
    await front.writes(talk, "my secret life")
    page = await anna.get(f"/c/{talk}")
    assert "my secret life" in page.words
    await ask(front.building.house, ForgetMe(talk), Asker(Role.RECIPIENT, talk))
    shown = shown_on(page)
    async with anna.follow(page.stream) as events:
        for event in await events.until("lines", "These words were forgotten."):
            shown.change(event)
    assert "my secret life" not in str(shown)


async def test_the_list_is_live_where_no_talk_is_open(front: Front, anna: Browser) -> None:
    """Somebody new who waits appears."""
    await front.building.proven()
    page = await anna.get("/")
    talk = (await front.talk()).id
    async with anna.follow(page.stream) as events:
        await ask(front.building.house, AskPerson(talk), Asker(Role.RECIPIENT, talk))
        got = await events.until("queue", "just asked")
        assert [event.name for event in got] == ["queue"]


async def test_another_agent_sees_a_take_over_live(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """Who holds the talk changes on every desk at once."""
    talk = await front.waiting_talk()
    page = await ben.get(f"/c/{talk}")
    async with ben.follow(page.stream) as events:
        await anna.post(f"/c/{talk}/take-over")
        got = await events.until("baton", "holds the talk.")
        assert "Anna" in "".join(event.html for event in got if event.name == "baton")


@pytest.mark.parametrize(
    "query",
    [
        "after=x",
        "seen=1.2.3",
        "seen=" + "9" * 400,
        "c=%00&seen=%ff",
        "c=cnv_unknown",
        "c=" + "a" * 999,
    ],
)
async def test_a_strange_address_of_the_stream_is_no_error(
    front: Front, anna: Browser, query: str
) -> None:
    """The browser is told everything that is shown then."""
    async with anna.follow(f"/stream?{query}", **{"Last-Event-ID": "-1 or so"}) as events:
        first = await events.next()
        assert first is not None
        assert first.name == "queue"


def test_a_mark_is_read_back_and_nothing_else_is() -> None:
    """What comes from outside is a mark or nothing."""
    text = "3.12." + ".".join(["0123456789ab"] * 7)
    assert str(mark_of(text)) == text
    for strange in ("", "1", text + ".ab", text.upper(), "٣" + text[1:], "9" * 19 + text[1:]):
        assert mark_of(strange) is None


async def test_the_stream_ends_when_the_person_signs_out(front: Front, anna: Browser) -> None:
    """At once, and it says so."""
    async with anna.follow((await anna.get("/")).stream) as events:
        await anna.post("/logout")
        assert await ended(events)


async def test_the_stream_ends_when_the_session_is_idle_too_long(
    front: Front, anna: Browser
) -> None:
    """A page that only stands open is no deed."""
    async with anna.follow((await anna.get("/")).stream) as events:
        for _ in range(4):
            front.building.clock.at += timedelta(minutes=8)
            front.building.house.bell.ring("test")
            await asyncio.sleep(0.25)
        assert await ended(events)


async def test_a_stranger_gets_no_stream(front: Front) -> None:
    """Only that it is over, so that no browser tries again."""
    async with front.browser().follow("/stream") as events:
        assert await ended(events)


async def test_open_streams_do_not_hold_up_the_servers_end(front: Front, anna: Browser) -> None:
    """They end at once, not after the server's patience."""
    talk = await front.waiting_talk()
    page = await anna.get(f"/c/{talk}")
    async with anna.follow(page.stream) as one, anna.follow(page.stream) as other:
        await asyncio.sleep(0.1)
        async with asyncio.timeout(AT_ONCE_SECONDS):
            await front.server.close()
        assert await one.next() is None
        assert await other.next() is None


async def test_a_code_that_becomes_known_is_veiled_on_an_open_page(
    front: Front, anna: Browser
) -> None:
    """The recipient typed it before anybody knew that it was one."""
    talk = await front.waiting_talk()
    await front.writes(talk, "it opens with kissa7, thanks")
    page = await anna.get(f"/c/{talk}")
    assert "kissa7" in page.words
    delivery = await front.building.delivery()
    async with anna.follow(page.stream) as events:
        async with front.building.house.store.begin() as unit:
            await unit.deliveries.save(replace(delivery, door_card=DoorCard(code="kissa7")))
        got = await events.until("lines", "it opens with •••, thanks")
        assert "kissa7" not in "".join(event.html for event in got)
