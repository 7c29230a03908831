"""The pickup ladder: one thing at a time, each once, and nothing after the parcel was fetched."""

from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from core.actions.changes import answer_change
from core.actions.events import EventReport, record_events
from core.actions.places import put_point
from core.actions.reminders import remind
from core.commands import ExtendPickup, Redirect
from core.model.asker import Asker, Role
from core.model.change import ChangeState
from core.model.event import CarrierEvent
from core.model.notice import Notice, NoticeKind
from core.model.pickup_ladder import DAY, Rung, Waits, days_left, rung_due
from core.model.status import EventType
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.talks import chats, talk_of
from tests.core.test_compartments import NEAR
from tests.core.town import NOW, PLANNER, Town

LOCKER_KEY = Asker(Role.LOCKER, "key_3")
AINO = chats(1)
READY, ENDS = EventType.READY_FOR_PICKUP, NOW + 5 * DAY


def test_the_rungs_of_five_days() -> None:
    waits = Waits(since=NOW, until=ENDS)
    seen = [rung_due(waits, NOW + timedelta(hours=hour)) for hour in range(0, 130, 1)]
    rungs = list(dict.fromkeys(due.rung for due in seen if due is not None))
    assert rungs == [Rung.HALFWAY, Rung.LAST_DAY, Rung.LAST_HOURS, Rung.OVER]


def test_who_was_just_told_is_not_reminded() -> None:
    """A day is too short for a half, and for a last day of its own."""
    waits = Waits(since=NOW, until=NOW + DAY)
    assert rung_due(waits, NOW + timedelta(hours=20)) is None
    due = rung_due(waits, NOW + timedelta(hours=22))
    assert due is not None
    assert due.rung is Rung.LAST_HOURS


def test_days_are_counted_as_they_begin() -> None:
    counted = [days_left(ENDS, NOW + timedelta(hours=hours)) for hours in (0, 1, 24, 119, 120, 130)]
    assert counted == [5, 5, 4, 1, 0, 0]


@given(
    st.timedeltas(timedelta(0), timedelta(days=20)),
    st.lists(st.timedeltas(timedelta(0), timedelta(days=21)), max_size=12),
)
def test_rungs_go_up_only(length: timedelta, looks: list[timedelta]) -> None:
    """Whenever one looks: each fact names one rung, and none is due after a later one was."""
    waits = Waits(since=NOW, until=NOW + length)
    order = list(Rung)
    found = [due for look in sorted(looks) if (due := rung_due(waits, NOW + look)) is not None]
    steps = [order.index(due.rung) for due in found]
    assert steps == sorted(steps)
    assert len({due.fact for due in found}) == len({due.rung for due in found})
    assert all(due.valid_until is None or due.valid_until > NOW for due in found)


@pytest.fixture
async def waiting(town: Town) -> Town:
    """Aino's parcel lies in a locker for five days."""
    await town.furnish(AINO)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk_of(1))
    await put_point(town.house, NEAR, PLANNER)
    change = (await town.ask(Redirect(AINO.id, NEAR.ref))).change
    assert change is not None
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, LOCKER_KEY)
    await happens(town, READY, until=ENDS)
    return town


async def happens(town: Town, kind: EventType, until: datetime | None = None) -> None:
    id = town.house.new_id("e")
    event = CarrierEvent(event_id=id, type=kind, occurred_at=town.clock.at, code="4711")
    event = replace(event, until=until)
    report = EventReport(event=event, body_hash=id, delivery=AINO.id)
    await record_events(town.house, [report], LOCKER_KEY)


async def climbs(town: Town, store: SqlStore, days: int) -> list[str]:
    """What was told until then, looking each hour."""
    end = NOW + days * DAY
    while town.clock.at < end:
        town.clock.at += timedelta(hours=1)
        await remind(town.house)
    return [str(one.ref) for one in await told(store, NoticeKind.PICKUP_ENDS)]


async def told(store: SqlStore, kind: NoticeKind) -> list[Notice]:
    query = select(inbox.c.body).where(inbox.c.source == "house").order_by(inbox.c.seq)
    bodies = await store.database.look(lambda db: db.scalars(query).all())
    notices = [msgspec.json.decode(body, type=Notice) for body in bodies]
    return [notice for notice in notices if notice.kind is kind]


async def test_each_rung_is_told_once(waiting: Town, store: SqlStore) -> None:
    """Looked at each hour, and a day beyond its end."""
    assert await climbs(waiting, store, 6) == ["halfway", "last_day", "last_hours", "over"]
    counted = [one.key for one in await told(store, NoticeKind.PICKUP_COUNTS)]
    assert len(counted) == len(set(counted)) == 4


async def test_nobody_is_reminded_of_what_they_have(waiting: Town, store: SqlStore) -> None:
    await climbs(waiting, store, 1)
    await happens(waiting, EventType.COLLECTED)
    assert await climbs(waiting, store, 6) == []


async def test_more_time_moves_the_ladder(waiting: Town, store: SqlStore) -> None:
    """Halfway is told once; the last day is another one; and more is given once."""
    await climbs(waiting, store, 4)
    later = ENDS + 2 * DAY
    change = (await waiting.ask(ExtendPickup(AINO.id, later))).change
    assert change is not None
    await answer_change(waiting.house, change.id, ChangeState.ACCEPTED, LOCKER_KEY)
    rungs = await climbs(waiting, store, 8)
    assert rungs == ["halfway", "last_day", "last_day", "last_hours", "over"]
    assert await waiting.answer(ExtendPickup(AINO.id, later + 10 * DAY)) == "not-allowed"


async def test_more_time_is_more(waiting: Town) -> None:
    assert await waiting.answer(ExtendPickup(AINO.id, ENDS - DAY)) == "invalid"


async def test_a_storm_lets_it_wait_longer_and_is_told_as_that(
    waiting: Town, store: SqlStore
) -> None:
    """Whoever keeps it says so by its event; the same again says nothing."""
    for until in (ENDS, ENDS + DAY, ENDS + DAY):
        waiting.clock.at += timedelta(minutes=1)
        await happens(waiting, READY, until=until)
    first, second = await told(store, NoticeKind.READY_FOR_PICKUP)
    assert (first.ref, second.ref) == (None, "more_time")
    now = await waiting.delivery(AINO.id)
    assert now.pickup_until == ENDS + DAY
    assert now.pickup is not None
    assert now.pickup.available_from == NOW
