"""The showroom's page: a phone, the agents' console and the town's map, side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

from aiohttp import web

from sandbox.door import Door

PAGE = Path(__file__).parent / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Showroom:
    """Where the three are served, on this host, and the page of a courier beside them. `phone` is
    asked anew for each look, since the chat link is known only once the parcel was announced.
    `speed`: played seconds in a real one."""

    phone: Callable[[], str]
    phones: str
    group: str  # the agents' on Telegram
    console: str
    map: str
    driver: str
    docs: str
    speed: float
    door: Callable[[], Door | None]  # of the visitor's home, once it is known

    def add_to(self, app: web.Application) -> None:
        app.router.add_get("/", self.page)
        app.router.add_get("/showroom/door", self.look)
        app.router.add_post("/showroom/door", self.use)
        app.router.add_static("/showroom/", PAGE)

    async def look(self, request: web.Request) -> web.Response:
        door = self.door()
        return web.json_response({"at_home": door is None or door.somebody_home})

    async def use(self, request: web.Request) -> web.Response:
        """The visitor leaves home, or comes back: only this page may say so."""
        origin = request.headers.get("Origin")
        if origin is not None and origin.partition("://")[2] != request.host:
            raise web.HTTPForbidden
        door = self.door()
        if door is not None:
            if door.somebody_home:
                door.leave_home()
            else:
                door.come_home()
        return await self.look(request)

    async def page(self, request: web.Request) -> web.Response:
        text = Template((PAGE / "showroom.html").read_text(encoding="utf-8")).substitute(
            phone=escape(self.phone()),
            phones=escape(self.phones),
            group=escape(self.group),
            console=escape(self.console),
            map=escape(self.map),
            driver=escape(self.driver),
            docs=escape(self.docs),
            speed=f"{self.speed:g}",
        )
        headers = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}
        return web.Response(text=text, content_type="text/html", headers=headers)
