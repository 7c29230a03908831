"""The page with the pin in a real browser: dragged, tapped, walked by keys, sent; light and dark.

Telegram's own script cannot be loaded here, as on any machine without a way to it: the page must
do without.
"""

import json
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, Route, async_playwright, expect

from bot.languages import LANGUAGES
from core.model.location import Location
from tests.integrations.map_world import STATION
from tests.web_miniapp.opening import Chat
from tests.web_miniapp.test_pin import rows

pytestmark = pytest.mark.needs_browser
SLOW_MILLISECONDS = 30_000
OURS = ("/app/pin", "/app/slots", "/app/near")
DRAWN_LOOKS_MAX, COLOURS_OF_STREETS = 300, 50
PHONE = {"width": 360, "height": 640}
DARK = {"bg_color": "#17212b", "text_color": "#f5f5f5", "hint_color": "#708499",
        "button_color": "#5288c1", "button_text_color": "#ffffff"}  # fmt: skip
# Every language once, by day or by night in turn.
LANGUAGES_BY_DAY_AND_NIGHT = list(zip(LANGUAGES, cycle(("dark", "light")), strict=False))
PICTURES = os.environ.get("DOORSTEP_PICTURES")  # a folder, for who wants to look
MARKER, SEND, HERE, LINE = ".pin", "#send", "#here", "#line"
DRAWN = """() => {
    const canvas = document.querySelector("canvas.paper");
    const dots = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    return new Set(new Uint32Array(dots.buffer)).size;
}"""
TOO_WIDE = (
    "[...document.querySelectorAll('.sheet, .sheet *')].filter((one) => one.checkVisibility()"
    " && !one.closest('.unseen')).filter((one) => { const box = one.getBoundingClientRect();"
    " return box.right > innerWidth + 1 || box.left < -1; })"
    ".map((one) => one.outerHTML.slice(0, 80))"
)
SMALL = (
    "[...document.querySelectorAll('button, .leaflet-bar a')].map((one) =>"
    " one.getBoundingClientRect()).filter((box) => box.height < 44 || box.width < 44).length"
)


@dataclass  # without slots: Playwright writes on the owner of a handler
class Phone:
    """A phone's browser; whatever it complains of, and whatever it asked of others, is kept."""

    browser: Browser
    chat: Chat
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def opens(
        self,
        init_data: str | None = None,
        theme: dict[str, str] | None = None,
        *,
        scheme: str = "light",
        place: Location | None = None,
        size: dict[str, int] = PHONE,
        path: str = "/app/pin",
    ) -> Page:
        """A page, as a button of the chat opens it."""
        context = await self.browser.new_context(
            viewport=size,  # type: ignore[arg-type]  # a ViewportSize is such a dict
            device_scale_factor=2,
            has_touch=True,
            color_scheme=scheme,  # type: ignore[arg-type]  # light or dark
            geolocation={"latitude": place.lat, "longitude": place.lon, "accuracy": 21}
            if place is not None
            else None,
            permissions=["geolocation"] if place is not None else [],
        )
        context.set_default_timeout(SLOW_MILLISECONDS)
        self.contexts.append(context)
        await context.route("**/*", self._only_here)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._heard(said.type, said.text, said.location["url"]))
        behind = {"tgWebAppVersion": "9.0", "tgWebAppPlatform": "web"}
        if init_data != "":
            behind["tgWebAppData"] = init_data or self.chat.opened()
        if theme is not None:
            behind["tgWebAppThemeParams"] = json.dumps(theme)
        query = urlencode({"d": self.chat.tail, "v": "n12"})
        address = self.chat.server.make_url(path)
        await page.goto(f"{address}?{query}#{urlencode(behind)}")
        return page

    async def _only_here(self, route: Route) -> None:
        if "//127.0.0.1:" in route.request.url:
            await route.continue_()
        else:
            self.strangers.append(route.request.url)
            await route.abort()

    def _heard(self, kind: str, text: str, url: str) -> None:
        """A script of Telegram's that cannot be had is expected, and a no that the page shows."""
        is_expected = "telegram.org" in url or any(one in url for one in OURS)
        if kind == "error" and not is_expected:
            self.complaints.append(f"{text} ({url})")


@pytest_asyncio.fixture
async def phone(chat: Chat, chromium: str) -> AsyncIterator[Phone]:
    """Nothing may complain, and nobody else may be asked for anything."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        made = Phone(browser, chat)
        yield made
        for context in made.contexts:
            await context.close()
        await browser.close()
        assert made.complaints == []
        assert {url.split("?")[0] for url in made.strangers} <= {
            "https://telegram.org/js/telegram-web-app.js"
        }


async def drawn(page: Page) -> None:
    """Returns when the streets are there. The page's own policy lets no test wait inside it."""
    await page.locator(MARKER).wait_for()
    for _ in range(DRAWN_LOOKS_MAX):
        if await page.evaluate(DRAWN) > COLOURS_OF_STREETS:
            return
        await page.wait_for_timeout(100)
    raise AssertionError("no streets are drawn")


async def looked_at(page: Page, name: str) -> None:
    """A picture for people, where somebody wants to look."""
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"{name}.png")


