"""Ports of the couriers: their links, what they show as proof, and what is said at the door."""

from collections.abc import Sequence
from typing import Protocol

from core.model.courier_link import CourierLink
from core.model.door_line import DoorLine
from core.model.ids import CourierLinkId, DeliveryId, ProofPictureId, RouteRef
from core.model.proof_picture import ProofPicture


class CourierLinks(Protocol):
    async def get(self, id: CourierLinkId) -> CourierLink | None: ...
    async def by_token(self, token_hash: str) -> CourierLink | None: ...
    async def of(self, route: RouteRef) -> Sequence[CourierLink]:
        """Of a route, the oldest first; also those that open nothing any more."""
        ...

    async def put(self, link: CourierLink) -> None: ...


class ProofPictures(Protocol):
    async def get(self, id: ProofPictureId) -> ProofPicture | None: ...
    async def keep(self, picture: ProofPicture) -> None:
        """Keep it; one that is known stays as it is."""
        ...

    async def forget(self, delivery: DeliveryId) -> None: ...


class DoorLines(Protocol):
    async def of(self, delivery: DeliveryId) -> Sequence[DoorLine]:
        """In the order in which they were said."""
        ...

    async def add(self, line: DoorLine) -> bool:
        """False, and nothing is touched, where its id is known."""
        ...

    async def put(self, line: DoorLine) -> None:
        """Keep what it is now."""
        ...

    async def forget(self, delivery: DeliveryId) -> None: ...
