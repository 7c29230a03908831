"""The baton: who holds a conversation. Bot, waiting for a person, or one agent by a lease."""

from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.addressing import wish_for
from core.actions.agent_waits import wait_is_over
from core.actions.desks import tell_closed, tell_handed_over
from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import Done, Prepared
from core.actions.tell import notify_chat
from core.actions.timers import agent_came, expect_agent
from core.commands import AskPerson, HandBack, TakeOver
from core.model.address_wish import ProposedAddress
from core.model.asker import Asker
from core.model.conversation import (
    BATON,
    PROPOSAL,
    Author,
    Conversation,
    Holder,
    HolderEvent,
    Message,
    Takeover,
)
from core.model.ids import AgentId, MessageId
from core.model.notice import Notice, NoticeKind
from core.model.shown import Shown
from core.ports import Unit
from core.refusals import held_by, not_allowed


async def ask_person(
    house: House, unit: Unit, command: AskPerson, by: Asker, prepared: Prepared
) -> Done:
    """A person is wanted. Asking again while one is waited for, or there, changes nothing."""
    conversation = await conversation_of(unit, command.conversation)
    if HolderEvent.PERSON_ASKED not in BATON[conversation.holder]:
        return Done()
    is_ours = command.about in conversation.deliveries
    waiting = replace(
        _passed(conversation, HolderEvent.PERSON_ASKED),
        focus=command.about if is_ours else conversation.focus,
        asked_at=house.clock.now(),
        asked_why=command.why,
        alarms=0,
        called=(),
        updated_at=house.clock.now(),
    )
    if command.proposed is not None:
        waiting = await _wishing(house, unit, waiting, command.proposed, by)
    await unit.conversations.put(waiting)
    await expect_agent(house, unit, waiting)
    await tell_handed_over(house, unit, waiting)
    return Done()


async def _wishing(
    house: House, unit: Unit, waiting: Conversation, proposed: ProposedAddress, by: Asker
) -> Conversation:
    """Whoever comes reads in the talk what was wished: it is theirs to grant."""
    wish = await wish_for(house, unit, proposed, by)
    line = Message(
        id=MessageId(house.new_id("msg")),
        conversation=waiting.id,
        at=house.clock.now(),
        author=Author.HOUSE,
        kind=PROPOSAL,
        text=wish.text,
        delivery=proposed.delivery,
    )
    await unit.conversations.say(line)
    return replace(waiting, wish=wish)


async def take_over(
    house: House, unit: Unit, command: TakeOver, by: Asker, prepared: Prepared
) -> Done:
    """An agent takes the conversation; the bot is silent from now on.

    Raises Refused: not-allowed (held-by-another) while another agent's lease runs.
    """
    conversation = await conversation_of(unit, command.conversation)
    since = conversation.leaving or house.clock.now()
    held = conversation.takeover
    if conversation.holder is Holder.AGENT and held is not None:
        if held.agent == by.id:
            await unit.conversations.put(renewed(house, conversation, held))
            return Done()
        if held.lease_until > house.clock.wall():
            raise held_by(held.agent_name)
        since = held.since  # what was agreed with the one before is told at the end, too
        conversation = _passed(conversation, HolderEvent.LEASE_ENDED)
    if HolderEvent.TAKEN_OVER not in BATON[conversation.holder]:
        raise not_allowed((f"conversation-is-{conversation.holder}",))
    now = house.clock.now()
    await wait_is_over(house, unit, conversation, came=True)
    takeover = Takeover(
        agent=AgentId(by.id),
        agent_name=command.name,
        since=since,
        lease_until=house.clock.wall() + timedelta(minutes=house.limits.lease_minutes),
    )
    conversation = replace(
        _passed(conversation, HolderEvent.TAKEN_OVER),
        takeover=takeover,
        leaving=None,
        updated_at=now,
    )
    await unit.conversations.put(conversation)
    await agent_came(unit, conversation)
    await tell_talk(house, unit, conversation, NoticeKind.AGENT_JOINED, name=command.name)
    await tell_handed_over(house, unit, conversation)
    return Done()


