"""Carrier news: what a carrier showed or pushed, kept in the inbox until the house has taken it."""

import hashlib
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

import msgspec

from core.actions.announce import Announcement, announce
from core.actions.events import EventReport, record_events
from core.actions.house import House
from core.model.asker import Asker, Role
from core.model.event import CarrierEvent
from core.model.fingerprint import fingerprint
from core.model.ids import CarrierRef, DeliveryId
from core.model.post import InboxRow, Incoming, LaneLease, Source
from core.ports import CarrierAdapter, Tracks, Unit
from core.refusals import Refused

Adapters = Mapping[CarrierRef, CarrierAdapter]
NO_ADAPTERS: Adapters = MappingProxyType({})

log = logging.getLogger("carriers")


class Unreadable(Exception):
    """This row can never be taken as it is: it is laid aside, where people look."""


class News(msgspec.Struct, frozen=True, kw_only=True):
    """Of one parcel: what it is, where we did not know it yet, and what happened to it.

    `by_id`: its events' ids are made by an adapter, each for one fact. `is_hint`: nobody signed it,
    so the carrier is asked what happened.
    """

    carrier: CarrierRef
    tracking_number: str | None = None
    delivery: DeliveryId | None = None
    announcement: Announcement | None = None
    events: tuple[CarrierEvent, ...] = ()
    by_id: bool = False
    is_hint: bool = False


def incoming(house: House, news: News, id: str | None = None) -> Incoming:
    """A row of the inbox. Its id is the sender's, or made of what it says: the same is one row."""
    return news_row(news, house.clock.wall(), id)


def news_row(news: News, wall: datetime, id: str | None = None) -> Incoming:
    body = msgspec.json.encode(news)
    about = news.tracking_number or str(news.delivery)
    return Incoming(
        source=Source.CARRIER,
        id=id or f"{news.carrier}/{about}/{hashlib.sha256(body).hexdigest()[:32]}",
        lane=news_lane(news.carrier, about),
        body=body,
        received_at=wall,
    )


def unreadable(house: House, carrier: CarrierRef, body: bytes) -> Incoming:
    """What a carrier sent and nobody can read: kept for a look, in a lane of its own."""
    return Incoming(
        source=Source.CARRIER,
        id=f"{carrier}/unreadable/{hashlib.sha256(body).hexdigest()[:32]}",
        lane=news_lane(carrier, "unreadable"),
        body=body,
        received_at=house.clock.wall(),
    )


def news_lane(carrier: CarrierRef, about: str) -> str:
    """One lane a parcel, so that one that cannot be taken holds up no other."""
    return f"carrier:{carrier}:{about}"


async def hear_carrier(
    house: House, row: InboxRow, lease: LaneLease, adapters: Adapters = NO_ADAPTERS
) -> None:
    """Announce what is new, report what happened; then the row is done. Again changes nothing.

    Raises Unreadable where it can never be taken, Unavailable where the carrier must be asked and
    is ill.
    """
    try:
        news = msgspec.json.decode(row.incoming.body, type=News)
    except (msgspec.DecodeError, ValueError):
        raise Unreadable("not news of a carrier") from None
    by = Asker(Role.CARRIER, news.carrier)
    if news.announcement is not None:
        await _announced(house, news.announcement, by)
    if news.is_hint:
        news = await _looked_up(house, news, adapters.get(news.carrier))
    await _reported(house, news, by)
    async with house.store.begin() as unit:
        await unit.post.finish(row, lease, house.clock.wall())


async def _announced(house: House, announcement: Announcement, by: Asker) -> None:
    async with house.store.read() as unit:
        known = await unit.deliveries.by_tracking(
            announcement.carrier, announcement.tracking_number
        )
    if known is not None:
        return
    try:
        await announce(house, announcement, by)
    except Refused as refused:
        if refused.refusal.code != "duplicate":
            raise Unreadable(f"refused: {refused.refusal.code}") from None


async def _looked_up(house: House, hint: News, adapter: CarrierAdapter | None) -> News:
    """What the carrier says of the parcel when it is asked."""
    async with house.store.read() as unit:
        delivery = await unit.deliveries.by_tracking(hint.carrier, hint.tracking_number or "")
    if delivery is None or not isinstance(adapter, Tracks):
        return hint
    seen = await adapter.tracked([delivery])
    events = tuple(event for one in seen for event in one.events)
    return msgspec.structs.replace(hint, events=events, by_id=True)


async def is_news(unit: Unit, carrier: CarrierRef, event: CarrierEvent, *, by_id: bool) -> bool:
    """False for what is known. Of an id that an adapter made, the fact is known with it."""
    body_hash = await unit.timeline.event_hash(carrier, event.event_id)
    if body_hash is None:
        return True
    return not by_id and body_hash != fingerprint(event)


async def _reported(house: House, news: News, by: Asker) -> None:
    if news.by_id:
        async with house.store.read() as unit:
            new = [
                event
                for event in news.events
                if await is_news(unit, news.carrier, event, by_id=True)
            ]
        news = msgspec.structs.replace(news, events=tuple(new))
    reports = reports_of(news)
    outcomes = await record_events(house, reports, by)
    for report, outcome in zip(reports, outcomes, strict=True):
        if outcome.refusal is not None:
            log.error("event %s of %s: %s", report.event.event_id, by, outcome.refusal.code)


def reports_of(news: News) -> Sequence[EventReport]:
    return [
        EventReport(
            event=event,
            body_hash=fingerprint(event),
            delivery=news.delivery,
            tracking_number=news.tracking_number,
            carrier=news.carrier,
        )
        for event in news.events
    ]
