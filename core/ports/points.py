"""Points: the pickup points we know, and the compartments that are kept in them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from core.model.ids import DeliveryId, PointRef
from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, Reservation


class Points(Protocol):
    async def get(self, ref: PointRef) -> PickupPoint | None: ...
    async def all(self) -> Sequence[PickupPoint]: ...
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
