"""Small vans and many people, as plain arithmetic: whoever holds, confirms, lets go, runs out, and
whatever a planner proposes meanwhile, no van is ever fuller than it is, and nobody is missed."""

from dataclasses import replace
from random import Random

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.model.ids import HoldId, RouteRef
from core.model.route import Costing, Profile, Route, Stop
from core.model.window import Window
from slots.booking import DoesNotFit, inserted, is_way_point, removed
from slots.insertion import best_fits
from slots.legs import Legs
from slots.reordering import Plan, replanned
from tests.slots.days import (
    DAY,
    EIGHT,
    Roads,
    legs_of,
    replayed,
    roads_between,
    route,
    stop,
    travelled,
)

PEOPLE = 10
NUMBERS = st.integers(0, PEOPLE - 1)
HOURS = st.sampled_from(DAY)
WISHES = st.lists(st.tuples(NUMBERS, HOURS), min_size=1, max_size=5)
CHANCE = st.randoms(use_true_random=False)
UNITS = st.integers(1, 3)
TRIES = 5


class SmallVans(RuleBasedStateMachine):
    """`kept`: by the key of each stop the window that its person was told."""

    @initialize(
        roads=roads_between(range(PEOPLE)),
        units=st.lists(st.integers(2, 5), min_size=2, max_size=3),
        parcels=st.lists(UNITS, min_size=PEOPLE, max_size=PEOPLE),
    )
    def begin(self, roads: Roads, units: list[int], parcels: list[int]) -> None:
        self.roads = roads
        self.legs: dict[Costing, Legs] = {Profile.AUTO: legs_of(roads)}
        self.parcels = parcels
        self.routes = [
            route(units=most, name=f"r{number}", hours=5) for number, most in enumerate(units)
        ]
        self.kept: dict[str, Window] = {}
        self.holds = 0
        self.asked: tuple[list[Route], Plan] | None = None

    @rule(wishes=WISHES, chance=CHANCE)
    def windows_are_held(self, wishes: list[tuple[int, Window]], chance: Random) -> None:
        for number, wish in wishes:
            self.holds_a_window(number, wish, chance)

    @rule(chance=CHANCE)
    def says_yes(self, chance: Random) -> None:
        """The stop is the delivery's own; any other visit of it is taken off."""
        if not self.kept:
            return
        key = chance.choice(sorted(self.kept))
        (taking,) = [one for one in self.routes if one.stop_of(key)]
        held = taking.stop_of(key)
        if held is None or held.hold is None:
            return
        self.leaves(str(held.delivery))
        firm = replace(held, key=str(held.delivery), hold=None, promised=True)
        taking = self.route_of(taking.ref)
        stops = [firm if each.key == key else each for each in taking.stops]
        # Whoever left may have moved the times; the stop itself is where it was.
        self.put(taking.with_stops(tuple(stops)))
        self.kept[firm.key] = self.kept.pop(key)

    @rule(chance=CHANCE)
    def lets_go_or_runs_out(self, chance: Random) -> None:
        if self.kept:
            self.leaves(chance.choice(sorted(self.kept)))

    @rule(chance=CHANCE, is_slow=st.booleans())
    def a_planner_is_asked(self, chance: Random, is_slow: bool) -> None:
        """It tries this and that; what it says may come only when others were booked."""
        tries = [self.planned_anew(chance) for _ in range(TRIES)]
        best = min(tries, key=lambda day: sum(travelled(one, self.roads) for one in day))
        plan = {one.ref: [each.key for each in one.stops] for one in best}
        self.asked = list(self.routes), plan
        if not is_slow:
            self.the_plan_comes()

    @rule()
    def the_plan_comes(self) -> None:
        if self.asked is None:
            return
        asked, plan = self.asked
        self.asked = None
        try:
            self.routes = list(replanned(asked, self.routes, plan, self.legs))
        except DoesNotFit as no:
            event(str(no))
        else:
            event("a plan is taken")

    @invariant()
    def no_van_is_fuller_than_it_is(self) -> None:
        """A parcel lies in a van once, however many of its windows stand there."""
        for one in self.routes:
            parcels = {each.delivery: each.units for each in one.stops if each.delivery}
            assert sum(parcels.values()) <= one.vehicle.units

    @invariant()
    def everybody_is_served_as_they_were_told(self) -> None:
        stops: list[Stop] = [each for one in self.routes for each in one.stops]
        told = {each.key: each.window for each in stops if not is_way_point(each)}
        assert told == self.kept
        assert len(told) == sum(not is_way_point(each) for each in stops)
        for one in self.routes:
            light = tuple(replace(each, units=0) for each in one.stops)
            assert not light or replayed(replace(one, stops=light), self.roads) is not None

    def holds_a_window(self, number: int, wish: Window, chance: Random) -> None:
        """On any of the routes that can serve it. What was offered cannot be gone: nobody came in
        between."""
        self.holds += 1
        hold = HoldId(f"hold_{self.holds}")
        asked = replace(stop(number), units=self.parcels[number], booked=True, key=hold, hold=hold)
        fits = best_fits(self.routes, self.legs, asked, wish, not_before=EIGHT)
        if fits:
            fit = chance.choice(fits)
            taking = self.route_of(fit.route_ref)
            self.put(inserted(taking, fit, asked, self.legs[Profile.AUTO]))
            self.kept[hold] = wish

    def planned_anew(self, chance: Random) -> list[Route]:
        """Everybody where they cost least, in an order of no reason; who finds no place stays. Now
        and then it takes the vans for bigger ones than they are."""
        more = chance.choice([0, 0, 2])
        everybody = [
            (each, one.ref) for one in self.routes for each in one.stops if not is_way_point(each)
        ]
        chance.shuffle(everybody)
        planned = {
            one.ref: replace(
                one, stops=(), vehicle=replace(one.vehicle, units=one.vehicle.units + more)
            )
            for one in self.routes
        }
        left: list[tuple[Stop, RouteRef]] = []
        for each, stood_on in everybody:
            assert each.window is not None
            fits = best_fits(list(planned.values()), self.legs, each, each.window, not_before=EIGHT)
            for fit in fits[:1]:
                taking = planned[fit.route_ref]
                planned[fit.route_ref] = inserted(taking, fit, each, self.legs[Profile.AUTO])
            left += [] if fits else [(each, stood_on)]
        for each, ref in left:
            planned[ref] = planned[ref].with_stops((*planned[ref].stops, each))
        return list(planned.values())

    def leaves(self, key: str) -> None:
        self.routes = [
            removed(one, key, self.legs[Profile.AUTO]) if one.stop_of(key) else one
            for one in self.routes
        ]
        self.kept.pop(key, None)

    def route_of(self, ref: str) -> Route:
        (found,) = [one for one in self.routes if one.ref == ref]
        return found

    def put(self, changed: Route) -> None:
        self.routes = [changed if one.ref == changed.ref else one for one in self.routes]


TestSmallVans = SmallVans.TestCase
TestSmallVans.settings = settings(stateful_step_count=40)
