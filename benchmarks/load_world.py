"""The world of a load: the house in its roles on either database, a pretend Telegram in a process
of its own, people whose chats are open, and parcels to report of."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import msgspec
import psutil
from sqlalchemy import select
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks import house
from benchmarks.faults.databases import Database, Kind, Postgres, database
from benchmarks.house import Running
from benchmarks.load_traffic import Reports
from benchmarks.processes import MIB, Fell, address_told, started
from benchmarks.telegram_peer import HOUSE_TOKEN, Enter, Pace, Phones, Played, Proxy
from bot.telegram.webhook import PATH
from storage.tables import carrier_events

ROLES: Mapping[Kind, Sequence[str]] = {
    "sqlite": ("all",),
    "postgresql": ("web", "worker", "scheduler"),
}
KEYS = 4  # one makes 200 calls a second at the most
QUIET_PARCELS = 400
MEMORY_LOOK_SECONDS = 1.0
# What recipients do most: they look, they ask, they press. Each is one update and one answer.
ACTS = ("/status", "Where is my parcel?", "press:menu", "When will the courier come?")
TELEGRAM_SECONDS_MAX = 3600.0


@dataclass(slots=True, kw_only=True)
class World:
    """`talkers` write, `listeners` are told; they are the first phones and those after them."""

    database: Database
    parts: Sequence[Running]
    telegram: aiohttp.ClientSession
    reports: Reports
    talkers: int
    listeners: int
    heaviest_mib: float = 0.0
    _seen: dict[int, float] = field(default_factory=dict)

    async def updates(self, rate: float, seconds: float) -> Played:
        told = Pace(
            token=HOUSE_TOKEN, first=0, phones=self.talkers, rate=rate, seconds=seconds, acts=ACTS
        )
        return msgspec.json.decode(await _asked(self.telegram, "pace", told), type=Played)

    async def letters(self) -> int:
        """What the listeners have received by now."""
        told = Phones(token=HOUSE_TOKEN, first=self.talkers, phones=self.listeners)
        return msgspec.json.decode(await _asked(self.telegram, "letters", told), type=int)

    async def watch_memory(self) -> None:
        """Until it is cancelled; the most that one process of the house ever had."""
        while True:
            for each in self._of_the_house():
                mib = each.memory_info().rss / MIB
                self.heaviest_mib = max(self.heaviest_mib, mib)
            await asyncio.sleep(MEMORY_LOOK_SECONDS)

    def cpu_seconds(self) -> float:
        """Of the house and of its database since they began; what ended meanwhile counts too."""
        for each in [*self._of_the_house(), *self._of_the_database()]:
            try:
                times = each.cpu_times()
            except psutil.NoSuchProcess:
                continue
            self._seen[each.pid] = times.user + times.system
        return sum(self._seen.values())

    async def lost(self) -> set[str]:
        """Events that were taken, and that the database does not know."""
        engine = create_async_engine(self.database.url)
        try:
            async with engine.connect() as db:
                known = set((await db.execute(select(carrier_events.c.event_id))).scalars())
        finally:
            await engine.dispose()
        return self.reports.accepted - known

    def _of_the_house(self) -> list[psutil.Process]:
        roots = [psutil.Process(part.process.pid) for part in self.parts]
        return [each for root in roots for each in (root, *root.children(recursive=True))]

    def _of_the_database(self) -> list[psutil.Process]:
        if not isinstance(self.database, Postgres):
            return []
        pid = int((self.database.server.pgdata / "postmaster.pid").read_text().split()[0])
        root = psutil.Process(pid)
        return [root, *root.children()]


@asynccontextmanager
async def world(kind: Kind, folder: Path, talkers: int, listeners: int) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        people = talkers + listeners
        peer = await enter(started(folder, "telegram", "benchmarks.telegram_peer", str(people)))
        url = await address_told(peer)
        limit = aiohttp.ClientTimeout(total=TELEGRAM_SECONDS_MAX)
        telegram = await enter(aiohttp.ClientSession(url, timeout=limit))
        base = await enter(database(kind, folder))
        settings = {**_settings(url), "DATABASE_URL": base.url, "DATA_DIR": str(folder / "data")}
        if kind == "postgresql":
            await house.command(folder, "migrate", settings=settings)
        keys = [await house.key(folder, settings) for _ in range(KEYS)]
        await house.town_imported(folder, settings)
        parts = [await enter(house.running(folder, settings, role)) for role in ROLES[kind]]
        address = parts[0].address
        await _asked(telegram, "webhook", Proxy(token=HOUSE_TOKEN, url=f"{address}{PATH}"))
        announced, _ = await house.announced(address, keys[0], people + QUIET_PARCELS)
        opened = announced[:people]
        links = tuple(each.link for each in opened)
        told = Enter(token=HOUSE_TOKEN, links=links, looking=talkers)
        await _asked(telegram, "enter", told)
        reports = Reports(
            address=address,
            secrets=keys,
            quiet=[each.id for each in announced[people:]],
            told=[each.id for each in opened[talkers:]],
            session=await enter(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))),
        )
        yield World(
            database=base,
            parts=parts,
            telegram=telegram,
            reports=reports,
            talkers=talkers,
            listeners=listeners,
        )


def _settings(telegram: str) -> dict[str, str]:
    return {
        "TELEGRAM_TOKEN": HOUSE_TOKEN,
        "TELEGRAM_API_URL": telegram,
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_FAST": "true",
        "PUBLIC_URL": "https://doorstep.invalid",
    }


async def _asked(peer: aiohttp.ClientSession, what: str, told: msgspec.Struct) -> bytes:
    async with peer.post(f"/bench/{what}", data=msgspec.json.encode(told)) as answer:
        if answer.status != 200:
            raise Fell(f"/bench/{what}: {answer.status}")
        return await answer.read()
