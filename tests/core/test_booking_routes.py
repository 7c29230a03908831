"""A planner pushes its day while people book: who stands where, and who is told what."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from core.actions.events import EventReport, record_events
from core.actions.reoffering import reoffer
from core.actions.routes import force_route, put_route
from core.actions.slots import slots_of
from core.commands import BookWindow, ConfirmHold, HoldSlot
from core.model.conversation import Conversation
from core.model.event import CarrierEvent
from core.model.ids import CarrierRef, ConversationId, DeliveryId, RouteRef
from core.model.location import Location
from core.model.notice import Notice, NoticeKind
from core.model.post import Source
from core.model.promise import HoldState, PromiseState
from core.model.route import PushedStop, Route, StopState
from core.model.status import EventType, Status
from core.refusals import Refusal, Refused
from storage.store import SqlStore
from tests.core.town import (
    NOW,
    PLANNER,
    TODAY,
    Town,
    a_delivery,
    a_van,
    door,
    window,
    wrong_with,
)

AINO, VILLE = a_delivery(1), a_delivery(2)
VAN, OTHER_VAN = a_van(1), a_van(2)
TEN, NOON = window(10), window(12)
FAR = Location(60.5, 25.5)


def to(number: int, state: StopState = StopState.PLANNED) -> PushedStop:
    """A visit to a delivery of ours."""
    return PushedStop(delivery=a_delivery(number).id, service_seconds=60, state=state)


def load(number: int) -> PushedStop:
    """Somebody else's parcel."""
    return PushedStop(tracking_number=f"X{number}", location=door(900 + number))


def version(number: int, van: Route = VAN) -> Route:
    return replace(van, version=number, body_hash=str(number), stops=())


async def push(town: Town, plan: Route, *stops: PushedStop) -> Route:
    return await put_route(town.house, plan, stops, PLANNER)


async def force(town: Town, plan: Route, *stops: PushedStop) -> Route:
    return await force_route(town.house, plan, stops, PLANNER)


async def refused(town: Town, plan: Route, *stops: PushedStop) -> Refusal:
    with pytest.raises(Refused) as no:
        await push(town, plan, *stops)
    return no.value.refusal


async def promised(town: Town, number: int = 1) -> None:
    await town.ask(BookWindow(a_delivery(number).id, TEN))


async def where(town: Town, id: DeliveryId) -> list[RouteRef]:
    async with town.house.store.read() as unit:
        return [route.ref for route in await unit.routes.with_stop(id)]


async def test_a_booking_outlives_a_plan_that_never_saw_it(town: Town, store: SqlStore) -> None:
    """The planner's next version lacks it: it is inserted again, hold and promise alike."""
    await town.furnish(VAN, AINO, VILLE)
    await promised(town)
    held = (await town.ask(HoldSlot(VILLE.id, NOON))).hold
    await push(town, version(2), load(1))
    assert held is not None
    assert set(await town.keys_on(VAN.ref)) == {AINO.id, held.id, "X1"}
    assert await wrong_with(store, [AINO.id, VILLE.id]) == []


async def test_a_plan_that_saw_a_promise_cannot_drop_it(town: Town) -> None:
    """It is told which; nothing has changed."""
    await town.furnish(VAN, AINO)
    await promised(town)
    await push(town, version(2), to(1))
    no = await refused(town, version(3), load(1))
    promise = (await town.delivery(AINO.id)).promised
    assert promise is not None
    assert (no.code, no.promises) == ("breaks-promises", (promise.id,))
    assert await town.keys_on(VAN.ref) == [AINO.id]


async def test_a_forced_plan_breaks_a_promise_openly(town: Town, store: SqlStore) -> None:
    """In the ledger, in the status, and to the person, who may choose again."""
    await town.furnish(VAN, AINO)
    await in_a_chat(town, AINO.id)
    await promised(town)
    await push(town, version(2), to(1))
    await force(town, version(3), load(1))
    broken = await town.delivery(AINO.id)
    assert broken.promise is not None and broken.promise.state is PromiseState.BROKEN
    assert broken.status is Status.ANNOUNCED
    assert await reoffer(town.house) == 1
    assert NoticeKind.WINDOW_LOST in await told(store)
    await town.ask(BookWindow(AINO.id, NOON))


