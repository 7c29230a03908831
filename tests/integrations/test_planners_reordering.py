"""A new order is taken only if it keeps what the present one keeps, and is shorter."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.route import Profile, Route
from slots.booking import DoesNotFit, left_as_way_point, starts, troubles
from slots.buffer import Buffer
from slots.legs import Legs
from slots.reordering import question, reordered
from slots.seconds import last_offered
from tests.integrations.planner_peers import between, legs_of, route, stop, zigzag

TEN_MINUTES = 600
hours = st.floats(0, 12, allow_nan=False)
windows = st.none() | st.builds(
    lambda opens, minutes: between(opens, opens + minutes), st.integers(0, 180), st.integers(1, 120)
)
days = st.lists(st.tuples(hours, windows, st.booleans()), min_size=2, max_size=6).map(
    lambda drawn: route(
        *(
            replace(stop(f"s{n}", hour, window), promised=promised)
            for n, (hour, window, promised) in enumerate(drawn)
        )
    )
)
days_and_orders = days.flatmap(
    lambda day: st.tuples(st.just(day), st.permutations([one.key for one in day.stops]).map(tuple))
)


def taken(day: Route, order: Sequence[str], legs: Legs) -> Route:
    """The day as it stands after the order was proposed."""
    try:
        return reordered(day, order, legs, buffer=Buffer(seconds=TEN_MINUTES))
    except DoesNotFit:
        return day


def late(day: Route, legs: Legs) -> set[str]:
    """The stops that begin in the buffer of their window, or after it."""
    return {
        one.key
        for one, at in zip(day.stops, starts(day, legs), strict=True)
        if one.window is not None and at is not None and at > last_offered(one.window, TEN_MINUTES)
    }


ROUND = ["r1-1", "r1-3", "r1-5", "r1-7", "r1-9", "r1-11"]


def test_a_shorter_order_is_a_new_revision_with_new_times() -> None:
    """The same stops, each as early as it can be."""
    day = zigzag()
    better = reordered(day, ROUND, legs_of(day)[Profile.AUTO])
    assert [one.key for one in better.stops] == ROUND
    assert (better.version, better.revision) == (1, 1)
    arrivals = [one.arrival for one in better.stops if one.arrival]
    assert arrivals == sorted(arrivals)
    assert len(arrivals) == 6


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (ROUND[:5], "not the route's stops"),
        ([*ROUND, "r1-1"], "not the route's stops"),
        ([*ROUND[:5], "r2-11"], "not the route's stops"),
        (["r1-1", "r1-7", "r1-3", "r1-9", "r1-5", "r1-11"], "no shorter"),
    ],
)
def test_an_order_that_does_not_serve_the_same_stops_or_is_no_shorter_is_refused(
    order: list[str], why: str
) -> None:
    """Whatever a planner says."""
    with pytest.raises(DoesNotFit, match=why):
        reordered(zigzag(), order, legs_of(zigzag())[Profile.AUTO])


def test_an_order_that_misses_a_promise_is_refused() -> None:
    """However much shorter it is."""
    day = route(stop("a", 1, between(0, 12)), stop("b", 7), stop("c", 1.2), stop("d", 7.2))
    with pytest.raises(DoesNotFit, match="a promise would be missed"):
        reordered(day, ["b", "d", "c", "a"], legs_of(day)[Profile.AUTO])


def test_a_stop_is_not_pushed_into_the_last_minutes_of_its_window() -> None:
    """What was kept free for the day's surprises stays free."""
    day = route(stop("a", 1, between(0, 45)), stop("b", 7), stop("c", 1.2), stop("d", 7.2))
    legs = legs_of(day)[Profile.AUTO]
    order = ["b", "d", "c", "a"]
    assert [one.key for one in reordered(day, order, legs).stops] == order
    with pytest.raises(DoesNotFit, match="too late in its window"):
        reordered(day, order, legs, buffer=Buffer(seconds=20 * 60))


def test_a_route_under_way_is_left_alone() -> None:
    """The driver has the order in hand."""
    day = replace(zigzag(), progress=1)
    with pytest.raises(DoesNotFit, match="under way"):
        reordered(day, ROUND, legs_of(day)[Profile.AUTO])


def test_way_points_are_neither_asked_about_nor_kept() -> None:
    """They stood there only for the order that was."""
    day = left_as_way_point(zigzag(), "r1-9")
    legs = legs_of(day)[Profile.AUTO]
    order = [key for key in ROUND if key != "r1-9"]
    assert sorted(one.key for one in question(day, legs).stops) == sorted(order)
    assert [one.key for one in reordered(day, order, legs).stops] == order


def test_a_planners_own_wish_that_is_past_keeping_is_not_pushed_later() -> None:
    """It is asked about with the time it has now."""
    late = replace(stop("b", 7, between(0, 5)), promised=False)
    day = route(stop("a", 1), late, stop("c", 2))
    legs = legs_of(day)[Profile.AUTO]
    (asked,) = [one for one in question(day, legs).stops if one.key == "b"]
    assert asked.window is not None
    assert asked.window.end > between(0, 5).end


@given(route_and_order=days_and_orders)
def test_what_is_taken_never_breaks_what_was_kept(
    route_and_order: tuple[Route, tuple[str, ...]],
) -> None:
    """Any order of any stops: refused, or nobody is worse off than they were told."""
    day, order = route_and_order
    legs = legs_of(day)[Profile.AUTO]
    after = taken(day, order, legs)
    assert troubles(after, legs) <= troubles(day, legs)
    assert Counter(one.key for one in after.stops) == Counter(one.key for one in day.stops)
    assert late(after, legs) <= late(day, legs)
