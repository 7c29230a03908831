"""Routing servers for tests: on localhost, in the real wire format, and ill on demand.

The Valhalla peer is Valhalla itself, with a server's default limits, behind HTTP. The OSRM peer
writes OSRM's shapes around great circles; a point far from Helsinki is far from its roads.
"""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import valhalla
from aiohttp import web
from aiohttp.test_utils import TestServer

from core.model.location import Location
from integrations.routing.valhalla.tiles import settings_over

EXTRACT = Path(__file__).parents[2] / "sandbox/data/helsinki-centre.osm.pbf"
STATION = Location(60.1709, 24.9410)
CATHEDRAL = Location(60.1703, 24.9522)
MARKET = Location(60.1675, 24.9530)
BULEVARDI = Location(60.1651, 24.9380)
NOWHERE = Location(59.90, 24.20)  # open sea, south-west of the town

CODES = {
    "No suitable edges": 171,
    "unconnected regions": 170,
    "No path could be found": 442,
    "max distance limit": 154,
}
METRES_A_SECOND = 6.0

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ValhallaPeer:
    """`valhalla_service` in a thread."""

    def __init__(self, tiles: Path, settings: Path) -> None:
        settings.write_text(json.dumps(settings_over(tiles)))
        self._settings = settings
        self._own = threading.local()
        self._thread = ThreadPoolExecutor(max_workers=1)
        self.asked: list[str] = []

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/status", self._status)
        app.router.add_post("/{action}", self._act)
        return app

    def close(self) -> None:
        self._thread.shutdown()

    async def _status(self, request: web.Request) -> web.Response:
        return web.json_response(
            {"version": "3.9.1", "tileset_last_modified": 1764158400, "available_actions": []}
        )

    async def _act(self, request: web.Request) -> web.Response:
        action, body = request.match_info["action"], await request.text()
        self.asked.append(action)
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(self._thread, self._ask, action, body)
        except valhalla.ValhallaError as refusal:
            code = next(code for words, code in CODES.items() if words in str(refusal))
            problem = {
                "error_code": code,
                "error": str(refusal),
                "status_code": 400,
                "status": "Bad Request",
            }
            return web.json_response(problem, status=400)
        return web.Response(text=answer, content_type="application/json")

    def _ask(self, action: str, body: str) -> str:
        if not hasattr(self._own, "actor"):
            self._own.actor = valhalla.Actor(str(self._settings))
        name = {"sources_to_targets": "matrix"}.get(action, action)
        return str(getattr(self._own.actor, name)(body))


class OsrmPeer:
    """`osrm-routed`."""

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/table/v1/{profile}/{coordinates}", self._table)
        app.router.add_get("/route/v1/{profile}/{coordinates}", self._route)
        app.router.add_get("/{tail:.*}", self._unknown)
        return app

    async def _table(self, request: web.Request) -> web.Response:
        points = _points(request)
        if len(points) > 100:
            return _problem("TooBig", "Too many table coordinates")
        sources = [points[int(n)] for n in request.query["sources"].split(";")]
        targets = [points[int(n)] for n in request.query["destinations"].split(";")]
        durations = [[round(a.metres_to(b) / METRES_A_SECOND, 1) for b in targets] for a in sources]
        return web.json_response(
            {
                "code": "Ok",
                "durations": durations,
                "sources": [_waypoint(at) for at in sources],
                "destinations": [_waypoint(at) for at in targets],
            }
        )

    async def _route(self, request: web.Request) -> web.Response:
        points = _points(request)
        metres = sum(a.metres_to(b) for a, b in pairwise(points))
        way = {
            "geometry": {
                "type": "LineString",
                "coordinates": [[at.lon, at.lat] for at in points],
            },
            "legs": [],
            "weight_name": "routability",
            "weight": metres / METRES_A_SECOND,
            "duration": metres / METRES_A_SECOND,
            "distance": metres,
        }
        return web.json_response(
            {"code": "Ok", "routes": [way], "waypoints": [_waypoint(at) for at in points]}
        )

    async def _unknown(self, request: web.Request) -> web.Response:
        return _problem("InvalidUrl", 'URL string malformed close to position 1: "status"')


def _points(request: web.Request) -> list[Location]:
    pairs = [pair.split(",") for pair in request.match_info["coordinates"].split(";")]
    return [Location(float(lat), float(lon)) for lon, lat in pairs]


def _waypoint(at: Location) -> dict[str, Any]:
    away = 4.2 if at.metres_to(STATION) < 20_000 else 31_000.0
    return {"hint": "", "location": [at.lon, at.lat], "name": "", "distance": away}


def _problem(code: str, message: str) -> web.Response:
    return web.json_response({"code": code, "message": message}, status=400)


async def fails(request: web.Request) -> web.StreamResponse:
    return web.Response(status=500, text="out of memory")


async def is_behind_a_proxy(request: web.Request) -> web.StreamResponse:
    return web.Response(text="<html><h1>It works!</h1></html>", content_type="text/html")


async def dies_amid(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"sources_to_targets": {"dura')
    assert request.transport is not None
    request.transport.close()
    return response


async def is_of_another_size(request: web.Request) -> web.StreamResponse:
    if request.path == "/locate":
        return web.json_response([{"edges": [{"way_id": 1}], "nodes": []}])
    empty = {"code": "Ok", "durations": [], "sources": [], "destinations": []}
    return web.json_response(empty | {"sources_to_targets": {"durations": [], "distances": []}})


async def sleeps(request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(5)
    return web.Response()


async def is_busy(request: web.Request) -> web.StreamResponse:
    return web.Response(status=429, headers={"Retry-After": "1"})


async def refuses(request: web.Request) -> web.StreamResponse:
    problem = {"error_code": 153, "error": "Too many locations", "code": "TooBig", "message": "no"}
    return web.json_response(problem, status=400)


async def serving(handler: Handler) -> TestServer:
    """A server that does the same whatever it is asked."""
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", handler)
    server = TestServer(app)
    await server.start_server()
    return server
