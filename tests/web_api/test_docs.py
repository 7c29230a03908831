"""The documentation in a real browser: on a small phone, light and dark, from here alone."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, Route, async_playwright

from tests.web_api.caller import Truth
from tests.web_api.desk import Desk

pytestmark = pytest.mark.needs_browser


@pytest.fixture
async def page(desk: Desk, chromium: str) -> AsyncIterator[Page]:
    """Nothing may be loaded from elsewhere, and nothing may complain."""
    here = str(desk.stranger.http.make_url("/"))
    complaints: list[str] = []
    strangers: list[str] = []

    async def only_here(route: Route) -> None:
        if route.request.url.startswith(here):
            await route.continue_()
        else:
            strangers.append(route.request.url)
            await route.abort()

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = await browser.new_context(
            viewport={"width": 360, "height": 640}, color_scheme="dark", base_url=here
        )
        await context.route("**/*", only_here)
        opened = await context.new_page()
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("console", lambda said: complaints.append(said.text))
        yield opened
        await browser.close()
    assert (complaints, strangers) == ([], [])


async def test_it_shows_every_call_on_a_small_phone(page: Page, truth: Truth) -> None:
    """Without a sideways scroll; the call that the address names is open; the finder finds."""
    await page.goto("/docs#holdSlot")
    await page.wait_for_selector("details")
    calls = sum(len(methods) for methods in truth.document["paths"].values())
    assert await page.locator("details").count() == calls
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.locator("details[open]").get_attribute("id") == "holdSlot"
    assert await page.locator("#holdSlot >> text=slot-gone").count() > 0
    await page.fill("#find", "webhooks test")
    assert await page.locator("details:visible").count() == 1
    dark = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    await page.emulate_media(color_scheme="light")
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
