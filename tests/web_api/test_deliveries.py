"""Deliveries: announced, looked up, corrected; their QR code, timeline and options."""

import re
from datetime import datetime

import pytest

from core.model.access import Scope
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import ACTIONS, BOT, FLEET, OTHER, Desk, a_delivery, an_event

HOME = "Mannerheimintie 12 B 24, 00100 Helsinki"


async def test_the_example_is_announced_as_it_stands(sender: Caller) -> None:
    """Word by word; the answer repeats what was told and adds what we made of it."""
    answer = await sender.post("/v1/deliveries", a_delivery())
    told = answer.ok(201)
    assert {name: told[name] for name in a_delivery() if name != "address"} == {
        name: value for name, value in a_delivery().items() if name != "address"
    } | {"recipient": a_delivery()["recipient"] | {"email": None}}
    assert told["id"].startswith("dlv_")
    assert told["status"] == "announced"
    assert told["flags"] == []
    assert told["attempts_max"] == 3
    assert told["promise"] is None
    assert told["eta"] is None
    assert told["pickup"] is None
    assert answer.headers["Location"] == f"/v1/deliveries/{told['id']}"


async def test_the_address_comes_back_with_its_verdict(delivery: Json) -> None:
    """The verdict in its own words, with the place and nobody's confirmation yet."""
    address = delivery["address"]
    assert address["text"] == HOME
    assert address["confirmed"] is None
    verdict = address["verdict"]
    assert verdict["verdict"] == "deliverable"
    assert verdict["granularity"] in ("entrance", "building")
    assert verdict["components"]["street"] == "Mannerheimintie"
    assert verdict["components"]["house_number"] in ("12", "12 B")  # the town writes the latter
    assert verdict["components"]["postcode"] == "00100"
    assert 60.1 < verdict["location"]["lat"] < 60.2
    assert 24.9 < verdict["location"]["lon"] < 25.0
    assert set(verdict) == {
        "id",
        "verdict",
        "confidence",
        "granularity",
        "components",
        "formatted",
        "location",
        "sigma_m",
        "suggestions",
        "corrections",
        "instructions",
        "statuses",
    }


async def test_the_chat_link_is_of_the_bot_and_unguessable(sender: Caller, delivery: Json) -> None:
    """A start parameter as Telegram takes it, another one for each delivery."""
    link = delivery["chat_link"]
    assert re.fullmatch(rf"https://t\.me/{BOT}\?start=[A-Za-z0-9_-]{{16,64}}", link)
    other = (await sender.post("/v1/deliveries", a_delivery(tracking_number="2"))).ok(201)
    assert other["chat_link"] != link


