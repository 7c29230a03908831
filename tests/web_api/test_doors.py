"""A door, as the API sees it: what is said not to be there, and codes that open it."""

from core.actions.ask import ask
from core.commands import GiveInstructions
from core.model.asker import Asker, Role
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import DeliveryId
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk

ANNA = Asker(Role.AGENT, "agt_1")


async def kept(desk: Desk, id: str) -> Delivery:
    async with desk.house.store.read() as unit:
        delivery = await unit.deliveries.get(DeliveryId(id))
    assert delivery is not None
    return delivery


async def test_a_flat_that_is_taken_away_is_off_the_door_too(
    sender: Caller, desk: Desk, delivery: Json
) -> None:
    """Told with the address, and of the door alone; the rest of the card stays."""
    id = delivery["id"]
    assert (await kept(desk, id)).door_card.unit is not None
    without = {"address": {"components": {"unit": None}}}
    (await sender.patch(f"/v1/deliveries/{id}", without)).ok(200)
    assert (await kept(desk, id)).door_card.unit is None
    card = DoorCard(unit="24", code="99#")
    await ask(desk.house, GiveInstructions(DeliveryId(id), card), ANNA)
    (await sender.patch(f"/v1/deliveries/{id}", without)).ok(200)
    assert (await kept(desk, id)).door_card == DoorCard(
        code="99#", entrance=(await kept(desk, id)).door_card.entrance
    )


async def test_a_code_of_a_door_that_was_left_shows_nowhere(
    sender: Caller, carrier: Caller, desk: Desk, delivery: Json
) -> None:
    """Who drives reads the code as long as it comes to that door; others never do."""
    id = DeliveryId(delivery["id"])
    change = (await ask(desk.house, GiveInstructions(id, DoorCard(code="99#")), ANNA)).change
    assert change is not None
    path = f"/v1/changes/{change.id}"
    assert (await carrier.get(path)).ok(200)["details"]["door_card"]["code"] == "99#"
    assert (await sender.get(path)).ok(200)["details"]["door_card"]["code"] is None
    moved = {"action": "change_address", "address": {"text": "Bulevardi 5", "country": "FI"}}
    (await sender.post(f"/v1/deliveries/{id}/changes", moved)).ok(202)
    assert (await carrier.get(path)).ok(200)["details"]["door_card"]["code"] is None
    (listed,) = [
        each for each in (await carrier.get("/v1/changes")).items if each["id"] == change.id
    ]
    assert listed["details"]["door_card"]["code"] is None
