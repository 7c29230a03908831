"""The post by hand, on both databases: nothing is lost, and nothing is taken from a worker."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.model.post import Channel, Ended, RowState
from storage import audit_chain
from storage.care import BY_HAND, WHO, Care, Moved, Row, Uncertain
from storage.forget import forget
from storage.store import SqlStore
from storage.tables import audit
from tests.storage import samples as s

NOW = s.NOW
LATER = NOW + timedelta(minutes=10)
TELEGRAM = Channel.TELEGRAM


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """Somebody looks by hand, now and then."""
    return frozenset(
        {
            "answers",
            "audit",
            "inbox",
            "lanes",
            "leases",
            "message_slots",
            "outbox",
            "pauses",
            "route_stops",
        }
    )


@pytest.fixture
def care(store: SqlStore) -> Care:
    return Care(store.database, NOW)


async def sent(store: SqlStore, *keys: str, lane: str = "telegram:7:1") -> None:
    async with store.begin() as unit:
        for key in keys:
            await unit.post.send(s.outgoing(key, lane))


async def ended(store: SqlStore, state: RowState) -> None:
    """The first row of the outbox has ended so."""
    ((lease, row),) = await store.lanes.start_out(TELEGRAM, "w", NOW, 1)
    await store.lanes.take_out(lease, NOW, Ended(row=row, state=state, error="why"))
    await store.lanes.release(lease, NOW)


async def one(care: Care) -> Row:
    (row,) = await care.waiting(None, 9)
    return row


async def next_keys(store: SqlStore) -> list[str]:
    taken = await store.lanes.start_out(TELEGRAM, "w", NOW, 9)
    return [row.outgoing.key for _, row in taken]


async def test_what_waits_is_listed_without_what_it_says(store: SqlStore, care: Care) -> None:
    """Of both sides, and of one queue alone."""
    await sent(store, "k")
    await store.lanes.receive_many([s.incoming(1)])
    assert {row.name for row in await care.waiting(None, 9)} == {"in:1", "out:1"}
    assert [row.queue for row in await care.waiting("inbox", 9)] == ["inbox"]
    assert [row.queue for row in await care.waiting("outbox:telegram", 9)] == ["outbox:telegram"]
    assert await care.waiting("outbox:voice", 9) == []
    assert "hello" not in repr(await care.waiting(None, 9))


async def test_a_row_that_is_skipped_lets_its_lane_go_on(store: SqlStore, care: Care) -> None:
    """It lies undelivered, with the reason, and can rise again."""
    await sent(store, "first", "second")
    assert await care.skip("out:1") is Moved.DONE
    assert await next_keys(store) == ["second"]
    (buried,) = await care.buried(None, NOW - timedelta(days=1), 9)
    assert (buried.name, buried.error) == ("out:1", BY_HAND)
    assert await care.skip("out:1") is Moved.NOBODY


async def test_a_row_that_is_parked_waits_and_one_that_is_retried_goes_now(
    store: SqlStore, care: Care
) -> None:
    """With those behind it, for their order is kept."""
    await sent(store, "first", "second")
    assert await care.park("out:1", LATER) is Moved.DONE
    assert await next_keys(store) == []
    assert await care.retry("out:1") is Moved.DONE
    assert await next_keys(store) == ["first"]


async def test_a_row_of_the_inbox_is_cared_for_alike(store: SqlStore, care: Care) -> None:
    """Parked, heard again, laid aside, and risen."""
    await store.lanes.receive_many([s.incoming(1)])
    await care.park("in:1", LATER)
    assert await store.lanes.claim_in("w", NOW, 9) == []
    await care.skip("in:1")
    assert await care.retry("in:1") is Moved.DONE
    ((_, rows),) = await store.lanes.start_in("w", NOW, 9, 9)
    assert [row.incoming.id for row in rows] == ["7:1"]


async def test_nothing_is_taken_from_a_workers_hands(store: SqlStore, care: Care) -> None:
    """While a lane is held; after the lease has ended it may be."""
    await sent(store, "k")
    await store.lanes.start_out(TELEGRAM, "w", NOW, 1)
    for deed in (care.skip, care.retry):
        assert await deed("out:1") is Moved.AT_WORK
    late = Care(store.database, LATER)
    assert await late.skip("out:1") is Moved.DONE
    (buried,) = await late.buried(None, NOW - timedelta(days=1), 9)
    assert buried.state is RowState.UNKNOWN


async def test_what_may_have_arrived_is_sent_again_only_if_meant(
    store: SqlStore, care: Care
) -> None:
    """A code is never risked twice by the way."""
    await sent(store, "k")
    await ended(store, RowState.UNKNOWN)
    assert await care.retry("out:1") is Moved.UNCERTAIN
    assert await care.retry("out:1", Uncertain.SENT) is Moved.DONE
    assert (await one(care)).state is RowState.PENDING


async def test_what_was_erased_cannot_rise(store: SqlStore, care: Care) -> None:
    """Its words are gone for good."""
    async with store.begin() as unit:
        await unit.post.send(replace(s.outgoing("k"), body=b""))
    await ended(store, RowState.DEAD)
    assert await care.retry("out:1") is Moved.BLANK


async def test_what_there_is_not_is_said(care: Care) -> None:
    """And a name that is none is a mistake in typing."""
    assert await care.retry("out:99") is Moved.NOBODY
    for name in ("17", "outbox:17", "in:-1", "in:x", "in:9999999999999999999"):
        with pytest.raises(ValueError, match="names no row"):
            await care.skip(name)


async def test_what_is_paused_is_given_to_nobody(store: SqlStore, care: Care) -> None:
    """A whole queue, or the lanes of one carrier; what comes in is stored all the same."""
    await sent(store, "a", lane="carrier:post:1")
    await sent(store, "b", lane="carrier:postal:1")
    assert await care.pause("outbox:telegram", "carrier:post:")
    assert not await care.pause("outbox:telegram", "carrier:post:")
    assert await next_keys(store) == ["b"]
    assert await care.resume("outbox:telegram", "carrier:post:")
    assert not await care.resume("outbox:telegram", "carrier:post:")
    assert await next_keys(store) == ["a"]
    assert await care.pause("outbox:telegram", "")
    await sent(store, "c", lane="another")
    assert await next_keys(store) == []
    (pause,) = await care.pauses()
    assert (pause.queue, pause.begins, pause.since) == ("outbox:telegram", "", NOW)


async def test_a_pause_outlives_restarts_and_forgetting(store: SqlStore, care: Care) -> None:
    """Only who resumes ends it."""
    await care.pause("outbox:telegram", "")
    await store.free_what_is_held()
    await forget(store, NOW + timedelta(days=400))
    assert len(await care.pauses()) == 1


async def test_each_deed_is_a_line_of_the_audit(store: SqlStore, care: Care) -> None:
    """Who did what with which row; what was not done is not said."""
    await sent(store, "k")
    await care.park("out:1", LATER)
    await care.pause("outbox:telegram", "")
    await care.skip("out:99")
    lines = await store.database.look(lambda db: db.execute(select(audit)).all())
    assert [(line.person, line.deed, line.about) for line in lines] == [
        (WHO, "park", "out:1"),
        (WHO, "pause", "outbox:telegram"),
    ]


async def test_what_is_done_by_hand_stands_in_the_chained_trail(
    store: SqlStore, care: Care
) -> None:
    """A trail that a deed of ours had broken would tell of nobody else's."""
    await sent(store, "k")
    assert await care.skip("out:1") is Moved.DONE
    assert await care.pause("outbox:telegram", "")
    found = await store.database.look(audit_chain.checked)
    assert (found.lines, found.is_whole) == (2, True)
