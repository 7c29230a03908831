"""Ports of telling: whose policy says what is told, and how often each delivery has rung."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.model.ids import DeliveryId
from core.model.notice_policy import NoticePolicy, Ping, PolicyOf


class NoticePolicies(Protocol):
    async def around(self, whose: PolicyOf) -> Mapping[PolicyOf, NoticePolicy]:
        """Those that were told by this owner or the operator, for this merchant or for all."""
        ...

    async def all(self) -> Mapping[PolicyOf, NoticePolicy]: ...
    async def put(self, whose: PolicyOf, policy: NoticePolicy) -> None: ...
    async def remove(self, whose: PolicyOf) -> bool:
        """False where there is none."""
        ...


class Pings(Protocol):
    """The ledger of interruptions."""

    async def note(self, ping: Ping) -> bool:
        """Count one; False, and nothing is touched, where its key is known."""
        ...

    async def count(self, delivery: DeliveryId, since: datetime, before: datetime) -> int:
        """How often a delivery rang in that time, by whatever way."""
        ...

    async def of(self, delivery: DeliveryId) -> Sequence[Ping]:
        """In the order in which they rang."""
        ...

    async def of_each(
        self, deliveries: Collection[DeliveryId]
    ) -> Mapping[DeliveryId, Sequence[Ping]]:
        """Each as `of` tells it, in one look; one that never rang is not in it."""
        ...
