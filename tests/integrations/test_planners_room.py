"""A window that no gap can serve: while somebody waits for it, a planner makes room for them."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from core.actions.making_room import make_room_due
from core.actions.replanning import EVERY_SECONDS, LEAD_MINUTES, replan_due
from core.actions.slots import slots_of
from core.actions.waitlist import Lookout, serve_waitlist
from core.commands import BookWindow, ReleaseHold, StopWaiting, WaitFor
from core.model.conversation import Holder
from core.model.ids import RouteRef
from core.model.location import Location
from core.model.path import Path
from core.model.promise import Hold
from core.model.route import Costing, Route, Stop, Terminus
from core.model.unkept import Unkept
from core.model.waiting import WaitingState
from core.ports import Unavailable
from integrations.planners import open_planner
from slots.legs import Legs
from storage.store import SqlStore, open_store
from tests.core.talks import chats, talk_of
from tests.core.town import CARRIER, DEPOT, TODAY, Town, a_town, a_van, door, window

EIGHT, TEN = window(8), window(10)
AINO, BO = chats(1), chats(2)
FAR = Location(60.30, 25.10)
PLACES = {DEPOT: "depot", door(1): "aino", door(2): "bo", FAR: "far"}
# Bo lives near Aino. To the far stop and on to Bo is no shorter than the other way round.
MINUTES = {
    ("depot", "bo"): 50, ("bo", "far"): 60, ("far", "depot"): 60,
    ("depot", "far"): 60, ("far", "bo"): 50, ("bo", "depot"): 60,
    ("bo", "aino"): 10, ("aino", "depot"): 50,
}  # fmt: skip
ELSE_MINUTES = 100
AS_IT_STANDS, WITH_ROOM = [BO.id, "far"], ["far", BO.id]


def minutes(a: Location, b: Location) -> int:
    return 0 if a == b else MINUTES.get((PLACES[a], PLACES[b]), ELSE_MINUTES)


class TellsTravel:
    """The town of these tests."""

    name = "told"

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> Sequence[Sequence[int | None]]:
        return [[minutes(a, b) * 60 for b in targets] for a in sources]

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        raise NotImplementedError

    async def aclose(self) -> None: ...


@dataclass
class Opinion:
    """A planner that says one thing, and remembers for whom it was asked."""

    order: list[str]
    name: str = "opinion"
    asked: list[Stop] = field(default_factory=list)

    async def orders(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Mapping[RouteRef, Sequence[str]]:
        return {}

    async def plan(
        self,
        routes: Sequence[Route],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> Mapping[RouteRef, Sequence[str]]:
        self.asked += further
        (wish,) = further
        order = [wish.key if key == "wish" else key for key in self.order]
        return {VAN.ref: order} if order else {}

    async def evaluate(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Sequence[Unkept]:
        return ()

    async def check(self) -> None: ...
    async def aclose(self) -> None: ...


def a_short_van() -> Route:
    """Three hours, and somebody far away whom the planner has on it at any time."""
    far = Stop(key="far", tracking_number="far", location=FAR, service_seconds=180, units=1)
    van = a_van(1, far)
    return replace(van, end=Terminus(location=DEPOT, at=van.start.at + timedelta(hours=3)))


VAN = a_short_van()


@pytest.fixture
async def store(sqlite_url: str) -> AsyncIterator[SqlStore]:
    opened = await open_store(sqlite_url)
    yield opened
    await opened.aclose()


@pytest.fixture
async def town(store: SqlStore) -> Town:
    """Bo is promised the first two hours; Aino waits for the next two."""
    town = a_town(store)
    town.house = replace(town.house, travel=TellsTravel())
    await town.furnish(VAN, AINO, BO)
    async with store.begin() as unit:
        await unit.carriers.put(CARRIER)
        for number in (1, 2):
            await unit.conversations.put(talk_of(number))
    await town.ask(BookWindow(BO.id, EIGHT))
    await town.ask(WaitFor(AINO.id, TEN))
    return town


async def held(town: Town) -> Hold | None:
    async with town.house.store.read() as unit:
        return await unit.holds.standing(AINO.id)


async def offered(town: Town) -> bool:
    offers = await slots_of(town.house, AINO.id, TODAY, TODAY)
    return TEN in [offer.window for offer in offers]


def later(town: Town) -> None:
    town.clock.at += timedelta(seconds=EVERY_SECONDS + 1)


def driven(route: Route) -> dict[str, datetime]:
    """When each stop begins; nobody before their window."""
    here, now = route.start.location, route.start.at
    begun: dict[str, datetime] = {}
    for stop in route.stops:
        now += timedelta(minutes=minutes(here, stop.location))
        now = max(now, stop.window.start) if stop.window else now
        begun[stop.key] = now
        now += timedelta(seconds=stop.service_seconds)
        here = stop.location
    begun["home"] = now + timedelta(minutes=minutes(here, route.end.location))
    return begun


@pytest.mark.parametrize("name", ["pyvrp", "vroom"])
async def test_another_order_makes_room_for_who_waits(town: Town, name: str) -> None:
    """No gap serves her, and no shorter order is found; the far one first, there is time."""
    planner = open_planner(name)
    assert await town.keys_on(VAN.ref) == AS_IT_STANDS
    assert not await offered(town)
    assert await replan_due(town.house, planner) == 0
    assert await serve_waitlist(town.house, Lookout()) == 0
    assert await make_room_due(town.house, planner) == 1
    hold = await held(town)
    assert hold is not None
    assert (hold.window, hold.route_ref) == (TEN, VAN.ref)
    route = await town.route(VAN.ref)
    assert [stop.key for stop in route.stops] == [*WITH_ROOM, hold.id]
    begun = driven(route)
    assert begun[BO.id] in EIGHT
    assert begun[hold.id] in TEN
    assert begun["home"] <= route.end.at
    promise = (await town.delivery(BO.id)).promised
    assert promise is not None
    assert (promise.window, promise.route_ref) == (EIGHT, VAN.ref)
    async with town.house.store.read() as unit:
        (wish,) = await unit.waitlist.of(AINO.id)
    assert (wish.state, wish.hold) == (WaitingState.OFFERED, hold.id)


async def test_nobody_is_asked_while_nobody_waits(town: Town) -> None:
    """An order that is longer is looked for only where it serves somebody."""
    await town.ask(StopWaiting(AINO.id))
    planner = Opinion([*WITH_ROOM, "wish"])
    assert await make_room_due(town.house, planner) == 0
    assert planner.asked == []


@pytest.mark.parametrize(
    "order",
    [
        [],
        [*AS_IT_STANDS, "wish"],  # home too late, wherever she is put in
        [BO.id, "wish", "far"],
        ["far", "wish"],  # Bo is dropped
        [BO.id, "wish"],  # the planner's own stop is
        [*WITH_ROOM, "wish", "stranger"],
    ],
)
async def test_what_does_not_keep_everybody_is_not_taken(town: Town, order: list[str]) -> None:
    """The planner's word is a proposal; nothing is changed by half."""
    before = await town.route(VAN.ref)
    assert await make_room_due(town.house, Opinion(order)) == 0
    assert await town.route(VAN.ref) == before
    assert await held(town) is None


