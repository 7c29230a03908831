"""Webhooking: an endpoint of somebody else's is switched on again, or off, and tried."""

from dataclasses import replace
from datetime import datetime

import msgspec

from core.actions.house import House
from core.actions.people import must_run_the_house
from core.actions.prepared import Done, Prepared
from core.house_commands import SwitchWebhook, TryWebhook
from core.model.access import Webhook
from core.model.asker import Asker
from core.model.ids import ApiKeyId, WebhookId
from core.model.post import Channel, Outgoing, Priority
from core.ports import Unit
from core.refusals import not_allowed, not_found

TEST_EVENT = "webhook.test"


async def switch_webhook(
    house: House, unit: Unit, command: SwitchWebhook, by: Asker, prepared: Prepared
) -> Done:
    """Also one that wanted no more events (410) takes them again; what was buried meanwhile stays
    where it lies until somebody sends it. Whose key has ended hears nothing more. Raises Refused:
    not-found, not-allowed (wants-an-operator, its-key-has-ended)."""
    await must_run_the_house(unit, by)
    webhook = await _webhook(unit, command.webhook)
    if command.is_on and webhook.key is not None:
        await _must_be_live(unit, webhook.key, house.clock.wall())
    off_at = None if command.is_on else webhook.disabled_at or house.clock.now()
    await unit.webhooks.put(replace(webhook, disabled_at=off_at))
    return Done()


async def try_webhook(
    house: House, unit: Unit, command: TryWebhook, by: Asker, prepared: Prepared
) -> Done:
    """Raises Refused: not-found, not-allowed (wants-an-operator, webhook-is-off)."""
    await must_run_the_house(unit, by)
    webhook = await _webhook(unit, command.webhook)
    if webhook.disabled_at is not None:
        raise not_allowed(("webhook-is-off",))
    await send_test(house, unit, webhook)
    return Done()


async def send_test(house: House, unit: Unit, webhook: Webhook) -> str:
    """A test event by the same way that all events go; its id."""
    event, now = house.new_id("evt"), house.clock.now()
    packed = {
        "webhook": webhook.id,
        "event": {
            "id": event,
            "type": TEST_EVENT,
            "timestamp": now,
            "data": {"webhook_id": webhook.id, "occurred_at": now},
        },
        "change": None,
    }
    await unit.post.send(
        Outgoing(
            key=f"{event}/{webhook.id}",
            channel=Channel.WEBHOOK,
            lane=f"webhook:{webhook.id}:test",
            body=msgspec.json.encode(packed),
            priority=Priority.REPLY,
        )
    )
    return event


async def _must_be_live(unit: Unit, owner: ApiKeyId, wall: datetime) -> None:
    if not any(key.owner == owner and key.is_live(wall) for key in await unit.access.keys()):
        raise not_allowed(("its-key-has-ended",))


async def _webhook(unit: Unit, id: WebhookId) -> Webhook:
    webhook = await unit.webhooks.get(id)
    if webhook is None:
        raise not_found("webhook")
    return webhook
