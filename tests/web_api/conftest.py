"""What the tests of the API share: a house on a real database, served on 127.0.0.1."""

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from address.desk import AddressDesk
from address.gazetteer import Gazetteer
from address.importers.osm import osm_rows
from address.importers.report import ImportReport
from core.model.access import Scope
from storage.migrate import to_newest
from storage.store import SqlStore, open_store
from tests.bot.building import Clock
from tests.web_api.caller import Caller, Http, Json, Truth
from tests.web_api.desk import (
    FLEET,
    OTHER,
    Desk,
    a_carrier,
    a_delivery,
    a_route,
    house_of,
    peers_of,
)
from web.api.app import api

EXTRACT = Path(__file__).parents[2] / "sandbox" / "data" / "helsinki-centre.osm.pbf"


@pytest.fixture(scope="session")
def helsinki() -> Gazetteer:
    return Gazetteer.load(osm_rows(EXTRACT, "FI", ImportReport("osm")))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with the newest schema, made once and copied for each test."""
    path = tmp_path_factory.mktemp("web_api") / "newest.db"
    await to_newest(f"sqlite+aiosqlite:///{path}")
    return path


@pytest_asyncio.fixture
async def store(newest: Path, tmp_path: Path) -> AsyncIterator[SqlStore]:
    path = shutil.copy(newest, tmp_path / "doorstep.db")
    opened = await open_store(f"sqlite+aiosqlite:///{path}")
    yield opened
    await opened.aclose()


@pytest_asyncio.fixture
async def desk(store: SqlStore, helsinki: Gazetteer) -> AsyncIterator[Desk]:
    """The API at work, with two carriers that are known."""
    clock = Clock()
    house = house_of(store, AddressDesk(helsinki), clock)
    found = Desk(house, clock, store)
    async with TestClient(TestServer(api(house, peers_of(store)), host="127.0.0.1")) as http:
        found.stranger = Caller(http, Truth(await document_of(http)))
        for ref in (FLEET, OTHER):
            caller = await found.caller(Scope.CARRIER, ref)
            (await caller.put(f"/v1/carriers/{ref}", a_carrier())).ok(201)
        yield found


@pytest_asyncio.fixture
async def carrier(desk: Desk) -> Caller:
    return await desk.caller(Scope.CARRIER)


@pytest_asyncio.fixture
async def sender(desk: Desk) -> Caller:
    return await desk.caller(Scope.SENDER)


@pytest_asyncio.fixture
async def planner(desk: Desk) -> Caller:
    return await desk.caller(Scope.PLANNER)


@pytest_asyncio.fixture
async def agent(desk: Desk) -> Caller:
    return await desk.caller(Scope.AGENT, None)


@pytest_asyncio.fixture
async def lockers(desk: Desk) -> Caller:
    return await desk.caller(Scope.LOCKER, None)


@pytest_asyncio.fixture
async def stranger_carrier(desk: Desk) -> Caller:
    """A key of the other carrier, which may see nothing of the first one's."""
    return await desk.caller(Scope.CARRIER, OTHER)


@pytest_asyncio.fixture
async def delivery(sender: Caller) -> Json:
    """A delivery that was announced, as the answer showed it."""
    announced: Json = (await sender.post("/v1/deliveries", a_delivery())).ok(201)
    return announced


@pytest_asyncio.fixture
async def route(planner: Caller) -> Json:
    """Tomorrow's route, as the answer showed it."""
    pushed: Json = (await planner.put("/v1/routes/r1", a_route())).ok(201)
    return pushed


async def document_of(http: Http) -> Json:
    async with http.get("/openapi.json") as response:
        found: Json = json.loads(await response.text())
        return found
