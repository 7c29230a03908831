"""The console in a real browser: two agents at two desks, a phone's width, and no script at all."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from core.model.access import Desk
from tests.integrations.speech_world import SAMPLE
from tests.web_console.front import PASSWORD, Front
from tests.web_console.test_undelivered import a_row, buried
from tests.web_console.test_voices import says

pytestmark = pytest.mark.needs_browser
SLOW_MILLISECONDS = 30_000
WIDTHS = (1280, 900, 420, 390)
PLACES = ("queue", "baton", "present", "say", "beside", "lines")
# The parts of a page as the browser holds them, token and all.
PARTS_SHOWN = f"() => {list(PLACES)}.map((id) => document.getElementById(id).innerHTML.trim())"
# Its length, and where it stands after a jump to some second of it.
PLAYED_FROM = """(player, second) => new Promise((told, failed) => {
    player.onerror = () => failed(player.error.message);
    player.onseeked = () => told({seconds: player.duration, at: player.currentTime});
    player.addEventListener("canplaythrough", () => { player.currentTime = second; }, {once: true});
    player.preload = "auto";
    player.load();
})"""
NAMELESS = (
    "[...document.querySelectorAll('button, input:not([type=hidden]), textarea, nav, aside')]"
    ".filter((one) => !(one.textContent.trim() || one.ariaLabel || one.labels?.length))"
    ".map((one) => one.outerHTML)"
)
TOO_WIDE = (
    "[...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()"
    " && !one.closest('.skip, .unseen, bdi') && one.getBoundingClientRect().right > innerWidth + 1)"
    ".map((one) => one.outerHTML.slice(0, 80))"
)


@dataclass(slots=True)
class Desks:
    """Browsers of agents; whatever one complains of is kept."""

    browser: Browser
    front: Front
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def of(self, name: str, *, script: bool = True) -> Page:
        """At the desk of somebody who has signed in."""
        page = await self.page(script=script)
        await page.goto(str(self.front.server.make_url("/console/")))
        await page.get_by_label("E-mail").fill(f"{name.lower()}@doorstep.example")
        await page.get_by_label("Password").fill(PASSWORD)
        await page.get_by_role("button", name="Sign in").click()
        await page.get_by_role("navigation", name="Conversations").wait_for()
        return page

    async def page(self, *, script: bool = True) -> Page:
        context = await self.browser.new_context(
            viewport={"width": 1280, "height": 800}, java_script_enabled=script
        )
        context.set_default_timeout(SLOW_MILLISECONDS)
        self.contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )
        return page


@pytest_asyncio.fixture
async def desks(front: Front, chromium: str) -> AsyncIterator[Desks]:
    """Nothing may complain in any of them."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        made = Desks(browser, front)
        yield made
        for context in made.contexts:
            await context.close()
        await browser.close()
        assert made.complaints == []


async def test_two_agents_and_one_talk(desks: Desks, front: Front) -> None:
    """One takes over and answers; the other sees both live, and a fresh page shows the same."""
    await front.waiting_talk()
    anna, ben = await desks.of("Anna"), await desks.of("Ben")
    for page in (anna, ben):
        await page.get_by_role("link", name="Aino Virtanen").click()
        await page.get_by_text("Waits for a person.").wait_for()
        await page.get_by_text("live", exact=True).wait_for()
    await anna.get_by_role("button", name="Take over").click()
    await ben.get_by_text("Anna holds the talk.").wait_for()
    assert await ben.get_by_role("button", name="Send").is_disabled()
    await anna.get_by_text("You hold the talk.").wait_for()
    await anna.get_by_label("Your answer").fill("Good morning, <b>Aino</b>!")
    await anna.get_by_label("Your answer").press("Control+Enter")
    await ben.locator("#lines").get_by_text("Good morning, <b>Aino</b>!").wait_for()
    await anna.locator("#lines").get_by_text("Good morning, <b>Aino</b>!").wait_for()
    assert await anna.get_by_label("Your answer").input_value() == ""
    await front.building.work()
    await front.building.types("Good morning!")
    await ben.locator("#lines").get_by_text("Good morning!", exact=True).wait_for()
    await ben.wait_for_timeout(700)
    streamed = await ben.evaluate(PARTS_SHOWN)
    await ben.reload()
    assert await ben.evaluate(PARTS_SHOWN) == streamed
    await anna.get_by_role("button", name="Hand back to the bot").click()
    await ben.get_by_text("The bot holds the talk.").wait_for()


async def test_a_draft_stays_while_the_talk_changes_hands(desks: Desks, front: Front) -> None:
    """Words are the agent's own, until they are sent."""
    await front.waiting_talk()
    anna, ben = await desks.of("Anna"), await desks.of("Ben")
    for page in (anna, ben):
        await page.get_by_role("link", name="Aino Virtanen").click()
    await ben.get_by_label("Your answer").fill("I was about to say")
    await ben.get_by_label("Your answer").press("Control+Enter")
    await ben.get_by_role("alert").get_by_text("Take over first").wait_for()
    await anna.get_by_role("button", name="Take over").click()
    await ben.get_by_text("Anna holds the talk.").wait_for()
    assert await ben.get_by_label("Your answer").input_value() == "I was about to say"


async def test_the_keyboard_is_enough_and_keeps_its_place(desks: Desks, front: Front) -> None:
    """The list is replaced under the focus, and the focus stays."""
    talk = await front.waiting_talk()
    anna = await desks.of("Anna")
    link = anna.get_by_role("link", name="Aino Virtanen")
    await link.focus()
    await front.writes(talk, "are you there?")
    await anna.locator("#queue").get_by_text("are you there?").wait_for()
    await anna.keyboard.press("Enter")
    await anna.get_by_role("button", name="Take over").focus()
    await anna.keyboard.press("Enter")
    await anna.get_by_text("You hold the talk.").wait_for()
    await anna.keyboard.type("Here I am")  # the box has the focus by now
    await anna.keyboard.press("Control+Enter")
    await anna.locator("#lines").get_by_text("Here I am").wait_for()
    assert await anna.evaluate(NAMELESS) == []


