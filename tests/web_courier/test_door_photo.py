"""A photo of the door is seen by whoever comes to it next, and by no other page."""

from dataclasses import replace

from core.model.delivery import Delivery
from core.model.ids import ConversationId, MessageId
from core.model.photo import Photo
from tests.bot.world import DELIVERY, NOW, TALK
from tests.web_courier.van import JPEG, Cab, parcel

LINE = MessageId("msg_door")
FIFTH = parcel(4).id


async def shown_by(cab: Cab, delivery: Delivery) -> None:
    """Its recipient let the courier see the photo."""
    talk = delivery.conversation or TALK
    photo = Photo(
        message=LINE,
        conversation=talk,
        delivery=delivery.id,
        kept_at=NOW,
        mime="image/jpeg",
        content=JPEG,
    )
    card = replace(delivery.door_card, photo=LINE)
    async with cab.building.house.store.begin() as unit:
        await unit.photos.keep(photo)
        await unit.deliveries.save(replace(delivery, door_card=card, conversation=talk))


async def test_whoever_comes_next_sees_the_door(cab: Cab) -> None:
    """On the stop's card, as the picture that it is."""
    await shown_by(cab, await cab.delivery())
    assert f'data-photo="{DELIVERY}"' in (await cab.get("/stops")).card(DELIVERY)
    url = cab.server.make_url(f"/driver/{cab.token}/photo/{DELIVERY}")
    async with cab.session.get(url) as answer:
        assert await answer.read() == JPEG
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["Cache-Control"] == "no-store"


async def test_a_later_door_is_not_shown_yet(cab: Cab) -> None:
    """Neither on its card, nor by its address."""
    await shown_by(cab, await cab.delivery(FIFTH))
    assert "data-photo" not in (await cab.get("/stops")).card(FIFTH)
    assert (await cab.get(f"/photo/{FIFTH}")).status == 404


async def test_a_photo_of_another_talk_is_not_there(cab: Cab) -> None:
    """Whatever name stands on the card."""
    await shown_by(cab, await cab.delivery())
    other = replace(await cab.delivery(), conversation=ConversationId("cnv_other"))
    async with cab.building.house.store.begin() as unit:
        await unit.deliveries.save(other)
    assert (await cab.get(f"/photo/{DELIVERY}")).status == 404
