"""A notice policy: what the recipients of a shop are told, how, how often, and by which ways.

The one place that says whether a notice makes a phone ring. Everything else asks `manner()`.
"""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.model.delivery import Delivery
from core.model.ids import DeliveryId
from core.model.notice import ANSWERS, NoticeKind
from core.model.status import ON_THE_ROAD, OVER, Status


class Moment(StrEnum):
    """The few moments of a delivery of which a policy may say how they are told."""

    ANNOUNCED = "announced"  # only to who has not opened their chat yet, by another way
    ADDRESS_OPEN = "address_open"
    VAN_NEAR = "van_near"  # a van will be in their street, and no time is chosen yet
    DAY_BEFORE = "day_before"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ETA = "eta"  # the expected time has moved
    NARROWED = "narrowed"  # the promised time is told more exactly
    SOONER = "sooner"  # may they come earlier?
    DANGER = "danger"  # the promise is in danger
    NEAR = "near"  # a few stops away
    AT_THE_DOOR = "at_the_door"
    DELIVERED = "delivered"
    FAILED = "failed"
    READY = "ready"  # for pickup
    PICKUP_ENDS = "pickup_ends"


class Manner(StrEnum):
    """A ping is a new message that rings; quietly, only the living card says it."""

    PING = "ping"
    QUIETLY = "quietly"
    NEVER = "never"


class Way(StrEnum):
    """How a notice reaches somebody: the chat, and where it cannot, the ladder below it."""

    CHAT = "chat"
    MAIL = "mail"
    SMS = "sms"


GONE = frozenset({Status.READY_FOR_PICKUP, Status.RETURNING})  # nobody drives it to the door

_K, _M = NoticeKind, Moment
MOMENTS: dict[NoticeKind, Moment] = {
    _K.INVITED: _M.ANNOUNCED,
    _K.ADDRESS_OPEN: _M.ADDRESS_OPEN,
    _K.IN_YOUR_STREET: _M.VAN_NEAR,
    _K.REMINDER: _M.DAY_BEFORE,
    _K.OUT_FOR_DELIVERY: _M.OUT_FOR_DELIVERY,
    _K.ETA: _M.ETA,
    _K.NARROWED: _M.NARROWED,
    _K.SOONER: _M.SOONER,
    _K.LATE: _M.DANGER,
    _K.NEAR: _M.NEAR,
    _K.ARRIVING: _M.AT_THE_DOOR,
    _K.DELIVERED: _M.DELIVERED,
    _K.ATTEMPT_FAILED: _M.FAILED,
    _K.POINT_FAILED: _M.FAILED,
    _K.REPORT_MISSING: _M.FAILED,
    _K.READY_FOR_PICKUP: _M.READY,
    _K.PICKUP_ENDS: _M.PICKUP_ENDS,
}
# The recipient has to decide something, or cannot get the parcel: no budget holds these back.
DECISIONS = frozenset({_M.FAILED, _M.READY})
# A question that stands in the card alone is no question.
ASKS = frozenset({_M.ADDRESS_OPEN, _M.VAN_NEAR, _M.SOONER})
ALWAYS_QUIET = frozenset({_K.SCHEDULED, _K.COURIER_MOVED, _K.COURIER_CAME, _K.PICKUP_COUNTS})

# What the living card shows by itself, edited in place: nothing is to be decided, and no promise is
# in danger.
WATCHED = frozenset({_M.ETA, _M.OUT_FOR_DELIVERY, _M.NARROWED, _M.NEAR, _M.AT_THE_DOOR})

