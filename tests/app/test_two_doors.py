"""One holder: two of us reach for the same talks at once, in two processes, on either database."""

from collections.abc import AsyncIterator

import pytest

from core.actions.ask import ask
from core.commands import AskPerson
from core.model.access import Person
from core.model.asker import Asker, Role
from core.model.conversation import Author, Conversation, Holder
from core.model.notice import NoticeKind
from core.model.topic import Place, Topic
from storage.store import SqlStore, open_store
from tests.app.two_doors import (
    BORIS,
    CONSOLE,
    GROUP,
    NAMES,
    TALKS,
    TOPIC,
    in_two_processes,
    talk_id,
)
from tests.bot.building import Building, build
from tests.bot.world import NOW
from tests.databases import database_url, postgres

__all__ = ["database_url", "postgres"]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[SqlStore]:
    opened = await open_store(database_url)
    yield opened
    await opened.aclose()


@pytest.fixture
async def building(store: SqlStore) -> Building:
    """Twelve who wait for a person, each with a topic; two of us who are known everywhere."""
    built = build(store, store.lanes)
    async with store.begin() as unit:
        for id, name in NAMES.items():
            await unit.access.put_person(
                Person(
                    id=id,
                    email=f"{id}@doorstep.example",
                    name=name,
                    password_hash="",
                    created_at=NOW,
                    telegram_id=2000 + int(id[-1]),
                )
            )
        for number in range(TALKS):
            await unit.conversations.put(_talk(number))
            await unit.topics.put(Topic(conversation=talk_id(number), since=NOW, at=NOW))
            place = Place(GROUP, 100 + number)
            await unit.topics.stands_at(talk_id(number), place, is_bare=False)
    for number in range(TALKS):
        await ask(built.house, AskPerson(talk_id(number)), Asker(Role.RECIPIENT, talk_id(number)))
    return built


def _talk(number: int) -> Conversation:
    return Conversation(
        id=talk_id(number),
        lane=f"telegram:1:{500 + number}",
        chat_id=500 + number,
        user_id=500 + number,
        bot_id=1,
        created_at=NOW,
        updated_at=NOW,
    )


@pytest.mark.parametrize("doors", [(CONSOLE, CONSOLE), (CONSOLE, TOPIC), (TOPIC, TOPIC)], ids=str)
async def test_two_processes_never_hold_one_talk(
    building: Building, database_url: str, doors: tuple[str, str]
) -> None:
    """Each talk has one holder, who alone has spoken in it, and whose coming was told once."""
    anna, boris = await in_two_processes(database_url, doors)
    assert anna & boris == set()
    assert anna | boris == set(range(TALKS))
    for number in range(TALKS):
        id = talk_id(number)
        async with building.house.store.read() as unit:
            talk = await unit.conversations.get(id)
            said = await unit.conversations.messages(id, after=0, limit=100)
        assert talk is not None
        assert talk.takeover is not None
        assert talk.holder is Holder.AGENT
        assert (talk.takeover.agent == BORIS) == (number in boris)
        spoke = {line.agent for _, line in said if line.author is Author.AGENT}
        assert spoke == {talk.takeover.agent}
    assert await _joined(building) == TALKS


async def _joined(building: Building) -> int:
    """How often a chat is told that somebody has come."""
    lanes, wall, told = building.lanes, building.clock.wall(), 0
    for lease in await lanes.claim_in("judge", wall, 100):
        for row in await lanes.next_in(lease, 100):
            told += NoticeKind.AGENT_JOINED.value.encode() in row.incoming.body
    return told
