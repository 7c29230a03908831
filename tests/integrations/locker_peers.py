"""Lists of pickup points on localhost: two networks' APIs page by page, and a plain list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

type Json = dict[str, Any]

INPOST: Sequence[Json] = (
    {
        "href": "https://api.inpost.example/v1/points/KRA010",
        "name": "KRA010",
        "type": ["parcel_locker"],
        "status": "Operating",
        "location": {"longitude": 19.94037, "latitude": 50.06465},
        "location_type": "Outdoor",
        "location_description": "Przy sklepie",
        "opening_hours": "24/7",
        "address": {"line1": "Rynek Główny 1", "line2": "31-042 Kraków"},
        "functions": ["parcel_collect", "parcel_send"],
        "location_247": True,
        "easy_access_zone": True,
    },
    {
        "name": "KRA011",
        "type": ["parcel_locker"],
        "status": "Disabled",
        "location": {"longitude": 19.95, "latitude": 50.07},
        "address": {"line1": "Długa 5", "line2": "31-147 Kraków"},
        "functions": ["parcel_collect"],
    },
    {
        "name": "POP-KRA1",
        "type": ["pop"],
        "status": "Operating",
        "location": {"longitude": 19.93, "latitude": 50.06},
        "opening_hours": "PN-PT 8-18",
        "functions": ["parcel_collect"],
    },
    {
        "name": "KRA-SEND",
        "type": ["parcel_locker"],
        "status": "Operating",
        "location": {"longitude": 19.93, "latitude": 50.06},
        "functions": ["parcel_send"],
    },
    {"name": "KRA-NOWHERE", "type": ["parcel_locker"], "status": "Operating"},
)
NOVA_POSHTA: Sequence[Json] = (
    {
        "SiteKey": "10119",
        "Description": "Поштомат №4321: вул. Хрещатик, 22",
        "ShortAddress": "Київ, Хрещатик, 22",
        "Ref": "1692283e-e1c2-11e3-8c4a-0050568002cf",
        "Number": "4321",
        "Longitude": "30.522301",
        "Latitude": "50.450001",
        "CategoryOfWarehouse": "Postomat",
        "WarehouseStatus": "Working",
        "DenyToSelect": "0",
        "Schedule": dict.fromkeys(
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"), "08:00-21:00"
        )
        | {"Saturday": "09:00-18:00", "Sunday": "-"},
    },
    {
        "Description": "Відділення №1",
        "ShortAddress": "Київ, Пирогівський шлях, 135",
        "Ref": "7b422fc4-e1b8-11e3-8c4a-0050568002cf",
        "Number": "1",
        "Longitude": "30.54",
        "Latitude": "50.35",
        "CategoryOfWarehouse": "Branch",
        "WarehouseStatus": "Working",
        "DenyToSelect": "1",
        "Schedule": {},
    },
)
LISTED: Sequence[Json] = (
    {
        "ref": "kauppa-1",
        "name": "Kauppa Kamppi",
        "location": {"lat": 60.168, "lon": 24.931},
        "address": "Urho Kekkosen katu 1, 00100 Helsinki",
        "opening_hours": "Mo-Sa 08:00-21:00",
        "compartments": {"S": 4, "M": 2},
        "timezone": "Europe/Helsinki",
        "wheelchair": True,
    },
    {"ref": "kauppa-2", "kind": "pickup_point", "name": "R-kioski",
     "location": {"lat": 60.17, "lon": 24.95}, "opening_hours": "aina auki"},
    {"ref": "", "name": "nobody", "location": {"lat": 60.17, "lon": 24.95}},
    {"ref": "nowhere", "name": "Null island", "location": {"lat": 0, "lon": 0}},
    {"ref": "high", "name": "In the sky", "location": {"lat": 160, "lon": 24.95}},
)  # fmt: skip
AS_CSV = (
    "ref;name;kind;lat;lon;address;opening_hours;S;M;timezone;wheelchair\n"
    "kauppa-1;Kauppa Kamppi;;60.168;24.931;Urho Kekkosen katu 1, 00100 Helsinki;"
    "Mo-Sa 08:00-21:00;4;2;Europe/Helsinki;yes\n"
    "kauppa-2;R-kioski;pickup_point;60.17;24.95;;aina auki;;;;\n"
    ";nobody;;60.17;24.95;;;;;;\n"
    "nowhere;Null island;;0;0;;;;;;\n"
    "short;row\n"
)


@dataclass
class LockerPeer:
    """One of the three; `a_page` points a page, `ill` how it misbehaves instead."""

    kind: str
    items: Sequence[Json] = ()
    a_page: int = 2
    ill: str = ""
    asked: list[Json] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/v1/points", self._inpost)
        app.router.add_post("/", self._nova_poshta)
        app.router.add_get("/points.json", self._list)
        return app

    async def _inpost(self, request: web.Request) -> web.StreamResponse:
        self.tokens.append(request.headers.get("Authorization", ""))
        self.asked.append(dict(request.query))
        if self.ill:
            return self._illness()
        page = int(request.query["page"])
        return web.json_response(
            {
                "items": self._part(page),
                "page": page,
                "per_page": self.a_page,
                "count": len(self.items),
                "total_pages": max(1, -(-len(self.items) // self.a_page)),
            }
        )

    async def _nova_poshta(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.asked.append(asked)
        if self.ill:
            return self._illness()
        if asked["apiKey"] != "k3y":
            said = {"success": False, "data": [], "errorCodes": ["20000200068"]}
            return web.json_response(said | {"errors": ["API key expired"]})
        page, limit = (int(asked["methodProperties"][one]) for one in ("Page", "Limit"))
        part = self.items[(page - 1) * limit : page * limit]
        return web.json_response({"success": True, "data": list(part), "errors": []})

    async def _list(self, request: web.Request) -> web.StreamResponse:
        self.tokens.append(request.headers.get("Authorization", ""))
        if self.ill:
            return self._illness()
        return web.json_response({"items": list(self.items)})

    def _part(self, page: int) -> list[Json]:
        return list(self.items[(page - 1) * self.a_page : page * self.a_page])

    def _illness(self) -> web.Response:
        match self.ill:
            case "busy":
                return web.Response(status=429, headers={"Retry-After": "9"})
            case "page":
                return web.Response(text="<html>maintenance</html>", content_type="text/html")
            case "no":
                return web.json_response({"error": "unauthorized"}, status=401)
        return web.Response(status=502)
