"""A buffer that is told how many may be late: wider the less is known of when the van comes."""

from dataclasses import replace

import pytest

from core.model.route import Route
from slots.buffer import Buffer
from slots.reordering import question
from slots.schedule import Schedule, schedule
from slots.seconds import bounds, not_earlier
from tests.slots.days import between, even_roads, route, stop

LEGS = even_roads(range(12), minutes=30)
THREE = Buffer.for_late(3)


def found(driven: Route, buffer: Buffer = THREE) -> Schedule:
    known = schedule(driven, LEGS, buffer=buffer)
    assert isinstance(known, Schedule)
    return known


def all_day(*numbers: int) -> Route:
    """Whoever comes home any time of the day; nothing but the windows binds."""
    return route(*(stop(n, between(0, 600), promised=True) for n in numbers), hours=24)


def cleared(driven: Route, buffer: Buffer = THREE) -> list[int]:
    """How clear of its window's end each stop is kept, the last one first to bind."""
    known = found(driven, buffer)
    return [
        bounds(each.window)[1] - latest
        for each, latest in zip(driven.stops, known.latest, strict=True)
        if each.window is not None
    ]


def test_a_stop_late_in_the_day_is_kept_clear_by_more() -> None:
    """Doubts add up along the route."""
    alone = [cleared(all_day(*range(count)))[-1] for count in (1, 3, 6, 9)]
    assert alone == sorted(alone)
    assert alone[-1] > 1.5 * alone[0]


def test_a_wait_swallows_doubt() -> None:
    """Whoever stands at a door until it opens at noon leaves it on time."""
    waits = [stop(n) for n in range(3)] + [stop(3, between(360, 480), promised=True)]
    after = stop(4, between(360, 720), promised=True)
    hurried = route(*(replace(each, window=None, promised=False) for each in waits), hours=24)
    calm = route(*waits, hours=24)
    assert (
        cleared(replace(calm, stops=(*calm.stops, after)))[-1]
        < cleared(replace(hurried, stops=(*hurried.stops, after)))[-1]
    )


def test_fewer_that_may_be_late_are_kept_clear_by_more() -> None:
    """Half of a hundred is no buffer at all."""
    day = all_day(0, 1, 2)
    widths = [cleared(day, Buffer.for_late(late))[-1] for late in (50, 20, 10, 3, 1)]
    assert widths == sorted(widths)
    assert widths[0] <= 1


def test_seconds_and_doubts_add_up() -> None:
    """Ten minutes whatever happens, and the doubt."""
    day = all_day(0, 1)
    doubts, both = replace(THREE, seconds=0), replace(THREE, seconds=600)
    assert cleared(day, both)[-1] == cleared(day, doubts)[-1] + 600


def test_it_takes_no_more_than_half_of_a_window() -> None:
    """A short one would never be offered again."""
    short = route(*(stop(n) for n in range(6)), stop(7, between(0, 300), promised=True), hours=24)
    narrow = replace(short, stops=(*short.stops[:6], replace(short.stops[6], window=NARROW)))
    assert cleared(narrow)[-1] == 600


NARROW = between(230, 250)


def test_a_planner_is_asked_with_the_same_care() -> None:
    """Its windows end where ours do."""
    day = all_day(0, 1, 2)
    asked = question(day, LEGS, buffer=THREE)
    ends = [not_earlier(each.window.end) for each in asked.stops if each.window]
    sigmas = found(day).doubt.sigma
    own_ends = [bounds(each.window)[1] for each in day.stops if each.window]
    assert ends == [end - THREE.clear(sigma) for end, sigma in zip(own_ends, sigmas, strict=True)]


@pytest.mark.parametrize("share", [0, -1, 51])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    """Nobody promises to be late more often than not, and nobody can promise never to be."""
    with pytest.raises(ValueError, match="hundred"):
        Buffer.for_late(share)
