"""Waiting lanes: the row of a lane says when its first row may go, kept true by whoever adds one.

A lane's row is locked before a number is drawn for what goes into it, so that inside a lane the
numbers come in the order of the commits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from sqlalchemy import Connection, and_, bindparam, case, func, or_, select, update

from core.model.post import Channel, Incoming, LaneLease, Outgoing, Priority, RowState
from core.ports import LeaseLost
from storage import dialect
from storage.prepared import Prepared
from storage.tables import inbox, lanes, outbox
from storage.tables.post import WAITS_IN, WAITS_OUT
from storage.together import Write, all_done

INBOX = "inbox"
LEASE_SECONDS = 20  # a worker that is alive renews it with every row, and every few seconds
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)

_L = lanes.c
_IN = inbox.c
_OUT = outbox.c

THIS_LANE = and_(_L.queue == bindparam("this_queue"), _L.lane == bindparam("this_lane"))
_MINE = and_(THIS_LANE, _L.epoch == bindparam("this_epoch"))
_HELD = Prepared[int](dialect.locked(select(_L.epoch).where(_MINE)))
_RENEWED = Prepared[object](update(lanes).where(_MINE))
_LOCKED = dialect.locked(select(_L.epoch).where(THIS_LANE))
_SET = update(lanes).where(THIS_LANE)
IN_LANE = and_(_IN.lane == bindparam("this_lane"), WAITS_IN)
OUT_LANE = and_(
    _OUT.channel == bindparam("this_channel"), _OUT.lane == bindparam("this_lane"), WAITS_OUT
)
_FIRST_IN = select(_IN.not_before, _IN.received_at).where(IN_LANE).order_by(_IN.seq).limit(1)
_FIRST_OUT = select(_OUT.not_before, _OUT.stored_at).where(OUT_LANE).order_by(_OUT.seq).limit(1)
_GIVEN_BACK = update(lanes).values(next_due=None, leased_by=None, leased_until=None)
_EMPTY_IN = Prepared[object](_GIVEN_BACK.where(_MINE, ~select(_IN.seq).where(IN_LANE).exists()))
_EMPTY_OUT = Prepared[object](_GIVEN_BACK.where(_MINE, ~select(_OUT.seq).where(OUT_LANE).exists()))
_MOST_URGENT = select(func.min(_OUT.priority)).where(OUT_LANE)


@dataclass(frozen=True, slots=True, order=True)
class Lane:
    queue: str
    lane: str


def queue_of(channel: Channel) -> str:
    return f"outbox:{channel}"


def channel_of(queue: str) -> str:
    return queue.partition(":")[2]


def lease_end(wall: datetime) -> datetime:
    return wall + timedelta(seconds=LEASE_SECONDS)


def beyond_leases(wall: datetime) -> datetime:
    """No lease that is taken now ends as late as this."""
    return wall + timedelta(seconds=2 * LEASE_SECONDS)


def moments(wall: datetime) -> dict[str, datetime]:
    """What a look for lanes that nobody holds must be told of now."""
    return {"wall": wall, "beyond": beyond_leases(wall)}


def store(db: Connection, incoming: Sequence[Incoming], outgoing: Sequence[Outgoing]) -> list[bool]:
    """Add rows to their lanes; says of each incoming one whether it was new."""
    news: dict[Lane, tuple[int, datetime]] = {}
    since: dict[Lane, datetime] = {}
    for row in incoming:
        lane = Lane(INBOX, row.lane)
        news.setdefault(lane, (Priority.NOTICE, AT_ONCE))
        # The database's own clock tells seconds: among those that came in one, some would wait.
        since[lane] = min(since.get(lane, row.received_at), row.received_at)
    for out in outgoing:
        lane = Lane(queue_of(out.channel), out.lane)
        priority, due = news.get(lane, (out.priority, out.not_before or AT_ONCE))
        news[lane] = (min(priority, out.priority), due)
    # Everybody locks lanes in the same order, so that nobody waits in a circle.
    for lane in sorted(news):
        priority, due = news[lane]
        wants = {"queue": lane.queue, "lane": lane.lane, "priority": priority, "next_due": due}
        told = {"waits_since": since[lane]} if lane in since else {}
        _wants(db.dialect.name).run(db, {**wants, **told, "epoch": 0})
    known = [_receive(db, row) for row in incoming]
    if outgoing:
        added = dialect.ignoring(db.dialect.name, outbox, ("key",))
        added.run_each(db, [_out_row(out) for out in outgoing])
    return known


def held(db: Connection, lease: LaneLease, until: datetime | None = None) -> None:
    """Hold the lane's row for this transaction. Raises LeaseLost where it is another's by now."""
    if until is not None:
        all_done(db, [kept_on(lease, until)])
    elif _HELD.value(db, _this(lease)) is None:
        raise LeaseLost


def kept_on(lease: LaneLease, until: datetime) -> Write:
    """As `held`, the lease renewed."""
    return Write(_RENEWED, {**_this(lease), "leased_until": until}, LeaseLost())


def let_go_if_empty(db: Connection, lease: LaneLease) -> bool:
    """Give a lane back, if it is held and nothing waits in it; one statement, for that is usual."""
    this = _this(lease)
    if lease.queue == INBOX:
        return _EMPTY_IN.run(db, this) > 0
    return _EMPTY_OUT.run(db, {**this, "this_channel": channel_of(lease.queue)}) > 0


def let_go(db: Connection, lease: LaneLease) -> None:
    """Give a lane back that is held, due by what waits in it now."""
    news = {**_by_rows(db, lease.queue, lease.lane), "leased_by": None, "leased_until": None}
    db.execute(_SET, {"this_queue": lease.queue, "this_lane": lease.lane, **news})


def look_again(db: Connection, queue: str, lane: str) -> None:
    """Set when the lane is due by what waits in it now. Its row is locked first, so that whoever
    adds to it meanwhile is seen, or sees."""
    this = {"this_queue": queue, "this_lane": lane}
    db.execute(_LOCKED, this)
    db.execute(_SET, {**this, **_by_rows(db, queue, lane)})


def wake(db: Connection, lane: Lane, priority: Priority) -> None:
    """A row of the lane waits again; the lane itself may have been forgotten since it was empty."""
    wants = {"queue": lane.queue, "lane": lane.lane, "priority": priority, "next_due": AT_ONCE}
    _wants(db.dialect.name).run(db, {**wants, "epoch": 0})
    look_again(db, lane.queue, lane.lane)


def _by_rows(db: Connection, queue: str, lane: str) -> dict[str, object]:
    """What the lane's row must say by what waits in it now."""
    this = {"this_channel": channel_of(queue), "this_lane": lane}
    first = db.execute(_FIRST_IN if queue == INBOX else _FIRST_OUT, this).one_or_none()
    if first is None:
        return {"next_due": None}
    not_before, since = first
    due: dict[str, object] = {"next_due": not_before or AT_ONCE, "waits_since": since}
    return due if queue == INBOX else due | {"priority": db.scalar(_MOST_URGENT, this)}


def _this(lease: LaneLease) -> dict[str, object]:
    return {"this_queue": lease.queue, "this_lane": lease.lane, "this_epoch": lease.epoch}


@cache
def _wants(name: str) -> Prepared[object]:
    """A lane where nothing waits is due when its new row is; else its first row says when."""
    row = dialect.insert(name, lanes)
    is_empty = _L.next_due.is_(None)
    new = row.excluded
    return Prepared(
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
    return dialect.add(
        db,
        inbox,
        ("source", "id"),
        source=row.source,
        id=row.id,
        lane=row.lane,
        body=row.body,
        received_at=row.received_at,
        tries=0,
        state=RowState.PENDING,
    )


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
