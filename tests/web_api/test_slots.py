"""Slots and holds: only what the routes can serve, kept for a moment, made a promise."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from core.model.location import Location
from core.model.route import Costing
from core.model.window import Window
from tests.bot.building import StraightLines
from tests.web_api.caller import Answer, Caller, Json
from tests.web_api.desk import Desk, a_delivery, a_route
from web.api.slot_id import slot_id


async def slots_of(caller: Caller, delivery: Json, **query: str) -> list[Json]:
    answer = await caller.get(f"/v1/deliveries/{delivery['id']}/slots", **query)
    assert answer.status == 200
    return answer.items


async def held(caller: Caller, delivery: Json, slot: str) -> Answer:
    return await caller.post(f"/v1/deliveries/{delivery['id']}/holds", {"slot_id": slot})


async def a_hold(caller: Caller, delivery: Json) -> Json:
    slots = await slots_of(caller, delivery)
    hold: Json = (await held(caller, delivery, slots[0]["slot_id"])).ok(201)
    return hold


def hours(slots: list[Json]) -> list[int]:
    """Opening hours in UTC, two behind Helsinki's."""
    return [datetime.fromisoformat(slot["start"]).hour for slot in slots]


async def test_no_route_no_slot(sender: Caller, delivery: Json) -> None:
    """Nothing is promised that nobody drives."""
    assert await slots_of(sender, delivery) == []


async def test_slots_are_the_carriers_windows_on_the_road(
    sender: Caller, delivery: Json, route: Json
) -> None:
    """Those of the van's shift, in order, each with its own id."""
    slots = await slots_of(sender, delivery)
    assert set(slots[0]) == {
        "slot_id",
        "start",
        "end",
        "route_ref",
        "extra_seconds",
        "labels",
        "fee",
        "basis",
    }
    assert hours(slots) == sorted(hours(slots))
    assert set(hours(slots)) <= {6, 8, 10, 12, 14}
    assert len({slot["slot_id"] for slot in slots}) == len(slots)
    assert {slot["route_ref"] for slot in slots} == {"r1"}
    assert {slot["basis"] for slot in slots} == {"route"}
    labels = [label for slot in slots for label in slot["labels"]]
    assert sorted(labels) == ["greenest", "soonest"]
    assert "soonest" in slots[0]["labels"]


async def test_a_full_van_offers_nothing(sender: Caller, planner: Caller, delivery: Json) -> None:
    """A parcel of size M takes two units; one is left."""
    vehicle = a_route()["vehicle"] | {"capacity": {"units": 2, "weight_kg": 800}}
    (await planner.put("/v1/routes/r1", a_route(vehicle=vehicle))).ok(201)
    assert await slots_of(sender, delivery) == []


async def test_a_van_that_carries_no_more_weight_offers_nothing(
    sender: Caller, planner: Caller, delivery: Json
) -> None:
    """2.5 kg do not go into 2."""
    vehicle = a_route()["vehicle"] | {"capacity": {"units": 60, "weight_kg": 2}}
    (await planner.put("/v1/routes/r1", a_route(vehicle=vehicle))).ok(201)
    assert await slots_of(sender, delivery) == []


async def test_a_short_shift_offers_its_own_hours(
    sender: Caller, planner: Caller, delivery: Json
) -> None:
    """A van home by noon serves no afternoon."""
    end = a_route()["end"] | {"at": "2026-11-25T12:00:00+02:00"}
    (await planner.put("/v1/routes/r1", a_route(end=end))).ok(201)
    assert max(hours(await slots_of(sender, delivery))) < 10


async def test_slots_are_of_the_days_asked_for(
    sender: Caller, planner: Caller, delivery: Json, route: Json
) -> None:
    """Both ends included; days, or times whose day counts at the carrier's place."""
    depot = {"lat": 60.17, "lon": 24.95}
    later = a_route(
        date="2026-11-26",
        start={"location": depot, "at": "2026-11-26T08:00:00+02:00"},
        end={"location": depot, "at": "2026-11-26T16:00:00+02:00"},
        stops=[],
    )
    (await planner.put("/v1/routes/r2", later)).ok(201)
    both = await slots_of(sender, delivery)
    assert {slot["start"][:10] for slot in both} == {"2026-11-25", "2026-11-26"}
    first = await slots_of(sender, delivery, to="2026-11-25")
    assert {slot["start"][:10] for slot in first} == {"2026-11-25"}
    second = await slots_of(sender, delivery, **{"from": "2026-11-25T22:30:00Z"})
    assert {slot["start"][:10] for slot in second} == {"2026-11-26"}
    assert await slots_of(sender, delivery, **{"from": "2026-11-28"}) == []


