"""Passed by: the stops that a vehicle has left out, by what was reported of those after them."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from core.model.route import Route, Stop, StopState
from core.model.sync import Position
from slots.booking import is_way_point
from slots.schedule import behind
from slots.track import AWAY_METRES

# A courier takes two neighbours in the other order, and comes to the first one a little later.
PASSED_AFTER = timedelta(minutes=10)
FRESH = timedelta(minutes=5)  # a place that was told longer ago says nothing of now


def passed_by(
    route: Route, been: Collection[str], heard: Position | None, now: datetime
) -> Iterator[Stop]:
    """Another door was reported ten minutes ago, and of this one nothing was. Not where the vehicle
    is there now, or was seen to stand there (`been`, keys): then only a report is late."""
    first = behind(route)
    here = heard.location if heard is not None and now - heard.at <= FRESH else None
    for index, stop in enumerate(route.stops[:first]):
        is_open = stop.state is StopState.PLANNED and stop.hold is None and not is_way_point(stop)
        if not is_open or stop.key in been:
            continue
        if here is not None and here.metres_to(stop.location) <= AWAY_METRES:
            continue
        went_on = _went_on(route, index, first)
        if went_on is not None and now - went_on >= PASSED_AFTER:
            yield stop


def _went_on(route: Route, index: int, first: int) -> datetime | None:
    """When something was first reported of a later door, a way off."""
    place = route.stops[index].location
    told = (
        stop.left or stop.arrival
        for number, stop in enumerate(route.stops[index + 1 : first], start=index + 1)
        if (stop.state is not StopState.PLANNED or number == route.progress - 1)
        and stop.location.metres_to(place) > AWAY_METRES
    )
    return min((at for at in told if at is not None), default=None)
