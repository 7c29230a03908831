"""ETAs: when the courier comes to every stop not yet served, and which promises are in danger.

A day is reckoned at once: what is known of each vehicle is read together, the arithmetic goes over
all stops of all vehicles in arrays, and only those whose range has moved, or whose courier is near,
are looked at one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.measuring import door_seconds, measured_widths
from core.actions.roads import legs_along
from core.actions.tell import notify, publish_about
from core.model.delivery import Delivery
from core.model.eta import Eta, ToldEta
from core.model.ids import RouteRef
from core.model.notice import NoticeKind
from core.model.route import Route, Stop, StopState
from core.model.status import EventType, Status
from core.model.sync import Position
from core.ports import Unit
from slots.day_etas import Expected, UnderWay, day_etas
from slots.legs import Legs
from slots.pace import pace_of
from slots.schedule import behind
from slots.track import NO_TRACK, Track
from slots.widths import Widths

PROBABILITY = 0.8
TOLD_AGAIN_MINUTES = 10  # a smaller move of the range is silent
NEAR_STOPS = 3  # the courier is near when at most so many stops lie before the door
LATE_MINUTES = 10  # a range that begins so long after the window's end puts the promise in danger
LOOKED_BACK = timedelta(minutes=30)  # by a process that has just begun
REPORTED_LATE = timedelta(minutes=5)  # after what others have told by then
TOLD_AT_ONCE = 100  # deliveries in a transaction
OVERTIME = timedelta(hours=3)  # so long a route may last beyond its plan
NOTHING_TOLD: Mapping[str, ToldEta] = {}


@dataclass(frozen=True, slots=True)
class _Known:
    """The legs along a route, and what its doors took before."""

    version: int
    revision: int
    legs: Legs
    at_the_door: Mapping[str, int]


@dataclass(slots=True)
class Ways:
    """What one process remembers of the routes under way; nothing that it could not ask again."""

    known: dict[RouteRef, _Known] = field(default_factory=dict)
    tracks: dict[RouteRef, Track] = field(default_factory=dict)
    heard_until: dict[RouteRef, datetime] = field(default_factory=dict)
    looked_at: datetime | None = None

    def hear(self, routes: Sequence[Route], positions: Sequence[Position], now: datetime) -> None:
        """What the vehicles told since they were heard last, each by itself: one reports later than
        another. Routes that are over are forgotten."""
        here = {route.ref: route for route in routes}
        self.known = {ref: known for ref, known in self.known.items() if ref in here}
        self.heard_until = {ref: at for ref, at in self.heard_until.items() if ref in here}
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


async def recompute_etas(house: House, ways: Ways | None = None) -> int:
    """All routes under way; returns how many ETAs moved. Raises Unavailable."""
    ways, now = ways if ways is not None else Ways(), house.clock.now()
    async with house.store.read() as unit:
        routes = await _under_way(unit, now)
        refs = [route.ref for route in routes]
        heard = await unit.positions.newest_of(refs)
        told = await unit.etas.told(refs)
        since = now - LOOKED_BACK
        if ways.looked_at is not None:
            since = max(since, ways.looked_at - REPORTED_LATE)
        positions = await unit.positions.since(since)
        widths = await measured_widths(unit, now, PROBABILITY)
    ways.hear(routes, positions, now)
    routes = [ways.tracks[route.ref].seen(route) for route in routes]
    rows = [await _row(house, ways, route, heard.get(route.ref)) for route in routes]
    found = day_etas(rows, now, probability=PROBABILITY, widths=widths)
    news = [
        _News(row.route, told.get(row.route.ref, NOTHING_TOLD), due)
        for row, expected in zip(rows, found, strict=True)
        if (due := _due(row.route, expected, told.get(row.route.ref, NOTHING_TOLD), now, widths))
    ]
    moved = 0
    for some in _a_few_at_a_time(news):
        async with house.store.begin() as unit:
            for each in some:
                moved += await _tell_those(house, unit, each, now)
    return moved


async def _under_way(unit: Unit, now: datetime) -> Sequence[Route]:
    day = now.date()
    near = [day - timedelta(days=1), day, day + timedelta(days=1)]  # the zones' own days
    found = [route for each in near for route in await unit.routes.on_day(each)]
    return [
        route
        for route in found
        if not route.is_ours
        and route.start.at <= now <= route.end.at + OVERTIME
        and any(stop.state is StopState.PLANNED for stop in route.stops)
    ]


async def _row(house: House, ways: Ways, route: Route, position: Position | None) -> UnderWay:
    known = ways.known.get(route.ref)
    if known is None or (known.version, known.revision) != (route.version, route.revision):
        legs = await legs_along(house.travel, route, known.legs if known else Legs())
        async with house.store.read() as unit:
            at_the_door = await door_seconds(unit, route)
        known = _Known(route.version, route.revision, legs, at_the_door)
        ways.known[route.ref] = known
    pace = pace_of(route, known.legs, known.at_the_door)
    if position is None:
        return UnderWay(route, known.legs, None, pace)
    legs, here = known.legs, (position.location, position.at)
    if left := route.stops[behind(route) :]:
        way = [position.location], [left[0].location]
        seconds = await house.travel.matrix(*way, route.vehicle.profile)
        legs = legs.merged(Legs.of_matrix(*way, seconds))
    return UnderWay(route, legs, here, pace)


@dataclass(frozen=True, slots=True)
class _Due:
    """A stop of which something is to be told: its range has moved, or the courier is near."""

    stop: Stop
    eta: Eta
    stops_before: int
    has_moved: bool
    is_near: bool


@dataclass(frozen=True, slots=True)
class _News:
    """A route, what was told of it before, and what is to be told now."""

    route: Route
    before: Mapping[str, ToldEta]
    due: Sequence[_Due]


def _a_few_at_a_time(news: Sequence[_News]) -> Iterator[Sequence[_News]]:
    """So many that the disk is not waited for after each, and nobody else waits long."""
    some: list[_News] = []
    for each in news:
        some.append(each)
        if sum(len(one.due) for one in some) >= TOLD_AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _due(
    route: Route,
    expected: Expected,
    told: Mapping[str, ToldEta],
    now: datetime,
    widths: Widths,
) -> list[_Due]:
    ahead = {stop.key: stop for stop in route.stops}
    still = [key for key in expected.keys if ahead[key].state is StopState.PLANNED]
    places = {key: place for place, key in enumerate(still)}
    due = []
    for at, key in enumerate(expected.keys):
        stop = ahead[key]
        if stop.delivery is None or stop.hold is not None or key not in places:
            continue
        before = told.get(key)
        middle = (expected.start[at] + expected.end[at]) / 2
        has_moved = before is None or bool(
            abs(middle - before.middle.timestamp()) >= TOLD_AGAIN_MINUTES * 60
        )
        is_near = places[key] < NEAR_STOPS and not (before is not None and before.near)
        if has_moved or is_near:
            eta = expected.eta(at, now, PROBABILITY)
            share = widths.share((eta.middle - now).total_seconds())
            eta = replace(eta, share=share)
            due.append(_Due(stop, eta, places[key], has_moved, is_near))
    return due


async def _tell_those(house: House, unit: Unit, news: _News, now: datetime) -> int:
    """What each delivery is told, and what was told of the route."""
    moved, told = 0, dict(news.before)
    for each in news.due:
        assert each.stop.delivery is not None
        delivery = await unit.deliveries.get(each.stop.delivery)
        if delivery is None or delivery.is_over:
            continue
        is_near = each.is_near and delivery.status is Status.OUT_FOR_DELIVERY
        if not (each.has_moved or is_near):
            continue
        await _tell(house, unit, delivery, each, is_near=is_near)
        known = news.before.get(each.stop.key)
        was_near = known is not None and known.near
        told[each.stop.key] = ToldEta(
            start=each.eta.start, end=each.eta.end, near=is_near or was_near
        )
        moved += each.has_moved
    ahead = {stop.key for stop in news.route.stops if stop.state is StopState.PLANNED}
    left = {key: eta for key, eta in told.items() if key in ahead}
    await unit.etas.tell(news.route.ref, left, now)
    return moved


async def _tell(house: House, unit: Unit, delivery: Delivery, due: _Due, *, is_near: bool) -> None:
    eta = due.eta
    is_on_the_road = delivery.status in (Status.OUT_FOR_DELIVERY, Status.LOADED)
    delivery = replace(delivery, eta=eta)
    if is_near:
        delivery = delivery.moved(EventType.NEAR, house.clock.now())
    await unit.deliveries.save(delivery)
    if due.has_moved:
        await publish_about(
            house,
            unit,
            "delivery.eta_changed",
            delivery,
            {"eta": {"from": eta.start, "to": eta.end, "probability": eta.probability}},
        )
    kind, fact = None, eta.start.isoformat(timespec="minutes")
    if is_near:
        kind, fact = NoticeKind.ARRIVING, f"near/{len(delivery.attempts)}"
    elif is_on_the_road and _in_danger(delivery, eta):
        kind, fact = NoticeKind.LATE, f"{len(delivery.attempts)}/{fact[:13]}"
    elif is_on_the_road:
        kind = NoticeKind.ETA
    if kind is not None:
        await notify(house, unit, delivery, kind, fact, valid_until=eta.end)


def _in_danger(delivery: Delivery, eta: Eta) -> bool:
    """The range begins well after the window has closed."""
    promise = delivery.awaited
    return promise is not None and eta.start > promise.window.end + timedelta(minutes=LATE_MINUTES)
