"""The ETAs of a day: the same as one by one, as often right as they say, and quickly."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.location import Location
from core.model.route import Break, Route, StopState
from slots.day_etas import UnderWay, day_etas
from slots.eta import etas
from slots.pace import Pace, pace_of
from slots.widths import AS_RECKONED, Miss, Widths
from tests.slots.days import EIGHT, at, between, even_roads, kept_days, legs_of, route, stop
from tests.slots.noisy_days import noisy_day
from tests.slots.told_ranges import days, outcomes, share, told_last

PACES = st.builds(Pace, travel=st.floats(0.6, 2.0), service=st.floats(0.6, 2.0))
WIDTHS = st.lists(st.floats(0.4, 4.0), min_size=5, max_size=5).map(lambda s: Widths(tuple(s)))


@given(st.lists(kept_days(), min_size=1, max_size=4), st.integers(0, 500), PACES, WIDTHS)
def test_all_at_once_is_as_one_by_one(
    days: list[tuple[object, object]], minutes: int, pace: Pace, widths: Widths
) -> None:
    """Whatever the routes, the hour, the pace and the widths."""
    now = at(minutes)
    rows = [UnderWay(driven, legs_of(roads), None, pace) for driven, roads in days]  # type: ignore[arg-type]
    for row, found in zip(rows, day_etas(rows, now, widths=widths), strict=True):
        alone = etas(row.route, row.legs, now, None, pace=pace, widths=widths)
        assert list(alone) == list(found.keys)
        for number, told in enumerate(alone.values()):
            same = found.eta(number, now, 0.8)
            assert abs(same.start - told.start) <= timedelta(seconds=1)
            assert abs(same.end - told.end) <= timedelta(seconds=1)


def test_a_position_is_heeded() -> None:
    """It is newer than the last stop, and further on."""
    legs, driven = even_roads(range(1, 4)), route(stop(1), stop(2), stop(3))
    here = Location(60.001, 25.0), at(9)
    row = UnderWay(replace(driven, progress=0), legs, here)
    alone = etas(driven, legs, at(9), here)
    (found,) = day_etas([row], at(9))
    assert [found.eta(n, at(9), 0.8).end for n in range(3)] == pytest.approx(
        [each.end for each in alone.values()], abs=timedelta(seconds=1)
    )


def test_a_driver_who_rests_is_reckoned_with_the_break() -> None:
    """By itself, as one by one."""
    rest = Break(start=at(5), end=at(30), seconds=1800)
    driven = replace(route(stop(1), stop(2), stop(3)), breaks=(rest,))
    (found,) = day_etas([UnderWay(driven, even_roads(range(1, 4)))], EIGHT)
    (freely,) = day_etas([UnderWay(route(*driven.stops), even_roads(range(1, 4)))], EIGHT)
    assert found.start[-1] > freely.start[-1] + 1500


def test_nobody_is_told_a_time_behind_a_way_that_nobody_knows() -> None:
    """The stops before it are."""
    driven = route(stop(1), stop(2), stop(9), stop(3))
    (found,) = day_etas([UnderWay(driven, even_roads(range(1, 4)))], EIGHT)
    assert found.keys == ("dlv_1", "dlv_2")


def test_ranges_hold_what_they_say() -> None:
    """A hundred routes with noise, other days than those the widths were measured on."""
    _, misses = outcomes(days(100, 1), AS_RECKONED)
    inside, _ = outcomes(days(100, 2), Widths.measured(misses))
    assert share(inside) == pytest.approx(0.80, abs=0.05)


@pytest.mark.parametrize("wild", [0.5, 2.0])
def test_what_people_were_told_holds_where_days_are_otherwise_than_reckoned(wild: float) -> None:
    """A hundred routes that are off by half as much as we assume, or by twice: as reckoned the
    ranges hold too many or too few, and by what was measured as many as they say."""
    reckoned, misses = told_last(days(100, 1, 22, wild), AS_RECKONED)
    assert abs(share(reckoned) - 0.80) > 0.08
    inside, _ = told_last(days(100, 2, 22, wild), Widths.measured(misses))
    assert share(inside) == pytest.approx(0.80, abs=0.05)


def test_a_slow_day_is_noticed() -> None:
    """Everything takes half as long again; who does not look at the day is wrong twice as often."""
    chance = Random(3)
    slow = [noisy_day(number, 30, chance, windows=False) for number in range(20)]
    begun = [
        replace(
            day,
            begun=tuple(EIGHT + (moment - EIGHT) * 1.5 for moment in day.begun),
            done=tuple(EIGHT + (moment - EIGHT) * 1.5 for moment in day.done),
        )
        for day in slow
    ]
    now = at(150)
    off: dict[str, list[float]] = {"planned": [], "paced": []}
    for day in begun:
        known = day.at(now)
        for name, pace in (("planned", Pace()), ("paced", pace_of(known, day.legs))):
            (found,) = day_etas([UnderWay(known, day.legs, None, pace)], now)
            first = len(day.begun) - len(found.keys)
            for number, moment in enumerate(day.begun[first:]):
                off[name].append(abs((moment - found.eta(number, now, 0.8).middle).total_seconds()))
    assert sum(off["paced"]) < 0.6 * sum(off["planned"])


def test_few_errors_move_the_widths_little() -> None:
    """One arrival that was off by ten half widths makes no range four times as wide."""
    assert Widths.measured([Miss(10.0, 10.0)]).by_ahead[0] < 1.3


def test_the_pace_is_the_plans_until_something_was_driven() -> None:
    """Nothing was reported yet."""
    legs = even_roads(range(1, 4))
    assert pace_of(route(stop(1), stop(2), stop(3)), legs) == Pace()


def driven_to(driven: float, visits: float, *, begins_told: bool) -> Route:
    """Eight stops, ten minutes of way and three of visit apart by plan; so much of both it took."""
    now, stops = EIGHT, []
    for number in range(1, 9):
        begun = now + timedelta(minutes=10 * driven)
        now = begun + timedelta(minutes=3 * visits)
        came = begun if begins_told else now
        stops.append(replace(stop(number), arrival=came, left=now, state=StopState.SERVED))
    return replace(route(*stops, stop(9)), progress=8)


@pytest.mark.parametrize("begins_told", [True, False])
def test_a_day_that_goes_as_planned_has_the_plans_pace(begins_told: bool) -> None:
    """Also where the carrier tells only of hand-overs."""
    day = driven_to(1, 1, begins_told=begins_told)
    assert pace_of(day, even_roads(range(1, 10))) == Pace()


@pytest.mark.parametrize(("driven", "visits"), [(1.5, 1.5), (1.5, 1), (1, 2)])
def test_a_slow_day_is_seen_by_hand_overs_alone(driven: float, visits: float) -> None:
    """A way with its visit is as long, whoever of the two is blamed."""
    legs, each = even_roads(range(1, 10)), []
    for begins_told in (True, False):
        pace = pace_of(driven_to(driven, visits, begins_told=begins_told), legs)
        each.append(600 * pace.travel + 180 * pace.service)
    assert each[1] > 780
    assert each[1] == pytest.approx(each[0], rel=0.08)


def test_who_may_have_waited_for_a_window_says_nothing() -> None:
    """Nobody told when the visit began, and the door opened on the way there."""
    day = driven_to(2, 1, begins_told=False)
    opens = [between(23 * number - 22, 23 * number + 60) for number in range(1, 9)]
    shut = [replace(each, window=one) for each, one in zip(day.stops, opens, strict=False)]
    waited = replace(day, stops=(*shut, day.stops[-1]))
    assert pace_of(waited, even_roads(range(1, 10))) == Pace()


def test_a_lunch_is_no_pace() -> None:
    """An hour at one door says that the courier sat down, not that all doors take an hour."""
    legs = even_roads(range(1, 3))
    long = replace(stop(1), arrival=at(10), left=at(70), state="served")  # type: ignore[arg-type]
    assert pace_of(route(long, stop(2)), legs).service < 1.4
