"""Lanes as workers see them: claim one, work it off in order, let it go; each call commits.

A claim raises the lane's epoch. Whoever comes with an old one has lost the lane.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, Row, Update, bindparam, func, or_, select, update

from core.model.ids import WebhookId
from core.model.post import (
    Channel,
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
from storage import burials, dialect, to_webhooks, waiting
from storage.prepared import Prepared
from storage.session import Database
from storage.tables import inbox, lanes, outbox, pauses
from storage.tables.post import IS_DEAD, WAITS_IN, WAITS_OUT
from storage.units.conversations import keep_standing
from storage.waiting import INBOX, held, lease_end, queue_of

_L = lanes.c
_IN = inbox.c
_OUT = outbox.c
_LIMIT = bindparam("this_many", type_=Integer)

_IS_PAUSED = (
    select(pauses.c.queue)
    .where(
        pauses.c.queue == _L.queue,
        func.substr(_L.lane, 1, func.length(pauses.c.begins)) == pauses.c.begins,
    )
    .exists()
)
_DUE = (
    select(_L.lane)
    .where(
        _L.queue == bindparam("this_queue"),
        _L.next_due.is_not(None),
        _L.next_due <= bindparam("wall"),
        or_(
            _L.leased_until.is_(None),
            _L.leased_until <= bindparam("wall"),
            # No lease is that long: a clock was wrong when it was taken, and is right again.
            _L.leased_until > bindparam("beyond"),
        ),
        ~_IS_PAUSED,
    )
    .order_by(_L.priority, _L.waits_since)
    .limit(_LIMIT)
)
_CLAIMABLE = dialect.free(_DUE)
_FIRST_DUE = Prepared[str](_DUE)
_CLAIM = (
    update(lanes)
    .where(_L.queue == bindparam("this_queue"), _L.lane.in_(bindparam("names", expanding=True)))
    .values(leased_by=bindparam("owner"), leased_until=bindparam("until"), epoch=_L.epoch + 1)
    .returning(_L.lane, _L.epoch)
)
_EPOCH = select(_L.epoch).where(waiting.THIS_LANE)
_NEXT_IN = select(inbox).where(waiting.IN_LANE).order_by(_IN.seq).limit(_LIMIT)
_NEXT_OUT = select(outbox).where(waiting.OUT_LANE).order_by(_OUT.seq).limit(_LIMIT)
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

    async def claim_in(self, owner: str, wall: datetime, limit: int) -> Sequence[LaneLease]:
        return await self._claim(INBOX, owner, wall, limit)

    async def next_in(self, lease: LaneLease, limit: int) -> Sequence[InboxRow]:
        return await self._database.glance(lambda db: _next_in(db, lease, limit))

    async def start_in(
        self, owner: str, wall: datetime, lanes: int, rows: int
    ) -> Sequence[tuple[LaneLease, Sequence[InboxRow]]]:
        def work(db: Connection) -> list[tuple[LaneLease, Sequence[InboxRow]]]:
            claimed = _claimed(db, INBOX, owner, wall, lanes)
            return [(lease, _waiting_in(db, lease, rows)) for lease in claimed]

        if not await self._is_due(INBOX, wall):
            return []
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
            claimed = _claimed(db, queue, owner, wall, lanes)
            taken = [(lease, _taken(db, lease, wall)) for lease in claimed]
            return [(lease, row) for lease, row in taken if row is not None]

        if not await self._is_due(queue, wall):
            return []
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
        return await self._database.write(lambda db: _claimed(db, queue, owner, wall, limit))

    async def _is_due(self, queue: str, wall: datetime) -> bool:
        """Whoever is rung looks; most find nothing, and then nothing is written."""
        this = {"this_queue": queue, **waiting.moments(wall), "this_many": 1}
        return await self._database.glance(lambda db: _FIRST_DUE.value(db, this)) is not None

    async def _held(self, lease: LaneLease, change: Update) -> None:
        def work(db: Connection) -> None:
            held(db, lease)
            db.execute(change)

        await self._database.write(work)


def _claimed(db: Connection, queue: str, owner: str, wall: datetime, limit: int) -> list[LaneLease]:
    this = {"this_queue": queue, **waiting.moments(wall), "this_many": limit}
    names = db.scalars(_CLAIMABLE, this).all()
    if not names:
        return []
    claim = {"this_queue": queue, "names": names, "owner": owner, "until": lease_end(wall)}
    epochs = {row.lane: row.epoch for row in db.execute(_CLAIM, claim)}
    return [LaneLease(queue=queue, lane=name, epoch=epochs[name]) for name in names]


def _next_in(db: Connection, lease: LaneLease, limit: int) -> list[InboxRow]:
    _mine(db, lease)
    return _waiting_in(db, lease, limit)


def _go_on_in(db: Connection, lease: LaneLease, wall: datetime, limit: int) -> list[InboxRow]:
    held(db, lease, until=lease_end(wall))
    return [] if waiting.let_go_if_empty(db, lease) else _waiting_in(db, lease, limit)


def _waiting_in(db: Connection, lease: LaneLease, limit: int) -> list[InboxRow]:
    this = {"this_lane": lease.lane, "this_many": limit}
    return [_in_row(row) for row in db.execute(_NEXT_IN, this)]


def _next_out(db: Connection, lease: LaneLease, wall: datetime, limit: int) -> list[OutboxRow]:
    _mine(db, lease)
    return _due_out(db, lease, wall, limit)


def _take_out(db: Connection, lease: LaneLease, wall: datetime, ended: Ended) -> OutboxRow | None:
    is_held = _sent(db, lease, [(ended.row, ended.state)], wall, ended.error)
    if ended.standing is not None:
        keep_standing(db, ended.standing)
    if not is_held:
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
    for row in db.execute(_NEXT_OUT, this):
        if row.not_before is not None and row.not_before > wall:
            break
        due.append(_out_row(row))
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


def _in_row(row: Row[Any]) -> InboxRow:
    return InboxRow(
        seq=row.seq,
        incoming=Incoming(
            source=Source(row.source),
            id=row.id,
            lane=row.lane,
            body=row.body,
            received_at=row.received_at,
        ),
        tries=row.tries,
    )


def _out_row(row: Row[Any]) -> OutboxRow:
    return OutboxRow(
        seq=row.seq,
        outgoing=Outgoing(
            key=row.key,
            channel=Channel(row.channel),
            lane=row.lane,
            body=row.body,
            priority=Priority(row.priority),
            not_before=row.not_before,
            valid_until=row.valid_until,
            at_most_once=row.at_most_once,
        ),
        tries=row.tries,
        state=RowState(row.state),
    )
