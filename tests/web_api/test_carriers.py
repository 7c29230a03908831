"""Carriers: the table of what each allows, put and read."""

import pytest

from core.model.access import Scope
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import FLEET, OTHER, Desk, a_carrier


async def test_a_carrier_comes_back_as_it_was_put(carrier: Caller) -> None:
    """Every member of the table."""
    told = a_carrier(
        windows=["08:00-12:00", "12:00-24:00"],
        days_ahead=2,
        units={"S": 1, "M": 1, "L": 2, "XL": 2},
        attempts_max=2,
        fallback=[OTHER],
        sla={"first_attempt": 0.97},
        capabilities={
            "change_window": {
                "allowed": True,
                "until": {"status": "loaded", "hours_before_window": 1.5, "local_time": "20:30"},
                "fee": {"amount": "2.50", "currency": "EUR"},
                "reversible": False,
                "confirms": True,
            }
        },
    )
    put = (await carrier.put(f"/v1/carriers/{FLEET}", told)).ok(200)
    assert put == told | {"ref": FLEET}
    assert (await carrier.get(f"/v1/carriers/{FLEET}")).ok(200) == put


async def test_what_a_day_costs_comes_back_as_it_was_put(carrier: Caller) -> None:
    """What is not told costs nothing; nothing costs less."""
    told = a_carrier(costs={"currency": "EUR", "km": "0.35", "hour": "24.50"})
    put = (await carrier.put(f"/v1/carriers/{FLEET}", told)).ok(200)
    rest = dict.fromkeys(("stop", "attempt", "contact", "toll", "waiting_hour"), "0")
    assert put["costs"] == told["costs"] | rest
    assert (await carrier.get(f"/v1/carriers/{FLEET}")).ok(200) == put
    for wrong in ({"currency": "EUR", "km": "-1"}, {"currency": "euro"}):
        answer = await carrier.put(f"/v1/carriers/{FLEET}", a_carrier(costs=wrong))
        assert answer.status == 422


