"""/hooks/{carrier}: a carrier pushes events, and what it says is on disk before we answer.

Who pushes our own events signs them as we sign our webhooks. Who pushes in a way of its own has an
adapter that knows how that is proved and read.
"""

import logging
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec
from aiohttp import web

from core.actions.carrier_news import News, incoming, unreadable
from core.actions.house import House
from core.model.ids import CarrierRef
from core.model.post import Incoming
from core.model.pushed import Pushed, headers_kept
from core.model.signature import NotSigned, Secret, signed_by_any
from core.ports import CarrierHook, Push, Unavailable
from core.refusals import Refusal, Refused
from web.api.problems import problem, problem_of, problem_response
from web.api.reading import body_of
from web.hooks.pushed import news_of, theirs_of

PATH = "/hooks/{carrier}"
UNAVAILABLE_RETRY_SECONDS = 5
NO_HOOKS: Mapping[CarrierRef, CarrierHook] = MappingProxyType({})

log = logging.getLogger("hooks")


class PushTaken(msgspec.Struct, frozen=True):
    """`known`: events that came before, under the same `webhook-id`."""

    taken: int
    known: int


def hooks(
    house: House,
    secrets: Mapping[CarrierRef, Sequence[str]],
    theirs: Mapping[CarrierRef, CarrierHook] = NO_HOOKS,
) -> Sequence[web.RouteDef]:
    """`secrets` by carrier, each as `whsec_<base64>`, for those that push our own events; `theirs`
    are the hooks of the others. Raises ValueError for a secret that is none."""
    found = CarrierHooks(house, secrets, theirs)
    return [web.post(PATH, found.pushed), web.get(PATH, found.greeted, allow_head=False)]


class CarrierHooks:
    """Only a carrier with a secret has a hook; only who proves that it knows it is heard."""

    def __init__(
        self,
        house: House,
        secrets: Mapping[CarrierRef, Sequence[str]],
        theirs: Mapping[CarrierRef, CarrierHook] = NO_HOOKS,
    ) -> None:
        self._house = house
        self._theirs = theirs
        self._secrets = {
            ref: [_secret(ref, text) for text in texts] for ref, texts in secrets.items() if texts
        }

    async def greeted(self, request: web.Request) -> web.Response:
        """Some carriers ask an address whether it is ours before they push to it."""
        hook = self._theirs.get(CarrierRef(request.match_info["carrier"]))
        said = hook.greeted(request.query) if hook is not None else None
        if said is None:
            return problem_response(problem("not-found", "There is no such hook."))
        return web.Response(text=said, headers={"X-Content-Type-Options": "nosniff"})

    async def pushed(self, request: web.Request) -> web.Response:
        carrier = CarrierRef(request.match_info["carrier"])
        if carrier not in self._secrets and carrier not in self._theirs:
            return problem_response(problem("not-found", "There is no such hook."))
        try:
            push = Push(
                headers=request.headers,
                query=request.query,
                remote=request.remote or "",
                body=await body_of(request),
                wall=self._house.clock.wall(),
            )
            if carrier in self._theirs:
                return await self._theirs_taken(carrier, self._theirs[carrier], push)
            id = signed_by_any(self._secrets[carrier], push.headers, push.body, push.wall)
            return await self._ours_taken(carrier, id, push)
        except NotSigned as no:
            log.warning("a push to the hook of %s was refused: %s", carrier, no)
            return problem_response(problem("unauthorized", f"The signature is not valid: {no}."))
        except Refused as refused:
            return problem_response(problem_of(refused.refusal))
        except Unavailable as ill:
            log.warning("the hook of %s waits: %s", carrier, type(ill).__name__)
            return problem_response(problem("unavailable"), retry_after=UNAVAILABLE_RETRY_SECONDS)

    async def _ours_taken(self, carrier: CarrierRef, id: str, push: Push) -> web.Response:
        raw = _raw(carrier, id, push)
        try:
            news = news_of(carrier, push.body)
        except Refused:
            await self._keep(raw, [unreadable(self._house, carrier, push.body)])
            raise
        return await self._kept(raw, news, 202)

    async def _theirs_taken(
        self, carrier: CarrierRef, hook: CarrierHook, push: Push
    ) -> web.Response:
        """Answered with 200: some of them take nothing else for a yes."""
        raw = _raw(carrier, hook.proved(push), push)
        try:
            news = theirs_of(carrier, hook, push)
        except ValueError:
            await self._keep(raw, [unreadable(self._house, carrier, push.body)])
            detail = "The body is not what this carrier pushes."
            raise Refused(Refusal(code="malformed", detail=detail)) from None
        return await self._kept(raw, news, 200)

    async def _kept(self, raw: Pushed, news: Sequence[News], status: int) -> web.Response:
        rows = [
            incoming(self._house, one, id=f"{raw.carrier}/{raw.id}/{number}")
            for number, one in enumerate(news)
        ]
        new = await self._keep(raw, rows)
        for row in rows:
            self._house.bell.ring(row.lane)
        answer = PushTaken(taken=sum(new), known=len(rows) - sum(new))
        return web.Response(
            status=status, body=msgspec.json.encode(answer), content_type="application/json"
        )

    async def _keep(self, raw: Pushed, rows: Sequence[Incoming]) -> Sequence[bool]:
        """As it came, and as we read it, together; which of the rows are new."""
        async with self._house.store.begin() as unit:
            await unit.pushes.keep(raw)
            return [await unit.post.receive(row) for row in rows]


def _raw(carrier: CarrierRef, id: str, push: Push) -> Pushed:
    return Pushed(
        carrier=carrier,
        id=id,
        received_at=push.wall,
        headers=headers_kept(push.headers),
        body=push.body,
    )


def _secret(ref: CarrierRef, text: str) -> Secret:
    try:
        return Secret.read(text)
    except ValueError as problem:
        raise ValueError(f"{ref}: hook_secret: {problem}") from None
