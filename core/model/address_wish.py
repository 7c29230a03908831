"""An address wish: where a recipient wants a parcel, that only a person may grant.

It is kept as its person said yes to it, so that what is granted is what was proposed.
"""

from dataclasses import dataclass, field
from datetime import datetime

from core.model.delivery import Delivery, DeliveryAddress
from core.model.door_card import DoorCard
from core.model.ids import DeliveryId, WishId
from core.model.location import Location
from core.model.risk import Why


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAddress:
    """The new address with what we make of it, and what was told of its door beside it."""

    delivery: DeliveryId
    address: DeliveryAddress
    door: DoorCard = field(default_factory=DoorCard)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressWish:
    """`old` and `old_point` are the address that it would replace: once another one stands there,
    the wish is about nothing. `metres`: how far apart the two are, where that is known. `why`: what
    makes it a person's affair."""

    id: WishId
    proposed: ProposedAddress
    old: str
    old_point: Location | None
    metres: float | None
    why: tuple[Why, ...]
    at: datetime
    by: str

    @property
    def new(self) -> str:
        return self.proposed.address.shown

    @property
    def text(self) -> str:
        """Its line in the talk."""
        return f"{self.old} → {self.new}"

    def is_about(self, delivery: Delivery) -> bool:
        """Whether the address that it would replace still stands."""
        here = delivery.address
        return (delivery.id, here.shown, here.point) == (
            self.proposed.delivery,
            self.old,
            self.old_point,
        )
