"""Another time is asked for: the one that was agreed stands by until the carrier has said yes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.ask import ask
from core.actions.changes import answer_change, expire_changes, was_sent
from core.actions.events import EventReport, record_events
from core.actions.holds import expire_holds
from core.actions.losing import Cause
from core.actions.prepared import NOTHING
from core.actions.reoffering import reoffer
from core.actions.routes import break_openly, put_route, take_away
from core.actions.stops import take_off_visits
from core.commands import (
    BookWindow,
    CallOffDelivery,
    HoldSlot,
    NarrowWindow,
    Postpone,
    WithdrawChange,
)
from core.model.asker import Asker, Role
from core.model.carrier import Capability, ChangeAction, CutOff
from core.model.change import Change, ChangeState
from core.model.event import CarrierEvent
from core.model.location import Location
from core.model.promise import Promise, PromiseState
from core.model.route import PushedStop, Route
from core.model.status import EventType, Status
from core.model.window import Window
from core.refusals import Refused
from storage.store import SqlStore
from tests.core.town import (
    CARRIER,
    PLANNER,
    RECIPIENT,
    TODAY,
    Town,
    a_delivery,
    a_van,
    door,
    window,
    wrong_with,
)

AINO, VILLE = a_delivery(1), a_delivery(2)
IDS = [AINO.id, VILLE.id]
VAN = a_van(1, units=1)  # one parcel, so that a place is a place
TEN, NOON, TWO = window(10), window(12), window(14)
CARRIER_KEY = Asker(Role.CARRIER, "key_2")


async def moved(town: Town, wish: Window) -> Change:
    change = (await town.ask(BookWindow(AINO.id, wish))).change
    assert change is not None
    return change


async def says(town: Town, change: Change, state: ChangeState) -> None:
    await answer_change(town.house, change.id, state, CARRIER_KEY)


async def promised(town: Town) -> Promise | None:
    return (await town.delivery(AINO.id)).promised


@pytest.fixture
async def agreed(town: Town) -> Town:
    """Aino is promised ten to twelve, and her carrier has said yes."""
    await town.furnish(VAN, AINO, VILLE)
    await says(town, await moved(town, TEN), ChangeState.ACCEPTED)
    return town


async def says_of_windows(town: Town, capability: Capability) -> None:
    told = {**CARRIER.capabilities, ChangeAction.CHANGE_WINDOW: capability}
    async with town.house.store.begin() as unit:
        await unit.carriers.put(replace(CARRIER, capabilities=told))


async def no_longer(town: Town, change: Change, how: str) -> None:
    match how:
        case "rejected":
            await says(town, change, ChangeState.REJECTED)
        case "withdrawn":
            await ask(town.house, WithdrawChange(change.id), RECIPIENT)
        case "silence":
            town.clock.at = change.deadline or NOON.start
            assert await expire_changes(town.house) == 1


@pytest.mark.parametrize("how", ["rejected", "withdrawn", "silence"])
async def test_a_no_finds_everything_as_it_was(agreed: Town, store: SqlStore, how: str) -> None:
    """The very promise, on its route, and nobody has taken its place meanwhile."""
    await says(agreed, await moved(agreed, TWO), ChangeState.ACCEPTED)
    before = await promised(agreed)
    await says_of_windows(agreed, Capability(confirms=True, until=CutOff(hours_before_window=5)))
    change = await moved(agreed, NOON)
    assert await wrong_with(store, IDS) == []
    with pytest.raises(Refused):
        await agreed.ask(HoldSlot(VILLE.id, TWO))
    await no_longer(agreed, change, how)
    assert await promised(agreed) == before
    assert (await agreed.delivery(AINO.id)).status is Status.SCHEDULED
    assert await agreed.keys_on(VAN.ref) == [AINO.id]
    assert await wrong_with(store, IDS) == []


@pytest.mark.parametrize("how", [ChangeState.ACCEPTED, ChangeState.APPLIED, ChangeState.SENT])
async def test_a_yes_gives_the_place_away(agreed: Town, store: SqlStore, how: ChangeState) -> None:
    """Also where the carrier only takes note; an hour that was left is somebody else's."""
    roomy = replace(VAN, version=2, body_hash="2", stops=())
    roomy = replace(roomy, vehicle=replace(roomy.vehicle, units=2))
    await put_route(agreed.house, roomy, (), PLANNER)
    change = await moved(agreed, NOON)
    assert len(await agreed.keys_on(VAN.ref)) == 2
    if how is ChangeState.SENT:
        await says_of_windows(agreed, Capability(confirms=False))
        async with agreed.house.store.begin() as unit:
            await unit.changes.put(replace(change, state=ChangeState.QUEUED))
        await was_sent(agreed.house, change.id)
    else:
        await says(agreed, change, how)
    assert await agreed.keys_on(VAN.ref) == [AINO.id]
    stands = await promised(agreed)
    assert stands is not None and stands.window == NOON
    async with agreed.house.store.read() as unit:
        assert await unit.holds.standby(AINO.id) is None
        ledger = {each.window: each.state for each in await unit.promises.of(AINO.id)}
    assert ledger[TEN] is PromiseState.RELEASED
    assert await wrong_with(store, IDS) == []


