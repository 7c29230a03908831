"""Lanes keep their order, belong to one worker at a time, and lose nothing."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from core.model.post import (
    Channel,
    Ended,
    InboxRow,
    LaneLease,
    OutboxRow,
    Priority,
    RowState,
    Source,
    Standing,
)
from core.ports import LeaseLost
from storage.store import SqlStore
from storage.tables import inbox, lanes, outbox
from storage.waiting import LEASE_SECONDS
from tests.storage import samples as s

NOW = s.NOW
SOON = NOW + timedelta(seconds=5)
MUCH_LATER = NOW + timedelta(seconds=LEASE_SECONDS + 1)
TELEGRAM = Channel.TELEGRAM


async def sent(store: SqlStore, *keys: str, lane: str = "telegram:7:1") -> None:
    async with store.begin() as unit:
        for key in keys:
            await unit.post.send(s.outgoing(key, lane))


async def claimed(store: SqlStore) -> LaneLease:
    (lease,) = await store.lanes.claim_out(TELEGRAM, "one", NOW, 1)
    return lease


def keys(rows: Sequence[OutboxRow]) -> list[str]:
    return [row.outgoing.key for row in rows]


async def test_a_row_of_a_newer_version_stops_nobody(store: SqlStore) -> None:
    """Its source and its urgency are unknown here; it is claimed like any other, beside all
    others, and can be laid aside."""
    await store.lanes.receive_many([s.incoming(1), replace(s.incoming(2), lane="telegram:7:2")])
    await sent(store, "first")
    this = inbox.c.source == Source.TELEGRAM, inbox.c.id == s.incoming(1).id
    newer = update(inbox).where(*this).values(source="pigeon")
    urgent = update(outbox).where(outbox.c.key == "first").values(priority=9)
    await store.database.write(lambda db: db.execute(newer))
    await store.database.write(lambda db: db.execute(urgent))
    claimed_in = dict(await store.lanes.start_in("one", NOW, 9, 9))
    rows = {lease.lane: row for lease, (row,) in claimed_in.items()}
    assert len(rows) == 2
    pigeon = next(row for row in rows.values() if row.incoming.source is Source.UNKNOWN)
    lease = next(lease for lease in claimed_in if lease.lane == pigeon.incoming.lane)
    await store.lanes.failed_in(lease, pigeon, "nobody hears this source", None)
    assert [one.source for one in await store.lanes.unheard(None, 9)] == [Source.UNKNOWN]
    ((_, letter),) = await store.lanes.start_out(TELEGRAM, "one", NOW, 9)
    assert letter.outgoing.priority is Priority.NOTICE


async def test_the_same_update_is_stored_once(store: SqlStore) -> None:
    """Whether it comes again alone, with others, or from within a transaction."""
    first = await store.lanes.receive_many([s.incoming(1), s.incoming(2), s.incoming(1)])
    async with store.begin() as unit:
        assert await unit.post.receive(s.incoming(2)) is False
        assert await unit.post.receive(s.incoming(3)) is True
        assert await unit.post.receive(s.incoming(3)) is False
    assert list(first) == [True, True, False]
    assert list(await store.lanes.receive_many([s.incoming(3)])) == [False]
    (lease,) = await store.lanes.claim_in("one", NOW, 9)
    rows = await store.lanes.next_in(lease, 9)
    assert [row.incoming for row in rows] == [s.incoming(1), s.incoming(2), s.incoming(3)]


async def test_the_same_key_is_sent_once(store: SqlStore) -> None:
    """The second is told that the first is known."""
    async with store.begin() as unit:
        assert await unit.post.send(s.outgoing("k1")) is True
        assert await unit.post.send(s.outgoing("k1")) is False
    async with store.begin() as unit:
        assert await unit.post.send(s.outgoing("k1")) is False
    assert keys(await store.lanes.next_out(await claimed(store), NOW, 9)) == ["k1"]


async def test_the_same_key_from_many_at_once_is_sent_once(store: SqlStore) -> None:
    """Whoever loses the race loses nothing but a row that is there already."""
    await asyncio.gather(*(sent(store, "k1", f"own-{n}") for n in range(10)))
    rows = await store.lanes.next_out(await claimed(store), NOW, 99)
    assert sorted(keys(rows)) == sorted(["k1", *(f"own-{n}" for n in range(10))])


async def test_a_row_comes_back_as_it_was_sent(store: SqlStore) -> None:
    """With its times, its priority and its secrecy."""
    out = replace(
        s.outgoing("k1"),
        priority=Priority.SECRET,
        not_before=NOW,
        valid_until=SOON,
        at_most_once=True,
        body=b"\x00\xff",
    )
    async with store.begin() as unit:
        await unit.post.send(out)
    (row,) = await store.lanes.next_out(await claimed(store), NOW, 9)
    assert row.outgoing == out
    assert (row.tries, row.state) == (0, RowState.PENDING)


async def test_a_lane_is_claimed_by_one(store: SqlStore) -> None:
    """Until its lease runs out; then anybody may, and the first has lost it."""
    await sent(store, "k1")
    lease = await claimed(store)
    assert await store.lanes.claim_out(TELEGRAM, "two", SOON, 9) == []
    (taken,) = await store.lanes.claim_out(TELEGRAM, "two", MUCH_LATER, 9)
    (row,) = await store.lanes.next_out(taken, MUCH_LATER, 9)
    with pytest.raises(LeaseLost):
        await store.lanes.next_out(lease, NOW, 9)
    with pytest.raises(LeaseLost):
        await store.lanes.sending(lease, [row])
    with pytest.raises(LeaseLost):
        await store.lanes.renew(lease, MUCH_LATER)
    with pytest.raises(LeaseLost):
        await store.lanes.put_back(lease, row, "late", MUCH_LATER)
    await store.lanes.release(lease, MUCH_LATER)
    assert await store.lanes.claim_out(TELEGRAM, "three", MUCH_LATER, 9) == []


async def test_what_a_wrong_clock_held_is_free_when_it_is_right(store: SqlStore) -> None:
    """A worker took its lane an hour ahead of time and was killed: nobody waits for that hour."""
    await sent(store, "k1")
    ahead = NOW + timedelta(hours=1)
    (lost,) = await store.lanes.claim_out(TELEGRAM, "one", ahead, 9)
    (taken,) = await store.lanes.claim_out(TELEGRAM, "two", NOW, 9)
    assert taken.epoch > lost.epoch
    with pytest.raises(LeaseLost):
        await store.lanes.next_out(lost, NOW, 9)


async def test_a_renewed_lease_lasts(store: SqlStore) -> None:
    """A worker that is slow but alive keeps its lane."""
    await sent(store, "k1")
    lease = await claimed(store)
    await store.lanes.renew(lease, SOON)
    assert await store.lanes.claim_out(TELEGRAM, "two", MUCH_LATER, 9) == []


async def test_a_fenced_worker_cannot_finish(store: SqlStore) -> None:
    """What it did is rolled back: it is the other's now."""
    await store.lanes.receive_many([s.incoming(1)])
    (lost,) = await store.lanes.claim_in("one", NOW, 9)
    (row,) = await store.lanes.next_in(lost, 9)
    (taken,) = await store.lanes.claim_in("two", MUCH_LATER, 9)
    with pytest.raises(LeaseLost):
        async with store.begin() as unit:
            await unit.deliveries.add(s.delivery())
            await unit.post.finish(row, lost, NOW)
    assert await store.lanes.next_in(taken, 9) == [row]
    async with store.begin() as unit:
        assert await unit.deliveries.get(s.delivery().id) is None
        await unit.post.finish(row, taken, MUCH_LATER)
    assert await store.lanes.next_in(taken, 9) == []


