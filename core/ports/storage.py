"""Ports of the storage: what is kept, an aggregate each, in one transaction."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from core.model.access import ApiKey, Person, Session, Webhook
from core.model.audit import AuditLine
from core.model.carrier import Carrier
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.model.event import CarrierEvent, Entry
from core.model.ids import (
    AgentId,
    ApiKeyId,
    CarrierRef,
    ChangeId,
    ConversationId,
    DeliveryId,
    PlaceId,
    RouteRef,
    WebhookId,
)
from core.model.post import InboxRow, Incoming, LaneLease, Outgoing
from core.model.saved_place import SavedPlace
from core.model.status import EventType, Status
from core.model.sync import Position, Sync
from core.ports.arriving import DoorTimes, DrivenDays, Etas
from core.ports.attending import Presences, Readings
from core.ports.called import Peers, Pushes
from core.ports.couriers import CourierLinks, DoorLines, ProofPictures
from core.ports.disputing import Claims, Consents, FailedAttempts
from core.ports.geocoding import Geocodes
from core.ports.learning import Learned, Lessons
from core.ports.money import Payments
from core.ports.planning import Holds, Promises, Routes, Waitlist
from core.ports.points import Points
from core.ports.talking import AgentWaits, Conversations, Photos, Topics, VoiceNotes
from core.ports.telling import NoticePolicies, Pings


class Deliveries(Protocol):
    async def get(self, id: DeliveryId) -> Delivery | None: ...
    async def some(self, ids: Collection[DeliveryId]) -> Mapping[DeliveryId, Delivery]:
        """Those of these that there are; at most a few hundred are asked for at once."""

    async def by_tracking(self, carrier: CarrierRef, number: str) -> Delivery | None: ...
    async def by_token(self, chat_token: str) -> Delivery | None: ...
    async def by_neighbour_token(self, token: str) -> Delivery | None: ...
    async def of_conversation(self, id: ConversationId) -> Sequence[Delivery]: ...
    async def with_phone(self, phone: str) -> Sequence[Delivery]: ...
    async def page(
        self,
        *,
        carrier: CarrierRef | None,
        tracking_number: str | None,
        status: Status | None,
        updated_since: datetime | None,
        after: str | None,
        limit: int,
    ) -> Sequence[Delivery]:
        """By (updated_at, id), those after the cursor `after` ("<updated_at>|<id>")."""
        ...

    async def open_of_carrier(
        self, carrier: CarrierRef, after: str = "", limit: int | None = None
    ) -> Sequence[Delivery]:
        """By their ids: those after `after`, at most `limit`; None: all."""

    async def add(self, delivery: Delivery) -> None:
        """Raises Refused(duplicate) where (carrier, tracking_number) is known."""

    async def save(self, delivery: Delivery) -> None: ...


class Timeline(Protocol):
    async def add(self, delivery: DeliveryId, entry: Entry) -> None: ...
    async def of(self, delivery: DeliveryId) -> Sequence[Entry]: ...
    async def says(self, delivery: DeliveryId, what: str) -> bool:
        """Whether a line says exactly this."""

    async def event_hash(self, carrier: CarrierRef, event_id: str) -> str | None:
        """The body hash under which a carrier's event was kept; None where it is new."""

    async def keep_event(
        self, delivery: Delivery, event: CarrierEvent, body_hash: str, received_at: datetime
    ) -> None: ...
    async def events_of(self, delivery: DeliveryId) -> Sequence[CarrierEvent]: ...
    async def of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[Entry]]:
        """Each as `of` tells it, in one look; one without any line is not in it."""
        ...

    async def events_of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[CarrierEvent]]: ...
    async def happened_to_any(
        self, deliveries: Collection[DeliveryId], what: EventType, since: datetime
    ) -> bool:
        """Whether such an event of any of them is known that happened since."""
        ...


