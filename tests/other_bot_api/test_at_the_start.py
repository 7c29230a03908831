"""Starting while the Bot API server is not there yet, or does not want us."""

import asyncio
from pathlib import Path

from tests.app.running import doorstep, free_port, running
from tests.other_bot_api.home import settings_for
from tests.other_bot_api.stingy import Person, Stingy, refusal, stingy

AWAY_SECONDS = 4.0


async def test_a_server_that_comes_a_little_later_is_waited_for(tmp_path: Path) -> None:
    """Nobody listens, then it is there but not itself yet, then it works."""
    port = free_port()
    server = Stingy()
    server.ill["getMe"].append(refusal(502, "Bad Gateway"))
    server.ill["deleteWebhook"].append(refusal(502, "Bad Gateway"))
    starting = running(tmp_path, settings=settings_for(f"http://127.0.0.1:{port}"))

    async def comes_later() -> None:
        await asyncio.sleep(AWAY_SECONDS)
        async with stingy(server, port):
            await asyncio.Event().wait()

    coming = asyncio.ensure_future(comes_later())
    async with starting:
        person = Person(41, server=server)
        await person.types("/start")
        await person.sees(lambda one: bool(one.text), "the hello")
    coming.cancel()


async def test_a_token_that_is_refused_stops_the_start(tmp_path: Path) -> None:
    """At once, with one line that names the setting."""
    server = Stingy()
    server.ill["getMe"].append(refusal(401, "Unauthorized"))
    async with stingy(server) as url:
        ended = await doorstep(tmp_path, "run", settings=settings_for(url))
    assert ended.code == 1
    assert ended.err.splitlines()[-1].startswith("doorstep: DOORSTEP_TELEGRAM_TOKEN")
