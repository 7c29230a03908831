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


async def test_a_night_is_learnt_from_when_its_last_shift_is_over(town: Town) -> None:
    """Until six in the morning, and reports come until nine."""
    night = driven_van(YESTERDAY)
    begins = town.clock.at.replace(hour=18) - timedelta(days=1)
    night = replace(
        night,
        start=replace(night.start, at=begins),
        end=replace(night.end, at=begins + timedelta(hours=10)),
    )
    await drive(town, driven_van(YESTERDAY, 2), night)
    for hours, learnt in ((4.5, 0), (10.5, 0), (13, 1), (14, 0)):
        town.clock.at = begins + timedelta(hours=hours)
        assert await learn_noises(town.house) == learnt
    async with town.house.store.read() as unit:
        (known,) = await unit.driven_days.of(FLEET, YESTERDAY, TODAY)
    assert known.driven.visits == 2 * STOPS


async def test_who_is_out_for_days_holds_up_nobody(town: Town) -> None:
    """Promises heed a day from its second on, and all processes shall take the same."""
    van = driven_van(YESTERDAY)
    far = replace(van, end=replace(van.end, at=van.end.at + timedelta(days=9)))
    await drive(town, far)
    heeded = town.clock.at.replace(hour=0) - timedelta(days=1) + KNOWN_BY
    for hours, learnt in ((-3, 0), (-1, 1)):
        town.clock.at = heeded + timedelta(hours=hours)
        assert await learn_noises(town.house) == learnt


@pytest.mark.parametrize("share", [1.0, 1.6])
async def test_a_carrier_that_tells_only_of_the_end_is_learnt_from(
    town: Town, share: float
) -> None:
    """By what ways and visits took together: as planned is as planned, and slow is slow."""
    van = driven_van(YESTERDAY - timedelta(days=3), share=share)
    ends = tuple(replace(stop, arrival=stop.left) for stop in van.stops)
    await drive(town, replace(van, stops=ends))
    await learn_noises(town.house)
    await looked(town, town.clock.at)
    noise = buffer_for(town.house, FLEET).noise
    assert noise.hours is not None
    slow = max(noise.hours.slow)
    if share == 1.0:
        assert (slow, noise.stays) == pytest.approx((1, 1))
    else:
        assert slow > 1.03
        assert noise.stays > 1.01


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
