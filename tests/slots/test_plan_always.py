"""What is always true of booking, letting go and adopting: nobody is told what is not so."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.model.route import Profile, Route, Stop
from slots.booking import inserted, is_way_point, removed, troubles
from slots.insertion import best_fits
from slots.legs import Legs
from slots.plan_update import Adopted, BreaksPromises, adopt, adopt_by_force
from tests.slots.days import (
    DAY,
    EIGHT,
    Roads,
    between,
    drives_to,
    held,
    kept_days,
    legs_of,
    place,
    replayed,
    roads_between,
    route,
    stop,
)

COIN: st.SearchStrategy[bool] = st.booleans()
WISHES = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 7)), max_size=10, unique_by=lambda wish: wish[0]
)


def booked_in_turn(driven: Route, wishes: list[Stop], legs: Legs) -> Route:
    """Each wish is held if it fits, else it leaves."""
    for wish in wishes:
        assert wish.window is not None
        for fit in best_fits((driven,), {Profile.AUTO: legs}, wish, wish.window, not_before=EIGHT)[
            :1
        ]:
            driven = inserted(driven, fit, wish, legs)
    return driven


@given(kept_days(), st.data())
def test_letting_go_never_breaks_a_route(day: tuple[Route, Roads], data: st.DataObject) -> None:
    """Stop after stop may leave, in any order: what stays can always be driven."""
    driven, roads = day
    legs = legs_of(roads)
    for key in data.draw(st.permutations([each.key for each in driven.stops])):
        driven = removed(driven, key, legs)
        assert driven.stop_of(key) is None
        assert replayed(driven, roads) is not None
    assert all(is_way_point(each) for each in driven.stops)


@given(roads_between(range(10)), WISHES, st.randoms(use_true_random=False))
def test_the_order_of_holds_never_matters_for_what_is_kept(
    roads: Roads, wishes: list[tuple[int, int]], chance: st.DataObject
) -> None:
    """In whatever order people come, each route they leave can be driven with every hold in it."""
    legs = legs_of(roads)
    asked = [held(number, DAY[hour]) for number, hour in wishes]
    chance.shuffle(asked)  # type: ignore[attr-defined]
    driven = booked_in_turn(route(hours=8, units=6), asked, legs)
    assert not troubles(driven, legs)
    if driven.stops:
        assert replayed(driven, roads) is not None
    assert sum(each.units for each in driven.stops) <= 6


@given(roads_between(range(10)), WISHES, st.data())
def test_holds_that_come_and_go_leave_a_route_that_can_be_driven(
    roads: Roads, wishes: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Between any two holds another may be let go."""
    legs = legs_of(roads)
    driven = route(hours=8, units=6)
    for number, hour in wishes:
        driven = booked_in_turn(driven, [held(number, DAY[hour])], legs)
        leaving = [each.key for each in driven.stops if each.hold is not None]
        somebody_leaves = data.draw(COIN)
        if leaving and somebody_leaves:
            driven = removed(driven, data.draw(st.sampled_from(leaving)), legs)
        if driven.stops:
            assert replayed(driven, roads) is not None


@given(kept_days(stops_max=4), WISHES, st.data())
def test_an_adopted_plan_keeps_every_promise(
    day: tuple[Route, Roads], wishes: list[tuple[int, int]], data: st.DataObject
) -> None:
    """The planner's new version knows nothing of our bookings, and orders its own anew."""
    driven, roads = day
    legs = legs_of(roads)
    asked = [held(number, DAY[hour]) for number, hour in wishes if number > 3 and number < 7]
    old = booked_in_turn(driven, asked, legs)
    theirs = data.draw(st.permutations(driven.stops))
    new = replace(driven, version=2, stops=tuple(theirs))
    told = {each.key for each in old.stops if each.promised or each.hold}
    match adopt(old, new, legs):
        case Adopted(route=taken, broken=broken):
            assert broken == ()
            assert told <= {each.key for each in taken.stops}
            assert drives_to(taken, roads, told)
        case BreaksPromises(keys=keys):
            assert keys
            assert set(keys) <= told


@given(kept_days(stops_max=4), WISHES, st.data())
def test_a_forced_plan_names_all_that_it_breaks(
    day: tuple[Route, Roads], wishes: list[tuple[int, int]], data: st.DataObject
) -> None:
    """What is not named is kept, what is named has no window left in the plan."""
    driven, roads = day
    legs = legs_of(roads)
    asked = [held(number, DAY[hour]) for number, hour in wishes if number > 3 and number < 7]
    old = booked_in_turn(driven, asked, legs)
    theirs = data.draw(st.permutations(driven.stops))
    kept = data.draw(st.integers(0, len(theirs)))
    new = replace(driven, version=2, stops=tuple(theirs[:kept]))
    taken = adopt_by_force(old, new, legs)
    told = {each.key for each in old.stops if each.promised or each.hold}
    still = {each.key for each in taken.route.stops if each.window and each.key in told}
    assert still == told - set(taken.broken)


def test_the_same_plan_again_changes_nothing() -> None:
    """A plan that repeats what we have is taken as it is."""
    planned = route(stop(1, between(0, 60), promised=True), stop(2))
    seconds = [[0, 300, 300], [300, 0, 300], [300, 300, 0]]
    places = [planned.start.location, place(1), place(2)]
    legs = Legs.of_matrix(places, places, seconds)
    assert adopt(planned, replace(planned, version=2), legs) == Adopted(
        route=replace(planned, version=2)
    )
