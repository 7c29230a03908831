"""Holds: a window kept as a tentative stop, and what becomes of it: a promise, or nothing.

A window that the carrier has agreed to stands by in the same way while another one is asked for in
its stead: a no finds everything as it was, a yes gives the place away. Nobody hears of that, and a
plan that has no room for it may drop it.
"""

from collections.abc import Iterable
from dataclasses import replace

from core.actions.each_alone import each_alone
from core.actions.house import House
from core.actions.prepared import NOTHING, Prepared
from core.actions.stops import (
    lock_routes,
    release_promise,
    route_changed,
    stop_for,
    take_off,
    take_off_visits,
    without_history,
)
from core.actions.tell import notify
from core.actions.travel import legs_without_stops
from core.model.carrier import Carrier
from core.model.change import WindowChange
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, HoldId
from core.model.notice import NoticeKind
from core.model.promise import AGREED, Hold, HoldState, Promise, PromiseState
from core.model.route import Route, Stop, StopState
from core.model.window import Window
from core.ports import Unavailable, Unit
from core.refusals import slot_gone
from slots.booking import retimed
from slots.schedule import behind
from slots.timetable import meets

_STANDING = frozenset({HoldState.HELD, HoldState.STANDBY})


async def let_go(unit: Unit, hold: Hold, state: HoldState, prepared: Prepared) -> Hold:
    """End a hold without a promise: its tentative stop leaves the route."""
    await take_off(unit, hold.route_ref, hold.id, prepared)
    ended = replace(hold, state=state)
    await unit.holds.put(ended)
    return ended


def keeps_place(route: Route | None, delivery: Delivery, carrier: Carrier, hold: Hold) -> bool:
    """Whether the hold's route has a place for the door or point where the delivery goes by now."""
    stop = route.stop_of(hold.id) if route is not None else None
    if hold.state is not HoldState.HELD or route is None or stop is None:
        return False
    if carrier.point is not None:
        return route.carrier == carrier.books_in
    if route.is_point_day or delivery.address.point is None:
        return False  # the point takes nobody by the hour any more, or nobody knows the door
    wanted = stop_for(delivery, carrier, stop.window)
    is_as_big = (stop.units, stop.weight_kg) == (wanted.units, wanted.weight_kg)
    takes_no_longer = wanted.service_seconds <= stop.service_seconds
    gets_there = meets(route.vehicle, wanted.needs)
    is_there = stop.location == delivery.address.point
    is_ahead = route.stops.index(stop) >= behind(route)  # nobody comes to what was passed by
    return is_as_big and takes_no_longer and gets_there and is_there and is_ahead


async def made_firm(unit: Unit, hold: Hold, delivery: Delivery, prepared: Prepared) -> Route:
    """The held stop is the delivery's own from now on. Raises Refused(slot-gone)."""
    route = await unit.routes.lock(hold.route_ref)
    if route is None or route.stop_of(hold.id) is None:
        raise slot_gone()
    route = without_history(route, delivery.id)
    stops = tuple(
        replace(stop, key=delivery.id, hold=None, standby=False, promised=True)
        if stop.key == hold.id
        else stop
        for stop in route.stops
    )
    return await _put(unit, route, stops, prepared)


async def _put(unit: Unit, route: Route, stops: tuple[Stop, ...], prepared: Prepared) -> Route:
    route = route.with_stops(stops)
    if (legs := prepared.legs.get(route.vehicle.costing)) is not None:
        route = retimed(route, legs)
    await unit.routes.put(route)
    return route


async def put_on_standby(
    house: House, unit: Unit, delivery: Delivery, carrier: Carrier, prepared: Prepared
) -> Delivery:
    """Another window was chosen: the promise is released, and where the carrier has agreed to it,
    it stands by until they have said yes to the other. The routes are locked already."""
    promise = await _agreed(unit, delivery)
    ref = promise.route_ref if promise is not None else None
    route = await unit.routes.lock(ref) if ref is not None else None
    stop = route.stop_of(delivery.id) if route is not None else None
    if promise is None or route is None or stop is None or not _may_stand_by(house, route, stop):
        return await release_promise(house, unit, delivery, prepared)
    await give_up_standby(unit, delivery.id, prepared)
    hold = Hold(
        id=HoldId(house.new_id("hold")),
        delivery=delivery.id,
        window=promise.window,
        route_ref=route.ref,
        made_at=house.clock.now(),
        expires_at=min(promise.window.start, route.start.at),
        state=HoldState.STANDBY,
        promise=promise,
        wanted=_wanted(delivery, carrier, promise.window),
    )
    waits = replace(
        stop,
        key=hold.id,
        hold=hold.id,
        window=promise.window,
        standby=True,
        promised=False,
        booked=True,
    )
    route = route.with_stops(tuple(waits if one is stop else one for one in route.stops))
    await unit.routes.put(route)
    await unit.holds.put(hold)
    await route_changed(house, unit, route)
    await take_off_visits(house, unit, delivery.id, prepared)
    assert delivery.promise is not None
    released = replace(delivery.promise, state=PromiseState.RELEASED)
    await unit.promises.put(released)
    return replace(delivery, promise=released)


