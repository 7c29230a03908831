"""A store for each test, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import make_url

from storage.sqlite import file_of
from storage.store import SqlStore, open_store
from tests.databases import database_url, postgres
from tests.storage.plans import MAY_BE_READ_WHOLE, noted, whole_tables

__all__ = ["database_url", "postgres", "store"]


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """Tables that a module's statements may read from end to end."""
    return MAY_BE_READ_WHOLE


@pytest.fixture
async def store(database_url: str, may_be_read_whole: frozenset[str]) -> AsyncIterator[SqlStore]:
    """Whatever a test asks of it must be answered by an index."""
    opened = await open_store(database_url)
    with noted() as statements:
        yield opened
    await opened.aclose()
    if database_url.startswith("sqlite"):
        path = file_of(make_url(database_url))
        assert whole_tables(path, statements, may_be_read_whole) == []
