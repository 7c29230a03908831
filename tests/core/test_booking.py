"""Holding and confirming: what is kept for a person, for how long, and what a late yes gets."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.actions.holds import expire_holds
from core.actions.slots import slots_of
from core.commands import BookWindow, ConfirmHold, HoldSlot, ReleaseHold
from core.model.attempt import Attempt
from core.model.carrier import Capability, ChangeAction, CutOff
from core.model.ids import HoldId
from core.model.parcel import Size
from core.model.promise import HoldState, PromiseState
from core.model.reason import Reason
from core.model.route import Stop, StopState
from core.model.status import Status
from core.model.window import Window
from core.refusals import Refused
from storage.store import SqlStore
from tests.core.talks import chats
from tests.core.town import (
    CARRIER,
    NOW,
    TODAY,
    Town,
    a_delivery,
    a_van,
    door,
    window,
    wrong_with,
)

AINO, VILLE = a_delivery(1), a_delivery(2)
VAN = a_van()
TEN, NOON, SIX = window(10), window(12), window(18)
TOMORROW = TODAY + timedelta(days=1)
BEFORE_CLOSING = replace(
    CARRIER,
    capabilities={
        **CARRIER.capabilities,
        ChangeAction.CHANGE_WINDOW: Capability(until=CutOff(hours_before_window=2)),
    },
)


async def hold(town: Town, wished: Window = TEN, delivery: str = AINO.id) -> HoldId:
    done = await town.ask(HoldSlot(a_delivery(int(delivery[-4:])).id, wished))
    assert done.hold is not None
    return done.hold.id


async def refused(town: Town, command: HoldSlot | ConfirmHold | BookWindow) -> str:
    with pytest.raises(Refused) as no:
        await town.ask(command)
    return no.value.refusal.code


async def test_a_hold_is_a_stop_until_it_is_a_promise(town: Town, store: SqlStore) -> None:
    """The place is taken from the first moment, under the hold's name; then under its own."""
    await town.furnish(VAN, AINO)
    held = await hold(town)
    assert await town.keys_on(VAN.ref) == [held]
    await town.ask(ConfirmHold(held))
    assert await town.keys_on(VAN.ref) == [AINO.id]
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None and kept.promised.window == TEN
    assert kept.status is Status.SCHEDULED
    assert await wrong_with(store, [AINO.id]) == []


async def test_another_hold_lets_the_first_go(town: Town) -> None:
    """Nobody keeps two windows."""
    await town.furnish(VAN, AINO)
    first = await hold(town, TEN)
    second = await hold(town, NOON)
    assert (await town.hold(first)).state is HoldState.RELEASED
    assert await town.keys_on(VAN.ref) == [second]


async def test_a_hold_that_is_refused_leaves_the_first_as_it_was(town: Town) -> None:
    """A no takes nothing away."""
    await town.furnish(VAN, AINO)
    first = await hold(town, TEN)
    assert await refused(town, HoldSlot(AINO.id, window(10, TOMORROW))) == "slot-gone"
    assert (await town.hold(first)).state is HoldState.HELD
    assert await town.keys_on(VAN.ref) == [first]


async def test_a_yes_to_a_hold_that_ran_out_gets_the_same_window_if_it_is_free(
    town: Town,
) -> None:
    """The person was slow, nobody else was there."""
    await town.furnish(VAN, AINO)
    held = await hold(town)
    town.clock.at += timedelta(minutes=6)
    assert await expire_holds(town.house) == 1
    assert await town.keys_on(VAN.ref) == []
    done = await town.ask(ConfirmHold(held))
    assert done.promise is not None and done.promise.window == TEN
    assert await town.keys_on(VAN.ref) == [AINO.id]


