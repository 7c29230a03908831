"""What every planner keeps, whoever it is."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from core.model.route import Needs, Profile, Route
from core.model.unkept import WhyUnkept
from core.ports import Planner
from integrations.planners import open_planner
from integrations.planners.google_route_optimization.client import GoogleRouteOptimization
from slots.reordering import reordered, replanned
from slots.schedule import Schedule, schedule
from tests.integrations.google_peer import GooglePeer
from tests.integrations.planner_peers import (
    DEPOT,
    OpenRouteServicePeer,
    VroomExpress,
    between,
    crowded,
    driven,
    legs_of,
    road_seconds,
    route,
    stop,
    without_way_to,
    zigzag,
)

KEY = "5b3ce3597851110001cf6248"


@pytest.fixture(params=["vroom", "vroom-express", "openrouteservice", "google", "pyvrp"])
async def planner(request: pytest.FixtureRequest) -> AsyncIterator[Planner]:
    """Each planner as the house opens it; the servers on localhost."""
    peers = {
        "vroom-express": VroomExpress().app(),
        "openrouteservice": OpenRouteServicePeer(KEY).app(),
        "google": GooglePeer().app(),
    }
    async with TestServer(peers.get(request.param, web.Application())) as server:
        url = str(server.make_url("/"))
        match request.param:
            case "google":
                opened = at_google(url)
            case "openrouteservice":
                opened = open_planner(f"openrouteservice+{url}", KEY)
            case "vroom-express":
                opened = open_planner(url)
            case name:
                opened = open_planner(name)
        yield opened
        await opened.aclose()


def at_google(url: str) -> Planner:
    return GoogleRouteOptimization("fleet-1", base=url, token_url=f"{url}token")


async def test_a_zigzag_becomes_a_round(planner: Planner) -> None:
    """The same stops, and much less of the road."""
    day = zigzag()
    legs = legs_of(day)
    order = (await planner.orders([day], legs))[day.ref]
    assert sorted(order) == sorted(one.key for one in day.stops)
    around = ["r1-1", "r1-3", "r1-5", "r1-7", "r1-9", "r1-11"]
    shortest = road_seconds(legs[Profile.AUTO], day, around)
    assert road_seconds(legs[Profile.AUTO], day, order) == pytest.approx(shortest, abs=3)


async def test_windows_are_hard(planner: Planner) -> None:
    """However short the way would be without them."""
    early, late = between(0, 60), between(300, 420)
    day = route(stop("a", 1, late), stop("b", 5), stop("c", 2, early), stop("d", 7), stop("e", 4))
    legs = legs_of(day)
    order = (await planner.orders([day], legs))[day.ref]
    assert reordered(day, order, legs[Profile.AUTO]).stop_of("a") is not None
    driven = replace(day, stops=tuple(one for key in order if (one := day.stop_of(key))))
    found = schedule(driven, legs[Profile.AUTO])
    assert isinstance(found, Schedule)
    assert found.given_up == ()


async def test_the_end_of_a_window_belongs_to_it(planner: Planner) -> None:
    """As in our own arithmetic: whoever was narrowed to one moment is served at that moment."""
    exact = between(90, 90 + 1 / 60)
    day = route(stop("a", 1), stop("b", 6, exact), stop("c", 2))
    order = (await planner.orders([day], legs_of(day)))[day.ref]
    assert sorted(order) == ["a", "b", "c"]


async def test_each_route_keeps_its_own_stops(planner: Planner) -> None:
    """Several are asked about together."""
    days = [zigzag("r1"), zigzag("r2"), zigzag("r3")]
    orders = await planner.orders(days, legs_of(*days))
    assert [sorted(orders[day.ref]) for day in days] == [
        sorted(one.key for one in day.stops) for day in days
    ]


async def test_what_cannot_be_kept_is_left_out_and_spoils_no_other(planner: Planner) -> None:
    """Nobody is dropped from a route without a word."""
    impossible = route(
        stop("a", 1, between(0, 1)), stop("b", 7, between(0, 1)), stop("c", 3), ref="r2"
    )
    days = [impossible, zigzag("r1")]
    assert list(await planner.orders(days, legs_of(*days))) == ["r1"]


async def test_a_stop_without_a_way_is_never_made_to_fit(planner: Planner) -> None:
    """No road is not a short road."""
    day = zigzag()
    legs = without_way_to(legs_of(day), day, "r1-7")
    assert await planner.orders([day], legs) == {}


async def test_the_shift_is_kept(planner: Planner) -> None:
    """A vehicle that would be back too late has no order."""
    day = replace(zigzag(), end=replace(zigzag().end, at=zigzag().start.at))
    assert await planner.orders([day], legs_of(day)) == {}


async def test_nothing_asked_is_nothing_answered(planner: Planner) -> None:
    """And nobody is started for it."""
    assert await planner.orders([], {}) == {}


async def test_sixty_stops_come_back_whole_and_shorter(planner: Planner) -> None:
    """A full day, a third of it promised."""
    day = crowded(60)
    legs = legs_of(day)
    order = (await planner.orders([day], legs))[day.ref]
    better = reordered(day, order, legs[Profile.AUTO])
    assert len(better.stops) == 60


def crossing() -> list[Route]:
    """Two vans, each with stops in the east and in the west, promised all day."""
    day = between(0, 480)
    first = route(*(stop(f"a{hour}", hour, day) for hour in (2, 8, 3, 9)), ref="r1")
    second = route(*(stop(f"b{hour}", hour, day) for hour in (10, 4, 9.5, 3.5)), ref="r2")
    return [first, second]


async def test_two_vans_that_cross_are_parted(planner: Planner) -> None:
    """Stops change vehicles, and our own arithmetic takes the plan."""
    day = crossing()
    legs = legs_of(*day)
    better = replanned(day, day, await planner.plan(day, legs), legs)
    assert sum(len(one.stops) for one in better) == 8
    assert driven(better, legs) < 0.7 * driven(day, legs)


async def test_a_plan_keeps_windows_loads_and_shifts(planner: Planner) -> None:
    """The one van can take four, the other has time for the first hour only."""
    day = crossing()
    small = replace(day[0], vehicle=replace(day[0].vehicle, units=4))
    short = replace(day[1], end=replace(day[1].end, at=day[1].start.at + timedelta(hours=1)))
    late = replace(small.stops[1], window=between(200, 260))
    day = [replace(small, stops=(late, *small.stops[:1], *small.stops[2:])), short]
    legs = legs_of(*day)
    better = replanned(day, day, await planner.plan(day, legs), legs)
    for one in better:
        assert isinstance(schedule(one, legs[Profile.AUTO]), Schedule)


async def test_a_plan_brings_nobody_a_van_that_may_not_come_there(planner: Planner) -> None:
    """Neither without the lift, nor higher than the gate."""
    low, lift = Needs(height_m_max=2.5), Needs(skills=frozenset({"lift"}))
    day = crossing()
    tall = replace(day[0].vehicle, skills=frozenset({"lift"}), height_m=3.0)
    flat = replace(day[1].vehicle, height_m=2.0)
    first = [replace(one, needs=lift) if one.key == "a8" else one for one in day[0].stops]
    second = [replace(one, needs=low) if one.key == "b10" else one for one in day[1].stops]
    day = [
        replace(day[0], vehicle=tall, stops=tuple(first)),
        replace(day[1], vehicle=flat, stops=tuple(second)),
    ]
    legs = legs_of(*day)
    better = replanned(day, day, await planner.plan(day, legs), legs)
    assert better[0].stop_of("a8") is not None
    assert better[1].stop_of("b10") is not None


async def test_an_empty_van_takes_stops_over(planner: Planner) -> None:
    """It stands there anyway: what one van has no time for in one hour, two have."""
    hour = between(0, 75)
    full = route(*(stop(f"s{at}", at, hour) for at in (1, 5, 7, 11)), hours=4)
    empty = route(ref="r2", hours=4)
    legs = legs_of(full)
    plan = await planner.plan([full, empty], legs)
    assert sorted(key for keys in plan.values() for key in keys) == ["s1", "s11", "s5", "s7"]


async def test_a_day_that_cannot_be_kept_has_no_plan(planner: Planner) -> None:
    """Nobody is dropped without a word."""
    day = [route(stop("a", 1, between(0, 1)), stop("b", 7, between(0, 1))), route(ref="r2")]
    assert await planner.plan(day, legs_of(*day)) == {}


async def test_an_empty_day_has_no_plan(planner: Planner) -> None:
    """And nobody is started for it."""
    assert await planner.plan([route(), route(ref="r2")], {}) == {}


async def test_a_further_stop_is_given_a_place_that_no_gap_has(planner: Planner) -> None:
    """In the order that stands it would come too late, or make somebody else late."""
    day = route(stop("a", 3), stop("b", 9, between(0, 60)), hours=1)
    wish = stop("w", 3.2, between(0, 10))
    legs = legs_of(route(*day.stops, wish))
    order = (await planner.plan([day], legs, (wish,)))[day.ref]
    assert sorted(order) == ["a", "b", "w"]
    found = schedule(
        day.with_stops(tuple({"a": day.stops[0], "b": day.stops[1], "w": wish}[k] for k in order)),
        legs[Profile.AUTO],
    )
    assert isinstance(found, Schedule)
    assert found.given_up == ()


async def test_a_further_stop_without_a_place_has_no_plan(planner: Planner) -> None:
    """Nobody else makes room for it: too far for its window, or one parcel too many."""
    day = crossing()
    legs = legs_of(*day, route(stop("w", 7)))
    assert await planner.plan(day, legs, (stop("w", 7, between(0, 1)),)) == {}
    full = [replace(one, vehicle=replace(one.vehicle, units=4)) for one in day]
    assert await planner.plan(full, legs, (stop("w", 7),)) == {}


async def test_a_day_that_is_kept_breaks_nothing(planner: Planner) -> None:
    """Its order is bad, and keeps everything all the same."""
    assert list(await planner.evaluate([zigzag(), route(ref="r2")], legs_of(zigzag()))) == []
    assert list(await planner.evaluate([route(), route(ref="r2")], {})) == []


async def test_it_says_what_a_change_breaks(planner: Planner) -> None:
    """Somebody far away comes first: by how much the next is late, and nobody else."""
    day = route(stop("far", 7), stop("a", 1, between(0, 10)), stop("b", 2, between(0, 300)))
    (late,) = await planner.evaluate([day], legs_of(day))
    assert (late.key, late.why, late.left_out) == ("a", WhyUnkept.WINDOW, False)
    legs = legs_of(day)[Profile.AUTO]
    ways = road_seconds(legs, day, ["far", "a"]) - (legs.between(day.stops[1].location, DEPOT) or 0)
    assert late.seconds == pytest.approx(ways + 180 - 600, abs=2)


async def test_a_van_that_is_back_too_late_is_told(planner: Planner) -> None:
    """Of its last stop."""
    day = replace(zigzag(), end=replace(zigzag().end, at=zigzag().start.at + timedelta(hours=1)))
    assert WhyUnkept.SHIFT in {one.why for one in await planner.evaluate([day], legs_of(day))}


async def test_a_van_that_is_too_full_is_told(planner: Planner) -> None:
    """It holds five of six."""
    day = zigzag()
    day = replace(day, vehicle=replace(day.vehicle, units=5))
    found = await planner.evaluate([day], legs_of(day))
    assert {one.why for one in found} & {WhyUnkept.LOAD, WhyUnkept.NO_ROOM, WhyUnkept.NO_VEHICLE}


async def test_each_stop_is_told_once(planner: Planner) -> None:
    """Whatever else is wrong with it."""
    day = route(*(stop(f"s{at}", at, between(0, 1)) for at in (1, 7, 3, 9)), hours=0.2)
    keys = [one.key for one in await planner.evaluate([day], legs_of(day))]
    assert len(keys) == len(set(keys)) > 2


async def test_a_planner_that_is_well_says_so(planner: Planner) -> None:
    """Nothing is planned for it."""
    await planner.check()
