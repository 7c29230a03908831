"""Webhooks on the console: endpoints with their last attempts, switched on again, and sent anew."""

from dataclasses import replace

import msgspec
import pytest_asyncio

from core.model.access import ApiKey, Desk, Scope, Webhook
from core.model.ids import ApiKeyId, CarrierRef, WebhookId
from core.model.post import Channel, Outgoing, RowState
from tests.bot.world import DELIVERY, NOW
from tests.web_console.front import Browser, Front
from tests.web_console.test_undelivered import buried, keys_that_wait

PAGE = "/webhooks"
HOOK = f"{PAGE}/whk_1"
TOKEN = "hook-token-77"
SECRET_STREET = "Kalevankatu 12"


@pytest_asyncio.fixture
async def olga(front: Front) -> Browser:
    """An operator."""
    await front.employ("Olga", Desk.OPERATOR)
    return await front.signed_in("Olga")


async def furnished(front: Front, *, is_on: bool = True) -> None:
    async with front.building.house.store.begin() as unit:
        await unit.webhooks.put(
            Webhook(
                id=WebhookId("whk_1"),
                url=f"https://hooks.shop.example/{TOKEN}",
                events=("delivery.*",),
                secret="whsec_c2VjcmV0",
                carrier=CarrierRef("own-fleet"),
                created_at=NOW,
                disabled_at=None if is_on else NOW,
            )
        )


def an_event(number: int, webhook: str = "whk_1") -> Outgoing:
    event = {"id": f"evt_{number}", "type": "delivery.status_changed", "data": SECRET_STREET}
    return Outgoing(
        key=f"evt_{number}/{webhook}",
        channel=Channel.WEBHOOK,
        lane=f"webhook:{webhook}:{DELIVERY}",
        body=msgspec.json.encode({"webhook": webhook, "event": event, "change": None}),
    )


async def is_on(front: Front) -> bool:
    async with front.building.house.store.read() as unit:
        webhook = await unit.webhooks.get(WebhookId("whk_1"))
    assert webhook is not None
    return webhook.disabled_at is None


async def test_an_endpoint_is_shown_with_its_last_attempts(front: Front, anna: Browser) -> None:
    """By its host alone, and of an event which it is, never what it says."""
    await furnished(front)
    await buried(front, an_event(1), error="HTTP 500")
    await buried(front, an_event(2), state=RowState.DONE)
    async with front.building.house.store.begin() as unit:
        await unit.post.send(an_event(3))
        await unit.post.send(an_event(4, "whk_12"))
    every, one = await anna.get(PAGE), await anna.get(HOOK)
    assert "hooks.shop.example on delivery.* 1 waits, 1 not taken" in every.words
    assert "delivery.status_changed not taken The other side answered with 500." in one.words
    assert "delivery.status_changed taken" in one.words
    assert "delivery.status_changed waits" in one.words
    assert one.text.count('id="row-') == 3  # another's with a longer name is another's
    for page in (every, one):
        assert TOKEN not in page.text and SECRET_STREET not in page.text
    assert "Send again" not in one.words  # an agent may look


async def test_one_that_wanted_no_more_is_switched_on_again(front: Front, olga: Browser) -> None:
    """What was given up is sent again then, all at once; nothing of it twice."""
    await furnished(front, is_on=False)
    await buried(front, an_event(1), an_event(2), error="the webhook is gone (410)")
    assert "off since" in (await olga.get(HOOK)).words
    assert (await olga.post(f"{HOOK}/switch", {"on": "1"})).status == 303
    assert await is_on(front)
    assert "Send all again that were given up" in (await olga.get(HOOK)).words
    assert (await olga.post(f"{HOOK}/again")).where == f"/console{HOOK}?said=all"
    assert await keys_that_wait(front, Channel.WEBHOOK) == ["evt_1/whk_1", "evt_2/whk_1"]
    assert (await olga.post(f"{HOOK}/again")).where == f"/console{HOOK}?said=gone"
    await olga.post(f"{HOOK}/switch", {"on": "0"})
    assert not await is_on(front)


async def test_whose_key_has_ended_hears_nothing_more(front: Front, olga: Browser) -> None:
    """Whoever stole it must not go on hearing by what they made with it."""
    key = ApiKey(
        id=ApiKeyId("key_1"), name="Shop", scope=Scope.SENDER, secret_hash="x", created_at=NOW
    )
    await furnished(front, is_on=False)
    async with front.building.house.store.begin() as unit:
        await unit.access.put_key(replace(key, revoked_at=NOW))
        webhook = await unit.webhooks.get(WebhookId("whk_1"))
        assert webhook is not None
        await unit.webhooks.put(replace(webhook, key=key.id))
    page = await olga.post(f"{HOOK}/switch", {"on": "1"})
    assert page.status == 409 and "the key that asked for these events has ended" in page.words
    assert not await is_on(front)


async def test_an_event_that_they_took_is_sent_once_more(front: Front, olga: Browser) -> None:
    """They may have lost it; one that still waits, and another's, is not touched."""
    await furnished(front)
    (seq,) = await buried(front, an_event(1), state=RowState.DONE)
    (other,) = await buried(front, an_event(2, "whk_12"), state=RowState.DONE)
    assert "said=again" in (await olga.post(f"{HOOK}/rows/{seq}/again")).where
    assert "said=gone" in (await olga.post(f"{HOOK}/rows/{seq}/again")).where
    assert "said=gone" in (await olga.post(f"{HOOK}/rows/{other}/again")).where
    assert await keys_that_wait(front, Channel.WEBHOOK) == ["evt_1/whk_1"]


async def test_it_is_tried_with_an_event_that_says_nothing(front: Front, olga: Browser) -> None:
    await furnished(front)
    assert (await olga.post(f"{HOOK}/test")).status == 303
    assert "webhook.test waits" in (await olga.get(HOOK)).words
    await olga.post(f"{HOOK}/switch", {"on": "0"})
    assert "switched off" in (await olga.post(f"{HOOK}/test")).words


async def test_who_only_answers_may_look_and_no_more(front: Front, anna: Browser) -> None:
    """And nobody finds what is not there."""
    await furnished(front)
    for deed in ("switch", "test", "again", "rows/1/again"):
        assert (await anna.post(f"{HOOK}/{deed}", {"on": "0"})).status == 403
    assert await is_on(front)
    assert (await anna.get(f"{PAGE}/whk_2")).status == 404
    assert (await front.browser().get(PAGE)).where == "/console/login"


async def test_the_deed_is_in_the_trail(front: Front, olga: Browser) -> None:
    await furnished(front)
    await olga.post(f"{HOOK}/switch", {"on": "0"})
    async with front.building.house.store.read() as unit:
        (line,) = await unit.audit.page(person=None, about="whk_1", before=None, limit=5)
    assert (line.person, line.deed) == ("agt_olga", "switch")


async def test_nobody_asked_for_events(front: Front, anna: Browser) -> None:
    assert "Nobody has asked for events yet" in (await anna.get(PAGE)).words