async def test_a_yes_to_a_hold_that_ran_out_is_too_late_when_it_is_taken(town: Town) -> None:
    """Somebody else has the last place."""
    await town.furnish(replace(VAN, vehicle=replace(VAN.vehicle, units=1)), AINO, VILLE)
    held = await hold(town)
    town.clock.at += timedelta(minutes=6)
    await expire_holds(town.house)
    await hold(town, NOON, VILLE.id)
    assert await refused(town, ConfirmHold(held)) == "hold-expired"


async def test_a_yes_before_the_sweeper_came_is_in_time(town: Town) -> None:
    """While the stop stands the window is kept, whatever the clock says."""
    await town.furnish(VAN, AINO)
    held = await hold(town)
    town.clock.at += timedelta(minutes=6)
    await town.ask(ConfirmHold(held))
    assert await expire_holds(town.house) == 0
    assert await town.keys_on(VAN.ref) == [AINO.id]


async def test_the_same_yes_twice_is_one_promise(town: Town) -> None:
    """A button pressed twice."""
    await town.furnish(VAN, AINO)
    held = await hold(town)
    first = await town.ask(ConfirmHold(held))
    again = await town.ask(ConfirmHold(held))
    assert first.promise is not None and again.promise is not None
    assert first.promise.id == again.promise.id


async def test_an_old_yes_does_not_bring_back_what_was_given_up(town: Town) -> None:
    """Who chose noon since does not get ten by an old button, nor is told so."""
    await town.furnish(VAN, AINO)
    first = await hold(town, TEN)
    await town.ask(ConfirmHold(first))
    await town.ask(ConfirmHold(await hold(town, NOON)))
    assert await refused(town, ConfirmHold(first)) == "hold-expired"
    kept = await town.delivery(AINO.id)
    assert kept.promised is not None and kept.promised.window == NOON


async def test_an_old_yes_to_a_hold_that_was_let_go_is_no_yes(town: Town) -> None:
    """The other hold stands."""
    await town.furnish(VAN, AINO)
    first = await hold(town, TEN)
    second = await hold(town, NOON)
    assert await refused(town, ConfirmHold(first)) == "hold-expired"
    assert (await town.hold(second)).state is HoldState.HELD


async def test_letting_a_promise_go_by_its_old_hold_changes_nothing(town: Town) -> None:
    """A release that comes after the yes is told what the hold became."""
    await town.furnish(VAN, AINO)
    held = await hold(town)
    await town.ask(ConfirmHold(held))
    done = await town.ask(ReleaseHold(held))
    assert done.hold is not None and done.hold.state is HoldState.CONFIRMED
    assert await town.keys_on(VAN.ref) == [AINO.id]


async def test_a_promise_moves_openly(town: Town) -> None:
    """The old one is released in the ledger, its stop is gone, the new one stands."""
    await town.furnish(VAN, AINO)
    await town.ask(BookWindow(AINO.id, TEN))
    await town.ask(BookWindow(AINO.id, NOON))
    async with town.house.store.read() as unit:
        ledger = await unit.promises.of(AINO.id)
    assert sorted((each.window, each.state) for each in ledger) == [
        (TEN, PromiseState.RELEASED),
        (NOON, PromiseState.ASKED),
    ]
    assert await town.keys_on(VAN.ref) == [AINO.id]


async def test_a_full_van_can_still_move_what_is_in_it(town: Town) -> None:
    """Another time for the same parcel takes no second place."""
    await town.furnish(replace(VAN, vehicle=replace(VAN.vehicle, units=1)), AINO)
    await town.ask(BookWindow(AINO.id, TEN))
    done = await town.ask(BookWindow(AINO.id, NOON))
    assert done.promise is not None and done.promise.window == NOON


async def test_a_parcel_takes_as_many_units_as_its_carrier_says(town: Town) -> None:
    """An XL parcel is eight, and twelve is all there is."""
    big, bigger = a_delivery(1, Size.XL), a_delivery(2, Size.XL)
    await town.furnish(VAN, big, bigger)
    await town.ask(BookWindow(big.id, TEN))
    assert await refused(town, HoldSlot(bigger.id, NOON)) == "slot-gone"


