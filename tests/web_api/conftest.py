"""What the tests of the API share: a house on a real database, served on 127.0.0.1."""

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from address.desk import AddressDesk
from address.gazetteers.gazetteer import Gazetteer
from address.importers.osm import osm_rows
from address.importers.report import ImportReport
from core.model.access import Scope
from storage.store import SqlStore, open_store
from tests.bot.building import Clock
from tests.web_api.caller import Caller, Http, Json, Truth
from tests.web_api.desk import OTHER, Desk, a_delivery, a_route, furnish, house_of, peers_of
from web.api.app import api

EXTRACT = Path(__file__).parents[2] / "sandbox" / "data" / "helsinki-centre.osm.pbf"


@pytest.fixture(scope="session")
def helsinki() -> Gazetteer:
    return Gazetteer.load(osm_rows(EXTRACT, "FI", ImportReport("osm")))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the keys and the two carriers, made once and copied for each test."""
    path = tmp_path_factory.mktemp("web_api") / "furnished.db"
    store = await open_store(f"sqlite+aiosqlite:///{path}")
    await furnish(store)
    await store.aclose()
    return path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def truth(furnished: Path) -> Truth:
    """What `/openapi.json` says, asked once."""
    store = await open_store(f"sqlite+aiosqlite:///{furnished}")
    house = house_of(store, AddressDesk(Gazetteer.load(())), Clock())
    async with TestClient(TestServer(api(house, peers_of(store)), host="127.0.0.1")) as http:
        document = await document_of(http)
    await store.aclose()
    return Truth(document)


@pytest_asyncio.fixture
async def store(furnished: Path, tmp_path: Path) -> AsyncIterator[SqlStore]:
    path = shutil.copy(furnished, tmp_path / "doorstep.db")
    opened = await open_store(f"sqlite+aiosqlite:///{path}")
    yield opened
    await opened.aclose()


@pytest_asyncio.fixture
async def desk(store: SqlStore, helsinki: Gazetteer, truth: Truth) -> AsyncIterator[Desk]:
    """The API at work, with two carriers that are known."""
    clock = Clock()
    house = house_of(store, AddressDesk(helsinki), clock)
    async with TestClient(TestServer(api(house, peers_of(store)), host="127.0.0.1")) as http:
        yield Desk(house, clock, store, Caller(http, truth))


@pytest_asyncio.fixture
async def carrier(desk: Desk) -> Caller:
    return desk.caller(Scope.CARRIER)


@pytest_asyncio.fixture
async def sender(desk: Desk) -> Caller:
    return desk.caller(Scope.SENDER)


@pytest_asyncio.fixture
async def planner(desk: Desk) -> Caller:
    return desk.caller(Scope.PLANNER)


@pytest_asyncio.fixture
async def agent(desk: Desk) -> Caller:
    return desk.caller(Scope.AGENT, None)


@pytest_asyncio.fixture
async def lockers(desk: Desk) -> Caller:
    return desk.caller(Scope.LOCKER, None)


@pytest_asyncio.fixture
async def stranger_carrier(desk: Desk) -> Caller:
    """A key of the other carrier, which may see nothing of the first one's."""
    return desk.caller(Scope.CARRIER, OTHER)


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
