"""Insertion by a plain loop, a gap after the other: slow, and easy to believe. The arrays must say
the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import ceil, hypot

from core.model.route import Costing, Route, Stop
from core.model.window import Window
from slots.buffer import Buffer
from slots.insertion import Fit
from slots.legs import Legs, point_of
from slots.schedule import Schedule, load, overloads, schedule
from slots.seconds import last_offered, moment, not_earlier
from slots.timetable import meets


def plain_fits(
    routes: Sequence[Route],
    legs_of: Mapping[Costing, Legs],
    stop: Stop,
    window: Window,
    not_before: datetime,
    buffer: Buffer,
) -> list[Fit]:
    """The cheapest place of each route for a window: least extra way, soonest, first."""
    found = []
    for route in routes:
        legs = legs_of.get(route.vehicle.costing, Legs())
        driven = schedule(route, legs, buffer=buffer, not_before=not_before)
        if isinstance(driven, Schedule) and takes(route, stop):
            possible = list(places(route, driven, legs, stop, window, buffer))
            found += sorted(possible, key=cost)[:1]
    return sorted(found, key=cost)


def cost(fit: Fit) -> tuple[int, datetime, str, int]:
    return fit.extra_seconds, fit.earliest, fit.route_ref, fit.position


def takes(route: Route, stop: Stop) -> bool:
    both = replace(route, stops=(*route.stops, stop))
    return meets(route.vehicle, stop.needs) and not overloads(both, *load(both))


def places(
    route: Route,
    found: Schedule,
    legs: Legs,
    stop: Stop,
    window: Window,
    buffer: Buffer,
) -> Iterable[Fit]:
    here = point_of(stop.location)
    for position in range(found.first, len(route.stops) + 1):
        before, after = found.points[position], found.points[position + 1]
        there, on, direct = legs.leg(before, here), legs.leg(here, after), legs.leg(before, after)
        if there is None or on is None or direct is None:
            continue
        is_first = position == found.first
        leaves = (
            found.leaves if is_first else found.earliest[position - 1] + found.service[position - 1]
        )
        opens = leaves + there
        if is_first and found.now is not None and found.under_way:
            back = legs.leg(after, here)
            if back is None:
                continue
            opens = max(found.now + there, max(found.now, leaves + direct) + back)
        clear = buffer.seconds
        limit = found.closes if position == len(route.stops) else found.latest[position]
        if found.lateness is not None and buffer.added is not None:
            at, noise = position - found.first, buffer.noise
            behind, own, day, slow, off = found.lateness.doubt()[:, at].tolist()
            sigma = hypot(hypot(own, off * slow * there), day + noise.day * slow * there)
            stretched = slow * (1 + (off**2 + noise.day**2) / 2)
            late = behind + (stretched - 1) * there + buffer.deviations * sigma
            clear = max(clear, ceil(late)) if buffer.deviations else clear
            if position < len(route.stops):
                limit = min(limit, found.lateness.latest(buffer.added)[at])
        earliest = max(opens, not_earlier(window.start))
        latest = min(limit - on - stop.service_seconds, last_offered(window, clear))
        if earliest <= latest:
            yield Fit(
                route_ref=route.ref,
                version=route.version,
                revision=route.revision,
                position=position,
                window=window,
                earliest=moment(earliest),
                latest=moment(latest),
                extra_seconds=there + on - direct,
            )
