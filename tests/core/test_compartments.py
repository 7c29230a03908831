"""Compartments: one is kept before anybody is promised it, and as long as it is needed."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.announce import Announcement, announce
from core.actions.changes import answer_change, expire_changes
from core.actions.events import EventReport, record_events
from core.actions.places import near, put_point
from core.actions.reoffering import reoffer
from core.actions.routes import take_away
from core.actions.timers import ring_timers
from core.commands import (
    BookWindow,
    CallOffDelivery,
    KeepCompartment,
    LetCompartmentGo,
    Redirect,
    SendBackParcel,
    WithdrawChange,
)
from core.model.address import AddressQuery
from core.model.asker import Asker, Role
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery, Format
from core.model.event import CarrierEvent
from core.model.ids import PointRef
from core.model.parcel import Parcel, Size
from core.model.pickup_point import Pickup, PickupPoint
from core.model.status import EventType, Flag
from storage.store import SqlStore
from tests.core.town import FLEET, PLANNER, Town, a_delivery, a_van, door, window

CARRIER_KEY = Asker(Role.CARRIER, "key_2")
NEAR = PickupPoint(
    ref=PointRef("near"), name="Near", location=door(1), compartments={Size.S: 1, Size.M: 1}
)
FAR = replace(NEAR, ref=PointRef("far"), name="Far")
FULL = "no-compartment"
PEOPLE = [a_delivery(number) for number in range(8)]
AINO, BO, CAI = PEOPLE[:3]


@pytest.fixture
async def lockers(town: Town) -> Town:
    """Two, each with a small compartment and a middle one."""
    await town.furnish(*PEOPLE)
    for point in (NEAR, FAR):
        await put_point(town.house, point, PLANNER)
    return town


async def free(town: Town, point: PickupPoint = NEAR) -> Mapping[Size, int]:
    async with town.house.store.read() as unit:
        return await unit.points.available(point.ref)


async def redirected(town: Town, delivery: Delivery, point: PickupPoint = NEAR) -> Change:
    change = (await town.ask(Redirect(delivery.id, point.ref))).change
    assert change is not None
    return change


async def says(town: Town, change: Change, state: ChangeState) -> None:
    await answer_change(town.house, change.id, state, CARRIER_KEY)


async def happens(town: Town, delivery: Delivery, kind: EventType) -> None:
    event = CarrierEvent(event_id=town.house.new_id("e"), type=kind, occurred_at=town.clock.at)
    report = EventReport(event=event, body_hash="1", delivery=delivery.id)
    await record_events(town.house, [report], CARRIER_KEY)


async def not_as_kept(store: SqlStore, people: list[Delivery]) -> list[str]:
    """Counters that are not the reservations, and parcels that have nothing where they go."""
    wrong = []
    async with store.read() as unit:
        for point in (NEAR, FAR):
            kept = [await unit.points.reservation_of(each.id, point.ref) for each in people]
            left = {
                size: count - sum(1 for each in kept if each is not None and each.size is size)
                for size, count in point.compartments.items()
            }
            if left != await unit.points.available(point.ref) or min(left.values()) < 0:
                wrong.append(f"{point.ref} counts {await unit.points.available(point.ref)}")
        for each in people:
            now = await unit.deliveries.get(each.id)
            assert now is not None
            goes_to = now.pickup.point if now.pickup is not None and not now.is_over else None
            if goes_to is not None and not await unit.points.reservation_of(each.id, goes_to):
                wrong.append(f"{each.id} has nothing at {goes_to}")
    return wrong


async def test_one_is_kept_before_the_carrier_is_asked(lockers: Town) -> None:
    """The smallest that fits, then a bigger one, then none."""
    await redirected(lockers, AINO)
    assert await free(lockers) == {Size.S: 0, Size.M: 1}
    await redirected(lockers, BO)
    assert await free(lockers) == {Size.S: 0, Size.M: 0}
    assert await lockers.answer(Redirect(CAI.id, NEAR.ref)) == FULL


@pytest.mark.parametrize("no", [ChangeState.REJECTED, ChangeState.EXPIRED, ChangeState.CANCELLED])
async def test_a_no_frees_it(lockers: Town, no: ChangeState) -> None:
    """Of the carrier, of the clock, of the recipient."""
    change = await redirected(lockers, AINO)
    if no is ChangeState.CANCELLED:
        await lockers.ask(WithdrawChange(change.id))
    elif no is ChangeState.REJECTED:
        await says(lockers, change, no)
    else:
        async with lockers.house.store.begin() as unit:
            await unit.changes.put(replace(change, deadline=lockers.clock.at))
        assert await expire_changes(lockers.house) == 1
    assert await free(lockers) == NEAR.compartments
    assert (await lockers.delivery(AINO.id)).pickup is None


@pytest.mark.parametrize(
    "end", [EventType.COLLECTED, EventType.RETURNING, EventType.CANCELLED, EventType.LOST]
)
async def test_it_is_free_once_the_parcel_has_left(lockers: Town, end: EventType) -> None:
    """Fetched, on its way back, or never to come."""
    await says(lockers, await redirected(lockers, AINO), ChangeState.ACCEPTED)
    if end in (EventType.COLLECTED, EventType.RETURNING):
        await happens(lockers, AINO, EventType.READY_FOR_PICKUP)
    assert await free(lockers) == {Size.S: 0, Size.M: 1}
    await happens(lockers, AINO, end)
    assert await free(lockers) == NEAR.compartments


async def test_a_parcel_that_lies_in_it_keeps_it_until_it_is_taken_out(lockers: Town) -> None:
    """A yes to its return empties nothing yet; one to a parcel that is not there does."""
    for delivery in (AINO, BO):
        await says(lockers, await redirected(lockers, delivery), ChangeState.ACCEPTED)
    await happens(lockers, AINO, EventType.READY_FOR_PICKUP)
    for command in (SendBackParcel(AINO.id), CallOffDelivery(BO.id)):
        change = (await lockers.ask(command)).change
        assert change is not None
        await says(lockers, change, ChangeState.ACCEPTED)
    assert await free(lockers) == {Size.S: 0, Size.M: 1}


async def test_another_locker_is_asked_for_and_the_first_one_kept(
    lockers: Town, store: SqlStore
) -> None:
    """Until the carrier has said yes to it; after a no the parcel goes where it was to go."""
    await says(lockers, await redirected(lockers, AINO), ChangeState.ACCEPTED)
    other = await redirected(lockers, AINO, FAR)
    assert (await free(lockers))[Size.S] == (await free(lockers, FAR))[Size.S] == 0
    await says(lockers, other, ChangeState.REJECTED)
    known = await lockers.delivery(AINO.id)
    assert known.pickup is not None
    assert known.pickup.point == NEAR.ref
    assert Flag.REDIRECTED in known.flags
    assert await free(lockers, FAR) == FAR.compartments
    await says(lockers, await redirected(lockers, AINO, FAR), ChangeState.ACCEPTED)
    assert await free(lockers) == NEAR.compartments
    assert await not_as_kept(store, PEOPLE) == []


async def test_another_wish_before_the_answer_lets_the_first_go(lockers: Town) -> None:
    """The carrier has said nothing yet: one place is kept, not two."""
    await redirected(lockers, AINO)
    await redirected(lockers, AINO, FAR)
    assert await free(lockers) == NEAR.compartments
    assert (await free(lockers, FAR))[Size.S] == 0


async def test_an_earlier_yes_that_ends_moves_no_later_wish(lockers: Town) -> None:
    first = await redirected(lockers, AINO)
    await says(lockers, first, ChangeState.ACCEPTED)
    await redirected(lockers, AINO, FAR)
    await lockers.ask(WithdrawChange(first.id))
    assert (await lockers.delivery(AINO.id)).pickup_until is not None
    assert await free(lockers) == NEAR.compartments
    assert (await free(lockers, FAR))[Size.S] == 0


async def test_a_load_for_a_locker_has_its_compartment(lockers: Town, store: SqlStore) -> None:
    """From its announcement; where none is free its sender's word stands, and an alert says so."""
    loads = [
        await announce(
            lockers.house,
            Announcement(
                tracking_number=f"L{number}",
                carrier=FLEET,
                address=AddressQuery(text="somewhere"),
                parcel=Parcel(size=Size.M),
                format=Format.LOCKER,
                point=NEAR.ref,
            ),
            PLANNER,
        )
        for number in range(2)
    ]
    assert await free(lockers) == {Size.S: 1, Size.M: 0}
    async with store.read() as unit:
        told = [[e.what for e in await unit.timeline.of(each.id)] for each in loads]
    assert "no compartment is free at near" not in told[0]
    assert "no compartment is free at near" in told[1]
    change = await redirected(lockers, loads[0], FAR)
    assert (await free(lockers))[Size.M] == 0
    await says(lockers, change, ChangeState.REJECTED)
    assert (await lockers.delivery(loads[0].id)).pickup == Pickup(point=NEAR.ref)
    await happens(lockers, loads[0], EventType.COLLECTED)
    await happens(lockers, loads[1], EventType.READY_FOR_PICKUP)
    assert (await free(lockers))[Size.M] == 0


