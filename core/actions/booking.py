"""Booking: a window is held as a tentative stop, and becomes a promise when it is confirmed.

Capacity is a fact about routes: every booking re-checks the one route it goes into under that
route's lock, so that no two of them can both take the last place.
"""

from dataclasses import replace
from datetime import date

from core.actions.asking import allowed, ask_carrier, carrier_of, delivery_of
from core.actions.house import House
from core.actions.prepared import NOTHING, Done, Prepared
from core.actions.tell import note, publish
from core.actions.travel import legs_for
from core.commands import BookWindow, ConfirmHold, HoldSlot, ReleaseHold
from core.model.asker import Asker
from core.model.carrier import Carrier, ChangeAction
from core.model.change import WindowChange
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, HoldId, PromiseId, RouteRef
from core.model.options import cut_off
from core.model.promise import Hold, HoldState, Promise, PromiseState
from core.model.route import Route, Stop
from core.model.status import EventType, Flag
from core.model.window import Window
from core.ports import Unit
from core.refusals import Refused, address_not_located, hold_expired, not_found, slot_gone
from slots.booking import DoesNotFit, inserted, removed, retimed
from slots.insertion import Fit, best_fits


async def prepare_window(house: House, delivery_id: DeliveryId, window: Window) -> Prepared:
    """The legs between the delivery's door and every route of the window's day."""
    async with house.store.read() as unit:
        delivery = await delivery_of(unit, delivery_id)
        carrier = await carrier_of(unit, delivery)
        routes = await _routes_of(unit, carrier, window)
        touched = await unit.routes.with_stop(delivery.id)
        held = await unit.holds.standing(delivery.id)
        if held is not None:
            touched = (*touched, *await unit.routes.with_stop(held.id))
    if delivery.address.point is None:
        raise address_not_located()
    return Prepared(legs=await legs_for(house, (*routes, *touched), [delivery.address.point]))


async def prepare_hold(house: House, command: HoldSlot | BookWindow) -> Prepared:
    return await prepare_window(house, command.delivery, command.window)


async def prepare_by_hold(house: House, command: ConfirmHold | ReleaseHold) -> Prepared:
    async with house.store.read() as unit:
        hold = await unit.holds.get(command.hold)
    if hold is None:
        raise not_found("hold")
    try:
        return await prepare_window(house, hold.delivery, hold.window)
    except Refused:  # the address went away meanwhile; the act says what that means
        return NOTHING


async def hold_slot(
    house: House, unit: Unit, command: HoldSlot, by: Asker, prepared: Prepared
) -> Done:
    """Keep the window, on the route that serves it with the least extra way.

    Raises Refused: slot-gone, address-not-located, not-allowed, past-cutoff.
    """
    delivery = await delivery_of(unit, command.delivery)
    carrier, _ = await allowed(house, unit, delivery, ChangeAction.CHANGE_WINDOW)
    earlier = await unit.holds.standing(delivery.id)
    if earlier is not None:
        await let_go(house, unit, earlier, HoldState.RELEASED, prepared)
    hold_id = HoldId(house.new_id("hold"))
    stop = replace(stop_for(delivery, carrier, command.window), key=hold_id, hold=hold_id)
    route = await _book(house, unit, carrier, stop, prepared)
    now = house.clock.now()
    hold = Hold(
        id=hold_id,
        delivery=delivery.id,
        window=command.window,
        route_ref=route.ref,
        made_at=now,
        expires_at=now + house.clock.patience(house.limits.hold_seconds),
    )
    await unit.holds.put(hold)
    return Done(delivery=delivery, hold=hold)


