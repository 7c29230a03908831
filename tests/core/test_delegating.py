"""Delegating: a code that works once, until it is taken back, and for nobody who was not named."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.actions.changes import answer_change
from core.actions.events import EventReport, record_events
from core.actions.places import put_point
from core.commands import ForgetMe, NameDelegate, Redirect, ReportTrouble, RevokeDelegate
from core.model.asker import Asker, Role
from core.model.change import ChangeState
from core.model.delegate import DAYS_MAX, CodeState, Delegate, named
from core.model.event import CarrierEvent
from core.model.parcel import Parcel
from core.model.pickup_point import PickupPoint, PointKind
from core.model.status import EventType, Status
from storage.blank import blank_delivery
from storage.store import SqlStore
from tests.core.talks import chats, talk_of
from tests.core.test_compartments import NEAR
from tests.core.town import NOW, PLANNER, Town

COUNTER_KEY = Asker(Role.LOCKER, "key_3")
AINO = chats(1)
COUNTER: PickupPoint = replace(NEAR, kind=PointKind.PICKUP_POINT)
UNTIL = NOW + timedelta(days=5)


@pytest.fixture
async def waiting(town: Town) -> Town:
    """Aino's parcel waits behind a counter that knows no codes of its own."""
    await town.furnish(AINO)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk_of(1))
    await put_point(town.house, COUNTER, PLANNER)
    change = (await town.ask(Redirect(AINO.id, COUNTER.ref))).change
    assert change is not None
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, COUNTER_KEY)
    assert await happens(town, EventType.READY_FOR_PICKUP) is None
    return town


async def happens(town: Town, kind: EventType, code: str | None = None) -> str | None:
    """What the counter hears: None where all is well."""
    id = town.house.new_id("e")
    until = UNTIL if kind is EventType.READY_FOR_PICKUP else None
    event = CarrierEvent(event_id=id, type=kind, occurred_at=town.clock.at, code=code, until=until)
    report = EventReport(event=event, body_hash=id, delivery=AINO.id)
    (outcome,) = await record_events(town.house, [report], COUNTER_KEY)
    return outcome.refusal.code if outcome.refusal is not None else None


async def code_for(town: Town, name: str) -> str:
    await town.ask(NameDelegate(AINO.id, name))
    delegate = (await town.delivery(AINO.id)).delegate
    assert delegate is not None
    return delegate.code


async def fetched(town: Town, code: str | None) -> str | None:
    return await happens(town, EventType.COLLECTED, code)


async def test_their_code_fetches_it_once(waiting: Town) -> None:
    """And is nowhere any more once it has; who fetched it is known."""
    code = await code_for(waiting, "Pekka")
    assert await fetched(waiting, code) is None
    now = await waiting.delivery(AINO.id)
    assert now.status is Status.COLLECTED
    (delegate,) = now.delegates
    assert delegate.used_at == waiting.clock.at
    assert (delegate.name, delegate.code) == ("Pekka", "")


async def test_a_code_that_was_taken_back_opens_nothing(waiting: Town, store: SqlStore) -> None:
    """The counter hears no, and nothing is written; the recipient herself still gets it."""
    code = await code_for(waiting, "Pekka")
    for _ in range(2):
        await waiting.ask(RevokeDelegate(AINO.id))
    assert await fetched(waiting, code) == "invalid"
    assert (await waiting.delivery(AINO.id)).status is Status.READY_FOR_PICKUP
    assert await fetched(waiting, None) is None


async def test_another_one_ends_the_first(waiting: Town) -> None:
    first, second = await code_for(waiting, "Pekka"), await code_for(waiting, "Liisa")
    assert first != second
    assert await fetched(waiting, first) == "invalid"
    assert await fetched(waiting, second) is None


async def test_a_code_ends_with_the_time_to_collect(waiting: Town) -> None:
    code = await code_for(waiting, "Pekka")
    waiting.clock.at = UNTIL
    assert await fetched(waiting, code) == "invalid"


async def test_whoever_guesses_hears_no(waiting: Town) -> None:
    """Where the machine's own code is known, no other one fetches anything."""
    assert await happens(waiting, EventType.READY_FOR_PICKUP, "4711") is None
    assert await fetched(waiting, "0000") == "invalid"
    assert await fetched(waiting, "4711") is None


async def test_forgetting_takes_the_code_back(waiting: Town) -> None:
    """The name goes with it."""
    code = await code_for(waiting, "Pekka")
    await waiting.ask(ForgetMe(talk_of(1).id))
    (delegate,) = (await waiting.delivery(AINO.id)).delegates
    assert delegate.name == ""
    assert await fetched(waiting, code) == "invalid"


async def test_the_timeline_knows_neither_name_nor_code(waiting: Town, store: SqlStore) -> None:
    code = await code_for(waiting, "Pekka")
    await fetched(waiting, code)
    async with store.read() as unit:
        lines = " ".join(str(line) for line in await unit.timeline.of(AINO.id))
    assert "delegate named" in lines
    assert "Pekka" not in lines
    assert code not in lines


async def test_nobody_else_fetches_what_must_be_handed_over(waiting: Town) -> None:
    """Nor is anybody named for what waits nowhere."""
    async with waiting.house.store.begin() as unit:
        adult = replace(await waiting.delivery(AINO.id), parcel=Parcel(min_age=18))
        await unit.deliveries.save(adult)
    assert await waiting.answer(NameDelegate(AINO.id, "Pekka")) == "not-allowed"
    async with waiting.house.store.begin() as unit:
        await unit.deliveries.save(replace(adult, parcel=Parcel(), pickup=None))
    assert await waiting.answer(NameDelegate(AINO.id, "Pekka")) == "not-allowed"
    assert await waiting.answer(NameDelegate(AINO.id, "  ")) == "invalid"


async def test_trouble_alerts_and_takes_no_place_away(waiting: Town, store: SqlStore) -> None:
    before = await _free(store)
    await waiting.ask(ReportTrouble(AINO.id, "empty"))
    assert await waiting.answer(ReportTrouble(AINO.id, "haunted")) == "invalid"
    async with store.read() as unit:
        lines = [(line.kind, line.what) for line in await unit.timeline.of(AINO.id)]
    assert ("alert", "trouble at the point: empty") in lines
    assert await _free(store) == before
    await fetched(waiting, None)
    assert await waiting.answer(ReportTrouble(AINO.id, "empty")) == "not-allowed"


async def _free(store: SqlStore) -> object:
    async with store.read() as unit:
        return await unit.points.available(COUNTER.ref)


@pytest.mark.parametrize(
    ("later", "until", "state"),
    [
        (timedelta(0), None, CodeState.GOOD),
        (timedelta(days=DAYS_MAX), None, CodeState.EXPIRED),
        (timedelta(days=2), NOW + timedelta(days=1), CodeState.EXPIRED),
    ],
)
def test_a_code_is_good_for_a_time(
    later: timedelta, until: datetime | None, state: CodeState
) -> None:
    assert Delegate(name="P", code="1", named_at=NOW).state(NOW + later, until) is state


def test_an_erased_delivery_knows_nobody() -> None:
    one = Delegate(name="Pekka", code="123456", named_at=NOW)
    blank = blank_delivery(replace(AINO, delegates=named((), one)))
    assert "Pekka" not in str(blank)
    assert "123456" not in str(blank)
