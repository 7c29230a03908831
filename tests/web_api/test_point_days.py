"""A terminal with places by the hour: told with the pickup point, booked by the calls for slots."""

from typing import Any

import pytest

from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk, a_delivery, a_locker

PIER = {
    "kind": "terminal",
    "name": "West pier",
    "opening_hours": "Mo-Fr 08:00-18:00",
    "compartments": {},
    "bookable": [{"window": "10:00-10:30", "places": 1}, {"window": "10:30-11:00", "places": 2}],
}

WEDNESDAY = {"from": "2026-11-25", "to": "2026-11-25"}


def to_the_pier(number: int, **told: Any) -> Json:  # noqa: ANN401 (the wire)
    named = {"tracking_number": f"JJFI6000000000{number}", "format": "terminal", "point": "pier"}
    return a_delivery(**named, **told)


@pytest.fixture
async def pier(lockers: Caller) -> Json:
    told: Json = (await lockers.put("/v1/lockers/pier", a_locker(**PIER))).ok(201)
    return told


async def slots_of(caller: Caller, delivery: Json, **query: str) -> list[Json]:
    return (await caller.get(f"/v1/deliveries/{delivery['id']}/slots", **query)).items


async def announced(sender: Caller, number: int) -> Json:
    told: Json = (await sender.post("/v1/deliveries", to_the_pier(number))).ok(201)
    return told


async def test_what_is_bookable_is_told_with_the_point(lockers: Caller, pier: Json) -> None:
    """And read back; a point without says nothing of it, as ever."""
    assert pier["bookable"] == PIER["bookable"]
    assert (await lockers.get("/v1/lockers/pier")).ok(200) == pier
    assert "bookable" not in (await lockers.put("/v1/lockers/box", a_locker())).ok(201)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "locker"}, "bookable"),
        ({"bookable": [{"window": "11:00-10:00", "places": 1}]}, "bookable[0].window"),
        ({"bookable": [{"window": "ten", "places": 1}]}, "bookable[0].window"),
        ({"bookable": [{"window": "10:00-10:30", "places": -1}]}, "bookable[0].places"),
        ({"bookable": [{"window": "10:00-10:30", "places": 1}] * 2}, "bookable"),
        ({"timezone": "Europe/Nowhere"}, "timezone"),
    ],
)
async def test_what_cannot_be_is_refused_by_name(lockers: Caller, told: Json, field: str) -> None:
    answer = await lockers.put("/v1/lockers/pier", a_locker(**PIER | told))
    assert answer.status == 422
    assert answer.body["errors"][0]["field"].replace("/", ".").endswith(field)


async def test_a_place_goes_the_way_of_a_slot(desk: Desk, sender: Caller, pier: Json) -> None:
    """Offered, held, gone for others, confirmed; with what a slot always says."""
    first, second = await announced(sender, 1), await announced(sender, 2)
    slots = await slots_of(sender, first, **WEDNESDAY)
    assert [(each["start"][11:16], each["basis"]) for each in slots] == [
        ("08:00", "route"),
        ("08:30", "route"),
    ]
    assert {(each["route_ref"], each["extra_seconds"]) for each in slots} == {(None, 0)}
    ten = {"slot_id": slots[0]["slot_id"]}
    hold = (await sender.post(f"/v1/deliveries/{first['id']}/holds", ten)).ok(201)
    assert hold["slot"]["basis"] == "route"
    gone = await sender.post(f"/v1/deliveries/{second['id']}/holds", ten)
    assert (gone.status, gone.body["code"]) == (409, "slot-gone")
    await desk.later(seconds=301)
    late = (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")).ok(200)
    assert (late["start"], late["state"]) == (slots[0]["start"], "asked")
    known = (await sender.get(f"/v1/deliveries/{first['id']}")).ok(200)
    assert (known["promise"], known["status"]) == (late, "scheduled")
    free = await slots_of(sender, second, **WEDNESDAY)
    assert [each["start"] for each in free] == [slots[1]["start"]]


async def test_the_carrier_is_asked_and_may_say_no(
    sender: Caller, carrier: Caller, pier: Json
) -> None:
    """A change like any other; after a no the place is free."""
    first, second = await announced(sender, 1), await announced(sender, 2)
    slot = (await slots_of(sender, first, **WEDNESDAY))[0]["slot_id"]
    wish = {"action": "change_window", "slot_id": slot}
    change = (await sender.post(f"/v1/deliveries/{first['id']}/changes", wish)).ok(202)
    assert slot not in {each["slot_id"] for each in await slots_of(sender, second)}
    (await carrier.post(f"/v1/changes/{change['id']}/reject", {"reason": "crane"})).ok(200)
    assert slot in {each["slot_id"] for each in await slots_of(sender, second)}
    known = (await sender.get(f"/v1/deliveries/{first['id']}")).ok(200)
    assert (known["promise"]["state"], known["status"]) == ("released", "announced")


async def test_a_point_in_another_zone_opens_by_its_own_clock(
    lockers: Caller, sender: Caller
) -> None:
    """Not by the carrier's, which is an hour ahead of it."""
    told = a_locker(**PIER | {"timezone": "Europe/Stockholm"})
    assert (await lockers.put("/v1/lockers/pier", told)).ok(201)["timezone"] == "Europe/Stockholm"
    slots = await slots_of(sender, await announced(sender, 1))
    assert {each["start"][11:16] for each in slots} == {"09:00", "09:30"}


async def test_nothing_else_of_the_point_is_a_route(planner: Caller, sender: Caller) -> None:
    """Nobody reads, plans or takes away what we keep under a name of our own."""
    for call in (planner.get, planner.delete):
        assert (await call("/v1/routes/point:pier:2026-11-25")).status == 404


async def test_a_terminal_without_places_offers_no_time(lockers: Caller, sender: Caller) -> None:
    """As before there were any."""
    (await lockers.put("/v1/lockers/pier", a_locker(**PIER | {"bookable": []}))).ok(201)
    delivery = await announced(sender, 1)
    answer = await sender.get(f"/v1/deliveries/{delivery['id']}/slots")
    assert (answer.status, answer.body["code"]) == (409, "not-allowed")
    assert answer.body["why_not"] == ["not-at-a-door"]
