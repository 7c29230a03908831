"""A store for each test of the core, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from storage.store import SqlStore, open_store
from tests.core.town import Town, a_town
from tests.databases import database_url, postgres

__all__ = ["database_url", "postgres", "store", "town"]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[SqlStore]:
    opened = await open_store(database_url)
    yield opened
    await opened.aclose()


@pytest.fixture
def town(store: SqlStore) -> Town:
    """Empty; a test furnishes it."""
    return a_town(store)
