"""What is always true of an order that makes room for one stop more, whoever made it: nobody's
window is missed without that stop, nor with it."""

from dataclasses import replace

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from core.model.route import Costing, Profile, Route, Stop
from core.model.window import Window
from slots.booking import DoesNotFit, inserted
from slots.buffer import Buffer
from slots.insertion import best_fits
from slots.legs import Legs
from slots.reordering import Plan, with_room
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
    route,
    stop,
)
from tests.slots.test_replanning_always import days, told

WISH = held(7, DAY[0])
FAR, BO, AINO = 1, 2, 3
MINUTES = {
    (0, BO): 50, (BO, FAR): 60, (FAR, 0): 60, (0, FAR): 60, (FAR, BO): 50, (BO, 0): 60,
    (BO, AINO): 10, (AINO, 0): 50,
}  # fmt: skip


def an_hour_later_for_bo() -> tuple[Route, Plan, Stop, dict[Costing, Legs]]:
    """There is room for Aino where Bo comes after the far one, seven minutes before his window
    ends; as it stands he has more than an hour."""
    places = [DEPOT, *(place(number) for number in (FAR, BO, AINO))]
    seconds = [[0 if a == b else 60 * MINUTES.get((a, b), 100) for b in range(4)] for a in range(4)]
    bo = stop(BO, between(0, 120), promised=True, booked=True)
    driven = route(bo, stop(FAR), hours=3)
    wish = replace(stop(AINO, between(120, 240)), key="wish")
    plan: Plan = {driven.ref: ["dlv_1", "dlv_2", "wish"]}
    return driven, plan, wish, {Profile.AUTO: Legs.of_matrix(places, places, seconds)}


def test_room_is_made_where_nobody_is_likely_to_be_late_for_it() -> None:
    """Who waits costs the others no more than anybody who comes anew may cost them."""
    driven, plan, wish, legs = an_hour_later_for_bo()
    (better,) = with_room([driven], [driven], plan, wish, legs)
    assert [each.key for each in better.stops] == ["dlv_1", "dlv_2"]
    with pytest.raises(DoesNotFit, match="late"):
        with_room([driven], [driven], plan, wish, legs, buffer=Buffer(added=0.12))
    (dear,) = with_room([driven], [driven], plan, wish, legs, buffer=Buffer(added=1.0))
    assert dear.stops == better.stops


@given(days(), st.sampled_from(DAY), st.integers(0, 5))
def test_an_order_with_room_keeps_everybody_and_takes_who_waits(
    day: tuple[list[Route], Plan, Roads], hour: Window, at: int
) -> None:
    """Wherever the planner put them, and however much longer it is."""
    routes, plan, roads = day
    legs: dict[Costing, Legs] = {Profile.AUTO: legs_of(roads)}
    wish = replace(WISH, window=hour)
    first = routes[0].ref
    order = list(plan[first])
    order.insert(at, wish.key)
    try:
        better = with_room(routes, routes, {**plan, first: order}, wish, legs)
    except DoesNotFit as no:
        event(str(no))
        return
    event("taken")
    assert told(better) == told(routes)
    for one in better:
        assert not one.stops or replayed(one, roads) is not None
    fits = best_fits(better, legs, wish, hour, not_before=EIGHT)
    (taking,) = [one for one in better if one.ref == fits[0].route_ref]
    assert replayed(inserted(taking, fits[0], wish, legs[Profile.AUTO]), roads) is not None
