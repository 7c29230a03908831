"""A promised time that passes is told once, where no ETA and nobody else speaks of it."""

from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
import pytest
from sqlalchemy import select

from core.actions.etas import Ways, recompute_etas
from core.actions.events import EventReport, record_events
from core.actions.last_heard import last_heard
from core.actions.overdue import OVERDUE, UNREPORTED
from core.actions.reminders import READ_AT_ONCE, remind
from core.commands import BookWindow
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.notice import Notice, NoticeKind
from core.model.notice_policy import USUAL_POLICY
from core.model.reason import Reason
from core.model.status import EventType
from core.model.sync import Position
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.talks import chats, talk_of
from tests.core.town import NOW, PLANNER, Town, a_delivery, a_van, door, window

AINO, VILLE = chats(1), chats(2)
VAN = a_van()
TEN, NOON = window(10), window(12)
LATE = timedelta(minutes=USUAL_POLICY.late_minutes)


async def promised(town: Town) -> None:
    await town.furnish(VAN, AINO, VILLE)
    async with town.house.store.begin() as unit:
        for number in (1, 2):
            await unit.conversations.put(talk_of(number))
    await town.ask(BookWindow(AINO.id, TEN))
    await town.ask(BookWindow(VILLE.id, NOON))


async def happens(
    town: Town, one: Delivery, kind: EventType, at: datetime, reason: Reason | None = None
) -> None:
    town.clock.at = at
    event = CarrierEvent(event_id=f"{one.id}/{kind}/{at}", type=kind, occurred_at=at, reason=reason)
    report = EventReport(event=event, body_hash="1", delivery=one.id)
    await record_events(town.house, [report], PLANNER)


async def told(store: SqlStore, kind: NoticeKind) -> list[Notice]:
    query = select(inbox.c.body).where(inbox.c.source == "house").order_by(inbox.c.seq)
    bodies = await store.database.look(lambda db: db.scalars(query).all())
    notices = [msgspec.json.decode(body, type=Notice) for body in bodies]
    return [each for each in notices if each.kind is kind]


async def alerts(town: Town, one: Delivery) -> list[str]:
    async with town.house.store.read() as unit:
        lines = await unit.timeline.of(one.id)
    return [line.what for line in lines if line.what.startswith(OVERDUE)]


async def test_a_door_that_was_left_out_hears_when_its_time_is_over(
    town: Town, store: SqlStore
) -> None:
    """The van served the next one instead, and no ETA speaks of her any more: she hears it once, in
    this process and in another one, and so does whoever dispatches."""
    await promised(town)
    await happens(town, AINO, EventType.OUT_FOR_DELIVERY, VAN.start.at)
    ways = Ways()
    await recompute_etas(town.house, ways)
    await happens(town, VILLE, EventType.DELIVERED, NOON.start)
    town.clock.at = TEN.end + LATE - timedelta(minutes=1)
    await recompute_etas(town.house, ways)
    await remind(town.house)
    assert await told(store, NoticeKind.LATE) == []
    for minutes in (0, 1, 90):
        town.clock.at = TEN.end + LATE + timedelta(minutes=minutes)
        await recompute_etas(town.house, ways)
        await remind(town.house)
    (notice,) = await told(store, NoticeKind.LATE)
    assert (notice.delivery, notice.window) == (AINO.id, TEN)
    assert len(await alerts(town, AINO)) == 1
    assert await alerts(town, VILLE) == []


async def test_a_plan_that_nobody_drives_is_no_silence(town: Town, store: SqlStore) -> None:
    """Nothing was ever reported."""
    await promised(town)
    town.clock.at = NOON.end + LATE
    await remind(town.house)
    assert {one.delivery for one in await told(store, NoticeKind.LATE)} == {AINO.id, VILLE.id}


async def test_who_heard_a_later_time_hears_when_that_is_over(town: Town, store: SqlStore) -> None:
    """A promise in danger was told with a range; as long as that says something, nothing is new."""
    await promised(town)
    await happens(town, AINO, EventType.OUT_FOR_DELIVERY, VAN.start.at)
    town.clock.at = TEN.end + timedelta(minutes=1)
    await recompute_etas(town.house, Ways())
    eta = (await town.delivery(AINO.id)).eta
    assert eta is not None and eta.end > TEN.end
    before = len(await told(store, NoticeKind.LATE))
    town.clock.at = eta.end + LATE - timedelta(seconds=1)
    await remind(town.house)
    assert len(await told(store, NoticeKind.LATE)) == before
    town.clock.at = eta.end + LATE
    await remind(town.house)
    assert len(await told(store, NoticeKind.LATE)) == before + 1


