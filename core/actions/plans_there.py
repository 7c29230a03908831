"""Plans there: the routes that a called carrier shows, taken as if it had pushed them."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from core.actions.house import House
from core.actions.routes import put_route
from core.model.asker import Asker, Role
from core.model.carrier import Carrier
from core.model.route import PushedStop, Route, Stop, StopState
from core.ports import SeenRoute, ShowsRoutes
from core.refusals import Refused

DAYS_AHEAD_MAX = 14

log = logging.getLogger("sync")


@dataclass(slots=True)
class Plans:
    """`left` wait for deliveries whose news still lies in the inbox."""

    taken: int = 0
    left: int = 0
    refused: int = 0


async def read_plans(
    house: House, adapter: ShowsRoutes, carrier: Carrier, fresh: Collection[str]
) -> Plans:
    """The plans of today and the days in which one can choose. `fresh` are the tracking numbers
    of which news has just come: a plan with one that we do not know yet would take it for
    somebody else's load, so it waits. Raises Unavailable."""
    plans = Plans()
    today = house.clock.now().astimezone(carrier.zone).date()
    for ahead in range(min(carrier.days_ahead, DAYS_AHEAD_MAX) + 1):
        for seen in await adapter.routes(today + timedelta(days=ahead)):
            await _take(house, carrier, seen, fresh, plans)
    return plans


async def _take(
    house: House, carrier: Carrier, seen: SeenRoute, fresh: Collection[str], plans: Plans
) -> None:
    async with house.store.read() as unit:
        known = await unit.routes.get(seen.route.ref)
    if known is not None and known.carrier != carrier.ref:
        log.error("route %s of %s is another carrier's", known.ref, carrier.ref)
        plans.refused += 1
        return
    if known is not None and known.version >= seen.route.version:
        await _follow(house, known, seen)
        return
    async with house.store.read() as unit:
        for stop in seen.stops:
            if stop.tracking_number is None or stop.tracking_number not in fresh:
                continue
            if await unit.deliveries.by_tracking(carrier.ref, stop.tracking_number) is None:
                plans.left += 1
                return
    try:
        await put_route(house, seen.route, seen.stops, Asker(Role.CARRIER, carrier.ref))
        plans.taken += 1
    except Refused as refused:
        # Their own plan, and we cannot follow it: the promises in ours stand, and people look.
        log.error("route %s of %s: %s", seen.route.ref, carrier.ref, refused.refusal.code)
        plans.refused += 1


async def _follow(house: House, known: Route, seen: SeenRoute) -> None:
    """The same plan, driven further: what is behind the vehicle takes no booking any more."""
    if seen.route.version != known.version or not _behind(known, seen.stops):
        return
    async with house.store.begin() as unit:
        route = await unit.routes.lock(known.ref)
        if route is None or route.version != seen.route.version:
            return
        behind = _behind(route, seen.stops)
        if behind:
            stops = tuple(behind.get(stop.key, stop) for stop in route.stops)
            last = max(index for index, stop in enumerate(stops) if stop.key in behind)
            progress, revision = max(route.progress, last + 1), route.revision + 1
            await unit.routes.put(replace(route, stops=stops, progress=progress, revision=revision))


def _behind(route: Route, seen: Sequence[PushedStop]) -> dict[str, Stop]:
    """The stops that were still ahead as we knew it, as they ended, by key."""
    ended = {
        stop.tracking_number: stop
        for stop in seen
        if stop.tracking_number is not None and stop.state is not StopState.PLANNED
    }
    return {
        stop.key: replace(
            stop,
            state=ended[stop.tracking_number].state,
            arrival=ended[stop.tracking_number].arrival or stop.arrival,
        )
        for stop in route.stops
        if stop.state is StopState.PLANNED and stop.tracking_number in ended
    }
