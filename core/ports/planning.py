"""Ports of plans: routes, what is held on them, who waits for a place, and what was promised."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from core.model.ids import CarrierRef, DeliveryId, HoldId, PromiseId, RouteRef, WaitingId
from core.model.promise import Hold, Promise
from core.model.route import Route, RouteMark
from core.model.waiting import Waiting


class Routes(Protocol):
    async def get(self, ref: RouteRef) -> Route | None: ...
    async def lock(self, ref: RouteRef) -> Route | None:
        """The route, with its row locked until the transaction ends."""
        ...

    async def of_days(self, carrier: CarrierRef, first: date, last: date) -> Sequence[Route]: ...
    async def under_way(self, begun: datetime, ends: datetime) -> Sequence[RouteMark]:
        """What stands of those that begin by `begun` and do not end before `ends`, by name."""
        ...

    async def beginning(self, since: datetime, until: datetime) -> Sequence[RouteRef]:
        """The names of those that begin in this time, both moments included; none is read."""
        ...

    async def marks(self, carrier: CarrierRef, first: date, last: date) -> Sequence[RouteMark]:
        """What stands of each route of these days, without reading any: by day, then by name."""
        ...

    async def driving(
        self, carrier: CarrierRef, first: date, last: date, since: datetime, until: datetime
    ) -> Sequence[RouteMark]:
        """The same, and of the days around those whose shift is partly between these moments."""
        ...

    async def some(self, refs: Collection[RouteRef]) -> Sequence[Route]:
        """Those of these names that there are."""
        ...

    async def with_stop(self, key: str) -> Sequence[Route]:
        """The routes on which a stop of this key stands."""
        ...

    async def put(self, route: Route) -> None: ...
    async def add(self, route: Route) -> None:
        """Keep it unless there is one of its name, which stays as it is."""
        ...


class Holds(Protocol):
    async def get(self, id: HoldId) -> Hold | None: ...
    async def standing(self, delivery: DeliveryId) -> Hold | None: ...
    async def standby(self, delivery: DeliveryId) -> Hold | None:
        """The place of the window that stood before the one that the carrier is asked for."""
        ...

    async def expired(self, now: datetime, limit: int) -> Sequence[Hold]: ...
    async def put(self, hold: Hold) -> None: ...


class Waitlist(Protocol):
    async def get(self, id: WaitingId) -> Waiting | None: ...
    async def of(self, delivery: DeliveryId) -> Sequence[Waiting]:
        """What a delivery still waits for, the oldest wish first."""
        ...

    async def line(self, carrier: CarrierRef, day: date) -> Sequence[Waiting]:
        """Who still waits for a window of that day, in the order in which they asked."""
        ...

    async def days(self) -> Sequence[tuple[CarrierRef, date, datetime]]:
        """The days for which anybody waits, and when the last of them asked."""
        ...

    async def put(self, waiting: Waiting) -> None: ...


class Promises(Protocol):
    async def get(self, id: PromiseId) -> Promise | None: ...
    async def of(self, delivery: DeliveryId) -> Sequence[Promise]: ...
    async def of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[Promise]]:
        """Each as `of` tells it, in one look; one without any is not in it."""
        ...

    async def put(self, promise: Promise) -> None: ...
