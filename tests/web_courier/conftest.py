"""What the tests of the courier's page share: a van's day, its link, and the page on 127.0.0.1."""

from collections.abc import AsyncIterator

import pytest_asyncio
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from app.bell import Bell, RingingStore
from bot.languages import LANGUAGES
from bot.voice import Voice
from storage.store import open_store
from tests.bot.building import build
from tests.web_courier.van import Cab, a_busy_morning
from web.courier import courier_pages

VOICE = Voice()


@pytest_asyncio.fixture
async def cab(sqlite_url: str) -> AsyncIterator[Cab]:
    """Five stops, Aino's first; she has proven that it is hers."""
    store = await open_store(sqlite_url)
    bell = Bell()
    building = build(RingingStore(store, bell), store.lanes)
    await a_busy_morning(building)
    app = web.Application()
    app.add_subapp("/driver", courier_pages(building.house, VOICE, LANGUAGES))
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    async with ClientSession() as session:
        cab = Cab(building, server, session)
        await cab.make_link()
        yield cab
    await server.close()
    await store.aclose()
