"""Figures on the console: the same numbers as on the command line, on a page and as CSV."""

import csv
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.figures import figures as command
from app.settings import load
from core.actions.counted import gather
from core.actions.events import EventReport, record_events
from core.actions.figures import Figures, figures
from core.actions.house import House
from core.model.asker import HOUSE
from core.model.attempt import Attempt
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId
from core.model.reason import Reason
from core.model.status import EventType, Status
from core.model.unit_costs import UnitCosts
from storage.store import open_store
from tests.bot.building import build
from tests.bot.world import DELIVERY, NOW, a_carrier, a_delivery
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


async def test_a_day_begins_for_the_command_as_for_the_board(
    front: Front, anna: Browser, sqlite_url: str
) -> None:
    """At the carriers' midnight, whatever zone the house is set to: what came to its end between
    that and the setting's midnight counts for both, or for neither."""
    zone = ZoneInfo("Europe/Helsinki")
    begins = datetime.combine(NOW.astimezone(zone).date(), time(), zone)
    async with front.building.house.store.begin() as unit:
        await unit.carriers.put(replace(a_carrier(), timezone="Europe/Helsinki"))
        for number, minutes in enumerate((-30, 30)):  # both are of the day before in UTC
            at = begins + timedelta(minutes=minutes)
            await unit.deliveries.add(replace(delivered(number), updated_at=at))
    settings = load(database_url=sqlite_url, timezone="UTC")
    said = await command(settings, begins.date().isoformat(), None)
    page = await anna.get(f"{PAGE}?days=1")
    assert (said["deliveries"], said["closed"]) == (2, 1)  # one is on its way today
    assert (
        "2 deliveries, 1 closed" in page.words and "Days are those of Europe/Helsinki" in page.words
    )


async def test_the_same_log_gives_the_same_figures_again(sqlite_url: str, tmp_path: Path) -> None:
    """What was shown of a day is counted anew from its log, in another house that was told nothing
    else, in whatever order it hears it."""
    absent = Reason.RECIPIENT_ABSENT
    told = (
        (EventType.LOADED, 1, None),
        (EventType.OUT_FOR_DELIVERY, 2, None),
        (EventType.ARRIVED, 60, None),
        (EventType.ATTEMPT_FAILED, 66, absent),
        (EventType.OUT_FOR_DELIVERY, 300, None),
        (EventType.ARRIVED, 340, None),
        (EventType.DELIVERED, 343, None),
    )
    events = [
        CarrierEvent(
            event_id=f"e{number}",
            type=kind,
            occurred_at=NOW + timedelta(minutes=minutes - 480),
            reason=reason,
        )
        for number, (kind, minutes, reason) in enumerate(told)
    ]
    shown = await counted(sqlite_url, events)
    async with opened(sqlite_url) as house, house.store.read() as unit:
        log = (await unit.timeline.events_of_each([DELIVERY]))[DELIVERY]
    assert await counted(f"sqlite+aiosqlite:///{tmp_path}/again.db", log) == shown
    assert shown["missed"] == 1 and shown["minutes_arrival_to_handover"] is not None


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[House]:
    store = await open_store(url)
    try:
        yield build(store, store.lanes).house
    finally:
        await store.aclose()


async def counted(url: str, events: Sequence[CarrierEvent]) -> Figures:
    """Of one delivery, once a house has heard these."""
    async with opened(url) as house:
        async with house.store.begin() as unit:
            await unit.carriers.put(a_carrier())
            await unit.deliveries.add(replace(a_delivery(), conversation=None))
        for event in events:
            report = EventReport(event=event, body_hash=event.event_id, delivery=DELIVERY)
            await record_events(house, [report], HOUSE)
        async with house.store.read() as unit:
            return figures(await gather(unit, None, None))


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
