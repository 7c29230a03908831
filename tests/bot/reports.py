"""What a carrier reports to the house of a talk, and what it hears back from it."""

import json
from typing import Any

from core.actions.events import EventReport, record_events
from core.model.access import Webhook
from core.model.asker import HOUSE
from core.model.event import CarrierEvent
from core.model.ids import WebhookId
from core.model.post import Channel, RowState
from core.model.status import EventType
from tests.bot.building import Building
from tests.bot.world import NOW, a_carrier

HOOK = Webhook(
    id=WebhookId("whk_1"),
    url="https://carrier.example/hooks",
    events=("*",),
    secret="whsec_c2VjcmV0",
    carrier=a_carrier().ref,
    created_at=NOW,
)


async def reported(building: Building, type: EventType, id: str, **told: object) -> str:
    """One event of the carrier; what the phone hears of it."""
    delivery = await building.delivery()
    event = CarrierEvent(
        event_id=id,
        type=type,
        occurred_at=building.clock.now(),
        **told,  # type: ignore[arg-type]  # fields by name
    )
    report = EventReport(event=event, body_hash=id, delivery=delivery.id)
    await record_events(building.house, [report], HOUSE)
    return " / ".join(letter.text for letter in await building.work())


async def listening(building: Building) -> None:
    """The carrier has a webhook from now on."""
    async with building.house.store.begin() as unit:
        await unit.webhooks.put(HOOK)


async def heard_by_the_carrier(building: Building, kind: str) -> list[dict[str, Any]]:
    """The data of all events of that kind that are on their way to it; each is taken once."""
    found: list[dict[str, Any]] = []
    wall = building.clock.wall()
    for lease in await building.lanes.claim_out(Channel.WEBHOOK, "w1", wall, 10):
        while rows := await building.lanes.next_out(lease, wall, 10):
            for row in rows:
                await building.lanes.sending(lease, [row])
                event = json.loads(row.outgoing.body)["event"]
                if event["type"] == kind:
                    found.append(event["data"])
                await building.lanes.sent(lease, [(row, RowState.DONE)], wall)
        await building.lanes.release(lease, wall)
    return found
