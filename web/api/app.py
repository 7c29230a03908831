"""The API as one aiohttp application: every call of the table, health, metrics and `/docs`."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import msgspec
from aiohttp import web

from core.actions.house import House
from core.ports import Lanes
from web.api import docs, health
from web.api.calls import (
    carriers,
    changes,
    conversations,
    couriers,
    deliveries,
    events,
    notice_policies,
    photos,
    places,
    proofs,
    routes,
    slots,
    voices,
    webhooks,
)
from web.api.calls.webhooks import CheckUrl
from web.api.guard import AT_ONCE_MAX, IN_LINE_MAX, Guard, in_problems
from web.api.metrics import Metrics
from web.api.openapi import document
from web.api.operation import Operation
from web.api.pace import Pace
from web.api.problems import explain
from web.api.reading import BODY_BYTES_MAX


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """What the API needs beside the house. `check_url` says what is wrong with a webhook's address,
    or None; `checks` must pass before the process is ready."""

    lanes: Lanes
    check_url: CheckUrl
    checks: Mapping[str, health.Check] = field(default_factory=dict)
    pace: Pace = field(default_factory=Pace)
    metrics: Metrics = field(default_factory=Metrics)
    patience_seconds: float = slots.PATIENCE_SECONDS  # for travel times, before the caller waits
    at_once_max: int = AT_ONCE_MAX
    in_line_max: int = IN_LINE_MAX


def api(house: House, peers: Peers) -> web.Application:
    """The root application: consoles, pages and hooks are added to it."""
    guard = Guard(
        house,
        peers.metrics,
        peers.pace,
        at_once_max=peers.at_once_max,
        in_line_max=peers.in_line_max,
    )
    found = slots.Slots(peers.patience_seconds)
    table = operations(found, webhooks.Webhooks(peers.check_url))
    app = web.Application(middlewares=[in_problems], client_max_size=BODY_BYTES_MAX)
    for operation in table:
        handler = guard.handler(operation)
        app.router.add_route(operation.method, operation.path, handler)
        if operation.method == "GET":
            app.router.add_route("HEAD", operation.path, handler)
    _add_health(app, guard, peers)
    _add_open_pages(app, table)
    app.cleanup_ctx.append(_closing(found))
    return app


def health_pages(house: House, peers: Peers) -> web.Application:
    """Health and metrics alone, of a process that serves nothing else."""
    app = web.Application(middlewares=[in_problems], client_max_size=BODY_BYTES_MAX)
    _add_health(app, Guard(house, peers.metrics, peers.pace), peers)
    return app


def operations(found: slots.Slots, hooks: webhooks.Webhooks) -> tuple[Operation, ...]:
    """The one table from which the router and `/openapi.json` are made."""
    return (
        *deliveries.OPERATIONS,
        *events.OPERATIONS,
        *changes.OPERATIONS,
        *slots.operations(found),
        *routes.OPERATIONS,
        *couriers.OPERATIONS,
        *places.OPERATIONS,
        *carriers.OPERATIONS,
        *notice_policies.OPERATIONS,
        *webhooks.operations(hooks),
        *conversations.OPERATIONS,
        *voices.OPERATIONS,
        *photos.OPERATIONS,
        *proofs.OPERATIONS,
    )


def _add_health(app: web.Application, guard: Guard, peers: Peers) -> None:
    healthy = health.Health(guard, peers.lanes, peers.checks)
    app.router.add_get("/health/live", healthy.live)
    app.router.add_get("/health/ready", healthy.ready)
    app.router.add_get("/metrics", healthy.metrics)


def _add_open_pages(app: web.Application, table: Sequence[Operation]) -> None:
    @cache
    def described() -> bytes:
        return msgspec.json.encode(document(table, health.paths() | docs.paths()))

    async def openapi(request: web.Request) -> web.Response:
        return web.Response(body=described(), content_type="application/json")

    app.router.add_get("/openapi.json", openapi)
    for path in ("/docs", "/docs/"):
        app.router.add_get(path, docs.page)
    app.router.add_get("/docs/{file}", docs.part)
    app.router.add_get("/problems/{code}", explain)


def _closing(found: slots.Slots) -> Callable[[web.Application], AsyncIterator[None]]:
    async def closing(app: web.Application) -> AsyncIterator[None]:
        yield
        await found.aclose()

    return closing
