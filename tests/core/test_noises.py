"""How far off plans are is learnt from days that are over, and promises are as clear as that."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from core.actions.driven_days import ROUTES_MAX, buffer_for, learn_noises
from core.actions.noises import KNOWN_BY
from core.model.route import Route, Stop, StopState
from core.ports import Unavailable
from slots.buffer import USUAL_BUFFER
from slots.noise import USUAL_NOISE
from tests.core.town import CARRIER, DEPOT, FLEET, TODAY, Town, a_van, door, seconds_between

STOPS = 20
YESTERDAY = TODAY - timedelta(days=1)


def driven_van(day: date, number: int = 1, share: float = 2.0) -> Route:
    """Each way took so often as long as planned, each visit just as long."""
    van = a_van(number, day=day, units=60)
    here, now, stops = DEPOT, van.start.at, []
    for at in range(STOPS):
        there = door(at)
        begun = now + timedelta(seconds=seconds_between(here, there) * share)
        now, here = begun + timedelta(seconds=300), there
        stops.append(
            Stop(
                key=f"load-{at}",
                location=there,
                service_seconds=300,
                arrival=begun,
                left=now,
                state=StopState.SERVED,
            )
        )
    return replace(van, stops=tuple(stops), progress=STOPS)


async def looked(town: Town, now: datetime) -> None:
    async with town.house.store.read() as unit:
        await town.house.noises.look(unit, FLEET, now)


async def drive(town: Town, *routes: Route) -> None:
    async with town.house.store.begin() as unit:
        await unit.carriers.put(CARRIER)
        for route in routes:
            await unit.routes.put(route)


async def test_a_day_that_is_over_is_learnt_from_once(town: Town) -> None:
    await drive(town, driven_van(YESTERDAY), driven_van(TODAY, 2))
    assert await learn_noises(town.house) == 1
    assert await learn_noises(town.house) == 0
    async with town.house.store.read() as unit:
        (known,) = await unit.driven_days.of(FLEET, YESTERDAY, TODAY)
    assert known.day == YESTERDAY
    assert known.driven.visits == STOPS
    # The way to the first stop has no beginning that anybody reported.
    assert 0 < sum(known.driven.ways) < STOPS


async def test_promises_are_kept_as_clear_as_days_have_shown(town: Town) -> None:
    """From the second day on, so that all processes take the same."""
    town.house = replace(town.house, limits=replace(town.house.limits, promise_buffer=USUAL_BUFFER))
    vans = [driven_van(YESTERDAY - timedelta(days=back), n) for back in range(5) for n in (1, 2, 3)]
    await drive(town, *vans)
    assert buffer_for(town.house, FLEET).noise == USUAL_NOISE
    assert await learn_noises(town.house) == 5
    await looked(town, town.clock.at + KNOWN_BY)
    buffer = buffer_for(town.house, FLEET)
    assert (buffer.seconds, buffer.added) == (USUAL_BUFFER.seconds, USUAL_BUFFER.added)
    hours = buffer.noise.hours
    assert hours is not None
    assert hours.zone == CARRIER.zone
    assert 1.3 < hours.slow[10] < 2.0
    assert buffer.noise.stays == pytest.approx(1, abs=0.01)


async def test_what_was_looked_up_holds_for_the_day(town: Town) -> None:
    """An offer of the morning is booked by the same figures in the evening."""
    await drive(town, driven_van(YESTERDAY - timedelta(days=3)))
    await looked(town, town.clock.at)
    before = buffer_for(town.house, FLEET)
    await learn_noises(town.house)
    await looked(town, town.clock.at + timedelta(hours=9))
    assert buffer_for(town.house, FLEET) == before
    await looked(town, town.clock.at + timedelta(days=1))
    assert buffer_for(town.house, FLEET) != before


async def test_where_nothing_was_driven_the_evening_is_wider(town: Town) -> None:
    await drive(town)
    assert await learn_noises(town.house) == 0
    await looked(town, town.clock.at)
    hours = buffer_for(town.house, FLEET).noise.hours
    assert hours is not None
    assert hours.wider[17] > hours.wider[12] == 1
    assert set(hours.slow) == {1.0}


async def test_of_a_big_fleet_some_vans_say_enough(town: Town) -> None:
    await drive(town, *(driven_van(YESTERDAY, number) for number in range(ROUTES_MAX + 5)))
    await learn_noises(town.house)
    async with town.house.store.read() as unit:
        (known,) = await unit.driven_days.of(FLEET, YESTERDAY, TODAY)
    assert 0 < known.driven.visits <= ROUTES_MAX * STOPS


async def test_without_roads_the_day_is_learnt_later(town: Town) -> None:
    await drive(town, driven_van(YESTERDAY))
    town.roads.is_ill = True
    with pytest.raises(Unavailable):
        await learn_noises(town.house)
    town.roads.is_ill = False
    assert await learn_noises(town.house) == 1
