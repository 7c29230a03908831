"""A neighbour without a chat: asked by SMS, answers on a page, and may take a yes back."""

import pytest

from core.model.consent import ConsentFact
from core.model.neighbour_ask import SMS_ASKED_MAX, AskState
from core.model.status import EventType
from tests.bot.reports import heard_by_the_carrier, listening, reported
from tests.bot.test_next_door import NextDoor, changes, consents, told
from tests.bot.world import DELIVERY, PHONE
from tests.web_neighbour.conftest import OLGA, Phone

ASKED = "Would you take in a parcel for"
OURS = ("Aino", "Virtanen", "Kauppa", "Own Fleet", "JJFI", PHONE, "Mannerheimintie", DELIVERY)


async def test_a_door_and_a_time_are_all_that_is_shown(phone: Phone) -> None:
    """And looking answers nothing, however often."""
    await phone.asked()
    for _ in range(2):
        status, page = await phone.looks()
        assert status == 200
        assert ASKED in page
        assert [each for each in OURS if each in page] == []
    assert await changes(phone.building) == []


async def test_a_yes_asks_the_carrier_and_tells_the_recipient(phone: Phone) -> None:
    """Once: a second press finds it done."""
    await phone.asked()
    for _ in range(2):
        _, page = await phone.presses("accepted")
        assert "they ring at yours" in page
        assert ASKED not in page
    await phone.building.work()
    assert await changes(phone.building) == ["neighbour"]
    assert "Olga takes it" in told(phone.building)
    facts = {each.fact for each in await consents(phone.building)}
    assert facts == {ConsentFact.NEIGHBOUR_TOLD, ConsentFact.NEIGHBOUR_TAKES}


async def test_a_no_is_told_with_other_ways(phone: Phone) -> None:
    """The carrier hears nothing of it."""
    await phone.asked()
    _, page = await phone.presses("refused")
    assert "nobody rings at yours" in page
    await phone.building.work()
    assert "Olga cannot take it" in told(phone.building)
    assert await changes(phone.building) == []


async def test_a_yes_may_be_taken_back_until_the_parcel_is_there(phone: Phone) -> None:
    """Recipient and carrier hear it at once, and other ways are offered."""
    await phone.asked()
    await listening(phone.building)
    await phone.presses("accepted")
    await phone.building.work()
    _, page = await phone.presses("withdrawn")
    assert "hear it at once" in page
    await phone.building.work()
    assert "cannot take it after all" in told(phone.building)
    heard = await heard_by_the_carrier(phone.building, "delivery.neighbour_withdrew")
    assert [each["neighbour"]["name"] for each in heard] == ["Olga"]
    now = phone.building.clock.now()
    standing = [each.fact for each in await consents(phone.building) if each.stands(now)]
    assert ConsentFact.NEIGHBOUR_TAKES not in standing
    verbs = {data.split("|")[0] for each in phone.building.sent[-2:] for _, data in each.buttons}
    assert "locker.pick" in verbs


async def test_what_is_there_is_not_taken_back(phone: Phone) -> None:
    """The page says that it is settled."""
    await phone.asked()
    await phone.presses("accepted")
    await reported(phone.building, EventType.DELIVERED, "e1")
    _, page = await phone.presses("withdrawn")
    assert "cannot" not in page


async def test_a_chat_may_take_its_yes_back_too(phone: Phone) -> None:
    """By its button; the page of that link shows it to nobody else."""
    token = await phone.asked(None)
    olga = NextDoor(phone.building, 28)
    await olga.types(f"/start {token}")
    await olga.presses("next_door.accept")
    assert (await phone.looks())[0] == 404
    (over,) = await olga.presses("next_door.withdraw")
    assert "hear it at once" in over.text
    assert "cannot take it after all" in told(phone.building)
    delivery = await phone.building.delivery()
    assert delivery.neighbour_ask is not None
    assert delivery.neighbour_ask.state is AskState.WITHDRAWN


async def test_what_was_answered_on_the_page_is_no_chats(phone: Phone) -> None:
    """The first answer takes the link."""
    token = await phone.asked()
    await phone.presses("accepted")
    petro = NextDoor(phone.building, 29)
    heard = " ".join(each.text for each in await petro.types(f"/start {token}"))
    assert "take it in" not in heard


@pytest.mark.parametrize("token", ["n-nobody-knows-this", "n-", "x"])
async def test_an_unknown_link_shows_nothing(phone: Phone, token: str) -> None:
    """Nor does it say whether it ever was one."""
    await phone.asked()
    status, page = await phone.looks(token=token)
    assert status == 404
    assert "never was one" in page


@pytest.mark.parametrize("language", ["fi", "de", "ar", "uk"])
async def test_the_page_speaks_the_phones_language(phone: Phone, language: str) -> None:
    """From the right where it is written so."""
    await phone.asked()
    _, page = await phone.looks(language)
    assert f'lang="{language}"' in page
    assert ASKED not in page
    assert ('dir="rtl"' in page) is (language == "ar")


async def test_nobody_rings_at_strangers_through_us(phone: Phone) -> None:
    """Some SMS for a parcel, none to oneself, and none to what is no number."""
    numbers = []
    for number in (PHONE, "12", *[OLGA] * (SMS_ASKED_MAX + 1)):
        await phone.asked(number)
        asked = (await phone.building.delivery()).neighbour_ask
        assert asked is not None
        numbers.append(asked.phone)
    assert numbers == [None, None, *[OLGA] * SMS_ASKED_MAX, None]
