"""What is always true of a plan for several routes, whoever made it: nobody's window is missed."""

from dataclasses import replace

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from core.model.ids import RouteRef
from core.model.location import Location
from core.model.route import Costing, Needs, Profile, Route, Stop
from core.model.window import Window
from slots.booking import DoesNotFit, inserted, removed
from slots.insertion import best_fits
from slots.legs import Legs
from slots.reordering import Plan, replanned
from tests.slots.days import (
    DAY,
    DEPOT,
    EIGHT,
    Roads,
    between,
    held,
    legs_of,
    place,
    replayed,
    roads_between,
    route,
    travelled,
)

ROADS = roads_between(range(8))
HOURS = st.lists(st.integers(0, 7), min_size=2, max_size=6)


def booked(routes: list[Route], wish: Stop, window: Window, legs: Legs) -> list[Route]:
    """The wish stands on the cheapest route, if any takes it."""
    fits = best_fits(routes, {Profile.AUTO: legs}, wish, window, not_before=EIGHT)
    if not fits:
        return routes
    taking = next(one for one in routes if one.ref == fits[0].route_ref)
    longer = inserted(taking, fits[0], wish, legs)
    return [longer if one.ref == longer.ref else one for one in routes]


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Route], Plan, Roads]:
    """Two or three routes as bookings have left them, each on a route of no choice; and a plan that
    somebody made who saw all of the bookings together."""
    roads = draw(ROADS)
    legs = legs_of(roads)
    empty = [route(units=4, name=f"r{number}") for number in range(draw(st.integers(2, 3)))]
    routes, wishes = empty, []
    for number, hour in enumerate(draw(HOURS)):
        wish, at = held(number, DAY[hour]), draw(st.integers(0, len(empty) - 1))
        taken = booked([routes[at]], wish, DAY[hour], legs)
        wishes += [wish] if taken != [routes[at]] else []
        routes = [*routes[:at], *taken, *routes[at + 1 :]]
    planned = empty
    for wish in draw(st.permutations(wishes)):
        assert wish.window is not None
        planned = booked(planned, wish, wish.window, legs)
    orders = {one.ref: [each.key for each in one.stops] for one in planned}
    missing = {wish.key for wish in wishes} - {key for keys in orders.values() for key in keys}
    orders[empty[0].ref] += sorted(missing)
    return routes, orders, roads


def told(routes: list[Route] | tuple[Route, ...]) -> dict[str, Window | None]:
    return {each.key: each.window for one in routes for each in one.stops if each.hold}


@given(days())
def test_a_plan_that_is_taken_keeps_everybody_and_is_shorter(
    day: tuple[list[Route], Plan, Roads],
) -> None:
    """Every window is driven to, and the road is shorter in all."""
    routes, plan, roads = day
    try:
        better = replanned(routes, routes, plan, {Profile.AUTO: legs_of(roads)})
    except DoesNotFit as no:
        event(str(no))
        return
    event("taken")
    assert told(better) == told(routes)
    assert [one.ref for one in better] == [one.ref for one in routes]
    for one in better:
        assert not one.stops or replayed(one, roads) is not None
    assert sum(travelled(one, roads) for one in better) < sum(
        travelled(one, roads) for one in routes
    )


@given(days(), st.data(), st.integers(6, 7), st.integers(0, 7))
def test_what_came_and_went_while_the_planner_thought_is_in_the_plan_or_there_is_none(
    day: tuple[list[Route], Plan, Roads], data: st.DataObject, number: int, hour: int
) -> None:
    """One is booked, one goes, one hold becomes a promise: nobody is lost, nobody comes back."""
    asked, plan, roads = day
    legs = legs_of(roads)
    present = booked(asked, held(number, DAY[hour]), DAY[hour], legs)
    keys = data.draw(st.permutations(sorted(told(present))))
    for going in keys[:1]:
        present = [removed(one, going, legs) for one in present]
    for firm in keys[1:2]:
        present = [made_firm(one, firm) for one in present]
    try:
        better = replanned(asked, present, plan, {Profile.AUTO: legs})
    except DoesNotFit as no:
        event(str(no))
        return
    event("taken")
    kept = {each.key: each.window for one in present for each in one.stops if each.window}
    assert {each.key: each.window for one in better for each in one.stops if each.window} == kept
    for one in better:
        assert not one.stops or replayed(one, roads) is not None


def made_firm(driven: Route, key: str) -> Route:
    """A hold becomes a promise, under the delivery's own name."""
    return driven.with_stops(
        tuple(
            replace(each, key=str(each.delivery), hold=None, promised=True)
            if each.key == key
            else each
            for each in driven.stops
        )
    )


EAST, WEST = (place(0), place(1)), (place(2), place(3))


