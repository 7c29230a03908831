"""A house that calls parcel-post: real storage, the carrier's real HTTP API, our adapter."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest_asyncio
from aiohttp import web

from app.carrier_mail import carrier_hear
from app.carrier_post import CarrierPost
from app.outbox import Carried
from core.actions.ask import ask
from core.actions.house import House
from core.actions.syncing import Looked, Polled, sync_carrier
from core.commands import Command, GiveInstructions, WithdrawChange
from core.model.asker import HOUSE
from core.model.change import Change
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import CarrierRef, ChangeId, PromiseId
from core.model.post import Channel
from core.model.promise import Promise
from core.model.sync import Sync
from core.model.window import Window
from core.ports import SeenDelivery, Unavailable
from integrations.carrier_kit.http import Caller
from integrations.carriers.carrier_api_v1.adapter import CarrierApiV1
from integrations.carriers.carrier_api_v1.client import Client
from sandbox.door import Door
from sandbox.lockers import LockerNetwork
from sandbox.parcel_carrier.api import ParcelApi
from sandbox.parcel_carrier.company import ParcelCompany
from sandbox.parcel_carrier.parcel import Parcel
from sandbox.person import Person
from sandbox.place import Place
from sandbox.planner.plan import PlanningRoom
from sandbox.roads import Roads
from sandbox.stop import Stop
from sandbox.town import EXTRACT, Town
from sandbox.van import Van
from storage.store import SqlStore, open_store
from tests.bot.building import Clock, Ids, KnownAddresses, StraightLines
from tests.peers import Bell

KEY = "parcel-post-key"
REF = CarrierRef("parcel-post")
FIRST = "PP1"
SLOW_SECONDS = 1.0
PATIENCE_SECONDS = 0.4


class TurnedClock(Clock):
    """The world's clock as the sandbox wants it; sleeping turns it."""

    async def sleep(self, world_seconds: float) -> None:
        self.at += timedelta(seconds=world_seconds)


class Adapter(CarrierApiV1):
    """Ours; may be told to break off before its second page, once."""

    breaks_off = False

    async def deliveries(
        self, updated_after: datetime | None, cursor: str | None
    ) -> tuple[Sequence[SeenDelivery], str | None]:
        if cursor is not None and self.breaks_off:
            self.breaks_off = False
            raise Unavailable("broken off")
        return await super().deliveries(updated_after, cursor)


