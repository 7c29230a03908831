"""The guard: lets a request in, or says why not; what it lets in is read, and answered once."""

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from aiohttp import web
from aiohttp.typedefs import Handler as Next

from core.actions.house import House
from core.fail_points import FailPoint, reached
from core.model.access import ApiKey
from core.ports import Unavailable
from core.refusals import Refusal, Refused, invalid, not_found
from web.api.idempotency import HEADER, Idempotency, Kept, NamedByKey, key_in
from web.api.keys import Caller, bearer_of, hash_of
from web.api.metrics import Metrics
from web.api.operation import Answer, Call, Operation
from web.api.pace import Pace
from web.api.problems import CONTENT_TYPE, problem, problem_of, problem_response
from web.api.reading import Decoder, body_of, decoded, decoder_of, queried
from web.api.wire.shapes import REF_LENGTH_MAX, REF_PATTERN

log = logging.getLogger("api")

UNAVAILABLE_RETRY_SECONDS = 5
AT_ONCE_MAX = 40  # calls at work: of more each waits for all others, and so do people in chats
IN_LINE_MAX = 400  # calls that wait for their turn: a few seconds' work
OVERLOADED_RETRY_SECONDS = 2
USE_NOTED_EVERY = timedelta(minutes=1)
UNREAD = (408, 413)
REF = re.compile(REF_PATTERN)
REPLAYED = "Idempotent-Replayed"
TRAVEL_TIMES, GUESSED = "Doorstep-Travel-Times", "straight-line"  # said in every answer


@dataclass(slots=True)
class Guard:
    """One for the whole API: it remembers paces, and which keys are at work."""

    house: House
    metrics: Metrics
    pace: Pace
    monotonic: Callable[[], float] = time.monotonic
    at_once_max: int = AT_ONCE_MAX
    in_line_max: int = IN_LINE_MAX
    idempotency: Idempotency = field(init=False)
    _turns: asyncio.Semaphore = field(init=False)
    _here: int = 0

    def __post_init__(self) -> None:
        self.idempotency = Idempotency(self.house.store)
        self._turns = asyncio.Semaphore(self.at_once_max)

    def handler(self, operation: Operation) -> Callable[[web.Request], Awaitable[web.Response]]:
        decoder = decoder_of(operation.body) if operation.body is not None else None

        async def handle(request: web.Request) -> web.Response:
            began = self.monotonic()
            response = await self._shed_or_answered(request, operation, decoder)
            reached(FailPoint.BEFORE_ANSWER)
            if response.status in UNREAD or request.content.exception() is not None:
                response.force_close()  # what is left of the body is no next request
            if self.house.travel.name == GUESSED:
                response.headers[TRAVEL_TIMES] = GUESSED
            self.metrics.answered(operation.name, response.status, self.monotonic() - began)
            return response

        return handle

    async def _shed_or_answered(
        self, request: web.Request, operation: Operation, decoder: Decoder | None
    ) -> web.Response:
        """A burst stands in line; of a flood the rest is told at once to come again. So those
        within are answered soon, and people in their chats."""
        if self._here >= self.at_once_max + self.in_line_max:
            return problem_response(problem("overloaded"), retry_after=OVERLOADED_RETRY_SECONDS)
        self._here += 1
        try:
            async with self._turns:
                return await self._answered(request, operation, decoder)
        finally:
            self._here -= 1

    async def key_of(self, request: web.Request) -> ApiKey:
        """Raises Refused(unauthorized)."""
        secret = bearer_of(request.headers.get("Authorization"))
        if secret is not None:
            async with self.house.store.glance() as unit:
                key = await unit.access.key_of(hash_of(secret))
            if key is not None and key.is_live(self.house.clock.wall()):
                await self._note_use(key)
                return key
        raise Refused(Refusal(code="unauthorized", detail="No key, or none that is in force."))

    async def _note_use(self, key: ApiKey) -> None:
        """Once a minute: so that whoever ends keys knows which are in use."""
        wall = self.house.clock.wall()
        if key.last_used_at is None or wall - key.last_used_at >= USE_NOTED_EVERY:
            async with self.house.store.begin() as unit:
                await unit.access.note_use(key.id, wall)

    async def _answered(
        self, request: web.Request, operation: Operation, decoder: Decoder | None
    ) -> web.Response:
        try:
            key = await self.key_of(request)
            wait = self.pace.wait_seconds(key.owner, self.monotonic())
            if wait:
                return problem_response(problem("too-fast"), retry_after=wait)
            if key.scope not in operation.scopes:
                raise not_found(f"call for a key of scope {key.scope}")
            call = await self._read(request, operation, decoder, Caller(key))
            return await self._once(request, operation, call)
        except Refused as refused:
            return problem_response(problem_of(refused.refusal))
        except Unavailable as ill:
            log.warning("%s waits: %s", operation.name, type(ill).__name__)
            return problem_response(problem("unavailable"), retry_after=UNAVAILABLE_RETRY_SECONDS)

    async def _read(
        self, request: web.Request, operation: Operation, decoder: Decoder | None, caller: Caller
    ) -> Call:
        _check_path(request.match_info, operation)
        query = queried(request.query, operation.query) if operation.query else None
        body: object = None
        raw = b""
        if decoder is not None:
            raw = await body_of(request)
            if raw.strip() or not operation.is_body_optional:
                body = decoded(raw, decoder)
        return Call(
            house=self.house,
            caller=caller,
            path=dict(request.match_info),
            body=body,
            query=query,
            raw=raw,
        )

    async def _once(self, request: web.Request, operation: Operation, call: Call) -> web.Response:
        key = key_in(request.headers.get(HEADER)) if operation.method == "POST" else None
        if key is None:
            return (await operation.handler(call)).response()
        scope = f"{call.caller.key.owner} POST {request.path}"
        async with self.idempotency.alone(scope, key):
            before = await self.idempotency.first_answer(scope, key, call.raw)
            if before is not None:
                return _replayed(before)
            answer = await self._decided(operation, named_by(key, scope, call))
            response = answer.response()
            reached(FailPoint.BEFORE_KEPT)
            if answer.is_final:
                location = response.headers.get("Location")
                body = bytes(response.body or b"")  # type: ignore[arg-type]
                kept = Kept(response.status, body, location)
                wall = self.house.clock.wall()
                await self.idempotency.keep(scope, key, call.raw, kept, wall)
            return response

    async def _decided(self, operation: Operation, call: Call) -> Answer:
        """A no is an answer too: asked again with the same key, it is the same no. But what an
        earlier try has made, here or in another process, is no reason for one."""
        if (done := await _known(operation, call)) is not None:
            return done
        try:
            return await operation.handler(call)
        except Refused as refused:
            if (done := await _known(operation, call)) is not None:
                return done
            said = problem_of(refused.refusal)
            return Answer(said.status, said, content_type=CONTENT_TYPE)