async def test_the_proof_code_stands_only_in_the_first_answer(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """Six digits, once."""
    assert re.fullmatch(r"\d{6}", delivery["proof_code"])
    path = f"/v1/deliveries/{delivery['id']}"
    for caller in (sender, carrier):
        assert "proof_code" not in (await caller.get(path)).ok(200)
    listed = (await sender.get("/v1/deliveries")).items
    assert "proof_code" not in listed[0]
    assert "proof_code" not in (await sender.patch(path, {"priority": 1})).ok(200)


async def test_times_have_an_offset(delivery: Json) -> None:
    """RFC 3339."""
    assert datetime.fromisoformat(delivery["created_at"]).utcoffset() is not None
    assert datetime.fromisoformat(delivery["updated_at"]).utcoffset() is not None


async def test_only_number_carrier_and_address_are_required(sender: Caller) -> None:
    """The rest has defaults."""
    told = {"tracking_number": "1", "carrier": FLEET, "address": {"text": HOME}}
    shown = (await sender.post("/v1/deliveries", told)).ok(201)
    assert shown["format"] == "door"
    assert shown["rules"]["safe_place"] is True
    assert shown["recipient"]["name"] is None


@pytest.mark.parametrize("missing", ["tracking_number", "carrier", "address"])
async def test_what_is_required_is_missed_by_name(sender: Caller, missing: str) -> None:
    """The field stands in `errors`."""
    told = {name: value for name, value in a_delivery().items() if name != missing}
    answer = await sender.post("/v1/deliveries", told)
    assert answer.status == 422
    assert answer.wrong_fields == [missing]
    assert answer.body["errors"][0]["problem"]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("format", {"format": "drone"}),
        ("parcel.size", {"parcel": {"size": "XXL"}}),
        ("parcel.weight_kg", {"parcel": {"weight_kg": -1}}),
        ("parcel.value.amount", {"parcel": {"value": {"amount": "much", "currency": "EUR"}}}),
        ("parcel.value.amount", {"parcel": {"value": {"amount": 49.9, "currency": "EUR"}}}),
        ("parcel.value.currency", {"parcel": {"value": {"amount": "1", "currency": "euro"}}}),
        ("service_seconds", {"service_seconds": 1.5}),
        ("service_seconds", {"service_seconds": -1}),
        ("earliest", {"earliest": "tomorrow"}),
        ("latest", {"latest": "2026-11-20"}),
        ("priority", {"priority": "high"}),
        ("rules.locker", {"rules": {"locker": "yes"}}),
        ("recipient.phone", {"recipient": {"phone": "0401234567"}}),
        ("address", {"address": {}}),
        ("address.text", {"address": {"text": "  "}}),
        ("address.location.lat", {"address": {"location": {"lat": 91, "lon": 0}}}),
        ("address.country", {"address": {"text": "x", "country": "Finland"}}),
        ("address.country", {"address": {"text": "x", "country": "XX"}}),
        ("address.components.country", {"address": {"components": {"city": "x", "country": "ZZ"}}}),
        ("tracking_number", {"tracking_number": "   "}),
        ("tracking_number", {"tracking_number": ""}),
        ("tracking_number", {"tracking_number": 12}),
        ("point", {"format": "locker"}),
        ("point", {"format": "locker", "point": "nowhere"}),
        ("from_point", {"format": "terminal_to_terminal", "point": "kamppi"}),
        ("recurrence", {"recurrence": "every Monday"}),
    ],
)
async def test_a_wrong_field_is_named(sender: Caller, field: str, told: Json) -> None:
    """422 `invalid`, with the path of the field."""
    answer = await sender.post("/v1/deliveries", a_delivery(**told))
    assert answer.status == 422
    assert answer.wrong_fields == [field]


@pytest.mark.parametrize(
    "address",
    [
        {
            "components": {
                "street": "Bulevardi",
                "house_number": "5",
                "postcode": "00120",
                "city": "Helsinki",
                "country": "FI",
            }
        },
        {"location": {"lat": 60.1651672, "lon": 24.9388178}},
    ],
)
async def test_an_address_may_be_components_or_a_place(sender: Caller, address: Json) -> None:
    """Both are located."""
    shown = (await sender.post("/v1/deliveries", a_delivery(address=address))).ok(201)
    assert shown["address"]["location"]["lat"] == pytest.approx(60.1651, abs=0.001)
    assert shown["address"]["verdict"] is not None


async def test_an_unknown_address_is_taken_with_its_verdict(sender: Caller) -> None:
    """It is for the recipient to correct, no reason to refuse."""
    told = a_delivery(address={"text": "Olematon katu 999, Atlantis"})
    shown = (await sender.post("/v1/deliveries", told)).ok(201)
    assert shown["address"]["verdict"]["verdict"] in ("not_found", "outside_area", "not_an_address")
    assert shown["address"]["verdict"]["location"] is None


async def test_a_regular_delivery_keeps_its_rule(sender: Caller) -> None:
    """RFC 5545."""
    rule = "FREQ=WEEKLY;BYDAY=MO,TH"
    shown = (await sender.post("/v1/deliveries", a_delivery(recurrence=rule))).ok(201)
    assert shown["recurrence"] == rule


async def test_a_locker_delivery_names_its_locker(sender: Caller, lockers: Caller) -> None:
    """A point that is known."""
    await lockers.put("/v1/lockers/kamppi", {"name": "K", "location": {"lat": 60.1, "lon": 24.9}})
    told = a_delivery(format="locker", point="kamppi")
    shown = (await sender.post("/v1/deliveries", told)).ok(201)
    assert shown["point"] == "kamppi"
    assert shown["format"] == "locker"


async def test_a_tracking_number_is_announced_once(
    sender: Caller, delivery: Json, desk: Desk
) -> None:
    """409 `duplicate`; another carrier may use the same number."""
    again = await sender.post("/v1/deliveries", a_delivery(merchant="Somebody else"))
    assert (again.status, again.code) == (409, "duplicate")
    assert (await sender.get("/v1/deliveries")).items[0]["merchant"] == "Kauppa Oy"
    other = desk.caller(Scope.SENDER, OTHER)
    (await other.post("/v1/deliveries", a_delivery(carrier=OTHER))).ok(201)


