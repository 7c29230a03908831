"""Words of the routes' page: how a route, a stop and a gap are said."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

from core.actions.day_routes import DayRoute, DayRoutes, DayStop
from core.model.delivery import Delivery
from core.model.window import Window
from core.refusals import Refusal
from slots.schedule import Trouble, Why
from web.console.tongue import Family, said
from web.console.tongue import clock as plain_clock
from web.console.words import why_not

KIND = Family("stop-kind", ("promised", "held", "planned", "load", "passing"))
WHY = Family("plan-trouble", Why)

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
        told.append(said("stop-begun-at", time=clock(stop.starts)))
    else:
        told.append(said("stop-from", time=clock(stop.starts), latest=clock(stop.latest)))
    if (window := stop.stop.window) is not None:
        told.append(said("stop-in-window", start=clock(window.start), end=clock(window.end)))
    return ", ".join(dict.fromkeys(told))


def route_in_words(route: DayRoute, clock: Clock) -> str:
    """What somebody hears who sees no drawing; the table below says the rest."""
    return said(
        "route-said",
        route=route.route.ref,
        count=len(route.stops),
        leaves=clock(route.leaves),
        back=clock(route.back),
        travel=span(route.travel),
        waits=span(route.waits),
    )


def trouble(found: Trouble, route: DayRoute) -> str:
    stop = next((each for each in route.stops if each.stop.key == found.key), None)
    if stop is None:
        return WHY[found.why]
    return said("at-stop", trouble=WHY[found.why], number=stop.number)


def cannot_be_moved(refused: Refusal) -> str:
    """Why who asks is offered no time at all."""
    if refused.code == "address-not-located":
        return said("no-place-yet")
    return said("no-time-for-it", why=why_not(refused.why_not or (refused.code,)))


def nothing_for(found: DayRoutes, asks: Delivery | None) -> str:
    """Why no window of the day is offered to a delivery, or at a place."""
    if not found.windows:
        return said("no-window") if asks is not None else said("no-window-ahead")
    return said("no-gap") if found.point is None else said("no-place-free")


def no_gap(route: DayRoute) -> str:
    """Why one more stop comes nowhere onto a route."""
    if route.is_offered:
        return said("no-more")
    return said("full-forecast") if route.route.is_forecast else said("not-offered")


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
    told = plain_clock(at, zone)
    return f"{told} {local:%Z}" if comes_twice else told


def span(length: timedelta) -> str:
    """ "1 h 20 min"; less than a minute is told in seconds."""
    seconds = round(length.total_seconds())
    if abs(seconds) < 60:
        return said("span-seconds", count=seconds)
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return said("span-minutes", count=minutes)
    if not minutes:
        return said("span-hours", count=hours)
    return said("span-hours-minutes", hours=hours, minutes=minutes)


def extra(length: timedelta) -> str:
    """What one more stop costs. Roads know no triangle inequality: now and then less than
    nothing."""
    seconds = round(length.total_seconds())
    if not seconds:
        return said("no-detour")
    if seconds > 0:
        return said("detour-more", span=span(length))
    return said("detour-less", span=span(-length))


def extra_briefly(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    return f"{minutes:+d}′" if minutes else "±0′"