class Carriers(Protocol):
    async def get(self, ref: CarrierRef) -> Carrier | None: ...
    async def all(self) -> Sequence[Carrier]: ...
    async def put(self, carrier: Carrier) -> None: ...


class Changes(Protocol):
    async def get(self, id: ChangeId) -> Change | None: ...
    async def of(self, delivery: DeliveryId) -> Sequence[Change]: ...
    async def of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[Change]]:
        """Each as `of` tells it, in one look; one without any is not in it."""
        ...

    async def states(self, of: Collection[DeliveryId]) -> Collection[tuple[str, str, str]]:
        """(delivery, change, state) of each, in the order of their ids."""

    async def page(
        self,
        *,
        carrier: CarrierRef | None,
        state: ChangeState | None,
        after: str | None,
        limit: int,
    ) -> Sequence[Change]:
        """In the order of id, those after the cursor."""
        ...

    async def past_deadline(self, now: datetime, limit: int) -> Sequence[Change]:
        """Open changes whose deadline has passed."""
        ...

    async def put(self, change: Change) -> None: ...


class Audit(Protocol):
    async def add(self, line: AuditLine) -> None: ...
    async def page(
        self, *, person: AgentId | None, about: str, before: int | None, limit: int
    ) -> Sequence[AuditLine]:
        """Newest first, those before a number."""
        ...


class Access(Protocol):
    async def key_of(self, secret_hash: str) -> ApiKey | None: ...
    async def key(self, id: ApiKeyId) -> ApiKey | None: ...
    async def keys(self) -> Sequence[ApiKey]: ...
    async def note_use(self, id: ApiKeyId, wall: datetime) -> None: ...
    async def put_key(self, key: ApiKey) -> None: ...
    async def revoke_key(self, id: ApiKeyId, at: datetime) -> bool: ...
    async def person(self, email: str) -> Person | None: ...
    async def person_by_id(self, id: AgentId) -> Person | None: ...
    async def people(self) -> Sequence[Person]: ...
    async def put_person(self, person: Person) -> None: ...
    async def session(self, token_hash: str) -> Session | None: ...
    async def sessions(self, wall: datetime) -> Sequence[Session]:
        """Those that have not ended by then; of some nobody may have been seen for long."""

    async def put_session(self, session: Session) -> None: ...
    async def end_sessions(self, person: AgentId, wall: datetime, but: str = "") -> None:
        """Everywhere a person is signed in, but in the session of that token's hash."""
        ...

    async def end_session(self, token_hash: str) -> None: ...
    async def secret(self, name: str) -> bytes | None: ...
    async def put_secret(self, name: str, value: bytes) -> None:
        """Keep a secret of the house (made at first start); a known one is not replaced."""
        ...

    async def first_answer(self, scope: str, key: str) -> tuple[str, int, bytes] | None:
        """(body hash, status, answer) given under an Idempotency-Key before."""
        ...

    async def keep_answer(
        self, scope: str, key: str, body_hash: str, status: int, answer: bytes, at: datetime
    ) -> None: ...


class Webhooks(Protocol):
    async def get(self, id: WebhookId) -> Webhook | None: ...
    async def all(self) -> Sequence[Webhook]: ...
    async def put(self, webhook: Webhook) -> None: ...
    async def remove(self, id: WebhookId) -> bool: ...


class Post(Protocol):
    """Inbox and outbox, seen from inside a transaction."""

    async def receive(self, incoming: Incoming) -> bool:
        """Store a row of the inbox; False where (source, id) is known already."""
        ...

    async def send(self, outgoing: Outgoing) -> bool:
        """Store a row of the outbox; False where the key is known already."""
        ...

    async def withdraw(self, key: str) -> bool:
        """Take back a row that was not sent yet."""
        ...

    async def finish(self, row: InboxRow, lease: LaneLease, at: datetime) -> None:
        """Mark a row of the inbox done, in this transaction, which raises LeaseLost when somebody
        else holds the lane by now."""
        ...


