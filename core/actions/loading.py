"""Loading: scans into vehicles, and what a route left without.

A parcel that nobody scanned while others of its route were scanned lies in the depot still, as far
as anybody knows: its recipient is not told to be at home, and whoever dispatches gets an alert. A
scan that comes late takes that back. Where nobody scans at all, a missing scan says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.stops import visited_by
from core.actions.tell import note, notify
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId, RouteRef
from core.model.notice import NoticeKind
from core.model.route import Route, StopState
from core.model.status import EventType, Status
from core.ports import Unit

SCANNED_BEFORE = timedelta(hours=24)  # a scan of an earlier day was for another route
LOOKED_AFTER = timedelta(hours=2)  # a route that began so long ago was looked at before
NOT_SCANNED = "not scanned at loading, please look"
_WAITS_FOR_A_SCAN = frozenset(
    {
        Status.ANNOUNCED,
        Status.SCHEDULED,
        Status.LOADED,
        Status.OUT_FOR_DELIVERY,
        Status.ATTEMPT_FAILED,
    }
)


@dataclass(slots=True)
class Checked:
    """Routes whose start this process has looked at; nothing that a second look would repeat."""

    routes: dict[RouteRef, datetime] = field(default_factory=dict)


async def check_loading(house: House, checked: Checked) -> int:
    """Routes that have just begun; returns how many parcels they seem to have left behind."""
    now = house.clock.now()
    checked.routes = {ref: at for ref, at in checked.routes.items() if at > now - 2 * LOOKED_AFTER}
    async with house.store.glance() as unit:
        begun = await unit.routes.beginning(now - LOOKED_AFTER, now)
    async with house.store.read() as unit:
        routes = await unit.routes.some([ref for ref in begun if ref not in checked.routes])
    missing = 0
    for route in routes:
        missing += 0 if route.is_ours else await _check(house, route)
        checked.routes[route.ref] = now
    return missing


async def check_scan(house: House, unit: Unit, delivery: Delivery, event: CarrierEvent) -> Delivery:
    """Where it is said to be on its way: whether a scan says so too. Not saved yet."""
    if event.type is not EventType.OUT_FOR_DELIVERY or delivery.is_scanned:
        return delivery
    if delivery.missed_scan_at is not None:
        return delivery
    for route in await visited_by(unit, delivery.id):
        others = [stop.delivery for stop in route.stops if stop.delivery not in (None, delivery.id)]
        if await _is_scanning(unit, route, others):
            return await _missed(house, unit, delivery)
    return delivery


def is_held_back(delivery: Delivery, event: CarrierEvent) -> bool:
    """Nobody is told to be at home for a parcel that seems to lie in the depot still."""
    return event.type is EventType.OUT_FOR_DELIVERY and delivery.seems_left_behind


async def scanned(house: House, unit: Unit, delivery: Delivery, event: CarrierEvent) -> Delivery:
    """A scan is a fact whenever it is heard of. One that was missed brings the notice that was
    held back."""
    match event.type:
        case EventType.LOADED:
            at = max(event.occurred_at, delivery.loaded_at or event.occurred_at)
            now = replace(delivery, loaded_at=at)
        case EventType.UNLOADED:
            at = max(event.occurred_at, delivery.unloaded_at or event.occurred_at)
            now = replace(delivery, unloaded_at=at)
        case _:
            return delivery
    await unit.deliveries.save(now)
    if delivery.seems_left_behind and now.is_scanned and now.status is Status.OUT_FOR_DELIVERY:
        fact = of_attempt(EventType.OUT_FOR_DELIVERY, now, event.occurred_at)
        await notify(house, unit, now, NoticeKind.OUT_FOR_DELIVERY, fact)
    return now


def of_attempt(kind: EventType, delivery: Delivery, at: datetime) -> str:
    """The name of what is told once an attempt; again on another day, to which it was carried over
    without a word of that."""
    return f"{kind}/{len(delivery.attempts)}/{at.date()}"


async def _check(house: House, route: Route) -> int:
    ids = [
        stop.delivery
        for stop in route.stops
        if stop.delivery is not None and stop.hold is None and stop.state is StopState.PLANNED
    ]
    every = [stop.delivery for stop in route.stops]
    async with house.store.begin() as unit:
        if not await _is_scanning(unit, route, every):
            return 0
        missing = 0
        for delivery in (await unit.deliveries.some(ids)).values():
            if delivery.status not in _WAITS_FOR_A_SCAN:
                continue
            if not delivery.is_scanned and delivery.missed_scan_at is None:
                await unit.deliveries.save(await _missed(house, unit, delivery))
                missing += 1
    return missing


async def _is_scanning(unit: Unit, route: Route, ids: Sequence[DeliveryId | None]) -> bool:
    """Whether any of these was scanned for this route's day."""
    known, since = [id for id in ids if id is not None], route.start.at - SCANNED_BEFORE
    return await unit.timeline.happened_to_any(known, EventType.LOADED, since)


async def _missed(house: House, unit: Unit, delivery: Delivery) -> Delivery:
    await note(house, unit, delivery, "alert", "house", NOT_SCANNED)
    return replace(delivery, missed_scan_at=house.clock.now())
