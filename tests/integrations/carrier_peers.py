"""Peers: pretend carriers for the contract suite, each speaking one vendor's API, well or badly.

A peer holds one parcel. `world_of` starts it, opens our adapter on it by the setting that people
write, and asks for one change that this vendor takes.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from aiohttp import web

from core.model.address import Components
from core.model.change import Change, What
from core.model.delivery import Delivery, DeliveryAddress
from core.model.ids import CarrierRef, ChangeId, DeliveryId
from core.model.location import Location
from core.model.recipient import Recipient
from core.ports import CarrierAdapter
from integrations.carriers import open_carrier

REF = CarrierRef("a-carrier")
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
NAME, PHONE, STREET = "Aino Virtanen", "+380501234567", "Bulevardi 5, 00120 Helsinki"
KEY = "0fed5ec2e7"
SLOW_SECONDS = 5.0


class Fault(StrEnum):
    """What goes wrong at the next call that matters."""

    TOO_FAST = "too fast"  # 429, and when to come again
    DOWN = "down"  # 503
    ERROR = "error"  # 500, after nothing was done
    NONSENSE = "nonsense"  # 200, and no JSON
    REFUSES = "refuses"  # a no as this vendor says it
    LOST = "lost"  # it was done, and the answer was lost
    SLOW = "slow"
    LOCKED_OUT = "locked out"  # 401


@dataclass
class Peer:
    """`done` counts what had an effect. A fault hits writes; with `looks` every call."""

    parcel: str = "20450000000001"
    fault: Fault | None = None
    looks: bool = False
    done: int = 0
    calls: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    name: str = ""
    what: What | None = None  # a change that the vendor takes

    def setting(self, url: str) -> dict[str, str]:
        return {"url": url, "key": KEY}

    def routes(self) -> Sequence[web.RouteDef]:
        raise NotImplementedError

    def is_write(self, request: web.Request, body: bytes) -> bool:
        return request.method in ("PUT", "DELETE", "POST")

    def refusal(self) -> web.Response:
        """A no that stays, as this vendor says it."""
        return web.json_response({}, status=400)

    def events_in_order(self) -> Sequence[str]:
        return ()

    def app(self) -> web.Application:
        @web.middleware
        async def faults(
            request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
        ) -> web.StreamResponse:
            body = await request.read()
            self.calls.append(f"{request.method} {request.path}")
            self.bodies.append(body)
            is_hit = self.looks or self.is_write(request, body)
            fault = self.fault if is_hit else None
            match fault:
                case Fault.TOO_FAST:
                    return web.Response(status=429, headers={"Retry-After": "7"})
                case Fault.DOWN:
                    return web.Response(status=503)
                case Fault.ERROR:
                    return web.Response(status=500)
                case Fault.LOCKED_OUT:
                    return web.Response(status=401)
                case Fault.NONSENSE:
                    return web.Response(text="<html>")
                case Fault.REFUSES:
                    return self.refusal()
                case Fault.SLOW:
                    await asyncio.sleep(SLOW_SECONDS)
            answer = await handler(request)
            if fault is Fault.LOST:
                assert request.transport is not None
                request.transport.abort()
            return answer

        app = web.Application(middlewares=[faults])
        app.add_routes(self.routes())
        return app

    def delivery(self) -> Delivery:
        return Delivery(
            id=DeliveryId("dlv_1"),
            tracking_number=self.parcel,
            carrier=REF,
            recipient=Recipient(name=NAME, phone=PHONE),
            address=DeliveryAddress(
                text=STREET,
                components=Components(street="Bulevardi", house_number="5", city="Helsinki"),
                location=Location(60.165, 24.938),
            ),
            created_at=NOW,
            updated_at=NOW,
        )

    def change(self, id: str = "chg_1", what: What | None = None) -> Change:
        wanted = what or self.what
        assert wanted is not None
        return Change(
            id=ChangeId(id),
            delivery=DeliveryId("dlv_1"),
            carrier=REF,
            what=wanted,
            asked_by="recipient",
            asked_at=NOW,
            updated_at=NOW,
            deadline=NOW + timedelta(hours=4),
        )


@asynccontextmanager
async def opened(
    peer: Peer, hook_secrets: tuple[str, ...] = (), more: Mapping[str, str] | None = None
) -> AsyncIterator[CarrierAdapter]:
    """Our adapter, on the peer."""
    runner = web.AppRunner(peer.app(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    setting = {**peer.setting(url), **(more or {})}
    try:
        adapter = open_carrier(REF, peer.name, setting, hook_secrets)
        try:
            yield adapter
        finally:
            await adapter.aclose()
    finally:
        await runner.cleanup()
