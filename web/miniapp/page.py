"""The pages: a template each, their files, and the headers that let them load nothing from anybody
else."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.ports import Voice

HERE = Path(__file__).parent
TELEGRAM = "https://telegram.org"  # its rules want this one script to come from there
FRAMES = "'self' https://web.telegram.org https://*.telegram.org"  # Telegram in a browser
FILE_SECONDS = 3600

PIN_WORDS = (
    "title", "hint", "use-my-place", "send", "near", "near-nothing", "thanks", "too-old",
    "not-yours", "no-connection", "no-place", "accuracy", "keys", "no-map", "outside-chat", "pin",
    "nearer", "farther", "sending", "looking",
)  # fmt: skip
SLOT_WORDS = (
    "title", "title-visit", "hint", "soonest", "greenest", "mark-soonest", "mark-greenest",
    "taken", "yours", "gone", "fee", "reward", "forecast", "none", "sending", "thanks", "too-old",
    "not-yours", "closed", "no-connection", "outside-chat", "live",
)  # fmt: skip
NEAR_WORDS = ("title", "expected", "reported", "over", "door", "courier")
FILES = {
    "near.css": HERE / "static" / "near.css",
    "near.js": HERE / "static" / "near.js",
    "pin.css": HERE / "static" / "pin.css",
    "pin.js": HERE / "static" / "pin.js",
    "paper.js": HERE / "static" / "paper.js",
    "slots.css": HERE / "static" / "slots.css",
    "slots.js": HERE / "static" / "slots.js",
    "theme.css": HERE / "static" / "theme.css",
    "chat.js": HERE / "static" / "chat.js",
    "leaflet.js": HERE / "vendor" / "leaflet" / "leaflet.js",
    "leaflet.css": HERE / "vendor" / "leaflet" / "leaflet.css",
}


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile server: its address with {z}, {x} and {y}, and who drew what it shows."""

    url: str
    attribution: str

    @property
    def origin(self) -> str:
        """For the policy; `{s}` stands for any of its hosts."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


class AppPage:
    """Words of every language lie in it, and the chat says which to show. They are put together
    when the first of us opens it."""

    def __init__(
        self,
        template: str,
        languages: Sequence[str],
        words_in: Callable[[str], Mapping[str, str]],
        told: Mapping[str, object],
        headers: Mapping[str, str],
    ) -> None:
        self._template = template
        self._languages = tuple(languages)
        self._words_in = words_in
        self._told = told
        self.headers = headers

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, str]]:
        return {language: self._words_in(language) for language in self._languages}

    @cached_property
    def _told_to_script(self) -> str:
        rtl = [each for each in self._languages if _is_rtl(each)]
        told = {"words": self._words, "rtl": rtl, **self._told}
        return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")

    def response(self, accept_language: str) -> web.Response:
        language = self.language_of(accept_language)
        text = (
            _templates()
            .get_template(self._template)
            .render(
                language=language,
                direction="rtl" if _is_rtl(language) else "ltr",
                words=self._words[language],
                told=self._told_to_script,
                telegram=f"{TELEGRAM}/js/telegram-web-app.js",
            )
        )
        headers = {**self.headers, "Cache-Control": "no-store", "Vary": "Accept-Language"}
        return web.Response(text=text, content_type="text/html", headers=headers)

    def language_of(self, accept_language: str) -> str:
        """The first of theirs that we speak, in the order in which they wrote them."""
        for wish in accept_language.split(","):
            short = wish.split(";")[0].strip().lower().split("-")[0]
            if short in self._languages:
                return short
        return self._languages[0]


class PinPage(AppPage):
    """The map with the pin."""

    def __init__(
        self, voice: Voice, languages: Sequence[str], tiles: Tiles | None, *, has_map: bool
    ) -> None:
        # The page puts the place and the metres into their own where they stand in braces.
        braces = {"address": "{address}", "metres": "{metres}"}
        told = {
            "tiles": {"url": tiles.url, "attribution": tiles.attribution} if tiles else None,
            "map": has_map and tiles is None,
        }
        images = f"'self' data: {tiles.origin}" if tiles else "'self' data:"
        headers = _headers(images) | {
            # A tile server may ask which site shows its tiles; never which page, or for whom.
            "Referrer-Policy": "origin" if tiles else "no-referrer",
            "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
        }
        words = _words(voice, "pin-page", PIN_WORDS, braces)
        super().__init__("pin.html", languages, words, told, headers)


class SlotsPage(AppPage):
    """The calendar of windows."""

    def __init__(self, voice: Voice, languages: Sequence[str]) -> None:
        braces = {"time": "{time}", "day": "{day}", "fee": "{fee}"}
        words = _words(voice, "slots-page", SLOT_WORDS, braces)
        super().__init__("slots.html", languages, words, {}, _headers("'self' data:"))


class NearPage(AppPage):
    """The map with the courier."""

    def __init__(
        self, voice: Voice, languages: Sequence[str], tiles: Tiles | None, *, has_map: bool
    ) -> None:
        braces = {"from": "{from}", "to": "{to}", "time": "{time}"}
        own = _words(voice, "near-page", NEAR_WORDS, braces)
        shared = _words(voice, "slots-page", ("too-old", "no-connection", "outside-chat"), {})
        zoom = _words(voice, "pin-page", ("nearer", "farther"), {})
        told = {
            "tiles": {"url": tiles.url, "attribution": tiles.attribution} if tiles else None,
            "map": has_map and tiles is None,
        }
        headers = _headers(f"'self' data: {tiles.origin}" if tiles else "'self' data:")
        if tiles:
            headers["Referrer-Policy"] = "origin"

        def words(language: str) -> Mapping[str, str]:
            return {**own(language), **shared(language), **zoom(language)}

        super().__init__("near.html", languages, words, told, headers)


def file_of(name: str) -> web.StreamResponse | None:
    """A file of the pages; None for what is none."""
    path = FILES.get(name)
    if path is None:
        return None
    headers = _headers("'self' data:") | {"Cache-Control": f"public, max-age={FILE_SECONDS}"}
    return web.FileResponse(path, headers=headers)


def _is_rtl(language: str) -> bool:
    return Locale(language).text_direction == "rtl"


def _headers(images: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; script-src 'self' {TELEGRAM}; style-src 'self'; "
            f"img-src {images}; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            f"frame-ancestors {FRAMES}"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    }


def _words(
    voice: Voice, prefix: str, keys: Sequence[str], braces: Mapping[str, str]
) -> Callable[[str], Mapping[str, str]]:
    return lambda language: {
        key: voice.words(f"{prefix}-{key}", language, **braces) for key in keys
    }


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