async def test_rows_are_taken_one_by_one_and_the_last_lets_the_lane_go(store: SqlStore) -> None:
    """Each as it stood before it was taken; how the last one ended is written in the same step."""
    await sent(store, "k1", "k2")
    ((lease, first),) = await store.lanes.start_out(TELEGRAM, "one", NOW, 9)
    assert (first.outgoing.key, first.state, first.tries) == ("k1", RowState.PENDING, 0)
    assert keys(await store.lanes.next_out(lease, NOW, 1)) == ["k1"]
    second = await store.lanes.take_out(lease, NOW, Ended(row=first, state=RowState.DONE))
    assert second is not None
    assert second.outgoing.key == "k2"
    assert await store.lanes.take_out(lease, NOW, Ended(row=second, state=RowState.DONE)) is None
    assert await store.lanes.start_out(TELEGRAM, "two", MUCH_LATER, 9) == []
    await sent(store, "k3")
    ((_, third),) = await store.lanes.start_out(TELEGRAM, "two", NOW, 9)
    assert third.outgoing.key == "k3"


async def test_what_was_being_sent_is_taken_again_and_says_so(store: SqlStore) -> None:
    """A worker was killed over both: each try is counted, but that of a secret is left alone."""
    async with store.begin() as unit:
        await unit.post.send(s.outgoing("plain", "lane-1"))
        await unit.post.send(replace(s.outgoing("secret", "lane-2"), at_most_once=True))
    await store.lanes.start_out(TELEGRAM, "killed", NOW, 9)
    again = await store.lanes.start_out(TELEGRAM, "two", MUCH_LATER, 9)
    assert {row.state for _, row in again} == {RowState.SENDING}
    rows = [(await store.lanes.next_out(lease, MUCH_LATER, 1))[0] for lease, _ in again]
    assert {row.outgoing.key: row.tries for row in rows} == {"plain": 2, "secret": 1}


