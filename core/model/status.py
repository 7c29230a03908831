"""A delivery's status: where it stands, and the one table that says what may move it where."""

from enum import StrEnum


class Status(StrEnum):
    ANNOUNCED = "announced"
    SCHEDULED = "scheduled"
    LOADED = "loaded"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ARRIVING = "arriving"
    DELIVERED = "delivered"
    ATTEMPT_FAILED = "attempt_failed"
    READY_FOR_PICKUP = "ready_for_pickup"
    COLLECTED = "collected"
    RETURNING = "returning"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    LOST = "lost"


class Flag(StrEnum):
    """What is true beside the status."""

    DELAYED = "delayed"
    RESCHEDULED = "rescheduled"
    REDIRECTED = "redirected"
    ON_HOLD = "on_hold"
    CUSTOMS = "customs"
    DAMAGED = "damaged"
    PAYMENT_DUE = "payment_due"


class EventType(StrEnum):
    """What a carrier can tell us, and, below the line, what we find out ourselves."""

    IN_TRANSIT = "in_transit"
    CUSTOMS_CLEARED = "customs_cleared"
    LOADED = "loaded"
    UNLOADED = "unloaded"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELAYED = "delayed"
    ARRIVED = "arrived"
    NO_ANSWER = "no_answer"
    DELIVERED = "delivered"
    ATTEMPT_FAILED = "attempt_failed"
    READY_FOR_PICKUP = "ready_for_pickup"
    COLLECTED = "collected"
    DAMAGED = "damaged"
    ON_HOLD = "on_hold"
    RETURNING = "returning"
    RETURNED = "returned"
    LOST = "lost"
    CANCELLED = "cancelled"
    # our own
    PLANNED = "planned"  # a promise was made, or the delivery stands on a route
    UNPLANNED = "unplanned"  # the route or the promise was taken away
    NEAR = "near"  # the ETA is within the last stops
    UNKNOWN = "unknown"  # an event whose type we do not know: kept, never a guess


OWN_EVENTS = frozenset({EventType.PLANNED, EventType.UNPLANNED, EventType.NEAR, EventType.UNKNOWN})

_S, _E = Status, EventType

# What may happen to a parcel that is not in its final place yet, whatever its status.
_ANYWHERE: dict[EventType, Status] = {
    _E.DELIVERED: _S.DELIVERED,
    _E.READY_FOR_PICKUP: _S.READY_FOR_PICKUP,
    _E.COLLECTED: _S.COLLECTED,
    _E.RETURNING: _S.RETURNING,
    _E.RETURNED: _S.RETURNED,
    _E.LOST: _S.LOST,
    _E.CANCELLED: _S.CANCELLED,
}
# What may happen on the way to a door, whatever was left out before it.
_TO_THE_DOOR: dict[EventType, Status] = _ANYWHERE | {
    _E.LOADED: _S.LOADED,
    _E.OUT_FOR_DELIVERY: _S.OUT_FOR_DELIVERY,
    _E.ARRIVED: _S.ARRIVING,
    _E.NO_ANSWER: _S.ARRIVING,
    _E.ATTEMPT_FAILED: _S.ATTEMPT_FAILED,
}


def _without(*events: EventType) -> dict[EventType, Status]:
    return {event: status for event, status in _TO_THE_DOOR.items() if event not in events}


MOVES: dict[Status, dict[EventType, Status]] = {
    _S.ANNOUNCED: _TO_THE_DOOR | {_E.PLANNED: _S.SCHEDULED},
    _S.SCHEDULED: _TO_THE_DOOR | {_E.UNPLANNED: _S.ANNOUNCED},
    _S.LOADED: _TO_THE_DOOR,
    _S.OUT_FOR_DELIVERY: _without(_E.LOADED) | {_E.NEAR: _S.ARRIVING},
    _S.ARRIVING: _without(_E.LOADED, _E.OUT_FOR_DELIVERY),
    _S.ATTEMPT_FAILED: _TO_THE_DOOR | {_E.PLANNED: _S.SCHEDULED},
    _S.READY_FOR_PICKUP: _ANYWHERE,
    _S.RETURNING: {_E.RETURNED: _S.RETURNED, _E.LOST: _S.LOST, _E.DELIVERED: _S.DELIVERED},
    # A lost parcel can turn up; everything else that is over stays over.
    _S.LOST: {
        _E.DELIVERED: _S.DELIVERED,
        _E.READY_FOR_PICKUP: _S.READY_FOR_PICKUP,
        _E.RETURNED: _S.RETURNED,
    },
    _S.DELIVERED: {},
    _S.COLLECTED: {},
    _S.RETURNED: {},
    _S.CANCELLED: {},
}

# Flags an event raises and takes away, beside what it does to the status.
RAISES: dict[EventType, Flag] = {
    _E.DELAYED: Flag.DELAYED,
    _E.ON_HOLD: Flag.ON_HOLD,
    _E.DAMAGED: Flag.DAMAGED,
}
LOWERS: dict[EventType, frozenset[Flag]] = {
    _E.CUSTOMS_CLEARED: frozenset({Flag.CUSTOMS, Flag.ON_HOLD}),
    _E.IN_TRANSIT: frozenset({Flag.ON_HOLD}),
    _E.LOADED: frozenset({Flag.ON_HOLD}),
    _E.OUT_FOR_DELIVERY: frozenset({Flag.ON_HOLD}),
    _E.DELIVERED: frozenset({Flag.DELAYED, Flag.ON_HOLD}),
    _E.COLLECTED: frozenset({Flag.DELAYED, Flag.ON_HOLD}),
}

MOVING = frozenset(event for moves in MOVES.values() for event in moves)
OVER = frozenset(status for status, moves in MOVES.items() if not moves) | {Status.LOST}
ON_THE_ROAD = frozenset({Status.LOADED, Status.OUT_FOR_DELIVERY, Status.ARRIVING})


def takes_effect(status: Status, event: EventType) -> bool:
    """False for an event that would move the status, and that the table does not know from here:
    it is kept, and nothing comes of it."""
    return event in MOVES[status] or event not in MOVING


def after(status: Status, event: EventType) -> Status:
    """The status after the event; the same one where the table has no row for it."""
    return MOVES[status].get(event, status)
