"""A day's routes as they are looked at: the same arithmetic as the offers', and nothing written."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from core.actions.day_routes import DayRoutes, day_routes
from core.actions.places import put_point
from core.actions.slots import slots_of
from core.commands import BookWindow, HoldSlot
from core.model.area import Area
from core.model.blackout import Blackout
from core.model.carrier import AreaCutOff, Capability, Carrier, ChangeAction, CutOff
from core.model.door_card import DoorCard
from core.model.route import Stop, Vehicle
from core.model.status import Status
from core.model.window import Window
from core.refusals import Refused
from slots.schedule import Why
from tests.core.dock import DOCK, HALF_PAST, TEN, to_the_dock
from tests.core.test_own_stop import AINO, BEFORE, VAN, chosen, others
from tests.core.town import (
    CARRIER,
    NOW,
    PLANNER,
    TODAY,
    Town,
    a_delivery,
    a_van,
    door,
    window,
    windows,
)

ISLAND = ((24.0, 60.0), (25.0, 60.0), (25.0, 61.0), (24.0, 61.0), (24.0, 60.0))


def changed_until(until: CutOff) -> Carrier:
    """The town's carrier, which hears of another time until then."""
    told = {ChangeAction.CHANGE_WINDOW: Capability(until=until)}
    return replace(CARRIER, capabilities=CARRIER.capabilities | told)


def shown(found: DayRoutes) -> set[Window]:
    """Into which windows some gap of the routes could take one more."""
    return {each for route in found.routes for gap in route.gaps for each in gap.windows}


def cheapest(found: DayRoutes) -> dict[Window, int]:
    """What each window costs where some gap can serve it, in seconds of way."""
    costs: dict[Window, int] = {}
    for route in found.routes:
        for gap in route.gaps:
            for each in gap.windows:
                cost = round(gap.extra.total_seconds())
                costs[each] = min(cost, costs.get(each, cost))
    return costs


async def looked_at(town: Town, **how: object) -> DayRoutes:
    return await day_routes(town.house, CARRIER, TODAY, **how)  # type: ignore[arg-type]


async def test_every_stop_has_its_times_and_its_slack(town: Town) -> None:
    """A promise, a hold, and the way home; nothing begins before the van can be there."""
    await town.furnish(a_van(), a_delivery(1), a_delivery(2))
    await town.ask(BookWindow(a_delivery(1).id, window(10)))
    await town.ask(HoldSlot(a_delivery(2).id, window(14)))
    (route,) = (await looked_at(town)).routes
    first, second = route.stops
    assert (first.stop.promised, second.stop.hold is not None) == (True, True)
    assert first.starts in window(10)
    assert second.starts in window(14)
    assert first.ends + (second.travel or timedelta()) + second.waits == second.starts
    assert all(stop.slack >= timedelta() for stop in route.stops)
    assert route.back + route.slack == route.route.end.at
    assert route.units == 2
    assert route.waits == first.waits + second.waits


async def test_what_one_more_stop_costs_is_what_the_offers_say(town: Town) -> None:
    """The cheapest gap of each window is the offer's, to the second; no window more, none less."""
    await town.furnish(a_van(), a_van(2), *(a_delivery(n) for n in range(1, 6)))
    for number, hour in ((1, 10), (2, 14), (3, 8), (4, 16)):
        await town.ask(BookWindow(a_delivery(number).id, window(hour)))
    asks = a_delivery(5)
    found = await looked_at(town, asks=asks)
    offers = await slots_of(town.house, asks.id, TODAY, TODAY)
    assert offers
    assert cheapest(found) == {offer.window: offer.extra_seconds for offer in offers}


@pytest.mark.parametrize("what", BEFORE)
async def test_who_has_a_time_is_told_what_another_one_costs(town: Town, what: str) -> None:
    """As they are offered it, by a way that does not count their own visits; each gap is where it
    would be among the stops that are shown."""
    await town.furnish(VAN, AINO)
    fair = cheapest(await looked_at(town, asks=AINO))
    await chosen(town, what)
    asks = await town.delivery(AINO.id)
    fair = others(fair, asks)
    found = await looked_at(town, asks=asks)
    assert {offer.window: offer.extra_seconds for offer in found.offers} == fair
    assert cheapest(found) == fair
    (route,) = found.routes
    for gap in route.gaps:
        assert all(stop.starts < gap.closes for stop in route.stops[: gap.position])
        assert 0 <= gap.position <= len(route.stops)


