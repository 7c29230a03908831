"""Measuring: how far off ETAs were, and how long visits take, each time somebody arrives."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from statistics import median

from core.model.delivery import Delivery
from core.model.eta import missed_by
from core.model.event import CarrierEvent
from core.model.location import Location
from core.model.route import Route, StopState
from core.model.status import EventType
from core.ports import Unit
from slots.widths import Miss, Widths

MISSES_LOOKED_AT_MAX = 2_000
MEASURED_FOR = timedelta(days=14)  # streets and couriers change
DOOR_SECONDS_MIN, DOOR_SECONDS_MAX = 15, 3_600  # what is shorter or longer was reported late
VISITS_MIN = 3  # so many say more than the plan
PLACE_DIGITS = 4  # of degrees: some ten metres, a building


async def measure(unit: Unit, before: Delivery, after: Delivery, event: CarrierEvent) -> None:
    """What an event says of our own guesses: the arrival of the range that was told last, and the
    hand-over of how long the door takes."""
    arrived = _arrival(before, event)
    if arrived is not None and before.eta is not None:
        await unit.etas.note(missed_by(before.id, before.carrier, before.eta, arrived))
    if event.type is EventType.DELIVERED and before.arrived_at is not None:
        seconds = round((event.occurred_at - before.arrived_at).total_seconds())
        point = after.address.point
        if point is not None and DOOR_SECONDS_MIN <= seconds <= DOOR_SECONDS_MAX:
            await unit.door_times.add(place_of(point), seconds, event.occurred_at)


def _arrival(before: Delivery, event: CarrierEvent) -> datetime | None:
    """Who was not told to have come came so long before the end as the visit takes by plan: what is
    told is when they come, and without that each range would have been too early by a visit."""
    match event.type:
        case EventType.ARRIVED:
            return event.occurred_at
        case EventType.NO_ANSWER if before.arrived_at is None:
            return event.occurred_at
        case EventType.DELIVERED | EventType.ATTEMPT_FAILED if before.arrived_at is None:
            return event.occurred_at - timedelta(seconds=before.stop_seconds)
        case _:
            return None


def place_of(point: Location) -> str:
    return f"{point.lat:.{PLACE_DIGITS}f},{point.lon:.{PLACE_DIGITS}f}"


async def door_seconds(unit: Unit, route: Route) -> Mapping[str, int]:
    """By key of each stop: the median of the last visits at its door, where there were enough."""
    places = {
        stop.key: place_of(stop.location) for stop in route.stops if stop.state is StopState.PLANNED
    }
    took = await unit.door_times.of(set(places.values()))
    return {
        key: round(median(took[place]))
        for key, place in places.items()
        if len(took.get(place, ())) >= VISITS_MIN
    }


async def measured_widths(unit: Unit, now: datetime, probability: float) -> Widths:
    """How wide ranges must be, by the errors of the last two weeks."""
    misses = await unit.etas.misses(now - MEASURED_FOR, None, MISSES_LOOKED_AT_MAX)
    return Widths.measured(
        (
            Miss(miss.ahead_seconds / 60, miss.off_seconds / max(1.0, miss.half_seconds))
            for miss in misses
        ),
        probability,
    )
