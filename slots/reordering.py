"""Reordering: a route's stops in another order, which keeps what the present one keeps.

A planner looks for the order; whether it is taken is decided here, by our own arithmetic.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.model.route import Route, Stop
from core.model.window import Window
from slots.booking import DoesNotFit, is_way_point, retimed, starts, troubles
from slots.legs import Legs
from slots.schedule import behind, is_told, points_of
from slots.seconds import bounds, last_offered, moment


def question(route: Route, legs: Legs, *, buffer_seconds: int = 0) -> Route:
    """The route as a planner is asked about it: only real stops, and each window up to the last
    moment at which we would let its stop begin."""
    return replace(
        route,
        stops=tuple(
            replace(stop, window=_narrowed(stop, latest))
            for stop, latest in _with_latest(route, legs, buffer_seconds)
        ),
    )


def reordered(route: Route, order: Sequence[str], legs: Legs, *, buffer_seconds: int = 0) -> Route:
    """The route in that order, as a new revision. Way-points are left out: the order needs none.

    Raises DoesNotFit where the order lacks a stop, misses what the present one keeps, pushes a stop
    into the last seconds of its window, or is no shorter.
    """
    if behind(route):
        raise DoesNotFit("the vehicle is under way")
    stops = {stop.key: stop for stop in route.stops if not is_way_point(stop)}
    if sorted(order) != sorted(stops):
        raise DoesNotFit("these are not the route's stops")
    other = retimed(route.with_stops(tuple(stops[key] for key in order)), legs)
    wrong, wrong_before = troubles(other, legs), troubles(route, legs)
    if not wrong <= wrong_before:
        raise DoesNotFit("a promise would be missed", tuple(wrong - wrong_before))
    begins = dict(zip(order, starts(other, legs), strict=True))
    for stop, latest in _with_latest(route, legs, buffer_seconds):
        at = begins[stop.key]
        if at is None or (latest is not None and at > latest):
            raise DoesNotFit("a stop would begin too late in its window")
    if (len(wrong), _travel(other, legs)) >= (len(wrong_before), _travel(route, legs)):
        raise DoesNotFit("the order is no shorter")
    return other


def _with_latest(route: Route, legs: Legs, buffer_seconds: int) -> list[tuple[Stop, int | None]]:
    """Each real stop, and how late it may begin; None: whenever the shift allows."""
    begins = starts(route, legs)
    return [
        (stop, _latest(stop, at, buffer_seconds))
        for stop, at in zip(route.stops, begins, strict=True)
        if not is_way_point(stop)
    ]


def _latest(stop: Stop, begins: int | None, buffer_seconds: int) -> int | None:
    """Not into the buffer, unless it stands there already; then no later than it does."""
    if stop.window is None:
        return None
    offered = last_offered(stop.window, buffer_seconds)
    if begins is None:
        return offered
    if is_told(stop):
        return max(offered, min(begins, bounds(stop.window)[1]))
    return max(offered, begins)  # the planner's own wish may be past keeping


def _narrowed(stop: Stop, latest: int | None) -> Window | None:
    if stop.window is None or latest is None:
        return None
    opens = bounds(stop.window)[0]
    return Window(moment(opens), moment(max(latest, opens + 1)))


def _travel(route: Route, legs: Legs) -> float:
    """Seconds on the road; endless where a leg is unknown."""
    every = [legs.leg(a, b) for a, b in pairwise(points_of(route))]
    known = [leg for leg in every if leg is not None]
    return float(sum(known)) if len(known) == len(every) else float("inf")
