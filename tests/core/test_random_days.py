"""Random days: events come late, doubled and out of order, people press, carriers answer or do not,
plans are taken away, and the process is killed between any two steps. What is always true then:

- no compartment is given twice, and none is kept for nobody;
- nothing is told twice;
- a promise that stands no longer is one that somebody was told of, or has given up themselves;
- a status moves along its table, and never by what is old or was heard before;
- what is over stays over, with nothing kept and no code left.

`make soak DAYS=500` looks longer.
"""

import asyncio
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, select

from core.actions.ask import ask
from core.actions.changes import answer_change, expire_changes
from core.actions.events import EventReport, record_events
from core.actions.forecasts import Forecasts
from core.actions.holds import expire_holds
from core.actions.places import put_point
from core.actions.reminders import remind
from core.actions.reoffering import reoffer
from core.actions.routes import put_route, take_away
from core.actions.timers import ring_timers
from core.actions.timetables import Timetables
from core.commands import (
    BookWindow,
    CallOffDelivery,
    Command,
    ExtendPickup,
    KeepCompartment,
    LetCompartmentGo,
    NameDelegate,
    Redirect,
    RevokeDelegate,
    SendBackParcel,
    WithdrawChange,
)
from core.model.change import CallOff, ChangeState, SendBack
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import DeliveryId, PointRef
from core.model.notice import Notice, NoticeKind
from core.model.parcel import Size
from core.model.pickup_point import NOWHERE, PickupPoint
from core.model.promise import PromiseState
from core.model.status import MOVES, EventType, Status
from core.model.window import Window
from core.ports import Unit
from core.refusals import Refused
from storage.store import SqlStore, open_store
from storage.tables import compartments, inbox, reservations
from tests.core.talks import chats, talk_of
from tests.core.test_booking_machine import empty_database
from tests.core.test_compartments import CARRIER_KEY, NEAR
from tests.core.town import PLANNER, RECIPIENT, a_town, a_van, windows

ONE = replace(NEAR, compartments={Size.S: 1})
TWO = replace(NEAR, ref=PointRef("two"), compartments={Size.S: 1, Size.M: 1})
POINTS: tuple[PickupPoint, ...] = (ONE, TWO)
PEOPLE_THERE = [chats(number) for number in range(4)]
IDS = [each.id for each in PEOPLE_THERE]
VAN = a_van(units=4)
KINDS = (
    EventType.IN_TRANSIT,
    EventType.LOADED,
    EventType.OUT_FOR_DELIVERY,
    EventType.DELAYED,
    EventType.ARRIVED,
    EventType.NO_ANSWER,
    EventType.ATTEMPT_FAILED,
    EventType.DELIVERED,
    EventType.READY_FOR_PICKUP,
    EventType.READY_FOR_PICKUP,
    EventType.COLLECTED,
    EventType.RETURNING,
    EventType.CANCELLED,
    EventType.LOST,
)
ONCE = (NoticeKind.COLLECTED, NoticeKind.DELIVERED, NoticeKind.CANCELLED)
PEOPLE = st.sampled_from(IDS)
POINT = st.sampled_from([each.ref for each in POINTS])
DEATH = st.sampled_from((0, 0, 0, 1, 2))  # before which commit the process is killed; 0: never
CHANCE = st.randoms(use_true_random=False)
EXAMPLES = int(os.environ.get("DOORSTEP_DAYS", "10"))


class KilledError(BaseException):
    """What nobody catches: the process is gone."""


class Dying:
    """A store of a process that is killed right before its n-th commit."""

    def __init__(self, store: SqlStore, commits: int) -> None:
        self._store, self._left = store, commits

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever a store has)
        return getattr(self._store, name)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Unit]:
        async with self._store.begin() as unit:
            yield unit
            self._left -= 1
            if self._left == 0:
                raise KilledError


@dataclass(frozen=True)
class Seen:
    """What is on the disk."""

    deliveries: dict[DeliveryId, Delivery]
    notices: tuple[Notice, ...]

    def new(self, before: "Seen") -> list[Notice]:
        return [*self.notices[len(before.notices) :]]


