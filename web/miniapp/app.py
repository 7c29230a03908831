"""The Mini App's door: the page with the pin, what it asks, and the pin itself on its way in.

A pin becomes one row in the chat's own lane, so that it keeps its place among what is said there;
what the bot makes of it is the bot's. Who asks is known by initData alone, and hears nothing about
a delivery that is not bound to their own chat.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import msgspec
from aiohttp import web

from core.actions.house import House
from core.model.address import AddressQuery
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.lane import lane_named
from core.model.location import Location
from core.model.post import Incoming, Source
from core.ports import Lanes, Unavailable, Voice
from core.refusals import Refused, invalid, not_found
from web.api.idempotency import Idempotency, Kept
from web.api.pace import Pace
from web.api.problems import problem, problem_of, problem_response
from web.api.reading import body_of, decoded, decoder_of
from web.miniapp import wire
from web.miniapp.init_data import SCHEME, NotOpened, Opened, opened_by
from web.miniapp.page import Page, Tiles

CALLS_A_SECOND = 3.0
BURST_CALLS = 20.0
CELL_DEGREES_MAX = (0.016, 0.008)  # wide and high: a few blocks
CELLS_AT_ONCE_MAX = 64  # a page asks for a dozen
CELL_SECONDS = 3600  # a browser keeps one so long
RETRY_SECONDS = 5
LINE_ACCURACY_M = 10.0  # how well a finger shows a house
USED = "app"  # the scope of an opening that was used

log = logging.getLogger("miniapp")

_AT, _PIN = decoder_of(wire.At), decoder_of(wire.Pin)


class BaseMap(Protocol):
    """Streets to put a pin on, where no tile server is set."""

    async def shapes(self, south_west: Location, north_east: Location) -> bytes:
        """GeoJSON of what lies between. Raises Unavailable."""
        ...

    async def middle(self) -> Location:
        """Of all that it shows. Raises Unavailable."""
        ...


Drafted = Callable[[Conversation, Delivery], tuple[Location, str] | None]
Answers = Callable[[web.Request, Opened], Awaitable[web.Response]]


@dataclass(slots=True, kw_only=True)
class MiniApp:
    """`token` is the bot's, by which Telegram signs. `drafted` is where an address that is being
    corrected in the chat lies by now, with its line; None where none is."""

    house: House
    lanes: Lanes
    bot_id: int
    token: str
    voice: Voice
    languages: Sequence[str]
    base_map: BaseMap | None = None
    tiles: Tiles | None = None
    drafted: Drafted = lambda conversation, delivery: None
    pace: Pace = field(default_factory=lambda: Pace(CALLS_A_SECOND, BURST_CALLS))
    _page: Page = field(init=False)
    _used: Idempotency = field(init=False)
    _drawing: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        has_map = self.base_map is not None
        self._page = Page(self.voice, self.languages, self.tiles, has_map=has_map)
        self._used = Idempotency(self.house.store)
        self._drawing = asyncio.Semaphore(CELLS_AT_ONCE_MAX)

    def routes(self) -> Sequence[web.RouteDef]:
        return [
            web.get("/app/pin", self.page),
            web.get("/app/static/{file}", self.file),
            web.get("/app/map", self.map),
            web.get("/app/pin/start", self._known(self.start)),
            web.post("/app/pin/near", self._known(self.near)),
            web.post("/app/pin", self._known(self.pinned)),
        ]

    # --- for anybody -----------------------------------------------------------------------------

    async def page(self, request: web.Request) -> web.Response:
        return self._page.response(request.headers.get("Accept-Language", ""))

    async def file(self, request: web.Request) -> web.StreamResponse:
        found = self._page.file(request.match_info["file"])
        return found or problem_response(problem("not-found", "There is no such file."))

    async def map(self, request: web.Request) -> web.Response:
        """The streets of a cell. They are everybody's: no initData is asked."""
        if self.base_map is None:
            return problem_response(problem("not-found", "There is no map here."))
        try:
            south_west, north_east = _cell(request.query.get("bbox", ""))
            if self._drawing.locked():
                raise Unavailable("too many cells at once")
            async with self._drawing:
                body = await self.base_map.shapes(south_west, north_east)
        except Refused as refused:
            return problem_response(problem_of(refused.refusal))
        except Unavailable as ill:
            log.info("no map: %s", ill)
            return problem_response(problem("unavailable"), retry_after=RETRY_SECONDS)
        headers = {"Cache-Control": f"public, max-age={CELL_SECONDS}"}
        return web.Response(body=body, content_type="application/geo+json", headers=headers)

    # --- for who opened it -----------------------------------------------------------------------

    async def start(self, request: web.Request, who: Opened) -> web.Response:
        """Where the pin stands at first: the draft of the talk, else the address as it is."""
        talk, delivery = await self._theirs(who, request.query.get("d", ""))
        draft = self.drafted(talk, delivery)
        known = draft[0] if draft is not None else delivery.address.roughly
        place = known or await self._somewhere()
        return _json(
            wire.Start(
                lat=place.lat if place is not None else None,
                lon=place.lon if place is not None else None,
                is_known=known is not None,
                label=draft[1] if draft is not None else delivery.address.line,
                language=talk.language,
            )
        )

    async def _somewhere(self) -> Location | None:
        """Where to begin when nobody knows the place: amid the streets that we have."""
        try:
            return await self.base_map.middle() if self.base_map is not None else None
        except Unavailable:
            return None

    async def near(self, request: web.Request, who: Opened) -> web.Response:
        """The house beside a pin, while it is being moved."""
        told = decoded(await body_of(request), _AT)
        assert isinstance(told, wire.At)
        _, delivery = await self._theirs(who, told.d)
        query = AddressQuery(
            pin=Location(told.lat, told.lon),
            pin_accuracy_m=LINE_ACCURACY_M,
            country=delivery.address.country,
        )
        verdict = await self.house.addresses.check(query)
        nearest = verdict.suggestions[0].formatted if verdict.suggestions else None
        return _json(wire.Near(line=nearest))

    async def pinned(self, request: web.Request, who: Opened) -> web.Response:
        """The pin, once for each opening: the same again is answered again, another is not taken.

        Raises NotOpened, Refused.
        """
        raw = await body_of(request)
        told = decoded(raw, _PIN)
        assert isinstance(told, wire.Pin)
        talk, delivery = await self._theirs(who, told.d)
        async with self._used.alone(USED, who.name):
            try:
                before = await self._used.first_answer(USED, who.name, raw)
            except Refused:
                raise NotOpened("it was used already") from None
            if before is None:
                await self._take(who, talk, delivery, told)
                kept = Kept(202, b"")
                await self._used.keep(USED, who.name, raw, kept, self.house.clock.wall())
        return web.Response(status=202)

    async def _take(
        self, who: Opened, talk: Conversation, delivery: Delivery, told: wire.Pin
    ) -> None:
        pin = {
            "chat_id": talk.chat_id,
            "user_id": who.user_id,
            "lat": told.lat,
            "lon": told.lon,
            "accuracy_m": told.accuracy_m,
            "delivery": delivery.id,
        }
        row = Incoming(
            source=Source.HOUSE,
            id=f"app_pin/{who.name}",
            lane=talk.lane,
            body=msgspec.json.encode({"app_pin": pin}),
            received_at=self.house.clock.wall(),
        )
        (is_new,) = await self.lanes.receive_many([row])
        if not is_new:  # stored, but its answer was never kept: which pin it was, nobody can say
            raise NotOpened("it was used already")
        self.house.bell.ring(talk.lane)

    async def _theirs(self, who: Opened, tail: str) -> tuple[Conversation, Delivery]:
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

    def _known(self, answer: Answers) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Only who can show that Telegram opened the page for them; not too often."""

        async def guarded(request: web.Request) -> web.Response:
            response = await self._answered(request, answer)
            response.headers["Cache-Control"] = "no-store"
            return response

        return guarded

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
            log.warning("the pin's page waits: %s", type(ill).__name__)
            return problem_response(problem("unavailable"), retry_after=RETRY_SECONDS)


def _cell(bbox: str) -> tuple[Location, Location]:
    """ "west,south,east,north" in degrees. Raises Refused(invalid)."""
    try:
        west, south, east, north = (float(edge) for edge in bbox.split(","))
        south_west, north_east = Location(south, west), Location(north, east)
    except ValueError:
        raise invalid("bbox", "is not west,south,east,north in degrees") from None
    wide, high = CELL_DEGREES_MAX
    if not (0 < east - west <= wide * 1.001 and 0 < north - south <= high * 1.001):
        raise invalid("bbox", f"is not a cell of at most {wide} × {high} degrees")
    return south_west, north_east


def _json(told: msgspec.Struct) -> web.Response:
    return web.Response(body=msgspec.json.encode(told), content_type="application/json")