async def test_a_carrier_that_is_unknown_is_said_to_be(desk: Desk) -> None:
    """By a key of the whole house; a key of one carrier sees no other."""
    house = desk.caller(Scope.SENDER, None)
    answer = await house.post("/v1/deliveries", a_delivery(carrier="nobody"))
    assert (answer.status, answer.code) == (422, "unknown-carrier")
    bound = desk.caller(Scope.SENDER)
    answer = await bound.post("/v1/deliveries", a_delivery(carrier=OTHER))
    assert (answer.status, answer.code) == (404, "not-found")


@pytest.mark.parametrize(
    "path",
    ["", "/timeline", "/options", "/qr.svg", "/slots"],
)
async def test_others_see_nothing_of_it(
    stranger_carrier: Caller, delivery: Json, path: str
) -> None:
    """404, just like a delivery that is not there."""
    real = await stranger_carrier.get(f"/v1/deliveries/{delivery['id']}{path}")
    unreal = await stranger_carrier.get(f"/v1/deliveries/dlv_unknown{path}")
    assert (real.status, real.code) == (404, "not-found")
    assert real.body == unreal.body
    assert (await stranger_carrier.get("/v1/deliveries")).items == []


async def test_a_sender_of_no_carrier_sees_what_it_announced(
    desk: Desk, delivery: Json, agent: Caller
) -> None:
    """Its own, whoever brings it; what others announced is not there: nor are its changes."""
    house = desk.caller(Scope.SENDER, None)
    own = (await house.post("/v1/deliveries", a_delivery(tracking_number="2"))).ok(201)
    (await house.get(f"/v1/deliveries/{own['id']}")).ok(200)
    assert [one["id"] for one in (await house.get("/v1/deliveries", limit="1")).items] == [
        own["id"]
    ]
    path = f"/v1/deliveries/{delivery['id']}"
    assert (await house.get(path)).status == 404
    assert (await house.patch(path, {"priority": 9})).status == 404
    wish = {"action": "safe_place", "note": "vaja"}
    assert (await house.post(f"{path}/changes", wish)).status == 404
    change = (await agent.post(f"{path}/changes", wish)).ok(202)
    assert (await house.get(f"/v1/changes/{change['id']}")).status == 404
    assert (await house.get("/v1/changes")).items == []


async def test_others_change_nothing_of_it(stranger_carrier: Caller, delivery: Json) -> None:
    """404 for what would change it, too."""
    path = f"/v1/deliveries/{delivery['id']}"
    assert (await stranger_carrier.patch(path, {"priority": 9})).status == 404
    event = await stranger_carrier.post(f"{path}/events", an_event("delivered"))
    assert event.status == 404
    change = await stranger_carrier.post(f"{path}/changes", {"action": "cancel"})
    assert change.status == 404
    hold = await stranger_carrier.post(f"{path}/holds", {"slot_id": "slot_x"})
    assert hold.status == 404


async def test_lists_look_by_number_status_and_time(
    sender: Caller, carrier: Caller, desk: Desk, delivery: Json
) -> None:
    """Each filter by itself; `updated_since` takes the moment itself in."""
    await desk.later(hours=1)
    second = (await sender.post("/v1/deliveries", a_delivery(tracking_number="2"))).ok(201)
    path = f"/v1/deliveries/{second['id']}/events"
    (await carrier.post(path, an_event("loaded"))).ok(202)
    by_number = (await sender.get("/v1/deliveries", tracking_number="2")).items
    assert [one["id"] for one in by_number] == [second["id"]]
    by_status = (await sender.get("/v1/deliveries", status="announced")).items
    assert [one["id"] for one in by_status] == [delivery["id"]]
    since = (await sender.get("/v1/deliveries", updated_since="2026-11-24T10:30:00+02:00")).items
    assert [one["id"] for one in since] == [second["id"]]


async def test_a_list_goes_on_from_its_cursor(sender: Caller, desk: Desk) -> None:
    """Every delivery once, though some changed at the same moment."""
    for number in ("1", "2", "3", "4", "5"):
        (await sender.post("/v1/deliveries", a_delivery(tracking_number=number))).ok(201)
    first = await sender.get("/v1/deliveries", limit="2")
    second = await sender.get("/v1/deliveries", limit="2", cursor=first.body["next"])
    third = await sender.get("/v1/deliveries", limit="2", cursor=second.body["next"])
    assert third.body["next"] is None
    seen = [one["tracking_number"] for one in first.items + second.items + third.items]
    assert sorted(seen) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"cursor": "!"}, "cursor"),
        ({"cursor": "bm90IG91cnM"}, "cursor"),
        ({"status": "lost-in-space"}, "status"),
        ({"updated_since": "2026-11-24T10:30:00"}, "updated_since"),
        ({"updated_since": "0001-01-01T00:00:00+14:00"}, "updated_since"),
    ],
)
async def test_a_wrong_query_is_named(
    sender: Caller, delivery: Json, query: dict[str, str], field: str
) -> None:
    """A naive time too."""
    answer = await sender.get("/v1/deliveries", **query)
    assert answer.status == 422
    assert answer.wrong_fields == [field]


