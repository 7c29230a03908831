"""A claim: what somebody says went wrong, and who of us sees to it until it is settled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from core.model.attempt import Owner
from core.model.ids import AgentId, CarrierRef, ClaimId, DeliveryId

PHOTOS_MAX = 8


class ClaimKind(StrEnum):
    ATTEMPT = "attempt"  # nobody came, whatever was reported
    DAMAGED = "damaged"
    NOT_RECEIVED = "not_received"
    WRONG_PLACE = "wrong_place"  # the photo shows somebody else's door


class ClaimState(StrEnum):
    OPEN = "open"  # nobody has it yet
    TAKEN = "taken"
    CLOSED = "closed"


class ClaimEvent(StrEnum):
    TAKE = "take"
    CLOSE = "close"


class Outcome(StrEnum):
    """`upheld`: the recipient was right."""

    UPHELD = "upheld"
    DECLINED = "declined"


CLAIM_MOVES: Mapping[ClaimState, Mapping[ClaimEvent, ClaimState]] = MappingProxyType(
    {
        ClaimState.OPEN: {ClaimEvent.TAKE: ClaimState.TAKEN},
        # Somebody else may take it on: whoever has it may be ill.
        ClaimState.TAKEN: {ClaimEvent.TAKE: ClaimState.TAKEN, ClaimEvent.CLOSE: ClaimState.CLOSED},
        ClaimState.CLOSED: {},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`words` are the recipient's own; `photos` name lines of the talk. `attempt` is the
    how-manieth attempt is disputed."""

    id: ClaimId
    delivery: DeliveryId
    carrier: CarrierRef
    kind: ClaimKind
    opened_at: datetime
    state: ClaimState = ClaimState.OPEN
    words: str = ""
    photos: tuple[str, ...] = ()
    attempt: int | None = None
    owner: AgentId | None = None
    owner_name: str = ""
    closed_at: datetime | None = None
    outcome: Outcome | None = None

    @property
    def whose(self) -> str:
        """Whose turn it is: the desk's, until one of us has taken it by name."""
        return self.owner_name or Owner.DESK

    @property
    def is_open(self) -> bool:
        return self.state is not ClaimState.CLOSED

    def may(self, event: ClaimEvent) -> bool:
        return event in CLAIM_MOVES[self.state]

    def taken(self, by: AgentId, name: str) -> "Claim":
        state = CLAIM_MOVES[self.state][ClaimEvent.TAKE]
        return replace(self, state=state, owner=by, owner_name=name)

    def closed(self, outcome: Outcome, at: datetime) -> "Claim":
        state = CLAIM_MOVES[self.state][ClaimEvent.CLOSE]
        return replace(self, state=state, outcome=outcome, closed_at=at)

    def told_more(self, words: str, photo: str | None) -> "Claim":
        """With what was said or shown since; the newest photos stay."""
        photos = self.photos if photo is None or photo in self.photos else (*self.photos, photo)
        return replace(self, words=words or self.words, photos=photos[-PHOTOS_MAX:])
