"""One leg that no road knows leaves nobody behind it without a time."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.model.location import Location
from core.model.route import StopState
from slots.eta import etas
from slots.legs import Legs
from slots.unroutable import beeline, passable
from tests.core.test_etas import EIGHT, a_full_van

ROUTE = a_full_van()
PLACES = [ROUTE.start.location, *(stop.location for stop in ROUTE.stops), ROUTE.end.location]
KNOWN = Legs.of_matrix(PLACES, PLACES, [[0 if a == b else 300 for b in PLACES] for a in PLACES])


def without(*broken: int) -> Legs:
    """Nobody knows a way to these stops."""
    rows: list[list[int | None]] = [
        [None if at - 1 in broken and b != a else 300 for at, b in enumerate(PLACES)]
        for a in PLACES
    ]
    return Legs.of_matrix(PLACES, PLACES, rows)


@given(st.sets(st.integers(0, len(ROUTE.stops) - 1)))
def test_everybody_ahead_has_a_time(broken: set[int]) -> None:
    """Whichever legs are missing; those that are known stay as they were told."""
    legs = without(*broken)
    driven = passable(ROUTE, legs)
    assert list(etas(ROUTE, driven, EIGHT, None)) == [stop.key for stop in ROUTE.stops]
    if not broken:
        assert driven is legs


def test_the_plans_own_gap_is_the_first_guess() -> None:
    """Twenty minutes from visit to visit, five of which are the visit."""
    driven = passable(ROUTE, without(3))
    a, b = ROUTE.stops[2].location, ROUTE.stops[3].location
    assert driven.between(a, b) == timedelta(minutes=15).total_seconds()


def test_where_the_plan_says_nothing_it_is_the_straight_line() -> None:
    """Also after a visit that is over, whose time was no plan."""
    served = replace(ROUTE.stops[2], state=StopState.SERVED)
    route = replace(ROUTE, stops=(*ROUTE.stops[:2], served, *ROUTE.stops[3:]))
    driven = passable(route, without(3))
    a, b = ROUTE.stops[2].location, ROUTE.stops[3].location
    assert driven.between(a, b) == beeline(a, b) > 0


def test_a_kilometre_takes_a_van_some_minutes() -> None:
    assert 100 < beeline(Location(60.17, 24.94), Location(60.179, 24.94)) < 400