async def test_the_same_wish_is_asked_about_once_for_each_state_of_the_routes(town: Town) -> None:
    """A planner's time is bounded; what has changed is worth another look."""
    planner = Opinion([])
    for _ in range(2):
        await make_room_due(town.house, planner)
        later(town)
    assert len(planner.asked) == 1
    async with town.house.store.begin() as unit:
        route = await unit.routes.lock(VAN.ref)
        assert route is not None
        await unit.routes.put(route.with_stops(route.stops))
    await make_room_due(town.house, planner)
    assert len(planner.asked) == 2


async def test_who_would_not_hear_it_is_asked_about_later(town: Town) -> None:
    """While an agent holds the talk nothing is kept for them; afterwards it is."""
    talk = talk_of(1)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(replace(talk, holder=Holder.AGENT))
    planner = Opinion([*WITH_ROOM, "wish"])
    assert await make_room_due(town.house, planner) == 0
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk)
    later(town)
    assert await make_room_due(town.house, planner) == 1


async def test_a_van_that_is_being_loaded_keeps_its_order(town: Town) -> None:
    """Whoever waits is too late for it."""
    town.clock.at = VAN.start.at - timedelta(minutes=LEAD_MINUTES)
    planner = Opinion([*WITH_ROOM, "wish"])
    assert await make_room_due(town.house, planner) == 0
    assert planner.asked == []


async def test_who_lets_the_place_go_leaves_a_route_that_keeps_everybody(town: Town) -> None:
    """And the order may be made shorter again."""
    await make_room_due(town.house, Opinion([*WITH_ROOM, "wish"]))
    hold = await held(town)
    assert hold is not None
    await town.ask(ReleaseHold(hold.id))
    route = await town.route(VAN.ref)
    assert route.stop_of(hold.id) is None
    assert driven(route)[BO.id] in EIGHT


class Ill(Opinion):
    async def plan(
        self,
        routes: Sequence[Route],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> Mapping[RouteRef, Sequence[str]]:
        self.asked += further
        raise Unavailable("no answer")


async def test_an_ill_planner_is_asked_again_later(town: Town) -> None:
    """The routes stand as they are, and nobody's wish is forgotten."""
    assert await make_room_due(town.house, Ill([])) == 0
    assert await make_room_due(town.house, Opinion([*WITH_ROOM, "wish"])) == 0
    later(town)
    assert await make_room_due(town.house, Opinion([*WITH_ROOM, "wish"])) == 1