async def thinks_about(town: Town, delivery: Delivery, point: PickupPoint = NEAR) -> None:
    await town.ask(KeepCompartment(delivery.id, point.ref))


async def time_is_over(town: Town) -> None:
    """Nobody has answered, and what was kept for them is let go."""
    town.clock.at += timedelta(seconds=town.house.limits.hold_seconds + 1)
    await ring_timers(town.house)


async def test_one_is_kept_for_who_thinks_about_it(lockers: Town) -> None:
    """Nobody else is given it meanwhile, and the carrier hears nothing."""
    for delivery in (AINO, BO):
        await thinks_about(lockers, delivery)
    assert await free(lockers) == {Size.S: 0, Size.M: 0}
    assert await lockers.answer(KeepCompartment(CAI.id, NEAR.ref)) == FULL
    assert await lockers.answer(Redirect(CAI.id, NEAR.ref)) == FULL
    known = await lockers.delivery(AINO.id)
    assert (known.pickup, known.flags) == (None, frozenset())
    async with lockers.house.store.read() as unit:
        assert await unit.changes.of(AINO.id) == []


async def test_no_answer_frees_what_was_kept(lockers: Town) -> None:
    """By itself; a yes that comes later takes what is free then."""
    await thinks_about(lockers, AINO)
    await time_is_over(lockers)
    assert await free(lockers) == NEAR.compartments
    await redirected(lockers, BO)
    await redirected(lockers, AINO)
    assert await free(lockers) == {Size.S: 0, Size.M: 0}
    assert await lockers.answer(Redirect(CAI.id, NEAR.ref)) == FULL


