"""Call rules: what a person is called for without being asked for, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from core.model.delivery import Delivery
from core.model.parcel import Money
from core.model.risk import PER_EURO


class CallCause(StrEnum):
    """What a recipient says. Angry words and "a person, please" call one always."""

    ATTEMPT = "attempt"  # an attempt is disputed
    DAMAGED = "damaged"
    NOT_RECEIVED = "not_received"
    WRONG_PLACE = "wrong_place"
    MINOR = "minor"  # a child answers


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRule:
    """All that is told must be so: a value of at least so many euros, so many failed attempts. A
    rule that tells nothing always calls."""

    euros_from: Decimal = Decimal(0)
    failed_from: int = 0

    def calls_for(self, delivery: Delivery) -> bool:
        failed = sum(attempt.reason is not None for attempt in delivery.attempts)
        return failed >= self.failed_from and _euros(delivery.parcel.value) >= self.euros_from


CallRules = Mapping[CallCause, CallRule]

# A cause without a rule calls nobody: a claim waits for whoever opens that page, and before a child
# an adult of the same house is asked.
USUAL_CALLS: CallRules = MappingProxyType(
    {
        CallCause.ATTEMPT: CallRule(failed_from=2),
        CallCause.DAMAGED: CallRule(euros_from=Decimal(100)),
        CallCause.NOT_RECEIVED: CallRule(euros_from=Decimal(100)),
        CallCause.WRONG_PLACE: CallRule(euros_from=Decimal(100)),
    }
)


def _euros(value: Money | None) -> Decimal:
    """Nothing is known of what a value that was not told, or in a strange currency, is worth."""
    rate = PER_EURO.get(value.currency) if value is not None else None
    return value.amount / rate if value is not None and rate is not None else Decimal(0)
