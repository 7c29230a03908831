"""Keeping: whoever holds a talk and does something about it keeps it, though they say nothing."""

from dataclasses import replace
from datetime import timedelta

from core.actions.house import House
from core.actions.prepared import Done
from core.agent_commands import TagTalk, WriteInTalk
from core.commands import Command
from core.model.asker import Asker, Role
from core.model.ids import ConversationId
from core.ports import Unit

RENEWED_AFTER = timedelta(minutes=1)  # whoever writes says so every few seconds


async def keep_held(house: House, unit: Unit, command: Command, by: Asker, done: Done) -> None:
    """A deed about a parcel of the talk, or a word that is being written, renews the lease; nothing
    else about the talk is touched."""
    id = _talk(command, done)
    if by.role is not Role.AGENT or id is None:
        return
    talk = await unit.conversations.get(id)
    if talk is None or talk.takeover is None or not talk.is_held_by(by.id):
        return
    until = house.clock.wall() + timedelta(minutes=house.limits.lease_minutes)
    if until - talk.takeover.lease_until >= RENEWED_AFTER:
        held = replace(talk.takeover, lease_until=until)
        await unit.conversations.put(replace(talk, takeover=held))


def _talk(command: Command, done: Done) -> ConversationId | None:
    match command:
        case WriteInTalk(conversation=id, is_on=True) | TagTalk(conversation=id):
            return id
        case _:
            return done.delivery.conversation if done.delivery is not None else None
