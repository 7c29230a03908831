"""Windows of a day that nobody has planned yet: offered, held, promised, and where they go then."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.actions.forecasting import routes_offered
from core.actions.routes import force_route, put_route
from core.actions.settling import settle_forecasts
from core.actions.slots import slots_of
from core.commands import BookWindow, ConfirmHold, HoldSlot, ReleaseHold
from core.model.ids import CarrierRef, RouteRef
from core.model.promise import PromiseState
from core.model.route import PushedStop, Route, Stop
from core.refusals import Refused
from slots.forecast import forecast_ref
from storage.store import SqlStore
from storage.units.routes import SqlRoutes
from tests.core.town import (
    CARRIER,
    FLEET,
    PLANNER,
    TODAY,
    Town,
    a_delivery,
    a_van,
    door,
    window,
    wrong_with,
)

TOMORROW = TODAY + timedelta(days=1)
LAST_WEEK = TOMORROW - timedelta(days=7)
FORECAST = forecast_ref(FLEET, TOMORROW, "van-1")
TEN = window(10, TOMORROW)
DELIVERIES = [a_delivery(number) for number in range(1, 9)]
AINO = DELIVERIES[0]


def a_past_van(stops: int, number: int = 1) -> Route:
    """What a van did a week before tomorrow."""
    return a_van(
        number,
        *(
            Stop(key=f"X{each}", location=door(900 + each), service_seconds=60, units=1)
            for each in range(stops)
        ),
        day=LAST_WEEK,
    )


def a_plan(number: int = 1, version: int = 1) -> Route:
    return replace(a_van(number, day=TOMORROW), version=version, body_hash=str(version))


async def promised(town: Town, *deliveries: int) -> list[str]:
    """The answers, in order; what was told no is a code."""
    asked = [
        BookWindow(DELIVERIES[each].id, window(10 + 2 * each, TOMORROW)) for each in deliveries
    ]
    answers = [await town.answer(each) for each in asked]
    return [each if isinstance(each, str) else "promised" for each in answers]


async def test_a_day_without_a_plan_is_offered_by_what_the_fleet_did(town: Town) -> None:
    """Marked as such, on no route that anybody knows; today nobody drives."""
    await town.furnish(a_past_van(4), AINO)
    offered = await slots_of(town.house, AINO.id, TODAY, TOMORROW)
    assert {offer.basis for offer in offered} == {"forecast"}
    assert {offer.window.start.date() for offer in offered} == {TOMORROW}
    assert [offer.labels.count("greenest") for offer in offered].count(1) == 1


async def test_where_nobody_ever_drove_no_day_is_read(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look would read eighteen days of nothing; a past that is told later is seen at once."""
    read: list[object] = []

    async def of_days(of: SqlRoutes, carrier: CarrierRef, first: date, last: date) -> list[Route]:
        read.append((first, last))
        return list(await of.some([mark.ref for mark in await of.marks(carrier, first, last)]))

    monkeypatch.setattr(SqlRoutes, "of_days", of_days)
    await town.furnish(AINO)
    assert await slots_of(town.house, AINO.id, TODAY, TOMORROW) == ()
    assert read == []
    await town.furnish(a_past_van(4))
    assert await slots_of(town.house, AINO.id, TODAY, TOMORROW) != ()
    assert read != []


async def test_the_first_plan_of_a_day_ends_its_forecast(town: Town) -> None:
    """A second van that was out last week is no longer reckoned with."""
    await town.furnish(a_past_van(4), a_past_van(4, 2), AINO)
    await put_route(town.house, a_plan(2), (), PLANNER)
    offered = await slots_of(town.house, AINO.id, TOMORROW, TOMORROW)
    assert {(offer.basis, offer.route_ref) for offer in offered} == {("route", a_plan(2).ref)}


async def test_no_more_is_promised_than_half_of_what_was_done(town: Town, store: SqlStore) -> None:
    """Two of four stops may be promised; the third asks in vain, and a freed place is a place."""
    await town.furnish(a_past_van(4), *DELIVERIES)
    assert await promised(town, 0, 1, 2) == ["promised", "promised", "slot-gone"]
    assert await slots_of(town.house, DELIVERIES[2].id, TOMORROW, TOMORROW) == ()
    third = DELIVERIES[2].id
    held = await town.answer(HoldSlot(DELIVERIES[0].id, window(14, TOMORROW)))
    assert not isinstance(held, str)  # who stands there may move
    assert await wrong_with(store, [each.id for each in DELIVERIES]) == []
    assert await town.answer(HoldSlot(third, TEN)) == "slot-gone"


async def test_many_at_once_do_not_overbook_a_forecast(town: Town, store: SqlStore) -> None:
    """Eight want the same two hours of a van that may take two."""
    await town.furnish(a_past_van(4), *DELIVERIES)
    answers = await asyncio.gather(*(town.answer(BookWindow(each.id, TEN)) for each in DELIVERIES))
    assert sum(1 for each in answers if not isinstance(each, str)) == 2
    assert await wrong_with(store, [each.id for each in DELIVERIES]) == []


async def test_hold_release_and_confirm_work_as_on_a_route(town: Town) -> None:
    """A tentative stop under the row's lock, which leaves or becomes the promise."""
    await town.furnish(a_past_van(4), AINO)
    hold = (await town.ask(HoldSlot(AINO.id, TEN))).hold
    assert hold is not None
    assert hold.route_ref == FORECAST
    await town.ask(ReleaseHold(hold.id))
    assert (await town.route(FORECAST)).stop_of(hold.id) is None
    again = (await town.ask(HoldSlot(AINO.id, TEN))).hold
    assert again is not None
    done = await town.ask(ConfirmHold(again.id))
    assert done.promise is not None
    assert done.promise.window == TEN


