"""Lanes as workers see them: claim one, work it off in order, let it go; each call commits."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, Update, bindparam, func, select, update

from core.model.ids import WebhookId
from core.model.post import (
    Channel,
    Due,
    Ended,
    InboxRow,
    Incoming,
    LaneLease,
    Load,
    OutboxRow,
    Outgoing,
    Posted,
    Priority,
    RowState,
    Source,
    Undelivered,
    Unheard,
)
from core.ports import LeaseLost
from storage import burials, claiming, to_webhooks, waiting
from storage.claiming import claimed
from storage.prepared import Prepared
from storage.session import Database
from storage.tables import inbox, lanes, outbox
from storage.tables.post import IS_DEAD, WAITS_IN, WAITS_OUT
from storage.together import Write, all_done
from storage.units.conversations import kept_standing
from storage.waiting import INBOX, held, lease_end, queue_of

_L = lanes.c
_IN = inbox.c
_OUT = outbox.c
_LIMIT = bindparam("this_many", type_=Integer)
_EPOCH = select(_L.epoch).where(waiting.THIS_LANE)
_NEXT_IN = Prepared[int](
    select(_IN.seq, _IN.tries, _IN.source, _IN.id, _IN.lane, _IN.body, _IN.received_at)
    .where(waiting.IN_LANE)
    .order_by(_IN.seq)
    .limit(_LIMIT)
)
_NEXT_OUT = Prepared[int](
    select(
        _OUT.seq,
        _OUT.tries,
        _OUT.state,
        _OUT.key,
        _OUT.channel,
        _OUT.lane,
        _OUT.body,
        _OUT.priority,
        _OUT.not_before,
        _OUT.valid_until,
        _OUT.at_most_once,
    )
    .where(waiting.OUT_LANE)
    .order_by(_OUT.seq)
    .limit(_LIMIT)
)
_SENDING = (
    update(outbox)
    .where(_OUT.seq.in_(bindparam("these", expanding=True)), WAITS_OUT)
    .values(state=RowState.SENDING, tries=_OUT.tries + 1)
)
_TAKEN = Prepared[object](
    update(outbox)
    .where(_OUT.seq == bindparam("this_seq"), WAITS_OUT)
    .values(state=RowState.SENDING, tries=_OUT.tries + 1)
)
_ENDED = Prepared[object](update(outbox).where(_OUT.seq == bindparam("this_seq"), WAITS_OUT))


class SqlLanes:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def receive_many(self, incoming: Sequence[Incoming]) -> Sequence[bool]:
        return await self._database.write(lambda db: waiting.store(db, incoming, ()))

    async def due(self, wall: datetime) -> Due:
        return await self._database.glance(lambda db: claiming.due(db, wall))

    async def claim_in(self, owner: str, wall: datetime, limit: int) -> Sequence[LaneLease]:
        return await self._claim(INBOX, owner, wall, limit)

    async def next_in(self, lease: LaneLease, limit: int) -> Sequence[InboxRow]:
        return await self._database.glance(lambda db: _next_in(db, lease, limit))

    async def start_in(
        self, owner: str, wall: datetime, lanes: int, rows: int
    ) -> Sequence[tuple[LaneLease, Sequence[InboxRow]]]:
        def work(db: Connection) -> list[tuple[LaneLease, Sequence[InboxRow]]]:
            mine = claimed(db, INBOX, owner, wall, lanes)
            return [(lease, _waiting_in(db, lease, rows)) for lease in mine]

        return await self._database.write(work)

    async def go_on_in(self, lease: LaneLease, wall: datetime, limit: int) -> Sequence[InboxRow]:
        return await self._database.write(lambda db: _go_on_in(db, lease, wall, limit))

    async def failed_in(
        self, lease: LaneLease, row: InboxRow, error: str, retry_at: datetime | None
    ) -> None:
        state = RowState.DEAD if retry_at is None else RowState.PENDING
        change = (
            update(inbox)
            .where(_IN.seq == row.seq, WAITS_IN)
            .values(tries=_IN.tries + 1, error=error, not_before=retry_at, state=state)
        )
        await self._held(lease, change)

    async def claim_out(
        self, channel: Channel, owner: str, wall: datetime, limit: int
    ) -> Sequence[LaneLease]:
        return await self._claim(queue_of(channel), owner, wall, limit)

    async def next_out(self, lease: LaneLease, wall: datetime, limit: int) -> Sequence[OutboxRow]:
        """In order, up to the first that is not due yet: it holds up those behind it."""
        return await self._database.glance(lambda db: _next_out(db, lease, wall, limit))

    async def sending(self, lease: LaneLease, rows: Sequence[OutboxRow]) -> None:
        these = {"these": [row.seq for row in rows]}

        def work(db: Connection) -> None:
            held(db, lease)
            if db.execute(_SENDING, these).rowcount != len(rows):
                raise LeaseLost  # another worker had it, and ended it

        await self._database.write(work)

    async def sent(
        self,
        lease: LaneLease,
        rows: Sequence[tuple[OutboxRow, RowState]],
        wall: datetime,
        error: str | None = None,
    ) -> None:
        def work(db: Connection) -> None:
            _sent(db, lease, rows, wall, error)

        await self._database.write(work)

    async def start_out(
        self, channel: Channel, owner: str, wall: datetime, lanes: int
    ) -> Sequence[tuple[LaneLease, OutboxRow]]:
        queue = queue_of(channel)

        def work(db: Connection) -> list[tuple[LaneLease, OutboxRow]]:
            mine = claimed(db, queue, owner, wall, lanes)
            taken = [(lease, _taken(db, lease, wall)) for lease in mine]
            return [(lease, row) for lease, row in taken if row is not None]

        return await self._database.write(work)

    async def take_out(self, lease: LaneLease, wall: datetime, ended: Ended) -> OutboxRow | None:
        return await self._database.write(lambda db: _take_out(db, lease, wall, ended))

    async def put_back(
        self, lease: LaneLease, row: OutboxRow, error: str, not_before: datetime
    ) -> None:
        change = (
            update(outbox)
            .where(_OUT.seq == row.seq, WAITS_OUT)
            .values(state=RowState.PENDING, error=error, not_before=not_before)
        )
        await self._held(lease, change)

    async def renew(self, lease: LaneLease, wall: datetime) -> None:
        await self._database.write(lambda db: held(db, lease, until=lease_end(wall)))

    async def release(self, lease: LaneLease, wall: datetime) -> None:
        """A lane that somebody else holds by now is left to them."""
        await self._database.write(lambda db: _release(db, lease))

    async def depth(self) -> Mapping[str, tuple[int, datetime | None]]:
        return await self._database.look(_depth)

    async def buried(self) -> int:
        return await self._database.look(burials.count)

    async def undelivered(self, before: int | None, limit: int) -> Sequence[Undelivered]:
        return await self._database.look(lambda db: burials.undelivered(db, before, limit))

    async def unheard(self, before: int | None, limit: int) -> Sequence[Unheard]:
        return await self._database.look(lambda db: burials.unheard(db, before, limit))

    async def revive(self, seq: int) -> bool:
        return await self._database.write(lambda db: burials.revive(db, seq))

    async def hear_again(self, seq: int) -> bool:
        return await self._database.write(lambda db: burials.hear_again(db, seq))

    async def posted_to(
        self, webhook: WebhookId, before: int | None, limit: int
    ) -> Sequence[Posted]:
        return await self._database.look(lambda db: to_webhooks.posted(db, webhook, before, limit))

    async def webhook_loads(self) -> Mapping[WebhookId, Load]:
        return await self._database.look(to_webhooks.loads)

    async def post_again(self, webhook: WebhookId, seq: int) -> bool:
        return await self._database.write(lambda db: to_webhooks.again(db, webhook, seq))

    async def revive_all(self, webhook: WebhookId) -> int:
        return await self._database.write(lambda db: to_webhooks.revive_all(db, webhook))

    async def _claim(
        self, queue: str, owner: str, wall: datetime, limit: int
    ) -> Sequence[LaneLease]:
        return await self._database.write(lambda db: claimed(db, queue, owner, wall, limit))

    async def _held(self, lease: LaneLease, change: Update) -> None:
        def work(db: Connection) -> None:
            held(db, lease)
            db.execute(change)

        await self._database.write(work)


def _next_in(db: Connection, lease: LaneLease, limit: int) -> list[InboxRow]:
    _mine(db, lease)
    return _waiting_in(db, lease, limit)


def _go_on_in(db: Connection, lease: LaneLease, wall: datetime, limit: int) -> list[InboxRow]:
    # Its row is held before anybody looks whether the lane is empty: a look that had to wait for
    # somebody who adds to it would not see what they added.
    held(db, lease, until=lease_end(wall))
    return [] if waiting.let_go_if_empty(db, lease) else _waiting_in(db, lease, limit)


def _waiting_in(db: Connection, lease: LaneLease, limit: int) -> list[InboxRow]:
    this = {"this_lane": lease.lane, "this_many": limit}
    return [_in_row(row) for row in _NEXT_IN.rows(db, this)]


def _next_out(db: Connection, lease: LaneLease, wall: datetime, limit: int) -> list[OutboxRow]:
    _mine(db, lease)
    return _due_out(db, lease, wall, limit)


def _take_out(db: Connection, lease: LaneLease, wall: datetime, ended: Ended) -> OutboxRow | None:
    how = {"this_seq": ended.row.seq, "state": ended.state, "error": ended.error}
    writes = [waiting.kept_on(lease, lease_end(wall)), Write(_ENDED, how)]
    if ended.standing is not None:
        writes.append(kept_standing(db.dialect.name, ended.standing))
    try:
        all_done(db, writes)
    except LeaseLost:
        if ended.state is not RowState.DONE:
            raise
        return None  # written down all the same; but what comes next is another worker's
    return None if waiting.let_go_if_empty(db, lease) else _taken(db, lease, wall)


def _taken(db: Connection, lease: LaneLease, wall: datetime) -> OutboxRow | None:
    """The first row of a lane that is held; with none due the lane is let go."""
    row = next(iter(_due_out(db, lease, wall, 1)), None)
    if row is None:
        waiting.let_go(db, lease)
    elif row.state is RowState.PENDING or not row.outgoing.at_most_once:
        _TAKEN.run(db, {"this_seq": row.seq})
    return row


def _due_out(db: Connection, lease: LaneLease, wall: datetime, limit: int) -> list[OutboxRow]:
    this = {
        "this_channel": waiting.channel_of(lease.queue),
        "this_lane": lease.lane,
        "this_many": limit,
    }
    due: list[OutboxRow] = []
    for row in map(_out_row, _NEXT_OUT.rows(db, this)):
        not_before = row.outgoing.not_before
        if not_before is not None and not_before > wall:
            break
        due.append(row)
    return due


def _mine(db: Connection, lease: LaneLease) -> None:
    this = {"this_queue": lease.queue, "this_lane": lease.lane}
    if db.scalar(_EPOCH, this) != lease.epoch:
        raise LeaseLost


def _sent(
    db: Connection,
    lease: LaneLease,
    rows: Sequence[tuple[OutboxRow, RowState]],
    wall: datetime,
    error: str | None,
) -> bool:
    """What reached its peer is written down even by a worker that has lost the lane meanwhile, so
    that the next one does not send it again. False for such a worker."""
    is_held = True
    try:
        held(db, lease, until=lease_end(wall))
        ended = rows
    except LeaseLost:
        is_held = False
        ended = [(row, state) for row, state in rows if state is RowState.DONE]
        if len(ended) != len(rows):
            raise
    if ended:
        ends = [{"this_seq": row.seq, "state": state, "error": error} for row, state in ended]
        _ENDED.run_each(db, ends)
    return is_held


def _release(db: Connection, lease: LaneLease) -> None:
    try:
        held(db, lease)
    except LeaseLost:
        return
    waiting.let_go(db, lease)


def _depth(db: Connection) -> dict[str, tuple[int, datetime | None]]:
    found: dict[str, tuple[int, datetime | None]] = {}
    pending = select(func.count(), func.min(_IN.received_at)).where(WAITS_IN)
    count, since = db.execute(pending).one()
    found["inbox"] = (count, since)
    found |= {queue_of(channel): (0, None) for channel in Channel}
    waits = (
        select(_OUT.channel, func.count(), func.min(_OUT.stored_at))
        .where(WAITS_OUT)
        .group_by(_OUT.channel)
    )
    for channel, count, since in db.execute(waits):
        found[f"outbox:{channel}"] = (count, since)
    dead_out = select(func.count(), func.min(_OUT.stored_at)).where(IS_DEAD)
    dead_in = select(func.count(), func.min(_IN.received_at)).where(_IN.state == RowState.DEAD)
    (out, out_since), (into, in_since) = db.execute(dead_out).one(), db.execute(dead_in).one()
    found["dead"] = (
        out + into,
        min((at for at in (out_since, in_since) if at is not None), default=None),
    )
    return found


def _in_row(row: Sequence[Any]) -> InboxRow:
    seq, tries, source, id, lane, body, received_at = row
    incoming = Incoming(source=Source(source), id=id, lane=lane, body=body, received_at=received_at)
    return InboxRow(seq=seq, incoming=incoming, tries=tries)


def _out_row(row: Sequence[Any]) -> OutboxRow:
    seq, tries, state, key, channel, lane, body, priority, *rest = row
    not_before, valid_until, at_most_once = rest
    outgoing = Outgoing(
        key=key,
        channel=Channel(channel),
        lane=lane,
        body=body,
        priority=Priority(priority),
        not_before=not_before,
        valid_until=valid_until,
        at_most_once=at_most_once,
    )
    return OutboxRow(seq=seq, outgoing=outgoing, tries=tries, state=RowState(state))
