"""Ports for what went wrong, and for what was agreed to: repositories of a unit."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.model.attempt_truth import FailedAttempt
from core.model.claim import Claim, ClaimState
from core.model.consent import Consent
from core.model.ids import ClaimId, ConversationId, DeliveryId


class Consents(Protocol):
    async def of(self, conversation: ConversationId) -> Sequence[Consent]:
        """What this chat has agreed to, the oldest first."""
        ...

    async def about(self, delivery: DeliveryId) -> Sequence[Consent]: ...
    async def put(self, consent: Consent) -> None: ...
    async def forget(self, conversation: ConversationId) -> None: ...


class Claims(Protocol):
    async def get(self, id: ClaimId) -> Claim | None: ...
    async def of(self, delivery: DeliveryId) -> Sequence[Claim]: ...
    async def page(self, states: Sequence[ClaimState], limit: int) -> Sequence[Claim]:
        """Those in one of the states, the oldest first."""
        ...

    async def put(self, claim: Claim) -> None: ...


class FailedAttempts(Protocol):
    async def get(self, delivery: DeliveryId, number: int) -> FailedAttempt | None: ...
    async def since(self, at: datetime, limit: int) -> Sequence[FailedAttempt]:
        """The newest first."""
        ...

    async def put(self, failed: FailedAttempt) -> None: ...
