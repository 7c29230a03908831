"""Pushes read again: what a carrier pushed lately, as the words of today understand it.

A code that was read wrongly is mended in the adapter's mapping; what came before that is still
known under the wrong reading. Read again, an event that means something else today is recorded
beside the old one, under a name of its own; one that means the same changes nothing.
"""

import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from core.actions.carrier_news import News, news_row
from core.model.audit import AuditLine
from core.model.event import CarrierEvent
from core.model.ids import AgentId, CarrierRef
from core.model.pushed import Pushed
from core.ports import Store, Unit

PUSHES_AT_ONCE_MAX = 100
WHO = AgentId("command-line")

type Read = Callable[[Pushed], Sequence[News]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A push read again: `events` are all that it tells, `news` what means something else than is
    known. `trouble` where nobody can read it still."""

    push: Pushed
    events: int = 0
    news: tuple[News, ...] = ()
    trouble: str = ""

    @property
    def new_events(self) -> int:
        return sum(len(one.events) for one in self.news)


async def pushes_again(
    store: Store, carrier: CarrierRef, since: datetime, read: Read
) -> AsyncIterator[Again]:
    """Each push since then (wall time), the oldest first; nothing is changed by looking."""
    after = 0
    while True:
        async with store.read() as unit:
            page = await unit.pushes.since(carrier, since, after, PUSHES_AT_ONCE_MAX)
        for push in page:
            yield await _read_again(store, push, read)
        if len(page) < PUSHES_AT_ONCE_MAX:
            return
        after = page[-1].seq


async def take_again(store: Store, wall: datetime, again: Again) -> None:
    """Put what it means today into the inbox, where the house takes it from; twice changes nothing
    more."""
    async with store.begin() as unit:
        for one in again.news:
            await unit.post.receive(news_row(one, wall, _row_id(again.push, one)))
        about = f"{again.push.carrier}/push:{again.push.seq}"[:64]
        await unit.audit.add(AuditLine(at=wall, person=WHO, deed="read-again", about=about))


async def _read_again(store: Store, push: Pushed, read: Read) -> Again:
    try:
        told = read(push)
    except ValueError as wrong:
        return Again(push=push, trouble=str(wrong) or "nobody can read it")
    async with store.read() as unit:
        found = [await _otherwise(unit, one) for one in told]
    return Again(
        push=push,
        events=sum(len(one.events) for one in told),
        news=tuple(one for one in found if one is not None),
    )


async def _otherwise(unit: Unit, told: News) -> News | None:
    """What of it is not known, or known by another meaning; None where that is nothing. A hint
    says nothing by itself: the carrier is asked anew."""
    if told.is_hint:
        return None
    delivery = None
    if told.delivery is not None:
        delivery = await unit.deliveries.get(told.delivery)
    elif told.tracking_number is not None:
        delivery = await unit.deliveries.by_tracking(told.carrier, told.tracking_number)
    if delivery is None:
        return told if told.events else None
    known = await unit.timeline.events_of(delivery.id)
    new = tuple(named for event in told.events if (named := _named(event, known)) is not None)
    return msgspec.structs.replace(told, events=new) if new else None


def _named(event: CarrierEvent, known: Sequence[CarrierEvent]) -> CarrierEvent | None:
    """The event under a name that is free; None where it is known with this meaning."""
    same = [
        one
        for one in known
        if one.event_id == event.event_id or one.event_id.startswith(f"{event.event_id}~")
    ]
    if any(_meaning(one) == _meaning(event) for one in same):
        return None
    if not same:
        return event
    meant = hashlib.sha256(repr(_meaning(event)).encode()).hexdigest()[:12]
    return replace(event, event_id=f"{event.event_id}~{meant}")


def _meaning(event: CarrierEvent) -> tuple[object, ...]:
    return (event.type, event.reason, tuple(sorted(event.flags)))


def _row_id(push: Pushed, news: News) -> str:
    said = hashlib.sha256(msgspec.json.encode(news)).hexdigest()[:24]
    return f"{push.carrier}/again/{push.seq}/{said}"
