"""Minding: how agents keep order among talks: tags, snoozes, and passing one on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta

from core.actions.attending import read
from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import Done, Prepared
from core.actions.tell import notify_chat
from core.commands import LookAtTalk, PassOn, SnoozeTalk, TagTalk
from core.model.access import Person
from core.model.asker import Asker, Role
from core.model.conversation import Takeover
from core.model.ids import AgentId
from core.model.notice import Notice, NoticeKind
from core.ports import Unit
from core.refusals import invalid, not_allowed, not_found

TAGS_MAX = 12
TAG_LETTERS_MAX = 30
SNOOZE_DAYS_MAX = 30
_NAMED = re.compile(r"@([\w.@-]+)")


async def look_at_talk(
    house: House, unit: Unit, command: LookAtTalk, by: Asker, prepared: Prepared
) -> Done:
    """Of a talk that nobody knows there is nothing to see."""
    conversation = await unit.conversations.get(command.conversation)
    if conversation is None or by.role is not Role.AGENT:
        return Done()
    await read(house, unit, conversation.id, AgentId(by.id), command.upto)
    if by.id in conversation.mentioned:
        left = tuple(one for one in conversation.mentioned if one != by.id)
        await unit.conversations.put(replace(conversation, mentioned=left))
    return Done()


async def tag_talk(
    house: House, unit: Unit, command: TagTalk, by: Asker, prepared: Prepared
) -> Done:
    """Written small, each once. Raises Refused: invalid."""
    _must_be_ours(by)
    tags = tuple(dict.fromkeys(" ".join(tag.lower().split()) for tag in command.tags))
    tags = tuple(tag for tag in tags if tag)
    if len(tags) > TAGS_MAX or any(len(tag) > TAG_LETTERS_MAX for tag in tags):
        raise invalid("tags", f"are at most {TAGS_MAX}, of {TAG_LETTERS_MAX} letters each")
    if any(letter in tag for tag in tags for letter in '"\\%_'):
        raise invalid("tags", "are words")
    conversation = await conversation_of(unit, command.conversation)
    now = house.clock.now()
    await unit.conversations.put(replace(conversation, tags=tags, updated_at=now))
    return Done()


async def snooze_talk(
    house: House, unit: Unit, command: SnoozeTalk, by: Asker, prepared: Prepared
) -> Done:
    """Raises Refused: invalid for a moment that is over, or too far away."""
    _must_be_ours(by)
    now = house.clock.now()
    until = command.until.astimezone(UTC) if command.until is not None else None
    if until is not None and not now < until <= now + timedelta(days=SNOOZE_DAYS_MAX):
        raise invalid("until", f"is over, or more than {SNOOZE_DAYS_MAX} days away")
    conversation = await conversation_of(unit, command.conversation)
    await unit.conversations.put(replace(conversation, snoozed_until=until, updated_at=now))
    return Done()


async def pass_on(house: House, unit: Unit, command: PassOn, by: Asker, prepared: Prepared) -> Done:
    """Whoever holds the talk gives it to a colleague; the recipient hears who is there now.

    Raises Refused: not-allowed (not-the-holder), not-found for nobody who could answer.
    """
    conversation = await conversation_of(unit, command.conversation)
    held = conversation.takeover
    if held is None or not conversation.is_held_by(by.id):
        raise not_allowed(("not-the-holder",))
    to = await unit.access.person_by_id(command.to)
    deliveries = await unit.deliveries.of_conversation(conversation.id)
    if to is None or to.disabled_at is not None or not to.may_act or not to.sees(deliveries):
        raise not_found("agent")
    if to.id == held.agent:
        return Done()
    now = house.clock.now()
    passed = Takeover(
        agent=to.id,
        agent_name=command.name,
        since=held.since,
        lease_until=house.clock.wall() + timedelta(minutes=house.limits.lease_minutes),
    )
    conversation = replace(
        conversation,
        takeover=passed,
        mentioned=tuple(dict.fromkeys((*conversation.mentioned, to.id))),
        updated_at=now,
    )
    await unit.conversations.put(conversation)
    notice = Notice(
        key=house.new_id("ntc"),
        kind=NoticeKind.AGENT_JOINED,
        at=now,
        delivery=conversation.focus,
        name=command.name,
    )
    await notify_chat(house, unit, conversation, notice)
    return Done()


def _must_be_ours(by: Asker) -> None:
    if by.role is not Role.AGENT:
        raise not_allowed(("wants-a-person",))


def named_in(text: str, people: Sequence[Person]) -> tuple[AgentId, ...]:
    """By the first name, the whole name written together, or what stands before the @ of a mail."""
    named = {name.rstrip(".").casefold() for name in _NAMED.findall(text)}
    found = []
    for person in people:
        first = person.name.split(" ")[0]
        ways = {first, person.name.replace(" ", ""), person.email.split("@")[0], person.email}
        if person.disabled_at is None and named & {way.casefold() for way in ways}:
            found.append(person.id)
    return tuple(found)