async def confirm_hold(
    house: House, unit: Unit, command: ConfirmHold, by: Asker, prepared: Prepared
) -> Done:
    """Make the hold a promise. Too late, the same window is tried once more.

    Raises Refused: not-found, hold-expired, not-allowed, past-cutoff.
    """
    hold = await unit.holds.get(command.hold)
    if hold is None:
        raise not_found("hold")
    delivery = await delivery_of(unit, hold.delivery)
    if hold.state is HoldState.CONFIRMED and delivery.promised is not None:
        return Done(delivery=delivery, hold=hold, promise=delivery.promised)
    carrier, _ = await allowed(house, unit, delivery, ChangeAction.CHANGE_WINDOW)
    if hold.state is not HoldState.HELD:
        try:
            again = HoldSlot(delivery.id, hold.window)
            renewed = (await hold_slot(house, unit, again, by, prepared)).hold
        except Refused:
            renewed = None
        if renewed is None:
            raise hold_expired()
        hold = renewed
    return await _promise(house, unit, hold, delivery, carrier, by, prepared)


async def book_window(
    house: House, unit: Unit, command: BookWindow, by: Asker, prepared: Prepared
) -> Done:
    """Hold and confirm in one step."""
    held = HoldSlot(command.delivery, command.window)
    hold = (await hold_slot(house, unit, held, by, prepared)).hold
    if hold is None:
        raise slot_gone()
    return await confirm_hold(house, unit, ConfirmHold(hold.id), by, prepared)


async def release_hold(
    house: House, unit: Unit, command: ReleaseHold, by: Asker, prepared: Prepared
) -> Done:
    hold = await unit.holds.get(command.hold)
    if hold is None:
        raise not_found("hold")
    if hold.state is HoldState.HELD:
        await let_go(house, unit, hold, HoldState.RELEASED, prepared)
    return Done(hold=replace(hold, state=HoldState.RELEASED))


async def let_go(
    house: House, unit: Unit, hold: Hold, state: HoldState, prepared: Prepared
) -> None:
    """End a hold without a promise: its tentative stop leaves the route."""
    await take_off(house, unit, hold.route_ref, hold.id, prepared)
    await unit.holds.put(replace(hold, state=state))


async def take_off(
    house: House, unit: Unit, ref: RouteRef, key: str, prepared: Prepared
) -> Route | None:
    """Remove a stop from a route, if it stands there."""
    route = await unit.routes.lock(ref)
    if route is None or route.stop_of(key) is None:
        return None
    legs = prepared.legs.get(route.vehicle.profile)
    if legs is None:
        # No travel times at hand: the visit stays as a way-point without a parcel or a window,
        # which can break nothing; the next plan drops it.
        stops = tuple(
            replace(stop, window=None, service_seconds=0, units=0, weight_kg=0.0, hold=None)
            if stop.key == key
            else stop
            for stop in route.stops
        )
        route = route.with_stops(stops)
    else:
        route = removed(route, key, legs)
    await unit.routes.put(route)
    return route


async def release_promise(
    house: House, unit: Unit, delivery: Delivery, prepared: Prepared
) -> Delivery:
    """Take a standing promise back: its stop leaves the route, the ledger says so."""
    promise = delivery.promised
    if promise is None:
        return delivery
    if promise.route_ref is not None:
        route = await take_off(house, unit, promise.route_ref, delivery.id, prepared)
        if route is not None:
            await route_changed(house, unit, route)
    ended = replace(promise, state=PromiseState.RELEASED)
    await unit.promises.put(ended)
    return replace(delivery, promise=ended)


async def route_changed(house: House, unit: Unit, route: Route) -> None:
    """Tell who drives the order and the windows of a route after our booking."""
    stops = [
        {
            "delivery": stop.delivery,
            "tracking_number": stop.tracking_number,
            "location": stop.location,
            "service_seconds": stop.service_seconds,
            "window": {"start": stop.window.start, "end": stop.window.end} if stop.window else None,
            "arrival": stop.arrival,
        }
        for stop in route.stops
        if stop.hold is None and not (stop.delivery is None and stop.booked)
    ]
    data = {
        "route_ref": route.ref,
        "revision": route.revision,
        "carrier": route.carrier,
        "occurred_at": house.clock.now(),
        "stops": stops,
    }
    await publish(house, unit, "route.changed", route.carrier, data, lane=f"route:{route.ref}")


