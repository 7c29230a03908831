"""The post as a transaction sees it: rows it adds go out with its commit, in the order it said."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from core.model.post import InboxRow, Incoming, LaneLease, Outgoing, RowState
from storage import waiting
from storage.prepared import Prepared
from storage.session import Session
from storage.tables import inbox, outbox
from storage.tables.post import WAITS_IN
from storage.together import Write

_IN = inbox.c
_OUT = outbox.c
_IN_KNOWN = Prepared[int](
    select(_IN.seq).where(_IN.source == bindparam("source"), _IN.id == bindparam("this"))
)
_OUT_KNOWN = Prepared[int](select(_OUT.seq).where(_OUT.key == bindparam("this")))
_DONE = Prepared[object](
    update(inbox).where(_IN.seq == bindparam("this"), WAITS_IN).values(state=RowState.DONE)
)


class SqlPost:
    """What is added waits here until `flush`: lanes are locked late, briefly and in order."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._incoming: dict[tuple[str, str], Incoming] = {}
        self._outgoing: dict[str, Outgoing] = {}

    async def receive(self, incoming: Incoming) -> bool:
        self._refuse_a_look()
        name = (str(incoming.source), incoming.id)
        this = {"source": incoming.source, "this": incoming.id}
        if name in self._incoming or await self._knows(_IN_KNOWN, this):
            return False
        self._incoming[name] = incoming
        return True

    async def send(self, outgoing: Outgoing) -> bool:
        self._refuse_a_look()
        this = {"this": outgoing.key}
        if outgoing.key in self._outgoing or await self._knows(_OUT_KNOWN, this):
            return False
        self._outgoing[outgoing.key] = outgoing
        return True

    async def withdraw(self, key: str) -> bool:
        if self._outgoing.pop(key, None) is not None:
            return True
        return await self._session.run(lambda db: _withdraw(db, key))

    async def finish(self, row: InboxRow, lease: LaneLease, at: datetime) -> None:
        await self._session.tell(waiting.kept_on(lease, until=waiting.lease_end(at)))
        await self._session.tell(Write(_DONE, {"this": row.seq}))

    async def flush(self) -> None:
        """Write what was added; the unit calls it last before its commit."""
        incoming, outgoing = list(self._incoming.values()), list(self._outgoing.values())
        if incoming or outgoing:
            await self._session.run(lambda db: waiting.store(db, incoming, outgoing))

    def _refuse_a_look(self) -> None:
        if not self._session.writes:
            raise RuntimeError("nothing is posted from a unit that only reads")

    async def _knows(self, query: Prepared[int], this: dict[str, str]) -> bool:
        return await self._session.run(lambda db: query.value(db, this)) is not None


def _withdraw(db: Connection, key: str) -> bool:
    gone = (
        delete(outbox)
        .where(_OUT.key == key, _OUT.state == RowState.PENDING)
        .returning(_OUT.channel, _OUT.lane)
    )
    row = db.execute(gone).one_or_none()
    if row is None:
        return False
    # It may have been the first of its lane, and what stands behind it may be due.
    waiting.look_again(db, waiting.queue_of(row.channel), row.lane)
    return True
