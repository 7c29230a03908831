"""Settling: what a restored database must not do as if nothing had happened since.

What a person would be sent may have been sent after the backup was made: it is laid aside as
uncertain, for a person to decide. Carriers and webhooks know a repeated call by its key, so theirs
goes on. What is not due yet was not sent either.
"""

from datetime import datetime

from sqlalchemy import Connection, or_, update

from core.model.post import Channel, RowState
from storage.store import free_what_is_held
from storage.tables import outbox
from storage.tables.post import WAITS_OUT
from storage.waiting import look_again, queue_of

TO_PEOPLE = (Channel.TELEGRAM, Channel.TOPIC, Channel.MAIL, Channel.SMS)
WHY = "restored from a backup"

_OUT = outbox.c


def settle(db: Connection, wall: datetime) -> int:
    """How many messages were laid aside."""
    free_what_is_held(db)
    laid_aside = (
        update(outbox)
        .where(
            WAITS_OUT,
            _OUT.channel.in_(TO_PEOPLE),
            or_(_OUT.not_before.is_(None), _OUT.not_before <= wall),
        )
        .values(state=RowState.UNKNOWN, error=WHY)
        .returning(_OUT.channel, _OUT.lane)
    )
    rows = db.execute(laid_aside).all()
    for channel, lane in sorted({(row.channel, row.lane) for row in rows}):
        look_again(db, queue_of(Channel(channel)), lane)
    return len(rows)
