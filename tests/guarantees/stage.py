"""The stage: the house with all who stand outside it, people, Telegram, a carrier, a planner, and
what can happen there. A process may die in whatever happens; then there is another one, which knows
what is on the disk. After each step, and once all are well again, `tests/guarantees/judge.py` says
what is broken. The same seed is the same again.
"""

import asyncio
import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self
from unittest.mock import patch

import msgspec

from bot.gather import gather
from core import fail_points
from core.actions.ask import ask, prepare
from core.actions.events import EventReport, record_events
from core.actions.places import put_point
from core.agent_commands import HandBack
from core.commands import Command
from core.fail_points import FailPoint
from core.late_pattern import compile_waiting
from core.model.asker import Asker, Role
from core.model.change import ChangeState
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.post import Channel
from core.model.status import EventType
from core.ports import Unavailable
from core.refusals import Refused
from sandbox.telegram.phone import Phone
from sandbox.telegram.screen import CannotDo
from sandbox.telegram.world import Settings, TelegramWorld
from tests.bot.building import Clock, Ids, by_rules_alone
from tests.core.test_booking_machine import Shuffler, empty_database
from tests.guarantees import judge
from tests.guarantees.books import Books
from tests.guarantees.outside import TOKEN, Illness, Office, PretendTelegram
from tests.guarantees.people import (
    BEGINS,
    CARRIER,
    FIRST_USER,
    LIMITS,
    LOCKER,
    PARCELS,
    PEOPLE,
    phone_of,
    vans,
)
from tests.guarantees.process import KilledError, Process
from tests.guarantees.turns import Turns

LEASE_SECONDS = 20  # a worker that stood longer than that may have lost its lane
SETTLING_ROUNDS_MAX = 60
ROW_SECONDS_MAX = 3_600.0
AGENTS = (Asker(Role.AGENT, "agt_1"), Asker(Role.AGENT, "agt_2"))
CARRIER_KEY = Asker(Role.CARRIER, "key_1")
PLANNER = Asker(Role.PLANNER, "key_2")
ANYBODY = Asker(Role.RECIPIENT, "key_3")  # who comes by another way than the chat
BEGUN = ("address.yes", "slot.pick", "slot.yes")  # how far people are when it begins

type Deed = Callable[[], Awaitable[object]]


class BrokenError(AssertionError):
    """A promise was broken; the message says which, how to see it again, and the way there."""


@dataclass
class Fuse:
    """The process dies when it comes to that place so many more times."""

    point: FailPoint
    left: int


