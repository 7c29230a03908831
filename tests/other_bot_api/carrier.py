"""A carrier beside the bot: pushes a route, announces, hears what recipients ask, and does it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from app.web import listening, served
from core.model.access import Scope
from sandbox.doorstep import Doorstep
from sandbox.hours import at, day_of
from sandbox.own_fleet.settings import REF, carrier_wire
from sandbox.webhook_peer import Received, WebhookPeer
from tests.app.running import Running
from tests.other_bot_api.home import KEYS

PATIENCE_SECONDS = 40.0
LOOK_SECONDS = 0.05
PHONE = "+358401234567"
LOCKER = "locker-bulevardi"
ROUTE = "van-1-tomorrow"
DEPOT = {"lat": 60.1790, "lon": 24.9510}

type Json = dict[str, Any]  # the wire


@dataclass(slots=True)
class Parcel:
    """What the announcement was answered with."""

    id: str
    token: str
    code: str


@dataclass(slots=True)
class Carrier:
    """Speaks to Doorstep by its API, as anybody's program does."""

    own: Doorstep
    agent: Doorstep
    lockers: Doorstep
    webhooks: WebhookPeer
    asked: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    async def announces(self, tracking_number: str = "JJFI60000000001") -> Parcel:
        answer = await self.own.post("/v1/deliveries", a_delivery(tracking_number))
        assert answer.status == 201, answer.body
        body = answer.body
        return Parcel(body["id"], body["chat_link"].partition("start=")[2], body["proof_code"])

    async def delivery(self, parcel: Parcel) -> Json:
        return (await self.own.get(f"/v1/deliveries/{parcel.id}")).body

    async def hears(self, parcel: Parcel, type: str) -> Json:
        """What the webhook of that type told about the parcel."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while True:
                    for got in self.webhooks.received:
                        if got.type == type and got.data["delivery_id"] == parcel.id:
                            return got.data
                    await asyncio.sleep(LOOK_SECONDS)
        except TimeoutError:
            heard = [got.type for got in self.webhooks.received]
            raise AssertionError(f"never heard {type}; heard {heard}") from None

    async def waiting(self, parcel: Parcel) -> str:
        """The path of the talk about the parcel, once it waits for a person."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                items = (await self.agent.get("/v1/conversations?state=waiting")).body["items"]
                for item in items:
                    if item["delivery_id"] == parcel.id:
                        return f"/v1/conversations/{item['id']}"
                await asyncio.sleep(LOOK_SECONDS)

    async def reads(self, talk: str, text: str) -> None:
        """The recipient's words stand in the talk, where the agent reads them."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                lines: list[Json] = (await self.agent.get(talk)).body["messages"]
                if text in [line["text"] for line in lines]:
                    return
                await asyncio.sleep(LOOK_SECONDS)

    async def take(self, got: Received) -> None:
        if "change_id" in got.data and got.type.startswith("delivery."):
            self.asked.put_nowait(str(got.data["change_id"]))

    async def works(self) -> None:
        """Accepts what is asked, and says when it is done."""
        while True:
            change = f"/v1/changes/{await self.asked.get()}"
            await self.own.post(f"{change}/accept")
            await self.own.post(f"{change}/applied")


@asynccontextmanager
async def a_carrier(run: Running) -> AsyncIterator[Carrier]:
    """Known to Doorstep with a route of tomorrow, a locker, and where its webhooks go."""
    async with aiohttp.ClientSession() as session:
        own, agent, lockers = (
            Doorstep(run.address, KEYS[scope], session)
            for scope in (Scope.CARRIER, Scope.AGENT, Scope.LOCKER)
        )
        carrier = Carrier(own, agent, lockers, WebhookPeer(handle=_nobody))
        carrier.webhooks = replace(carrier.webhooks, handle=carrier.take)
        app = web.Application()
        app.router.add_routes(carrier.webhooks.routes("/hook"))
        doors = listening("127.0.0.1", 0)
        async with served(app, doors):
            await _made_known(carrier, f"http://127.0.0.1:{doors.getsockname()[1]}/hook")
            working = asyncio.ensure_future(carrier.works())
            try:
                yield carrier
            finally:
                working.cancel()


async def _nobody(got: Received) -> None:
    """Before the carrier is there."""


async def _made_known(carrier: Carrier, hook: str) -> None:
    tomorrow = day_of(datetime.now(UTC)) + timedelta(days=1)
    answers = [
        await carrier.own.put(f"/v1/carriers/{REF}", carrier_wire(2)),
        await carrier.own.post("/v1/webhooks", {"url": hook, "events": ["delivery.*", "change.*"]}),
        await carrier.lockers.put(f"/v1/lockers/{LOCKER}", a_locker()),
        await carrier.own.put(f"/v1/routes/{ROUTE}", a_route(tomorrow)),
    ]
    assert [answer.ok for answer in answers] == [True] * 4, answers
    carrier.webhooks.secret = answers[1].body["secret"]


def a_delivery(tracking_number: str) -> Json:
    return {
        "tracking_number": tracking_number,
        "carrier": REF,
        "merchant": "Kauppa Oy",
        "recipient": {"name": "Aino Virtanen", "phone": PHONE, "language": "en"},
        "address": {"text": "Aleksanterinkatu 21, 00100 Helsinki", "country": "FI"},
        "parcel": {"size": "M", "weight_kg": 2.5},
        "format": "door",
        "service_seconds": 180,
        "rules": {"safe_place": True, "neighbour": True, "locker": True, "address_change": True},
    }


def a_locker() -> Json:
    return {
        "name": "Bulevardi",
        "kind": "locker",
        "location": {"lat": 60.1662504, "lon": 24.9421005},
        "address": "Bulevardi 3, 00120 Helsinki",
        "opening_hours": "24/7",
        "compartments": {"S": 2, "M": 3, "L": 2},
    }


def a_route(day: date) -> Json:
    return {
        "version": 1,
        "date": day.isoformat(),
        "carrier": REF,
        "vehicle": {
            "ref": "van-1",
            "profile": "auto",
            "capacity": {"units": 60, "weight_kg": 800},
        },
        "start": {"location": DEPOT, "at": at(day, time(9, 45)).isoformat()},
        "end": {"location": DEPOT, "at": at(day, time(20, 45)).isoformat()},
        "stops": [
            {
                "tracking_number": "SOMEBODY-ELSES",
                "location": {"lat": 60.1713198, "lon": 24.9414566},
                "service_seconds": 180,
                "arrival": at(day, time(11, 0)).isoformat(),
            }
        ],
    }
