"""Insertion: where a further stop fits into routes, all windows tested in one pass over the gaps.

Between stops i and j a stop u can begin from `earliest[i] + s[i] + D[i,u]` until
`latest[j] - D[u,j] - s[u]`; that does not depend on the window, so each gap costs the
same whether six windows are asked for or six hundred (Campbell & Savelsbergh 2005). Exact for the
order of the stops as it stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.model.ids import RouteRef
from core.model.route import Costing, Route, Stop
from core.model.window import Window
from slots.buffer import NO_BUFFER, Buffer
from slots.columns import Indexes, Places, Seconds
from slots.legs import Legs
from slots.schedule import Schedule
from slots.seconds import bounds, moment
from slots.timetable import Gaps, Run, Timetable, Ways

WAIT_BITS = 26  # two years of seconds
NOWHERE = 1 << 62  # the cost of a gap that cannot serve
DAYS_KEPT = 64
FEW_GAPS = 256  # they are looked at for the windows of all days at once
NIGHT_SECONDS = 6 * 3600  # without any window in it


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


class Choice:
    """The cheapest place for a window. What it looks like in full, and which is the cheapest on
    another route, is made out when somebody asks."""

    __slots__ = ("_at", "_look", "_row", "_run", "extra_seconds", "route_ref", "window")

    def __init__(self, look: "_Look", row: int, at: int, extra_seconds: int, run: int) -> None:
        self.window = look.day.windows[row]
        self.route_ref = look.table.runs[run].route.ref
        self.extra_seconds = extra_seconds
        self._look, self._row, self._at, self._run = look, row, at, run

    @property
    def best(self) -> Fit:
        return self._look.fit(self._row, self._at)

    def costing(self, extra_seconds: int) -> "Choice":
        """The same, where it is another way in the end."""
        return Choice(self._look, self._row, self._at, extra_seconds, self._run)

    @property
    def second(self) -> Fit | None:
        """None where no other route can serve the window."""
        return self._look.beside(self._row, self._at)


def choices(
    table: Timetable,
    ways: Ways,
    stop: Stop,
    windows: Iterable[Window],
    among: Indexes | None = None,
) -> tuple[Choice, ...]:
    """For each window that some route can serve its cheapest place, soonest window first."""
    gaps = table.gaps(ways, stop, among)
    if not gaps.opens.size:
        return ()
    every = tuple(windows)
    if gaps.opens.size <= FEW_GAPS:
        return _cheapest(_Look.of(table, gaps, _one_day(every)))
    found: list[Choice] = []
    for day in _days(every):
        near = np.flatnonzero((gaps.opens <= day.ends.max()) & (gaps.closes >= day.begins[0]))
        if near.size:
            found += _cheapest(_Look.of(table, gaps.at(near), day))
    return tuple(found)


def fits_of(table: Timetable, ways: Ways, stop: Stop, window: Window) -> tuple[Fit, ...]:
    """The cheapest place of each route that can serve the window, cheapest first."""
    gaps = table.gaps(ways, stop)
    day = _one_day((window,))
    if not gaps.opens.size or not day.windows:
        return ()
    look = _Look.of(table, gaps, day)
    order = np.argsort(look.costs[0], kind="stable")
    order = order[look.costs[0, order] < NOWHERE]
    _, firsts = np.unique(gaps.run[order], return_index=True)
    return tuple(look.fit(0, at) for at in order[np.sort(firsts)].tolist())


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
    run = Run.of(route, legs, found, places, now=found.now, buffer=buffer)
    table = Timetable((run,), places, now=found.now, buffer=buffer)
    ways = table.ways({route.vehicle.costing: legs}, stop.location)
    return tuple(choice.best for choice in choices(table, ways, stop, windows))


def best_fits(
    routes: Sequence[Route],
    legs_of: Mapping[Costing, Legs],
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


class _Day(NamedTuple):
    """Windows without a night between them: the first and last second of each, and the most that a
    buffer may take of it, in a row for each."""

    windows: tuple[Window, ...]
    begins: Seconds
    ends: Seconds
    half: Seconds

    @classmethod
    def of(cls, spans: Sequence[tuple[Window, int, int]]) -> "_Day":
        seconds = np.array([(first, last) for _, first, last in spans], dtype=np.int64)
        begins, ends = seconds.reshape(-1, 2, 1).swapaxes(0, 1)
        windows = tuple(window for window, _, _ in spans)
        return cls(windows, begins, ends, np.maximum((ends - begins) // 2, 1))


@lru_cache(maxsize=DAYS_KEPT)  # everybody is asked about the same windows
def _days(windows: tuple[Window, ...]) -> tuple[_Day, ...]:
    """The windows by day, so that none is held against the gaps of every other day."""
    days: list[list[tuple[Window, int, int]]] = []
    latest = 0
    for window, begins, ends in _spans(windows):
        if not days or begins > latest + NIGHT_SECONDS:
            days.append([])
        latest = max(latest, ends)
        days[-1].append((window, begins, ends))
    return tuple(_Day.of(day) for day in days)


@lru_cache(maxsize=DAYS_KEPT)
def _one_day(windows: tuple[Window, ...]) -> _Day:
    """All the windows as if no night were between them."""
    return _Day.of(_spans(windows))


def _spans(windows: tuple[Window, ...]) -> list[tuple[Window, int, int]]:
    """With the first and last second of each, soonest first; none that is shorter than a second."""
    spans = ((window, *bounds(window)) for window in sorted(set(windows)))
    # Nobody is asked to wait for years: a cost has so many bits for it.
    most = (1 << WAIT_BITS) - 1
    found = ((window, begins, min(ends, begins + most)) for window, begins, ends in spans)
    return [span for span in found if span[2] > span[1]]


class _Look(NamedTuple):
    """What each window of a day (a row) costs in each gap."""

    table: Timetable
    gaps: Gaps
    day: _Day
    costs: Seconds

    @classmethod
    def of(cls, table: Timetable, gaps: Gaps, day: _Day) -> "_Look":
        """The extra way, and at the same price how long after the window's begin. At the same cost
        the first counts: routes by name, then positions."""
        ends = day.ends - np.maximum(np.minimum(gaps.clear, day.half), 1)
        costs: Seconds = np.maximum(gaps.opens - day.begins, 0) + (gaps.extra << WAIT_BITS)
        np.putmask(costs, (gaps.opens > ends) | (gaps.closes < day.begins), NOWHERE)
        return cls(table, gaps, day, costs)

    def fit(self, row: int, at: int) -> Fit:
        gaps, day = self.gaps, self.day
        route = self.table.runs[gaps.run[at]].route
        clear = max(1, min(int(gaps.clear[at]), int(day.half[row, 0])))
        return Fit(
            route_ref=route.ref,
            version=route.version,
            revision=route.revision,
            position=self.table.position(int(gaps.column[at])),
            window=day.windows[row],
            earliest=moment(max(int(gaps.opens[at]), int(day.begins[row, 0]))),
            latest=moment(min(int(gaps.closes[at]), int(day.ends[row, 0]) - clear)),
            extra_seconds=int(gaps.extra[at]),
        )

    def beside(self, row: int, at: int) -> Fit | None:
        """The cheapest gap of another run."""
        costs = np.where(self.gaps.run == self.gaps.run[at], NOWHERE, self.costs[row])
        other = int(costs.argmin())
        return self.fit(row, other) if costs[other] < NOWHERE else None


def _cheapest(look: _Look) -> tuple[Choice, ...]:
    firsts = look.costs.argmin(axis=1)
    columns = (
        look.costs[np.arange(len(firsts)), firsts],
        firsts,
        look.gaps.extra[firsts],
        look.gaps.run[firsts],
    )
    found = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(
        Choice(look, row, at, extra, run)
        for row, (cost, at, extra, run) in enumerate(found)
        if cost < NOWHERE
    )
