"""Routes: the planner pushes a day's plan, and what we promised since stays in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from core.actions.house import House
from core.actions.losing import Cause, lose_promise
from core.actions.plan_sense import check_sense
from core.actions.plan_stops import keyed, ours, planned_stop
from core.actions.prepared import Prepared
from core.actions.status_moves import is_planned, move_status, unplan
from core.actions.stops import lock_routes, route_changed, take_off_visits, visited_by
from core.actions.tell import note, notify
from core.actions.travel import legs_for_plan
from core.model.asker import HOUSE, Asker
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, HoldId, RouteRef
from core.model.location import Location
from core.model.notice import NoticeKind
from core.model.promise import Hold, HoldState
from core.model.route import TAKEN_AWAY, PushedStop, Route, Stop, StopState
from core.model.status import EventType
from core.ports import Unit
from core.refusals import breaks_promises, invalid, not_found, stale_version, unknown_carrier
from slots.booking import retimed
from slots.forecast import emptied, forecast_ref
from slots.legs import Legs
from slots.openings import is_told
from slots.plan_update import Adopted, BreaksPromises, adopt, adopt_by_force

Adopt = Callable[[Route | None, Route, Legs, datetime], Adopted | BreaksPromises]


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
    if pushed.is_ours:
        raise invalid("route_ref", "is a name that we give ourselves")
    foretold_ref = forecast_ref(pushed.carrier, pushed.date, pushed.vehicle.ref)
    async with house.store.read() as unit:
        old = await unit.routes.get(pushed.ref)
        foretold = None if old is not None else await unit.routes.get(foretold_ref)
        located = await _resolved(unit, pushed, stops, old)
        check_sense(located, house.clock.now())
        others = await _elsewhere(unit, located)
    kept = _places_kept(old or foretold)
    prepared = Prepared(legs=await legs_for_plan(house, located, kept, others))
    async with house.store.begin() as unit:
        # Locked in the order that everybody keeps.
        for id in sorted(_planned(located) | _told(foretold)):
            await unit.deliveries.get(id)
        refs = [pushed.ref, foretold_ref, *(route.ref for route in others)]
        await lock_routes(unit, refs)
        old = await unit.routes.lock(pushed.ref)
        if old is not None and _is_known(old, pushed):
            return old
        new = await _resolved(unit, pushed, stops, old)
        await _tell_of_old_places(house, unit, stops, new)
        if old is not None:
            new = replace(new, revision=old.revision + 1)
        travel = prepared.legs[new.vehicle.costing]
        foretold = None if old is not None else await unit.routes.lock(foretold_ref)
        found = adopted(old or foretold, new, travel, house.clock.now())
        if not isinstance(found, Adopted):
            raise breaks_promises(await _promise_ids(unit, found.keys))
        route = _timed(found.route, travel, house.clock.now())
        await unit.routes.put(route)
        await _come_true(unit, foretold, route)
        await _taken_over(house, unit, route, prepared)
        await _scheduled(house, unit, route, by)
        await _left_out(house, unit, old, route)
        for key in found.broken:
            await break_openly(house, unit, key, Cause.PLAN)
        if any(stop.booked for stop in route.stops):
            await route_changed(house, unit, route)
        return route


def _timed(told: Route, legs: Legs, now: datetime) -> Route:
    """With each visit as early as it can be; on the road none is earlier than it was told."""
    route = retimed(told, legs)
    if now <= route.start.at:
        return route
    later = [
        replace(one, arrival=max(one.arrival, as_told.arrival))
        if one.arrival is not None and as_told.arrival is not None
        else one
        for one, as_told in zip(route.stops, told.stops, strict=True)
    ]
    return replace(route, stops=tuple(later))


async def take_away(
    house: House, ref: RouteRef, by: Asker, *, whatever_it_breaks: bool = False
) -> Route:
    """Nobody drives it any more. What is behind the vehicle stays as history; a later version of
    the plan brings it back.

    Raises Refused: not-found, breaks-promises (with the promises) unless they shall break openly.
    """
    async with house.store.read() as unit:
        known = await unit.routes.get(ref)
    async with house.store.begin() as unit:
        for id in sorted(_planned(known) if known is not None else ()):
            await unit.deliveries.get(id)  # locked in the order that everybody keeps
        old = await unit.routes.lock(ref)
        if old is None:
            raise not_found("route")
        ahead = [stop for stop in old.stops if stop.state is StopState.PLANNED]
        told = [stop.key for stop in ahead if is_told(stop) and not stop.standby]
        if told and not whatever_it_breaks:
            raise breaks_promises(await _promise_ids(unit, told))
        history = tuple(stop for stop in old.stops if stop.state is not StopState.PLANNED)
        gone = replace(old.with_stops(history), progress=len(history), body_hash=TAKEN_AWAY)
        await unit.routes.put(gone)
        await _left_out(house, unit, old, gone)
        for key in told:
            await break_openly(house, unit, key, Cause.VAN)
        await route_changed(house, unit, gone)
        return gone


def _is_known(old: Route, pushed: Route) -> bool:
    """True for the plan we have, word by word. Raises Refused for an older or another one."""
    if old.carrier != pushed.carrier:
        raise not_found("route")
    if old.version > pushed.version:
        raise stale_version(old.version)
    if old.version == pushed.version and old.body_hash != pushed.body_hash:
        raise stale_version(old.version)
    return old.version == pushed.version


async def _elsewhere(unit: Unit, route: Route) -> list[Route]:
    """Other routes on which deliveries of this one stand."""
    found = {
        other.ref: other
        for id in _planned(route)
        for other in await visited_by(unit, id)
        if other.ref != route.ref and is_planned(other, id)
    }
    return list(found.values())


def _planned(route: Route) -> set[DeliveryId]:
    """The deliveries that it still goes to; a hold is not yet a visit."""
    return {
        stop.delivery
        for stop in route.stops
        if stop.delivery is not None and stop.hold is None and stop.state is StopState.PLANNED
    }


async def _resolved(
    unit: Unit, pushed: Route, stops: Sequence[PushedStop], old: Route | None
) -> Route:
    """The plan with our own deliveries recognised; a stop unknown to us stays as load."""
    carrier = await unit.carriers.get(pushed.carrier)
    if carrier is None:
        raise unknown_carrier(pushed.carrier)
    resolved = [await planned_stop(unit, carrier, at, stop) for at, stop in enumerate(stops)]
    resolved = [keyed(number, stop, resolved) for number, stop in enumerate(resolved)]
    known: set[str] = set()
    for number, stop in enumerate(resolved):
        if stop.key in known:
            raise invalid(f"stops[{number}]", "names a delivery twice")
        known.add(stop.key)
    begun = await _begun(unit, old) if old is not None else {}
    behind = sum(
        1
        for _ in takewhile(
            lambda stop: stop.state is not StopState.PLANNED or stop.key in begun, resolved
        )
    )
    stops_now = [
        _as_reported(stop, begun[stop.key]) if number < behind and stop.key in begun else stop
        for number, stop in enumerate(resolved)
    ]
    return replace(pushed, stops=tuple(stops_now), progress=behind)


async def _begun(unit: Unit, route: Route) -> dict[str, Stop]:
    """What is under way or behind the vehicle, by key; who was passed by is neither, and a plan may
    send somebody to them yet."""
    begun = {stop.key: stop for stop in route.stops[: route.progress]}
    silent = (
        stop.delivery
        for stop in route.stops[: max(0, route.progress - 1)]  # of the last one it was reported
        if stop.delivery is not None and stop.state is StopState.PLANNED
    )
    known = await unit.deliveries.some(list(silent))
    passed = {one.id for one in known.values() if one.arrived_at is None and not one.is_over}
    return {key: stop for key, stop in begun.items() if stop.delivery not in passed}


def _as_reported(stop: Stop, before: Stop) -> Stop:
    """What was told of a visit while it went on stays known: a plan says less of it."""
    if stop.state is StopState.PLANNED or before.left is not None:
        return replace(stop, arrival=before.arrival, left=before.left)
    return stop


async def found_in_plans(
    house: House, unit: Unit, delivery: Delivery, carrier: Carrier, by: Asker
) -> Delivery:
    """A planner may know a parcel before its sender tells of it: what stood on its routes as
    somebody's load is a visit to this delivery from now on."""
    for known in await unit.routes.with_stop(delivery.tracking_number):
        route = await unit.routes.lock(known.ref) if known.carrier == carrier.ref else None
        load = route.stop_of(delivery.tracking_number) if route is not None else None
        if route is None or load is None or load.delivery or load.state is not StopState.PLANNED:
            continue
        visit = ours(load, delivery, carrier)
        route = route.with_stops(tuple(visit if each is load else each for each in route.stops))
        await unit.routes.put(route)
        await _scheduled(house, unit, route, by)
        return await unit.deliveries.get(delivery.id) or delivery
    return delivery


