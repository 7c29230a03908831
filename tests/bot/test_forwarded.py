"""A forwarded delivery message on a whole house, and the stars with what was promised."""

from datetime import timedelta

import pytest

from bot.pasted import is_pasted, leads_only_here
from bot.scam_signs import wants_something
from core.actions.timers import ring_timers
from core.model.status import EventType
from tests.bot.building import Building
from tests.bot.reports import heard_by_the_carrier, listening, reported

SMS = "Posti: pay 1,99 EUR for redelivery http://posti.example/pay"


async def passed_on(building: Building, text: str, sender: int | None) -> str:
    """As Telegram sends it on; without a sender where they hide who they are."""
    origin: dict[str, object] = {"type": "hidden_user", "sender_user_name": "Posti"}
    if sender is not None:
        user = {"id": sender, "is_bot": sender == 1, "first_name": "Doorstep"}
        origin = {"type": "user", "sender_user": user}
    told = building.message(text=text, forward_origin=origin | {"date": 1_795_000_000})
    return " / ".join(letter.text for letter in await building.update(message=told))


@pytest.mark.parametrize("is_proven", [True, False])
async def test_whose_it_is_telegram_says_and_not_the_message(
    building: Building, is_proven: bool
) -> None:
    """Before any proof too; one that hides its writer is not ours."""
    await building.furnish()
    if is_proven:
        await building.proven()
    assert "not ours" in await passed_on(building, SMS, 99)
    assert "not ours" in await passed_on(building, SMS, None)
    assert "is ours" in await passed_on(building, SMS, 1)


@pytest.mark.parametrize("is_proven", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        SMS,
        "Ihr Paket wartet beim Zoll: https://dhl-zoll.example/q, 2,99 EUR",
        "Ваша посылка задержана, оплатите: http://pochta.example/pay",
        "Pakettisi odottaa, maksa tulli post-fi.example/maksu",
    ],
)
async def test_a_copied_message_is_looked_at_too(
    building: Building, text: str, is_proven: bool
) -> None:
    """Nobody has to know how to forward."""
    await building.furnish()
    if is_proven:
        await building.proven()
    letters = await building.types(text)
    assert "not ours" in letters[-1].text
    assert "person.scam" in str(letters[-1].buttons)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("my parcel goes here https://maps.app.goo.gl/abc", False),
        ("the parcel was worth 20 EUR", False),
        ("pay at http://post.example/p", True),
        ("Bulevardi 5, 00120 Helsinki", False),
        ("my parcel: https://t.me/doorstep_bot?start=abc", True),
    ],
)
def test_what_is_pasted_has_a_link_that_is_no_map(text: str, is_one: bool) -> None:
    """A place, or a sum in passing, is none."""
    assert is_pasted(text) is is_one


def test_only_our_own_link_leads_here() -> None:
    """And no other beside it, and no money."""
    assert leads_only_here("see https://t.me/doorstep_bot?start=abc.", "doorstep_bot")
    assert not leads_only_here("https://t.me/doorstep_bot2", "doorstep_bot")
    assert not leads_only_here("https://t.me/doorstep_bot and http://x.example/p", "doorstep_bot")
    assert not leads_only_here("pay 2 EUR https://t.me/doorstep_bot", "doorstep_bot")


async def test_a_forwarded_address_is_heard_as_before(building: Building) -> None:
    """Somebody at home knows it better, and asks for nothing."""
    await building.furnish()
    await building.proven()
    await building.presses("address.change")
    assert "Bulevardi 5, 00120 Helsinki" in await passed_on(building, "Bulevardi 5", 99)


async def test_who_got_it_may_report_it(building: Building) -> None:
    """One of us reads it in the talk."""
    await building.furnish()
    await building.proven()
    await passed_on(building, SMS, 99)
    await building.presses("person.scam")
    assert (await building.talk()).asked_why == "scam"


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        (SMS, True),
        ("your parcel: bit.ly/x8", True),
        ("оплатите 99 ₽", True),
        ("zapłać 1,20 zł", True),
        ("Bulevardi 5, 00120 Helsinki", False),
        ("gate 4471#, 3rd floor", False),
        ("come at 18.30", False),
    ],
)
def test_what_wants_something_has_a_link_or_a_sum(text: str, wants: bool) -> None:
    """An address and a time are neither."""
    assert wants_something(text) is wants


async def test_few_stars_are_told_with_what_was_promised(building: Building) -> None:
    """Once, with the reason that follows; other stars afterwards are told to nobody."""
    await building.furnish()
    await building.proven()
    await listening(building)
    await building.presses("address.yes")
    await building.presses("slot.pick")
    await building.presses("slot.yes")
    promise = (await building.delivery()).promised
    assert promise is not None
    building.clock.at = promise.window.end.replace(minute=40)
    await reported(building, EventType.DELIVERED, "done")
    (asked,) = await building.presses("rate.2")
    assert "You were promised" in asked.text
    assert "came at" in asked.text
    await building.presses("rate.why")
    building.clock.at += timedelta(hours=1)
    await ring_timers(building.house)
    (told,) = await heard_by_the_carrier(building, "delivery.rated")
    assert (told["stars"], told["reason"], told["promise"]["state"]) == (2, "not_then", "broken")
    (thanked,) = await building.presses("rate.5")
    assert thanked.text == "Thank you!"
    assert await heard_by_the_carrier(building, "delivery.rated") == []


async def test_few_stars_without_a_reason_are_told_after_a_while(building: Building) -> None:
    """Those that were given last."""
    await building.furnish()
    await building.proven()
    await listening(building)
    await reported(building, EventType.DELIVERED, "done")
    await building.presses("rate.2")
    await building.presses("rate.1")
    assert await heard_by_the_carrier(building, "delivery.rated") == []
    building.clock.at += timedelta(minutes=16)
    await ring_timers(building.house)
    (told,) = await heard_by_the_carrier(building, "delivery.rated")
    assert (told["stars"], told["reason"]) == (1, None)
