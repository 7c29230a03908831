"""Recipient and courier talk through us while they are near; nobody sees the other one's number."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions.ask import ask
from core.courier_commands import ChooseCourierLanguage, TellCourier
from core.model.asker import Asker, Role
from core.model.status import Status
from core.refusals import Refused
from tests.bot.world import DELIVERY, TALK
from tests.web_courier.van import JPEG, Cab, parcel

AINO = Asker(Role.RECIPIENT, TALK)
FOURTH = parcel(3).id


async def on_the_way(cab: Cab) -> None:
    """The van has left, and its courier looks at the page."""
    await cab.press("out_for_delivery", None)
    await cab.get()
    await cab.building.work()


async def says(cab: Cab, **words: str) -> int:
    return (await cab.press("say", words=words)).status


async def test_a_courier_is_written_to_from_the_card(cab: Cab) -> None:
    """And reads it on the page, in the words it was written in."""
    await on_the_way(cab)
    await cab.building.types("/status")
    await cab.building.presses("courier.say")
    (told,) = await cab.building.types("the blue door in the yard, code 4711")
    assert "Passed on to the courier" in told.text
    assert "the blue door in the yard, code 4711" in (await cab.get("/stops")).card(DELIVERY)


async def test_nobody_learns_a_number_that_is_written(cab: Cab) -> None:
    """Neither the courier's page nor the chat shows it; a code of a door is no telephone."""
    await on_the_way(cab)
    await cab.building.types("/status")
    await cab.building.presses("courier.say")
    await cab.building.types("back entrance, code 4711, my phone is +358 40 123 4567")
    card = (await cab.get("/stops")).card(DELIVERY)
    assert "back entrance, code 4711, my phone is •••" in card
    assert await says(cab, text="call me, 040-7654321") == 204
    (heard,) = await cab.building.work()
    assert "call me, •••" in heard.text


async def test_tell_the_courier_is_enough(cab: Cab) -> None:
    """Said in one breath; without a courier who reads it is a word for the door, as before."""
    await cab.building.types("tell the courier I am in the garden")
    assert "in the garden" not in (await cab.get("/stops")).card(DELIVERY)
    await on_the_way(cab)
    (told,) = await cab.building.types("tell the courier I am in the garden")
    assert "Passed on" in told.text
    assert "I am in the garden" in (await cab.get("/stops")).card(DELIVERY)


async def test_a_ready_phrase_is_read_in_ones_own_language(cab: Cab) -> None:
    """The courier's page is Finnish, Aino's chat English, and the other way round."""
    await on_the_way(cab)
    assert cab.link is not None
    finnish = ChooseCourierLanguage(cab.link.id, "fi")
    await ask(cab.building.house, finnish, Asker(Role.COURIER, cab.link.id))
    assert await says(cab, phrase="which_entrance") == 204
    (heard,) = await cab.building.work()
    assert "Which entrance is it?" in heard.text
    await cab.building.presses("courier.say")
    card = (await cab.get("/stops")).card(DELIVERY)
    assert "Mikä rappu se on?" in card
    assert "Tulen" in card


async def test_own_words_come_as_they_were_written_with_their_language(cab: Cab) -> None:
    """What Aino writes next is the answer."""
    await on_the_way(cab)
    assert cab.link is not None
    finnish = ChooseCourierLanguage(cab.link.id, "fi")
    await ask(cab.building.house, finnish, Asker(Role.COURIER, cab.link.id))
    await says(cab, text="Olen <pihalla>")
    (heard,) = await cab.building.work()
    assert "(Finnish): “Olen &lt;pihalla&gt;”" in heard.text
    await cab.building.types("two doors to the left")
    assert "two doors to the left" in (await cab.get("/stops")).card(DELIVERY)


async def test_what_comes_twice_is_said_once(cab: Cab) -> None:
    """A phone without a network tries again."""
    await on_the_way(cab)
    told: dict[str, object] = {
        "id": "the-same-words",
        "type": "say",
        "delivery": DELIVERY,
        "words": {"text": "I am here"},
    }
    assert [(await cab.send(told)).status for _ in range(2)] == [204, 204]
    assert len(await cab.building.work()) == 1


async def test_nobody_is_flooded(cab: Cab) -> None:
    """Five in a minute, twenty in all; the sixth is refused in words."""
    await on_the_way(cab)
    assert [await says(cab, text=f"{number}") for number in range(6)] == [204] * 5 + [409]
    cab.building.clock.at += timedelta(minutes=2)
    assert await says(cab, text="again") == 204


async def test_only_who_is_near_is_talked_to(cab: Cab) -> None:
    """The fourth stop is too far, and a parcel in the depot is nobody's."""
    await cab.get()
    assert (await cab.press("say", words={"text": "hello"})).status == 409
    await on_the_way(cab)
    assert (await cab.press("say", FOURTH, words={"text": "hello"})).status == 409
    assert 'data-open="say"' not in (await cab.get("/stops")).card(FOURTH)
    assert 'data-open="say"' in (await cab.get("/stops")).card(DELIVERY)


async def test_it_ends_by_itself(cab: Cab) -> None:
    """When the parcel was handed over, and when nobody looks at the page any more."""
    await on_the_way(cab)
    cab.building.clock.at += timedelta(minutes=30)
    with pytest.raises(Refused):
        await ask(cab.building.house, TellCourier(DELIVERY, text="hello?"), AINO)
    await cab.get("/stops")
    await ask(cab.building.house, TellCourier(DELIVERY, text="hello, code 4711"), AINO)
    await cab.press("delivered", proof={"kind": "photo"}, picture=JPEG)
    with pytest.raises(Refused):
        await ask(cab.building.house, TellCourier(DELIVERY, text="thanks"), AINO)
    assert await says(cab, text="bye") == 409
    async with cab.building.house.store.read() as unit:
        assert [line.text for line in await unit.door_lines.of(DELIVERY)] == ["hello, code •••"]


async def test_a_chat_that_cannot_be_reached_hears_nothing(cab: Cab) -> None:
    """The courier is told so."""
    await on_the_way(cab)
    async with cab.building.house.store.begin() as unit:
        talk = await cab.building.talk()
        await unit.conversations.put(replace(talk, unreachable=True))
    refused = await cab.press("say", words={"phrase": "thanks"})
    assert (refused.status, "can no longer be reached" in refused.text) == (409, True)
    assert (await cab.delivery()).status is Status.OUT_FOR_DELIVERY


@pytest.mark.parametrize("words", [{}, {"phrase": "dance"}, {"text": " "}])
async def test_nothing_is_said_by_nothing(cab: Cab, words: dict[str, str]) -> None:
    """Nor by a phrase that we do not know."""
    await on_the_way(cab)
    assert (await cab.press("say", words=words)).status == 422
