"""A pretend Onfleet: one task, and the calls that our adapter makes of it."""

from dataclasses import dataclass, field
from datetime import timedelta

import msgspec
from aiohttp import web

from core.model.change import What, WindowChange
from core.model.ids import PromiseId
from core.model.window import Window
from tests.integrations.carrier_peers import NAME, NOW, PHONE, STREET, Peer

MS = int(NOW.timestamp() * 1000)
WINDOW = Window(NOW + timedelta(hours=6), NOW + timedelta(hours=8))


def a_task(**told: object) -> dict[str, object]:
    """As `GET /tasks/:id` shows it, with members that nobody reads."""
    return {
        "id": "11z1BbsQUZFHD1XAd~emDDeK",
        "timeCreated": MS,
        "timeLastModified": MS,
        "organization": "yAM*fDkztrT3gUcz9mNDgNOL",
        "shortId": "20450000000001",
        "trackingURL": "https://onf.lt/31",
        "worker": None,
        "merchant": "yAM*fDkztrT3gUcz9mNDgNOL",
        "state": 0,
        "completeAfter": None,
        "completeBefore": MS + 36_000_000,
        "pickupTask": False,
        "notes": "Fragile.",
        "completionDetails": {"events": [], "failureReason": "NONE", "time": None},
        "feedback": [],
        "metadata": [{"name": "order", "type": "string", "visibility": ["api"], "value": "4711"}],
        "overrides": {},
        "quantity": 0,
        "serviceTime": 4,
        "recipients": [{"id": "G7rcM8nqblmh8vhHg1V8V5~E", "name": NAME, "phone": PHONE}],
        "destination": {
            "id": "JLn6ZoYGZWn2wB2HaR9glsqB",
            "address": {"unparsed": STREET, "street": "Bulevardi", "number": "5", "country": "FI"},
            "location": [24.938, 60.165],
        },
        "delayTime": None,
        **told,
    }


@dataclass
class OnfleetPeer(Peer):
    name: str = "onfleet"
    task: dict[str, object] = field(default_factory=a_task)
    places: list[dict[str, object]] = field(default_factory=list)
    pages: int = 1
    what: What | None = field(
        default_factory=lambda: WindowChange(window=WINDOW, promise=PromiseId("prm_1"))
    )

    def is_write(self, request: web.Request, body: bytes) -> bool:
        return request.method in ("PUT", "DELETE")

    def refusal(self) -> web.Response:
        said = {"error": 1005, "message": "completeAfter of Aino Virtanen", "request": "1"}
        return web.json_response({"code": "InvalidContent", "message": said}, status=400)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/auth/test", self._hello),
            web.get("/tasks/all", self._all),
            web.get("/tasks/shortId/{id}", self._one),
            web.post("/tasks/metadata", self._search),
            web.get("/tasks/{id}", self._one),
            web.put("/tasks/{id}", self._put),
            web.delete("/tasks/{id}", self._delete),
            web.post("/destinations", self._place),
        ]

    async def _hello(self, request: web.Request) -> web.Response:
        return web.json_response({"status": 200, "message": "Hello"})

    async def _all(self, request: web.Request) -> web.Response:
        is_there = self.task and str(self.task["state"]) in request.query["state"].split(",")
        return web.json_response({"tasks": [self.task] if is_there else []})

    async def _one(self, request: web.Request) -> web.Response:
        if not self.task or request.match_info["id"] not in (
            self.task["id"],
            self.task["shortId"],
        ):
            return web.json_response({"code": "ResourceNotFound"}, status=404)
        return web.json_response(self.task)

    async def _search(self, request: web.Request) -> web.Response:
        (wanted,) = await request.json()
        metadata = self.task["metadata"] if self.task else []
        assert isinstance(metadata, list)
        found = [one for one in metadata if one["name"] == wanted["name"]]
        is_it = bool(found) and found[0]["value"] == wanted["value"]
        return web.json_response([self.task] if is_it else [])

    async def _put(self, request: web.Request) -> web.Response:
        told = msgspec.json.decode(await request.read())
        if self.task["state"] == 2 and set(told) - {"notes", "metadata"}:
            return self.refusal()
        self.done += 1
        self.task.update(told)
        return web.json_response(self.task)

    async def _delete(self, request: web.Request) -> web.Response:
        self.done += 1
        self.task = {}
        return web.Response()

    async def _place(self, request: web.Request) -> web.Response:
        self.places.append(await request.json())
        return web.json_response({"id": f"place-{len(self.places)}"})