class Stage(ABC):
    def __init__(self, seed: int, name: str) -> None:
        """`name` is how `python -m tests.guarantees` calls what happens here."""
        self.seed = seed
        self.name = name
        self.trail: list[str] = []
        self.deaths = 0
        self.fuse: Fuse | None = None

    @abstractmethod
    async def way(self) -> None:
        """What happens, until all shall be well again."""

    def __enter__(self) -> Self:
        self.chance = Random(self.seed)
        self.folder = Path(tempfile.mkdtemp(prefix="doorstep-simulation-", dir=_memory()))
        (self.folder / "d.db").write_bytes(empty_database())
        self.clock, self.ids, self.books = Clock(BEGINS), Ids(), Books()
        self.reports: list[EventReport] = []
        self.version = 1
        self.held: dict[int, dict[str, datetime]] = {}  # by chat: who of us has it, until when
        self.world = TelegramWorld(
            clock=lambda: self.clock.at,
            seconds=lambda: (self.clock.at - BEGINS).total_seconds(),
            wall=lambda: self.clock.at,
            settings=Settings(message_seconds=1e9, press_seconds=1e9),
            chance=Random(self.seed),
        )
        bot = self.world.add_bot(TOKEN, "doorstep_test_bot", "Doorstep")
        self.queue = bot.queue
        self.telegram = PretendTelegram(self.world, self.books)
        self.office = Office(CARRIER, self.books)
        self.phones = [
            Phone(self.world, self.world.add_user(FIRST_USER + n, f"P{n}", phone_of(n)), bot)
            for n in range(1, PEOPLE + 1)
        ]
        compile_waiting()
        self.loop = asyncio.new_event_loop()
        self.turns = Turns(self.chance)
        self._patches = ExitStack()
        self._patches.enter_context(patch("app.worker.random", self.chance))
        self._patches.enter_context(patch("app.worker.sensed", self._sense))
        self._patches.enter_context(patch("bot.converse.gather", self._late(gather)))
        self._patches.enter_context(patch("core.actions.ask.prepare", self._late(prepare)))
        # Both are real time, which is not what passes here.
        self._patches.enter_context(patch("app.inbox.ROW_SECONDS_MAX", ROW_SECONDS_MAX))
        self._patches.enter_context(patch("bot.telegram.outlet.SLEPT_SECONDS_MAX", 0.0))
        self._patches.enter_context(fail_points.met_by(self._meet))
        self.process = self.run(self._born())
        self.run(self._furnish())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.fuse = None
        self.run(self.process.ends())
        self._patches.close()
        self.loop.close()
        shutil.rmtree(self.folder)

    def run[Result](self, work: Coroutine[object, object, Result]) -> Result:
        return self.loop.run_until_complete(work)

    def play(self) -> None:
        """All that happens, and after it the time until nothing waits. Raises BrokenError."""
        self.run(self._played())

    async def _played(self) -> None:
        await self.way()
        await self._settled()
        await self._judged(judge.at_any_time)
        await self._judged(judge.in_the_end)

    # What can happen

    async def step(self, name: str, deed: Deed) -> None:
        """Something happens, and everybody looks whether all is well. Raises BrokenError."""
        self.note(name)
        await self._survived(deed)
        await self._judged(judge.at_any_time)

    async def push(self, lane: str, *, is_lost: bool = False) -> None:
        """The first of a lane; where our answer is lost on its way, it comes again."""
        pending = self.queue.first_of(lane)
        assert pending is not None
        one = judge.pushed(self, pending)
        status = await self.process.takes(msgspec.json.encode(pending.wire()))
        one.is_had |= status == 200
        if status == 200 and not is_lost:
            self.queue.done(pending)

    async def push_all(self) -> None:
        """The first of each lane."""
        for lane in sorted(self.queue.lanes()):
            await self.push(lane)

    async def carry(self, channel: Channel = Channel.TELEGRAM) -> None:
        await self.process.carries(0, channel)

    async def carry_all(self) -> None:
        """Whatever waits for a phone."""
        for _ in self.phones:
            await self.carry()

    async def hear(self) -> None:
        await self.process.hears(0)

    async def hear_all(self) -> None:
        """Whatever waits in the inbox."""
        for _ in self.phones:
            await self.hear()

    async def all_go_on(self) -> None:
        """Whoever waits, until nobody does."""
        while self.turns.waiting:
            await self.turns.go_on(next(iter(self.turns.waiting)))

    async def die(self) -> None:
        raise KilledError

    def lay(self, point: FailPoint, times: int = 1) -> None:
        """The process dies when it is at that place for the so-manieth time."""
        self.fuse = Fuse(point, times)
        self.note(f"   at {point}, {times}")

    async def happens(self, kind: EventType, parcel: Delivery, minutes_ago: int = 0) -> EventReport:
        """The carrier tells of it, in a report of its own."""
        at = self.clock.at - timedelta(minutes=minutes_ago)
        id = self.ids("evt")
        is_ready = kind is EventType.READY_FOR_PICKUP
        event = CarrierEvent(
            event_id=id,
            type=kind,
            occurred_at=at,
            until=at + timedelta(days=3) if is_ready else None,
            code="4711" if is_ready else None,
        )
        report = EventReport(event=event, body_hash=id, delivery=parcel.id)
        self.books.told[parcel.id, str(kind)] += 1
        self.note(f"   {kind} of {parcel.id}")
        await self.report(report)
        return report

    async def report(self, report: EventReport) -> None:
        await self.calls(record_events(self.process.home.house, [report], CARRIER_KEY))

    async def asks(self, command: Command, by: Asker) -> bool:
        return await self.calls(ask(self.process.home.house, command, by))

    async def insists(self, command: Command, by: Asker) -> bool:
        """Somebody who asks on: where the process died of it nobody knows whether it was done."""
        while True:
            try:
                return await self.asks(command, by)
            except KilledError:
                await self._is_reborn()

    async def calls(self, work: Coroutine[object, object, object]) -> bool:
        """Somebody calls the house from outside; a no, or a house that cannot now, is an answer."""
        try:
            await work
        except (Refused, Unavailable):
            return False
        return True

    def jump(self, time: timedelta) -> None:
        self.clock.at += time
        if time.total_seconds() > LEASE_SECONDS:
            for key in self.process.in_flight.values():
                self.books.astray[key] += 1

    async def talk_of(self, chat: int) -> "judge.Talk | None":
        async with self.process.store.read() as unit:
            return await unit.conversations.of_lane(judge.lane_of(chat))

    def note(self, line: str) -> None:
        self.trail.append(line)

    # How it is done

    async def _survived(self, deed: Deed) -> None:
        """A deed in which the process may die; then there is another one, which knows what is on
        the disk and nothing else."""
        try:
            await deed()
        except (KilledError, CannotDo) as end:
            if isinstance(end, KilledError):
                await self._is_reborn()

    async def _is_reborn(self) -> None:
        self.deaths += 1
        self.note("   the process dies")
        self.fuse = None
        for key in self.process.in_flight.values():
            self.books.astray[key] += 1
        await self.process.ends()
        self.process = await self._born()

    async def _born(self) -> Process:
        process = Process(
            url=f"sqlite+aiosqlite:///{self.folder / 'd.db'}",
            clock=self.clock,
            ids=self.ids,
            turns=self.turns,
            chance=self.chance,
            telegram=self.telegram,
            offices=[self.office],
            planner=Shuffler(self.chance),
            limits=LIMITS,
        )
        await process.begin()
        return process

    async def _furnish(self) -> None:
        house = self.process.home.house
        async with self.process.store.begin() as unit:
            await unit.carriers.put(CARRIER)
            for parcel in PARCELS:
                await unit.deliveries.add(parcel)
            for van in vans():
                await unit.routes.put(van)
        await put_point(house, LOCKER, PLANNER)
        for number, phone in enumerate(self.phones, 1):
            phone.start(f"link-{number}")
            await self._all_work()
            phone.share_contact()
            await self._all_work()
            for button in BEGUN[:number]:
                phone.press(button)
                await self._all_work()

    async def _all_work(self) -> None:
        """Everything that waits is pushed, heard and carried."""
        while self.queue.alive():
            await self.push(self.queue.alive()[0].lane)
        for _ in range(3):
            for _ in range(PEOPLE):
                await self.process.hears(0)
                await self.process.carries(0, Channel.TELEGRAM)
                await self.process.carries(0, Channel.CARRIER)
            await self.all_go_on()

    async def _settled(self) -> None:
        """All are well again, everybody answers, and time goes on until nothing waits."""
        self.fuse = None
        self.telegram.falls_ill(Illness.WELL, 0)
        self.office.falls_ill(Illness.WELL, 0)
        for phone in self.phones:
            talk = await self.talk_of(phone.user.id)
            for agent in AGENTS:
                if talk is not None:
                    await self.asks(HandBack(talk.id), agent)
        self.jump(timedelta(minutes=16))  # whoever waits the longest before another try
        calm = 0
        for _ in range(SETTLING_ROUNDS_MAX):
            await self._all_work()
            for one in self.books.asked:
                if one.state is ChangeState.SENT:
                    self.office.decides(one, ChangeState.ACCEPTED)
            for name in self.process.tick_names:
                await self.process.looks(name)
            waits = await judge.waiting(self.process.store)
            calm = 0 if waits or self.turns.waiting else calm + 1
            if calm >= 3:
                return
            due = await judge.next_due(self.process.store)
            soon = self.clock.at + timedelta(seconds=61)
            self.clock.at = max(soon, due) if due is not None else soon
        raise BrokenError(self._told(["it never comes to rest"]))

    def _meet(self, point: FailPoint) -> None:
        if point is FailPoint.AFTER_MARK:
            self.process.is_marked()
        if self.process.life.is_over:
            raise KilledError
        if self.fuse is not None and self.fuse.point is point:
            self.fuse.left -= 1
            if self.fuse.left == 0:
                self.process.life.is_over = True
                raise KilledError

    async def _sense(self, text: str) -> None:
        await self.turns.wait()
        self.process.life.check()
        await by_rules_alone(text)

    def _late[**Asked, Found](
        self, look: Callable[Asked, Awaitable[Found]]
    ) -> Callable[Asked, Awaitable[Found]]:
        """What was looked up is some time old when it is used."""

        async def late(*args: Asked.args, **more: Asked.kwargs) -> Found:
            found = await look(*args, **more)
            await self.turns.wait()
            self.process.life.check()
            return found

        return late

    async def _judged(self, law: "Callable[[Stage], Awaitable[list[str]]]") -> None:
        wrong = await law(self)
        if wrong:
            raise BrokenError(self._told(wrong))

    def _told(self, wrong: list[str]) -> str:
        return "\n".join(
            [*wrong, f"again: python -m tests.guarantees {self.name}", *self.trail[-40:]]
        )


def _memory() -> str | None:
    """Nobody here cuts the power: what is in memory is as good as on disk, and faster."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
