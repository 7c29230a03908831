"""ETAs: when the courier comes to every stop not yet served, and which promises are in danger."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.roads import legs_along
from core.actions.tell import notify, publish_about
from core.model.delivery import Delivery
from core.model.eta import Eta
from core.model.notice import NoticeKind
from core.model.route import Route, Stop, StopState
from core.model.status import EventType, Status
from core.model.sync import Position
from core.ports import Unit
from slots.eta import etas
from slots.legs import Legs
from slots.schedule import behind

TOLD_AGAIN_MINUTES = 10  # a smaller move of the range is silent
NEAR_STOPS = 3  # the courier is near when at most so many stops lie before the door
LATE_MINUTES = 10  # a range that begins so long after the window's end puts the promise in danger


async def recompute_etas(house: House) -> int:
    """All routes under way; returns how many ETAs moved. Raises Unavailable."""
    now = house.clock.now()
    moved = 0
    async with house.store.read() as unit:
        routes = await _under_way(unit, now)
        positions = {route.ref: await unit.positions.newest(route.ref) for route in routes}
    for route in routes:
        moved += await _recompute(house, route, positions[route.ref], now)
    return moved


async def _under_way(unit: Unit, now: datetime) -> Sequence[Route]:
    day = now.date()
    near = [day - timedelta(days=1), day, day + timedelta(days=1)]  # the zones' own days
    found = [route for each in near for route in await unit.routes.on_day(each)]
    return [
        route
        for route in found
        if not route.is_ours
        and route.start.at <= now <= route.end.at + timedelta(hours=3)
        and any(stop.state is StopState.PLANNED for stop in route.stops)
    ]


async def _recompute(house: House, route: Route, position: Position | None, now: datetime) -> int:
    here = (position.location, position.at) if position else None
    legs = await legs_along(house.travel, route, Legs())
    if here is not None and (left := route.stops[behind(route) :]):
        way = [here[0]], [left[0].location]
        seconds = await house.travel.matrix(*way, route.vehicle.profile)
        legs = legs.merged(Legs.of_matrix(*way, seconds))
    found = etas(route, legs, now, here)
    ahead = [stop for stop in route.stops if stop.state is StopState.PLANNED]
    moved = 0
    async with house.store.begin() as unit:
        for number, stop in enumerate(ahead):
            if stop.delivery is None or stop.hold is not None or stop.key not in found:
                continue
            delivery = await unit.deliveries.get(stop.delivery)
            if delivery is not None and not delivery.is_over:
                moved += await _tell(house, unit, delivery, stop, found[stop.key], number)
    return moved


async def _tell(
    house: House, unit: Unit, delivery: Delivery, stop: Stop, eta: Eta, stops_before: int
) -> int:
    before = delivery.eta
    is_on_the_road = delivery.status in (Status.OUT_FOR_DELIVERY, Status.LOADED)
    is_near = delivery.status is Status.OUT_FOR_DELIVERY and stops_before < NEAR_STOPS
    has_moved = before is None or abs(eta.middle - before.middle) >= timedelta(
        minutes=TOLD_AGAIN_MINUTES
    )
    if not (has_moved or is_near):
        return 0
    delivery = replace(delivery, eta=eta)
    if is_near:
        delivery = delivery.moved(EventType.NEAR, house.clock.now())
    await unit.deliveries.save(delivery)
    if has_moved:
        await publish_about(
            house,
            unit,
            "delivery.eta_changed",
            delivery,
            {"eta": {"from": eta.start, "to": eta.end, "probability": eta.probability}},
        )
    fact = eta.start.isoformat(timespec="minutes")
    valid_until = eta.end
    if is_near:
        await notify(
            house,
            unit,
            delivery,
            NoticeKind.ARRIVING,
            f"near/{len(delivery.attempts)}",
            valid_until=valid_until,
        )
    elif is_on_the_road and _in_danger(delivery, eta):
        await notify(
            house,
            unit,
            delivery,
            NoticeKind.LATE,
            f"{len(delivery.attempts)}/{fact[:13]}",
            valid_until=valid_until,
        )
    elif is_on_the_road:
        await notify(house, unit, delivery, NoticeKind.ETA, fact, valid_until=valid_until)
    return int(has_moved)


def _in_danger(delivery: Delivery, eta: Eta) -> bool:
    """The range begins well after the window has closed."""
    promise = delivery.awaited
    return promise is not None and eta.start > promise.window.end + timedelta(minutes=LATE_MINUTES)