async def test_a_forced_plan_breaks_a_hold_openly(town: Town, store: SqlStore) -> None:
    """It ended, the person hears so, and a yes to it looks for the window once more."""
    await town.furnish(replace(VAN, vehicle=replace(VAN.vehicle, units=1)), AINO)
    await in_a_chat(town, AINO.id)
    held = (await town.ask(HoldSlot(AINO.id, TEN))).hold
    assert held is not None
    full = version(2, replace(VAN, vehicle=replace(VAN.vehicle, units=1)))
    assert (await refused(town, full, load(1))).promises == (held.id,)
    await force(town, full, load(1))
    assert (await town.hold(held.id)).state is HoldState.EXPIRED
    assert NoticeKind.HOLD_EXPIRED in await told(store)
    await town.furnish(OTHER_VAN)
    await town.ask(ConfirmHold(held.id))
    assert await where(town, AINO.id) == [OTHER_VAN.ref]


async def test_a_promise_moves_to_the_route_that_was_pushed_with_it(
    town: Town, store: SqlStore
) -> None:
    """Another van brings it in the same window; it stands there only, and its promise knows."""
    await town.furnish(VAN, OTHER_VAN, AINO)
    await promised(town)
    (first,) = await where(town, AINO.id)
    other = VAN if first == OTHER_VAN.ref else OTHER_VAN
    await push(town, version(2, other), to(1))
    assert await where(town, AINO.id) == [other.ref]
    assert await wrong_with(store, [AINO.id]) == []
    await push(town, version(2, VAN if other is OTHER_VAN else OTHER_VAN), load(1))


async def test_a_promise_that_moved_by_plan_can_still_be_moved_by_its_person(
    town: Town, store: SqlStore
) -> None:
    """Nothing is left where the planner had put it."""
    await town.furnish(VAN, OTHER_VAN, AINO)
    await promised(town)
    (first,) = await where(town, AINO.id)
    await push(town, version(2, VAN if first == OTHER_VAN.ref else OTHER_VAN), to(1))
    await town.ask(BookWindow(AINO.id, NOON))
    assert len(await where(town, AINO.id)) == 1
    assert await wrong_with(store, [AINO.id]) == []


async def test_a_plan_that_comes_too_late_to_a_promise_is_refused(town: Town) -> None:
    """The van would be far away at that hour."""
    await town.furnish(VAN, AINO)
    await promised(town)
    away = PushedStop(location=FAR, service_seconds=8 * 3600)
    assert (await refused(town, version(2), away, to(1))).code == "breaks-promises"


async def test_what_is_unknown_to_us_is_load(town: Town) -> None:
    """It takes a place in the van, and time on the way."""
    await town.furnish(AINO)
    small = replace(VAN, vehicle=replace(VAN.vehicle, units=2))
    await push(town, version(1, small), load(1), PushedStop(location=door(5)))
    assert await town.keys_on(VAN.ref) == ["X1", "load-1"]
    assert await town.answer(HoldSlot(AINO.id, TEN)) == "slot-gone"


async def test_a_load_that_no_road_leads_to_is_driven_as_planned(town: Town) -> None:
    """Whoever planned it knows how: the rest of the day is open to others, and nothing beside it.
    Where the plan does not say when it is there, nothing can be said of the day."""
    await town.furnish(VAN, AINO, VILLE)
    town.roads.shut.add(door(902))
    hours = [VAN.start.at + timedelta(minutes=90 * number) for number in (1, 2, 3)]
    loads = [replace(load(n), arrival=at) for n, at in enumerate(hours, start=1)]
    untold = replace(loads[1], arrival=None)
    await push(town, version(2), loads[0], untold, loads[2])
    assert await slots_of(town.house, AINO.id) == ()
    await push(town, version(3), *loads)
    offered = [offer.window for offer in await slots_of(town.house, AINO.id)]
    assert NOON in offered and window(18) in offered
    await town.ask(BookWindow(AINO.id, NOON))
    keys = await town.keys_on(VAN.ref)
    assert keys.index(AINO.id) not in (1, 2)
    await push(town, version(4), *loads)
    assert await town.keys_on(VAN.ref) == keys
    town.roads.shut.clear()


