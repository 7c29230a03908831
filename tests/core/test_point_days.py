"""Recipients who come to a pickup point by the hour: never more in a window than it has places."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.actions.changes import answer_change
from core.actions.events import EventReport, record_events
from core.actions.holds import expire_holds
from core.actions.places import put_point
from core.actions.routes import put_route
from core.actions.slots import slots_of
from core.actions.waitlist import Lookout, serve_waitlist
from core.commands import (
    BookWindow,
    CallOffDelivery,
    ConfirmHold,
    HoldSlot,
    Redirect,
    ReleaseHold,
    WaitFor,
)
from core.model.asker import Asker, Role
from core.model.carrier import ChangeAction
from core.model.change import ChangeState
from core.model.delivery import Delivery, DeliveryAddress
from core.model.event import CarrierEvent
from core.model.ids import PointRef
from core.model.options import option
from core.model.pickup_point import Bookable, Pickup, PointKind
from core.model.promise import Hold, HoldState, PromiseState
from core.model.route import PushedStop
from core.model.status import EventType, Flag, Status
from core.model.window import Window
from core.refusals import Refused
from storage.store import SqlStore
from tests.core.bookers import in_two_processes
from tests.core.dock import DAY, DOCK, HALF_PAST, TEN, local, not_as_told, to_the_dock, too_many
from tests.core.talks import talk_of
from tests.core.town import CARRIER, PLANNER, TODAY, Town, a_delivery, a_van, window

FULL = "slot-gone"
CARRIER_KEY = Asker(Role.CARRIER, "key_2")
PEOPLE = [to_the_dock(number) for number in range(8)]
AINO, BO, CAI, DAN = PEOPLE[:4]


@pytest.fixture
async def dock(town: Town) -> Town:
    """Two places at ten, one at half past, and a window in which it shuts."""
    await town.furnish(*PEOPLE)
    await put_point(town.house, DOCK, PLANNER)
    return town


async def held(town: Town, delivery: Delivery, wish: Window) -> Hold:
    hold = (await town.ask(HoldSlot(delivery.id, wish))).hold
    assert hold is not None
    return hold


async def offered(town: Town, delivery: Delivery) -> list[Window]:
    return [each.window for each in await slots_of(town.house, delivery.id, TODAY, TODAY)]


async def reports(
    town: Town, delivery: Delivery, kind: EventType, until: datetime | None = None
) -> None:
    event = CarrierEvent(
        event_id=town.house.new_id("e"), type=kind, occurred_at=town.clock.at, until=until
    )
    report = EventReport(event=event, body_hash="1", delivery=delivery.id)
    await record_events(town.house, [report], CARRIER_KEY)


async def wrong_at_the_dock(store: SqlStore) -> list[str]:
    return await too_many(store) + await not_as_told(store, PEOPLE)


async def test_the_windows_in_which_a_place_is_free_are_offered(dock: Town) -> None:
    """Of the point, not of the van; not while it shuts; with no way for anybody."""
    found = await slots_of(dock.house, AINO.id, TODAY, TODAY)
    assert [each.window for each in found] == [TEN, HALF_PAST]
    assert {(each.basis, each.extra_seconds) for each in found} == {("point", 0)}
    assert [each.labels for each in found] == [("soonest",), ()]


async def test_a_place_is_held_and_promised_by_the_ledger_of_the_doors(
    dock: Town, store: SqlStore
) -> None:
    """The last place at half past: held it is offered to nobody else, promised it is kept."""
    hold = await held(dock, AINO, HALF_PAST)
    assert hold.route_ref == DAY
    assert await offered(dock, BO) == [TEN]
    assert await dock.answer(HoldSlot(BO.id, HALF_PAST)) == FULL
    promise = (await dock.ask(ConfirmHold(hold.id))).promise
    assert promise is not None
    assert (promise.window, promise.state, promise.is_at_a_point) == (
        HALF_PAST,
        PromiseState.ASKED,
        True,
    )
    assert (await dock.delivery(AINO.id)).status is Status.SCHEDULED
    assert await wrong_at_the_dock(store) == []


async def test_what_is_let_go_or_runs_out_is_free_again(dock: Town) -> None:
    """By a no, by another choice, by the clock."""
    hold = await held(dock, AINO, HALF_PAST)
    await dock.ask(ReleaseHold(hold.id))
    assert await offered(dock, BO) == [TEN, HALF_PAST]
    await held(dock, AINO, HALF_PAST)
    await held(dock, AINO, TEN)
    assert await offered(dock, BO) == [TEN, HALF_PAST]
    late = await held(dock, AINO, HALF_PAST)
    dock.clock.at += timedelta(minutes=6)
    assert await expire_holds(dock.house) == 1
    assert (await dock.hold(late.id)).state is HoldState.EXPIRED
    assert await offered(dock, BO) == [TEN, HALF_PAST]


async def test_a_late_yes_tries_once_more(dock: Town) -> None:
    """Free, it is theirs; taken meanwhile, it is not."""
    hold = await held(dock, AINO, HALF_PAST)
    dock.clock.at += timedelta(minutes=6)
    await expire_holds(dock.house)
    assert not isinstance(await dock.answer(ConfirmHold(hold.id)), str)
    lost = await held(dock, BO, TEN)
    dock.clock.at += timedelta(minutes=6)
    await expire_holds(dock.house)
    await dock.ask(BookWindow(CAI.id, TEN))
    await dock.ask(BookWindow(DAN.id, TEN))
    assert await dock.answer(ConfirmHold(lost.id)) == "hold-expired"


@pytest.mark.parametrize("lives", [DeliveryAddress(text="somewhere"), a_delivery(0).address])
async def test_a_hold_at_a_point_that_takes_nobody_by_the_hour_is_over(
    dock: Town, lives: DeliveryAddress
) -> None:
    """Whether or not anybody knows where its recipient lives; it may still be let go."""
    person = replace(to_the_dock(30), address=lives)
    await dock.furnish(a_van(), person)
    hold = await held(dock, person, TEN)
    await put_point(dock.house, replace(DOCK, bookable=()), PLANNER)
    assert await dock.answer(ConfirmHold(hold.id)) == "hold-expired"
    await dock.ask(ReleaseHold(hold.id))
    assert await dock.keys_on(DAY) == []


async def test_who_asks_for_what_they_were_promised_takes_one_place(dock: Town) -> None:
    """It is theirs already; and who moves leaves their place to the next."""
    await dock.ask(BookWindow(AINO.id, TEN))
    assert await dock.answer(HoldSlot(AINO.id, TEN)) == "not-allowed"
    assert not isinstance(await dock.answer(HoldSlot(BO.id, TEN)), str)
    await dock.ask(BookWindow(AINO.id, HALF_PAST))
    assert not isinstance(await dock.answer(HoldSlot(CAI.id, TEN)), str)
    assert await dock.answer(HoldSlot(DAN.id, TEN)) == FULL


async def test_windows_of_the_van_and_of_nobody_are_gone(dock: Town) -> None:
    """Nor is there a place while the point shuts."""
    for wish in (window(10), local("11:00-11:30"), local("10:00-10:30", 30)):
        assert await dock.answer(HoldSlot(AINO.id, wish)) == FULL
    assert await dock.answer(HoldSlot(AINO.id, local("15:45-16:15"))) == "not-allowed"


async def test_a_point_that_gives_fewer_places_takes_no_promise_back(
    dock: Town, store: SqlStore
) -> None:
    """Who was promised stays; nobody else is let in until there is room by what it tells now."""
    await dock.ask(BookWindow(AINO.id, TEN))
    await put_point(
        dock.house, replace(DOCK, bookable=(Bookable(window="10:00-10:30", places=1),)), PLANNER
    )
    assert (await dock.delivery(AINO.id)).promised is not None
    assert await dock.answer(HoldSlot(BO.id, TEN)) == FULL
    await put_point(dock.house, replace(DOCK, bookable=()), PLANNER)
    with pytest.raises(Refused):
        await slots_of(dock.house, BO.id)
    assert await wrong_at_the_dock(store) == []


async def test_a_parcel_that_waits_is_fetched_at_a_chosen_time(dock: Town) -> None:
    """Until it goes back, also again by who did not come; who has it was served."""
    await reports(dock, AINO, EventType.READY_FOR_PICKUP, until=TEN.end)
    assert await offered(dock, AINO) == [TEN]
    await dock.ask(BookWindow(AINO.id, TEN))
    assert (await dock.delivery(AINO.id)).status is Status.READY_FOR_PICKUP
    dock.clock.at = TEN.end
    await reports(dock, BO, EventType.READY_FOR_PICKUP)
    missed = await dock.delivery(AINO.id)
    assert option(ChangeAction.CHANGE_WINDOW, missed, CARRIER.at_point(DOCK), TEN.end).allowed
    await reports(dock, AINO, EventType.COLLECTED)
    fetched = (await dock.delivery(AINO.id)).promise
    assert fetched is not None
    assert fetched.state is PromiseState.KEPT


async def test_a_parcel_that_came_too_late_breaks_the_promise(dock: Town) -> None:
    await dock.ask(BookWindow(AINO.id, TEN))
    dock.clock.at = TEN.end
    await reports(dock, AINO, EventType.READY_FOR_PICKUP)
    late = await dock.delivery(AINO.id)
    assert late.promise is not None
    assert (late.promise.state, late.promised) == (PromiseState.BROKEN, None)


async def test_who_comes_before_their_time_leaves_the_place(dock: Town) -> None:
    await dock.ask(BookWindow(AINO.id, HALF_PAST))
    await reports(dock, AINO, EventType.COLLECTED)
    assert await dock.keys_on(DAY) == []
    assert await offered(dock, BO) == [TEN, HALF_PAST]


async def test_a_parcel_that_is_called_off_or_redirected_leaves_its_place(dock: Town) -> None:
    """Once the carrier has said yes; a no sends it to its own point as before."""
    other = replace(DOCK, ref=PointRef("kiosk"), kind=PointKind.PICKUP_POINT, bookable=())
    await put_point(dock.house, other, PLANNER)
    await dock.ask(BookWindow(AINO.id, TEN))
    await dock.ask(BookWindow(BO.id, TEN))
    called_off = (await dock.ask(CallOffDelivery(AINO.id))).change
    redirected = (await dock.ask(Redirect(BO.id, other.ref))).change
    assert called_off is not None
    assert redirected is not None
    assert await dock.answer(HoldSlot(CAI.id, TEN)) == FULL
    await answer_change(dock.house, called_off.id, ChangeState.ACCEPTED, CARRIER_KEY)
    await answer_change(dock.house, redirected.id, ChangeState.REJECTED, CARRIER_KEY)
    assert (await dock.delivery(BO.id)).pickup == Pickup(point=DOCK.ref)
    assert await dock.keys_on(DAY) == [BO.id]
    assert not isinstance(await dock.answer(HoldSlot(CAI.id, TEN)), str)


async def test_a_redirected_parcel_is_fetched_by_the_hour_where_it_waits(dock: Town) -> None:
    """Before it is there nobody knows when; its van's windows are not the point's."""
    at_home = replace(
        a_delivery(20), pickup=Pickup(point=DOCK.ref), flags=frozenset({Flag.REDIRECTED})
    )
    await dock.furnish(at_home)
    await reports(dock, at_home, EventType.READY_FOR_PICKUP)
    assert await offered(dock, at_home) == [TEN, HALF_PAST]
    assert (await dock.ask(BookWindow(at_home.id, TEN))).promise is not None


async def test_the_van_that_brings_it_there_is_another_matter(dock: Town) -> None:
    """A plan takes no place away, a promised hour binds no van, and neither follows the other."""
    await dock.ask(BookWindow(AINO.id, TEN))
    van = a_van()
    brings = [PushedStop(delivery=AINO.id, location=DOCK.location)]
    await put_route(dock.house, van, brings, PLANNER)
    stop = (await dock.route(van.ref)).stop_of(AINO.id)
    assert stop is not None
    assert (stop.window, stop.promised) == (None, False)
    await dock.ask(BookWindow(AINO.id, HALF_PAST))
    assert await dock.keys_on(van.ref) == [AINO.id]
    assert await dock.keys_on(DAY) == [AINO.id]
    await reports(dock, AINO, EventType.READY_FOR_PICKUP)
    promise = (await dock.delivery(AINO.id)).promised
    assert promise is not None
    assert promise.route_ref == DAY
    await put_route(dock.house, replace(van, version=2, body_hash="2"), [], PLANNER)
    assert (await dock.delivery(AINO.id)).promised == promise


async def test_nobody_plans_a_route_by_that_name(dock: Town) -> None:
    with pytest.raises(Refused) as refused:
        await put_route(dock.house, replace(a_van(), ref=DAY), [], PLANNER)
    assert refused.value.refusal.code == "invalid"


async def test_many_at_once_do_not_overbook_a_window(dock: Town, store: SqlStore) -> None:
    """Eight want two places, on a day that is no row yet."""
    answers = await asyncio.gather(*(dock.answer(BookWindow(each.id, TEN)) for each in PEOPLE))
    assert sum(1 for each in answers if not isinstance(each, str)) == 2
    assert await wrong_at_the_dock(store) == []


async def test_two_processes_share_the_dock(store: SqlStore, dock: Town, database_url: str) -> None:
    """Both hold, confirm, give up and let run out for the same people, on two days."""
    said = await in_two_processes(database_url, "dock", len(PEOPLE), rounds=2)
    assert said["ConfirmHold"] > 2
    assert said[FULL] > 2
    assert await wrong_at_the_dock(store) == []


async def test_who_waits_hears_when_a_place_is_free(dock: Town, store: SqlStore) -> None:
    """As at a door: the first in line gets a hold of their own, and no other."""
    async with store.begin() as unit:
        for number, delivery in enumerate((AINO, BO)):
            await unit.conversations.put(talk_of(number))
            await unit.deliveries.save(replace(delivery, conversation=talk_of(number).id))
    kept, lookout = await held(dock, CAI, HALF_PAST), Lookout()
    for delivery in (AINO, BO):
        await dock.ask(WaitFor(delivery.id, HALF_PAST))
        dock.clock.at += timedelta(seconds=1)
    assert await serve_waitlist(dock.house, lookout) == 0
    await dock.ask(ReleaseHold(kept.id))
    assert await serve_waitlist(dock.house, lookout) == 1
    async with store.read() as unit:
        first, second = await unit.holds.standing(AINO.id), await unit.holds.standing(BO.id)
    assert first is not None and first.window == HALF_PAST
    assert second is None
    assert await wrong_at_the_dock(store) == []


async def alerts(town: Town, delivery: Delivery) -> list[str]:
    async with town.house.store.read() as unit:
        return [one.what for one in await unit.timeline.of(delivery.id) if one.kind == "alert"]


async def test_who_got_the_last_place_that_is_gone_is_looked_after(dock: Town) -> None:
    """Once, and both keep what they were promised."""
    for who in (BO, AINO):
        await dock.ask(BookWindow(who.id, TEN))
        dock.clock.at += timedelta(seconds=1)
    fewer = replace(DOCK, bookable=(Bookable(window="10:00-10:30", places=1),))
    for _ in range(2):
        await put_point(dock.house, fewer, PLANNER)
    assert await alerts(dock, BO) == []
    assert await alerts(dock, AINO) == ["dock-7 has fewer places in the window than are promised"]
    for who in (BO, AINO):
        assert (await dock.delivery(who.id)).promised is not None
    await put_point(dock.house, DOCK, PLANNER)
    await put_point(dock.house, replace(DOCK, bookable=()), PLANNER)
    assert len(await alerts(dock, BO)) == 1 and len(await alerts(dock, AINO)) == 2


async def test_who_would_find_the_door_shut_is_looked_after(dock: Town) -> None:
    """A promise alone, once, and it stands; who only holds the hour is told by the no."""
    await dock.ask(BookWindow(AINO.id, TEN))
    hold = await held(dock, BO, TEN)
    for hours in ("Mo-Fr 12:00-16:00", "Mo-Fr 13:00-16:00", "Mo-Fr 12:00-16:00"):
        await put_point(dock.house, replace(DOCK, opening_hours=hours), PLANNER)
    assert await alerts(dock, AINO) == ["dock-7 is shut in the window that is promised"]
    assert (await dock.delivery(AINO.id)).promised is not None
    assert await alerts(dock, BO) == []
    assert await dock.answer(ConfirmHold(hold.id)) == "not-allowed"
    await put_point(dock.house, DOCK, PLANNER)
    assert not isinstance(await dock.answer(ConfirmHold(hold.id)), str)
