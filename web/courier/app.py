"""The courier's pages: today's stops behind a link, what is pressed there, and what is heard.

Whoever has the token drives the route; an address that opens nothing says so kindly, and nothing
else, whether it never opened anything, is over, or was shut.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Sequence

import msgspec
from aiohttp import web

from core.actions.ask import ask
from core.actions.courier_day import CourierDay, courier_day
from core.actions.courier_links import opened_by
from core.actions.courier_reports import courier, leave_the_depot, report
from core.actions.courier_tracks import tell_place
from core.actions.house import House
from core.courier_commands import ChooseCourierLanguage, TellRecipient
from core.model.courier_link import CourierLink, token_hash
from core.model.ids import DeliveryId, MessageId
from core.model.location import Location
from core.model.status import EventType
from core.ports import Unavailable, Voice
from core.refusals import Refusal, Refused, invalid, not_found
from web.api.pace import Pace
from web.api.problems import problem_of
from web.api.reading import body_of, decoded, decoder_of
from web.courier import wire
from web.courier.page import HEADERS, CourierPage, News, file_of, worker
from web.courier.presses import press_in, press_of
from web.courier.showing import Showing
from web.courier.stream import Streams
from web.courier.tokens import TOKEN

CALLS_A_SECOND = 5.0
BURST_CALLS = 60.0  # what a phone sends at once that was without a network for a while
RETRY_SECONDS = 5
SAY = "say"  # a press that is no event
_LANGUAGE = decoder_of(wire.Language)
_PLACE = decoder_of(wire.Place)
# What a refusal is called in the texts; any other is told as "not taken".
TOLD = frozenset(
    {
        "wrong-code",
        "wants-a-signature",
        "wants-an-age-check",
        "must-be-handed-over",
        "another-parcel",
        "pin-is-locked",
        "said-enough",
        "nobody-listens",
    }
)

Answers = Callable[[web.Request, CourierLink], Awaitable[web.StreamResponse]]
log = logging.getLogger("courier")


class CourierPages:
    """The pages, over one house."""

    def __init__(self, house: House, voice: Voice, languages: Sequence[str]) -> None:
        self._house = house
        self._voice = voice
        self._page = CourierPage(voice, languages)
        self._streams = Streams(house)
        self._pace = Pace(CALLS_A_SECOND, BURST_CALLS)

    def app(self) -> web.Application:
        app = web.Application()
        here = f"/{{token:{TOKEN}}}"
        app.router.add_get("/worker.js", self.worker)
        app.router.add_get("/static/{file}", self.file)
        app.router.add_get(here, self._opened(self.page))
        app.router.add_get(f"{here}/stops", self._opened(self.stops))
        app.router.add_get(f"{here}/stream", self._opened(self.stream))
        app.router.add_post(f"{here}/place", self._opened(self.place))
        app.router.add_post(f"{here}/press", self._opened(self.press))
        app.router.add_post(f"{here}/language", self._opened(self.language))
        app.router.add_get(f"{here}/voice/{{delivery}}", self._opened(self.voice))
        app.router.add_get(f"{here}/photo/{{delivery}}", self._opened(self.photo))
        app.router.add_route("*", "/{rest:.*}", self.nothing)
        app.on_shutdown.append(self._streams.close)
        return app

    # --- for anybody -----------------------------------------------------------------------------

    async def worker(self, request: web.Request) -> web.StreamResponse:
        return worker()

    async def file(self, request: web.Request) -> web.StreamResponse:
        return file_of(request.match_info["file"]) or await self.nothing(request)

    async def nothing(self, request: web.Request) -> web.StreamResponse:
        return self._page.sorry(request.headers.get("Accept-Language", ""))

    # --- for whoever drives ----------------------------------------------------------------------

    async def page(self, request: web.Request, link: CourierLink) -> web.StreamResponse:
        day = await courier_day(self._house, link)
        return self._page.whole(day, self._showing(link, day), request.match_info["token"])

    async def stops(self, request: web.Request, link: CourierLink) -> web.StreamResponse:
        day = await courier_day(self._house, link)
        news = self._page.news(link, day, self._showing(link, day))
        headers = HEADERS | {"ETag": news.mark, "X-Lasts-Seconds": str(news.lasts_seconds)}
        if request.headers.get("If-None-Match", "") == news.mark:
            return web.Response(status=304, headers=headers)
        return web.Response(text=news.html, content_type="text/html", headers=headers)

    async def stream(self, request: web.Request, link: CourierLink) -> web.StreamResponse:
        """The same, sent when it changes, for as long as the link opens."""

        async def look() -> News | None:
            still = await opened_by(self._house, link.token_hash, link.language)
            if still is None:
                return None
            day = await courier_day(self._house, still)
            return self._page.news(still, day, self._showing(still, day))

        return await self._streams.serve(request, look)

    async def place(self, request: web.Request, link: CourierLink) -> web.StreamResponse:
        """Where the phone is; kept for the link's own route, while that is on its way."""
        told = decoded(await body_of(request), _PLACE)
        assert isinstance(told, wire.Place)
        where = Location(told.lat, told.lon)
        await tell_place(self._house, link, where, told.accuracy_m, told.ago_seconds)
        return web.Response(status=204, headers=HEADERS)

    async def press(self, request: web.Request, link: CourierLink) -> web.StreamResponse:
        """One press, taken once however often it comes."""
        told, picture = await press_in(request)
        if told.type == SAY:
            await self._say(link, told)
            return web.Response(status=204, headers=HEADERS)
        press = press_of(told, picture)
        if press.type is EventType.OUT_FOR_DELIVERY and told.delivery is None:
            await leave_the_depot(self._house, link, press)
        else:
            await report(self._house, link, press)
        return web.Response(status=204, headers=HEADERS)

    async def _say(self, link: CourierLink, told: wire.Press) -> None:
        words = told.words or wire.Words()
        delivery = DeliveryId(told.delivery or "")
        command = TellRecipient(link.id, delivery, told.id, words.phrase, words.text)
        await ask(self._house, command, courier(link))

    async def language(self, request: web.Request, link: CourierLink) -> web.StreamResponse:
        told = decoded(await body_of(request), _LANGUAGE)
        assert isinstance(told, wire.Language)
        if not self._page.speaks(told.language):
            raise invalid("language", "is not spoken here")
        await ask(self._house, ChooseCourierLanguage(link.id, told.language), courier(link))
        return web.Response(status=204, headers=HEADERS)

    async def voice(self, request: web.Request, link: CourierLink) -> web.StreamResponse:
        """What a recipient said aloud for the courier, while that door is one of the next."""
        day = await courier_day(self._house, link)
        stop = day.stop_of(DeliveryId(request.match_info["delivery"]))
        if stop is None or stop.delivery is None or not stop.is_shown or stop.door.voice is None:
            raise not_found("voice note")
        async with self._house.store.read() as unit:
            note = await unit.voice_notes.get(MessageId(stop.door.voice))
        if note is None or note.conversation != stop.delivery.conversation:
            raise not_found("voice note")
        return web.Response(body=note.content, content_type=note.mime, headers=HEADERS)

    async def photo(self, request: web.Request, link: CourierLink) -> web.StreamResponse:
        """What a recipient showed of their door, while it is one of the next."""
        day = await courier_day(self._house, link)
        stop = day.stop_of(DeliveryId(request.match_info["delivery"]))
        if stop is None or stop.delivery is None or not stop.is_shown or stop.door.photo is None:
            raise not_found("photo")
        async with self._house.store.read() as unit:
            shown = await unit.photos.get(MessageId(stop.door.photo))
        if shown is None or shown.conversation != stop.delivery.conversation:
            raise not_found("photo")
        return web.Response(body=shown.content, content_type=shown.mime, headers=HEADERS)

    def _showing(self, link: CourierLink, day: CourierDay) -> Showing:
        clock = self._house.clock
        return Showing(self._voice, link.language, day.carrier.zone, day.now, clock.patience(1.0))

    def _opened(self, answer: Answers) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Only with a token that opens something now; not too often."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            language = self._page.language_of(request.headers.get("Accept-Language", ""))
            hashed = token_hash(request.match_info["token"])
            wait = self._pace.wait_seconds(hashed, time.monotonic())
            if wait:
                return web.Response(status=429, headers=HEADERS | {"Retry-After": str(wait)})
            try:
                link = await opened_by(self._house, hashed, language)
                if link is None:
                    return await self.nothing(request)
                return await self._answered(request, link, answer)
            except Unavailable as ill:
                log.warning("a courier's page waits: %s", type(ill).__name__)
                headers = HEADERS | {"Retry-After": str(RETRY_SECONDS)}
                return web.Response(status=503, headers=headers)

        return guarded

    async def _answered(
        self, request: web.Request, link: CourierLink, answer: Answers
    ) -> web.StreamResponse:
        try:
            return await answer(request, link)
        except Refused as refused:
            return self._refused(request, link, refused.refusal)

    def _refused(
        self, request: web.Request, link: CourierLink, refusal: Refusal
    ) -> web.StreamResponse:
        if request.method == "GET":
            return self._page.sorry(link.language)
        why = refusal.why_not[0] if refusal.why_not else refusal.code
        key = f"courier-page-no-{why}" if why in TOLD else "courier-page-not-taken"
        said = {"code": why, "words": self._voice.words(key, link.language)}
        # A page that hears 404 thinks that its link is over: what it asked about is not.
        status = 409 if refusal.code == "not-found" else problem_of(refusal).status
        return web.Response(
            status=status,
            body=msgspec.json.encode(said),
            content_type="application/json",
            headers=HEADERS,
        )


def courier_pages(house: House, voice: Voice, languages: Sequence[str]) -> web.Application:
    """The pages, to be mounted at /driver."""
    return CourierPages(house, voice, languages).app()