class Timers(Protocol):
    async def set(self, key: str, due: datetime, kind: str, ref: str) -> None:
        """Ring at `due` (world time); a timer of the same key is moved."""
        ...

    async def move(self, key: str, due: datetime) -> None:
        """Ring at `due` instead; one that was cancelled stays so."""
        ...

    async def cancel(self, key: str) -> None: ...
    async def is_set(self, key: str) -> bool: ...
    async def due(
        self, now: datetime, limit: int, kinds: Sequence[str] = ()
    ) -> Sequence[tuple[str, str, str]]:
        """(key, kind, ref) of those that ring, oldest first; they stay until cancelled. Only of
        some kinds, where any are told."""
        ...


class Syncs(Protocol):
    async def get(self, name: str) -> Sync | None: ...
    async def add(self, sync: Sync) -> bool:
        """Keep a new one; False, and nothing is touched, where its name is known."""
        ...

    async def put(self, sync: Sync) -> None:
        """Keep it as it is now; a claim on it ends."""
        ...

    async def claim(self, name: str, owner: str, wall: datetime, seconds: float) -> Sync | None:
        """The sync, for one owner alone until `put` or so many seconds of wall time; None where it
        is not due yet or another owner is at it."""
        ...

    async def all(self) -> Sequence[Sync]: ...


class Positions(Protocol):
    async def add(self, positions: Sequence[Position]) -> None: ...
    async def newest(self, route: RouteRef) -> Position | None: ...
    async def newest_of(self, routes: Collection[RouteRef]) -> Mapping[RouteRef, Position]: ...
    async def between(
        self, routes: Collection[RouteRef], begin: datetime, end: datetime
    ) -> Sequence[Position]:
        """Of these routes, oldest first, both moments included."""
        ...

    async def since(self, at: datetime) -> Sequence[Position]: ...
    async def forget_before(self, at: datetime) -> int: ...


class SavedPlaces(Protocol):
    async def of(self, conversation: ConversationId) -> Sequence[SavedPlace]:
        """In the order in which they were saved."""
        ...

    async def save(self, place: SavedPlace) -> None:
        """Keep it, or what it is now where its id is known."""
        ...

    async def remove(self, conversation: ConversationId, id: PlaceId) -> bool: ...
    async def forget(self, conversation: ConversationId) -> None:
        """Remove all that this person saved."""
        ...


class Unit(Protocol):
    """One transaction: what is written in it happens together or not at all."""

    deliveries: Deliveries
    timeline: Timeline
    carriers: Carriers
    routes: Routes
    holds: Holds
    waitlist: Waitlist
    promises: Promises
    payments: Payments
    changes: Changes
    points: Points
    conversations: Conversations
    agent_waits: AgentWaits
    readings: Readings
    presences: Presences
    audit: Audit
    voice_notes: VoiceNotes
    photos: Photos
    topics: Topics
    access: Access
    webhooks: Webhooks
    post: Post
    timers: Timers
    syncs: Syncs
    peers: Peers
    pushes: Pushes
    positions: Positions
    saved_places: SavedPlaces
    learned: Learned
    etas: Etas
    door_times: DoorTimes
    driven_days: DrivenDays
    lessons: Lessons
    consents: Consents
    claims: Claims
    failed_attempts: FailedAttempts
    notice_policies: NoticePolicies
    pings: Pings
    courier_links: CourierLinks
    proof_pictures: ProofPictures
    door_lines: DoorLines
    geocodes: Geocodes


class Store(Protocol):
    def begin(self) -> AbstractAsyncContextManager[Unit]:
        """Commits at the end of the block, rolls back on any exception."""
        ...

    def read(self) -> AbstractAsyncContextManager[Unit]:
        """A consistent look; writing in it is an error."""
        ...

    def glance(self) -> AbstractAsyncContextManager[Unit]:
        """A look at a few rows that an index finds, each as it is committed by then."""
        ...
