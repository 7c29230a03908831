"""Attending: what was read never becomes unread by itself, and nobody is there for ever."""

from datetime import timedelta

from core.model.ids import AgentId
from core.model.presence import Presence
from core.model.reading import Reading
from storage.store import SqlStore
from tests.storage import samples as s

TALK = s.conversation().id
ANNA, BEN = AgentId("agt_anna"), AgentId("agt_ben")
LATER = s.NOW + timedelta(seconds=30)


async def test_an_older_reading_takes_nothing_back(store: SqlStore) -> None:
    """Two pages of one person may tell in any order."""
    async with store.begin() as unit:
        for agent, seq in ((ANNA, 4), (ANNA, 7), (ANNA, 5), (BEN, 1)):
            await unit.readings.put(Reading(conversation=TALK, agent=agent, seq=seq, at=s.NOW))
    async with store.read() as unit:
        assert await unit.readings.of([TALK]) == {TALK: {ANNA: 7, BEN: 1}}
        assert await unit.readings.of([]) == {}


async def test_who_stays_still_writes_and_who_leaves_is_gone(store: SqlStore) -> None:
    """Each until their own end."""
    writes = Presence(conversation=TALK, agent=BEN, here_until=LATER, writes_until=LATER)
    async with store.begin() as unit:
        await unit.presences.write(writes)
        await unit.presences.stay([(TALK, BEN), (TALK, ANNA)], LATER + timedelta(seconds=1))
    async with store.read() as unit:
        here = (await unit.presences.of([TALK], s.NOW))[TALK]
        assert [(one.agent, one.writes(s.NOW)) for one in here] == [(ANNA, False), (BEN, True)]
        assert not here[1].writes(LATER)
        assert await unit.presences.of([TALK], LATER + timedelta(seconds=1)) == {}
    async with store.begin() as unit:
        await unit.presences.leave(TALK, ANNA)
    async with store.read() as unit:
        assert [one.agent for one in (await unit.presences.of([TALK], s.NOW))[TALK]] == [BEN]


async def test_the_newest_line_of_a_person_is_found_behind_what_the_bot_said(
    store: SqlStore,
) -> None:
    """A remark counts; a talk in which nobody has written is not in it."""
    async with store.begin() as unit:
        await unit.conversations.put(s.conversation())
        assert await unit.conversations.newest_of_people([TALK]) == {}
        await unit.conversations.say(s.message())
    async with store.read() as unit:
        found = await unit.conversations.newest_of_people([TALK])
        assert [message.id for _, message in found.values()] == [s.message().id]
