"""Attending: what each agent has not read, who looks at a talk, and who writes in it just now."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from core.actions.attending import stay
from core.model.ids import AgentId, ConversationId
from core.model.presence import STAY_SECONDS, WRITING_SECONDS
from tests.web_console.front import Browser, Front, shown_on
from tests.web_console.test_access import limited
from tests.web_console.test_browser import SLOW_MILLISECONDS, Desks, desks

__all__ = ["desks"]  # the fixture
UNREAD = '<span class="tag new">unread</span>'


async def is_unread(browser: Browser, path: str = "/") -> bool:
    return UNREAD in shown_on(await browser.get(path)).parts["queue"]


async def present_of(browser: Browser, talk: ConversationId) -> str:
    return " ".join((await browser.get(f"/c/{talk}")).words.split("silent.")[-1].split())


async def readings(front: Front, talk: ConversationId) -> dict[AgentId, int]:
    async with front.building.house.store.read() as unit:
        return dict((await unit.readings.of([talk])).get(talk, {}))


async def test_a_talk_is_unread_until_it_is_opened_by_each_for_themselves(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """And again once its recipient has written."""
    talk = await front.waiting_talk()
    assert await is_unread(anna) and await is_unread(ben)
    await anna.get(f"/c/{talk}")
    assert not await is_unread(anna)
    assert await is_unread(ben)
    await front.writes(talk, "are you there?")
    assert await is_unread(anna)


async def test_what_the_bot_talks_of_with_somebody_is_unread_by_who_has_read_it_before(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """Nobody needs to look at all that the bot serves."""
    await front.building.proven()
    talk = (await front.talk()).id
    await front.writes(talk, "hello", 1)
    assert not await is_unread(anna)
    await anna.get(f"/c/{talk}")
    await front.writes(talk, "one more thing", 2)
    assert await is_unread(anna)
    assert not await is_unread(ben)


async def test_ones_own_words_are_read_and_a_colleagues_are_not(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """Remarks, too."""
    talk = await front.waiting_talk()
    await anna.get(f"/c/{talk}")
    await ben.get(f"/c/{talk}")
    await anna.post(f"/c/{talk}/messages", {"text": "she is deaf", "as": "remark"})
    assert not await is_unread(anna)
    assert await is_unread(ben)


async def test_a_page_that_stands_open_says_what_it_has_shown(front: Front, anna: Browser) -> None:
    """As far as that, never back, and never further than there is."""
    talk = await front.waiting_talk()
    await anna.get(f"/c/{talk}")
    before = (await readings(front, talk))[AgentId("agt_anna")]
    await front.writes(talk, "are you there?")
    for upto, then in (
        (before, before),
        (before + 1, before + 1),
        (before, before + 1),
        (10**17, before + 1),
    ):
        assert (await anna.post(f"/c/{talk}/read", {"upto": str(upto)})).status == 204
        assert await readings(front, talk) == {"agt_anna": then}
    assert not await is_unread(anna)
    assert (await anna.post(f"/c/{talk}/read", {"upto": "all"})).status == 400
    async with front.building.house.store.read() as unit:
        lines = await unit.audit.page(person=None, about=talk, before=None, limit=10)
    assert [line.deed for line in lines] == ["look"]  # once, not with each line


async def test_the_list_tells_of_it_live(front: Front, anna: Browser, ben: Browser) -> None:
    """In every process: what is read is in the database alone."""
    talk = await front.waiting_talk()
    page = await anna.get("/")
    async with anna.follow(page.stream) as events:
        await ben.get(f"/c/{talk}")
        await front.writes(talk, "are you there?")
        got = await events.until("queue", "are you there?")
        assert UNREAD in got[-1].html
        await anna.post(f"/c/{talk}/read", {"upto": "999"})
        last = (await events.rest())[-1]
        assert last.name == "queue" and UNREAD not in last.html
        assert last.html.strip() == shown_on(await anna.get("/")).parts["queue"].strip()
    assert await is_unread(ben)


async def test_who_looks_and_who_writes_is_told_to_colleagues_alone(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """For as long as they do; of what they write nothing is told."""
    talk = await front.waiting_talk()
    mine, his = await anna.get(f"/c/{talk}"), await ben.get(f"/c/{talk}")
    async with anna.follow(mine.stream) as events:
        async with ben.follow(his.stream):
            await events.until("present", "<bdi>Ben</bdi> looks at this talk, too.")
            assert "looks at" not in (await ben.get(f"/c/{talk}")).words.replace(
                "Anna looks at", ""
            )
            form = {"on": "1", "text": "a draft"}
            assert (await ben.post(f"/c/{talk}/writing", form)).status == 204
            got = await events.until("present", "<bdi>Ben</bdi> is writing here.")
            assert "a draft" not in str(got)
            fresh = shown_on(await anna.get(f"/c/{talk}"))
            assert fresh.parts["present"] == got[-1].html
            front.building.clock.at += timedelta(seconds=WRITING_SECONDS)
            await events.until("present", "<bdi>Ben</bdi> looks at this talk, too.")
            await ben.post(f"/c/{talk}/writing", {"on": "1"})
            await events.until("present", "is writing here.")
            await ben.post(f"/c/{talk}/writing", {"on": "0"})
            await events.until("present", "looks at this talk, too.")
        got = await events.rest(2.5)
        assert [event.html.strip() for event in got if event.name == "present"] == [""]


async def test_another_process_is_seen_and_is_missed_when_it_dies(
    front: Front, anna: Browser
) -> None:
    """It says again and again that the page stands open, until it cannot."""
    talk = await front.waiting_talk()
    await stay(front.building.house, [(talk, AgentId("agt_ben"))])
    assert "Ben looks at this talk, too." in (await anna.get(f"/c/{talk}")).words
    front.building.clock.at += timedelta(seconds=STAY_SECONDS)
    assert "Ben looks" not in (await anna.get(f"/c/{talk}")).words


async def test_who_may_not_see_a_talk_is_not_there_and_hears_of_nobody(
    front: Front, anna: Browser, ben: Browser
) -> None:
    """Of another carrier's talk: no look, no sign of writing, and nothing in the stream."""
    talk = await front.waiting_talk()
    stream = (await ben.get(f"/c/{talk}")).stream
    await limited(front, "Ben", "another")
    assert (await ben.post(f"/c/{talk}/writing", {"on": "1"})).status == 404
    assert (await ben.post(f"/c/{talk}/read", {"upto": "1"})).status == 404
    async with anna.follow((await anna.get(f"/c/{talk}")).stream), ben.follow(stream) as events:
        await anna.post(f"/c/{talk}/writing", {"on": "1"})
        told = await events.rest(1.5)
        assert "Anna" not in str([event for event in told if event.name != "queue"])
        assert "Ben" not in await present_of(anna, talk)


