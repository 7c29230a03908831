"""Pages: templates become answers, with the headers that every answer of the console carries."""

from functools import cache
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.ports import Unavailable
from web.console import saying_words, tongue, words
from web.console.happenings import happened

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # "no-referrer" would make browsers post our own forms with the origin "null".
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Pages:
    """The templates. Whatever is put into one is escaped. Raises BrokenTexts at the start."""

    def __init__(self) -> None:
        tongue.read_all()
        self._templates = _templates()

    def part(self, name: str, **values: object) -> str:
        return self._templates.get_template(name).render(**values)

    def page(self, name: str, status: int = 200, **values: object) -> web.Response:
        headers = {"Content-Language": tongue.language()}
        text = self.part(name, **values)
        return web.Response(status=status, text=text, content_type="text/html", headers=headers)

    def middleware(self) -> Middleware:
        @web.middleware
        async def with_headers(request: web.Request, handler: Handler) -> web.StreamResponse:
            tongue.speak(tongue.accepted(request.headers.get("Accept-Language", "")))
            try:
                response = await handler(request)
            except web.HTTPException as error:
                response = self._sorry(request, error.status, error.text)
                if "Allow" in error.headers:
                    response.headers["Allow"] = error.headers["Allow"]
            except Unavailable:
                response = self._sorry(request, 503, None)
            if not response.prepared:
                response.headers.update(HEADERS)
            return response

        return with_headers

    def _sorry(self, request: web.Request, status: int, text: str | None) -> web.StreamResponse:
        """A kind page; for our own script the bare sentence."""
        own = text if text and not text.startswith(str(status)) else None
        sentence = own or words.SORRY.get(status) or words.SORRY[500]
        if is_script(request):
            return web.Response(status=status, text=sentence)
        return self.page("sorry.html", status, sentence=sentence)


def is_script(request: web.Request) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # templates change with a new version alone
    )
    templates.globals |= {
        "t": tongue.marked,
        "language": tongue.language,
        "number": tongue.number,
        "clock": tongue.clock,
        "day": tongue.day,
        "day_with_year": tongue.day_with_year,
        "moment": tongue.moment,
        "moment_exactly": tongue.moment_exactly,
        "happened": happened,
        "words": words,
    }
    templates.globals["saying"] = saying_words
    return templates