async def test_what_is_soonest_and_greenest_is_said_of_what_is_shown(
    sender: Caller, delivery: Json, route: Json
) -> None:
    """Whoever asks from noon on is shown the soonest from noon on."""
    every = await slots_of(sender, delivery)
    shown = await slots_of(sender, delivery, **{"from": every[0]["end"]})
    assert 0 < len(shown) < len(every)
    assert "soonest" in shown[0]["labels"]
    assert all("soonest" not in slot["labels"] for slot in shown[1:])
    assert any("greenest" in slot["labels"] for slot in shown)


async def test_slots_are_not_after_the_latest_day(sender: Caller, route: Json) -> None:
    """Nor before the earliest."""
    early = a_delivery(tracking_number="early", latest="2026-11-24")
    late = a_delivery(tracking_number="late", earliest="2026-11-26")
    for told in (early, late):
        delivery = (await sender.post("/v1/deliveries", told)).ok(201)
        assert await slots_of(sender, delivery) == []


@pytest.mark.parametrize(
    "day", ["soon", "2026-11-25T10:00:00", "0001-01-01T00:00:00+14:00", "2026-13-01", ""]
)
async def test_a_wrong_day_is_invalid(sender: Caller, delivery: Json, day: str) -> None:
    """A naive time too."""
    answer = await sender.get(f"/v1/deliveries/{delivery['id']}/slots", **{"from": day})
    assert answer.status == 422
    assert answer.wrong_fields == ["from"]


@pytest.mark.parametrize("text", ["Kirkkokatu 8, 90100 Oulu", "Mannerheimintie 612"])
async def test_a_pin_beside_words_of_another_place_has_no_slots(
    sender: Caller, route: Json, text: str
) -> None:
    """Whoever lives there says first which of the two it is."""
    point = {"lat": 60.17, "lon": 24.94}
    told = a_delivery(address={"text": text, "country": "FI", "location": point})
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    assert delivery["address"]["verdict"]["verdict"] == "pin_mismatch"
    answer = await sender.get(f"/v1/deliveries/{delivery['id']}/slots")
    assert (answer.status, answer.code) == (409, "address-not-located")


async def test_an_address_that_nobody_finds_has_no_slots(sender: Caller, route: Json) -> None:
    """409 `address-not-located`, for slots and holds alike."""
    told = a_delivery(address={"text": "Olematon katu 999, Atlantis"})
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    answer = await sender.get(f"/v1/deliveries/{delivery['id']}/slots")
    assert (answer.status, answer.code) == (409, "address-not-located")
    located = (await sender.post("/v1/deliveries", a_delivery(tracking_number="2"))).ok(201)
    slot = (await slots_of(sender, located))[0]
    answer = await held(sender, delivery, slot["slot_id"])
    assert (answer.status, answer.code) == (409, "address-not-located")


class Slow(StraightLines):
    """Travel times that are under way until the road is free."""

    def __init__(self) -> None:
        self.road = asyncio.Event()
        self.asked = 0

    async def matrix(
        self, sources: Sequence[Location], targets: Sequence[Location], profile: Costing
    ) -> Sequence[Sequence[int | None]]:
        self.asked += 1
        await self.road.wait()
        return await super().matrix(sources, targets, profile)


async def test_who_asks_while_travel_times_are_fetched_comes_again(
    sender: Caller, delivery: Json, route: Json, desk: Desk
) -> None:
    """202 with Retry-After; asking again joins the search that is under way."""
    travel = Slow()
    path = f"/v1/deliveries/{delivery['id']}/slots"
    async with desk.restarted(travel=travel) as again:
        slow = again.with_key(sender.key)
        answer = await slow.get(path)
        assert answer.ok(202)["items"] == []
        assert int(answer.headers["Retry-After"]) >= 1
        (await slow.get(path)).ok(202)
        assert travel.asked == 1
        travel.road.set()
        assert (await slow.get(path)).ok(200)["items"] == (await sender.get(path)).items