async def test_where_a_message_stands_is_kept_with_its_end(store: SqlStore) -> None:
    """So that the next of its slot edits it."""
    await sent(store, "k1")
    ((lease, row),) = await store.lanes.start_out(TELEGRAM, "one", NOW, 9)
    standing = Standing(conversation=s.conversation().id, slot="card", telegram_id=41)
    ended = Ended(row=row, state=RowState.DONE, standing=standing)
    assert await store.lanes.take_out(lease, NOW, ended) is None
    async with store.read() as unit:
        assert await unit.conversations.message_in(s.conversation().id, "card") == 41


async def test_a_fenced_worker_takes_no_more(store: SqlStore) -> None:
    """What it did is written down; what comes next is the other's."""
    await sent(store, "k1", "k2")
    ((lost, row),) = await store.lanes.start_out(TELEGRAM, "one", NOW, 9)
    ((taken, _),) = await store.lanes.start_out(TELEGRAM, "two", MUCH_LATER, 9)
    assert await store.lanes.take_out(lost, MUCH_LATER, Ended(row=row, state=RowState.DONE)) is None
    assert keys(await store.lanes.next_out(taken, MUCH_LATER, 9)) == ["k2"]


async def test_what_was_done_is_written_down_even_by_a_fenced_worker(store: SqlStore) -> None:
    """The message is with the recipient: the next worker must not send it again."""
    await sent(store, "k1")
    lost = await claimed(store)
    rows = await store.lanes.next_out(lost, NOW, 9)
    await store.lanes.sending(lost, rows)
    (taken,) = await store.lanes.claim_out(TELEGRAM, "two", MUCH_LATER, 9)
    with pytest.raises(LeaseLost):
        await store.lanes.sent(lost, [(rows[0], RowState.DEAD)], MUCH_LATER)
    await store.lanes.sent(lost, [(rows[0], RowState.DONE)], MUCH_LATER)
    assert await store.lanes.next_out(taken, MUCH_LATER, 9) == []


async def test_a_row_that_is_not_due_holds_up_those_behind_it(store: SqlStore) -> None:
    """Order is order."""
    async with store.begin() as unit:
        await unit.post.send(s.outgoing("k1"))
        await unit.post.send(replace(s.outgoing("k2"), not_before=SOON))
        await unit.post.send(s.outgoing("k3"))
    lease = await claimed(store)
    rows = await store.lanes.next_out(lease, NOW, 9)
    assert keys(rows) == ["k1"]
    await store.lanes.sending(lease, rows)
    await store.lanes.sent(lease, [(rows[0], RowState.DONE)], NOW)
    await store.lanes.release(lease, NOW)
    assert await store.lanes.claim_out(TELEGRAM, "one", NOW, 9) == []
    (again,) = await store.lanes.claim_out(TELEGRAM, "one", SOON, 9)
    assert keys(await store.lanes.next_out(again, SOON, 9)) == ["k2", "k3"]


async def test_a_row_put_back_waits_and_keeps_its_place(store: SqlStore) -> None:
    """Its tries are counted when its intent is written down."""
    await sent(store, "k1", "k2")
    lease = await claimed(store)
    rows = await store.lanes.next_out(lease, NOW, 9)
    await store.lanes.sending(lease, rows[:1])
    await store.lanes.put_back(lease, rows[0], "429", SOON)
    assert await store.lanes.next_out(lease, NOW, 9) == []
    await store.lanes.release(lease, NOW)
    (again,) = await store.lanes.claim_out(TELEGRAM, "one", SOON, 9)
    rows = await store.lanes.next_out(again, SOON, 9)
    assert [(row.outgoing.key, row.tries) for row in rows] == [("k1", 1), ("k2", 0)]


async def test_what_was_being_sent_when_somebody_fell_over_is_seen_so(store: SqlStore) -> None:
    """The next worker knows that a try was under way."""
    await sent(store, "k1")
    lease = await claimed(store)
    await store.lanes.sending(lease, await store.lanes.next_out(lease, NOW, 9))
    (taken,) = await store.lanes.claim_out(TELEGRAM, "two", MUCH_LATER, 9)
    (row,) = await store.lanes.next_out(taken, MUCH_LATER, 9)
    assert (row.state, row.tries) == (RowState.SENDING, 1)


