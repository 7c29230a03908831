"""Audit: the trail of who looked at what and did what, and its page."""

import re
from datetime import UTC

from aiohttp import web
from markupsafe import Markup

from core.actions.house import House
from core.model.audit import AuditLine
from core.model.carrier import ChangeAction
from core.model.ids import AgentId
from core.model.saying import Saying
from core.ports import Lanes
from web.console import saying_words, words
from web.console.pages import Pages
from web.console.sessions import SignedIn
from web.console.tongue import Family, said

LINES_MAX = 100
LOOK = "look"
# What the trail calls a look or a deed; what has no words is shown as its address names it.
DEED = Family(
    "trail-deed",
    [
        "look",
        "search",
        "take-over",
        "messages",
        "hand-back",
        "tags",
        "snooze",
        "pass-on",
        "approve",
        "decline",
        "window",
        "withdraw",
        "move",
        "take",
        "upheld",
        "declined",
        "link",
        "end",
        "accept",
        "notices",
        "drop",
        "password",
        "sign-out",
        "switch",
        "test",
        "again",
        "language",
    ],
)
_ID = re.compile(r"[A-Za-z0-9_]{1,64}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


async def noted(house: House, request: web.Request, who: SignedIn) -> None:
    """A look at somebody's data, or a deed that was done. Pages that show nobody are none of its
    business."""
    about = next((value for name, value in request.match_info.items() if name in _ABOUT), "")
    is_look = request.method == "GET"
    page = request.path.rstrip("/").rpartition("/")[2].partition(".")[0]
    is_search = is_look and not about and "q" in request.query
    if is_look and not about and not is_search:
        if page not in _SHOW_PARCELS:
            return
        about = page
    if page in _OF_A_LOOK:
        return
    deed = "search" if is_search else LOOK if is_look else page
    line = AuditLine(at=house.clock.wall(), person=who.person.id, deed=deed[:40], about=about[:64])
    async with house.store.begin() as unit:
        await unit.audit.add(line)


class AuditPage:
    """The page, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        if not who.may_audit:
            raise web.HTTPForbidden(text=said("wants-auditor"))
        person, about = _told(request, "person", _ID), _told(request, "about", _ID)
        before = _told(request, "before", _NUMBER)
        async with self._house.store.read() as unit:
            people = await unit.access.people()
            lines = await unit.audit.page(
                person=AgentId(person) if person else None,
                about=about,
                before=int(before) if before else None,
                limit=LINES_MAX + 1,
            )
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        return self._pages.page(
            "audit.html",
            who=who,
            parts={"undelivered": Markup(buried)},
            lines=lines[:LINES_MAX],
            names={one.id: one.name for one in people},
            people=people,
            person=person,
            about=about,
            older=lines[LINES_MAX - 1].seq if len(lines) > LINES_MAX else None,
            zone=UTC,
            deed=deed_in_words,
        )


def deed_in_words(deed: str) -> str:
    """Also of what a recipient could ask for, and what was said for them."""
    if deed in set(Saying):
        return saying_words.TITLE[Saying(deed)]
    if deed in set(ChangeAction):
        return words.ACTION[ChangeAction(deed)]
    return DEED.get(deed) or words.said_plainly(deed)


_ABOUT = frozenset({"id", "person", "key", "seq", "webhook"})
# What a page that stands open tells by itself: that it was looked at is in the trail already.
_OF_A_LOOK = frozenset({"read", "writing"})
# Pages about nobody by name that show whose parcels they are.
_SHOW_PARCELS = frozenset({"failures", "lockers", "claims", "routes"})


def _told(request: web.Request, name: str, kind: re.Pattern[str]) -> str:
    value = request.query.get(name, "")
    return value if kind.fullmatch(value) else ""
