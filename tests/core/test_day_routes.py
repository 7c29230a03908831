"""A day's routes as they are looked at: the same arithmetic as the offers', and nothing written."""

from dataclasses import replace
from datetime import time, timedelta

from core.actions.day_routes import DayRoutes, day_routes
from core.actions.slots import slots_of
from core.commands import BookWindow, HoldSlot
from core.model.blackout import Blackout
from core.model.route import Stop, Vehicle
from slots.schedule import Why
from tests.core.town import CARRIER, NOW, TODAY, Town, a_delivery, a_van, door, window


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
    cheapest: dict[object, int] = {}
    for route in found.routes:
        for gap in route.gaps:
            for each in gap.windows:
                cost = round(gap.extra.total_seconds())
                cheapest[each] = min(cost, cheapest.get(each, cost))
    offers = await slots_of(town.house, asks.id, TODAY, TODAY)
    assert offers
    assert cheapest == {offer.window: offer.extra_seconds for offer in offers}


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
    shown = {each for route in found.routes for gap in route.gaps for each in gap.windows}
    assert shown == {offer.window for offer in offers}
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
