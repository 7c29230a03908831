"""Topics of the agents' group: where they stand, what shows which line, and how all of it goes."""

from dataclasses import replace
from datetime import timedelta

from core.model.ids import MessageId
from core.model.topic import Place, Posted, Topic
from storage.store import SqlStore
from tests.storage import samples as s

PLACE = Place(-100, 5)
TALK = s.conversation().id


def topic(**told: object) -> Topic:
    return replace(Topic(conversation=TALK, since=s.NOW, at=s.NOW), **told)  # type: ignore[arg-type]


def posted(key: str, telegram_id: int, *lines: str) -> Posted:
    return Posted(
        key=key,
        conversation=TALK,
        chat_id=PLACE.chat_id,
        telegram_id=telegram_id,
        lines=tuple(map(MessageId, lines)),
        at=s.NOW,
    )


async def test_what_is_told_and_where_it_stands_are_kept_apart(store: SqlStore) -> None:
    """Whoever writes one does not undo the other."""
    async with store.begin() as unit:
        await unit.topics.put(topic())
        await unit.topics.stands_at(TALK, PLACE, is_bare=True)
        await unit.topics.put(topic(seen=7, number=3))
    async with store.read() as unit:
        assert await unit.topics.place(TALK) == PLACE
        assert await unit.topics.at(PLACE) == TALK
        assert list(await unit.topics.bare()) == [TALK]
        assert [one.seen for one in await unit.topics.open(9)] == [7]
        assert await unit.topics.idle(s.NOW + timedelta(days=1), 9) == []


async def test_a_message_keeps_its_lines_in_order_and_knows_when_one_changes(
    store: SqlStore,
) -> None:
    """By its key, by its number, and by each of its lines."""
    line = replace(s.message(), telegram_id=41)
    async with store.begin() as unit:
        await unit.topics.put(topic())
        await unit.conversations.say(line)
        await unit.topics.posted(posted("a", 11, "msg_z", line.id))
        await unit.topics.posted(posted("a", 12, "msg_z", line.id))
        await unit.topics.posted(posted("b", 13))
    async with store.begin() as unit:
        found = await unit.topics.by_message(PLACE.chat_id, 11)
        assert found == posted("a", 11, "msg_z", line.id)
        assert await unit.topics.showing(line.id) == found
        assert await unit.topics.shown([line.id, MessageId("msg_other")]) == {line.id}
        assert await unit.topics.by_key("b") == posted("b", 13)
        await unit.conversations.mark(line.conversation, 41, text="new", deleted=False)
        assert await unit.topics.stale(9) == [found]
        await unit.topics.fresh("a")
        assert await unit.topics.stale(9) == []
        await unit.conversations.rewrite(line.id, "newer")
        assert await unit.topics.stale(9) == [found]
        found_line = await unit.conversations.at(line.conversation, 41)
        assert found_line is not None
        assert (found_line.text, found_line.edited) == ("newer", True)


async def test_an_agents_line_is_found_by_its_message_in_the_chat(store: SqlStore) -> None:
    """Through its slot."""
    line = replace(s.message(), telegram_id=None)
    async with store.begin() as unit:
        await unit.conversations.say(line)
        await unit.conversations.put_in(line.conversation, f"said:{line.id}", 77)
        await unit.conversations.put_in(line.conversation, "card:dlv_1", 78)
        assert await unit.conversations.at(line.conversation, 77) == line
        assert await unit.conversations.at(line.conversation, 78) is None


async def test_a_topic_that_is_gone_takes_its_messages_along(store: SqlStore) -> None:
    """And one that was forgotten waits to be taken out of the group."""
    async with store.begin() as unit:
        await unit.topics.put(topic())
        await unit.topics.stands_at(TALK, PLACE, is_bare=False)
        await unit.topics.posted(posted("a", 11))
        await unit.topics.stands_at(TALK, None, is_bare=True)
        assert await unit.topics.by_key("a") is None
        assert await unit.topics.place(TALK) is None
        await unit.topics.forget(TALK)
        assert [one.conversation for one in await unit.topics.idle(s.NOW, 9)] == [TALK]
        await unit.topics.remove(TALK)
        assert await unit.topics.get(TALK) is None


async def test_a_group_is_found_under_its_new_number(store: SqlStore) -> None:
    """However often it moves."""
    async with store.begin() as unit:
        assert await unit.topics.group(-1) == -1
        await unit.topics.group_moved(-1, -2)
        await unit.topics.group_moved(-2, -3)
        assert await unit.topics.group(-1) == -3
