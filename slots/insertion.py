"""Insertion: where a further stop fits into a route, every window tested in one pass over its gaps.

Between stops i and j a stop u can begin from `earliest[i] + s[i] + D[i,u]` until
`latest[j] - D[u,j] - s[u]`; that does not depend on the window, so each gap costs the
same whether six windows are asked for or six hundred (Campbell & Savelsbergh 2005). Exact for the
order of the stops as it stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.model.ids import RouteRef
from core.model.route import Needs, Profile, Route, Stop, Vehicle
from core.model.window import Window
from slots.legs import Legs, Point, point_of
from slots.schedule import Broken, Schedule, load, overloads, schedule
from slots.seconds import last_offered, moment, not_earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A place in a route, as the route stood at this version and revision.

    The stop would stand at index `position` and begin between `earliest` and `latest`;
    `extra_seconds` is how much longer the vehicle drives for it (now and then less than nothing:
    roads know no triangle inequality).
    """

    route_ref: RouteRef
    version: int
    revision: int
    position: int
    window: Window
    earliest: datetime
    latest: datetime
    extra_seconds: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between two stops: service can begin from `opens` until `closes`."""

    position: int
    opens: int
    closes: int
    extra_seconds: int


def fits(
    route: Route,
    found: Schedule,
    legs: Legs,
    stop: Stop,
    windows: Iterable[Window],
    *,
    buffer_seconds: int = 0,
) -> tuple[Fit, ...]:
    """The cheapest place for each window that the route can serve; none for the others."""
    if not _can_take(route, found, stop):
        return ()
    gaps = sorted(gaps_for(found, legs, stop), key=lambda gap: (gap.extra_seconds, gap.opens))
    opens = min((gap.opens for gap in gaps), default=0)
    closes = max((gap.closes for gap in gaps), default=0)
    fitting = []
    for window in dict.fromkeys(windows):
        begins = not_earlier(window.start)
        ends = last_offered(window, buffer_seconds)
        if ends < opens or closes < begins:
            continue  # another day's, mostly
        for gap in gaps:
            earliest, latest = max(gap.opens, begins), min(gap.closes, ends)
            if earliest <= latest:
                fitting.append(_fit(route, gap, window, earliest, latest))
                break
    return tuple(fitting)


def best_fits(
    routes: Sequence[Route],
    legs_of: Mapping[Profile, Legs],
    stop: Stop,
    window: Window,
    *,
    not_before: datetime,
    buffer_seconds: int = 0,
) -> tuple[Fit, ...]:
    """One window over many routes: the cheapest place of each that can serve it, cheapest first."""
    found: list[Fit] = []
    for route in routes:
        found += fits_in(
            route,
            legs_of,
            stop,
            (window,),
            not_before=not_before,
            buffer_seconds=buffer_seconds,
        )
    return tuple(sorted(found, key=by_cost))


def fits_in(
    route: Route,
    legs_of: Mapping[Profile, Legs],
    stop: Stop,
    windows: Iterable[Window],
    *,
    not_before: datetime,
    buffer_seconds: int,
) -> tuple[Fit, ...]:
    """The fits of a route as it stands now; none where its own plan does not hold."""
    legs = legs_of.get(route.vehicle.profile)
    if legs is None:
        return ()
    found = schedule(route, legs, buffer_seconds=buffer_seconds, not_before=not_before)
    if isinstance(found, Broken):
        return ()
    return fits(route, found, legs, stop, windows, buffer_seconds=buffer_seconds)


def by_cost(fit: Fit) -> tuple[int, datetime, str]:
    """The order of preference: least extra way, then soonest."""
    return fit.extra_seconds, fit.earliest, fit.route_ref


def gaps_for(found: Schedule, legs: Legs, stop: Stop) -> list[Gap]:
    """Every place ahead of the vehicle where the stop can begin at some moment."""
    here = point_of(stop.location)
    gaps = []
    for position in range(found.first, len(found.service) + 1):
        gap = _gap(found, legs, position, here, stop.service_seconds)
        if gap is not None and gap.opens <= gap.closes:
            gaps.append(gap)
    return gaps


def meets(vehicle: Vehicle, needs: Needs) -> bool:
    """A limit at the door is met only by a vehicle whose measure is known."""
    if not needs.skills <= vehicle.skills:
        return False
    limits = (
        (vehicle.height_m, needs.height_m_max),
        (vehicle.weight_t, needs.weight_t_max),
    )
    return all(most is None or (is_ is not None and is_ <= most) for is_, most in limits)


def _can_take(route: Route, found: Schedule, stop: Stop) -> bool:
    if not meets(route.vehicle, stop.needs):
        return False
    if stop.delivery is not None and any(each.delivery == stop.delivery for each in route.stops):
        # The same parcel at another time needs no place of its own.
        units, weight_kg = load(replace(route, stops=(*route.stops, stop)))
    else:
        units, weight_kg = found.units + stop.units, found.weight_kg + stop.weight_kg
    return not overloads(route, units, weight_kg)


def _gap(found: Schedule, legs: Legs, position: int, here: Point, service: int) -> Gap | None:
    """The place before what stands at `position`; None where a leg is unknown."""
    before, after = found.points[position], found.points[position + 1]
    there, on, direct = legs.leg(before, here), legs.leg(here, after), legs.leg(before, after)
    if there is None or on is None or direct is None:
        return None
    is_first = position == found.first
    last = position - 1
    leaves = found.leaves if is_first else found.earliest[last] + found.service[last]
    opens = leaves + there
    if is_first and found.now is not None and found.under_way:
        # It is on its way to the next stop, or waits there: at worst it comes from there.
        back = legs.leg(after, here)
        if back is None:
            return None
        opens = max(found.now + there, max(found.now, leaves + direct) + back)
    is_last = position == len(found.service)
    limit = found.closes if is_last else found.latest[position]
    return Gap(position, opens, limit - on - service, there + on - direct)


def _fit(route: Route, gap: Gap, window: Window, earliest: int, latest: int) -> Fit:
    return Fit(
        route_ref=route.ref,
        version=route.version,
        revision=route.revision,
        position=gap.position,
        window=window,
        earliest=moment(earliest),
        latest=moment(latest),
        extra_seconds=gap.extra_seconds,
    )