async def test_who_changes_their_mind_twice_gets_the_agreed_time_back(
    agreed: Town, store: SqlStore
) -> None:
    """Not the one that nobody had said yes to."""
    before = await promised(agreed)
    await moved(agreed, NOON)
    second = await moved(agreed, TWO)
    await says(agreed, second, ChangeState.REJECTED)
    assert await promised(agreed) == before
    assert await wrong_with(store, IDS) == []


def without_room(to: Location) -> tuple[Route, list[PushedStop]]:
    """A plan with somebody at the door all morning."""
    plan = replace(VAN, version=2, body_hash="2", stops=())
    plan = replace(plan, vehicle=replace(plan.vehicle, units=9))
    early = Window(TEN.start - timedelta(minutes=5), TEN.start)
    busy = PushedStop(tracking_number="X", location=to, service_seconds=3 * 3600, window=early)
    return plan, [busy]


async def test_a_plan_without_room_for_it_is_taken(agreed: Town, store: SqlStore) -> None:
    """Nobody who plans was told of it any more: it is dropped, and a no is told as what it is."""
    change = await moved(agreed, TWO)
    plan, stops = without_room(door(9))
    route = await put_route(agreed.house, plan, stops, PLANNER)
    assert [stop.window for stop in route.stops if stop.delivery] == [TWO]
    await says(agreed, change, ChangeState.REJECTED)
    lost = await agreed.delivery(AINO.id)
    assert lost.promised is None and lost.status is Status.ANNOUNCED
    assert await wrong_with(store, IDS) == []


async def test_a_plan_with_room_for_it_keeps_it(agreed: Town, store: SqlStore) -> None:
    before = await promised(agreed)
    change = await moved(agreed, TWO)
    plan = replace(VAN, version=2, body_hash="2", stops=())
    await put_route(agreed.house, plan, (), PLANNER)
    await says(agreed, change, ChangeState.REJECTED)
    assert await promised(agreed) == before
    assert await wrong_with(store, IDS) == []


async def test_it_keeps_no_van_from_being_called_off(agreed: Town, store: SqlStore) -> None:
    """Only what stands does."""
    await agreed.furnish(a_van(2))
    async with agreed.house.store.begin() as unit:
        await unit.routes.put(replace(await agreed.route(VAN.ref), vehicle=VAN.vehicle))
    hold = (await agreed.ask(HoldSlot(AINO.id, NOON))).hold
    assert hold is not None
    await agreed.ask(BookWindow(AINO.id, TWO))
    stands = await promised(agreed)
    assert stands is not None and stands.route_ref is not None
    other = VAN.ref if stands.route_ref != VAN.ref else a_van(2).ref
    await take_away(agreed.house, other, PLANNER)
    assert await promised(agreed) == stands
    assert await wrong_with(store, IDS) == []


async def test_the_van_that_leaves_ends_it_in_silence(agreed: Town, store: SqlStore) -> None:
    """Once the van has left, which was told that the visit is gone; nobody hears of what nobody was
    told, and the other one is still asked for."""
    await moved(agreed, TWO)
    agreed.clock.at = VAN.start.at
    assert await expire_holds(agreed.house) == 1
    assert await expire_holds(agreed.house) == 0
    assert await agreed.keys_on(VAN.ref) == [AINO.id]
    stands = await promised(agreed)
    assert stands is not None and stands.window == TWO
    assert await wrong_with(store, IDS) == []


async def test_a_parcel_that_is_called_off_leaves_both_places(
    agreed: Town, store: SqlStore
) -> None:
    await moved(agreed, TWO)
    change = (await agreed.ask(CallOffDelivery(AINO.id))).change
    assert change is not None
    await says(agreed, change, ChangeState.ACCEPTED)
    assert await agreed.keys_on(VAN.ref) == []
    assert await wrong_with(store, IDS) == []
    await agreed.ask(BookWindow(VILLE.id, TEN))


async def test_a_parcel_that_is_too_big_by_now_has_no_place_to_go_back_to(
    agreed: Town, store: SqlStore
) -> None:
    """The place that stood by was for a smaller one."""
    change = await moved(agreed, TWO)
    async with agreed.house.store.begin() as unit:
        now = await unit.deliveries.get(AINO.id)
        assert now is not None
        await unit.deliveries.save(replace(now, parcel=replace(now.parcel, weight_kg=20.0)))
    await says(agreed, change, ChangeState.REJECTED)
    assert await promised(agreed) is None
    assert await agreed.keys_on(VAN.ref) == []
    assert await wrong_with(store, IDS) == []


async def test_what_is_lost_before_the_carrier_answers_leaves_the_time_before_it(
    agreed: Town, store: SqlStore
) -> None:
    """Another van broke the new time: after a no the agreed one stands again."""
    before = await promised(agreed)
    full = replace(await agreed.route(VAN.ref), vehicle=replace(VAN.vehicle, units=1))
    await agreed.furnish(a_van(2), full)
    change = await moved(agreed, TWO)
    stands = await promised(agreed)
    assert stands is not None and stands.route_ref is not None
    async with agreed.house.store.begin() as unit:
        await break_openly(agreed.house, unit, AINO.id, Cause.PLAN)
        await take_off_visits(agreed.house, unit, AINO.id, NOTHING)
    assert await promised(agreed) is None
    await says(agreed, change, ChangeState.REJECTED)
    assert await promised(agreed) == before
    assert (await agreed.delivery(AINO.id)).status is Status.SCHEDULED
    assert await wrong_with(store, IDS) == []


