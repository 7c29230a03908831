"""Door commands: what is asked before a courier comes, at the door, and after they were there."""

from dataclasses import dataclass
from datetime import datetime

from core.model.ids import ClaimId, DeliveryId
from core.model.window import Window


@dataclass(frozen=True, slots=True)
class AllowSooner:
    """The courier may come before the promised time, from `start` on."""

    delivery: DeliveryId
    start: datetime


@dataclass(frozen=True, slots=True)
class AnswerRescue:
    """What the recipient answers while the courier stands at the door.

    `answer`: coming, gate_code, neighbour, safe_place, locker, other_day. `text` goes to the
    courier.
    """

    delivery: DeliveryId
    answer: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class MinorAnswers:
    """Who writes in the chat is a child: nothing more of them is kept."""

    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class DisputeAttempt:
    """ "I was home": the last attempt is not counted until somebody has looked."""

    delivery: DeliveryId
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """What went wrong, for one of us to see to. `kind`: damaged, not_received, wrong_place;
    `photo` names the line of the talk that shows it."""

    delivery: DeliveryId
    kind: str
    words: str = ""
    photo: str | None = None


@dataclass(frozen=True, slots=True)
class TakeClaim:
    """Asked by an agent, whose `name` stands beside it until it is closed."""

    claim: ClaimId
    name: str


@dataclass(frozen=True, slots=True)
class CloseClaim:
    """`outcome`: upheld where the recipient was right, else declined."""

    claim: ClaimId
    outcome: str


@dataclass(frozen=True, slots=True)
class KeepNextTry:
    """Keep a window for whoever was missed, for as long as they need to answer."""

    delivery: DeliveryId
    window: Window


@dataclass(frozen=True, slots=True)
class RateDelivery:
    """1 (bad) to 5 (good). `reason`: not_then, not_careful, not_kind, other; it follows the stars,
    and may never be told."""

    delivery: DeliveryId
    stars: int
    words: str = ""
    reason: str | None = None
