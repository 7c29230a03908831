"""Attending: who of us has which talk before them, has read how much of it, and writes in it."""

from collections.abc import Collection
from datetime import timedelta

from core.actions.house import House
from core.actions.links import conversation_of
from core.actions.prepared import Done, Prepared
from core.commands import WriteInTalk
from core.model.asker import Asker, Role
from core.model.ids import AgentId, ConversationId
from core.model.presence import STAY_SECONDS, WRITING_SECONDS, Presence
from core.model.reading import Reading
from core.ports import Unit
from core.refusals import not_allowed


async def write_in_talk(
    house: House, unit: Unit, command: WriteInTalk, by: Asker, prepared: Prepared
) -> Done:
    """Colleagues see that somebody writes, and nothing of what. Raises Refused: not-found,
    not-allowed (wants-a-person)."""
    if by.role is not Role.AGENT:
        raise not_allowed(("wants-a-person",))
    conversation = await conversation_of(unit, command.conversation)
    wall = house.clock.wall()
    await unit.presences.write(
        Presence(
            conversation=conversation.id,
            agent=AgentId(by.id),
            here_until=wall + timedelta(seconds=STAY_SECONDS),
            writes_until=wall + timedelta(seconds=WRITING_SECONDS) if command.is_on else None,
        )
    )
    return Done()


async def read(
    house: House, unit: Unit, talk: ConversationId, agent: AgentId, upto: int | None
) -> None:
    """As far as the line `upto`, or all that there is."""
    newest = (await unit.conversations.last_seqs([talk])).get(talk, 0)
    seq = newest if upto is None else min(upto, newest)
    if seq > 0:
        reading = Reading(conversation=talk, agent=agent, seq=seq, at=house.clock.now())
        await unit.readings.put(reading)


async def stay(house: House, places: Collection[tuple[ConversationId, AgentId]]) -> None:
    """Pages of these people stand open there. Raises Unavailable."""
    until = house.clock.wall() + timedelta(seconds=STAY_SECONDS)
    async with house.store.begin() as unit:
        await unit.presences.stay(places, until)


async def leave(house: House, talk: ConversationId, agent: AgentId) -> None:
    """Raises Unavailable."""
    async with house.store.begin() as unit:
        await unit.presences.leave(talk, agent)
