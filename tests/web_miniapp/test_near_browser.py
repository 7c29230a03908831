"""The map with the courier in a real browser, by day and by night, and how it ends."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.bot.world import NOW
from tests.web_miniapp.opening import Chat
from tests.web_miniapp.test_browser import (
    DARK,
    PICTURES,
    SLOW_MILLISECONDS,
    TOO_WIDE,
    Phone,
    drawn,
    phone,
)
from tests.web_miniapp.test_near import near

pytestmark = pytest.mark.needs_browser
__all__ = ["phone"]


@pytest.mark.parametrize(
    ("scheme", "language"), [("light", "en"), ("dark", "fi"), ("dark", "ar"), ("light", "uk")]
)
async def test_the_van_is_seen_beside_the_door(
    phone: Phone,
    chat: Chat,
    scheme: str,
    language: str,
) -> None:
    """In the chat's language; nothing is wider than the phone."""
    await near(chat)
    await chat.speaks(language)
    theme = DARK if scheme == "dark" else None
    page = await phone.opens(theme=theme, scheme=scheme, path="/app/near")
    await drawn(page)
    await expect(page.locator(".van")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", language)
    await expect(page.locator("#reported")).not_to_be_empty()
    assert await page.evaluate(TOO_WIDE) == []
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"near-{language}-{scheme}.png")


async def test_the_map_ends_when_the_courier_has_come(
    phone: Phone,
    chat: Chat,
) -> None:
    """The next look finds it gone, and the page says where to look instead."""
    await near(chat)
    page = await phone.opens(path="/app/near")
    await expect(page.locator(".van")).to_be_visible()
    async with chat.building.house.store.begin() as unit:
        delivery = await unit.deliveries.get(chat.delivery.id)
        assert delivery is not None
        await unit.deliveries.save(replace(delivery, arrived_at=NOW))
    over = page.locator("#problem")
    await expect(over).to_contain_text("The map ends here", timeout=SLOW_MILLISECONDS)
    await expect(page.locator(".van")).to_have_count(0)
