"""The neighbours: while somebody still looks at a window, others of the same house take it.

They come by the same public door as everybody. The first have much to be carried in, the last only
a small parcel each, so that in the end not even a small one fits; where the planner makes room
again, another one comes. They only hold: when the onlooker has seen it, they let go, and the day is
as it was.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, repeat
from math import inf

from sandbox.day.people import Resident
from sandbox.day.script import OWN
from sandbox.day.world import World
from sandbox.doorstep import DoorstepUnreachable
from sandbox.hours import ZONE
from sandbox.recipients.cast import Onlooker

CROWDS = ((4500, 4), (120, 6), (120, 6))  # seconds at the door, and how many come at once
LAST_CROWD = 60, 6  # and so again, while the window is still offered
NEIGHBOURS_MAX = 60
LOOK_SECONDS, LOOK_AGAIN_SECONDS = 0.05, 0.5
NOT_YET = 202  # the ways are still being asked about


@dataclass(slots=True)
class Neighbours:
    """`gone` once the house offers the window no more; `trouble` why it never came to that."""

    world: World
    onlooker: Resident
    holds: list[str] = field(default_factory=list)
    gone: bool = False
    trouble: str = "nobody looked at a window"
    came: int = 0
    crowds: Iterator[tuple[int, int]] = field(
        default_factory=lambda: chain(CROWDS, repeat(LAST_CROWD))
    )

    async def come(self) -> None:
        """Ends when the onlooker has seen the window go, or has given up."""
        persona = self.onlooker.persona
        assert isinstance(persona, Onlooker)
        try:
            if not await _until(lambda: bool(persona.wish), persona):
                return
            self.trouble = "the neighbours could not take it"
            await self._take(persona)
            persona.decided.set()
            while not await _until(lambda: persona.saw_it_go, persona, LOOK_AGAIN_SECONDS):
                if persona.trouble or persona.ended:
                    break
                await self._take(persona)
        except DoorstepUnreachable as silent:
            self.trouble = f"Doorstep did not answer: {silent}"
        finally:
            persona.decided.set()
            await self._let_go()

    async def _take(self, persona: Onlooker) -> None:
        """Crowd after crowd, until the onlooker's window is offered no more."""
        while (slot := await self._offered(persona.wish)) is not None:
            if self.came >= NEIGHBOURS_MAX or persona.trouble or persona.ended:
                return
            seconds, count = next(self.crowds)
            numbers = range(self.came + 1, self.came + count + 1)
            self.came += count
            held = await asyncio.gather(*(self._come_one(n, seconds, slot) for n in numbers))
            self.holds += [hold for hold in held if hold is not None]
        if self.holds:
            self.gone, self.trouble = True, ""

    async def _offered(self, wish: str) -> str | None:
        """The slot whose hours the onlooker's button names, while it is offered."""
        where = f"/v1/deliveries/{self.onlooker.delivery}/slots"
        answer = await self.world.carrier.get(where)
        while answer.status == NOT_YET:
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
            answer = await self.world.carrier.get(where)
        for slot in answer.body.get("items", []):
            hour = datetime.fromisoformat(slot["start"]).astimezone(ZONE)
            if f"{hour:%H:%M}" in wish:
                return str(slot["slot_id"])
        return None

    async def _come_one(self, number: int, seconds: int, slot: str) -> str | None:
        """A neighbour with a parcel of their own holds it; None where it no longer fits."""
        told = await self.world.carrier.post(
            "/v1/deliveries",
            {
                "tracking_number": f"JJFI{self.world.today:%y%m%d}8{number:04d}",
                "carrier": OWN,
                "recipient": {"name": f"Neighbour {number}"},
                "address": {"text": self.onlooker.persona.life.home.text, "country": "FI"},
                "parcel": {"size": "S", "weight_kg": 1.0},
                "service_seconds": seconds,
                "earliest": self.world.today.isoformat(),
            },
        )
        where = f"/v1/deliveries/{told.body.get('id')}/holds"
        held = await self.world.carrier.post(where, {"slot_id": slot})
        return str(held.body["hold_id"]) if held.ok else None

    async def _let_go(self) -> None:
        for hold in self.holds:
            await self.world.carrier.delete(f"/v1/holds/{hold}")


async def _until(is_so: Callable[[], bool], persona: Onlooker, seconds: float = inf) -> bool:
    """Whether it came to be so before the person gave up, or so many seconds were over."""
    until = time.monotonic() + seconds
    while not is_so():
        if persona.trouble or persona.ended or time.monotonic() >= until:
            return False
        await asyncio.sleep(LOOK_SECONDS)
    return True