async def test_a_yes_takes_the_one_that_was_kept(lockers: Town, store: SqlStore) -> None:
    """One and no second, and the end of the moment takes nothing away."""
    await thinks_about(lockers, AINO)
    await redirected(lockers, AINO)
    assert await free(lockers) == {Size.S: 0, Size.M: 1}
    await time_is_over(lockers)
    assert await free(lockers) == {Size.S: 0, Size.M: 1}
    assert await not_as_kept(store, PEOPLE) == []


async def test_who_looks_at_another_one_leaves_the_first(lockers: Town) -> None:
    """And has as long for that as for the first."""
    await thinks_about(lockers, AINO)
    lockers.clock.at += timedelta(seconds=lockers.house.limits.hold_seconds - 1)
    await thinks_about(lockers, AINO, FAR)
    assert await free(lockers) == NEAR.compartments
    lockers.clock.at += timedelta(seconds=2)
    await ring_timers(lockers.house)
    assert (await free(lockers, FAR))[Size.S] == 0


async def test_a_no_frees_what_was_kept_at_once(lockers: Town) -> None:
    """And the end of the moment finds nothing left to do; asked twice, nothing is freed twice."""
    await thinks_about(lockers, AINO)
    for _ in range(2):
        await lockers.ask(LetCompartmentGo(AINO.id))
        assert await free(lockers) == NEAR.compartments
    assert await lockers.answer(KeepCompartment(BO.id, NEAR.ref)) != FULL
    await time_is_over(lockers)
    assert await free(lockers) == NEAR.compartments


async def test_a_no_to_another_one_keeps_where_the_parcel_goes(
    lockers: Town, store: SqlStore
) -> None:
    """Only what was looked at is let go."""
    await says(lockers, await redirected(lockers, AINO), ChangeState.ACCEPTED)
    await thinks_about(lockers, AINO, FAR)
    await lockers.ask(LetCompartmentGo(AINO.id))
    assert await free(lockers) == {Size.S: 0, Size.M: 1}
    assert await free(lockers, FAR) == FAR.compartments
    assert await not_as_kept(store, PEOPLE) == []


async def test_the_list_is_by_what_fetching_costs(lockers: Town) -> None:
    """A wheelchair is asked for before the way; hours are the carrier's clock's."""
    steps = replace(NEAR, wheelchair=False, opening_hours="Mo-Su 08:00-20:00")
    await put_point(lockers.house, steps, PLANNER)
    found = await near(lockers.house, door(1), Size.S, 5, asks=AINO)
    assert [place.point.ref for place in found] == [FAR.ref, NEAR.ref]
    assert found[1].hours is not None
    without = await near(lockers.house, door(1), Size.S, 5, asks=AINO, step_free=True)
    assert [place.point.ref for place in without] == [FAR.ref]


