"""A planner's new version: what it says, what it leaves out, and where our roads are blank."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.model.route import Needs, Profile, Route, Stop, StopState
from slots.booking import inserted
from slots.insertion import fits
from slots.legs import Legs
from slots.plan_update import Adopted, BreaksPromises, adopt, adopt_by_force
from slots.schedule import Broken, schedule
from tests.slots.days import DEPOT, at, between, even_roads, held, place, route, stop

EVEN = even_roads(range(10))


def pushed(*stops: Stop, old: Route) -> Route:
    return replace(old, version=old.version + 1, stops=stops)


def without_way(a: int, b: int) -> Legs:
    """Even roads, but none that we know of from one place to another."""
    places = [DEPOT, *(place(number) for number in range(10))]
    return Legs.of_matrix(
        places,
        places,
        [
            [None if (x, y) == (place(a), place(b)) else 0 if x == y else 600 for y in places]
            for x in places
        ],
    )


def test_a_hold_that_the_planner_never_saw_is_inserted_again() -> None:
    """It knows nothing of our booking; the booking stays."""
    old = route(stop(1), held(2, between(60, 120)))
    found = adopt(old, pushed(stop(1), stop(3), old=old), EVEN)
    assert isinstance(found, Adopted)
    assert {each.key for each in found.route.stops} == {"dlv_1", "hold_2", "dlv_3"}


def test_a_promise_that_the_planner_drops_is_no_plan() -> None:
    """It had seen it, so leaving it out is a no to a person."""
    old = route(stop(1, between(0, 60), promised=True))
    assert adopt(old, pushed(stop(2), old=old), EVEN) == BreaksPromises(("dlv_1",))


def test_an_order_that_comes_too_late_is_refused() -> None:
    """Nine stops of ten minutes each come before a window that ends after one hour."""
    old = route(stop(1, between(0, 60), promised=True))
    new = pushed(*(stop(number) for number in range(2, 10)), old.stops[0], old=old)
    assert adopt(old, new, EVEN) == BreaksPromises(("dlv_1",))


def test_a_time_of_the_planners_own_after_the_window_is_refused() -> None:
    """It says itself that it will be late, whatever our roads say."""
    old = route(stop(1, between(0, 60), promised=True))
    new = pushed(replace(old.stops[0], arrival=at(90)), old=old)
    assert adopt(old, new, EVEN) == BreaksPromises(("dlv_1",))


def test_where_we_know_no_road_the_planners_time_counts() -> None:
    """Its map is better than ours there."""
    old = route(stop(1), stop(2, between(0, 60), promised=True))
    new = pushed(old.stops[0], replace(old.stops[1], arrival=at(40)), old=old)
    assert isinstance(adopt(old, new, without_way(1, 2)), Adopted)


def test_where_nobody_knows_a_road_or_a_time_nothing_is_kept() -> None:
    """Unknown is not "in no time"."""
    old = route(stop(1), stop(2, between(0, 60), promised=True))
    new = pushed(*old.stops, old=old)
    assert adopt(old, new, without_way(1, 2)) == BreaksPromises(("dlv_2",))


def test_a_planners_time_before_the_stop_before_is_over_is_not_believed() -> None:
    """Nobody is at the second door at nine who is at the first until three."""
    first = stop(1, between(420, 480), promised=True)
    old = route(first, stop(2, between(0, 60), promised=True))
    new = pushed(first, replace(old.stops[1], arrival=at(40)), old=old)
    assert adopt(old, new, without_way(1, 2)) == BreaksPromises(("dlv_2",))


def test_a_forced_plan_keeps_the_stop_but_not_its_window() -> None:
    """The parcel is still driven out; the person is told that the time is off."""
    old = route(stop(1, between(0, 60), promised=True))
    new = pushed(*(stop(number) for number in range(2, 10)), old.stops[0], old=old)
    found = adopt_by_force(old, new, EVEN)
    assert found.broken == ("dlv_1",)
    assert found.route.stops[-1].key == "dlv_1"
    assert found.route.stops[-1].window is None


def test_a_shift_that_ends_before_a_promise_is_no_plan() -> None:
    """Whatever it says of the stop itself."""
    old = route(stop(1, between(240, 300), promised=True))
    new = pushed(replace(old.stops[0], arrival=at(240)), old=old)
    new = replace(new, end=replace(new.end, at=at(120)))
    assert adopt(old, new, EVEN) == BreaksPromises(("dlv_1",))


def test_a_vehicle_takes_as_many_promises_as_it_has_room_for() -> None:
    """Those that come first; what else it carries is weighed by its planner."""
    old = route(*(stop(n, between(0, 400), promised=True, units=2) for n in (1, 2, 3)), units=6)
    new = pushed(*old.stops, old=old)
    small = replace(new, vehicle=replace(new.vehicle, units=3))
    assert adopt(old, small, EVEN) == BreaksPromises(("dlv_2", "dlv_3"))
    none = replace(new, vehicle=replace(new.vehicle, units=0))
    assert adopt(old, none, EVEN) == BreaksPromises(("dlv_1", "dlv_2", "dlv_3"))
    full = pushed(*(stop(n, units=1) for n in range(4, 9)), old.stops[0], old=old)
    assert isinstance(adopt(replace(old, stops=old.stops[:1]), full, EVEN), Adopted)


def test_a_vehicle_that_is_too_high_for_the_door_is_no_plan() -> None:
    """But one that stood there before may stay: the door was told later."""
    low = Needs(height_m_max=2.2)
    old = route(stop(1, between(0, 400), promised=True, needs=low))
    fits_through = replace(old, vehicle=replace(old.vehicle, height_m=2.0))
    new = pushed(*old.stops, old=old)
    high = replace(new, vehicle=replace(new.vehicle, height_m=4.0))
    assert adopt(fits_through, high, EVEN) == BreaksPromises(("dlv_1",))
    assert adopt(None, high, EVEN) == BreaksPromises(("dlv_1",))
    was_high = replace(old, vehicle=replace(old.vehicle, height_m=3.0))
    assert isinstance(adopt(was_high, high, EVEN), Adopted)


def test_a_time_of_the_planners_own_builds_no_road() -> None:
    """A truck that no road leads to the door is not promised there."""
    places = [DEPOT, *(place(number) for number in range(10))]
    shut = place(1)
    legs = Legs.of_matrix(
        places,
        places,
        [[0 if x == y else None if shut in (x, y) else 600 for y in places] for x in places],
    )
    old = route(stop(1, between(0, 400), promised=True))
    new = pushed(replace(old.stops[0], arrival=at(60)), stop(2), old=old)
    new = replace(new, vehicle=replace(new.vehicle, profile=Profile.TRUCK))
    assert adopt(old, new, legs) == BreaksPromises(("dlv_1",))


def test_nothing_is_over_before_its_vehicle_has_left() -> None:
    old = route(stop(1, between(60, 120), promised=True))
    for state in (StopState.SERVED, StopState.FAILED):
        new = pushed(replace(old.stops[0], state=state, promised=False, window=None), old=old)
        assert adopt(old, new, EVEN, at(-30)) == BreaksPromises(("dlv_1",))
        assert isinstance(adopt(old, new, EVEN, at(130)), Adopted)


def test_who_comes_home_late_can_still_keep_a_promise_of_the_morning() -> None:
    """Its planner lets it; a promise at the end would be one minute later still."""
    first = replace(stop(1, between(0, 120), promised=True, booked=True), arrival=at(10))
    last = stop(5, between(475, 600))
    new = pushed(last, old=route(first))
    found = adopt(route(first), new, EVEN)
    assert isinstance(found, Adopted)
    assert [each.key for each in found.route.stops] == ["dlv_1", "dlv_5"]
    assert found.route.end == new.end
    evening = replace(first, window=between(500, 620), arrival=at(500))
    assert isinstance(adopt(route(evening), new, EVEN), BreaksPromises)


def over(told: Stop, state: StopState) -> Stop:
    return replace(told, state=state)


def test_what_is_called_over_long_before_its_window_is_given_up() -> None:
    """Served at nine for a window of two o'clock: nobody was at the door then. Half an hour before
    it opens somebody may have been."""
    old = route(stop(1, between(360, 480), promised=True))
    for state in (StopState.SERVED, StopState.FAILED):
        new = pushed(over(old.stops[0], state), old=old)
        assert adopt(old, new, EVEN, at(60)) == BreaksPromises(("dlv_1",))
        assert isinstance(adopt(old, new, EVEN, at(330)), Adopted)


def test_who_was_passed_by_before_their_window_is_no_plan() -> None:
    """The visit behind theirs is over, theirs is not, and their window has not begun."""
    old = route(stop(1, between(360, 480), promised=True))
    new = pushed(old.stops[0], over(stop(2), StopState.FAILED), old=old)
    assert adopt(old, new, EVEN, at(60)) == BreaksPromises(("dlv_1",))
    assert isinstance(adopt(old, new, EVEN, at(400)), Adopted)


def test_who_was_passed_by_is_still_awaited_before_their_window() -> None:
    """The new plan lacks them: one that it never saw is inserted again, another is no plan. The
    visit that has begun is not asked for any more, however early it is."""
    put_away = over(stop(2), StopState.SERVED)
    for told in (held(1, between(360, 480)), stop(1, between(360, 480), promised=True)):
        old = replace(route(told, put_away), progress=2)
        found = adopt(old, replace(pushed(put_away, old=old), progress=1), EVEN, at(60))
        if told.booked:
            assert isinstance(found, Adopted)
            assert [each.key for each in found.route.stops] == ["dlv_2", told.key]
        else:
            assert found == BreaksPromises((told.key,))
    begun = replace(route(stop(1, between(360, 480), promised=True), stop(2)), progress=1)
    assert isinstance(adopt(begun, pushed(stop(2), old=route()), EVEN, at(60)), Adopted)


@settings(max_examples=10)
@given(st.integers(0, 10_000))
def test_a_plan_without_our_bookings_never_refuses_what_stood(seed: int) -> None:
    """The order that was booked is the proof that all of them can be served."""
    chance = random.Random(seed)
    places = [DEPOT, *(place(number) for number in range(20))]
    seconds = [[0 if a == b else chance.randrange(120, 1500) for b in places] for a in places]
    legs = Legs.of_matrix(places, places, seconds)
    booked = plan = route(*(stop(number) for number in range(3)))
    for number in range(3, 20):
        found = schedule(booked, legs)
        assert not isinstance(found, Broken)
        start = chance.randrange(0, 480, 60)
        wish = replace(stop(number, between(start, start + 60), promised=True), booked=True)
        assert wish.window is not None
        for fit in fits(booked, found, legs, wish, [wish.window]):
            booked = inserted(booked, fit, wish, legs)
    adopted = adopt(booked, pushed(*plan.stops, old=booked), legs, at(-60))
    assert isinstance(adopted, Adopted)
    assert {each.key for each in adopted.route.stops} == {each.key for each in booked.stops}
    assert not isinstance(schedule(adopted.route, legs), Broken)