async def test_a_point_may_ask_too(town: Town) -> None:
    """Somebody who has no delivery yet: a parcel of one unit, three minutes at the door."""
    await town.furnish(a_van())
    (route,) = (await looked_at(town, asks=door(7))).routes
    (gap,) = route.gaps
    assert gap.position == 0
    assert window(10) in gap.windows


async def test_a_full_van_has_no_gap(town: Town) -> None:
    """Whatever its slack."""
    await town.furnish(a_van(units=1), a_delivery(1), a_delivery(2))
    await town.ask(BookWindow(a_delivery(1).id, window(10)))
    (route,) = (await looked_at(town, asks=a_delivery(2))).routes
    assert route.gaps == ()
    assert (route.units, route.vehicle.units) == (1, 1)


async def test_a_plan_that_does_not_hold_is_shown_as_it_was_told(town: Town) -> None:
    """With the reason, and without gaps."""
    van = a_van()
    await town.furnish(van, a_delivery(1), a_delivery(2))
    await town.ask(BookWindow(a_delivery(1).id, window(10)))
    known = await town.route(van.ref)
    async with town.house.store.begin() as unit:
        await unit.routes.put(replace(known, vehicle=Vehicle(ref="van-1", units=0)))
    (route,) = (await looked_at(town, asks=a_delivery(2))).routes
    assert [trouble.why for trouble in route.troubles] == [Why.UNITS]
    assert len(route.stops) == 1
    assert route.gaps == ()


async def test_without_roads_the_planner_s_own_times_are_shown(town: Town) -> None:
    """And it is said."""
    van = a_van()
    await town.furnish(van, a_delivery(1))
    await town.ask(BookWindow(a_delivery(1).id, window(10)))
    town.roads.is_ill = True
    found = await looked_at(town)
    assert not found.has_roads
    assert found.routes[0].stops[0].starts in window(10)


async def test_nothing_is_written(town: Town) -> None:
    """A look is a look."""
    van = a_van()
    await town.furnish(van, a_delivery(1))
    before = await town.route(van.ref)
    await looked_at(town, asks=a_delivery(1))
    assert await town.route(van.ref) == before


@pytest.mark.parametrize(
    ("why", "days"),
    [("cut-off", 0), ("cut-off", 1), ("latest", 1), ("earliest", 0), ("shut", 0), ("area", 1)],
)
async def test_no_window_is_shown_that_is_not_offered(town: Town, why: str, days: int) -> None:
    """Past its cut-off, on another day than agreed, while its door is shut."""
    day = TODAY + timedelta(days=days)
    hours = CutOff(hours_before_window=30)
    asks = a_delivery(1)
    carrier, asks = {
        "cut-off": (changed_until(hours), asks),
        "latest": (CARRIER, replace(asks, latest=TODAY)),
        "earliest": (CARRIER, replace(asks, earliest=TODAY + timedelta(days=1))),
        "shut": (CARRIER, replace(asks, door_card=DoorCard(opening_hours="Mo-Su 12:00-16:00"))),
        "area": (
            replace(CARRIER, cut_offs=(AreaCutOff(area=Area(rings=(ISLAND,)), until=hours),)),
            asks,
        ),
    }[why]
    await town.furnish(a_van(day=day), asks)
    async with town.house.store.begin() as unit:
        await unit.carriers.put(carrier)
    found = await day_routes(town.house, carrier, day, asks=asks)
    offers = await slots_of(town.house, asks.id, day, day)
    assert shown(found) == {offer.window for offer in offers} != set(windows(day))
    assert found.offers == offers
    assert bool(found.windows) == bool(offers)


async def test_who_may_choose_no_time_hears_why(town: Town) -> None:
    """As whoever asks for the offers would."""
    asks = replace(a_delivery(1), status=Status.OUT_FOR_DELIVERY)
    await town.furnish(a_van(), asks)
    with pytest.raises(Refused) as no:
        await looked_at(town, asks=asks)
    assert no.value.refusal.why_not == ("wrong-status",)


async def test_nobody_drives_to_a_door_for_who_comes_to_a_point(town: Town) -> None:
    """No gap of any van, though it is known where they live; the point's own windows."""
    asks = replace(to_the_dock(1), address=a_delivery(1).address)
    await town.furnish(a_van(), asks)
    await put_point(town.house, DOCK, PLANNER)
    found = await looked_at(town, asks=asks)
    assert found.point == DOCK
    assert [route.gaps for route in found.routes] == [()]
    assert [offer.window for offer in found.offers] == [TEN, HALF_PAST]


