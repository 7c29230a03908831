"""The audit chain: what was written stays as it was, or the trail shows that it did not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, delete, insert, update

from core.model.audit import AuditLine
from core.model.ids import AgentId
from storage import audit_chain
from storage.forget import forget
from storage.store import SqlStore
from storage.tables import audit
from storage.tables.base import AUDIT_DAYS
from tests.storage import samples as s

type Deed = Callable[[Connection], object]

ALTERED: dict[str, Deed] = {
    "who it was": lambda db: db.execute(
        update(audit).where(audit.c.seq == 2).values(person="agt_ben")
    ),
    "what was done": lambda db: db.execute(
        update(audit).where(audit.c.seq == 1).values(deed="cancel")
    ),
    "about whom": lambda db: db.execute(update(audit).where(audit.c.seq == 3).values(about="x")),
    "when": lambda db: db.execute(
        update(audit).where(audit.c.seq == 3).values(at=s.NOW + timedelta(days=1))
    ),
    "one of the middle is gone": lambda db: db.execute(delete(audit).where(audit.c.seq == 2)),
    "the last one is gone": lambda db: db.execute(delete(audit).where(audit.c.seq == 4)),
    "the first one is gone": lambda db: db.execute(delete(audit).where(audit.c.seq == 1)),
    "one was slipped in": lambda db: db.execute(
        insert(audit).values(seq=9, at=s.NOW, person="agt_ben", deed="look", about="cnv_1")
    ),
}


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """When somebody checks it, and when what is old goes."""
    return frozenset(
        {"audit", "answers", "inbox", "outbox", "lanes", "route_stops", "message_slots"}
    )


async def write(store: SqlStore, number: int) -> None:
    async with store.begin() as unit:
        for each in range(number):
            at = s.NOW + timedelta(days=each, microseconds=7)
            line = AuditLine(at=at, person=AgentId("agt_anna"), deed="look", about=f"cnv_{each}")
            await unit.audit.add(line)


async def is_whole(store: SqlStore) -> bool:
    return (await store.database.look(audit_chain.checked)).is_whole


async def test_what_nobody_touched_is_whole(store: SqlStore) -> None:
    """Also where nothing was written yet."""
    assert await is_whole(store)
    await write(store, 4)
    found = await store.database.look(audit_chain.checked)
    assert (found.lines, found.is_whole) == (4, True)


@pytest.mark.parametrize("deed", ALTERED.values(), ids=ALTERED)
async def test_whatever_is_altered_shows(store: SqlStore, deed: Deed) -> None:
    """And stays to be seen after more was written."""
    await write(store, 4)
    await store.database.write(deed)
    assert not await is_whole(store)
    await write(store, 1)
    assert not await is_whole(store)


async def test_what_is_forgotten_by_its_age_breaks_nothing(store: SqlStore) -> None:
    """The two oldest go; the rest is still known to be what it was, and to be all of it."""
    await write(store, 4)
    gone = await forget(store, s.NOW + timedelta(days=AUDIT_DAYS + 1, hours=12))
    assert gone["audit"] == 2
    assert await is_whole(store)
    await store.database.write(ALTERED["about whom"])
    assert not await is_whole(store)


async def test_a_trail_from_before_the_chain_is_taken_as_it_is(store: SqlStore) -> None:
    """From the first line written since, nobody alters one unseen."""
    await store.database.write(
        lambda db: db.execute(
            insert(audit).values(at=s.NOW, person="agt_ben", deed="look", about="cnv_1")
        )
    )
    await write(store, 2)
    assert (await store.database.look(audit_chain.checked)).lines == 2
    await store.database.write(ALTERED["about whom"])
    assert not await is_whole(store)
