"""The simulation: one seed, one day of everything at once, the same again by the same seed.

    python -m tests.guarantees --seed 7 --steps 150 [--bug no_key] [--trail]

People write and press, Telegram repeats and reorders, the carrier is ill or of another mind, agents
take talks over, lockers fill, planners push, the clock jumps, and the process dies at named places.
After each step, and once all are well again, `tests/guarantees/judge.py` says what is broken.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self
from unittest.mock import patch

import msgspec

from core import fail_points
from core.actions.ask import ask
from core.actions.events import EventReport, record_events
from core.actions.places import put_point
from core.actions.routes import force_route, put_route
from core.agent_commands import HandBack, TakeOver
from core.commands import AgentSays, Command, KeepCompartment, LetCompartmentGo
from core.fail_points import FailPoint
from core.late_pattern import compile_waiting
from core.model.asker import Asker, Role
from core.model.change import ChangeState
from core.model.event import CarrierEvent
from core.model.post import Channel
from core.model.route import PushedStop, Route
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
    IDS,
    LIMITS,
    LOCKER,
    PARCELS,
    PEOPLE,
    phone_of,
    vans,
)
from tests.guarantees.process import WORKERS, KilledError, Process
from tests.guarantees.turns import Turns

LEASE_SECONDS = 20  # a worker that stood longer than that may have lost its lane
SETTLING_ROUNDS_MAX = 60
WORDS = ("hello", "when does it come?", "/status", "/help", "thanks", "ring twice please", "no")
AGENTS = (Asker(Role.AGENT, "agt_1"), Asker(Role.AGENT, "agt_2"))
CARRIER_KEY = Asker(Role.CARRIER, "key_1")
PLANNER = Asker(Role.PLANNER, "key_2")
JUMPS = (5, 5, 40, 40, 40, 200, 200, 400, 3_600, 7_200, 36_000)
KINDS = (
    EventType.LOADED,
    EventType.OUT_FOR_DELIVERY,
    EventType.OUT_FOR_DELIVERY,
    EventType.ARRIVED,
    EventType.NO_ANSWER,
    EventType.ATTEMPT_FAILED,
    EventType.DELIVERED,
    EventType.READY_FOR_PICKUP,
    EventType.READY_FOR_PICKUP,
)
OF_OTHERS = frozenset({"before_renew", "before_kept", "before_answer"})  # heartbeats, and the web
PLACES = [place for place in FailPoint if place not in OF_OTHERS]
DECISIONS = (
    ChangeState.ACCEPTED,
    ChangeState.ACCEPTED,
    ChangeState.APPLIED,
    ChangeState.REJECTED,
)
BUTTONS = ("slot.", "slot.yes", "slot.pick", "locker.", "locker.yes", "locker.pick", "undo", "")
BEGUN = ("address.yes", "slot.pick", "slot.yes")  # how far people are when it begins
BUTTONS_SEEN_MAX = 16


class BrokenError(AssertionError):
    """A promise was broken; the message says which, the seed, and the way there."""


@dataclass
class Fuse:
    """The process dies when it comes to that place so many more times."""

    point: FailPoint
    left: int


@dataclass
class Simulation:
    seed: int
    steps: int = 120
    trail: list[str] = field(default_factory=list)
    deaths: int = 0
    fuse: Fuse | None = None

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
        """The whole of it. Raises BrokenError."""
        self.run(self._played())

    # What happens

    async def _played(self) -> None:
        deeds = self._deeds()
        names, weights = list(deeds), [weight for weight, _ in deeds.values()]
        for number in range(self.steps):
            name = self.chance.choices(names, weights)[0]
            self._note(f"{number} {name}")
            await self._survived(deeds[name][1])
            await self._judged(judge.at_any_time)
        await self._settled()
        await self._judged(judge.in_the_end)

    def _deeds(self) -> dict[str, tuple[int, Callable[[], Awaitable[None]]]]:
        """How often, and what."""
        return {
            "talks": (34, self._talks),
            "presses": (8, self._presses),
            "writes": (6, self._writes),
            "telegram pushes": (22, self._pushes),
            "hears": (26, self._hears),
            "carries": (26, self._carries),
            "goes on": (16, self._goes_on),
            "looks": (10, self._looks),
            "time": (10, self._time_passes),
            "office": (6, self._office_decides),
            "carrier ill": (6, self._carrier_falls_ill),
            "telegram ill": (3, self._telegram_falls_ill),
            "event": (8, self._something_happens),
            "event again": (3, self._is_told_again),
            "agent": (3, self._an_agent_comes),
            "locker": (3, self._the_locker_fills),
            "planner": (2, self._the_planner_pushes),
            "fuse": (5, self._lays_a_fuse),
            "killed": (1, self._is_killed),
        }

    async def _presses(self) -> None:
        """A button that is still to be seen; mostly one that leads to something."""
        phone = self.chance.choice(self.phones)
        buttons = [
            (shown.id, button.data)
            for shown in phone.messages()
            for row in shown.buttons
            for button in row
            if button.data is not None
        ][-BUTTONS_SEEN_MAX:]
        begins = self.chance.choice(BUTTONS)
        wanted = [one for one in buttons if one[1].startswith(begins)]
        among = wanted or buttons
        if among:
            message, data = self.chance.choice(among)
            phone.press(data, message)
            self._note(f"   {phone.user.id} presses {data}")

    async def _writes(self) -> None:
        phone = self.chance.choice(self.phones)
        words = self.chance.choice(WORDS)
        phone.text(words)
        self._note(f"   {phone.user.id} writes {words}")

    async def _pushes(self) -> None:
        """The first of any lane; the answer may be lost on its way, and then it comes again."""
        lanes = sorted(self.queue.lanes())
        if lanes:
            await self._push(self.chance.choice(lanes), lost_in_hundred=15)

    async def _push(self, lane: str, lost_in_hundred: int = 0) -> None:
        pending = self.queue.first_of(lane)
        assert pending is not None
        one = judge.pushed(self, pending)
        status = await self.process.takes(msgspec.json.encode(pending.wire()))
        one.is_had |= status == 200
        if status == 200 and self.chance.randrange(100) >= lost_in_hundred:
            self.queue.done(pending)

    async def _talks(self) -> None:
        """Somebody does something, and it goes all its way."""
        await (self._presses() if self.chance.random() < 0.85 else self._writes())
        for lane in sorted(self.queue.lanes()):
            await self._push(lane)
        for number in range(WORKERS):
            await self.process.hears(number)
        for channel in (Channel.TELEGRAM, Channel.CARRIER, Channel.TELEGRAM):
            await self.process.carries(self.chance.randrange(WORKERS), channel)

    async def _hears(self) -> None:
        await self.process.hears(self.chance.randrange(WORKERS))

    async def _carries(self) -> None:
        channel = self.chance.choice((Channel.TELEGRAM, Channel.TELEGRAM, Channel.CARRIER))
        await self.process.carries(self.chance.randrange(WORKERS), channel)

    async def _goes_on(self) -> None:
        waiting = list(self.turns.waiting)
        if waiting:
            await self.turns.go_on(self.chance.choice(waiting))

    async def _looks(self) -> None:
        await self.process.looks(self.chance.choice(self.process.tick_names))

    async def _time_passes(self) -> None:
        """Often just as long as a lease, where somebody stands still and holds one."""
        is_held_up = bool(self.turns.waiting) and self.chance.random() < 0.6
        self._jump(timedelta(seconds=40 if is_held_up else self.chance.choice(JUMPS)))

    async def _office_decides(self) -> None:
        open_ones = [one for one in self.books.asked if one.state in judge.UNDECIDED]
        if open_ones:
            state = self.chance.choice(
                (
                    ChangeState.ACCEPTED,
                    ChangeState.ACCEPTED,
                    ChangeState.APPLIED,
                    ChangeState.REJECTED,
                )
            )
            self.office.decides(self.chance.choice(open_ones), state)

    async def _carrier_falls_ill(self) -> None:
        self.office.falls_ill(self.chance.choice(list(Illness)), self.chance.randint(1, 3))

    async def _telegram_falls_ill(self) -> None:
        ills = (Illness.AWAY, Illness.DEAF, Illness.HURRIED)
        self.telegram.falls_ill(self.chance.choice(ills), self.chance.randint(1, 3))

    async def _something_happens(self) -> None:
        """Something new, or what was told before in a report of its own."""
        parcel, kind = self.chance.choice(PARCELS), self.chance.choice(KINDS)
        if self.reports and self.chance.random() < 0.4:
            before = self.chance.choice(self.reports)
            parcel = next(one for one in PARCELS if one.id == before.delivery)
            kind = before.event.type
        at = self.clock.at - timedelta(minutes=self.chance.choice((0, 0, 0, 5)))
        id = self.ids("evt")
        ends = at + timedelta(days=3)
        event = CarrierEvent(
            event_id=id,
            type=kind,
            occurred_at=at,
            until=ends if kind is EventType.READY_FOR_PICKUP else None,
            code="4711" if kind is EventType.READY_FOR_PICKUP else None,
        )
        report = EventReport(event=event, body_hash=id, delivery=parcel.id)
        self.reports.append(report)
        self.books.told[parcel.id, str(kind)] += 1
        self._note(f"   {kind} of {parcel.id}")
        await self._report(report)

    async def _is_told_again(self) -> None:
        if self.reports:
            await self._report(self.chance.choice(self.reports))

    async def _report(self, report: EventReport) -> None:
        await self._calls(record_events(self.process.home.house, [report], CARRIER_KEY))

    async def _an_agent_comes(self) -> None:
        """And perhaps another one at the same time: one of them gets the talk."""
        phone = self.chance.choice(self.phones)
        talk = await self.talk_of(phone.user.id)
        if talk is None:
            return
        held = self.held.setdefault(phone.user.id, {})
        until = self.clock.at + timedelta(minutes=LIMITS.lease_minutes)
        match self.chance.randrange(4):
            case 0 | 1:
                for agent in self.chance.sample(AGENTS, self.chance.randint(1, 2)):
                    if await self._asks(TakeOver(talk.id, "Ville"), agent):
                        held[agent.id] = until
                        judge.silence(self, phone.user.id)
            case 2:
                agent = self.chance.choice(AGENTS)
                if await self._asks(AgentSays(talk.id, f"Let me see {self.ids('x')}"), agent):
                    held[agent.id] = until
            case _:
                for agent in AGENTS:
                    if agent.id in held and await self._asks(HandBack(talk.id), agent):
                        held.clear()

    async def _the_locker_fills(self) -> None:
        """Somebody comes by another way than the chat."""
        id = self.chance.choice(IDS)
        keep = self.chance.random() < 0.6
        command = KeepCompartment(id, LOCKER.ref) if keep else LetCompartmentGo(id)
        await self._asks(command, Asker(Role.RECIPIENT, "key_3"))

    async def _the_planner_pushes(self) -> None:
        van = self.chance.choice(vans())
        self.version += 1
        async with self.process.store.read() as unit:
            known = await unit.routes.get(van.ref)
        stops = [
            PushedStop(delivery=stop.delivery, service_seconds=stop.service_seconds)
            for stop in (known.stops if known is not None else ())
            if stop.delivery is not None and stop.hold is None
        ]
        self.chance.shuffle(stops)
        plan = replace(van, version=self.version, body_hash=str(self.version))
        put: Callable[..., Coroutine[object, object, Route]] = put_route
        if self.chance.random() < 0.2:
            put, stops = force_route, stops[1:]
        await self._calls(put(self.process.home.house, plan, stops, PLANNER))

    async def _lays_a_fuse(self) -> None:
        self.fuse = Fuse(self.chance.choice(PLACES), self.chance.randint(1, 4))
        self._note(f"   at {self.fuse.point}, {self.fuse.left}")

    async def _is_killed(self) -> None:
        raise KilledError

    # How it is done

    async def talk_of(self, chat: int) -> "judge.Talk | None":
        async with self.process.store.read() as unit:
            return await unit.conversations.of_lane(judge.lane_of(chat))

    async def _asks(self, command: Command, by: Asker) -> bool:
        return await self._calls(ask(self.process.home.house, command, by))

    async def _calls(self, work: Coroutine[object, object, object]) -> bool:
        """Somebody calls the house from outside; a no, or a house that cannot now, is an answer."""
        try:
            await work
        except (Refused, Unavailable):
            return False
        return True

    async def _survived(self, deed: Callable[[], Awaitable[None]]) -> None:
        """A deed in which the process may die; then there is another one, which knows what is on
        the disk and nothing else."""
        try:
            await deed()
        except (KilledError, CannotDo) as end:
            if isinstance(end, KilledError):
                await self._is_reborn()

    async def _is_reborn(self) -> None:
        self.deaths += 1
        self._note("   the process dies")
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
            await self._push(self.queue.alive()[0].lane)
        for _ in range(3):
            for _ in range(PEOPLE):
                await self.process.hears(0)
                await self.process.carries(0, Channel.TELEGRAM)
                await self.process.carries(0, Channel.CARRIER)
            while self.turns.waiting:
                await self.turns.go_on(next(iter(self.turns.waiting)))

    async def _settled(self) -> None:
        """All are well again, everybody answers, and time goes on until nothing waits."""
        self.fuse = None
        self.telegram.falls_ill(Illness.WELL, 0)
        self.office.falls_ill(Illness.WELL, 0)
        for phone in self.phones:
            talk = await self.talk_of(phone.user.id)
            for agent in AGENTS:
                if talk is not None:
                    await self._asks(HandBack(talk.id), agent)
        self._jump(timedelta(minutes=16))  # whoever waits the longest before another try
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

    def _jump(self, time: timedelta) -> None:
        self.clock.at += time
        if time.total_seconds() > LEASE_SECONDS:
            for key in self.process.in_flight.values():
                self.books.astray[key] += 1

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

    async def _judged(self, law: "Callable[[Simulation], Awaitable[list[str]]]") -> None:
        wrong = await law(self)
        if wrong:
            raise BrokenError(self._told(wrong))

    def _told(self, wrong: list[str]) -> str:
        again = f"again: python -m tests.guarantees --seed {self.seed} --steps {self.steps}"
        return "\n".join([*wrong, again, *self.trail[-40:]])

    def _note(self, line: str) -> None:
        self.trail.append(line)


def _memory() -> str | None:
    """Nobody here cuts the power: what is in memory is as good as on disk, and faster."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