def stop_for(delivery: Delivery, carrier: Carrier, window: Window | None) -> Stop:
    """The visit this delivery needs."""
    if delivery.address.point is None:
        raise address_not_located()
    return Stop(
        key=delivery.id,
        delivery=delivery.id,
        tracking_number=delivery.tracking_number,
        location=delivery.address.point,
        service_seconds=delivery.service_seconds + delivery.door_card.extra_seconds,
        window=window,
        units=carrier.units.get(delivery.parcel.size, 1),
        weight_kg=delivery.parcel.weight_kg,
        booked=True,
    )


async def _book(
    house: House, unit: Unit, carrier: Carrier, stop: Stop, prepared: Prepared
) -> Route:
    """Insert the stop into the cheapest route that takes it, under that route's lock."""
    assert stop.window is not None
    now = house.clock.now()
    routes = await _routes_of(unit, carrier, stop.window)
    fits = best_fits(
        routes,
        prepared.legs,
        stop,
        stop.window,
        not_before=now,
        buffer_seconds=house.limits.promise_buffer_seconds,
    )
    for fit in fits:
        booked = await _book_into(house, unit, fit, stop, prepared)
        if booked is not None:
            return booked
    raise slot_gone()


async def _book_into(
    house: House, unit: Unit, fit: Fit, stop: Stop, prepared: Prepared
) -> Route | None:
    route = await unit.routes.lock(fit.route_ref)
    if route is None:
        return None
    if route.revision != fit.revision or route.version != fit.version:
        # Somebody booked while we looked: look again, at this one route, now that it is ours.
        again = best_fits(
            (route,),
            prepared.legs,
            stop,
            fit.window,
            not_before=house.clock.now(),
            buffer_seconds=house.limits.promise_buffer_seconds,
        )
        if not again:
            return None
        fit = again[0]
    try:
        route = inserted(route, fit, stop, prepared.legs[route.vehicle.profile])
    except DoesNotFit:
        return None
    await unit.routes.put(route)
    return route


async def _promise(
    house: House,
    unit: Unit,
    hold: Hold,
    delivery: Delivery,
    carrier: Carrier,
    by: Asker,
    prepared: Prepared,
) -> Done:
    now = house.clock.now()
    before = delivery.promised
    again = before is not None or bool(delivery.attempts)
    delivery = await release_promise(house, unit, delivery, prepared)
    route = await unit.routes.lock(hold.route_ref)
    tentative = route.stop_of(hold.id) if route else None
    if route is None or tentative is None:
        raise slot_gone()
    firm = replace(tentative, key=delivery.id, hold=None, promised=True)
    stops = tuple(firm if stop.key == hold.id else stop for stop in route.stops)
    route = route.with_stops(stops)
    if (legs := prepared.legs.get(route.vehicle.profile)) is not None:
        route = retimed(route, legs)
    await unit.routes.put(route)
    await unit.holds.put(replace(hold, state=HoldState.CONFIRMED))
    promise = Promise(
        id=PromiseId(house.new_id("prm")),
        delivery=delivery.id,
        window=hold.window,
        made_at=now,
        changeable_until=None,
        route_ref=route.ref,
    )
    delivery = replace(delivery, promise=promise, eta=None).moved(EventType.PLANNED, now)
    if again:
        delivery = delivery.flagged(Flag.RESCHEDULED)
    until = cut_off(carrier.capabilities[ChangeAction.CHANGE_WINDOW].until, delivery, carrier)
    promise = replace(promise, changeable_until=until)
    delivery = replace(delivery, promise=promise)
    await unit.promises.put(promise)
    await unit.deliveries.save(delivery)
    what = WindowChange(
        window=hold.window,
        promise=promise.id,
        route_ref=route.ref,
        before=before.window if before else None,
    )
    change = await ask_carrier(house, unit, delivery, carrier, what, by)
    await note(house, unit, delivery, "promise", str(by), "promised")
    await route_changed(house, unit, route)
    return Done(
        delivery=delivery,
        hold=replace(hold, state=HoldState.CONFIRMED),
        promise=promise,
        change=change,
    )


async def _routes_of(unit: Unit, carrier: Carrier, window: Window) -> tuple[Route, ...]:
    day: date = window.start.astimezone(carrier.zone).date()
    return tuple(await unit.routes.of_days(carrier.ref, day, day))
