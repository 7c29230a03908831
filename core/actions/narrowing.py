"""Narrowing: who dispatches tells a promised time more exactly, where the route keeps it, and may
take that back: from either end, within what was chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.asking import allowed, ask_carrier, carrier_of, delivery_of
from core.actions.driven_days import buffer_for
from core.actions.house import House
from core.actions.losing import Cause, lose_promise
from core.actions.prepared import NOTHING, Done, Outdated, Prepared
from core.actions.status_moves import unplan
from core.actions.stops import is_unknown, route_changed, take_off
from core.actions.tell import note, notify
from core.actions.travel import legs_for
from core.actions.windows import cut_off_of
from core.commands import NarrowWindow
from core.model.asker import DISPATCHERS, Asker
from core.model.carrier import Carrier, ChangeAction
from core.model.change import Change, WindowChange
from core.model.delivery import Delivery
from core.model.ids import PromiseId
from core.model.notice import NoticeKind
from core.model.options import option
from core.model.promise import AGREED, Promise, PromiseState
from core.model.route import Costing, Route, Stop
from core.model.window import Window
from core.ports import Unit
from core.refusals import invalid, not_allowed, slot_gone
from slots.booking import DoesNotFit, inserted, removed, retimed, troubles
from slots.insertion import best_fits
from slots.legs import Legs

NARROWEST = timedelta(minutes=5)  # nobody comes more exactly than that


def narrowable(delivery: Delivery, carrier: Carrier, now: datetime) -> Promise | None:
    """The promise that may be told more exactly now; None where none may."""
    promise = delivery.awaited
    if promise is None or promise.state not in AGREED or promise.window.end <= now:
        return None
    return promise if option(ChangeAction.CHANGE_WINDOW, delivery, carrier, now).allowed else None


def chosen_window(promise: Promise, changes: Iterable[Change]) -> Window:
    """What its person chose, or was given, before anybody told it more exactly."""
    told = {
        change.what.window: change.what.within
        for change in changes
        if isinstance(change.what, WindowChange)
        and change.what.within is not None
        and change.what.window.lies_in(change.what.within)
        and change.asked_at >= promise.since
    }
    widest = promise.window
    while (wider := told.get(widest)) is not None:
        widest = wider
    return widest


async def prepare_narrowing(house: House, command: NarrowWindow) -> Prepared:
    """All ways on the promised route. Raises Unavailable."""
    async with house.store.read() as unit:
        delivery = await delivery_of(unit, command.delivery)
        ref = delivery.awaited.route_ref if delivery.awaited is not None else None
        route = await unit.routes.get(ref) if ref is not None else None
    return Prepared(legs=await legs_for(house, [route])) if route is not None else NOTHING


async def narrow_window(
    house: House, unit: Unit, command: NarrowWindow, by: Asker, prepared: Prepared
) -> Done:
    """The same promise within the window that was chosen, on the same route, with everybody else's
    kept. The carrier is asked and the recipient told, as of any change; after a no the one before
    it stands.

    Raises Refused: not-found, invalid (not inside what was chosen, or not theirs to tell),
    not-allowed (nothing that the carrier has agreed to), slot-gone (the route cannot keep it),
    past-cutoff.
    """
    delivery = await delivery_of(unit, command.delivery)
    carrier, _ = await allowed(house, unit, delivery, ChangeAction.CHANGE_WINDOW)
    promise, window = delivery.awaited, command.window
    if by.role not in DISPATCHERS:
        raise invalid("window", "is for who dispatches: take a slot")
    if promise is None or promise.state not in AGREED:
        raise not_allowed(("nothing-agreed",))
    if window.end - window.start < NARROWEST:
        raise invalid("window", "is shorter than five minutes")
    chosen = chosen_window(promise, await unit.changes.of(delivery.id))
    if window == promise.window:
        raise invalid("window", "is promised already")
    if not window.lies_in(chosen):
        raise invalid("window", "is not inside the chosen one")
    if window.start <= house.clock.now():
        raise invalid("window", "has begun")
    route = await _narrowed(house, unit, delivery, promise, window, prepared)
    await unit.routes.put(route)
    await unit.promises.put(replace(promise, state=PromiseState.RELEASED))
    narrow = Promise(
        id=PromiseId(house.new_id("prm")),
        delivery=delivery.id,
        window=window,
        made_at=house.clock.now(),
        changeable_until=cut_off_of(window, carrier),
        route_ref=route.ref,
        first_made_at=promise.since,
        tells=promise.root,
    )
    await unit.promises.put(narrow)
    delivery = replace(delivery, promise=narrow, eta=None, updated_at=house.clock.now())
    await unit.deliveries.save(delivery)
    what = WindowChange(
        window=window,
        promise=narrow.id,
        route_ref=route.ref,
        before=promise.window,
        within=promise.window,
    )
    change = await ask_carrier(house, unit, delivery, carrier, what, by)
    await note(house, unit, delivery, "promise", str(by), "told more exactly")
    kind, told = NoticeKind.NARROWED, narrow.id
    await notify(house, unit, delivery, kind, told, ref=told, window=window)
    await route_changed(house, unit, route)
    return Done(delivery=delivery, promise=narrow, change=change)


async def told_as_before(
    house: House, unit: Unit, delivery: Delivery, before: Window, prepared: Prepared
) -> Delivery:
    """The carrier said no to another time within the chosen one, or before it: the one that it
    agreed to stands again. Where others were promised what only the other time left them, it is
    broken openly."""
    promise = delivery.awaited
    assert promise is not None and promise.route_ref is not None
    route = await unit.routes.lock(promise.route_ref)
    if route is not None and (stop := route.stop_of(delivery.id)) is not None:
        kept = _put_back(house, route, replace(stop, window=before), prepared.legs)
        if kept is None:
            await take_off(unit, route.ref, delivery.id, prepared)
            return await unplan(house, unit, await lose_promise(house, unit, delivery, Cause.PLAN))
        await unit.routes.put(kept)
        await route_changed(house, unit, kept)
    carrier = await carrier_of(unit, delivery)
    promise = replace(
        promise,
        window=before,
        changeable_until=cut_off_of(before, carrier),
        state=PromiseState.ACCEPTED,
    )
    await unit.promises.put(promise)
    return replace(delivery, promise=promise)


def _put_back(house: House, route: Route, stop: Stop, ways: Mapping[Costing, Legs]) -> Route | None:
    """The route with the stop as it was told before: where it stands, else elsewhere on it; None
    where that would break what others were promised.

    Raises Outdated while the roads are ill, unless it is a wider time.
    """
    here = route.with_stops(tuple(stop if each.key == stop.key else each for each in route.stops))
    now, legs = route.stop_of(stop.key), ways.get(route.vehicle.costing)
    assert now is not None and now.window is not None and stop.window is not None
    if now.window.lies_in(stop.window):
        return retimed(here, legs) if legs is not None else here  # nobody comes later for that
    if legs is None:
        raise Outdated("nobody can say by now whether the route keeps the time before")
    if troubles(here, legs) <= troubles(route, legs):
        return retimed(here, legs)
    return _fitted(house, removed(route, stop.key, legs), stop, stop.window, ways)


async def _narrowed(
    house: House,
    unit: Unit,
    delivery: Delivery,
    promise: Promise,
    window: Window,
    prepared: Prepared,
) -> Route:
    """The route with the stop in the narrower window, under its lock.

    Raises Refused: slot-gone; Outdated where that cannot be said by now.
    """
    route = await unit.routes.lock(promise.route_ref) if promise.route_ref is not None else None
    stop = route.stop_of(delivery.id) if route is not None else None
    if route is None or stop is None:
        raise slot_gone()
    legs = prepared.legs.get(route.vehicle.costing, Legs())
    bare = removed(route, stop.key, legs)
    found = _fitted(house, bare, stop, window, prepared.legs)
    if found is not None:
        return found
    if is_unknown(route, stop, prepared):
        raise Outdated("the route has changed since it was looked at")
    raise slot_gone()


def _fitted(
    house: House, bare: Route, stop: Stop, window: Window, legs: Mapping[Costing, Legs]
) -> Route | None:
    """Wherever it fits, clear of the window's end as any promise."""
    for fit in best_fits(
        (bare,),
        legs,
        stop,
        window,
        not_before=house.clock.now(),
        buffer=buffer_for(house, bare.carrier).told,
    ):
        try:
            return inserted(bare, fit, stop, legs[bare.vehicle.costing])
        except DoesNotFit:
            continue
    return None
