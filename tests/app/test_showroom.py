"""The demo's page in a real browser: a phone that talks, a console that shows it, a map."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import ConsoleMessage, Page, async_playwright, expect

from tests.app.running import COMMAND, environment, free_port

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("demo")]
PATIENCE_MS = 20_000
START_SECONDS = 150  # of a slow machine that does other things, too


@asynccontextmanager
async def demo(folder: Path) -> AsyncIterator[str]:
    """The demo as somebody starts it; ended with SIGTERM, as a terminal's end does."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *COMMAND, "demo", "--no-browser", "--port", str(port),
        cwd=folder, env=environment(folder, {}),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START_SECONDS):
            assert b"The demo is at" in await process.stdout.readline()
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        async with asyncio.timeout(15):
            assert await process.wait() == 0


@asynccontextmanager
async def looked_at(url: str, chromium: str, width: int) -> AsyncIterator[Page]:
    """Nothing may complain in the browser's own console."""
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = await browser.new_page(viewport={"width": width, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: complaints.append(str(error)))

        def heard(said: ConsoleMessage) -> None:
            if said.type == "error":
                complaints.append(said.text)

        page.on("console", heard)
        await page.goto(url)
        yield page
        await browser.close()
    assert complaints == []


@pytest.mark.timeout(240)
async def test_a_newcomer_talks_and_watches(tmp_path: Path, chromium: str) -> None:
    """From Start to a free time on the phone; the talk stands in the console, the town is drawn."""
    async with demo(tmp_path) as url, looked_at(url, chromium, 1500) as page:
        phone = page.frame_locator('iframe[title="The recipient\'s phone"]')
        await phone.locator("#gate").click()
        await phone.locator("#board button").click()
        await phone.locator("#share button.main").click()
        await phone.get_by_role("button", name="Yes, right").click()
        await phone.get_by_role("button", name="Today").first.click()
        await phone.get_by_role("button", name="Yes, book it").click()
        await expect(phone.get_by_text("Coming:").last).to_be_visible(timeout=PATIENCE_MS)
        await page.get_by_role("button", name="You are at home").click()
        await expect(page.get_by_role("button", name="You are out")).to_be_visible()
        console = page.frame_locator('iframe[title="The agents\' console"]')
        await expect(console.get_by_text("Aino Virtanen").first).to_be_visible(timeout=PATIENCE_MS)
        town = page.frame_locator('iframe[title="Map of the town with moving vans"]')
        await expect(town.locator("#vans li")).to_have_count(3, timeout=PATIENCE_MS)
        await page.set_viewport_size({"width": 390, "height": 800})
        await page.get_by_role("tab", name="Map").click()
        await expect(page.locator("#map")).to_be_visible()
        await expect(page.locator("#phone")).not_to_be_visible()


@pytest.mark.timeout(240)
async def test_a_newcomer_finds_the_couriers_page(tmp_path: Path, chromium: str) -> None:
    """From the front page to today's stops of a van, in one click."""
    async with demo(tmp_path) as url, looked_at(url, chromium, 1500) as page:
        async with page.expect_popup() as opened:
            await page.get_by_role("link", name="Courier's page").click()
        courier = await opened.value
        await expect(courier.locator("article.stop").first).to_be_visible(timeout=PATIENCE_MS)
        await expect(courier.locator("#net")).to_have_attribute("data-net", "online")
