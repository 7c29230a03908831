"""Changes: asked for, answered by the carrier, withdrawn, and seen as three ticks."""

import pytest

from core.model.access import Scope
from tests.web_api.caller import Answer, Caller, Json
from tests.web_api.desk import ACTIONS, FLEET, Desk, a_carrier, a_delivery, a_locker, an_event


async def asked(caller: Caller, delivery: Json, **what: object) -> Answer:
    return await caller.post(f"/v1/deliveries/{delivery['id']}/changes", what)


async def a_change(caller: Caller, delivery: Json) -> Json:
    change: Json = (await asked(caller, delivery, action="safe_place", note="vaja")).ok(202)
    return change


@pytest.mark.parametrize(
    ("what", "details"),
    [
        (
            {"action": "change_address", "address": {"text": "Bulevardi 5, 00120 Helsinki"}},
            {"new": "Bulevardi 5, 00120 Helsinki", "verdict": "deliverable"},
        ),
        ({"action": "neighbour", "name": "Ville", "unit": "B 25"}, {"unit": "B 25"}),
        ({"action": "safe_place", "note": "vaja"}, {"note": "vaja"}),
        ({"action": "change_recipient", "recipient": {"name": "Ville"}}, {}),
        ({"action": "postpone", "until": "2026-11-26"}, {"until": "2026-11-26"}),
        ({"action": "return", "reason": "too late"}, {"reason": "too late"}),
        ({"action": "cancel"}, {}),
    ],
)
async def test_a_change_is_asked(sender: Caller, delivery: Json, what: Json, details: Json) -> None:
    """202, with its name, its state and who asked."""
    answer = await asked(sender, delivery, **what)
    change = answer.ok(202)
    assert change["id"].startswith("chg_")
    assert change["delivery_id"] == delivery["id"]
    assert change["action"] == what["action"]
    assert change["asked_by"].startswith("sender:")
    assert change["asked_at"] == "2026-11-24T08:00:00Z"
    assert change["details"].items() >= details.items()
    assert answer.headers["Location"] == f"/v1/changes/{change['id']}"
    assert (await sender.get(f"/v1/changes/{change['id']}")).ok(200) == change


async def test_instructions_reach_only_who_opens_the_door(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """The code is the carrier's to see, nobody else's."""
    card = {"code": "4711", "floor": "3", "note": "koira"}
    change = (await asked(sender, delivery, action="instructions", door_card=card)).ok(202)
    assert change["details"]["door_card"]["code"] is None
    assert change["details"]["door_card"]["floor"] == "3"
    seen = (await carrier.get(f"/v1/changes/{change['id']}")).ok(200)
    assert seen["details"]["door_card"]["code"] == "4711"


@pytest.mark.parametrize(
    "what",
    [
        {"action": "instructions", "door_card": {"code": "1234", "note": "then door 5678#"}},
        {"action": "instructions", "door_card": {"note": "lockbox, combination 5678"}},
        {"action": "instructions", "door_card": {"note": "קוד 5678"}},
        {"action": "instructions", "door_card": {"reception": "side door, code 5678"}},
        {"action": "safe_place", "note": "in the shed, its code is 5678"},
        {"action": "neighbour", "name": "Olga, ovikoodi 5678"},
    ],
)
async def test_a_code_among_other_words_reaches_only_who_opens_the_door(
    sender: Caller, agent: Caller, carrier: Caller, delivery: Json, what: Json
) -> None:
    """The carrier reads the words whole, all others with a veil."""
    change = (await asked(sender, delivery, **what)).ok(202)
    path = f"/v1/changes/{change['id']}"
    assert "5678" in str((await carrier.get(path)).ok(200)["details"])
    for other in (sender, agent):
        shown = str((await other.get(path)).ok(200)["details"])
        assert "5678" not in shown
        assert "•••" in shown
        assert "5678" not in str((await other.get("/v1/changes")).ok(200))


async def test_a_code_in_the_words_of_an_address_is_veiled(sender: Caller, carrier: Caller) -> None:
    """In whatever tongue: the number of the house stays."""
    told = a_delivery(address={"text": "Bulevardi 9, קוד 4471", "country": "FI"})
    id = (await sender.post("/v1/deliveries", told)).ok(201)["id"]
    shown = (await sender.get(f"/v1/deliveries/{id}")).ok(200)["address"]
    assert "4471" not in str(shown)
    assert "Bulevardi 9" in shown["text"]
    assert "4471" in (await carrier.get(f"/v1/deliveries/{id}")).ok(200)["address"]["text"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bulevardi 9 ovikoodi 4471 tai 2288, alaovi 9043", "4471 2288 9043"),
        ("Bulevardi 12, summeri 12 4471", "4471"),
        ("Bulevardi 9, gate code 4471, 2288", "4471 2288"),
    ],
)
async def test_further_codes_are_veiled_with_the_first(
    sender: Caller, carrier: Caller, text: str, codes: str
) -> None:
    """In the line, in what was read of it, and on the card: the courier reads all of them."""
    told = a_delivery(address={"text": text, "country": "FI"})
    id = (await sender.post("/v1/deliveries", told)).ok(201)["id"]
    shown = (await sender.get(f"/v1/deliveries/{id}")).ok(200)
    assert shown["address"]["text"].startswith(text[:9])
    there = (await carrier.get(f"/v1/deliveries/{id}")).ok(200)
    for code in codes.split():
        assert code not in str((shown["address"], shown.get("door_card")))
        assert code in str(there["address"])


