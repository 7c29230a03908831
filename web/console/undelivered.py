"""Undelivered: the page of what could not be sent or read, and the button that tries it again.

It says what a row is about and why it lies there, never what it says.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from urllib.parse import urlencode, urlsplit

from aiohttp import web
from markupsafe import Markup

from core.actions.house import House
from core.model.delivery import Delivery
from core.model.ids import CarrierRef, ConversationId, DeliveryId, WebhookId
from core.model.lane import CHECKOUT
from core.model.post import Channel, Source, Undelivered, Unheard
from core.ports import Lanes, Unit
from web.console import views, words
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.peers import peers_of
from web.console.sessions import SignedIn
from web.console.tongue import moment, said

log = logging.getLogger("console")

ROWS_MAX = 25  # of each shelf on one page
SENT, HEARD = "sent", "heard"
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in the two shelves: each shows what lies before a number."""

    sent: int | None = None
    heard: int | None = None

    def address(self, path: str = "", **more: str) -> str:
        query = {"sent": self.sent, "heard": self.heard, **more}
        told = urlencode({name: value for name, value in query.items() if value is not None})
        return f"/console/undelivered{path}" + (f"?{told}" if told else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Whom a row is about, and who was to have it: what is known, and nothing personal."""

    talk: ConversationId | None = None
    tracking_number: str | None = None
    other_end: str | None = None
    webhook: WebhookId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A row as it lies on its shelf. `why_not` says why it cannot be tried again."""

    seq: int
    what: str
    about: About
    at: datetime
    local: str
    tries: int
    trouble: str
    is_uncertain: bool = False
    why_not: str | None = None
    again: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    name: str
    title: str
    rows: Sequence[Lying]
    older: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """A queue: how many rows wait in it, and since when the first of them does."""

    what: str
    count: int
    since_at: datetime | None
    since: str


class Shelves:
    """The page and its deed, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        place = _place(request)
        undelivered = await self._lanes.undelivered(place.sent, ROWS_MAX + 1)
        unheard = await self._lanes.unheard(place.heard, ROWS_MAX + 1)
        async with self._house.store.read() as unit:
            zone = await views.zone_of(unit, None)
            sent = [await self._undelivered(unit, row, zone, place) for row in undelivered]
            heard = [await _unheard(unit, row, zone, place) for row in unheard]
            peers = await peers_of(unit, self._house.clock.wall(), zone)
        depth = await self._lanes.depth()
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        return self._pages.page(
            "undelivered.html",
            who=who,
            parts={"undelivered": Markup(buried)},
            peers=peers,
            waits=[_waits(name, *depth[name], zone) for name in depth if name != "dead"],
            shelves=[_shelf(SENT, sent, place), _shelf(HEARD, heard, place)],
            said=words.AGAIN.get(request.query.get("said", "")),
            newest=Place().address() if place != Place() else None,
            zone=zone,
        )

    async def again(self, request: web.Request, who: SignedIn) -> web.Response:
        """A second click finds the row gone from its shelf, and changes nothing."""
        must_be_ours(request, who, await fields(request))
        if not who.may_send_again:
            raise web.HTTPForbidden(text=said("look-only-here"))
        seq, shelf = int(request.match_info["seq"]), request.match_info["shelf"]
        if shelf == SENT:
            is_again = await self._lanes.revive(seq)
        else:
            is_again = await self._lanes.hear_again(seq)
        if is_again:
            self._house.bell.ring("undelivered")
            log.info("row %s is %s again on the word of %s", seq, shelf, who.person.id)
        done = shelf if is_again else "gone"
        where = _place(request).address(said=done)
        return web.Response(status=303, headers={"Location": where})

    async def _undelivered(self, unit: Unit, row: Undelivered, zone: tzinfo, place: Place) -> Lying:
        is_over = row.valid_until is not None and row.valid_until <= self._house.clock.now()
        return Lying(
            seq=row.seq,
            what=words.UNDELIVERED[row.channel],
            about=await _whom(unit, row),
            at=row.stored_at,
            local=moment(row.stored_at, zone),
            tries=row.tries,
            trouble=words.trouble(row.error),
            is_uncertain=row.is_uncertain,
            why_not=said("erased")
            if row.is_blank
            else said("not-true-any-more")
            if is_over
            else None,
            again=place.address(f"/{SENT}/{row.seq}"),
        )


def _waits(queue: str, count: int, since: datetime | None, zone: tzinfo) -> Waits:
    return Waits(
        what=words.WAITS.get(queue, queue),
        count=count,
        since_at=since,
        since=moment(since, zone) if since is not None else "",
    )


async def _unheard(unit: Unit, row: Unheard, zone: tzinfo, place: Place) -> Lying:
    return Lying(
        seq=row.seq,
        what=words.UNHEARD[row.source],
        about=await _from_whom(unit, row),
        at=row.received_at,
        local=moment(row.received_at, zone),
        tries=row.tries,
        trouble=words.trouble(row.error),
        why_not=said("erased") if row.is_blank else None,
        again=place.address(f"/{HEARD}/{row.seq}"),
    )


def _shelf(name: str, rows: Sequence[Lying], place: Place) -> Shelf:
    """One row more than is shown was asked for, to know whether there are older ones."""
    shown, rest = rows[:ROWS_MAX], rows[ROWS_MAX:]
    last = shown[-1].seq if rest else None
    older = replace(place, sent=last) if name == SENT else replace(place, heard=last)
    return Shelf(
        name=name,
        title=words.SHELF[name],
        rows=shown,
        older=older.address() if rest else None,
    )


OF_ONE = (Channel.VOICE, Channel.MAIL, Channel.SMS, Channel.TOPIC, Channel.TILL)


async def _whom(unit: Unit, row: Undelivered) -> About:
    """A lane is named by its channel, its other end, and what its rows are about."""
    if row.channel is Channel.TELEGRAM:
        return await _of_chat(unit, row.lane.removesuffix(":notices").removesuffix(":live"))
    if row.channel in OF_ONE:
        return await _of_name(unit, row.lane.partition(":")[2])
    _, end, about = row.lane.split(":", 2)
    found = await _of_name(unit, about)
    if row.channel is Channel.CARRIER:
        return replace(found, other_end=await _carrier_name(unit, CarrierRef(end)))
    webhook = await unit.webhooks.get(WebhookId(end))
    # The host alone: a path or a query may hold a token of theirs.
    host = urlsplit(webhook.url).hostname if webhook else None
    return replace(found, other_end=host, webhook=webhook.id if webhook else None)


async def _from_whom(unit: Unit, row: Unheard) -> About:
    if row.source is not Source.CARRIER:
        return await _of_chat(unit, row.lane.removesuffix(CHECKOUT))
    _, end, number = row.lane.split(":", 2)
    carrier = CarrierRef(end)
    delivery = await unit.deliveries.by_tracking(carrier, number)
    found = _of_delivery(delivery) if delivery else await _of_name(unit, number)
    return replace(found, other_end=await _carrier_name(unit, carrier))


async def _of_chat(unit: Unit, lane: str) -> About:
    talk = await unit.conversations.of_lane(lane)
    if talk is None:
        return About()
    focus = await unit.deliveries.get(talk.focus) if talk.focus else None
    return About(talk=talk.id, tracking_number=focus.tracking_number if focus else None)


async def _of_name(unit: Unit, name: str) -> About:
    """Events are about a delivery or a conversation, some about neither."""
    if delivery := await unit.deliveries.get(DeliveryId(name)):
        return _of_delivery(delivery)
    talk = await unit.conversations.get(ConversationId(name))
    return About(talk=talk.id if talk else None)


def _of_delivery(delivery: Delivery) -> About:
    return About(talk=delivery.conversation, tracking_number=delivery.tracking_number)


async def _carrier_name(unit: Unit, ref: CarrierRef) -> str | None:
    carrier = await unit.carriers.get(ref)
    return carrier.name if carrier else None


def _place(request: web.Request) -> Place:
    return Place(_number(request, SENT), _number(request, HEARD))


def _number(request: web.Request, name: str) -> int | None:
    told = request.query.get(name, "")
    return int(told) if _NUMBER.fullmatch(told) else None
