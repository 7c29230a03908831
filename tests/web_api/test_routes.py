"""Routes as a planner pushes them, and where the vehicles are."""

import pytest

from core.model.access import Scope
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import FLEET, OTHER, Desk, a_delivery, a_route

HERE = {"lat": 60.17, "lon": 24.94}
POSITION = {"route_ref": "r1", "at": "2026-11-24T07:59:00Z", "lat": 60.17, "lon": 24.94}


LUNCH = {"start": "2026-11-25T09:00:00Z", "end": "2026-11-25T10:00:00Z", "seconds": 1800}
HOURS = [
    {"start": "2026-11-25T07:00:00Z", "end": "2026-11-25T08:00:00Z"},
    {"start": "2026-11-25T11:00:00Z", "end": "2026-11-25T12:00:00Z"},
]


async def promised(sender: Caller, delivery: Json) -> Json:
    """The first slot, held and confirmed."""
    path = f"/v1/deliveries/{delivery['id']}"
    slot = (await sender.get(f"{path}/slots")).items[0]["slot_id"]
    hold = (await sender.post(f"{path}/holds", {"slot_id": slot})).ok(201)
    promise: Json = (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")).ok(200)
    return promise


async def test_a_route_is_pushed_and_read_back(planner: Caller, route: Json) -> None:
    """With everything that was told."""
    assert route["route_ref"] == "r1"
    assert route["version"] == 7
    assert route["revision"] == 0
    assert route["vehicle"] == a_route()["vehicle"]
    assert route["start"] == {
        "location": {"lat": 60.17, "lon": 24.95},
        "at": "2026-11-25T06:00:00Z",
    }
    assert [stop["tracking_number"] for stop in route["stops"]] == ["SOMEBODY-ELSES"]
    assert (await planner.get("/v1/routes/r1")).ok(200) == route


async def test_breaks_and_hours_are_kept(planner: Caller) -> None:
    """A lunch, and a shop that is shut over noon."""
    shop = {"location": {"lat": 60.169, "lon": 24.94}, "windows": HOURS[::-1]}
    told = (await planner.put("/v1/routes/r9", a_route(breaks=[LUNCH], stops=[shop]))).ok(201)
    assert told["breaks"] == [LUNCH]
    assert told["stops"][0]["windows"] == HOURS
    assert (await planner.get("/v1/routes/r9")).ok(200) == told


async def test_the_same_version_with_the_same_body_is_fine(planner: Caller, route: Json) -> None:
    """200, and nothing counts up."""
    assert (await planner.put("/v1/routes/r1", a_route())).ok(200) == route


async def test_the_same_version_with_another_body_is_stale(planner: Caller, route: Json) -> None:
    """409 `stale-version`."""
    answer = await planner.put("/v1/routes/r1", a_route(stops=[]))
    assert (answer.status, answer.code) == (409, "stale-version")
    assert (await planner.get("/v1/routes/r1")).ok(200) == route


async def test_a_lower_version_is_stale(planner: Caller, route: Json) -> None:
    """409 `stale-version`, by force too."""
    older = a_route(version=6)
    answer = await planner.put("/v1/routes/r1", older)
    assert (answer.status, answer.code) == (409, "stale-version")
    answer = await planner.put("/v1/routes/r1", older, force="true")
    assert (answer.status, answer.code) == (409, "stale-version")


async def test_a_higher_version_replaces_the_plan(planner: Caller, route: Json) -> None:
    """Whole."""
    newer = a_route(version=8, stops=[])
    assert (await planner.put("/v1/routes/r1", newer)).ok(200)["stops"] == []


async def test_our_bookings_count_in_the_revision(
    sender: Caller, planner: Caller, delivery: Json, route: Json
) -> None:
    """Never in the version, which is the pusher's."""
    await promised(sender, delivery)
    shown = (await planner.get("/v1/routes/r1")).ok(200)
    assert shown["version"] == 7
    assert shown["revision"] > route["revision"]
    ours = [stop for stop in shown["stops"] if stop["delivery"] == delivery["id"]]
    assert len(ours) == 1
    assert ours[0]["promised"] is True
    assert ours[0]["booked"] is True


async def test_a_hold_is_no_stop_yet(
    sender: Caller, planner: Caller, delivery: Json, route: Json
) -> None:
    """Nobody drives there."""
    path = f"/v1/deliveries/{delivery['id']}"
    slot = (await sender.get(f"{path}/slots")).items[0]["slot_id"]
    (await sender.post(f"{path}/holds", {"slot_id": slot})).ok(201)
    shown = (await planner.get("/v1/routes/r1")).ok(200)
    assert [stop["tracking_number"] for stop in shown["stops"]] == ["SOMEBODY-ELSES"]


async def test_what_was_booked_stays_in_a_new_version(
    sender: Caller, planner: Caller, delivery: Json, route: Json
) -> None:
    """The planner did not know of it; the promise holds."""
    promise = await promised(sender, delivery)
    shown = (await planner.put("/v1/routes/r1", a_route(version=8))).ok(200)
    ours = [stop for stop in shown["stops"] if stop["delivery"] == delivery["id"]]
    assert ours[0]["window"] == {"start": promise["start"], "end": promise["end"]}


async def test_a_plan_that_breaks_a_promise_is_refused(
    sender: Caller, planner: Caller, delivery: Json, route: Json
) -> None:
    """409 `breaks-promises`, with the promises; the old plan stands."""
    promise = await promised(sender, delivery)
    full = a_route(version=8, vehicle=a_route()["vehicle"] | {"capacity": {"units": 1}})
    answer = await planner.put("/v1/routes/r1", full)
    assert (answer.status, answer.code) == (409, "breaks-promises")
    assert answer.body["promises"] == [promise["promise_id"]]
    assert (await planner.get("/v1/routes/r1")).ok(200)["version"] == 7
    shown = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["promise"] == promise


async def test_force_breaks_promises_openly(
    sender: Caller, planner: Caller, delivery: Json, route: Json
) -> None:
    """The plan is taken, the promise is broken, and the timeline says so."""
    await promised(sender, delivery)
    full = a_route(version=8, vehicle=a_route()["vehicle"] | {"capacity": {"units": 1}})
    shown = (await planner.put("/v1/routes/r1", full, force="true")).ok(200)
    assert shown["version"] == 8
    assert all(stop["delivery"] is None for stop in shown["stops"])
    told = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert told["promise"]["state"] == "broken"
    assert told["status"] == "announced"
    lines = (await sender.get(f"/v1/deliveries/{delivery['id']}/timeline")).items
    assert any("broken" in line["what"] for line in lines)


async def test_standing_on_a_route_schedules_a_delivery(
    sender: Caller, planner: Caller, delivery: Json
) -> None:
    """By id or by tracking number, without a promise; and back when it is taken off."""
    second = (await sender.post("/v1/deliveries", a_delivery(tracking_number="2"))).ok(201)
    stops = [
        {"delivery": delivery["id"], "service_seconds": 180, "arrival": "2026-11-25T08:00:00Z"},
        {"tracking_number": "2", "service_seconds": 180, "arrival": "2026-11-25T09:00:00Z"},
    ]
    shown = (await planner.put("/v1/routes/r1", a_route(stops=stops))).ok(201)
    assert [stop["delivery"] for stop in shown["stops"]] == [delivery["id"], second["id"]]
    for one in (delivery, second):
        assert (await sender.get(f"/v1/deliveries/{one['id']}")).ok(200)["status"] == "scheduled"
    (await planner.put("/v1/routes/r1", a_route(version=8, stops=[]))).ok(200)
    assert (await sender.get(f"/v1/deliveries/{second['id']}")).ok(200)["status"] == "announced"


async def test_an_unknown_stop_is_kept_as_load(planner: Caller) -> None:
    """It takes a place, wherever it comes from; without a place on the map it cannot."""
    stop = {"tracking_number": "X", "service_seconds": 60, "arrival": "2026-11-25T08:00:00Z"}
    answer = await planner.put("/v1/routes/r1", a_route(stops=[stop]))
    assert answer.wrong_fields == ["stops[0].location"]
    stop["location"] = {"lat": 60.17, "lon": 24.94}
    shown = (await planner.put("/v1/routes/r1", a_route(stops=[stop]))).ok(201)
    assert shown["stops"][0]["delivery"] is None


async def test_a_delivery_stands_on_a_route_once(planner: Caller, delivery: Json) -> None:
    """Named twice it is a mistake."""
    stop = {"delivery": delivery["id"], "service_seconds": 60}
    answer = await planner.put("/v1/routes/r1", a_route(stops=[stop, stop]))
    assert answer.wrong_fields == ["stops[1]"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"version": None}, "version"),
        ({"version": -1}, "version"),
        ({"version": 2**63}, "version"),
        ({"version": 10**400}, "version"),
        ({"date": "2026-11-25T00:00:00Z"}, "date"),
        ({"date": "9999-12-31"}, "date"),
        ({"carrier": ""}, "carrier"),
        ({"vehicle": {}}, "vehicle.ref"),
        ({"vehicle": {"ref": "v", "profile": "rocket"}}, "vehicle.profile"),
        ({"vehicle": {"ref": "v", "capacity": {"units": -1}}}, "vehicle.capacity.units"),
        ({"start": {"location": {"lat": 60, "lon": 24}, "at": "2026-11-25T08:00:00"}}, "start.at"),
        ({"end": {"location": {"lat": 60, "lon": 24}, "at": "2026-11-25T01:00:00Z"}}, "end.at"),
        ({"end": {"location": {"lat": 60, "lon": 24}, "at": "2026-11-28T01:00:00Z"}}, "end.at"),
        ({"date": "2026-11-27"}, "start.at"),
        ({"date": "2026-11-23"}, "start.at"),
        ({"vehicle": {"ref": "v", "capacity": {"weight_kg": -1}}}, "vehicle.capacity.weight_kg"),
        ({"vehicle": {"ref": "v", "height_m": 0}}, "vehicle.height_m"),
        ({"stops": [{"location": HERE, "service_seconds": -1}]}, "stops[0].service_seconds"),
        ({"stops": [{"location": HERE, "arrival": "2026-11-25T09:00:00"}]}, "stops[0].arrival"),
        ({"stops": [{"tracking_number": "NOBODY-KNOWS-WHERE"}]}, "stops[0].location"),
        ({"stops": [{"location": HERE}] * 2001}, "stops"),
        ({"stops": {}}, "stops"),
        ({"stops": [{"location": {"lat": 60, "lon": 240}}]}, "stops[0].location.lon"),
        (
            {
                "stops": [
                    {
                        "location": {"lat": 60, "lon": 24},
                        "window": {"start": "2026-11-25T10:00:00Z", "end": "2026-11-25T10:00:00Z"},
                    }
                ]
            },
            "stops[0].window.end",
        ),
        (
            {
                "stops": [
                    {
                        "location": {"lat": 60, "lon": 24},
                        "windows": [
                            {"start": "2026-11-25T10:00:00Z", "end": "2026-11-25T12:00:00Z"},
                            {"start": "2026-11-25T11:00:00Z", "end": "2026-11-25T13:00:00Z"},
                        ],
                    }
                ]
            },
            "stops[0].windows",
        ),
        ({"breaks": [{**LUNCH, "start": "2026-11-25T09:00:00"}]}, "breaks[0].start"),
        ({"breaks": [{**LUNCH, "end": "2026-11-25T08:00:00Z"}]}, "breaks[0].end"),
        ({"breaks": [{**LUNCH, "seconds": -1}]}, "breaks[0].seconds"),
        (
            {"breaks": [{**LUNCH, "start": "2026-11-26T09:00:00Z", "end": "2026-11-26T10:00:00Z"}]},
            "breaks[0].start",
        ),
    ],
)
async def test_a_wrong_plan_is_refused(planner: Caller, told: Json, field: str) -> None:
    """By the name of its field."""
    answer = await planner.put("/v1/routes/r1", a_route(**told))
    assert answer.status == 422
    assert answer.wrong_fields == [field]