async def test_a_failed_row_of_the_inbox_waits_or_is_laid_aside(store: SqlStore) -> None:
    """Waiting it holds its lane; laid aside it lets the next one come."""
    await store.lanes.receive_many([s.incoming(1), s.incoming(2)])
    (lease,) = await store.lanes.claim_in("one", NOW, 9)
    first, second = await store.lanes.next_in(lease, 9)
    await store.lanes.failed_in(lease, first, "bug", SOON)
    await store.lanes.release(lease, NOW)
    assert await store.lanes.claim_in("one", NOW, 9) == []
    (again,) = await store.lanes.claim_in("one", SOON, 9)
    assert (await store.lanes.next_in(again, 9))[0].tries == 1
    await store.lanes.failed_in(again, first, "bug", None)
    assert await store.lanes.next_in(again, 9) == [second]
    assert (await store.lanes.depth())["dead"][0] == 1


async def test_dead_rows_are_seen_and_sent_again_on_a_persons_word(store: SqlStore) -> None:
    """The newest first, with the reason; then as if they had just been said, in their old place."""
    await sent(store, "k1", "k2")
    lease = await claimed(store)
    rows = await store.lanes.next_out(lease, NOW, 9)
    await store.lanes.sending(lease, rows)
    await store.lanes.sent(lease, [(rows[0], RowState.DEAD)], NOW, "HTTP 500")
    await store.lanes.sent(lease, [(rows[1], RowState.UNKNOWN)], NOW, "TimedOut")
    await store.lanes.release(lease, NOW)
    newest, oldest = await store.lanes.undelivered(None, 9)
    assert (newest.error, newest.is_uncertain, newest.is_blank) == ("TimedOut", True, False)
    assert (oldest.error, oldest.is_uncertain, oldest.tries) == ("HTTP 500", False, 1)
    assert await store.lanes.undelivered(newest.seq, 9) == [oldest]
    assert await store.lanes.undelivered(None, 1) == [newest]
    assert await store.lanes.buried() == 2
    assert await store.lanes.revive(oldest.seq) is True
    assert await store.lanes.revive(oldest.seq) is False
    assert await store.lanes.buried() == 1
    (again,) = await store.lanes.claim_out(TELEGRAM, "one", NOW, 9)
    assert [(r.outgoing.key, r.tries) for r in await store.lanes.next_out(again, NOW, 9)] == [
        ("k1", 0)
    ]


async def test_what_was_laid_aside_is_seen_and_heard_again_on_a_persons_word(
    store: SqlStore,
) -> None:
    """Before what came after it and still waits."""
    await store.lanes.receive_many([s.incoming(1), s.incoming(2), s.incoming(3)])
    (lease,) = await store.lanes.claim_in("one", NOW, 9)
    first, second, third = await store.lanes.next_in(lease, 9)
    await store.lanes.failed_in(lease, first, "KeyError", None)
    await store.lanes.failed_in(lease, second, "cannot be read: ValueError", None)
    await store.lanes.failed_in(lease, third, "bug", MUCH_LATER)
    await store.lanes.release(lease, NOW)
    newest, oldest = await store.lanes.unheard(None, 9)
    assert (newest.error, newest.tries) == ("cannot be read: ValueError", 1)
    assert await store.lanes.unheard(newest.seq, 9) == [oldest]
    assert await store.lanes.hear_again(oldest.seq) is True
    assert await store.lanes.hear_again(oldest.seq) is False
    assert await store.lanes.hear_again(third.seq) is False
    assert await store.lanes.unheard(None, 9) == [newest]
    (again,) = await store.lanes.claim_in("one", NOW, 9)
    rows = await store.lanes.next_in(again, 9)
    assert [(row.incoming.id, row.tries) for row in rows] == [("7:1", 0), ("7:3", 1)]


async def test_a_lane_that_was_forgotten_comes_back_with_its_row(store: SqlStore) -> None:
    """A dead row may be younger than the lane it died in."""
    await sent(store, "k1")
    lease = await claimed(store)
    rows = await store.lanes.next_out(lease, NOW, 9)
    await store.lanes.sent(lease, [(rows[0], RowState.DEAD)], NOW)
    await store.lanes.release(lease, NOW)
    await store.database.write(lambda db: db.execute(lanes.delete()))
    assert await store.lanes.revive(rows[0].seq) is True
    assert keys(await store.lanes.next_out(await claimed(store), NOW, 9)) == ["k1"]


