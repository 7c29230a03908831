"""The page of a neighbour's link: what may come, yes or no, and the way back from a yes.

Opening it answers nothing: programs that show previews of links open them too.
"""

import time
from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from pathlib import Path

from aiohttp import web
from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.actions.ask import ask
from core.actions.house import House
from core.actions.next_door import asked_by, page_of
from core.commands import AnswerOnPage
from core.model.asker import Asker, Role
from core.ports import Voice
from core.refusals import Refused
from web.api.pace import Pace
from web.neighbour.showing import Question, question

HERE = Path(__file__).parent
PATH = "/neighbour"
TOKEN = r"n-[A-Za-z0-9_-]{8,62}"
CALLS_A_SECOND, BURST_CALLS = 2.0, 20
FORM_BYTES_MAX = 2048
FILE_SECONDS = 300
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Its address opens the page: nobody else is told it.
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}


class NeighbourPages:
    """The page, over one house."""

    def __init__(self, house: House, voice: Voice, languages: Sequence[str]) -> None:
        self._house = house
        self._voice = voice
        self._languages = tuple(languages)
        self._pace = Pace(CALLS_A_SECOND, BURST_CALLS)

    def app(self) -> web.Application:
        app = web.Application(client_max_size=FORM_BYTES_MAX)
        here = f"/{{token:{TOKEN}}}"
        app.router.add_get("/static/neighbour.css", self.style)
        app.router.add_get(here, self._paced(self.page))
        app.router.add_post(here, self._paced(self.answer))
        app.router.add_route("*", "/{rest:.*}", self.nothing)
        return app

    async def style(self, request: web.Request) -> web.StreamResponse:
        headers = HEADERS | {"Cache-Control": f"public, max-age={FILE_SECONDS}"}
        return web.FileResponse(HERE / "static" / "neighbour.css", headers=headers)

    async def nothing(self, request: web.Request) -> web.StreamResponse:
        return self._shown(request, None, 404)

    async def page(self, request: web.Request) -> web.StreamResponse:
        found = await self._question(request)
        return self._shown(request, found, 200 if found is not None else 404)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """A second press finds it done, and is shown what stands."""
        token = request.match_info["token"]
        form = await request.post()
        command = AnswerOnPage(token, str(form.get("answer", "")))
        try:
            await ask(self._house, command, Asker(Role.NEIGHBOUR, page_of(token)))
        except Refused as refused:
            if refused.refusal.code == "invalid":
                return self._shown(request, await self._question(request), 422)
        return web.Response(status=303, headers=HEADERS | {"Location": f"{PATH}/{token}"})

    async def _question(self, request: web.Request) -> Question | None:
        found = await asked_by(self._house, request.match_info["token"])
        if found is None:
            return None
        asked, zone = found
        return question(asked, zone, self._voice, self._language(request))

    def _shown(
        self, request: web.Request, found: Question | None, status: int
    ) -> web.StreamResponse:
        language = self._language(request)
        text = (
            _templates()
            .get_template("neighbour.html")
            .render(
                language=language,
                direction="rtl" if Locale(language).text_direction == "rtl" else "ltr",
                w=lambda key: self._voice.words(key, language),
                question=found,
            )
        )
        return web.Response(status=status, text=text, content_type="text/html", headers=HEADERS)

    def _language(self, request: web.Request) -> str:
        """The first of theirs that we speak, in the order in which they wrote them."""
        for wish in request.headers.get("Accept-Language", "").split(","):
            short = wish.split(";")[0].strip().lower().split("-")[0]
            if short in self._languages:
                return short
        return self._languages[0]

    def _paced(
        self, answer: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Nobody presses again and again."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            wait = self._pace.wait_seconds(request.match_info["token"], time.monotonic())
            if wait:
                return web.Response(status=429, headers=HEADERS | {"Retry-After": str(wait)})
            return await answer(request)

        return guarded


def neighbour_pages(house: House, voice: Voice, languages: Sequence[str]) -> web.Application:
    """Everything below `/neighbour`; `languages` in the order of preference."""
    return NeighbourPages(house, voice, languages).app()


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
