"""Mini Apps: which buttons open one, and what the page is told of who has opened it."""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from sandbox.telegram import Phone, Settings
from sandbox.telegram.screen import CannotDo
from tests.sandbox_telegram.conftest import TOKEN, Api, Served

HERE = "http://127.0.0.1:8080/app/pin?d=x"


def opens(url: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Move the pin", "web_app": {"url": url}}]]}


async def test_a_page_is_told_who_opened_it(api: Api, phone: Phone) -> None:
    """Behind the #, which no server is sent, and signed as Telegram's documentation says."""
    button = opens("https://doorstep.example/app/pin?d=x#old")
    await api.call("sendMessage", chat_id=2001, text="?", reply_markup=button)
    address = urlsplit(phone.open_app("Move the pin", theme={"bg_color": "#fff"}))
    assert address._replace(fragment="").geturl() == "https://doorstep.example/app/pin?d=x"
    told = {name: value for name, (value,) in parse_qs(address.fragment).items()}
    assert json.loads(told["tgWebAppThemeParams"]) == {"bg_color": "#fff"}
    fields = dict(parse_qsl(told["tgWebAppData"], strict_parsing=True))
    assert json.loads(fields["user"])["id"] == 2001
    given = fields.pop("hash")
    lines = "\n".join(sorted(f"{name}={value}" for name, value in fields.items()))
    key = hmac.new(b"WebAppData", TOKEN.encode(), hashlib.sha256).digest()
    assert hmac.new(key, lines.encode(), hashlib.sha256).hexdigest() == given
    assert "signature" in fields  # whoever leaves it out of the lines finds another hash


async def test_each_opening_is_its_own(api: Api, phone: Phone) -> None:
    """Two taps are two sessions of the page."""
    button = opens("https://doorstep.example/")
    await api.call("sendMessage", chat_id=2001, text="?", reply_markup=button)
    assert phone.open_app("Move the pin") != phone.open_app("Move the pin")


async def test_only_a_button_that_opens_a_page_opens_one(api: Api, phone: Phone) -> None:
    """A link goes elsewhere; a page cannot be pressed."""
    rows = [
        [{"text": "Link", "url": "https://doorstep.example"}],
        [{"text": "Page", "web_app": {"url": "https://doorstep.example"}}],
    ]
    board = {"inline_keyboard": rows}
    await api.call("sendMessage", chat_id=2001, text="?", reply_markup=board)
    with pytest.raises(CannotDo):
        phone.open_app("Link")
    with pytest.raises(CannotDo, match="opens https"):
        phone.press("Page")


class TestOnThisMachine:
    """A sandbox that was started so opens pages beside it without a certificate."""

    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(http_apps=True)

    async def test_plain_http_is_enough(self, api: Api, phone: Phone) -> None:
        """For a new message and for an edited one."""
        sent = await api.call("sendMessage", chat_id=2001, text="?", reply_markup=opens(HERE))
        where = {"chat_id": 2001, "message_id": sent["message_id"]}
        await api.call("editMessageText", **where, text="!", reply_markup=opens(HERE))
        assert phone.open_app("Move the pin").startswith(f"{HERE}#tgWebAppData=")

    @pytest.mark.parametrize("url", ["http://doorstep.example/", "http://10.0.0.1/", "ftp://a.b/"])
    async def test_but_only_there(self, api: Api, phone: Phone, url: str) -> None:
        """As on the real one."""
        said = await api.refusal("sendMessage", chat_id=2001, text="?", reply_markup=opens(url))
        assert said.endswith("is invalid: Only HTTPS links are allowed")

    async def test_the_phone_may_show_it_in_a_frame(self, served: Served) -> None:
        """Which its policy forbids otherwise."""
        async with served.api.session.get(f"{served.api.url}/phone/2001") as answer:
            assert "frame-src https: http://127.0.0.1:*;" in answer.headers[POLICY]


POLICY = "Content-Security-Policy"


async def test_a_frame_shows_https_alone(served: Served) -> None:
    """Where nothing else was said."""
    async with served.api.session.get(f"{served.api.url}/phone/2001") as answer:
        assert "frame-src https:;" in answer.headers[POLICY]


async def test_a_town_is_there_to_choose_a_place_on(served: Served, tmp_path: Path) -> None:
    """Only where somebody draws one."""
    url = f"{served.api.url}/phone/2001/town.json"
    async with served.api.session.get(url) as answer:
        assert answer.status == 404
    drawn = tmp_path / "town.geojson"
    drawn.write_text('{"type": "FeatureCollection", "features": []}')
    served.world.town = lambda: drawn
    async with served.api.session.get(url) as answer:
        assert (await answer.json(content_type=None))["features"] == []
