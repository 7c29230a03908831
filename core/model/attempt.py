"""An attempt: one try to hand a parcel over, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.model.evidence import Evidence, Finding
from core.model.ids import ProofPictureId
from core.model.location import Location
from core.model.reason import ROOTS, Fault, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What shows a hand-over: photo, signature, pin, scan or left_with. `picture` is kept here."""

    kind: str
    url: str | None = None
    name: str | None = None
    location: Location | None = None
    picture: ProofPictureId | None = None


class Settled(StrEnum):
    """How a dispute ended."""

    DISPROVED = "disproved"  # the report was not right
    STANDS = "stands"


class Owner(StrEnum):
    """Whose turn it is after an attempt."""

    RECIPIENT = "recipient"
    CARRIER = "carrier"
    SENDER = "sender"
    DESK = "desk"  # one of us looks into a dispute


_OWNERS: dict[Fault, Owner] = {
    Fault.RECIPIENT: Owner.RECIPIENT,
    Fault.CARRIER: Owner.CARRIER,
    Fault.SENDER: Owner.SENDER,
    Fault.OUTSIDE: Owner.CARRIER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """`reason` is None where it delivered, `disputed` where the recipient says otherwise; `proof`
    is what the courier shows of having been there."""

    at: datetime
    reason: Reason | None
    note: str | None = None
    location: Location | None = None
    arrived_at: datetime | None = None
    proof: Proof | None = None
    evidence: Evidence | None = None
    disputed: bool = False
    settled: Settled | None = None

    @property
    def counts(self) -> bool:
        """Whether it takes one of the carrier's tries: not while it is disputed, nor once it is
        disproved."""
        if self.reason is None or self.settled is Settled.DISPROVED:
            return False
        return not self.disputed or self.settled is Settled.STANDS

    @property
    def is_contradicted(self) -> bool:
        return self.evidence is not None and self.evidence.finding is Finding.CONTRADICTS

    @property
    def owner(self) -> Owner | None:
        """Whose turn it is; nobody's where it delivered."""
        if self.reason is None:
            return None
        if self.disputed and self.settled is None:
            return Owner.DESK
        if self.settled is Settled.DISPROVED:
            return Owner.CARRIER
        return _OWNERS[ROOTS[self.reason].fault]


def reported_from(attempt: Attempt) -> Location | None:
    """Where the report says that it was made: the event's own place, else its proof's."""
    if attempt.location is not None:
        return attempt.location
    return attempt.proof.location if attempt.proof is not None else None
