"""Plans and questions that are odd and not wrong: what is kept, and what is offered then."""

from datetime import datetime
from typing import Any

import pytest

from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk, a_carrier, a_delivery, a_route

FAR = {"lat": -33.9, "lon": 18.4}  # another continent


async def slots_of(caller: Caller, delivery: Json, **query: str) -> list[Json]:
    return (await caller.get(f"/v1/deliveries/{delivery['id']}/slots", **query)).items


def hours(slots: list[Json]) -> list[float]:
    ends = [
        (datetime.fromisoformat(slot["start"]), datetime.fromisoformat(slot["end"]))
        for slot in slots
    ]
    return [(end - start).total_seconds() / 3600 for start, end in ends]


async def test_from_after_to_is_refused(sender: Caller, delivery: Json) -> None:
    """By its field, not with an empty list."""
    path = f"/v1/deliveries/{delivery['id']}/slots"
    answer = await sender.get(path, **{"from": "2026-11-26", "to": "2026-11-25"})
    assert (answer.status, answer.wrong_fields) == (422, ["to"])


@pytest.mark.parametrize(
    "query",
    [{"from": "2036-01-01"}, {"to": "1999-01-01"}, {"from": "2000-01-01", "to": "2036-01-01"}],
)
async def test_days_far_away_are_only_looked_at_as_far_as_we_offer(
    sender: Caller, delivery: Json, route: Json, query: dict[str, str]
) -> None:
    """Nothing there, or what there would be without asking for them."""
    found = await slots_of(sender, delivery, **query)
    assert found in ([], await slots_of(sender, delivery))


@pytest.mark.parametrize("none", [{"units": 0, "weight_kg": 0}, {"units": 0}, {"weight_kg": 0}])
async def test_a_vehicle_without_room_is_kept_and_offers_nothing(
    sender: Caller, planner: Caller, delivery: Json, none: Json
) -> None:
    """Zero is a capacity."""
    empty = a_route()["vehicle"] | {"capacity": none}
    (await planner.put("/v1/routes/r1", a_route(vehicle=empty, stops=[]))).ok(201)
    assert await slots_of(sender, delivery) == []


async def test_a_stop_names_one_parcel(planner: Caller, delivery: Json) -> None:
    """By its id or its number; with both they are of the same one."""
    told = {"delivery": delivery["id"], "tracking_number": delivery["tracking_number"]}
    (await planner.put("/v1/routes/r1", a_route(stops=[told | {"service_seconds": 60}]))).ok(201)
    stop = told | {"tracking_number": "ANOTHERS", "service_seconds": 60}
    no = await planner.put("/v1/routes/r2", a_route(stops=[stop]))
    assert (no.status, no.wrong_fields) == (422, ["stops[0].tracking_number"])


@pytest.mark.parametrize("skills", [[""], ["lift"] * 33, "lift", [7]])
async def test_what_can_be_no_skill_is_named(planner: Caller, sender: Caller, skills: Any) -> None:  # noqa: ANN401 (the wire)
    vehicle = a_route()["vehicle"] | {"skills": skills}
    no = await planner.put("/v1/routes/r1", a_route(vehicle=vehicle))
    assert (no.status, no.body["errors"][0]["field"][:14]) == (422, "vehicle.skills")
    no = await sender.post("/v1/deliveries", a_delivery(parcel={"skills": skills}))
    assert (no.status, no.body["errors"][0]["field"][:13]) == (422, "parcel.skills")