async def _tell_of_old_places(
    house: House, unit: Unit, stops: Sequence[PushedStop], route: Route
) -> None:
    """Whoever plans reads that the parcel goes elsewhere by now."""
    for pushed, stop in zip(stops, route.stops, strict=True):
        if pushed.location in (None, stop.location) or stop.delivery is None:
            continue
        delivery = await unit.deliveries.get(stop.delivery)
        if delivery is not None:
            what = "the plan has an old place of it, ours is kept"
            await note(house, unit, delivery, "alert", str(HOUSE), what)


async def _come_true(unit: Unit, foretold: Route | None, route: Route) -> None:
    """Who stood on the forecast stands on the plan by now."""
    if foretold is None:
        return
    await unit.routes.put(emptied(foretold))
    for stop in route.stops:
        hold = await unit.holds.get(stop.hold) if stop.hold is not None else None
        if hold is not None and hold.route_ref == foretold.ref:
            await unit.holds.put(replace(hold, route_ref=route.ref))


def _told(route: Route | None) -> set[DeliveryId]:
    """Whose promises and holds stand on it."""
    stops = () if route is None else route.stops
    return {stop.delivery for stop in stops if stop.delivery is not None and is_told(stop)}


async def _taken_over(house: House, unit: Unit, route: Route, prepared: Prepared) -> None:
    """A delivery stands on the route that was pushed last, and its promise knows which."""
    for id in sorted(_planned(route)):
        delivery = await unit.deliveries.get(id)
        if delivery is None:
            continue
        await take_off_visits(house, unit, id, prepared, keep=route.ref)
        promise = delivery.awaited
        if promise is not None and promise.route_ref != route.ref:
            promise = replace(promise, route_ref=route.ref)
            await unit.promises.put(promise)
            await unit.deliveries.save(replace(delivery, promise=promise))


