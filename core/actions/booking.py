"""Booking: a window is held as a tentative stop, and becomes a promise when it is confirmed.

Capacity is a fact about routes: every booking re-checks the one route it goes into under that
route's lock, so that no two of them can both take the last place.
"""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from core.actions.asking import allowed, ask_carrier, carrier_of, delivery_of
from core.actions.billing import bill, must_be_paid
from core.actions.forecasting import routes_offered
from core.actions.holds import keeps_place, let_go, made_firm, put_on_standby, routes_held_on
from core.actions.house import House
from core.actions.measures import warn_of_unknown_size
from core.actions.onto_routes import book_onto, lock_own, seen_as_left
from core.actions.point_days import book_place
from core.actions.prepared import NOTHING, Done, Prepared
from core.actions.redirecting import goes_to
from core.actions.searching import GAPS_BOOKED, found_near, own_keys, search_among
from core.actions.status_moves import move_status
from core.actions.stops import (
    lock_routes,
    route_changed,
    stop_for,
    take_off_visits,
    visited_by,
)
from core.actions.tell import note, notify
from core.actions.travel import legs_without_stops
from core.actions.windows import cut_off_of, is_closed, is_past_cut_off, may_be_chosen
from core.commands import BookWindow, ConfirmHold, HoldSlot, KeepNextTry, ReleaseHold
from core.model.asker import DISPATCHERS, Asker, Role
from core.model.carrier import Carrier, ChangeAction
from core.model.change import WindowChange
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, HoldId, PromiseId
from core.model.notice import NoticeKind
from core.model.promise import Hold, HoldState, Promise, PromiseState
from core.model.route import Costing, RouteMark, is_point_day
from core.model.status import EventType, Flag
from core.model.window import Window
from core.ports import Unit
from core.refusals import (
    Refused,
    address_not_located,
    hold_expired,
    not_allowed,
    not_found,
    slot_gone,
)
from slots.legs import Legs

_DECIDED = frozenset({HoldState.CONFIRMED, HoldState.RELEASED, HoldState.STANDBY})


async def prepare_window(house: House, delivery_id: DeliveryId, window: Window) -> Prepared:
    """The ways between the delivery's door and what lies near it on the routes of the window's day,
    and the legs of every route that it may come onto, or must leave."""
    async with house.store.read() as unit:
        delivery = await delivery_of(unit, delivery_id)
        carrier = await carrier_of(unit, delivery)
        if carrier.point is not None:
            return NOTHING  # nobody drives
        if delivery.address.point is None:
            raise address_not_located()
        stop = stop_for(delivery, carrier, window)
        day = window.start.astimezone(carrier.zone).date()
        routes = await routes_offered(house, unit, carrier, day, day, delivery.id)
        own = [*await visited_by(unit, delivery.id), *await routes_held_on(unit, delivery.id)]
    search = await search_among(house, carrier.ref, day, day, routes, stop, (window,))
    found = await found_near(house, search, GAPS_BOOKED)
    keys = {delivery.id} | {key for route in own for key in own_keys(route, delivery.id)}
    left = await legs_without_stops(house, {one.ref: one for one in own}.values(), keys)
    legs: dict[Costing, list[Legs]] = {profile: [known] for profile, known in left.items()}
    for run in search.routes():
        legs.setdefault(run.route.vehicle.costing, []).append(run.legs)
    for profile, told in found.legs.items():
        legs.setdefault(profile, []).append(told)
    return Prepared(
        legs={profile: Legs.together(some) for profile, some in legs.items()},
        seen=frozenset(map(RouteMark.of, routes)),
    )


async def prepare_hold(house: House, command: HoldSlot | BookWindow | KeepNextTry) -> Prepared:
    return await prepare_window(house, command.delivery, command.window)


async def prepare_by_hold(house: House, command: ConfirmHold | ReleaseHold) -> Prepared:
    """The ways off the routes that are left. Only where a hold no longer keeps its place the window
    is searched for anew.

    Raises Refused: not-found.
    """
    async with house.store.read() as unit:
        hold = await unit.holds.get(command.hold)
        if hold is None:
            raise not_found("hold")
        delivery = await delivery_of(unit, hold.delivery)
        carrier = await carrier_of(unit, delivery)
        if carrier.point is not None:
            return Prepared(hold=hold)  # nobody drives
        own = {route.ref: route for route in await visited_by(unit, delivery.id)}
        route = await unit.routes.get(hold.route_ref)
    is_over = isinstance(command, ReleaseHold) or hold.state in _DECIDED
    if not is_over and not keeps_place(route, delivery, carrier, hold):
        try:
            return replace(await prepare_window(house, delivery.id, hold.window), hold=hold)
        except Refused:  # the address went away meanwhile; the act says what that means
            return Prepared(hold=hold)
    if route is not None:
        own[route.ref] = route
    legs = await legs_without_stops(house, own.values(), {delivery.id, hold.id})
    return Prepared(legs=legs, hold=hold)


