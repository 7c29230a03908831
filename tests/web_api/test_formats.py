"""Formats: a door, a window, a pickup point, a locker, a terminal by the hour, and a load between
two terminals go through one machine, from the announcement to the end, by the API alone."""

from itertools import count
from typing import Any

import pytest

from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk, a_delivery, a_locker, an_event

PIER: Json = {
    "kind": "terminal",
    "name": "West pier",
    "compartments": {},
    "bookable": [{"window": "10:00-11:00", "places": 1}],
}
YARD: Json = {"kind": "terminal", "name": "Turku yard", "compartments": {}}
SHOP: Json = {"kind": "pickup_point", "name": "Kiosk", "compartments": {}}
SCAN = {"kind": "scan"}
NUMBERS = count(1)  # each event later than the one before
WEDNESDAY = {"from": "2026-11-25", "to": "2026-11-25"}


@pytest.fixture
async def points(lockers: Caller) -> Caller:
    for ref, told in (("pier", PIER), ("yard", YARD), ("kiosk", SHOP), ("box", {})):
        (await lockers.put(f"/v1/lockers/{ref}", a_locker(**told))).ok(201)
    return lockers


async def announced(sender: Caller, **told: Any) -> Json:  # noqa: ANN401 (the wire)
    found: Json = (await sender.post("/v1/deliveries", a_delivery(**told))).ok(201)
    return found


