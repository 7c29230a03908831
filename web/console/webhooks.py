"""Webhooks: the page of the endpoints to which events go, and of each the last attempts.

Endpoints are shown by their host alone: a path or a query may hold a token of theirs. Of an event
is shown which it is, never what it says.
"""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from urllib.parse import urlsplit

from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.house import House
from core.commands import Command
from core.house_commands import SwitchWebhook, TryWebhook
from core.model.access import Webhook
from core.model.asker import Asker, Role
from core.model.ids import WebhookId
from core.model.post import Load, Posted, RowState
from core.ports import Lanes, Unit
from core.refusals import Refused
from web.console import views, words
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn
from web.console.tongue import Family, moment, said

log = logging.getLogger("console")

ROWS_MAX = 40
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
SAID = Family("webhook-said", ("on", "off", "tried", "again", "all", "gone"))
STATE = Family("row-state", RowState)
COLOUR = {RowState.DONE: "green", RowState.DEAD: "red", RowState.UNKNOWN: "amber"}
ENDED = frozenset({RowState.DONE, RowState.DEAD, RowState.UNKNOWN, RowState.STALE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A webhook as the page shows it."""

    id: WebhookId
    host: str
    events: Sequence[str]
    owner: str
    off_at: datetime | None
    off: str | None
    load: Load


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A row to an endpoint, as it is shown."""

    seq: int
    kind: str
    about: str
    state: str
    colour: str
    at: datetime
    local: str
    tries: int
    trouble: str
    next: str | None
    may_go_again: bool


class WebhooksPage:
    """The pages and their deeds, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        loads = await self._lanes.webhook_loads()
        async with self._house.store.read() as unit:
            zone = await views.zone_of(unit, None)
            found = await unit.webhooks.all()
            shown = [await _endpoint(unit, one, loads, zone) for one in found]
        ill_first = sorted(shown, key=lambda one: (one.off_at is None, -one.load.buried, one.host))
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        return self._pages.page(
            "webhooks.html",
            who=who,
            parts={"undelivered": Markup(buried)},
            endpoints=ill_first,
            zone=zone,
        )

    async def one(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._one(request, who)

    async def switch(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        is_on = form.get("on") == "1"
        done = "on" if is_on else "off"
        return await self._asked(request, who, form, SwitchWebhook(_id(request), is_on), done)

    async def test(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        return await self._asked(request, who, form, TryWebhook(_id(request)), "tried")

    async def again(self, request: web.Request, who: SignedIn) -> web.Response:
        """One event, also one that they have taken: they may have lost it."""
        self._may(request, who, await fields(request))
        seq = int(request.match_info["seq"])
        is_again = await self._lanes.post_again(_id(request), seq)
        return self._rung(request, who, "again" if is_again else "gone")

    async def all_again(self, request: web.Request, who: SignedIn) -> web.Response:
        self._may(request, who, await fields(request))
        count = await self._lanes.revive_all(_id(request))
        return self._rung(request, who, "all" if count else "gone")

    def _rung(self, request: web.Request, who: SignedIn, done: str) -> web.Response:
        self._house.bell.ring(f"webhook:{_id(request)}")
        log.info("events to %s are %s on the word of %s", _id(request), done, who.person.id)
        return _go(_id(request), done)

    def _may(self, request: web.Request, who: SignedIn, form: dict[str, str]) -> None:
        must_be_ours(request, who, form)
        if not who.may_send_again:
            raise web.HTTPForbidden(text=said("look-only-here"))

    async def _asked(
        self,
        request: web.Request,
        who: SignedIn,
        form: dict[str, str],
        command: Command,
        done: str,
    ) -> web.Response:
        self._may(request, who, form)
        try:
            await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            if refused.refusal.code == "not-found":
                raise web.HTTPNotFound(text=said("no-such-webhook")) from refused
            problem = words.refusal(refused.refusal, None)
            return await self._one(request, who, 409, problem=problem)
        return self._rung(request, who, done)

    async def _one(
        self, request: web.Request, who: SignedIn, status: int = 200, *, problem: str | None = None
    ) -> web.Response:
        id, told = _id(request), request.query.get("before", "")
        before = int(told) if _NUMBER.fullmatch(told) else None
        loads = await self._lanes.webhook_loads()
        async with self._house.store.read() as unit:
            webhook = await unit.webhooks.get(id)
            if webhook is None:
                raise web.HTTPNotFound(text=said("no-such-webhook"))
            zone = await views.zone_of(unit, None)
            endpoint = await _endpoint(unit, webhook, loads, zone)
        rows = await self._lanes.posted_to(id, before, ROWS_MAX + 1)
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        return self._pages.page(
            "webhook.html",
            status,
            who=who,
            parts={"undelivered": Markup(buried)},
            endpoint=endpoint,
            rows=[_attempt(row, zone) for row in rows[:ROWS_MAX]],
            older=rows[ROWS_MAX - 1].seq if len(rows) > ROWS_MAX else None,
            is_newest=before is None,
            said=SAID.get(request.query.get("said", "")),
            problem=problem,
            zone=zone,
        )


async def _endpoint(
    unit: Unit, webhook: Webhook, loads: Mapping[WebhookId, Load], zone: tzinfo
) -> Endpoint:
    key = next((one for one in await unit.access.keys() if one.id == webhook.key), None)
    carrier = await unit.carriers.get(webhook.carrier) if webhook.carrier is not None else None
    named = (
        said("key-named", name=key.name) if key else "",
        carrier.name if carrier else "",
        words.SCOPE[webhook.scope],
    )
    off_at = webhook.disabled_at
    return Endpoint(
        id=webhook.id,
        host=urlsplit(webhook.url).hostname or "",
        events=webhook.events,
        owner=" · ".join(filter(None, named)),
        off_at=off_at,
        off=moment(off_at, zone) if off_at is not None else None,
        load=loads.get(webhook.id, Load()),
    )


def _attempt(row: Posted, zone: tzinfo) -> Attempt:
    return Attempt(
        seq=row.seq,
        kind=row.kind or said("erased-event"),
        about=row.about,
        state=STATE[row.state],
        colour=COLOUR.get(row.state, ""),
        at=row.stored_at,
        local=moment(row.stored_at, zone),
        tries=row.tries,
        trouble=words.trouble(row.error) if row.error else "",
        next=moment(row.next_at, zone) if row.next_at is not None else None,
        may_go_again=row.state in ENDED and not row.is_blank,
    )


def _id(request: web.Request) -> WebhookId:
    return WebhookId(request.match_info["webhook"])


def _go(id: WebhookId, done: str) -> web.Response:
    where = f"/console/webhooks/{id}?said={done}"
    return web.Response(status=303, headers={"Location": where})
