"""Timers: what must happen unless something else happens first, kept as rows.

A timer is set in the transaction that gives its reason and cancelled in the one that takes it away;
one that rings all the same looks at what is true now, so that a late cancel does no harm.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.actions.agent_waits import staffed_from
from core.actions.desks import next_called, tell_handed_over
from core.actions.each_alone import each_alone
from core.actions.house import House
from core.actions.rating import tell_rating
from core.actions.redirecting import goes_to
from core.actions.tell import note, notify, notify_chat, publish_about
from core.model.carrier import Carrier
from core.model.conversation import Conversation, Holder
from core.model.delivery import Delivery
from core.model.ids import ConversationId, DeliveryId
from core.model.neighbour_ask import AskEvent
from core.model.notice import Notice, NoticeKind
from core.model.promise import Hold, PromiseState
from core.model.saved_place import SavedPlace
from core.model.status import Status
from core.ports import Unit

ALARMS_MAX = 12  # of one wait: after an hour it is no news to anybody
AGENT_LATE_SECONDS = 300  # real time: how long somebody waits for a person before we say so
ASKED_AFTER_AWAY_AT = time(10, 0)  # the day before, in the carrier's zone
OFFER_GRACE_SECONDS = 5  # real time: the hold is let go first
UNANSWERED = "unanswered"  # a broken promise of which they heard, with what was kept for them
RESCUE_COUNTS_SECONDS = 60  # real time: how often the question at the door says what is left
REPORT_MINUTES = 30  # world time after the wait: the courier is at other doors by then
REASON_SECONDS = 900  # real time: how long few stars wait for their reason
RESCUE_GRACE_SECONDS = 20  # real time: the courier's own report of the end comes first, if it comes


class TimerKind(StrEnum):
    AGENT_LATE = "agent_late"
    RESCUE_COUNTS = "rescue_counts"
    RESCUE_OVER = "rescue_over"
    AWAY_OVER = "away_over"
    OFFER_OVER = "offer_over"
    CODE_OVER = "code_over"
    NEIGHBOUR_OVER = "neighbour_over"
    DECISION_OVER = "decision_over"
    REPORT_MISSING = "report_missing"
    REASON_OVER = "reason_over"


async def expect_agent(house: House, unit: Unit, conversation: Conversation) -> None:
    """Somebody waits for a person: if nobody comes while the desk is open, they hear so, and the
    desk is alarmed again and again, each time with another name."""
    due = staffed_from(house) + house.clock.patience(AGENT_LATE_SECONDS)
    key = _alarm(conversation, conversation.alarms)
    await unit.timers.set(key, due, TimerKind.AGENT_LATE, conversation.id)


async def agent_came(unit: Unit, conversation: Conversation) -> None:
    for number in (0, 1):
        await unit.timers.cancel(_alarm(conversation, number))


async def expect_end_of_wait(house: House, unit: Unit, delivery: Delivery) -> None:
    """The courier waits at the door until then; set again, it is moved."""
    if delivery.waits_until is None:
        return
    due = delivery.waits_until + house.clock.patience(RESCUE_GRACE_SECONDS)
    kind = TimerKind.RESCUE_OVER
    await unit.timers.set(_key(kind, delivery.id), due, kind, delivery.id)


async def count_the_wait(house: House, unit: Unit, delivery: Delivery, count: int = 1) -> None:
    """While no answer stands, the question says each minute how much longer the courier waits.
    Each count is a timer of its own: the one that rings is taken away."""
    due = house.clock.now() + house.clock.patience(RESCUE_COUNTS_SECONDS)
    if delivery.waits_until is not None and due < delivery.waits_until:
        kind, ref = TimerKind.RESCUE_COUNTS, f"{delivery.id}/{count}"
        await unit.timers.set(_key(kind, ref), due, kind, ref)


async def wait_ended(unit: Unit, delivery: Delivery) -> None:
    await unit.timers.cancel(_key(TimerKind.RESCUE_OVER, delivery.id))


async def expect_report(house: House, unit: Unit, delivery: Delivery) -> None:
    """The wait is over, and nobody has said how the visit ended."""
    due = house.clock.now() + timedelta(minutes=REPORT_MINUTES)
    kind = TimerKind.REPORT_MISSING
    await unit.timers.set(_key(kind, delivery.id), due, kind, delivery.id)


async def expect_reason(house: House, unit: Unit, delivery: Delivery, stars: int) -> None:
    """Told without one after a while; other stars meanwhile count instead."""
    await reason_told(unit, delivery)
    kind, ref = TimerKind.REASON_OVER, f"{delivery.id}/{stars}"
    due = house.clock.now() + house.clock.patience(REASON_SECONDS)
    await unit.timers.set(_key(kind, delivery.id), due, kind, ref)


async def reason_told(unit: Unit, delivery: Delivery) -> None:
    await unit.timers.cancel(_key(TimerKind.REASON_OVER, delivery.id))


async def expect_return(
    house: House, unit: Unit, delivery: Delivery, carrier: Carrier, day: date
) -> None:
    """The parcel waits until that day: the day before, its recipient is asked for a time."""
    due = datetime.combine(day - timedelta(days=1), ASKED_AFTER_AWAY_AT, carrier.zone)
    kind = TimerKind.AWAY_OVER
    await unit.timers.set(_key(kind, delivery.id), due, kind, delivery.id)


async def expect_choice(house: House, unit: Unit, delivery: Delivery, hold: Hold) -> None:
    """A window was held for somebody whose promise was broken: if they let it go, they choose."""
    due = hold.expires_at + house.clock.patience(OFFER_GRACE_SECONDS)
    kind = TimerKind.OFFER_OVER
    await unit.timers.set(_key(kind, delivery.id), due, kind, delivery.id)


async def expect_end_of_code(unit: Unit, place: SavedPlace) -> None:
    """A kept code goes by itself; kept anew, it stays longer."""
    if place.code_until is None:
        return
    kind, ref = TimerKind.CODE_OVER, f"{place.conversation}/{place.id}"
    await unit.timers.set(_key(kind, ref), place.code_until, kind, ref)


async def expect_decision(house: House, unit: Unit, delivery: Delivery) -> None:
    """A compartment is kept while they think about it; looking at another one moves the end."""
    due = house.clock.now() + house.clock.patience(house.limits.hold_seconds)
    kind = TimerKind.DECISION_OVER
    await unit.timers.set(_key(kind, delivery.id), due, kind, delivery.id)


async def was_decided(unit: Unit, delivery: Delivery) -> None:
    await unit.timers.cancel(_key(TimerKind.DECISION_OVER, delivery.id))


async def expect_neighbour(unit: Unit, delivery: Delivery, until: datetime) -> None:
    """A neighbour who says nothing has said no: asked anew, it is moved."""
    kind = TimerKind.NEIGHBOUR_OVER
    await unit.timers.set(_key(kind, delivery.id), until, kind, delivery.id)


async def ring_timers(house: House, limit: int = 100) -> int:
    """Let what is due happen, each in a transaction of its own; returns how many rang."""
    now = house.clock.now()
    async with house.store.read() as unit:
        due = await unit.timers.due(now, limit, kinds=list(_RINGS))

    async def rung(timer: tuple[str, str, str]) -> bool:
        key, kind, ref = timer
        async with house.store.begin() as unit:
            still = await unit.timers.due(now, limit, kinds=list(_RINGS))
            is_due = any(key == one for one, _, _ in still)
            if is_due:
                await _RINGS[TimerKind(kind)](house, unit, ref, now)
                await unit.timers.cancel(key)
        return is_due

    return await each_alone(due, rung)


async def _agent_late(house: House, unit: Unit, ref: str, now: datetime) -> None:
    conversation = await unit.conversations.get(ConversationId(ref))
    if conversation is None or conversation.holder is not Holder.WAITING:
        return
    asked_at = conversation.asked_at or now
    notice = Notice(
        key=f"{conversation.id}/{NoticeKind.AGENT_LATE}/{asked_at.isoformat()}",
        kind=NoticeKind.AGENT_LATE,
        at=now,
        delivery=conversation.focus,
    )
    await notify_chat(house, unit, conversation, notice)  # once, however long it takes
    called = await next_called(house, unit, conversation)
    alarmed = replace(
        conversation,
        alarms=conversation.alarms + 1,
        called=conversation.called if called is None else (*conversation.called, called),
        updated_at=now,
    )
    await unit.conversations.put(alarmed)
    await tell_handed_over(house, unit, alarmed)
    if alarmed.alarms < ALARMS_MAX:
        await expect_agent(house, unit, alarmed)


async def _rescue_counts(house: House, unit: Unit, ref: str, now: datetime) -> None:
    id, _, count = ref.partition("/")
    delivery = await unit.deliveries.get(DeliveryId(id))
    if delivery is None or delivery.status is not Status.ARRIVING:
        return
    until = delivery.waits_until
    if until is None or until <= now:
        return
    if delivery.rescue is None or delivery.rescue.answer is None:
        fact = f"{until.isoformat()}/{count}"
        await notify(house, unit, delivery, NoticeKind.RESCUE_COUNTS, fact, valid_until=until)
    await count_the_wait(house, unit, delivery, int(count) + 1)


async def _rescue_over(house: House, unit: Unit, ref: str, now: datetime) -> None:
    delivery = await unit.deliveries.get(DeliveryId(ref))
    if delivery is None or delivery.status is not Status.ARRIVING:
        return
    if delivery.waits_until is None or delivery.waits_until > now:
        return
    fact = delivery.waits_until.isoformat()
    await notify(house, unit, delivery, NoticeKind.RESCUE_OVER, fact)
    await expect_report(house, unit, delivery)


async def _report_missing(house: House, unit: Unit, ref: str, now: datetime) -> None:
    """The status stays as it was told: carrier, operator and recipient hear what is not known."""
    delivery = await unit.deliveries.get(DeliveryId(ref))
    since = delivery.waits_until if delivery is not None else None
    if delivery is None or delivery.status is not Status.ARRIVING or since is None or since > now:
        return
    await note(house, unit, delivery, "alert", "house", "no report after no_answer")
    data = {"arrived_at": delivery.arrived_at, "waited_until": since}
    await publish_about(house, unit, "delivery.report_missing", delivery, data)
    at = delivery.arrived_at
    fact = since.isoformat()
    await notify(house, unit, delivery, NoticeKind.REPORT_MISSING, fact, until=at)


async def _reason_over(house: House, unit: Unit, ref: str, now: datetime) -> None:
    id, _, stars = ref.partition("/")
    delivery = await unit.deliveries.get(DeliveryId(id))
    if delivery is not None:
        await tell_rating(house, unit, delivery, int(stars))


async def _away_over(house: House, unit: Unit, ref: str, now: datetime) -> None:
    delivery = await unit.deliveries.get(DeliveryId(ref))
    if delivery is None or delivery.promised is not None or delivery.pickup is not None:
        return
    if delivery.status in (Status.ANNOUNCED, Status.SCHEDULED, Status.ATTEMPT_FAILED):
        fact = f"after/{delivery.earliest}"
        await notify(house, unit, delivery, NoticeKind.TIME_WANTED, fact)


async def _offer_over(house: House, unit: Unit, ref: str, now: datetime) -> None:
    delivery = await unit.deliveries.get(DeliveryId(ref))
    if delivery is None or delivery.promise is None or delivery.pickup is not None:
        return
    is_ahead = delivery.status in (Status.ANNOUNCED, Status.SCHEDULED)
    if delivery.promise.state is PromiseState.BROKEN and is_ahead:
        kind, promise = NoticeKind.PROMISE_BROKEN, delivery.promise.id
        fact = f"{promise}/{UNANSWERED}"
        await notify(house, unit, delivery, kind, fact, ref=promise, text=UNANSWERED)


async def _code_over(house: House, unit: Unit, ref: str, now: datetime) -> None:
    conversation, _, name = ref.partition("/")
    for place in await unit.saved_places.of(ConversationId(conversation)):
        if place.id == name and not place.keeps_code(now):
            await unit.saved_places.save(place.without_code)


async def _neighbour_over(house: House, unit: Unit, ref: str, now: datetime) -> None:
    delivery = await unit.deliveries.get(DeliveryId(ref))
    ask = delivery.neighbour_ask if delivery is not None else None
    if delivery is None or ask is None or not ask.may(AskEvent.EXPIRE) or now < ask.expires_at:
        return
    await unit.deliveries.save(replace(delivery, neighbour_ask=ask.after(AskEvent.EXPIRE)))
    kind, fact = NoticeKind.NEIGHBOUR_ANSWERED, f"{ask.asked_at.isoformat()}/expired"
    await notify(house, unit, delivery, kind, fact, text="expired", name=ask.name)


async def _decision_over(house: House, unit: Unit, ref: str, now: datetime) -> None:
    """What they said yes to meanwhile is where the parcel goes, and stays theirs."""
    delivery = await unit.deliveries.get(DeliveryId(ref))
    if delivery is not None:
        await unit.points.release(delivery.id, keep=await goes_to(unit, delivery))


def _alarm(conversation: Conversation, number: int) -> str:
    """Two names by turns: a timer that rings is taken away, and may not take the next one along."""
    return _key(TimerKind.AGENT_LATE, f"{conversation.id}/{number % 2}")


def _key(kind: TimerKind, ref: str) -> str:
    return f"{kind}/{ref}"


_RINGS: dict[TimerKind, Callable[[House, Unit, str, datetime], Awaitable[None]]] = {
    TimerKind.AGENT_LATE: _agent_late,
    TimerKind.RESCUE_COUNTS: _rescue_counts,
    TimerKind.RESCUE_OVER: _rescue_over,
    TimerKind.AWAY_OVER: _away_over,
    TimerKind.OFFER_OVER: _offer_over,
    TimerKind.CODE_OVER: _code_over,
    TimerKind.NEIGHBOUR_OVER: _neighbour_over,
    TimerKind.DECISION_OVER: _decision_over,
    TimerKind.REPORT_MISSING: _report_missing,
    TimerKind.REASON_OVER: _reason_over,
}
