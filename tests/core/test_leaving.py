"""What nobody drives to its door any more gives its place away, and when it is asked for again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from core.actions.changes import answer_change, was_sent
from core.actions.events import EventReport, record_events
from core.actions.slots import slots_of
from core.actions.timers import ring_timers
from core.actions.waitlist import Lookout, serve_waitlist
from core.commands import (
    BookWindow,
    CallOffDelivery,
    HoldSlot,
    Postpone,
    SendBackParcel,
    WaitFor,
)
from core.model.asker import Asker, Role
from core.model.carrier import Capability, ChangeAction
from core.model.change import Change, ChangeState
from core.model.event import CarrierEvent
from core.model.promise import PromiseState
from core.model.route import Stop
from core.model.status import EventType, Status
from core.refusals import Refused
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.talks import chats, talk_of
from tests.core.test_waitlist import held
from tests.core.town import CARRIER, TODAY, Town, a_van, door, window, wrong_with

AINO, VILLE = chats(1), chats(2)
VAN = a_van()
TEN, NOON = window(10), window(12)
THURSDAY = TODAY + timedelta(days=2)
THEY = Asker(Role.CARRIER, CARRIER.ref)


async def furnish(town: Town, units: int = 12) -> None:
    days = [a_van(1, day=TODAY + timedelta(days=n), units=units) for n in range(4)]
    await town.furnish(*days, AINO, VILLE)
    async with town.house.store.begin() as unit:
        for number in (1, 2):
            await unit.conversations.put(talk_of(number))


async def happens(town: Town, type: EventType) -> None:
    event = CarrierEvent(event_id=f"e-{type}", type=type, occurred_at=town.clock.now())
    report = EventReport(event=event, body_hash=type, delivery=AINO.id)
    (outcome,) = await record_events(town.house, [report], THEY)
    assert outcome.refusal is None


async def asked(town: Town, command: CallOffDelivery | Postpone | SendBackParcel) -> Change:
    change = (await town.ask(command)).change
    assert change is not None
    return change


@pytest.mark.parametrize(
    "type", [EventType.CANCELLED, EventType.LOST, EventType.RETURNING, EventType.RETURNED]
)
async def test_what_does_not_come_gives_its_place_away(town: Town, type: EventType) -> None:
    """The promise is released in the ledger; no way-point is left where the roads are known."""
    await furnish(town)
    await town.ask(BookWindow(AINO.id, TEN))
    await happens(town, type)
    assert await town.keys_on(VAN.ref) == []
    promise = (await town.delivery(AINO.id)).promise
    assert promise is not None and promise.state is PromiseState.RELEASED


async def test_what_does_not_come_keeps_no_hold_either(town: Town) -> None:
    """A hold under way is let go with it."""
    await furnish(town)
    kept = (await town.ask(HoldSlot(AINO.id, TEN))).hold
    await happens(town, EventType.CANCELLED)
    assert kept is not None and (await town.hold(kept.id)).state == "released"
    assert await town.keys_on(VAN.ref) == []


async def test_a_visit_that_only_the_planner_planned_goes_too(town: Town) -> None:
    """Nobody was told a time, and yet the place was taken."""
    planned = Stop(key=AINO.id, delivery=AINO.id, location=door(1), service_seconds=60, units=1)
    await town.furnish(a_van(1, planned), AINO)
    await happens(town, EventType.CANCELLED)
    assert await town.keys_on(VAN.ref) == []


@pytest.mark.parametrize("command", [CallOffDelivery(AINO.id), SendBackParcel(AINO.id)])
async def test_a_wish_not_to_come_takes_the_place_once_the_carrier_agrees(
    town: Town, store: SqlStore, command: CallOffDelivery | SendBackParcel
) -> None:
    """Until then the promise stands: a no must find everything as it was."""
    await furnish(town)
    await town.ask(BookWindow(AINO.id, TEN))
    change = await asked(town, command)
    assert await town.keys_on(VAN.ref) == [AINO.id]
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, THEY)
    assert await town.keys_on(VAN.ref) == []
    assert (await town.delivery(AINO.id)).status is Status.ANNOUNCED
    assert await wrong_with(store, [AINO.id]) == []


async def test_a_carrier_that_does_not_confirm_has_agreed_by_taking_it(town: Town) -> None:
    """Its webhook took the event: the place is free, without a way-point."""
    await furnish(town)
    silent = dict.fromkeys(ChangeAction, Capability(confirms=False))
    async with town.house.store.begin() as unit:
        await unit.carriers.put(replace(CARRIER, capabilities=silent))
    await town.ask(BookWindow(AINO.id, TEN))
    change = await asked(town, CallOffDelivery(AINO.id))
    async with town.house.store.begin() as unit:
        await unit.changes.put(replace(change, state=ChangeState.QUEUED))
    await was_sent(town.house, change.id)
    assert await town.keys_on(VAN.ref) == []


async def test_the_place_of_a_parcel_that_was_called_off_goes_to_who_waits(town: Town) -> None:
    """At the next look."""
    await furnish(town, units=1)
    await town.ask(BookWindow(AINO.id, TEN))
    await town.ask(WaitFor(VILLE.id, TEN))
    lookout = Lookout()
    assert await serve_waitlist(town.house, lookout) == 0
    await happens(town, EventType.CANCELLED)
    assert await serve_waitlist(town.house, lookout) == 1
    assert await held(town, VILLE) is not None


async def test_who_is_away_gives_the_place_away_and_is_asked_when_they_are_back(
    town: Town, store: SqlStore
) -> None:
    """The promise is released when the carrier agrees, offers begin with that day, and the day
    before it they are asked for a time, once."""
    await furnish(town)
    await town.ask(BookWindow(AINO.id, TEN))
    change = await asked(town, Postpone(AINO.id, THURSDAY))
    assert await town.keys_on(VAN.ref) == [AINO.id]
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, THEY)
    assert await town.keys_on(VAN.ref) == []
    kept = await town.delivery(AINO.id)
    assert (kept.promised, kept.status, kept.earliest) == (None, Status.ANNOUNCED, THURSDAY)
    days = {offer.window.start.date() for offer in await slots_of(town.house, AINO.id)}
    assert min(days) == THURSDAY
    town.clock.at = datetime(2026, 11, 25, 7, 59, tzinfo=UTC)
    assert await ring_timers(town.house) == 0
    town.clock.at = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)  # 10:00 in Helsinki
    assert await ring_timers(town.house) == 1
    assert await ring_timers(town.house) == 0
    keys = await store.database.look(lambda db: db.scalars(select(inbox.c.id)).all())
    assert [key for key in keys if "time_wanted" in key] == [
        f"{AINO.id}/time_wanted/after/{THURSDAY}"
    ]


async def test_who_has_chosen_a_time_meanwhile_is_not_asked(town: Town) -> None:
    """Nor does the carrier's late yes take it from them."""
    await furnish(town)
    change = await asked(town, Postpone(AINO.id, THURSDAY))
    await town.ask(BookWindow(AINO.id, window(10, THURSDAY)))
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, THEY)
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None and kept.promised.window == window(10, THURSDAY)
    town.clock.at = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    await ring_timers(town.house)
    assert (await town.delivery(AINO.id)).promised == kept.promised


async def test_a_no_to_waiting_leaves_the_days_as_they_were(town: Town) -> None:
    """And the promise with them."""
    await furnish(town)
    await town.ask(BookWindow(AINO.id, TEN))
    change = await asked(town, Postpone(AINO.id, THURSDAY))
    await answer_change(town.house, change.id, ChangeState.REJECTED, THEY)
    kept = await town.delivery(AINO.id)
    assert (kept.earliest, kept.latest) == (None, None)
    assert kept.promised is not None and kept.promised.window == TEN


@pytest.mark.parametrize("until", [TODAY, date(2027, 6, 1)])
async def test_nobody_waits_for_today_or_for_ever(town: Town, until: date) -> None:
    """By the carrier's calendar: in Helsinki it is tomorrow already."""
    await furnish(town)
    with pytest.raises(Refused, match="invalid"):
        await town.ask(Postpone(AINO.id, until))
    town.clock.at = datetime(2026, 11, 24, 23, tzinfo=UTC)
    with pytest.raises(Refused, match="invalid"):
        await town.ask(Postpone(AINO.id, TODAY + timedelta(days=1)))