async def test_a_parcel_that_wants_a_lift_is_offered_by_a_van_that_has_one(
    sender: Caller, planner: Caller, delivery: Json
) -> None:
    """What it asks for can be told at once or later, is told back, and may be taken back."""
    await planner.put("/v1/routes/r1", a_route())
    assert "skills" not in delivery["parcel"]
    assert await slots_of(sender, delivery)
    path = f"/v1/deliveries/{delivery['id']}"
    told = (await sender.patch(path, {"parcel": {"skills": ["tail", "lift"]}})).ok(200)
    assert told["parcel"]["skills"] == ["lift", "tail"]
    assert await slots_of(sender, delivery) == []
    able = a_route()["vehicle"] | {"skills": ["cold", "lift", "tail"]}
    (await planner.put("/v1/routes/r2", a_route(vehicle=able | {"ref": "van-2"}, stops=[]))).ok(201)
    assert {slot["route_ref"] for slot in await slots_of(sender, delivery)} == {"r2"}
    told = (await sender.patch(path, {"parcel": {"skills": None}})).ok(200)
    assert "skills" not in told["parcel"]


@pytest.mark.parametrize("capacity", [None, {}, {"weight_kg": 800}])
async def test_a_vehicle_of_which_nobody_told_how_much_it_takes_is_never_full(
    sender: Caller, planner: Caller, delivery: Json, capacity: Json | None
) -> None:
    """It is offered as long as it has time, and told back as it was told."""
    vehicle = {key: said for key, said in a_route()["vehicle"].items() if key != "capacity"}
    vehicle |= {"capacity": capacity} if capacity is not None else {}
    shown = (await planner.put("/v1/routes/r1", a_route(vehicle=vehicle))).ok(201)
    assert "units" not in shown["vehicle"]["capacity"]
    assert await slots_of(sender, delivery)


async def test_impossible_times_are_the_planners_affair(
    sender: Caller, planner: Caller, delivery: Json
) -> None:
    """A stop planned before the van leaves, and one across the world, are kept as load; the van
    that has to go there is offered to nobody."""
    stops = [
        {"tracking_number": "EARLY", "location": FAR, "arrival": "2026-11-25T01:00:00Z"},
        *a_route()["stops"],
    ]
    shown = (await planner.put("/v1/routes/r1", a_route(stops=stops))).ok(201)
    assert [stop["tracking_number"] for stop in shown["stops"]] == ["EARLY", "SOMEBODY-ELSES"]
    assert await slots_of(sender, delivery) == []


async def test_thousands_of_stops_are_taken_and_answered(
    sender: Caller, planner: Caller, delivery: Json
) -> None:
    """Two thousand, which no van does on a day: load, and no offer."""
    stops = [
        {
            "tracking_number": f"L{number}",
            "location": {"lat": 60.16 + number / 100_000, "lon": 24.94},
            "service_seconds": 60,
        }
        for number in range(2000)
    ]
    shown = (await planner.put("/v1/routes/r1", a_route(stops=stops))).ok(201)
    assert len(shown["stops"]) == 2000
    assert await slots_of(sender, delivery) == []


async def test_a_door_that_no_road_leads_to_has_no_slots(sender: Caller, route: Json) -> None:
    """A point in another continent: 200, and nothing."""
    told = a_delivery(tracking_number="FAR", address={"location": FAR, "country": "ZA"})
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    assert await slots_of(sender, delivery) == []


@pytest.mark.parametrize(
    ("now", "day", "lengths"),
    [
        ("2027-03-27T08:00:00+00:00", "2027-03-28", [1.0]),
        ("2027-10-30T08:00:00+00:00", "2027-10-31", [3.0, 2.0]),
    ],
)
async def test_a_night_on_which_clocks_change(
    sender: Caller,
    carrier: Caller,
    planner: Caller,
    desk: Desk,
    now: str,
    day: str,
    lengths: list[float],
) -> None:
    """Helsinki skips the hour from three on in spring and has it twice in autumn: a window inside
    what is skipped does not exist, one over it is shorter or longer."""
    desk.clock.at = datetime.fromisoformat(now)
    told = a_carrier(windows=["02:00-04:00", "03:00-04:00"])
    (await carrier.put("/v1/carriers/own-fleet", told)).ok(200)
    depot = {"lat": 60.17, "lon": 24.95}
    plan = a_route(
        date=day,
        start={"location": depot, "at": f"{day}T00:00:00+02:00"},
        end={"location": depot, "at": f"{day}T08:00:00+02:00"},
        stops=[],
    )
    (await planner.put("/v1/routes/r1", plan)).ok(201)
    told = a_delivery(tracking_number="NIGHT", earliest=day, latest=day)
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    assert hours(await slots_of(sender, delivery)) == lengths


