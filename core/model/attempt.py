"""An attempt: one try to hand a parcel over, and how it ended."""

from dataclasses import dataclass
from datetime import datetime

from core.model.location import Location
from core.model.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What shows a hand-over: photo, signature, pin, scan or left_with."""

    kind: str
    url: str | None = None
    name: str | None = None
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """`reason` is None where it delivered, `disputed` where the recipient says otherwise."""

    at: datetime
    reason: Reason | None
    note: str | None = None
    location: Location | None = None
    disputed: bool = False
