"""Webhooks: made with a secret that is shown once, listed, tried, taken away."""

import base64
from dataclasses import replace

import msgspec
import pytest

from core.model.access import Scope
from core.model.ids import PointRef
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk, a_delivery, a_locker, an_event, bodies

HOOK = {"url": "https://fleet.example/hooks", "events": ["delivery.*", "change.*"]}


async def test_the_secret_stands_only_in_the_first_answer(carrier: Caller) -> None:
    """`whsec_` and base64 of enough chance."""
    made = (await carrier.post("/v1/webhooks", HOOK)).ok(201)
    assert (made["url"], made["events"]) == (HOOK["url"], HOOK["events"])
    assert made["secret"].startswith("whsec_")
    assert len(base64.b64decode(made["secret"].removeprefix("whsec_"), validate=True)) >= 24
    listed = (await carrier.get("/v1/webhooks")).items
    assert [one["id"] for one in listed] == [made["id"]]
    assert "secret" not in listed[0]
    other = (await carrier.post("/v1/webhooks", HOOK)).ok(201)
    assert other["secret"] != made["secret"]


async def test_a_webhook_is_taken_away(carrier: Caller) -> None:
    """Once; then it is not found."""
    made = (await carrier.post("/v1/webhooks", HOOK)).ok(201)
    (await carrier.delete(f"/v1/webhooks/{made['id']}")).ok(204)
    assert (await carrier.get("/v1/webhooks")).items == []
    assert (await carrier.delete(f"/v1/webhooks/{made['id']}")).status == 404
    assert (await carrier.post(f"/v1/webhooks/{made['id']}/test")).status == 404


async def test_a_test_event_goes_the_way_of_all_events(carrier: Caller, desk: Desk) -> None:
    """Into the outbox, under the id that the answer names."""
    made = (await carrier.post("/v1/webhooks", HOOK)).ok(201)
    sent = (await carrier.post(f"/v1/webhooks/{made['id']}/test")).ok(202)
    (body,) = await bodies(desk)
    assert body["webhook"] == made["id"]
    assert body["event"]["id"] == sent["id"]


async def test_an_event_is_sent_to_who_wants_it(
    carrier: Caller, sender: Caller, stranger_carrier: Caller, delivery: Json, desk: Desk
) -> None:
    """Of the carrier's own, with the type; never to another carrier."""
    made = (await carrier.post("/v1/webhooks", HOOK)).ok(201)
    (await stranger_carrier.post("/v1/webhooks", HOOK)).ok(201)
    (await sender.post("/v1/webhooks", HOOK | {"events": ["route.changed"]})).ok(201)
    wish = {"action": "safe_place", "note": "vaja"}
    change = (await sender.post(f"/v1/deliveries/{delivery['id']}/changes", wish)).ok(202)
    (body,) = await bodies(desk)
    assert body["webhook"] == made["id"]
    assert body["event"]["type"] == "delivery.instructions_changed"
    data = body["event"]["data"]
    assert data["delivery_id"] == delivery["id"]
    assert data["tracking_number"] == delivery["tracking_number"]
    assert (data["change_id"], data["action"]) == (change["id"], "safe_place")
    assert set(data["stop"]) >= {"window", "address", "location", "door_card", "route_ref"}


async def test_a_new_status_is_told_with_the_moment_when_it_came_about(
    carrier: Caller, delivery: Json, desk: Desk
) -> None:
    """The event's own `occurred_at`, not when we heard of it."""
    (await carrier.post("/v1/webhooks", HOOK)).ok(201)
    told = an_event("loaded", occurred_at="2026-11-24T06:15:00Z")
    (await carrier.post(f"/v1/deliveries/{delivery['id']}/events", told)).ok(202)
    (body,) = await bodies(desk)
    assert body["event"]["type"] == "delivery.status_changed"
    assert body["event"]["data"]["occurred_at"] == "2026-11-24T06:15:00Z"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"url": "http://fleet.example/hooks"}, "url"),
        ({"url": ""}, "url"),
        ({"url": None}, "url"),
        ({"events": []}, "events"),
        ({"events": ["delivery.teleported"]}, "events[0]"),
        ({"events": ["*", 1]}, "events[1]"),
        ({"events": "delivery.*"}, "events"),
    ],
)
async def test_a_wrong_webhook_is_refused(carrier: Caller, told: Json, field: str) -> None:
    """An event that never comes would be missed by nobody."""
    answer = await carrier.post("/v1/webhooks", HOOK | told)
    assert answer.status == 422
    assert answer.wrong_fields == [field]