@pytest.mark.parametrize("stands_by", [True, False])
async def test_what_a_plan_broke_the_carrier_is_no_longer_asked_for(
    town: Town, store: SqlStore, stands_by: bool
) -> None:
    """Whether they answer or never do; and what was agreed before stands again at once."""
    await town.furnish(VAN, a_van(2), AINO, VILLE)
    if stands_by:
        await says(town, await moved(town, TEN), ChangeState.ACCEPTED)
    before = await promised(town)
    change = await moved(town, TWO)
    async with town.house.store.begin() as unit:
        await take_off_visits(town.house, unit, AINO.id, NOTHING)
        await break_openly(town.house, unit, AINO.id, Cause.PLAN)
    await reoffer(town.house)
    async with town.house.store.read() as unit:
        asked = {each.id: each for each in await unit.changes.of(AINO.id)}
    ended = asked[change.id]
    assert (ended.state, ended.why_not) == (ChangeState.SUPERSEDED, "promise-broken")
    assert (await town.delivery(AINO.id)).status is Status.SCHEDULED
    stands = await promised(town)
    if stands_by:
        assert stands == before
    else:  # another van comes in the same window, and for that the carrier is asked anew
        assert stands is not None and stands.window == TWO
        assert [each.state for each in asked.values() if each.id != change.id] != []
    with pytest.raises(Refused, match="not-allowed"):
        await says(town, change, ChangeState.ACCEPTED)
    assert await wrong_with(store, IDS) == []


async def test_what_was_handed_over_leaves_no_place_behind(agreed: Town, store: SqlStore) -> None:
    """Brought before anybody had answered: the afternoon that stood by is free."""
    await says(agreed, await moved(agreed, TWO), ChangeState.ACCEPTED)
    await moved(agreed, NOON)
    handed = CarrierEvent(event_id="e1", type=EventType.DELIVERED, occurred_at=agreed.clock.at)
    report = EventReport(event=handed, body_hash="1", delivery=AINO.id)
    await record_events(agreed.house, [report], CARRIER_KEY)
    assert (await agreed.delivery(AINO.id)).status is Status.DELIVERED
    async with agreed.house.store.read() as unit:
        assert await unit.holds.standby(AINO.id) is None
    assert [key for key in await agreed.keys_on(VAN.ref) if key.startswith("hold")] == []


async def test_what_a_plan_has_made_of_the_visit_does_not_matter(
    agreed: Town, store: SqlStore
) -> None:
    """The planner knows the gate, and is quicker there."""
    plan = replace(VAN, version=2, body_hash="2", stops=())
    home = AINO.address.location
    assert home is not None
    gate = Location(home.lat + 0.0003, home.lon)
    seen = PushedStop(delivery=AINO.id, location=gate, service_seconds=60)
    await put_route(agreed.house, plan, [seen], PLANNER)
    before = await promised(agreed)
    await says(agreed, await moved(agreed, TWO), ChangeState.REJECTED)
    assert await promised(agreed) == before
    stop = (await agreed.route(VAN.ref)).stop_of(AINO.id)
    assert stop is not None and (stop.location, stop.service_seconds) == (gate, 60)
    assert await wrong_with(store, IDS) == []


async def test_of_a_time_told_more_exactly_the_agreed_one_stands_by(
    agreed: Town, store: SqlStore
) -> None:
    """To the narrower one nobody has said yes."""
    before = await promised(agreed)
    half = Window(TEN.start, TEN.start + timedelta(minutes=60))
    await ask(agreed.house, NarrowWindow(AINO.id, half), Asker(Role.AGENT, "agt_1"))
    await says(agreed, await moved(agreed, TWO), ChangeState.REJECTED)
    after = await promised(agreed)
    assert before is not None and after is not None
    assert (after.window, after.state) == (TEN, PromiseState.ACCEPTED)
    assert await wrong_with(store, IDS) == []


async def test_no_time_comes_back_before_the_day_to_which_it_was_put_off(
    town: Town, store: SqlStore
) -> None:
    """Both the carrier and the person want a later day."""
    tomorrow = TODAY + timedelta(days=1)
    await town.furnish(VAN, a_van(1, day=tomorrow), AINO, VILLE)
    await says(town, await moved(town, TEN), ChangeState.ACCEPTED)
    change = await moved(town, window(10, tomorrow))
    put_off = (await town.ask(Postpone(AINO.id, tomorrow))).change
    assert put_off is not None
    await says(town, put_off, ChangeState.ACCEPTED)
    await says(town, change, ChangeState.REJECTED)
    assert await promised(town) is None
    assert await town.keys_on(VAN.ref) == []
    assert await wrong_with(store, IDS) == []
