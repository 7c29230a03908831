"""What the tests of the Mini App share: Aino's proven chat, and its page served on 127.0.0.1."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from app.bell import Bell, RingingStore
from app.drafts import drafted
from bot.languages import LANGUAGES
from bot.voice import Voice
from core.model.delivery import Delivery
from integrations.maps.extract.client import ExtractMaps
from storage.store import SqlStore, open_store
from tests.bot.building import Building, build
from tests.bot.world import a_delivery
from tests.integrations.map_world import DEMO, STATION
from tests.web_miniapp.opening import TOKEN, Chat, Neighbourhood
from web.miniapp import MiniApp


@pytest_asyncio.fixture
async def building(sqlite_url: str) -> AsyncIterator[Building]:
    """Aino has proven that a delivery at the railway station is hers."""
    store: SqlStore = await open_store(sqlite_url)
    bell = Bell()
    building = build(RingingStore(store, bell), store.lanes)
    await building.furnish(at_the_station())
    await building.proven()
    yield building
    await store.aclose()


@pytest_asyncio.fixture
async def base_map(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ExtractMaps]:
    """The real town's streets."""
    maps = ExtractMaps(DEMO, tmp_path_factory.getbasetemp() / "maps")
    maps.begin()
    await maps.built()
    yield maps
    await maps.aclose()


@pytest.fixture
def mini_app(building: Building, base_map: ExtractMaps) -> MiniApp:
    return MiniApp(
        house=replace(building.house, addresses=Neighbourhood()),
        lanes=building.lanes,
        bot_id=1,
        token=TOKEN,
        voice=Voice(),
        languages=LANGUAGES,
        base_map=base_map,
        drafted=drafted,
    )


@pytest_asyncio.fixture
async def chat(building: Building, mini_app: MiniApp) -> AsyncIterator[Chat]:
    app = web.Application()
    app.add_routes(mini_app.routes())
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    async with ClientSession() as session:
        yield Chat(building, server, session, await building.delivery())
    await server.close()


def at_the_station() -> Delivery:
    delivery = a_delivery()
    return replace(delivery, conversation=None, address=replace(delivery.address, location=STATION))
