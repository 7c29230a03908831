"""A track: what a vehicle's positions say of its route, where nobody has reported anything.

A van that stood at a door and drove on has most likely been there, whatever its courier has typed
by then. So positions are laid along the order of the stops: the next few that it may have come to,
each within the reach of a door and of the position's own error. Nothing is served by it, and no
status moves: only the times of those behind are reckoned from where the van really is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.model.route import Route, Stop
from core.model.sync import Position
from slots.schedule import behind

REACH_METRES = 60.0  # from where a van may stand to a door
REACH_METRES_MAX = 150.0  # however rough a position is
ONE_PLACE_METRES = 20.0
AWAY_METRES = 150.0  # who is so far off has left
STAY_MIN = timedelta(seconds=40)  # less is a red light beside the house
STOPS_LOOKED_AT = 4  # a courier may change the order, by a door or two


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """`at` is the stop where it stands since `since`; `left` are those it has left, with when it
    came and when it went."""

    at: str | None = None
    since: datetime | None = None
    left: tuple[tuple[str, datetime, datetime], ...] = ()

    def after(self, route: Route, positions: Iterable[Position]) -> "Track":
        """The track once these positions are known, oldest first."""
        track = self
        for position in positions:
            track = track._after_one(route, position)
        return track

    @property
    def seen_keys(self) -> frozenset[str]:
        """The stops at which it was seen to stand."""
        gone = frozenset(key for key, _, _ in self.left)
        return gone if self.at is None else gone | {self.at}

    def _after_one(self, route: Route, position: Position) -> "Track":
        first = behind(route)
        gone = {key for key, _, _ in self.left}
        ahead = [stop for stop in route.stops[first:] if stop.key not in gone]
        here = next((stop for stop in ahead if stop.key == self.at), None)
        if here is not None and _is_there(here, position, AWAY_METRES):
            return self
        track = self
        if here is not None and self.since is not None:
            stayed = position.at - self.since
            there = _at_one_place(ahead, here)
            if stayed >= STAY_MIN:
                been = ((stop.key, self.since, position.at) for stop in there)
                track = replace(self, left=(*self.left, *been))
            ahead = [stop for stop in ahead if stop not in there]
        near = (stop for stop in ahead[:STOPS_LOOKED_AT] if _is_at(stop, position))
        found = min(near, key=lambda stop: stop.location.metres_to(position.location), default=None)
        if found is None:
            return replace(track, at=None, since=None)
        return replace(track, at=found.key, since=position.at)

    def seen(self, route: Route) -> Route:
        """The route as it most likely stands: those that were left in their order, up to the first
        that was not, are behind the vehicle."""
        been = {key: (came, went) for key, came, went in self.left}
        first = behind(route)
        stops = list(route.stops)
        index = first
        while index < len(stops) and stops[index].key in been:
            came, went = been[stops[index].key]
            stops[index] = replace(stops[index], arrival=came, left=went)
            index += 1
        if index < len(stops) and stops[index].key == self.at and self.since is not None:
            stops[index] = replace(stops[index], arrival=self.since)
            index += 1
        return route if index == first else replace(route, stops=tuple(stops), progress=index)


NO_TRACK = Track()


def _at_one_place(ahead: Sequence[Stop], here: Stop) -> list[Stop]:
    """Several parcels go to one house: the van stops there once."""
    first = ahead.index(here)
    far = (stop.location.metres_to(here.location) > ONE_PLACE_METRES for stop in ahead[first:])
    count = next((place for place, is_far in enumerate(far) if is_far), len(ahead) - first)
    return list(ahead[first : first + count])


def _is_at(stop: Stop, position: Position) -> bool:
    error = 2 * (position.accuracy_m or 0.0)
    return _is_there(stop, position, min(REACH_METRES_MAX, max(REACH_METRES, error)))


def _is_there(stop: Stop, position: Position, metres: float) -> bool:
    return stop.location.metres_to(position.location) <= metres
