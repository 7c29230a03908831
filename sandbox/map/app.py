"""The map's pages: the drawing, the script that paints it, and the stream of what moves."""

import asyncio
from pathlib import Path

import msgspec
from aiohttp import web

from sandbox.clock import WorldClock
from sandbox.map.board import Board
from sandbox.map.town_drawing import drawing

PAGE = Path(__file__).parent / "page"
FRAME_SECONDS = 0.25  # real time
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)


def map_app(board: Board, clock: WorldClock, cache: Path) -> web.Application:
    """To be mounted by `add_subapp`, such as under `/sandbox/map`; the page is its `/`."""
    streams: set[asyncio.Task[object]] = set()

    async def page(request: web.Request) -> web.StreamResponse:
        return _file("map.html", "text/html")

    async def part(request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        return _file(name, "text/css" if name.endswith(".css") else "text/javascript")

    async def town(request: web.Request) -> web.StreamResponse:
        path = await asyncio.to_thread(drawing, cache)
        response = web.Response(body=path.read_bytes(), content_type="application/geo+json")
        response.enable_compression()
        return response

    async def stream(request: web.Request) -> web.StreamResponse:
        task = asyncio.current_task()
        if task is not None:
            streams.add(task)
        try:
            return await _stream(request, board, clock)
        finally:
            if task is not None:
                streams.discard(task)

    async def end_streams(app: web.Application) -> None:
        for task in list(streams):
            task.cancel()

    app = web.Application()
    app.on_shutdown.append(end_streams)
    app.add_routes(
        [
            web.get("/", page),
            web.get(r"/{name:map\.(?:js|css)}", part),
            web.get("/town.json", town),
            web.get("/stream", stream),
        ]
    )
    return app


async def _stream(request: web.Request, board: Board, clock: WorldClock) -> web.StreamResponse:
    """Server-sent events: `plans` whenever they have changed, `positions` in every frame."""
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    await response.prepare(request)
    shown = b""
    while True:
        now = clock.now()
        plans = msgspec.json.encode(board.plans(now))
        try:
            if plans != shown:
                await response.write(b"event: plans\ndata: " + plans + b"\n\n")
                shown = plans
            positions = msgspec.json.encode(board.positions(now))
            await response.write(b"event: positions\ndata: " + positions + b"\n\n")
        except ConnectionError:  # the page was closed
            return response
        await asyncio.sleep(FRAME_SECONDS)


def _file(name: str, kind: str) -> web.Response:
    return web.Response(
        body=(PAGE / name).read_bytes(),
        content_type=kind,
        charset="utf-8",
        headers={"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"},
    )
