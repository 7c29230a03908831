"""The routes' page in a real browser: no script, a phone's width, light and dark."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import expect

from core.model.ids import RouteRef
from core.model.location import Location
from core.model.route import Stop
from core.model.window import Window
from tests.bot.building import a_route
from tests.web_console.front import Front
from tests.web_console.test_browser import NAMELESS, Desks, desks
from tests.web_console.test_routes import DAY, booked

__all__ = ["desks"]  # the fixture

pytestmark = pytest.mark.needs_browser
PICTURES = os.environ.get("DOORSTEP_PICTURES")  # a folder, for who wants to look
STOPS = 14
TOO_WIDE = (
    "[...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()"
    " && !one.closest('.skip, .unseen, .scroll')"
    " && one.getBoundingClientRect().right > innerWidth + 1)"
    ".map((one) => one.outerHTML.slice(0, 80))"
)


async def a_busy_day(front: Front) -> str:
    """Two vans, one of them with many stops: promises, and a wait for a window. Who asks."""
    asks = await booked(front)
    begin = datetime(2026, 11, 25, 6, tzinfo=UTC)
    stops = tuple(
        Stop(
            key=f"parcel-{number}",
            tracking_number=f"JJFI{number:011d}",
            location=Location(60.16 + number * 0.002, 24.93 + number % 3 * 0.004),
            service_seconds=240,
            window=Window(at, at + timedelta(hours=2)) if number % 2 else None,
            arrival=at,
            units=1,
            promised=bool(number % 2),
        )
        for number in range(STOPS)
        for at in [begin + timedelta(minutes=30 + 45 * number)]
    )
    async with front.building.house.store.begin() as unit:
        van = a_route()
        busy = replace(van, ref=RouteRef("r2"), vehicle=replace(van.vehicle, ref="van-2", units=20))
        await unit.routes.put(replace(busy, stops=stops))
    return asks.id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_it_is_read_on_a_desk_and_on_a_phone(
    desks: Desks, front: Front, scheme: str, width: int
) -> None:
    """Without a script; only what is meant to scroll is wider than the screen."""
    asks = await a_busy_day(front)
    page = await desks.of("Anna", script=False)
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    await page.set_viewport_size({"width": width, "height": 900})
    await page.get_by_role("link", name="Routes").click()
    await page.goto(
        str(front.server.make_url(f"/console/routes?carrier=own-fleet&day={DAY}&delivery={asks}"))
    )
    await expect(page.locator("svg.timeline")).to_have_count(2)
    await expect(page.get_by_role("img", name="r2: 14 stops")).to_be_visible()
    await page.locator("summary", has_text="One more stop").first.click()
    await expect(page.get_by_text("before stop 1").first).to_be_visible()
    if PICTURES:
        name = f"routes-{scheme}-{width}.png"
        await page.screenshot(path=Path(PICTURES) / name, full_page=True)


async def test_a_place_is_asked_for_by_a_form_and_nothing_stands_out(
    desks: Desks, front: Front
) -> None:
    """By keys alone; the address stays free of it."""
    await a_busy_day(front)
    page = await desks.of("Anna")
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.goto(str(front.server.make_url(f"/console/routes?carrier=own-fleet&day={DAY}")))
    await page.get_by_label("What would one more stop cost?").fill("60.1712, 24.9431")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="One more stop at that place")).to_be_visible()
    assert "60.17" not in page.url
    assert await page.evaluate(TOO_WIDE) == []
    assert await page.evaluate(NAMELESS) == []
