"""The page: one template, its files, and the headers that let it load nothing from anybody else."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.ports import Voice

HERE = Path(__file__).parent
TELEGRAM = "https://telegram.org"  # its rules want this one script to come from there
FRAMES = "'self' https://web.telegram.org https://*.telegram.org"  # Telegram in a browser
FILE_SECONDS = 3600

WORDS = (
    "title", "hint", "use-my-place", "send", "near", "near-nothing", "thanks", "too-old",
    "not-yours", "no-connection", "no-place", "accuracy", "keys", "no-map", "outside-chat", "pin",
    "nearer", "farther", "sending", "looking",
)  # fmt: skip
FILES = {
    "pin.css": HERE / "static" / "pin.css",
    "pin.js": HERE / "static" / "pin.js",
    "paper.js": HERE / "static" / "paper.js",
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


class Page:
    """Made once: words of every language lie in it, and the chat says which to show."""

    def __init__(
        self, voice: Voice, languages: Sequence[str], tiles: Tiles | None, *, has_map: bool
    ) -> None:
        self._languages = tuple(languages)
        self._words = {language: _words(voice, language) for language in languages}
        self._told = {
            "words": self._words,
            "tiles": {"url": tiles.url, "attribution": tiles.attribution} if tiles else None,
            "map": has_map and tiles is None,
        }
        images = f"'self' data: {tiles.origin}" if tiles else "'self' data:"
        self.headers = {
            "Content-Security-Policy": (
                f"default-src 'none'; script-src 'self' {TELEGRAM}; style-src 'self'; "
                f"img-src {images}; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                f"frame-ancestors {FRAMES}"
            ),
            "X-Content-Type-Options": "nosniff",
            # A tile server may ask which site shows its tiles; never which page, or for whom.
            "Referrer-Policy": "origin" if tiles else "no-referrer",
            "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
        }

    def response(self, accept_language: str) -> web.Response:
        language = self.language_of(accept_language)
        text = (
            _templates()
            .get_template("pin.html")
            .render(
                language=language,
                words=self._words[language],
                told=json.dumps(self._told, ensure_ascii=False).replace("<", "\\u003c"),
                telegram=f"{TELEGRAM}/js/telegram-web-app.js",
            )
        )
        headers = self.headers | {"Cache-Control": "no-store", "Vary": "Accept-Language"}
        return web.Response(text=text, content_type="text/html", headers=headers)

    def file(self, name: str) -> web.StreamResponse | None:
        path = FILES.get(name)
        if path is None:
            return None
        headers = self.headers | {"Cache-Control": f"public, max-age={FILE_SECONDS}"}
        return web.FileResponse(path, headers=headers)

    def language_of(self, accept_language: str) -> str:
        """The first of theirs that we speak, in the order in which they wrote them."""
        for wish in accept_language.split(","):
            short = wish.split(";")[0].strip().lower().split("-")[0]
            if short in self._languages:
                return short
        return self._languages[0]


def _words(voice: Voice, language: str) -> Mapping[str, str]:
    """The page puts the place and the metres into their own where they stand in braces."""
    told = {"address": "{address}", "metres": "{metres}"}
    return {key: voice.words(f"pin-page-{key}", language, **told) for key in WORDS}


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
