"""Signs: how the database and the work in it fare, in one look, for whoever watches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, case, func, select, text

from core.model.post import Channel, RowState
from storage.session import Database
from storage.tables import lanes, leases, outbox, pauses
from storage.tables.post import IS_DEAD
from storage.waiting import INBOX, queue_of

_L = lanes.c
_DUE_SINCE = case((_L.next_due > _L.waits_since, _L.next_due), else_=_L.waits_since)
_SIZE = text("SELECT pg_database_size(current_database())")
# Ours and anybody's on this database: one that is forgotten keeps dead rows from being cleared.
_LONGEST = text(
    "SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)"
    " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_NOW = text("SELECT clock_timestamp()")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """How many lanes may go now, and since when the first of them might (wall time)."""

    lanes: int
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    name: str
    until: datetime
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """`paused_since` by queue and lanes; `log_bytes` of SQLite alone; `longest_seconds` and `now`
    of PostgreSQL alone."""

    due: Mapping[str, Due]
    leases: Sequence[Lease]
    paused_since: Mapping[str, datetime]
    uncertain: int
    bytes: int
    log_bytes: int | None
    longest_seconds: float | None
    now: datetime | None


async def signs_of(database: Database, wall: datetime) -> Signs:
    """Raises Unavailable."""
    return await database.look(lambda db: _signs(db, wall))


def _signs(db: Connection, wall: datetime) -> Signs:
    is_postgres = db.dialect.name == "postgresql"
    unknown = select(func.count()).select_from(outbox)
    return Signs(
        due=_due(db, wall),
        leases=[
            Lease(name=row.name, until=row.until, epoch=row.epoch)
            for row in db.execute(select(leases).order_by(leases.c.name))
        ],
        paused_since={
            f"{row.queue} {row.begins}".strip(): row.since for row in db.execute(select(pauses))
        },
        uncertain=db.scalar(unknown.where(IS_DEAD, outbox.c.state == RowState.UNKNOWN)) or 0,
        bytes=(db.scalar(_SIZE) or 0) if is_postgres else _pages(db),
        log_bytes=None if is_postgres else _log(db),
        longest_seconds=float(db.scalar(_LONGEST) or 0.0) if is_postgres else None,
        now=db.scalar(_NOW) if is_postgres else None,
    )


def _due(db: Connection, wall: datetime) -> dict[str, Due]:
    """Of every queue, also of one where nothing waits. What waits for the morning is not due."""
    found = {queue: Due(lanes=0, since=None) for queue in (INBOX, *map(queue_of, Channel))}
    query = (
        select(_L.queue, func.count(), func.min(_DUE_SINCE))
        .where(_L.next_due.is_not(None), _L.next_due <= wall)
        .group_by(_L.queue)
    )
    for queue, count, since in db.execute(query):
        found[queue] = Due(lanes=count, since=since)
    return found


def _pages(db: Connection) -> int:
    pages = db.exec_driver_sql("PRAGMA page_count").scalar_one()
    return int(pages) * int(db.exec_driver_sql("PRAGMA page_size").scalar_one())


def _log(db: Connection) -> int:
    file = db.exec_driver_sql("PRAGMA database_list").one()[2]
    log = Path(f"{file}-wal")
    return log.stat().st_size if log.exists() else 0
