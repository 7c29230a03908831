"""A declaration: what an adapter says of itself, for people, for the tests and for `doctor`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

NO_LIMITS: Mapping[str, int] = MappingProxyType({})


class Way(StrEnum):
    """How news comes from a peer."""

    POLL = "poll"  # we look there
    PUSH = "push"  # they call us


class Auth(StrEnum):
    """How we show who we are."""

    BEARER = "bearer"
    QUERY = "query"  # a key in the question
    HEADER = "header"  # a key alone in a header
    BASIC = "basic"
    OAUTH = "oauth"  # client credentials
    IN_BODY = "in-body"
    NONE = "none"


class Can(StrEnum):
    """What a carrier's adapter does beside answering: each is a Protocol of `core.ports`."""

    CHANGES = "changes"
    OPTIONS = "options"
    LISTS = "lists"
    TRACKS = "tracks"
    EVENTS = "events"
    ROUTES = "routes"
    POINTS = "points"
    RECEIVES = "receives"


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """A field of the setting. `says` tells what belongs there, for whoever left it out."""

    name: str
    says: str
    is_required: bool = False
    is_url: bool = False
    is_secret: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """`name` is what a setting says. `hook` tells how pushes are proved, empty where it pushes
    nothing; `portal` where recipients change things themselves, where the API cannot. `can` names
    what it implements, `features` how well: each is a rule of its kind that it has done. `limits`:
    how much one question may hold."""

    name: str
    title: str
    kind: str
    ways: frozenset[Way]
    auth: Auth
    can: frozenset[str]
    wants: tuple[Want, ...] = ()
    hook: str = ""
    calls_a_second: float | None = None
    every_seconds: int = 60
    portal: str = ""
    features: frozenset[str] = frozenset()
    limits: Mapping[str, int] = NO_LIMITS
