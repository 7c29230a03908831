"""The page of a day's routes: drawn on the server, asked what one more stop costs, and silent about
whom anything is for."""

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.actions.ask import ask
from core.commands import BookWindow, HoldSlot
from core.model.asker import Asker, Role
from core.model.delivery import Delivery, Format
from core.model.ids import DeliveryId, PointRef
from core.model.location import Location
from core.model.pickup_point import Bookable, Pickup, PickupPoint, PointKind
from core.model.status import Status
from core.model.window import Window
from slots.forecast import forecast_ref
from tests.bot.building import a_route
from tests.bot.world import DELIVERY, HOME, a_delivery
from tests.web_console.front import Answer, Browser, Front
from web.console.routes import ROUTES_MAX

DAY = "2026-11-25"
PAGE = f"/routes?carrier=own-fleet&day={DAY}"
TEN = Window(datetime(2026, 11, 25, 8, tzinfo=UTC), datetime(2026, 11, 25, 10, tzinfo=UTC))
FAR = Location(60.3, 25.2)
TWO = Window(TEN.start + timedelta(hours=4), TEN.end + timedelta(hours=4))
RECIPIENT = Asker(Role.RECIPIENT, "cnv_1")
PERSONAL = ("Aino", "Virtanen", "Mannerheimintie", HOME, "358401234567", "60.166", "24.932")


def neighbour(number: int) -> Delivery:
    """Somebody in the same street."""
    told = replace(a_delivery(DeliveryId(f"dlv_{number:020d}")), conversation=None)
    return replace(told, chat_token=f"lnk{number}", tracking_number=f"JJFI{number:011d}")


async def booked(front: Front) -> Delivery:
    """Aino is promised ten to twelve, a neighbour holds two to four, another one asks."""
    asks = neighbour(43)
    async with front.building.house.store.begin() as unit:
        for each in (neighbour(42), asks):
            await unit.deliveries.add(each)
    await ask(front.building.house, BookWindow(DELIVERY, TEN), RECIPIENT)
    await ask(front.building.house, HoldSlot(neighbour(42).id, TWO), RECIPIENT)
    return asks


async def typed(browser: Browser, wanted: str) -> Answer:
    page = await browser.get(PAGE)
    return await browser.post(PAGE, {"csrf": page.csrf, "wanted": wanted})


async def test_a_day_is_drawn_with_its_promises_and_its_slack(front: Front, anna: Browser) -> None:
    """A line of time a route: what is promised, what is held, and the same in a table."""
    await booked(front)
    page = await anna.get(PAGE)
    assert page.status == 200
    assert page.text.count('<svg class="timeline"') == 1
    for kind in ("stop promised", "stop held", "stop load", "window promised", "slack", "way"):
        assert f'class="{kind}"' in page.text, kind
    assert "3 stops" in page.words
    assert "of 60 units" in page.words
    assert "10:00–12:00" in page.words


async def test_it_needs_no_script_and_loads_nothing(front: Front, anna: Browser) -> None:
    """The policy of the console holds: no inline style, no script."""
    page = await anna.get(PAGE)
    assert "<script" not in page.text
    assert "style=" not in page.text


async def test_it_is_linked_from_the_other_pages(anna: Browser) -> None:
    """From the list of talks."""
    assert 'href="/console/routes"' in (await anna.get("/")).text


async def test_nothing_personal_is_shown_or_named_in_an_address(
    front: Front, anna: Browser
) -> None:
    """A number on a label, ids, times."""
    asks = await booked(front)
    for path in (PAGE, f"{PAGE}&delivery={asks.id}"):
        page = await anna.get(path)
        assert not [word for word in PERSONAL if word in page.text]


async def test_a_delivery_is_told_what_one_more_stop_costs(front: Front, anna: Browser) -> None:
    """By its id in the address, or by its number in a form: the same."""
    asks = await booked(front)
    by_id = await anna.get(f"{PAGE}&delivery={asks.id}")
    assert by_id.status == 200
    assert 'class="gap"' in by_id.text
    assert "before stop 1" in by_id.words
    assert "08:00–10:00" in by_id.words
    by_number = await typed(anna, asks.tracking_number)
    assert by_number.text.count('class="gap"') == by_id.text.count('class="gap"')


async def test_a_place_is_asked_in_a_form_alone(front: Front, anna: Browser) -> None:
    """A place is somebody's door: it never stands in an address."""
    page = await typed(anna, "60.1712, 24.9431")
    assert "One more stop at that place" in page.words
    assert "60.1712" not in (await anna.get(f"{PAGE}&wanted=60.1712")).text


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("JJFI-NOBODY", "There is no such delivery"),
        ("", "There is no such delivery"),
        ("91, 24", "no place on earth"),
        ("<script>alert(1)</script>", "There is no such delivery"),
    ],
)
async def test_what_is_nobody_is_said_so(
    front: Front, anna: Browser, wanted: str, says: str
) -> None:
    """The routes stay, and what was typed is data."""
    page = await typed(anna, wanted)
    assert page.status == 404
    assert says in page.words
    assert "<script>alert" not in page.text
    assert '<svg class="timeline"' in page.text