WAY_IN = {
    "reception": "Lobby, second door",
    "opening_hours": "Mo-Fr 09:00-16:00",
    "parking": "in the yard",
    "lift": "no",
    "height_m_max": 3.2,
    "weight_t_max": 3.5,
}


async def test_the_way_to_the_door_is_told_whole(sender: Caller, delivery: Json) -> None:
    """Reception, hours, parking, lift, and what vehicle gets there."""
    change = (await asked(sender, delivery, action="instructions", door_card=WAY_IN)).ok(202)
    assert {name: change["details"]["door_card"][name] for name in WAY_IN} == WAY_IN


async def test_a_business_is_visited_while_it_is_open(
    sender: Caller, delivery: Json, route: Json
) -> None:
    """No slot is offered outside; one that is known all the same is refused with the reason."""
    path = f"/v1/deliveries/{delivery['id']}"
    before = (await sender.get(f"{path}/slots")).items
    hours = {"opening_hours": "Mo-Fr 12:00-14:00"}
    (await asked(sender, delivery, action="instructions", door_card=hours)).ok(202)
    after = (await sender.get(f"{path}/slots")).items
    assert [slot["start"][11:16] for slot in after] == ["10:00"]  # noon in Helsinki
    shut = next(slot["slot_id"] for slot in before if slot["start"][11:16] == "08:00")
    answer = await sender.post(f"{path}/holds", {"slot_id": shut})
    assert (answer.status, answer.code) == (409, "not-allowed")
    assert answer.body["why_not"] == ["outside-opening-hours"]


async def test_a_low_gate_is_for_vehicles_that_pass_it(
    sender: Caller, delivery: Json, route: Json
) -> None:
    """The van of 2.6 m does under three metres, and not under two and a half."""
    path = f"/v1/deliveries/{delivery['id']}/slots"
    for most, is_offered in ((3.0, True), (2.5, False)):
        limit = {"height_m_max": most}
        (await asked(sender, delivery, action="instructions", door_card=limit)).ok(202)
        assert bool((await sender.get(path)).items) is is_offered


