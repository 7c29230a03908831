"""Forgetting: every table names the days its rows are kept; what is older goes, some at a time."""

from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    not_,
    select,
    tuple_,
)

from core.model.claim import ClaimState
from core.model.post import RowState
from storage import audit_chain
from storage.store import SqlStore
from storage.tables import (
    audit,
    claims,
    conversations,
    deliveries,
    inbox,
    lanes,
    message_slots,
    meta,
    outbox,
    route_stops,
    routes,
)
from storage.tables.base import AUDIT_DAYS, POST_DAYS

ROWS_AT_ONCE_MAX = 1_000  # so that nobody waits long for the writer

# Old rows that must stay all the same.
_STAYS: dict[str, ColumnElement[bool]] = {
    "deliveries": deliveries.c.is_open,
    "claims": claims.c.state != ClaimState.CLOSED,
    "inbox": inbox.c.state == RowState.PENDING,
    "outbox": outbox.c.state.in_((RowState.PENDING, RowState.SENDING)),
}


async def forget(store: SqlStore, now: datetime) -> dict[str, int]:
    """Delete what is older than its days; says how many rows of which table went."""
    gone: dict[str, int] = {}
    for table, where in _everything_old(now):
        while count := await store.database.sweep(partial(_some, table, where)):
            gone[table.name] = gone.get(table.name, 0) + count
    while count := await store.database.sweep(partial(_trail, now)):
        gone[audit.name] = gone.get(audit.name, 0) + count
    return gone


def _everything_old(now: datetime) -> list[tuple[Table, ColumnElement[bool]]]:
    old = []
    for table in meta.sorted_tables:
        days = table.info["kept_days"]
        if days is None or table is audit:  # of a chain only the oldest links go
            continue
        where = table.c[table.info["since"]] < now - timedelta(days=days)
        stays = _STAYS.get(table.name)
        old.append((table, where if stays is None else and_(where, not_(stays))))
    # What has no age of its own goes with what it belongs to.
    idle = lanes.c.waits_since < now - timedelta(days=POST_DAYS)
    old.append((lanes, and_(idle, lanes.c.next_due.is_(None), lanes.c.leased_until.is_(None))))
    old.append((route_stops, route_stops.c.route.not_in(select(routes.c.ref))))
    of_nobody = message_slots.c.conversation.not_in(select(conversations.c.id))
    old.append((message_slots, of_nobody))
    return old


def _trail(now: datetime, db: Connection) -> int:
    before = now - timedelta(days=AUDIT_DAYS)
    return audit_chain.forget_before(db, before=before, limit=ROWS_AT_ONCE_MAX)


def _some(table: Table, where: ColumnElement[bool], db: Connection) -> int:
    key = tuple_(*table.primary_key.columns)
    these = select(*table.primary_key.columns).where(where).limit(ROWS_AT_ONCE_MAX)
    return db.execute(delete(table).where(key.in_(these))).rowcount
