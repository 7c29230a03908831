"""Replanning: routes that bookings have lengthened are put into a better order before they start.

The routes of a day are planned together, as many as lie near one another: what one vehicle can
hardly do another may do in passing, and what nobody could be offered becomes possible. The planner
proposes, our own arithmetic disposes: no promise and no hold is touched by a new plan, and what was
booked while it thought is inserted, or the plan is dropped.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from core.actions.driven_days import buffer_for
from core.actions.house import House
from core.actions.planner_alarms import raise_alarms
from core.actions.stops import lock_routes, route_changed
from core.actions.travel import legs_among
from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.location import Location
from core.model.route import Costing, Route, RouteMark, Stop
from core.model.sync import Sync
from core.ports import Planner, Unavailable, Unit
from slots.booking import DoesNotFit
from slots.legs import Legs
from slots.reordering import question, replanned

LEAD_MINUTES = 60  # from then on the vehicle is loaded in the order that stands
STOPS_MIN = 2
STOPS_TOGETHER_MAX = 150  # half a second of the roads, and about as much of a planner
EVERY_SECONDS = 60
SOON_SECONDS = 2.0  # when routes were left for the next look
LEASE_SECONDS = 600.0
WAIT_SECONDS_MAX = 900.0
GROUPS_A_LOOK_MAX = 6

log = logging.getLogger("replan")

type Seen = dict[RouteRef, tuple[int, int]]  # the version and revision that was asked about


async def replan(house: House, planner: Planner, carrier: CarrierRef, day: date) -> int:
    """Ask for better orders of a carrier's routes of a day; how many routes have changed.

    Raises Unavailable.
    """
    async with house.store.read() as unit:
        routes = await unit.routes.of_days(carrier, day, day)
    open_ones = [one for one in routes if is_open(house, one)]
    return sum(
        [len(await _replan(house, planner, group)) for group in _groups(open_ones, open_ones)]
    )


async def replan_due(house: House, planner: Planner) -> int:
    """The same for every route ahead that was booked into since it was last asked about, or on
    whose day somebody waits in vain since then; in one process at a time. An ill planner is asked
    again later."""
    sync = await claimed(house, f"planner:{planner.name}")
    if sync is None:
        return 0
    seen = msgspec.json.decode(sync.cursor, type=Seen) if sync.cursor else {}
    routes = await _open_routes(house)
    wished = await _wished(house)
    changed = [
        one
        for one in routes
        if seen.get(one.ref) != (one.version, one.revision)
        or wished.get(_day_of(one)) not in (None, seen.get(_day_of(one)))
    ]
    groups = _groups(changed, routes)
    asked, left = groups[:GROUPS_A_LOOK_MAX], groups[GROUPS_A_LOOK_MAX:]
    taken: dict[RouteRef, int] = {}
    try:
        for group in asked:
            taken |= await _replan(house, planner, group)
    except Unavailable as ill:
        log.warning("planner waits: %s", ill)
        await put_sync(house, failed(house, sync, str(ill)))
        return 0
    late = {one.ref for group in left for one in group}
    late_days = {_day_of(one) for group in left for one in group}
    now_seen = {day: since for day, since in wished.items() if day not in late_days} | {
        one.ref: (one.version, taken.get(one.ref, one.revision))
        for one in routes
        if one.ref not in late
    }
    await put_sync(house, done(house, sync, now_seen, SOON_SECONDS if left else EVERY_SECONDS))
    return len(taken)


def _groups(changed: Sequence[Route], routes: Sequence[Route]) -> list[list[Route]]:
    """Each changed route with those of its day that load at the same place, nearest first, up to
    a number of stops; every changed one in at least one group."""
    groups: list[list[Route]] = []
    done: set[RouteRef] = set()
    for route in changed:
        if route.ref in done:
            continue
        others = [one for one in routes if one.ref != route.ref and load_together(one, route)]
        others.sort(key=lambda one: (_middle(one).metres_to(_middle(route)), one.ref))
        group, stops = [route], len(route.stops)
        for one in others:
            if stops + len(one.stops) > STOPS_TOGETHER_MAX:
                break
            group.append(one)
            stops += len(one.stops)
        groups.append(group)
        done |= {one.ref for one in group}
    return groups


def load_together(one: Route, other: Route) -> bool:
    return (one.carrier, one.date, one.start.location) == (
        other.carrier,
        other.date,
        other.start.location,
    )


def _middle(route: Route) -> Location:
    count = len(route.stops)
    return Location(
        sum(stop.location.lat for stop in route.stops) / count,
        sum(stop.location.lon for stop in route.stops) / count,
    )


async def _replan(
    house: House, planner: Planner, routes: Sequence[Route]
) -> Mapping[RouteRef, int]:
    """The routes that have changed, each with its new revision."""
    legs = await legs_among(house, routes)
    async with house.store.read() as unit:
        await house.noises.look(unit, routes[0].carrier, house.clock.now())
    buffer = buffer_for(house, routes[0].carrier)
    asked = [question(one, legs[one.vehicle.costing], buffer=buffer) for one in routes]
    plan = await (planner.orders(asked, legs) if len(asked) == 1 else planner.plan(asked, legs))
    if not plan:
        await raise_alarms(house, planner, routes, legs)
        return {}
    # Whoever booked while the planner thought is put in as well: that takes the ways to them.
    async with house.store.read() as unit:
        present = await unit.routes.some([one.ref for one in routes])
    if set(map(RouteMark.of, present)) != set(map(RouteMark.of, routes)):
        legs = await legs_among(house, [*routes, *present])
    return await _take(house, routes, plan, legs)


async def _take(
    house: House,
    asked: Sequence[Route],
    plan: Mapping[RouteRef, Sequence[str]],
    legs: Mapping[Costing, Legs],
) -> Mapping[RouteRef, int]:
    """The revisions under which the plan stands now; none where the present one is better, or has
    changed too much while the planner thought."""
    async with house.store.begin() as unit:
        present = await locked_as_asked(house, unit, asked)
        if present is None:
            return {}
        try:
            buffer = buffer_for(house, asked[0].carrier)
            better = replanned(asked, present, plan, legs, buffer=buffer)
        except DoesNotFit as why:
            log.info("routes %s stay as they are: %s", ", ".join(one.ref for one in asked), why)
            return {}
        changed = await adopt(house, unit, present, better)
    for route in changed:
        log.info("route %s has a new order, revision %s", route.ref, route.revision)
    return {route.ref: route.revision for route in changed}


async def locked_as_asked(
    house: House, unit: Unit, asked: Sequence[Route], *others: DeliveryId
) -> list[Route] | None:
    """These routes as they stand by now, locked; None where one can no longer be put in order, or
    somebody came onto one just now. Deliveries are locked before routes."""
    refs = [one.ref for one in asked]
    known = _delivered_by(await unit.routes.some(refs))
    for id in sorted({*known, *others}):
        await unit.deliveries.get(id)
    await lock_routes(unit, refs)
    found = [await unit.routes.lock(ref) for ref in refs]
    present = [one for one in found if one is not None and is_open(house, one)]
    if len(present) < len(asked) or not _delivered_by(present) <= known:
        return None
    return present


async def adopt(
    house: House, unit: Unit, present: Sequence[Route], better: Sequence[Route]
) -> list[Route]:
    """Write the routes that changed, and tell who drives them."""
    changed = [new for old, new in zip(present, better, strict=True) if new is not old]
    for route in changed:
        await unit.routes.put(route)
        await _come_onto(unit, route, present)
    for route in changed:
        await route_changed(house, unit, route)
    return changed


def _delivered_by(routes: Sequence[Route]) -> set[DeliveryId]:
    return {stop.delivery for route in routes for stop in route.stops if stop.delivery is not None}


async def _come_onto(unit: Unit, route: Route, before: Sequence[Route]) -> None:
    """Holds and promises know the route on which they stand."""
    was = {stop.key for one in before if one.ref == route.ref for stop in one.stops}
    for stop in route.stops:
        if stop.key not in was:
            await stands_on(unit, stop, route)


async def stands_on(unit: Unit, stop: Stop, route: Route) -> None:
    """What was told of a stop is told of this route from now on."""
    hold = await unit.holds.get(stop.hold) if stop.hold is not None else None
    if hold is not None:
        await unit.holds.put(replace(hold, route_ref=route.ref))
    if stop.delivery is None or not stop.promised:
        return
    delivery = await unit.deliveries.get(stop.delivery)
    if delivery is not None and delivery.promised is not None:
        promise = replace(delivery.promised, route_ref=route.ref)
        await unit.promises.put(promise)
        await unit.deliveries.save(replace(delivery, promise=promise))


async def _wished(house: House) -> Seen:
    """The days for which somebody waits, and since when: what they wish may fit into a better
    plan."""
    async with house.store.read() as unit:
        days = await unit.waitlist.days()
    return {_name(carrier, day): (int(newest.timestamp()), 0) for carrier, day, newest in days}


def _day_of(route: Route) -> RouteRef:
    return _name(route.carrier, route.date)


def _name(carrier: CarrierRef, day: date) -> RouteRef:
    """A day beside the routes in what was seen."""
    return RouteRef(f"day:{carrier}:{day.isoformat()}")


def is_open(house: House, route: Route) -> bool:
    """Booked into, and not yet about to start."""
    loads_at = route.start.at - timedelta(minutes=LEAD_MINUTES)
    return (
        not route.is_forecast
        and len(route.stops) >= STOPS_MIN
        and any(stop.booked for stop in route.stops)
        and house.clock.now() < loads_at
    )


async def _open_routes(house: House) -> list[Route]:
    """Of every carrier, from today on, in a steady order."""
    found: list[Route] = []
    async with house.store.read() as unit:
        for carrier in await unit.carriers.all():
            today = house.clock.now().astimezone(carrier.zone).date()
            last = today + timedelta(days=carrier.days_ahead)
            found += await unit.routes.of_days(carrier.ref, today, last)
    return sorted(
        (one for one in found if is_open(house, one)), key=lambda one: (one.start.at, one.ref)
    )


async def claimed(house: House, name: str) -> Sync | None:
    """The look of this name, where it is due and no other process looks."""
    wall = house.clock.wall()
    async with house.store.read() as unit:
        known = await unit.syncs.get(name)
    if known is not None and known.due_at > wall:
        return None
    async with house.store.begin() as unit:
        if known is None:
            await unit.syncs.add(Sync(name=name, due_at=wall, every_seconds=EVERY_SECONDS))
        return await unit.syncs.claim(name, house.new_id("look"), wall, LEASE_SECONDS)


def done(house: House, sync: Sync, seen: Seen, wait_seconds: float) -> Sync:
    kept = replace(sync, cursor=msgspec.json.encode(seen).decode())
    return kept.went_well(house.clock.wall(), wait_seconds)


def failed(house: House, sync: Sync, error: str) -> Sync:
    """Look again after a growing wait."""
    return sync.failed(house.clock.wall(), error, EVERY_SECONDS, WAIT_SECONDS_MAX)


async def put_sync(house: House, sync: Sync) -> None:
    async with house.store.begin() as unit:
        await unit.syncs.put(sync)