async def test_everything_fits_and_one_thing_is_shown_at_a_time_where_it_is_narrow(
    desks: Desks, front: Front
) -> None:
    """List, talk, delivery; a long word without a space breaks."""
    talk = await front.waiting_talk()
    await front.writes(talk, "x" * 600)
    anna = await desks.of("Anna")
    beside = anna.get_by_role("complementary", name="The delivery")
    assert await widths_that_do_not_fit(anna) == {}
    await anna.get_by_role("link", name="Aino Virtanen").click()
    await anna.get_by_label("Your answer").wait_for()
    await expect(beside).to_be_hidden(timeout=SLOW_MILLISECONDS)
    await anna.set_viewport_size({"width": 1280, "height": 800})
    await expect(beside).to_be_visible(timeout=SLOW_MILLISECONDS)
    assert await widths_that_do_not_fit(anna) == {}
    await expect(beside).to_be_hidden(timeout=SLOW_MILLISECONDS)
    await anna.get_by_role("link", name="The delivery ›").click()
    await beside.get_by_text("May still be changed").wait_for()
    await expect(anna.get_by_label("Your answer")).to_be_hidden(timeout=SLOW_MILLISECONDS)
    assert await widths_that_do_not_fit(anna) == {}
    await anna.get_by_role("link", name="‹ The talk").click()
    await anna.get_by_label("Your answer").wait_for()


async def widths_that_do_not_fit(page: Page) -> dict[int, list[str]]:
    """From a wide desk down to a phone: what stands out of the screen."""
    found: dict[int, list[str]] = {}
    await page.wait_for_load_state("load")  # what stands there earlier has no style yet
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 800})
        await page.wait_for_function(f"innerWidth === {width}", polling=50)
        if wide := await page.evaluate(TOO_WIDE):
            found[width] = wide
    return found


async def test_it_works_without_any_script(desks: Desks, front: Front) -> None:
    """Forms post and come back."""
    await front.waiting_talk()
    anna = await desks.of("Anna", script=False)
    await anna.get_by_role("link", name="Aino Virtanen").click()
    await anna.get_by_role("button", name="Take over").click()
    await anna.get_by_text("You hold the talk.").wait_for()
    await anna.get_by_label("Your answer").fill("By post")
    await anna.get_by_role("button", name="Send").click()
    await anna.locator("#lines").get_by_text("By post").wait_for()
    await anna.get_by_role("button", name="Hand back to the bot").click()
    await anna.get_by_text("The bot holds the talk.").wait_for()
    await anna.get_by_role("button", name="Sign out").click()
    await anna.get_by_label("Password").wait_for()


async def test_what_was_not_delivered_fits_and_is_sent_again_without_any_script(
    desks: Desks, front: Front
) -> None:
    """The head of the desk leads there, a button does it, and the page says that it did."""
    await front.employ("Sara", Desk.SUPERVISOR)
    await front.building.proven()
    await buried(front, a_row("k1"), a_row("k2"))
    sara = await desks.of("Sara", script=False)
    assert await widths_that_do_not_fit(sara) == {}
    await sara.get_by_role("link", name="Undelivered 2").click()
    assert await widths_that_do_not_fit(sara) == {}
    await sara.get_by_role("button", name="Send again").first.click()
    await sara.get_by_role("status").get_by_text("It is on its way again.").wait_for()
    assert await sara.get_by_role("button", name="Send again").count() == 1
    await sara.get_by_role("link", name="JJFI").click()
    await sara.get_by_text("The bot holds the talk.").wait_for()
    await sara.get_by_role("link", name="Undelivered 1").wait_for()


async def test_whoever_is_signed_out_elsewhere_is_told(desks: Desks, front: Front) -> None:
    """The words in the box stay where they are."""
    await front.waiting_talk()
    anna = await desks.of("Anna")
    await anna.get_by_role("link", name="Aino Virtanen").click()
    await anna.get_by_label("Your answer").fill("half a sentence")
    await front.dismiss("Anna")
    await anna.get_by_text("You were signed out.").wait_for()
    assert await anna.get_by_label("Your answer").input_value() == "half a sentence"


async def test_the_console_may_stand_in_a_page_of_the_same_host(desks: Desks, front: Front) -> None:
    """As the demo shows it; signing in works there too."""
    await front.waiting_talk()
    page = await desks.page()
    await page.goto(str(front.server.make_url("/around")))
    inside = page.frame_locator("iframe")
    await inside.get_by_label("E-mail").fill("anna@doorstep.example")
    await inside.get_by_label("Password").fill(PASSWORD)
    await inside.get_by_role("button", name="Sign in").click()
    await inside.get_by_role("link", name="Aino Virtanen").click()
    await inside.get_by_role("button", name="Take over").click()
    await inside.get_by_text("You hold the talk.").wait_for()


async def test_a_voice_note_is_played_in_its_place(front: Front, desks: Desks) -> None:
    """Under the console's own policy, to its end and from any second of it."""
    talk = await front.waiting_talk()
    await says(front, talk, "ring twice", SAMPLE.read_bytes())
    page = await desks.of("Anna")
    await page.goto(str(front.server.make_url(f"/console/c/{talk}")))
    player = page.locator("audio")
    heard = await player.evaluate(PLAYED_FROM, 3)
    assert 4.0 < heard["seconds"] < 6.0
    assert heard["at"] == 3
