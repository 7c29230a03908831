"""Looking: the list of talks narrowed and searched, the same on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model.conversation import Author, Holder, Message
from core.model.ids import AgentId, CarrierRef, MessageId
from core.model.queue_look import EVERYTHING, QueueLook
from storage.store import SqlStore
from tests.bot.world import NOW, TALK, World, a_delivery

WAITING = replace(
    World().talk,
    holder=Holder.WAITING,
    asked_at=NOW,
    tags=("vip", "broken lift"),
    mentioned=(AgentId("agt_1"),),
    called=(AgentId("agt_2"), AgentId("agt_3")),
)


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """Words may stand anywhere: whoever searches looks at all of them, up to a limit."""
    return frozenset({"conversations", "deliveries", "messages", "lines_found"})


async def furnished(store: SqlStore) -> None:
    async with store.begin() as unit:
        await unit.deliveries.add(a_delivery())
        await unit.conversations.put(WAITING)
        for number, (kind, text) in enumerate(
            (("text", "Собака кусається"), ("remark", "ask Ben"))
        ):
            await unit.conversations.say(
                Message(
                    id=MessageId(f"msg_{number}"),
                    conversation=TALK,
                    at=NOW,
                    author=Author.RECIPIENT,
                    kind=kind,
                    text=text,
                )
            )


@pytest.mark.parametrize(
    ("look", "is_there"),
    [
        (EVERYTHING, True),
        (QueueLook(language="en"), True),
        (QueueLook(language="fi"), False),
        (QueueLook(tag="vip"), True),
        (QueueLook(tag="broken lift"), True),
        (QueueLook(tag="lift"), False),
        (QueueLook(tag="v_p"), False),
        (QueueLook(merchant="kauppa"), True),
        (QueueLook(merchant="%"), False),
        (QueueLook(snoozed=True), False),
        (QueueLook(carriers=(CarrierRef("own-fleet"),)), True),
        (QueueLook(carriers=(CarrierRef("another"),)), False),
        (QueueLook(carriers=(CarrierRef("own-fleet"),), merchants=("Kirja Oy",)), False),
        (QueueLook(merchants=("Kirja Oy", "Kauppa Oy")), True),
    ],
)
async def test_the_list_is_narrowed(store: SqlStore, look: QueueLook, is_there: bool) -> None:
    """Signs of a pattern mean themselves."""
    await furnished(store)
    async with store.read() as unit:
        found = await unit.conversations.queue(holder=Holder.WAITING, look=look, now=NOW, limit=10)
    assert bool(found) == is_there


async def test_a_snoozed_talk_is_out_of_the_list_until_its_time(store: SqlStore) -> None:
    """To the second."""
    await furnished(store)
    until = NOW + timedelta(minutes=15)
    async with store.begin() as unit:
        await unit.conversations.put(replace(WAITING, snoozed_until=until))
    for look, now, is_there in (
        (EVERYTHING, until - timedelta(seconds=1), False),
        (QueueLook(snoozed=True), until - timedelta(seconds=1), True),
        (EVERYTHING, until, True),
    ):
        async with store.read() as unit:
            found = await unit.conversations.queue(
                holder=Holder.WAITING, look=look, now=now, limit=10
            )
        assert bool(found) == is_there


@pytest.mark.parametrize(
    ("words", "is_there"),
    [
        ("virtanen", True),
        ("jjfi6000000000", True),
        ("+358 40 1234567", True),
        ("358401234567", True),
        ("собака", True),
        ("кіт", False),
        ("1234", False),
        ("%", False),
    ],
)
async def test_words_are_searched_for(store: SqlStore, words: str, is_there: bool) -> None:
    """In whichever letters; nothing that stands in a code."""
    await furnished(store)
    async with store.read() as unit:
        assert bool(await unit.conversations.search(QueueLook(words=words), limit=10)) == is_there


async def test_who_is_limited_finds_nothing_of_others(store: SqlStore) -> None:
    """Neither by words nor where they are mentioned."""
    await furnished(store)
    theirs = QueueLook(words="virtanen", carriers=(CarrierRef("another"),))
    async with store.read() as unit:
        assert not await unit.conversations.search(theirs, limit=10)
        assert not await unit.conversations.asking(theirs, limit=10)


async def test_who_is_asked_for_finds_the_talk(store: SqlStore) -> None:
    """Whoever was mentioned or called; and what was said last is no remark."""
    await furnished(store)
    async with store.read() as unit:
        asked = await unit.conversations.asking(EVERYTHING, limit=5)
        last = await unit.conversations.last_lines({TALK})
        counts = await unit.conversations.counts()
    assert [talk.id for talk in asked] == [TALK]
    assert last[TALK].text == "Собака кусається"
    assert counts == {Holder.WAITING: 1}
