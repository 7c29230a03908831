"""Files of a chat: fetched from any server, and bounded."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.telegram.client import connect
from bot.telegram.files import Files, NotToBeHad
from bot.telegram.outlet import TooFast
from core.ports import Unavailable
from tests.bot.fake_server import TOKEN, no, ok

SOUND = b"OggS" + bytes(5_000)


@asynccontextmanager
async def files(answer: web.Response, file: web.Response) -> AsyncIterator[Files]:
    async def get_file(request: web.Request) -> web.Response:
        return answer

    async def download(request: web.Request) -> web.Response:
        assert request.match_info["path"] == "voice/file 1.oga"
        return file

    app = web.Application()
    app.router.add_post(f"/bot{TOKEN}/getFile", get_file)
    app.router.add_get(f"/file/bot{TOKEN}/{{path:.*}}", download)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    client = connect(TOKEN, f"http://127.0.0.1:{runner.addresses[0][1]}")
    try:
        yield Files(client)
    finally:
        await client.aclose()
        await runner.cleanup()


def path(told: object = "voice/file 1.oga") -> web.Response:
    return ok({"file_id": "f1", "file_unique_id": "u1", "file_path": told})


async def test_a_file_comes_as_it_was_sent() -> None:
    """Whatever letters its path has."""
    async with files(path(), web.Response(body=SOUND)) as known:
        assert await known.fetch("f1", len(SOUND)) == SOUND


@pytest.mark.parametrize(
    ("answer", "file"),
    [
        (path(), web.Response(body=SOUND + b"x")),
        (path(), web.Response(status=404)),
        (path(), web.Response(status=302, headers={"Location": "http://127.0.0.1:1/"})),
        (path(), web.Response(body=b"")),
        (path("/var/lib/bots/file.oga"), web.Response(body=SOUND)),
        (path("../../bot1/getMe"), web.Response(body=SOUND)),
        (path("http://127.0.0.1:1/x"), web.Response(body=SOUND)),
        (path(None), web.Response(body=SOUND)),
        (ok(True), web.Response(body=SOUND)),
        (no(400, "Bad Request: file is too big"), web.Response(body=SOUND)),
        (no(404, "Not Found"), web.Response(body=SOUND)),
    ],
)
async def test_what_is_not_to_be_had_is_not_asked_for_again(
    answer: web.Response, file: web.Response
) -> None:
    """Too big, gone, elsewhere: none of it is followed or read to its end."""
    async with files(answer, file) as known:
        with pytest.raises(NotToBeHad):
            await known.fetch("f1", len(SOUND))


@pytest.mark.parametrize(
    ("answer", "file"),
    [
        (path(), web.Response(status=502)),
        (no(500, "Internal Server Error"), web.Response(body=SOUND)),
    ],
)
async def test_an_ill_server_is_asked_later(answer: web.Response, file: web.Response) -> None:
    """Nothing was decided, and no address with a token in it is told on."""
    async with files(answer, file) as known:
        with pytest.raises(Unavailable) as ill:
            await known.fetch("f1", len(SOUND))
        assert TOKEN not in repr(ill.value)


async def test_telegram_says_how_long_to_wait() -> None:
    """Its own word counts."""
    async with files(no(429, "Too Many Requests", retry_after=7), web.Response()) as known:
        with pytest.raises(TooFast) as fast:
            await known.fetch("f1", len(SOUND))
        assert fast.value.seconds == 7
