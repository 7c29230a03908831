"""The people of a storm: one process of many that book, each operation at random.

A part of the deliveries is its own, so that whoever finds a standing hold gone knows who is to
blame; the others belong to all, and to the planner.
"""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from app.replay.deciders import planner_here
from core.actions.changes import answer_change
from core.actions.holds import expire_holds
from core.actions.making_room import make_room_due
from core.actions.replanning import replan
from core.actions.routes import put_route
from core.actions.waitlist import Lookout, serve_waitlist
from core.commands import (
    BookWindow,
    ConfirmHold,
    HoldSlot,
    ReleaseHold,
    WaitFor,
    WithdrawChange,
)
from core.model.asker import Asker, Role
from core.model.change import Change, ChangeState
from core.model.ids import DeliveryId, HoldId
from core.model.promise import Hold
from core.model.route import PushedStop, Route
from core.ports import Planner, Unavailable
from core.refusals import Refused
from slots.booking import is_way_point
from storage.store import open_store
from tests.core.talks import chats, talk_of
from tests.core.town import FLEET, NOW, PLANNER, TODAY, Town, a_town, a_van, windows

PEOPLE = 64  # deliveries
DELIVERIES = [chats(number) for number in range(PEOPLE)]
TALKS = [talk_of(number) for number in range(PEOPLE)]
DAYS = [TODAY + timedelta(days=days) for days in (1, 2, 3)]  # nobody has left yet
# On two days vans are short of room, on the third one is short of time.
VANS = [
    *(a_van(number, day=day, units=6) for day in DAYS[:2] for number in (1, 2, 3)),
    a_van(day=DAYS[2], units=60),
]
WINDOWS = [window for day in DAYS for window in windows(day)]
FASTER = 10.0  # than the clock on the wall: holds run out while one looks, and no van leaves
SHARED = 4  # one of so many deliveries belongs to everybody
SEARCH_ITERATIONS = 30
THINKING_SECONDS = 0.02
BEGAN = "began"  # a file: everybody's clock counts from it
OPERATIONS = {
    "hold": 40, "confirm": 22, "release": 10, "book": 6, "call off": 8, "expire": 8, "replan": 2,
    "push": 4, "wait": 6, "serve": 2, "room": 2, "answer": 12,
}  # fmt: skip


ANSWERS = (ChangeState.ACCEPTED, ChangeState.APPLIED, ChangeState.REJECTED)
CARRIER = Asker(Role.CARRIER, "key_2")


@dataclass(frozen=True, slots=True)
class Line:
    """What one operation was answered; a promise where one was made."""

    said: str
    promise: str | None = None


def lines_of(folder: Path, mark: str) -> list[Line]:
    file = folder / f"{mark}.said"
    if not file.is_file():
        return []
    # What was being written when it was killed was told to nobody.
    whole = file.read_text().rpartition("\n")[0].splitlines()
    return [Line(**json.loads(line)) for line in whole]


def count_of(folder: Path, mark: str) -> int:
    """How many were answered; whoever only counts need not read what was said."""
    file = folder / f"{mark}.said"
    return file.read_bytes().count(b"\n") if file.is_file() else 0


