"""The phone page in a real browser: a talk by hand on a small phone, dark and light."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from playwright.async_api import Page, Route, async_playwright

from sandbox.map.town_drawing import drawing
from sandbox.telegram import Settings
from sandbox.telegram.files import file_id
from sandbox.telegram.phone import PHOTO_SAMPLE
from tests.sandbox_telegram.conftest import Api, Served, serve

pytestmark = pytest.mark.needs_browser
CONTACT = {
    "keyboard": [[{"text": "Share my number", "request_contact": True}]],
    "one_time_keyboard": True,
}
SLOTS = {
    "inline_keyboard": [
        [
            {"text": "16–18", "callback_data": "slot.pick:1"},
            {"text": "18–20", "callback_data": "slot.pick:2"},
        ]
    ]
}


@pytest.fixture(params=["light", "dark"])
async def page(
    request: pytest.FixtureRequest, served: Served, chromium: str
) -> AsyncIterator[Page]:
    """The smallest phone; nothing is loaded but from this machine, and nothing may complain."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium)
        context = await browser.new_context(
            viewport={"width": 360, "height": 640}, color_scheme=request.param
        )
        complaints: list[str] = []
        strangers: list[str] = []

        async def only_here(route: Route) -> None:
            if route.request.url.startswith((served.api.url, "data:", "blob:")):
                await route.continue_()
            else:
                strangers.append(route.request.url)
                await route.abort()

        await context.route("**/*", only_here)
        opened = await context.new_page()
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" else None,
        )
        await opened.goto(f"{served.api.url}/phone/2001?start=tok_1")
        yield opened
        await browser.close()
        assert (complaints, strangers) == ([], [])


async def asked_for_the_number(api: Api) -> None:
    (update,) = await api.call("getUpdates", timeout=5)
    assert update["message"]["text"] == "/start tok_1"
    await api.call("sendMessage", chat_id=2001, text="Is it you?", reply_markup=CONTACT)


async def test_a_talk_by_hand(page: Page, served: Served, tmp_path: Path) -> None:
    """Start, share, type, press, see the edit and the popup."""
    api = served.api
    await page.click("#gate")
    await asked_for_the_number(api)
    await page.click("text=Share my number")
    await page.click("#share .main")
    await page.wait_for_selector(".contact")
    assert await page.locator("#board").is_hidden()
    await page.fill("#words", "after six please")
    await page.press("#words", "Enter")
    await page.wait_for_selector("article:has-text('after six please')")
    sent = await api.call(
        "sendMessage",
        chat_id=2001,
        text="Which <b>window</b>?",
        parse_mode="HTML",
        reply_markup=SLOTS,
    )
    await page.wait_for_selector(".buttons")
    _, contact, words = await api.call("getUpdates", timeout=0)
    assert "user_id" in contact["message"]["contact"]
    assert words["message"]["text"] == "after six please"
    await page.click("text=18–20")
    (press,) = await api.call("getUpdates", timeout=5, offset=words["update_id"] + 1)
    query = press["callback_query"]
    assert query["data"] == "slot.pick:2"
    await api.call("sendChatAction", chat_id=2001, action="typing")
    await page.wait_for_selector(".typing")
    await api.call("answerCallbackQuery", callback_query_id=query["id"], text="It is yours")
    await page.wait_for_selector("#toast:has-text('It is yours')")
    await api.call(
        "editMessageText", chat_id=2001, message_id=sent["message_id"], text="Booked: 18–20"
    )
    await page.wait_for_selector("article:has-text('Booked: 18–20')")
    assert await page.locator(".buttons").count() == 0
    served.phone.photo(caption="my door")
    served.phone.pin(60.17, 24.94, 15.0)
    served.phone.voice()
    await page.wait_for_selector(".voice")
    await page.screenshot(path=tmp_path / "phone.png")
    assert await fits(page)


async def test_a_place_is_sent_from_the_menu_by_keyboard(page: Page, served: Served) -> None:
    """Arrows choose, Enter sends; every control has a name."""
    await page.click("#gate")
    await page.wait_for_selector("#attach")
    await page.focus("#attach")
    await page.keyboard.press("Enter")
    for _ in range(3):
        await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.fill("#place [name=latitude]", "60.17")
    await page.fill("#place [name=longitude]", "24.94")
    await page.click("#place .main")
    await page.wait_for_selector(".place")
    assert served.phone.last().content["location"]["latitude"] == 60.17
    assert await nameless(page) == []


APP = """<!doctype html><title>Pin</title><button>Done</button><script>
document.title = location.hash.includes("tgWebAppData=query_id") ? "told" : "not told";
const say = (eventType) => parent.postMessage(JSON.stringify({ eventType }), "*");
addEventListener("message", (event) => { document.body.append(event.data); });
document.querySelector("button").onclick = () => say("web_app_close");
say("web_app_request_theme");
</script>"""


