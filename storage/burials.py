"""Burials: rows that nobody works on any more, as people see them, and how one rises again."""

from sqlalchemy import Connection, Integer, bindparam, func, select, update

from core.model.post import Channel, Priority, RowState, Source, Undelivered, Unheard
from storage import waiting
from storage.tables import inbox, outbox
from storage.tables.post import IS_DEAD
from storage.waiting import INBOX, Lane

SEQ_MAX = 2**63 - 1

_IN = inbox.c
_OUT = outbox.c
_IS_LAID_ASIDE = _IN.state == RowState.DEAD
_LIMIT = bindparam("this_many", type_=Integer)

_HOW_MANY_OUT = select(func.count()).select_from(outbox).where(IS_DEAD)
_HOW_MANY_IN = select(func.count()).select_from(inbox).where(_IS_LAID_ASIDE)
# Why they lie here, and never what they say.
_NEWEST_OUT = (
    select(
        _OUT.seq,
        _OUT.channel,
        _OUT.lane,
        _OUT.stored_at,
        _OUT.valid_until,
        _OUT.tries,
        _OUT.state,
        _OUT.error,
        (func.length(_OUT.body) == 0).label("is_blank"),
    )
    .where(IS_DEAD, _OUT.seq < bindparam("before"))
    .order_by(_OUT.seq.desc())
    .limit(_LIMIT)
)
_NEWEST_IN = (
    select(
        _IN.seq,
        _IN.source,
        _IN.lane,
        _IN.received_at,
        _IN.tries,
        _IN.error,
        (func.length(_IN.body) == 0).label("is_blank"),
    )
    .where(_IS_LAID_ASIDE, _IN.seq < bindparam("before"))
    .order_by(_IN.seq.desc())
    .limit(_LIMIT)
)
AS_NEW = {"state": RowState.PENDING, "tries": 0, "not_before": None, "error": None}
_SENT_AGAIN = (
    update(outbox)
    .where(_OUT.seq == bindparam("this_seq"), IS_DEAD)
    .values(AS_NEW)
    .returning(_OUT.channel, _OUT.lane, _OUT.priority)
)
_HEARD_AGAIN = (
    update(inbox)
    .where(_IN.seq == bindparam("this_seq"), _IS_LAID_ASIDE)
    .values(AS_NEW)
    .returning(_IN.lane)
)


def count(db: Connection) -> int:
    return (db.scalar(_HOW_MANY_OUT) or 0) + (db.scalar(_HOW_MANY_IN) or 0)


def undelivered(db: Connection, before: int | None, limit: int) -> list[Undelivered]:
    return [
        Undelivered(
            seq=row.seq,
            channel=Channel(row.channel),
            lane=row.lane,
            stored_at=row.stored_at,
            valid_until=row.valid_until,
            tries=row.tries,
            error=row.error or "",
            is_uncertain=row.state == RowState.UNKNOWN,
            is_blank=bool(row.is_blank),
        )
        for row in db.execute(_NEWEST_OUT, _page(before, limit))
    ]


def unheard(db: Connection, before: int | None, limit: int) -> list[Unheard]:
    return [
        Unheard(
            seq=row.seq,
            source=Source(row.source),
            lane=row.lane,
            received_at=row.received_at,
            tries=row.tries,
            error=row.error or "",
            is_blank=bool(row.is_blank),
        )
        for row in db.execute(_NEWEST_IN, _page(before, limit))
    ]


def revive(db: Connection, seq: int) -> bool:
    """As if it had just been said, in its old place."""
    row = db.execute(_SENT_AGAIN, {"this_seq": seq}).one_or_none()
    if row is None:
        return False
    lane = Lane(waiting.queue_of(Channel(row.channel)), row.lane)
    waiting.wake(db, lane, Priority(row.priority))
    return True


def hear_again(db: Connection, seq: int) -> bool:
    """As if it had just come in, in its old place."""
    row = db.execute(_HEARD_AGAIN, {"this_seq": seq}).one_or_none()
    if row is None:
        return False
    waiting.wake(db, Lane(INBOX, row.lane), Priority.NOTICE)
    return True


def _page(before: int | None, limit: int) -> dict[str, int]:
    return {"before": SEQ_MAX if before is None else min(before, SEQ_MAX), "this_many": limit}