async def test_ones_own_time_is_no_other_time(sender: Caller, delivery: Json, route: Json) -> None:
    """It is not offered, and cannot be taken, and paid, twice."""
    hold = await a_hold(sender, delivery)
    (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")).ok(200)
    slots = (await sender.get(f"/v1/deliveries/{delivery['id']}/slots")).items
    assert slots and hold["slot"]["slot_id"] not in [slot["slot_id"] for slot in slots]
    answer = await held(sender, delivery, hold["slot"]["slot_id"])
    assert (answer.status, answer.code) == (409, "not-allowed")
    assert answer.body["why_not"] == ["already-so"]


async def test_a_hold_keeps_a_slot_for_a_while(sender: Caller, delivery: Json, route: Json) -> None:
    """201, with when it ends: five minutes from now."""
    slot = (await slots_of(sender, delivery))[0]
    hold = (await held(sender, delivery, slot["slot_id"])).ok(201)
    assert set(hold) == {"hold_id", "slot", "expires_at"}
    assert hold["slot"]["slot_id"] == slot["slot_id"]
    assert (hold["slot"]["start"], hold["slot"]["end"]) == (slot["start"], slot["end"])
    assert hold["expires_at"] == "2026-11-24T08:05:00Z"


async def test_a_held_place_is_nobody_elses(sender: Caller, planner: Caller) -> None:
    """The last place is held: the next one gets `slot-gone`, and is offered nothing."""
    vehicle = a_route()["vehicle"] | {"capacity": {"units": 3, "weight_kg": 800}}
    (await planner.put("/v1/routes/r1", a_route(vehicle=vehicle))).ok(201)
    first = (await sender.post("/v1/deliveries", a_delivery(tracking_number="1"))).ok(201)
    second = (await sender.post("/v1/deliveries", a_delivery(tracking_number="2"))).ok(201)
    slot = (await slots_of(sender, second))[0]
    hold = (await held(sender, first, slot["slot_id"])).ok(201)
    answer = await held(sender, second, slot["slot_id"])
    assert (answer.status, answer.code) == (409, "slot-gone")
    assert await slots_of(sender, second) == []
    (await sender.delete(f"/v1/holds/{hold['hold_id']}")).ok(204)
    (await held(sender, second, slot["slot_id"])).ok(201)


async def test_two_at_once_never_both_take_the_last_place(sender: Caller, planner: Caller) -> None:
    """Of eight callers one is first."""
    vehicle = a_route()["vehicle"] | {"capacity": {"units": 3, "weight_kg": 800}}
    (await planner.put("/v1/routes/r1", a_route(vehicle=vehicle))).ok(201)
    deliveries = [
        (await sender.post("/v1/deliveries", a_delivery(tracking_number=str(number)))).ok(201)
        for number in range(8)
    ]
    slot = (await slots_of(sender, deliveries[0]))[0]["slot_id"]
    answers = await asyncio.gather(*(held(sender, one, slot) for one in deliveries))
    assert sorted(answer.status for answer in answers) == [201] + [409] * 7


async def test_a_confirmed_hold_is_a_promise(sender: Caller, delivery: Json, route: Json) -> None:
    """200, in the delivery, and a stop of the route."""
    hold = await a_hold(sender, delivery)
    promise = (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")).ok(200)
    assert set(promise) == {
        "promise_id",
        "start",
        "end",
        "made_at",
        "changeable_until",
        "state",
    }
    assert (promise["start"], promise["end"]) == (hold["slot"]["start"], hold["slot"]["end"])
    assert promise["state"] == "asked"
    shown = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["promise"] == promise
    assert shown["status"] == "scheduled"


async def test_confirming_again_gives_the_same_promise(
    sender: Caller, delivery: Json, route: Json
) -> None:
    """Also without an Idempotency-Key."""
    hold = await a_hold(sender, delivery)
    first = (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")).ok(200)
    second = (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm", {})).ok(200)
    assert first == second


async def test_confirming_late_tries_the_same_window_once_more(
    sender: Caller, delivery: Json, route: Json, desk: Desk
) -> None:
    """Nobody took it meanwhile."""
    hold = await a_hold(sender, delivery)
    await desk.later(minutes=6)
    promise = (await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")).ok(200)
    assert promise["start"] == hold["slot"]["start"]


async def test_confirming_late_what_is_taken_is_refused(
    sender: Caller, planner: Caller, desk: Desk
) -> None:
    """409 `hold-expired`."""
    vehicle = a_route()["vehicle"] | {"capacity": {"units": 3, "weight_kg": 800}}
    (await planner.put("/v1/routes/r1", a_route(vehicle=vehicle))).ok(201)
    first = (await sender.post("/v1/deliveries", a_delivery(tracking_number="1"))).ok(201)
    second = (await sender.post("/v1/deliveries", a_delivery(tracking_number="2"))).ok(201)
    hold = await a_hold(sender, first)
    await desk.later(minutes=6)
    (await held(sender, second, hold["slot"]["slot_id"])).ok(201)
    answer = await sender.post(f"/v1/holds/{hold['hold_id']}/confirm")
    assert (answer.status, answer.code) == (409, "hold-expired")


async def test_a_new_hold_lets_the_earlier_go(
    sender: Caller, planner: Caller, delivery: Json
) -> None:
    """One delivery keeps one place."""
    vehicle = a_route()["vehicle"] | {"capacity": {"units": 3, "weight_kg": 800}}
    (await planner.put("/v1/routes/r1", a_route(vehicle=vehicle))).ok(201)
    slots = await slots_of(sender, delivery)
    (await held(sender, delivery, slots[0]["slot_id"])).ok(201)
    (await held(sender, delivery, slots[1]["slot_id"])).ok(201)


@pytest.mark.parametrize(
    "slot",
    [
        "",
        "slot_",
        "slot_nonsense",
        "slot_77777777aa",
        "slot_7777777777",
        "SLOT_AAAAAAAAAA",
        "sløt",
        "🚚",
    ],
)
async def test_a_slot_that_we_never_offered_is_gone(
    sender: Caller, delivery: Json, route: Json, slot: str
) -> None:
    """409 `slot-gone`, whatever the id says."""
    answer = await held(sender, delivery, slot)
    assert (answer.status, answer.code) == (409, "slot-gone")
    change = {"action": "change_window", "slot_id": slot}
    answer = await sender.post(f"/v1/deliveries/{delivery['id']}/changes", change)
    assert (answer.status, answer.code) == (409, "slot-gone")


async def test_an_id_made_by_hand_opens_no_window_of_its_own(
    sender: Caller, delivery: Json, route: Json
) -> None:
    """A window that the carrier does not offer, though the van is on the road."""
    window = datetime.fromisoformat("2026-11-25T09:00:00+02:00")
    made = slot_id(Window(window, window + timedelta(minutes=30)))
    answer = await held(sender, delivery, made)
    assert (answer.status, answer.code) == (409, "slot-gone")


async def test_an_id_of_a_day_that_is_not_offered_is_gone(
    sender: Caller, planner: Caller, route: Json
) -> None:
    """The sender said: not after the 24th."""
    delivery = (await sender.post("/v1/deliveries", a_delivery(tracking_number="1"))).ok(201)
    slot = (await slots_of(sender, delivery))[0]["slot_id"]
    told = a_delivery(tracking_number="2", latest="2026-11-24")
    other = (await sender.post("/v1/deliveries", told)).ok(201)
    answer = await held(sender, other, slot)
    assert (answer.status, answer.code) == (409, "slot-gone")


async def test_others_neither_confirm_nor_release(
    sender: Caller, stranger_carrier: Caller, delivery: Json, route: Json
) -> None:
    """404."""
    hold = await a_hold(sender, delivery)
    path = f"/v1/holds/{hold['hold_id']}"
    assert (await stranger_carrier.post(f"{path}/confirm")).status == 404
    assert (await stranger_carrier.delete(path)).status == 404
    assert (await sender.post("/v1/holds/hold_unknown/confirm")).status == 404
    (await sender.post(f"{path}/confirm")).ok(200)


async def test_what_may_not_be_changed_has_no_slots(
    sender: Caller, carrier: Caller, delivery: Json, route: Json
) -> None:
    """409 `not-allowed` once it is out for delivery, as the options say."""
    event = {"event_id": "e", "type": "out_for_delivery", "occurred_at": "2026-11-24T07:00:00Z"}
    (await carrier.post(f"/v1/deliveries/{delivery['id']}/events", event)).ok(202)
    answer = await sender.get(f"/v1/deliveries/{delivery['id']}/slots")
    assert (answer.status, answer.code) == (409, "not-allowed")
