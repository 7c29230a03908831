"""Scans at loading: what a route seems to leave behind is looked for, and nobody waits for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.actions.counted import gather
from core.actions.events import EventReport, record_events
from core.actions.figures import figures
from core.actions.loading import Checked, check_loading
from core.model.asker import Asker, Role
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.notice import NoticeKind
from core.model.status import EventType, Status
from storage.store import SqlStore
from tests.core.talks import talk_of
from tests.core.test_etas import PEOPLE as ON_THE_ROAD
from tests.core.test_etas import a_full_van, notices
from tests.core.town import CARRIER, Town

BOX = Asker(Role.CARRIER, "key_1")
START = a_full_van().start.at
PEOPLE = tuple(replace(one, status=Status.SCHEDULED) for one in ON_THE_ROAD)
FIRST, SECOND = PEOPLE[0], PEOPLE[1]


@pytest.fixture
async def morning(town: Town) -> Town:
    """The van is planned, and it is an hour before it leaves."""
    await town.furnish(a_full_van(), *PEOPLE)
    async with town.house.store.begin() as unit:
        for number in range(1, len(PEOPLE) + 1):
            await unit.conversations.put(talk_of(number))
    town.clock.at = START - timedelta(hours=1)
    return town


async def scan(town: Town, kind: EventType, *people: Delivery, at: datetime | None = None) -> None:
    at = at or town.clock.at
    reports = [
        EventReport(
            event=CarrierEvent(event_id=f"{one.id}/{kind}/{at}", type=kind, occurred_at=at),
            body_hash="1",
            delivery=one.id,
        )
        for one in people
    ]
    await record_events(town.house, reports, BOX)


async def told(store: SqlStore) -> set[str | None]:
    kind = NoticeKind.OUT_FOR_DELIVERY
    return {notice.delivery for notice in await notices(store) if notice.kind is kind}


async def alerts(town: Town, people: Sequence[Delivery]) -> list[str]:
    async with town.house.store.read() as unit:
        lines = {one.id: await unit.timeline.of(one.id) for one in people}
    return sorted(id for id, all in lines.items() for line in all if line.kind == "alert")


async def test_who_was_not_scanned_while_others_were_is_told_nothing(
    morning: Town, store: SqlStore
) -> None:
    """The rest hears that it is on its way; whoever dispatches gets an alert."""
    await scan(morning, EventType.LOADED, *PEOPLE[1:])
    morning.clock.at = START
    assert await check_loading(morning.house, Checked()) == 1
    await scan(morning, EventType.OUT_FOR_DELIVERY, *PEOPLE)
    assert await told(store) == {one.id for one in PEOPLE[1:]}
    assert await alerts(morning, PEOPLE) == [FIRST.id]
    assert (await morning.delivery(FIRST.id)).status is Status.OUT_FOR_DELIVERY


async def test_a_scan_that_comes_late_brings_what_was_held_back(
    morning: Town, store: SqlStore
) -> None:
    """It is a fact whenever it is heard of, also after it is said to be out."""
    await scan(morning, EventType.LOADED, *PEOPLE[1:])
    morning.clock.at = START
    await scan(morning, EventType.OUT_FOR_DELIVERY, *PEOPLE)
    assert FIRST.id not in await told(store)
    await scan(morning, EventType.LOADED, FIRST, at=START - timedelta(minutes=5))
    assert FIRST.id in await told(store)
    assert (await morning.delivery(FIRST.id)).status is Status.OUT_FOR_DELIVERY


async def test_what_was_scanned_out_again_is_not_aboard(morning: Town, store: SqlStore) -> None:
    """Until it is scanned in once more."""
    await scan(morning, EventType.LOADED, *PEOPLE)
    morning.clock.at += timedelta(minutes=1)
    await scan(morning, EventType.UNLOADED, FIRST)
    assert not (await morning.delivery(FIRST.id)).is_scanned
    morning.clock.at = START
    await scan(morning, EventType.OUT_FOR_DELIVERY, FIRST)
    assert FIRST.id not in await told(store)
    morning.clock.at += timedelta(minutes=1)
    await scan(morning, EventType.LOADED, FIRST)
    assert (await morning.delivery(FIRST.id)).is_scanned


async def test_a_carrier_that_never_scans_is_asked_nothing(morning: Town, store: SqlStore) -> None:
    """Everybody hears that it is on its way, nobody gets an alert, and nothing is counted."""
    morning.clock.at = START
    assert await check_loading(morning.house, Checked()) == 0
    await scan(morning, EventType.OUT_FOR_DELIVERY, *PEOPLE)
    assert await told(store) == {one.id for one in PEOPLE}
    assert await alerts(morning, PEOPLE) == []
    assert await counted(morning) == 0


async def test_a_second_look_says_nothing_again(morning: Town) -> None:
    """Neither in this process nor in another one; the figures count each parcel once."""
    await scan(morning, EventType.LOADED, SECOND)
    morning.clock.at = START
    checked = Checked()
    assert await check_loading(morning.house, checked) == len(PEOPLE) - 1
    assert await check_loading(morning.house, checked) == 0
    assert await check_loading(morning.house, Checked()) == 0
    assert len(await alerts(morning, PEOPLE)) == len(PEOPLE) - 1
    assert await counted(morning) == len(PEOPLE) - 1


async def test_nobody_is_judged_before_the_route_starts(morning: Town) -> None:
    """They may still be loading."""
    await scan(morning, EventType.LOADED, SECOND)
    assert await check_loading(morning.house, Checked()) == 0


async def counted(town: Town) -> object:
    async with town.house.store.read() as unit:
        return figures(await gather(unit, None, CARRIER.ref))["scans_missing"]