async def test_others_neither_see_nor_try_it(
    carrier: Caller, stranger_carrier: Caller, desk: Desk
) -> None:
    """404."""
    made = (await carrier.post("/v1/webhooks", HOOK)).ok(201)
    house = desk.caller(Scope.SENDER, None)
    for caller in (stranger_carrier, house):
        assert (await caller.get("/v1/webhooks")).items == []
        assert (await caller.post(f"/v1/webhooks/{made['id']}/test")).status == 404
        assert (await caller.delete(f"/v1/webhooks/{made['id']}")).status == 404


async def test_a_shop_hears_of_its_own_deliveries_only(
    carrier: Caller, delivery: Json, desk: Desk
) -> None:
    """Another shop's customers are none of its business."""
    shop = desk.caller(Scope.SENDER, None)
    made = (await shop.post("/v1/webhooks", HOOK)).ok(201)
    (await carrier.post(f"/v1/deliveries/{delivery['id']}/events", an_event("loaded"))).ok(202)
    assert await bodies(desk) == []
    own = (await shop.post("/v1/deliveries", a_delivery(tracking_number="SHOP-1"))).ok(201)
    (await carrier.post(f"/v1/deliveries/{own['id']}/events", an_event("loaded", 2))).ok(202)
    (body,) = await bodies(desk)
    assert body["webhook"] == made["id"]
    assert body["event"]["data"]["delivery_id"] == own["id"]


async def test_a_planner_hears_of_places_and_times_and_of_no_people(
    desk: Desk, sender: Caller, planner: Caller, delivery: Json
) -> None:
    """Nor does it by the API: who somebody is, what they said and how their door opens."""
    hook = (await planner.post("/v1/webhooks", HOOK)).ok(201)
    path = f"/v1/deliveries/{delivery['id']}/changes"
    card = {"unit": "B 24", "code": "4711#", "note": "Aino rings twice"}
    (await sender.post(path, {"action": "instructions", "door_card": card})).ok(202)
    (await sender.post(path, {"action": "neighbour", "name": "Olga"})).ok(202)
    told = [body["event"]["data"] for body in await bodies(desk) if body["webhook"] == hook["id"]]
    said = msgspec.json.encode(told).decode()
    assert len(told) == 2
    assert told[0]["stop"]["address"]
    assert not any(word in said for word in ("4711", "rings", "Olga", "Virtanen"))


async def test_a_network_hears_of_what_comes_by_its_own_points(
    desk: Desk, sender: Caller, lockers: Caller, delivery: Json
) -> None:
    """Of no door, of no other network's machines, and of no address."""
    hook = (await lockers.post("/v1/webhooks", HOOK)).ok(201)
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    path = f"/v1/deliveries/{delivery['id']}/changes"
    (await sender.post(path, {"action": "safe_place", "note": "vaja"})).ok(202)
    (await sender.post(path, {"action": "redirect", "locker": "kamppi"})).ok(202)
    async with desk.store.begin() as unit:
        point = await unit.points.get(PointRef("kamppi"))
        assert point is not None
        await unit.points.put(replace(point, told_by="key_of_another_network"))
    (await sender.post(path, {"action": "cancel"})).ok(202)
    (told,) = [body["event"] for body in await bodies(desk) if body["webhook"] == hook["id"]]
    assert told["type"] == "delivery.redirected"
    assert told["data"]["locker"] == "kamppi"
    assert "stop" not in told["data"]