async def test_the_cheapest_routes_are_those_of_the_whole_day(front: Front, anna: Browser) -> None:
    """On whichever page they are drawn, and one gets there."""
    asks = await booked(front)
    async with front.building.house.store.begin() as unit:
        for number in range(ROUTES_MAX):
            far = replace(a_route(f"a{number}"), stops=())
            ends = [replace(each, location=FAR) for each in (far.start, far.end)]
            await unit.routes.put(replace(far, start=ends[0], end=ends[1]))
    page = await anna.get(f"{PAGE}&delivery={asks.id}")
    assert "of all routes of the day" in page.words
    (address,) = set(re.findall(r'href="([^"]+#route-1)"', page.text))
    there = html.unescape(address).removeprefix("/console")
    assert "page=1" in there
    assert '<h3 id="name-1"><bdi>r1</bdi></h3>' in (await anna.get(there)).text
    typed_place = await typed(anna, "60.1712, 24.9431")
    assert "on r1" in typed_place.words
    assert "#route-1" not in typed_place.text


async def test_nobody_drives_for_who_comes_to_a_point(front: Front, anna: Browser) -> None:
    """It is said, with the hours that are free there, and no gap is drawn."""
    dock = PickupPoint(
        ref=PointRef("dock-7"),
        name="Vuosaari, dock 7",
        kind=PointKind.TERMINAL,
        location=FAR,
        bookable=(Bookable(window="10:00-10:30", places=2),),
    )
    to_it = replace(
        neighbour(45), format=Format.TERMINAL, point=dock.ref, pickup=Pickup(point=dock.ref)
    )
    async with front.building.house.store.begin() as unit:
        await unit.points.put(dock)
        await unit.deliveries.add(to_it)
    page = await anna.get(f"{PAGE}&delivery={to_it.id}")
    assert "whoever gets it comes to Vuosaari, dock 7" in page.words
    assert "10:00–10:30 a place is free" in page.words
    assert 'class="gap"' not in page.text


async def test_who_may_choose_no_time_is_said_why(front: Front, anna: Browser) -> None:
    """At all, or on that day."""
    async with front.building.house.store.begin() as unit:
        await unit.deliveries.add(replace(neighbour(46), status=Status.OUT_FOR_DELIVERY))
        await unit.deliveries.add(replace(neighbour(47), earliest=date(2026, 11, 26)))
    page = await anna.get(f"{PAGE}&delivery={neighbour(46).id}")
    assert "No time can be chosen for it: not at this stage." in page.words
    page = await anna.get(f"{PAGE}&delivery={neighbour(47).id}")
    assert "No time of this day may be chosen for it" in page.words
    assert 'class="gap"' not in page.text


async def test_a_forecast_that_is_left_over_is_said_to_be(front: Front, anna: Browser) -> None:
    """The day was planned since; whoever stands on it is still seen."""
    asks = await booked(front)
    left = forecast_ref(a_route().carrier, a_route().date, "van-9")
    async with front.building.house.store.begin() as unit:
        await unit.routes.put(a_route(left))
    for path in (PAGE, f"{PAGE}&delivery={asks.id}"):
        page = await anna.get(path)
        assert page.words.count("Windows are offered on this forecast no more") == 1


async def test_what_is_over_asks_for_nothing(front: Front, anna: Browser) -> None:
    """A parcel that was handed over needs no stop."""
    async with front.building.house.store.begin() as unit:
        await unit.deliveries.add(replace(neighbour(44), status=Status.DELIVERED))
    page = await anna.get(f"{PAGE}&delivery={neighbour(44).id}")
    assert "over already" in page.words


async def test_a_plan_that_does_not_hold_says_why(front: Front, anna: Browser) -> None:
    """More aboard than fits."""
    async with front.building.house.store.begin() as unit:
        route = a_route()
        full = replace(route.stops[0], units=99)
        await unit.routes.put(replace(route, stops=(full,), revision=route.revision + 1))
    page = await anna.get(PAGE)
    assert "This plan does not hold: more is aboard than fits" in page.words


async def test_an_auditor_may_look_and_ask(front: Front) -> None:
    """It changes nothing; without the form's own token nobody may."""
    olli = await front.signed_in("Olli")
    assert (await olli.get(PAGE)).status == 200
    assert (await typed(olli, "60.17, 24.94")).status == 200
    assert (await olli.post(PAGE, {"csrf": "x", "wanted": "60.17, 24.94"})).status == 403


async def test_nobody_looks_without_signing_in(front: Front) -> None:
    """Neither the page nor its answer."""
    stranger = front.browser()
    assert (await stranger.get(PAGE)).where == "/console/login"


@pytest.mark.parametrize(
    "query",
    ["?day=yesterday", "?day=0001-01-01", "?day=9999-12-31", "?carrier=nobody", "?page=-1",
     "?page=999", "?delivery=../../etc", "?day=2026-11-25&page=x"],
)  # fmt: skip
async def test_whatever_stands_in_the_address_is_no_error(anna: Browser, query: str) -> None:
    """The page shows a day, this one where it names none."""
    assert (await anna.get(f"/routes{query}")).status in (200, 404)
