"""Events: what a carrier says has happened, once each, whatever the order."""

from datetime import timedelta

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from core.model.access import Scope
from core.model.address import AddressQuery
from tests.bot.world import NOW
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import OTHER, Desk, a_delivery, a_locker, an_event


async def status_of(caller: Caller, delivery: Json) -> str:
    return str((await caller.get(f"/v1/deliveries/{delivery['id']}")).ok(200)["status"])


def path_of(delivery: Json) -> str:
    return f"/v1/deliveries/{delivery['id']}/events"


async def test_an_event_moves_the_delivery(carrier: Caller, delivery: Json) -> None:
    """202, and the status follows."""
    for number, (kind, status) in enumerate(
        (
            ("loaded", "loaded"),
            ("out_for_delivery", "out_for_delivery"),
            ("arrived", "arriving"),
            ("no_answer", "arriving"),
            ("delivered", "delivered"),
        )
    ):
        (await carrier.post(path_of(delivery), an_event(kind, number))).ok(202)
        assert await status_of(carrier, delivery) == status


async def test_a_full_event_is_taken(carrier: Caller, delivery: Json) -> None:
    """With everything that an event may hold."""
    told = an_event(
        "attempt_failed",
        reason="no_access",
        location={"lat": 60.17, "lon": 24.94},
        note="Ovi kiinni",
        proof={
            "kind": "photo",
            "url": "https://example.fi/1.jpg",
            "name": "Aino",
            "location": {"lat": 60.17, "lon": 24.94},
        },
        wait_seconds=240,
        code="123",
        until="2026-11-30T20:00:00+02:00",
    )
    (await carrier.post(path_of(delivery), told)).ok(202)
    shown = (await carrier.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["status"] == "attempt_failed"
    assert shown["attempts"][0]["reason"] == "no_access"


async def test_the_same_event_again_is_absorbed(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """Same id and body: 202 and one line of the timeline, not two."""
    told = an_event("attempt_failed", reason="recipient_absent")
    for _ in range(3):
        (await carrier.post(path_of(delivery), told)).ok(202)
    shown = (await carrier.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert len(shown["attempts"]) == 1
    lines = (await sender.get(f"/v1/deliveries/{delivery['id']}/timeline")).items
    assert sum("attempt_failed" in line["what"] for line in lines) == 1


async def test_the_same_event_written_otherwise_is_the_same(
    carrier: Caller, delivery: Json
) -> None:
    """Order of members, another offset of the same moment, null for absent."""
    first = {"event_id": "e", "type": "loaded", "occurred_at": "2026-11-24T08:00:00+02:00"}
    second = {
        "note": None,
        "occurred_at": "2026-11-24T06:00:00Z",
        "type": "loaded",
        "event_id": "e",
    }
    (await carrier.post(path_of(delivery), first)).ok(202)
    (await carrier.post(path_of(delivery), second)).ok(202)


async def test_the_same_id_with_another_body_conflicts(carrier: Caller, delivery: Json) -> None:
    """409 `event-conflict`, and nothing changes."""
    (await carrier.post(path_of(delivery), an_event("loaded"))).ok(202)
    answer = await carrier.post(path_of(delivery), an_event("delivered"))
    assert (answer.status, answer.code) == (409, "event-conflict")
    assert await status_of(carrier, delivery) == "loaded"


async def test_an_older_event_does_not_turn_back(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """It is kept in the timeline."""
    (await carrier.post(path_of(delivery), an_event("out_for_delivery", 10))).ok(202)
    (await carrier.post(path_of(delivery), an_event("loaded", 5))).ok(202)
    assert await status_of(carrier, delivery) == "out_for_delivery"
    lines = (await sender.get(f"/v1/deliveries/{delivery['id']}/timeline")).items
    assert any("loaded" in line["what"] for line in lines)


@pytest.mark.parametrize("kind", ["teleported", "delivered ", "DELIVERED", "planned", "unknown"])
async def test_an_unknown_event_is_kept_and_guessed_at_never(
    sender: Caller, carrier: Caller, delivery: Json, kind: str
) -> None:
    """Shown as unknown in its own word, with an alert; the status stays."""
    (await carrier.post(path_of(delivery), an_event(kind))).ok(202)
    assert await status_of(carrier, delivery) == "announced"
    lines = (await sender.get(f"/v1/deliveries/{delivery['id']}/timeline")).items
    assert any(line["kind"] == "alert" for line in lines)
    assert any("unknown" in line["what"] for line in lines)


async def test_an_unknown_reason_moves_nothing(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """Kept in its own word, shown as unknown, with an alert; the status and the tries stay."""
    told = an_event("attempt_failed", reason="dog_ate_it")
    (await carrier.post(path_of(delivery), told)).ok(202)
    shown = (await carrier.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert (shown["status"], shown["attempts"]) == ("announced", [])
    lines = (await sender.get(f"/v1/deliveries/{delivery['id']}/timeline")).items
    assert any(line["kind"] == "alert" for line in lines)
    assert "attempt_failed, unknown reason dog_ate_it" in [line["what"] for line in lines]
    (await carrier.post(path_of(delivery), told)).ok(202)  # absorbed


async def test_a_failed_attempt_without_a_reason_is_for_another_reason(
    carrier: Caller, delivery: Json
) -> None:
    """What was not said is no unknown word."""
    (await carrier.post(path_of(delivery), an_event("attempt_failed"))).ok(202)
    shown = (await carrier.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["status"] == "attempt_failed"
    assert shown["attempts"][0]["reason"] == "other"


async def test_an_event_of_the_far_future_freezes_nothing(carrier: Caller, delivery: Json) -> None:
    """More than an hour before our clock: 422, and what really happens still counts."""
    ahead = (NOW + timedelta(days=300)).isoformat()
    answer = await carrier.post(path_of(delivery), an_event("in_transit", 1, occurred_at=ahead))
    assert (answer.status, answer.wrong_fields) == (422, ["occurred_at"])
    (await carrier.post(path_of(delivery), an_event("loaded", 2))).ok(202)
    assert await status_of(carrier, delivery) == "loaded"


async def test_a_clock_that_runs_before_ours_is_borne(carrier: Caller, delivery: Json) -> None:
    """Up to an hour."""
    ahead = (NOW + timedelta(minutes=59)).isoformat()
    (await carrier.post(path_of(delivery), an_event("loaded", occurred_at=ahead))).ok(202)
    assert await status_of(carrier, delivery) == "loaded"


async def test_the_timeline_says_when_it_happened(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """Not when we heard of it."""
    told = an_event("loaded", occurred_at="2026-11-24T06:15:00Z")
    (await carrier.post(path_of(delivery), told)).ok(202)
    lines = (await sender.get(f"/v1/deliveries/{delivery['id']}/timeline")).items
    assert [line["at"] for line in lines if line["what"] == "loaded"] == ["2026-11-24T06:15:00Z"]


@pytest.mark.parametrize("kind", ["lost", "delivered", "ready_for_pickup", "teleported"])
async def test_a_locker_knows_nothing_of_a_door(
    lockers: Caller, carrier: Caller, delivery: Json, kind: str
) -> None:
    """A delivery to a door is not there for its key."""
    answer = await lockers.post(path_of(delivery), an_event(kind))
    assert (answer.status, answer.code) == (404, "not-found")
    number = {"tracking_number": delivery["tracking_number"], "carrier": "own-fleet"}
    answer = await lockers.post("/v1/events", {"events": [an_event(kind) | number]})
    assert (answer.status, answer.code) == (404, "not-found")
    assert await status_of(carrier, delivery) == "announced"


@pytest.mark.parametrize("kind", ["lost", "delivered", "cancelled", "out_for_delivery"])
async def test_a_locker_reports_nothing_of_the_road(
    sender: Caller, carrier: Caller, lockers: Caller, kind: str
) -> None:
    """Not even of a parcel that comes to its machines."""
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    told = a_delivery(format="locker", point="kamppi")
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    answer = await lockers.post(path_of(delivery), an_event(kind))
    assert (answer.status, answer.code) == (404, "not-found")
    assert await status_of(carrier, delivery) == "announced"


@pytest.mark.parametrize("kind", ["delayed", "damaged", "on_hold"])
async def test_some_events_only_raise_a_flag(carrier: Caller, delivery: Json, kind: str) -> None:
    """Beside the status."""
    (await carrier.post(path_of(delivery), an_event(kind))).ok(202)
    shown = (await carrier.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["status"] == "announced"
    assert kind in shown["flags"]


async def test_a_parcel_in_a_locker_is_ready_never_delivered(
    sender: Caller, carrier: Caller, lockers: Caller
) -> None:
    """Its code is shown to nobody by the API."""
    place = {"name": "K", "location": {"lat": 60.1, "lon": 24.9}}
    (await lockers.put("/v1/lockers/kamppi", place)).ok(201)
    told = a_delivery(format="locker", point="kamppi")
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    event = an_event("ready_for_pickup", code="4711", until="2026-11-30T20:00:00+02:00")
    (await lockers.post(path_of(delivery), event)).ok(202)
    answer = await sender.get(f"/v1/deliveries/{delivery['id']}")
    shown = answer.ok(200)
    assert shown["status"] == "ready_for_pickup"
    assert shown["pickup"]["locker"] == "kamppi"
    assert shown["pickup"]["available_from"] is not None
    assert shown["pickup"]["until"] == "2026-11-30T18:00:00Z"
    assert "4711" not in str(shown)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"event_id": ""}, "event_id"),
        ({"event_id": None}, "event_id"),
        ({"type": None}, "type"),
        ({"occurred_at": "2026-11-24T08:00:00"}, "occurred_at"),
        ({"occurred_at": "yesterday"}, "occurred_at"),
        ({"occurred_at": 1700000000}, "occurred_at"),
        ({"occurred_at": "0001-01-01T00:00:00+14:00"}, "occurred_at"),
        ({"occurred_at": "9999-12-31T23:59:59Z"}, "occurred_at"),
        ({"until": "9999-12-31T23:59:59-14:00"}, "until"),
        ({"location": {"lat": 60}}, "location.lon"),
        ({"wait_seconds": -1}, "wait_seconds"),
        ({"proof": {}}, "proof.kind"),
    ],
)
async def test_a_wrong_event_is_refused(
    carrier: Caller, delivery: Json, told: Json, field: str
) -> None:
    """By the name of its field; naive times and those of no calendar too."""
    answer = await carrier.post(path_of(delivery), an_event("no_answer") | told)
    assert answer.status == 422
    assert answer.wrong_fields == [field]


async def test_many_events_are_told_at_once(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """By delivery or by tracking number, 500 of them."""
    second = (await sender.post("/v1/deliveries", a_delivery(tracking_number="2"))).ok(201)
    events = [
        an_event("in_transit", number, tracking_number="JJFI60000000001") for number in range(499)
    ]
    events.append(an_event("loaded", 600, delivery=second["id"]))
    answer = await carrier.post("/v1/events", {"events": events})
    assert answer.ok(202)["taken"] == 500
    assert await status_of(carrier, second) == "loaded"


@pytest.mark.parametrize("shape", ["bare", "named"])
async def test_a_batch_is_a_list_bare_or_named(carrier: Caller, delivery: Json, shape: str) -> None:
    """Both are understood."""
    events = [an_event("loaded", delivery=delivery["id"])]
    body = {"bare": events, "named": {"events": events}}[shape]
    (await carrier.post("/v1/events", body)).ok(202)
    assert await status_of(carrier, delivery) == "loaded"


async def test_a_bad_event_of_a_batch_stops_no_other(carrier: Caller, delivery: Json) -> None:
    """Each is taken or refused by itself, in order."""
    events = [
        an_event("loaded", 1, delivery=delivery["id"]),
        an_event("delivered", 1, delivery=delivery["id"]),
        an_event("loaded", 2, tracking_number="never heard of"),
        an_event("out_for_delivery", 3, delivery=delivery["id"]),
    ]
    told = (await carrier.post("/v1/events", {"events": events})).ok(202)
    problems = [one.get("problem", {}).get("code") for one in told["items"]]
    assert problems == [None, "event-conflict", "not-found", None]
    assert (told["taken"], told["refused"]) == (2, 2)
    assert await status_of(carrier, delivery) == "out_for_delivery"


async def test_a_batch_has_at_most_500(carrier: Caller, delivery: Json) -> None:
    """501 are refused whole."""
    events = [an_event("loaded", number, delivery=delivery["id"]) for number in range(501)]
    answer = await carrier.post("/v1/events", {"events": events})
    assert (answer.status, answer.code) == (422, "invalid")
    assert await status_of(carrier, delivery) == "announced"


async def test_an_event_of_nothing_is_invalid(carrier: Caller, delivery: Json) -> None:
    """One of `delivery` and `tracking_number` is needed."""
    answer = await carrier.post("/v1/events", {"events": [an_event("loaded")]})
    assert answer.status == 422
    assert answer.wrong_fields == ["events[0]"]


async def test_a_number_of_another_carrier_is_not_found(
    stranger_carrier: Caller, carrier: Caller, delivery: Json
) -> None:
    """A tracking number is the carrier's own."""
    event = an_event("delivered", tracking_number=delivery["tracking_number"])
    answer = await stranger_carrier.post("/v1/events", {"events": [event]})
    assert (answer.status, answer.code) == (404, "not-found")
    assert await status_of(carrier, delivery) == "announced"


async def test_a_key_of_the_house_finds_the_only_number(
    desk: Desk, carrier: Caller, delivery: Json
) -> None:
    """Where two carriers use it, it must be said whose it is."""
    house = desk.caller(Scope.CARRIER, None)
    number = delivery["tracking_number"]
    event = an_event("loaded", 1, tracking_number=number)
    (await house.post("/v1/events", {"events": [event]})).ok(202)
    assert await status_of(carrier, delivery) == "loaded"
    other = desk.caller(Scope.SENDER, OTHER)
    (await other.post("/v1/deliveries", a_delivery(carrier=OTHER))).ok(201)
    event = an_event("out_for_delivery", 2, tracking_number=number)
    assert (await house.post("/v1/events", {"events": [event]})).status == 404
    (await house.post("/v1/events", {"events": [event | {"carrier": "own-fleet"}]})).ok(202)
    assert await status_of(carrier, delivery) == "out_for_delivery"


async def test_a_number_that_nobody_knew_is_known_after_its_parcel_came(
    desk: Desk, sender: Caller, carrier: Caller, helsinki: Gazetteer
) -> None:
    """Where the courier was, for whoever asks next; taken back, it is unknown again."""
    line = "Mannerheimintie 11, 00100 Helsinki"
    told = a_delivery(address={"text": line, "country": "FI", "accept_unknown": True})
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    guessed = delivery["address"]["location"]
    seen = {"lat": guessed["lat"] + 0.0003, "lon": guessed["lon"]}
    event = an_event("delivered", location=seen)
    (await carrier.post(f"/v1/deliveries/{delivery['id']}/events", event)).ok(202)
    async with desk.house.store.begin() as unit:
        (learned,) = await unit.learned.all()
        assert await unit.learned.forget(learned.id, desk.clock.now())
        left = await unit.learned.all()
    query = AddressQuery(text=line, country="FI")
    known = check(query, helsinki.with_learned([learned]))
    assert (known.verdict, known.sigma_m) == ("deliverable", 30.0)
    assert known.location is not None and known.location.lat == seen["lat"]
    assert check(query, helsinki.with_learned(left)).verdict == "number_unknown"


async def test_a_number_shown_by_the_senders_point_is_learned(
    desk: Desk, sender: Caller, carrier: Caller
) -> None:
    """Nobody knew the number; its sender told the place."""
    place = {"lat": 60.17244, "lon": 24.93688}
    line = "Mannerheimintie 11, 00100 Helsinki"
    told = a_delivery(address={"text": line, "country": "FI", "location": place})
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    event = an_event("delivered", location=place)
    (await carrier.post(f"/v1/deliveries/{delivery['id']}/events", event)).ok(202)
    async with desk.house.store.read() as unit:
        (learned,) = await unit.learned.all()
    assert (learned.components.street, learned.components.house_number) == ("Mannerheimintie", "11")


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"point": "kamppi"}, "kamppi"),
        ({"location": {"lat": 60.16865, "lon": 24.9317}}, "kamppi"),  # a few steps beside it
        ({"location": {"lat": 60.20, "lon": 24.90}}, None),
        ({"point": "unheard-of"}, None),
        ({}, None),
    ],
    ids=["named", "beside", "elsewhere", "unknown", "untold"],
)
async def test_a_locker_that_nobody_asked_for_is_known_from_the_event(
    carrier: Caller, lockers: Caller, delivery: Json, told: Json, where: str | None
) -> None:
    """The point, where it can be told, and always a deadline; the code is shown to nobody here."""
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    event = an_event("ready_for_pickup", code="4711", **told)
    (await carrier.post(path_of(delivery), event)).ok(202)
    shown = (await carrier.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["status"] == "ready_for_pickup"
    assert shown["pickup"]["locker"] == where
    assert shown["pickup"]["until"] is not None
    assert "4711" not in str(shown)


async def test_a_point_that_is_named_later_takes_the_unknown_ones_place(
    carrier: Caller, lockers: Caller, delivery: Json
) -> None:
    """With the code and the deadline that were told before."""
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    until = "2026-11-30T18:00:00Z"
    (await carrier.post(path_of(delivery), an_event("ready_for_pickup", 1, until=until))).ok(202)
    again = an_event("ready_for_pickup", 2, until=until, point="kamppi")
    (await carrier.post(path_of(delivery), again)).ok(202)
    shown = (await carrier.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert (shown["pickup"]["locker"], shown["pickup"]["until"]) == ("kamppi", until)