async def test_a_patch_is_merged(sender: Caller, delivery: Json, desk: Desk) -> None:
    """RFC 7396: what is absent stays, null takes away, objects are merged."""
    await desk.later(minutes=5)
    path = f"/v1/deliveries/{delivery['id']}"
    patch = {"recipient": {"phone": None, "name": "Ville"}, "parcel": {"fragile": True}}
    shown = (await sender.patch(path, patch)).ok(200)
    assert shown["recipient"] == {
        "name": "Ville",
        "phone": None,
        "language": "fi",
        "email": None,
    }
    assert shown["parcel"] == delivery["parcel"] | {"fragile": True}
    assert shown["address"] == delivery["address"]
    assert shown["updated_at"] > delivery["updated_at"]
    assert (await sender.get(path)).ok(200) == shown


@pytest.mark.parametrize("name", ["merchant", "earliest", "latest"])
async def test_null_takes_a_member_away(sender: Caller, delivery: Json, name: str) -> None:
    """A sender may take back what it said."""
    path = f"/v1/deliveries/{delivery['id']}"
    assert (await sender.patch(path, {name: None})).ok(200)[name] is None
    assert (await sender.get(path)).ok(200)[name] is None


async def test_a_corrected_address_is_looked_at_anew(sender: Caller, delivery: Json) -> None:
    """A new verdict, and a new confirmation is wanted."""
    patch = {"address": {"text": "Bulevardi 5, 00120 Helsinki"}}
    shown = (await sender.patch(f"/v1/deliveries/{delivery['id']}", patch)).ok(200)
    assert shown["address"]["verdict"]["components"]["street"] == "Bulevardi"
    assert shown["address"]["confirmed"] is None


async def test_words_and_parts_of_two_houses_are_asked_about(sender: Caller) -> None:
    """Neither of the two is driven to before somebody has said which."""
    parts = {"street": "Bulevardi", "house_number": "5", "city": "Helsinki"}
    told = {"text": "Mannerheimintie 12, 00100 Helsinki", "components": parts, "country": "FI"}
    shown = (await sender.post("/v1/deliveries", a_delivery(address=told))).ok(201)
    verdict = shown["address"]["verdict"]
    assert (verdict["verdict"], len(verdict["suggestions"])) == ("mismatch", 2)
    assert shown["address"]["location"] is None


async def test_an_address_told_anew_leaves_nothing_of_the_old(sender: Caller) -> None:
    """Neither the parts under a new line, nor the line above new parts; a place stays."""
    street = {"street": "Mannerheimintie", "house_number": "12", "city": "Helsinki"}
    place = {"lat": 60.1651672, "lon": 24.9388178}
    told = a_delivery(address={"components": street, "location": place})
    path = f"/v1/deliveries/{(await sender.post('/v1/deliveries', told)).ok(201)['id']}"
    shown = (await sender.patch(path, {"address": {"text": "Bulevardi 5, Helsinki"}})).ok(200)
    assert shown["address"]["components"] is None
    assert shown["address"]["verdict"]["components"]["street"] == "Bulevardi"
    assert shown["address"]["location"] == place
    shown = (await sender.patch(path, {"address": {"components": street}})).ok(200)
    assert shown["address"]["text"] is None
    assert shown["address"]["verdict"]["components"]["street"] == "Mannerheimintie"


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({"unit": "9"}, "Mannerheimintie 12 as. 9, 00100 Helsinki"),
        ({"house_number": "14"}, "Mannerheimintie 14, 00100 Helsinki"),
        ({"postcode": "00100", "unit": None}, "Mannerheimintie 12, 00100 Helsinki"),
        ({"street": "Bulevardi", "house_number": "5"}, "Bulevardi 5, 00120 Helsinki"),
    ],
)
async def test_parts_are_merged_into_a_line(sender: Caller, parts: Json, line: str) -> None:
    """RFC 7396 for an address that was told as words: what is not told anew stays."""
    told = a_delivery(address={"text": "Mannerheimintie 12, 00100 Helsinki"})
    path = f"/v1/deliveries/{(await sender.post('/v1/deliveries', told)).ok(201)['id']}"
    shown = (await sender.patch(path, {"address": {"components": parts}})).ok(200)
    assert shown["address"]["formatted"] == line
    assert shown["address"]["location"] is not None


