"""The agents' group in a real browser, from both sides: the recipient on the demo's phone, the
agent in a topic."""

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.app.test_showroom import PATIENCE_MS, demo, looked_at

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("demo")]


@pytest.mark.timeout(300)
async def test_an_agent_answers_in_a_topic(tmp_path: Path, chromium: str) -> None:
    """A person is asked for on the phone; the topic says why, the first word takes the talk, the
    bot is silent, a note stays among colleagues, and the end of the topic is the bot's return."""
    async with demo(tmp_path) as url, looked_at(url, chromium, 1500) as page:
        phone = page.frame_locator('iframe[title="The recipient\'s phone"]')
        await phone.locator("#gate").click()
        await phone.locator("#board button").click()
        await phone.locator("#share button.main").click()
        await phone.get_by_role("button", name="Yes, right").wait_for()
        await phone.get_by_label("Message", exact=True).fill("I want to talk to a real person")
        await phone.get_by_label("Message", exact=True).press("Enter")
        async with page.expect_popup() as popped:
            await page.get_by_role("link", name="Agents' group").click()
        group = await popped.value
        group.set_default_timeout(PATIENCE_MS)
        await group.set_viewport_size({"width": 390, "height": 800})
        await expect(group.locator("#log > *").first).to_be_attached(timeout=PATIENCE_MS)
        if await group.locator("#back").is_visible():  # a topic is open, not the list of them
            await group.locator("#back").click()
        await group.locator("#topics button", has_text="real person").click()
        log = group.locator("#log")
        await expect(log).to_contain_text("asks for a person", timeout=PATIENCE_MS)
        words = group.get_by_label("Message", exact=True)
        await words.fill("// calls often")
        await words.press("Enter")
        await words.fill("Hello, this is Anna.")
        await words.press("Enter")
        heard = phone.locator("#log")
        await expect(heard).to_contain_text("Anna has joined. I am quiet now.", timeout=PATIENCE_MS)
        await expect(heard).to_contain_text("Anna: Hello, this is Anna.")
        await phone.get_by_label("Message", exact=True).fill("can you come later?")
        await phone.get_by_label("Message", exact=True).press("Enter")
        await expect(log).to_contain_text("can you come later?", timeout=PATIENCE_MS)
        await group.locator("#close").click()
        await expect(heard).to_contain_text(re.compile("Anna has left"), timeout=PATIENCE_MS)
        await expect(group.locator("#status")).to_have_text("closed", timeout=PATIENCE_MS)
        assert "calls often" not in (await heard.inner_text())
