"""telemelya (PyPI), by webhook: it knows no getUpdates and no menus, sends no secret, presses say
nothing of the keyboard they stood on, and a number typed into a form comes back as a number."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from app.web import listening, served
from bot.telegram.webhook import PATH
from tests.app.running import running
from tests.other_bot_api.carrier import a_carrier
from tests.other_bot_api.chat import Chat, Shown, Wire, shown
from tests.other_bot_api.go_between import GoBetween
from tests.other_bot_api.home import settings_for
from tests.other_bot_api.peers import telemelya, why_no_telemelya
from tests.other_bot_api.stingy import TOKEN
from tests.other_bot_api.talk import Proof, Talk

pytestmark = pytest.mark.skipif(why_no_telemelya() is not None, reason=why_no_telemelya() or "")

PUBLIC_URL = "https://doorstep.example"
SENDS = ("sendMessage", "editMessageText")


@dataclass
class Person(Chat):
    """What its own client sends, over its control routes."""

    session: aiohttp.ClientSession = field(kw_only=True)
    url: str = field(kw_only=True)

    async def stands(self) -> list[Shown]:
        """Its record of what the bot called: an edit stands in place of what it edits."""
        told = await self._said("GET", "responses")
        found: dict[int, Shown] = {}
        for one in told["responses"]:
            if one["method"] in SENDS:
                id = one["message_id"]
                found[id] = shown(id, str(one["text"]), one.get("reply_markup"))
        return list(found.values())

    async def calls(self) -> set[str]:
        return {one["method"] for one in (await self._said("GET", "responses"))["responses"]}

    async def type(self, text: str) -> None:
        await self._said("POST", "send_update", {"text": text})

    async def push(self, data: str, message_id: int) -> None:
        pressed = {"callback_data": data, "callback_message_id": message_id}
        await self._said("POST", "send_update", pressed)

    async def share(self, phone: str) -> None:
        raise NotImplementedError("telemelya sends no contacts")

    async def _said(self, method: str, route: str, body: dict[str, Wire] | None = None) -> Wire:
        url = f"{self.url}/api/v1/test/{route}?bot_token={TOKEN}&session_id=aino"
        told = {"chat_id": self.user, **body} if body is not None else None
        headers = {"Authorization": "Bearer any"}
        async with self.session.request(method, url, json=told, headers=headers) as answer:
            found = await answer.json()
            assert answer.status == 200, found
            return found


@asynccontextmanager
async def between(session: aiohttp.ClientSession, server: str) -> AsyncIterator[GoBetween]:
    doors = listening("127.0.0.1", 0)
    own = f"http://127.0.0.1:{doors.getsockname()[1]}"
    found = GoBetween(session, server, own)
    async with served(found.app(), doors):
        yield found


async def test_the_whole_talk_by_webhook(home: Path) -> None:
    """From the link to the locker, and every change reaches the carrier, signed."""
    async with (
        telemelya() as server,
        aiohttp.ClientSession() as session,
        between(session, server) as middle,
    ):
        by_webhook = {"TELEGRAM_MODE": "webhook", "PUBLIC_URL": PUBLIC_URL}
        async with (
            running(home, settings=settings_for(middle.own) | by_webhook) as run,
            a_carrier(run) as carrier,
        ):
            middle.bot = run.address
            assert middle.told == PUBLIC_URL + PATH
            person = Person(41, session=session, url=server)
            await Talk(person, carrier, await carrier.announces()).whole(Proof.CODE)
            assert {*SENDS, "answerCallbackQuery"} <= await person.calls()
