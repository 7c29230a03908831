"""What went to a webhook is found by it alone, counted, and sent once more."""

import msgspec

from core.model.ids import WebhookId
from core.model.post import Channel, Load, Outgoing, RowState
from storage.store import SqlStore
from tests.storage import samples as s

ONE, OTHER = WebhookId("whk_1"), WebhookId("whk_1b")


def an_event(number: int, webhook: WebhookId, body: bytes | None = None) -> Outgoing:
    event = {"id": f"evt_{number}", "type": "delivery.rated"}
    return Outgoing(
        key=f"evt_{number}",
        channel=Channel.WEBHOOK,
        lane=f"webhook:{webhook}:dlv_{number}",
        body=msgspec.json.encode({"webhook": webhook, "event": event}) if body is None else body,
    )


async def stored(store: SqlStore, *rows: Outgoing) -> None:
    async with store.begin() as unit:
        for row in rows:
            await unit.post.send(row)


async def ended(store: SqlStore, state: RowState, error: str | None = None) -> None:
    """All that waits."""
    for lease in await store.lanes.claim_out(Channel.WEBHOOK, "d", s.NOW, 99):
        rows = await store.lanes.next_out(lease, s.NOW, 99)
        await store.lanes.sending(lease, rows)
        await store.lanes.sent(lease, [(row, state) for row in rows], s.NOW, error)
        await store.lanes.release(lease, s.NOW)


async def test_the_rows_of_one_webhook(store: SqlStore) -> None:
    """The newest first, page by page, in whatever state; no other one's."""
    await stored(store, an_event(1, ONE), an_event(2, OTHER), an_event(3, ONE, b"not an event"))
    await ended(store, RowState.DEAD, "HTTP 500")
    await stored(store, an_event(4, ONE))
    rows = await store.lanes.posted_to(ONE, None, 9)
    assert [(row.event, row.kind, row.about, row.state) for row in rows] == [
        ("evt_4", "delivery.rated", "dlv_4", RowState.PENDING),
        ("", "", "dlv_3", RowState.DEAD),
        ("evt_1", "delivery.rated", "dlv_1", RowState.DEAD),
    ]
    assert (rows[2].error, rows[2].tries) == ("HTTP 500", 1)
    assert await store.lanes.posted_to(ONE, rows[1].seq, 1) == [rows[2]]
    assert await store.lanes.webhook_loads() == {
        ONE: Load(waits=1, buried=2),
        OTHER: Load(buried=1),
    }


async def test_they_are_sent_once_more(store: SqlStore) -> None:
    """Whatever became of one; all that was buried; never what waits, is blank, or is another's."""
    await stored(store, an_event(1, ONE))
    await ended(store, RowState.DONE)
    (row,) = await store.lanes.posted_to(ONE, None, 9)
    assert not await store.lanes.post_again(OTHER, row.seq)
    assert await store.lanes.post_again(ONE, row.seq)
    assert not await store.lanes.post_again(ONE, row.seq)
    await stored(store, an_event(2, ONE), an_event(3, OTHER), an_event(4, ONE, b""))
    await ended(store, RowState.DEAD, "HTTP 500")
    assert await store.lanes.revive_all(ONE) == 2
    assert await store.lanes.revive_all(ONE) == 0
    leases = await store.lanes.claim_out(Channel.WEBHOOK, "d2", s.NOW, 99)
    assert sorted(lease.lane for lease in leases) == ["webhook:whk_1:dlv_1", "webhook:whk_1:dlv_2"]
