"""Access: the keys, people and webhooks through which others reach us and we reach them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.model.delivery import Delivery
from core.model.duty import ANY_DUTY, Duty
from core.model.ids import AgentId, ApiKeyId, CarrierRef, WebhookId

PASSWORD_LETTERS_MIN = 10
IDLE_MINUTES = 30  # after which nobody sits at a desk any more


class Scope(StrEnum):
    CARRIER = "carrier"
    PLANNER = "planner"
    LOCKER = "locker"
    SENDER = "sender"
    AGENT = "agent"
    METRICS = "metrics"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """Only the SHA-256 of the secret is kept. `carrier` bounds what a key sees. `stands_for`: the
    key whose owner it is given to, so that a secret can be changed with both in force for a while.
    `expires_at` and `last_used_at` are wall time, the latter to the minute."""

    id: ApiKeyId
    name: str
    scope: Scope
    carrier: CarrierRef | None = None
    secret_hash: str
    created_at: datetime
    revoked_at: datetime | None = None
    expires_at: datetime | None = None
    stands_for: ApiKeyId | None = None
    last_used_at: datetime | None = None

    @property
    def owner(self) -> ApiKeyId:
        """By what its owner is known, whichever of their secrets they use."""
        return self.stands_for or self.id

    def is_live(self, wall: datetime) -> bool:
        return self.revoked_at is None and (self.expires_at is None or wall < self.expires_at)


class Desk(StrEnum):
    """What a person may do in the console."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    OPERATOR = "operator"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may use the console. `password_hash` is argon2id's own text."""

    id: AgentId
    email: str
    name: str
    role: Desk = Desk.AGENT
    password_hash: str
    created_at: datetime
    disabled_at: datetime | None = None
    carriers: tuple[CarrierRef, ...] = ()  # whose talks they see; of all, where none is told
    merchants: tuple[str, ...] = ()
    duty: Duty = ANY_DUTY
    language: str = ""  # of the console; where none is told, their browser's
    totp: str | None = None  # the second factor's secret
    totp_step: int = 0  # the last one that was used
    telegram_id: int | None = None  # who they are in the agents' group
    telegram_code: str | None = None  # the hash of what they may write there to be known
    telegram_code_until: datetime | None = None  # wall time

    @property
    def is_limited(self) -> bool:
        return bool(self.carriers or self.merchants)

    def sees(self, deliveries: Iterable[Delivery]) -> bool:
        """A talk about any of these; of the talk then no more than these."""
        return not self.is_limited or any(
            is_among(one, self.carriers, self.merchants) for one in deliveries
        )

    @property
    def may_act(self) -> bool:
        return self.role is not Desk.AUDITOR


def is_among(
    delivery: Delivery, carriers: Collection[CarrierRef], merchants: Collection[str]
) -> bool:
    """Whether a delivery is of one of these carriers and merchants; none told stands for all."""
    return (not carriers or delivery.carrier in carriers) and (
        not merchants or delivery.merchant in merchants
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A signed-in browser; the token itself is only in the cookie. Times are wall time."""

    token_hash: str
    person: AgentId
    csrf: str
    made_at: datetime
    seen_at: datetime
    ends_at: datetime

    def is_live(self, wall: datetime) -> bool:
        return wall < self.ends_at and wall - self.seen_at <= timedelta(minutes=IDLE_MINUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where we push events. `events` are patterns: "delivery.*", "change.state_changed".

    `scope` is its key's: who asked us for them. Only a carrier's own webhook is asked for changes,
    the others are told.
    """

    id: WebhookId
    url: str
    events: tuple[str, ...]
    secret: str
    carrier: CarrierRef | None = None
    key: ApiKeyId | None = None
    scope: Scope = Scope.CARRIER
    created_at: datetime
    disabled_at: datetime | None = None

    def wants(self, event_type: str) -> bool:
        return any(
            pattern in ("*", event_type)
            or (pattern.endswith(".*") and event_type.startswith(pattern[:-1]))
            for pattern in self.events
        )