async def test_a_row_is_taken_back_while_it_waits(store: SqlStore) -> None:
    """Before its commit and after; not once it is being sent. What stood behind it may go."""
    async with store.begin() as unit:
        await unit.post.send(s.outgoing("k0"))
        assert await unit.post.withdraw("k0") is True
        await unit.post.send(replace(s.outgoing("k1"), not_before=MUCH_LATER))
        await unit.post.send(s.outgoing("k2"))
    async with store.begin() as unit:
        assert await unit.post.withdraw("k1") is True
        assert await unit.post.withdraw("k1") is False
    lease = await claimed(store)
    rows = await store.lanes.next_out(lease, NOW, 9)
    assert keys(rows) == ["k2"]
    await store.lanes.sending(lease, rows)
    async with store.begin() as unit:
        assert await unit.post.withdraw("k2") is False


async def test_answers_go_before_broadcasts(store: SqlStore) -> None:
    """Between lanes; inside one, order is order, but its most urgent row pulls it forward."""
    async with store.begin() as unit:
        for lane, priority in (
            ("l1", Priority.BROADCAST),
            ("l2", Priority.NOTICE),
            ("l3", Priority.BROADCAST),
            ("l4", Priority.SECRET),
        ):
            await unit.post.send(replace(s.outgoing(lane, lane), priority=priority))
        await unit.post.send(replace(s.outgoing("reply", "l3"), priority=Priority.REPLY))
    leases = await store.lanes.claim_out(TELEGRAM, "one", NOW, 9)
    assert [lease.lane for lease in leases] == ["l3", "l4", "l2", "l1"]


async def test_depth_says_what_waits_and_since_when(store: SqlStore) -> None:
    """By queue."""
    await sent(store, "k1", "k2")
    await store.lanes.receive_many([s.incoming(1)])
    depth = await store.lanes.depth()
    assert depth["inbox"] == (1, NOW)
    assert depth["outbox:telegram"][0] == 2
    assert depth["outbox:telegram"][1] is not None
    assert depth["outbox:carrier"] == (0, None)
    assert depth["dead"] == (0, None)


async def test_two_workers_never_hold_one_lane(store: SqlStore) -> None:
    """However many ask at once."""
    await store.lanes.receive_many([s.incoming(n, f"lane-{n}") for n in range(30)])
    claims = await asyncio.gather(*(store.lanes.claim_in(f"worker-{n}", NOW, 4) for n in range(12)))
    claimed_lanes = [lease.lane for leases in claims for lease in leases]
    rest = await store.lanes.claim_in("late", NOW, 99)
    everything = sorted([*claimed_lanes, *(lease.lane for lease in rest)])
    assert everything == sorted(f"lane-{n}" for n in range(30))


class Workshop:
    """Workers that work inboxes off, while updates still come; notes who did what when."""

    def __init__(self, store: SqlStore, lanes: int, rows: int) -> None:
        self.store = store
        self.lanes, self.rows = lanes, rows
        self.done: dict[str, list[int]] = defaultdict(list)
        self.busy: set[str] = set()
        self.clashes = 0

    async def run(self, workers: int) -> None:
        coming = asyncio.create_task(self._come())
        await asyncio.gather(*(self._worker(f"w{n}", coming) for n in range(workers)))

    async def _come(self) -> None:
        for number in range(self.rows):
            batch = [s.incoming(n * 1000 + number, f"l{n}") for n in range(self.lanes)]
            await self.store.lanes.receive_many(batch)

    async def _worker(self, name: str, coming: "asyncio.Task[None]") -> None:
        while True:
            is_last = coming.done()
            claimed = await self.store.lanes.start_in(name, NOW, 2, 3)
            for lease, rows in claimed:
                await self._work(lease, rows)
            if is_last and not claimed and not self.busy:
                return
            await asyncio.sleep(0)

    async def _work(self, lease: LaneLease, rows: Sequence[InboxRow]) -> None:
        while rows:
            self.clashes += lease.lane in self.busy
            self.busy.add(lease.lane)
            for row in rows:
                async with self.store.begin() as unit:
                    await unit.post.finish(row, lease, NOW)
                self.done[lease.lane].append(int(row.incoming.id.partition(":")[2]) % 1000)
            self.busy.discard(lease.lane)
            rows = await self.store.lanes.go_on_in(lease, NOW, 3)


async def test_order_is_kept_and_nothing_is_lost_while_rows_keep_coming(store: SqlStore) -> None:
    """Five workers, six lanes; each row once, in the order it came."""
    shop = Workshop(store, lanes=6, rows=25)
    await asyncio.wait_for(shop.run(workers=5), 60)
    assert shop.clashes == 0
    assert dict(shop.done) == {f"l{n}": list(range(25)) for n in range(6)}
