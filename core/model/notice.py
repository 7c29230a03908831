"""A notice: something happened to a delivery that its recipient may want to hear."""

from datetime import datetime
from enum import StrEnum

import msgspec

from core.model.ids import DeliveryId, MessageId, RouteRef
from core.model.shown import Shown
from core.model.window import Window


class NoticeKind(StrEnum):
    INVITED = "invited"  # it was announced: this is where to talk about it
    SCHEDULED = "scheduled"  # the plan gave it a time, or took it away
    REMINDER = "reminder"  # the day before
    OUT_FOR_DELIVERY = "out_for_delivery"
    ETA = "eta"  # the range moved by more than the threshold
    LATE = "late"  # the promise is in danger
    SOONER = "sooner"  # the courier could come before the promised time: may they?
    NEAR = "near"  # a few stops away
    COURIER_MOVED = "courier_moved"  # near, and on the map elsewhere than before
    COURIER_CAME = "courier_came"  # the map ends
    ARRIVING = "arriving"  # at the door
    NO_ANSWER = "no_answer"  # the courier stands at the door
    DELIVERED = "delivered"
    ATTEMPT_FAILED = "attempt_failed"
    POINT_FAILED = "point_failed"  # the courier could not leave it at the point
    READY_FOR_PICKUP = "ready_for_pickup"
    PICKUP_ENDS = "pickup_ends"  # a rung of the pickup ladder (`core.model.pickup_ladder`)
    PICKUP_COUNTS = "pickup_counts"  # one day less to fetch it: only its card says so
    VISIT_SEEN = "visit_seen"  # who works at the point has seen that they are there
    COLLECTED = "collected"
    RETURNING = "returning"
    CANCELLED = "cancelled"
    CUSTOMS_CLEARED = "customs_cleared"  # and it goes on
    DAMAGED = "damaged"
    LOST = "lost"
    ADDRESS_CHANGED = "address_changed"  # by somebody else than its recipient
    ADDRESS_OPEN = "address_open"  # it was shown, and nobody has said whether it is right
    ADDRESS_GRANTED = "address_granted"  # a person has looked at their wish
    ADDRESS_DECLINED = "address_declined"
    CLOSED_THEN = "closed_then"  # the hours that were told shut the time that was promised
    TIME_WANTED = "time_wanted"  # the address is settled: now the time
    CHANGE = "change"  # a change was accepted, applied or rejected
    PAID = "paid"  # and the time is booked
    UNPAYABLE = "unpayable"  # Telegram does not take what was to be paid
    REFUND = "refund"  # what was paid goes back
    WINDOW_SET = "window_set"  # an agent or the carrier chose another time for them
    NARROWED = "narrowed"  # the promised time is told more exactly
    WINDOW_KEPT = "window_kept"  # another vehicle comes in it, or the one before it stands again
    WINDOW_LOST = "window_lost"  # a promise was broken, and another window is held for them
    PROMISE_BROKEN = "promise_broken"  # the plan can no longer keep it: choose again
    HOLD_EXPIRED = "hold_expired"
    IN_YOUR_STREET = "in_your_street"  # a van passes by, and no time was chosen yet
    SLOT_FREED = "slot_freed"  # a window they waited for is held for them
    SLOT_PASSED = "slot_passed"  # they did not answer in time: the next in line is asked
    WISH_OVER = "wish_over"  # a window they waited for did not become free
    AGENT_JOINED = "agent_joined"
    AGENT_SAID = "agent_said"
    AGENT_LEFT = "agent_left"
    AGENT_LATE = "agent_late"  # nobody came in time
    PERSON_CALLED = "person_called"  # a rule has asked for a person, not they themselves
    BOT_FAILED = "bot_failed"  # we could not answer: a person will
    COURIER_SAID = "courier_said"  # through us, from near the door
    RESCUE_COUNTS = "rescue_counts"  # how much longer the courier waits
    RESCUE_OVER = "rescue_over"  # the courier has left
    REPORT_MISSING = "report_missing"  # and nobody has said how the visit ended
    NEIGHBOUR_ANSWERED = "neighbour_answered"  # yes, no, or nothing in time
    CLAIM_CLOSED = "claim_closed"  # one of us has decided what was claimed
    UNBOUND = "unbound"  # the chat no longer belongs to the delivery


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """`key` is unique for the fact, which is never told twice. `text` is what an agent said, or the
    cause of what happened; `line` its line in the talk, which it corrects where it is `corrected`,
    and `answers` is Telegram's id of the message that it answers.

    `valid_until` (world time): after it the notice is stale and stays unsaid.
    """

    key: str
    kind: NoticeKind
    at: datetime
    delivery: DeliveryId | None = None
    text: str | None = None
    name: str | None = None
    ref: str | None = None  # the change, promise, hold or version of the address that it is about
    since: datetime | None = None  # from when on a person held the talk
    until: datetime | None = None
    route: RouteRef | None = None  # whose vehicle brings it
    window: Window | None = None  # the one that it is about, where nothing else tells
    valid_until: datetime | None = None
    line: MessageId | None = None
    answers: int | None = None
    shown: Shown | None = None  # what an agent sends beside the words
    corrected: bool = False


