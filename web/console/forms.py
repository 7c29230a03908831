"""Forms: what a person typed, and the proof that the form was ours."""

import hmac
from urllib.parse import urlsplit

from aiohttp import web

from web.console.sessions import SignedIn
from web.console.tongue import said

FORM_TYPE = "application/x-www-form-urlencoded"


async def fields(request: web.Request) -> dict[str, str]:
    """What was typed, with plain line ends and without what no database keeps.

    Raises 415 for another kind of body, 400 for one that is not text.
    """
    if request.content_type != FORM_TYPE:
        raise web.HTTPUnsupportedMediaType(text=said("wants-form"))
    try:
        posted = await request.post()
    except (ValueError, LookupError) as broken:
        raise web.HTTPBadRequest(text=said("form-unreadable")) from broken
    return {name: _plain(value) for name, value in posted.items() if isinstance(value, str)}


def must_be_ours(request: web.Request, who: SignedIn, form: dict[str, str]) -> None:
    """The form carries the session's own token and comes from a page of this host. Raises 403."""
    told = form.get("csrf", "").encode()
    if not hmac.compare_digest(who.session.csrf.encode(), told) or not is_same_origin(request):
        raise web.HTTPForbidden(text=said("form-not-ours"))


def is_same_origin(request: web.Request) -> bool:
    """Browsers name the origin of every form they post; programs may leave it out."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _plain(typed: str) -> str:
    return typed.replace("\r\n", "\n").replace("\0", "")
