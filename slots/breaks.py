"""Breaks: where a driver rests, so that everybody is still served.

A break is taken on a leg: while the vehicle drives, or where it waits. Several on one leg follow
one another. Whoever is sooner ready with as many breaks behind is never worse off, so it is enough
to keep, for each stop and each number of breaks taken, the earliest moment and the latest; whatever
fits into a gap then fits with the breaks anywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from core.model.route import Break, Stop
from slots import openings
from slots.noise import Arrival
from slots.openings import is_told
from slots.seconds import not_earlier, not_later

ALWAYS = 1 << 60  # sums of it stay numbers
NOBODY: frozenset[int] = frozenset()

type Ahead = tuple[int, int, int]
type Row = tuple[int | None, ...]


class Pause(NamedTuple):
    """The breaks taken on one leg: so long in all, the vehicle has left by `by`, and is there no
    earlier than `floor`."""

    seconds: int
    floor: int
    by: int

    def there(self, leaves: int, way: int) -> int | None:
        """When the vehicle arrives; None where it would have left too late."""
        return max(leaves + way + self.seconds, self.floor) if leaves <= self.by else None

    def after(self, arrival: Arrival) -> Arrival:
        """An arrival that is not certain, with these breaks on the way."""
        if not self.seconds:
            return arrival
        return arrival.later(self.seconds).not_before(self.floor)


NO_PAUSE = Pause(0, -ALWAYS, ALWAYS)


class Around(NamedTuple):
    """A further stop may come before stop `at`, with breaks before it and after it. Ready with
    those before, the vehicle `leaves`; without those after, it must be at the next by `limit`."""

    at: int
    leaves: int
    before: Pause
    limit: int
    after: Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Rests:
    """A plan with its breaks. Rows are by stop, columns by how many breaks are taken before it."""

    breaks: tuple[Ahead, ...]
    ways: tuple[int, ...]  # to each stop, and to the end
    ready: tuple[Row, ...]  # to leave for each of them
    begins: tuple[Row, ...]  # the service of each stop
    taken: tuple[int, ...]  # by plan, before each stop
    pauses: tuple[Pause, ...]  # by plan, on each leg
    back: int

    @property
    def earliest(self) -> list[int]:
        return [_known(row[count]) for row, count in zip(self.begins, self.taken, strict=True)]

    def latest(self, stops: Sequence[Stop], closes: int, clear: Sequence[int]) -> tuple[Row, ...]:
        """Of each stop, and of the end, the last moment from which all behind it is kept."""
        every = len(self.breaks)
        limits: list[Row] = [
            tuple(
                min(closes, self.breaks[count][0]) if count < every else closes
                for count in range(every + 1)
            )
        ]
        for at in reversed(range(len(stops))):
            limits.append(
                tuple(
                    self._latest(stops[at], at, count, limits[-1], clear[at])
                    for count in range(every + 1)
                )
            )
        return tuple(reversed(limits))

    def around(self, latest: Sequence[Row]) -> Iterator[Around]:
        """Every gap, with the breaks before and after whoever comes into it."""
        for at, ready in enumerate(self.ready):
            for count, leaves in enumerate(ready):
                for before, now in self._next(count):
                    if leaves is None or leaves > before.by:
                        continue
                    for after, then in self._next(now):
                        limit = latest[at][then]
                        if limit is not None and after.floor <= limit:
                            yield Around(
                                at, leaves + before.seconds, before, limit - after.seconds, after
                            )

    def _latest(self, stop: Stop, at: int, count: int, then: Row, clear: int) -> int | None:
        planned = self.begins[at][count]
        possible = [
            min(rest.by, limit - self.ways[at + 1] - rest.seconds) - stop.service_seconds
            for rest, after in self._next(count)
            if (limit := then[after]) is not None and rest.floor <= limit
        ]
        if planned is None or planned > max(possible, default=-ALWAYS):
            return None  # with so many breaks taken by then, somebody behind it is missed
        return openings.latest(stop, max(possible), clear, planned)

    def _next(self, count: int) -> Iterator[tuple[Pause, int]]:
        return _next(self.breaks, count)


def rests(
    stops: Sequence[Stop],
    ways: Sequence[int],
    breaks: tuple[Ahead, ...],
    *,
    leaves: int,
    now: int | None,
    closes: int,
) -> Rests | None:
    """The plan that is home first; None where nobody rests, and where somebody who was told a
    window, a break or the shift is missed, wherever the breaks are taken. What only the planner
    wished is given up where no such plan keeps it, and then it alone."""
    if not breaks:
        return None
    search = partial(_rests, stops, ways, breaks, leaves=leaves, now=now, closes=closes)
    found = search(NOBODY)
    if found is not None:
        return found
    found = search(frozenset(at for at, stop in enumerate(stops) if not is_told(stop)))
    if found is None:
        return None
    begun = zip(stops, found.earliest, strict=True)
    return search(frozenset(n for n, (stop, at) in enumerate(begun) if openings.is_over(stop, at)))


def _rests(
    stops: Sequence[Stop],
    ways: Sequence[int],
    breaks: tuple[Ahead, ...],
    given_up: frozenset[int],
    *,
    leaves: int,
    now: int | None,
    closes: int,
) -> Rests | None:
    """The plan that is home first, with the hours kept of everybody but these."""
    ready: list[Row] = [(leaves, *(None for _ in breaks))]
    begins: list[Row] = []
    came: list[list[int]] = []  # by stop and breaks: how many were taken before the leg to it
    for at, (stop, way) in enumerate(zip(stops, ways, strict=False)):
        there, before = _there(ready[-1], way, breaks, now if at == 0 else None)
        came.append(before)
        can_miss = at in given_up
        begins.append(tuple(_begins(stop, arrival, can_miss=can_miss) for arrival in there))
        ready.append(
            tuple(None if begun is None else begun + stop.service_seconds for begun in begins[-1])
        )
    home, before = _there(ready[-1], ways[-1], breaks, None if stops else now)
    ends = _ends(home, breaks, closes)
    if not ends:
        return None
    back, count = min(ends)
    taken = [count]
    for counts in [before, *reversed(came)]:
        taken.append(counts[taken[-1]])
    taken.reverse()
    return Rests(
        breaks=breaks,
        ways=tuple(ways),
        ready=tuple(ready),
        begins=tuple(begins),
        taken=tuple(taken[1:-1]),
        pauses=tuple(pause(breaks[one:other]) for one, other in pairwise(taken)),
        back=back,
    )


def _ends(
    home: Sequence[int | None], breaks: tuple[Ahead, ...], closes: int
) -> list[tuple[int, int]]:
    """When the vehicle may be home, with so many breaks behind. Whoever is there before a break may
    begin rests there."""
    limits = [*(min(closes, opens) for opens, _, _ in breaks), closes]
    return [
        (at, count)
        for count, (at, limit) in enumerate(zip(home, limits, strict=True))
        if at is not None and at <= limit
    ]


def soonest(
    owed: tuple[Ahead, ...], leaves: int, way: int, stop: Stop | None
) -> tuple[int, tuple[Ahead, ...]]:
    """The arrival of a driver who rests as soon as may be, and the breaks that are left: for a
    route that cannot be kept as it is."""
    arrival, taken = leaves + way, 0
    while taken < len(owed):
        begins = arrival if stop is None else openings.begins(stop, arrival)
        if owed[taken][0] >= begins:
            break
        taken += 1
        rest = pause(owed[:taken])
        arrival = max(leaves + way + rest.seconds, rest.floor)
    return arrival, owed[taken:]


def ahead(breaks: Sequence[Break], now: int) -> tuple[Ahead, ...]:
    """Those that can still be taken then: first and last second of their beginning, and how long.
    What can no longer be taken is taken to be behind the driver."""
    told = [(not_earlier(each.start), not_later(each.end), each.seconds) for each in breaks]
    return tuple(each for each in sorted(told) if each[1] >= now)


def pause(breaks: Sequence[Ahead]) -> Pause:
    """Those breaks, one after another, on one leg."""
    seconds = sum(length for _, _, length in breaks)
    floor, by, before, at = -ALWAYS, ALWAYS, 0, -ALWAYS
    for opens, closes, length in breaks:
        floor = max(floor, opens + seconds - before)
        by = min(by, closes - before)
        before += length
        at = max(at, opens)
        if at > closes:
            by = -ALWAYS  # those before it end too late, whenever one leaves
        at += length
    return Pause(seconds, floor, by)


def _next(breaks: tuple[Ahead, ...], count: int) -> Iterator[tuple[Pause, int]]:
    """What may be taken on a leg, and how many are taken then."""
    for after in range(count, len(breaks) + 1):
        yield pause(breaks[count:after]), after


def _there(
    ready: Row, way: int, breaks: tuple[Ahead, ...], now: int | None
) -> tuple[list[int | None], list[int]]:
    """The earliest arrival with each number of breaks, and how many were taken before the leg."""
    there: list[int | None] = [None] * len(ready)
    before = [0] * len(ready)
    for count, leaves in enumerate(ready):
        for rest, after in _next(breaks, count):
            at = None if leaves is None else rest.there(leaves, way)
            if at is None:
                continue
            at = at if now is None else max(at, now)  # it is not there yet
            known = there[after]
            if known is None or at < known:
                there[after], before[after] = at, count
    return there, before


def _begins(stop: Stop, arrival: int | None, *, can_miss: bool) -> int | None:
    if arrival is None or (openings.is_over(stop, arrival) and not can_miss):
        return None
    return openings.begins(stop, arrival)


def _known(at: int | None) -> int:
    assert at is not None  # a plan leads through states that can be reached
    return at
