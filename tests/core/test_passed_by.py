"""A visit that is over says nothing of those before it: a courier may have changed the order, or
put a parcel at a point."""

from core.actions.events import EventReport, record_events
from core.commands import BookWindow, ConfirmHold, HoldSlot
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId
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
from tests.core.town import NOW, PLANNER, Town, wrong_with


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