def named_by(key: str, scope: str, call: Call) -> Call:
    """The call, whose ids come of its key."""
    ids = NamedByKey(scope, key, call.raw, call.house.new_id)
    return replace(call, house=replace(call.house, new_id=ids), first_id=ids.first)


async def _known(operation: Operation, call: Call) -> Answer | None:
    if operation.known is None or call.first_id is None:
        return None
    return await operation.known(call, call.first_id)


def _check_path(names: Mapping[str, str], operation: Operation) -> None:
    """What is put under a name is put under one that may stand in a body as well.

    Raises Refused(not-found, invalid).
    """
    if not all(part.isprintable() for part in names.values()):
        raise not_found("thing of this name")
    if operation.method != "PUT":
        return
    for part, name in names.items():
        if len(name) > REF_LENGTH_MAX or REF.search(name) is None:
            raise invalid(part, f"is no name of at most {REF_LENGTH_MAX} characters")


def _replayed(kept: Kept) -> web.Response:
    kind = CONTENT_TYPE if kept.status >= 400 else "application/json"
    headers = {REPLAYED: "true"}
    if kept.location is not None:
        headers["Location"] = kept.location
    return web.Response(status=kept.status, body=kept.body, content_type=kind, headers=headers)


@web.middleware
async def in_problems(request: web.Request, handler: Next) -> web.StreamResponse:
    """Every no outside the calls too, and a bug of ours, is a problem document."""
    try:
        return await handler(request)
    except web.HTTPException as no:
        if request.match_info.http_exception is None or no.status not in _CODES:
            raise
        return problem_response(problem(_CODES[no.status]), allow=no.headers.get("Allow"))
    except Exception:
        # The third place that owns every exception: the caller gets an answer, we get the log.
        log.exception("a call failed")
        return problem_response(problem("internal"))


_CODES = {404: "not-found", 405: "method-not-allowed"}
