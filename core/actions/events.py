"""Events: a carrier reports what happened, and everybody who should know hears of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from core.actions.arrivals import (
    check_hand_over,
    is_for_an_operator,
    is_seen_there,
    saw,
    with_arrival,
)
from core.actions.asking import delivery_of
from core.actions.changes import settle
from core.actions.courier_places import courier_came
from core.actions.disputing import lay_down
from core.actions.event_notices import NOTICES, fact_of, is_told
from core.actions.hearers import works_there
from core.actions.holds import give_up_standby, lock_standby, ways_of_windows
from core.actions.house import House
from core.actions.leaving import leave_the_road, ways_off
from core.actions.left_alert import doubt_what_was_left
from core.actions.loading import check_scan, scanned
from core.actions.measuring import measure
from core.actions.pickup_events import (
    MORE_TIME,
    as_it_lies,
    by_delegate,
    check_code,
    notice_of,
    pickup_told,
    put_there,
    settle_compartment,
    waits_longer,
)
from core.actions.point_days import judge_visit
from core.actions.prepared import NOTHING, Prepared
from core.actions.tell import note, notify, publish_about
from core.actions.timers import count_the_wait, expect_end_of_wait, wait_ended
from core.actions.visited import AT_THE_DOOR, mark_stop, may_leave_its_route
from core.actions.wiping import wipe_codes
from core.model.asker import HOUSE, Asker, Role
from core.model.attempt import Attempt
from core.model.change import ChangeState
from core.model.delivery import Delivery
from core.model.event import CarrierEvent, Entry
from core.model.ids import CarrierRef, DeliveryId, LearnedId
from core.model.learned_address import learned_from
from core.model.promise import PromiseState
from core.model.reason import ROOTS, Fault, Reason
from core.model.status import EventType, Flag, takes_effect
from core.ports import Unit
from core.refusals import Refusal, Refused, event_conflict, invalid, not_found

AHEAD_HOURS_MAX = 1  # how far a carrier's clock may run before ours


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One event as it came: for a delivery by id, or by the carrier's tracking number."""

    event: CarrierEvent
    body_hash: str
    delivery: DeliveryId | None = None
    tracking_number: str | None = None
    carrier: CarrierRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOutcome:
    delivery: Delivery | None = None
    refusal: Refusal | None = None
    absorbed: bool = False  # known already, nothing changed


# After these nobody drives it to its door: its place is somebody else's.
NOT_TO_THE_DOOR = frozenset(
    {EventType.CANCELLED, EventType.LOST, EventType.RETURNING, EventType.RETURNED}
)
IN_THEIR_HANDS = frozenset({EventType.LOADED, EventType.OUT_FOR_DELIVERY})


async def record_events(
    house: House, reports: Sequence[EventReport], by: Asker
) -> Sequence[EventOutcome]:
    """Each event in a transaction of its own: one bad event stops no other."""
    outcomes = []
    for report in reports:
        prepared = await _prepared(house, report)
        try:
            async with house.store.begin() as unit:
                outcomes.append(await record_event(house, unit, report, by, prepared))
        except Refused as refused:
            outcomes.append(EventOutcome(refusal=refused.refusal))
    return outcomes


async def _prepared(house: House, report: EventReport) -> Prepared:
    """The ways on the routes that it leaves."""
    is_over = report.event.type in NOT_TO_THE_DOOR
    if not is_over and not may_leave_its_route(report.event):
        return NOTHING
    async with house.store.read() as unit:
        delivery = await _named(unit, report)
    if delivery is None:
        return NOTHING
    ways = ways_off if is_over else ways_of_windows
    return await ways(house, delivery.id)


async def record_event(
    house: House, unit: Unit, report: EventReport, by: Asker, prepared: Prepared
) -> EventOutcome:
    """Keep the event, move the delivery. The same event again is absorbed.

    Raises Refused: not-found, event-conflict (same id, another body), invalid (from the future, or
    a code that opens nothing).
    """
    delivery = await _meant(unit, report, by)
    event = report.event
    known = await unit.timeline.event_hash(delivery.carrier, event.event_id)
    if known is not None:
        if known != report.body_hash:
            raise event_conflict(event.event_id)
        return EventOutcome(delivery=delivery, absorbed=True)
    if event.occurred_at > house.clock.now() + timedelta(hours=AHEAD_HOURS_MAX):
        # Whatever really happens until then would count as older, and move nothing.
        raise invalid("occurred_at", f"is more than {AHEAD_HOURS_MAX} h in the future")
    check_code(delivery, event)
    check_hand_over(delivery, event)
    kept = replace(event, code=None) if event.type is EventType.COLLECTED else event
    await unit.timeline.keep_event(delivery, kept, report.body_hash, house.clock.now())
    await _write_down(unit, delivery, event, by)
    delivery = await scanned(house, unit, delivery, event)
    event = await as_it_lies(unit, delivery, event)
    if event.type is EventType.UNKNOWN or event.raw_reason is not None:
        await note(house, unit, delivery, "alert", str(by), "unknown code, please look")
    if event.raw_reason is not None:
        return EventOutcome(delivery=delivery)  # kept, and what it means is not guessed
    if delivery.newest_event_at is not None and event.occurred_at < delivery.newest_event_at:
        return EventOutcome(delivery=delivery)  # kept, but the status does not turn back
    if is_seen_there(delivery, event, by):
        return EventOutcome(delivery=await saw(house, unit, delivery, event))
    return EventOutcome(delivery=await _happened(house, unit, delivery, event, by, prepared))


