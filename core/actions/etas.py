"""ETAs: when the courier comes to every stop not yet served, and which promises are in danger.

A day is reckoned at once: what is known of each vehicle is read together, the arithmetic goes over
all stops of all vehicles in arrays, and only those whose range has moved, or whose courier is near,
are looked at one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.actions.courier_places import show_couriers
from core.actions.eta_news import NOTHING_TOLD, Look, News, Told, tell_those
from core.actions.house import House
from core.actions.measuring import door_seconds, measured_widths
from core.actions.passing_by import tell_passed_by
from core.actions.roads import legs_along
from core.actions.sooner import ask_sooner
from core.model.eta import ToldRoute
from core.model.ids import DeliveryId, RouteRef
from core.model.route import Route, Stop, StopState, leaving
from core.model.sync import Position
from core.ports import Unit
from slots.day_etas import Outline, UnderWay, day_etas
from slots.legs import Legs
from slots.pace import AS_PLANNED, Pace, pace_of
from slots.passed_by import passed_by
from slots.schedule import behind
from slots.track import NO_TRACK, Track
from slots.unroutable import beeline, passable

PROBABILITY = 0.8
LOOKED_BACK = timedelta(minutes=30)  # by a process that has just begun
REPORTED_LATE = timedelta(minutes=5)  # after what others have told by then
TOLD_AT_ONCE = 100  # deliveries in a transaction
_JUST_TOLD = ""  # the mark of what is not read back yet
OVERTIME = timedelta(hours=3)  # so long a route may last beyond its plan


@dataclass(frozen=True, slots=True)
class _Known:
    """The legs along a route as the roads told them and as it is driven, what its doors took
    before, and how it looks by both."""

    version: int
    revision: int
    asked: Legs
    legs: Legs
    at_the_door: Mapping[str, int]
    outline: Outline
    zone: ZoneInfo


@dataclass(slots=True)
class Ways:
    """What one process remembers of the routes under way; nothing that it could not ask again."""

    routes: dict[RouteRef, Route] = field(default_factory=dict)
    known: dict[RouteRef, _Known] = field(default_factory=dict)
    paces: dict[RouteRef, tuple[Route, Pace]] = field(default_factory=dict)
    told: dict[RouteRef, Told] = field(default_factory=dict)
    tracks: dict[RouteRef, Track] = field(default_factory=dict)
    heard_until: dict[RouteRef, datetime] = field(default_factory=dict)
    shown: dict[RouteRef, datetime] = field(default_factory=dict)  # the place on people's maps
    gone: set[tuple[DeliveryId, int]] = field(default_factory=set)  # the map of an attempt ended
    passed: set[tuple[RouteRef, int, str]] = field(default_factory=set)  # stops that were told so
    asked: set[tuple[DeliveryId, datetime]] = field(default_factory=set)  # whether to come sooner
    looked_at: datetime | None = None

    def hear(self, routes: Sequence[Route], positions: Sequence[Position], now: datetime) -> None:
        """What the vehicles told since they were heard last, each by itself: one reports later than
        another. Routes that are over are forgotten."""
        here = {route.ref: route for route in routes}
        self.known = {ref: known for ref, known in self.known.items() if ref in here}
        self.paces = {ref: pace for ref, pace in self.paces.items() if ref in here}
        self.heard_until = {ref: at for ref, at in self.heard_until.items() if ref in here}
        self.shown = {ref: at for ref, at in self.shown.items() if ref in here}
        by_route: dict[RouteRef, list[Position]] = {}
        for position in positions:
            last = self.heard_until.get(position.route)
            if position.route in here and (last is None or position.at > last):
                by_route.setdefault(position.route, []).append(position)
        self.heard_until |= {ref: told[-1].at for ref, told in by_route.items()}
        self.tracks = {
            ref: self.tracks.get(ref, NO_TRACK).after(route, by_route.get(ref, ()))
            for ref, route in here.items()
        }
        self.looked_at = now


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A look at all vehicles under way, each where it was heard of last, and what is new."""

    look: Look
    rows: Sequence[UnderWay]
    heard: Mapping[RouteRef, Position]
    news: Sequence[News]


async def recompute_etas(house: House, ways: Ways | None = None) -> int:
    """All routes under way; returns how many ETAs moved. Raises Unavailable."""
    ways = ways if ways is not None else Ways()
    return await tell(house, ways, await reckon(house, ways))


async def reckon(house: House, ways: Ways) -> Reckoned:
    """When each vehicle comes to each stop ahead of it; nobody is told. Raises Unavailable."""
    now = house.clock.now()
    async with house.store.read() as unit:
        routes = await _under_way(unit, ways, now)
        refs = [route.ref for route in routes]
        heard = await unit.positions.newest_of(refs)
        ways.told = await _told(unit, ways, refs)
        since = now - LOOKED_BACK
        if ways.looked_at is not None:
            since = max(since, ways.looked_at - REPORTED_LATE)
        positions = await unit.positions.since(since)
        widths = await measured_widths(unit, now, PROBABILITY)
        policies = await unit.notice_policies.all()
    ways.hear(routes, positions, now)
    routes = [ways.tracks[route.ref].seen(route) for route in routes]
    rows = [await _row(house, ways, route, heard.get(route.ref)) for route in routes]
    look = Look(now, widths, PROBABILITY, policies)
    news = []
    expected = day_etas(rows, now, probability=PROBABILITY, widths=widths)
    for route, one in zip(routes, expected, strict=True):
        told = ways.told.get(route.ref, NOTHING_TOLD)
        if due := look.due(route, one, told):
            news.append(News(route, told.route.by_key, due))
    return Reckoned(look, rows, heard, news)


