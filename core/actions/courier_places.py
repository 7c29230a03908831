"""Courier's places: who may see on a map where their courier is, and when that has moved.

Only from the last few stops on, only where the carrier told it a few minutes ago, and never after
the courier has come, or has gone on without.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import batched

from core.actions.house import House
from core.actions.policies import policy_among
from core.actions.tell import notify
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, RouteRef
from core.model.notice import NoticeKind
from core.model.notice_policy import NoticePolicy, PolicyOf
from core.model.route import Route
from core.model.sync import Position
from core.ports import Unit
from slots.schedule import behind

FRESH = timedelta(minutes=5)  # an older place is told by its time, and shown on no map
TOLD_AT_ONCE = 100  # deliveries in a transaction


def is_fresh(position: Position | None, now: datetime) -> bool:
    return position is not None and now - position.at <= FRESH


async def fresh_place(unit: Unit, route: RouteRef, now: datetime) -> Position | None:
    position = await unit.positions.newest(route)
    return position if is_fresh(position, now) else None


async def show_couriers(
    house: House,
    routes: Sequence[Route],
    heard: Mapping[RouteRef, Position],
    near_stops: Mapping[RouteRef, Sequence[str]],
    shown: dict[RouteRef, datetime],
    policies: Mapping[PolicyOf, NoticePolicy],
    gone: set[tuple[DeliveryId, int]],
) -> int:
    """Everybody whose courier is near and has told another place since `shown`, which is brought up
    to date; returns how many. `near_stops` are the keys of those that were told so. Where the
    vehicle is near no more, the map ends once; `gone` are those of whom this process knows it."""
    now, count = house.clock.now(), 0
    moved = [
        position
        for route in routes
        if (position := heard.get(route.ref)) is not None
        and is_fresh(position, now)
        and position.at != shown.get(route.ref)
    ]
    if not moved:
        return 0
    shown |= {position.route: position.at for position in moved}
    here = {route.ref: route for route in routes}
    near = {
        stop.delivery: (position, stop.key)
        for position in moved
        if (keys := near_stops.get(position.route))
        for stop in here[position.route].stops
        if stop.delivery is not None and stop.key in keys
    }
    async with house.store.read() as unit:
        known = await unit.deliveries.some(near)
    waiting = [one.id for one in known.values() if one.is_courier_near and one.conversation]
    for some in batched(waiting, TOLD_AT_ONCE):
        async with house.store.begin() as unit:
            for delivery in (await unit.deliveries.some(some)).values():
                position, key = near[delivery.id]
                policy = policy_among(policies, delivery)
                if not delivery.is_courier_near:
                    continue
                if is_near_on(here[position.route], key, policy):
                    count += await _moved(house, unit, delivery, position)
                elif (fact := (delivery.id, len(delivery.attempts))) not in gone:
                    gone.add(fact)
                    await courier_went_on(house, unit, delivery)
    return count


def is_near_on(route: Route, key: str, policy: NoticePolicy) -> bool:
    """Whether the vehicle is yet to come to the stop, and soon: one that has passed by, or was sent
    elsewhere before, is not. By minutes alone no number of stops is too many."""
    ahead = [stop.key for stop in route.stops[behind(route) :]]
    is_soon = policy.near_minutes is not None or key in ahead[: policy.near_stops]
    return is_soon and key in ahead


async def _moved(house: House, unit: Unit, delivery: Delivery, position: Position) -> bool:
    attempt = str(len(delivery.attempts))
    return await notify(
        house,
        unit,
        delivery,
        NoticeKind.COURIER_MOVED,
        f"{attempt}/{position.at.isoformat()}",
        ref=attempt,
        route=position.route,
        valid_until=position.at + FRESH,
    )


async def courier_came(house: House, unit: Unit, before: Delivery, now: Delivery) -> None:
    """The map ends where the courier was near, and no longer is on the way."""
    if not before.is_courier_near or now.is_courier_near:
        return
    await _ends(house, unit, now, str(len(before.attempts)))


async def courier_went_on(house: House, unit: Unit, delivery: Delivery) -> None:
    """The map ends where the vehicle has gone on to others, whatever it tells of its places."""
    await _ends(house, unit, delivery, f"{len(delivery.attempts)}/gone on")


async def _ends(house: House, unit: Unit, delivery: Delivery, fact: str) -> None:
    attempt, _, _ = fact.partition("/")
    await notify(house, unit, delivery, NoticeKind.COURIER_CAME, fact, ref=attempt)