FEE = {"per_minute": {"amount": "0.30", "currency": "EUR"}, "free_minutes": 5, "most": "4.00"}


async def test_a_slot_costs_nothing_unless_the_carrier_says_so(
    sender: Caller, delivery: Json, route: Json
) -> None:
    """No fee is null; the cheapest is marked either way."""
    slots = await slots_of(sender, delivery)
    assert {slot["fee"] for slot in slots} == {None}
    greenest = next(slot for slot in slots if "greenest" in slot["labels"])
    assert greenest["extra_seconds"] == min(slot["extra_seconds"] for slot in slots)


@pytest.mark.parametrize("least", ["0", "-1.50"])
async def test_a_fee_follows_the_extra_way(
    sender: Caller, carrier: Caller, delivery: Json, route: Json, least: str
) -> None:
    """Thirty cents a minute from the sixth on, at most four euros; a reward where `least` allows
    one. The hold says the same price."""
    told = a_carrier(slot_fee=FEE | {"least": least})
    shown = (await carrier.put("/v1/carriers/own-fleet", told)).ok(200)
    assert shown["slot_fee"] == FEE | {"least": least}
    slots = await slots_of(sender, delivery)
    for slot in slots:
        price = (slot["extra_seconds"] / 60 - 5) * 0.30
        assert slot["fee"]["currency"] == "EUR"
        assert float(slot["fee"]["amount"]) == pytest.approx(
            max(float(least), min(price, 4.0)), abs=0.0051
        )
    path = f"/v1/deliveries/{delivery['id']}/holds"
    hold = (await sender.post(path, {"slot_id": slots[0]["slot_id"]})).ok(201)
    assert hold["slot"]["fee"] == slots[0]["fee"]
    await carrier.post(f"/v1/holds/{hold['hold_id']}/confirm")
    (change,) = (await carrier.get("/v1/changes")).body["items"]
    assert change["details"]["fee"] == slots[0]["fee"]  # whoever is to collect it is told
    assert hold["slot"]["extra_seconds"] == slots[0]["extra_seconds"]


BELOW_NOTHING = {"per_minute": {"amount": "-0.30", "currency": "EUR"}}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"least": "9", "most": "1"}, "slot_fee.most"), (BELOW_NOTHING, "slot_fee.per_minute")],
)
async def test_a_fee_that_cannot_be_is_refused(carrier: Caller, wrong: Json, field: str) -> None:
    """At most less than at least; a fee that falls with the way."""
    answer = await carrier.put("/v1/carriers/own-fleet", a_carrier(slot_fee=FEE | wrong))
    assert (answer.status, answer.wrong_fields) == (422, [field])


async def test_a_fee_in_yen_has_no_hundredths(
    sender: Caller, carrier: Caller, delivery: Json, route: Json
) -> None:
    """As whoever pays it can pay it."""
    yen = {"per_minute": {"amount": "33.33", "currency": "JPY"}}
    (await carrier.put("/v1/carriers/own-fleet", a_carrier(slot_fee=yen))).ok(200)
    amounts = [slot["fee"]["amount"] for slot in await slots_of(sender, delivery)]
    assert amounts and all(amount.isdecimal() for amount in amounts)


async def test_a_size_that_a_carrier_does_not_name_takes_its_room(
    sender: Caller, carrier: Caller, planner: Caller
) -> None:
    """Where a small one takes a unit a huge one takes eight."""
    told = a_carrier(units={"S": 1})
    shown = (await carrier.put("/v1/carriers/own-fleet", told)).ok(200)
    assert shown["units"] == {"S": 1, "M": 2, "L": 4, "XL": 8}
    huge = a_delivery(tracking_number="HUGE", parcel={"size": "XL", "weight_kg": 30})
    delivery = (await sender.post("/v1/deliveries", huge)).ok(201)
    for units, is_offered in ((7, False), (8, True)):
        van = {"ref": "van-1", "capacity": {"units": units}}
        plan = a_route(version=units, vehicle=van, stops=[])
        await planner.put("/v1/routes/r1", plan)
        assert bool(await slots_of(sender, delivery)) == is_offered


