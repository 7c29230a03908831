"""A pretend InPost: one parcel's history, as `GET /v1/tracking` shows it."""

from dataclasses import dataclass, field

from aiohttp import web

from tests.integrations.carrier_peers import Peer

NUMBER = "602677439331630337653846"


def a_history(*lines: tuple[str, str]) -> dict[str, object]:
    """With members that nobody reads."""
    return {
        "tracking_number": NUMBER,
        "type": "inpost_locker_standard",
        "service": "inpost_locker_standard",
        "custom_attributes": {
            "size": "A",
            "target_machine_id": "WAW01A",
            "target_machine_detail": {
                "name": "WAW01A",
                "opening_hours": "24/7",
                "location": {"latitude": 52.2297, "longitude": 21.0122},
            },
        },
        "tracking_details": [
            {"status": status, "origin_status": "X", "agency": None, "datetime": at}
            for status, at in lines
        ],
        "expected_flow": [],
    }


@dataclass
class InPostPeer(Peer):
    name: str = "inpost"
    parcel: str = NUMBER
    history: dict[str, object] = field(
        default_factory=lambda: a_history(("confirmed", "2026-11-25T10:00:00.000+01:00"))
    )

    def is_write(self, request: web.Request, body: bytes) -> bool:
        return False

    def refusal(self) -> web.Response:
        said = {"status": 403, "error": "forbidden", "message": "Aino Virtanen may not"}
        return web.json_response(said, status=403)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/statuses", self._statuses),
            web.get("/v1/tracking/{number}", self._tracking),
        ]

    async def _statuses(self, request: web.Request) -> web.Response:
        return web.json_response({"items": []})

    async def _tracking(self, request: web.Request) -> web.Response:
        if request.match_info["number"] != NUMBER:
            said = {"status": 404, "error": "resource_not_found", "message": "", "details": {}}
            return web.json_response(said, status=404)
        return web.json_response(self.history)
