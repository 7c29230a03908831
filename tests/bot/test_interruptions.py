"""Interruptions: whatever carriers report, late, doubled and out of order, a phone rings within its
budget, never at night, never twice for one fact, and never for what is no longer true."""

import asyncio
import os
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.letter import Letter
from bot.quiet import is_unasked
from core.actions.counted import gather
from core.actions.events import EventReport, record_events
from core.actions.figures import figures
from core.actions.policies import set_policy
from core.model.asker import Asker, Role
from core.model.event import CarrierEvent
from core.model.notice import Notice, NoticeKind
from core.model.notice_policy import (
    DECISIONS,
    MOMENTS,
    Moment,
    NoticePolicy,
    Ping,
    PolicyOf,
    day_of,
)
from core.model.quiet_hours import QuietHours
from core.model.reason import Reason
from core.model.status import EventType
from storage.store import open_store
from tests.bot.building import Building, build
from tests.bot.world import DELIVERY, NOW, a_carrier
from tests.core.test_booking_machine import empty_database

FEEDS = 150 if os.environ.get("DOORSTEP_HYPOTHESIS") == "thorough" else 8
CARRIER = Asker(Role.CARRIER, "own-fleet")
ZONE = a_carrier().zone
QUIET = QuietHours.parse("21:00-08:00")
REPORTED = (
    EventType.LOADED,
    EventType.OUT_FOR_DELIVERY,
    EventType.DELAYED,
    EventType.ARRIVED,
    EventType.NO_ANSWER,
    EventType.ATTEMPT_FAILED,
    EventType.DELIVERED,
)
SPAN_MINUTES = 2000
NOTHING: frozenset[Moment] = frozenset()
ON_THE_WAY = frozenset(
    {NoticeKind.OUT_FOR_DELIVERY, NoticeKind.NEAR, NoticeKind.ARRIVING, NoticeKind.LATE}
)


@st.composite
def feeds(draw: st.DrawFn) -> list[tuple[int, CarrierEvent]]:
    """What a carrier tells within two days: (minutes until it is heard, event), each up to three
    times, in whatever order."""
    told = []
    for number in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(REPORTED))
        event = CarrierEvent(
            event_id=f"e{number}",
            type=kind,
            occurred_at=NOW + timedelta(minutes=draw(st.integers(0, SPAN_MINUTES))),
            reason=Reason.RECIPIENT_ABSENT if kind is EventType.ATTEMPT_FAILED else None,
        )
        told += [(draw(st.integers(0, 180)), event)] * draw(st.integers(1, 3))
    return draw(st.permutations(told))


def is_ring(letter: Letter) -> bool:
    return not letter.silent and (letter.fresh or letter.slot is None)


async def hears(building: Building, event: CarrierEvent) -> list[Letter]:
    report = EventReport(event=event, body_hash=event.event_id, delivery=DELIVERY)
    await record_events(building.house, [report], CARRIER)
    return await building.work()


async def ledger(building: Building) -> list[Ping]:
    async with building.house.store.read() as unit:
        return list(await unit.pings.of(DELIVERY))


async def _plays(empty: bytes, feed: list[tuple[int, CarrierEvent]], budget: int) -> None:
    with tempfile.TemporaryDirectory(prefix="doorstep-feed-") as folder:
        path = Path(folder) / "d.db"
        path.write_bytes(empty)
        store = await open_store(f"sqlite+aiosqlite:///{path}")
        try:
            building = build(store, store.lanes)
            limits = replace(building.house.limits, quiet_hours=QUIET)
            building.house = replace(building.house, limits=limits)
            building.converse = replace(building.converse, house=building.house)
            await building.furnish()
            await building.proven()
            loud = NoticePolicy(quietly=NOTHING, pings_a_day=budget)
            await set_policy(store, PolicyOf(), loud)
            building.clock.at += timedelta(minutes=SPAN_MINUTES)
            heard: list[tuple[Letter, bool]] = []
            for minutes, event in feed:
                building.clock.at += timedelta(minutes=minutes)
                letters = await hears(building, event)
                is_over = (await building.delivery()).is_over
                heard += [(letter, is_over) for letter in letters if is_ring(letter)]
            await _judge(building, heard, budget)
            for _, event in feed:
                assert await hears(building, event) == []
        finally:
            await store.aclose()


async def _judge(building: Building, heard: list[tuple[Letter, bool]], budget: int) -> None:
    pings = await ledger(building)
    assert Counter(ping.kind for ping in pings) == Counter(letter.kind for letter, _ in heard)
    for ping in pings:
        local = ping.at.astimezone(ZONE).time()
        assert not is_unasked(ping.kind) or QUIET is None or local not in QUIET
        first, following = day_of(ping.at, ZONE)
        before = [one for one in pings if first <= one.at < following]
        held = [one for one in before if MOMENTS.get(one.kind, Moment.FAILED) not in DECISIONS]
        assert len(held) <= budget
    assert not [letter for letter, is_over in heard if is_over and letter.kind in ON_THE_WAY]


