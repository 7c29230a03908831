"""FakeSky: a pretend forecast server, as its vendor's documentation tells of it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiohttp import web

HOURS = 24 * 8


@dataclass
class FakeSky:
    """`chances`: percent by the hour that ends then; `ill` is how it misbehaves instead."""

    since: datetime
    chances: Mapping[datetime, float | None] = field(default_factory=dict)
    ill: str = ""
    asked: list[Mapping[str, str]] = field(default_factory=list)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/v1/forecast", self._answer)
        return app

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(dict(request.query))
        match self.ill:
            case "busy":
                return web.Response(status=429, headers={"Retry-After": "77"}, text="slow down")
            case "broken":
                return web.Response(status=500, text="out of memory")
            case "refuses":
                reason = {"error": True, "reason": "Latitude must be in range of -90 to 90°."}
                return web.json_response(reason, status=400)
            case "page":
                return web.Response(text="<html>It works!</html>", content_type="text/html")
            case "uneven":
                return web.json_response({"hourly": {"time": [1], "precipitation_probability": []}})
            case "ages":
                ages = {"time": [10**18], "precipitation_probability": [90]}
                return web.json_response({"hourly": ages})
            case "slow":
                await asyncio.sleep(5)
            case "dropped":
                assert request.transport is not None
                request.transport.close()
        hours = [self.since + timedelta(hours=each) for each in range(HOURS)]
        chances: list[float | None] = [self.chances.get(each, 10) for each in hours]
        hourly: dict[str, object] = {
            "time": [int(each.timestamp()) for each in hours],
            "precipitation_probability": chances,
        }
        units = {"time": "unixtime", "precipitation_probability": "%"}
        return web.json_response({"elevation": 17.0, "hourly_units": units, "hourly": hourly})