async def _scheduled(house: House, unit: Unit, route: Route, by: Asker) -> None:
    """Standing on a planned route schedules a delivery, also without a promise."""
    for id in sorted(_planned(route)):
        delivery = await unit.deliveries.get(id)
        if delivery is None:
            continue
        moved = await move_status(house, unit, delivery, EventType.PLANNED, by)
        if moved.status is not delivery.status:
            await notify(house, unit, delivery, NoticeKind.SCHEDULED, f"{route.ref}/{route.date}")


async def _left_out(house: House, unit: Unit, old: Route | None, new: Route) -> None:
    """A delivery without a promise that the new plan no longer has is announced again."""
    if old is None:
        return
    for id in sorted(_planned(old) - _planned(new)):
        delivery = await unit.deliveries.get(id)
        if delivery is not None and delivery.promised is None:
            await unplan(house, unit, delivery)


async def break_openly(house: House, unit: Unit, key: str, cause: Cause) -> None:
    """Say openly that a promise or a hold cannot be kept, and let the person choose again."""
    hold = await unit.holds.get(HoldId(key))
    if hold is not None:
        await _broken_hold(house, unit, hold)
        return
    delivery = await unit.deliveries.get(DeliveryId(key))
    if delivery is None or delivery.awaited is None:
        return
    await unplan(house, unit, await lose_promise(house, unit, delivery, cause))


async def _broken_hold(house: House, unit: Unit, hold: Hold) -> None:
    """Of one on standby nobody was told. Who was offered it from the line hears that they wait
    again, at the place where they were before."""
    await unit.holds.put(replace(hold, state=HoldState.EXPIRED))
    kind, window, until = NoticeKind.HOLD_EXPIRED, None, None
    for wish in await unit.waitlist.of(hold.delivery):
        if wish.hold == hold.id:
            await unit.waitlist.put(wish.taken_away())
            kind, window, until = NoticeKind.SLOT_PASSED, hold.window, hold.window.start
    delivery = await unit.deliveries.get(hold.delivery)
    if delivery is not None and hold.state is not HoldState.STANDBY:
        ref = hold.id
        await notify(house, unit, delivery, kind, ref, ref=ref, window=window, valid_until=until)


async def _promise_ids(unit: Unit, keys: Sequence[str]) -> tuple[str, ...]:
    ids: list[str] = []
    for key in keys:
        delivery = await unit.deliveries.get(DeliveryId(key))
        promise = delivery.promised if delivery else None
        ids.append(promise.id if promise else key)
    return tuple(ids)


def _places_kept(old: Route | None) -> list[Location]:
    """Where people were told that somebody comes."""
    return [stop.location for stop in old.stops if is_told(stop)] if old else []
