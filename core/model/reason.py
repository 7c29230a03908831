"""A reason: why an attempt failed, who is at the root of it, and what can be done then."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    RECIPIENT = "recipient"
    CARRIER = "carrier"
    SENDER = "sender"
    OUTSIDE = "outside"


class Remedy(StrEnum):
    """What the bot offers after a failed attempt."""

    OTHER_SLOT = "other_slot"
    LOCKER = "locker"
    FIX_ADDRESS = "fix_address"
    DOOR_CARD = "door_card"
    RETURN = "return"
    PERSON = "person"
    WAIT = "wait"


class Step(StrEnum):
    """What the talk after a failed attempt is about."""

    AGAIN = "again"  # another time, or a pickup point
    FIRST = "first"  # nobody's fault at the door: they come first the next time
    ADDRESS = "address"
    DOOR = "door"
    REFUSED = "refused"
    WHO = "who"  # somebody must be there who can show what is asked
    HOURS = "hours"
    VEHICLE = "vehicle"
    PAYMENT = "payment"
    DAMAGED = "damaged"
    MISSING = "missing"
    MISROUTED = "misrouted"
    CUSTOMS = "customs"
    TOO_BIG = "too_big"


# Steps for which a place is kept at once, before anybody has answered.
KEEPS_A_PLACE = frozenset({Step.AGAIN, Step.FIRST, Step.DOOR, Step.WHO, Step.HOURS, Step.TOO_BIG})
# Nobody stood at the door: there is nothing to tell of a visit.
NOBODY_CAME = frozenset(
    {
        Step.FIRST,
        Step.PAYMENT,
        Step.DAMAGED,
        Step.MISSING,
        Step.MISROUTED,
        Step.CUSTOMS,
        Step.TOO_BIG,
    }
)


class Reason(StrEnum):
    RECIPIENT_ABSENT = "recipient_absent"
    RECIPIENT_UNKNOWN = "recipient_unknown"
    RECIPIENT_MOVED = "recipient_moved"
    REFUSED = "refused"
    BUSINESS_CLOSED = "business_closed"
    ADDRESS_WRONG = "address_wrong"
    ADDRESS_INCOMPLETE = "address_incomplete"
    NO_ACCESS = "no_access"
    VEHICLE_CANNOT_REACH = "vehicle_cannot_reach"
    AGE_OR_ID_NOT_PROVED = "age_or_id_not_proved"
    PAYMENT_MISSING = "payment_missing"
    NOT_COLLECTED = "not_collected"
    PARCEL_DAMAGED = "parcel_damaged"
    PARCEL_MISSING = "parcel_missing"
    PARCEL_TOO_BIG = "parcel_too_big"
    OUT_OF_TIME = "out_of_time"
    MISROUTED = "misrouted"
    VEHICLE_BREAKDOWN = "vehicle_breakdown"
    WEATHER = "weather"
    CUSTOMS = "customs"
    SENDER_DATA = "sender_data"
    SAFETY = "safety"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Root:
    """Who is at the root of a failure, whether it can be recovered, what is offered first, and what
    the talk is about then."""

    fault: Fault
    recoverable: bool
    remedies: tuple[Remedy, ...]
    step: Step


_AGAIN = (Remedy.OTHER_SLOT, Remedy.LOCKER, Remedy.PERSON)
_WHERE = (Remedy.FIX_ADDRESS, Remedy.OTHER_SLOT, Remedy.LOCKER, Remedy.PERSON)
_LATER = (Remedy.OTHER_SLOT, Remedy.PERSON)
_BACK = (Remedy.RETURN, Remedy.OTHER_SLOT, Remedy.PERSON)
_NEARER = (Remedy.LOCKER, Remedy.FIX_ADDRESS, Remedy.DOOR_CARD, Remedy.PERSON)
_ASK = (Remedy.PERSON,)

ROOTS: dict[Reason, Root] = {
    Reason.RECIPIENT_ABSENT: Root(Fault.RECIPIENT, True, _AGAIN, Step.AGAIN),
    Reason.RECIPIENT_UNKNOWN: Root(Fault.SENDER, True, _WHERE, Step.ADDRESS),
    Reason.RECIPIENT_MOVED: Root(Fault.RECIPIENT, True, _WHERE, Step.ADDRESS),
    Reason.REFUSED: Root(Fault.RECIPIENT, False, _BACK, Step.REFUSED),
    Reason.BUSINESS_CLOSED: Root(Fault.RECIPIENT, True, (Remedy.DOOR_CARD, *_AGAIN), Step.HOURS),
    Reason.ADDRESS_WRONG: Root(Fault.SENDER, True, _WHERE, Step.ADDRESS),
    Reason.ADDRESS_INCOMPLETE: Root(Fault.SENDER, True, _WHERE, Step.ADDRESS),
    Reason.NO_ACCESS: Root(Fault.RECIPIENT, True, (Remedy.DOOR_CARD, *_AGAIN), Step.DOOR),
    Reason.VEHICLE_CANNOT_REACH: Root(
        Fault.CARRIER,
        True,
        _NEARER,
        Step.VEHICLE,
    ),
    Reason.AGE_OR_ID_NOT_PROVED: Root(Fault.RECIPIENT, True, _LATER, Step.WHO),
    Reason.PAYMENT_MISSING: Root(Fault.RECIPIENT, True, _LATER, Step.PAYMENT),
    Reason.NOT_COLLECTED: Root(Fault.RECIPIENT, True, _LATER, Step.AGAIN),
    Reason.PARCEL_DAMAGED: Root(Fault.CARRIER, False, _ASK, Step.DAMAGED),
    Reason.PARCEL_MISSING: Root(Fault.CARRIER, False, _ASK, Step.MISSING),
    Reason.PARCEL_TOO_BIG: Root(Fault.SENDER, True, _LATER, Step.TOO_BIG),
    Reason.OUT_OF_TIME: Root(Fault.CARRIER, True, _AGAIN, Step.FIRST),
    Reason.MISROUTED: Root(Fault.CARRIER, True, (Remedy.WAIT, *_AGAIN), Step.MISROUTED),
    Reason.VEHICLE_BREAKDOWN: Root(Fault.CARRIER, True, _AGAIN, Step.FIRST),
    Reason.WEATHER: Root(Fault.OUTSIDE, True, _AGAIN, Step.FIRST),
    Reason.CUSTOMS: Root(Fault.OUTSIDE, True, (Remedy.WAIT, Remedy.PERSON), Step.CUSTOMS),
    Reason.SENDER_DATA: Root(Fault.SENDER, True, _WHERE, Step.ADDRESS),
    Reason.SAFETY: Root(Fault.OUTSIDE, True, _AGAIN, Step.FIRST),
    Reason.OTHER: Root(Fault.OUTSIDE, True, _AGAIN, Step.AGAIN),
}
