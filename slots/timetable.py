"""A timetable: the routes of some days as one set of arrays, a column for each gap between stops.

What stands before a gap and after it, when the vehicle can leave the one and when it must be at the
other: all that is known without the stop that asks. A further stop brings its ways (seconds to it,
and on from it), and then one pass says of every gap of every route when the stop can begin there,
and what that costs.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from core.model.ids import RouteRef
from core.model.location import Location
from core.model.route import ANY_VEHICLE, Costing, Needs, Profile, Route, Stop, Vehicle
from slots.breaks import ALWAYS
from slots.buffer import NO_BUFFER, Buffer
from slots.columns import COLUMN, DOUBT, Places, columns_of, doubt_of, positions_of
from slots.columns import Indexes as Indexes  # whoever reads a timetable names them
from slots.columns import Seconds as Seconds
from slots.legs import Legs, point_of
from slots.noise import Noise
from slots.schedule import WEIGHT_KG_TOLERATED, Broken, Schedule, load, overloads, schedule
from slots.seconds import moment, not_earlier

FAR = 1 << 34  # a way that nobody knows: longer than any shift, and sums of it stay numbers
FOR_EVER = 1 << 62


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Seconds from each place to a further stop, and from there on to each; FAR where unknown."""

    there: Seconds
    on: Seconds

    def to_as_many_as(self, places: Places) -> "Ways":
        """Places that came up since they were asked are far."""
        missing = len(places) - len(self.there)
        if missing <= 0:
            return self
        far = np.full(missing, FAR, dtype=np.int64)
        return Ways(np.concatenate([self.there, far]), np.concatenate([self.on, far]))


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """Where a stop can begin at some moment, from `opens` until `closes`, in the order of runs and
    positions. `column` is the timetable's own number of the gap."""

    run: Indexes
    column: Indexes
    opens: Seconds
    closes: Seconds
    extra: Seconds
    clear: Seconds  # of a window's end

    def at(self, some: Indexes) -> "Gaps":
        return Gaps(
            self.run[some],
            self.column[some],
            self.opens[some],
            self.closes[some],
            self.extra[some],
            self.clear[some],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Run:
    """One route and its columns; it has none where its own plan does not hold.

    They are true until the second `true_until`: a vehicle moves on.
    """

    route: Route
    legs: Legs
    found: Schedule | Broken
    columns: Seconds
    positions: Indexes
    doubt: NDArray[np.float64]
    deliveries: frozenset[str]
    true_until: int

    @classmethod
    def of(
        cls,
        route: Route,
        legs: Legs,
        found: Schedule | Broken,
        places: Places,
        *,
        now: int | None,
        buffer: Buffer,
    ) -> "Run":
        return cls(
            route=route,
            legs=legs,
            found=found,
            columns=columns_of(route, found, places, buffer),
            positions=positions_of(found),
            doubt=doubt_of(found),
            deliveries=frozenset(stop.delivery for stop in route.stops if stop.delivery),
            true_until=_true_until(route, found, now),
        )

    @property
    def gap_under_way(self) -> int:
        """Before which stop the vehicle is on the road now; no stop's number where it waits."""
        found = self.found
        return found.first if isinstance(found, Schedule) and found.under_way else -1


class Timetable:
    """The runs in the order of their routes' names, side by side. Never changes; `with_runs` and
    `at` make another."""

    __slots__ = (
        "_aboard",
        "_columns",
        "_doubt",
        "_now",
        "_position",
        "_rested",
        "_run",
        "_sure",
        "_under_way",
        "buffer",
        "places",
        "runs",
    )

    def __init__(
        self, runs: Iterable[Run], places: Places, *, now: int | None, buffer: Buffer
    ) -> None:
        self.runs = tuple(sorted(runs, key=lambda run: run.route.ref))
        self.places = places
        self.buffer = buffer
        self._now = now
        self._columns: Seconds = np.concatenate(
            [np.zeros((COLUMN, 0), dtype=np.int64), *(run.columns for run in self.runs)], axis=1
        )
        self._sure = buffer.deviations
        self._doubt = _by_way(
            np.concatenate(
                [np.zeros((DOUBT, 0)), *(run.doubt for run in self.runs)], axis=1, dtype=np.float64
            ),
            buffer.noise,
        )
        widths = np.array([run.columns.shape[1] for run in self.runs], dtype=np.intp)
        self._run: Indexes = np.repeat(np.arange(len(widths)), widths)
        self._position: Indexes = np.concatenate(
            [np.zeros(0, dtype=np.intp), *(run.positions for run in self.runs)]
        )
        gone = np.array([run.gap_under_way for run in self.runs], dtype=np.intp)
        self._under_way = np.flatnonzero(self._position == gone.repeat(widths))
        self._rested = np.flatnonzero((self._columns[5] > -ALWAYS) | (self._columns[6] < ALWAYS))
        self._aboard = _Aboard.of(self.runs)

    @classmethod
    def of(
        cls,
        routes: Iterable[Route],
        legs_of: Mapping[Costing, Legs],
        *,
        not_before: datetime | None,
        buffer: Buffer = NO_BUFFER,
    ) -> "Timetable":
        now = None if not_before is None else not_earlier(not_before)
        empty = cls((), Places(), now=now, buffer=buffer)
        return empty.with_runs(
            [empty.run(route, legs_of.get(route.vehicle.costing, Legs())) for route in routes]
        )

    def run(self, route: Route, legs: Legs) -> Run:
        """A route as a run of this timetable."""
        not_before = None if self._now is None else moment(self._now)
        found = schedule(route, legs, buffer=self.buffer, not_before=not_before)
        return Run.of(route, legs, found, self.places, now=self._now, buffer=self.buffer)

    def with_runs(self, runs: Sequence[Run]) -> "Timetable":
        """The same with these in place of the runs of their routes."""
        fresh = {run.route.ref for run in runs}
        return self._of([*(run for run in self.runs if run.route.ref not in fresh), *runs])

    def at(
        self,
        later: datetime,
        *,
        only: Collection[RouteRef] | None = None,
        fresh: Iterable[tuple[Route, Legs]] = (),
    ) -> "Timetable":
        """The same a while later, `only` with the runs of these routes, and with these `fresh`
        ones. Only vehicles that have moved on since are reckoned anew."""
        now = not_earlier(later)
        empty = Timetable((), self.places, now=now, buffer=self.buffer)
        kept = [run for run in self.runs if only is None or run.route.ref in only]
        return empty.with_runs(
            [
                *(run if now <= run.true_until else empty.run(run.route, run.legs) for run in kept),
                *(empty.run(route, legs) for route, legs in fresh),
            ]
        )

    def ways(self, legs_of: Mapping[Costing, Legs], location: Location) -> Ways:
        """Between a location and each place, as far as the legs know it."""
        here = point_of(location)
        there = np.full(len(self.places), FAR, dtype=np.int64)
        on = there.copy()
        for profile, legs in legs_of.items():
            for row, told in ((there, legs.into(here)), (on, legs.out_of(here))):
                # Few of all the places were asked about.
                for point, seconds in told.items():
                    number = self.places.known(profile, point)
                    if number is not None and seconds is not None:
                        row[number] = min(seconds, FAR)
        return Ways(there, on)

    def gaps(self, ways: Ways, stop: Stop, among: Indexes | None = None) -> Gaps:
        """Every gap ahead of a vehicle that can take the stop where it can begin at some moment;
        `among` these columns, in their order, where one need not look at all."""
        column, opens, closes, there, on = self.begins(ways, stop, among)
        return Gaps(
            run=self._run[column],
            column=column,
            opens=opens,
            closes=closes,
            extra=there + on - self._columns[4, column],
            clear=self._clear(there, column),
        )

    def begins(
        self, ways: Ways, stop: Stop, among: Indexes | None = None
    ) -> tuple[Indexes, Seconds, Seconds, Seconds, Seconds]:
        """Of these gaps the columns, when the stop can begin at the earliest and at the latest, and
        the ways there and on."""
        columns = self._columns if among is None else self._columns[:, among]
        before, after, leaves, limit, direct, floor, by = columns
        run = self._run if among is None else self._run[among]
        ways = ways.to_as_many_as(self.places)
        there, on = ways.there[before], ways.on[after]
        opens = leaves + there
        if self._now is not None and self._under_way.size:
            # It is on its way to the next stop, or waits there: at worst it comes from there.
            gone = self._under_way
            if among is not None:
                gone = np.flatnonzero(np.isin(among, gone))
            reached = np.maximum(self._now, leaves[gone] + direct[gone])
            from_next = reached + ways.there[after[gone]]
            opens[gone] = np.maximum(self._now + there[gone], from_next)
        closes = limit - on - stop.service_seconds
        if self._rested.size:
            rested = self._rested if among is None else np.flatnonzero(np.isin(among, self._rested))
            opens[rested] = np.maximum(opens[rested], floor[rested])
            closes[rested] = np.minimum(closes[rested], by[rested] - stop.service_seconds)
        can_begin = opens <= closes
        can_begin &= self._aboard.can_take(stop)[run]
        found = np.flatnonzero(can_begin)
        at = found if among is None else among[found]
        return at, opens[found], closes[found], there[found], on[found]

    def ends(self, columns: Indexes) -> tuple[Indexes, Indexes]:
        """The places from which one comes into some gaps, and those to which one goes on. A vehicle
        under way may be nearer to the next stop than to the last one."""
        before, after = self._columns[0, columns], self._columns[1, columns]
        if self._under_way.size:
            before = np.concatenate([before, after[np.isin(columns, self._under_way)]])
        return before, after

    def direct(self) -> tuple[Indexes, Indexes, Seconds]:
        """The ways that the vehicles drive as planned: from place to place, and the seconds."""
        before, after, _, _, direct, _, _ = self._columns
        return before, after, direct

    def runs_of(self, columns: Indexes) -> tuple[Run, ...]:
        """The runs in which some gaps are."""
        return tuple(self.runs[number] for number in np.unique(self._run[columns]).tolist())

    def position(self, column: int) -> int:
        """Before which stop of its run a gap is."""
        return int(self._position[column])

    def _clear(self, there: Seconds, gaps: Indexes) -> Seconds:
        """How clear of a window's end a further stop is planned in each gap."""
        seconds = np.full(len(gaps), self.buffer.seconds, dtype=np.int64)
        if not self._sure:
            return seconds
        behind, drift, square, slope, bend = self._doubt[:, gaps]
        sigma = np.sqrt(square + there * (slope + bend * there))
        clear = behind + drift * there + self._sure * sigma
        np.maximum(seconds, np.ceil(clear).astype(np.int64), out=seconds)
        return seconds

    def _of(self, runs: Iterable[Run]) -> "Timetable":
        return Timetable(runs, self.places, now=self._now, buffer=self.buffer)


@dataclass(frozen=True, slots=True, eq=False)
class _Aboard:
    """What each vehicle carries, and the most that it may."""

    runs: tuple[Run, ...]
    units: Seconds
    units_max: Seconds
    kg: NDArray[np.float64]
    kg_max: NDArray[np.float64]

    @classmethod
    def of(cls, runs: tuple[Run, ...]) -> "_Aboard":
        driven = [run.found if isinstance(run.found, Schedule) else None for run in runs]
        vehicles = [run.route.vehicle for run in runs]
        kg_max = [each.weight_kg + WEIGHT_KG_TOLERATED for each in vehicles]
        return cls(
            runs,
            np.array([found.units if found else 0 for found in driven], dtype=np.int64),
            np.array([each.units for each in vehicles], dtype=np.int64),
            np.array([found.weight_kg if found else 0.0 for found in driven], dtype=np.float64),
            np.array(kg_max, dtype=np.float64),
        )

    def can_take(self, stop: Stop) -> NDArray[np.bool_]:
        """By run, whether its vehicle has room for the stop, and meets what its door asks."""
        can = (self.units + stop.units <= self.units_max) & (
            self.kg + stop.weight_kg <= self.kg_max
        )
        if stop.delivery is not None:
            for n, run in enumerate(self.runs):
                if stop.delivery in run.deliveries:
                    # The same parcel at another time needs no place of its own.
                    both = replace(run.route, stops=(*run.route.stops, stop))
                    can[n] = not overloads(both, *load(both))
        if stop.needs != ANY_VEHICLE:
            meeting = [meets(run.route.vehicle, stop.needs) for run in self.runs]
            can &= np.array(meeting, dtype=np.bool_)
        return can


def meets(vehicle: Vehicle, needs: Needs) -> bool:
    """A limit at the door is met by a vehicle that is known to, or whose measure nobody told and
    which is no truck: a truck is promised to no street that it may not enter."""
    if not needs.skills <= vehicle.skills:
        return False
    limits = (
        (vehicle.height_m, needs.height_m_max),
        (vehicle.weight_t, needs.weight_t_max),
    )
    is_small = vehicle.profile is not Profile.TRUCK
    return all(most is None or (is_small if is_ is None else is_ <= most) for is_, most in limits)


def _by_way(doubt: NDArray[np.float64], noise: Noise) -> NDArray[np.float64]:
    """By column how late the vehicle leaves, and by what share of its plan a way then takes longer
    on average: what is off by a share is off upwards by more. Then what its deviation at the end of
    a way is the root of: so much, so much for each second of the way, and for each squared."""
    behind, own, day, slow, off = doubt
    share = off**2 + noise.day**2
    drift = slow * (1 + share / 2) - 1
    return np.array([behind, drift, own**2 + day**2, 2 * noise.day * slow * day, slow**2 * share])


def _true_until(route: Route, found: Schedule | Broken, now: int | None) -> int:
    """Until the vehicle leaves, or the next stop has begun by plan, nothing depends on the hour."""
    if now is None:
        return FOR_EVER
    if isinstance(found, Broken) or found.under_way:
        return now
    planned = [not_earlier(stop.arrival) for stop in route.stops[found.first :] if stop.arrival]
    return max(now, min([found.leaves, *(at - 1 for at in planned)]))
