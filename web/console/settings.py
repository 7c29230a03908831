"""Settings: the page of how the house tells and calls: notices, which are kept here and may be
changed, and rules and carriers, which are set elsewhere and shown with where.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from urllib.parse import urlencode

from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.house import House
from core.actions.policies import policy_in_force
from core.commands import Command
from core.house_commands import DropNotices, SetNotices
from core.model.access import ApiKey
from core.model.asker import Asker, Role
from core.model.notice_policy import (
    HOURS_MAX,
    MINUTES_MAX,
    NEAR_STOPS_MAX,
    PINGS_A_DAY_MAX,
    Manner,
    Moment,
    NoticePolicy,
    PolicyOf,
)
from core.ports import Lanes
from core.refusals import Refused
from web.console import setting_words as says
from web.console import words
from web.console.forms import fields, must_be_ours
from web.console.pages import Pages
from web.console.sessions import SignedIn
from web.console.tongue import said

MERCHANT_LETTERS_MAX = 100
DIGITS_MAX = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the policy, how it is asked for, and between what it lies."""

    name: str
    least: int
    most: int
    may_lack: bool = False


NUMBERS = (
    Number("pings_a_day", 1, PINGS_A_DAY_MAX),
    Number("near_stops", 1, NEAR_STOPS_MAX),
    Number("near_minutes", 1, MINUTES_MAX, may_lack=True),
    Number("told_again_minutes", 1, MINUTES_MAX),
    Number("late_minutes", 0, MINUTES_MAX),
    Number("sooner_minutes", 10, MINUTES_MAX, True),
    Number("pickup_ends_hours", 1, HOURS_MAX),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A policy that somebody told, in short."""

    whose: str
    merchant: str
    is_ours: bool


class SettingsPage:
    """The page and its deeds, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        done = says.SAID.get(request.query.get("said", ""))
        return await self._page(who, _merchant(request.query), done=done)

    async def keep(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        self._may(request, who, form)
        merchant = _merchant(form)
        try:
            policy = _policy(form)
        except ValueError as problem:
            return await self._page(who, merchant, 409, problem=said("nothing-kept", why=problem))
        return await self._asked(who, merchant, SetNotices(merchant, policy), "kept")

    async def drop(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await fields(request)
        self._may(request, who, form)
        merchant = _merchant(form)
        return await self._asked(who, merchant, DropNotices(merchant), "dropped")

    def _may(self, request: web.Request, who: SignedIn, form: dict[str, str]) -> None:
        must_be_ours(request, who, form)
        if not who.may_dispatch:
            raise web.HTTPForbidden(text=said("settings-look-only"))

    async def _asked(
        self, who: SignedIn, merchant: str, command: Command, done: str
    ) -> web.Response:
        try:
            await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            if refused.refusal.code == "not-found":
                done = "gone"
            else:
                problem = words.refusal(refused.refusal, None)
                return await self._page(who, merchant, 409, problem=problem)
        query = urlencode({"merchant": merchant, "said": done})
        return web.Response(status=303, headers={"Location": f"/console/settings?{query}"})

    async def _page(
        self,
        who: SignedIn,
        merchant: str,
        status: int = 200,
        *,
        done: str | None = None,
        problem: str | None = None,
    ) -> web.Response:
        whose = PolicyOf(merchant=merchant)
        async with self._house.store.read() as unit:
            told = await unit.notice_policies.all()
            keys = await unit.access.keys()
            policy = await policy_in_force(unit, whose)
            carriers = sorted(await unit.carriers.all(), key=lambda each: each.name)
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        return self._pages.page(
            "settings.html",
            status,
            who=who,
            parts={"undelivered": Markup(buried)},
            merchant=merchant,
            policy=policy,
            is_told=whose in told,
            told=_told(told, keys),
            moments=says.MOMENT,
            manners=says.MANNER,
            may_be=says.may_be,
            numbers=NUMBERS,
            rules=says.rules(self._house),
            carriers=carriers,
            says=says,
            said=done,
            problem=problem,
        )


def _merchant(told: Mapping[str, str]) -> str:
    return " ".join(told.get("merchant", "").split())[:MERCHANT_LETTERS_MAX]


def _policy(form: Mapping[str, str]) -> NoticePolicy:
    """Raises ValueError with a sentence for whoever typed it."""
    manner = {moment: form.get(f"{moment}.manner", Manner.PING) for moment in Moment}
    numbers = {one.name: _number(one, form.get(one.name, "")) for one in NUMBERS}
    try:
        day_before_at = time.fromisoformat(form.get("day_before_at", ""))
    except ValueError:
        raise ValueError(said("day-before-no-time")) from None
    return NoticePolicy(
        quietly=_those(manner, Manner.QUIETLY),
        never=_those(manner, Manner.NEVER),
        day_before_at=day_before_at,
        by_mail=frozenset(one for one in Moment if form.get(f"{one}.mail") == "1"),
        by_sms=frozenset(one for one in Moment if form.get(f"{one}.sms") == "1"),
        **numbers,  # type: ignore[arg-type]  # by name; only those that may lack are None
    )


def _those(manner: Mapping[Moment, str], wanted: Manner) -> frozenset[Moment]:
    return frozenset(moment for moment, told in manner.items() if told == wanted)


def _number(one: Number, typed: str) -> int | None:
    typed = typed.strip()
    if not typed and one.may_lack:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= DIGITS_MAX):
        raise ValueError(said("wants-number", field=says.NUMBER[one.name]))
    return int(typed)


def _told(policies: Mapping[PolicyOf, NoticePolicy], keys: Sequence[ApiKey]) -> Sequence[Told]:
    """Ours first, then those that keys told of what they announce."""
    names = {key.id: key.name for key in keys}
    found = [
        Told(
            whose=says.owner(one.owner, names),
            merchant=one.merchant,
            is_ours=not one.owner,
        )
        for one in policies
    ]
    return sorted(found, key=lambda one: (not one.is_ours, one.whose, one.merchant))
