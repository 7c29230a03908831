"""A promised time told more exactly, and wider again: either end or both, within what was chosen,
where the route keeps it and all else."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.actions.ask import ask
from core.actions.changes import answer_change
from core.actions.reoffering import most_urgent_first
from core.commands import BookWindow, NarrowWindow, WithdrawChange
from core.model.asker import Asker, Role
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.model.promise import PromiseState
from core.model.window import Window
from core.ports import Unavailable
from core.refusals import Refused
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.talks import talk_of
from tests.core.town import RECIPIENT, Town, a_delivery, a_van, window, wrong_with

AGENT = Asker(Role.AGENT, "agt_1")
CARRIER_KEY = Asker(Role.CARRIER, "key_2")
TEN = window(10)
VAN = a_van()
PEOPLE = [a_delivery(number) for number in range(12)]
IDS = [each.id for each in PEOPLE]
AINO = PEOPLE[0]
TALK = talk_of(1)


def part(first: int, last: int) -> Window:
    """Of the two hours from ten on, in minutes."""
    return Window(TEN.start + timedelta(minutes=first), TEN.start + timedelta(minutes=last))


async def agreed(town: Town, delivery: Delivery, wish: Window = TEN) -> None:
    """Promised, and the carrier has said yes."""
    change = (await town.ask(BookWindow(delivery.id, wish))).change
    assert change is not None
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, CARRIER_KEY)


async def narrowed(
    town: Town, wish: Window, by: Asker = AGENT, of: Delivery = AINO
) -> Change | str:
    """The change, or the code of the no."""
    try:
        done = await ask(town.house, NarrowWindow(of.id, wish), by)
    except Refused as refused:
        return refused.refusal.code
    assert done.change is not None
    return done.change


async def tried(town: Town, wish: Window) -> str:
    """What the route says; a yes is taken back by the carrier."""
    change = await narrowed(town, wish)
    if isinstance(change, str):
        return change
    await answer_change(town.house, change.id, ChangeState.REJECTED, CARRIER_KEY)
    return "yes"


async def told_and_agreed(town: Town, wish: Window) -> None:
    change = await narrowed(town, wish)
    assert not isinstance(change, str)
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, CARRIER_KEY)


async def comes_first(town: Town, person: Delivery) -> bool:
    """Whether the van can be there in the first twenty minutes of ten to twelve, too."""
    await agreed(town, person)
    change = await narrowed(town, part(0, 20), of=person)
    if isinstance(change, str):
        return False
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, CARRIER_KEY)
    return True


async def promised(town: Town) -> tuple[Window, PromiseState]:
    promise = (await town.delivery(AINO.id)).promised
    assert promise is not None
    stop = (await town.route(VAN.ref)).stop_of(AINO.id)
    assert stop is not None
    assert (stop.window, stop.promised) == (promise.window, True)
    return promise.window, promise.state


@pytest.fixture
async def van(town: Town) -> Town:
    await town.furnish(VAN, *PEOPLE)
    await agreed(town, AINO)
    return town


@pytest.mark.parametrize("wish", [part(30, 120), part(0, 60), part(45, 90)])
async def test_either_end_or_both(van: Town, store: SqlStore, wish: Window) -> None:
    """The stop, the ledger and the carrier know; both times stand in the ledger."""
    change = await narrowed(van, wish)
    assert not isinstance(change, str)
    assert await promised(van) == (wish, PromiseState.ASKED)
    async with store.read() as unit:
        ledger = {(each.window, each.state) for each in await unit.promises.of(AINO.id)}
    assert ledger == {(TEN, PromiseState.RELEASED), (wish, PromiseState.ASKED)}
    await answer_change(van.house, change.id, ChangeState.ACCEPTED, CARRIER_KEY)
    assert await promised(van) == (wish, PromiseState.ACCEPTED)
    assert await wrong_with(store, IDS) == []


async def test_whose_time_was_told_more_exactly_is_not_behind_who_was_promised_later(
    van: Town,
) -> None:
    """Also after it was told a second time, and after a no."""
    van.clock.at += timedelta(minutes=10)
    await agreed(van, PEOPLE[1])
    later = await van.delivery(PEOPLE[1].id)
    for wish, answer in (
        (part(0, 100), ChangeState.ACCEPTED),
        (part(0, 90), ChangeState.ACCEPTED),
        (part(0, 80), ChangeState.REJECTED),
    ):
        van.clock.at += timedelta(minutes=10)
        change = await narrowed(van, wish)
        assert not isinstance(change, str)
        await answer_change(van.house, change.id, answer, CARRIER_KEY)
        first = await van.delivery(AINO.id)
        assert most_urgent_first([later, first]) == [first, later]


@pytest.mark.parametrize("no", [ChangeState.REJECTED, ChangeState.CANCELLED])
async def test_after_a_no_the_wider_time_stands(
    van: Town, store: SqlStore, no: ChangeState
) -> None:
    """Nothing is lost by trying, nor is there less time to change it."""
    before = (await van.delivery(AINO.id)).promised
    change = await narrowed(van, part(30, 60))
    assert not isinstance(change, str)
    if no is ChangeState.CANCELLED:
        await ask(van.house, WithdrawChange(change.id), AGENT)
    else:
        await answer_change(van.house, change.id, no, CARRIER_KEY)
    assert await promised(van) == (TEN, PromiseState.ACCEPTED)
    after = (await van.delivery(AINO.id)).promised
    assert before is not None and after is not None
    assert after.changeable_until == before.changeable_until
    assert await wrong_with(store, IDS) == []


async def test_what_is_not_inside_is_refused(van: Town) -> None:
    """Wider, beside, the same, a mere moment; or told by who may only choose."""
    for wish in (part(-30, 60), part(60, 150), part(120, 180), TEN, part(30, 34)):
        assert await narrowed(van, wish) == "invalid"
    assert await narrowed(van, part(30, 60), RECIPIENT) == "invalid"
    assert await promised(van) == (TEN, PromiseState.ACCEPTED)


@pytest.mark.parametrize("wish", [part(0, 60), TEN, part(90, 120)])
async def test_either_end_goes_out_again_as_far_as_was_chosen(
    van: Town, store: SqlStore, wish: Window
) -> None:
    """Also after two steps inwards; a no finds the time that was agreed to before it."""
    for step in (part(0, 60), part(15, 45)):
        await told_and_agreed(van, step)
    assert await narrowed(van, part(-15, 60)) == "invalid"
    change = await narrowed(van, wish)
    assert not isinstance(change, str)
    await answer_change(van.house, change.id, ChangeState.REJECTED, CARRIER_KEY)
    assert await promised(van) == (part(15, 45), PromiseState.ACCEPTED)
    await told_and_agreed(van, wish)
    assert await promised(van) == (wish, PromiseState.ACCEPTED)
    assert await wrong_with(store, IDS) == []


async def test_another_time_is_chosen_and_what_was_told_of_the_first_binds_no_more(
    van: Town,
) -> None:
    """Nobody chose the hours between the two."""
    await told_and_agreed(van, part(0, 30))
    await agreed(van, AINO, window(12))
    assert await narrowed(van, part(0, 30)) == "invalid"
    await told_and_agreed(van, part(120, 150))
    assert await narrowed(van, TEN) == "invalid"
    await told_and_agreed(van, window(12))


async def test_who_took_what_a_wider_time_left_keeps_it_after_a_no(
    van: Town, store: SqlStore
) -> None:
    """There is no way back to the time before, so it is broken openly."""
    await told_and_agreed(van, part(0, 20))
    change = await narrowed(van, TEN)
    assert not isinstance(change, str)
    early = [person for person in PEOPLE[1:] if await comes_first(van, person)]
    await answer_change(van.house, change.id, ChangeState.REJECTED, CARRIER_KEY)
    lost = (await van.delivery(AINO.id)).promise
    assert lost is not None
    assert lost.state is PromiseState.BROKEN
    for person in early:
        promise = (await van.delivery(person.id)).promised
        assert promise is not None
        assert promise.window == part(0, 20)
    assert await wrong_with(store, IDS) == []


async def test_while_the_roads_are_ill_no_time_stands_that_nobody_has_tested(
    van: Town, store: SqlStore
) -> None:
    """The carrier's no waits: it may be that the time before cannot be kept any more."""
    await told_and_agreed(van, part(0, 20))
    change = await narrowed(van, part(90, 120))
    assert not isinstance(change, str)
    for person in PEOPLE[1:]:
        await comes_first(van, person)
    van.roads.is_ill = True
    with pytest.raises(Unavailable):
        await answer_change(van.house, change.id, ChangeState.REJECTED, CARRIER_KEY)
    assert await promised(van) == (part(90, 120), PromiseState.ASKED)
    van.roads.is_ill = False
    await answer_change(van.house, change.id, ChangeState.REJECTED, CARRIER_KEY)
    lost = (await van.delivery(AINO.id)).promise
    assert lost is not None
    assert lost.state is PromiseState.BROKEN
    assert await wrong_with(store, IDS) == []


