"""What is old is forgotten, and who is erased is nowhere any more."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Table

from core.model.conversation import Conversation
from core.model.event import Entry
from core.model.post import Channel, Outgoing, RowState
from core.model.status import Status
from core.model.topic import Posted, Topic
from core.model.voice_note import voice_lane
from storage.erase import erase
from storage.forget import forget
from storage.store import SqlStore
from storage.tables import meta
from storage.tables.base import DELIVERY_DAYS
from tests.storage import samples as s

MUCH_LATER = s.NOW + timedelta(days=DELIVERY_DAYS + 5)
# Words of one person's, spread over everything that is kept of them.
CANARY = re.compile(rb"Aino|\+358401234567|Mannerheimintie|12#4|4321|naapuri|ovi kiinni|canary")


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """Once a day, and once in a person's life."""
    return frozenset({"answers", "inbox", "outbox", "lanes", "route_stops", "message_slots"})


@pytest.mark.parametrize("table", meta.sorted_tables, ids=lambda table: table.name)
def test_a_table_says_how_long_it_is_kept(table: Table) -> None:
    """In days since one of its own columns, or that it is kept."""
    days = table.info["kept_days"]
    assert days is None or table.info["since"] in table.c


async def test_old_rows_go_and_what_is_still_open_stays(store: SqlStore) -> None:
    """The delivery that is over is forgotten, the open one is not, nor what waits to be sent."""
    over = replace(s.delivery(1), status=Status.DELIVERED)
    async with store.begin() as unit:
        await unit.deliveries.add(over)
        await unit.deliveries.add(s.delivery(2))
        await unit.timeline.add(over.id, Entry(at=s.NOW, kind="event", who="c", what="x"))
        await unit.routes.put(s.route(stops=2))
        await unit.conversations.say(s.message())
        await unit.voice_notes.keep(s.VOICE_NOTE)
        await unit.photos.keep(s.PHOTO)
        await unit.conversations.put_in(s.conversation().id, "card", 1)
        await unit.post.send(s.outgoing("waits"))
    gone = await forget(store, MUCH_LATER)
    async with store.read() as unit:
        assert await unit.deliveries.get(over.id) is None
        assert await unit.deliveries.get(s.delivery(2).id) is not None
        assert await unit.timeline.of(over.id) == []
        assert await unit.routes.with_stop("stop-1") == []
        assert await unit.voice_notes.get(s.VOICE_NOTE.message) is None
        assert await unit.photos.get(s.PHOTO.message) is None
    assert gone["deliveries"] == 1
    assert (await store.lanes.depth())["outbox:telegram"][0] == 1
    assert await forget(store, MUCH_LATER) == {}


async def test_nothing_young_is_forgotten(store: SqlStore) -> None:
    """A day later everything is still there."""
    async with store.begin() as unit:
        await unit.deliveries.add(replace(s.delivery(1), status=Status.DELIVERED))
        await unit.conversations.say(s.message())
    assert await forget(store, s.NOW + timedelta(days=1)) == {}


