"""Speaking: what one of us says in a talk that they hold, corrects, or leaves for the others."""

from dataclasses import replace

from core.actions.baton import renewed, tell_talk
from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import Done, Prepared
from core.agent_commands import AgentCorrects
from core.commands import AgentRemarks, AgentSays
from core.model.asker import Asker
from core.model.conversation import REMARK, Author, Conversation, Message, Takeover
from core.model.ids import AgentId, ConversationId, MessageId
from core.model.notice import NoticeKind
from core.model.shown import Shown
from core.ports import Unit
from core.refusals import not_allowed, not_found


async def agent_says(
    house: House, unit: Unit, command: AgentSays, by: Asker, prepared: Prepared
) -> Done:
    """Only the holder speaks, and every word renews the lease.

    Raises Refused: not-allowed (not-the-holder).
    """
    conversation, held = await _held(unit, command.conversation, by)
    await unit.conversations.put(renewed(house, conversation, held))
    line = _line(house, conversation, by, command.text, id=command.line, shown=command.shown)
    line = replace(line, translation=command.written)
    await unit.conversations.say(line)
    await tell_talk(
        house,
        unit,
        conversation,
        NoticeKind.AGENT_SAID,
        name=held.agent_name,
        text=command.text,
        line=line.id,
        answers=await _stands(unit, conversation, command.answers),
        shown=command.shown,
    )
    return Done()


async def agent_corrects(
    house: House, unit: Unit, command: AgentCorrects, by: Asker, prepared: Prepared
) -> Done:
    """What was said to the recipient is edited on their phone too; a remark was never there.

    Raises Refused: not-found for a line that is not theirs, not-allowed (not-the-holder).
    """
    line = await unit.conversations.line(command.line)
    if line is None or line.conversation != command.conversation or line.agent != by.id:
        raise not_found("line")
    if line.text == command.text:
        return Done()
    if line.kind == REMARK:
        await unit.conversations.rewrite(line.id, command.text)
        return Done()
    conversation, held = await _held(unit, command.conversation, by)
    await unit.conversations.put(renewed(house, conversation, held))
    await unit.conversations.rewrite(line.id, command.text)
    await tell_talk(
        house,
        unit,
        conversation,
        NoticeKind.AGENT_SAID,
        name=held.agent_name,
        text=command.text,
        line=line.id,
        corrected=True,
    )
    return Done()


async def agent_remarks(
    house: House, unit: Unit, command: AgentRemarks, by: Asker, prepared: Prepared
) -> Done:
    """Whoever looks after talks may leave a line for the others, whoever holds this one."""
    conversation = await conversation_of(unit, command.conversation)
    remark = _line(house, conversation, by, command.text, id=command.line, kind=REMARK)
    await unit.conversations.say(remark)
    held = conversation.takeover
    if held is not None and conversation.is_held_by(by.id):
        conversation = renewed(house, conversation, held)  # they are at it
    mentioned = tuple(dict.fromkeys((*conversation.mentioned, *command.mentions)))
    await unit.conversations.put(
        replace(conversation, mentioned=mentioned, updated_at=house.clock.now())
    )
    return Done()


def slot_of(line: MessageId) -> str:
    """Where the message of an agent's line stands in the recipient's chat."""
    return f"said:{line}"


async def _held(unit: Unit, id: ConversationId, by: Asker) -> tuple[Conversation, Takeover]:
    conversation = await conversation_of(unit, id)
    held = conversation.takeover
    if held is None or not conversation.is_held_by(by.id):
        raise not_allowed(("not-the-holder",))
    return conversation, held


async def _stands(unit: Unit, talk: Conversation, line: MessageId | None) -> int | None:
    """Telegram's id of a line in the recipient's chat; None where it has none there."""
    found = await unit.conversations.line(line) if line is not None else None
    if found is None or found.conversation != talk.id:
        return None
    return found.telegram_id or await unit.conversations.message_in(talk.id, slot_of(found.id))


def _line(
    house: House,
    conversation: Conversation,
    by: Asker,
    text: str,
    *,
    id: MessageId | None,
    kind: str = "text",
    shown: Shown | None = None,
) -> Message:
    return Message(
        id=id or MessageId(house.new_id("msg")),
        conversation=conversation.id,
        at=house.clock.now(),
        author=Author.AGENT,
        agent=AgentId(by.id),
        kind=shown.kind if shown is not None else kind,
        text=text,
        file_id=shown.file_id if shown is not None else None,
        lat=shown.lat if shown is not None else None,
        lon=shown.lon if shown is not None else None,
        delivery=conversation.focus,
    )