async def test_parts_of_no_place_are_refused(sender: Caller) -> None:
    """A flat alone is no address, whether it is told or left over."""
    told = a_delivery(address={"components": {"unit": "9"}})
    answer = await sender.post("/v1/deliveries", told)
    assert (answer.status, answer.wrong_fields) == (422, ["address.components"])
    street = {"street": "Mannerheimintie", "house_number": "12"}
    told = a_delivery(address={"components": street})
    path = f"/v1/deliveries/{(await sender.post('/v1/deliveries', told)).ok(201)['id']}"
    answer = await sender.patch(path, {"address": {"components": {"street": None}}})
    assert (answer.status, answer.wrong_fields) == (422, ["address.components"])


@pytest.mark.parametrize(
    ("patch", "field"),
    [
        ({"tracking_number": "other"}, "tracking_number"),
        ({"carrier": "other-fleet"}, "carrier"),
        ({"service_seconds": "long"}, "service_seconds"),
        ({"latest": "2026-11-01"}, "latest"),
        ({"address": None}, "address"),
        ({"recipient": {"phone": "1"}}, "recipient.phone"),
    ],
)
async def test_a_patch_that_cannot_be_is_refused(
    sender: Caller, delivery: Json, patch: Json, field: str
) -> None:
    """And changes nothing."""
    path = f"/v1/deliveries/{delivery['id']}"
    answer = await sender.patch(path, patch)
    assert answer.status == 422
    assert answer.wrong_fields == [field]
    before = {name: value for name, value in delivery.items() if name != "proof_code"}
    assert (await sender.get(path)).ok(200) == before


async def test_the_qr_code_is_a_picture(sender: Caller, delivery: Json) -> None:
    """SVG, for the label."""
    answer = await sender.get(f"/v1/deliveries/{delivery['id']}/qr.svg")
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    assert answer.ok(200).startswith("<svg")


async def test_the_timeline_tells_in_order(
    sender: Caller, carrier: Caller, delivery: Json, desk: Desk
) -> None:
    """Announced, then what happened; each with when, what kind, who and what."""
    await desk.later(minutes=1)
    path = f"/v1/deliveries/{delivery['id']}"
    now = desk.clock.now().isoformat()
    (await carrier.post(f"{path}/events", an_event("loaded", occurred_at=now))).ok(202)
    entries = (await sender.get(f"{path}/timeline")).items
    assert set(entries[0]) == {"at", "kind", "who", "what"}
    assert "announced" in entries[0]["what"]
    assert any("loaded" in entry["what"] for entry in entries)
    assert [entry["at"] for entry in entries] == sorted(entry["at"] for entry in entries)


async def test_the_timeline_tells_each_address_beside_the_one_before(
    sender: Caller, delivery: Json
) -> None:
    """Who corrected it, from where to where."""
    path = f"/v1/deliveries/{delivery['id']}"
    (await sender.patch(path, {"address": {"text": "Bulevardi 5, 00120 Helsinki"}})).ok(200)
    entries = (await sender.get(f"{path}/timeline")).items
    (told,) = [entry for entry in entries if entry["kind"] == "address"]
    assert told["who"].startswith("sender:")
    old, new = told["what"].removeprefix("corrected: ").split(" → ")
    assert old == delivery["address"]["formatted"]
    assert new.startswith("Bulevardi 5")


async def test_a_correction_is_asked_of_the_carrier(
    sender: Caller, carrier: Caller, delivery: Json
) -> None:
    """Like any change of address; a no of the carrier puts the old one back."""
    path = f"/v1/deliveries/{delivery['id']}"
    (await sender.patch(path, {"address": {"text": "Bulevardi 5, 00120 Helsinki"}})).ok(200)
    (change,) = (await carrier.get("/v1/changes", state="sent")).items
    assert change["action"] == "change_address"
    assert change["details"]["new"].startswith("Bulevardi 5")
    (await carrier.post(f"/v1/changes/{change['id']}/reject", {"reason": "loaded"})).ok(200)
    back = (await sender.get(path)).ok(200)["address"]
    assert back["formatted"] == delivery["address"]["formatted"]


