"""Problems: every no of the API, as RFC 9457 has it, each with a code that stays."""

import html
from dataclasses import dataclass
from datetime import datetime

import msgspec
from aiohttp import web

from core.refusals import Refusal
from web.api.wire.shapes import FieldProblem, Problem

CONTENT_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status, its title, and what to do about it."""

    status: int
    title: str
    meaning: str


KINDS: dict[str, Kind] = {
    "malformed": Kind(400, "The body is not JSON", "Send UTF-8 JSON, as /docs shows it."),
    "unauthorized": Kind(
        401, "There is no valid key", "Send `Authorization: Bearer <key>` with a key in force."
    ),
    "not-found": Kind(
        404,
        "There is no such thing",
        "It does not exist, or this key may not see it: a key sees and changes only what its scope "
        "and its carrier own.",
    ),
    "method-not-allowed": Kind(
        405, "The method does not fit", "The Allow header names the methods that do."
    ),
    "too-slow": Kind(408, "The body came too slowly", "Send it again, faster."),
    "too-large": Kind(413, "The body is too large", "Send at most 1 MiB; split what is longer."),
    "duplicate": Kind(
        409,
        "It is known already",
        "A carrier's tracking number is announced once. Look it up by its tracking number.",
    ),
    "slot-gone": Kind(
        409, "The window is gone", "Nobody can serve it any more: ask for the slots again."
    ),
    "hold-expired": Kind(
        409, "The hold ran out", "Its window was taken meanwhile: ask for the slots again."
    ),
    "past-cutoff": Kind(
        409, "It is too late", "The carrier's last moment for this change has passed (`until`)."
    ),
    "not-allowed": Kind(
        409,
        "It is not allowed now",
        "`why_not` says why, `/options` says what is possible instead.",
    ),
    "stale-version": Kind(
        409,
        "The version is old",
        "A newer version of this route is known, or the same one with another body. Read the "
        "route, and push your plan with a higher version.",
    ),
    "breaks-promises": Kind(
        409,
        "The plan breaks promises",
        "`promises` lists what people were told and could not be kept. Plan with these windows, "
        "or push with `?force=true` to break them openly.",
    ),
    "address-not-located": Kind(
        409,
        "The address is not located",
        "Nobody knows where this address is. Correct it, or wait until the recipient has.",
    ),
    "event-conflict": Kind(
        409,
        "The event is known with another body",
        "An `event_id` names one event for ever. Report what is new under a new one.",
    ),
    "no-compartment": Kind(
        409, "No compartment is free", "No free compartment there fits the parcel: take another."
    ),
    "invalid": Kind(422, "A field is wrong", "`errors` names each field and its problem."),
    "unknown-carrier": Kind(
        422, "The carrier is unknown", "Put the carrier first: PUT /v1/carriers/{ref}."
    ),
    "idempotency-conflict": Kind(
        422,
        "The Idempotency-Key was used with another body",
        "A key names one request. Send what is new with a new key.",
    ),
    "wrong-code": Kind(422, "The code is wrong", "It is not the parcel's code."),
    "too-fast": Kind(429, "Too many requests", "Wait as long as Retry-After says."),
    "internal": Kind(500, "Something broke on our side", "It was logged. Try again later."),
    "overloaded": Kind(
        503,
        "Too much at once",
        "More is under way than can be answered soon. Nothing was read. Try again after "
        "Retry-After.",
    ),
    "unavailable": Kind(
        503, "A peer does not answer", "Nothing was decided. Try again after Retry-After."
    ),
}


def problem(code: str, detail: str | None = None) -> Problem:
    kind = KINDS[code]
    return Problem(
        type=f"/problems/{code}", title=kind.title, status=kind.status, code=code, detail=detail
    )


def problem_of(refusal: Refusal) -> Problem:
    """A refusal as a problem document."""
    code = refusal.code if refusal.code in KINDS else "not-allowed"
    kind = KINDS[code]
    why_not = refusal.why_not or ((code,) if code in ("past-cutoff",) else ())
    return Problem(
        type=f"/problems/{code}",
        title=kind.title,
        status=kind.status,
        code=code,
        detail=refusal.detail,
        errors=[FieldProblem(field=field, problem=said) for field, said in refusal.fields]
        if refusal.fields or code == "invalid"
        else msgspec.UNSET,
        why_not=list(why_not) if why_not or code == "not-allowed" else msgspec.UNSET,
        promises=list(refusal.promises) if code == "breaks-promises" else msgspec.UNSET,
        until=_aware(refusal.at),
    )


def problem_response(
    problem: Problem, *, retry_after: int | None = None, allow: str | None = None
) -> web.Response:
    headers = {}
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    if allow is not None:
        headers["Allow"] = allow
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return web.Response(
        status=problem.status,
        body=msgspec.json.encode(problem),
        content_type=CONTENT_TYPE,
        headers=headers,
    )


async def explain(request: web.Request) -> web.Response:
    """GET /problems/{code}: what a code means, for a person or a program."""
    code = request.match_info["code"]
    kind = KINDS.get(code)
    if kind is None:
        return problem_response(problem("not-found", "There is no such problem."))
    if "text/html" not in request.headers.get("Accept", ""):
        told = {"code": code, "status": kind.status, "title": kind.title, "meaning": kind.meaning}
        return web.Response(body=msgspec.json.encode(told), content_type="application/json")
    page = (
        "<!doctype html><html lang=en><meta charset=utf-8>"
        '<meta name=viewport content="width=device-width">'
        f"<title>{code}</title><link rel=stylesheet href=/docs/docs.css>"
        f"<main><p><code>{kind.status} {code}</code></p><h1>{html.escape(kind.title)}</h1>"
        f"<p>{html.escape(kind.meaning)}</p><p><a href=/docs>The API</a></p></main></html>"
    )
    return web.Response(text=page, content_type="text/html")


def _aware(at: datetime | None) -> datetime | msgspec.UnsetType:
    return at if at is not None else msgspec.UNSET
