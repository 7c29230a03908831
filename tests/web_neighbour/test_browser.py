"""The neighbour's page in a real browser: no script, a phone's width, light and dark."""

import os
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from tests.web_neighbour.conftest import Phone

pytestmark = pytest.mark.needs_browser
PICTURES = os.environ.get("DOORSTEP_PICTURES")  # a folder, for who wants to look
TOO_WIDE = (
    "[...document.querySelectorAll('body *')]"
    ".filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length"
)


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "de"), ("dark", "ar")])
async def test_a_thumb_answers_and_takes_it_back(
    phone: Phone, chromium: str, scheme: str, language: str
) -> None:
    """Yes, and then no; each page says what stands, and nothing is wider than the screen."""
    token = await phone.asked()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = await browser.new_page(
            viewport={"width": 360, "height": 740},
            locale=language,
            color_scheme=scheme,  # type: ignore[arg-type]  # light or dark
            java_script_enabled=True,
        )
        await page.goto(str(phone.server.make_url(f"/neighbour/{token}")))
        for name, count in (("asked", 2), ("taken", 1), ("over", 0)):
            await expect(page.locator("button")).to_have_count(count)
            assert await page.evaluate(TOO_WIDE) == 0
            if PICTURES:
                await page.screenshot(path=Path(PICTURES) / f"neighbour-{name}-{language}.png")
            if count:
                await page.locator("button").first.click()
        await browser.close()
