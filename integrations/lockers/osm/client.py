"""The lockers of an extract, read in a thread of their own."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import osmium
from osmium.filter import TagFilter
from osmium.osm import Node, Way

from core.model.pickup_point import PickupPoint
from core.ports import FeedPage, Unavailable
from integrations.lockers.osm import translate
from integrations.point_list import Told

LOCKER = ("amenity", "parcel_locker")


class OsmLockers:
    def __init__(self, told: Told, extract: Path) -> None:
        self.name = told.name
        self._told = told
        self._extract = extract

    async def page(self, cursor: str | None) -> FeedPage:
        return FeedPage(points=await asyncio.to_thread(self._read))

    async def aclose(self) -> None:
        """Nothing stays open."""

    def _read(self) -> list[PickupPoint]:
        try:
            return list(self._points())
        except (RuntimeError, OSError) as problem:
            raise Unavailable(f"{self._extract.name} cannot be read") from problem

    def _points(self) -> Iterator[PickupPoint]:
        things = osmium.FileProcessor(str(self._extract)).with_locations()
        for thing in things.with_filter(TagFilter(LOCKER)):
            tags = {tag.k: tag.v for tag in thing.tags}
            match thing:
                case Node() if thing.location.valid():
                    at, id = (thing.location.lat, thing.location.lon), f"n{thing.id}"
                case Way() if len(thing.nodes) and thing.nodes[0].location.valid():
                    first = thing.nodes[0].location
                    at, id = (first.lat, first.lon), f"w{thing.id}"
                case _:
                    continue
            yield translate.point(self._told, id, tags, at)
