"""`doorstep queue`, `doorstep pause` and `doorstep resume`, as somebody types them at night."""

import asyncio
import json
from pathlib import Path

import pytest

from core.model.post import Channel, Ended, RowState
from storage.store import open_store
from tests.app.commanding import Doorstep
from tests.storage import samples as s


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/doorstep.db"


def filled(url: str) -> None:
    """One message is dead, one may have arrived, one waits; and somebody wrote."""

    async def fill() -> None:
        store = await open_store(url)
        for number, state in enumerate((RowState.DEAD, RowState.UNKNOWN), start=1):
            async with store.begin() as unit:
                await unit.post.send(s.outgoing(f"k{number}", f"lane-{number}"))
            ((lease, row),) = await store.lanes.start_out(Channel.TELEGRAM, "w", s.NOW, 1)
            await store.lanes.take_out(lease, s.NOW, Ended(row=row, state=state, error="why"))
            await store.lanes.release(lease, s.NOW)
        async with store.begin() as unit:
            await unit.post.send(s.outgoing("k3", "lane-3"))
        await store.lanes.receive_many([s.incoming(1)])
        await store.aclose()

    asyncio.run(fill())


def test_what_waits_and_what_is_dead_is_listed(doorstep: Doorstep, url: str) -> None:
    """By name, with why; never what it says."""
    filled(url)
    waits = doorstep("queue", "list")
    assert {line.split()[0] for line in waits.out.splitlines()} == {"in:1", "out:3"}
    assert "hello" not in waits.out
    dead = json.loads(doorstep("queue", "dead", "--queue", "outbox:telegram", "--json").out)
    assert {(one["row"], one["error"]) for one in dead} == {("out:1", "why"), ("out:2", "why")}


def test_a_replay_is_shown_before_it_is_done(doorstep: Doorstep, url: str) -> None:
    """What may have arrived is left; after it nothing is left to do."""
    filled(url)
    shown = doorstep("queue", "replay")
    assert "1 would be tried again: --yes does it" in shown.out
    assert "1 are left" in shown.out
    assert doorstep("queue", "replay").out == shown.out
    assert "1 are tried again" in doorstep("queue", "replay", "--yes").out
    assert "0 would be tried again" in doorstep("queue", "replay").out
    assert "out:1" in doorstep("queue", "list").out


def test_rows_are_moved_by_their_names(doorstep: Doorstep, url: str) -> None:
    """A line each; 1 where one of them was not, 2 for a name that is none."""
    filled(url)
    assert doorstep("queue", "park", "out:3", "--minutes", "5").out == "out:3: done\n"
    assert "not before" in doorstep("queue", "list", "--queue", "outbox:telegram").out
    some = doorstep("queue", "skip", "out:3", "out:77")
    assert (some.code, some.out) == (1, "out:3: done\n")
    assert some.err.startswith("doorstep: out:77: there is no such row")
    assert "may have arrived" in doorstep("queue", "retry", "out:2").err
    assert doorstep("queue", "retry", "out:2", "--uncertain").code == 0
    assert doorstep("queue", "retry", "17").code == 2
    assert doorstep("queue", "list", "--queue", "letters").code == 2


def test_the_bot_and_a_carrier_are_paused_and_go_on(doorstep: Doorstep) -> None:
    """By name; what there is not is refused, and a list says what stands still."""
    doorstep("apikey", "create", "k", "--scope", "carrier", "--carrier", "post")
    assert doorstep("pause", "telegram").out == "telegram is paused\n"
    assert doorstep("pause", "telegram").out == "telegram was paused already\n"
    assert doorstep("pause", "carrier:post").code == 0
    listed = doorstep("pause").out
    assert "outbox:telegram  all" in listed
    assert "outbox:topic  all" in listed
    assert "outbox:carrier  carrier:post:" in listed
    assert doorstep("resume", "telegram").out == "telegram goes on\n"
    assert doorstep("resume", "telegram").code == 1
    assert doorstep("pause", "carrier:nobody").code == 2
    assert doorstep("pause", "letters").code == 2
