"""A van that drives past midnight: its windows belong to two days, and it is one van."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.actions.routes import put_route
from core.actions.slots import slots_of
from core.commands import BookWindow, HoldSlot
from core.model.route import Route, Stop, is_forecast
from core.model.window import Window
from core.refusals import Refused
from slots.windows import windows_of_day
from tests.core.town import CARRIER, PLANNER, TODAY, Town, a_delivery, a_van, door, wrong_with

NIGHTS = ("20:00-22:00", "22:00-24:00", "00:00-02:00", "02:00-04:00")
TOMORROW = TODAY + timedelta(days=1)
AINO, VILLE = a_delivery(1), a_delivery(2)


def at_night(route: Route) -> Route:
    """From eight in the evening to four in the morning in Helsinki."""
    begin = route.start.at + timedelta(hours=12)
    return replace(
        route,
        start=replace(route.start, at=begin),
        end=replace(route.end, at=begin + timedelta(hours=8)),
    )


VAN = at_night(a_van(1))
LAST_WEEK = at_night(
    a_van(
        1,
        *(Stop(key=f"X{n}", location=door(900 + n), service_seconds=60, units=1) for n in range(6)),
        day=TOMORROW - timedelta(days=7),
    )
)


@pytest.fixture
async def night(town: Town) -> Town:
    await town.furnish(AINO, VILLE)
    async with town.house.store.begin() as unit:
        await unit.carriers.put(replace(CARRIER, windows=NIGHTS))
    return town


def windows(day: date) -> tuple[Window, ...]:
    return windows_of_day(NIGHTS, day, CARRIER.zone)


async def offered(town: Town, first: date | None = None, last: date | None = None) -> list[Window]:
    return [offer.window for offer in await slots_of(town.house, AINO.id, first, last)]


async def test_every_window_of_the_shift_is_offered_whatever_days_are_asked(night: Town) -> None:
    """Before midnight and after it; of each day those that lie on it."""
    await put_route(night.house, VAN, (), PLANNER)
    evening, morning = windows(TODAY)[2:], windows(TOMORROW)[:2]
    assert await offered(night) == [*evening, *morning]
    assert await offered(night, TODAY, TODAY) == [*evening]
    assert await offered(night, TOMORROW, TOMORROW) == [*morning]


async def test_what_is_offered_after_midnight_can_be_held(night: Town) -> None:
    """And is promised on the van of the evening before, which gets full like any other."""
    one_place = replace(VAN, vehicle=replace(VAN.vehicle, units=1))
    await put_route(night.house, one_place, (), PLANNER)
    for window in await offered(night):
        hold = (await night.ask(HoldSlot(AINO.id, window))).hold
        assert hold is not None and hold.route_ref == VAN.ref
    last = windows(TOMORROW)[1]
    await night.ask(BookWindow(AINO.id, last))
    assert await night.keys_on(VAN.ref) == [AINO.id]
    with pytest.raises(Refused) as no:
        await night.ask(BookWindow(VILLE.id, windows(TOMORROW)[0]))
    assert no.value.refusal.code == "slot-gone"
    assert await wrong_with(night.house.store, [AINO.id, VILLE.id]) == []


async def test_a_night_that_nobody_has_planned_is_forecast_as_one(night: Town) -> None:
    """Until its evening is planned, whether it is asked about with its evening or without."""
    await night.furnish(LAST_WEEK)
    async with night.house.store.begin() as unit:
        await unit.carriers.put(replace(CARRIER, windows=NIGHTS))
    after = TOMORROW + timedelta(days=1)
    morning = windows(after)[:2]
    assert [one for one in await offered(night, after, after) if one in windows(after)[:2]] == [
        *morning
    ]
    done = await night.ask(BookWindow(AINO.id, morning[0]))
    assert done.promise is not None and is_forecast(done.promise.route_ref or VAN.ref)
    assert windows(after)[1] in await offered(night, after, after)
    planned = at_night(a_van(2, day=TOMORROW, units=0))
    await put_route(night.house, planned, (), PLANNER)
    left = [offer.window for offer in await slots_of(night.house, VILLE.id, after, after)]
    assert not {*left} & {*morning}


@pytest.mark.parametrize("days", [-1, 1])
async def test_a_planner_may_have_another_midnight(town: Town, days: int) -> None:
    """By its clock the van drives a day sooner or later: what is offered on it can be held."""
    van = replace(a_van(1), date=TODAY + timedelta(days=days))
    await town.furnish(AINO)
    await put_route(town.house, van, (), PLANNER)
    today = await offered(town, TODAY, TODAY)
    assert today
    for window in today:
        hold = (await town.ask(HoldSlot(AINO.id, window))).hold
        assert hold is not None and hold.route_ref == van.ref