async def test_a_delivery_of_another_carrier_is_load(town: Town) -> None:
    """A push cannot put its hands on what is not the pusher's."""
    theirs = replace(AINO, carrier=CarrierRef("other"))
    await town.furnish(theirs)
    await push(town, VAN, PushedStop(delivery=AINO.id, location=door(1)))
    (stop,) = (await town.route(VAN.ref)).stops
    assert (stop.key, stop.delivery) == ("load-0", None)
    assert await where(town, AINO.id) == []


async def test_standing_on_a_plan_schedules_and_leaving_it_announces(town: Town) -> None:
    """Also without a promise."""
    await town.furnish(AINO)
    await push(town, version(1), to(1), load(1))
    assert (await town.delivery(AINO.id)).status is Status.SCHEDULED
    await push(town, version(2), load(1))
    assert (await town.delivery(AINO.id)).status is Status.ANNOUNCED


async def test_a_visit_that_failed_stays_failed_when_the_plan_is_pushed_again(town: Town) -> None:
    """The van reports its progress by a new version: that is no new appointment."""
    await town.furnish(replace(AINO, status=Status.ATTEMPT_FAILED))
    await push(town, version(1), to(1, StopState.FAILED), load(1))
    assert (await town.delivery(AINO.id)).status is Status.ATTEMPT_FAILED


async def test_a_visit_that_is_over_takes_no_promise_from_tomorrow(
    town: Town, store: SqlStore
) -> None:
    """Today's plan is pushed again with the failed visit; the new appointment stands."""
    tomorrow = TODAY + timedelta(days=1)
    await town.furnish(a_van(1, day=tomorrow), replace(AINO, status=Status.ATTEMPT_FAILED))
    await town.ask(BookWindow(AINO.id, window(10, tomorrow)))
    await push(town, version(1), to(1, StopState.FAILED), load(1))
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None and kept.promised.route_ref == a_van(1, day=tomorrow).ref
    assert await wrong_with(store, [AINO.id]) == []


async def test_a_failed_visit_and_the_next_one_stand_on_one_plan(town: Town) -> None:
    """The later one has the delivery's name."""
    await town.furnish(AINO)
    await push(town, version(1), to(1, StopState.FAILED), load(1), to(1))
    assert await town.keys_on(VAN.ref) == [f"{AINO.id}#0", "X1", AINO.id]


async def test_a_delivery_that_is_named_twice_ahead_is_no_plan(town: Town) -> None:
    """Nobody comes twice."""
    await town.furnish(AINO)
    assert (await refused(town, version(1), to(1), to(1))).code == "invalid"


async def test_a_plan_knows_at_which_door_the_courier_stands(town: Town) -> None:
    """What was reported under way is not planned again by a push that did not know it."""
    await town.furnish(AINO)
    await push(town, version(1), to(1), load(1))
    began = VAN.start.at + timedelta(minutes=20)
    async with town.house.store.begin() as unit:
        route = await unit.routes.lock(VAN.ref)
        assert route is not None
        at_the_door = replace(route.stops[0], arrival=began)
        await unit.routes.put(replace(route, stops=(at_the_door, route.stops[1]), progress=1))
    taken = await push(town, version(2), to(1), load(1), load(2))
    assert (taken.progress, taken.stops[0].arrival) == (1, began)


async def test_an_older_or_another_plan_of_a_version_is_stale(town: Town) -> None:
    """The same one again is what we have."""
    await town.furnish(AINO)
    await push(town, version(2), load(1))
    assert (await refused(town, version(1), load(1))).code == "stale-version"
    another = replace(version(2), body_hash="another")
    assert (await refused(town, another, load(2))).code == "stale-version"
    assert (await push(town, version(2), load(1))).version == 2


