"""The benchmark of slots, small enough to run with the tests."""

from pathlib import Path

import numpy as np

from app.replay.deciders import Kind
from app.replay.instance import Instance, read
from app.replay.town import Town
from benchmarks.slots import buffers, compare, speed
from benchmarks.slots_noise import late_share
from benchmarks.slots_towns import written


def plain(customers: int = 16) -> Instance:
    """Customers around a depot, each a few minutes from the next, who all want the morning."""
    at = np.arange(customers + 1)
    return Instance(
        name="plain",
        seconds=abs(at[:, None] - at[None]) * 60,
        demand=np.minimum(at, 1),
        service=np.minimum(at, 1) * 900,
        opens=at * 0,
        closes=np.array([14400, *([3600] * customers)]),
        capacity=100,
    )


def test_a_town_that_is_written_is_read_as_it_was(tmp_path: Path) -> None:
    """VRPLIB, with one-ways."""
    made = plain()
    made.seconds[1, 2] = 77
    file = tmp_path / "plain.vrp"
    file.write_text(written(made))
    again = read(file)
    assert again.seconds.tolist() == made.seconds.tolist()
    for field in ("demand", "service", "opens", "closes"):
        assert getattr(again, field).tolist() == getattr(made, field).tolist()
    assert (again.name, again.capacity) == (made.name, made.capacity)


async def test_every_decider_books_the_same_days() -> None:
    """One van has no time for all of them."""
    found = await compare(Town.of(plain(), 4), 1, range(1, 3))
    assert set(found.days) == set(Kind)
    assert all(0 < day.accepted < 16 for day in found.days.values())
    assert all(day.broken_promises == 0 for day in found.days.values())
    assert found.ratio(Kind.REOPTIMISE, Kind.COUNTER) > 1


async def test_a_buffer_costs_bookings_and_saves_lateness() -> None:
    """From none to half an hour of each hour."""
    found = await buffers([(Town.of(plain(), 4), 1)], range(1, 3))
    by_name = {one.name: one for one in found}
    none, half_an_hour = by_name["none"], by_name["30 min"]
    assert none.accepted > half_an_hour.accepted
    assert none.late > half_an_hour.late
    assert none.late > by_name["for 3 in 100"].late
    # Its day is over at four: there is no rush to learn.
    assert by_name["a rush, not known"].late == by_name["for 3 in 100"].late


def test_noise_makes_nobody_late_who_has_hours() -> None:
    """And half of those who are planned to the second."""
    made = Town.of(plain(), 4)
    (van,) = made.vans(1)
    easy = van.with_stops((made.stop(1, made.windows[3]),))
    assert late_share(made, [easy], seed=1) == 0.0
    far = plain()
    far.seconds[0, 1] = 3600
    tight = Town.of(far, 4)
    (first,) = tight.vans(1)
    sharp = first.with_stops((tight.stop(1, tight.windows[0]),))
    assert 0.4 < late_share(tight, [sharp], seed=1) < 0.6


def test_offers_of_a_fleet_are_timed() -> None:
    """All windows of each request."""
    found = speed(routes=3, stops=4, times=5)
    assert (found.stops, found.windows) == (12, 12)
    assert 0 < found.p50_ms <= found.p99_ms
    assert found.offered > 0