async def test_the_cheapest_route_is_found_on_whichever_page(town: Town) -> None:
    """It is the day's, and its number leads to it."""
    await town.furnish(*(a_van(number) for number in range(1, 4)), a_delivery(7))
    await town.ask(BookWindow(a_delivery(7).id, window(10)))
    for asks in (door(7), a_delivery(8)):
        pages = [await looked_at(town, asks=asks, first=first, limit=1) for first in range(3)]
        every = await looked_at(town, asks=asks)
        assert {page.offers for page in pages} == {every.offers}
        assert {offer.window for offer in every.offers} == shown(every)
        best = min(every.offers, key=lambda offer: offer.extra_seconds)
        page = pages[every.numbers[best.route_ref]]
        costs = {gap.extra.total_seconds() for gap in page.routes[0].gaps}
        assert best.extra_seconds in costs


async def test_what_is_over_by_now_is_shown_to_no_place(town: Town) -> None:
    """The carrier's windows that are still ahead."""
    await town.furnish(a_van())
    town.clock.at = window(12).start
    found = await looked_at(town, asks=door(7))
    assert found.windows == tuple(each for each in windows() if each > window(12))
    assert shown(found) <= set(found.windows)


async def test_a_forecast_that_is_left_over_takes_nothing(town: Town) -> None:
    """Once somebody has planned the day; who was promised a time on it is still seen there."""
    day = TODAY + timedelta(days=1)
    served = [Stop(key=f"x{n}", location=door(50 + n), service_seconds=60) for n in range(6)]
    past = a_van(1, *served, day=day - timedelta(days=7))
    await town.furnish(past, a_delivery(1), a_delivery(2))
    await town.ask(BookWindow(a_delivery(1).id, window(10, day)))
    await town.furnish(a_van(2, day=day))
    found = await day_routes(town.house, CARRIER, day, asks=a_delivery(2))
    left, planned = found.routes
    assert (left.route.is_forecast, left.is_offered, left.gaps) == (True, False, ())
    assert planned.is_offered and planned.gaps
    assert {offer.route_ref for offer in found.offers} == {planned.route.ref}
    assert not found.is_forecast


async def test_many_routes_are_shown_a_page_at_a_time(town: Town) -> None:
    """By their names; how many there are is told."""
    await town.furnish(*(a_van(number) for number in range(1, 6)))
    found = await looked_at(town, first=2, limit=2)
    assert found.count == 5
    assert [route.vehicle.ref for route in found.routes] == ["van-3", "van-4"]
    assert found.now == NOW


async def test_a_day_that_nobody_has_planned_shows_its_forecasts(town: Town) -> None:
    """On which windows are offered; the first planned route takes their place."""
    day = TODAY + timedelta(days=1)
    served = [Stop(key=f"x{n}", location=door(50 + n), service_seconds=60) for n in range(6)]
    await town.furnish(a_van(1, *served, day=day - timedelta(days=7)), a_delivery(1))
    offers = await slots_of(town.house, a_delivery(1).id, day, day)
    found = await day_routes(town.house, CARRIER, day, asks=a_delivery(1))
    assert found.is_forecast and offers
    assert shown(found) == {offer.window for offer in offers}
    await town.furnish(a_van(day=day))
    assert not (await day_routes(town.house, CARRIER, day)).is_forecast


async def test_what_is_shut_is_said_and_costs_nothing(town: Town) -> None:
    """A blackout of some hours: no gap serves them, whoever asks."""
    await town.furnish(a_van(), a_delivery(1))
    carrier = replace(
        CARRIER, blackouts=(Blackout(first=TODAY, last=TODAY, opens=time(10), closes=time(12)),)
    )
    for asks in (None, door(7), a_delivery(1)):
        found = await day_routes(town.house, carrier, TODAY, asks=asks)
        assert found.shut == (window(10),)
        gaps = [each for route in found.routes for gap in route.gaps for each in gap.windows]
        assert window(10) not in gaps and (asks is None or window(12) in gaps)


async def test_a_van_on_the_road_takes_nothing_that_lies_at_the_depot(town: Town) -> None:
    await town.furnish(a_van(), a_delivery(1), a_delivery(2))
    await town.ask(BookWindow(a_delivery(1).id, window(10)))
    town.clock.at = a_van().start.at + timedelta(minutes=1)
    for number, has_gaps in ((1, True), (2, False)):
        (route,) = (await looked_at(town, asks=a_delivery(number))).routes
        assert bool(route.gaps) == has_gaps
