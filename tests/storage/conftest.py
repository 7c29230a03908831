"""A store for each test, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from storage.store import SqlStore, open_store
from tests.databases import database_url, postgres

__all__ = ["database_url", "postgres", "store"]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[SqlStore]:
    opened = await open_store(database_url)
    yield opened
    await opened.aclose()
