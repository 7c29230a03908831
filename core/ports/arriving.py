"""Ports of arriving: what was told of each stop, how far off it was, and how long doors take."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from core.model.driven import DrivenDay
from core.model.eta import EtaMiss, ToldEta, ToldRoute
from core.model.ids import CarrierRef, RouteRef


class Etas(Protocol):
    async def told(
        self, routes: Collection[RouteRef], known: Mapping[RouteRef, ToldRoute]
    ) -> Mapping[RouteRef, ToldRoute]:
        """A route of which nothing was told is not in it; `known`, as read before, is given back
        where nothing was told since."""
        ...

    async def tell(self, route: RouteRef, by_key: Mapping[str, ToldEta], at: datetime) -> None:
        """All that is told of a route from now on."""
        ...

    async def note(self, miss: EtaMiss) -> None:
        """An arrival; the first one of a delivery at a time counts."""
        ...

    async def misses(
        self, since: datetime | None, carrier: CarrierRef | None, limit: int
    ) -> Sequence[EtaMiss]:
        """The newest first."""
        ...


class DoorTimes(Protocol):
    """Seconds from the courier's coming to the hand-over, by place."""

    async def of(self, places: Collection[str]) -> Mapping[str, Sequence[int]]:
        """The last few, oldest first; a place where nothing was measured is not in it."""
        ...

    async def add(self, place: str, seconds: int, at: datetime) -> None: ...


class DrivenDays(Protocol):
    """What each day of a carrier showed of how far off its plans were."""

    async def of(self, carrier: CarrierRef, first: date, last: date) -> Sequence[DrivenDay]: ...
    async def put(self, day: DrivenDay, at: datetime) -> None: ...
