"""Day gaps: where one more stop could come on a route, what it would cost there, and into which of
some windows: as it is offered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.actions.driven_days import buffer_for
from core.actions.house import House
from core.actions.searching import held_keys, own_keys, without
from core.model.route import Costing, Route, Stop
from core.model.window import Window
from slots.legs import Legs
from slots.seconds import bounds, last_offered, moment
from slots.timetable import Timetable


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGap:
    """Between two stops: what one more would cost there, and into which windows it could come."""

    position: int  # before this stop; the last one is before the way home
    extra: timedelta
    opens: datetime
    closes: datetime
    windows: tuple[Window, ...]


def gaps_of(
    house: House,
    route: Route,
    legs_of: Mapping[Costing, Legs],
    stop: Stop,
    windows: Sequence[Window],
    now: datetime,
) -> tuple[DayGap, ...]:
    """As they are offered: without what who asks holds on it, and at what one more costs once their
    other visits have left."""
    legs = legs_of.get(route.vehicle.costing, Legs())
    kept = without(route, held_keys(route, stop.delivery), legs)
    bare = without(kept, own_keys(kept, stop.delivery), legs)
    costs = {gap.position: gap.extra for gap in _gaps_in(house, bare, legs_of, stop, windows, now)}
    return tuple(
        replace(
            gap,
            position=_same_gap(kept, gap.position, route),
            extra=costs.get(_same_gap(kept, gap.position, bare), gap.extra),
        )
        for gap in _gaps_in(house, kept, legs_of, stop, windows, now)
    )


def _same_gap(route: Route, position: int, other: Route) -> int:
    """Where it is while other visits stand on the route: behind the same stop."""
    known = {stop.key: number for number, stop in enumerate(other.stops, start=1)}
    before = (known[one.key] for one in reversed(route.stops[:position]) if one.key in known)
    return next(before, 0)


def _gaps_in(
    house: House,
    route: Route,
    legs_of: Mapping[Costing, Legs],
    stop: Stop,
    windows: Sequence[Window],
    now: datetime,
) -> tuple[DayGap, ...]:
    """By the very arithmetic that offers windows."""
    buffer = buffer_for(house, route.carrier)
    table = Timetable.of((route,), legs_of, not_before=now, buffer=buffer)
    found = table.gaps(table.ways(legs_of, stop.location), stop)
    columns = zip(
        *(each.tolist() for each in (found.column, found.opens, found.closes)),
        *(each.tolist() for each in (found.extra, found.clear)),
        strict=True,
    )
    return tuple(
        DayGap(
            position=table.position(column),
            extra=timedelta(seconds=extra),
            opens=moment(opens),
            closes=moment(closes),
            windows=tuple(
                window
                for window in windows
                if opens <= last_offered(window, clear) and closes >= bounds(window)[0]
            ),
        )
        for column, opens, closes, extra, clear in columns
    )
