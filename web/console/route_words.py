"""Words of the routes' page: how a route, a stop and a gap are said."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

from core.actions.day_routes import DayRoute, DayRoutes, DayStop
from core.model.delivery import Delivery
from core.model.window import Window
from core.refusals import Refusal
from slots.schedule import Trouble, Why
from web.console.words import why_not

NO_SUCH_DELIVERY = "There is no such delivery of this carrier."
NO_SUCH_PLACE = "This is no place on earth: a latitude and a longitude in degrees are."
OVER_ALREADY = "That delivery is over already."
NO_PLACE_YET = "Nobody knows yet where that delivery goes on the map."
NO_WINDOW = (
    "No time of this day may be chosen for it: it is too late for them, another day was agreed, or "
    "nobody is there to take it."
)
NO_WINDOW_AHEAD = "The carrier comes there in no window that is still ahead on this day."
NO_GAP = "No route can serve a window of this day: no time between the promises, or no room aboard."
OF_ALL_ROUTES = "Where each window costs least, of all routes of the day."
NOBODY_DRIVES = "Nobody drives to a door for it: whoever gets it comes to"
PLACE_FREE = "a place is free"
NO_PLACE_FREE = "No place there is free in a window of this day."
NO_ROADS = "The roads cannot be asked just now: these are the planner's own times."
FORECAST = (
    "Nobody has planned this day yet. Windows are offered on these forecasts, from what the fleet "
    "did before; the first planned route takes their place."
)
LEFT_OVER = (
    "Windows are offered on this forecast no more: only on days ahead that nobody has planned yet."
)
FULL_FORECAST = "A forecast takes no more promises than these before the day is planned."
NO_MORE = "One more stop fits nowhere on it."
NOT_OFFERED = "Nothing is offered on it: it is on its way without this parcel, or was taken away."
SHUT = "The carrier does not drive, and offers nothing:"
KIND = {
    "promised": "promised",
    "held": "held for a moment",
    "planned": "planned",
    "load": "load that is not ours",
    "passing": "a place to pass",
}
WHY = {
    Why.WINDOW: "a promise or a hold would be missed",
    Why.UNITS: "more is aboard than fits",
    Why.WEIGHT: "it is too heavy",
    Why.SHIFT: "the vehicle would be home too late",
    Why.NO_WAY: "a way is not known, or there is no road",
}

Clock = Callable[[datetime], str]


def stop_kind(stop: DayStop) -> str:
    """One word for what a stop is; the drawing's colours go by it."""
    if stop.is_way_point:
        return "passing"
    if stop.stop.hold is not None:
        return "held"
    if stop.stop.promised:
        return "promised"
    return "planned" if stop.stop.delivery is not None else "load"


def stop_name(stop: DayStop) -> str:
    """A number on a label, never a name or an address."""
    return stop.stop.tracking_number or KIND[stop_kind(stop)]


def stop_in_words(stop: DayStop, clock: Clock) -> str:
    told = [f"{stop.number}. {stop_name(stop)}", KIND[stop_kind(stop)]]
    if stop.is_behind:
        told.append(f"begun {clock(stop.starts)}")
    else:
        told.append(f"from {clock(stop.starts)}, at the latest {clock(stop.latest)}")
    if stop.stop.window is not None:
        told.append(f"window {clock(stop.stop.window.start)}–{clock(stop.stop.window.end)}")
    return ", ".join(dict.fromkeys(told))


def route_in_words(route: DayRoute, clock: Clock) -> str:
    """What somebody hears who sees no drawing; the table below says the rest."""
    count = len(route.stops)
    return (
        f"{route.route.ref}: {count} {'stop' if count == 1 else 'stops'}, "
        f"leaves {clock(route.leaves)}, back {clock(route.back)}, "
        f"{span(route.travel)} on the road, waits {span(route.waits)}"
    )


def trouble(found: Trouble, route: DayRoute) -> str:
    stop = next((each for each in route.stops if each.stop.key == found.key), None)
    return WHY[found.why] + (f" (stop {stop.number})" if stop is not None else "")


def cannot_be_moved(refused: Refusal) -> str:
    """Why who asks is offered no time at all."""
    if refused.code == "address-not-located":
        return NO_PLACE_YET
    return f"No time can be chosen for it: {why_not(refused.why_not or (refused.code,))}."


def nothing_for(found: DayRoutes, asks: Delivery | None) -> str:
    """Why no window of the day is offered to a delivery, or at a place."""
    if not found.windows:
        return NO_WINDOW if asks is not None else NO_WINDOW_AHEAD
    return NO_GAP if found.point is None else NO_PLACE_FREE


def no_gap(route: DayRoute) -> str:
    """Why one more stop comes nowhere onto a route."""
    if route.is_offered:
        return NO_MORE
    return FULL_FORECAST if route.route.is_forecast else NOT_OFFERED


def is_left_over(route: DayRoute, found: DayRoutes) -> bool:
    """Whether it stood for a plan that has been made since."""
    return route.route.is_forecast and not found.is_forecast


def hours(window: Window, zone: tzinfo) -> str:
    """A window by the clock of its place."""
    return f"{clock(window.start, zone)}–{clock(window.end, zone)}"


def clock(at: datetime, zone: tzinfo) -> str:
    """What the clock on the wall says; in the hour that comes twice also which of them it is."""
    local = at.astimezone(zone)
    comes_twice = local.replace(fold=1 - local.fold).utcoffset() != local.utcoffset()
    return local.strftime("%H:%M %Z" if comes_twice else "%H:%M")


def span(length: timedelta) -> str:
    """ "1 h 20 min"; less than a minute is told in seconds."""
    seconds = round(length.total_seconds())
    if abs(seconds) < 60:
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def extra(length: timedelta) -> str:
    """What one more stop costs. Roads know no triangle inequality: now and then less than
    nothing."""
    seconds = round(length.total_seconds())
    if not seconds:
        return "no detour"
    return f"{span(length)} more" if seconds > 0 else f"{span(-length)} less"


def extra_briefly(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    return f"{minutes:+d}′" if minutes else "±0′"
