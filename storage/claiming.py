"""Claiming: which lanes have something that may go now, and who holds them from then on.

A claim raises the lane's epoch. Whoever comes with an old one has lost the lane.
"""

from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from core.model.post import Channel, Due, LaneLease
from storage import dialect
from storage.prepared import Prepared
from storage.tables import lanes, pauses
from storage.waiting import INBOX, lease_end, moments, queue_of

_L = lanes.c

_IS_PAUSED = (
    select(pauses.c.queue)
    .where(
        pauses.c.queue == _L.queue,
        func.substr(_L.lane, 1, func.length(pauses.c.begins)) == pauses.c.begins,
    )
    .exists()
)


def _may_go(queue: ColumnElement[str]) -> ColumnElement[bool]:
    return and_(
        _L.queue == queue,
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


_FIRST = (
    dialect.free(select(_L.lane).where(_may_go(bindparam("this_queue"))))
    .order_by(_L.priority, _L.waits_since)
    .limit(bindparam("this_many", type_=Integer))
    .cte("first")
)
_CLAIM = Prepared[str](
    update(lanes)
    .where(_L.queue == bindparam("this_queue"), _L.lane.in_(select(_FIRST.c.lane)))
    .values(leased_by=bindparam("owner"), leased_until=bindparam("until"), epoch=_L.epoch + 1)
    .returning(_L.lane, _L.epoch, _L.priority, _L.waits_since)
)


def _has_some(queue: str) -> ColumnElement[bool]:
    name: ColumnElement[str] = literal_column(f"'{queue}'")
    return select(_L.lane).where(_may_go(name)).exists()


_QUEUES: dict[str, Channel | None] = {INBOX: None, **{queue_of(one): one for one in Channel}}
_DUE = Prepared[str](
    union_all(*(select(literal_column(f"'{queue}'")).where(_has_some(queue)) for queue in _QUEUES))
)


def due(db: Connection, wall: datetime) -> Due:
    """One look for all: whoever is rung looks, and most find nothing."""
    found = {_QUEUES[queue] for (queue,) in _DUE.rows(db, moments(wall))}
    return Due(inbox=None in found, outbox=frozenset(one for one in found if one is not None))


def claimed(db: Connection, queue: str, owner: str, wall: datetime, limit: int) -> list[LaneLease]:
    """So many of those that may go, the most urgent first."""
    this = {
        "this_queue": queue,
        "this_many": limit,
        "owner": owner,
        "until": lease_end(wall),
        **moments(wall),
    }
    rows = sorted(_CLAIM.rows(db, this), key=lambda row: (row[2], row[3]))
    return [LaneLease(queue=queue, lane=row[0], epoch=row[1]) for row in rows]
