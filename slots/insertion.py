"""Insertion: where a further stop fits into routes, all windows tested in one pass over the gaps.

Between stops i and j a stop u can begin from `earliest[i] + s[i] + D[i,u]` until
`latest[j] - D[u,j] - s[u]`; that does not depend on the window, so each gap costs the
same whether six windows are asked for or six hundred (Campbell & Savelsbergh 2005). Exact for the
order of the stops as it stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.model.ids import RouteRef
from core.model.route import Profile, Route, Stop
from core.model.window import Window
from slots.buffer import NO_BUFFER, Buffer
from slots.legs import Legs
from slots.schedule import Schedule
from slots.seconds import bounds, moment
from slots.timetable import Gaps, Indexes, Places, Run, Seconds, Timetable, Ways

WAIT_BITS = 26  # two years of seconds
NOWHERE = 1 << 62  # the cost of a gap that cannot serve
DAYS_KEPT = 64
NIGHT_SECONDS = 6 * 3600  # without any window in it


class Fit(NamedTuple):
    """A place in a route, as the route stood at this version and revision.

    The stop would stand at index `position` and begin between `earliest` and `latest`;
    `extra_seconds` is how much longer the vehicle drives for it (now and then less than nothing:
    roads know no triangle inequality). A tuple: two dozen of them are made for every offer.
    """

    route_ref: RouteRef
    version: int
    revision: int
    position: int
    window: Window
    earliest: datetime
    latest: datetime
    extra_seconds: int


class Choice(NamedTuple):
    """The best place for a window, and the best on another route where there is one."""

    best: Fit
    second: Fit | None


def choices(
    table: Timetable, ways: Ways, stop: Stop, windows: Iterable[Window]
) -> tuple[Choice, ...]:
    """For each window that some route can serve its cheapest place, soonest window first."""
    gaps = table.gaps(ways, stop)
    if not gaps.opens.size:
        return ()
    found: list[Choice] = []
    for day in _days(tuple(windows)):
        found += _of_day(table, gaps, day)
    return tuple(found)


def fits_of(table: Timetable, ways: Ways, stop: Stop, window: Window) -> tuple[Fit, ...]:
    """The cheapest place of each route that can serve the window, cheapest first."""
    gaps = table.gaps(ways, stop)
    days = _days((window,))
    if not gaps.opens.size or not days:
        return ()
    costs = _costs(gaps, days[0])
    order = np.argsort(costs[0], kind="stable")
    _, firsts = np.unique(gaps.run[order], return_index=True)
    found = _found(gaps, costs.repeat(len(firsts), axis=0), order[np.sort(firsts)])
    each = [_fit(table, one, row) for one in found for row in days[0].rows()]
    return tuple(fit for fit in each if fit is not None)


def fits(
    route: Route,
    found: Schedule,
    legs: Legs,
    stop: Stop,
    windows: Iterable[Window],
    *,
    buffer: Buffer = NO_BUFFER,
) -> tuple[Fit, ...]:
    """The cheapest place of one route for each window that it can serve; none for the others."""
    places = Places()
    run = Run.of(route, legs, found, found.now, places)
    table = Timetable((run,), places, now=found.now, buffer=buffer)
    ways = table.ways({route.vehicle.profile: legs}, stop.location)
    return tuple(choice.best for choice in choices(table, ways, stop, windows))


def best_fits(
    routes: Sequence[Route],
    legs_of: Mapping[Profile, Legs],
    stop: Stop,
    window: Window,
    *,
    not_before: datetime,
    buffer: Buffer = NO_BUFFER,
) -> tuple[Fit, ...]:
    """One window over many routes: the cheapest place of each that can serve it, cheapest first."""
    table = Timetable.of(routes, legs_of, not_before=not_before, buffer=buffer)
    return fits_of(table, table.ways(legs_of, stop.location), stop, window)


def by_cost(fit: Fit) -> tuple[int, datetime, str]:
    """The order of preference: least extra way, then soonest."""
    return fit.extra_seconds, fit.earliest, fit.route_ref


type _Row = tuple[Window, int, int, int]


class _Day(NamedTuple):
    """Windows without a night between them: the first and last second of each, and the most that a
    buffer may take of it, in a row for each."""

    windows: tuple[Window, ...]
    begins: Seconds
    ends: Seconds
    half: Seconds

    def rows(self) -> Iterator["_Row"]:
        columns = (self.begins, self.ends, self.half)
        return zip(self.windows, *(column[:, 0].tolist() for column in columns), strict=True)


@lru_cache(maxsize=DAYS_KEPT)  # everybody is asked about the same windows
def _days(windows: tuple[Window, ...]) -> tuple[_Day, ...]:
    """The windows by day, so that none is held against the gaps of every other day."""
    days: list[list[tuple[Window, int, int]]] = []
    latest = 0
    for window in sorted(set(windows)):
        begins, ends = bounds(window)
        # Nobody is asked to wait for years: a cost has so many bits for it.
        ends = min(ends, begins + (1 << WAIT_BITS) - 1)
        if ends <= begins:
            continue  # shorter than a second
        if not days or begins > latest + NIGHT_SECONDS:
            days.append([])
        latest = max(latest, ends)
        days[-1].append((window, begins, ends))
    return tuple(
        _Day(
            tuple(window for window, _, _ in day),
            np.array([[begins] for _, begins, _ in day], dtype=np.int64),
            np.array([[ends] for _, _, ends in day], dtype=np.int64),
            np.array([[max(1, (last - first) // 2)] for _, first, last in day], dtype=np.int64),
        )
        for day in days
    )


def _of_day(table: Timetable, every: Gaps, day: _Day) -> Iterator[Choice]:
    near = np.flatnonzero((every.opens <= day.ends.max()) & (every.closes >= day.begins[0]))
    if not near.size:
        return
    gaps = every.at(near)
    costs = _costs(gaps, day)
    firsts = costs.argmin(axis=1)
    best = _found(gaps, costs, firsts)
    # The second best is another vehicle's.
    np.putmask(costs, gaps.run == gaps.run[firsts][:, None], NOWHERE)
    second = _found(gaps, costs, costs.argmin(axis=1))
    for row, one, other in zip(day.rows(), best, second, strict=True):
        first = _fit(table, one, row)
        if first is not None:
            yield Choice(first, _fit(table, other, row))


type _Found = tuple[int, int, int, int, int, int, int]


def _found(gaps: Gaps, costs: Seconds, at: Indexes) -> list[_Found]:
    """The gaps at these indexes, one for each row of the costs, as plain numbers."""
    columns = (
        costs[np.arange(len(at)), at],
        gaps.run[at],
        gaps.position[at],
        gaps.opens[at],
        gaps.closes[at],
        gaps.extra[at],
        gaps.clear[at],
    )
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _costs(gaps: Gaps, day: _Day) -> Seconds:
    """What each window (a row) costs in each gap: the extra way, and at the same price how long
    after the window's begin. At the same cost the first counts: routes by name, then positions."""
    ends = day.ends - np.maximum(np.minimum(gaps.clear, day.half), 1)
    costs: Seconds = np.maximum(gaps.opens - day.begins, 0) + (gaps.extra << WAIT_BITS)
    np.putmask(costs, (gaps.opens > ends) | (gaps.closes < day.begins), NOWHERE)
    return costs


def _fit(table: Timetable, found: _Found, row: _Row) -> Fit | None:
    cost, run, position, opens, closes, extra, clear = found
    if cost >= NOWHERE:
        return None
    window, begins, ends, half = row
    route = table.runs[run].route
    earliest = moment(max(opens, begins))
    latest = moment(min(closes, ends - max(1, min(clear, half))))
    return Fit(route.ref, route.version, route.revision, position, window, earliest, latest, extra)
