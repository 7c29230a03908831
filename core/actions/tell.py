"""Telling: what carriers and senders hear as events, and recipients as notices.

Both only write rows: the outbox carries events away, the inbox brings notices into the chat's own
lane, so that what is told keeps its order among what is said.
"""

from datetime import datetime

import msgspec

from core.actions.hearers import Data, hears, told_to
from core.actions.house import House
from core.actions.reaching import Shut, goes_below, send_below
from core.model.access import Scope
from core.model.change import Change
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.event import Entry
from core.model.ids import CarrierRef, RouteRef
from core.model.notice import Notice, NoticeKind
from core.model.notice_policy import NoticePolicy
from core.model.post import Channel, Incoming, Outgoing, Source
from core.model.window import Window
from core.ports import Unit


async def publish(
    house: House,
    unit: Unit,
    event_type: str,
    carrier: CarrierRef | None,
    data: Data,
    change: Change | None = None,
    lane: str = "house",
    about: Delivery | None = None,
) -> int:
    """One event to every webhook that wants it, and may hear of it (`core.actions.hearers`). A
    carrier that we call is not asked a second time by its webhook. Returns how many of the
    carrier's own get it."""
    reached = 0
    is_called = change is not None and carrier in house.called_carriers
    id = house.new_id("evt")
    body = {"id": id, "type": event_type, "timestamp": house.clock.now()}
    for webhook in await unit.webhooks.all():
        if webhook.disabled_at is not None or not webhook.wants(event_type):
            continue
        if not await hears(unit, webhook, carrier, about):
            continue
        is_theirs = webhook.scope is Scope.CARRIER
        if is_theirs and is_called:
            continue
        asked = change.id if change and is_theirs else None
        told = body | {"data": told_to(webhook.scope, data)}
        packed = {"webhook": webhook.id, "event": told, "change": asked}
        await unit.post.send(
            Outgoing(
                key=f"{id}/{webhook.id}",
                channel=Channel.WEBHOOK,
                lane=f"webhook:{webhook.id}:{lane}",
                body=msgspec.json.encode(packed),
            )
        )
        reached += is_theirs
    return reached


async def publish_about(
    house: House,
    unit: Unit,
    event_type: str,
    delivery: Delivery,
    data: Data | None = None,
    change: Change | None = None,
) -> int:
    """An event about a delivery."""
    about: Data = {
        "delivery_id": delivery.id,
        "tracking_number": delivery.tracking_number,
        "carrier": delivery.carrier,
        "occurred_at": house.clock.now(),
    }
    return await publish(
        house,
        unit,
        event_type,
        delivery.carrier,
        about | (data or {}),
        change,
        delivery.id,
        delivery,
    )


async def note(
    house: House, unit: Unit, delivery: Delivery, kind: str, who: str, what: str
) -> None:
    """A line of the delivery's timeline."""
    await unit.timeline.add(delivery.id, Entry(at=house.clock.now(), kind=kind, who=who, what=what))


async def notify(
    house: House,
    unit: Unit,
    delivery: Delivery,
    kind: NoticeKind,
    fact: str,
    *,
    ref: str | None = None,
    until: datetime | None = None,
    window: Window | None = None,
    text: str | None = None,
    name: str | None = None,
    route: RouteRef | None = None,
    valid_until: datetime | None = None,
    policy: NoticePolicy | None = None,
) -> bool:
    """Tell the delivery's chat, or by another way who cannot be reached there. `fact` names the
    fact: it is told once, ever; False where it was told before, or cannot be. `policy` is the
    delivery's own, where whoever tells many has it at hand."""
    talk = None
    if delivery.conversation is not None:
        talk = await unit.conversations.get(delivery.conversation)
    notice = Notice(
        key=f"{delivery.id}/{kind}/{fact}",
        kind=kind,
        at=house.clock.now(),
        delivery=delivery.id,
        ref=ref,
        until=until,
        window=window,
        text=text,
        name=name,
        route=route,
        valid_until=valid_until,
    )
    if goes_below(kind, talk):
        if talk is None and kind is NoticeKind.OUT_FOR_DELIVERY:
            await _never_started(house, unit, delivery)
        return await send_below(house, unit, delivery, notice, policy)
    return talk is not None and await notify_chat(house, unit, talk, notice)


async def _never_started(house: House, unit: Unit, delivery: Delivery) -> None:
    """On the day itself the carrier hears, once, that nobody has opened the chat."""
    what = f"unreachable: {Shut.NEVER_STARTED}"
    if await unit.timeline.says(delivery.id, what):
        return
    await note(house, unit, delivery, "alert", "house", what)
    why = {"why": Shut.NEVER_STARTED}
    await publish_about(house, unit, "delivery.recipient_unreachable", delivery, why)


async def notify_chat(house: House, unit: Unit, conversation: Conversation, notice: Notice) -> bool:
    """A notice into the conversation's lane; False where it is known already."""
    is_new = await unit.post.receive(
        Incoming(
            source=Source.HOUSE,
            id=notice.key,
            lane=conversation.lane,
            body=msgspec.json.encode(notice),
            received_at=house.clock.wall(),
        )
    )
    house.bell.ring(conversation.lane)
    return is_new
