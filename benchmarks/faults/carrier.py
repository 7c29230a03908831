"""A pretend carrier with a Carrier API v1, and a ledger of what it was truly asked to do.

It knows nothing of the house. The same Idempotency-Key is the same change; another key is another
one, whatever it says: so who asks twice without its key has asked twice.
"""

import hmac
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from app.web import listening, served

KEY = "the-pretend-carrier-knows-this-one"
ACTIONS = ("change_window", "instructions", "neighbour", "safe_place")
WINDOWS = ["10:00-12:00", "12:00-14:00", "14:00-16:00", "16:00-18:00", "18:00-20:00"]


@dataclass(slots=True)
class Asked:
    """One change as the ledger has it: asked `times` times under its key, done once."""

    key: str
    tracking_number: str
    body: dict[str, Any]
    state: str = "queued"
    times: int = 1

    def wire(self) -> dict[str, Any]:
        return {
            "id": self.key,
            "tracking_number": self.tracking_number,
            "action": self.body.get("action"),
            "state": self.state,
            "asked_at": datetime.now(UTC).isoformat(),
            "deadline": None,
            "reason": None,
        }


@dataclass(slots=True)
class PretendCarrier:
    """`answers_at_once`: its office says yes while it is asked. `conflicts`: keys that came again
    with another body."""

    ref: str
    answers_at_once: bool = True
    asked: dict[str, Asked] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        app = web.Application()
        app.add_routes(
            [
                web.get("/capabilities", self._capabilities),
                web.get("/deliveries", self._nothing),
                web.get("/routes", self._nothing),
                web.get("/pickup-points", self._nothing),
                web.post("/deliveries/{number}/changes", self._ask),
                web.get("/changes/{id}", self._one),
                web.delete("/changes/{id}", self._withdraw),
            ]
        )
        doors = listening("127.0.0.1", 0)
        async with served(app, doors, 0.1):
            yield f"http://127.0.0.1:{doors.getsockname()[1]}"

    def effects_of(self, tracking_number: str) -> list[Asked]:
        """What it would truly do for that parcel, in the order in which it was asked."""
        return [one for one in self.asked.values() if one.tracking_number == tracking_number]

    async def _capabilities(self, request: web.Request) -> web.Response:
        self._let_in(request)
        may = {"allowed": True, "until": {}, "fee": None, "reversible": True, "confirms": True}
        told = {
            "name": self.ref,
            "timezone": "Europe/Helsinki",
            "windows": WINDOWS,
            "days_ahead": 3,
            "units": {"S": 1, "M": 2, "L": 4, "XL": 8},
            "attempts_max": 3,
            "capabilities": dict.fromkeys(ACTIONS, may),
        }
        return web.json_response(told)

    async def _nothing(self, request: web.Request) -> web.Response:
        self._let_in(request)
        return web.json_response({"items": [], "next": None})

    async def _ask(self, request: web.Request) -> web.Response:
        self._let_in(request)
        key = request.headers.get("Idempotency-Key", "")
        try:
            body = json.loads(await request.read())
        except ValueError:
            return _problem(400, "malformed")
        if not key or body.get("action") not in ACTIONS:
            return _problem(422, "invalid")
        known = self.asked.get(key)
        if known is not None:
            known.times += 1
            if known.body != body:
                self.conflicts.append(key)
                return _problem(422, "idempotency-conflict")
            return web.json_response(known.wire(), status=202)
        state = "accepted" if self.answers_at_once else "queued"
        made = self.asked[key] = Asked(key, request.match_info["number"], body, state)
        return web.json_response(made.wire(), status=202)

    async def _one(self, request: web.Request) -> web.Response:
        self._let_in(request)
        known = self.asked.get(request.match_info["id"])
        return _problem(404, "not-found") if known is None else web.json_response(known.wire())

    async def _withdraw(self, request: web.Request) -> web.Response:
        self._let_in(request)
        known = self.asked.get(request.match_info["id"])
        if known is None:
            return _problem(404, "not-found")
        known.state = "cancelled"
        return web.json_response(known.wire())

    def _let_in(self, request: web.Request) -> None:
        self.calls[f"{request.method} /{request.path.split('/')[1]}"] += 1
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {KEY}".encode()):
            raise web.HTTPUnauthorized


def _problem(status: int, code: str) -> web.Response:
    told = {"type": f"/problems/{code}", "code": code, "title": code, "status": status}
    return web.json_response(told, status=status, content_type="application/problem+json")