async def test_where_the_parcel_goes_stays_kept_whatever_is_looked_at(
    lockers: Town, store: SqlStore
) -> None:
    """The carrier brings it to the first until somebody says otherwise."""
    await says(lockers, await redirected(lockers, AINO), ChangeState.ACCEPTED)
    await thinks_about(lockers, AINO, FAR)
    await thinks_about(lockers, AINO)
    await time_is_over(lockers)
    assert await free(lockers) == {Size.S: 0, Size.M: 1}
    assert await free(lockers, FAR) == FAR.compartments
    assert await not_as_kept(store, PEOPLE) == []


async def test_what_is_kept_for_them_is_room_for_them_alone(lockers: Town) -> None:
    """The list of who thinks about the last one still has it; others' lists do not."""
    for delivery in (AINO, BO):
        await thinks_about(lockers, delivery)

    async def sees(delivery: Delivery) -> list[PointRef]:
        found = await near(lockers.house, door(1), Size.S, 5, asks=delivery)
        return sorted(place.point.ref for place in found)

    assert await sees(AINO) == [FAR.ref, NEAR.ref]
    assert await sees(CAI) == [FAR.ref]


async def test_eight_who_think_and_choose_at_once_are_given_nothing_twice(
    lockers: Town, store: SqlStore
) -> None:
    """Looks, yeses and silence between one another; then the moment is over for all of them."""

    async def thinks(number: int) -> None:
        delivery = PEOPLE[number]
        for turn in range(3):
            point = (NEAR, FAR)[(number + turn) % 2]
            kept = await lockers.answer(KeepCompartment(delivery.id, point.ref))
            if isinstance(kept, str) or (number + turn) % 3 == 0:
                continue
            assert not isinstance(await lockers.answer(Redirect(delivery.id, point.ref)), str)

    await asyncio.gather(*(thinks(number) for number in range(8)))
    assert await not_as_kept(store, PEOPLE) == []
    await time_is_over(lockers)
    assert await not_as_kept(store, PEOPLE) == []
    going = [await lockers.delivery(each.id) for each in PEOPLE]
    left = [*(await free(lockers)).values(), *(await free(lockers, FAR)).values()]
    assert 4 - sum(left) == sum(each.pickup is not None for each in going)
    assert lockers.said["Redirect"] > 1


async def test_eight_at_once_change_places_and_minds(lockers: Town, store: SqlStore) -> None:
    """To and fro between two lockers of two, with yeses and noes in between: never too many in."""

    async def goes(number: int) -> None:
        delivery = PEOPLE[number]
        for turn in range(3):
            point = (NEAR, FAR)[(number + turn) % 2]
            done = await lockers.answer(Redirect(delivery.id, point.ref))
            if isinstance(done, str) or done.change is None:
                continue
            state = (ChangeState.ACCEPTED, ChangeState.REJECTED)[(number + turn // 2) % 2]
            await says(lockers, done.change, state)

    await asyncio.gather(*(goes(number) for number in range(8)))
    assert await not_as_kept(store, PEOPLE) == []
    assert lockers.said["Redirect"] > 3
    assert lockers.said[FULL] > 3


async def test_a_promise_that_broke_while_a_point_was_asked_for_is_told_after_a_no(
    lockers: Town,
) -> None:
    """Until then it goes where they wished; then there is nothing left, and they hear so."""
    await lockers.furnish(a_van())
    change = await redirected(lockers, AINO)
    await lockers.ask(BookWindow(AINO.id, window(12)))
    await take_away(lockers.house, a_van().ref, PLANNER, whatever_it_breaks=True)
    assert await reoffer(lockers.house) == 0
    await says(lockers, change, ChangeState.REJECTED)
    lockers.clock.at += timedelta(minutes=2)
    assert await reoffer(lockers.house) == 1


async def test_whose_compartment_is_gone_is_looked_after(lockers: Town) -> None:
    """The one that was kept last, by a person: both were told that they have it."""
    await lockers.ask(KeepCompartment(AINO.id, NEAR.ref))
    lockers.clock.at += timedelta(seconds=1)
    await lockers.ask(KeepCompartment(BO.id, NEAR.ref))
    await put_point(lockers.house, replace(NEAR, compartments={Size.S: 0, Size.M: 1}), PLANNER)
    async with lockers.house.store.read() as unit:
        said = {
            who.id: [each.what for each in await unit.timeline.of(who.id) if each.kind == "alert"]
            for who in (AINO, BO)
        }
    assert sorted(said.values()) == [[], ["near has fewer compartments than are kept"]]
    assert await free(lockers) == {Size.S: 0, Size.M: 0}