async def middle_of(page: Page, what: str) -> tuple[float, float]:
    box = await page.locator(what).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def test_the_pin_is_dragged_to_the_door_and_sent(phone: Phone) -> None:
    """One row in the lane of the chat, where the finger let it go; the page says thanks."""
    page = await phone.opens()
    await drawn(page)
    await looked_at(page, "pin-page-light")
    x, y = await middle_of(page, MARKER)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y - 30, steps=8)
    await page.mouse.up()
    await expect(page.locator("#accuracy")).to_contain_text("Within about")
    await page.locator(SEND).click()
    await expect(page.locator(LINE)).to_have_text("Thank you. I go on in the chat.")
    (pin,) = await rows(phone.chat)
    east = STATION.metres_to(Location(STATION.lat, pin.location.lon))
    north = STATION.metres_to(Location(pin.location.lat, STATION.lon))
    assert pin.location.lon > STATION.lon
    assert pin.location.lat > STATION.lat
    assert abs(east / north - 2) < 0.2
    assert 15 < east < 40
    assert pin.accuracy_m is not None
    assert 3 <= pin.accuracy_m <= 12
    await expect(page.locator(SEND)).to_be_hidden()


async def test_the_nearest_house_is_told_while_the_pin_moves(phone: Phone) -> None:
    """By a tap on the map, too."""
    page = await phone.opens()
    await drawn(page)
    await expect(page.locator(LINE)).to_have_text(phone.chat.delivery.address.line)
    x, y = await middle_of(page, "#map")
    await page.touchscreen.tap(x + 15, y + 10)
    await expect(page.locator(LINE)).to_have_text("Near Kaivokatu 1, 00100 Helsinki")


async def test_keys_are_enough(phone: Phone) -> None:
    """Tab to the pin, arrows to the door, Tab to the button, Enter."""
    page = await phone.opens()
    await drawn(page)
    await page.locator(MARKER).focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowUp"):
        await page.keyboard.press(key)
    await page.locator(SEND).focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(LINE)).to_contain_text("Thank you")
    (pin,) = await rows(phone.chat)
    assert pin.location.lon > STATION.lon
    assert pin.location.lat > STATION.lat


async def test_the_phone_s_own_place_is_taken_with_its_accuracy(phone: Phone) -> None:
    """Where the phone says so."""
    here = Location(60.1715, 24.9440)
    page = await phone.opens(place=here)
    await drawn(page)
    await page.locator(HERE).click()
    await expect(page.locator("#accuracy")).to_have_text("Within about 21 m")
    await expect(page.locator(LINE)).to_have_text("Near Vilhonkatu 2, 00100 Helsinki")
    await page.locator(SEND).click()
    await expect(page.locator(LINE)).to_contain_text("Thank you")
    (pin,) = await rows(phone.chat)
    assert pin.location.metres_to(here) < 1
    assert pin.accuracy_m == 21


async def test_a_phone_that_tells_no_place_is_no_dead_end(phone: Phone) -> None:
    """The pin can still be dragged and sent."""
    page = await phone.opens()
    await drawn(page)
    await expect(page.locator("#accuracy")).to_contain_text("Drag the pin to the door")
    await page.locator(HERE).click()
    await expect(page.locator("#problem")).to_contain_text("Drag the pin instead")
    await page.locator(SEND).click()
    await expect(page.locator(LINE)).to_contain_text("Thank you")


async def test_a_page_that_was_open_too_long_says_so(phone: Phone) -> None:
    """And offers nothing that would fail."""
    page = await phone.opens(phone.chat.opened(auth_date="1700000000"))
    await expect(page.locator("#problem")).to_contain_text("open it again")
    await expect(page.locator(SEND)).to_be_hidden()
    assert await phone.chat.waiting() == 0


async def test_outside_the_chat_it_says_where_to_go(phone: Phone) -> None:
    """Opened as an ordinary address."""
    page = await phone.opens("")
    await expect(page.locator("#problem")).to_contain_text("button in the chat")
    await expect(page.locator(SEND)).to_be_hidden()


async def test_a_lost_connection_loses_no_pin(phone: Phone) -> None:
    """The button comes back, and the second press is the same pin."""
    page = await phone.opens()
    await drawn(page)
    await page.context.set_offline(True)
    await page.locator(SEND).click()
    await expect(page.locator("#problem")).to_contain_text("try again")
    await page.context.set_offline(False)
    await page.locator(SEND).click()
    await expect(page.locator(LINE)).to_contain_text("Thank you")
    assert len(await rows(phone.chat)) == 1


@pytest.mark.parametrize(("language", "scheme"), LANGUAGES_BY_DAY_AND_NIGHT)
async def test_it_fits_a_small_phone_in_every_language(
    phone: Phone, language: str, scheme: str
) -> None:
    """Nothing stands out, every button is as big as a thumb, and it is in the chat's language."""
    await phone.chat.speaks(language)
    page = await phone.opens(theme=DARK if scheme == "dark" else None, scheme="light")
    await drawn(page)
    await expect(page.locator("html")).to_have_attribute("lang", language)
    await page.locator(MARKER).focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.locator(LINE)).to_contain_text("Kaivokatu 1")
    assert await page.evaluate(TOO_WIDE) == []
    assert await page.evaluate(SMALL) == 0
    box = await page.locator("#map").bounding_box()
    assert box is not None
    assert box["height"] > 0.4 * PHONE["height"]
    if scheme == "dark":
        await expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    await looked_at(page, f"pin-page-{scheme}-{language}")
