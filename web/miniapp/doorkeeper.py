"""The doorkeeper: whom Telegram opened a page for, what of ours is theirs, and what they send once.

What is sent becomes one row in the chat's own lane, so that it keeps its place among what is said
there; what the bot makes of it is the bot's.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import msgspec
from aiohttp import web

from core.actions.house import House
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.lane import lane_named
from core.model.post import Incoming, Source
from core.ports import Lanes, Unavailable
from core.refusals import Refused, not_found
from web.api.idempotency import Idempotency, Kept
from web.api.pace import Pace
from web.api.problems import problem, problem_of, problem_response
from web.miniapp.init_data import SCHEME, NotOpened, Opened, opened_by

CALLS_A_SECOND = 3.0
BURST_CALLS = 20.0
RETRY_SECONDS = 5
USED = "app"  # the scope of an opening that was used

Answers = Callable[[web.Request, Opened], Awaitable[web.Response]]

log = logging.getLogger("miniapp")


@dataclass(slots=True, kw_only=True)
class Doorkeeper:
    """`token` is the bot's, by which Telegram signs."""

    house: House
    lanes: Lanes
    bot_id: int
    token: str
    pace: Pace = field(default_factory=lambda: Pace(CALLS_A_SECOND, BURST_CALLS))
    _used: Idempotency = field(init=False)

    def __post_init__(self) -> None:
        self._used = Idempotency(self.house.store)

    def known(self, answer: Answers) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Only who can show that Telegram opened the page for them; not too often."""

        async def guarded(request: web.Request) -> web.Response:
            response = await self._answered(request, answer)
            response.headers["Cache-Control"] = "no-store"
            return response

        return guarded

    async def theirs(self, who: Opened, tail: str) -> tuple[Conversation, Delivery]:
        """Their own chat and, among what is bound to it, the delivery. Raises Refused(not-found),
        for what is somebody else's as for what is nowhere."""
        lane = lane_named(self.bot_id, who.user_id)  # a private chat has its person's number
        async with self.house.store.read() as unit:
            talk = await unit.conversations.of_lane(lane)
            if talk is None or talk.user_id != who.user_id or not tail:
                raise not_found("delivery")
            bound = [id for id in talk.deliveries if id.endswith(tail)]
            delivery = await unit.deliveries.get(bound[0]) if len(bound) == 1 else None
        if delivery is None or delivery.conversation != talk.id or delivery.is_over:
            raise not_found("delivery")
        return talk, delivery

    async def take(
        self, who: Opened, talk: Conversation, raw: bytes, kind: str, told: Mapping[str, object]
    ) -> web.Response:
        """What they send, once for each opening: the same again is answered again, another is not
        taken. Raises NotOpened."""
        async with self._used.alone(USED, who.name):
            try:
                before = await self._used.first_answer(USED, who.name, raw)
            except Refused:
                raise NotOpened("it was used already") from None
            if before is None:
                await self._put(who, talk, kind, told)
                kept = Kept(202, b"")
                await self._used.keep(USED, who.name, raw, kept, self.house.clock.wall())
        return web.Response(status=202)

    async def _put(
        self, who: Opened, talk: Conversation, kind: str, told: Mapping[str, object]
    ) -> None:
        body = {kind: {"chat_id": talk.chat_id, "user_id": who.user_id, **told}}
        row = Incoming(
            source=Source.HOUSE,
            id=f"app/{who.name}",
            lane=talk.lane,
            body=msgspec.json.encode(body),
            received_at=self.house.clock.wall(),
        )
        (is_new,) = await self.lanes.receive_many([row])
        if not is_new:  # stored, but its answer was never kept: what it was, nobody can say
            raise NotOpened("it was used already")
        self.house.bell.ring(talk.lane)

    async def _answered(self, request: web.Request, answer: Answers) -> web.Response:
        try:
            told = request.headers.get("Authorization")
            who = opened_by(told, self.token, self.house.clock.wall())
            wait = self.pace.wait_seconds(str(who.user_id), time.monotonic())
            if wait:
                return problem_response(problem("too-fast"), retry_after=wait)
            return await answer(request, who)
        except NotOpened as no:
            said = problem_response(problem("unauthorized", f"Not by this initData: {no}."))
            said.headers["WWW-Authenticate"] = SCHEME
            return said
        except Refused as refused:
            return problem_response(problem_of(refused.refusal))
        except Unavailable as ill:
            log.warning("a page waits: %s", type(ill).__name__)
            return problem_response(problem("unavailable"), retry_after=RETRY_SECONDS)
