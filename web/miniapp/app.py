"""The Mini App's door: the page with the pin, what it asks, the pin itself on its way in; and the
calendar of windows beside it.

Who asks is known by initData alone, and hears nothing about a delivery that is not bound to their
own chat.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import msgspec
from aiohttp import web

from core.actions.house import House
from core.model.address import AddressQuery
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.location import Location
from core.ports import Lanes, Unavailable, Voice
from core.refusals import Refused, invalid
from web.api.problems import problem, problem_of, problem_response
from web.api.reading import body_of, decoded, decoder_of
from web.miniapp import wire
from web.miniapp.doorkeeper import RETRY_SECONDS, Doorkeeper
from web.miniapp.init_data import Opened
from web.miniapp.near import NearMap
from web.miniapp.page import NearPage, PinPage, SlotsPage, Tiles, file_of
from web.miniapp.slots import SlotsCalendar

CELL_DEGREES_MAX = (0.016, 0.008)  # wide and high: a few blocks
CELLS_AT_ONCE_MAX = 64  # a page asks for a dozen
CELL_SECONDS = 3600  # a browser keeps one so long
LINE_ACCURACY_M = 10.0  # how well a finger shows a house

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
    _door: Doorkeeper = field(init=False)
    _page: PinPage = field(init=False)
    _calendar: SlotsCalendar = field(init=False)
    _near: NearMap = field(init=False)
    _drawing: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        has_map = self.base_map is not None
        self._door = Doorkeeper(
            house=self.house, lanes=self.lanes, bot_id=self.bot_id, token=self.token
        )
        self._page = PinPage(self.voice, self.languages, self.tiles, has_map=has_map)
        self._calendar = SlotsCalendar(self._door, SlotsPage(self.voice, self.languages))
        near = NearPage(self.voice, self.languages, self.tiles, has_map=has_map)
        self._near = NearMap(self._door, near)
        self._drawing = asyncio.Semaphore(CELLS_AT_ONCE_MAX)

    def routes(self) -> Sequence[web.RouteDef]:
        return [
            web.get("/app/pin", self.page),
            web.get("/app/static/{file}", self.file),
            web.get("/app/map", self.map),
            web.get("/app/pin/start", self._door.known(self.start)),
            web.post("/app/pin/near", self._door.known(self.near)),
            web.post("/app/pin", self._door.known(self.pinned)),
            *self._calendar.routes(),
            *self._near.routes(),
        ]

    # --- for anybody -----------------------------------------------------------------------------

    async def page(self, request: web.Request) -> web.Response:
        return self._page.response(request.headers.get("Accept-Language", ""))

    async def file(self, request: web.Request) -> web.StreamResponse:
        found = file_of(request.match_info["file"])
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
        talk, delivery = await self._door.theirs(who, request.query.get("d", ""))
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
        _, delivery = await self._door.theirs(who, told.d)
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
        talk, delivery = await self._door.theirs(who, told.d)
        pin = {
            "lat": told.lat,
            "lon": told.lon,
            "accuracy_m": told.accuracy_m,
            "delivery": delivery.id,
        }
        return await self._door.take(who, talk, raw, "app_pin", pin)


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
