"""Health and metrics: what needs no key, or not always one."""

import asyncio
import ipaddress
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from aiohttp import web

from core.model.access import Scope
from core.ports import Lanes, Unavailable
from core.refusals import Refused, not_found
from web.api.guard import Guard
from web.api.metrics import CONTENT_TYPE
from web.api.problems import problem_of, problem_response
from web.api.wire.health import Alive, Ready

log = logging.getLogger("health")

CHECK_SECONDS_MAX = 5.0

Check = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Health:
    """`checks`: what must work before work is sent here; each raises Unavailable."""

    guard: Guard
    lanes: Lanes
    checks: Mapping[str, Check]

    async def live(self, request: web.Request) -> web.Response:
        return _json(Alive(status="ok"))

    async def ready(self, request: web.Request) -> web.Response:
        names = list(self.checks)
        said = await asyncio.gather(*(_checked(name, self.checks[name]) for name in names))
        is_ready = all(one == "ok" for one in said)
        told = Ready(
            status="ok" if is_ready else "not-ready",
            checks=dict(zip(names, said, strict=True)),
        )
        return _json(told, 200 if is_ready else 503)

    async def metrics(self, request: web.Request) -> web.Response:
        """With a key of scope metrics, or from this machine without one."""
        try:
            if "Authorization" in request.headers or not is_from_here(request):
                key = await self.guard.key_of(request)
                if key.scope is not Scope.METRICS:
                    raise not_found(f"call for a key of scope {key.scope}")
            text = await self.guard.metrics.text(self.guard.house, self.lanes)
        except Refused as refused:
            return problem_response(problem_of(refused.refusal))
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE})


def is_from_here(request: web.Request) -> bool:
    """A proxy on this machine speaks for somebody elsewhere."""
    if {"X-Forwarded-For", "Forwarded", "X-Real-IP"} & set(request.headers):
        return False
    try:
        return ipaddress.ip_address(request.remote or "").is_loopback
    except ValueError:
        return False


def paths() -> dict[str, Any]:
    """What `/openapi.json` says of them."""
    alive = msgspec.json.schema(Alive)["$defs"]["Alive"]
    ready = msgspec.json.schema(Ready)["$defs"]["Ready"]
    return {
        "/health/live": _open_path("live", "The process lives", {"200": ("Alive", alive)}),
        "/health/ready": _open_path(
            "ready", "It can work", {"200": ("Ready", ready), "503": ("Not ready", ready)}
        ),
        "/metrics": {
            "get": {
                "operationId": "metrics",
                "summary": "Prometheus's text; with scope metrics, or from this machine",
                "tags": ["Health"],
                "security": [{"key": []}, {}],
                "responses": {
                    "200": {
                        "description": "Metrics",
                        "content": {"text/plain": {"schema": {"type": "string"}}},
                    },
                    "401": {"$ref": "#/components/responses/unauthorized"},
                    "404": {"$ref": "#/components/responses/not-found"},
                },
            }
        },
    }


def _open_path(name: str, summary: str, answers: dict[str, tuple[str, Any]]) -> dict[str, Any]:
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "tags": ["Health"],
            "security": [],
            "responses": {
                status: {
                    "description": said,
                    "content": {"application/json": {"schema": schema}},
                }
                for status, (said, schema) in answers.items()
            },
        }
    }


async def _checked(name: str, check: Check) -> str:
    try:
        async with asyncio.timeout(CHECK_SECONDS_MAX):
            await check()
    except (Unavailable, TimeoutError, OSError) as ill:
        log.warning("%s is not ready: %s", name, type(ill).__name__)
        return type(ill).__name__
    return "ok"


def _json(told: msgspec.Struct, status: int = 200) -> web.Response:
    return web.Response(
        status=status, body=msgspec.json.encode(told), content_type="application/json"
    )
