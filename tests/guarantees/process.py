"""A process of the house, as the composition makes it: two workers and the ticks, on a database
that outlives it. It goes step by step, and dies at any named place.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from random import Random
from typing import Any, cast

from sqlalchemy import event, make_url

import app.worker
from app.bell import Bell, RingingStore
from app.compose import Home
from app.inbox import Hear
from app.outbox import Carried, OutboxDispatcher
from app.schedule import ticks
from app.settings import CarrierSetting, load
from app.ticks import Ticker
from app.vitals import Vitals
from app.worker import Worker
from bot.letter import unpacked_letter
from bot.telegram.client import Client
from bot.telegram.setup import Me
from bot.telegram.webhook import SECRET_HEADER, Webhook
from bot.voice import Voice
from core.actions.house import House, Limits
from core.model.post import Channel, InboxRow, LaneLease, OutboxRow
from core.ports import Planner
from storage.session import Session
from storage.sqlite import Sqlite
from storage.store import SqlStore
from tests.bot.building import Clock, Ids, KnownAddresses
from tests.core.town import CrookedRoads
from tests.guarantees.outside import (
    TOKEN,
    Line,
    Office,
    PretendAdapter,
    PretendTelegram,
    Wireless,
    carrying,
)
from tests.guarantees.turns import Turns

SECRET = "s3cret"
WORKERS = 2
VOICE = Voice()


class KilledError(BaseException):
    """What nobody catches: the process is gone."""


class Life:
    """Whether the process still is. What a dead one does has no effect on anybody."""

    is_over = False

    def check(self) -> None:
        if self.is_over:
            raise KilledError


class Mortal(Sqlite):
    """A database whose process may die: nothing it has not committed by then is written. Its own
    clock is the one that everybody has here."""

    def __init__(self, url: str, life: Life, clock: Clock) -> None:
        super().__init__(make_url(url))
        self._life = life

        def set_clock(connection: sqlite3.Connection, _: object) -> None:
            connection.create_function(
                "current_timestamp", 0, lambda: clock.at.strftime("%Y-%m-%d %H:%M:%S")
            )

        event.listen(self._writer._engine, "connect", set_clock)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        self._life.check()
        async with super().writing() as session:
            yield session
            self._life.check()


class Pushing:
    """A request of Telegram's to our webhook, as far as that looks at one."""

    def __init__(self, body: bytes) -> None:
        self.headers = {SECRET_HEADER: SECRET}
        self._body = body

    async def read(self) -> bytes:
        return self._body


class Process:
    """`works`, `looks` and `hears` are what a running house does by itself."""

    def __init__(
        self,
        *,
        url: str,
        clock: Clock,
        ids: Ids,
        turns: Turns,
        chance: Random,
        telegram: PretendTelegram,
        offices: Sequence[Office],
        planner: Planner,
        limits: Limits,
    ) -> None:
        self.life = Life()
        self.turns = turns
        self._clock = clock
        self.in_flight: dict[asyncio.Task[Any] | None, str] = {}
        self.store = SqlStore(Mortal(url, self.life, clock))
        line = Line(turns, self.life.check)
        wireless = Wireless(telegram, line)
        client = Client(token=TOKEN, request=wireless, get_updates_request=wireless)
        bell = Bell()
        adapters = {one.about.ref: PretendAdapter(one.about.ref, one, line) for one in offices}
        house = House(
            store=RingingStore(self.store, bell),
            clock=clock,
            new_id=ids,
            travel=CrookedRoads(),
            addresses=KnownAddresses(),
            bell=bell,
            limits=limits,
            called_carriers=frozenset(adapters),
        )
        self.home = Home(
            settings=load(
                _env_file=None,
                telegram_fast=True,
                carriers={str(ref): CarrierSetting(every_seconds=60) for ref in adapters},
            ),
            store=self.store,
            bell=bell,
            house=house,
            desk=cast(Any, None),  # the house has its addresses; only a running process fills it
            voice=VOICE,
            planner=planner,
            interpreter=None,
            carriers=cast(Any, adapters),
            feeds=(),
            sender=cast(Any, None),  # nobody has a webhook
            notifiers={},
            maps=None,
            bot=client,
            me=Me(telegram.world.bots[TOKEN].id, "doorstep_test_bot"),
            sign_on=None,
            vitals=Vitals(clock),
        )
        self.workers = [Worker(self.home, f"w{number}") for number in range(WORKERS)]
        self._channels = list(self.workers[0]._carries())
        for worker in self.workers:
            assert worker.outlet is not None
            worker.outlet.monotonic = lambda: clock.at.timestamp()
            heard = worker.inbox._hear.items()
            worker.inbox._hear = {source: self._halting(hear) for source, hear in heard}
            for dispatcher in worker.outbox:
                self._watch(dispatcher)
        self._ticks = {tick.name: tick for tick in ticks(self.home, "w0")}
        self._ticker = Ticker([], self.store.leases, clock, "w0")
        self._webhook = Webhook(
            self.home.me.id if self.home.me else 0,
            SECRET,
            lambda rows: app.worker.receive(self.home, rows),
            clock.wall,
        )

    async def begin(self) -> None:
        """As the one process that serves a SQLite database does."""
        await self.store.free_what_is_held()

    async def ends(self) -> None:
        """Killed: everybody falls where they stand, and the disk is as it is."""
        self.life.is_over = True
        await self.turns.end()
        for worker in self.workers:
            await worker.aclose()
        await self.store.aclose()

    async def takes(self, body: bytes) -> int:
        """What Telegram hears of an update that it pushes."""
        answer = await self._webhook.take(cast(Any, Pushing(body)))
        return answer.status

    async def hears(self, number: int) -> None:
        """One worker looks into the inbox, and works off a lane."""
        worker = self.workers[number]
        for lease, rows in await worker.inbox._loop.claim(1):
            await self.turns.begin(f"{number} hears {lease.lane}", worker.inbox.work(lease, rows))

    async def carries(self, number: int, channel: Channel) -> None:
        """One worker looks into an outbox, and works off a lane."""
        worker = self.workers[number]
        dispatcher = worker.outbox[self._channels.index(channel)]
        for lease, row in await dispatcher._loop.claim(1):
            await self.turns.begin(f"{number} carries {lease.lane}", dispatcher._work(lease, row))

    async def looks(self, name: str) -> None:
        """One tick rings."""
        await self._ticker._ring(self._ticks[name])

    @property
    def tick_names(self) -> list[str]:
        return list(self._ticks)

    def _halting(self, hear: Hear) -> Hear:
        """A worker may stand still before it begins, as a process does that gets SIGSTOP."""

        async def halting(row: InboxRow, lease: LaneLease) -> None:
            await self.turns.wait()
            self.life.check()
            await hear(row, lease)

        return halting

    def _watch(self, dispatcher: OutboxDispatcher) -> None:
        """What is carried is known outside by its letter, and while it is under way."""
        carry = dispatcher._carry

        async def watched(row: OutboxRow) -> Carried:
            out = row.outgoing
            letter = unpacked_letter(out.body) if out.channel is Channel.TELEGRAM else None
            self.in_flight[asyncio.current_task()] = out.key
            token = carrying.set((row, letter, self._clock.at))
            try:
                return await carry(row)
            finally:
                carrying.reset(token)

        dispatcher._carry = watched

    def is_marked(self) -> None:
        """How the row ended is on disk: it is under way no more."""
        self.in_flight.pop(asyncio.current_task(), None)
