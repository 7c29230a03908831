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
    """Who is at the root of a failure, whether it can be recovered, what is offered first."""

    fault: Fault
    recoverable: bool
    remedies: tuple[Remedy, ...]


_AGAIN = (Remedy.OTHER_SLOT, Remedy.LOCKER, Remedy.PERSON)
_WHERE = (Remedy.FIX_ADDRESS, Remedy.OTHER_SLOT, Remedy.LOCKER, Remedy.PERSON)
_ASK = (Remedy.PERSON,)

ROOTS: dict[Reason, Root] = {
    Reason.RECIPIENT_ABSENT: Root(Fault.RECIPIENT, True, _AGAIN),
    Reason.RECIPIENT_UNKNOWN: Root(Fault.SENDER, True, _WHERE),
    Reason.RECIPIENT_MOVED: Root(Fault.RECIPIENT, True, _WHERE),
    Reason.REFUSED: Root(Fault.RECIPIENT, False, (Remedy.RETURN, Remedy.PERSON)),
    Reason.BUSINESS_CLOSED: Root(Fault.RECIPIENT, True, _AGAIN),
    Reason.ADDRESS_WRONG: Root(Fault.SENDER, True, _WHERE),
    Reason.ADDRESS_INCOMPLETE: Root(Fault.SENDER, True, _WHERE),
    Reason.NO_ACCESS: Root(Fault.RECIPIENT, True, (Remedy.DOOR_CARD, *_AGAIN)),
    Reason.VEHICLE_CANNOT_REACH: Root(
        Fault.CARRIER, True, (Remedy.LOCKER, Remedy.FIX_ADDRESS, Remedy.PERSON)
    ),
    Reason.AGE_OR_ID_NOT_PROVED: Root(Fault.RECIPIENT, True, (Remedy.OTHER_SLOT, Remedy.PERSON)),
    Reason.PAYMENT_MISSING: Root(Fault.RECIPIENT, True, (Remedy.OTHER_SLOT, Remedy.PERSON)),
    Reason.NOT_COLLECTED: Root(Fault.RECIPIENT, True, (Remedy.OTHER_SLOT, Remedy.PERSON)),
    Reason.PARCEL_DAMAGED: Root(Fault.CARRIER, False, _ASK),
    Reason.PARCEL_MISSING: Root(Fault.CARRIER, False, _ASK),
    Reason.PARCEL_TOO_BIG: Root(Fault.SENDER, True, (Remedy.OTHER_SLOT, Remedy.PERSON)),
    Reason.OUT_OF_TIME: Root(Fault.CARRIER, True, _AGAIN),
    Reason.MISROUTED: Root(Fault.CARRIER, True, (Remedy.WAIT, *_AGAIN)),
    Reason.VEHICLE_BREAKDOWN: Root(Fault.CARRIER, True, _AGAIN),
    Reason.WEATHER: Root(Fault.OUTSIDE, True, _AGAIN),
    Reason.CUSTOMS: Root(Fault.OUTSIDE, True, (Remedy.WAIT, Remedy.PERSON)),
    Reason.SENDER_DATA: Root(Fault.SENDER, True, _WHERE),
    Reason.SAFETY: Root(Fault.OUTSIDE, True, _AGAIN),
    Reason.OTHER: Root(Fault.OUTSIDE, True, _AGAIN),
}