async def test_the_plan_of_the_same_vehicle_takes_over(town: Town, store: SqlStore) -> None:
    """It never saw the promise: it is inserted, the promise knows its route, the hold as well."""
    await town.furnish(a_past_van(4), *DELIVERIES)
    assert await promised(town, 0) == ["promised"]
    hold = (await town.ask(HoldSlot(DELIVERIES[1].id, window(14, TOMORROW)))).hold
    assert hold is not None
    plan = a_plan()
    await put_route(town.house, plan, [PushedStop(location=door(950))], PLANNER)
    assert (await town.delivery(AINO.id)).promised is not None
    assert (await town.hold(hold.id)).route_ref == plan.ref
    keys = await town.keys_on(plan.ref)
    assert {AINO.id, hold.id} <= set(keys)
    assert await town.keys_on(FORECAST) == ["load:0", "load:1"]
    assert await wrong_with(store, [each.id for each in DELIVERIES]) == []


async def test_a_plan_with_the_promise_in_it_takes_it_along(town: Town, store: SqlStore) -> None:
    """On whatever vehicle the planner put it."""
    await town.furnish(a_past_van(4), AINO)
    assert await promised(town, 0) == ["promised"]
    plan = a_plan(7)
    await put_route(town.house, plan, [PushedStop(delivery=AINO.id, service_seconds=60)], PLANNER)
    promise = (await town.delivery(AINO.id)).promised
    assert promise is not None
    assert promise.route_ref == plan.ref
    assert await wrong_with(store, [AINO.id]) == []


async def test_a_plan_that_has_no_room_breaks_promises(town: Town) -> None:
    """Refused with their list; forced, they are broken openly."""
    await town.furnish(a_past_van(4), AINO)
    assert await promised(town, 0) == ["promised"]
    tiny = a_plan()
    tiny = replace(tiny, vehicle=replace(tiny.vehicle, units=0))
    with pytest.raises(Refused) as no:
        await put_route(town.house, tiny, (), PLANNER)
    assert no.value.refusal.code == "breaks-promises"
    await force_route(town.house, tiny, (), PLANNER)
    promise = (await town.delivery(AINO.id)).promise
    assert promise is not None
    assert promise.state is PromiseState.BROKEN


async def test_what_another_vehicle_can_do_is_moved_to_it(town: Town, store: SqlStore) -> None:
    """The van of the forecast is not sent; the next look moves its promises to one that is."""
    await town.furnish(a_past_van(4), AINO)
    assert await promised(town, 0) == ["promised"]
    other = a_plan(7)
    await put_route(town.house, other, (), PLANNER)
    assert await settle_forecasts(town.house) == 1
    promise = (await town.delivery(AINO.id)).promised
    assert promise is not None
    assert promise.route_ref == other.ref
    assert await wrong_with(store, [AINO.id]) == []
    assert await settle_forecasts(town.house) == 0


async def test_nobody_waits_for_a_van_that_nobody_sends(town: Town) -> None:
    """An hour before it would have left, the promise is broken openly; not a minute sooner."""
    await town.furnish(a_past_van(4), AINO)
    assert await promised(town, 0) == ["promised"]
    leaves = (await town.route(FORECAST)).start.at
    town.clock.at = leaves - timedelta(minutes=61)
    assert await settle_forecasts(town.house) == 0
    town.clock.at = leaves - timedelta(minutes=59)
    assert await settle_forecasts(town.house) == 1
    promise = (await town.delivery(AINO.id)).promise
    assert promise is not None
    assert promise.state is PromiseState.BROKEN
    assert await town.keys_on(FORECAST) == ["load:0", "load:1"]


async def test_nobody_plans_under_the_name_of_a_forecast(town: Town) -> None:
    """It would be taken for one of ours."""
    await town.furnish(a_past_van(4), AINO)
    named = replace(a_plan(), ref=RouteRef(FORECAST))
    with pytest.raises(Refused) as no:
        await put_route(town.house, named, (), PLANNER)
    assert no.value.refusal.code == "invalid"


async def test_a_forecast_is_no_row_before_somebody_chooses(town: Town) -> None:
    """Looking writes nothing."""
    await town.furnish(a_past_van(4), AINO)
    await slots_of(town.house, AINO.id)
    async with town.house.store.read() as unit:
        assert await unit.routes.get(FORECAST) is None
        made = await routes_offered(town.house, unit, CARRIER, TOMORROW, TOMORROW)
    assert [route.ref for route in made] == [FORECAST]


async def test_who_was_promised_on_a_forecast_comes_before_who_asks_now(town: Town) -> None:
    """The one place of the first planned van is theirs, also before anybody has looked."""
    await town.furnish(a_past_van(4), *DELIVERIES)
    assert await promised(town, 0) == ["promised"]
    small = replace(a_plan(2), vehicle=replace(a_plan(2).vehicle, units=1))
    await put_route(town.house, small, (), PLANNER)
    assert await town.answer(BookWindow(DELIVERIES[1].id, window(16, TOMORROW))) == "slot-gone"
    first = (await town.delivery(AINO.id)).promised
    assert first is not None and first.route_ref == small.ref
