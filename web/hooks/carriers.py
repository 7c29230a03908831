"""POST /hooks/{carrier}: a carrier pushes events, and what it says is on disk before we answer."""

import logging
from collections.abc import Mapping, Sequence

import msgspec
from aiohttp import web

from core.actions.carrier_news import incoming, unreadable
from core.actions.house import House
from core.model.ids import CarrierRef
from core.model.signature import NotSigned, Secret, signed_id
from core.ports import Lanes, Unavailable
from core.refusals import Refused
from web.api.problems import problem, problem_of, problem_response
from web.api.reading import body_of
from web.hooks.pushed import news_of

PATH = "/hooks/{carrier}"
UNAVAILABLE_RETRY_SECONDS = 5

log = logging.getLogger("hooks")


class PushTaken(msgspec.Struct, frozen=True):
    """`known`: events that came before, under the same `webhook-id`."""

    taken: int
    known: int


def hooks(house: House, secrets: Mapping[CarrierRef, str], lanes: Lanes) -> Sequence[web.RouteDef]:
    """`secrets` by carrier, as `whsec_<base64>`. Raises ValueError for one that is none."""
    return [web.post(PATH, CarrierHooks(house, secrets, lanes).pushed)]


class CarrierHooks:
    """Only a carrier with a secret has a hook; only who signs with it is heard."""

    def __init__(self, house: House, secrets: Mapping[CarrierRef, str], lanes: Lanes) -> None:
        self._house = house
        self._lanes = lanes
        self._secrets = {ref: _secret(ref, text) for ref, text in secrets.items()}

    async def pushed(self, request: web.Request) -> web.Response:
        carrier = CarrierRef(request.match_info["carrier"])
        secret = self._secrets.get(carrier)
        if secret is None:
            return problem_response(problem("not-found", "There is no such hook."))
        try:
            body = await body_of(request)
            id = signed_id(secret, request.headers, body, self._house.clock.wall())
            return await self._taken(carrier, id, body)
        except NotSigned as no:
            log.warning("a push to the hook of %s was refused: %s", carrier, no)
            return problem_response(problem("unauthorized", f"The signature is not valid: {no}."))
        except Refused as refused:
            return problem_response(problem_of(refused.refusal))
        except Unavailable as ill:
            log.warning("the hook of %s waits: %s", carrier, type(ill).__name__)
            return problem_response(problem("unavailable"), retry_after=UNAVAILABLE_RETRY_SECONDS)

    async def _taken(self, carrier: CarrierRef, id: str, body: bytes) -> web.Response:
        try:
            news = news_of(carrier, body)
        except Refused:
            await self._lanes.receive_many([unreadable(self._house, carrier, body)])
            raise
        rows = [
            incoming(self._house, one, id=f"{carrier}/{id}/{number}")
            for number, one in enumerate(news)
        ]
        new = await self._lanes.receive_many(rows)
        for row in rows:
            self._house.bell.ring(row.lane)
        answer = PushTaken(taken=sum(new), known=len(rows) - sum(new))
        return web.Response(
            status=202, body=msgspec.json.encode(answer), content_type="application/json"
        )


def _secret(ref: CarrierRef, text: str) -> Secret:
    try:
        return Secret.read(text)
    except ValueError as problem:
        raise ValueError(f"{ref}: hook_secret: {problem}") from None
