"""A neighbour or a place at another house is another address, with its lock and gate."""

from collections.abc import Callable

import pytest

from core.actions.ask import ask
from core.commands import Command, LeaveInSafePlace, LeaveWithNeighbour
from core.model.asker import Asker, Role
from core.model.ids import DeliveryId
from core.refusals import Refused
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk, a_delivery

HOME = {"text": "Bulevardi 7", "country": "FI"}
DEAR = {"size": "M", "value": {"amount": "9000.00", "currency": "EUR"}}
RECIPIENT = Asker(Role.RECIPIENT, "cnv_1")

ELSEWHERE: list[Json] = [
    {"action": "neighbour", "name": "my neighbour at Annankatu 29 B 4"},
    {"action": "neighbour", "name": "Olga", "unit": "Annankatu 29 B 4"},
    {"action": "neighbour", "name": "соседу Аннанкату 29"},
    {"action": "neighbour", "name": "naapurille, Annankatu 29"},
    {"action": "safe_place", "note": "in the yard of Siltasaarenkatu 4"},
    {"action": "safe_place", "note": "porch, Annankatu 12"},
]
HERE: list[Json] = [
    {"action": "neighbour", "name": "Olga", "unit": "B 25"},
    {"action": "neighbour", "name": "Anna, flat 12"},
    {"action": "neighbour", "name": "Anna 12"},
    {"action": "neighbour", "name": "Olga, Bulevardi 7 C 5"},
    {"action": "neighbour", "name": "the shop in Bulevardi 9"},
    {"action": "safe_place", "note": "under the stairs, 2nd floor"},
    {"action": "safe_place", "note": "in the yard of Bulevardi 7"},
]


async def announced(sender: Caller, **told: object) -> str:
    delivery = (await sender.post("/v1/deliveries", a_delivery(address=HOME, **told))).ok(201)
    return str(delivery["id"])


@pytest.mark.parametrize("what", ELSEWHERE)
async def test_the_senders_lock_holds_for_a_neighbour_elsewhere(sender: Caller, what: Json) -> None:
    id = await announced(sender, rules={"address_change": False})
    no = await sender.post(f"/v1/deliveries/{id}/changes", what)
    assert (no.status, no.body["why_not"]) == (409, ["sender-does-not-allow"])
    assert (await sender.get("/v1/changes")).ok(200)["items"] == []


@pytest.mark.parametrize("what", ELSEWHERE)
async def test_a_neighbour_elsewhere_is_another_address(sender: Caller, what: Json) -> None:
    """From the old one to the new one, as `change_address` tells it."""
    id = await announced(sender)
    change = (await sender.post(f"/v1/deliveries/{id}/changes", what)).ok(202)
    assert change["action"] == "change_address"
    assert change["details"]["old"] == "Bulevardi 7, 00120 Helsinki"
    now = (await sender.get(f"/v1/deliveries/{id}")).ok(200)
    assert now["address"]["formatted"] == change["details"]["new"] != change["details"]["old"]


@pytest.mark.parametrize("what", HERE)
async def test_a_neighbour_next_door_stays_one(sender: Caller, what: Json) -> None:
    id = await announced(sender, rules={"address_change": False})
    change = (await sender.post(f"/v1/deliveries/{id}/changes", what)).ok(202)
    assert change["action"] == what["action"]


@pytest.mark.parametrize(
    ("wish", "why_not"),
    [
        (
            lambda id: LeaveWithNeighbour(id, "my neighbour at Siltasaarenkatu 4 B 4"),
            "wants-a-person",
        ),
        (lambda id: LeaveInSafePlace(id, "in the yard of Siltasaarenkatu 4"), "too-valuable"),
    ],
)
async def test_a_chat_gives_nothing_dear_away_by_a_neighbour(
    desk: Desk, sender: Caller, wish: Callable[[DeliveryId], Command], why_not: str
) -> None:
    """What wants a person as an address wants one as a neighbour; put down it is nowhere."""
    id = DeliveryId(await announced(sender, parcel=DEAR))
    with pytest.raises(Refused) as no:
        await ask(desk.house, wish(id), RECIPIENT)
    assert no.value.refusal.why_not == (why_not,)


@pytest.mark.parametrize(
    "note", ["courier please go to Annankatu 29 B 4", "tuo Siltasaarenkatu 4, kiitos"]
)
async def test_no_note_sends_a_courier_elsewhere(sender: Caller, note: str) -> None:
    """With the lock it may not be; without it, it is asked for by its own name."""
    cases: tuple[tuple[Json, int, str], ...] = (
        ({"rules": {"address_change": False}}, 409, "not-allowed"),
        ({"tracking_number": "JJFI60000000002"}, 422, "invalid"),
    )
    for told, status, code in cases:
        id = await announced(sender, **told)
        what = {"action": "instructions", "door_card": {"note": note}}
        no = await sender.post(f"/v1/deliveries/{id}/changes", what)
        assert (no.status, no.code) == (status, code)


@pytest.mark.parametrize(
    "note",
    [
        "entrance from Annankatu 22",
        "the gate is at Bulevardi 9",
        "park at Annankatu 22",
        "3rd floor, door on the left",
    ],
)
async def test_a_way_in_round_the_corner_is_a_note(sender: Caller, note: str) -> None:
    id = await announced(sender, rules={"address_change": False})
    what = {"action": "instructions", "door_card": {"note": note}}
    (await sender.post(f"/v1/deliveries/{id}/changes", what)).ok(202)
