"""A day of one van or two, in whatever order: people book, think, wait, go; the planner pushes, and
puts the routes in order."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.actions.holds import expire_holds
from core.actions.losing import Cause
from core.actions.reoffering import reoffer
from core.actions.replanning import replan
from core.actions.routes import force_route, put_route
from core.actions.slots import slots_of
from core.actions.waitlist import Lookout, serve_waitlist
from core.commands import (
    BookWindow,
    ConfirmHold,
    HoldSlot,
    ReleaseHold,
    StopWaiting,
    WaitFor,
)
from core.model.ids import DeliveryId, HoldId, RouteRef, WaitingId
from core.model.promise import HoldState, PromiseState
from core.model.route import Costing, PushedStop, Route, Stop
from core.model.unkept import Unkept
from core.model.waiting import OFFERS_MAX, WaitingState
from core.model.window import Window
from core.refusals import Refused
from slots.legs import Legs
from storage.migrate import to_newest
from storage.store import open_store
from tests.core.talks import chats, talk_of
from tests.core.town import (
    FLEET,
    PLANNER,
    TODAY,
    a_town,
    a_van,
    door,
    seconds_between,
    windows,
    wrong_with,
)

PEOPLE_THERE = [chats(number) for number in range(6)]
IDS = [each.id for each in PEOPLE_THERE]
WINDOWS = windows()[1:4]
VAN = a_van(units=8)
PEOPLE = st.sampled_from(IDS)
WISHES = st.sampled_from(WINDOWS)
LOAD = st.lists(st.integers(0, 20), max_size=2, unique=True)
CHANCE = st.randoms(use_true_random=False)
DAYS = 200 if os.environ.get("DOORSTEP_HYPOTHESIS") == "thorough" else 12
LATE_HOME = "home in time"  # a plan may come home late: that is the planner's affair


@cache
def empty_database() -> bytes:
    """A file with the newest schema."""
    with tempfile.TemporaryDirectory(prefix="doorstep-machine-") as folder:
        path = Path(folder) / "d.db"
        asyncio.run(to_newest(f"sqlite+aiosqlite:///{path}"))
        return path.read_bytes()


class Shuffler:
    """A planner of any opinion: each stop on any van, in any order."""

    name = "shuffler"

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    async def orders(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Mapping[RouteRef, Sequence[str]]:
        return await self.plan(routes, legs)

    async def plan(
        self,
        routes: Sequence[Route],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> Mapping[RouteRef, Sequence[str]]:
        keys = [(route.ref, stop.key) for route in routes for stop in route.stops]
        keys += [(routes[0].ref, stop.key) for stop in further]
        self._chance.shuffle(keys)
        moving = self._chance.random() / 2
        plan: dict[RouteRef, list[str]] = {route.ref: [] for route in routes}
        for ref, key in keys:
            to = self._chance.choice(list(plan)) if self._chance.random() < moving else ref
            plan[to].append(key)
        return plan

    async def evaluate(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Sequence[Unkept]:
        return ()

    async def check(self) -> None: ...
    async def aclose(self) -> None: ...


class VanDay(RuleBasedStateMachine):
    """`told` is what people heard last; only a forced plan may take it back."""

    vans: tuple[Route, ...] = (VAN,)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="doorstep-machine-"))
        (self.folder / "d.db").write_bytes(empty_database())
        self.loop = asyncio.new_event_loop()
        self.store = self.run(open_store(f"sqlite+aiosqlite:///{self.folder / 'd.db'}"))
        self.town = a_town(self.store)
        self.run(self.town.furnish(*self.vans, *PEOPLE_THERE))
        self.run(self.begin_talks())
        self.lookout = Lookout()
        self.wishes: dict[WaitingId, DeliveryId] = {}
        self.stopped: set[WaitingId] = set()
        self.told: dict[DeliveryId, Window] = {}
        self.holds: list[tuple[HoldId, DeliveryId, Window]] = []
        self.version = 1

    def run[Result](self, work: Coroutine[object, object, Result]) -> Result:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        self.run(self.store.aclose())
        self.loop.close()
        shutil.rmtree(self.folder)

    @rule(person=PEOPLE, wish=WISHES)
    def holds_a_window(self, person: DeliveryId, wish: Window) -> None:
        was_late = self.comes_home_late()
        done = self.run(self.town.answer(HoldSlot(person, wish)))
        if not isinstance(done, str) and done.hold is not None:
            self.holds.append((done.hold.id, person, wish))
            assert was_late or not self.comes_home_late()

    @rule(person=PEOPLE, chance=CHANCE)
    def takes_what_is_offered_at_once(self, person: DeliveryId, chance: Random) -> None:
        """It cannot be gone, and the van drives as much longer as was told."""
        try:
            offers = self.run(slots_of(self.town.house, person, TODAY, TODAY))
        except Refused:
            return
        if not offers:
            return
        offer = chance.choice(offers)
        stood, drove = self.run(self.stands(person)), self.run(self.driven_seconds())
        done = self.run(self.town.ask(HoldSlot(person, offer.window)))
        assert done.hold is not None
        self.holds.append((done.hold.id, person, offer.window))
        if not stood:  # else an earlier hold went away with it
            assert done.hold.extra_seconds == offer.extra_seconds
            assert self.run(self.driven_seconds()) - drove == offer.extra_seconds

    @rule(chance=CHANCE)
    def the_routes_are_put_in_order(self, chance: Random) -> None:
        """Whatever a planner proposes."""
        was_late = self.comes_home_late()
        self.run(replan(self.town.house, Shuffler(chance), FLEET, TODAY))
        assert was_late or not self.comes_home_late()

    @rule(person=PEOPLE, wish=WISHES)
    def books_a_window(self, person: DeliveryId, wish: Window) -> None:
        if not isinstance(self.run(self.town.answer(BookWindow(person, wish))), str):
            self.told[person] = wish

    @rule(person=PEOPLE, wish=WISHES)
    def waits_for_a_window(self, person: DeliveryId, wish: Window) -> None:
        done = self.run(self.town.answer(WaitFor(person, wish)))
        if not isinstance(done, str) and done.waiting is not None:
            self.wishes[done.waiting.id] = person

    @precondition(lambda self: self.wishes)
    @rule(person=PEOPLE)
    def waits_no_more(self, person: DeliveryId) -> None:
        self.run(self.town.ask(StopWaiting(person)))
        self.stopped |= {id for id, whose in self.wishes.items() if whose == person}

    @rule(again=st.booleans())
    def the_line_is_served(self, again: bool) -> None:
        """By the same process, or by another one that has seen nothing yet."""
        was_late = self.comes_home_late()
        self.lookout = Lookout() if again else self.lookout
        self.run(serve_waitlist(self.town.house, self.lookout))
        assert was_late or not self.comes_home_late()
        self.holds += self.run(self.offered())

    @precondition(lambda self: self.wishes)
    @rule()
    def nobody_answers(self) -> None:
        """Whoever was offered a place lets it run out, and the next in line is asked."""
        self.run(serve_waitlist(self.town.house, self.lookout))
        self.town.clock.at += timedelta(minutes=6)
        was_late = self.comes_home_late()
        self.run(expire_holds(self.town.house))
        self.run(serve_waitlist(self.town.house, Lookout()))
        assert was_late or not self.comes_home_late()
        self.holds += self.run(self.offered())

    @rule()
    def broken_promises_are_offered_anew(self) -> None:
        """Nobody stays in the dark, and nobody is promised anything in silence."""
        was_late = self.comes_home_late()
        self.run(reoffer(self.town.house))
        assert was_late or not self.comes_home_late()
        assert self.run(self.in_the_dark()) == []
        self.holds += self.run(self.offered())

    @precondition(lambda self: self.holds)
    @rule(chance=CHANCE)
    def says_yes(self, chance: Random) -> None:
        hold, person, wish = chance.choice(self.holds)
        if not isinstance(self.run(self.town.answer(ConfirmHold(hold))), str):
            self.told[person] = wish

    @precondition(lambda self: self.holds)
    @rule(chance=CHANCE)
    def says_no(self, chance: Random) -> None:
        hold, _, _ = chance.choice(self.holds)
        was_late = self.comes_home_late()
        self.run(self.town.answer(ReleaseHold(hold)))
        assert was_late or not self.comes_home_late()

    @rule(ill=st.booleans())
    def time_passes(self, ill: bool) -> None:
        self.town.clock.at += timedelta(minutes=4)
        self.town.roads.is_ill = ill
        was_late = self.comes_home_late()
        self.run(expire_holds(self.town.house))
        self.town.roads.is_ill = False
        assert was_late or not self.comes_home_late()

    @rule(chance=CHANCE, load=LOAD)
    def the_planner_pushes(self, chance: Random, load: list[int]) -> None:
        """All that it knows in another order, and perhaps other load."""
        known = self.visits()
        chance.shuffle(known)
        try:
            self.run(put_route(self.town.house, self.plan(), [*self.load(load), *known], PLANNER))
        except Refused as no:
            assert no.refusal.promises

    @rule(chance=CHANCE, load=LOAD, dropped=st.integers(0, 3))
    def the_planner_forces(self, chance: Random, load: list[int], dropped: int) -> None:
        """Some of them only, in another order."""
        known = self.visits()
        chance.shuffle(known)
        stops = [*self.load(load), *known[dropped:]]
        self.run(force_route(self.town.house, self.plan(), stops, PLANNER))
        for person in IDS:
            promise = self.run(self.town.delivery(person)).promise
            if promise is not None and promise.state is PromiseState.BROKEN:
                self.told.pop(person, None)

    @invariant()
    def what_people_were_told_can_be_driven(self) -> None:
        wrong = self.run(wrong_with(self.store, IDS))
        assert [each for each in wrong if LATE_HOME not in each] == []

    @invariant()
    def nobody_is_told_less_in_silence(self) -> None:
        kept = {person: self.run(self.town.delivery(person)).promised for person in IDS}
        assert {who: each.window for who, each in kept.items() if each is not None} == self.told

    @invariant()
    def nobody_loses_their_place_in_line(self) -> None:
        """A wish ends by a yes, by a no, or by three offers that were not answered."""
        assert self.run(self.lost_wishes()) == []

    async def begin_talks(self) -> None:
        async with self.store.begin() as unit:
            for number in range(6):
                await unit.conversations.put(talk_of(number))

    async def offered(self) -> list[tuple[HoldId, DeliveryId, Window]]:
        async with self.store.read() as unit:
            holds = [await unit.holds.standing(person) for person in IDS]
        return [(each.id, each.delivery, each.window) for each in holds if each is not None]

    async def in_the_dark(self) -> list[str]:
        kinds = [f"reoffer_{cause}" for cause in Cause]
        async with self.store.read() as unit:
            return [ref for _, _, ref in await unit.timers.due(self.town.clock.at, 99, kinds)]

    async def lost_wishes(self) -> list[str]:
        lost = []
        async with self.store.read() as unit:
            for id in sorted(self.wishes):
                waiting = await unit.waitlist.get(id)
                assert waiting is not None
                hold = await unit.holds.get(waiting.hold) if waiting.hold is not None else None
                ended_by_them = id in self.stopped or (
                    hold is not None and hold.state is HoldState.RELEASED
                )
                is_over = waiting.state is WaitingState.OVER
                if is_over and not ended_by_them and waiting.offers < OFFERS_MAX:
                    lost.append(f"{waiting} ended by itself")
        return lost

    async def stands(self, person: DeliveryId) -> bool:
        """Whether somebody drives to them, or would if they said yes."""
        async with self.store.read() as unit:
            return bool(await unit.routes.with_stop(person)) or (
                await unit.holds.standing(person) is not None
            )

    async def driven_seconds(self) -> int:
        async with self.store.read() as unit:
            routes = await unit.routes.of_days(FLEET, TODAY, TODAY)
        return sum(
            seconds_between(a, b)
            for route in routes
            for a, b in pairwise(
                [route.start.location, *(s.location for s in route.stops), route.end.location]
            )
        )

    def comes_home_late(self) -> bool:
        return any(LATE_HOME in each for each in self.run(wrong_with(self.store, IDS)))

    def plan(self) -> Route:
        self.version += 1
        return replace(VAN, version=self.version, body_hash=str(self.version))

    def visits(self) -> list[PushedStop]:
        """What the planner sees of the route."""
        stops = self.run(self.town.route(VAN.ref)).stops
        return [
            PushedStop(delivery=stop.delivery, service_seconds=stop.service_seconds)
            for stop in stops
            if stop.delivery is not None and stop.hold is None
        ]

    def load(self, numbers: list[int]) -> list[PushedStop]:
        return [PushedStop(tracking_number=f"X{n}", location=door(900 + n)) for n in numbers]


class TwoVansDay(VanDay):
    """The same with a second, smaller van, whose planner is never heard of: stops change vans."""

    vans = (VAN, a_van(2, units=2))


TestVanDay = VanDay.TestCase
TestVanDay.settings = settings(max_examples=DAYS, stateful_step_count=15)
TestTwoVansDay = TwoVansDay.TestCase
TestTwoVansDay.settings = settings(max_examples=DAYS, stateful_step_count=15)
