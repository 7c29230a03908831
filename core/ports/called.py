"""Ports of what is kept of programs that we call: how each fares, and what it pushed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.model.breaker import Breaker
from core.model.ids import CarrierRef
from core.model.pushed import Pushed


class Peers(Protocol):
    """What all processes know of a program that is called: names as of its sync."""

    async def breaker(self, name: str) -> Breaker | None:
        """Locked until the end of a writing transaction."""
        ...

    async def keep(self, breaker: Breaker) -> None: ...
    async def all(self) -> Sequence[Breaker]:
        """Without accounts, which only give out turns."""
        ...

    async def turn(
        self, name: str, wall: datetime, calls_a_second: float, wait_seconds_max: float
    ) -> datetime:
        """From when on (wall time) the caller may call once: each turn is given to one alone. One
        that is further away is not given to anybody."""
        ...


class Pushes(Protocol):
    """What carriers pushed, as it came."""

    async def keep(self, push: Pushed) -> bool:
        """False where a push of this id is kept already."""
        ...

    async def since(
        self, carrier: CarrierRef, at: datetime, after: int, limit: int
    ) -> Sequence[Pushed]:
        """The oldest first, of those received since `at` (wall time) and numbered after `after`."""
        ...