@pytest.mark.parametrize("path", ["read", "writing"])
async def test_who_may_only_look_writes_nowhere(front: Front, path: str) -> None:
    """They read, and are seen to."""
    talk = await front.waiting_talk()
    olli = await front.signed_in("Olli")
    answer = await olli.post(f"/c/{talk}/{path}", {"upto": "1", "on": "1"})
    assert answer.status == (204 if path == "read" else 403)
    unknown = await olli.post(f"/c/cnv_unknown/{path}", {"upto": "1", "on": "1"})
    assert unknown.status in (204, 403)


@pytest.mark.needs_browser
async def test_title_and_list_say_what_is_unread(desks: Desks, front: Front) -> None:
    """A talk that is open and seen is read; who types is seen to, by the other desk."""
    talk = await front.waiting_talk()
    anna, ben = await desks.of("Anna"), await desks.of("Ben")
    await expect(anna).to_have_title("1 unread · (1) Doorstep console", timeout=SLOW_MILLISECONDS)
    for page in (anna, ben):
        await page.get_by_role("link", name="Aino Virtanen").click()
        await page.get_by_text("live", exact=True).wait_for()
    await anna.get_by_text("Ben looks at this talk, too.").wait_for()
    await ben.get_by_label("Your answer").type("half a wor")
    await anna.get_by_text("Ben is writing here.").wait_for()
    assert "half a wor" not in await anna.content()
    await front.writes(talk, "are you there?")
    await anna.locator("#lines").get_by_text("are you there?").wait_for()
    await anna.get_by_role("link", name="Doorstep").click()
    await anna.get_by_text("live", exact=True).wait_for()
    await expect(anna).to_have_title("(1) Doorstep console", timeout=SLOW_MILLISECONDS)
    await front.writes(talk, "hello?", 2)
    await expect(anna).to_have_title("1 unread · (1) Doorstep console", timeout=SLOW_MILLISECONDS)
    assert await anna.locator(".talk.unread").count() == 1
