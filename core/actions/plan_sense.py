"""What no plan can mean: visits that are over before anybody has left, other days, places that no
vehicle reaches in its shift. A planner's own haste and overtime stay its affair."""

from datetime import datetime, timedelta

from core.model.location import Location
from core.model.route import Route, Stop, StopState
from core.model.window import Window
from core.refusals import invalid

EARLY_MAX = timedelta(hours=2)  # who sets out before the plan
OFF_MAX = timedelta(hours=12)  # overtime, and windows wider than the shift
FASTEST_METRES_A_SECOND = 45.0  # 160 km/h in a straight line
TOO_FAR = "is too far from the other places to be reached within the shift"


def check_sense(route: Route, now: datetime) -> None:
    """Of the stops that are known to us; whatever else stands in a plan is load. Raises
    Refused(invalid), with the field."""
    reach = (route.end.at - route.start.at).total_seconds() * FASTEST_METRES_A_SECOND
    _check_ends(route, reach)
    for number, stop in enumerate(route.stops):
        field = f"stops[{number}]"
        if stop.state is not StopState.PLANNED and route.start.at - now > EARLY_MAX:
            raise invalid(f"{field}.status", "cannot be over: the route has not begun")
        if stop.delivery is not None:
            _check_stop(route, stop, field, reach)


def _check_stop(route: Route, stop: Stop, field: str, reach: float) -> None:
    first, last = route.start.at - OFF_MAX, route.end.at + OFF_MAX

    def is_elsewhere(window: Window) -> bool:
        return window.end < first or window.start > last

    if stop.arrival is not None and not first <= stop.arrival <= last:
        raise invalid(f"{field}.arrival", "is not on the day of this route")
    if not stop.promised:  # what we promised ourselves is looked after elsewhere
        if stop.window is not None and is_elsewhere(stop.window):
            raise invalid(f"{field}.window", "is not on the day of this route")
        if stop.windows and all(map(is_elsewhere, stop.windows)):
            raise invalid(f"{field}.windows", "are not on the day of this route")
    if _is_far(stop.location, route.start.location, reach):
        raise invalid(f"{field}.location", TOO_FAR)


def _check_ends(route: Route, reach: float) -> None:
    """Of two ends and some stops the one that is away from all others is wrong."""
    start, end = route.start.location, route.end.location
    far = [_is_far(start, stop.location, reach) for stop in route.stops]
    if _is_far(start, end, reach):
        raise invalid("start.location" if far and all(far) else "end.location", TOO_FAR)
    if len(far) > 1 and all(far):
        raise invalid("start.location", TOO_FAR)


def _is_far(one: Location, other: Location, reach: float) -> bool:
    return one.metres_to(other) > reach
