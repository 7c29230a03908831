"""A visit that is over says nothing of those before it: a courier may have changed the order, or
put a parcel at a point."""

from datetime import timedelta

import pytest

from core.actions.events import EventReport, record_events
from core.actions.slots import slots_of
from core.commands import BookWindow, ConfirmHold, HoldSlot
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId
from core.model.route import PushedStop, StopState
from core.model.status import EventType
from storage.store import SqlStore
from tests.core.test_booking_routes import (
    AINO,
    NOON,
    TEN,
    VAN,
    VILLE,
    load,
    promised,
    push,
    refused,
    to,
    version,
)
from tests.core.town import NOW, PLANNER, TODAY, Town, a_van, window, wrong_with


async def put_at_a_point(town: Town, id: DeliveryId) -> None:
    put = CarrierEvent(event_id="e1", type=EventType.READY_FOR_PICKUP, occurred_at=NOW)
    await record_events(town.house, [EventReport(event=put, body_hash="1", delivery=id)], PLANNER)


async def test_a_hold_before_a_parcel_that_was_put_at_a_point_outlives_a_plan(
    town: Town, store: SqlStore
) -> None:
    """That one is over, and nobody has come to them for that."""
    await town.furnish(VAN, AINO, VILLE)
    held = (await town.ask(HoldSlot(AINO.id, TEN))).hold
    await town.ask(BookWindow(VILLE.id, NOON))
    assert held is not None
    assert await town.keys_on(VAN.ref) == [held.id, VILLE.id]
    await put_at_a_point(town, VILLE.id)
    await push(town, version(2), load(1))
    assert set(await town.keys_on(VAN.ref)) == {held.id, "X1"}
    await town.ask(ConfirmHold(held.id))
    assert await wrong_with(store, [AINO.id]) == []


async def test_a_promise_before_a_parcel_that_was_put_at_a_point_is_not_dropped(
    town: Town,
) -> None:
    """Long before its window it is no less a promise."""
    await town.furnish(VAN, AINO, VILLE)
    await promised(town)
    await town.ask(BookWindow(VILLE.id, NOON))
    await push(town, version(2), to(1), to(2))
    await put_at_a_point(town, VILLE.id)
    assert (await refused(town, version(3), load(1))).code == "breaks-promises"


async def test_a_hold_that_was_passed_by_is_booked_where_somebody_comes(town: Town) -> None:
    """What is behind the van is no place to keep for them."""
    await town.furnish(VAN, AINO, VILLE)
    await town.ask(BookWindow(VILLE.id, NOON))
    await push(town, version(2), to(1), to(2))
    held = (await town.ask(HoldSlot(AINO.id, TEN))).hold
    assert held is not None
    await put_at_a_point(town, VILLE.id)
    await town.ask(ConfirmHold(held.id))
    keys = await town.keys_on(VAN.ref)
    assert keys.index(AINO.id) > keys.index(VILLE.id)


@pytest.mark.parametrize("what", [EventType.READY_FOR_PICKUP, EventType.ATTEMPT_FAILED])
async def test_what_happened_elsewhere_sets_no_van_on_its_way(
    town: Town, store: SqlStore, what: EventType
) -> None:
    """Tomorrow's van is as free for others as before; who is served already wants no visit."""
    tomorrow = TODAY + timedelta(days=1)
    van = a_van(1, day=tomorrow)
    await town.furnish(van, AINO, VILLE)
    await town.ask(BookWindow(AINO.id, window(10, tomorrow)))
    before = await slots_of(town.house, VILLE.id, tomorrow, tomorrow)
    told = CarrierEvent(event_id="e1", type=what, occurred_at=NOW)
    report = EventReport(event=told, body_hash="1", delivery=AINO.id)
    await record_events(town.house, [report], PLANNER)
    route = await town.route(van.ref)
    assert route.progress == 0 and not route.has_left(town.clock.at)
    offered = await slots_of(town.house, VILLE.id, tomorrow, tomorrow)
    assert {one.window for one in offered} >= {one.window for one in before} != set()
    if what is EventType.READY_FOR_PICKUP:
        assert route.stop_of(AINO.id) is None
    assert not [one for one in await slots_of(town.house, VILLE.id) if one.window.start < NOW]


async def test_a_plan_may_tell_of_the_visit_after_which_another_was_promised(
    town: Town, store: SqlStore
) -> None:
    """The morning's failed; the afternoon's, which that version lacks, is put in again."""
    await town.furnish(VAN, AINO, VILLE)
    await promised(town)
    await push(town, version(2), to(1))
    town.clock.at = TEN.start + timedelta(minutes=10)
    failed = CarrierEvent(event_id="e1", type=EventType.ATTEMPT_FAILED, occurred_at=town.clock.at)
    report = EventReport(event=failed, body_hash="1", delivery=AINO.id)
    await record_events(town.house, [report], PLANNER)
    town.clock.at += timedelta(minutes=20)
    await town.ask(BookWindow(AINO.id, window(16)))
    was = PushedStop(
        delivery=AINO.id,
        service_seconds=60,
        state=StopState.FAILED,
        arrival=TEN.start + timedelta(minutes=8),
    )
    route = await push(town, version(3), was)
    again = route.stop_of(AINO.id)
    assert again is not None and again.promised and again.window == window(16)
    assert again.state is StopState.PLANNED
    assert await wrong_with(store, [AINO.id]) == []
