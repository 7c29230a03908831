"""The simulation: one seed, one day of everything at once, the same again by the same seed.

    python -m tests.guarantees --seed 7 --steps 150 [--bug no_key] [--trail]

People write and press, Telegram repeats and reorders, the carrier is ill or of another mind, agents
take talks over, lockers fill, planners push, the clock jumps, and the process dies at named places.
"""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta

from core.actions.routes import force_route, put_route
from core.agent_commands import HandBack, TakeOver
from core.commands import AgentSays, KeepCompartment, LetCompartmentGo
from core.fail_points import FailPoint
from core.model.change import ChangeState
from core.model.post import Channel
from core.model.route import PushedStop, Route
from core.model.status import EventType
from tests.guarantees import judge
from tests.guarantees.outside import Illness
from tests.guarantees.people import IDS, LIMITS, LOCKER, PARCELS, vans
from tests.guarantees.process import WORKERS
from tests.guarantees.stage import AGENTS, ANYBODY, PLANNER, BrokenError, Deed, Stage

__all__ = ["BrokenError", "Simulation"]

STEPS = 120
WORDS = ("hello", "when does it come?", "/status", "/help", "thanks", "ring twice please", "no")
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
BUTTONS = (
    "slot.",
    "slot.yes",
    "slot.pick",
    "locker.",
    "locker.yes",
    "locker.pick",
    "pickup.code",
    "undo",
    "",
)
BUTTONS_SEEN_MAX = 16


class Simulation(Stage):
    def __init__(self, seed: int, steps: int = STEPS) -> None:
        super().__init__(seed, f"--seed {seed} --steps {steps}")
        self.steps = steps

    async def way(self) -> None:
        deeds = self._deeds()
        names, weights = list(deeds), [weight for weight, _ in deeds.values()]
        for number in range(self.steps):
            name = self.chance.choices(names, weights)[0]
            await self.step(f"{number} {name}", deeds[name][1])

    def _deeds(self) -> dict[str, tuple[int, Deed]]:
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
            "killed": (2, self.die),
            "dies of it": (5, self._dies_of_it),
            "twice": (3, self._comes_twice),
            "sleeps": (4, self._sleeps_over_a_lease),
            "evening": (2, self._evening_comes),
            "code": (3, self._a_code_is_sent),
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
            self.note(f"   {phone.user.id} presses {data}")

    async def _writes(self) -> None:
        phone = self.chance.choice(self.phones)
        words = self.chance.choice(WORDS)
        phone.text(words)
        self.note(f"   {phone.user.id} writes {words}")

    async def _pushes(self) -> None:
        """The first of any lane; the answer may be lost on its way, and then it comes again."""
        lanes = sorted(self.queue.lanes())
        if lanes:
            await self.push(self.chance.choice(lanes), is_lost=self.chance.random() < 0.15)

    async def _talks(self) -> None:
        """Somebody does something, and it goes all its way."""
        await (self._presses() if self.chance.random() < 0.85 else self._writes())
        await self.push_all()
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
        self.jump(timedelta(seconds=40 if is_held_up else self.chance.choice(JUMPS)))

    async def _office_decides(self) -> None:
        open_ones = [one for one in self.books.asked if one.state in judge.UNDECIDED]
        if open_ones:
            self.office.decides(self.chance.choice(open_ones), self.chance.choice(DECISIONS))

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
        minutes_ago = self.chance.choice((0, 0, 0, 5))
        self.reports.append(await self.happens(kind, parcel, minutes_ago))

    async def _is_told_again(self) -> None:
        if self.reports:
            await self.report(self.chance.choice(self.reports))

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
                    if await self.insists(TakeOver(talk.id, "Ville"), agent):
                        held[agent.id] = until
                        judge.silence(self, phone.user.id)
            case 2:
                agent = self.chance.choice(AGENTS)
                if await self.insists(AgentSays(talk.id, f"Let me see {self.ids('x')}"), agent):
                    held[agent.id] = until
            case _:
                for agent in AGENTS:
                    deaths = self.deaths
                    if agent.id in held and (
                        await self.insists(HandBack(talk.id), agent) or self.deaths > deaths
                    ):
                        held.clear()

    async def _the_locker_fills(self) -> None:
        """Somebody comes by another way than the chat."""
        id = self.chance.choice(IDS)
        keep = self.chance.random() < 0.6
        command = KeepCompartment(id, LOCKER.ref) if keep else LetCompartmentGo(id)
        await self.asks(command, ANYBODY)

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
        await self.calls(put(self.process.home.house, plan, stops, PLANNER))

    async def _lays_a_fuse(self) -> None:
        self.lay(self.chance.choice(PLACES), self.chance.randint(1, 4))

    # Deeds of several steps, which chance alone seldom puts together

    async def _dies_of_it(self) -> None:
        """Somebody does something, and the process dies somewhere on its way, or just when Telegram
        has heard that we have it."""
        if self.chance.random() < 0.3:
            await self._writes()
            await self.push_all()
            await self.die()
        self.lay(self.chance.choice(PLACES), self.chance.choice((1, 1, 2)))
        await self._talks()

    async def _comes_twice(self) -> None:
        """What somebody wrote is pushed again, for our answer was lost; or the carrier hears a wish
        twice."""
        if self.chance.random() < 0.5:
            self.office.falls_ill(Illness.TWICE, 3)
            await self._talks()
            return
        await self._writes()
        for lane in sorted(self.queue.lanes()):
            await self.push(lane, is_lost=True)
            await self.push(lane)

    async def _sleeps_over_a_lease(self) -> None:
        """A worker stands still for longer than its lease, and the other one does its work."""
        phone = self.chance.choice(self.phones)
        for _ in range(2):
            phone.text(self.chance.choice(WORDS))
            await self.push_all()
        is_heard = self.chance.random() < 0.5
        if is_heard:
            await self._hears()
        for number in range(WORKERS):
            with self.turns.each_waits():
                if is_heard:
                    await self.process.carries(number, Channel.TELEGRAM)
                else:
                    await self.process.hears(number)
            if number == 0:
                self.jump(timedelta(seconds=40))

    async def _a_code_is_sent(self) -> None:
        """It lies in a locker; and whoever carries its code may die of it."""
        ready = await self.happens(EventType.READY_FOR_PICKUP, self.chance.choice(PARCELS))
        self.reports.append(ready)
        await self.hear_all()
        if self.chance.random() < 0.5:
            self.lay(FailPoint.AFTER_SEND, self.chance.randint(1, 2))
        await self._carries()

    async def _evening_comes(self) -> None:
        """Who is to be reminded is looked for again and again; then something happens shortly
        before the night, and what is to be said of it waits a little too long."""
        today = self.clock.at.astimezone(judge.ZONE)
        late = today.replace(hour=20, minute=58, second=0)
        self.jump((late if today < late else late + timedelta(days=1)) - today)
        for _ in range(2):
            await self.process.looks("reminders")
            await self.hear_all()
            await self.carry_all()
        await self._something_happens()
        for _ in PARCELS:
            await self._hears()
        self.jump(timedelta(minutes=5))
        await self._carries()
