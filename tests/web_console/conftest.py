"""What the tests of the console share: a house on real storage, its console served on 127.0.0.1."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from app.bell import Bell, RingingStore
from bot.voice import Voice
from core.model.access import Desk
from storage.store import open_store
from tests.bot.building import build
from tests.web_console.front import Browser, Front
from web.console.app import console


@pytest_asyncio.fixture
async def front(sqlite_url: str) -> AsyncIterator[Front]:
    """Aino's delivery, three people with a password, and a console nobody looks at yet."""
    store = await open_store(sqlite_url)
    bell = Bell()
    building = build(RingingStore(store, bell), store.lanes)
    limits = replace(building.house.limits, has_group=True)
    building.house = replace(building.house, bell=bell, limits=limits)
    building.converse = replace(building.converse, house=building.house)
    await building.furnish()
    root = web.Application()
    root.router.add_get("/around", around)
    root.add_subapp("/console", console(building.house, store.lanes, Voice()))
    server = TestServer(root, host="127.0.0.1")
    await server.start_server()
    front = Front(building=building, server=server)
    await front.employ("Anna", Desk.AGENT)
    await front.employ("Ben", Desk.AGENT)
    await front.employ("Olli", Desk.AUDITOR)
    yield front
    await front.close()
    await store.aclose()


@pytest_asyncio.fixture
async def anna(front: Front) -> Browser:
    return await front.signed_in("Anna")


@pytest_asyncio.fixture
async def ben(front: Front) -> Browser:
    return await front.signed_in("Ben")


async def around(request: web.Request) -> web.Response:
    """A page of the same host that shows the console in a part of itself, as the demo does."""
    head = '<!doctype html><title>Around</title><link rel="icon" href="data:,">'
    frame = '<iframe title="Console" src="/console/" width="420" height="700"></iframe>'
    return web.Response(text=head + frame, content_type="text/html")
