"""telegram-test-api (npm), by long polling: its getUpdates never waits and ignores the offset, its
presses have neither date nor chat_instance, its edits answer null, and it knows nine methods."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from tests.app.running import running
from tests.other_bot_api.carrier import a_carrier
from tests.other_bot_api.chat import Chat, Shown, Wire, shown
from tests.other_bot_api.home import settings_for
from tests.other_bot_api.peers import telegram_test_api, why_no_telegram_test_api
from tests.other_bot_api.stingy import TOKEN
from tests.other_bot_api.talk import Proof, Talk

pytestmark = pytest.mark.skipif(
    why_no_telegram_test_api() is not None, reason=why_no_telegram_test_api() or ""
)


@dataclass
class Person(Chat):
    """What its own client sends, over its own client's routes."""

    session: aiohttp.ClientSession = field(kw_only=True)
    url: str = field(kw_only=True)

    async def stands(self) -> list[Shown]:
        history = (await self._said("getUpdatesHistory", {"token": TOKEN}))["result"]
        return [
            shown(one["messageId"], one["message"]["text"], one["message"].get("reply_markup"))
            for one in history
            if one.get("message", {}).get("chat_id") == str(self.user)
        ]

    async def type(self, text: str) -> None:
        await self._said("sendMessage", self._message() | {"text": text})

    async def share(self, phone: str) -> None:
        contact = {"phone_number": phone, "first_name": "Aino", "user_id": self.user}
        await self._said("sendMessage", self._message() | {"contact": contact})

    async def push(self, data: str, message_id: int) -> None:
        pressed = self._message()
        under = {"from": pressed["from"], "chat": pressed["chat"], "message_id": message_id}
        await self._said(
            "sendCallback",
            {"botToken": TOKEN, "from": pressed["from"], "message": under, "data": data},
        )

    def _message(self) -> dict[str, Wire]:
        """As its client's `makeMessage` has it."""
        who = {"id": self.user, "first_name": "TestName", "username": "testUserName"}
        return {
            "botToken": TOKEN,
            "date": 1795507200,
            "from": who | {"is_bot": False},
            "chat": who | {"title": "Test Name", "type": "private"},
        }

    async def _said(self, route: str, body: dict[str, Wire]) -> Wire:
        async with self.session.post(f"{self.url}/{route}", json=body) as answer:
            return await answer.json()


async def test_the_whole_talk_by_polling(home: Path) -> None:
    """From the link to the locker, and every change reaches the carrier, signed; beside it somebody
    else proves by the code."""
    async with (
        telegram_test_api() as url,
        aiohttp.ClientSession() as session,
        running(home, settings=settings_for(url)) as run,
        a_carrier(run) as carrier,
    ):
        person, other = (Person(user, session=session, url=url) for user in (41, 42))
        parcel, others = await carrier.announces(), await carrier.announces("JJFI60000000002")
        async with asyncio.TaskGroup() as both:
            both.create_task(Talk(person, carrier, parcel).whole(Proof.NUMBER))
            both.create_task(Talk(other, carrier, others).opens(Proof.CODE))
