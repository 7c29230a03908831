"""What goes wrong on purpose, and how fast a bot may speak."""

import asyncio
from dataclasses import replace

import aiohttp
import pytest

from sandbox.telegram import TELEGRAM_PACE, Group, Phone
from sandbox.telegram.pace import Flood
from tests.sandbox_telegram.conftest import Served

SEND = {"chat_id": 2001, "text": "a"}


def limit(served: Served) -> None:
    served.bot.flood = Flood(TELEGRAM_PACE, served.time.seconds)


async def test_a_scripted_refusal_hits_the_next_call_only(served: Served, phone: Phone) -> None:
    """And changes nothing."""
    faults = served.world.faults
    faults.fail_next("sendMessage", 429, "Too Many Requests: retry after 7", 7)
    told = await served.api.ask("sendMessage", **SEND)
    assert (told["error_code"], told["parameters"]) == (429, {"retry_after": 7})
    await served.api.call("sendMessage", **SEND)
    assert [one.text for one in phone.messages() if one.is_from_bot] == ["a"]


async def test_a_scripted_refusal_can_be_for_one_chat(served: Served, phone: Phone) -> None:
    """Others pass."""
    ivan = served.world.add_user(2002, "Ivan", "+358401001002", "ru")
    other = Phone(served.world, ivan, served.bot)
    other.start()
    served.world.faults.fail_next("sendMessage", 500, "Internal Server Error", chat_id=2002)
    await served.api.call("sendMessage", **SEND)
    assert (await served.api.ask("sendMessage", chat_id=2002, text="b"))["error_code"] == 500


async def test_a_lost_answer_leaves_its_effect(served: Served, phone: Phone) -> None:
    """The bot cannot know; the phone does."""
    served.world.faults.lose_response("sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await served.api.ask("sendMessage", **SEND)
    assert phone.last().text == "a"


async def test_a_slow_answer_comes_late_and_its_effect_at_once(
    served: Served, phone: Phone
) -> None:
    """A bot with less patience cannot know either."""
    served.world.faults.slow("sendMessage", 0.3)
    asked = asyncio.create_task(served.api.ask("sendMessage", **SEND))
    await phone.wait_for_text("a", timeout=0.25)
    assert not asked.done()
    assert (await asked)["ok"]


async def test_a_chat_is_spoken_to_once_a_second_after_a_burst(
    served: Served, phone: Phone
) -> None:
    """Then 429, until the seconds it told are over."""
    limit(served)
    codes = [(await served.api.ask("sendMessage", **SEND)).get("error_code") for _ in range(6)]
    assert codes == [None] * 5 + [429]
    assert served.api.last["parameters"] == {"retry_after": 1}
    served.time.push(1.01)
    await served.api.call("sendMessage", **SEND)


async def test_edits_count_and_answers_to_presses_do_not(served: Served, phone: Phone) -> None:
    """Both kinds of writing share one pace."""
    sent = await served.api.call("sendMessage", **SEND)
    limit(served)
    at = {"chat_id": 2001, "message_id": sent["message_id"]}
    for turn in range(5):
        await served.api.call("editMessageText", **at, text=f"{turn}")
    assert (await served.api.ask("editMessageText", **at, text="x"))["error_code"] == 429
    await served.api.call("sendChatAction", chat_id=2001, action="typing")


async def test_a_group_takes_twenty_a_minute(served: Served) -> None:
    """All topics together, and opening one is writing too."""
    group = Group(served.world, "Agents", is_forum=True)
    group.add_bot(served.bot, served.phone.user)
    limit(served)
    for _ in range(19):
        await served.api.call("sendMessage", chat_id=group.id, text="a")
    await served.api.call("createForumTopic", chat_id=group.id, name="A")
    told = await served.api.ask("sendMessage", chat_id=group.id, text="a")
    assert 59 <= told["parameters"]["retry_after"] <= 60


async def test_all_chats_together_take_thirty_a_second(served: Served) -> None:
    """However many they are."""
    for number in range(3001, 3032):
        user = served.world.add_user(number, "A", f"+{number}")
        Phone(served.world, user, served.bot).start()
    limit(served)
    codes = [
        (await served.api.ask("sendMessage", chat_id=number, text="a")).get("error_code")
        for number in range(3001, 3032)
    ]
    assert codes == [None] * 30 + [429]


async def test_two_worlds_know_nothing_of_each_other(served: Served) -> None:
    """Settings, chats and numbers are a world's own."""
    served.world.settings = replace(served.world.settings, press_seconds=1.0)
    assert type(served.world)().settings.press_seconds == 150.0
    assert type(served.world)().users == {}