async def _write_down(unit: Unit, delivery: Delivery, event: CarrierEvent, by: Asker) -> None:
    """A line of the timeline at the moment when it happened, not when we heard of it."""
    what = str(event.raw_type or event.type)
    if event.raw_reason is not None and event.raw_type is None:
        what = f"{what}, unknown reason {event.raw_reason}"
    line = Entry(at=event.occurred_at, kind="event", who=str(by), what=what)
    await unit.timeline.add(delivery.id, line)


async def _happened(
    house: House,
    unit: Unit,
    before: Delivery,
    event: CarrierEvent,
    by: Asker,
    prepared: Prepared,
) -> Delivery:
    delivery = before.moved(event.type, house.clock.now())
    delivery = replace(delivery, newest_event_at=event.occurred_at)
    for flag in event.flags:
        delivery = delivery.flagged(flag)
    if not takes_effect(before.status, event.type):
        kept = replace(before, newest_event_at=event.occurred_at)
        await unit.deliveries.save(kept)
        return kept
    if before.is_over and delivery.status is before.status:
        await unit.deliveries.save(delivery)
        return delivery
    delivery = await put_there(house, unit, delivery, event)
    delivery = by_delegate(_facts_of(delivery, event), event)
    delivery = await with_arrival(house, unit, delivery, event, by)
    await measure(unit, before, delivery, event)
    delivery = await _judge_promise(unit, delivery, event)
    if event.type in NOT_TO_THE_DOOR:
        delivery = await leave_the_road(house, unit, delivery, prepared)
    if delivery.is_over or event.type is EventType.READY_FOR_PICKUP:
        await lock_standby(unit, delivery.id)
        await give_up_standby(unit, delivery.id, prepared)
    if delivery.is_over:
        delivery = await wipe_codes(unit, delivery)
    if event.type is EventType.ATTEMPT_FAILED:
        delivery = await lay_down(house, unit, delivery)
    delivery = await check_scan(house, unit, delivery, event)
    await unit.deliveries.save(delivery)
    await mark_stop(house, unit, delivery, event, prepared)
    if event.type is EventType.NO_ANSWER:
        await expect_end_of_wait(house, unit, delivery)
        await count_the_wait(house, unit, delivery)
    elif delivery.waits_until is None:
        await wait_ended(unit, delivery)
    if event.type in IN_THEIR_HANDS or event.type is EventType.READY_FOR_PICKUP:
        delivery = await _changes_applied(house, unit, delivery, by)
    await settle_compartment(house, unit, delivery, event)
    if event.type is EventType.DELIVERED:
        await _learn(house, unit, delivery, event)
    await doubt_what_was_left(house, unit, delivery, event, by)
    if delivery.status is not before.status:
        await publish_about(
            house,
            unit,
            "delivery.status_changed",
            delivery,
            {
                "status": delivery.status,
                "before": before.status,
                "reason": event.reason,
                "occurred_at": event.occurred_at,
            },
        )
    await courier_came(house, unit, before, delivery)
    if is_told(before, delivery, event):
        waits_until = delivery.waits_until if event.type is EventType.NO_ANSWER else None
        await notify(
            house,
            unit,
            delivery,
            notice_of(delivery, event, NOTICES[event.type]),
            fact_of(delivery, event),
            ref=MORE_TIME if waits_longer(before, delivery, event) else event.reason,
            until=waits_until or delivery.pickup_until,
            valid_until=waits_until,
        )
    return delivery


async def _learn(house: House, unit: Unit, delivery: Delivery, event: CarrierEvent) -> None:
    """A number that only its recipient knew is known once a parcel was handed over there."""
    id = LearnedId(house.new_id("lrn"))
    learned = learned_from(delivery, event, id, house.clock.now())
    if learned is not None:
        await unit.learned.add(learned)
        await note(house, unit, delivery, "address", str(HOUSE), "learned")