async def test_what_was_typed_stays_and_its_door_goes_to_the_card(
    sender: Caller, carrier: Caller
) -> None:
    """Word for word, also after a correction; flat, floor, code and phone are the courier's."""
    text = "Mannerheimintie 12 B 24, 00100 Helsinki, 3. krs, ovikoodi 4711, soita 040 123 4567"
    told = a_delivery(address={"text": text, "country": "FI"})
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    assert delivery["address"]["text"] == text
    path = f"/v1/deliveries/{delivery['id']}"
    wish = {"action": "instructions", "door_card": {"note": "koira"}}
    change = (await sender.post(f"{path}/changes", wish)).ok(202)
    card = (await carrier.get(f"/v1/changes/{change['id']}")).ok(200)["details"]["door_card"]
    assert (card["code"], card["floor"], card["unit"]) == ("4711", "3", "24")
    assert card["phone"] is not None
    (await sender.patch(path, {"address": {"text": "Bulevardi 5, 00120 Helsinki"}})).ok(200)
    timeline = (await sender.get(f"{path}/timeline")).items
    assert not any("4711" in entry["what"] for entry in timeline)


async def test_options_say_what_may_be_changed(sender: Caller, delivery: Json) -> None:
    """Every action once, allowed or with the reasons why not."""
    found = (await sender.get(f"/v1/deliveries/{delivery['id']}/options")).items
    assert sorted(one["action"] for one in found) == sorted(ACTIONS)
    options = {one["action"]: one for one in found}
    assert set(found[0]) == {
        "action",
        "allowed",
        "why_not",
        "until",
        "fee",
        "needs",
        "asynchronous",
    }
    assert options["change_address"]["allowed"] is True
    assert options["change_address"]["why_not"] == []
    assert options["extend_pickup"]["allowed"] is False
    assert options["extend_pickup"]["why_not"] != []


async def test_options_keep_the_senders_rules(sender: Caller) -> None:
    """What the sender forbids is not allowed, whatever the carrier offers."""
    rules = {"safe_place": False, "neighbour": True, "locker": False, "address_change": True}
    delivery = (await sender.post("/v1/deliveries", a_delivery(rules=rules))).ok(201)
    found = (await sender.get(f"/v1/deliveries/{delivery['id']}/options")).items
    allowed = {one["action"] for one in found if one["allowed"]}
    assert {"neighbour", "change_address"} <= allowed
    assert not {"safe_place", "redirect"} & allowed


async def test_a_planner_sees_no_names(planner: Caller, delivery: Json) -> None:
    """It plans where to go, not whom to meet."""
    shown = (await planner.get(f"/v1/deliveries/{delivery['id']}")).ok(200)
    assert shown["recipient"] is None
    assert shown["chat_link"] is None


async def test_a_company_makes_it_a_business(sender: Caller) -> None:
    """Told with the recipient, shown with them, and taken away by null."""
    told = a_delivery(recipient={"name": "Aino Virtanen", "company": "Kahvila Oy"})
    delivery = (await sender.post("/v1/deliveries", told)).ok(201)
    assert delivery["recipient"]["company"] == "Kahvila Oy"
    path = f"/v1/deliveries/{delivery['id']}"
    assert (await sender.patch(path, {"priority": 1})).ok(200)["recipient"] == delivery["recipient"]
    left = (await sender.patch(path, {"recipient": {"company": None}})).ok(200)
    assert "company" not in left["recipient"]


async def test_a_number_that_nobody_knows_is_taken_on_its_senders_word(sender: Caller) -> None:
    """Placed between its neighbours, and said to be so; without that word it is nowhere, and a line
    told anew has to say it again."""
    line = {"text": "Mannerheimintie 11, 00100 Helsinki", "country": "FI"}
    unknown = (await sender.post("/v1/deliveries", a_delivery(address=line))).ok(201)["address"]
    assert unknown["verdict"]["verdict"] == "number_unknown"
    assert (unknown["location"], unknown["unproved"]) == (None, False)
    taken = a_delivery(address=line | {"accept_unknown": True}, tracking_number="T2")
    delivery = (await sender.post("/v1/deliveries", taken)).ok(201)
    address = delivery["address"]
    assert address["unproved"] is True
    assert address["location"] == address["verdict"]["location"]
    path = f"/v1/deliveries/{delivery['id']}"
    patched = (await sender.patch(path, {"address": {"text": line["text"]}})).ok(200)["address"]
    assert patched["unproved"] is False