async def test_who_holds_a_window_pays_what_they_were_told(
    sender: Caller, carrier: Caller, delivery: Json, route: Json
) -> None:
    """Whatever the carrier asks of others meanwhile."""
    (await carrier.put("/v1/carriers/own-fleet", a_carrier(slot_fee=FEE))).ok(200)
    slots = await slots_of(sender, delivery)
    path = f"/v1/deliveries/{delivery['id']}/holds"
    hold = (await sender.post(path, {"slot_id": slots[0]["slot_id"]})).ok(201)
    dear = FEE | {"least": "50.00", "most": "99.00"}
    (await carrier.put("/v1/carriers/own-fleet", a_carrier(slot_fee=dear))).ok(200)
    (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")).ok(200)
    (change,) = (await carrier.get("/v1/changes")).body["items"]
    assert change["details"]["fee"] == hold["slot"]["fee"]


async def test_a_route_that_was_taken_away_takes_nobody(
    sender: Caller, carrier: Caller, planner: Caller, delivery: Json, route: Json
) -> None:
    """Not even who needs no room; a later plan brings it back."""
    weightless = a_carrier(units={"S": 0, "M": 0, "L": 0, "XL": 0})
    (await carrier.put("/v1/carriers/own-fleet", weightless)).ok(200)
    slots = await slots_of(sender, delivery)
    ref = slots[0]["route_ref"]
    (await planner.delete(f"/v1/routes/{ref}")).ok(200)
    assert await slots_of(sender, delivery) == []
    path = f"/v1/deliveries/{delivery['id']}/holds"
    gone = await sender.post(path, {"slot_id": slots[0]["slot_id"]})
    assert (gone.status, gone.code) == (409, "slot-gone")
    (await planner.put(f"/v1/routes/{ref}", a_route(version=8))).ok(200)
    assert await slots_of(sender, delivery)


async def test_a_late_yes_costs_no_more_than_was_told(
    desk: Desk, sender: Caller, carrier: Caller, planner: Caller, delivery: Json
) -> None:
    """The hold ran out, and the van starts far away by now: whoever said yes is asked anew."""
    told = a_carrier(slot_fee=FEE | {"free_minutes": 0, "most": "99.00"})
    (await carrier.put("/v1/carriers/own-fleet", told)).ok(200)
    on_the_way = {"tracking_number": "N", "location": {"lat": 60.164, "lon": 24.93}}
    (await planner.put("/v1/routes/r1", a_route(stops=[on_the_way]))).ok(201)
    slots = await slots_of(sender, delivery)
    path = f"/v1/deliveries/{delivery['id']}/holds"
    hold = (await sender.post(path, {"slot_id": slots[1]["slot_id"]})).ok(201)
    await desk.later(minutes=6)
    far = a_route(version=8, stops=[])
    far |= {end: far[end] | {"location": {"lat": 60.3, "lon": 25.2}} for end in ("start", "end")}
    (await planner.put("/v1/routes/r1", far)).ok(200)
    answer = await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")
    assert (answer.status, answer.code) == (409, "hold-expired")


async def test_times_of_one_day_that_end_before_they_begin_are_refused(
    sender: Caller, delivery: Json, route: Json
) -> None:
    path = f"/v1/deliveries/{delivery['id']}/slots"
    asked = {"from": "2026-11-25T14:00:00+02:00", "to": "2026-11-25T10:00:00+02:00"}
    answer = await sender.get(path, **asked)
    assert (answer.status, answer.wrong_fields) == (422, ["to"])