async def tell(house: House, ways: Ways, found: Reckoned) -> int:
    """What is new to whom it concerns; how many ETAs moved."""
    moved = 0
    for some in _a_few_at_a_time(found.news):
        async with house.store.begin() as unit:
            now_told = [await tell_those(house, unit, each, found.look) for each in some]
        for each, (count, told) in zip(some, now_told, strict=True):
            ways.told[each.route.ref] = Told.of(ToldRoute(_JUST_TOLD, told))
            moved += count
    passed = _passed_by(house, ways, found)
    known = {ref: ways.told.get(ref, NOTHING_TOLD).route.by_key for ref in passed}
    for ref, left in (await tell_passed_by(house, passed, known)).items():
        ways.told[ref] = Told.of(ToldRoute(_JUST_TOLD, left))
        ways.passed |= {_visit(ways.routes[ref], stop) for stop in passed[ref]}
    near = {ref: told.keys_near for ref, told in ways.told.items()}
    routes, policies = [row.route for row in found.rows], found.look.policies
    await show_couriers(house, routes, found.heard, near, ways.shown, policies, ways.gone)
    await ask_sooner(house, found.rows, found.look.policies, ways.asked)
    return moved


def _passed_by(house: House, ways: Ways, found: Reckoned) -> dict[RouteRef, list[Stop]]:
    """Whom their vehicles have left out since the last look, by what was reported."""
    now, new = house.clock.now(), {}
    for row in found.rows:
        route = ways.routes[row.route.ref]  # as it was reported, whatever its places say
        been = ways.tracks[route.ref].seen_keys
        stops = passed_by(route, been, found.heard.get(route.ref), now)
        if untold := [stop for stop in stops if _visit(route, stop) not in ways.passed]:
            new[route.ref] = untold
    return new


def _visit(route: Route, stop: Stop) -> tuple[RouteRef, int, str]:
    return route.ref, route.version, stop.key


async def _told(unit: Unit, ways: Ways, refs: Sequence[RouteRef]) -> dict[RouteRef, Told]:
    """Only what was told since is read anew."""
    known = {ref: told.route for ref, told in ways.told.items()}
    return {
        ref: ways.told[ref] if route is known.get(ref) else Told.of(route)
        for ref, route in (await unit.etas.told(refs, known)).items()
    }


async def _under_way(unit: Unit, ways: Ways, now: datetime) -> Sequence[Route]:
    """Only those are read that are not as this process knows them."""
    marks = await unit.routes.under_way(begun=now, ends=now - OVERTIME)
    here = {
        mark.ref: route
        for mark in marks
        if (route := ways.routes.get(mark.ref)) is not None and mark.is_of(route)
    }
    read = await unit.routes.some([mark.ref for mark in marks if mark.ref not in here])
    ways.routes = here | {route.ref: route for route in read}
    return [
        route
        for ref in sorted(ways.routes)
        if not (route := ways.routes[ref]).is_ours
        and route.start.at <= now <= route.end.at + OVERTIME
        and any(stop.state is StopState.PLANNED for stop in route.stops)
    ]


async def _row(house: House, ways: Ways, route: Route, position: Position | None) -> UnderWay:
    known = ways.known.get(route.ref)
    if known is None or (known.version, known.revision) != (route.version, route.revision):
        asked = await legs_along(house.travel, route, known.asked if known else Legs())
        legs = passable(route, asked)
        async with house.store.glance() as unit:
            at_the_door = await door_seconds(unit, route)
            carrier = await unit.carriers.get(route.carrier)
        outline = Outline.of(route, legs, at_the_door)
        zone = carrier.zone if carrier is not None else house.limits.zone
        known = _Known(route.version, route.revision, asked, legs, at_the_door, outline, zone)
        ways.known[route.ref] = known
    driven, pace = ways.paces.get(route.ref, (None, AS_PLANNED))
    if driven is not route:
        pace = pace_of(route, known.legs, known.at_the_door)
        ways.paces[route.ref] = route, pace
    if position is None:
        return UnderWay(route, known.legs, None, pace, known.outline)
    legs, here = known.legs, (position.location, position.at)
    if left := route.stops[behind(route) :]:
        way = [position.location], [left[0].location]
        costing = leaving(route.vehicle.costing, position.at.astimezone(known.zone))
        seconds = await house.travel.matrix(*way, costing)
        if seconds[0][0] is None:
            seconds = [[beeline(position.location, left[0].location)]]
        legs = legs.merged(Legs.of_matrix(*way, seconds))
    return UnderWay(route, legs, here, pace, known.outline)


def _a_few_at_a_time(news: Sequence[News]) -> Iterator[Sequence[News]]:
    """So many that the disk is not waited for after each, and nobody else waits long."""
    some: list[News] = []
    for each in news:
        some.append(each)
        if sum(len(one.due) for one in some) >= TOLD_AT_ONCE:
            yield some
            some = []
    if some:
        yield some
