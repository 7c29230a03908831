"""Risk flags: what whoever takes a talk should know of a parcel before they promise anything."""

from datetime import datetime
from enum import StrEnum

from core.model.attempt import Attempt
from core.model.delivery import Delivery
from core.model.evidence import Finding
from core.model.overdue import is_promise_in_danger
from core.model.risk import CHANGES_UNASKED_MAX, Worth, worth


class RiskFlag(StrEnum):
    DEAR = "dear"
    MINOR = "minor"  # a child answered, and nobody has shown since whose chat it is
    OFTEN = "often"  # its address was changed again and again
    LOCKED = "locked"  # somebody typed too many wrong codes
    DOUBTED = "doubted"  # an attempt is disputed, or the vehicle was not there
    LAST_TRY = "last_try"
    LATE = "late"  # its promise is in danger: too late, or nobody knows when
    LEFT_BEHIND = "left_behind"  # its vehicle left, and nobody has scanned it


def risk_flags(delivery: Delivery, now: datetime) -> tuple[RiskFlag, ...]:
    """Those that are so now; `now` is world time."""
    locked = delivery.proof_locked_until
    is_open = not delivery.is_over
    found = (
        (RiskFlag.DEAR, worth(delivery.parcel.value) >= Worth.DEAR),
        (RiskFlag.MINOR, delivery.is_minor_present),
        (RiskFlag.OFTEN, len(delivery.versions) > CHANGES_UNASKED_MAX),
        (RiskFlag.LOCKED, locked is not None and now < locked),
        (RiskFlag.DOUBTED, any(map(_is_doubted, delivery.attempts))),
        (RiskFlag.LAST_TRY, is_open and bool(delivery.attempts) and delivery.attempts_left <= 1),
        (RiskFlag.LATE, is_promise_in_danger(delivery, now)),
        (RiskFlag.LEFT_BEHIND, is_open and delivery.seems_left_behind),
    )
    return tuple(flag for flag, is_so in found if is_so)


def _is_doubted(attempt: Attempt) -> bool:
    known = attempt.evidence
    is_contradicted = known is not None and known.finding is Finding.CONTRADICTS
    return attempt.reason is not None and (attempt.disputed or is_contradicted)
