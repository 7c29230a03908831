"""The store: what the house remembers, with units of work, lanes and leases, on either database."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy import Connection, make_url, select, update

from core import ports
from core.fail_points import FailPoint, reached
from storage.lanes import SqlLanes
from storage.leases import LONG_AGO, SqlLeases
from storage.migrate import to_newest
from storage.postgres import Postgres
from storage.sealing import PLAIN, Sealing
from storage.session import Database, Session
from storage.sqlite import Sqlite
from storage.tables import lanes, leases
from storage.units.access import SqlAccess
from storage.units.agent_waits import SqlAgentWaits
from storage.units.attending import SqlPresences, SqlReadings
from storage.units.audit import SqlAudit
from storage.units.carriers import SqlCarriers
from storage.units.changes import SqlChanges
from storage.units.claims import SqlClaims
from storage.units.consents import SqlConsents
from storage.units.conversations import SqlConversations
from storage.units.courier_links import SqlCourierLinks
from storage.units.deliveries import SqlDeliveries
from storage.units.door_lines import SqlDoorLines
from storage.units.door_times import SqlDoorTimes
from storage.units.driven_days import SqlDrivenDays
from storage.units.etas import SqlEtas
from storage.units.failed_attempts import SqlFailedAttempts
from storage.units.geocodes import SqlGeocodes
from storage.units.holds import SqlHolds
from storage.units.learned import SqlLearned
from storage.units.lessons import SqlLessons
from storage.units.notice_policies import SqlNoticePolicies
from storage.units.payments import SqlPayments
from storage.units.peers import SqlPeers
from storage.units.photos import SqlPhotos
from storage.units.pings import SqlPings
from storage.units.points import SqlPoints
from storage.units.positions import SqlPositions
from storage.units.post import SqlPost
from storage.units.promises import SqlPromises
from storage.units.proof_pictures import SqlProofPictures
from storage.units.pushes import SqlPushes
from storage.units.routes import SqlRoutes
from storage.units.saved_places import SqlSavedPlaces
from storage.units.syncs import SqlSyncs
from storage.units.timeline import SqlTimeline
from storage.units.timers import SqlTimers
from storage.units.topics import SqlTopics
from storage.units.voice_notes import SqlVoiceNotes
from storage.units.waitlist import SqlWaitlist
from storage.units.webhooks import SqlWebhooks


def _of[Repository](kind: Callable[[Session], Repository]) -> cached_property[Repository]:
    """Made when it is first asked for: a unit needs a few of them."""
    return cached_property(lambda unit: kind(unit.session))


def _sealing[Repository](
    kind: Callable[[Session, Sealing], Repository],
) -> cached_property[Repository]:
    """Of those whose rows hold secrets."""
    return cached_property(lambda unit: kind(unit.session, unit.sealing))


class SqlUnit:
    """One transaction, seen as repositories."""

    def __init__(self, session: Session, sealing: Sealing = PLAIN) -> None:
        self.session = session
        self.sealing = sealing

    deliveries: cached_property[ports.Deliveries] = _of(SqlDeliveries)
    timeline: cached_property[ports.Timeline] = _of(SqlTimeline)
    carriers: cached_property[ports.Carriers] = _of(SqlCarriers)
    routes: cached_property[ports.Routes] = _of(SqlRoutes)
    holds: cached_property[ports.Holds] = _of(SqlHolds)
    waitlist: cached_property[ports.Waitlist] = _of(SqlWaitlist)
    promises: cached_property[ports.Promises] = _of(SqlPromises)
    payments: cached_property[ports.Payments] = _of(SqlPayments)
    changes: cached_property[ports.Changes] = _of(SqlChanges)
    points: cached_property[ports.Points] = _of(SqlPoints)
    conversations: cached_property[ports.Conversations] = _of(SqlConversations)
    agent_waits: cached_property[ports.AgentWaits] = _of(SqlAgentWaits)
    readings: cached_property[ports.Readings] = _of(SqlReadings)
    presences: cached_property[ports.Presences] = _of(SqlPresences)
    audit: cached_property[ports.Audit] = _of(SqlAudit)
    voice_notes: cached_property[ports.VoiceNotes] = _of(SqlVoiceNotes)
    photos: cached_property[ports.Photos] = _of(SqlPhotos)
    topics: cached_property[ports.Topics] = _of(SqlTopics)
    access: cached_property[ports.Access] = _sealing(SqlAccess)
    webhooks: cached_property[ports.Webhooks] = _sealing(SqlWebhooks)
    post: cached_property[ports.Post] = _of(SqlPost)
    timers: cached_property[ports.Timers] = _of(SqlTimers)
    syncs: cached_property[ports.Syncs] = _of(SqlSyncs)
    peers: cached_property[ports.Peers] = _of(SqlPeers)
    pushes: cached_property[ports.Pushes] = _of(SqlPushes)
    positions: cached_property[ports.Positions] = _of(SqlPositions)
    saved_places: cached_property[ports.SavedPlaces] = _of(SqlSavedPlaces)
    learned: cached_property[ports.Learned] = _of(SqlLearned)
    etas: cached_property[ports.Etas] = _of(SqlEtas)
    door_times: cached_property[ports.DoorTimes] = _of(SqlDoorTimes)
    driven_days: cached_property[ports.DrivenDays] = _of(SqlDrivenDays)
    lessons: cached_property[ports.Lessons] = _of(SqlLessons)
    consents: cached_property[ports.Consents] = _of(SqlConsents)
    claims: cached_property[ports.Claims] = _of(SqlClaims)
    failed_attempts: cached_property[ports.FailedAttempts] = _of(SqlFailedAttempts)
    notice_policies: cached_property[ports.NoticePolicies] = _of(SqlNoticePolicies)
    pings: cached_property[ports.Pings] = _of(SqlPings)
    courier_links: cached_property[ports.CourierLinks] = _of(SqlCourierLinks)
    proof_pictures: cached_property[ports.ProofPictures] = _of(SqlProofPictures)
    door_lines: cached_property[ports.DoorLines] = _of(SqlDoorLines)
    geocodes: cached_property[ports.Geocodes] = _of(SqlGeocodes)

    async def flush(self) -> None:
        """Write what was kept back for the end of the transaction."""
        post = self.__dict__.get("post")
        if isinstance(post, SqlPost):
            await post.flush()


class SqlStore:
    def __init__(self, database: Database, sealing: Sealing = PLAIN) -> None:
        self.database = database
        self.sealing = sealing
        self.lanes: ports.Lanes = SqlLanes(database)
        self.leases: ports.Leases = SqlLeases(database)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[ports.Unit]:
        async with self.database.writing() as session:
            unit = SqlUnit(session, self.sealing)
            yield unit
            await unit.flush()
            reached(FailPoint.BEFORE_COMMIT)
        reached(FailPoint.AFTER_COMMIT)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[ports.Unit]:
        async with self.database.reading() as session:
            yield SqlUnit(session, self.sealing)

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[ports.Unit]:
        async with self.database.glancing() as session:
            yield SqlUnit(session, self.sealing)

    async def free_what_is_held(self) -> None:
        """For the only process that serves a database: what a killed one held is free at once."""
        await self.database.write(free_what_is_held)

    async def ping(self) -> None:
        """Raises Unavailable while the database does not answer."""
        await self.database.look(lambda db: db.scalar(select(1)))

    async def aclose(self) -> None:
        await self.database.aclose()


def free_what_is_held(db: Connection) -> None:
    """Leases and lanes, whoever has them."""
    db.execute(update(leases).values(until=LONG_AGO, owner=""))
    held = lanes.c.leased_until.is_not(None)
    db.execute(update(lanes).where(held).values(leased_until=None, leased_by=None))


async def open_store(url: str, sealing: Sealing = PLAIN) -> SqlStore:
    """The store behind DOORSTEP_DATABASE_URL. A SQLite database is brought to the newest schema."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return SqlStore(Postgres(parsed), sealing)
    await to_newest(url)
    return SqlStore(Sqlite(parsed), sealing)
