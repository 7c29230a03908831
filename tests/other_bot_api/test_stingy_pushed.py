"""A server that knows getMe, setWebhook and sendMessage, and pushes with the secret it got."""

from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from app.settings import WrongSetting, load
from bot.telegram.webhook import PATH, SECRET_HEADER
from tests.app.running import running
from tests.other_bot_api import stingy
from tests.other_bot_api.carrier import a_carrier
from tests.other_bot_api.chat import Wire
from tests.other_bot_api.home import settings_for
from tests.other_bot_api.stingy import PUSHED, TOKEN, Stingy
from tests.other_bot_api.talk import Proof, Talk, said_too_often

PUBLIC_URL = "https://doorstep.example"
BY_WEBHOOK = {"TELEGRAM_MODE": "webhook", "PUBLIC_URL": PUBLIC_URL}


@dataclass
class Person(stingy.Person):
    """Each update is pushed twice, as Telegram does after a slow answer."""

    session: aiohttp.ClientSession = field(kw_only=True)
    door: str = field(kw_only=True)

    async def update(self, **what: Wire) -> None:
        update = self.server.update(**what)
        headers = {SECRET_HEADER: self.server.webhook["secret_token"]}
        for _ in range(2):
            async with self.session.post(self.door, json=update, headers=headers) as answer:
                assert answer.status == 200


async def test_the_whole_talk_by_webhook(home: Path) -> None:
    """From the link to the locker, at the address and with the secret that setWebhook told."""
    server = Stingy(PUSHED)
    async with (
        stingy.stingy(server) as url,
        running(home, settings=settings_for(url) | BY_WEBHOOK) as run,
        a_carrier(run) as carrier,
        aiohttp.ClientSession() as session,
    ):
        assert server.webhook["url"] == PUBLIC_URL + PATH
        person = Person(41, server=server, session=session, door=run.address + PATH)
        await Talk(person, carrier, await carrier.announces()).whole(Proof.CODE)
        async with session.post(person.door, json={"update_id": 99}) as unsigned:
            assert unsigned.status == 401
        assert said_too_often(await person.stands()) == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://doorstep.example", "wants an address that begins with https://"),
        (None, "webhook mode wants an https address"),
    ],
)
def test_webhook_mode_wants_an_https_address(url: str | None, reason: str) -> None:
    """One line that names the setting."""
    with pytest.raises(WrongSetting, match=f"DOORSTEP_PUBLIC_URL: {reason}"):
        load(telegram_token=TOKEN, telegram_mode="webhook", public_url=url)
