"""A visit that is over says nothing of those before it: a courier may have changed the order, or
put a parcel at a point."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.actions.etas import Ways, recompute_etas
from core.actions.events import EventReport, record_events
from core.actions.passing_by import ALERT, PASSED_BY
from core.actions.places import put_point
from core.actions.slots import slots_of
from core.commands import BookWindow, ConfirmHold, HoldSlot
from core.fail_points import FailedHere, FailPoint, met_by
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId, PointRef
from core.model.notice import NoticeKind
from core.model.overdue import is_passed_by, is_promise_in_danger
from core.model.pickup_point import PickupPoint
from core.model.reason import Reason
from core.model.route import PushedStop, StopState
from core.model.status import EventType
from core.model.sync import Position
from slots.schedule import behind
from storage.store import SqlStore
from tests.core.talks import talk_of
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
from tests.core.test_overdue import told
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


async def both_promised(town: Town, ville: Delivery = VILLE) -> None:
    """Aino before Ville, and the van has left."""
    await town.furnish(VAN, AINO, ville)
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


LATER = timedelta(minutes=11)


def falls_before_a_commit(point: FailPoint) -> None:
    if point is FailPoint.BEFORE_COMMIT:
        raise FailedHere


async def ville_is_served_before_aino(town: Town) -> None:
    """Both promised and on the road, both told when; the van leaves Aino out."""
    a_way_off = replace(VILLE.address, location=door(40))
    await both_promised(town, replace(VILLE, address=a_way_off))
    async with town.house.store.begin() as unit:
        for number, one in enumerate((AINO, VILLE), start=1):
            talk = talk_of(number)
            await unit.conversations.put(talk)
            found = await unit.deliveries.get(one.id)
            assert found is not None
            await unit.deliveries.save(replace(found, conversation=talk.id))
    for one in (AINO, VILLE):
        await happens(town, one.id, EventType.OUT_FOR_DELIVERY, VAN.start.at)
    await recompute_etas(town.house, Ways())
    assert (await town.delivery(AINO.id)).eta is not None
    await happens(town, VILLE.id, EventType.DELIVERED, town.clock.at)


async def passed_alerts(town: Town) -> int:
    async with town.house.store.read() as unit:
        lines = await unit.timeline.of(AINO.id)
    return [(line.kind, line.what) for line in lines].count(("alert", ALERT))


async def test_who_was_passed_by_hears_it_once_and_no_range_is_guessed(
    town: Town, store: SqlStore
) -> None:
    """The range that was told is taken back, an alert is raised, and whoever reckons next, this
    process or another, says nothing twice."""
    await ville_is_served_before_aino(town)
    ways = Ways()
    await recompute_etas(town.house, ways)
    assert (await told(store, NoticeKind.LATE)) == [] and await passed_alerts(town) == 0
    town.clock.at += LATER
    for each in (ways, ways, Ways()):
        await recompute_etas(town.house, each)
    aino = await town.delivery(AINO.id)
    assert aino.eta is None and is_passed_by(aino)
    assert is_promise_in_danger(aino, town.clock.at)
    (late,) = await told(store, NoticeKind.LATE)
    assert (late.delivery, late.ref) == (AINO.id, PASSED_BY)
    assert await passed_alerts(town) == 1


async def test_the_map_of_who_was_passed_by_ends(town: Town, store: SqlStore) -> None:
    """Once, also where the vehicle tells of no place any more, or both come to be known at once."""
    await ville_is_served_before_aino(town)
    assert (await town.delivery(AINO.id)).is_courier_near
    town.clock.at += LATER
    for _ in range(2):
        await recompute_etas(town.house, Ways())
    ended = await told(store, NoticeKind.COURIER_CAME)
    assert [each.delivery for each in ended].count(AINO.id) == 1


async def test_who_is_come_back_to_was_not_passed_by(town: Town) -> None:
    """The courier stands at her door, and the card says so."""
    await ville_is_served_before_aino(town)
    town.clock.at += LATER
    await recompute_etas(town.house, Ways())
    await happens(town, AINO.id, EventType.ARRIVED, town.clock.at)
    assert not is_passed_by(await town.delivery(AINO.id))


async def test_a_new_plan_ends_it_and_tells_a_time_again(town: Town, store: SqlStore) -> None:
    """The planner puts her behind: there is a range, however close to the one that was told."""
    await ville_is_served_before_aino(town)
    town.clock.at += LATER
    ways = Ways()
    await recompute_etas(town.house, ways)
    await push(town, version(2), to(1))
    await recompute_etas(town.house, ways)
    aino = await town.delivery(AINO.id)
    assert aino.eta is not None and not is_passed_by(aino)


async def test_a_van_that_stands_at_the_door_has_passed_nobody_by(
    town: Town, store: SqlStore
) -> None:
    """It came back before anybody reported."""
    await ville_is_served_before_aino(town)
    town.clock.at += LATER
    async with town.house.store.begin() as unit:
        here = Position(route=VAN.ref, at=town.clock.at, location=door(1))
        await unit.positions.add([here])
    await recompute_etas(town.house, Ways())
    assert await told(store, NoticeKind.LATE) == []


async def test_a_process_that_falls_between_tells_of_the_passing_once(
    town: Town, store: SqlStore
) -> None:
    """Told, range and alert stand in one commit: all or nothing, and the next process tells it."""
    await ville_is_served_before_aino(town)
    town.clock.at += LATER
    ways = Ways()
    with met_by(falls_before_a_commit), pytest.raises(FailedHere):
        await recompute_etas(town.house, ways)
    for each in (ways, Ways()):
        await recompute_etas(town.house, each)
    assert len(await told(store, NoticeKind.LATE)) == await passed_alerts(town) == 1