# What is told at any hour: answers, people at work, and the courier at the door.
AT_ANY_HOUR = frozenset(
    {
        NoticeKind.NO_ANSWER,
        NoticeKind.COURIER_SAID,
        NoticeKind.RESCUE_COUNTS,
        NoticeKind.RESCUE_OVER,
        NoticeKind.NEAR,
        NoticeKind.COURIER_MOVED,
        NoticeKind.COURIER_CAME,
        NoticeKind.ARRIVING,
        NoticeKind.ATTEMPT_FAILED,
        NoticeKind.VISIT_SEEN,
        NoticeKind.ADDRESS_GRANTED,
        NoticeKind.ADDRESS_DECLINED,
        NoticeKind.CLOSED_THEN,
        NoticeKind.TIME_WANTED,
        NoticeKind.CHANGE,
        NoticeKind.PAID,
        NoticeKind.UNPAYABLE,
        NoticeKind.REFUND,
        NoticeKind.HOLD_EXPIRED,
        NoticeKind.SLOT_PASSED,
        NoticeKind.AGENT_JOINED,
        NoticeKind.AGENT_SAID,
        NoticeKind.AGENT_LEFT,
        NoticeKind.AGENT_LATE,
        NoticeKind.PERSON_CALLED,
        NoticeKind.BOT_FAILED,
        NoticeKind.UNBOUND,
    }
)

# Answers to what somebody asked, and a person who speaks with them: these interrupt nobody, and are
# told also to who wants no more messages.
ANSWERS = frozenset(
    {
        NoticeKind.ADDRESS_GRANTED,
        NoticeKind.ADDRESS_DECLINED,
        NoticeKind.CLOSED_THEN,
        NoticeKind.TIME_WANTED,
        NoticeKind.CHANGE,
        NoticeKind.PAID,
        NoticeKind.UNPAYABLE,
        NoticeKind.REFUND,
        NoticeKind.VISIT_SEEN,
        NoticeKind.HOLD_EXPIRED,
        NoticeKind.SLOT_FREED,
        NoticeKind.SLOT_PASSED,
        NoticeKind.WISH_OVER,
        NoticeKind.NEIGHBOUR_ANSWERED,
        NoticeKind.CLAIM_CLOSED,
        NoticeKind.COURIER_SAID,
        NoticeKind.AGENT_JOINED,
        NoticeKind.AGENT_SAID,
        NoticeKind.AGENT_LEFT,
        NoticeKind.AGENT_LATE,
        NoticeKind.PERSON_CALLED,
        NoticeKind.BOT_FAILED,
        NoticeKind.UNBOUND,
    }
)

# About a payment.
OF_MONEY = frozenset({NoticeKind.PAID, NoticeKind.UNPAYABLE, NoticeKind.REFUND})
