"""parcel-post's HTTP API: a "Carrier API v1", for others to call."""

import hmac
from datetime import date, datetime
from typing import Any

import msgspec
from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.clock import WorldClock
from sandbox.parcel_carrier.change import AskedChange
from sandbox.parcel_carrier.company import ALLOWED, ParcelCompany, capabilities
from sandbox.parcel_carrier.faults import Faults
from sandbox.parcel_carrier.ledger import Call, Ledger
from sandbox.parcel_carrier.parcel import REF, Parcel
from sandbox.place import Place

PAGE_ITEMS_MAX = 50
BODY_BYTES_MAX = 256 * 1024


class ParcelApi:
    """One aiohttp application; ids of changes are the caller's Idempotency-Keys."""

    def __init__(self, company: ParcelCompany, clock: WorldClock, key: str) -> None:
        self.faults = Faults()
        self.ledger = Ledger()
        self._company = company
        self._clock = clock
        self._key = key

    def app(self) -> web.Application:
        app = web.Application(
            client_max_size=BODY_BYTES_MAX,
            middlewares=[self.faults.middleware(), self._keep, self._only_with_key],
        )
        app.add_routes(
            [
                web.get("/capabilities", self._capabilities),
                web.get("/deliveries", self._deliveries),
                web.get("/deliveries/{tracking_number}/options", self._options),
                web.post("/deliveries/{tracking_number}/changes", self._ask),
                web.get("/changes/{id}", self._change),
                web.delete("/changes/{id}", self._withdraw),
                web.get("/pickup-points", self._points),
                web.get("/routes", self._routes),
            ]
        )
        return app

    @web.middleware
    async def _keep(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        status = 500
        try:
            response = await handler(request)
            status = response.status
            return response
        except web.HTTPException as refusal:
            status = refusal.status
            raise
        finally:
            key = request.headers.get("Idempotency-Key", "")
            call = Call(self._clock.now(), request.method, request.path_qs, status, key)
            self.ledger.calls.append(call)

    @web.middleware
    async def _only_with_key(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {self._key}".encode()):
            return _problem(401, "unauthorized")
        return await handler(request)

    async def _capabilities(self, request: web.Request) -> web.Response:
        return web.json_response(capabilities())

    async def _deliveries(self, request: web.Request) -> web.Response:
        """Oldest change first; the cursor is the number of items already given."""
        after = _time(request.query.get("updated_after"))
        begin = request.query.get("cursor", "0")
        if not begin.isdigit():
            return _problem(422, "invalid")
        found = sorted(
            (p for p in self._company.parcels.values() if after is None or p.updated_at > after),
            key=lambda parcel: (parcel.updated_at, parcel.tracking_number),
        )
        page = found[int(begin) : int(begin) + PAGE_ITEMS_MAX]
        more = int(begin) + len(page)
        return web.json_response(
            {
                "items": [parcel.wire() for parcel in page],
                "next": str(more) if more < len(found) else None,
            }
        )

    async def _options(self, request: web.Request) -> web.Response:
        parcel = self._parcel(request)
        until, why_not = self._company.takes_changes(parcel)
        return web.json_response(
            {
                "items": [
                    {
                        "action": action,
                        "allowed": why_not is None,
                        "why_not": [why_not] if why_not else [],
                        "until": until.isoformat() if until else None,
                        "fee": None,
                        "needs": [],
                        "asynchronous": True,
                    }
                    for action in ALLOWED
                ]
            }
        )

    async def _ask(self, request: web.Request) -> web.Response:
        parcel = self._parcel(request)
        key = request.headers.get("Idempotency-Key", "")
        try:
            body = msgspec.json.decode(await request.read(), type=dict[str, Any])
        except msgspec.DecodeError:
            return _problem(400, "malformed")
        if not key or body.get("action") not in ALLOWED:
            return _problem(422, "invalid")
        known = self._company.changes.get(key)
        if known is not None and known.body != body:
            return _problem(422, "idempotency-conflict")
        change = self._company.asks(parcel.tracking_number, key, body)
        return web.json_response(change.wire(), status=202)

    async def _change(self, request: web.Request) -> web.Response:
        return web.json_response(self._asked(request).wire())

    async def _withdraw(self, request: web.Request) -> web.Response:
        change = self._asked(request)
        if not self._company.withdraw(change):
            return _problem(409, "past-cutoff")
        return web.json_response(change.wire())

    async def _points(self, request: web.Request) -> web.Response:
        lockers = list(self._company.lockers.lockers.values())
        near = request.query.get("near")
        if near is not None:
            lat, lon = (float(part) for part in near.split(","))
            lockers.sort(key=lambda locker: locker.place.metres_to(Place(lat, lon)))
        items = [{"ref": locker.ref, **locker.wire()} for locker in lockers]
        return web.json_response({"items": items, "next": None})

    async def _routes(self, request: web.Request) -> web.Response:
        wanted = request.query.get("date")
        days = [date.fromisoformat(wanted)] if wanted else sorted(self._company.vans)
        items = [self._route(day) for day in days if day in self._company.versions]
        return web.json_response({"items": items, "next": None})

    def _route(self, day: date) -> dict[str, Any]:
        van, shift = self._company.vans[day], self._company.day_shift(day)
        return {
            "route_ref": van.route_ref,
            "version": self._company.versions[day],
            "date": day.isoformat(),
            "carrier": REF,
            "vehicle": {
                "ref": van.ref,
                "profile": "auto",
                "capacity": {"units": shift.units, "weight_kg": 600},
                "height_m": 2.4,
                "weight_t": 3.0,
            },
            "start": {"location": shift.start.wire(), "at": shift.hours.start.isoformat()},
            "end": {"location": shift.end.wire(), "at": shift.hours.end.isoformat()},
            "stops": [stop.wire() for stop in van.stops],
        }

    def _parcel(self, request: web.Request) -> Parcel:
        parcel = self._company.parcels.get(request.match_info["tracking_number"])
        if parcel is None:
            raise web.HTTPNotFound(text='{"code":"not-found"}', content_type="application/json")
        return parcel

    def _asked(self, request: web.Request) -> AskedChange:
        change = self._company.changes.get(request.match_info["id"])
        if change is None:
            raise web.HTTPNotFound(text='{"code":"not-found"}', content_type="application/json")
        return change


def _problem(status: int, code: str) -> web.Response:
    return web.json_response(
        {"type": f"/problems/{code}", "code": code, "title": code, "status": status},
        status=status,
        content_type="application/problem+json",
    )


def _time(text: str | None) -> datetime | None:
    # A plus sign that nobody quoted comes as a blank.
    return datetime.fromisoformat(text.replace(" ", "+")) if text else None
