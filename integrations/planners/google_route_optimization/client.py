"""Google Route Optimization asked: HTTP only, with a token fetched before the old one ends."""

import logging
import time
from collections.abc import Mapping, Sequence
from http import HTTPStatus

import msgspec

from core.model.ids import RouteRef
from core.model.route import Costing, Route, Stop
from core.model.unkept import Unkept
from core.ports import Unavailable
from integrations.peer import Peer, understood
from integrations.planners.google_route_optimization import (
    BASE,
    NAME,
    SEARCH_SECONDS_MAX,
    TOKEN_URL,
    translate,
    wire,
)
from slots.legs import Legs

TIMEOUT_SECONDS = SEARCH_SECONDS_MAX + 20.0
TOKEN_TIMEOUT_SECONDS = 5.0
RENEWED_BEFORE_SECONDS = 60.0

log = logging.getLogger("planner")


class GoogleRouteOptimization:
    """Plans by the fleet's project at Google. `token_url` hands out tokens, as the metadata server
    of Google's own machines does."""

    def __init__(
        self,
        project: str,
        *,
        base: str = BASE,
        token_url: str = TOKEN_URL,
        timeout_seconds: float = TIMEOUT_SECONDS,
    ) -> None:
        self.name = NAME
        self._path = f"v1/projects/{project}:optimizeTours"
        self._peer = Peer(NAME, base, timeout_seconds=timeout_seconds)
        where, _, self._token_path = token_url.rpartition("/")
        self._tokens = Peer(
            f"{NAME} (token)",
            where,
            timeout_seconds=TOKEN_TIMEOUT_SECONDS,
            headers={"Metadata-Flavor": "Google"},
        )
        self._token = ""
        self._renew_at = 0.0

    async def orders(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Mapping[RouteRef, Sequence[str]]:
        found: dict[RouteRef, Sequence[str]] = {}
        for route in routes:
            if route.stops:
                found |= await self._plan([route], legs)
        return found

    async def plan(
        self,
        routes: Sequence[Route],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> Mapping[RouteRef, Sequence[str]]:
        if not further and not any(route.stops for route in routes):
            return {}
        return await self._plan(routes, legs, further)

    async def evaluate(
        self, routes: Sequence[Route], legs: Mapping[Costing, Legs]
    ) -> Sequence[Unkept]:
        if not any(route.stops for route in routes):
            return ()
        driven = await self._answer(translate.as_it_stands(routes, legs))
        broken = translate.broken(routes, driven) if driven is not None else []
        if not broken:
            return ()
        solved = await self._answer(translate.question(routes, legs))
        lost = translate.left_out(routes, legs, solved) if solved is not None else []
        keys = {one.key for one in lost}
        return (*lost, *(one for one in broken if one.key not in keys))

    async def check(self) -> None:
        """Whether we are let in; nothing is planned for it."""
        await self._authorized()

    async def aclose(self) -> None:
        await self._peer.aclose()
        await self._tokens.aclose()

    async def _plan(
        self,
        routes: Sequence[Route],
        legs: Mapping[Costing, Legs],
        further: Sequence[Stop] = (),
    ) -> Mapping[RouteRef, Sequence[str]]:
        answer = await self._answer(translate.question(routes, legs, further))
        return {} if answer is None else translate.plan(routes, answer, further)

    async def _answer(self, question: wire.Question) -> wire.Answer | None:
        """None where the question itself is refused: too many stops for the contract, and such."""
        headers = await self._authorized()
        answer = await self._peer.post(self._path, msgspec.json.encode(question), headers)
        match answer.status:
            case HTTPStatus.OK:
                return understood(NAME, answer, wire.Answer)
            case HTTPStatus.BAD_REQUEST:
                log.warning(
                    "%s refuses a question of %d stops", NAME, len(question.model.shipments)
                )
                return None
            case HTTPStatus.UNAUTHORIZED:
                self._renew_at = 0.0
        raise Unavailable(f"{NAME} answered {answer.status}")

    async def _authorized(self) -> dict[str, str]:
        if time.monotonic() >= self._renew_at:
            answer = await self._tokens.get(self._token_path)
            if answer.status != HTTPStatus.OK:
                raise Unavailable(f"{NAME} has no token: {answer.status}")
            token = understood(f"{NAME} (token)", answer, wire.Token)
            self._token = token.access_token
            self._renew_at = time.monotonic() + token.expires_in - RENEWED_BEFORE_SECONDS
        return {"Authorization": f"Bearer {self._token}"}
