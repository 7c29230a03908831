"""What is always true of an order that makes room for one stop more, whoever made it: nobody's
window is missed without that stop, nor with it."""

from dataclasses import replace

from hypothesis import event, given
from hypothesis import strategies as st

from core.model.route import Profile, Route
from core.model.window import Window
from slots.booking import DoesNotFit, inserted
from slots.insertion import best_fits
from slots.reordering import Plan, with_room
from tests.slots.days import DAY, EIGHT, Roads, held, legs_of, replayed
from tests.slots.test_replanning_always import days, told

WISH = held(7, DAY[0])


@given(days(), st.sampled_from(DAY), st.integers(0, 5))
def test_an_order_with_room_keeps_everybody_and_takes_who_waits(
    day: tuple[list[Route], Plan, Roads], hour: Window, at: int
) -> None:
    """Wherever the planner put them, and however much longer it is."""
    routes, plan, roads = day
    legs = {Profile.AUTO: legs_of(roads)}
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