async def hand_back(
    house: House, unit: Unit, command: HandBack, by: Asker, prepared: Prepared
) -> Done:
    """The agent, or the recipient who would rather not wait, gives the talk back to the bot."""
    conversation = await conversation_of(unit, command.conversation)
    held = conversation.takeover
    is_another = held is not None and by.id not in (held.agent, conversation.id)
    if conversation.holder is Holder.AGENT and is_another:
        raise not_allowed(("not-the-holder",))
    if HolderEvent.HANDED_BACK not in BATON[conversation.holder]:
        return Done()
    was_held = conversation.holder is Holder.AGENT
    await wait_is_over(house, unit, conversation, came=False)
    conversation = freed(conversation, HolderEvent.HANDED_BACK)
    conversation = replace(conversation, updated_at=house.clock.now())
    await unit.conversations.put(conversation)
    await agent_came(unit, conversation)
    if was_held:
        await _left(house, unit, conversation, held)
    await tell_closed(house, unit, conversation)
    return Done()


async def wait_no_more(house: House, unit: Unit, conversation: Conversation) -> None:
    """What a person was asked for is done without a talk: the bot goes on."""
    await wait_is_over(house, unit, conversation, came=True)
    free = replace(freed(conversation, HolderEvent.HANDED_BACK), updated_at=house.clock.now())
    await unit.conversations.put(free)
    await agent_came(unit, free)
    await tell_closed(house, unit, free)


async def end_leases(house: House, limit: int = 100) -> int:
    """Agents who fell silent lose the talk; the bot comes back and says so."""
    async with house.store.begin() as unit:
        ended = await unit.conversations.lease_ended(house.clock.wall(), limit)
        for conversation in ended:
            held = conversation.takeover
            free = freed(conversation, HolderEvent.LEASE_ENDED)
            await unit.conversations.put(replace(free, updated_at=house.clock.now()))
            await _left(house, unit, free, held)
            await tell_closed(house, unit, free)
    return len(ended)


def freed(conversation: Conversation, event: HolderEvent) -> Conversation:
    """The conversation without an agent, and without what one was asked to grant."""
    held = conversation.takeover
    free = replace(
        conversation,
        leaving=held.since if held is not None else conversation.leaving,
        leaves=conversation.leaves + (held is not None),
        takeover=None,
        asked_at=None,
        asked_why=None,
        alarms=0,
        called=(),
        wish=None,
        misunderstood=0,
    )
    return _passed(free, event)


def _passed(conversation: Conversation, event: HolderEvent) -> Conversation:
    return replace(conversation, holder=BATON[conversation.holder][event])


def renewed(house: House, conversation: Conversation, held: Takeover) -> Conversation:
    """The lease of whoever holds it begins anew."""
    until = house.clock.wall() + timedelta(minutes=house.limits.lease_minutes)
    return replace(
        conversation,
        takeover=replace(held, lease_until=until),
        updated_at=house.clock.now(),
    )


async def _left(
    house: House, unit: Unit, conversation: Conversation, held: Takeover | None
) -> None:
    """The bot is told from when on the talk was a person's: what was agreed since then it sums
    up."""
    name, since = (held.agent_name, held.since) if held is not None else ("", None)
    await tell_talk(house, unit, conversation, NoticeKind.AGENT_LEFT, name=name, since=since)


async def tell_talk(
    house: House,
    unit: Unit,
    conversation: Conversation,
    kind: NoticeKind,
    *,
    name: str,
    text: str | None = None,
    since: datetime | None = None,
    line: MessageId | None = None,
    answers: int | None = None,
    shown: Shown | None = None,
    corrected: bool = False,
) -> None:
    """What people of ours do is told into the talk's own lane."""
    notice = Notice(
        key=house.new_id("ntc"),
        kind=kind,
        at=house.clock.now(),
        delivery=conversation.focus,
        name=name,
        text=text,
        since=since,
        line=line,
        answers=answers,
        shown=shown,
        corrected=corrected,
    )
    await notify_chat(house, unit, conversation, notice)
