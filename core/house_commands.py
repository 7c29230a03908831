"""House commands: what whoever runs the house asks for, about its people, keys, webhooks and
notices."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.access import Desk
from core.model.duty import ANY_DUTY, Duty
from core.model.ids import AgentId, ApiKeyId, CarrierRef, WebhookId
from core.model.notice_policy import NoticePolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployPerson:
    """Somebody new may use the console. `password_hash` is argon2id's own text."""

    email: str
    name: str
    role: Desk
    password_hash: str
    carriers: tuple[CarrierRef, ...] = ()
    merchants: tuple[str, ...] = ()
    duty: Duty = ANY_DUTY


class Entry(StrEnum):
    """Whether somebody of us may come in from now on."""

    AS_IT_IS = "as_it_is"
    SHUT_OUT = "shut_out"
    LET_IN = "let_in"  # again


@dataclass(frozen=True, slots=True)
class SetPerson:
    """What somebody of us may do and see from now on. No carriers, or no merchants, means all."""

    person: AgentId
    role: str
    carriers: tuple[CarrierRef, ...] = ()
    merchants: tuple[str, ...] = ()
    duty: Duty = ANY_DUTY
    entry: Entry = Entry.AS_IT_IS
    forgets_factor: bool = False


@dataclass(frozen=True, slots=True)
class SetSecondFactor:
    """`step` is the one whose code showed that the secret is kept at the other end, too."""

    person: AgentId
    secret: str
    step: int


@dataclass(frozen=True, slots=True)
class SetPassword:
    """Another one: one's own, or somebody's who has lost theirs. Whoever is signed in by the old
    one is signed out, but for the session `keeps` (a token's hash)."""

    person: AgentId
    password_hash: str
    keeps: str = ""


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """In which the console answers them; "" for their browser's."""

    person: AgentId
    language: str


@dataclass(frozen=True, slots=True)
class EndSessions:
    """Whoever is signed in as this person is signed out."""

    person: AgentId


@dataclass(frozen=True, slots=True)
class EndKey:
    """Of a program: useless from now on."""

    key: ApiKeyId


@dataclass(frozen=True, slots=True)
class SwitchWebhook:
    """On or off. What was to be sent while it was off lies among the undelivered."""

    webhook: WebhookId
    is_on: bool


@dataclass(frozen=True, slots=True)
class TryWebhook:
    """Send it an event that says nothing but that it comes."""

    webhook: WebhookId


@dataclass(frozen=True, slots=True)
class SetNotices:
    """The operator's own policy: for one merchant, or for all ("") that told none."""

    merchant: str
    policy: NoticePolicy


@dataclass(frozen=True, slots=True)
class DropNotices:
    """Back to what would count without it."""

    merchant: str


HouseCommand = (
    EmployPerson
    | SetPerson
    | SetSecondFactor
    | SetPassword
    | SetLanguage
    | EndSessions
    | EndKey
    | SwitchWebhook
    | TryWebhook
    | SetNotices
    | DropNotices
)
