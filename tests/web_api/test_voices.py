"""What was said for the courier is heard by who drives, and by nobody else."""

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
from core.model.voice_note import VoiceNote
from tests.bot.world import NOW
from tests.web_api.caller import Caller, Json
from tests.web_api.desk import Desk

SOUND = b"OggS what was said"
TALK = ConversationId("cnv_1")
ME = Asker(Role.RECIPIENT, TALK)
SAID = MessageId("msg_said")


async def kept(desk: Desk, id: str) -> Delivery:
    async with desk.house.store.read() as unit:
        delivery = await unit.deliveries.get(DeliveryId(id))
    assert delivery is not None
    return delivery


@pytest.fixture
async def path(desk: Desk, delivery: Json) -> str:
    """Said by its recipient, and told for the door."""
    id = DeliveryId(delivery["id"])
    note = VoiceNote(
        message=SAID,
        conversation=TALK,
        delivery=id,
        kept_at=NOW,
        seconds=4,
        mime="audio/ogg",
        content=SOUND,
    )
    talk = Conversation(
        id=TALK, lane="telegram:1:7", chat_id=7, user_id=7, bot_id=1, created_at=NOW, updated_at=NOW
    )
    async with desk.house.store.begin() as unit:
        known = await unit.deliveries.get(id)
        assert known is not None
        await unit.conversations.put(talk)
        await unit.deliveries.save(replace(known, conversation=TALK))
        for one in (note, replace(note, message=MessageId("msg_other"))):
            await unit.voice_notes.keep(one)
    await ask(desk.house, GiveInstructions(id, DoorCard(voice=SAID)), ME)
    return f"/v1/deliveries/{id}/voice"


async def test_who_drives_hears_what_was_said_for_them(carrier: Caller, path: str) -> None:
    """As the kind of sound that it is."""
    answer = await carrier.get(f"{path}/{SAID}")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "audio/ogg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_nobody_else_does(sender: Caller, path: str) -> None:
    """A shop learns neither the sound nor its name."""
    assert (await sender.get(f"{path}/{SAID}")).status == 404
    changes = (await sender.get("/v1/changes")).items
    assert [one["details"]["door_card"]["voice"] for one in changes] == [None]


async def test_what_was_said_otherwise_is_not_there(carrier: Caller, path: str) -> None:
    """Only what its recipient let the courier hear."""
    assert (await carrier.get(f"{path}/msg_other")).status == 404
    assert (await carrier.get(f"{path}/msg_none")).status == 404


async def test_it_is_gone_once_nobody_comes_to_that_door(
    carrier: Caller, desk: Desk, delivery: Json, path: str
) -> None:
    """What was said may hold a code, and is forgotten with them."""
    async with desk.house.store.begin() as unit:
        bare = await wipe_codes(unit, await kept(desk, delivery["id"]))
        await unit.deliveries.save(bare)
    assert (await kept(desk, delivery["id"])).door_card.voice is None
    assert (await carrier.get(f"{path}/{SAID}")).status == 404


async def test_the_sound_of_another_talk_is_not_told(
    carrier: Caller, desk: Desk, delivery: Json, path: str
) -> None:
    """Whatever name stands on a card."""
    async with desk.house.store.begin() as unit:
        known = await kept(desk, delivery["id"])
        await unit.deliveries.save(replace(known, conversation=ConversationId("cnv_2")))
    assert (await carrier.get(f"{path}/{SAID}")).status == 404
