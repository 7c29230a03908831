"""A van: drives its stops in order along real streets, in world time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from random import Random

from sandbox.clock import WorldClock, sleep_until
from sandbox.place import Place
from sandbox.roads import Leg, Roads
from sandbox.stop import Stop, StopState

TRAFFIC_SPREAD = 0.12  # how much slower or faster than planned a leg may be
EARLY_BEFORE_WINDOW = timedelta(minutes=6)

Visit = Callable[["Van", Stop], Awaitable[None]]


class Van:
    """What a carrier knows of one van on one day. The plan may change while it drives."""

    def __init__(
        self,
        *,
        ref: str,
        carrier: str,
        route_ref: str,
        depot: Place,
        clock: WorldClock,
        roads: Roads,
        chance: Random,
        visit: Visit,
    ) -> None:
        self.ref = ref
        self.carrier = carrier
        self.route_ref = route_ref
        self.depot = depot
        self.stops: list[Stop] = []
        self.out = False
        self.line: tuple[Place, ...] = ()
        self.plan_number = 0
        self._clock = clock
        self._roads = roads
        self._chance = chance
        self._visit = visit
        self._at = depot
        self._leg: Leg | None = None
        self._left_at: datetime | None = None
        self._plan_changed = asyncio.Event()

    def adopt(self, stops: Sequence[Stop]) -> None:
        """A new plan; the van turns to it before its next leg."""
        self.stops = list(stops)
        self.plan_number += 1
        self._plan_changed.set()

    def position(self, now: datetime) -> Place:
        if self._leg is None or self._left_at is None:
            return self._at
        return self._leg.after((now - self._left_at).total_seconds())

    @property
    def moving(self) -> bool:
        return self._leg is not None

    async def drive(self, leaves_at: datetime, home_by: datetime) -> None:
        """From the depot through all stops, those that come later too, and back by `home_by`."""
        while self._clock.now() < leaves_at:  # a change of plan before the start is no start
            self._plan_changed.clear()
            await self._until(leaves_at)
        self.out = True
        while self._clock.now() < home_by:
            self._plan_changed.clear()  # what changes from here on is looked at in the next round
            await self._redraw()
            stop = next((stop for stop in self.stops if stop.state is StopState.PLANNED), None)
            if stop is None:
                await self._until(home_by)
            elif await self._too_early_for(stop):
                continue
            else:
                stop.state = StopState.UNDER_WAY
                await self._go(stop.place)
                await self._visit(self, stop)
        await self._go(self.depot)
        self.out = False

    async def _too_early_for(self, stop: Stop) -> bool:
        """Waits where it stands until it is time for the stop; True when something happened."""
        if stop.window is None:
            return False
        leg = await self._roads.way(self._at, stop.place)
        departure = stop.window.start - timedelta(seconds=leg.seconds) - EARLY_BEFORE_WINDOW
        if self._clock.now() >= departure:
            return False
        await self._until(departure)
        return True

    async def _go(self, place: Place) -> None:
        leg = await self._roads.way(self._at, place)
        slower = 1 + self._chance.uniform(-TRAFFIC_SPREAD / 2, TRAFFIC_SPREAD)
        self._leg, self._left_at = leg.slower(slower), self._clock.now()
        await sleep_until(self._clock, self._left_at + timedelta(seconds=self._leg.seconds))
        self._at, self._leg, self._left_at = place, None, None

    async def _until(self, at: datetime) -> None:
        """Until the hour, or until the plan changes."""
        waits = [
            asyncio.ensure_future(sleep_until(self._clock, at)),
            asyncio.ensure_future(self._plan_changed.wait()),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    async def _redraw(self) -> None:
        """The line that the map shows: from here through what is still to be visited."""
        ahead = [stop.place for stop in self.stops if stop.open]
        self.line = await self._roads.line([self._at, *ahead, self.depot]) if ahead else ()
        self.plan_number += 1
