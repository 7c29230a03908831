"""The pages that open in a chat, and the map below the pin, as the running house serves them."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from tests.app.commanding import Doorstep
from tests.app.running import running
from tests.app.telegram_peer import TOKEN, pretend_telegram
from tests.integrations.map_world import DEMO
from tests.web_miniapp.opening import init_fields, sealed

CELL = "/app/map?bbox=24.940,60.168,24.948,60.172"
BUILT_SECONDS_MAX = 60.0


async def test_the_page_and_its_streets_are_served_beside_the_bot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once; the streets as soon as they are made, and what is about somebody to them alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    async with pretend_telegram() as (_, url):
        settings = {
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": url,
            "OSM_EXTRACT": str(DEMO),
            "ROUTING": "straight-line",
        }
        async with (
            running(tmp_path, settings=settings) as run,
            aiohttp.ClientSession(run.address) as session,
        ):
            async with session.get("/app/pin?d=00000001") as page:
                assert page.status == 200
                assert "Where is your door?" in await page.text()
            opened = sealed(init_fields(datetime.now(UTC)), TOKEN)
            for said, status in ((opened, 404), (opened[:-1] + "x", 401)):
                told = {"Authorization": f"tma {said}"}
                for path in ("/app/pin/start", "/app/slots/times"):
                    async with session.get(f"{path}?d=00000001", headers=told) as start:
                        assert start.status == status
            async with session.get("/app/slots?d=00000001") as calendar:
                assert calendar.status == 200
                assert "When shall we come?" in await calendar.text()
            async with asyncio.timeout(BUILT_SECONDS_MAX):
                assert "Kaivokatu" in await streets(session)


async def test_without_a_bot_there_is_no_page(tmp_path: Path) -> None:
    """It opens in chats alone."""
    async with running(tmp_path) as run, aiohttp.ClientSession(run.address) as session:
        for path in ("/app/pin", "/app/slots", CELL):
            async with session.get(path) as answer:
                assert answer.status == 404


@pytest.mark.parametrize(
    "url", ["tiles", "http://tiles.example/{z}/{x}/{y}.png", "https://tiles.example/{z}/{x}.png",
            "https://tiles.example;script-src/{z}/{x}/{y}.png"],
)  # fmt: skip
def test_a_tile_server_that_cannot_be_stops_the_start(doorstep: Doorstep, url: str) -> None:
    """In one line that names the setting."""
    ended = doorstep("run", settings={"TILES_URL": url})
    assert ended.code == 1
    assert "DOORSTEP_TILES_URL: " in ended.err


def test_the_doctor_says_whether_the_map_is_there(
    doorstep: Doorstep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No extract, not made yet: neither is a problem, both are said."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert "map: no extract" in doorstep("doctor").out
    monkeypatch.setenv("DOORSTEP_OSM_EXTRACT", str(DEMO))
    monkeypatch.setenv("DOORSTEP_ROUTING", "straight-line")
    assert "map: not made yet" in doorstep("doctor").out


async def streets(session: aiohttp.ClientSession) -> str:
    """Of a cell, once the map is made; until then it says when to come again."""
    while True:
        async with session.get(CELL) as answer:
            if answer.status == 200:
                return await answer.text()
            assert answer.status == 503
            assert answer.headers["Retry-After"]
        await asyncio.sleep(0.2)
