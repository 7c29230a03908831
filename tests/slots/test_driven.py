"""Driven days: they say how far off plans are, and promises heed it."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from core.model.driven import HOURS, Driven
from core.model.route import Route, StopState
from slots.buffer import Buffer
from slots.driven import driven, noise_of, usual_noise
from slots.legs import Legs
from slots.noise import USUAL_NOISE, Noise
from slots.offers import offers
from slots.timetable import Timetable
from tests.slots.days import EIGHT, at, between, even_roads, route, stop

ZONE = ZoneInfo("Europe/Helsinki")
RUSH = range(16, 19)
STOPS, MINUTES, SERVICE = 60, 9, 240
LEGS = even_roads(range(STOPS + 2), minutes=MINUTES)


def a_day(
    chance: Random,
    *,
    leg: float = 0.2,
    day: float = 0.1,
    service: float = 0.35,
    stays: float = 1.0,
    slow: float = 1.0,
) -> Route:
    """As it was reported: `slow` is how often as long a way takes in the evening rush."""
    pace, now, stops = chance.lognormvariate(0, day), EIGHT, []
    for number in range(STOPS):
        way = MINUTES * 60 * pace * chance.lognormvariate(0, leg)
        way *= slow if now.astimezone(ZONE).hour in RUSH else 1.0
        begun = now + timedelta(seconds=way)
        now = begun + timedelta(seconds=SERVICE * max(0.1, chance.gauss(stays, service)))
        stops.append(
            replace(
                stop(number, service_seconds=SERVICE),
                arrival=begun,
                left=now,
                state=StopState.SERVED,
            )
        )
    return route(*stops, hours=24)


def measured(days: int, **how: float) -> Noise:
    chance = Random(7)
    each = [driven([(a_day(chance, **how), LEGS)], ZONE) for _ in range(days)]
    known = Driven()
    for one in each:
        known = known + one
    return noise_of(known, ZONE)


def together(days: int, **how: float) -> Noise:
    """All vehicles of one day."""
    chance = Random(11)
    return noise_of(driven([(a_day(chance, **how), LEGS) for _ in range(days)], ZONE), ZONE)


@pytest.mark.parametrize(("leg", "day", "service"), [(0.2, 0.1, 0.35), (0.35, 0.2, 0.6)])
def test_what_was_driven_tells_the_noise(leg: float, day: float, service: float) -> None:
    noise = together(120, leg=leg, day=day, service=service)
    assert noise.leg == pytest.approx(leg, rel=0.1)
    assert noise.day == pytest.approx(day, rel=0.25)
    assert noise.service == pytest.approx(service, rel=0.15)
    assert noise.stays == pytest.approx(1, abs=0.06)


def test_the_evening_rush_is_seen_where_there_is_one() -> None:
    hours = together(60, slow=1.6).hours
    assert hours is not None
    assert [hours.slow[hour] for hour in RUSH] == pytest.approx([1.6] * len(RUSH), rel=0.1)
    assert [hours.slow[hour] for hour in (10, 11, 13, 20)] == pytest.approx([1] * 4, abs=0.1)


def test_visits_that_take_longer_than_planned_are_planned_longer() -> None:
    assert together(40, stays=1.5).stays == pytest.approx(1.5, rel=0.06)


def test_one_odd_day_moves_little() -> None:
    noise = measured(1, leg=0.6, slow=2.0)
    assert noise.leg < 0.35
    assert noise.hours is not None
    assert max(noise.hours.slow) < 1.5


def test_nothing_measured_is_the_usual_noise_wider_in_the_evening() -> None:
    noise, usual = noise_of(Driven(), ZONE), usual_noise(ZONE)
    assert noise.leg == pytest.approx(usual.leg)
    assert noise.day == pytest.approx(usual.day)
    assert noise.service == pytest.approx(usual.service)
    assert noise.hours is not None
    assert usual.hours is not None
    assert noise.hours.slow == (1.0,) * HOURS
    assert noise.hours.wider == pytest.approx(usual.hours.wider)
    assert {hour for hour in range(HOURS) if usual.hours.wider[hour] > 1} == set(RUSH)


def test_what_did_not_happen_says_nothing() -> None:
    """A day that nobody has driven yet."""
    planned = route(*(stop(number, service_seconds=SERVICE) for number in range(STOPS)), hours=24)
    assert driven([(planned, LEGS)], ZONE) == Driven()


def ends_only(day: Route) -> Route:
    """The same day from a carrier that tells of no coming: each visit has the moment of its end."""
    return replace(day, stops=tuple(replace(each, arrival=each.left) for each in day.stops))


def learnt_by_ends(days: int, **how: float) -> Noise:
    chance = Random(11)
    some = [(ends_only(a_day(chance, **how)), LEGS) for _ in range(days)]
    return noise_of(driven(some, ZONE), ZONE)


def just_as_planned() -> Route:
    return a_day(Random(1), leg=0, day=0, service=0)


@pytest.mark.parametrize("told", [just_as_planned(), ends_only(just_as_planned())])
def test_a_day_just_as_planned_is_learnt_as_that(told: Route) -> None:
    """Whether the carrier says when a visit begins, or only when it ends."""
    noise = noise_of(driven([(told, LEGS)] * 10, ZONE), ZONE)
    assert noise.stays == pytest.approx(1)
    assert noise.hours is not None
    assert noise.hours.slow == pytest.approx((1.0,) * HOURS)


def test_a_visit_without_a_beginning_says_nothing_of_its_length() -> None:
    """It took no time at all by what was told; and the way to it took no service with it."""
    found = driven([(ends_only(just_as_planned()), LEGS)], ZONE)
    assert (found.visits, sum(found.ways), found.days) == (0, 0, 0)
    assert found.whole_visits + sum(found.whole_ways) == pytest.approx(STOPS - 1)


@pytest.mark.parametrize("how", [{"stays": 1.5}, {"day": 0.4}, {"stays": 1.3, "slow": 1.6}])
def test_ways_and_visits_told_together_are_as_long_together(how: dict[str, float]) -> None:
    """Whichever of them is slow: what is planned with is their sum."""
    by_whole, by_each = (planned_with(one(60, **how)) for one in (learnt_by_ends, together))
    assert by_whole == pytest.approx(by_each, rel=0.04)


def planned_with(noise: Noise) -> float:
    """Seconds of a way and a visit in each hour of the day."""
    assert noise.hours is not None
    ways = sum(MINUTES * 60 * noise.hours.slow[hour] for hour in range(9, 23))
    return ways + SERVICE * noise.stays * len(range(9, 23))


def test_what_was_told_together_makes_no_promise_surer() -> None:
    """Two that make up for one another look sure: how far each is off stays the usual."""
    noise = learnt_by_ends(60, leg=0.05, service=0.05, day=0.01)
    own = [noise.leg, noise.day, noise.service]
    assert own == pytest.approx([USUAL_NOISE.leg, USUAL_NOISE.day, USUAL_NOISE.service])
    assert noise.hours is not None
    usual = usual_noise(ZONE).hours
    assert usual is not None
    assert noise.hours.wider == pytest.approx(usual.wider)


@pytest.mark.parametrize("told", [just_as_planned(), ends_only(just_as_planned())])
def test_days_as_planned_take_no_window_away(told: Route) -> None:
    """Sixteen promises of a morning leave the room that they leave before anything was driven."""
    learnt = noise_of(driven([(told, LEGS)] * 120, ZONE), ZONE)
    assert offered_hours(learnt) >= offered_hours(usual_noise(ZONE))


def offered_hours(noise: Noise) -> set[int]:
    """Which two hours a van can still take one more in, with sixteen promised for the first two."""
    roads = even_roads(range(20), minutes=2.5)
    hours = [between(120 * number, 120 * number + 120) for number in range(4)]
    stops = [stop(number, hours[0], promised=True) for number in range(16)]
    found = offers(
        (route(*stops),),
        {"auto": roads},
        stop(19),
        hours,
        not_before=EIGHT - timedelta(days=1),
        buffer=replace(Buffer.for_late(3), noise=noise),
    )
    return {(each.window.start - EIGHT).seconds // 3600 for each in found}


def late_by(noise: Noise, opens: datetime) -> float:
    """How many of six are expected late who were promised the same two hours."""
    begins = (opens - EIGHT).total_seconds() / 60
    stops = [
        stop(number, between(begins, begins + 120), service_seconds=600, promised=True)
        for number in range(6)
    ]
    table = Timetable.of(
        (route(*stops, hours=24),), {"auto": LEGS}, not_before=None, buffer=priced(noise)
    )
    found = table.runs[0].found
    return found.late if hasattr(found, "late") else 0.0


def priced(noise: Noise) -> Buffer:
    return Buffer(seconds=0, added=0.12, noise=noise)


def test_the_same_promises_are_later_in_the_evening() -> None:
    noise = usual_noise(ZONE)
    noon, evening = at(2 * 60), at(6 * 60)  # in Helsinki it is 12 and 16 o'clock
    assert evening.astimezone(ZONE).hour == 16
    assert late_by(noise, evening) > late_by(noise, noon)
    assert late_by(USUAL_NOISE, evening) == pytest.approx(late_by(USUAL_NOISE, noon))


def last_start(noise: Noise) -> int:
    """The latest start in a window of the evening that a further stop is offered on an empty
    route."""
    table = Timetable.of((route(hours=24),), {"auto": LEGS}, not_before=None, buffer=priced(noise))
    further = stop(3, service_seconds=600)
    found = table.gaps(table.ways({"auto": LEGS}, further.location), further)
    return int(found.clear[0])


def test_a_slow_town_keeps_a_promise_clearer_of_its_end() -> None:
    calm = usual_noise(ZONE)
    assert calm.hours is not None
    slow = replace(calm, hours=replace(calm.hours, slow=(1.5,) * HOURS))
    assert last_start(slow) > last_start(calm) > 0


def test_legs_that_are_unknown_are_left_out() -> None:
    assert driven([(a_day(Random(1)), Legs())], ZONE).ways == (0.0,) * HOURS