async def hold_slot(
    house: House, unit: Unit, command: HoldSlot, by: Asker, prepared: Prepared
) -> Done:
    """Keep the window, on the route that serves it with the least extra way.

    Raises Refused: slot-gone, address-not-located, not-allowed, past-cutoff.
    """
    delivery = await delivery_of(unit, command.delivery)
    carrier, option = await allowed(house, unit, delivery, ChangeAction.CHANGE_WINDOW)
    now = house.clock.now()
    if _is_promised(delivery, command.window):
        raise not_allowed(("already-so",))
    if not may_be_chosen(delivery, carrier, command.window, now):
        raise slot_gone()
    _check_cut_off(house, carrier, command.window)
    _check_open(delivery, carrier, command.window)
    hold_id = HoldId(house.new_id("hold"))
    stop = replace(stop_for(delivery, carrier, command.window), key=hold_id, hold=hold_id)
    locked = await lock_own(house, unit, delivery, carrier, stop, prepared)
    earlier = await unit.holds.standing(delivery.id)
    if earlier is not None:
        before = await unit.routes.get(earlier.route_ref)
        await let_go(unit, earlier, HoldState.RELEASED, prepared)
        prepared = await seen_as_left(unit, prepared, before)
    if carrier.point is not None:
        route, extra_seconds = await book_place(unit, carrier, stop), 0
    else:
        route, extra_seconds = await book_onto(house, unit, carrier, stop, prepared, locked)
    hold = Hold(
        id=hold_id,
        delivery=delivery.id,
        window=command.window,
        route_ref=route.ref,
        made_at=now,
        extra_seconds=extra_seconds,
        fee=carrier.price_of(extra_seconds),
        expires_at=_expiry(house, carrier, command.window, option.until),
    )
    await unit.holds.put(hold)
    return Done(delivery=delivery, hold=hold)


def _expiry(house: House, carrier: Carrier, window: Window, until: datetime | None) -> datetime:
    """A hold is good for as long as it says: no longer than the carrier can be told of it, nor
    than what stands may be changed (`until`)."""
    patience = house.clock.now() + house.clock.patience(house.limits.hold_seconds)
    ends = (patience, cut_off_of(window, carrier), until)
    return min(one for one in ends if one is not None)


async def confirm_hold(
    house: House, unit: Unit, command: ConfirmHold, by: Asker, prepared: Prepared
) -> Done:
    """Make the hold a promise. Too late, the same window is tried once more, if it costs no more
    than they were told.

    Raises Refused: not-found, hold-expired, not-allowed (also what must be paid first),
    past-cutoff.
    """
    delivery, hold = await _held(unit, prepared)
    if hold.state is HoldState.CONFIRMED and _is_promised(delivery, hold.window):
        return Done(delivery=delivery, hold=hold, promise=delivery.promised)
    paid = await must_be_paid(unit, hold.id, by)
    if hold.state in _DECIDED:
        raise hold_expired()  # something else was chosen since, or it was given up
    if is_point_day(hold.route_ref) and (await carrier_of(unit, delivery)).point is None:
        raise hold_expired()  # the point takes nobody by the hour any more
    carrier, _ = await allowed(house, unit, delivery, ChangeAction.CHANGE_WINDOW)
    _check_cut_off(house, carrier, hold.window)
    _check_open(delivery, carrier, hold.window)
    if not may_be_chosen(delivery, carrier, hold.window, house.clock.now()):
        raise hold_expired()  # another day was agreed meanwhile, or nobody drives then by now
    # Who chose a time thinks about no locker any more. Points are locked before routes, as ever.
    await unit.points.release(delivery.id, keep=await goes_to(unit, delivery))
    if not await _stands(unit, delivery, carrier, hold):
        try:
            again = HoldSlot(delivery.id, hold.window)
            renewed = (await hold_slot(house, unit, again, by, prepared)).hold
        except Refused:
            renewed = None
        if renewed is None or _costs_more(renewed, hold):
            raise hold_expired()
        hold = renewed
    return await _promise(house, unit, hold, delivery, carrier, by, prepared, paid=paid)


async def hold_and_bill(
    house: House, unit: Unit, command: HoldSlot, by: Asker, prepared: Prepared
) -> Done:
    """`hold_slot`; who holds it for themselves is asked for what it costs.

    Raises Refused: what `hold_slot` raises.
    """
    done = await hold_slot(house, unit, command, by, prepared)
    if by.role is Role.RECIPIENT and done.hold is not None:
        await bill(house, unit, done.hold)
    return done


