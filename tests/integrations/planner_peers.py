"""Days for planners, and a vroom-express on localhost whose answers come from VROOM itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from math import cos, sin

import msgspec
from aiohttp import web

from core.model.ids import CarrierRef, DeliveryId, RouteRef
from core.model.location import Location
from core.model.route import Costing, Profile, Route, Stop, Terminus, Vehicle
from core.model.unkept import Unkept
from core.model.window import Window
from integrations.planners.vroom import wire
from integrations.planners.vroom.embedded import Embedded
from slots.legs import Legs

EIGHT = datetime(2026, 11, 24, 8, tzinfo=UTC)
METRES_A_SECOND = 7.0
DEPOT = Location(60.17, 24.94)


def place(hour: float) -> Location:
    """Somewhere on a ring around the depot, by the hour on a clock's face."""
    turn = hour / 12 * 6.2832
    return Location(DEPOT.lat + 0.02 * cos(turn), DEPOT.lon + 0.04 * sin(turn))


def between(first: float, last: float) -> Window:
    """A window in minutes after eight."""
    return Window(EIGHT + timedelta(minutes=first), EIGHT + timedelta(minutes=last))


def stop(key: str, hour: float, window: Window | None = None) -> Stop:
    return Stop(
        key=key,
        delivery=DeliveryId(key),
        location=place(hour),
        service_seconds=180,
        window=window,
        promised=window is not None,
        units=1,
    )


def route(*stops: Stop, ref: str = "r1", hours: float = 8) -> Route:
    return Route(
        ref=RouteRef(ref),
        carrier=CarrierRef("own-fleet"),
        date=date(2026, 11, 24),
        version=1,
        vehicle=Vehicle(ref="van-1", units=200),
        start=Terminus(location=DEPOT, at=EIGHT),
        end=Terminus(location=DEPOT, at=EIGHT + timedelta(hours=hours)),
        stops=stops,
    )


def zigzag(ref: str = "r1") -> Route:
    """Six stops around the clock, in the worst order."""
    return route(*(stop(f"{ref}-{hour}", hour) for hour in (1, 7, 3, 9, 5, 11)), ref=ref)


def legs_of(*routes: Route) -> dict[Costing, Legs]:
    """Straight roads, at 25 km/h."""
    points = [DEPOT, *(stop.location for route in routes for stop in route.stops)]
    seconds = [[round(a.metres_to(b) / METRES_A_SECOND) for b in points] for a in points]
    legs = Legs.of_matrix(points, points, seconds)
    return {Profile.AUTO: legs} | {route.vehicle.costing: legs for route in routes}


def road_seconds(legs: Legs, day: Route, order: Sequence[str]) -> int:
    """How long the order drives."""
    places = [DEPOT, *(stop.location for key in order if (stop := day.stop_of(key))), DEPOT]
    return sum(legs.between(a, b) or 0 for a, b in pairwise(places))


def driven(days: Sequence[Route], legs: Mapping[Costing, Legs]) -> int:
    """How long all of them drive."""
    roads = legs[Profile.AUTO]
    return sum(road_seconds(roads, day, [one.key for one in day.stops]) for day in days)


def without_way_to(legs: Mapping[Costing, Legs], route: Route, key: str) -> dict[Costing, Legs]:
    """The same roads, but none to one of the stops."""
    there = [stop.location for stop in route.stops if stop.key == key]
    points = [DEPOT, *(stop.location for stop in route.stops)]
    none = Legs.of_matrix(points, there, [[None] for _ in points])
    return {profile: known.merged(none) for profile, known in legs.items()}


def crowded(count: int) -> Route:
    """Many stops, every third with a promise that the present order keeps."""
    stops = [stop(f"s{number}", number * 0.37) for number in range(count)]
    kept = [
        replace(one, window=between(number * 4, number * 4 + 240), promised=True)
        if number % 3 == 0
        else one
        for number, one in enumerate(stops)
    ]
    return route(*kept, hours=20)


class VroomExpress:
    """Takes one question at a time at `/`, says its health, and has VROOM's own words for no."""

    def __init__(self) -> None:
        self._vroom = Embedded()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/", self._solve)
        app.router.add_get("/health", self._health)
        return app

    async def _health(self, request: web.Request) -> web.Response:
        return web.Response()

    async def _solve(self, request: web.Request) -> web.Response:
        problem = msgspec.json.decode(await request.read(), type=wire.Problem)
        (answer,) = await self._vroom.solve([problem])
        status = {0: 200, 2: 400}.get(answer.code, 500)
        return web.Response(
            body=msgspec.json.encode(answer), content_type="application/json", status=status
        )


class OpenRouteServicePeer:
    """The same behind an account: VROOM's body, its own names of profiles, and limits that it tells
    only when they are passed."""

    def __init__(self, key: str, stops_max: int = 200) -> None:
        self._key = key
        self._stops_max = stops_max
        self._vroom = Embedded()
        self.asked: list[wire.Problem] = []

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/optimization", self._solve)
        return app

    async def _solve(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != self._key:
            return web.json_response(
                {"error": "Access to this API has been disallowed"}, status=403
            )
        problem = msgspec.json.decode(await request.read(), type=wire.Problem)
        self.asked.append(problem)
        assert {one.profile for one in problem.vehicles} <= {"driving-car", "driving-hgv"}
        if (count := len(problem.jobs)) > self._stops_max:
            said = f"Too many locations ( {count} ) in query, maximum is set to {self._stops_max} )"
            return web.json_response({"error": {"code": 3, "message": said}}, status=413)
        (answer,) = await self._vroom.solve([problem])
        return web.Response(body=msgspec.json.encode(answer), content_type="application/json")


class Scripted:
    """A planner that says what it was told to say, and remembers what it was asked."""

    name = "scripted"

    def __init__(self, orders: Mapping[RouteRef, Sequence[str]]) -> None:
        self.says = orders
        self.asked: list[Route] = []
        self.unkept: Sequence[Unkept] = ()

    async def orders(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Mapping[RouteRef, Sequence[str]]:
        self.asked += routes
        return {route.ref: self.says[route.ref] for route in routes if route.ref in self.says}

    async def plan(
        self,
        routes: Sequence[Route],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> Mapping[RouteRef, Sequence[str]]:
        return await self.orders(routes, legs)

    async def evaluate(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Sequence[Unkept]:
        return self.unkept

    async def check(self) -> None: ...
    async def aclose(self) -> None: ...