async def test_the_code_of_the_gate_has_two_names(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """`gate_code` is `code`; it leaves the rest of the card as it is known."""
    card = {"gate_code": "4711"}
    change = (await asked(sender, delivery, action="instructions", door_card=card)).ok(202)
    assert change["details"]["door_card"]["code"] is None
    seen = (await carrier.get(f"/v1/changes/{change['id']}")).ok(200)
    assert seen["details"]["door_card"]["code"] == "4711"


async def test_a_window_is_changed_by_its_slot(sender: Caller, delivery: Json, route: Json) -> None:
    """Booked at once; the carrier is asked."""
    slot = (await sender.get(f"/v1/deliveries/{delivery['id']}/slots")).items[0]
    change = (await asked(sender, delivery, action="change_window", slot_id=slot["slot_id"])).ok(
        202
    )
    assert change["details"]["window"] == {"start": slot["start"], "end": slot["end"]}
    shown = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["promise"]["start"] == slot["start"]
    assert shown["promise"]["state"] == "asked"
    assert shown["status"] == "scheduled"


async def test_a_window_is_changed_by_its_hold(sender: Caller, delivery: Json, route: Json) -> None:
    """The hold becomes the promise."""
    path = f"/v1/deliveries/{delivery['id']}"
    slot = (await sender.get(f"{path}/slots")).items[0]
    hold = (await sender.post(f"{path}/holds", {"slot_id": slot["slot_id"]})).ok(201)
    change = (await asked(sender, delivery, action="change_window", hold_id=hold["hold_id"])).ok(
        202
    )
    assert change["action"] == "change_window"
    again = (await asked(sender, delivery, action="change_window", hold_id=hold["hold_id"])).ok(202)
    assert again["id"] == change["id"]


async def test_a_hold_of_another_delivery_is_not_found(
    sender: Caller, delivery: Json, route: Json
) -> None:
    """Though both are the caller's."""
    path = f"/v1/deliveries/{delivery['id']}"
    slot = (await sender.get(f"{path}/slots")).items[0]
    hold = (await sender.post(f"{path}/holds", {"slot_id": slot["slot_id"]})).ok(201)
    other = (await sender.post("/v1/deliveries", a_delivery(tracking_number="2"))).ok(201)
    answer = await asked(sender, other, action="change_window", hold_id=hold["hold_id"])
    assert answer.status == 404


async def test_a_redirect_reserves_a_compartment(
    sender: Caller, lockers: Caller, delivery: Json
) -> None:
    """Its size or bigger; one less is free."""
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    change = (await asked(sender, delivery, action="redirect", locker="kamppi")).ok(202)
    assert change["details"]["locker"] == "kamppi"
    assert change["details"]["size"] == "M"
    free = (await sender.get("/v1/lockers/kamppi")).ok(200)["available"]
    assert free == {"S": 4, "M": 1, "L": 1}
    shown = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert "redirected" in shown["flags"]
    assert shown["pickup"]["locker"] == "kamppi"


async def test_a_full_locker_takes_no_more(sender: Caller, lockers: Caller, delivery: Json) -> None:
    """409 `no-compartment`, also when only smaller ones are free."""
    (await lockers.put("/v1/lockers/small", a_locker(compartments={"S": 9}))).ok(201)
    answer = await asked(sender, delivery, action="redirect", locker="small")
    assert (answer.status, answer.code) == (409, "no-compartment")
    answer = await asked(sender, delivery, action="redirect", locker="nowhere")
    assert (answer.status, answer.code) == (404, "not-found")


async def test_a_pickup_lasts_longer(sender: Caller, carrier: Caller, lockers: Caller) -> None:
    """Where the parcel waits, once the carrier says yes."""
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    told = a_delivery(format="locker", point="kamppi")
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    event = an_event("ready_for_pickup", until="2026-11-27T18:00:00Z")
    (await carrier.post(f"/v1/deliveries/{delivery['id']}/events", event)).ok(202)
    wish = {"action": "extend_pickup", "until": "2026-11-29T18:00:00Z"}
    change = (await asked(sender, delivery, **wish)).ok(202)
    (await carrier.post(f"/v1/changes/{change['id']}/accept")).ok(200)
    shown = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["pickup"]["until"] == "2026-11-29T18:00:00Z"


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({}, "action"),
        ({"action": "teleport"}, "action"),
        ({"action": "change_window"}, "slot_id"),
        ({"action": "change_window", "slot_id": "a", "hold_id": "b"}, "slot_id"),
        ({"action": "change_address"}, "address"),
        ({"action": "change_address", "address": {}}, "address"),
        ({"action": "redirect"}, "locker"),
        ({"action": "neighbour"}, "name"),
        ({"action": "neighbour", "name": ""}, "name"),
        ({"action": "safe_place"}, "note"),
        ({"action": "instructions", "door_card": {}}, "door_card"),
        ({"action": "instructions", "door_card": {"colour": "red"}}, "door_card"),
        ({"action": "instructions", "door_card": {"height_m_max": 0}}, "door_card.height_m_max"),
        ({"action": "instructions", "door_card": {"weight_t_max": "3"}}, "door_card.weight_t_max"),
        (
            {"action": "instructions", "door_card": {"code": "1", "gate_code": "2"}},
            "door_card.gate_code",
        ),
        ({"action": "change_recipient", "recipient": {}}, "recipient"),
        ({"action": "change_recipient", "recipient": {"phone": "12"}}, "recipient.phone"),
        ({"action": "postpone"}, "until"),
        ({"action": "postpone", "until": "2026-11-01"}, "until"),
        ({"action": "postpone", "until": "9999-12-31"}, "until"),
        ({"action": "postpone", "until": "2026-11-26T10:00:00"}, "until"),
        ({"action": "extend_pickup", "until": "2026-11-26T10:00:00"}, "until"),
        ({"action": "extend_pickup", "until": "9999-12-31T23:59:59-12:00"}, "until"),
    ],
)
async def test_a_wish_that_says_too_little_is_invalid(
    sender: Caller, delivery: Json, what: Json, field: str
) -> None:
    """By the name of its field."""
    answer = await asked(sender, delivery, **what)
    assert answer.status == 422
    assert answer.wrong_fields == [field]


