"""The store: what the house remembers, with units of work, lanes and leases, on either database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import make_url, select

from storage.lanes import SqlLanes
from storage.leases import SqlLeases
from storage.migrate import to_newest
from storage.postgres import Postgres
from storage.session import Database, Session
from storage.sqlite import Sqlite
from storage.units.access import SqlAccess
from storage.units.carriers import SqlCarriers
from storage.units.changes import SqlChanges
from storage.units.conversations import SqlConversations
from storage.units.deliveries import SqlDeliveries
from storage.units.holds import SqlHolds
from storage.units.points import SqlPoints
from storage.units.positions import SqlPositions
from storage.units.post import SqlPost
from storage.units.promises import SqlPromises
from storage.units.routes import SqlRoutes
from storage.units.syncs import SqlSyncs
from storage.units.timeline import SqlTimeline
from storage.units.timers import SqlTimers
from storage.units.webhooks import SqlWebhooks


class SqlUnit:
    """One transaction, seen as repositories."""

    def __init__(self, session: Session) -> None:
        self.deliveries = SqlDeliveries(session)
        self.timeline = SqlTimeline(session)
        self.carriers = SqlCarriers(session)
        self.routes = SqlRoutes(session)
        self.holds = SqlHolds(session)
        self.promises = SqlPromises(session)
        self.changes = SqlChanges(session)
        self.points = SqlPoints(session)
        self.conversations = SqlConversations(session)
        self.access = SqlAccess(session)
        self.webhooks = SqlWebhooks(session)
        self.post = SqlPost(session)
        self.timers = SqlTimers(session)
        self.syncs = SqlSyncs(session)
        self.positions = SqlPositions(session)


class SqlStore:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.lanes = SqlLanes(database)
        self.leases = SqlLeases(database)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[SqlUnit]:
        async with self.database.writing() as session:
            unit = SqlUnit(session)
            yield unit
            await unit.post.flush()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[SqlUnit]:
        async with self.database.reading() as session:
            yield SqlUnit(session)

    async def ping(self) -> None:
        """Raises Unavailable while the database does not answer."""
        await self.database.look(lambda db: db.scalar(select(1)))

    async def aclose(self) -> None:
        await self.database.aclose()


async def open_store(url: str) -> SqlStore:
    """The store behind DOORSTEP_DATABASE_URL. A SQLite database is brought to the newest schema."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return SqlStore(Postgres(parsed))
    await to_newest(url)
    return SqlStore(Sqlite(parsed))