async def test_attempts_and_zone_reach_the_deliveries(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """The carrier's own number of attempts stands in a new delivery."""
    assert delivery["attempts_max"] == 3
    (await carrier.put(f"/v1/carriers/{FLEET}", a_carrier(attempts_max=5))).ok(200)
    told = {"tracking_number": "2", "carrier": FLEET, "address": {"text": "Bulevardi 5"}}
    assert (await sender.post("/v1/deliveries", told)).ok(201)["attempts_max"] == 5


async def test_a_fee_stands_in_options_and_slots(
    sender: Caller, carrier: Caller, delivery: Json, route: Json
) -> None:
    """As money."""
    fee = {"amount": "2.50", "currency": "EUR"}
    told = a_carrier(capabilities={"change_window": {"allowed": True, "fee": fee}})
    (await carrier.put(f"/v1/carriers/{FLEET}", told)).ok(200)
    options = (await sender.get(f"/v1/deliveries/{delivery['id']}/options")).items
    assert [one["fee"] for one in options if one["action"] == "change_window"] == [fee]
    slots = (await sender.get(f"/v1/deliveries/{delivery['id']}/slots")).items
    assert slots[0]["fee"] == fee


async def test_what_is_shut_and_where_comes_back_as_it_was_put(carrier: Caller) -> None:
    """Days, hours of days, postcodes, a polygon, other cut-offs and holidays."""
    corners = [[24.9, 60.1], [25.1, 60.1], [25.0, 60.3], [24.9, 60.1]]
    told = a_carrier(
        blackouts=[
            {
                "from": "2026-12-24",
                "to": "2026-12-26",
                "window": None,
                "postcodes": [],
                "area": None,
            },
            {
                "from": "2026-12-31",
                "to": "2026-12-31",
                "window": "14:00-24:00",
                "postcodes": ["00"],
                "area": {"type": "Polygon", "coordinates": [corners]},
            },
        ],
        cut_offs=[
            {
                "until": {"status": None, "hours_before_window": 20.0, "local_time": "15:00"},
                "actions": ["change_window"],
                "postcodes": ["22"],
                "area": None,
            }
        ],
        holidays="FI",
    )
    put = (await carrier.put(f"/v1/carriers/{FLEET}", told)).ok(200)
    assert {name: put[name] for name in ("blackouts", "cut_offs", "holidays")} == {
        name: told[name] for name in ("blackouts", "cut_offs", "holidays")
    }
    assert (await carrier.get(f"/v1/carriers/{FLEET}")).ok(200) == put


async def test_a_day_that_is_shut_is_not_listed(
    sender: Caller, carrier: Caller, delivery: Json, route: Json
) -> None:
    """Nor can it be held."""
    path = f"/v1/deliveries/{delivery['id']}"
    slots = (await sender.get(f"{path}/slots")).items
    day = slots[0]["start"][:10]
    shut = [{"from": day, "to": day}]
    (await carrier.put(f"/v1/carriers/{FLEET}", a_carrier(blackouts=shut))).ok(200)
    left = (await sender.get(f"{path}/slots")).items
    assert [one for one in left if one["start"].startswith(day)] == []
    held = await sender.post(f"{path}/holds", {"slot_id": slots[0]["slot_id"]})
    assert held.ok(409)["code"] == "slot-gone"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"blackouts": [{"from": "2026-12-26", "to": "2026-12-24"}]}, "blackouts[0].to"),
        (
            {"blackouts": [{"from": "2026-12-24", "to": "2026-12-24", "window": "18:00-08:00"}]},
            "blackouts[0].window",
        ),
        (
            {
                "cut_offs": [
                    {
                        "until": {},
                        "area": {"coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]},
                    }
                ]
            },
            "cut_offs[0].area.coordinates[0]",
        ),
        ({"holidays": "XX"}, "holidays"),
        ({"name": ""}, "name"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"timezone": "../etc/passwd"}, "timezone"),
        ({"timezone": "Europe"}, "timezone"),
        ({"windows": ["8-10"]}, "windows[0]"),
        ({"windows": ["10:00-08:00"]}, "windows[0]"),
        ({"windows": ["08:00-10:00\n"]}, "windows[0]"),
        ({"windows": ["٠٨:00-10:00"]}, "windows[0]"),
        ({"days_ahead": -1}, "days_ahead"),
        ({"attempts_max": 0}, "attempts_max"),
        ({"units": {"S": -1}}, "units.S"),
        ({"capabilities": {"teleport": {}}}, "capabilities.teleport"),
        (
            {"capabilities": {"cancel": {"until": {"local_time": "25:00"}}}},
            "capabilities.cancel.until.local_time",
        ),
        (
            {"capabilities": {"cancel": {"until": {"local_time": "20:00\n"}}}},
            "capabilities.cancel.until.local_time",
        ),
        (
            {"capabilities": {"cancel": {"until": {"status": "tired"}}}},
            "capabilities.cancel.until.status",
        ),
    ],
)
async def test_a_wrong_table_is_refused(carrier: Caller, told: Json, field: str) -> None:
    """By the name of its field, and the old one stands."""
    answer = await carrier.put(f"/v1/carriers/{FLEET}", a_carrier(**told))
    assert answer.status == 422
    assert answer.wrong_fields == [field]
    assert (await carrier.get(f"/v1/carriers/{FLEET}")).ok(200)["name"] == "Own Fleet"


async def test_a_carrier_is_its_own(carrier: Caller, stranger_carrier: Caller, desk: Desk) -> None:
    """A key of one carrier sees itself; one of the house sees all."""
    assert (await stranger_carrier.get(f"/v1/carriers/{FLEET}")).status == 404
    assert (await stranger_carrier.put(f"/v1/carriers/{FLEET}", a_carrier())).status == 404
    assert [one["ref"] for one in (await carrier.get("/v1/carriers")).items] == [FLEET]
    house = desk.caller(Scope.AGENT, None)
    assert sorted(one["ref"] for one in (await house.get("/v1/carriers")).items) == sorted(
        [FLEET, OTHER]
    )
    assert (await house.get("/v1/carriers/unknown")).status == 404


async def test_the_name_of_a_new_carrier_is_a_ref(desk: Desk) -> None:
    """What may not stand in a body may not stand in a path."""
    house = desk.caller(Scope.CARRIER, None)
    answer = await house.put("/v1/carriers/a%2Fb", a_carrier())
    assert answer.wrong_fields == ["ref"]
    (await house.put("/v1/carriers/new-one", a_carrier())).ok(201)