async def test_what_the_sender_forbids_is_refused_with_the_reason(sender: Caller) -> None:
    """409 `not-allowed`, with the same codes as the options."""
    rules = {"safe_place": False, "neighbour": True, "locker": True, "address_change": True}
    delivery = (await sender.post("/v1/deliveries", a_delivery(rules=rules))).ok(201)
    answer = await asked(sender, delivery, action="safe_place", note="vaja")
    assert (answer.status, answer.code) == (409, "not-allowed")
    options = (await sender.get(f"/v1/deliveries/{delivery['id']}/options")).items
    reasons = {one["action"]: one["why_not"] for one in options}
    assert answer.body["why_not"] == reasons["safe_place"] != []


async def test_what_the_carrier_does_not_name_is_not_allowed(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """An absent action is not allowed, and every option says so."""
    (await carrier.put(f"/v1/carriers/{FLEET}", a_carrier(capabilities={}))).ok(200)
    options = (await sender.get(f"/v1/deliveries/{delivery['id']}/options")).items
    assert not any(option["allowed"] for option in options)
    answer = await asked(sender, delivery, action="cancel")
    assert (answer.status, answer.code) == (409, "not-allowed")


async def test_after_the_cut_off_it_is_too_late(
    sender: Caller, carrier: Caller, delivery: Json, route: Json, desk: Desk
) -> None:
    """409 `past-cutoff`, with the moment it was possible until."""
    until = {"hours_before_window": 12}
    allowed = {action: {"allowed": True, "until": until} for action in ACTIONS}
    (await carrier.put(f"/v1/carriers/{FLEET}", a_carrier(capabilities=allowed))).ok(200)
    slot = (await sender.get(f"/v1/deliveries/{delivery['id']}/slots")).items[0]
    (await asked(sender, delivery, action="change_window", slot_id=slot["slot_id"])).ok(202)
    promise = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)["promise"]
    assert promise["changeable_until"] is not None
    await desk.later(hours=13)
    answer = await asked(sender, delivery, action="safe_place", note="vaja")
    assert (answer.status, answer.code) == (409, "past-cutoff")
    assert answer.body["until"] == promise["changeable_until"]


