"""Sooner: who could be served before their time is asked once, and nobody comes without a yes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.ask import ask
from core.actions.changes import answer_change
from core.actions.etas import Ways, recompute_etas
from core.actions.policies import set_policy
from core.commands import AllowSooner, BookWindow
from core.model.change import ChangeState
from core.model.ids import DeliveryId
from core.model.notice import Notice, NoticeKind
from core.model.notice_policy import NoticePolicy, PolicyOf
from core.model.promise import PromiseState
from core.model.status import EventType, Status
from core.model.window import Window
from core.refusals import Refused
from storage.store import SqlStore
from tests.core.talks import talk_of
from tests.core.test_etas import happens, notices
from tests.core.test_narrowing import CARRIER_KEY
from tests.core.town import RECIPIENT, Town, a_delivery, a_van, window

TEN = window(10)
EIGHT = a_van().start.at
AINO = replace(a_delivery(1), conversation=talk_of(1).id)


async def on_the_road(town: Town) -> None:
    """Promised from ten on, agreed to, and the van has nothing else to do."""
    await town.furnish(a_van(), AINO)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk_of(1))
    change = (await town.ask(BookWindow(AINO.id, TEN))).change
    assert change is not None
    await answer_change(town.house, change.id, ChangeState.ACCEPTED, CARRIER_KEY)
    await happens(town, AINO, EventType.OUT_FOR_DELIVERY, EIGHT)


async def asked(store: SqlStore) -> list[Notice]:
    return [each for each in await notices(store) if each.kind is NoticeKind.SOONER]


async def test_who_is_next_is_asked_once(town: Town, store: SqlStore) -> None:
    """By one process and by another one; with the time at which the van would be there."""
    await on_the_road(town)
    ways = Ways()
    for known in (ways, ways, Ways()):
        await recompute_etas(town.house, known)
    (notice,) = await asked(store)
    assert notice.window is not None and notice.window.end == TEN.end
    assert EIGHT < notice.window.start <= TEN.start - timedelta(minutes=30)
    assert notice.valid_until is not None and notice.valid_until < TEN.start


async def test_nobody_comes_without_a_yes(town: Town) -> None:
    """The promise and the stop stand as they were."""
    await on_the_road(town)
    await recompute_etas(town.house, Ways())
    promise = (await town.delivery(AINO.id)).promise
    assert promise is not None and promise.window == TEN


async def test_a_shop_may_never_ask(town: Town, store: SqlStore) -> None:
    """By its policy."""
    await on_the_road(town)
    await set_policy(store, PolicyOf(), NoticePolicy(sooner_minutes=None))
    await recompute_etas(town.house, Ways())
    assert await asked(store) == []


async def test_a_yes_opens_the_window_earlier_and_is_told(town: Town) -> None:
    """The carrier is asked, with the opening of the old window as its deadline."""
    await on_the_road(town)
    earlier = TEN.start - timedelta(minutes=45)
    done = await town.ask(AllowSooner(AINO.id, earlier))
    assert done.change is not None and done.promise is not None
    assert done.change.deadline == TEN.start
    assert done.promise.window == Window(earlier, TEN.end)
    assert await window_on_route(town) == Window(earlier, TEN.end)
    await answer_change(town.house, done.change.id, ChangeState.ACCEPTED, CARRIER_KEY)
    promise = (await town.delivery(AINO.id)).promise
    assert promise is not None and promise.state is PromiseState.ACCEPTED


async def test_who_lets_them_come_sooner_is_promised_since_the_first_time(town: Town) -> None:
    """Whoever helps does not lose their place among those who were promised a time."""
    await on_the_road(town)
    first = (await town.delivery(AINO.id)).promise
    done = await town.ask(AllowSooner(AINO.id, TEN.start - timedelta(minutes=45)))
    assert first is not None and done.promise is not None
    assert done.promise.since == first.made_at < done.promise.made_at


async def test_after_a_no_of_the_carrier_the_promise_stands_as_it_was(town: Town) -> None:
    """And so does the stop."""
    await on_the_road(town)
    done = await town.ask(AllowSooner(AINO.id, TEN.start - timedelta(minutes=45)))
    assert done.change is not None
    await answer_change(town.house, done.change.id, ChangeState.REJECTED, CARRIER_KEY)
    promise = (await town.delivery(AINO.id)).promise
    assert promise is not None and promise.window == TEN
    assert (promise.state, await window_on_route(town)) == (PromiseState.ACCEPTED, TEN)


async def test_a_yes_that_comes_too_late_changes_nothing(town: Town) -> None:
    """The window has opened meanwhile."""
    await on_the_road(town)
    town.clock.at = TEN.start
    with pytest.raises(Refused):
        await ask(town.house, AllowSooner(AINO.id, EIGHT), RECIPIENT)
    town.clock.at = EIGHT
    with pytest.raises(Refused):
        await ask(town.house, AllowSooner(AINO.id, TEN.start), RECIPIENT)
    assert (await town.delivery(AINO.id)).status is Status.OUT_FOR_DELIVERY


async def window_on_route(town: Town) -> Window | None:
    async with town.house.store.read() as unit:
        route = await unit.routes.get(a_van().ref)
    stop = route.stop_of(DeliveryId(AINO.id)) if route is not None else None
    return stop.window if stop is not None else None
