"""A house that pushes events, and a receiver that believes only what is signed."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest_asyncio
from aiohttp import web

from app.outbox import Carried
from app.webhook_post import webhook_carry
from core.actions.ask import ask
from core.commands import GiveInstructions
from core.model.access import Webhook
from core.model.asker import HOUSE
from core.model.carrier import Capability, ChangeAction
from core.model.change import Change
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import ChangeId, WebhookId
from core.model.post import Channel
from integrations.webhooks import Sender, open_sender
from sandbox.webhook_peer import Received, WebhookPeer
from storage.store import SqlStore, open_store
from tests.bot.building import Building, build
from tests.bot.world import a_carrier, a_delivery

SECRET = "whsec_" + "c2VjcmV0" * 4
HOOK = WebhookId("whk_1")


@dataclass
class Receiver:
    """`answers` are the statuses of the next calls, before the peer itself answers."""

    peer: WebhookPeer
    answers: list[web.Response] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    cookies: int = 0

    async def take(self, request: web.Request) -> web.StreamResponse:
        self.bodies.append(await request.read())
        self.stamps.append(request.headers["webhook-timestamp"])
        self.cookies += len(request.cookies)
        if self.answers:
            return self.answers.pop(0)
        return await self.peer.take(request)


@dataclass
class WebhookWorld:
    building: Building
    store: SqlStore
    receiver: Receiver
    sender: Sender
    url: str
    handled: list[Received] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._carry = webhook_carry(self.building.house, self.sender, lambda: 0.5)

    async def subscribed(self, *events: str, url: str | None = None) -> None:
        webhook = Webhook(
            id=HOOK,
            url=url or self.url,
            events=events,
            secret=SECRET,
            carrier=a_carrier().ref,
            created_at=self.building.clock.at,
        )
        async with self.store.begin() as unit:
            await unit.webhooks.put(webhook)

    async def webhook(self) -> Webhook:
        async with self.store.read() as unit:
            found = await unit.webhooks.get(HOOK)
        assert found is not None
        return found

    async def instructed(self) -> Change:
        command = GiveInstructions(a_delivery().id, DoorCard(note="ring twice"))
        done = await ask(self.building.house, command, HOUSE)
        assert done.change is not None
        return done.change

    async def change(self, id: ChangeId) -> Change:
        async with self.store.read() as unit:
            found = await unit.changes.get(id)
        assert found is not None
        return found

    async def delivery(self) -> Delivery:
        async with self.store.read() as unit:
            found = await unit.deliveries.get(a_delivery().id)
        assert found is not None
        return found

    async def carry(self) -> Carried:
        """One try at what is due; the last one's end."""
        lanes, wall = self.store.lanes, self.building.clock.at
        for lease in await lanes.claim_out(Channel.WEBHOOK, "d1", wall, 100):
            for row in await lanes.next_out(lease, wall, 100):
                await lanes.sending(lease, [row])
                self.carried.append(await self._carry(row))
                last = self.carried[-1]
                if last.state is None:
                    assert last.again_at is not None
                    await lanes.put_back(lease, row, last.error, last.again_at)
                    break
                await lanes.sent(lease, [(row, last.state)], wall)
            await lanes.release(lease, wall)
        return self.carried[-1]

    async def carry_to_the_end(self) -> list[float]:
        """Each try as soon as the last one said; the seconds between them."""
        waited = []
        while (again_at := (await self.carry()).again_at) is not None:
            waited.append((again_at - self.building.clock.at).total_seconds())
            self.building.clock.at = again_at
        return waited

    async def repeat(self) -> None:
        """Every row twice, as after a worker that fell over at the last moment."""
        lanes, wall = self.store.lanes, self.building.clock.at
        for lease in await lanes.claim_out(Channel.WEBHOOK, "d1", wall, 100):
            for row in await lanes.next_out(lease, wall, 100):
                await self._carry(row)
                await self._carry(replace(row, tries=1))
            await lanes.release(lease, wall)

    def later(self, **by: float) -> None:
        self.building.clock.at += timedelta(**by)


@pytest_asyncio.fixture
async def world(sqlite_url: str) -> AsyncIterator[WebhookWorld]:
    """A delivery of own-fleet, whose 2xx is its yes; nobody has asked for events yet."""
    store = await open_store(sqlite_url)
    building = build(store, store.lanes)
    building.clock.at = datetime.now(UTC)
    await building.furnish(replace(a_delivery(), conversation=None))
    takes_all = dict.fromkeys(ChangeAction, Capability(confirms=False))
    async with store.begin() as unit:
        await unit.carriers.put(replace(a_carrier(), capabilities=takes_all))
    handled: list[Received] = []

    async def handle(received: Received) -> None:
        handled.append(received)

    peer = WebhookPeer(handle, SECRET, wall=lambda: building.clock.at.timestamp())
    receiver = Receiver(peer)
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    sender = open_sender(allow_private=True)
    try:
        yield WebhookWorld(building, store, receiver, sender, url, handled)
    finally:
        await sender.aclose()
        await runner.cleanup()
        await store.aclose()
