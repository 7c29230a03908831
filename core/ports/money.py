"""Ports of money: the payments of a unit, and who gives Stars back."""

from collections.abc import Sequence
from typing import Protocol

from core.model.ids import DeliveryId, HoldId, PaymentId
from core.model.payment import Payment, PaymentState


class Payments(Protocol):
    async def get(self, id: PaymentId) -> Payment | None: ...
    async def by_charge(self, charge: str) -> Payment | None: ...
    async def of_hold(self, hold: HoldId) -> Payment | None:
        """What was asked for the hold: the first, where somebody paid twice."""
        ...

    async def of(self, delivery: DeliveryId) -> Sequence[Payment]:
        """The oldest first."""
        ...

    async def in_state(
        self, states: Sequence[PaymentState], after: str, limit: int
    ) -> Sequence[Payment]:
        """By their ids, those after `after`."""
        ...

    async def put(self, payment: Payment) -> None: ...
    async def forget(self, delivery: DeliveryId) -> None:
        """Of its payments nobody knows any more who paid."""
        ...


class Refunds(Protocol):
    """Whoever took the money in Stars. What a provider took goes back by the shop, which hears of
    it as an event (`payment.refund_due`)."""

    async def give_back(self, payer: int, charge: str) -> None:
        """Twice is once. Raises Unavailable, and RefusedForGood where it never will."""
        ...
