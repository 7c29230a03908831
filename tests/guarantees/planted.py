"""Planted bugs: mistakes that a house like this could make, each a patch of a few lines. A
harness that does not see them would not see real ones either.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, case, insert, update

from app.compose import Home
from app.outbox import Carried, OutboxDispatcher, again
from app.telegram_post import TelegramPost
from bot.letter import Letter
from bot.mailing import Mailing
from bot.quiet import quiet_until
from core.actions.handing import UNCERTAIN, take_answer
from core.actions.house import House
from core.fail_points import FailPoint, reached
from core.model.change import Change
from core.model.delivery import Delivery
from core.model.ids import PointRef
from core.model.parcel import Size
from core.model.pickup_point import Reservation
from core.model.post import (
    Ended,
    InboxRow,
    Incoming,
    LaneLease,
    OutboxRow,
    RowState,
    Source,
)
from core.ports import ChangeAnswer, ChangesDelivery, UncertainEffect, Unit
from storage import lanes as lanes_module
from storage import waiting
from storage.lanes import SqlLanes
from storage.prepared import Prepared
from storage.store import SqlStore, SqlUnit
from storage.tables import compartments, lanes, outbox, reservations
from storage.tables.post import WAITS_OUT
from storage.together import Write, all_done
from storage.units.conversations import kept_standing
from storage.units.points import SqlPoints
from storage.units.post import SqlPost
from tests.guarantees.outside import carrying


@contextmanager
def acknowledged_before_stored() -> Iterator[None]:
    """Telegram hears 200, and the update lies in memory until a worker looks."""
    memory: dict[SqlLanes, list[Incoming]] = defaultdict(list)
    start_in = SqlLanes.start_in

    async def receive(home: Home, rows: Sequence[Incoming]) -> None:
        lanes = home.store.lanes
        assert isinstance(lanes, SqlLanes)
        reached(FailPoint.BEFORE_INBOX)
        memory[lanes] += rows

    async def looks(
        self: SqlLanes, owner: str, wall: datetime, lanes: int, rows: int
    ) -> Sequence[tuple[LaneLease, Sequence[InboxRow]]]:
        if waits := memory.pop(self, []):
            await self.receive_many(waits)
        return await start_in(self, owner, wall, lanes, rows)

    with patch("app.worker.receive", receive), patch.object(SqlLanes, "start_in", looks):
        yield


@contextmanager
def a_repeat_is_news() -> Iterator[None]:
    """The inbox knows no update by its number."""
    receive_many, count = SqlLanes.receive_many, [0]

    async def receives(self: SqlLanes, incoming: Sequence[Incoming]) -> Sequence[bool]:
        count[0] += 1
        return await receive_many(
            self, [replace(one, id=f"{one.id}/{count[0]}") for one in incoming]
        )

    with patch.object(SqlLanes, "receive_many", receives):
        yield


@contextmanager
def no_key() -> Iterator[None]:
    """The carrier cannot know a wish that comes twice."""

    async def asked(
        house: House, adapter: ChangesDelivery, change: Change, delivery: Delivery
    ) -> ChangeAnswer:
        try:
            return await adapter.request(change, delivery, "")
        except UncertainEffect:
            await take_answer(house, change.id, UNCERTAIN)
            raise

    with patch("core.actions.handing._asked", asked):
        yield


@contextmanager
def read_then_write() -> Iterator[None]:
    """A compartment is free if it was when somebody last looked."""
    seen: dict[tuple[str, str], int] = {}
    available = SqlPoints.available

    async def looks(self: SqlPoints, ref: PointRef) -> Mapping[Size, int]:
        found = await available(self, ref)
        seen.update({(ref, size): free for size, free in found.items()})
        return found

    async def reserves(
        self: SqlPoints, reservation: Reservation, keep: Collection[PointRef] = ()
    ) -> bool:
        this = reservation.point, reservation.size
        if this not in seen:
            await looks(self, reservation.point)
        if seen.get(this, 0) <= 0:
            return False
        await self._session.run(lambda db: take(db, reservation))
        return True

    def take(db: Connection, reservation: Reservation) -> None:
        c, taken = compartments.c, compartments.c.taken + 1
        here = (c.point == reservation.point, c.size == reservation.size)
        ceiling = case((taken > c.capacity, taken), else_=c.capacity)
        db.execute(update(compartments).where(*here).values(taken=taken, ceiling=ceiling))
        db.execute(
            insert(reservations),
            {
                "delivery": reservation.delivery,
                "point": reservation.point,
                "size": reservation.size,
                "made_at": reservation.made_at,
            },
        )

    with patch.object(SqlPoints, "available", looks), patch.object(SqlPoints, "reserve", reserves):
        yield


@contextmanager
def no_fencing() -> Iterator[None]:
    """Whoever held a lane once may finish, whoever holds it now."""

    def held(db: Connection, lease: LaneLease, until: datetime | None = None) -> None:
        mine = (lanes.c.queue == lease.queue, lanes.c.lane == lease.lane)
        if until is not None:
            db.execute(update(lanes).where(*mine).values(leased_until=until))

    def kept_on(lease: LaneLease, until: datetime) -> Write:
        this = {"this_queue": lease.queue, "this_lane": lease.lane, "leased_until": until}
        return Write(Prepared(update(lanes).where(waiting.THIS_LANE)), this)

    with (
        patch.object(waiting, "held", held),
        patch.object(lanes_module, "held", held),
        patch.object(waiting, "kept_on", kept_on),
    ):
        yield


@contextmanager
def a_lost_lease_is_ignored() -> Iterator[None]:
    """Whoever has lost a lane while they sent takes its next row all the same."""

    def take_out(
        db: Connection, lease: LaneLease, wall: datetime, ended: Ended
    ) -> OutboxRow | None:
        lanes_module._sent(db, lease, [(ended.row, ended.state)], wall, ended.error)
        if ended.standing is not None:
            all_done(db, [kept_standing(db.dialect.name, ended.standing)])
        return None if waiting.let_go_if_empty(db, lease) else lanes_module._taken(db, lease, wall)

    with patch.object(lanes_module, "_take_out", take_out):
        yield


@contextmanager
def marked_before_sent() -> Iterator[None]:
    """A row is done when somebody begins to send it."""
    taken: Prepared[object] = Prepared(
        update(outbox)
        .where(outbox.c.seq == bindparam("this_seq"), WAITS_OUT)
        .values(state=RowState.DONE, tries=outbox.c.tries + 1)
    )
    with patch.object(lanes_module, "_TAKEN", taken):
        yield


@contextmanager
def a_secret_is_risked_twice() -> Iterator[None]:
    """A code that may have arrived is sent again."""
    carried = OutboxDispatcher._carried

    async def carries(self: OutboxDispatcher, row: OutboxRow) -> Carried:
        return await carried(self, replace(row, state=RowState.PENDING))

    with patch.object(OutboxDispatcher, "_carried", carries):
        yield


@contextmanager
def a_fact_is_told_twice() -> Iterator[None]:
    """Each time somebody notices it."""
    receive, count = SqlPost.receive, [0]

    async def receives(self: SqlPost, incoming: Incoming) -> bool:
        count[0] += 1
        if incoming.source is Source.HOUSE:
            incoming = replace(incoming, id=f"{incoming.id}/{count[0]}")
        return await receive(self, incoming)

    with patch.object(SqlPost, "receive", receives):
        yield


@contextmanager
def quiet_when_written() -> Iterator[None]:
    """Whether it is night is asked when a letter is written, not when it leaves."""
    written: dict[str, datetime] = {}
    writes = Mailing._letter

    async def letter(self: Mailing, row: InboxRow, number: int, *rest: Any) -> None:  # noqa: ANN401
        written[f"tg/{row.incoming.id}/{number}"] = self.house.clock.now()
        await writes(self, row, number, *rest)

    def until_morning(self: TelegramPost, letter: Letter) -> Carried | None:
        now = carrying.get()
        at = written.get(now[0].outgoing.key) if now is not None else None
        if at is None:
            return None
        until = quiet_until(letter.kind, at, ZoneInfo(letter.zone), self.quiet)
        is_over = until is None or until <= self.house.clock.now()
        return None if until is None or is_over else again(until, "quiet hours")

    with (
        patch.object(Mailing, "_letter", letter),
        patch.object(TelegramPost, "_until_morning", until_morning),
    ):
        yield


@contextmanager
def holds_stay() -> Iterator[None]:
    """Nobody looks whether their time is over."""

    async def expire_holds(house: House) -> int:
        return 0

    with patch("app.schedule.expire_holds", expire_holds):
        yield


@contextmanager
def state_without_outbox() -> Iterator[None]:
    """What is decided stands first; what must be said of it is written down after that."""

    @asynccontextmanager
    async def begin(self: SqlStore) -> AsyncIterator[Unit]:
        async with self.database.writing() as session:
            unit = SqlUnit(session)
            yield unit
            reached(FailPoint.BEFORE_COMMIT)
        reached(FailPoint.AFTER_COMMIT)
        async with self.database.writing() as session:
            if isinstance(unit.post, SqlPost):
                unit.post._session = session
            await unit.flush()

    with patch.object(SqlStore, "begin", begin):
        yield


BUGS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    bug.__name__: bug
    for bug in (
        acknowledged_before_stored,
        a_repeat_is_news,
        no_key,
        read_then_write,
        no_fencing,
        a_lost_lease_is_ignored,
        marked_before_sent,
        a_secret_is_risked_twice,
        a_fact_is_told_twice,
        quiet_when_written,
        holds_stay,
        state_without_outbox,
    )
}
