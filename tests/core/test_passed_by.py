"""A visit that is over says nothing of those before it: a courier may have changed the order, or
put a parcel at a point."""

from datetime import datetime, timedelta

import pytest

from core.actions.etas import Ways, recompute_etas
from core.actions.events import EventReport, record_events
from core.actions.places import put_point
from core.actions.slots import slots_of
from core.commands import BookWindow, ConfirmHold, HoldSlot
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId, PointRef
from core.model.pickup_point import PickupPoint
from core.model.reason import Reason
from core.model.route import PushedStop, StopState
from core.model.status import EventType
from slots.schedule import behind
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
from tests.core.town import NOW, PLANNER, TODAY, Town, a_van, door, window, wrong_with


async def put_at_a_point(town: Town, id: DeliveryId) -> None:
    await happens(town, id, EventType.READY_FOR_PICKUP)


async def happens(
    town: Town, id: DeliveryId, kind: EventType, at: datetime = NOW, **told: object
) -> None:
    event = CarrierEvent(event_id=f"{id}/{kind}", type=kind, occurred_at=at, **told)  # type: ignore[arg-type]  # fields by name
    report = EventReport(event=event, body_hash="1", delivery=id)
    await record_events(town.house, [report], PLANNER)


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
    await happens(town, VILLE.id, EventType.DELIVERED)
    await town.ask(ConfirmHold(held.id))
    keys = await town.keys_on(VAN.ref)
    assert keys.index(AINO.id) > keys.index(VILLE.id)


async def both_promised(town: Town) -> None:
    """Aino before Ville, and the van has left."""
    await town.furnish(VAN, AINO, VILLE)
    await town.ask(BookWindow(AINO.id, TEN))
    await town.ask(BookWindow(VILLE.id, NOON))
    assert await town.keys_on(VAN.ref) == [AINO.id, VILLE.id]
    town.clock.at = VAN.start.at + timedelta(minutes=5)


async def test_who_comes_before_a_parcel_that_waits_at_a_locker_was_not_passed_by(
    town: Town, store: SqlStore
) -> None:
    """They still have an ETA, and what waits elsewhere has none, nor a visit."""
    await both_promised(town)
    await happens(town, VILLE.id, EventType.READY_FOR_PICKUP, town.clock.at)
    route = await town.route(VAN.ref)
    assert route.progress == 0 and behind(route) == 0
    assert route.stop_of(VILLE.id) is None
    assert await recompute_etas(town.house, Ways()) == 1
    assert (await town.delivery(AINO.id)).eta is not None
    assert await wrong_with(store, [AINO.id]) == []


@pytest.mark.parametrize("is_at_the_stop", [True, False])
async def test_what_was_put_into_the_locker_of_the_stop_says_where_the_van_is(
    town: Town, is_at_the_stop: bool
) -> None:
    """A courier did it there; by a point elsewhere nobody knows."""
    await both_promised(town)
    place = door(2) if is_at_the_stop else door(40)
    point = PickupPoint(ref=PointRef("kamppi"), name="Kamppi", location=place)
    await put_point(town.house, point, PLANNER)
    told = {"point": point.ref}
    await happens(town, VILLE.id, EventType.READY_FOR_PICKUP, town.clock.at, **told)
    route = await town.route(VAN.ref)
    assert route.progress == (2 if is_at_the_stop else 0)


@pytest.mark.parametrize(
    ("reason", "came", "progress"),
    [
        (Reason.PARCEL_MISSING, False, 0),
        (Reason.OUT_OF_TIME, False, 0),
        (Reason.PARCEL_DAMAGED, True, 2),
        (Reason.RECIPIENT_ABSENT, False, 2),
    ],
)
async def test_a_try_that_came_to_no_door_passes_nobody_by(
    town: Town, reason: Reason, came: bool, progress: int
) -> None:
    """A parcel that is missing in the depot is no visit; one that was looked at at the door is."""
    await both_promised(town)
    if came:
        await happens(town, VILLE.id, EventType.ARRIVED, town.clock.at)
    await happens(town, VILLE.id, EventType.ATTEMPT_FAILED, town.clock.at, reason=reason)
    route = await town.route(VAN.ref)
    assert route.progress == progress
    await recompute_etas(town.house, Ways())
    assert ((await town.delivery(AINO.id)).eta is not None) is (progress == 0)
    assert (await town.delivery(VILLE.id)).eta is None


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
