"""A pretend AfterShip: one parcel's checkpoints, once it was asked to track it."""

from dataclasses import dataclass, field

from aiohttp import web

from tests.integrations.carrier_peers import KEY, Peer

NUMBER = "00340434161094042557"


def a_checkpoint(tag: str, subtag: str | None, at: str = "2026-11-26T14:30:00+01:00") -> object:
    """With members that nobody reads."""
    return {
        "tag": tag,
        "subtag": subtag,
        "checkpoint_time": at,
        "message": "A word",
        "city": "Bonn",
        "raw_tag": "XYZ",
    }


@dataclass
class AfterShipPeer(Peer):
    name: str = "aftership"
    parcel: str = NUMBER
    checkpoints: list[object] = field(
        default_factory=lambda: [a_checkpoint("InTransit", "InTransit_003")]
    )
    is_tracked: bool = True
    asked: list[dict[str, str]] = field(default_factory=list)

    def setting(self, url: str) -> dict[str, str]:
        return {"url": url, "key": KEY, "slug": "dhl"}

    def is_write(self, request: web.Request, body: bytes) -> bool:
        return False

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/trackings", self._look), web.post("/trackings", self._track)]

    async def _look(self, request: web.Request) -> web.Response:
        assert request.headers["as-api-key"] == KEY
        wanted = request.query.get("tracking_numbers", NUMBER)
        tracking = {
            "id": "1",
            "tracking_number": NUMBER,
            "slug": "dhl",
            "tag": "InTransit",
            "checkpoints": self.checkpoints,
        }
        found = [tracking] if self.is_tracked and wanted == NUMBER else []
        return web.json_response({"meta": {"code": 200}, "data": {"trackings": found}})

    async def _track(self, request: web.Request) -> web.Response:
        self.asked.append(await request.json())
        self.is_tracked = True
        return web.json_response({"meta": {"code": 201}, "data": {}}, status=201)
