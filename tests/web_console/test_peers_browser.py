"""The programs that we look at, on a desk and on a phone, by day and by night."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from core.model.sync import Sync
from tests.web_console.front import Front
from tests.web_console.test_browser import Desks, desks
from tests.web_console.test_routes_browser import TOO_WIDE

__all__ = ["desks"]

PICTURES = os.environ.get("DOORSTEP_PICTURES", "")


@pytest.mark.needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_programs_are_read_on_a_desk_and_on_a_phone(
    front: Front, desks: Desks, width: int, scheme: str
) -> None:
    """Nothing is wider than the screen, and who is not well is said in words."""
    wall = front.building.clock.wall()
    async with front.building.house.store.begin() as unit:
        await unit.syncs.put(
            Sync(
                name="carrier:own-fleet",
                due_at=wall + timedelta(minutes=4),
                every_seconds=60,
                last_success=wall - timedelta(hours=1),
                last_error="Unavailable: not reached: ClientConnectorError",
                errors_in_a_row=5,
            )
        )
        await unit.syncs.put(
            Sync(name="planner:vroom", due_at=wall, every_seconds=60, last_success=wall)
        )
    page = await desks.of("Anna", script=False)
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    await page.set_viewport_size({"width": width, "height": 900})
    await page.get_by_role("link", name="Figures").click()
    await page.get_by_role("link", name="Programs we look at").click()
    await page.get_by_role("heading", name="Programs we look at").wait_for()
    assert await page.evaluate(TOO_WIDE) == []
    await page.get_by_text("not well").wait_for()
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"peers-{width}-{scheme}.png", full_page=True)
