"""Views: what a page of the console shows, gathered in one look at the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.actions.house import House
from core.model.carrier import Carrier
from core.model.change import TICKS, Change
from core.model.conversation import Conversation, Holder, Message
from core.model.delivery import Delivery
from core.model.event import Entry
from core.model.ids import ConversationId
from core.model.options import Option, options
from core.model.promise import PromiseState
from core.ports import Unit

QUEUE_MAX = 60
LINES_MAX = 300
PROMISE_TICKS = {
    PromiseState.ASKED: 1,
    PromiseState.ACCEPTED: 2,
    PromiseState.APPLIED: 3,
    PromiseState.KEPT: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """A conversation in the list. `minutes` is how long it has waited."""

    conversation: Conversation
    title: str
    last: str
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A delivery as the agent sees it beside the thread."""

    delivery: Delivery
    zone: ZoneInfo
    options: Sequence[Option]
    changes: Sequence[Change]
    timeline: Sequence[Entry]
    ticks: int

    def local(self, at: datetime) -> str:
        return at.astimezone(self.zone).strftime("%a %d %b %H:%M")

    def ticks_of(self, change: Change) -> int:
        return TICKS[change.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    conversation: Conversation
    lines: Sequence[tuple[int, Message]]
    beside: Beside | None
    others: Sequence[Delivery]

    @property
    def last_seq(self) -> int:
        return self.lines[-1][0] if self.lines else 0


async def queue(house: House) -> dict[Holder, list[QueueLine]]:
    """Those who wait (longest first), those an agent holds, those the bot serves."""
    async with house.store.read() as unit:
        return {
            holder: [
                await _line(house, unit, conversation)
                for conversation in await unit.conversations.page(
                    holder=holder, after=None, limit=QUEUE_MAX
                )
            ]
            for holder in (Holder.WAITING, Holder.AGENT, Holder.BOT)
        }


async def thread(house: House, id: ConversationId) -> Thread | None:
    async with house.store.read() as unit:
        conversation = await unit.conversations.get(id)
        if conversation is None:
            return None
        lines = await unit.conversations.messages(id, limit=LINES_MAX)
        deliveries = await unit.deliveries.of_conversation(id)
        focus = next((d for d in deliveries if d.id == conversation.focus), None)
        focus = focus or (deliveries[-1] if deliveries else None)
        beside = await _beside(house, unit, focus) if focus else None
    others = [delivery for delivery in deliveries if focus and delivery.id != focus.id]
    return Thread(conversation=conversation, lines=lines, beside=beside, others=others)


async def lines_after(
    house: House, id: ConversationId, after: int
) -> Sequence[tuple[int, Message]]:
    async with house.store.read() as unit:
        return await unit.conversations.messages(id, after=after, limit=LINES_MAX)


async def _line(house: House, unit: Unit, conversation: Conversation) -> QueueLine:
    focus = await unit.deliveries.get(conversation.focus) if conversation.focus else None
    name = focus.recipient.name if focus else None
    asked_at = conversation.asked_at
    return QueueLine(
        conversation=conversation,
        title=name or "Somebody who has not shown who they are",
        last=focus.tracking_number if focus else "no delivery yet",
        minutes=int((house.clock.now() - asked_at).total_seconds() // 60) if asked_at else None,
    )


async def _beside(house: House, unit: Unit, delivery: Delivery) -> Beside | None:
    carrier: Carrier | None = await unit.carriers.get(delivery.carrier)
    if carrier is None:
        return None
    promise = delivery.promise
    return Beside(
        delivery=delivery,
        zone=carrier.zone,
        options=options(delivery, carrier, house.clock.now()),
        changes=await unit.changes.of(delivery.id),
        timeline=await unit.timeline.of(delivery.id),
        ticks=PROMISE_TICKS.get(promise.state, 0) if promise else 0,
    )