class Person:
    """Whoever acts in this process."""

    def __init__(
        self,
        town: Town,
        planner: Planner,
        own: Sequence[DeliveryId],
        chance: Random,
        now: Callable[[], datetime],
    ) -> None:
        self.now = now
        self.town, self.planner, self.own, self.chance = town, planner, list(own), chance
        self.shared = [one.id for number, one in enumerate(DELIVERIES) if not number % SHARED]
        self.held: list[Hold] = []
        self.promised: list[Change] = []

    async def once(self) -> Line:
        kind = self.chance.choices(list(OPERATIONS), list(OPERATIONS.values()))[0]
        if (kind in ("confirm", "release") and not self.held) or (
            kind in ("call off", "answer") and not self.promised
        ):
            kind = "book"
        try:
            return await self._done(kind)
        except Refused as no:
            return Line(f"{kind}: {no.refusal.code}")
        except Unavailable:
            return Line(f"{kind}: asked to wait")

    async def _done(self, kind: str) -> Line:
        chance = self.chance
        match kind:
            case "hold":
                done = await self.town.ask(HoldSlot(self._anyone(), chance.choice(WINDOWS)))
                self.held += [done.hold] if done.hold else []
                return Line(kind)
            case "confirm":
                return await self._confirmed(self._a_hold())
            case "release":
                await self.town.ask(ReleaseHold(self._a_hold().id))
                return Line(kind)
            case "call off":
                change = self.promised.pop(chance.randrange(len(self.promised)))
                await self.town.ask(WithdrawChange(change.id))
                return Line(kind)
            case "answer":
                change = chance.choice(self.promised)
                said = chance.choices(ANSWERS, (3, 1, 1))[0]
                await answer_change(self.town.house, change.id, said, CARRIER)
                return Line(f"{kind}: {said}")
            case "expire":
                await expire_holds(self.town.house, limit=20)
                return Line(kind)
            case "replan":
                taken = await replan(self.town.house, self.planner, FLEET, chance.choice(DAYS))
                return Line(f"{kind}: {'taken' if taken else 'as it was'}")
            case "wait":
                await self.town.ask(WaitFor(self._anyone(), chance.choice(WINDOWS)))
                return Line(kind)
            case "serve":
                offered = await serve_waitlist(self.town.house, Lookout())
                return Line(f"{kind}: {'offered' if offered else 'nothing'}")
            case "room":
                made = await make_room_due(self.town.house, self.planner)
                return Line(f"{kind}: {'made' if made else 'none'}")
            case "push":
                await self._pushed(chance.choice(VANS))
                return Line(kind)
            case _:
                done = await self.town.ask(BookWindow(self._anyone(), chance.choice(WINDOWS)))
                self.promised += [done.change] if done.change else []
                return Line(kind, done.promise.id if done.promise else None)

    def _anyone(self) -> DeliveryId:
        return self.chance.choice(self.own if self.chance.random() < 0.8 else self.shared)

    def _a_hold(self) -> Hold:
        return self.held.pop(self.chance.randrange(len(self.held)))

    async def _confirmed(self, hold: Hold) -> Line:
        """Nobody may hear "gone" of a window that is held, and that they did not give away."""
        is_newest = all(other.delivery != hold.delivery for other in self.held)
        is_mine = hold.delivery in self.own and is_newest
        try:
            done = await self.town.ask(ConfirmHold(hold.id))
        except Refused as no:
            # Others' clocks went on while we waited for our turn.
            stands = self.now() < hold.expires_at
            if is_mine and stands and not await self._chose_again(hold.id):
                return Line("gone")
            return Line(f"confirm: {no.refusal.code}")
        self.promised += [done.change] if done.change else []
        return Line("confirm", done.promise.id if done.promise else None)

    async def _chose_again(self, id: HoldId) -> bool:
        """Whether another window was chosen since, by this person in an earlier life too."""
        return (await self.town.hold(id)).state.value in ("released", "confirmed")

    async def _pushed(self, van: Route) -> None:
        """The planner's next version: two neighbours change places, and some of what was booked
        since is not in it yet."""
        now = await self.town.route(van.ref)
        seen = [
            stop
            for stop in now.stops
            if stop.delivery and not stop.hold and not is_way_point(stop)
            and not (stop.booked and self.chance.random() < 0.3)
        ]  # fmt: skip
        if len(seen) > 1 and self.chance.random() < 0.5:
            at = self.chance.randrange(len(seen) - 1)
            seen[at : at + 2] = seen[at + 1], seen[at]
        stops = [
            PushedStop(delivery=stop.delivery, service_seconds=stop.service_seconds)
            for stop in seen
        ]
        next_version = replace(
            van, version=now.version + 1, body_hash=f"{self.chance.random()}", stops=()
        )
        await put_route(self.town.house, next_version, stops, PLANNER)


def live(url: str, folder: Path, mark: str, life: int, processes: int) -> None:
    """One process, until it is killed."""
    asyncio.run(_live(url, folder, mark, life, processes))


async def _live(url: str, folder: Path, mark: str, life: int, processes: int) -> None:
    number = ord(mark) - ord("a")
    own = [
        one.id
        for at, one in enumerate(DELIVERIES)
        if at % SHARED and (at - at // SHARED) % processes == number
    ]
    store = await open_store(url)
    town = a_town(store, f"{mark}{life}-")
    began = (folder / BEGAN).stat().st_mtime

    def now() -> datetime:
        return NOW + timedelta(seconds=(time.time() - began) * FASTER)

    person = Person(town, planner_here(SEARCH_ITERATIONS), own, Random(f"{mark}{life}"), now)
    try:
        with (folder / f"{mark}.said").open("a", buffering=1) as file:
            while True:
                town.clock.at = now()
                line = await person.once()
                file.write(json.dumps(asdict(line)) + "\n")
                await asyncio.sleep(person.chance.random() * THINKING_SECONDS)
    finally:
        await store.aclose()