async def test_what_nobody_has_agreed_to_is_not_narrowed(town: Town) -> None:
    """Neither no promise at all nor one that is still asked for."""
    await town.furnish(VAN, *PEOPLE)
    assert await narrowed(town, part(30, 60)) == "not-allowed"
    await town.ask(BookWindow(AINO.id, TEN))
    assert await narrowed(town, part(30, 60)) == "not-allowed"


async def test_a_time_that_the_route_cannot_keep_is_refused(van: Town, store: SqlStore) -> None:
    """A full morning: in some minutes the van can be there, in others it cannot; nobody is late."""
    for person in PEOPLE[1:]:
        await van.answer(BookWindow(person.id, TEN))
    assert {await tried(van, part(at, at + 5)) for at in range(0, 115, 5)} == {"yes", "slot-gone"}
    assert await wrong_with(store, IDS) == []


async def test_while_others_book_every_promise_is_kept(van: Town, store: SqlStore) -> None:
    """One route, one lock."""
    others = [van.answer(BookWindow(each.id, TEN)) for each in PEOPLE[1:]]
    await asyncio.gather(narrowed(van, part(30, 60)), *others)
    assert await wrong_with(store, IDS) == []


async def test_the_recipient_hears_of_it(town: Town, store: SqlStore) -> None:
    talking = replace(AINO, conversation=TALK.id)
    await town.furnish(VAN, talking)
    async with store.begin() as unit:
        await unit.conversations.put(TALK)
    await agreed(town, talking)
    assert not isinstance(await narrowed(town, part(30, 60)), str)
    query = select(inbox.c.id).where(inbox.c.source == "house")
    keys = await store.database.look(lambda db: db.scalars(query).all())
    assert [key for key in keys if "narrowed" in key]
