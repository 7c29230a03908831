"""Event notices: which events a recipient hears of, and what of them counts as one fact."""

from core.actions.loading import is_held_back, of_attempt
from core.actions.pickup_events import says_nothing_new
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.notice import NoticeKind
from core.model.rescue import RescueAnswer
from core.model.status import EventType, Flag

NOTICES: dict[EventType, NoticeKind] = {
    EventType.OUT_FOR_DELIVERY: NoticeKind.OUT_FOR_DELIVERY,
    EventType.DELAYED: NoticeKind.LATE,
    EventType.ARRIVED: NoticeKind.ARRIVING,
    EventType.NO_ANSWER: NoticeKind.NO_ANSWER,
    EventType.DELIVERED: NoticeKind.DELIVERED,
    EventType.ATTEMPT_FAILED: NoticeKind.ATTEMPT_FAILED,
    EventType.READY_FOR_PICKUP: NoticeKind.READY_FOR_PICKUP,
    EventType.COLLECTED: NoticeKind.COLLECTED,
    EventType.CUSTOMS_CLEARED: NoticeKind.CUSTOMS_CLEARED,
    EventType.DAMAGED: NoticeKind.DAMAGED,
    EventType.RETURNING: NoticeKind.RETURNING,
    EventType.CANCELLED: NoticeKind.CANCELLED,
    EventType.LOST: NoticeKind.LOST,
}


def is_told(before: Delivery, delivery: Delivery, event: CarrierEvent) -> bool:
    """Whether there is something new in it for its recipient. That customs let it go is news to
    whoever heard that they have it."""
    if event.type not in NOTICES or says_nothing_new(before, delivery, event):
        return False
    if event.type is EventType.CUSTOMS_CLEARED:
        return Flag.CUSTOMS in before.flags
    if event.type is EventType.NO_ANSWER:
        return not _is_answered(before, event)
    return not is_held_back(delivery, event)


def _is_answered(before: Delivery, event: CarrierEvent) -> bool:
    """The courier waits by what they were told; unless somebody was to come, and has not."""
    until, rescue = before.waits_until, before.rescue
    waits = until is not None and event.occurred_at < until
    told = rescue.answer if rescue is not None else None
    return waits and told not in (None, RescueAnswer.COMING)


def fact_of(delivery: Delivery, event: CarrierEvent) -> str:
    """What is said once: being on the way, and being at the door, belong to one attempt, however
    often the carrier reports them."""
    attempt = len(delivery.attempts)
    if event.type in (EventType.OUT_FOR_DELIVERY, EventType.ARRIVED):
        return of_attempt(event.type, delivery, event.occurred_at)
    if event.type is EventType.DELAYED:  # of one cause, once a day
        return f"{event.type}/{attempt}/{event.reason}/{event.occurred_at.date()}"
    return event.event_id