async def test_who_was_told_by_the_carrier_hears_nothing_twice(town: Town, store: SqlStore) -> None:
    """It comes later, the carrier said, and not how much: the card alone says that it is over."""
    await promised(town)
    at = TEN.start
    await happens(town, AINO, EventType.DELAYED, at, Reason.VEHICLE_BREAKDOWN)
    assert len(await told(store, NoticeKind.LATE)) == 1
    town.clock.at = TEN.end + LATE
    await remind(town.house)
    assert len(await told(store, NoticeKind.LATE)) == 1
    assert [one.delivery for one in await told(store, NoticeKind.ETA)] == [AINO.id]


@pytest.mark.parametrize(
    "kind", [EventType.ARRIVED, EventType.DELIVERED, EventType.CANCELLED, EventType.LOST]
)
async def test_of_who_came_nobody_hears_that_nobody_did(
    town: Town, store: SqlStore, kind: EventType
) -> None:
    """Nor of what is over."""
    await promised(town)
    await happens(town, AINO, kind, TEN.start + timedelta(minutes=5))
    town.clock.at = TEN.end + LATE
    await remind(town.house)
    assert [one for one in await told(store, NoticeKind.LATE) if one.delivery == AINO.id] == []


async def test_everybody_is_looked_at_however_many_they_are(town: Town, store: SqlStore) -> None:
    """Those whose names come last as well, with more before them than one read takes."""
    others = [a_delivery(number) for number in range(1000, 1000 + 2 * READ_AT_ONCE)]
    last = replace(chats(1), id=a_delivery(99_999).id, tracking_number="last")
    await town.furnish(VAN, *others, last)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(replace(talk_of(1), deliveries=(last.id,)))
    await town.ask(BookWindow(last.id, TEN))
    town.clock.at = TEN.end + LATE
    assert await remind(town.house) == len(others) + 1
    assert [one.delivery for one in await told(store, NoticeKind.LATE)] == [last.id]


async def test_what_was_heard_last_is_what_the_carrier_told(town: Town) -> None:
    """Its own event, a visit on its route, or a place of its vehicle: never our own reckoning."""
    await promised(town)
    await happens(town, VILLE, EventType.OUT_FOR_DELIVERY, VAN.start.at)
    place = VAN.start.at + timedelta(minutes=20)
    at = Position(route=VAN.ref, at=place, location=door(9))
    async with town.house.store.begin() as unit:
        await unit.positions.add([at])
    town.clock.at = place + timedelta(hours=1)
    await recompute_etas(town.house, Ways())
    async with town.house.store.read() as unit:
        heard = await last_heard(unit, await town.delivery(VILLE.id), town.clock.at)
    assert heard == place
    await happens(town, AINO, EventType.DELIVERED, TEN.start)
    town.clock.at = TEN.end
    async with town.house.store.read() as unit:
        heard = await last_heard(unit, await town.delivery(VILLE.id), town.clock.at)
    assert heard == TEN.start


async def test_tomorrow_is_told_today(town: Town, store: SqlStore) -> None:
    """Who was down in the evening does not say "tomorrow" in the morning."""
    tomorrow = window(10, NOW.date() + timedelta(days=1))
    await town.furnish(a_van(1, day=NOW.date() + timedelta(days=1)), AINO)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk_of(1))
    await town.ask(BookWindow(AINO.id, tomorrow))
    town.clock.at = tomorrow.start - timedelta(hours=2)
    await remind(town.house)
    assert await told(store, NoticeKind.REMINDER) == []
    town.clock.at = tomorrow.start - timedelta(hours=14)
    await remind(town.house)
    (notice,) = await told(store, NoticeKind.REMINDER)
    assert notice.valid_until is not None and notice.valid_until <= tomorrow.start


async def test_a_courier_who_came_and_told_no_more_is_asked_after(
    town: Town, store: SqlStore
) -> None:
    """An hour later nobody stands at the door any more: the card says so without a ring, once."""
    await promised(town)
    at = TEN.start + timedelta(minutes=5)
    await happens(town, AINO, EventType.ARRIVED, at)
    for minutes in (59, 60, 90):
        town.clock.at = at + timedelta(minutes=minutes)
        await remind(town.house)
    assert [one.delivery for one in await told(store, NoticeKind.ETA)] == [AINO.id]
    assert await told(store, NoticeKind.LATE) == []
    async with town.house.store.read() as unit:
        assert await unit.timeline.says(AINO.id, UNREPORTED)


async def test_what_is_carried_over_to_another_day_is_told_again(
    town: Town, store: SqlStore
) -> None:
    """On its way on Tuesday, and without a word once more on Wednesday; each is told once."""
    await promised(town)
    begin = VAN.start.at
    for at in (begin, begin + timedelta(hours=1), begin + timedelta(days=1)):
        await happens(town, AINO, EventType.OUT_FOR_DELIVERY, at)
    assert len(await told(store, NoticeKind.OUT_FOR_DELIVERY)) == 2