async def test_a_promise_takes_the_parcel_off_the_time_that_the_plan_had_for_it(
    town: Town, store: SqlStore
) -> None:
    """The van does not come twice."""
    planned = Stop(key=AINO.id, delivery=AINO.id, location=door(1), service_seconds=60, units=1)
    await town.furnish(a_van(1, planned), a_van(2, planned), AINO)
    await town.ask(BookWindow(AINO.id, NOON))
    on_one, on_two = [await town.keys_on(a_van(number).ref) for number in (1, 2)]
    assert on_one + on_two == [AINO.id]
    assert await wrong_with(store, [AINO.id]) == []


async def test_a_second_visit_on_the_same_van_stands_beside_the_first(town: Town) -> None:
    """Nobody was home; the parcel is still in the van, and can be brought later that day."""
    failed = Stop(
        key=AINO.id,
        delivery=AINO.id,
        location=door(1),
        service_seconds=60,
        units=1,
        state=StopState.FAILED,
        arrival=VAN.start.at,
    )
    missed = replace(
        AINO,
        status=Status.ATTEMPT_FAILED,
        attempts=(Attempt(at=NOW, reason=Reason.RECIPIENT_ABSENT),),
    )
    full = replace(VAN.vehicle, units=1)
    await town.furnish(replace(VAN, stops=(failed,), progress=1, vehicle=full), missed)
    await town.ask(BookWindow(AINO.id, NOON))
    route = await town.route(VAN.ref)
    assert [(stop.delivery, stop.state) for stop in route.stops] == [
        (None, StopState.FAILED),
        (AINO.id, StopState.PLANNED),
    ]


async def test_a_hold_at_the_old_door_is_not_confirmed_at_the_old_door(town: Town) -> None:
    """The address changed while the window was held: it is looked for anew, at the new one."""
    await town.furnish(VAN, AINO)
    held = await hold(town)
    moved = replace(AINO, address=replace(AINO.address, location=door(77)))
    async with town.house.store.begin() as unit:
        await unit.deliveries.save(moved)
    await town.ask(ConfirmHold(held))
    stop = (await town.route(VAN.ref)).stop_of(AINO.id)
    assert stop is not None and stop.location == door(77)


async def test_holds_run_out_while_the_roads_are_ill(town: Town, store: SqlStore) -> None:
    """Its place becomes a mere point on the way: no parcel, no window, no name."""
    await town.furnish(VAN, AINO, VILLE)
    held = await hold(town)
    town.roads.is_ill = True
    town.clock.at += timedelta(minutes=6)
    assert await expire_holds(town.house) == 1
    (left,) = (await town.route(VAN.ref)).stops
    assert (left.delivery, left.window, left.hold, left.units) == (None, None, None, 0)
    assert left.key != held
    town.roads.is_ill = False
    await town.ask(BookWindow(AINO.id, NOON))
    assert await wrong_with(store, [AINO.id]) == []


async def test_a_window_that_was_never_on_offer_is_not_held(town: Town) -> None:
    """Not the carrier's own, too long, on another day than may be, or over."""
    late = replace(AINO, earliest=TOMORROW, latest=TOMORROW)
    await town.furnish(VAN, a_van(1, day=TOMORROW), late)
    odd = Window(TEN.start, TEN.start + timedelta(minutes=45))
    for wished in (odd, Window(TEN.start, SIX.end), TEN):
        assert await refused(town, HoldSlot(AINO.id, wished)) == "slot-gone"
    far = window(10, TODAY + timedelta(days=CARRIER.days_ahead + 1))
    assert await refused(town, HoldSlot(AINO.id, far)) == "slot-gone"
    assert await town.answer(HoldSlot(AINO.id, window(10, TOMORROW))) != "slot-gone"


