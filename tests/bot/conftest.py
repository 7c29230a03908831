"""What the tests of the conversation share: a house with real storage, empty at first."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from storage.store import open_store
from tests.bot.building import Building, build


@pytest_asyncio.fixture
async def building(tmp_path: Path) -> AsyncIterator[Building]:
    store = await open_store(f"sqlite+aiosqlite:///{tmp_path}/doorstep.db")
    try:
        yield build(store, store.lanes)
    finally:
        await store.aclose()
