"""What the tests of the conversation share: a house with real storage, empty at first."""

from collections.abc import AsyncIterator

import pytest_asyncio

from storage.store import open_store
from tests.bot.building import Building, build


@pytest_asyncio.fixture
async def building(sqlite_url: str) -> AsyncIterator[Building]:
    store = await open_store(sqlite_url)
    try:
        yield build(store, store.lanes)
    finally:
        await store.aclose()