PINGS_A_DAY_MAX = 20
NEAR_STOPS_MAX = 20
MINUTES_MAX = 240
HOURS_MAX = 168


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePolicy:
    """A moment that is named neither `quietly` nor `never` rings, as long as the delivery has not
    rung `pings_a_day` times that day, by the clock of its place.

    Near is at most `near_stops` stops before the door or, where that is told, `near_minutes`. A
    move of the expected time by less than `told_again_minutes` is silent. The promise is in danger
    when the courier is likelier than not to come `late_minutes` after its window; whether they may
    come earlier is asked where they could by `sooner_minutes` (None: never).

    `by_mail` and `by_sms`: what is told so to who cannot be reached in the chat; mail goes first.
    """

    quietly: frozenset[Moment] = WATCHED
    never: frozenset[Moment] = frozenset()
    pings_a_day: int = 6
    near_stops: int = 3
    near_minutes: int | None = None
    told_again_minutes: int = 10
    late_minutes: int = 10
    sooner_minutes: int | None = 30
    day_before_at: time = time(18, 0)
    pickup_ends_hours: int = 24
    by_mail: frozenset[Moment] = frozenset(
        {
            Moment.ANNOUNCED,
            Moment.DAY_BEFORE,
            Moment.OUT_FOR_DELIVERY,
            Moment.DANGER,
            Moment.DELIVERED,
            Moment.FAILED,
            Moment.READY,
            Moment.PICKUP_ENDS,
        }
    )
    by_sms: frozenset[Moment] = frozenset(
        {
            Moment.OUT_FOR_DELIVERY,
            Moment.DANGER,
            Moment.FAILED,
            Moment.READY,
            Moment.PICKUP_ENDS,
        }
    )

    def __post_init__(self) -> None:
        if self.quietly == WATCHED:  # the usual ones, of which some may be told never
            object.__setattr__(self, "quietly", WATCHED - self.never)
        if both := self.quietly & self.never:
            raise ValueError(f"{min(both)} cannot be told quietly and never")
        if hushed := DECISIONS & (self.quietly | self.never):
            raise ValueError(f"{min(hushed)} wants a decision: it must ring")
        if unasked := ASKS & self.quietly:
            raise ValueError(f"{min(unasked)} asks something: it rings, or is never told")
        if self.day_before_at.tzinfo is not None:
            raise ValueError("day_before_at is a local time")
        for name, value, least, most in (
            ("pings_a_day", self.pings_a_day, 1, PINGS_A_DAY_MAX),
            ("near_stops", self.near_stops, 1, NEAR_STOPS_MAX),
            ("near_minutes", self.near_minutes, 1, MINUTES_MAX),
            ("told_again_minutes", self.told_again_minutes, 1, MINUTES_MAX),
            ("late_minutes", self.late_minutes, 0, MINUTES_MAX),
            ("sooner_minutes", self.sooner_minutes, 10, MINUTES_MAX),
            ("pickup_ends_hours", self.pickup_ends_hours, 1, HOURS_MAX),
        ):
            if value is not None and not least <= value <= most:
                raise ValueError(f"{name} lies between {least} and {most}")

    def told(self, moment: Moment) -> Manner:
        if moment in self.never:
            return Manner.NEVER
        return Manner.QUIETLY if moment in self.quietly else Manner.PING

    def manner(self, kind: NoticeKind, pinged: int) -> Manner:
        """How a notice is told after the delivery has rung `pinged` times that day."""
        if kind in ALWAYS_QUIET:
            return Manner.QUIETLY
        moment = MOMENTS.get(kind)
        if moment is None:  # an answer, a person at work, or something that went wrong
            return Manner.PING
        found = self.told(moment)
        is_over = pinged >= self.pings_a_day and moment not in DECISIONS
        return Manner.QUIETLY if found is Manner.PING and is_over else found

    def may_write(self, kind: NoticeKind, pinged: int) -> bool:
        """Whether a letter below the chat may go after `pinged` interruptions that day. Nobody sees
        a card there: what only edits it in the chat is told by a letter."""
        moment = MOMENTS.get(kind)
        return pinged < self.pings_a_day or moment is None or moment in DECISIONS

    def ways(self, kind: NoticeKind) -> tuple[Way, ...]:
        """The ladder below the chat, in order. Nobody reads a mail while a courier waits: who is
        written to when it has failed hears it by SMS before it does."""
        if kind is NoticeKind.NO_ANSWER:
            is_told = Moment.FAILED in self.by_sms and Moment.FAILED not in self.never
            return (Way.SMS,) if is_told else ()
        moment = MOMENTS.get(kind)
        if moment is None or moment in self.never:
            return ()
        mail = (Way.MAIL,) if moment in self.by_mail else ()
        return (*mail, *((Way.SMS,) if moment in self.by_sms else ()))


USUAL_POLICY = NoticePolicy()

_NOT_ON_THE_ROAD = frozenset(Status) - ON_THE_ROAD
# What has happened meanwhile makes these untrue: then they stay unsaid.
OUTLIVED_BY: dict[NoticeKind, frozenset[Status]] = {
    _K.OUT_FOR_DELIVERY: OVER | GONE | {Status.ARRIVING, Status.ATTEMPT_FAILED},
    _K.REMINDER: OVER | GONE | ON_THE_ROAD,
    _K.ETA: OVER | GONE | {Status.ATTEMPT_FAILED},
    _K.LATE: OVER | GONE | {Status.ATTEMPT_FAILED},
    _K.SOONER: _NOT_ON_THE_ROAD,
    _K.NEAR: OVER | GONE | {Status.ATTEMPT_FAILED},
    _K.ARRIVING: OVER | GONE | {Status.ATTEMPT_FAILED},
    _K.REPORT_MISSING: OVER | GONE | {Status.ATTEMPT_FAILED},
    _K.IN_YOUR_STREET: OVER | GONE | ON_THE_ROAD,
    _K.ADDRESS_OPEN: OVER | GONE | ON_THE_ROAD,
    _K.READY_FOR_PICKUP: OVER | {Status.RETURNING},
    _K.PICKUP_ENDS: OVER | {Status.RETURNING},
    _K.PICKUP_COUNTS: OVER | {Status.RETURNING},
    _K.VISIT_SEEN: OVER | {Status.RETURNING},
}


def is_outlived(kind: NoticeKind, delivery: Delivery) -> bool:
    """Whether something newer has happened: nobody hears that a courier is near who has come."""
    has_come = kind is NoticeKind.NEAR and delivery.arrived_at is not None
    return has_come or delivery.status in OUTLIVED_BY.get(kind, frozenset())


def is_counted(kind: NoticeKind) -> bool:
    """Whether a notice interrupts somebody: what they asked for does not."""
    return kind not in ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOf:
    """Whose policy it is: of a sender's key (an asker; "" for the operator's own), for one of its
    merchants ("" for all)."""

    owner: str = ""
    merchant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """One interruption: `key` names what was told, `at` is when it was to ring (world time)."""

    key: str
    delivery: DeliveryId
    at: datetime
    kind: NoticeKind
    way: Way = Way.CHAT


def day_of(at: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The day of `at` by the clock of a place: from its first moment until before the next's."""
    day = at.astimezone(zone).date()
    first = datetime.combine(day, time(), zone)
    following = datetime.combine(day.fromordinal(day.toordinal() + 1), time(), zone)
    return first, following
