"""Replanning: a route that bookings have lengthened is put into a better order before it starts.

The planner proposes, our own arithmetic disposes: a promise is never touched by a new order.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from core.actions.house import House
from core.actions.stops import route_changed
from core.actions.travel import legs_for
from core.model.ids import CarrierRef, RouteRef
from core.model.route import Profile, Route
from core.model.sync import Sync
from core.ports import Planner, Unavailable
from slots.booking import DoesNotFit
from slots.legs import Legs
from slots.reordering import question, reordered

LEAD_MINUTES = 60  # from then on the vehicle is loaded in the order that stands
STOPS_MIN = 2
EVERY_SECONDS = 60
SOON_SECONDS = 2.0  # when routes were left for the next look
LEASE_SECONDS = 600.0
WAIT_SECONDS_MAX = 900.0
ROUTES_A_LOOK_MAX = 20

log = logging.getLogger("replan")

type Seen = dict[RouteRef, tuple[int, int]]  # the version and revision that was asked about


async def replan(house: House, planner: Planner, carrier: CarrierRef, day: date) -> int:
    """Ask for better orders of a carrier's routes of a day; how many were taken.

    Raises Unavailable.
    """
    async with house.store.read() as unit:
        routes = await unit.routes.of_days(carrier, day, day)
    return len(await _replan(house, planner, [one for one in routes if _is_open(house, one)]))


async def replan_due(house: House, planner: Planner) -> int:
    """The same for every route ahead that was booked into since it was last asked about, in one
    process at a time; how many new orders were taken. An ill planner is asked again later."""
    sync = await _claimed(house, planner)
    if sync is None:
        return 0
    seen = msgspec.json.decode(sync.cursor, type=Seen) if sync.cursor else {}
    routes = await _open_routes(house)
    changed = [one for one in routes if seen.get(one.ref) != (one.version, one.revision)]
    asked = changed[:ROUTES_A_LOOK_MAX]
    try:
        taken = await _replan(house, planner, asked)
    except Unavailable as ill:
        log.warning("planner waits: %s", ill)
        await _put(house, _failed(house, sync, str(ill)))
        return 0
    left = {one.ref for one in changed[ROUTES_A_LOOK_MAX:]}
    now_seen = {
        one.ref: (one.version, taken.get(one.ref, one.revision))
        for one in routes
        if one.ref not in left
    }
    await _put(house, _done(house, sync, now_seen, SOON_SECONDS if left else EVERY_SECONDS))
    return len(taken)


async def _replan(
    house: House, planner: Planner, routes: Sequence[Route]
) -> Mapping[RouteRef, int]:
    """The routes that have a new order, each with its new revision."""
    if not routes:
        return {}
    legs = await legs_for(house, routes)
    buffer = house.limits.promise_buffer
    asked = [question(one, legs[one.vehicle.profile], buffer=buffer) for one in routes]
    orders = await planner.orders(asked, legs)
    taken: dict[RouteRef, int] = {}
    for route in routes:
        if route.ref in orders:
            revision = await _take(house, route, orders[route.ref], legs)
            taken |= {} if revision is None else {route.ref: revision}
    return taken


async def _take(
    house: House, asked: Route, order: Sequence[str], legs: Mapping[Profile, Legs]
) -> int | None:
    """The revision under which the order stands now; None where the present one is better or has
    changed while the planner thought."""
    async with house.store.begin() as unit:
        route = await unit.routes.lock(asked.ref)
        if route is None or not _is_open(house, route):
            return None
        if (route.version, route.revision) != (asked.version, asked.revision):
            return None
        try:
            better = reordered(
                route,
                order,
                legs[route.vehicle.profile],
                buffer=house.limits.promise_buffer,
            )
        except DoesNotFit as why:
            log.info("route %s stays as it is: %s", route.ref, why)
            return None
        await unit.routes.put(better)
        await route_changed(house, unit, better)
    log.info("route %s has a new order, revision %s", better.ref, better.revision)
    return better.revision


def _is_open(house: House, route: Route) -> bool:
    """Booked into, and not yet about to start."""
    loads_at = route.start.at - timedelta(minutes=LEAD_MINUTES)
    return (
        len(route.stops) >= STOPS_MIN
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
        (one for one in found if _is_open(house, one)), key=lambda one: (one.start.at, one.ref)
    )


async def _claimed(house: House, planner: Planner) -> Sync | None:
    name, wall = f"planner:{planner.name}", house.clock.wall()
    async with house.store.read() as unit:
        known = await unit.syncs.get(name)
    if known is not None and known.due_at > wall:
        return None
    async with house.store.begin() as unit:
        if known is None:
            await unit.syncs.add(Sync(name=name, due_at=wall, every_seconds=EVERY_SECONDS))
        return await unit.syncs.claim(name, house.new_id("look"), wall, LEASE_SECONDS)


def _done(house: House, sync: Sync, seen: Seen, wait_seconds: float) -> Sync:
    wall = house.clock.wall()
    return replace(
        sync,
        last_success=wall,
        last_error=None,
        errors_in_a_row=0,
        cursor=msgspec.json.encode(seen).decode(),
        due_at=wall + timedelta(seconds=wait_seconds),
    )


def _failed(house: House, sync: Sync, error: str) -> Sync:
    """Look again after a growing wait."""
    errors = sync.errors_in_a_row + 1
    wait_seconds = min(EVERY_SECONDS * 2.0 ** min(errors - 1, 10), WAIT_SECONDS_MAX)
    return replace(
        sync,
        last_error=error[:200],
        errors_in_a_row=errors,
        due_at=house.clock.wall() + timedelta(seconds=wait_seconds),
    )


async def _put(house: House, sync: Sync) -> None:
    async with house.store.begin() as unit:
        await unit.syncs.put(sync)
