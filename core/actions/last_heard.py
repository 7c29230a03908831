"""Last heard: when a carrier last told of a parcel, or of the vehicle that brings it."""

from datetime import datetime

from core.actions.stops import visited_by
from core.model.delivery import Delivery
from core.model.route import Route, StopState
from core.ports import Unit


async def last_heard(unit: Unit, delivery: Delivery, now: datetime) -> datetime | None:
    """An event of its own, a visit of its vehicle that was reported, or a place that it told; None
    where there was nothing."""
    told = [delivery.newest_event_at]
    if delivery.is_on_the_road:
        for route in await visited_by(unit, delivery.id):
            if not route.is_ours and route.start.at <= now:
                position = await unit.positions.newest(route.ref)
                told += [position.at if position is not None else None, *_visits(route)]
    return max((at for at in told if at is not None and at <= now), default=None)


def _visits(route: Route) -> list[datetime | None]:
    return [
        stop.left or stop.arrival for stop in route.stops if stop.state is not StopState.PLANNED
    ]
