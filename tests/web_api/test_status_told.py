"""Every status that a delivery comes to, whoever moved it there, is told to who listens."""

import pytest_asyncio

from core.model.ids import DeliveryId
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk, a_locker, a_route, bodies
from tests.web_api.test_changes import asked
from tests.web_api.test_slots import a_hold

ALL = {"url": "https://fleet.example/hooks", "events": ["delivery.status_changed"]}


@pytest_asyncio.fixture
async def listened(carrier: Caller, delivery: Json) -> None:
    (await carrier.post("/v1/webhooks", ALL)).ok(201)


async def moves(desk: Desk) -> list[tuple[str, str]]:
    told = [each["event"]["data"] for each in await bodies(desk)]
    return [(each["before"], each["status"]) for each in told]


async def promised(sender: Caller, delivery: Json) -> None:
    hold = await a_hold(sender, delivery)
    (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")).ok(200)


async def status_of(sender: Caller, delivery: Json) -> str:
    shown = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    return str(shown["status"])


async def test_a_promise_schedules(
    listened: None, sender: Caller, delivery: Json, route: Json, desk: Desk
) -> None:
    """The carrier that keeps a list of statuses has the right one."""
    await promised(sender, delivery)
    assert await moves(desk) == [("announced", "scheduled")]


async def test_a_no_of_the_carrier_takes_the_promise_away(
    listened: None, sender: Caller, carrier: Caller, delivery: Json, route: Json, desk: Desk
) -> None:
    """Nothing stands any more."""
    await promised(sender, delivery)
    async with desk.store.read() as unit:
        (change,) = await unit.changes.of(DeliveryId(delivery["id"]))
    (await carrier.post(f"/v1/changes/{change.id}/reject")).ok(200)
    assert await moves(desk) == [("announced", "scheduled"), ("scheduled", "announced")]
    assert await status_of(sender, delivery) == "announced"


async def test_who_goes_to_a_locker_stands_on_no_route(
    listened: None,
    sender: Caller,
    carrier: Caller,
    lockers: Caller,
    delivery: Json,
    route: Json,
    desk: Desk,
) -> None:
    """Once the carrier agreed; a plan that goes by the locker with it schedules it again."""
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    await promised(sender, delivery)
    change = (await asked(sender, delivery, action="redirect", locker="kamppi")).ok(202)
    assert await status_of(sender, delivery) == "scheduled"
    (await carrier.post(f"/v1/changes/{change['id']}/accept")).ok(200)
    assert await status_of(sender, delivery) == "announced"
    assert await moves(desk) == [("announced", "scheduled"), ("scheduled", "announced")]


async def test_a_forced_plan_that_still_comes_keeps_it_scheduled(
    listened: None, sender: Caller, planner: Caller, delivery: Json, route: Json, desk: Desk
) -> None:
    """At another time than was promised: that is broken, and somebody comes."""
    await promised(sender, delivery)
    known = await sender.get(f"/v1/deliveries/{delivery['id']}")
    window = known.ok(200)["promise"]
    late = a_route(version=8)
    late["start"] |= {"at": window["end"]}
    late["stops"] = [{"delivery": delivery["id"], "service_seconds": 60}]
    (await planner.put("/v1/routes/r1", late, force="true")).ok(200)
    shown = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["promise"]["state"] == "broken"
    assert shown["status"] == "scheduled"
    assert await moves(desk) == [("announced", "scheduled")]
