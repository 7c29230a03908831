"""Routing engines: who knows how long a vehicle takes. `open_travel_times` opens the one set."""

import asyncio
from collections.abc import Sequence
from pathlib import Path as File

import msgspec

from core.model.location import Location
from core.model.path import Path
from core.model.route import Costing
from core.model.truck import ANY_TRUCK, Truck
from core.ports import TravelTimes, Unavailable
from integrations.peer import Peer, understood

TIMEOUT_SECONDS = 10.0


async def open_travel_times(
    by: str, extract: File | None, cache: File, truck: Truck = ANY_TRUCK
) -> TravelTimes:
    """`by` is "valhalla" (over the extract), "straight-line", or a server's address. `truck`: how
    big the biggest truck of the fleet is, for an engine that asks.

    A server need not be up yet: what it is, it is asked at the first question. Raises Unavailable
    where the tiles of the extract cannot be built.
    """
    # Only the engine in use is imported: the others would cost memory and the start's time.
    from integrations.routing.remembered import Remembered

    if by == "straight-line":
        from integrations.routing.straight_line.client import StraightLine

        return StraightLine()
    if by == "valhalla":
        from integrations.routing.valhalla.client import Valhalla
        from integrations.routing.valhalla.embedded import Embedded

        if extract is None:
            raise Unavailable("routing by valhalla wants an OSM extract")
        return Remembered(Valhalla(await Embedded.over(extract, cache), truck))
    return SomeServer(by, truck)


class WhoAmI(msgspec.Struct):
    """What a server says at /status: Valhalla its version, OSRM that it knows no such service."""

    version: str | None = None
    code: str | None = None


class SomeServer:
    """A routing server of which only the address was told: it is asked what it is, once."""

    def __init__(
        self, url: str, truck: Truck = ANY_TRUCK, *, timeout_seconds: float = TIMEOUT_SECONDS
    ) -> None:
        self.name = "routing-server"
        self._truck = truck
        self._peer = Peer(self.name, url, timeout_seconds=timeout_seconds)
        self._engine: TravelTimes | None = None
        self._asking = asyncio.Lock()

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> Sequence[Sequence[int | None]]:
        return await (await self._known()).matrix(sources, targets, profile)

    async def path(self, points: Sequence[Location], profile: Costing) -> Path:
        return await (await self._known()).path(points, profile)

    async def aclose(self) -> None:
        await self._peer.aclose()

    async def _known(self) -> TravelTimes:
        async with self._asking:
            if self._engine is None:
                self._engine = await self._recognised()
                self.name = self._peer.name = self._engine.name
            return self._engine

    async def _recognised(self) -> TravelTimes:
        from integrations.routing.remembered import Remembered

        said = understood(self.name, await self._peer.get("status"), WhoAmI)
        if said.version is not None:
            from integrations.routing.valhalla.client import Valhalla
            from integrations.routing.valhalla.server import Server

            return Remembered(Valhalla(Server(self._peer), self._truck))
        if said.code is not None:
            from integrations.routing.osrm.client import Osrm

            return Remembered(Osrm(self._peer))
        raise Unavailable(f"{self.name} is neither a Valhalla nor an OSRM server")
