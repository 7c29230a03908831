"""Telegram's pushes: on disk before 200, and nobody gets in without the secret."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.telegram.webhook import PATH, SECRET_HEADER, Webhook
from core.model.post import Incoming, Source
from core.ports import Unavailable

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
UPDATE = {"update_id": 7, "message": {"message_id": 1, "chat": {"id": 5}, "text": "hei"}}


@dataclass
class Shelf:
    """What was stored; may be full."""

    rows: list[Incoming] = field(default_factory=list)
    is_full: bool = False

    async def receive(self, rows: "list[Incoming]") -> None:
        if self.is_full:
            raise Unavailable("disk full")
        self.rows += rows


Pushes = TestClient[web.Request, web.Application]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
async def telegram(shelf: Shelf) -> AsyncIterator[Pushes]:
    app = web.Application()
    hook = Webhook(1, "the-secret", shelf.receive, lambda: NOW)  # type: ignore[arg-type]
    app.add_routes([hook.route()])
    async with TestClient(TestServer(app, host="127.0.0.1")) as client:
        yield client


async def pushed(telegram: Pushes, body: object, secret: str = "the-secret") -> ClientResponse:
    return await telegram.post(PATH, json=body, headers={SECRET_HEADER: secret})


async def test_an_update_is_stored_in_its_lane(telegram: Pushes, shelf: Shelf) -> None:
    """Under the bot's and the update's number, so that its repetition finds it."""
    assert (await pushed(telegram, UPDATE)).status == 200
    assert [(row.source, row.id, row.lane) for row in shelf.rows] == [
        (Source.TELEGRAM, "1:7", "telegram:1:5")
    ]


@pytest.mark.parametrize("secret", ["", "another", "the-secret-and-more", "ä"])
async def test_without_the_secret_nothing_is_stored(
    telegram: Pushes, shelf: Shelf, secret: str
) -> None:
    """Anybody can find the address."""
    headers = {SECRET_HEADER: secret.encode().decode("latin-1")}
    answer = await telegram.post(PATH, json=UPDATE, headers=headers)
    assert answer.status == 401
    assert shelf.rows == []


async def test_what_nobody_can_read_is_refused(telegram: Pushes, shelf: Shelf) -> None:
    """No bug of ours: else it would be pushed for ever."""
    deep = b'{"update_id": 1, "message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    for body in (deep, b"{", b"\xff"):
        answer = await telegram.post(PATH, data=body, headers={SECRET_HEADER: "the-secret"})
        assert answer.status == 400
    assert shelf.rows == []


@pytest.mark.parametrize("body", [[], {}, {"update_id": "7"}, None, 5])
async def test_what_is_no_update_is_refused(telegram: Pushes, shelf: Shelf, body: object) -> None:
    """And changes nothing."""
    assert (await pushed(telegram, body)).status == 400
    assert shelf.rows == []


async def test_broken_json_is_refused(telegram: Pushes, shelf: Shelf) -> None:
    """A half body, or none."""
    headers = {SECRET_HEADER: "the-secret"}
    answer = await telegram.post(PATH, data=b'{"update_id": 7, "mess', headers=headers)
    assert answer.status == 400
    assert shelf.rows == []


async def test_while_nothing_can_be_stored_telegram_is_asked_to_come_again(
    telegram: Pushes, shelf: Shelf
) -> None:
    """503 with Retry-After, never a 200 for what is not on disk."""
    shelf.is_full = True
    answer = await pushed(telegram, UPDATE)
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "2"
