"""The page of lessons in a real browser: no script, a phone's width, light and dark."""

import os
from pathlib import Path

import pytest
from playwright.async_api import expect

from core.model.access import Desk
from core.model.intent import Intent
from core.model.lesson import Corrected, LessonState, lesson_of
from tests.bot.world import NOW
from tests.web_console.front import Front
from tests.web_console.test_browser import NAMELESS, TOO_WIDE, Desks, desks
from tests.web_console.test_learning import a_lesson, a_line, lessons_in, noted

__all__ = ["desks"]  # the fixture

pytestmark = pytest.mark.needs_browser
PICTURES = os.environ.get("DOORSTEP_PICTURES")  # a folder, for who wants to look


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_a_supervisor_judges_on_a_desk_and_on_a_phone(
    desks: Desks, front: Front, scheme: str, width: int
) -> None:
    """One is read anew and accepted, one is thrown away."""
    await front.employ("Sara", Desk.SUPERVISOR)
    right_to_left = lesson_of("أين طردي؟ اسمي NAME", "ar", None, None, Corrected.DENIED, NOW)
    long = lesson_of("so " * 150 + "w" * 90, "en", Intent.TRACK, None, Corrected.LABELLED, NOW)
    await noted(front, a_lesson(), right_to_left, long)
    page = await desks.of("Sara", script=False)
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    await page.set_viewport_size({"width": width, "height": 900})
    await page.get_by_role("link", name="Learning").click()
    await page.get_by_role("heading", name="Learning").wait_for()
    assert await page.evaluate(TOO_WIDE) == []
    assert await page.evaluate(NAMELESS) == []
    if PICTURES:
        name = f"learning-{scheme}-{width}.png"
        await page.screenshot(path=Path(PICTURES) / name, full_page=True)
    ours = page.locator(f"#{a_lesson().id}")
    await expect(ours.get_by_label("This meant")).to_have_value("neighbour")
    await ours.get_by_label("The words").fill("with the lady below")
    await ours.get_by_role("button", name="Accept").click()
    await expect(page.get_by_text("Accepted.")).to_be_visible()
    await page.locator(f"#{long.id}").get_by_role("button", name="Throw away").click()
    await expect(page.get_by_text("Thrown away.")).to_be_visible()
    (kept,) = await lessons_in(front, LessonState.ACCEPTED)
    assert kept.text == "with the lady below"
    assert await lessons_in(front, LessonState.WAITING) == [right_to_left]


async def test_an_agent_finds_the_way_from_a_line_and_back(desks: Desks, front: Front) -> None:
    """Without a script, on a phone."""
    await a_line(front, "put it somewhere dry")
    page = await desks.of("Anna", script=False)
    await page.set_viewport_size({"width": 390, "height": 900})
    await page.get_by_role("link", name="Aino Virtanen").click()
    await page.get_by_role("link", name="this meant…").last.click()
    await page.get_by_role("heading", name="What did this mean?").wait_for()
    assert await page.evaluate(TOO_WIDE) == []
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / "label.png", full_page=True)
    await page.get_by_label("This meant").select_option("leave it in a safe place")
    await page.get_by_role("button", name="Tell the bot").click()
    await expect(page.get_by_text("Noted.")).to_be_visible()
    await page.get_by_role("link", name="Back to the talk").click()
    await expect(page.get_by_text("put it somewhere dry").last).to_be_visible()
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / "thread.png", full_page=True)
