"""Routes: the planner pushes a day's plan, and what we promised since stays in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from core.actions.booking import route_changed
from core.actions.house import House
from core.actions.prepared import Prepared
from core.actions.tell import note, notify, publish_about
from core.actions.travel import legs_for
from core.model.asker import Asker
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.ids import DeliveryId
from core.model.location import Location
from core.model.notice import NoticeKind
from core.model.promise import PromiseState
from core.model.route import PushedStop, Route, Stop, StopState
from core.model.status import EventType
from core.ports import Unit
from core.refusals import breaks_promises, invalid, stale_version, unknown_carrier
from slots.booking import retimed
from slots.legs import Legs
from slots.plan_update import Adopted, BreaksPromises, adopt, adopt_by_force

Adopt = Callable[[Route | None, Route, Legs], Adopted | BreaksPromises]


async def put_route(house: House, route: Route, stops: Sequence[PushedStop], by: Asker) -> Route:
    """Take a plan that keeps every promise and hold. `route` comes without stops.

    Raises Refused: stale-version, breaks-promises (with the promises), unknown-carrier, invalid.
    """
    return await _put(house, route, stops, by, adopt)


async def force_route(house: House, route: Route, stops: Sequence[PushedStop], by: Asker) -> Route:
    """Take the plan whatever it breaks: broken promises are told to people, who choose again."""
    return await _put(house, route, stops, by, adopt_by_force)


async def _put(
    house: House, pushed: Route, stops: Sequence[PushedStop], by: Asker, adopted: Adopt
) -> Route:
    async with house.store.read() as unit:
        located = await _resolved(unit, pushed, stops)
        old = await unit.routes.get(pushed.ref)
    legs = await legs_for(house, [located], _places_of(old))
    prepared = Prepared(legs=legs)
    async with house.store.begin() as unit:
        old = await unit.routes.lock(pushed.ref)
        if old is not None and old.version > pushed.version:
            raise stale_version(old.version)
        if old is not None and old.version == pushed.version:
            if old.body_hash != pushed.body_hash:
                raise stale_version(old.version)
            return old
        new = await _resolved(unit, pushed, stops)
        if old is not None:
            new = replace(new, revision=old.revision + 1)
        travel = prepared.legs[new.vehicle.profile]
        found = adopted(old, new, travel)
        if not isinstance(found, Adopted):
            raise breaks_promises(await _promise_ids(unit, found.keys))
        route = retimed(found.route, travel)
        await unit.routes.put(route)
        await _scheduled(house, unit, route, by)
        await _left_out(house, unit, old, route)
        for key in found.broken:
            await _broken(house, unit, key)
        if any(stop.booked for stop in route.stops):
            await route_changed(house, unit, route)
        return route


async def _resolved(unit: Unit, pushed: Route, stops: Sequence[PushedStop]) -> Route:
    """The plan with our own deliveries recognised; a stop unknown to us stays as load."""
    carrier = await unit.carriers.get(pushed.carrier)
    if carrier is None:
        raise unknown_carrier(pushed.carrier)
    resolved = [await _stop(unit, carrier, number, stop) for number, stop in enumerate(stops)]
    keys = [stop.key for stop in resolved]
    if len(set(keys)) != len(keys):
        raise invalid("stops", "names a delivery twice")
    behind = sum(1 for _ in takewhile(lambda stop: stop.state is not StopState.PLANNED, resolved))
    return replace(pushed, stops=tuple(resolved), progress=behind)


async def _stop(unit: Unit, carrier: Carrier, number: int, pushed: PushedStop) -> Stop:
    delivery = await _known(unit, carrier, pushed)
    point = pushed.location or (delivery.address.point if delivery else None)
    if point is None:
        raise invalid(f"stops[{number}].location", "is needed: we do not know where this is")
    stop = Stop(
        key=pushed.tracking_number or pushed.delivery or f"load-{number}",
        tracking_number=pushed.tracking_number,
        location=point,
        service_seconds=pushed.service_seconds,
        window=pushed.window,
        arrival=pushed.arrival,
        state=pushed.state,
        units=1,  # somebody else's parcel: at least one place is taken
    )
    if delivery is None:
        return stop
    promise = delivery.promised
    return replace(
        stop,
        key=delivery.id,
        delivery=delivery.id,
        tracking_number=delivery.tracking_number,
        window=promise.window if promise else stop.window,
        promised=promise is not None,
        units=carrier.units.get(delivery.parcel.size, 1),
        weight_kg=delivery.parcel.weight_kg,
    )


async def _known(unit: Unit, carrier: Carrier, stop: PushedStop) -> Delivery | None:
    if stop.delivery is not None:
        delivery = await unit.deliveries.get(stop.delivery)
    elif stop.tracking_number is not None:
        delivery = await unit.deliveries.by_tracking(carrier.ref, stop.tracking_number)
    else:
        delivery = None
    return delivery if delivery is not None and delivery.carrier == carrier.ref else None


async def _scheduled(house: House, unit: Unit, route: Route, by: Asker) -> None:
    """Standing on a planned route schedules a delivery, also without a promise."""
    for stop in route.stops:
        if stop.delivery is None or stop.hold is not None:
            continue
        delivery = await unit.deliveries.get(stop.delivery)
        if delivery is None:
            continue
        planned = delivery.moved(EventType.PLANNED, house.clock.now())
        if planned.status is delivery.status:
            continue
        await unit.deliveries.save(planned)
        await note(house, unit, planned, "status", str(by), "planned")
        await publish_about(
            house,
            unit,
            "delivery.status_changed",
            planned,
            {"status": planned.status, "before": delivery.status},
        )
        await notify(house, unit, planned, NoticeKind.SCHEDULED, f"{route.ref}/{route.date}")


async def _left_out(house: House, unit: Unit, old: Route | None, new: Route) -> None:
    """A delivery without a promise that the new plan no longer has is announced again."""
    if old is None:
        return
    kept = {stop.key for stop in new.stops}
    for stop in old.stops:
        if stop.delivery is None or stop.key in kept or stop.hold is not None:
            continue
        delivery = await unit.deliveries.get(stop.delivery)
        if delivery is None or delivery.promised is not None:
            continue
        if any(route.ref != new.ref for route in await unit.routes.with_stop(stop.key)):
            continue
        unplanned = delivery.moved(EventType.UNPLANNED, house.clock.now())
        if unplanned.status is not delivery.status:
            await unit.deliveries.save(unplanned)


async def _broken(house: House, unit: Unit, key: str) -> None:
    """Say openly that a promise cannot be kept, and let the person choose again."""
    delivery = await unit.deliveries.get(DeliveryId(key))
    if delivery is None or delivery.promised is None:
        return
    promise = replace(delivery.promised, state=PromiseState.BROKEN)
    await unit.promises.put(promise)
    delivery = replace(delivery, promise=promise).moved(EventType.UNPLANNED, house.clock.now())
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "promise", "house", "broken by a forced plan")
    await notify(house, unit, delivery, NoticeKind.PROMISE_BROKEN, promise.id, ref=promise.id)


async def _promise_ids(unit: Unit, keys: Sequence[str]) -> tuple[str, ...]:
    ids: list[str] = []
    for key in keys:
        delivery = await unit.deliveries.get(DeliveryId(key))
        promise = delivery.promised if delivery else None
        ids.append(promise.id if promise else key)
    return tuple(ids)


def _places_of(old: Route | None) -> list[Location]:
    return [stop.location for stop in old.stops] if old else []