async def test_offers_keep_to_the_days_of_the_delivery_and_the_carrier(town: Town) -> None:
    """Not before its earliest day, not after its latest, not further than the carrier looks."""
    vans = [a_van(1, day=TODAY + timedelta(days=ahead)) for ahead in range(6)]
    second_day = replace(AINO, earliest=TOMORROW, latest=TOMORROW)
    await town.furnish(*vans, second_day, VILLE)
    assert await _days(town, AINO.id) == {TOMORROW}
    assert await _days(town, VILLE.id) == {TODAY + timedelta(days=ahead) for ahead in range(4)}


async def _days(town: Town, id: str) -> set[date]:
    found = await slots_of(town.house, a_delivery(int(id[-4:])).id)
    return {offer.window.start.astimezone(CARRIER.zone).date() for offer in found}


async def test_what_the_carrier_can_no_longer_be_told_is_not_offered(town: Town) -> None:
    """A promise whose cut-off is past would be taken back at once."""
    late = replace(VAN, start=replace(VAN.start, at=TEN.start - timedelta(minutes=30)))
    await town.furnish(late, AINO)
    async with town.house.store.begin() as unit:
        await unit.carriers.put(BEFORE_CLOSING)
    town.clock.at = TEN.start - timedelta(hours=1)
    offered = [offer.window for offer in await slots_of(town.house, AINO.id)]
    assert offered == [NOON, window(14), window(16), SIX]
    assert await refused(town, HoldSlot(AINO.id, TEN)) == "past-cutoff"


async def test_a_van_on_the_road_brings_only_what_it_has_on_board(town: Town) -> None:
    """To Ville, whose parcel lies in it, it can still come later; Aino's lies at the depot."""
    ville = chats(2)
    await town.furnish(VAN, AINO, ville)
    await town.ask(BookWindow(ville.id, TEN))
    town.clock.at = VAN.start.at + timedelta(minutes=1)
    assert NOON in [offer.window for offer in await slots_of(town.house, ville.id)]
    assert [offer.window for offer in await slots_of(town.house, AINO.id)] == []
    assert await refused(town, HoldSlot(AINO.id, NOON)) == "slot-gone"
    await town.ask(BookWindow(ville.id, NOON))
    assert (await town.delivery(ville.id)).promised is not None


async def test_a_hold_says_how_long_what_stands_may_be_changed(town: Town) -> None:
    """The promise of this morning closes in two minutes: so does what is held in its stead."""
    await town.furnish(VAN, AINO)
    await town.ask(BookWindow(AINO.id, TEN))
    hours = (TEN.start - town.clock.at).total_seconds() / 3600 - 2 / 60
    told = replace(
        CARRIER.capabilities[ChangeAction.CHANGE_WINDOW], until=CutOff(hours_before_window=hours)
    )
    async with town.house.store.begin() as unit:
        every = {**CARRIER.capabilities, ChangeAction.CHANGE_WINDOW: told}
        await unit.carriers.put(replace(CARRIER, capabilities=every))
    hold = (await town.ask(HoldSlot(AINO.id, window(16)))).hold
    assert hold is not None
    assert hold.expires_at == town.clock.at + timedelta(minutes=2)


async def test_a_yes_after_the_cut_off_of_its_window_is_too_late(town: Town) -> None:
    """The hold was in time, and good until then; the yes is not."""
    await town.furnish(VAN, AINO)
    async with town.house.store.begin() as unit:
        await unit.carriers.put(BEFORE_CLOSING)
    town.clock.at = TEN.start - timedelta(hours=2, minutes=1)
    held = await hold(town)
    assert (await town.hold(held)).expires_at == TEN.start - timedelta(hours=2)
    town.clock.at += timedelta(minutes=2)
    assert await refused(town, ConfirmHold(held)) == "past-cutoff"


