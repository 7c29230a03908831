"""A buffer that is told how many may be late: one more is promised where it costs others little."""

from dataclasses import replace

import pytest

from core.model.ids import RouteRef
from core.model.route import Costing, Profile, Route, Stop
from core.model.window import Window
from slots.booking import DoesNotFit, inserted
from slots.buffer import NO_BUFFER, USUAL_BUFFER, Buffer
from slots.insertion import Fit, best_fits
from slots.legs import Legs
from slots.reordering import question, replanned
from slots.schedule import Schedule, schedule
from slots.seconds import bounds, last_offered, not_earlier
from tests.slots.days import (
    DEPOT,
    EIGHT,
    Roads,
    between,
    even_roads,
    held,
    legs_of,
    place,
    route,
    stop,
)

MINUTES = 9
LEGS: dict[Costing, Legs] = {Profile.AUTO: even_roads(range(40), minutes=MINUTES)}
SHARES = (50, 20, 10, 5, 3, 1)


def promised(number: int, first: int, last: int) -> Stop:
    return stop(number, between(first, last), service_seconds=600, promised=True)


def full(count: int = 6) -> Route:
    """So many in each of two windows, and little time between them."""
    stops = (promised(n, n // count * 120, n // count * 120 + 120) for n in range(2 * count))
    return route(*stops, hours=24)


def places(day: Route, wish: Stop, window: Window, buffer: Buffer) -> tuple[Fit, ...]:
    return best_fits((day,), LEGS, wish, window, not_before=EIGHT, buffer=buffer)


def late(day: Route) -> float:
    found = schedule(day, LEGS[Profile.AUTO], buffer=USUAL_BUFFER)
    assert isinstance(found, Schedule)
    return found.late


def offered(day: Route, buffer: Buffer) -> list[bool]:
    """By how long the one more takes, whether it is offered the first window."""
    window = between(0, 120)
    wishes = (stop(30, service_seconds=60 * minutes) for minutes in range(0, 40, 2))
    return [bool(places(day, wish, window, buffer)) for wish in wishes]


def test_fewer_that_may_be_late_are_offered_less() -> None:
    """Half of a hundred is no buffer at all."""
    counts = [sum(offered(full(5), Buffer.for_late(share))) for share in SHARES]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == sum(offered(full(5), NO_BUFFER)) > counts[-1]


@pytest.mark.parametrize("count", [3, 4, 5])
@pytest.mark.parametrize("first", [0, 120])
def test_one_more_promise_costs_no_more_late_ones_than_its_price(count: int, first: int) -> None:
    """Its own and those behind it, each no more than the price."""
    day, window = full(count), between(first, first + 120)
    price = USUAL_BUFFER.added
    assert price is not None
    for minutes in range(0, 20, 2):
        wish = replace(stop(30, service_seconds=60 * minutes), promised=True)
        for fit in places(day, wish, window, USUAL_BUFFER):
            booked = inserted(day, fit, wish, LEGS[Profile.AUTO])
            assert late(booked) - late(day) <= 2 * price + 0.02


def test_where_people_wait_behind_it_one_more_must_be_quicker() -> None:
    """The same gap at the same hour, with nobody behind and with eleven."""
    alone = route(promised(0, 0, 120), hours=24)
    window = between(0, 60)
    wish = stop(30, service_seconds=28 * 60)
    crowd = replace(alone, stops=tuple(promised(n, 0, 275) for n in range(12)))
    assert places(alone, wish, window, USUAL_BUFFER)
    assert places(crowd, wish, window, USUAL_BUFFER.told)
    assert not places(crowd, wish, window, USUAL_BUFFER)


def test_it_takes_no_more_than_half_of_a_window() -> None:
    """A short one would never be offered again."""
    day = route(*(stop(n) for n in range(6)), hours=24)
    window = between(80, 100)
    (fit,) = places(day, stop(30, service_seconds=60), window, USUAL_BUFFER)
    assert not_earlier(fit.latest) == last_offered(window, 600)


def test_a_planner_is_asked_with_the_same_seconds() -> None:
    """Its windows end where ours do."""
    day = full(4)
    asked = question(day, LEGS[Profile.AUTO], buffer=USUAL_BUFFER)
    ends = [not_earlier(each.window.end) for each in asked.stops if each.window]
    own_ends = [bounds(each.window)[1] for each in day.stops if each.window]
    assert ends == [end - USUAL_BUFFER.seconds for end in own_ends]


def test_a_longer_way_is_taken_where_it_spares_promises() -> None:
    """Who waits longest behind is served first, though it is some metres more."""
    slow, quick = promised(1, 0, 100), replace(promised(2, 0, 100), service_seconds=60)
    slow = replace(slow, service_seconds=75 * 60)
    roads: Roads = {
        (DEPOT, place(1)): 600, (DEPOT, place(2)): 640, (place(1), place(2)): 600,
        (place(2), place(1)): 600, (place(1), DEPOT): 600, (place(2), DEPOT): 600,
    }  # fmt: skip
    day = route(slow, quick)
    legs: dict[Costing, Legs] = {Profile.AUTO: legs_of(roads)}
    order = {day.ref: [quick.key, slow.key]}
    with pytest.raises(DoesNotFit):
        replanned((day,), (day,), order, legs)
    (better,) = replanned((day,), (day,), order, legs, buffer=USUAL_BUFFER)
    assert [each.key for each in better.stops] == [quick.key, slow.key]
    back = {day.ref: [slow.key, quick.key]}
    with pytest.raises(DoesNotFit):
        replanned((better,), (better,), back, legs, buffer=USUAL_BUFFER)


def test_what_is_promised_already_is_put_into_a_new_plan_whatever_it_costs() -> None:
    """It was booked while the planner thought: it stands on one of the routes now, late or not."""
    crowd = route(*(held(n, between(0, 275)) for n in (1, 0, *range(2, 12))), hours=24)
    crowd = replace(crowd, stops=tuple(replace(one, service_seconds=600) for one in crowd.stops))
    since = replace(held(30, between(0, 120)), service_seconds=28 * 60)
    assert not places(crowd, since, between(0, 120), USUAL_BUFFER)
    (fit, *_) = places(crowd, since, between(0, 120), USUAL_BUFFER.told)
    roads: Roads = {
        (a, b): 0 if a == b else MINUTES * 60 - (1 if (a, b) == (DEPOT, place(0)) else 0)
        for a in (DEPOT, *map(place, range(31)))
        for b in (DEPOT, *map(place, range(31)))
    }
    legs = legs_of(roads)
    present = inserted(crowd, fit, since, legs)
    order = {RouteRef("r1"): [f"hold_{n}" for n in range(12)]}
    (better,) = replanned((crowd,), (present,), order, {Profile.AUTO: legs}, buffer=USUAL_BUFFER)
    assert since.key in {each.key for each in better.stops}


@pytest.mark.parametrize("share", [0, -1, 51])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    """Nobody promises to be late more often than not, and nobody can promise never to be."""
    with pytest.raises(ValueError, match="hundred"):
        Buffer.for_late(share)
