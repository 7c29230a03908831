"""Reaching: who cannot be told in their chat, and the ladder of ways below it.

Somebody who never opened the link, or has blocked us, still hears what matters, by mail or SMS. Who
wants no more messages hears only what wants a decision of them.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec
from msgspec import structs

from core.actions.house import House
from core.actions.policies import pinged_on_day, policy_of
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.neighbour_ask import NeighbourAsk
from core.model.notice import AT_ANY_HOUR, Notice, NoticeKind
from core.model.notice_policy import (
    DECISIONS,
    MOMENTS,
    NoticePolicy,
    Ping,
    Way,
    is_outlived,
)
from core.model.post import Channel, Outgoing
from core.model.short_letter import Dispatch
from core.ports import Unit

TRUE_FOR = timedelta(hours=24)  # where the notice itself does not say until when it is worth a word
CHANNELS = {Way.MAIL: Channel.MAIL, Way.SMS: Channel.SMS}


class Shut(StrEnum):
    """Why a chat cannot be written to; the words are those that carriers hear."""

    NEVER_STARTED = "never_started"
    BLOCKED = "blocked"
    STOPPED = "stopped"


def why_shut(talk: Conversation | None) -> Shut | None:
    """None where the chat is open."""
    if talk is None:
        return Shut.NEVER_STARTED
    if talk.unreachable:
        return Shut.BLOCKED
    return Shut.STOPPED if talk.stopped else None


def goes_below(kind: NoticeKind, talk: Conversation | None) -> bool:
    """Whether a notice of this kind goes by another way than the chat."""
    match why_shut(talk):
        case None:
            return False
        case Shut.STOPPED:
            return MOMENTS.get(kind) in DECISIONS
        case _:
            return True


def ways_below(
    house: House, policy: NoticePolicy, delivery: Delivery, kind: NoticeKind
) -> tuple[Way, ...]:
    """Those that the policy wants, that we have, and by which the recipient has an address."""
    told = {Way.MAIL: delivery.recipient.email, Way.SMS: delivery.recipient.phone}
    return tuple(way for way in policy.ways(kind) if way in house.ways and told[way])


async def send_below(
    house: House,
    unit: Unit,
    delivery: Delivery,
    notice: Notice,
    policy: NoticePolicy | None = None,
) -> bool:
    """By the first way of the ladder, once for the fact, within the day's budget; False where there
    is none. The delivery's policy is asked for where it is not at hand."""
    if not house.ways:
        return False
    policy = policy or await policy_of(unit, delivery)
    ways = ways_below(house, policy, delivery, notice.kind)
    if not ways:
        return False
    carrier = await unit.carriers.get(delivery.carrier)
    zone = carrier.zone if carrier is not None else ZoneInfo("UTC")
    now, quiet = house.clock.now(), house.limits.quiet_hours
    waits = quiet is not None and notice.kind not in AT_ANY_HOUR
    leaves = (quiet.until(now, zone) if quiet is not None and waits else None) or now
    pinged = await pinged_on_day(unit, delivery, leaves, zone)
    if not policy.may_write(notice.kind, pinged):
        return False
    ping = Ping(key=notice.key, delivery=delivery.id, at=leaves, kind=notice.kind, way=ways[0])
    if await unit.pings.note(ping):
        await dispatch(unit, delivery, notice.kind, ways[0], notice.key, valid_until(notice))
    return True


async def send_instead(house: House, unit: Unit, delivery: Delivery, notice: Notice) -> bool:
    """What the chat was to tell when it turned out to be shut: the ring that it was counted as
    never was one, so this is a fact of its own."""
    if is_outlived(notice.kind, delivery):
        return False
    instead = structs.replace(notice, key=f"{notice.key}/instead")
    return await send_below(house, unit, delivery, instead)


async def dispatch(
    unit: Unit, delivery: Delivery, kind: NoticeKind, way: Way, key: str, until: datetime | None
) -> None:
    """Into the outbox, in a lane of its own: nobody's words wait behind a slow server."""
    packed = Dispatch(delivery=delivery.id, kind=kind, way=way, key=key)
    await unit.post.send(
        Outgoing(
            key=f"{way}/{key}",
            channel=CHANNELS[way],
            lane=f"{way}:{delivery.id}",
            body=msgspec.json.encode(packed),
            valid_until=until,
            at_most_once=way is Way.SMS,  # each costs somebody money, and rings
        )
    )


async def ask_by_sms(unit: Unit, delivery: Delivery, ask: NeighbourAsk) -> None:
    """A neighbour's link on its way to their phone; the row says nothing of either person."""
    packed = Dispatch(
        delivery=delivery.id, kind=NoticeKind.INVITED, way=Way.SMS, key=ask.key, to_neighbour=True
    )
    await unit.post.send(
        Outgoing(
            key=f"{Way.SMS}/{delivery.id}/neighbour/{ask.key}",
            channel=Channel.SMS,
            lane=f"{Way.SMS}:{delivery.id}",
            body=msgspec.json.encode(packed),
            valid_until=ask.expires_at,
            at_most_once=True,
        )
    )


def valid_until(notice: Notice) -> datetime:
    return notice.valid_until or notice.at + TRUE_FOR
