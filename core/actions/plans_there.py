"""Plans there: the routes that a called carrier shows, taken as if it had pushed them."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from core.actions.house import House
from core.actions.routes import put_route
from core.model.asker import Asker, Role
from core.model.carrier import Carrier
from core.ports import CarrierAdapter, SeenRoute
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
    house: House, adapter: CarrierAdapter, carrier: Carrier, fresh: Collection[str]
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
        if known is not None and known.version >= seen.route.version:
            return
        for stop in seen.stops:
            if stop.tracking_number is None or stop.tracking_number not in fresh:
                continue
            if await unit.deliveries.by_tracking(carrier.ref, stop.tracking_number) is None:
                plans.left += 1
                return
    if known is not None and known.carrier != carrier.ref:
        log.error("route %s of %s is another carrier's", known.ref, carrier.ref)
        plans.refused += 1
        return
    try:
        await put_route(house, seen.route, seen.stops, Asker(Role.CARRIER, carrier.ref))
        plans.taken += 1
    except Refused as refused:
        # Their own plan, and we cannot follow it: the promises in ours stand, and people look.
        log.error("route %s of %s: %s", seen.route.ref, carrier.ref, refused.refusal.code)
        plans.refused += 1
