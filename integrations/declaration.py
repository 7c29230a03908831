"""A declaration: what an adapter says of itself, for people and for `doorstep doctor`."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How news comes from a peer."""

    POLL = "poll"  # we look there
    PUSH = "push"  # they call us


class Auth(StrEnum):
    """How we show who we are."""

    BEARER = "bearer"
    QUERY = "query"  # a key in the question


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """`name` is what a setting says; `can` are the parts of the port that do something there."""

    name: str
    title: str
    kind: str
    ways: frozenset[Way]
    auth: Auth
    can: frozenset[str]
