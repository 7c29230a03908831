"""Ports of the post: inbox and outbox as their workers see them, and who may do what alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.model.ids import WebhookId
from core.model.post import (
    Channel,
    Due,
    Ended,
    InboxRow,
    Incoming,
    LaneLease,
    Load,
    OutboxRow,
    Posted,
    RowState,
    Undelivered,
    Unheard,
)


class LeaseLost(Exception):
    """The lane went to another worker meanwhile: roll back, it is theirs now."""


class Lanes(Protocol):
    """Inbox and outbox, seen by those who work them off: each call a transaction of its own.

    A lane is one ordered queue. A worker claims lanes that have a row due, works each off in order,
    and lets it go. A lease that ran out (wall time) may be claimed by anybody; whoever held it gets
    LeaseLost from every call but `release` and the report of what was done.
    """

    async def receive_many(self, incoming: Sequence[Incoming]) -> Sequence[bool]:
        """Store rows of the inbox, all on disk when it returns; False for those known already."""
        ...

    async def due(self, wall: datetime) -> Due:
        """Where a claim would find a lane."""
        ...

    async def claim_in(self, owner: str, wall: datetime, limit: int) -> Sequence[LaneLease]: ...
    async def next_in(self, lease: LaneLease, limit: int) -> Sequence[InboxRow]: ...
    async def start_in(
        self, owner: str, wall: datetime, lanes: int, rows: int
    ) -> Sequence[tuple[LaneLease, Sequence[InboxRow]]]:
        """Claim so many lanes, each with so many of its first rows."""
        ...

    async def go_on_in(self, lease: LaneLease, wall: datetime, limit: int) -> Sequence[InboxRow]:
        """What waits next, the lease renewed; where nothing does, the lane is let go."""
        ...

    async def failed_in(
        self, lease: LaneLease, row: InboxRow, error: str, retry_at: datetime | None
    ) -> None:
        """Count a failed try; without a time to retry the row is buried where agents see it."""
        ...

    async def claim_out(
        self, channel: Channel, owner: str, wall: datetime, limit: int
    ) -> Sequence[LaneLease]: ...
    async def next_out(
        self, lease: LaneLease, wall: datetime, limit: int
    ) -> Sequence[OutboxRow]: ...
    async def sending(self, lease: LaneLease, rows: Sequence[OutboxRow]) -> None:
        """Write down the intent and count the try, before anything leaves."""
        ...

    async def sent(
        self,
        lease: LaneLease,
        rows: Sequence[tuple[OutboxRow, RowState]],
        wall: datetime,
        error: str | None = None,
    ) -> None:
        """How each row ended: done, unknown, dead or stale; and why, where it did not arrive."""
        ...

    async def start_out(
        self, channel: Channel, owner: str, wall: datetime, lanes: int
    ) -> Sequence[tuple[LaneLease, OutboxRow]]:
        """Claim so many lanes, each with its first row taken as `take_out` does."""
        ...

    async def take_out(self, lease: LaneLease, wall: datetime, ended: Ended) -> OutboxRow | None:
        """Write down how the last row ended, and take the next one that is due, as `sending` does;
        with none due the lane is let go. The row comes as it stood before: one that must not be
        sent twice and was being sent stays as it is."""
        ...

    async def put_back(
        self, lease: LaneLease, row: OutboxRow, error: str, not_before: datetime
    ) -> None: ...
    async def renew(self, lease: LaneLease, wall: datetime) -> None: ...
    async def release(self, lease: LaneLease, wall: datetime) -> None: ...
    async def depth(self) -> Mapping[str, tuple[int, datetime | None]]:
        """By queue ("inbox", "outbox:telegram", …, "dead"): how many rows wait, and since when."""
        ...

    async def buried(self) -> int:
        """How many rows nobody works on any more: undelivered or unheard."""
        ...

    async def undelivered(self, before: int | None, limit: int) -> Sequence[Undelivered]:
        """Dead or unknown rows of the outbox, the newest first, before a number."""
        ...

    async def unheard(self, before: int | None, limit: int) -> Sequence[Unheard]:
        """Rows of the inbox that were laid aside, the newest first, before a number."""
        ...

    async def revive(self, seq: int) -> bool:
        """Send a dead or unknown row again, on a person's word; False where it is neither."""
        ...

    async def hear_again(self, seq: int) -> bool:
        """Hear a row again that was laid aside, on a person's word; False where it is not."""
        ...

    async def posted_to(
        self, webhook: WebhookId, before: int | None, limit: int
    ) -> Sequence[Posted]:
        """What was to be sent there, however it ended, the newest first, before a number."""
        ...

    async def webhook_loads(self) -> Mapping[WebhookId, Load]:
        """Of those for which anything waits or lies buried."""
        ...

    async def post_again(self, webhook: WebhookId, seq: int) -> bool:
        """Send a row to that webhook again that has ended, also one that arrived; False where there
        is none, or its words were erased."""
        ...

    async def revive_all(self, webhook: WebhookId) -> int:
        """Send all again that was buried on the way there; how many that are."""
        ...


class Leases(Protocol):
    """Who may do what only one process may do; a transaction of its own, in wall time."""

    async def take(self, name: str, owner: str, wall: datetime, seconds: float) -> int | None:
        """The lease's epoch, taken or renewed for so many seconds; None: another owner has it."""
        ...

    async def let_go(self, owner: str) -> None:
        """Give back every lease of an owner that stops."""
        ...
