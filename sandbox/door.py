"""A door: the front door of somebody's home, where a courier rings and somebody may open."""

import asyncio
from dataclasses import dataclass, field

from sandbox.place import Place


@dataclass(slots=True)
class Door:
    """People of the house come and go; couriers ring. Nobody else knows who is at home."""

    place: Place
    somebody_home: bool = True
    rung: int = 0
    parcels: list[str] = field(default_factory=list)
    _opened: asyncio.Event = field(default_factory=asyncio.Event)
    _handed_over: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> bool:
        """Rings; True when somebody opens at once."""
        self.rung += 1
        self._opened.clear()
        return self.somebody_home

    def come_home(self) -> None:
        """Somebody comes running, or simply home; a courier who still waits sees the door open."""
        self.somebody_home = True
        self._opened.set()

    def leave_home(self) -> None:
        self.somebody_home = False

    async def opened(self, within_seconds: float) -> bool:
        """True when the door opens while the courier waits, in real seconds."""
        if self.somebody_home:
            return True
        try:
            await asyncio.wait_for(self._opened.wait(), within_seconds)
        except TimeoutError:
            return False
        return True

    def take(self, tracking_number: str) -> None:
        self.parcels.append(tracking_number)
        self._handed_over.set()

    async def parcel_came(self, within_seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._handed_over.wait(), within_seconds)
        except TimeoutError:
            return False
        return True
