"""`doorstep queue pushes`: what came before a mapping was mended is read again."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from core.model.event import CarrierEvent
from core.model.ids import CarrierRef
from core.model.pushed import Pushed, headers_kept
from core.model.status import EventType
from storage.erase import erase
from storage.store import open_store
from storage.tables import inbox, pushes
from tests.app.commanding import Doorstep
from tests.storage import samples as s

REF = CarrierRef(s.FULL_DELIVERY.carrier)
NUMBER = s.FULL_DELIVERY.tracking_number
SECRET = "whsec_" + "c2VjcmV0" * 4
PUSHED = {
    "tracking_number": NUMBER,
    "event_id": "e1",
    "type": "delayed",
    "occurred_at": "2026-11-24T10:00:00Z",
}


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/doorstep.db"


def filled(url: str, known_as: EventType) -> None:
    """A parcel, an event as it was understood then, and the push that told of it."""

    async def fill() -> None:
        store = await open_store(url)
        at = datetime(2026, 11, 24, 10, tzinfo=UTC)
        event = CarrierEvent(event_id="e1", type=known_as, occurred_at=at)
        async with store.begin() as unit:
            await unit.deliveries.add(s.FULL_DELIVERY)
            await unit.timeline.keep_event(s.FULL_DELIVERY, event, "a-hash", at)
            push = Pushed(
                carrier=REF,
                id="p1",
                received_at=datetime.now(UTC),
                headers={"content-type": "application/json"},
                body=msgspec.json.encode(PUSHED),
            )
            assert await unit.pushes.keep(push)
            assert not await unit.pushes.keep(push)
        await store.aclose()

    asyncio.run(fill())


def rows_of(url: str) -> list[bytes]:
    async def read() -> list[bytes]:
        store = await open_store(url)
        found = await store.database.look(lambda db: list(db.scalars(select(inbox.c.body))))
        await store.aclose()
        return found

    return asyncio.run(read())


@pytest.fixture(autouse=True)
def carriers(doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        REF: {
            "adapter": "carrier-api-v1",
            "url": "http://127.0.0.1:9",
            "key": "k",
            "hook_secret": SECRET,
        }
    }
    monkeypatch.setenv("DOORSTEP_CARRIERS", msgspec.json.encode(told).decode())


def test_what_means_something_else_now_is_shown_and_then_recorded(
    doorstep: Doorstep, url: str
) -> None:
    """Under a name of its own, once however often it is asked for."""
    filled(url, EventType.UNKNOWN)
    shown = doorstep("queue", "pushes", REF)
    assert "1 of 1 events mean something else now" in shown.out
    assert "1 pushes read, 1 events would be recorded" in shown.out
    assert rows_of(url) == []
    for _ in range(2):
        assert doorstep("queue", "pushes", REF, "--yes").code == 0
    (row,) = rows_of(url)
    assert b'"event_id":"e1~' in row
    assert NUMBER not in shown.out


def test_what_means_the_same_changes_nothing(doorstep: Doorstep, url: str) -> None:
    """Also where it was kept under another hash."""
    filled(url, EventType.DELAYED)
    assert "1 pushes read, 0 events are recorded" in doorstep("queue", "pushes", REF, "--yes").out
    assert rows_of(url) == []


def test_a_carrier_that_is_not_set_is_refused(doorstep: Doorstep) -> None:
    """With those that are."""
    refused = doorstep("queue", "pushes", "nobody")
    assert (refused.code, REF in refused.err) == (2, True)


def test_who_is_erased_is_in_no_push(doorstep: Doorstep, url: str) -> None:
    """It is found by the parcel's number."""
    filled(url, EventType.UNKNOWN)

    async def gone() -> int:
        store = await open_store(url)
        await erase(store, s.FULL_DELIVERY.id, datetime.now(UTC))
        left = await store.database.look(lambda db: len(db.execute(select(pushes)).all()))
        await store.aclose()
        return left

    assert asyncio.run(gone()) == 0


def test_no_secret_is_kept_of_a_pushs_headers() -> None:
    """Neither a signature nor a token; what the body is read by stays."""
    told = {"Authorization": "x", "Webhook-Signature": "v1,x", "Content-Type": "a/b"}
    assert headers_kept(told) == {"content-type": "a/b"}
