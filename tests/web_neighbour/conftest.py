"""What the tests of the neighbour's page share: a parcel, whose neighbour is asked by SMS."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest_asyncio
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.languages import LANGUAGES
from bot.voice import Voice
from core.actions.ask import ask
from core.commands import AskNeighbour
from core.model.asker import Asker, Role
from core.model.notice_policy import Way
from storage.store import open_store
from tests.bot.building import Building, build
from tests.bot.test_next_door import at_home
from tests.bot.world import DELIVERY
from web.neighbour import neighbour_pages

OLGA = "+358409876543"


@dataclass(slots=True)
class Phone:
    """Olga's phone: a browser, and the link that an SMS brought."""

    building: Building
    server: TestServer
    session: ClientSession
    token: str = ""

    async def asked(self, phone: str | None = OLGA) -> str:
        talk = await self.building.talk()
        command = AskNeighbour(DELIVERY, "Olga", phone)
        done = await ask(self.building.house, command, Asker(Role.RECIPIENT, talk.id))
        assert done.delivery is not None
        assert done.delivery.neighbour_ask is not None
        self.token = done.delivery.neighbour_ask.token
        return self.token

    async def looks(self, language: str = "en", token: str = "") -> tuple[int, str]:
        url = self.server.make_url(f"/neighbour/{token or self.token}")
        async with self.session.get(url, headers={"Accept-Language": language}) as answer:
            return answer.status, await answer.text()

    async def presses(self, answer: str) -> tuple[int, str]:
        url = self.server.make_url(f"/neighbour/{self.token}")
        told = {"answer": answer}
        async with self.session.post(url, data=told, headers={"Accept-Language": "en"}) as shown:
            return shown.status, await shown.text()


@pytest_asyncio.fixture
async def phone(sqlite_url: str) -> AsyncIterator[Phone]:
    store = await open_store(sqlite_url)
    building = build(store, store.lanes)
    await at_home(building)
    limits = replace(building.house.limits, app_url="https://parcels.example")
    building.house = replace(building.house, ways=frozenset({Way.SMS}), limits=limits)
    building.converse = replace(building.converse, house=building.house)
    app = web.Application()
    app.add_subapp("/neighbour", neighbour_pages(building.house, Voice(), LANGUAGES))
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    async with ClientSession() as session:
        yield Phone(building, server, session)
    await server.close()
    await store.aclose()
