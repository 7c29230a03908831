"""A hook that carriers call, over real HTTP and real storage."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from io import BytesIO

import msgspec
import pytest_asyncio
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from app.carrier_mail import carrier_hear
from bot.notices import CannotRead
from core.model.delivery import Delivery
from core.model.ids import CarrierRef
from core.model.signature import Secret, signed
from storage.store import SqlStore, open_store
from tests.bot.building import Building, build
from tests.bot.world import a_delivery
from web.hooks import hooks

SECRET = "whsec_" + "c2VjcmV0" * 4
OTHER_SECRET = "whsec_" + "b3RoZXJz" * 4


@dataclass
class Hooked:
    """`push` is the carrier; `hear` is the worker of a running house."""

    building: Building
    store: SqlStore
    client: TestClient[web.Request, web.Application]

    async def push(
        self,
        told: object,
        *,
        id: str = "msg_1",
        carrier: str = "own-fleet",
        secret: str = SECRET,
        headers: dict[str, str] | None = None,
    ) -> ClientResponse:
        body = told if isinstance(told, bytes) else msgspec.json.encode(told)
        made = signed(Secret.read(secret), id, self.building.clock.at, body)
        return await self.client.post(
            f"/hooks/{carrier}", data=BytesIO(body), headers=made | (headers or {})
        )

    async def hear(self) -> list[str]:
        """Works the inbox off; what could not be read."""
        hear, lanes = carrier_hear(self.building.house), self.store.lanes
        laid_aside = []
        for lease in await lanes.claim_in("w1", self.building.clock.at, 100):
            for row in await lanes.next_in(lease, 100):
                try:
                    await hear(row, lease)
                except CannotRead as unreadable:
                    laid_aside.append(str(unreadable))
                    await lanes.failed_in(lease, row, str(unreadable), None)
            await lanes.release(lease, self.building.clock.at)
        return laid_aside

    async def stored(self) -> int:
        """How many rows wait in the inbox."""
        return (await self.store.lanes.depth())["inbox"][0]

    async def delivery(self) -> Delivery:
        async with self.store.read() as unit:
            found = await unit.deliveries.get(a_delivery().id)
        assert found is not None
        return found

    async def timeline(self) -> list[str]:
        async with self.store.read() as unit:
            return [f"{e.kind}: {e.what}" for e in await unit.timeline.of(a_delivery().id)]

    def event(self, **told: object) -> dict[str, object]:
        return {
            "tracking_number": a_delivery().tracking_number,
            "event_id": "e1",
            "type": "loaded",
            "occurred_at": self.building.clock.at,
            **told,
        }


@pytest_asyncio.fixture
async def hooked(sqlite_url: str) -> AsyncIterator[Hooked]:
    store = await open_store(sqlite_url)
    building = build(store, store.lanes)
    await building.furnish(replace(a_delivery(), conversation=None))
    secrets = {CarrierRef("own-fleet"): [SECRET], CarrierRef("other"): [OTHER_SECRET]}
    app = web.Application()
    app.add_routes(hooks(building.house, secrets))
    async with TestClient(TestServer(app)) as client:
        yield Hooked(building, store, client)
    await store.aclose()
