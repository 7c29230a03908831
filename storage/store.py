"""The store: what the house remembers, with units of work, lanes and leases, on either database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import Connection, make_url, select, update

from core import ports
from core.fail_points import FailPoint, reached
from storage.lanes import SqlLanes
from storage.leases import LONG_AGO, SqlLeases
from storage.migrate import to_newest
from storage.postgres import Postgres
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


class SqlUnit:
    """One transaction, seen as repositories."""

    def __init__(self, session: Session) -> None:
        self._post = SqlPost(session)
        self.deliveries: ports.Deliveries = SqlDeliveries(session)
        self.timeline: ports.Timeline = SqlTimeline(session)
        self.carriers: ports.Carriers = SqlCarriers(session)
        self.routes: ports.Routes = SqlRoutes(session)
        self.holds: ports.Holds = SqlHolds(session)
        self.waitlist: ports.Waitlist = SqlWaitlist(session)
        self.promises: ports.Promises = SqlPromises(session)
        self.changes: ports.Changes = SqlChanges(session)
        self.points: ports.Points = SqlPoints(session)
        self.conversations: ports.Conversations = SqlConversations(session)
        self.agent_waits: ports.AgentWaits = SqlAgentWaits(session)
        self.readings: ports.Readings = SqlReadings(session)
        self.presences: ports.Presences = SqlPresences(session)
        self.audit: ports.Audit = SqlAudit(session)
        self.voice_notes: ports.VoiceNotes = SqlVoiceNotes(session)
        self.photos: ports.Photos = SqlPhotos(session)
        self.topics: ports.Topics = SqlTopics(session)
        self.access: ports.Access = SqlAccess(session)
        self.webhooks: ports.Webhooks = SqlWebhooks(session)
        self.post: ports.Post = self._post
        self.timers: ports.Timers = SqlTimers(session)
        self.syncs: ports.Syncs = SqlSyncs(session)
        self.peers: ports.Peers = SqlPeers(session)
        self.pushes: ports.Pushes = SqlPushes(session)
        self.positions: ports.Positions = SqlPositions(session)
        self.saved_places: ports.SavedPlaces = SqlSavedPlaces(session)
        self.learned: ports.Learned = SqlLearned(session)
        self.etas: ports.Etas = SqlEtas(session)
        self.door_times: ports.DoorTimes = SqlDoorTimes(session)
        self.driven_days: ports.DrivenDays = SqlDrivenDays(session)
        self.lessons: ports.Lessons = SqlLessons(session)
        self.consents: ports.Consents = SqlConsents(session)
        self.claims: ports.Claims = SqlClaims(session)
        self.failed_attempts: ports.FailedAttempts = SqlFailedAttempts(session)
        self.notice_policies: ports.NoticePolicies = SqlNoticePolicies(session)
        self.pings: ports.Pings = SqlPings(session)
        self.courier_links: ports.CourierLinks = SqlCourierLinks(session)
        self.proof_pictures: ports.ProofPictures = SqlProofPictures(session)
        self.door_lines: ports.DoorLines = SqlDoorLines(session)
        self.geocodes: ports.Geocodes = SqlGeocodes(session)

    async def flush(self) -> None:
        """Write what was kept back for the end of the transaction."""
        await self._post.flush()


class SqlStore:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.lanes: ports.Lanes = SqlLanes(database)
        self.leases: ports.Leases = SqlLeases(database)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[ports.Unit]:
        async with self.database.writing() as session:
            unit = SqlUnit(session)
            yield unit
            await unit.flush()
            reached(FailPoint.BEFORE_COMMIT)
        reached(FailPoint.AFTER_COMMIT)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[ports.Unit]:
        async with self.database.reading() as session:
            yield SqlUnit(session)

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[ports.Unit]:
        async with self.database.glancing() as session:
            yield SqlUnit(session)

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


async def open_store(url: str) -> SqlStore:
    """The store behind DOORSTEP_DATABASE_URL. A SQLite database is brought to the newest schema."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return SqlStore(Postgres(parsed))
    await to_newest(url)
    return SqlStore(Sqlite(parsed))
