"""What is always true of breaks and of places that are open more than once: a drive that tries
every leg for every break says the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations_with_replacement, pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.model.location import Location
from core.model.route import Break, Route, Stop
from core.model.window import Window
from slots.booking import inserted, starts
from slots.insertion import fits
from slots.legs import Legs
from slots.reordering import question
from slots.schedule import Broken, Schedule, Why, schedule
from tests.slots.days import (
    EIGHT,
    Roads,
    at,
    between,
    even_roads,
    kept_days,
    legs_of,
    place,
    route,
    stop,
    travelled,
    windows_asked,
)


def driven(route: Route, roads: Roads) -> Iterator[list[datetime]]:
    """For every way to take the breaks that keeps everything: when each stop begins. A driver who
    is home before a break may begin rests there."""
    legs = list(pairwise([route.start.location, *(one.location for one in route.stops), HOME]))
    for taken in range(len(route.breaks) + 1):
        for at_leg in combinations_with_replacement(range(len(legs)), taken):
            resting = [
                [one for one, where in zip(route.breaks, at_leg, strict=False) if where == leg]
                for leg in range(len(legs))
            ]
            begun = one_drive(route, roads, legs, resting)
            left = route.breaks[taken:]
            if begun is not None and (not left or begun[-1] <= left[0].start):
                yield begun[:-1]


HOME = route().end.location


def one_drive(
    route: Route,
    roads: Roads,
    legs: Sequence[tuple[Location, Location]],
    resting: Sequence[Sequence[Break]],
) -> list[datetime] | None:
    """When each stop begins, and when the vehicle is home."""
    if sum(each.units for each in route.stops) > route.vehicle.units:
        return None
    now = route.start.at
    begun: list[datetime] = []
    for (here, there), breaks, each in zip(legs, resting, [*route.stops, None], strict=True):
        seconds = 0 if here == there else roads.get((here, there))
        if seconds is None:
            return None
        road = timedelta(seconds=seconds)
        for rest in breaks:
            begins = max(now, rest.start)
            if begins > rest.end:
                return None
            road -= min(road, begins - now)  # one drives until the break
            now = begins + timedelta(seconds=rest.seconds)
        now += road
        if each is None:
            return None if now > route.end.at else [*begun, now]
        open_at = [each.window] if each.window else sorted(each.windows)
        if open_at:
            still = [one for one in open_at if now <= one.end]
            if not still:
                return None
            now = max(now, still[0].start)
        begun.append(now)
        now += timedelta(seconds=each.service_seconds)
    raise AssertionError("a drive ends at home")


@st.composite
def resting_days(draw: st.DrawFn) -> tuple[Route, Roads]:
    """A route with one or two breaks that somebody can keep."""
    planned, roads = draw(kept_days(stops_max=3))
    told = tuple(replace(one, promised=one.window is not None) for one in planned.stops)
    first = [draw(st.integers(0, 300)) for _ in range(draw(st.integers(1, 2)))]
    breaks = tuple(
        Break(
            start=at(minutes),
            end=at(minutes + draw(st.integers(0, 120))),
            seconds=draw(st.integers(0, 3600)),
        )
        for minutes in sorted(first)
    )
    long = replace(planned.end, at=planned.end.at + timedelta(hours=draw(st.integers(0, 3))))
    return replace(planned, stops=told, breaks=breaks, end=long), roads


@st.composite
def near_breaks(draw: st.DrawFn) -> tuple[tuple[Route, Roads], tuple[Window, ...]]:
    """Such a day, and windows that begin around its breaks."""
    day = draw(resting_days())
    first = [rest.start + timedelta(minutes=draw(st.integers(-90, 90))) for rest in day[0].breaks]
    return day, tuple(
        Window(begin, begin + timedelta(minutes=draw(st.integers(1, 60)))) for begin in first
    )


def with_stop(day: Route, position: int, window: Window, service: int) -> Route:
    stops = list(day.stops)
    stops.insert(position, told(stop(7, window, service_seconds=service)))
    return replace(day, stops=tuple(stops))


def told(one: Stop) -> Stop:
    return replace(one, promised=True)


def can_be_driven(day: Route, roads: Roads) -> bool:
    return next(driven(day, roads), None) is not None


@given(resting_days())
def test_a_route_has_a_schedule_where_some_drive_keeps_everything(
    day: tuple[Route, Roads],
) -> None:
    """Wherever the breaks are taken."""
    planned, roads = day
    found = schedule(planned, legs_of(roads))
    assert isinstance(found, Schedule) == can_be_driven(planned, roads)


@given(resting_days())
def test_the_schedule_with_its_breaks_is_a_drive(day: tuple[Route, Roads]) -> None:
    """One of those that keep everything, and no other is home earlier."""
    planned, roads = day
    found = schedule(planned, legs_of(roads))
    assume(isinstance(found, Schedule))
    assert isinstance(found, Schedule)
    begins = [found.starts_at(number) for number in range(len(planned.stops))]
    assert begins in list(driven(planned, roads))
    assert [round(one.timestamp()) for one in begins] == starts(planned, legs_of(roads))


@settings(max_examples=150)
@given(near_breaks(), st.integers(0, 900))
def test_windows_beside_breaks_are_exactly_those_that_some_drive_keeps(
    asked_near: tuple[tuple[Route, Roads], tuple[Window, ...]], service: int
) -> None:
    """Of every gap, with every break before it or behind; at the true price, and bookable."""
    (planned, roads), windows = asked_near
    legs = legs_of(roads)
    found = schedule(planned, legs)
    assume(isinstance(found, Schedule))
    assert isinstance(found, Schedule)
    asked = stop(7, service_seconds=service)
    offered = {fit.window: fit for fit in fits(planned, found, legs, asked, windows)}
    for window in windows:
        # The last second of a window is never planned into.
        short = Window(window.start, window.end - timedelta(seconds=1))
        prices = [
            travelled(longer, roads) - travelled(planned, roads)
            for position in range(len(planned.stops) + 1)
            if can_be_driven(longer := with_stop(planned, position, short, service), roads)
        ]
        assert (window in offered) == bool(prices)
        if prices:
            assert offered[window].extra_seconds == min(prices)
            booked = inserted(planned, offered[window], told(asked), legs)
            assert can_be_driven(booked, roads)


@given(kept_days(stops_max=3), st.data())
def test_a_place_that_is_open_twice_is_come_to_while_it_is_open(
    day: tuple[Route, Roads], data: st.DataObject
) -> None:
    """The schedule is the drive that waits at a closed door, and what is offered can be driven."""
    planned, roads = day
    hours = data.draw(windows_asked())
    stops = tuple(
        one if one.window is not None else replace(one, windows=hours) for one in planned.stops
    )
    open_twice = replace(planned, stops=stops)
    drive = next(driven(open_twice, roads), None)
    found = schedule(open_twice, legs_of(roads))
    assume(isinstance(found, Schedule) and not found.given_up)
    assert isinstance(found, Schedule)
    assert [found.starts_at(number) for number in range(len(stops))] == drive
    for fit in fits(open_twice, found, legs_of(roads), stop(7), data.draw(windows_asked())):
        booked = inserted(open_twice, fit, told(stop(7)), legs_of(roads))
        assert can_be_driven(booked, roads)


def lunch(first: float, last: float, minutes: float) -> Break:
    return Break(start=at(first), end=at(last), seconds=round(minutes * 60))


def test_a_break_goes_where_nobody_is_missed() -> None:
    """Taken as soon as may be it would come between the first stop and its promise."""
    day = replace(route(told(stop(1, between(0, 15)))), breaks=(lunch(0, 60, 30),))
    found = schedule(day, even_roads(range(3)))
    assert isinstance(found, Schedule)
    assert found.starts_at(0) == at(10)
    assert [rest.seconds for rest in found.pauses] == [0, 1800]


@pytest.mark.parametrize(
    ("first", "last", "is_offered"),
    [(40, 58, True), (58, 90, False), (65, 80, False), (85, 95, True), (95, 120, True)],
)
def test_nobody_is_served_while_the_driver_rests(
    first: float, last: float, is_offered: bool
) -> None:
    """From nine to half past; a stop takes three minutes."""
    day = replace(route(), breaks=(lunch(60, 60, 30),))
    legs = even_roads(range(3))
    found = schedule(day, legs)
    assert isinstance(found, Schedule)
    assert bool(fits(day, found, legs, stop(1), [between(first, last)])) is is_offered


def test_a_break_that_nobody_can_take_is_named() -> None:
    """The promise is so late that the driver cannot have rested before, nor after."""
    day = replace(route(told(stop(1, between(5, 11)))), breaks=(lunch(0, 5, 30),))
    found = schedule(day, even_roads(range(3)))
    assert isinstance(found, Broken)
    assert Why.BREAK in {reason.why for reason in found.reasons}


def test_a_break_is_behind_a_driver_who_can_no_longer_begin_it() -> None:
    """At two nobody waits for a lunch that was to begin by one."""
    day = replace(route(stop(1), stop(2)), breaks=(lunch(240, 300, 30),))
    found = schedule(day, even_roads(range(3)), not_before=at(360))
    assert isinstance(found, Schedule)
    assert sum(rest.seconds for rest in found.pauses) == 0


@given(resting_days())
def test_a_planner_hears_a_break_as_time(day: tuple[Route, Roads]) -> None:
    """Nothing that it drives is missed by whoever rests: as it stands, the question holds."""
    planned, roads = day
    legs = legs_of(roads)
    found = schedule(planned, legs)
    assume(isinstance(found, Schedule))
    assert isinstance(found, Schedule)
    asked = question(planned, legs)
    assert asked.breaks == ()
    rest = sum(one.seconds for one in found.pauses)
    longer = (
        sum(one.service_seconds for one in asked.stops)
        + (asked.start.at - planned.start.at).total_seconds()
    )
    assert longer == rest + sum(one.service_seconds for one in planned.stops)


def test_nobody_comes_so_that_a_break_is_no_excuse_any_more() -> None:
    """Taken before the first stop, the break would miss its hours, which only the planner told; so
    it is not taken there, and nobody is put before that stop as if it were."""
    day = replace(route(stop(1, between(0, 20))), breaks=(lunch(30, 30, 5),))
    legs = even_roads(range(3))
    found = schedule(day, legs)
    assert isinstance(found, Schedule)
    assert found.given_up == ()
    assert fits(day, found, legs, stop(2), [between(5, 12)]) == ()


def test_nobody_comes_on_account_of_a_break_that_would_miss_somebody_else() -> None:
    """The shop opens again while its neighbour waits no longer; whoever rests before the shop comes
    there only then. So that is no way to rest, however late it would let one come to the shop."""
    shop = stop(1, windows=(between(29, 30), between(32, 33)))
    neighbour = told(stop(2, between(29, 31)))
    day = replace(route(shop, neighbour), breaks=(lunch(31, 31, 0),))
    places = [day.start.location, place(1), place(2), place(3)]
    seconds = [[0, 1200, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 540, 0, 0]]
    legs = Legs.of_matrix(places, places, seconds)
    light = replace(day, stops=tuple(replace(one, service_seconds=0) for one in day.stops))
    found = schedule(light, legs)
    assert isinstance(found, Schedule)
    assert found.given_up == ()
    assert fits(light, found, legs, stop(3, service_seconds=0), [between(22, 23)]) == ()


def test_a_planner_hears_in_which_hours_a_stop_stands() -> None:
    """Of a shop that is shut over noon."""
    shop = stop(1, windows=(between(240, 300), between(0, 120)))
    (asked,) = question(route(shop), even_roads(range(3))).stops
    assert asked.windows == ()
    assert asked.window is not None
    assert asked.window.start == at(0)


def test_a_break_that_ends_before_it_begins_cannot_be_built() -> None:
    """Nor one that nobody knows the hour of."""
    with pytest.raises(ValueError, match="cannot end"):
        Break(start=at(60), end=at(30), seconds=60)
    with pytest.raises(ValueError, match="aware"):
        Break(start=EIGHT.replace(tzinfo=None), end=at(30), seconds=60)


def test_without_a_way_there_are_no_breaks_to_speak_of() -> None:
    """An unknown leg is the trouble that is told."""
    day = replace(route(stop(1)), breaks=(lunch(0, 60, 30),))
    found = schedule(day, Legs())
    assert isinstance(found, Broken)
    assert {reason.why for reason in found.reasons} == {Why.NO_WAY}