class TestWithAMapAndAPage:
    """What a bot sends with a picture and a page, and what goes the other way."""

    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(http_apps=True)

    @pytest.fixture
    async def beside(self) -> AsyncIterator[str]:
        """Where the bot's own page is."""

        async def app(request: web.Request) -> web.Response:
            return web.Response(text=APP, content_type="text/html")

        made = web.Application()
        made.router.add_get("/app", app)
        runner, address = await serve(made)
        yield address
        await runner.cleanup()

    async def test_a_picture_is_enlarged_and_a_page_opened(
        self, page: Page, served: Served, beside: str
    ) -> None:
        """Both close again; the page is told who opened it, and the phone's colours."""
        await page.context.route(f"{beside}/**", lambda route: route.continue_())
        await page.click("#gate")
        await served.api.call("getUpdates", timeout=5)  # until then nobody has started the bot
        button = [[{"text": "Move the pin", "web_app": {"url": f"{beside}/app"}}]]
        file = served.world.files.keep("photo", PHOTO_SAMPLE.read_bytes())
        photo = file_id(served.bot.id, file.unique)
        await served.api.call(
            "sendPhoto",
            chat_id=2001,
            photo=photo,
            caption="Your door?",
            reply_markup={"inline_keyboard": button},
        )
        await page.click("article img.photo")
        await page.wait_for_selector("#viewer:has-text('Your door?')")
        await page.keyboard.press("Escape")
        await page.wait_for_selector("#viewer", state="hidden")
        await page.click("text=Move the pin")
        inside = page.frame_locator("#app iframe")
        await inside.locator("text=theme_changed").wait_for()
        assert await inside.locator("html").evaluate("() => document.title") == "told"
        assert await fits(page)
        await inside.locator("button").click()
        await page.wait_for_selector("#app", state="hidden")

    async def test_a_place_is_chosen_on_the_map(
        self, page: Page, served: Served, tmp_path: Path
    ) -> None:
        """By a tap; with a name it is a venue."""
        served.world.town = lambda: drawing(tmp_path)
        await page.reload()
        await page.click("#gate")
        await page.click("#attach")
        await page.click("#attach-menu >> text=Place")
        await page.fill("#place [name=latitude]", "60.17")
        await page.fill("#place [name=longitude]", "24.94")
        await page.press("#place [name=longitude]", "Tab")
        canvas = page.locator("#sheet:not([aria-busy]) canvas")
        box = await canvas.bounding_box()
        assert box is not None
        middle = box["width"] / 2, box["height"] / 2
        await canvas.click(position={"x": middle[0] + 45, "y": middle[1] - 45})
        await page.click("#place summary")
        await page.fill("#place [name=title]", "Kamppi")
        assert await nameless(page) == []
        await page.click("#place .main")
        await page.wait_for_selector(".place:has-text('Kamppi')")
        where = served.phone.last().content["venue"]["location"]
        # 45 pixels at 0.9 pixels a metre: 50 metres to the north and to the east.
        assert where["latitude"] == pytest.approx(60.17 + 50 / 111_320, abs=2e-5)
        assert where["longitude"] == pytest.approx(24.94 + 50 / 55_390, abs=4e-5)

    async def test_a_photo_goes_with_its_caption(self, page: Page, served: Served) -> None:
        """Shown before it is sent."""
        await page.click("#gate")
        await page.set_input_files("#picture", PHOTO_SAMPLE)
        await page.fill("#photo [name=caption]", "the green door")
        await page.click("#photo .main")
        await page.wait_for_selector("article:has-text('the green door')")
        assert served.phone.last().kind == "photo"


async def test_words_are_never_html(page: Page, served: Served) -> None:
    """Not in a text, a name of a button, or a link's address."""
    await page.click("#gate")
    await served.api.call("getUpdates", timeout=5)
    await served.api.call(
        "sendMessage",
        chat_id=2001,
        text="<img src=x onerror=document.title='broken'>",
        reply_markup={"inline_keyboard": [[{"text": "<b>A</b>", "callback_data": "a"}]]},
    )
    await page.wait_for_selector("text=<b>A</b>")
    assert await page.locator("article img").count() == 0
    assert await page.title() != "broken"


async def fits(page: Page) -> bool:
    """Nothing is wider than the screen."""
    found: Any = await page.evaluate(
        "document.documentElement.scrollWidth <= innerWidth"
        " && document.documentElement.scrollHeight <= innerHeight"
        " && document.getElementById('log').scrollWidth <= innerWidth"
    )
    return bool(found)


async def nameless(page: Page) -> list[str]:
    """Controls that a screen reader could not name."""
    found: Any = await page.evaluate(
        "[...document.querySelectorAll('button, input, textarea')]"
        ".filter((one) => !(one.textContent.trim() || one.ariaLabel || one.title"
        " || one.labels?.length)).map((one) => one.outerHTML)"
    )
    return list(found)