class RandomDays(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="doorstep-machine-"))
        (self.folder / "d.db").write_bytes(empty_database())
        self.loop = asyncio.new_event_loop()
        self.store = self.run(self.opened())
        self.town = a_town(self.store)
        self.version = VAN.version
        self.reports: list[EventReport] = []
        self.owed: set[DeliveryId] = set()  # who lost a promise, and has not heard of it yet
        self.was_lost: set[DeliveryId] = set()
        self.run(self.begin())
        self.now = self.run(self.seen())

    def run[Result](self, work: Coroutine[object, object, Result]) -> Result:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        self.run(self.store.aclose())
        self.loop.close()
        shutil.rmtree(self.folder)

    async def opened(self) -> SqlStore:
        return await open_store(f"sqlite+aiosqlite:///{self.folder / 'd.db'}")

    async def begin(self) -> None:
        await self.town.furnish(VAN, *PEOPLE_THERE)
        for point in POINTS:
            await put_point(self.town.house, point, PLANNER)
        async with self.store.begin() as unit:
            for number in range(len(PEOPLE_THERE)):
                await unit.conversations.put(talk_of(number))

    # What happens.

    @rule(person=PEOPLE, point=POINT, death=DEATH)
    def thinks_about_a_locker(self, person: DeliveryId, point: PointRef, death: int) -> None:
        self.asks(KeepCompartment(person, point), person, death)

    @rule(person=PEOPLE, death=DEATH)
    def says_no_to_it(self, person: DeliveryId, death: int) -> None:
        self.asks(LetCompartmentGo(person), person, death)

    @rule(person=PEOPLE, point=POINT, death=DEATH)
    def sends_it_to_a_locker(self, person: DeliveryId, point: PointRef, death: int) -> None:
        self.asks(Redirect(person, point), person, death)

    @rule(person=PEOPLE, window=st.sampled_from(windows()[1:4]), death=DEATH)
    def books_a_window(self, person: DeliveryId, window: Window, death: int) -> None:
        self.asks(BookWindow(person, window), person, death)

    @rule(person=PEOPLE, days=st.integers(-1, 9), death=DEATH)
    def wants_more_time(self, person: DeliveryId, days: int, death: int) -> None:
        until = self.town.clock.at + timedelta(days=days)
        self.asks(ExtendPickup(person, until), person, death)

    @rule(person=PEOPLE, is_named=st.booleans(), death=DEATH)
    def lets_somebody_fetch_it(self, person: DeliveryId, is_named: bool, death: int) -> None:
        command = NameDelegate(person, "Pekka") if is_named else RevokeDelegate(person)
        self.asks(command, person, death)

    @rule(person=PEOPLE, is_back=st.booleans(), death=DEATH)
    def wants_it_no_more(self, person: DeliveryId, is_back: bool, death: int) -> None:
        self.asks(SendBackParcel(person) if is_back else CallOffDelivery(person), person, death)

    @rule(person=PEOPLE, chance=CHANCE, death=DEATH)
    def takes_a_wish_back(self, person: DeliveryId, chance: Random, death: int) -> None:
        changes = self.run(self.changes_of(person))
        if changes:
            self.asks(WithdrawChange(chance.choice(changes).id), person, death)

    @rule(
        person=PEOPLE,
        chance=CHANCE,
        state=st.sampled_from(
            (ChangeState.ACCEPTED, ChangeState.ACCEPTED, ChangeState.APPLIED, ChangeState.REJECTED)
        ),
        death=DEATH,
    )
    def the_carrier_answers(
        self, person: DeliveryId, chance: Random, state: ChangeState, death: int
    ) -> None:
        """Anything it was ever asked, also what is long over."""
        changes = self.run(self.changes_of(person))
        if changes:
            id = chance.choice(changes).id
            self.does(lambda house: answer_change(house, id, state, CARRIER_KEY), death)

    @rule(
        person=PEOPLE,
        kind=st.sampled_from(KINDS),
        minutes_ago=st.sampled_from((0, 0, 0, 5, 90)),
        days=st.sampled_from((None, 3, 5)),
        death=DEATH,
    )
    def something_happens(
        self, person: DeliveryId, kind: EventType, minutes_ago: int, days: int | None, death: int
    ) -> None:
        """On time or late; an old one moves nothing."""
        at = self.town.clock.at
        id = self.town.house.new_id("e")
        event = CarrierEvent(
            event_id=id,
            type=kind,
            occurred_at=at - timedelta(minutes=minutes_ago),
            until=at + timedelta(days=days) if days is not None else None,
        )
        report = EventReport(event=event, body_hash=id, delivery=person)
        self.reports.append(report)
        before, after = self.does(
            lambda house: record_events(house, [report], CARRIER_KEY), death
        )  # fmt: skip
        newest = before.deliveries[person].newest_event_at
        if newest is not None and event.occurred_at < newest:
            assert after.deliveries[person].status is before.deliveries[person].status
        if kind is EventType.LOST:
            self.was_lost.add(person)

    @precondition(lambda self: self.reports)
    @rule(chance=CHANCE)
    def it_is_told_again(self, chance: Random) -> None:
        """Twice; the first may be the one that a death swallowed."""
        report = chance.choice(self.reports)
        self.does(lambda house: record_events(house, [report], CARRIER_KEY))
        before, after = self.does(lambda house: record_events(house, [report], CARRIER_KEY))
        assert before == after

    @rule(
        much=st.sampled_from(
            (timedelta(minutes=1), timedelta(minutes=6), timedelta(hours=3), timedelta(days=1))
        ),
        death=DEATH,
    )
    def time_passes(self, much: timedelta, death: int) -> None:
        """And what is due by then is done, each twice, as two processes would."""
        self.town.clock.at += much
        for _ in range(2):
            self.does(ring_timers, death)
            self.does(expire_changes, death)
            self.does(expire_holds, death)
            self.does(remind, death)
            self.does(reoffer, death)
        if not death:
            asked = {id for id in self.owed if self.now.deliveries[id].pickup is not None}
            # Who asked for a point hears it with the carrier's answer to that.
            assert self.owed == asked, "lost a promise, and heard nothing of it"

    @rule(death=DEATH)
    def the_van_breaks_down(self, death: int) -> None:
        """Its route is taken away, whatever that breaks, and planned anew without anybody."""
        self.does(
            lambda house: take_away(house, VAN.ref, PLANNER, whatever_it_breaks=True), death
        )  # fmt: skip
        self.version += 1
        again = replace(VAN, version=self.version, body_hash=str(self.version))
        self.does(lambda house: put_route(house, again, (), PLANNER))

    @rule()
    def the_process_is_killed(self) -> None:
        """Between two steps."""
        self.run(self.reborn())
        assert self.now == self.run(self.seen())

    # What is always true.

    @invariant()
    def no_compartment_is_given_twice(self) -> None:
        assert self.run(self.miscounted()) == []

    @invariant()
    def what_goes_to_a_locker_has_its_place(self) -> None:
        assert self.run(self.without_a_place()) == []

    @invariant()
    def nothing_is_told_twice(self) -> None:
        rungs = Counter(
            (each.delivery, each.ref, each.until)
            for each in self.now.notices
            if each.kind is NoticeKind.PICKUP_ENDS
        )
        ends = Counter((each.kind, each.delivery) for each in self.now.notices if each.kind in ONCE)
        assert [fact for fact, times in rungs.items() if times > 1] == []
        assert [fact for fact, times in ends.items() if times > 1] == []

    @invariant()
    def what_is_over_leaves_no_code(self) -> None:
        for each in self.now.deliveries.values():
            if each.is_over:
                assert not any(delegate.code for delegate in each.delegates)

    # How it is done.

    def asks(self, command: Command, person: DeliveryId, death: int) -> None:
        self.does(lambda house: ask(house, command, RECIPIENT), death, by=person)

    def does(
        self,
        work: Any,  # noqa: ANN401 (an action with whatever it returns)
        death: int = 0,
        by: DeliveryId | None = None,
    ) -> tuple[Seen, Seen]:
        """One step, by a process that may die in it; and what may never come of a step."""
        before = self.now
        store: Any = Dying(self.store, death) if death else self.store
        try:
            self.run(work(replace(self.town.house, store=store)))
        except Refused:
            pass
        except KilledError:
            self.forgets()
        self.now = after = self.run(self.seen())
        for id in IDS:
            self.compare(before, after, id, by)
        return before, after

    def compare(self, before: Seen, after: Seen, id: DeliveryId, by: DeliveryId | None) -> None:
        was, now = before.deliveries[id], after.deliveries[id]
        told = [each for each in after.new(before) if each.delivery == id]
        assert was.status is now.status or _leads_to(was.status, now.status)
        if was.promised is not None and now.promised is None and by != id:
            is_kept = now.promise is not None and now.promise.state is PromiseState.KEPT
            if not is_kept:
                self.owed.add(id)
        if told or by == id or now.is_over or now.promised is not None:
            self.owed.discard(id)
        again = [each for each in told if each.kind is NoticeKind.READY_FOR_PICKUP]
        if again and was.status is Status.READY_FOR_PICKUP:
            assert was.pickup != now.pickup

    async def reborn(self) -> None:
        """Another process, which opens the file anew."""
        await self.store.aclose()
        self.store = await self.opened()
        self.forgets()

    def forgets(self) -> None:
        """Whoever died in a step knows nothing but what was committed. Its connections keep nothing
        besides, so that they serve the next one too: to open a file anew costs ten steps."""
        self.town.house = replace(
            self.town.house, store=self.store, timetables=Timetables(), forecasts=Forecasts()
        )

    async def seen(self) -> Seen:
        async with self.store.read() as unit:
            found = {id: await unit.deliveries.get(id) for id in IDS}
        query = select(inbox.c.body).where(inbox.c.source == "house").order_by(inbox.c.seq)
        bodies = await self.store.database.look(lambda db: db.scalars(query).all())
        notices = tuple(msgspec.json.decode(body, type=Notice) for body in bodies)
        return Seen({id: each for id, each in found.items() if each is not None}, notices)

    async def changes_of(self, person: DeliveryId) -> list[Any]:
        async with self.store.read() as unit:
            return list(await unit.changes.of(person))

    async def miscounted(self) -> list[str]:
        """Taken is what is reserved, and never more than there is."""
        count = (
            select(func.count())
            .select_from(reservations)
            .where(
                reservations.c.point == compartments.c.point,
                reservations.c.size == compartments.c.size,
            )
            .scalar_subquery()
        )
        query = select(
            compartments.c.point, compartments.c.capacity, compartments.c.taken, count.label("n")
        )
        rows = await self.store.database.look(lambda db: db.execute(query).all())
        return [str(row) for row in rows if not row.n == row.taken <= row.capacity]

    async def without_a_place(self) -> list[str]:
        """Of what was lost and found somewhere, or put where nobody has said, nobody knows what it
        lies in; what goes back to its sender, or is wanted no more, wants none."""
        wrong = []
        query = select(reservations.c.delivery, reservations.c.point)
        kept = await self.store.database.look(lambda db: db.execute(query).all())
        async with self.store.read() as unit:
            for id in IDS:
                found = self.now.deliveries[id]
                there = {row.point for row in kept if row.delivery == id}
                if found.is_over and there:
                    wrong.append(f"{id} is over, and keeps {there}")
                is_gone = found.is_over or found.status is Status.RETURNING or id in self.was_lost
                is_known = found.pickup is not None and found.pickup.point != NOWHERE
                if found.pickup is None or not is_known or is_gone:
                    continue
                ends = [
                    change
                    for change in await unit.changes.of(id)
                    if isinstance(change.what, SendBack | CallOff)
                    and change.state in (ChangeState.ACCEPTED, ChangeState.APPLIED)
                ]
                if not ends and found.pickup.point not in there:
                    wrong.append(f"{id} has no place at {found.pickup.point}")
        return wrong


def _leads_to(was: Status, now: Status) -> bool:
    """In one step of the table, or in two: what was loaded is also on its way."""
    first = set(MOVES[was].values())
    return now in first or any(now in MOVES[each].values() for each in first if each is not was)


TestRandomDays = RandomDays.TestCase
TestRandomDays.settings = settings(max_examples=EXAMPLES, stateful_step_count=25)
