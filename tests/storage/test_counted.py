"""What figures are counted from is read in a few looks, however many deliveries there are."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection, Engine, event

from core.actions.counted import gather
from core.model.change import CallOff
from core.model.event import Entry
from core.model.notice import NoticeKind
from core.model.notice_policy import Ping
from storage import prepared
from storage.store import SqlStore
from tests.storage import samples as s

LOOKS_MAX = 14  # of a page of up to 200 deliveries, and of what is not a delivery's


@contextmanager
def looks() -> Iterator[list[str]]:
    """Every statement that is made meanwhile."""
    made: list[str] = []

    def note(
        db: Connection, cursor: object, sql: str, given: object, context: object, many: bool
    ) -> None:
        made.append(sql)

    def listen(sql: str, given: object) -> None:
        made.append(sql)

    event.listen(Engine, "before_cursor_execute", note)
    prepared.listeners.append(listen)
    try:
        yield made
    finally:
        prepared.listeners.remove(listen)
        event.remove(Engine, "before_cursor_execute", note)


async def furnished(store: SqlStore, many: int) -> None:
    """Each has a line of each kind, of its own; every second one two."""
    async with store.begin() as unit:
        for number in range(1, many + 1):
            one = s.delivery(number)
            await unit.deliveries.add(one)
            for again in range(1 + number % 2):
                at = s.NOW + timedelta(minutes=again)
                await unit.timeline.add(one.id, Entry(at=at, kind="event", who="c", what="x"))
                ping = Ping(
                    key=f"{one.id}/{again}", delivery=one.id, at=at, kind=NoticeKind.DELIVERED
                )
                await unit.pings.note(ping)
            await unit.promises.put(replace(s.promise(number), delivery=one.id))


async def test_each_case_has_what_is_its_own(store: SqlStore) -> None:
    """In the same order as where it is read alone."""
    await furnished(store, 7)
    async with store.begin() as unit:
        await unit.timeline.keep_event(s.delivery(3), s.EVENT, "hash", s.NOW)
        await unit.changes.put(s.change(1, CallOff()))
    async with store.read() as unit:
        cases = (await gather(unit, None, None)).cases
        assert len(cases) == 7
        for case in cases:
            id = case.delivery.id
            assert list(case.events) == list(await unit.timeline.events_of(id))
            assert list(case.timeline) == list(await unit.timeline.of(id))
            assert list(case.promises) == list(await unit.promises.of(id))
            assert list(case.changes) == list(await unit.changes.of(id))
            assert list(case.pings) == list(await unit.pings.of(id))


async def test_many_take_no_more_looks_than_few(store: SqlStore) -> None:
    await furnished(store, 40)
    with looks() as made:
        async with store.read() as unit:
            assert len((await gather(unit, None, None)).cases) == 40
    assert len(made) <= LOOKS_MAX


async def test_a_case_has_its_conversation(store: SqlStore) -> None:
    talk = s.conversation(1)
    async with store.begin() as unit:
        await unit.conversations.put(talk)
        await unit.deliveries.add(s.FULL_DELIVERY)
    async with store.read() as unit:
        (case,) = (await gather(unit, None, None)).cases
    assert case.conversation == talk