async def test_a_yes_is_no_promise_of_a_van_that_became_too_high_meanwhile(town: Town) -> None:
    """They told of the low gate between the hold and the yes."""
    high = replace(VAN, vehicle=replace(VAN.vehicle, height_m=2.6))
    await town.furnish(high, AINO)
    held = await hold(town)
    async with town.house.store.begin() as unit:
        low = replace(AINO.door_card, height_m_max=2.2)
        await unit.deliveries.save(replace(await town.delivery(AINO.id), door_card=low))
    assert await refused(town, ConfirmHold(held)) == "hold-expired"
    assert (await town.delivery(AINO.id)).promised is None


async def test_a_visit_that_became_longer_is_looked_for_anew(town: Town) -> None:
    """And stands on the route as long as it takes by now."""
    await town.furnish(VAN, AINO)
    held = await hold(town)
    async with town.house.store.begin() as unit:
        known = await town.delivery(AINO.id)
        await unit.deliveries.save(replace(known, service_seconds=3_000))
    await town.ask(ConfirmHold(held))
    (stop,) = (await town.route(VAN.ref)).stops
    assert stop.promised
    assert stop.service_seconds >= 3_000


async def test_every_offer_can_be_held(town: Town) -> None:
    """What is shown is not refused."""
    await town.furnish(VAN, a_van(2), AINO, VILLE)
    await town.ask(BookWindow(VILLE.id, NOON))
    offered = await slots_of(town.house, AINO.id)
    assert offered
    for offer in offered:
        await town.ask(HoldSlot(AINO.id, offer.window))


async def test_a_window_of_the_night_when_clocks_change_is_held_as_it_is(town: Town) -> None:
    """On 28 March 2027 Helsinki has no 03:30; the morning's windows begin an hour earlier."""
    sunday = date(2027, 3, 28)
    town.clock.at = NOW.replace(year=2027, month=3, day=27)
    van = a_van(1, day=sunday)
    await town.furnish(van, AINO)
    offered = await slots_of(town.house, AINO.id, sunday, sunday)
    morning = window(8, sunday)
    assert morning in [offer.window for offer in offered]
    assert morning.start.utctimetuple()[3] == 5
    done = await town.ask(BookWindow(AINO.id, morning))
    assert done.promise is not None and done.promise.window == morning


async def test_two_who_want_the_last_place_are_one_yes_and_one_no(town: Town) -> None:
    """At the same moment."""
    await town.furnish(replace(VAN, vehicle=replace(VAN.vehicle, units=1)), AINO, VILLE)
    said = await asyncio.gather(
        town.answer(HoldSlot(AINO.id, TEN)), town.answer(HoldSlot(VILLE.id, TEN))
    )
    assert sum(answer == "slot-gone" for answer in said) == 1


async def test_one_person_who_holds_two_windows_at_once_keeps_one(
    town: Town, store: SqlStore
) -> None:
    """Two phones, or two taps."""
    await town.furnish(VAN, a_van(2), AINO)
    await asyncio.gather(*(town.answer(HoldSlot(AINO.id, each)) for each in (TEN, NOON, SIX)))
    on_one, on_two = [await town.keys_on(a_van(number).ref) for number in (1, 2)]
    assert len(on_one + on_two) == 1
    assert await wrong_with(store, [AINO.id]) == []


async def test_who_holds_one_window_hears_no_to_another(town: Town) -> None:
    """Letting the first go changes its route; that alone is no reason to look again, for ever."""
    at_noon = Window(NOON.start, NOON.start + timedelta(minutes=1))
    lift = Stop(key="lift", location=door(7), service_seconds=7190, window=at_noon)
    late = Stop(key="late", location=door(8), service_seconds=60, window=SIX)
    later = Stop(key="later", location=door(9), service_seconds=60, window=SIX)
    await town.furnish(a_van(1, lift, late, later), AINO)
    held = await hold(town)
    assert await refused(town, HoldSlot(AINO.id, NOON)) == "slot-gone"
    assert town.waits == 0
    assert (await town.hold(held)).state is HoldState.HELD
