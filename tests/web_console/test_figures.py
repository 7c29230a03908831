"""Figures on the console: the same numbers as on the command line, on a page and as CSV."""

import csv
import os
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from core.actions.counted import gather
from core.actions.figures import figures
from core.model.attempt import Attempt
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId
from core.model.reason import Reason
from core.model.status import EventType, Status
from core.model.unit_costs import UnitCosts
from tests.bot.world import NOW, a_carrier, a_delivery
from tests.web_console.front import Browser, Front
from tests.web_console.test_browser import Desks, desks
from tests.web_console.test_routes_browser import TOO_WIDE

__all__ = ["desks"]  # the fixture

PAGE = "/figures"
PICTURES = os.environ.get("DOORSTEP_PICTURES")  # a folder, for who wants to look


def delivered(number: int, *reasons: Reason, days_ago: int = 0) -> Delivery:
    """After so many tries in vain."""
    at = NOW - timedelta(days=days_ago, hours=1)
    tries = [Attempt(at=at, reason=reason) for reason in (*reasons, None)]
    return replace(
        a_delivery(),
        id=DeliveryId(f"dlv_{100 + number:020d}"),
        tracking_number=f"FIG{number}",
        chat_token=f"lnk-fig-{number}",
        conversation=None,
        status=Status.DELIVERED,
        attempts=tuple(tries),
        updated_at=at,
    )


async def furnished(front: Front) -> None:
    """Nine days of deliveries; every third was missed once."""
    absent, moved = Reason.RECIPIENT_ABSENT, Reason.RECIPIENT_MOVED
    async with front.building.house.store.begin() as unit:
        limits = {"first_attempt_success": 0.5, "promise_kept": 0.9, "missed": 2}
        costs = UnitCosts(currency="EUR", attempt=Decimal("1.50"))
        await unit.carriers.put(replace(a_carrier(), sla=limits, costs=costs))
        for number in range(18):
            why = () if number % 3 else ((moved,) if number % 6 else (absent,))
            one = delivered(number, *why, days_ago=number // 2)
            await unit.deliveries.add(one)
            event = CarrierEvent(
                event_id=f"e{number}", type=EventType.DELIVERED, occurred_at=one.updated_at
            )
            await unit.timeline.keep_event(one, event, "1", one.updated_at)


def numbers(text: str) -> dict[tuple[str, str], str]:
    return {(one["figure"], one["part"]): one["value"] for one in csv.DictReader(StringIO(text))}


async def test_the_page_and_the_table_say_what_the_command_says(
    front: Front, anna: Browser
) -> None:
    """Of the days that were asked for."""
    await furnished(front)
    week = await anna.get(f"{PAGE}?days=7")
    async with front.building.house.store.read() as unit:
        every = figures(await gather(unit, NOW - timedelta(days=29), None))
    month = await anna.get(f"{PAGE}?days=30")
    first = every["first_attempt_success"]
    assert isinstance(first, dict)
    assert f"{100 * first['all']:.1f} %" in month.words
    assert f"{every['deliveries']} deliveries" in month.words
    assert f"{every['deliveries']} deliveries" not in week.words
    assert "recipient absent" in month.words and "recipient moved" in month.words
    assert "First attempts by day" in month.words
    told = numbers((await anna.get(f"{PAGE}.csv?days=30")).text)
    assert told["first_attempt_success", "all"] == str(first["all"])
    assert told["cost_per_delivery", ""] == str(every["cost_per_delivery"])
    assert told["promise_kept", ""] == ""


async def test_limits_are_met_or_missed(front: Front, anna: Browser) -> None:
    """In words, not by colour alone."""
    await furnished(front)
    page = await anna.get(f"{PAGE}?days=30")
    assert "First attempt 50.0 % 66.7 % met" in page.words
    assert "Promises kept 90.0 % not measured not measured" in page.words
    assert "Missed 2 6 missed" in page.words


async def test_nothing_happened(front: Front, anna: Browser) -> None:
    """And what cannot be asked for is not."""
    await front.building.proven()
    page = await anna.get(f"{PAGE}?days=1000&carrier=nobody")
    assert page.status == 200
    assert "not measured" in page.words


async def test_strangers_see_no_figures(front: Front) -> None:
    for page in (PAGE, f"{PAGE}.csv"):
        assert (await front.browser().get(page)).where == "/console/login"


@pytest.mark.needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_figures_are_read_on_a_desk_and_on_a_phone(
    front: Front, desks: Desks, width: int, scheme: str
) -> None:
    """Nothing is wider than the screen but what scrolls by itself."""
    await furnished(front)
    page = await desks.of("Anna", script=False)
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
    await page.set_viewport_size({"width": width, "height": 900})
    await page.get_by_role("link", name="Figures").click()
    await page.get_by_role("heading", name="Figures", exact=True).wait_for()
    assert await page.evaluate(TOO_WIDE) == []
    await page.get_by_label("Days").select_option("30")
    await page.get_by_role("button", name="Show").click()
    await page.get_by_text("18 closed").wait_for()
    if PICTURES:
        await page.screenshot(path=Path(PICTURES) / f"figures-{width}-{scheme}.png", full_page=True)
