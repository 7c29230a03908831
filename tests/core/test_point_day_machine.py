"""A dock's days in whatever order: people book, think, wait, come; the point tells other places."""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.actions.changes import answer_change
from core.actions.events import EventReport, record_events
from core.actions.holds import expire_holds
from core.actions.places import put_point
from core.actions.slots import slots_of
from core.actions.waitlist import Lookout, serve_waitlist
from core.commands import BookWindow, CallOffDelivery, ConfirmHold, HoldSlot, ReleaseHold, WaitFor
from core.model.change import ChangeState
from core.model.event import CarrierEvent
from core.model.ids import ChangeId, DeliveryId, HoldId
from core.model.pickup_point import Bookable
from core.model.status import EventType
from core.model.window import Window
from core.refusals import Refused
from storage.store import open_store
from tests.core.dock import DOCK, WISHES, comers, days_at_the_dock, not_as_told, to_the_dock
from tests.core.talks import talk_of
from tests.core.test_booking_machine import DAYS, empty_database
from tests.core.town import CARRIER, PLANNER, a_town

PEOPLE_THERE = [replace(to_the_dock(n), conversation=talk_of(n).id) for n in range(5)]
IDS = [each.id for each in PEOPLE_THERE]
PEOPLE = st.sampled_from(IDS)
WISH = st.sampled_from(WISHES)
CHANCE = st.randoms(use_true_random=False)


class DockDays(RuleBasedStateMachine):
    """`told` is what people heard last; `most` how many may come in a window: as many as there are
    places, or as came already when there were more."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="doorstep-machine-"))
        (self.folder / "d.db").write_bytes(empty_database())
        self.loop = asyncio.new_event_loop()
        self.store = self.run(open_store(f"sqlite+aiosqlite:///{self.folder / 'd.db'}"))
        self.town = a_town(self.store)
        self.places = {each.window: each.places for each in DOCK.bookable}
        self.most: dict[Window, int] = {}
        self.told: dict[DeliveryId, Window] = {}
        self.holds: list[tuple[HoldId, DeliveryId, Window]] = []
        self.calls_off: dict[DeliveryId, ChangeId] = {}
        self.run(self.begin())

    def run[Result](self, work: Coroutine[object, object, Result]) -> Result:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        self.run(self.store.aclose())
        self.loop.close()
        shutil.rmtree(self.folder)

    @rule(person=PEOPLE, wish=WISH)
    def holds_a_window(self, person: DeliveryId, wish: Window) -> None:
        """What was offered just now is held at once; what was not is not."""
        try:
            offered = {each.window for each in self.run(slots_of(self.town.house, person))}
        except Refused:
            offered = set()
        done = self.run(self.town.answer(HoldSlot(person, wish)))
        assert isinstance(done, str) == (wish not in offered)
        if not isinstance(done, str) and done.hold is not None:
            self.holds.append((done.hold.id, person, wish))

    @rule(person=PEOPLE, wish=WISH)
    def books_a_window(self, person: DeliveryId, wish: Window) -> None:
        if not isinstance(self.run(self.town.answer(BookWindow(person, wish))), str):
            self.told[person] = wish

    @precondition(lambda self: self.holds)
    @rule(chance=CHANCE)
    def says_yes(self, chance: Random) -> None:
        hold, person, wish = chance.choice(self.holds)
        if not isinstance(self.run(self.town.answer(ConfirmHold(hold))), str):
            self.told[person] = wish

    @precondition(lambda self: self.holds)
    @rule(chance=CHANCE)
    def says_no(self, chance: Random) -> None:
        self.run(self.town.answer(ReleaseHold(chance.choice(self.holds)[0])))

    @rule(person=PEOPLE, wish=WISH)
    def waits_for_a_window(self, person: DeliveryId, wish: Window) -> None:
        self.run(self.town.answer(WaitFor(person, wish)))

    @rule()
    def the_line_is_served(self) -> None:
        self.run(serve_waitlist(self.town.house, Lookout()))
        self.holds += self.run(self.offered())

    @rule()
    def time_passes(self) -> None:
        self.town.clock.at += timedelta(minutes=4)
        self.run(expire_holds(self.town.house))

    @rule(window=st.sampled_from([each.window for each in DOCK.bookable]), places=st.integers(0, 3))
    def the_point_tells_other_places(self, window: str, places: int) -> None:
        self.places[window] = places
        told = tuple(Bookable(window=each, places=n) for each, n in self.places.items())
        self.run(put_point(self.town.house, replace(DOCK, bookable=told), PLANNER))

    @rule(person=PEOPLE)
    def wants_it_no_more(self, person: DeliveryId) -> None:
        done = self.run(self.town.answer(CallOffDelivery(person)))
        if not isinstance(done, str) and done.change is not None:
            self.calls_off[person] = done.change.id

    @precondition(lambda self: self.calls_off)
    @rule(chance=CHANCE, agrees=st.booleans())
    def the_carrier_answers(self, chance: Random, agrees: bool) -> None:
        person = chance.choice(sorted(self.calls_off))
        state = ChangeState.ACCEPTED if agrees else ChangeState.REJECTED
        self.run(
            answer_change(self.town.house, self.calls_off.pop(person), state, PLANNER)
        )  # fmt: skip
        if agrees:
            self.told.pop(person, None)

    @rule(person=PEOPLE)
    def fetches_it(self, person: DeliveryId) -> None:
        event = CarrierEvent(
            event_id=self.town.house.new_id("e"),
            type=EventType.COLLECTED,
            occurred_at=self.town.clock.at,
        )
        report = EventReport(event=event, body_hash="1", delivery=person)
        self.run(record_events(self.town.house, [report], PLANNER))
        self.told.pop(person, None)

    @invariant()
    def nobody_comes_too_many(self) -> None:
        found = comers(self.run(days_at_the_dock(self.store)))
        for wish in WISHES:
            local = wish.start.astimezone(CARRIER.zone)
            places = next(n for each, n in self.places.items() if each.startswith(f"{local:%H:%M}"))
            here = len(found.get(wish, ()))
            assert here <= max(places, self.most.get(wish, 0))
            self.most[wish] = here

    @invariant()
    def what_people_were_told_is_kept(self) -> None:
        assert self.run(not_as_told(self.store, PEOPLE_THERE)) == []
        kept = {person: self.run(self.town.delivery(person)).promised for person in IDS}
        assert {who: each.window for who, each in kept.items() if each is not None} == self.told

    async def begin(self) -> None:
        await self.town.furnish(*PEOPLE_THERE)
        await put_point(self.town.house, DOCK, PLANNER)
        async with self.store.begin() as unit:
            for number in range(len(PEOPLE_THERE)):
                await unit.conversations.put(talk_of(number))

    async def offered(self) -> list[tuple[HoldId, DeliveryId, Window]]:
        async with self.store.read() as unit:
            holds = [await unit.holds.standing(person) for person in IDS]
        return [(each.id, each.delivery, each.window) for each in holds if each is not None]


TestDockDays = DockDays.TestCase
TestDockDays.settings = settings(max_examples=DAYS, stateful_step_count=15)
