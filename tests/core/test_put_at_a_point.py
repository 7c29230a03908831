"""A parcel that is put into a machine or onto a counter is in nobody's hands yet."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.events import EventReport, record_events
from core.model.delivery import Delivery, Format
from core.model.event import CarrierEvent
from core.model.ids import PromiseId
from core.model.parcel import Size
from core.model.promise import Promise, PromiseState
from core.model.reason import Reason
from core.model.status import EventType, Status
from core.model.window import Window
from tests.core.test_compartments import AINO, NEAR, free, lockers  # noqa: F401
from tests.core.town import PLANNER, Town


async def happens(
    town: Town, kind: EventType, code: str | None = None, reason: Reason | None = None
) -> Delivery:
    town.clock.at += timedelta(minutes=1)
    event = CarrierEvent(
        event_id=f"{kind}", type=kind, occurred_at=town.clock.at, code=code, reason=reason
    )
    report = EventReport(event=event, body_hash="1", delivery=AINO.id)
    (outcome,) = await record_events(town.house, [report], PLANNER)
    assert outcome.refusal is None
    return await town.delivery(AINO.id)


async def bound_for(town: Town, form: Format) -> None:
    async with town.house.store.begin() as unit:
        there = replace(AINO, format=form, point=NEAR.ref, status=Status.OUT_FOR_DELIVERY)
        await unit.deliveries.save(there)


@pytest.mark.parametrize("form", [Format.LOCKER, Format.PICKUP_POINT])
async def test_delivered_there_it_waits_there(lockers: Town, form: Format) -> None:  # noqa: F811
    """Its compartment stays taken, and the code that comes later reaches its recipient."""
    await bound_for(lockers, form)
    put = await happens(lockers, EventType.DELIVERED)
    assert put.status is Status.READY_FOR_PICKUP
    assert (await free(lockers))[Size.S] == 0
    told = await happens(lockers, EventType.READY_FOR_PICKUP, code="4711")
    assert told.pickup is not None
    assert (told.pickup.point, told.pickup.code) == (NEAR.ref, "4711")
    fetched = await happens(lockers, EventType.COLLECTED, code="4711")
    assert fetched.status is Status.DELIVERED or fetched.is_over


async def test_at_a_counter_of_a_terminal_it_is_handed_over(lockers: Town) -> None:  # noqa: F811
    """There somebody comes in an agreed window and takes it."""
    await bound_for(lockers, Format.TERMINAL)
    assert (await happens(lockers, EventType.DELIVERED)).status is Status.DELIVERED


async def test_what_nobody_fetched_goes_back(lockers: Town) -> None:  # noqa: F811
    """With its cause among the attempts, and its compartment free again."""
    await bound_for(lockers, Format.LOCKER)
    await happens(lockers, EventType.READY_FOR_PICKUP, code="4711")
    left = await happens(lockers, EventType.ATTEMPT_FAILED, reason=Reason.NOT_COLLECTED)
    assert left.status is Status.RETURNING
    assert [each.reason for each in left.attempts] == [Reason.NOT_COLLECTED]
    assert (await free(lockers))[Size.S] == 1


@pytest.mark.parametrize(
    ("rings", "state"), [(True, PromiseState.KEPT), (False, PromiseState.BROKEN)]
)
async def test_a_promise_at_the_door_ends_where_it_is_put_at_a_point(
    lockers: Town,  # noqa: F811
    rings: bool,
    state: PromiseState,
) -> None:
    """Kept by a courier who was at the door in time first; nobody waits for another one."""
    await bound_for(lockers, Format.DOOR)
    now = lockers.clock.at
    promise = Promise(
        id=PromiseId("prm_1"),
        delivery=AINO.id,
        window=Window(now, now + timedelta(hours=2)),
        made_at=now,
        changeable_until=None,
    )
    async with lockers.house.store.begin() as unit:
        await unit.promises.put(promise)
        await unit.deliveries.save(replace(await lockers.delivery(AINO.id), promise=promise))
    if rings:
        await happens(lockers, EventType.ARRIVED)
    put = await happens(lockers, EventType.READY_FOR_PICKUP, code="4711")
    assert put.promised is None
    assert put.promise is not None
    assert put.promise.state is state