async def _agreed(unit: Unit, delivery: Delivery) -> Promise | None:
    """The promise to which the carrier has said yes: as it stands, or as it was before it was told
    more exactly."""
    promise = delivery.awaited
    if promise is None or promise.state in AGREED:
        return promise
    for change in await unit.changes.of(delivery.id):
        what = change.what
        if isinstance(what, WindowChange) and what.promise == promise.id and what.within:
            return replace(promise, window=what.within, state=PromiseState.ACCEPTED)
    return None


def _wanted(delivery: Delivery, carrier: Carrier, window: Window) -> Stop | None:
    """Its visit, whatever a plan has made of it; None where nobody knows the door."""
    is_known = carrier.point is None and delivery.address.point is not None
    return stop_for(delivery, carrier, window) if is_known else None


def _may_stand_by(house: House, route: Route, stop: Stop) -> bool:
    """Whoever plans is told that the visit is gone: once its vehicle has left it is."""
    return stop.state is StopState.PLANNED and not route.has_left(house.clock.now())


async def put_back_window(
    house: House, unit: Unit, delivery: Delivery, carrier: Carrier, prepared: Prepared
) -> Delivery | None:
    """After a no: the promise that stood before stands again; None where none did, its vehicle has
    left, its place is gone, or the delivery wants another visit by now. The routes are locked
    already."""
    before = await unit.holds.standby(delivery.id)
    if before is None or before.promise is None:
        return None
    route = await unit.routes.lock(before.route_ref)
    stop = route.stop_of(before.id) if route is not None else None
    is_there = route is not None and stop is not None and _may_stand_by(house, route, stop)
    if not is_there or before.wanted != _wanted(delivery, carrier, before.window):
        await let_go(unit, before, HoldState.RELEASED, prepared)
        return None
    route = await made_firm(unit, before, delivery, prepared)
    await unit.holds.put(replace(before, state=HoldState.CONFIRMED))
    promise = replace(before.promise, route_ref=route.ref)
    await unit.promises.put(promise)
    await route_changed(house, unit, route)
    return replace(delivery, promise=promise)


async def give_up_standby(unit: Unit, id: DeliveryId, prepared: Prepared) -> None:
    """The place of the window that stood before is somebody else's; twice is once."""
    before = await unit.holds.standby(id)
    if before is not None:
        await let_go(unit, before, HoldState.RELEASED, prepared)


async def lock_standby(unit: Unit, id: DeliveryId) -> None:
    """The routes that putting back or giving up is about, in the order that everybody keeps."""
    before = await unit.holds.standby(id)
    refs = [route.ref for route in await unit.routes.with_stop(id)]
    await lock_routes(unit, refs if before is None else [*refs, before.route_ref])


async def ways_of_windows(house: House, id: DeliveryId, *, standing: bool = True) -> Prepared:
    """The ways on the routes where a delivery stands, is held or stands by, and those that they
    drive without it; `standing`: else only where something stands by. Nothing while the roads are
    ill: people must hear now."""
    async with house.store.read() as unit:
        before = await unit.holds.standby(id)
        if before is None and not standing:
            return NOTHING
        found = [*await unit.routes.with_stop(id), *await routes_held_on(unit, id)]
    keys = {str(id)} if before is None else {str(id), str(before.id)}
    try:
        legs = await legs_without_stops(house, {one.ref: one for one in found}.values(), keys)
    except Unavailable:
        return NOTHING
    return Prepared(legs=legs)


async def routes_held_on(unit: Unit, id: DeliveryId) -> list[Route]:
    """Where something is held for the delivery, or stands by."""
    holds = [await unit.holds.standing(id), await unit.holds.standby(id)]
    refs = dict.fromkeys(hold.route_ref for hold in holds if hold is not None)
    return [route for ref in refs if (route := await unit.routes.get(ref)) is not None]


async def expire_holds(house: House, limit: int = 100) -> int:
    """Returns how many were let go. A hold confirmed meanwhile is left alone."""
    now = house.clock.now()
    async with house.store.read() as unit:
        late = await unit.holds.expired(now, limit)
        refs = dict.fromkeys(hold.route_ref for hold in late)
        routes = [route for ref in refs if (route := await unit.routes.get(ref)) is not None]
    if not late:
        return 0
    prepared = await _prepared(house, routes, {hold.id for hold in late})
    return await each_alone(late, lambda hold: _expired(house, hold, prepared))


async def _expired(house: House, hold: Hold, prepared: Prepared) -> bool:
    async with house.store.begin() as unit:
        delivery = await unit.deliveries.get(hold.delivery)
        current = await unit.holds.get(hold.id)
        if current is None or current.state not in _STANDING:
            return False
        await let_go(unit, current, HoldState.EXPIRED, prepared)
        if delivery is not None and current.state is HoldState.HELD:
            kind, ended = NoticeKind.HOLD_EXPIRED, current.id
            await notify(house, unit, delivery, kind, ended, ref=ended)
    return True


async def _prepared(house: House, routes: Iterable[Route], keys: set[HoldId]) -> Prepared:
    try:
        return Prepared(legs=await legs_without_stops(house, routes, keys))
    except Unavailable:
        # The place must not stay taken for as long as the routing engine is ill.
        return NOTHING
