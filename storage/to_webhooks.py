"""To webhooks: the rows of the outbox that go to one endpoint, as people see them, and once more.

Their lanes are "webhook:<id>:<about>".
"""

from collections import defaultdict

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, select, update

from core.model.ids import WebhookId
from core.model.post import Channel, Load, Posted, Priority, RowState
from storage import burials, waiting
from storage.tables import outbox
from storage.tables.post import IS_DEAD, TO_WEBHOOKS, WAITS_OUT
from storage.waiting import Lane

_OUT = outbox.c
_ENDED = (RowState.DONE, RowState.STALE, RowState.DEAD, RowState.UNKNOWN)
_QUEUE = waiting.queue_of(Channel.WEBHOOK)


class _Event(msgspec.Struct, frozen=True):
    id: str = ""
    type: str = ""


class _Packed(msgspec.Struct, frozen=True):
    """All that is read of a body: which event it is."""

    event: _Event = _Event()


def posted(db: Connection, webhook: WebhookId, before: int | None, limit: int) -> list[Posted]:
    # "+ 0": the lane finds the few rows of one webhook, the number alone would walk through all.
    number = _OUT.seq + 0
    query = (
        select(
            _OUT.seq,
            _OUT.lane,
            _OUT.body,
            _OUT.state,
            _OUT.stored_at,
            _OUT.not_before,
            _OUT.tries,
            _OUT.error,
        )
        .where(_goes_to(db, webhook), number < (burials.SEQ_MAX if before is None else before))
        .order_by(number.desc())
        .limit(limit)
    )
    found = []
    for row in db.execute(query):
        event = _event(row.body)
        waits = RowState(row.state) in (RowState.PENDING, RowState.SENDING)
        found.append(
            Posted(
                seq=row.seq,
                event=event.id,
                kind=event.type,
                about=row.lane.split(":", 2)[2],
                state=RowState(row.state),
                stored_at=row.stored_at,
                next_at=row.not_before if waits else None,
                tries=row.tries,
                error=row.error or "",
                is_blank=not row.body,
            )
        )
    return found


def loads(db: Connection) -> dict[WebhookId, Load]:
    waits: dict[WebhookId, int] = defaultdict(int)
    buried: dict[WebhookId, int] = defaultdict(int)
    for counts, where in ((waits, WAITS_OUT), (buried, IS_DEAD)):
        query = select(_OUT.lane, func.count()).where(TO_WEBHOOKS, where).group_by(_OUT.lane)
        for lane, count in db.execute(query):
            counts[WebhookId(lane.split(":", 2)[1])] += count
    return {id: Load(waits=waits[id], buried=buried[id]) for id in sorted({*waits, *buried})}


def again(db: Connection, webhook: WebhookId, seq: int) -> bool:
    """With the same event id: whoever has seen it takes it once."""
    is_it = and_(_OUT.seq == seq, _goes_to(db, webhook), _OUT.state.in_(_ENDED))
    return _sent_again(db, and_(is_it, func.length(_OUT.body) > 0)) > 0


def revive_all(db: Connection, webhook: WebhookId) -> int:
    return _sent_again(db, and_(IS_DEAD, _goes_to(db, webhook), func.length(_OUT.body) > 0))


def _sent_again(db: Connection, which: ColumnElement[bool]) -> int:
    change = update(outbox).where(which).values(burials.AS_NEW)
    rows = db.execute(change.returning(_OUT.lane, _OUT.priority)).all()
    lanes: dict[str, int] = {}
    for lane, priority in rows:
        lanes[lane] = min(priority, lanes.get(lane, priority))
    for name in sorted(lanes):  # in one order, so that nobody waits in a circle
        waiting.wake(db, Lane(_QUEUE, name), Priority(lanes[name]))
    return len(rows)


def _goes_to(db: Connection, webhook: WebhookId) -> ColumnElement[bool]:
    begins = f"webhook:{webhook}:"
    if db.dialect.name != "sqlite":  # its order of letters may be any language's
        return and_(TO_WEBHOOKS, _OUT.lane.startswith(begins, autoescape=True))
    return and_(TO_WEBHOOKS, _OUT.lane >= begins, _OUT.lane < f"webhook:{webhook};")


def _event(body: bytes) -> _Event:
    try:
        return msgspec.json.decode(body, type=_Packed).event
    except msgspec.DecodeError:
        return _Event()
