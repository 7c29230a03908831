"""What was shown of a door is seen by who drives, and by nobody else."""

from dataclasses import replace

import pytest

from core.actions.ask import ask
from core.actions.wiping import wipe_codes
from core.commands import GiveInstructions
from core.model.asker import Asker, Role
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import ConversationId, DeliveryId, MessageId
from core.model.photo import Photo
from tests.bot.world import NOW
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk

PICTURE = b"\xff\xd8\xff\xe0 a green door"
TALK = ConversationId("cnv_1")
ME = Asker(Role.RECIPIENT, TALK)
SHOWN = MessageId("msg_shown")


async def kept(desk: Desk, id: str) -> Delivery:
    async with desk.house.store.read() as unit:
        delivery = await unit.deliveries.get(DeliveryId(id))
    assert delivery is not None
    return delivery


@pytest.fixture
async def path(desk: Desk, delivery: Json) -> str:
    """Shown by its recipient, and told for the door."""
    id = DeliveryId(delivery["id"])
    photo = Photo(
        message=SHOWN,
        conversation=TALK,
        delivery=id,
        kept_at=NOW,
        mime="image/jpeg",
        content=PICTURE,
    )
    talk = Conversation(
        id=TALK, lane="telegram:1:7", chat_id=7, user_id=7, bot_id=1, created_at=NOW, updated_at=NOW
    )
    async with desk.house.store.begin() as unit:
        known = await unit.deliveries.get(id)
        assert known is not None
        await unit.conversations.put(talk)
        await unit.deliveries.save(replace(known, conversation=TALK))
        for one in (photo, replace(photo, message=MessageId("msg_other"))):
            await unit.photos.keep(one)
    await ask(desk.house, GiveInstructions(id, DoorCard(photo=SHOWN)), ME)
    return f"/v1/deliveries/{id}/photos"


async def test_who_drives_sees_it(carrier: Caller, path: str) -> None:
    """As the kind of picture that it is."""
    answer = await carrier.get(f"{path}/{SHOWN}")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_nobody_else_does(sender: Caller, path: str) -> None:
    """A shop learns neither the picture nor its name."""
    assert (await sender.get(f"{path}/{SHOWN}")).status == 404
    changes = (await sender.get("/v1/changes")).items
    assert [one["details"]["door_card"]["photo"] for one in changes] == [None]


async def test_what_was_shown_otherwise_is_not_there(carrier: Caller, path: str) -> None:
    """Only what its recipient let the courier see."""
    assert (await carrier.get(f"{path}/msg_other")).status == 404
    assert (await carrier.get(f"{path}/msg_none")).status == 404


async def test_it_is_gone_once_nobody_comes_to_that_door(
    carrier: Caller, desk: Desk, delivery: Json, path: str
) -> None:
    """What was shown may hold a code, and is forgotten with them."""
    async with desk.house.store.begin() as unit:
        bare = await wipe_codes(unit, await kept(desk, delivery["id"]))
        await unit.deliveries.save(bare)
    assert (await kept(desk, delivery["id"])).door_card.photo is None
    assert (await carrier.get(f"{path}/{SHOWN}")).status == 404


async def test_the_photo_of_another_talk_is_not_told(
    carrier: Caller, desk: Desk, delivery: Json, path: str
) -> None:
    """Whatever name stands on a card."""
    async with desk.house.store.begin() as unit:
        known = await kept(desk, delivery["id"])
        await unit.deliveries.save(replace(known, conversation=ConversationId("cnv_2")))
    assert (await carrier.get(f"{path}/{SHOWN}")).status == 404
