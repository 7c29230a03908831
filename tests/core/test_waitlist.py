"""A freed place: who gets it, in what order, and what never happens with it."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from core.actions.booking import hold_slot
from core.actions.holds import expire_holds
from core.actions.house import House
from core.actions.prepared import Outdated
from core.actions.routes import force_route, put_route
from core.actions.waitlist import (
    RELOOK_SECONDS,
    Lookout,
    prepare_in_turn,
    serve_waitlist,
)
from core.commands import BookWindow, ConfirmHold, HoldSlot, ReleaseHold, StopWaiting, WaitFor
from core.model.carrier import Capability, ChangeAction, CutOff
from core.model.conversation import Holder
from core.model.delivery import Delivery
from core.model.ids import HoldId
from core.model.parcel import Parcel, Size
from core.model.promise import HoldState
from core.model.quiet_hours import QuietHours
from core.model.waiting import OFFERS_MAX, REST, Waiting, WaitingState
from core.refusals import Refused
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.talks import chats, talk_of
from tests.core.town import CARRIER, PLANNER, RECIPIENT, Town, a_van, window, wrong_with
from tests.peers import Bell

TEN, NOON, SIX = window(10), window(12), window(18)
SMALL = replace(
    a_van(),
    vehicle=replace(a_van().vehicle, units=1),
    start=replace(a_van().start, at=TEN.start - timedelta(minutes=15)),
)
UNTIL_LATE = {
    **CARRIER.capabilities,
    ChangeAction.CHANGE_WINDOW: Capability(until=CutOff(hours_before_window=1.5)),
}


AINO, VILLE, OLGA = chats(1), chats(2), chats(3)
ALL = [AINO.id, VILLE.id, OLGA.id]


async def a_full_van(town: Town) -> HoldId:
    """One place, and Olga has it; Aino and Ville wait for ten, in this order."""
    await town.furnish(SMALL, AINO, VILLE, OLGA)
    async with town.house.store.begin() as unit:
        for number in (1, 2, 3):
            await unit.conversations.put(talk_of(number))
    kept = (await town.ask(HoldSlot(OLGA.id, TEN))).hold
    assert kept is not None
    for each in (AINO, VILLE):
        town.clock.at += timedelta(seconds=1)
        await town.ask(WaitFor(each.id, TEN))
    return kept.id


async def wish(town: Town, delivery: Delivery) -> Waiting | None:
    async with town.house.store.read() as unit:
        found = await unit.waitlist.of(delivery.id)
    return found[0] if found else None


async def held(town: Town, delivery: Delivery) -> HoldId | None:
    async with town.house.store.read() as unit:
        hold = await unit.holds.standing(delivery.id)
    return hold.id if hold is not None else None


async def told(store: SqlStore, kind: str) -> list[str]:
    """Whom a notice of this kind was for, in the order in which they were told."""
    query = select(inbox.c.id).where(inbox.c.source == "house").order_by(inbox.c.seq)
    keys = await store.database.look(lambda db: db.scalars(query).all())
    return [key.split("/")[0] for key in keys if key.split("/")[1] == kind]


async def test_a_freed_place_goes_to_the_first_in_line(town: Town, store: SqlStore) -> None:
    """With a hold of their own, and they hear so; the second gets nothing of it."""
    kept, lookout = await a_full_van(town), Lookout()
    assert await serve_waitlist(town.house, lookout) == 0
    await town.ask(ReleaseHold(kept))
    assert await serve_waitlist(town.house, lookout) == 1
    hers = await held(town, AINO)
    assert await town.keys_on(SMALL.ref) == [hers]
    first, second = await wish(town, AINO), await wish(town, VILLE)
    assert first is not None and (first.state, first.hold) == (WaitingState.OFFERED, hers)
    assert second is not None and second.state is WaitingState.WAITING
    assert await told(store, "slot_freed") == [AINO.id]
    assert await wrong_with(store, ALL) == []


async def test_a_place_that_a_hold_left_by_itself_is_freed_too(town: Town) -> None:
    """Nobody has to say so."""
    await a_full_van(town)
    lookout = Lookout()
    await serve_waitlist(town.house, lookout)
    town.clock.at += timedelta(minutes=6)
    await expire_holds(town.house)
    assert await serve_waitlist(town.house, lookout) == 1
    assert await held(town, AINO) is not None


async def test_who_does_not_answer_stands_behind_the_others(town: Town, store: SqlStore) -> None:
    """The next hears at once; the first is asked again later, if it comes to that."""
    kept, lookout = await a_full_van(town), Lookout()
    await town.ask(ReleaseHold(kept))
    await serve_waitlist(town.house, lookout)
    town.clock.at += timedelta(minutes=6)
    await expire_holds(town.house)
    assert await serve_waitlist(town.house, lookout) == 1
    assert (await held(town, AINO), await held(town, VILLE) is None) == (None, False)
    assert await told(store, "slot_freed") == [AINO.id, VILLE.id]
    town.clock.at += timedelta(minutes=6)
    await expire_holds(town.house)
    assert await serve_waitlist(town.house, lookout) == 0  # both were asked a moment ago
    town.clock.at += REST
    assert await serve_waitlist(town.house, lookout) == 1
    assert await held(town, AINO) is not None


async def test_nobody_is_asked_for_ever(town: Town) -> None:
    """Three times without an answer, then the wish is over."""
    kept, lookout = await a_full_van(town), Lookout()
    await town.ask(StopWaiting(VILLE.id))
    await town.ask(ReleaseHold(kept))
    for _ in range(OFFERS_MAX):
        assert await serve_waitlist(town.house, lookout) == 1
        town.clock.at += timedelta(minutes=6)
        await expire_holds(town.house)
        await serve_waitlist(town.house, lookout)
        town.clock.at += REST
    if town.clock.at < TEN.start:
        assert await serve_waitlist(town.house, lookout) == 0
    assert await wish(town, AINO) is None


async def test_a_yes_ends_the_wish_and_moves_the_promise(town: Town, store: SqlStore) -> None:
    """The time that she had taken meanwhile is free for somebody else."""
    kept, lookout = await a_full_van(town), Lookout()
    await town.ask(ReleaseHold(kept))
    await town.ask(BookWindow(AINO.id, NOON))
    assert await serve_waitlist(town.house, lookout) == 1
    hers = await held(town, AINO)
    assert hers is not None
    await town.ask(ConfirmHold(hers))
    await serve_waitlist(town.house, lookout)
    delivery = await town.delivery(AINO.id)
    assert delivery.promised is not None and delivery.promised.window == TEN
    assert await wish(town, AINO) is None
    assert await town.keys_on(SMALL.ref) == [AINO.id]
    assert await wrong_with(store, ALL) == []


async def test_a_no_passes_the_place_on(town: Town) -> None:
    """At once; and she waits for nothing any more."""
    kept, lookout = await a_full_van(town), Lookout()
    await town.ask(ReleaseHold(kept))
    await serve_waitlist(town.house, lookout)
    await town.ask(StopWaiting(AINO.id))
    assert await serve_waitlist(town.house, lookout) == 1
    assert await held(town, AINO) is None
    assert await held(town, VILLE) is not None


async def test_a_hold_that_they_chose_themselves_is_left_alone(town: Town) -> None:
    """While somebody thinks about another time they are not offered this one, the next is."""
    kept, lookout = await a_full_van(town), Lookout()
    bigger = replace(SMALL, vehicle=replace(SMALL.vehicle, units=2), version=2, body_hash="2")
    await put_route(town.house, bigger, [], PLANNER)
    own = (await town.ask(HoldSlot(AINO.id, NOON))).hold
    await town.ask(ReleaseHold(kept))
    await serve_waitlist(town.house, lookout)
    assert own is not None and (await town.hold(own.id)).state is HoldState.HELD
    assert await held(town, VILLE) is not None


async def test_a_new_plan_frees_places_too(town: Town) -> None:
    """A second van for the day: both get what they wished for."""
    await a_full_van(town)
    lookout = Lookout()
    await serve_waitlist(town.house, lookout)
    await put_route(town.house, replace(a_van(2), body_hash="x"), [], PLANNER)
    assert await serve_waitlist(town.house, lookout) == 2
    assert None not in (await held(town, AINO), await held(town, VILLE))


async def test_a_wish_is_looked_at_when_it_comes(town: Town) -> None:
    """Not only when a route changes: the place may have gone free while they typed."""
    await town.furnish(SMALL, AINO)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk_of(1))
    lookout = Lookout()
    await town.ask(WaitFor(AINO.id, SIX))
    await serve_waitlist(town.house, lookout)
    await town.ask(StopWaiting(AINO.id))
    await serve_waitlist(town.house, lookout)
    town.clock.at += timedelta(seconds=1)
    await town.ask(WaitFor(AINO.id, TEN))
    assert await serve_waitlist(town.house, lookout) == 1


NIGHT = QuietHours(time(21), time(8))


async def test_of_who_sleeps_the_place_is_kept_until_the_morning(town: Town) -> None:
    """It is theirs, and they have as long to think as by day; nobody wakes them."""
    kept, lookout = await a_full_van(town), Lookout()
    house: House = replace(town.house, limits=replace(town.house.limits, quiet_hours=NIGHT))
    await town.ask(ReleaseHold(kept))
    assert await serve_waitlist(house, lookout) == 1
    hers = await held(town, AINO)
    assert hers is not None
    morning = datetime(2026, 11, 24, 6, tzinfo=UTC)  # 08:00 in Helsinki
    hold = await town.hold(hers)
    assert hold.expires_at == morning + timedelta(seconds=house.limits.hold_seconds)
    town.clock.at = morning + timedelta(minutes=1)
    await town.ask(ConfirmHold(hers))
    assert (await town.delivery(AINO.id)).promised is not None


async def test_nothing_is_kept_over_a_night_that_ends_too_late(town: Town) -> None:
    """By the morning the carrier could no longer be told: it stays free for whoever is awake."""
    kept, lookout = await a_full_van(town), Lookout()
    long = QuietHours(time(21), time(9))
    house: House = replace(town.house, limits=replace(town.house.limits, quiet_hours=long))
    async with town.house.store.begin() as unit:
        await unit.carriers.put(replace(CARRIER, capabilities=UNTIL_LATE))
    await town.ask(ReleaseHold(kept))
    assert await serve_waitlist(house, lookout) == 0


async def test_who_comes_later_does_not_get_what_the_first_in_line_waits_for(town: Town) -> None:
    """Also where nobody has looked since it became free."""
    kept = await a_full_van(town)
    await town.ask(ReleaseHold(kept))
    with pytest.raises(Refused, match="slot-gone"):
        await town.ask(HoldSlot(OLGA.id, TEN))
    with pytest.raises(Refused, match="slot-gone"):
        await town.ask(BookWindow(VILLE.id, TEN))  # the second in line
    assert await held(town, AINO) is not None
    assert await serve_waitlist(town.house, Lookout()) == 0


async def test_many_who_do_not_fit_hide_nobody_who_does(town: Town) -> None:
    """Nine big parcels stand before hers, none of which the freed place could take."""
    await town.furnish(SMALL, AINO, VILLE, OLGA)
    big = [replace(chats(number), parcel=Parcel(size=Size.XL)) for number in range(11, 20)]
    await town.furnish(*big)
    kept = (await town.ask(HoldSlot(OLGA.id, TEN))).hold
    for number, each in [*enumerate(big, start=11), (2, VILLE)]:
        async with town.house.store.begin() as unit:
            await unit.conversations.put(talk_of(number))
        town.clock.at += timedelta(seconds=1)
        await town.ask(WaitFor(each.id, TEN))
    assert kept is not None
    await town.ask(ReleaseHold(kept.id))
    with pytest.raises(Refused, match="slot-gone"):
        await town.ask(HoldSlot(AINO.id, TEN))
    assert await held(town, VILLE) is not None


async def test_whose_place_a_plan_took_keeps_their_place_in_the_line(
    town: Town, store: SqlStore
) -> None:
    """They did not fail to answer: they hear that they wait again, and the next plan with room asks
    them first."""
    kept, lookout = await a_full_van(town), Lookout()
    await town.ask(ReleaseHold(kept))
    assert await serve_waitlist(town.house, lookout) == 1
    lame = replace(SMALL, version=2, body_hash="2", end=replace(SMALL.end, at=SMALL.start.at))
    await force_route(town.house, lame, [], PLANNER)
    assert await held(town, AINO) is None
    assert len(await told(store, "slot_passed")) == 1
    first = await wish(town, AINO)
    assert first is not None and (first.state, first.offers) == (WaitingState.WAITING, 0)
    await put_route(town.house, replace(SMALL, version=3, body_hash="3"), [], PLANNER)
    assert await serve_waitlist(town.house, lookout) == 1
    assert await held(town, AINO) is not None


async def test_who_came_while_it_changed_looks_at_the_line_again(town: Town) -> None:
    """The place was freed after her look: the first in line has not had their turn."""
    kept = await a_full_van(town)
    roomy = replace(SMALL, vehicle=replace(SMALL.vehicle, units=2), version=2, body_hash="2")
    await put_route(town.house, roomy, [], PLANNER)
    await town.ask(HoldSlot(AINO.id, TEN))  # they wait and have a place: nobody else is asked for
    prepared = await prepare_in_turn(town.house, HoldSlot(VILLE.id, TEN))
    assert prepared.others_wait
    await town.ask(ReleaseHold(kept))
    async with town.house.store.begin() as unit:
        with pytest.raises(Outdated):
            await hold_slot(town.house, unit, HoldSlot(VILLE.id, TEN), RECIPIENT, prepared)


async def test_the_first_in_line_takes_it_by_themselves(town: Town) -> None:
    kept = await a_full_van(town)
    await town.ask(ReleaseHold(kept))
    await town.ask(BookWindow(AINO.id, TEN))
    promise = (await town.delivery(AINO.id)).promised
    assert promise is not None and promise.window == TEN


async def test_no_place_is_kept_for_who_talks_with_one_of_us(town: Town) -> None:
    """They would not see the question; the next in line does."""
    kept, lookout = await a_full_van(town), Lookout()
    async with town.house.store.begin() as unit:
        await unit.conversations.put(replace(talk_of(1), holder=Holder.AGENT))
    await town.ask(ReleaseHold(kept))
    assert await serve_waitlist(town.house, lookout) == 1
    assert await held(town, VILLE) is not None


async def test_who_waited_in_vain_hears_so_once(town: Town, store: SqlStore) -> None:
    """When the window has begun, or nobody could tell the carrier any more."""
    await a_full_van(town)
    lookout = Lookout()
    await serve_waitlist(town.house, lookout)
    town.clock.at = TEN.start + timedelta(seconds=RELOOK_SECONDS)
    for _ in range(2):
        await serve_waitlist(town.house, lookout)
        town.clock.at += timedelta(seconds=RELOOK_SECONDS)
    assert await told(store, "wish_over") == [AINO.id, VILLE.id]
    assert (await wish(town, AINO), await wish(town, VILLE)) == (None, None)


async def test_a_crash_between_the_freeing_and_the_look_loses_no_wait(
    town: Town, store: SqlStore
) -> None:
    """Another process, which never saw the day, finds it; one that dies while it offers has done
    nothing at all."""
    kept = await a_full_van(town)
    await serve_waitlist(town.house, Lookout())
    await town.ask(ReleaseHold(kept))

    class NoBell(Bell):
        def ring(self, lane: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await serve_waitlist(replace(town.house, bell=NoBell()), Lookout())
    assert (await held(town, AINO), await town.keys_on(SMALL.ref)) == (None, [])
    assert await told(store, "slot_freed") == []
    assert await serve_waitlist(town.house, Lookout()) == 1
    assert await told(store, "slot_freed") == [AINO.id]


async def test_the_roads_are_ill_and_nobody_loses_their_place_in_line(town: Town) -> None:
    """They are asked as soon as travel times are told again."""
    kept, lookout = await a_full_van(town), Lookout()
    await town.ask(ReleaseHold(kept))
    town.roads.is_ill = True
    assert await serve_waitlist(town.house, lookout) == 0
    town.roads.is_ill = False
    town.clock.at += timedelta(seconds=RELOOK_SECONDS)
    assert await serve_waitlist(town.house, lookout) == 1
    assert await held(town, AINO) is not None


async def test_a_late_yes_comes_after_those_in_line(town: Town) -> None:
    """Her hold ran out, and nobody has looked since."""
    kept = await a_full_van(town)
    town.clock.at += timedelta(minutes=6)
    await expire_holds(town.house)
    with pytest.raises(Refused, match="hold-expired"):
        await town.ask(ConfirmHold(kept))
    assert await held(town, AINO) is not None
