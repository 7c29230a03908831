"""The post to webhooks: an event signed and sent, again with growing waits for three days."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import msgspec

from app.outbox import DONE, STALE, Carried, Carry, again, dead
from core.actions.changes import was_sent
from core.actions.house import House
from core.model.access import Webhook
from core.model.ids import ChangeId, WebhookId
from core.model.post import OutboxRow
from core.model.signature import Secret, signed
from integrations.webhooks import Sender
from integrations.webhooks.sender import Gone, NotTaken, Taken

# Quick at first, for whoever restarts; three days in all, over a weekend. Then it is buried.
WAITS_SECONDS = (
    2.0,
    10.0,
    60.0,
    300.0,
    1_800.0,
    7_200.0,
    18_000.0,
    36_000.0,
    50_400.0,
    72_000.0,
    73_440.0,
)
SPREAD = 0.1  # each wait is so much longer or shorter, by chance


class Packed(msgspec.Struct, frozen=True):
    """A row's body. The event goes out as it was written, byte by byte."""

    webhook: WebhookId
    event: msgspec.Raw
    change: ChangeId | None = None


class Named(msgspec.Struct, frozen=True):
    """All that we read of our own event."""

    id: str


def webhook_carry(house: House, sender: Sender, chance: Callable[[], float]) -> Carry:
    """Carries `Channel.WEBHOOK`. `chance` in [0, 1) spreads the retries of many rows."""
    return WebhookPost(house=house, sender=sender, chance=chance).carry


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookPost:
    house: House
    sender: Sender
    chance: Callable[[], float]

    async def carry(self, row: OutboxRow) -> Carried:
        try:
            packed = msgspec.json.decode(row.outgoing.body, type=Packed)
            event_id = msgspec.json.decode(packed.event, type=Named).id
        except msgspec.DecodeError:
            return dead("not an event")
        async with self.house.store.read() as unit:
            webhook = await unit.webhooks.get(packed.webhook)
        if webhook is None:
            return STALE
        if webhook.disabled_at is not None:
            return dead("the webhook is disabled")
        # The same id at every try: whoever has seen it takes it once.
        body, secret = bytes(packed.event), Secret.read(webhook.secret)
        headers = signed(secret, event_id, self.house.clock.wall(), body)
        match await self.sender.send(webhook.url, headers, body):
            case Taken():
                if packed.change is not None:
                    await was_sent(self.house, packed.change)
                return DONE
            case Gone():
                await self._disable(webhook)
                return dead("the webhook is gone (410)")
            case NotTaken() as no:
                return self._later(row, no)

    async def _disable(self, webhook: Webhook) -> None:
        async with self.house.store.begin() as unit:
            found = await unit.webhooks.get(webhook.id)
            if found is not None and found.disabled_at is None:
                await unit.webhooks.put(replace(found, disabled_at=self.house.clock.now()))

    def _later(self, row: OutboxRow, no: NotTaken) -> Carried:
        if row.tries >= len(WAITS_SECONDS):
            return dead(no.why)
        wait = WAITS_SECONDS[row.tries] * (1 - SPREAD + 2 * SPREAD * self.chance())
        wait = max(wait, no.wait_seconds or 0.0)
        return again(self.house.clock.wall() + timedelta(seconds=wait), no.why)
