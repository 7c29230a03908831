"""The neighbours: while somebody still looks at a window, others of the same house take it.

They come by the same public door as everybody. The first have much to be carried in, the last only
a small parcel each, so that in the end not even a small one fits. They only hold: when the onlooker
has seen it, they let go, and the day is as it was.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sandbox.day.people import Resident
from sandbox.day.script import OWN
from sandbox.day.world import World
from sandbox.doorstep import DoorstepUnreachable
from sandbox.hours import ZONE
from sandbox.recipients.cast import Onlooker

CROWDS = ((4500, 4), (120, 6), (120, 6))  # seconds at the door, and how many come at once
LOOK_SECONDS = 0.05


@dataclass(slots=True)
class Neighbours:
    """`gone` once the house offers the window no more; `trouble` why it never came to that."""

    world: World
    onlooker: Resident
    holds: list[str] = field(default_factory=list)
    gone: bool = False
    trouble: str = "nobody looked at a window"

    async def come(self) -> None:
        """Ends when the onlooker has seen the window go, or has given up."""
        persona = self.onlooker.persona
        assert isinstance(persona, Onlooker)
        try:
            if not await _until(lambda: bool(persona.wish), persona):
                return
            self.trouble = "the neighbours could not take it"
            await self._take(persona.wish)
            persona.decided.set()
            await _until(lambda: persona.saw_it_go, persona)
        except DoorstepUnreachable as silent:
            self.trouble = f"Doorstep did not answer: {silent}"
        finally:
            persona.decided.set()
            await self._let_go()

    async def _take(self, wish: str) -> None:
        """Crowd after crowd, until the onlooker's window is offered no more."""
        came = 0
        for seconds, count in CROWDS:
            slot = await self._offered(wish)
            if slot is None:
                break
            numbers = range(came + 1, came + count + 1)
            came += count
            held = await asyncio.gather(*(self._come_one(n, seconds, slot) for n in numbers))
            self.holds += [hold for hold in held if hold is not None]
        if self.holds and await self._offered(wish) is None:
            self.gone, self.trouble = True, ""

    async def _offered(self, wish: str) -> str | None:
        """The slot whose hours the onlooker's button names, while it is offered."""
        answer = await self.world.carrier.get(f"/v1/deliveries/{self.onlooker.delivery}/slots")
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


async def _until(is_so: Callable[[], bool], persona: Onlooker) -> bool:
    """Whether it came to be so before the person gave up."""
    while not is_so():
        if persona.trouble or persona.ended:
            return False
        await asyncio.sleep(LOOK_SECONDS)
    return True
