"""What every planner keeps, whoever it is."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp.test_utils import TestServer

from core.model.route import Profile
from core.ports import Planner
from integrations.planners import open_planner
from slots.reordering import reordered
from slots.schedule import Schedule, schedule
from tests.integrations.planner_peers import (
    VroomExpress,
    between,
    crowded,
    legs_of,
    road_seconds,
    route,
    stop,
    without_way_to,
    zigzag,
)


@pytest.fixture(params=["vroom", "vroom-express"])
async def planner(request: pytest.FixtureRequest) -> AsyncIterator[Planner]:
    """Each planner as the house opens it; the server on localhost."""
    async with TestServer(VroomExpress().app()) as server:
        url = str(server.make_url("/"))
        opened = open_planner("vroom" if request.param == "vroom" else url)
        yield opened
        await opened.aclose()


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


async def test_a_planner_that_is_well_says_so(planner: Planner) -> None:
    """Nothing is planned for it."""
    await planner.check()