async def test_a_delivered_parcel_is_changed_no_more(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """409 `not-allowed`."""
    path = f"/v1/deliveries/{delivery['id']}/events"
    (await carrier.post(path, an_event("delivered"))).ok(202)
    answer = await asked(sender, delivery, action="cancel")
    assert (answer.status, answer.code) == (409, "not-allowed")


async def test_a_polling_carriers_change_is_sent_at_once(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """It lies where the carrier looks: state=sent."""
    change = await a_change(sender, delivery)
    assert change["state"] == "sent"
    assert change["ticks"] == 1
    waiting = (await carrier.get("/v1/changes", state="sent", carrier=FLEET)).items
    assert [one["id"] for one in waiting] == [change["id"]]
    assert (await carrier.get("/v1/changes", state="applied")).items == []


async def test_a_called_carriers_change_is_queued(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """Its webhook is on the way; polling would not find it sent yet."""
    hook = {"url": "https://fleet.example/hooks", "events": ["delivery.*"]}
    (await carrier.post("/v1/webhooks", hook)).ok(201)
    change = await a_change(sender, delivery)
    assert (change["state"], change["ticks"]) == ("queued", 1)


@pytest.mark.parametrize("scope", [Scope.SENDER, Scope.AGENT, Scope.PLANNER])
async def test_anothers_webhook_is_no_answer_of_the_carrier(
    sender: Caller, delivery: Json, desk: Desk, scope: Scope
) -> None:
    """Who only listens is not asked: the carrier still polls."""
    listener = desk.caller(scope)
    hook = {"url": "https://shop.example/hooks", "events": ["delivery.*"]}
    (await listener.post("/v1/webhooks", hook)).ok(201)
    assert (await a_change(sender, delivery))["state"] == "sent"


async def test_three_ticks(sender: Caller, carrier: Caller, delivery: Json) -> None:
    """Asked, accepted, applied."""
    path = f"/v1/changes/{(await a_change(sender, delivery))['id']}"
    accepted = (await carrier.post(f"{path}/accept")).ok(200)
    assert (accepted["state"], accepted["ticks"]) == ("accepted", 2)
    applied = (await carrier.post(f"{path}/applied")).ok(200)
    assert (applied["state"], applied["ticks"]) == ("applied", 3)
    assert (await sender.get(path)).ok(200) == applied


async def test_the_same_answer_again_changes_nothing(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """A carrier may repeat itself."""
    path = f"/v1/changes/{(await a_change(sender, delivery))['id']}"
    first = (await carrier.post(f"{path}/accept", {})).ok(200)
    assert (await carrier.post(f"{path}/accept", {})).ok(200) == first


async def test_a_no_may_say_why(sender: Caller, carrier: Caller, delivery: Json) -> None:
    """And is an end: no yes comes after it."""
    path = f"/v1/changes/{(await a_change(sender, delivery))['id']}"
    rejected = (await carrier.post(f"{path}/reject", {"reason": "no-such-place"})).ok(200)
    assert (rejected["state"], rejected["ticks"]) == ("rejected", 0)
    assert rejected["why_not"] == "no-such-place"
    answer = await carrier.post(f"{path}/accept")
    assert (answer.status, answer.code) == (409, "not-allowed")


async def test_a_rejected_redirect_frees_the_compartment(
    sender: Caller, carrier: Caller, lockers: Caller, delivery: Json
) -> None:
    """The parcel goes to the door again."""
    (await lockers.put("/v1/lockers/kamppi", a_locker())).ok(201)
    change = (await asked(sender, delivery, action="redirect", locker="kamppi")).ok(202)
    (await carrier.post(f"/v1/changes/{change['id']}/reject")).ok(200)
    assert (await sender.get("/v1/lockers/kamppi")).ok(200)["available"]["M"] == 2
    shown = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["pickup"] is None
    assert "redirected" not in shown["flags"]


async def test_a_rejected_window_takes_the_promise_back(
    sender: Caller, carrier: Caller, delivery: Json, route: Json
) -> None:
    """Openly: the ledger says released, the delivery is announced again."""
    slot = (await sender.get(f"/v1/deliveries/{delivery['id']}/slots")).items[0]
    change = (await asked(sender, delivery, action="change_window", slot_id=slot["slot_id"])).ok(
        202
    )
    (await carrier.post(f"/v1/changes/{change['id']}/reject")).ok(200)
    shown = (await sender.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["promise"]["state"] == "released"
    assert shown["status"] == "announced"
    stops = (await carrier.get("/v1/routes/r1")).ok(200)["stops"]
    assert all(stop["delivery"] is None for stop in stops)


async def test_a_wish_is_withdrawn(sender: Caller, carrier: Caller, delivery: Json) -> None:
    """It is cancelled, and not answered any more."""
    path = f"/v1/changes/{(await a_change(sender, delivery))['id']}"
    withdrawn = (await sender.delete(path)).ok(200)
    assert (withdrawn["state"], withdrawn["ticks"]) == ("cancelled", 0)
    assert (await carrier.post(f"{path}/accept")).status == 409
    assert (await carrier.get("/v1/changes", state="sent")).items == []


async def test_what_is_applied_is_withdrawn_no_more(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """409 `not-allowed`."""
    path = f"/v1/changes/{(await a_change(sender, delivery))['id']}"
    (await carrier.post(f"{path}/applied")).ok(200)
    answer = await sender.delete(path)
    assert (answer.status, answer.code) == (409, "not-allowed")


async def test_a_newer_wish_supersedes(sender: Caller, carrier: Caller, delivery: Json) -> None:
    """Of the same kind; the carrier finds one, not two."""
    first = await a_change(sender, delivery)
    second = (await asked(sender, delivery, action="safe_place", note="autotalli")).ok(202)
    assert (await sender.get(f"/v1/changes/{first['id']}")).ok(200)["state"] == "superseded"
    waiting = (await carrier.get("/v1/changes", state="sent")).items
    assert [one["id"] for one in waiting] == [second["id"]]
    answer = await carrier.post(f"/v1/changes/{first['id']}/accept")
    assert (answer.status, answer.code) == (409, "not-allowed")


async def test_others_neither_see_nor_answer_it(
    sender: Caller, stranger_carrier: Caller, delivery: Json
) -> None:
    """404, whatever is tried."""
    path = f"/v1/changes/{(await a_change(sender, delivery))['id']}"
    assert (await stranger_carrier.get(path)).status == 404
    assert (await stranger_carrier.delete(path)).status == 404
    for verb in ("accept", "reject", "applied"):
        assert (await stranger_carrier.post(f"{path}/{verb}")).status == 404
    assert (await stranger_carrier.get("/v1/changes")).items == []
    assert (await stranger_carrier.get("/v1/changes", carrier=FLEET)).status == 404


async def test_a_sender_does_not_answer_for_the_carrier(sender: Caller, delivery: Json) -> None:
    """Its scope has no such call."""
    path = f"/v1/changes/{(await a_change(sender, delivery))['id']}"
    assert (await sender.post(f"{path}/accept")).status == 404


async def test_an_agent_asks_in_their_own_name(agent: Caller, delivery: Json) -> None:
    """The same call, and the change says who."""
    assert (await a_change(agent, delivery))["asked_by"].startswith("agent:")


async def test_changes_go_on_from_a_cursor(sender: Caller, delivery: Json) -> None:
    """Each once."""
    for note in ("1", "2", "3"):
        (await asked(sender, delivery, action="safe_place", note=note)).ok(202)
    first = await sender.get("/v1/changes", limit="2")
    second = await sender.get("/v1/changes", limit="2", cursor=first.body["next"])
    assert second.body["next"] is None
    notes = [one["details"]["note"] for one in first.items + second.items]
    assert sorted(notes) == ["1", "2", "3"]
