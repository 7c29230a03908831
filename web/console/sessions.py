"""Sessions: a signed-in browser, and the cookie that says which."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from aiohttp import web

from core.actions.house import House
from core.model.access import Desk, Person, Session
from core.model.carrier import Carrier
from core.ports import Lanes
from web.console import tongue

WHOLE_HOURS = 12
SEEN_SECONDS = 60  # how exactly we remember when somebody did something


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who looks at the console, and by which session."""

    person: Person
    session: Session

    @property
    def may_act(self) -> bool:
        return self.person.may_act

    @property
    def may_manage(self) -> bool:
        return self.person.role is Desk.SUPERVISOR

    @property
    def may_audit(self) -> bool:
        return self.person.role in (Desk.SUPERVISOR, Desk.AUDITOR)

    @property
    def may_teach(self) -> bool:
        return self.person.role is Desk.SUPERVISOR

    @property
    def sees_whole_routes(self) -> bool:
        """A van carries the parcels of many shops: who sees some shops' alone judges none."""
        return not self.person.merchants

    def seen_of(self, carriers: Sequence[Carrier]) -> list[Carrier]:
        """Those whose deliveries they are asked to see, by name."""
        mine = self.person.carriers
        seen = [carrier for carrier in carriers if not mine or carrier.ref in mine]
        return sorted(seen, key=lambda carrier: carrier.name.casefold())

    @property
    def may_dispatch(self) -> bool:
        return self.person.role in (Desk.SUPERVISOR, Desk.OPERATOR)

    @property
    def may_send_again(self) -> bool:
        return self.person.role in (Desk.SUPERVISOR, Desk.OPERATOR)


def speak_to(who: SignedIn, request: web.Request) -> None:
    """In their own language, or their browser's where they have set none."""
    asked = request.headers.get("Accept-Language", "")
    tongue.speak(who.person.language or tongue.accepted(asked))


async def buried_for(lanes: Lanes, who: SignedIn) -> int:
    """How many rows nobody works on any more; who is limited is told of none: they are
    everybody's."""
    return 0 if who.person.is_limited else await lanes.buried()


async def sign_in(house: House, person: Person) -> tuple[str, Session]:
    """A new session, and the token for its cookie."""
    token = secrets.token_urlsafe(32)
    wall = house.clock.wall()
    session = Session(
        token_hash=_hash(token),
        person=person.id,
        csrf=secrets.token_urlsafe(24),
        made_at=wall,
        seen_at=wall,
        ends_at=wall + timedelta(hours=WHOLE_HOURS),
    )
    async with house.store.begin() as unit:
        await unit.access.put_session(session)
    return token, session


async def sign_out(house: House, request: web.Request) -> None:
    """End the browser's session, if it has one."""
    token = request.cookies.get(cookie_name(request))
    if token:
        async with house.store.begin() as unit:
            await unit.access.end_session(_hash(token))


async def signed_in(house: House, request: web.Request) -> SignedIn | None:
    """Who this browser belongs to, somebody having done something there just now."""
    who = await who_looks(house, request)
    if who is None:
        return None
    wall = house.clock.wall()
    if wall - who.session.seen_at <= timedelta(seconds=SEEN_SECONDS):
        return who
    session = replace(who.session, seen_at=wall)
    async with house.store.begin() as unit:
        # Whoever signed out meanwhile stays signed out.
        if await unit.access.session(session.token_hash) is not None:
            await unit.access.put_session(session)
    return replace(who, session=session)


async def who_looks(house: House, request: web.Request) -> SignedIn | None:
    """The same without a deed: a page that only stands open keeps no session alive."""
    token = request.cookies.get(cookie_name(request))
    if not token:
        return None
    async with house.store.read() as unit:
        session = await unit.access.session(_hash(token))
        person = await unit.access.person_by_id(session.person) if session else None
    if session is None or person is None or person.disabled_at is not None:
        return None
    wall = house.clock.wall()
    return SignedIn(person, session) if session.is_live(wall) else None


def cookie_name(request: web.Request) -> str:
    """`__Host-` binds the cookie to this host; browsers take it over https only."""
    return "__Host-doorstep" if is_https(request) else "doorstep_console"


def set_cookie(request: web.Request, response: web.StreamResponse, token: str) -> None:
    response.set_cookie(
        cookie_name(request),
        token,
        httponly=True,
        samesite="Strict",
        secure=is_https(request),
        path="/",
        max_age=WHOLE_HOURS * 3600,
    )


def drop_cookie(request: web.Request, response: web.StreamResponse) -> None:
    response.del_cookie(
        cookie_name(request),
        httponly=True,
        samesite="Strict",
        secure=is_https(request),
        path="/",
    )


def is_https(request: web.Request) -> bool:
    """A proxy in front says how it was reached; whoever makes that up only harms themselves."""
    return request.secure or request.headers.get("X-Forwarded-Proto") == "https"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
