"""People: the page of who may use the console, as what and for whom, and of programs' keys.

A password that was made here is shown once, on the page that answers; it is kept as its hash alone.
"""

import asyncio
import secrets
from dataclasses import dataclass
from datetime import UTC

from aiohttp import web
from markupsafe import Markup

from core.actions.ask import ask
from core.actions.house import House
from core.commands import Command
from core.house_commands import EmployPerson, EndKey, EndSessions, Entry, SetPassword, SetPerson
from core.model.access import Desk
from core.model.asker import Asker, Role
from core.model.duty import Duty
from core.model.ids import AgentId, ApiKeyId, CarrierRef
from core.ports import Lanes
from core.refusals import Refusal, Refused
from web.console import words
from web.console.faults import fault
from web.console.forms import fields, must_be_ours
from web.console.looks import LANGUAGES
from web.console.pages import Pages
from web.console.passwords import hashed
from web.console.sessions import SignedIn
from web.console.tongue import Family, said

PASSWORD_BYTES = 12
NAME_LETTERS_MAX = 80
HOURS_LETTERS_MAX = 200
SKILLS = ("asked", *words.ASKED_WHY)  # why a person is asked for
_FIELD = Family("person-field", ("email", "name", "hours", "carriers", "role"))
SAID = Family("people-said", ("kept", "out", "ended"))


@dataclass(frozen=True, slots=True)
class Given:
    """A password that was made just now, and for whom."""

    email: str
    password: str


class PeoplePage:
    """The page and its deeds, over one house."""

    def __init__(self, house: House, lanes: Lanes, pages: Pages) -> None:
        self._house = house
        self._lanes = lanes
        self._pages = pages

    async def page(self, request: web.Request, who: SignedIn) -> web.Response:
        return await self._page(who, done=SAID.get(request.query.get("said", "")))

    async def employ(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await self._form(request, who)
        role = form.get("role", "")
        if role not in set(Desk):
            return await self._page(who, 409, problem=said("choose-role"), typed=form)
        duty, strange = _duty(form)
        if strange:
            return await self._page(
                who, 409, problem=said("unknown-duty", what=strange), typed=form
            )
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        email = form.get("email", "").strip().lower()
        command = EmployPerson(
            email=email,
            name=" ".join(form.get("name", "").split())[:NAME_LETTERS_MAX],
            role=Desk(role),
            password_hash=await asyncio.to_thread(hashed, password),
            carriers=tuple(map(CarrierRef, _listed(form.get("carriers", "")))),
            merchants=_listed(form.get("merchants", "")),
            duty=duty,
        )
        if (problem := await self._refused(who, command)) is not None:
            return await self._page(who, 409, problem=problem, typed=form)
        return await self._page(who, 201, given=Given(email, password))

    async def change(self, request: web.Request, who: SignedIn) -> web.Response:
        form = await self._form(request, who)
        duty, strange = _duty(form)
        if strange:
            return await self._page(who, 409, problem=said("unknown-duty", what=strange))
        command = SetPerson(
            person=_person(request),
            role=form.get("role", ""),
            carriers=tuple(map(CarrierRef, _listed(form.get("carriers", "")))),
            merchants=_listed(form.get("merchants", "")),
            duty=duty,
            entry=_entry(form),
            forgets_factor=form.get("forget_factor") == "1",
        )
        return await self._asked(who, command, "kept")

    async def sign_out(self, request: web.Request, who: SignedIn) -> web.Response:
        await self._form(request, who)
        return await self._asked(who, EndSessions(_person(request)), "out")

    async def new_password(self, request: web.Request, who: SignedIn) -> web.Response:
        await self._form(request, who)
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        id = _person(request)
        command = SetPassword(id, await asyncio.to_thread(hashed, password))
        if (problem := await self._refused(who, command)) is not None:
            return await self._page(who, 409, problem=problem)
        async with self._house.store.read() as unit:
            person = await unit.access.person_by_id(id)
        return await self._page(who, given=Given(person.email if person else "", password))

    async def end_key(self, request: web.Request, who: SignedIn) -> web.Response:
        await self._form(request, who)
        return await self._asked(who, EndKey(ApiKeyId(request.match_info["key"])), "ended")

    async def _form(self, request: web.Request, who: SignedIn) -> dict[str, str]:
        form = await fields(request)
        must_be_ours(request, who, form)
        if not who.may_manage:
            raise web.HTTPForbidden(text=said("wants-supervisor"))
        return form

    async def _asked(self, who: SignedIn, command: Command, done: str) -> web.Response:
        if (problem := await self._refused(who, command)) is not None:
            return await self._page(who, 409, problem=problem)
        return web.Response(status=303, headers={"Location": f"/console/people?said={done}"})

    async def _refused(self, who: SignedIn, command: Command) -> str | None:
        try:
            await ask(self._house, command, Asker(Role.AGENT, who.person.id))
        except Refused as refused:
            return _why(refused.refusal)
        return None

    async def _page(
        self,
        who: SignedIn,
        status: int = 200,
        *,
        done: str | None = None,
        problem: str | None = None,
        given: Given | None = None,
        typed: dict[str, str] | None = None,
    ) -> web.Response:
        if not who.may_manage:
            raise web.HTTPForbidden(text=said("wants-supervisor"))
        async with self._house.store.read() as unit:
            people = await unit.access.people()
            keys = await unit.access.keys()
            carriers = await unit.carriers.all()
            wall = self._house.clock.wall()
            there = {one.person for one in await unit.access.sessions(wall) if one.is_live(wall)}
        buried = self._pages.part("_undelivered.html", buried=await self._lanes.buried())
        return self._pages.page(
            "people.html",
            status,
            who=who,
            parts={"undelivered": Markup(buried)},
            people=people,
            there=there,
            keys=[key for key in keys if key.is_live(wall)],
            carriers=carriers,
            roles=list(Desk),
            languages=LANGUAGES,
            utc=UTC,
            skills=SKILLS,
            said=done,
            problem=problem,
            given=given,
            typed=typed or {},
        )


def _why(refusal: Refusal) -> str:
    if refusal.fields:
        told = ", ".join(f"{_field(name)} {fault(why)}" for name, why in refusal.fields)
        return said("person-refused", why=told)
    return words.refusal(refusal, None)


def _field(name: str) -> str:
    return _FIELD.get(name) or words.said_plainly(name)


def _person(request: web.Request) -> AgentId:
    return AgentId(request.match_info["person"])


def _entry(form: dict[str, str]) -> Entry:
    """A form that says nothing of it lets nobody in, and shuts nobody out."""
    if form.get("shut_out") == "1":
        return Entry.SHUT_OUT
    return Entry.LET_IN if form.get("let_in") == "1" else Entry.AS_IT_IS


def _duty(form: dict[str, str]) -> tuple[Duty, str]:
    """What was typed, and the first of it that nobody knows."""
    languages = _listed(form.get("languages", "").lower())
    skills = _listed(form.get("skills", "").lower())
    strange = [one for one in languages if one not in LANGUAGES]
    strange += [one for one in skills if one not in SKILLS]
    hours = form.get("hours", "").strip()[:HOURS_LETTERS_MAX]
    return Duty(languages=languages, skills=skills, hours=hours), strange[0] if strange else ""


def _listed(typed: str) -> tuple[str, ...]:
    """What stands between commas, each once."""
    return tuple(dict.fromkeys(" ".join(one.split()) for one in typed.split(",") if one.strip()))