def _facts_of(delivery: Delivery, event: CarrierEvent) -> Delivery:
    """What the event says beside the status."""
    match event.type:
        case EventType.DELAYED:
            return replace(delivery, delayed_by=event.reason)
        case EventType.ARRIVED:
            return replace(delivery, arrived_at=event.occurred_at, eta=None)
        case EventType.NO_ANSWER:
            return _waiting(delivery, event)
        case EventType.DELIVERED | EventType.COLLECTED:
            attempt = Attempt(at=event.occurred_at, reason=None, location=event.location)
            return replace(
                delivery,
                attempts=(*delivery.attempts, attempt),
                proof=event.proof,
                delayed_by=None,
                waits_until=None,
                minor_at=None,
                eta=None,
            )
        case EventType.ATTEMPT_FAILED:
            attempt = Attempt(
                at=event.occurred_at,
                reason=event.reason or Reason.OTHER,
                note=event.note,
                location=event.location,
                arrived_at=delivery.arrived_at,
                proof=event.proof,
            )
            return replace(
                delivery,
                attempts=(*delivery.attempts, attempt),
                delayed_by=None,
                waits_until=None,
                minor_at=None,
                arrived_at=None,
                eta=None,
            )
        case EventType.READY_FOR_PICKUP:
            return replace(
                delivery, pickup=pickup_told(delivery, event), eta=None, waits_until=None
            )
        case EventType.ON_HOLD if event.reason is Reason.CUSTOMS:
            return delivery.flagged(Flag.CUSTOMS)
        case _:
            return delivery


def _waiting(delivery: Delivery, event: CarrierEvent) -> Delivery:
    """Said again while the courier waits, the wait is no shorter, and what was answered stands."""
    until = event.occurred_at + timedelta(seconds=event.wait_seconds)
    before, rescue = delivery.waits_until, delivery.rescue
    is_again = before is not None and event.occurred_at < before
    return replace(
        delivery,
        arrived_at=delivery.arrived_at or event.occurred_at,
        waits_until=max(until, before) if before is not None and is_again else until,
        rescue=rescue if is_again else None,
        eta=None,
    )


async def _judge_promise(unit: Unit, delivery: Delivery, event: CarrierEvent) -> Delivery:
    """A promise is kept when somebody came inside its window, and broken when they came outside
    it, failed for a reason of the carrier's own or without coming, or put it at a point
    instead."""
    if delivery.comes_then is not None:
        return await judge_visit(unit, delivery, event)
    promise = delivery.awaited
    is_put_away = event.type is EventType.READY_FOR_PICKUP
    if promise is None or (event.type not in AT_THE_DOOR and not is_put_away):
        return delivery
    came_at = delivery.arrived_at or (None if is_put_away else event.occurred_at)
    kept = came_at is not None and came_at in promise.window
    if event.type is EventType.ATTEMPT_FAILED and event.reason is not None:
        fault = ROOTS[event.reason].fault
        came = delivery.arrived_at is not None or fault is not Fault.OUTSIDE
        kept = kept and came and fault is not Fault.CARRIER
    if event.type in (EventType.ARRIVED, EventType.NO_ANSWER):
        return delivery  # judged when it ends
    state = PromiseState.KEPT if kept else PromiseState.BROKEN
    promise = replace(promise, state=state)
    await unit.promises.put(promise)
    return replace(delivery, promise=promise)


async def _changes_applied(house: House, unit: Unit, delivery: Delivery, by: Asker) -> Delivery:
    """What the carrier accepted is in the courier's hands once they are on their way with it."""
    for change in await unit.changes.of(delivery.id):
        if change.state is ChangeState.ACCEPTED:
            moved = change.moved(ChangeState.APPLIED, house.clock.now())
            await settle(house, unit, change, moved, by, NOTHING)
    return await delivery_of(unit, delivery.id)


async def _named(unit: Unit, report: EventReport) -> Delivery | None:
    if report.delivery is not None:
        return await unit.deliveries.get(report.delivery)
    if report.tracking_number is not None and report.carrier is not None:
        return await unit.deliveries.by_tracking(report.carrier, report.tracking_number)
    return None


async def _meant(unit: Unit, report: EventReport, by: Asker) -> Delivery:
    delivery = await _named(unit, report)
    if delivery is None or (report.carrier is not None and delivery.carrier != report.carrier):
        raise not_found("delivery")
    if by.role is Role.LOCKER and not (
        is_for_an_operator(delivery, report.event)
        and await works_there(unit, delivery, by, report.carrier)
    ):
        raise not_found("delivery")
    return delivery
