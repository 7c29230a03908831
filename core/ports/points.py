"""Points: the pickup points we know, and the compartments that are kept in them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.model.ids import DeliveryId, PointRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import Compartments, PickupPoint, Reservation


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A part of a list of points. `cursor` leads to the next, None at the end; `unknown` are words
    in it that nobody here knows: what they were said of is closed until somebody has looked."""

    points: Sequence[PickupPoint]
    cursor: str | None = None
    unknown: frozenset[str] = frozenset()


class PointFeed(Protocol):
    """A list of pickup points that somebody else keeps. Raises Unavailable. Points come with the
    feed's own name, and refs that begin with it."""

    name: str

    async def page(self, cursor: str | None) -> FeedPage: ...
    async def aclose(self) -> None: ...


class Points(Protocol):
    async def get(self, ref: PointRef) -> PickupPoint | None: ...
    async def all(self) -> Sequence[PickupPoint]: ...
    async def page(
        self, *, words: str, after: PointRef | None, limit: int
    ) -> Sequence[PickupPoint]:
        """By ref, those after one; of those with all the words in ref, name or address."""
        ...

    async def loads(
        self, refs: Collection[PointRef]
    ) -> Mapping[PointRef, Mapping[Size, Compartments]]:
        """Of each point its compartments; one that keeps none is not in it."""
        ...

    async def kept_at(self, refs: Collection[PointRef]) -> Sequence[Reservation]:
        """Whose compartments are kept at any of these, the oldest first."""
        ...

    async def around(self, where: Location, metres: float) -> Sequence[PickupPoint]:
        """Those that lie no farther from there, in no order."""
        ...

    async def reserved_at(self, ref: PointRef) -> Sequence[DeliveryId]:
        """Whose compartments are kept there."""
        ...

    async def put(self, point: PickupPoint) -> None: ...
    async def available(self, ref: PointRef) -> Mapping[Size, int]:
        """Free compartments now, by size."""
        ...

    async def reserve(self, reservation: Reservation, keep: Collection[PointRef] = ()) -> bool:
        """Take one compartment, or say that none of that size is free; never over capacity. What
        the delivery had at other points is free, but for those it keeps."""
        ...

    async def release(self, delivery: DeliveryId, keep: Collection[PointRef] = ()) -> None: ...
    async def reservation_of(self, delivery: DeliveryId, point: PointRef) -> Reservation | None: ...
