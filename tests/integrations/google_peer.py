"""A Google Route Optimization on localhost: its own wire, and VROOM behind it that really plans.

What is to stay in its order is driven as it stands, by plain arithmetic; codes of 64 bits come as
text and zeros not at all, as the real one tells them.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from aiohttp import web

from integrations.planners.vroom import wire as vroom
from integrations.planners.vroom.embedded import Embedded

KINDS = ("units", "grams")

type Json = dict[str, Any]


class GooglePeer:
    """`reason` is why whoever is skipped is skipped; `tokens` counts those that were given out."""

    def __init__(self, project: str = "fleet-1", reason: str = "NO_VEHICLE") -> None:
        self._path = f"/v1/projects/{project}:optimizeTours"
        self._vroom = Embedded()
        self.reason = reason
        self.status = 200
        self.tokens = 0
        self.asked: list[Json] = []

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post(self._path, self._optimize)
        app.router.add_get("/token", self._token)
        return app

    async def _token(self, request: web.Request) -> web.Response:
        if request.headers.get("Metadata-Flavor") != "Google":
            return web.Response(status=403)
        self.tokens += 1
        token = {"access_token": f"t{self.tokens}", "expires_in": 3599, "token_type": "Bearer"}
        return web.json_response(token)

    async def _optimize(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer t{self.tokens}":
            return web.json_response({"error": {"code": 401}}, status=401)
        asked = await request.json()
        self.asked.append(asked)
        if self.status != 200:
            return web.json_response({"error": {"code": self.status}}, status=self.status)
        if _order_stays(asked):
            return web.json_response({"routes": _driven(asked)})
        return web.json_response(await self._planned(asked))

    async def _planned(self, asked: Json) -> Json:
        (answer,) = await self._vroom.solve([_problem(asked)])
        assert answer.code == 0, answer.error
        routes = [
            _told(ridden.vehicle - 1, [step.id - 1 for step in ridden.steps if step.id])
            for ridden in answer.routes
        ]
        skipped = [
            ({"index": one.id - 1} if one.id > 1 else {}) | {"reasons": [{"code": self.reason}]}
            for one in answer.unassigned
        ]
        return {"routes": routes} | ({"skippedShipments": skipped} if skipped else {})


def _told(vehicle: int, shipments: Sequence[int]) -> Json:
    visits = [{"shipmentIndex": one} if one else {} for one in shipments]
    return ({"vehicleIndex": vehicle} if vehicle else {}) | {"visits": visits}


def _order_stays(asked: Json) -> bool:
    held = asked.get("injectedSolutionConstraint", {}).get("constraintRelaxations", [])
    return any(
        one["level"] == "RELAX_VISIT_TIMES_AFTER_THRESHOLD"
        for each in held
        for one in each["relaxations"]
    )


def _problem(asked: Json) -> vroom.Problem:
    model = asked["model"]
    begins = _at(model["globalStartTime"])
    at_tag = {tag: at for at, tag in enumerate(model["durationDistanceMatrixSrcTags"])}
    jobs = []
    for number, shipment in enumerate(model["shipments"], start=1):
        (visit,) = shipment["deliveries"]
        windows = [
            (max(0, _at(one["startTime"]) - begins), max(0, _at(one["endTime"]) - begins))
            for one in visit.get("timeWindows", [])
        ]
        jobs.append(
            vroom.Job(
                number,
                at_tag[visit["tags"][0]],
                _seconds(visit["duration"]),
                time_windows=windows,
                delivery=[
                    int(shipment["loadDemands"][kind]["amount"]) for kind in ("units", "grams")
                ],
                skills=[number],
            )
        )
    vehicles = []
    for at, vehicle in enumerate(model["vehicles"]):
        opens = _at(vehicle["startTimeWindows"][0]["startTime"]) - begins
        closes = _at(vehicle["endTimeWindows"][0]["endTime"]) - begins
        limits = vehicle["loadLimits"]
        may = [
            number
            for number, one in enumerate(model["shipments"], start=1)
            if at in one.get("allowedVehicleIndices", [at])
        ]
        (by,) = [tag for tag in vehicle["startTags"] if tag not in at_tag]
        (start,) = [tag for tag in vehicle["startTags"] if tag in at_tag]
        vehicles.append(
            vroom.Vehicle(
                at + 1,
                by,
                at_tag[start],
                at_tag[vehicle["endTags"][0]],
                (opens, closes),
                capacity=[
                    int(limits[kind]["maxLoad"]) if kind in limits else 2**31 - 1 for kind in KINDS
                ],
                skills=may,
            )
        )
    return vroom.Problem(jobs, vehicles, _matrices(model))


def _matrices(model: Json) -> dict[str, vroom.Matrix]:
    return {
        one["vehicleStartTag"]: vroom.Matrix(
            [[_seconds(cell) for cell in row["durations"]] for row in one["rows"]]
        )
        for one in model["durationDistanceMatrices"]
    }


def _driven(asked: Json) -> list[Json]:
    """Each route in the order that was injected, as early as it can be driven."""
    model = asked["model"]
    at_tag = {tag: at for at, tag in enumerate(model["durationDistanceMatrixSrcTags"])}
    matrices = _matrices(model)
    routes = []
    for injected in asked["injectedSolutionConstraint"]["routes"]:
        vehicle = model["vehicles"][injected["vehicleIndex"]]
        (by,) = [tag for tag in vehicle["startTags"] if tag not in at_tag]
        (start,) = [tag for tag in vehicle["startTags"] if tag in at_tag]
        stops = [model["shipments"][one["shipmentIndex"]] for one in injected["visits"]]
        tags = [start, *(one["deliveries"][0]["tags"][0] for one in stops), vehicle["endTags"][0]]
        legs = [matrices[by].durations[at_tag[a]][at_tag[b]] for a, b in pairwise(tags)]
        now = _at(vehicle["startTimeWindows"][0]["startTime"])
        told = _told(injected["vehicleIndex"], [one["shipmentIndex"] for one in injected["visits"]])
        for visit, stop, leg in zip(told["visits"], stops, legs[:-1], strict=True):
            now = max(now + leg, _opens(stop["deliveries"][0]))
            visit["startTime"] = _time(now)
            now += _seconds(stop["deliveries"][0]["duration"])
        routes.append(told | {"vehicleEndTime": _time(now + legs[-1])})
    return routes


def _opens(visit: Mapping[str, Any]) -> int:
    windows = visit.get("timeWindows", [])
    return _at(windows[0]["startTime"]) if windows else 0


def _at(told: str) -> int:
    return int(datetime.fromisoformat(told).timestamp())


def _time(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(told: str) -> int:
    return int(told.removesuffix("s"))
