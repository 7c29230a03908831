"""Sessions: a signed-in browser, its cookie, and what proves that a form is ours."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from aiohttp import web

from core.actions.house import House
from core.model.access import Desk, Person, Session

IDLE_MINUTES = 30
WHOLE_HOURS = 12
WRONG_LOGINS_MAX = 10
LOCK_MINUTES = 15


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who looks at the console, and by which session."""

    person: Person
    session: Session

    @property
    def may_act(self) -> bool:
        return self.person.role is not Desk.AUDITOR


def cookie_name(request: web.Request) -> str:
    """`__Host-` binds the cookie to this host; browsers take it over https only."""
    return "__Host-doorstep" if request.secure else "doorstep_console"


async def sign_in(house: House, person: Person) -> tuple[str, Session]:
    """A new session and the token for its cookie."""
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


def set_cookie(request: web.Request, response: web.StreamResponse, token: str) -> None:
    response.set_cookie(
        cookie_name(request),
        token,
        httponly=True,
        samesite="Strict",
        secure=request.secure,
        path="/",
        max_age=WHOLE_HOURS * 3600,
    )


async def signed_in(house: House, request: web.Request) -> SignedIn | None:
    """Who this browser belongs to; None where nobody is signed in any more."""
    token = request.cookies.get(cookie_name(request))
    if not token:
        return None
    wall = house.clock.wall()
    async with house.store.read() as unit:
        session = await unit.access.session(_hash(token))
        person = await unit.access.person_by_id(session.person) if session else None
    if session is None or person is None or person.disabled_at is not None:
        return None
    if wall >= session.ends_at or wall - session.seen_at > timedelta(minutes=IDLE_MINUTES):
        return None
    if wall - session.seen_at > timedelta(minutes=1):
        session = await _seen(house, session, wall)
    return SignedIn(person, session)


async def sign_out(house: House, request: web.Request) -> None:
    token = request.cookies.get(cookie_name(request))
    if token:
        async with house.store.begin() as unit:
            await unit.access.end_session(_hash(token))


def form_is_ours(request: web.Request, who: SignedIn, csrf: str) -> bool:
    """The form carries the session's own token and comes from a page of this host."""
    return hmac.compare_digest(who.session.csrf, csrf) and is_same_origin(request)


def is_same_origin(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


class WrongLogins:
    """Counts wrong passwords by account and by address; too many lock for a while."""

    def __init__(self) -> None:
        self._wrong: dict[str, list[datetime]] = {}

    def is_locked(self, name: str, wall: datetime) -> bool:
        recent = [at for at in self._wrong.get(name, []) if wall - at < _LOCK]
        self._wrong[name] = recent
        if not recent:
            del self._wrong[name]
        return len(recent) >= WRONG_LOGINS_MAX

    def count(self, name: str, wall: datetime) -> None:
        self._wrong.setdefault(name, []).append(wall)


_LOCK = timedelta(minutes=LOCK_MINUTES)


async def _seen(house: House, session: Session, wall: datetime) -> Session:
    session = replace(session, seen_at=wall)
    async with house.store.begin() as unit:
        await unit.access.put_session(session)
    return session


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
