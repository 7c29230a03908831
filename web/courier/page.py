"""The page's template and files, with headers that keep its address and what it shows to itself."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2s
from pathlib import Path

from aiohttp import web
from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.actions.courier_day import CourierDay
from core.model.courier_link import CourierLink
from core.model.door_line import CourierPhrase
from core.ports import Voice
from web.courier.showing import AT_A_DOOR, Showing
from web.courier.tokens import PATH

HERE = Path(__file__).parent
FILES = frozenset(
    {"courier.css", "courier.js", "queue.js", "camera.js", "live.js", "place.js", "icon.svg"}
)
FILE_SECONDS = 300
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "media-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Its address opens the page: nobody else is told it.
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
# What the script says by itself; the page's own words stand in the template.
TO_SCRIPT = (
    "online", "offline", "to-send", "wait-over", "scanned", "no-such-number", "state-loaded",
    "state-planned", "state-arriving", "state-waiting", "state-done", "state-failed", "not-taken",
    "bad-picture", "share-denied",
)  # fmt: skip
BRACES = {"count": "{count}", "stop": "{stop}"}  # the script puts its own in their place


_LEFT = re.compile(r' data-left="\d+"')


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the page shows now; `mark` tells it from what it showed before, `lasts_seconds` is how
    long its link opens yet (real time)."""

    html: str
    mark: str
    lasts_seconds: int


class CourierPage:
    def __init__(self, voice: Voice, languages: Sequence[str]) -> None:
        self._voice = voice
        self._languages = tuple(languages)

    def language_of(self, accept_language: str) -> str:
        """The first of theirs that we speak, in the order in which they wrote them."""
        for wish in accept_language.split(","):
            short = wish.split(";")[0].strip().lower().split("-")[0]
            if short in self._languages:
                return short
        return self._languages[0]

    def speaks(self, language: str) -> bool:
        return language in self._languages

    def whole(self, day: CourierDay, show: Showing, token: str) -> web.Response:
        told = {
            "here": f"{PATH}/{token}",
            "words": {key: show.words(key, **BRACES) for key in TO_SCRIPT},
        }
        text = self._render(
            "driver.html",
            show,
            day=day,
            stops=self.stops(day, show),
            told=json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"),
            names=[(each, Locale(each).get_display_name(each)) for each in self._languages],
            reasons=AT_A_DOOR,
            phrases=tuple(CourierPhrase),
        )
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    def stops(self, day: CourierDay, show: Showing) -> str:
        """The part that changes: what the page asks for again and again."""
        return self._render("_stops.html", show, day=day)

    def news(self, link: CourierLink, day: CourierDay, show: Showing) -> News:
        """The same part, with what tells whether the page shows it already. The seconds of a wait
        are counted by the page itself: that one has passed is no news."""
        text = self.stops(day, show)
        still = blake2s(_LEFT.sub("", text).encode(), digest_size=8)
        lasts = max(1, round((link.ends_at - day.now) / show.a_real_second))
        return News(html=text, mark=f'"{still.hexdigest()}"', lasts_seconds=lasts)

    def sorry(self, accept_language: str) -> web.Response:
        """For any address that opens nothing, whatever the reason."""
        language = self.language_of(accept_language)
        text = (
            _templates()
            .get_template("sorry.html")
            .render(
                language=language,
                direction=_direction(language),
                title=self._voice.words("courier-page-sorry-title", language),
                words=self._voice.words("courier-page-sorry", language),
            )
        )
        return web.Response(status=404, text=text, content_type="text/html", headers=HEADERS)

    def _render(self, name: str, show: Showing, **values: object) -> str:
        return (
            _templates()
            .get_template(name)
            .render(
                language=show.language,
                direction=_direction(show.language),
                show=show,
                w=show.words,
                **values,
            )
        )


def file_of(name: str) -> web.StreamResponse | None:
    """A file of the page; None for what is none."""
    if name not in FILES:
        return None
    headers = HEADERS | {"Cache-Control": f"public, max-age={FILE_SECONDS}"}
    return web.FileResponse(HERE / "static" / name, headers=headers)


def worker() -> web.StreamResponse:
    """Keeps the page for where there is no network."""
    headers = HEADERS | {"Cache-Control": "no-cache", "Service-Worker-Allowed": f"{PATH}/"}
    return web.FileResponse(HERE / "static" / "worker.js", headers=headers)


def _direction(language: str) -> str:
    return "rtl" if Locale(language).text_direction == "rtl" else "ltr"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