@dataclass
class CarrierWorld:
    """`look`, `hear` and `carry` are what the processes of a running house do by themselves."""

    house: House
    store: SqlStore
    clock: TurnedClock
    company: ParcelCompany
    api: ParcelApi
    adapter: Adapter
    carried: list[Carried] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._carry = CarrierPost(
            house=self.house, adapters={REF: self.adapter}, chance=lambda: 0.5
        ).carry

    def parcel(self, number: str, **told: object) -> Parcel:
        parcel = Parcel(
            tracking_number=number,
            recipient=Person(name="Aino Virtanen", phone="+358401234567", language="fi"),
            address_text="Bulevardi 5, 00120 Helsinki",
            door=Door(Place(60.166, 24.932)),
            created_at=self.clock.at,
            **told,  # type: ignore[arg-type]
        )
        self.company.take_in(parcel)
        return parcel

    def van(self, *numbers: str) -> Van:
        """A plan of today with a stop for each number."""
        day = self.clock.at.date()
        van = Van(
            ref="van",
            carrier=REF,
            route_ref=f"{REF}-{day}",
            depot=Place(60.17, 24.94),
            clock=self.clock,
            roads=Roads(EXTRACT, Path("nowhere")),
            chance=Random(1),
            visit=_nobody,
        )
        self.company.vans[day] = van
        self.company.versions[day] = 1
        van.adopt([Stop(n, n, Place(60.165, 24.93), 180) for n in numbers])
        return van

    async def look(self, owner: str = "p1") -> Looked | None:
        """Let the time pass until a look is due; look; take the news."""
        self.clock.at += timedelta(minutes=20)
        looked = await self.look_now(owner)
        await self.hear()
        return looked

    async def look_now(self, owner: str = "p1") -> Looked | None:
        return await sync_carrier(self.house, Polled(adapter=self.adapter), owner)

    async def hear(self) -> None:
        hear = carrier_hear(self.house)
        for lease in await self.store.lanes.claim_in("w1", self.clock.wall(), 100):
            for row in await self.store.lanes.next_in(lease, 100):
                await hear(row, lease)
            await self.store.lanes.release(lease, self.clock.wall())

    async def carry(self) -> Carried | None:
        """One try at every lane of the carrier's outbox; the last one's end."""
        lanes, wall = self.store.lanes, self.clock.wall()
        last = None
        for lease in await lanes.claim_out(Channel.CARRIER, "d1", wall, 100):
            for row in await lanes.next_out(lease, wall, 100):
                await lanes.sending(lease, [row])
                last = await self._carry(row)
                self.carried.append(last)
                if last.state is None:
                    assert last.again_at is not None
                    await lanes.put_back(lease, row, last.error, last.again_at)
                    break
                await lanes.sent(lease, [(row, last.state)], wall)
            await lanes.release(lease, wall)
        return last

    async def carry_later(self) -> Carried | None:
        self.clock.at += timedelta(minutes=2)
        return await self.carry()

    async def ask(self, command: Command) -> Change:
        done = await ask(self.house, command, HOUSE)
        assert done.change is not None
        return done.change

    async def repeat(self) -> None:
        """Every row of the outbox twice, as after a worker that fell over at the last moment."""
        lanes, wall = self.store.lanes, self.clock.wall()
        for lease in await lanes.claim_out(Channel.CARRIER, "d1", wall, 100):
            for row in await lanes.next_out(lease, wall, 100):
                await self._carry(row)
                await self._carry(replace(row, tries=1))
            await lanes.release(lease, wall)

    async def instructed(self, note: str = "ring twice", number: str = FIRST) -> Change:
        delivery = await self.delivery(number)
        return await self.ask(GiveInstructions(delivery.id, DoorCard(note=note)))

    async def promised(self, hours: int) -> None:
        """Somebody comes in so many hours, so that a change has a deadline."""
        delivery = await self.delivery()
        start = self.clock.at + timedelta(hours=hours)
        promise = Promise(
            id=PromiseId("prm_1"),
            delivery=delivery.id,
            window=Window(start, start + timedelta(hours=2)),
            made_at=self.clock.at,
            changeable_until=None,
        )
        async with self.store.begin() as unit:
            await unit.promises.put(promise)
            await unit.deliveries.save(replace(delivery, promise=promise))

    async def withdrawn(self, change: Change) -> Change:
        return await self.ask(WithdrawChange(change.id))

    async def delivery(self, number: str = FIRST) -> Delivery:
        async with self.store.read() as unit:
            found = await unit.deliveries.by_tracking(REF, number)
        assert found is not None
        return found

    async def change(self, id: ChangeId) -> Change:
        async with self.store.read() as unit:
            found = await unit.changes.get(id)
        assert found is not None
        return found

    async def sync(self) -> Sync:
        async with self.store.read() as unit:
            found = await unit.syncs.get(f"carrier:{REF}")
        assert found is not None
        return found

    async def timeline(self, number: str = FIRST) -> list[str]:
        delivery = await self.delivery(number)
        async with self.store.read() as unit:
            return [f"{e.kind}: {e.what}" for e in await unit.timeline.of(delivery.id)]


async def _nobody(van: Van, stop: Stop) -> None:
    raise AssertionError("nobody drives in these tests")


@pytest_asyncio.fixture
async def world(tmp_path: Path, sqlite_url: str) -> AsyncIterator[CarrierWorld]:
    """Parcel-post has one parcel, and the house has looked at it once."""
    clock = TurnedClock()
    roads = Roads(EXTRACT, tmp_path)
    company = ParcelCompany(
        clock=clock,
        roads=roads,
        planning=PlanningRoom(roads),
        lockers=LockerNetwork(Town.load(), Random(1)),
        depot=Place(60.17, 24.94),
        chance=Random(1),
    )
    api = ParcelApi(company, clock, KEY)
    api.faults.slow_seconds = SLOW_SECONDS
    runner = web.AppRunner(api.app(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    caller = Caller(
        url=f"http://127.0.0.1:{port}",
        headers={"Authorization": f"Bearer {KEY}"},
        answer_seconds_max=PATIENCE_SECONDS,
    )
    client = Client(caller)
    adapter = Adapter(REF, client)
    store = await open_store(sqlite_url)
    house = House(
        store=store,
        clock=clock,
        new_id=Ids(),
        travel=StraightLines(),
        addresses=KnownAddresses(),
        bell=Bell(),
        called_carriers=frozenset({REF}),
    )
    made = CarrierWorld(house, store, clock, company, api, adapter)
    made.parcel(FIRST)
    await made.look()
    try:
        yield made
    finally:
        await adapter.aclose()
        await runner.cleanup()
        await store.aclose()