async def shown(caller: Caller, delivery: Json) -> Json:
    found: Json = (await caller.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    return found


async def happens(
    caller: Caller,
    delivery: Json,
    kind: str,
    **told: Any,  # noqa: ANN401 (the wire)
) -> int:
    path = f"/v1/deliveries/{delivery['id']}/events"
    return (await caller.post(path, an_event(kind, next(NUMBERS), **told))).status


async def goes(caller: Caller, delivery: Json, *kinds: str) -> list[str]:
    """The statuses that the events lead to."""
    seen = []
    for kind in kinds:
        assert await happens(caller, delivery, kind) == 202
        seen.append((await shown(caller, delivery))["status"])
    return seen


async def booked(caller: Caller, delivery: Json) -> Json:
    """The first time that is offered on Wednesday."""
    path = f"/v1/deliveries/{delivery['id']}"
    (slot, *_) = (await caller.get(f"{path}/slots", **WEDNESDAY)).items
    hold = (await caller.post(f"{path}/holds", {"slot_id": slot["slot_id"]})).ok(201)
    promise: Json = (await caller.post(f"/v1/holds/{hold['hold_id']}/confirm", {})).ok(200)
    return promise


async def test_to_a_door(sender: Caller, carrier: Caller) -> None:
    box = await announced(sender)
    statuses = await goes(carrier, box, "loaded", "out_for_delivery", "arrived", "delivered")
    assert statuses == ["loaded", "out_for_delivery", "arriving", "delivered"]


async def test_to_a_door_in_a_window(sender: Caller, carrier: Caller, route: Json) -> None:
    """The promise is kept by who comes in it."""
    box = await announced(sender)
    promise = await booked(sender, box)
    assert (await shown(sender, box))["status"] == "scheduled"
    assert promise["state"] == "asked"
    await goes(carrier, box, "loaded", "out_for_delivery")
    assert (await shown(sender, box))["promise"]["start"] == promise["start"]


@pytest.mark.parametrize(("format", "point"), [("pickup_point", "kiosk"), ("locker", "box")])
async def test_to_a_point(
    points: Caller, sender: Caller, carrier: Caller, format: str, point: str
) -> None:
    """Put in by the courier, told and closed by the point's own key."""
    box = await announced(sender, format=format, point=point)
    assert await goes(carrier, box, "loaded", "out_for_delivery") == ["loaded", "out_for_delivery"]
    told = {"code": "4711", "until": "2026-11-29T18:00:00+02:00"}
    assert await happens(points, box, "ready_for_pickup", **told) == 202
    waits = await shown(carrier, box)
    assert (waits["status"], waits["pickup"]["locker"]) == ("ready_for_pickup", point)
    assert await happens(points, box, "collected", code="0000") == 422
    assert await happens(points, box, "collected", code="4711") == 202
    assert (await shown(carrier, box))["status"] == "collected"


async def test_nobody_delivers_what_waits_at_a_point(points: Caller, sender: Caller) -> None:
    """A network tells what lies in its machines, and of nothing else."""
    box = await announced(sender, format="locker", point="box")
    for kind in ("loaded", "delivered", "out_for_delivery"):
        assert await happens(points, box, kind) == 404


async def test_to_a_terminal_in_an_agreed_window(
    points: Caller, sender: Caller, carrier: Caller, desk: Desk
) -> None:
    """One place an hour; its operator sees who comes, which moves no status; then it is fetched."""
    box = await announced(sender, format="terminal", point="pier")
    promise = await booked(sender, box)
    other = await announced(sender, format="terminal", point="pier", tracking_number="JJFI2")
    taken = (await sender.get(f"/v1/deliveries/{other['id']}/slots", **WEDNESDAY)).items
    assert promise["start"] not in [slot["start"] for slot in taken]
    assert await goes(carrier, box, "ready_for_pickup") == ["ready_for_pickup"]
    await desk.later(hours=24)
    assert await happens(points, box, "arrived", occurred_at=desk.clock.at.isoformat()) == 202
    seen = await shown(carrier, box)
    assert (seen["status"], seen["visit"]["came_at"]) == ("ready_for_pickup", None)
    assert seen["visit"]["seen_at"] is not None
    end = {"occurred_at": desk.clock.at.isoformat()}
    assert await happens(points, box, "collected", **end) == 202
    closed = await shown(carrier, box)
    assert (closed["status"], closed["promise"]["state"]) == ("collected", "kept")


async def test_between_two_terminals(
    points: Caller, sender: Caller, carrier: Caller, desk: Desk
) -> None:
    """No recipient and no chat: two operators scan, a driver and the second one say that they are
    there, and the promise is the vehicle's."""
    load = {"format": "terminal_to_terminal", "from_point": "yard", "point": "pier"}
    told = a_delivery(**load)
    del told["recipient"]
    box = (await sender.post("/v1/deliveries", told)).ok(201)
    promise = await booked(sender, box)
    assert await happens(points, box, "loaded") == 422
    assert await happens(carrier, box, "loaded") == 422
    assert await happens(points, box, "loaded", proof=SCAN) == 202
    assert (await shown(carrier, box))["status"] == "loaded"
    assert await goes(carrier, box, "out_for_delivery") == ["out_for_delivery"]
    await desk.later(hours=24)
    now = {"occurred_at": desk.clock.at.isoformat()}
    assert await happens(carrier, box, "arrived", **now) == 202
    assert await happens(points, box, "arrived", **now) == 202
    there = await shown(carrier, box)
    assert there["status"] == "arriving"
    assert None not in there["visit"].values()
    assert there["promise"]["state"] == "kept", promise
    lines = (await carrier.get(f"/v1/deliveries/{box['id']}/timeline")).items
    assert "both sides say that they are there" in [line["what"] for line in lines]
    assert await happens(points, box, "delivered", **now) == 422
    assert await happens(carrier, box, "delivered", **now) == 422
    assert await happens(points, box, "delivered", proof=SCAN, **now) == 202
    assert (await shown(carrier, box))["status"] == "delivered"


async def test_a_vehicle_that_comes_late_breaks_its_promise(
    points: Caller, sender: Caller, carrier: Caller, desk: Desk
) -> None:
    load = {"format": "terminal_to_terminal", "from_point": "yard", "point": "pier"}
    box = await announced(sender, **load)
    await booked(sender, box)
    await desk.later(hours=30)
    now = {"occurred_at": desk.clock.at.isoformat()}
    assert await happens(carrier, box, "arrived", **now) == 202
    assert (await shown(carrier, box))["promise"]["state"] == "broken"
