"""Waiting lanes: the row of a lane says when its first row may go, kept true by whoever adds one.

A lane's row is locked before a number is drawn for what goes into it, so that inside a lane the
numbers come in the order of the commits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, update

from core.model.post import Channel, Incoming, LaneLease, Outgoing, Priority, RowState
from core.ports import LeaseLost
from storage import dialect
from storage.tables import inbox, lanes, outbox
from storage.tables.post import WAITS_IN, WAITS_OUT

INBOX = "inbox"
LEASE_SECONDS = 120  # a worker that is alive renews it with every row it ends
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)

_L = lanes.c


@dataclass(frozen=True, slots=True, order=True)
class Lane:
    queue: str
    lane: str


def queue_of(channel: Channel) -> str:
    return f"outbox:{channel}"


def this(queue: str, lane: str) -> ColumnElement[bool]:
    return and_(_L.queue == queue, _L.lane == lane)


def lease_end(wall: datetime) -> datetime:
    return wall + timedelta(seconds=LEASE_SECONDS)


def store(db: Connection, incoming: Sequence[Incoming], outgoing: Sequence[Outgoing]) -> list[bool]:
    """Add rows to their lanes; says of each incoming one whether it was new."""
    news: dict[Lane, tuple[int, datetime]] = {}
    for row in incoming:
        news.setdefault(Lane(INBOX, row.lane), (Priority.NOTICE, AT_ONCE))
    for out in outgoing:
        lane = Lane(queue_of(out.channel), out.lane)
        priority, due = news.get(lane, (out.priority, out.not_before or AT_ONCE))
        news[lane] = (min(priority, out.priority), due)
    # Everybody locks lanes in the same order, so that nobody waits in a circle.
    for lane in sorted(news):
        _wants(db, lane, *news[lane])
    known = [_receive(db, row) for row in incoming]
    if outgoing:
        db.execute(
            dialect.insert(db, outbox).on_conflict_do_nothing(index_elements=("key",)),
            [_out_row(out) for out in outgoing],
        )
    return known


def held(db: Connection, lease: LaneLease, until: datetime | None = None) -> None:
    """Hold the lane's row for this transaction. Raises LeaseLost where it is another's by now."""
    mine = and_(this(lease.queue, lease.lane), _L.epoch == lease.epoch)
    if until is None:
        found = db.scalar(dialect.locked(select(_L.epoch).where(mine))) is not None
    else:
        found = db.execute(update(lanes).where(mine).values(leased_until=until)).rowcount > 0
    if not found:
        raise LeaseLost


def claimable(queue: str, wall: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        _L.queue == queue,
        _L.next_due.is_not(None),
        _L.next_due <= wall,
        or_(_L.leased_until.is_(None), _L.leased_until <= wall),
    )


def look_again(db: Connection, queue: str, lane: str) -> None:
    """Set when the lane is due by what waits in it now. Its row is locked first, so that whoever
    adds to it meanwhile is seen, or sees."""
    db.execute(dialect.locked(select(_L.epoch).where(this(queue, lane))))
    db.execute(update(lanes).where(this(queue, lane)).values(**_by_rows(db, queue, lane)))


def _by_rows(db: Connection, queue: str, lane: str) -> dict[str, object]:
    if queue == INBOX:
        head = (
            select(inbox.c.not_before, inbox.c.received_at)
            .where(inbox.c.lane == lane, WAITS_IN)
            .order_by(inbox.c.seq)
            .limit(1)
        )
        first = db.execute(head).one_or_none()
        if first is None:
            return {"next_due": None}
        return {"next_due": first.not_before or AT_ONCE, "waits_since": first.received_at}
    waits = and_(
        outbox.c.channel == queue.partition(":")[2],
        outbox.c.lane == lane,
        WAITS_OUT,
    )
    head_out = (
        select(outbox.c.not_before, outbox.c.stored_at).where(waits).order_by(outbox.c.seq).limit(1)
    )
    first_out = db.execute(head_out).one_or_none()
    if first_out is None:
        return {"next_due": None}
    return {
        "next_due": first_out.not_before or AT_ONCE,
        "waits_since": first_out.stored_at,
        "priority": db.scalar(select(func.min(outbox.c.priority)).where(waits)),
    }


def _wants(db: Connection, lane: Lane, priority: int, due: datetime) -> None:
    """A lane where nothing waits is due when its new row is; else its first row says when."""
    row = dialect.insert(db, lanes).values(
        queue=lane.queue,
        lane=lane.lane,
        priority=priority,
        next_due=due,
        waits_since=func.current_timestamp(),
        epoch=0,
    )
    is_empty = _L.next_due.is_(None)
    new = row.excluded
    db.execute(
        row.on_conflict_do_update(
            index_elements=("queue", "lane"),
            set_={
                "next_due": func.coalesce(_L.next_due, new.next_due),
                "waits_since": case((is_empty, new.waits_since), else_=_L.waits_since),
                "priority": case(
                    (or_(is_empty, _L.priority > new.priority), new.priority), else_=_L.priority
                ),
            },
        )
    )


def _receive(db: Connection, row: Incoming) -> bool:
    stored = dialect.insert(db, inbox).values(
        source=row.source,
        id=row.id,
        lane=row.lane,
        body=row.body,
        received_at=row.received_at,
        tries=0,
        state=RowState.PENDING,
    )
    return db.execute(stored.on_conflict_do_nothing(index_elements=("source", "id"))).rowcount > 0


def _out_row(out: Outgoing) -> dict[str, object]:
    return {
        "key": out.key,
        "channel": out.channel,
        "lane": out.lane,
        "body": out.body,
        "priority": out.priority,
        "not_before": out.not_before,
        "valid_until": out.valid_until,
        "at_most_once": out.at_most_once,
        "tries": 0,
        "state": RowState.PENDING,
    }