async def lived(store: SqlStore) -> Conversation:
    """A person with a delivery, a talk, changes, events, and post that is done."""
    talk = replace(s.FULL_CONVERSATION, notes='{"x":"canary"}', asked_why="canary")
    words = replace(s.message(), text="Aino, Mannerheimintie 12")
    event = replace(s.EVENT, note="canary")
    async with store.begin() as unit:
        await unit.deliveries.add(s.FULL_DELIVERY)
        await unit.deliveries.add(s.delivery(2))
        await unit.conversations.put(talk)
        await unit.conversations.say(words)
        await unit.timeline.keep_event(s.FULL_DELIVERY, event, "h", s.NOW)
        for number, what in enumerate(s.EVERY_WHAT):
            await unit.changes.put(s.change(number, what))
        await unit.saved_places.save(replace(s.PLACE, label="canary"))
        await unit.learned.add(s.LEARNED)
        await unit.voice_notes.keep(s.VOICE_NOTE)
        await unit.photos.keep(s.PHOTO)
        await unit.proof_pictures.keep(s.PROOF_PICTURE)
        await unit.door_lines.add(s.DOOR_LINE)
        await unit.post.send(voice_row(talk))
        await unit.post.receive(replace(s.incoming(1, talk.lane), body=b"canary"))
        await unit.post.send(replace(s.outgoing("k1", talk.lane), body=b"canary"))
        await unit.post.send(carrier_row())
        await unit.access.keep_answer("k", "i", "h", 201, b"canary dlv_00000000000000000001", s.NOW)
    (lease,) = await store.lanes.claim_out(Channel.CARRIER, "one", s.NOW, 9)
    (row,) = await store.lanes.next_out(lease, s.NOW, 9)
    await store.lanes.sent(lease, [(row, RowState.DONE)], s.NOW)
    return talk


def voice_row(talk: Conversation) -> Outgoing:
    return Outgoing(key="v1", channel=Channel.VOICE, lane=voice_lane(talk.id), body=b"canary")


def carrier_row() -> Outgoing:
    lane = f"carrier:own-fleet:{s.FULL_DELIVERY.id}"
    return Outgoing(key="c1", channel=Channel.CARRIER, lane=lane, body=b"canary")


@pytest.mark.parametrize("recipient", ["+358401234567", s.FULL_CONVERSATION.id, s.FULL_DELIVERY.id])
async def test_what_was_counted_of_an_erased_person_stays(store: SqlStore, recipient: str) -> None:
    """Status, attempts and the zone do; name, number, street, words and chat do not."""
    talk = await lived(store)
    assert await erase(store, recipient, MUCH_LATER) == 1
    async with store.read() as unit:
        left = await unit.deliveries.get(s.FULL_DELIVERY.id)
        assert await unit.deliveries.get(s.delivery(2).id) == s.delivery(2)
        assert await unit.conversations.of_lane(talk.lane) is None
        assert await unit.deliveries.with_phone("+358401234567") == []
    assert left is not None
    assert left.status is s.FULL_DELIVERY.status
    assert left.recipient.name is None
    assert left.address.line == ""
    assert [(one.number, one.how, one.line) for one in left.versions] == [(1, "announced", "")]
    async with store.read() as unit:
        assert await unit.saved_places.of(talk.id) == []
        assert await unit.learned.all() == [replace(s.LEARNED, delivery=None)]
        assert await unit.voice_notes.kept(talk.id) == frozenset()
        assert await unit.photos.kept(talk.id) == frozenset()
    assert [attempt.reason for attempt in left.attempts] == [
        attempt.reason for attempt in s.FULL_DELIVERY.attempts
    ]
    assert await erase(store, "+358401234567", MUCH_LATER) is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_word_of_an_erased_person_is_left_in_the_files(
    store: SqlStore, tmp_path: Path
) -> None:
    """Neither in the database nor in its log."""
    await lived(store)
    assert CANARY.search(files_in(tmp_path))
    await erase(store, "+358401234567", MUCH_LATER)
    assert CANARY.findall(files_in(tmp_path)) == []


def files_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("doorstep.db*"))


async def test_who_is_erased_leaves_no_topic(store: SqlStore) -> None:
    """Which message showed what is gone at once; the topic leaves the group with the next look."""
    talk = s.conversation()
    async with store.begin() as unit:
        await unit.conversations.put(talk)
        await unit.topics.put(Topic(conversation=talk.id, since=s.NOW, at=s.NOW))
        await unit.topics.posted(
            Posted(key="a", conversation=talk.id, chat_id=-100, telegram_id=11, at=s.NOW)
        )
    await erase(store, talk.id, s.NOW)
    async with store.read() as unit:
        assert await unit.topics.by_key("a") is None
        assert len(await unit.topics.idle(s.NOW, 9)) == 1
