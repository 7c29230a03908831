"""Tracks: a van that stood at a door and drove on has been there."""

from collections.abc import Sequence
from dataclasses import replace

from core.model.location import Location
from core.model.route import Route
from core.model.sync import Position
from slots.day_etas import UnderWay, day_etas
from slots.track import NO_TRACK, Track
from tests.slots.days import at, even_roads, place, route, stop

DAY = route(stop(1), stop(2), stop(3), stop(4))


def heard(minutes: float, here: Location, accuracy: float | None = None) -> Position:
    return Position(route=DAY.ref, at=at(minutes), location=here, accuracy_m=accuracy)


def off(number: int, metres: float) -> Location:
    """So far north of a stop."""
    return Location(place(number).lat + metres / 111_195, place(number).lon)


def tracked(*positions: Position, driven: Route = DAY) -> Track:
    return NO_TRACK.after(driven, positions)


def begun(driven: Route) -> Sequence[str]:
    return [each.key for each in driven.stops[: driven.progress]]


def test_a_van_that_stood_at_a_door_and_left_has_been_there() -> None:
    """Though its courier has reported nothing."""
    track = tracked(heard(10, off(1, 20)), heard(12, off(1, 30)), heard(14, off(1, 600)))
    seen = track.seen(DAY)
    assert begun(seen) == ["dlv_1"]
    assert (seen.stops[0].arrival, seen.stops[0].left) == (at(10), at(14))


def test_a_van_that_stands_at_a_door_has_begun_there() -> None:
    """And is not yet done."""
    seen = tracked(heard(10, off(1, 20)), heard(11, off(1, 20))).seen(DAY)
    assert begun(seen) == ["dlv_1"]
    assert seen.stops[0].left is None


def test_a_red_light_beside_the_house_is_no_visit() -> None:
    """Half a minute."""
    assert tracked(heard(10, off(1, 20)), heard(10.5, off(1, 400))).seen(DAY) is DAY


def test_a_door_that_was_passed_over_stays_ahead() -> None:
    """The second before the first: both are still to be told when, the second is behind."""
    track = tracked(heard(10, off(2, 10)), heard(12, off(2, 400)))
    assert track.seen(DAY) is DAY
    after = track.after(DAY, [heard(15, off(1, 10)), heard(18, off(1, 400))])
    assert begun(after.seen(DAY)) == ["dlv_1", "dlv_2"]


def test_a_rough_position_reaches_further_and_a_wild_one_not_everywhere() -> None:
    """Twice its own error, to a hundred and fifty metres."""
    assert tracked(heard(10, off(1, -110), 60)).at == "dlv_1"
    assert tracked(heard(10, off(1, -110), 10)).at is None
    assert tracked(heard(10, off(1, -400), 5_000)).at is None


def test_those_behind_are_reckoned_from_where_it_is() -> None:
    """It left the first door early: the others hear an earlier time."""
    legs = even_roads(range(1, 5))
    track = tracked(heard(2, off(1, 10)), heard(4, off(1, 10)), heard(5, off(1, 800)))
    (planned,) = day_etas([UnderWay(DAY, legs)], at(5))
    (seen,) = day_etas([UnderWay(track.seen(DAY), legs)], at(5))
    assert planned.keys[0] == "dlv_1" and seen.keys[0] == "dlv_2"
    assert seen.end[0] < planned.end[1]


def test_several_parcels_to_one_house_are_one_stop_of_the_van() -> None:
    """It stood there once, and does not come back for the second."""
    together = route(stop(1), replace(stop(2), location=place(1)), stop(3))
    track = tracked(heard(10, off(1, 5)), heard(14, off(1, -600)), driven=together)
    assert begun(track.seen(together)) == ["dlv_1", "dlv_2"]