async def test_a_route_is_its_carriers(
    planner: Caller, stranger_carrier: Caller, route: Json, desk: Desk
) -> None:
    """Others neither read it nor take its name."""
    assert (await stranger_carrier.get("/v1/routes/r1")).status == 404
    answer = await stranger_carrier.put("/v1/routes/r1", a_route(carrier=OTHER, version=9))
    assert answer.status == 404
    answer = await planner.put("/v1/routes/r2", a_route(carrier=OTHER))
    assert answer.status == 404
    house = desk.caller(Scope.PLANNER, None)
    answer = await house.put("/v1/routes/r2", a_route(carrier="nobody"))
    assert (answer.status, answer.code) == (422, "unknown-carrier")
    assert (await planner.get("/v1/routes/unknown")).status == 404


async def test_a_version_as_large_as_a_time_is_fine(planner: Caller) -> None:
    """Some planners count in microseconds."""
    version = 1_764_000_000_000_000
    assert (await planner.put("/v1/routes/r1", a_route(version=version))).ok(201)


async def test_positions_are_taken(planner: Caller, route: Json) -> None:
    """A thousand in a call; those of routes that are unknown, or another's, are not kept."""
    positions = [POSITION] * 999 + [POSITION | {"route_ref": "unknown", "accuracy_m": 5.5}]
    told = (await planner.post("/v1/positions", {"positions": positions})).ok(202)
    assert told["taken"] == 999


