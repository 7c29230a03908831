"""Care: the post by hand. Rows are seen, tried at once, put off or laid aside, and queues paused.

Nothing is taken from under a worker's hands: a row whose lane is being worked on is left alone.
Each deed is a line of the audit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, and_, delete, func, select, update

from core.model.audit import AuditLine
from core.model.ids import AgentId
from core.model.post import Channel, RowState
from storage import audit_chain, burials, dialect
from storage.session import Database
from storage.tables import inbox, lanes, outbox, pauses
from storage.tables.post import IS_DEAD, WAITS_IN, WAITS_OUT
from storage.waiting import INBOX, beyond_leases, channel_of, look_again, queue_of

BY_HAND = "laid aside by hand"
WHO = AgentId("command-line")

_IN = inbox.c
_OUT = outbox.c
_P = pauses.c
_IS_BURIED_IN = _IN.state == RowState.DEAD
_IN_COLUMNS = (
    _IN.seq,
    _IN.lane,
    _IN.state,
    _IN.tries,
    _IN.received_at.label("since"),
    _IN.not_before,
    _IN.error,
    (func.length(_IN.body) == 0).label("is_blank"),
)
_OUT_COLUMNS = (
    _OUT.seq,
    _OUT.channel,
    _OUT.lane,
    _OUT.state,
    _OUT.tries,
    _OUT.stored_at.label("since"),
    _OUT.not_before,
    _OUT.error,
    (func.length(_OUT.body) == 0).label("is_blank"),
)


class Moved(StrEnum):
    """What became of a wish; the words are for people."""

    DONE = "done"
    NOBODY = "there is no such row, or it has ended"
    AT_WORK = "somebody works on its lane just now: try again"
    BLANK = "its words were erased: there is nothing to send"
    UNCERTAIN = "it may have arrived: --uncertain sends it all the same"


class Uncertain(StrEnum):
    """What becomes of a row that may have arrived: a code is never risked twice by the way."""

    LEFT = "left"
    SENT = "sent again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row as people see it: where it lies and why, and never what it says. `not_before` is wall
    time."""

    seq: int
    queue: str
    lane: str
    state: RowState
    tries: int
    since: datetime
    not_before: datetime | None
    error: str
    is_blank: bool

    @property
    def name(self) -> str:
        """`in:17` or `out:17`: the numbers of the two are told apart."""
        return f"{'in' if self.queue == INBOX else 'out'}:{self.seq}"

    @property
    def waits(self) -> bool:
        return self.state in (RowState.PENDING, RowState.SENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The lanes of a queue whose names begin so are given to nobody."""

    queue: str
    begins: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Care:
    """`wall` is now. Names are those of `Row.name`; one that is none raises ValueError."""

    database: Database
    wall: datetime

    async def waiting(self, queue: str | None, limit: int) -> Sequence[Row]:
        """The oldest first; of all queues without one."""
        return await self.database.look(lambda db: _rows(db, queue, limit, None))

    async def buried(self, queue: str | None, since: datetime, limit: int) -> Sequence[Row]:
        """What lies undelivered or unheard since then, the oldest first."""
        return await self.database.look(lambda db: _rows(db, queue, limit, since))

    async def retry(self, name: str, uncertain: Uncertain = Uncertain.LEFT) -> Moved:
        """Now, whatever it waits for; what is buried rises."""
        return await self._moved("retry", name, lambda db, row: _retry(db, row, uncertain))

    async def skip(self, name: str) -> Moved:
        """Lay aside what waits, so that its lane goes on; it can rise again."""
        return await self._moved("skip", name, _skip)

    async def park(self, name: str, until: datetime) -> Moved:
        """Not before then; what lies behind it in its lane waits too."""
        return await self._moved("park", name, lambda db, row: _park(db, row, until))

    async def pauses(self) -> Sequence[Pause]:
        def work(db: Connection) -> list[Pause]:
            rows = db.execute(select(pauses).order_by(_P.queue, _P.begins))
            return [Pause(queue=row.queue, begins=row.begins, since=row.since) for row in rows]

        return await self.database.look(work)

    async def pause(self, queue: str, begins: str) -> bool:
        """Lanes that are being worked off are finished first. False where it is paused already."""
        key = ("queue", "begins")
        return await self._noted(
            "pause",
            f"{queue} {begins}",
            lambda db: dialect.add(db, pauses, key, queue=queue, begins=begins, since=self.wall),
        )

    async def resume(self, queue: str, begins: str) -> bool:
        """False where it is not paused."""
        over = delete(pauses).where(_P.queue == queue, _P.begins == begins)
        return await self._noted(
            "resume", f"{queue} {begins}", lambda db: db.execute(over).rowcount > 0
        )

    async def _moved(self, deed: str, name: str, move: Callable[[Connection, Row], Moved]) -> Moved:
        side, _, number = name.partition(":")
        if side not in ("in", "out") or not number.isdecimal() or len(number) > 18:
            raise ValueError(f"{name} names no row: in:17 or out:17 does")

        def work(db: Connection) -> Moved:
            row = _named(db, side, int(number))
            if row is None:
                return Moved.NOBODY
            if row.waits and _is_at_work(db, row, self.wall):
                return Moved.AT_WORK
            moved = move(db, row)
            if moved is Moved.DONE:
                _note(db, self.wall, deed, name)
            return moved

        return await self.database.write(work)

    async def _noted(self, deed: str, about: str, work: Callable[[Connection], bool]) -> bool:
        def noted(db: Connection) -> bool:
            done = work(db)
            if done:
                _note(db, self.wall, deed, about.strip())
            return done

        return await self.database.write(noted)


def _retry(db: Connection, row: Row, uncertain: Uncertain) -> Moved:
    if not row.waits:
        if row.is_blank:
            return Moved.BLANK
        if row.state is RowState.UNKNOWN and uncertain is Uncertain.LEFT:
            return Moved.UNCERTAIN
        rise = burials.hear_again if row.queue == INBOX else burials.revive
        return Moved.DONE if rise(db, row.seq) else Moved.NOBODY
    return _set(db, row, not_before=None)


def _skip(db: Connection, row: Row) -> Moved:
    """One whose try was under way when its worker fell may have arrived."""
    if not row.waits:
        return Moved.NOBODY
    state = RowState.UNKNOWN if row.state is RowState.SENDING else RowState.DEAD
    return _set(db, row, state=state, error=BY_HAND)


def _park(db: Connection, row: Row, until: datetime) -> Moved:
    return _set(db, row, not_before=until) if row.waits else Moved.NOBODY


def _set(db: Connection, row: Row, **news: object) -> Moved:
    if row.queue == INBOX:
        db.execute(update(inbox).where(_IN.seq == row.seq, WAITS_IN).values(news))
    else:
        db.execute(update(outbox).where(_OUT.seq == row.seq, WAITS_OUT).values(news))
    look_again(db, row.queue, row.lane)
    return Moved.DONE


def _is_at_work(db: Connection, row: Row, wall: datetime) -> bool:
    """Its lane is locked from here on, so that nobody begins meanwhile."""
    this = and_(lanes.c.queue == row.queue, lanes.c.lane == row.lane)
    until = db.scalar(dialect.locked(select(lanes.c.leased_until).where(this)))
    return until is not None and wall < until <= beyond_leases(wall)


def _named(db: Connection, side: str, seq: int) -> Row | None:
    if side == "in":
        found = db.execute(select(*_IN_COLUMNS).where(_IN.seq == seq)).mappings().one_or_none()
    else:
        found = db.execute(select(*_OUT_COLUMNS).where(_OUT.seq == seq)).mappings().one_or_none()
    return None if found is None else _row(found)


def _rows(
    db: Connection, queue: str | None, limit: int, buried_since: datetime | None
) -> list[Row]:
    """Those that wait; with `buried_since` those that lie buried since then."""
    found: list[Row] = []
    if queue in (None, INBOX):
        query = select(*_IN_COLUMNS).order_by(_IN.seq).limit(limit)
        if buried_since is None:
            query = query.where(WAITS_IN)
        else:
            query = query.where(_IS_BURIED_IN, _IN.received_at >= buried_since)
        found += [_row(row) for row in db.execute(query).mappings()]
    if queue != INBOX:
        sent = select(*_OUT_COLUMNS).order_by(_OUT.seq).limit(limit)
        if buried_since is None:
            sent = sent.where(WAITS_OUT)
        else:
            sent = sent.where(IS_DEAD, _OUT.stored_at >= buried_since)
        if queue is not None:
            sent = sent.where(_OUT.channel == channel_of(queue))
        found += [_row(row) for row in db.execute(sent).mappings()]
    return sorted(found, key=lambda row: row.since)[:limit]


def _row(told: RowMapping) -> Row:
    return Row(
        seq=told["seq"],
        queue=queue_of(Channel(told["channel"])) if "channel" in told else INBOX,
        lane=told["lane"],
        state=RowState(told["state"]),
        tries=told["tries"],
        since=told["since"],
        not_before=told["not_before"],
        error=told["error"] or "",
        is_blank=bool(told["is_blank"]),
    )


def _note(db: Connection, wall: datetime, deed: str, about: str) -> None:
    audit_chain.append(db, AuditLine(at=wall, person=WHO, deed=deed, about=about[:64]))