async def book_window(
    house: House, unit: Unit, command: BookWindow, by: Asker, prepared: Prepared
) -> Done:
    """Hold and confirm in one step."""
    held = HoldSlot(command.delivery, command.window)
    hold = (await hold_and_bill(house, unit, held, by, prepared)).hold
    if hold is None:
        raise slot_gone()
    if by.role is Role.CARRIER:  # it moves a time that nobody asked to move
        hold = replace(hold, fee=None)
        await unit.holds.put(hold)
    known = replace(prepared, hold=hold)
    return await confirm_hold(house, unit, ConfirmHold(hold.id), by, known)


async def release_hold(
    house: House, unit: Unit, command: ReleaseHold, by: Asker, prepared: Prepared
) -> Done:
    """Let a hold go. One that became a promise, or ended before, stays what it is."""
    delivery, hold = await _held(unit, prepared)
    if hold.state is HoldState.HELD:
        hold = await let_go(unit, hold, HoldState.RELEASED, prepared)
    return Done(delivery=delivery, hold=hold)


async def _held(unit: Unit, prepared: Prepared) -> tuple[Delivery, Hold]:
    """The hold that was asked for, as it stands now; its delivery is locked first."""
    if prepared.hold is None:
        raise not_found("hold")
    delivery = await delivery_of(unit, prepared.hold.delivery)
    hold = await unit.holds.get(prepared.hold.id)
    if hold is None:
        raise not_found("hold")
    return delivery, hold


async def _stands(unit: Unit, delivery: Delivery, carrier: Carrier, hold: Hold) -> bool:
    """Whether the hold still keeps a place, with every route locked that it is about."""
    if hold.state is not HoldState.HELD:
        return False
    refs = [route.ref for route in await unit.routes.with_stop(delivery.id)]
    await lock_routes(unit, [hold.route_ref, *refs])
    return keeps_place(await unit.routes.lock(hold.route_ref), delivery, carrier, hold)


def _costs_more(now: Hold, told: Hold) -> bool:
    new, old = (each.fee.amount if each.fee is not None else Decimal(0) for each in (now, told))
    return new > old


def _is_promised(delivery: Delivery, window: Window) -> bool:
    return delivery.promised is not None and delivery.promised.window == window


def _check_cut_off(house: House, carrier: Carrier, window: Window) -> None:
    if is_past_cut_off(window, carrier, house.clock.now()):
        raise not_allowed(("past-cutoff",), cut_off_of(window, carrier))


def _check_open(delivery: Delivery, carrier: Carrier, window: Window) -> None:
    if is_closed(delivery, carrier, window):
        raise not_allowed(("outside-opening-hours",))


async def _promise(
    house: House,
    unit: Unit,
    hold: Hold,
    delivery: Delivery,
    carrier: Carrier,
    by: Asker,
    prepared: Prepared,
    *,
    paid: bool,
) -> Done:
    now = house.clock.now()
    before, lost = delivery.promised, delivery.promise
    again = before is not None or bool(delivery.attempts)
    delivery = await put_on_standby(house, unit, delivery, carrier, prepared)
    if carrier.point is None:
        # A plan may have had this parcel at a time of its own: it comes once, in the window told.
        await take_off_visits(house, unit, delivery.id, prepared)
    route = await made_firm(unit, hold, delivery, prepared)
    hold = replace(hold, state=HoldState.CONFIRMED)
    await unit.holds.put(hold)
    promise = Promise(
        id=PromiseId(house.new_id("prm")),
        delivery=delivery.id,
        window=hold.window,
        made_at=now,
        # Who takes another time for one that we broke comes as early in a line as before.
        first_made_at=lost.since if lost and lost.state is PromiseState.BROKEN else None,
        changeable_until=cut_off_of(hold.window, carrier),
        route_ref=route.ref,
    )
    delivery = replace(delivery, promise=promise, eta=None, visit=None, updated_at=now)
    if again:
        delivery = delivery.flagged(Flag.RESCHEDULED)
    await unit.promises.put(promise)
    await unit.deliveries.save(delivery)
    delivery = await move_status(house, unit, delivery, EventType.PLANNED, by)
    what = WindowChange(
        window=hold.window,
        promise=promise.id,
        route_ref=route.ref,
        before=before.window if before else None,
        fee=hold.fee if by.role is not Role.HOUSE else None,
        paid=paid,
    )
    change = await ask_carrier(house, unit, delivery, carrier, what, by)
    await note(house, unit, delivery, "promise", str(by), "promised")
    if by.role in DISPATCHERS:
        kind, moved = NoticeKind.WINDOW_SET, promise.id
        await notify(house, unit, delivery, kind, moved, ref=moved, window=promise.window)
    if carrier.point is None:
        await warn_of_unknown_size(house, unit, delivery, route)
    await route_changed(house, unit, route)
    return Done(delivery=delivery, hold=hold, promise=promise, change=change)