async def test_positions_are_the_carriers_own(stranger_carrier: Caller, route: Json) -> None:
    """Nobody moves another's van."""
    told = (await stranger_carrier.post("/v1/positions", {"positions": [POSITION]})).ok(202)
    assert told["taken"] == 0


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"positions": [POSITION] * 1001}, "positions"),
        ({"positions": [POSITION | {"lat": 90.5}]}, "positions[0].lat"),
        ({"positions": [POSITION | {"at": "2026-11-24T07:59:00"}]}, "positions[0].at"),
        ({"positions": [POSITION | {"accuracy_m": -1}]}, "positions[0].accuracy_m"),
        ({"positions": [POSITION | {"route_ref": None}]}, "positions[0].route_ref"),
        ({}, "positions"),
    ],
)
async def test_wrong_positions_are_refused(
    planner: Caller, route: Json, told: Json, field: str
) -> None:
    """More than a thousand too."""
    answer = await planner.post("/v1/positions", told)
    assert answer.status == 422
    assert answer.wrong_fields == [field]


async def test_a_route_of_a_vehicle_is_read_by_agents(agent: Caller, route: Json) -> None:
    """Who answers the phone knows where the van is going."""
    assert (await agent.get("/v1/routes/r1")).ok(200)["carrier"] == FLEET


async def test_a_parcel_that_is_announced_after_its_plan_stands_in_it(
    sender: Caller, planner: Caller
) -> None:
    """It is carried once, is scheduled, and may choose another time of that very van."""
    stop = {"tracking_number": "LATER1", "location": {"lat": 60.1686, "lon": 24.9391}}
    full = a_route()["vehicle"] | {"capacity": {"units": 2}}
    (await planner.put("/v1/routes/r1", a_route(stops=[stop], vehicle=full))).ok(201)
    delivery = (await sender.post("/v1/deliveries", a_delivery(tracking_number="LATER1"))).ok(201)
    assert delivery["status"] == "scheduled"
    (told,) = (await planner.get("/v1/routes/r1")).ok(200)["stops"]
    assert told["delivery"] == delivery["id"]
    slots = (await sender.get(f"/v1/deliveries/{delivery['id']}/slots")).items
    assert slots
    path = f"/v1/deliveries/{delivery['id']}/holds"
    hold = (await sender.post(path, {"slot_id": slots[-1]["slot_id"]})).ok(201)
    (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")).ok(200)
    stops = (await planner.get("/v1/routes/r1")).ok(200)["stops"]
    assert [each["delivery"] for each in stops if each["delivery"]] == [delivery["id"]]