@settings(
    max_examples=FEEDS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(feed=feeds(), budget=st.integers(1, 4))
def test_whatever_is_reported_the_phone_rings_within_its_budget(
    feed: list[tuple[int, CarrierEvent]], budget: int
) -> None:
    """And the same feed once more says nothing at all."""
    asyncio.run(_plays(empty_database(), feed, budget))


async def test_beyond_the_budget_only_the_card_is_edited(building: Building) -> None:
    """The one thing that is left to do is done quietly; the next day rings again."""
    await building.furnish()
    await building.proven()
    loud = NoticePolicy(quietly=NOTHING, pings_a_day=1)
    await set_policy(building.house.store, PolicyOf(), loud)
    (out,) = await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    assert is_ring(out)
    (door,) = await hears(building, happened(EventType.ARRIVED, 60))
    assert (door.slot, door.fresh, door.silent) == (f"card:{DELIVERY}", False, True)
    assert "at the door" in door.text
    assert [ping.kind for ping in await ledger(building)] == [NoticeKind.OUT_FOR_DELIVERY]
    building.clock.at += timedelta(days=1)
    (again, _) = await hears(building, happened(EventType.DELIVERED, 24 * 60))
    assert not is_ring(again)
    assert len(await ledger(building)) == 2


async def test_a_day_that_goes_well_is_one_message_edited_in_place(building: Building) -> None:
    """By the usual policy: nothing is new in the chat before something is to be decided, or the
    promise is in danger."""
    await building.furnish()
    await building.proven()
    for minutes, kind in enumerate((EventType.OUT_FOR_DELIVERY, EventType.ARRIVED)):
        (edit,) = await hears(building, happened(kind, minutes))
        assert (edit.slot, edit.fresh, edit.silent) == (f"card:{DELIVERY}", False, True)
    assert await ledger(building) == []
    letters = await hears(building, happened(EventType.DELAYED, 5))
    assert [is_ring(letter) for letter in letters] == [False, True]
    letters = await hears(building, happened(EventType.DELIVERED, 10))
    assert [is_ring(letter) for letter in letters] == [False, True]  # how was it?


async def test_a_failed_attempt_rings_whatever_the_budget(building: Building) -> None:
    """Somebody has to decide what now."""
    await building.furnish()
    await building.proven()
    await set_policy(building.house.store, PolicyOf(), NoticePolicy(pings_a_day=1))
    await hears(building, happened(EventType.OUT_FOR_DELIVERY))
    letters = await hears(building, happened(EventType.ATTEMPT_FAILED, 60))
    assert any(is_ring(letter) for letter in letters)


async def test_a_shop_says_what_its_recipients_never_hear(building: Building) -> None:
    """Its own policy counts before everybody's."""
    await building.furnish()
    await building.proven()
    delivery = await building.delivery()
    never = NoticePolicy(never=frozenset({Moment.OUT_FOR_DELIVERY}))
    await set_policy(building.house.store, PolicyOf(merchant=delivery.merchant or ""), never)
    await set_policy(building.house.store, PolicyOf(), NoticePolicy(pings_a_day=20))
    assert await hears(building, happened(EventType.OUT_FOR_DELIVERY)) == []


async def test_what_has_been_outlived_stays_unsaid(building: Building) -> None:
    """The notice that it is on its way, heard after it was delivered."""
    await building.furnish()
    await building.proven()
    await hears(building, happened(EventType.DELIVERED))
    late = Notice(key="n1", kind=NoticeKind.OUT_FOR_DELIVERY, at=NOW, delivery=DELIVERY)
    assert await building.told(late) == []


async def test_the_board_counts_interruptions(building: Building) -> None:
    """Of a delivery that is over: on its way, at the door, delivered."""
    await building.furnish()
    await building.proven()
    await set_policy(building.house.store, PolicyOf(), NoticePolicy(quietly=NOTHING))
    for minutes, kind in enumerate(
        (EventType.OUT_FOR_DELIVERY, EventType.ARRIVED, EventType.DELIVERED)
    ):
        await hears(building, happened(kind, minutes))
    async with building.house.store.read() as unit:
        counted = figures(await gather(unit, None, None))
    assert counted["interruptions_per_delivery"] == 3


def happened(kind: EventType, minutes: int = 0) -> CarrierEvent:
    reason = Reason.RECIPIENT_ABSENT if kind is EventType.ATTEMPT_FAILED else None
    return CarrierEvent(
        event_id=f"{kind}/{minutes}",
        type=kind,
        occurred_at=NOW + timedelta(minutes=minutes),
        reason=reason,
    )