async def test_a_route_of_another_carrier_is_not_there(town: Town) -> None:
    """Its name may be the same."""
    async with town.house.store.begin() as unit:
        await unit.routes.put(replace(VAN, carrier=CarrierRef("other")))
    await town.furnish(AINO)
    assert (await refused(town, version(2), load(1))).code == "not-found"


async def test_the_second_visit_is_marked_beside_the_first(town: Town) -> None:
    """Yesterday's stop of the same delivery failed; today's is the one that is served."""
    yesterday = a_van(1, day=TODAY - timedelta(days=1))
    await town.furnish(AINO)
    await push(town, version(1, yesterday), to(1, StopState.FAILED))
    await push(town, version(1), to(1), load(1))
    handed_over = CarrierEvent(event_id="e1", type=EventType.DELIVERED, occurred_at=NOW)
    report = EventReport(event=handed_over, body_hash="1", delivery=AINO.id)
    await record_events(town.house, [report], PLANNER)
    route = await town.route(VAN.ref)
    assert (route.stops[0].state, route.progress) == (StopState.SERVED, 1)


async def in_a_chat(town: Town, id: DeliveryId) -> None:
    talk = ConversationId("cnv_1")
    async with town.house.store.begin() as unit:
        await unit.conversations.put(
            Conversation(
                id=talk,
                lane="telegram:1:7",
                chat_id=7,
                user_id=7,
                bot_id=1,
                deliveries=(id,),
                focus=id,
                created_at=NOW,
                updated_at=NOW,
            )
        )
        known = await unit.deliveries.get(id)
        assert known is not None
        await unit.deliveries.save(replace(known, conversation=talk))


async def told(store: SqlStore) -> list[NoticeKind]:
    """What the chat's lane was told by the house."""
    (lease,) = await store.lanes.claim_in("test", NOW, 10)
    rows = await store.lanes.next_in(lease, 50)
    await store.lanes.release(lease, NOW)
    return [
        msgspec.json.decode(row.incoming.body, type=Notice).kind
        for row in rows
        if row.incoming.source is Source.HOUSE
    ]


async def test_a_visit_has_its_beginning_and_its_end(town: Town) -> None:
    """The hand-over is when the courier leaves; a plan pushed later takes neither away."""
    await town.furnish(AINO)
    await push(town, version(1), to(1), load(1))
    came, left = NOW + timedelta(minutes=20), NOW + timedelta(minutes=27)
    for number, (kind, at) in enumerate(((EventType.ARRIVED, came), (EventType.DELIVERED, left))):
        town.clock.at = at
        event = CarrierEvent(event_id=f"evt-{number}", type=kind, occurred_at=at)
        report = EventReport(event=event, body_hash="1", delivery=AINO.id)
        await record_events(town.house, [report], PLANNER)
    again = await push(town, version(2), to(1, StopState.SERVED), load(1))
    assert (again.stops[0].arrival, again.stops[0].left) == (came, left)


async def test_nothing_is_inserted_again_into_the_past(town: Town) -> None:
    """A version that comes at half past one lacks a visit of that afternoon."""
    await town.furnish(VAN, AINO)
    await town.ask(BookWindow(AINO.id, NOON))
    town.clock.at = NOON.start + timedelta(minutes=30)
    stops = [
        replace(load(n), arrival=town.clock.at + timedelta(minutes=30 * n - 45)) for n in (1, 2)
    ]
    taken = await push(town, version(2), *stops)
    arrivals = {stop.key: stop.arrival for stop in taken.stops}
    comes = arrivals[AINO.id]
    assert comes is not None and comes >= town.clock.at


async def test_boxes_with_one_unknown_number_are_load(town: Town) -> None:
    await town.furnish(VAN)
    await push(town, version(2), load(1), load(1), PushedStop(location=door(5)))
    assert await town.keys_on(VAN.ref) == ["X1", "X1#1", "load-2"]


async def test_a_promised_door_is_not_in_another_town(town: Town) -> None:
    """Whoever looked for it found another one of its name."""
    await town.furnish(VAN, AINO)
    await promised(town)
    astray = replace(to(1), location=FAR)
    no = await refused(town, version(2), astray)
    assert [field for field, _ in no.fields] == ["stops[0].location"]
