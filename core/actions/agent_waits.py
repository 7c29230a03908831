"""Agent waits: how long somebody who asks for a person will wait, by how long others did."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.opening import opens_at
from core.model.agent_wait import AgentWait, usual_wait
from core.model.conversation import Conversation, Holder
from core.model.ids import ConversationId
from core.ports import Unit

QUEUE_LOOKED_AT_MAX = 200
LOOKED_BACK = timedelta(days=14)
WAITS_LOOKED_AT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """`before`: people who wait already. `opens`: the next time that agents are there, None while
    they are; `usual`: what a wait takes then, None where too few are known."""

    before: int
    opens: datetime | None = None
    usual: timedelta | None = None


async def wait_ahead(house: House, unit: Unit, talk: ConversationId) -> Ahead:
    """What to tell whoever has just asked for a person."""
    now = house.clock.now()
    waiting = await unit.conversations.page(
        holder=Holder.WAITING, after=None, limit=QUEUE_LOOKED_AT_MAX
    )
    ids = [each.id for each in waiting]
    last = await unit.agent_waits.since(now - LOOKED_BACK, None, WAITS_LOOKED_AT)
    return Ahead(
        before=ids.index(talk) if talk in ids else len(ids),
        opens=_opens(house, now),
        usual=usual_wait(last),
    )


def staffed_from(house: House) -> datetime:
    """From when on somebody can come: now, or when agents are there again."""
    now = house.clock.now()
    return _opens(house, now) or now


async def wait_is_over(house: House, unit: Unit, waited: Conversation, *, came: bool) -> None:
    """Of a conversation as it waited. Hours in which nobody is there are no waiting for anybody."""
    if waited.holder is not Holder.WAITING or waited.asked_at is None:
        return
    now, begun = house.clock.now(), _opens(house, waited.asked_at) or waited.asked_at
    about = await unit.deliveries.get(waited.focus) if waited.focus is not None else None
    await unit.agent_waits.add(
        AgentWait(
            carrier=about.carrier if about is not None else None,
            asked_at=min(begun, now),
            ended_at=now,
            came=came,
        )
    )


def _opens(house: House, at: datetime) -> datetime | None:
    """When agents are there again; None where they are, or nobody told their hours."""
    hours = house.limits.agent_hours
    return opens_at(hours, at) if hours is not None else None
