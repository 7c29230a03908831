"""A pretend LibreTranslate, and a translator without HTTP: both say what they were taught."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from core.ports import RefusedForGood, Unavailable

KEY = "translator-secret"
LANGUAGES = ("en", "fi", "uk")


@dataclass(slots=True)
class Phrasebook:
    """What it was taught to say, by text and target; all else it says in capitals, marks and all.
    `seen` is all that anybody ever showed it."""

    taught: dict[tuple[str, str], str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def say(self, text: str, source: str, target: str) -> str | None:
        """None in a language that it does not know."""
        self.seen.append(text)
        if source not in LANGUAGES or target not in LANGUAGES:
            return None
        return self.taught.get((text, target), text.upper())


@dataclass(slots=True)
class ByHeart:
    """The translator of tests that are not about HTTP."""

    book: Phrasebook = field(default_factory=Phrasebook)
    is_ill: bool = False
    name: str = "by heart"

    async def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str]:
        await self.check()
        told = [self.book.say(text, source, target) for text in texts]
        known = [one for one in told if one is not None]
        if len(known) < len(told):
            raise RefusedForGood("a language that is not known")
        return known

    async def check(self) -> None:
        if self.is_ill:
            raise Unavailable("ill")

    async def aclose(self) -> None:
        return None


@dataclass(slots=True)
class TranslatorPeer:
    """Speaks LibreTranslate's API, as its documentation shows it; `wrong` is answered instead."""

    book: Phrasebook = field(default_factory=Phrasebook)
    wrong: tuple[int, Any] | None = None

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/translate", self.translate)
        app.router.add_get("/languages", self.languages)
        return app

    async def translate(self, request: web.Request) -> web.Response:
        if self.wrong is not None:
            return web.json_response(self.wrong[1], status=self.wrong[0])
        asked = await request.json()
        if asked.get("api_key") != KEY:
            return web.json_response({"error": "Invalid API key"}, status=403)
        if asked["format"] != "text" or not isinstance(asked["q"], list):
            return web.json_response({"error": "Invalid request"}, status=400)
        told = [self.book.say(text, asked["source"], asked["target"]) for text in asked["q"]]
        if None in told:
            error = {"error": f"{asked['source']} is not supported"}
            return web.json_response(error, status=400)
        return web.json_response({"translatedText": told})

    async def languages(self, request: web.Request) -> web.Response:
        if self.wrong is not None:
            return web.json_response(self.wrong[1], status=self.wrong[0])
        told = [{"code": code, "name": code, "targets": list(LANGUAGES)} for code in LANGUAGES]
        return web.json_response(told)