def across() -> tuple[list[Route], dict[Costing, Legs]]:
    """Two vans, each with a stop in the east and one in the west, half an hour apart."""
    places = [DEPOT, *EAST, *WEST]
    near = [set(EAST), set(WEST)]
    seconds = [
        [0 if a == b else 300 if any({a, b} <= side for side in near) else 1800 for b in places]
        for a in places
    ]
    legs = Legs.of_matrix(places, places, seconds)
    first = route(held(0, between(0, 240)), held(2, between(0, 240)), name="r1")
    second = route(held(3, between(0, 240)), held(1, between(0, 240)), name="r2")
    return [first, second], {Profile.AUTO: legs}


APART: Plan = {RouteRef("r1"): ["hold_0", "hold_1"], RouteRef("r2"): ["hold_2", "hold_3"]}


def test_two_vans_that_cross_are_parted() -> None:
    """Each keeps to its side: a new revision of both, with new times."""
    routes, legs = across()
    better = replanned(routes, routes, APART, legs)
    assert [[each.key for each in one.stops] for one in better] == list(APART.values())
    assert [one.revision for one in better] == [1, 1]
    assert all(each.arrival is not None for one in better for each in one.stops)


def test_a_route_that_stays_as_it_is_has_no_new_revision() -> None:
    """Whoever drives it hears nothing."""
    routes, legs = across()
    idle = route(name="r3")
    better = replanned([*routes, idle], [*routes, idle], APART, legs)
    assert better[2] is idle


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"version": 2}, "another plan"),
        ({"progress": 1}, "under way"),
    ],
)
def test_a_plan_for_what_is_no_longer_so_is_refused(changed: dict[str, int], why: str) -> None:
    """It was made for another plan, or for a van that stood at the depot."""
    routes, legs = across()
    present = [replace(routes[0], **changed), routes[1]]  # type: ignore[arg-type]
    with pytest.raises(DoesNotFit, match=why):
        replanned(routes, present, APART, legs)


def test_a_parcel_does_not_move_to_a_van_that_may_not_come_to_its_door() -> None:
    """Whatever a planner says."""
    routes, legs = across()
    needs = Needs(skills=frozenset({"lift"}))
    lifted = replace(routes[1].stops[1], needs=needs)
    able = replace(routes[1].vehicle, skills=frozenset({"lift"}))
    present = [
        routes[0],
        replace(routes[1], vehicle=able, stops=(routes[1].stops[0], lifted)),
    ]
    with pytest.raises(DoesNotFit, match="cannot serve"):
        replanned(present, present, APART, legs)


def test_a_parcel_does_not_move_to_a_van_that_loads_elsewhere() -> None:
    """It is not there."""
    routes, legs = across()
    there = replace(routes[1].start, location=Location(60.0, 24.0))
    moved = replace(routes[1], start=there)
    with pytest.raises(DoesNotFit, match="loaded elsewhere"):
        replanned([routes[0], moved], [routes[0], moved], APART, legs)


def test_a_van_takes_no_more_than_it_can_carry() -> None:
    """The road would be shorter."""
    routes, legs = across()
    plan: Plan = {
        RouteRef("r1"): ["hold_0", "hold_1", "hold_2", "hold_3"],
        RouteRef("r2"): [],
    }
    small = [replace(one, vehicle=replace(one.vehicle, units=3)) for one in routes]
    assert replanned(routes, routes, plan, legs)[1].stops == ()
    with pytest.raises(DoesNotFit, match="promise"):
        replanned(small, small, plan, legs)


def test_a_hold_that_was_confirmed_meanwhile_takes_its_new_place() -> None:
    """It stands under the delivery's name by now; it need not look for a place anew."""
    routes, legs = across()
    present = [made_firm(routes[0], "hold_2"), routes[1]]
    better = replanned(routes, present, APART, legs)
    assert [[each.key for each in one.stops] for one in better] == [
        ["hold_0", "hold_1"],
        ["dlv_2", "hold_3"],
    ]
    assert better[1].stops[0].promised


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_who_held_what_they_were_promised_stands_there_once(is_confirmed: bool) -> None:
    """The hold was confirmed meanwhile, or let go: either way one visit is left of the two."""
    routes, legs = across()
    promised = made_firm(routes[0], "hold_0").stops[0]
    asked = [routes[0].with_stops((promised, *routes[0].stops)), routes[1]]
    stops = (promised, *routes[0].stops[1:])
    left = stops if not is_confirmed else (*routes[0].stops[1:], promised)
    present = [routes[0].with_stops(left), routes[1]]
    plan: Plan = {
        RouteRef("r1"): ["dlv_0", "hold_0", "hold_1"],
        RouteRef("r2"): ["hold_2", "hold_3"],
    }
    better = replanned(asked, present, plan, legs)
    assert [[each.key for each in one.stops] for one in better] == [
        ["dlv_0", "hold_1"],
        ["hold_2", "hold_3"],
    ]


def test_a_plan_with_a_stop_too_few_or_twice_is_refused() -> None:
    """Nobody is dropped without a word."""
    routes, legs = across()
    for order in (["hold_2"], ["hold_2", "hold_3", "hold_0"]):
        with pytest.raises(DoesNotFit, match="not the route's stops"):
            replanned(routes, routes, {**APART, RouteRef("r2"): order}, legs)
