"""Vitals: what a process shows of itself, and when it says that it is not ready."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from app.looking import Looking, Writing
from app.outbox import DONE, Carried, again
from app.vitals import STALL_SECONDS, Vitals
from bot.telegram.limits import Limits
from bot.telegram.setup import WebhookState
from core.model.post import (
    Channel,
    InboxRow,
    Incoming,
    LaneLease,
    OutboxRow,
    Outgoing,
    RowState,
    Source,
)
from core.ports import Unavailable
from storage.store import open_store

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
LEASE = LaneLease(queue="inbox", lane="telegram:7:1", epoch=1)


@dataclass(slots=True)
class Clock:
    """Stands still until a test moves it."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def wall(self) -> datetime:
        return self.at

    def patience(self, seconds: float) -> timedelta:
        return timedelta(seconds=seconds)


@dataclass(slots=True)
class Seconds:
    """A monotonic clock that a test moves."""

    at: float = 100.0

    def __call__(self) -> float:
        return self.at


@dataclass(slots=True)
class House:
    clock: Clock = field(default_factory=Clock)
    seconds: Seconds = field(default_factory=Seconds)

    def vitals(self) -> Vitals:
        return Vitals(self.clock, monotonic=self.seconds)


def shown(vitals: Vitals) -> Mapping[str, float]:
    """Every value by its name and the values of its labels, these by the names of the labels."""
    text = generate_latest(vitals.registry).decode()
    return {
        "/".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def update(**told: object) -> Incoming:
    body = json.dumps({"update_id": 1, **told}).encode()
    return Incoming(
        source=Source.TELEGRAM, id="7:1", lane="telegram:7:1", body=body, received_at=NOW
    )


def written(seconds_ago: int) -> dict[str, int]:
    return {"date": int(NOW.timestamp()) - seconds_ago}


def letter() -> OutboxRow:
    out = Outgoing(key="k", channel=Channel.TELEGRAM, lane="telegram:7:1", body=b"{}")
    return OutboxRow(seq=1, outgoing=out, tries=0, state=RowState.PENDING)


async def test_a_loop_that_stands_still_is_not_ready_until_it_moves_again() -> None:
    """What waits behind it waits as long."""
    vitals = House().vitals()
    vitals.lagged(STALL_SECONDS)
    with pytest.raises(Unavailable):
        await vitals.check_loop()
    vitals.lagged(0.01)
    await vitals.check_loop()
    assert shown(vitals)["doorstep_loop_lag_seconds_count"] == 2


def test_the_age_of_a_message_is_told_and_that_of_a_press_is_not() -> None:
    """By Telegram's own time; an edited one by when it was edited; nonsense is no age."""
    vitals = House().vitals()
    vitals.arrived(
        [
            update(message=written(30)),
            update(edited_message={**written(4_000), "edit_date": written(10)["date"]}),
            update(callback_query={"message": written(4_000)}),
            Incoming(source=Source.TELEGRAM, id="x", lane="l", body=b"\xff", received_at=NOW),
            Incoming(source=Source.HOUSE, id="x", lane="l", body=b"{}", received_at=NOW),
        ]
    )
    seen = shown(vitals)
    assert seen["doorstep_update_age_seconds_count"] == 2
    assert seen["doorstep_update_age_seconds_sum"] == 40


async def test_what_is_heard_is_counted_by_how_it_ended() -> None:
    """From coming in until it was answered, and what failed apart."""
    house = House()
    vitals = house.vitals()
    row = InboxRow(seq=1, incoming=update(), tries=0)

    async def hear(row: InboxRow, lease: LaneLease) -> None:
        house.seconds.at += 0.5
        house.clock.at = NOW + timedelta(seconds=3)

    async def fail(row: InboxRow, lease: LaneLease) -> None:
        raise Unavailable("roads")

    await vitals.hearing(Source.TELEGRAM, hear)(row, LEASE)
    with pytest.raises(Unavailable):
        await vitals.hearing(Source.TELEGRAM, fail)(row, LEASE)
    seen = shown(vitals)
    assert seen["doorstep_inbox_rows_total/done/telegram"] == 1
    assert seen["doorstep_inbox_rows_total/failed/telegram"] == 1
    assert seen["doorstep_answer_seconds_sum/telegram"] == 3
    assert seen["doorstep_turn_seconds_sum/telegram"] == 0.5


async def test_what_is_carried_is_counted_by_how_it_ended() -> None:
    """Done, put back, or raised."""
    vitals = House().vitals()
    ends = [DONE, again(NOW, "too fast")]

    async def carry(row: OutboxRow) -> Carried:
        return ends.pop(0)

    watched = vitals.carrying(Channel.TELEGRAM, carry)
    await watched(letter())
    await watched(letter())
    with pytest.raises(IndexError):
        await watched(letter())
    seen = shown(vitals)
    for ended in ("done", "again", "failed"):
        assert seen[f"doorstep_outbox_rows_total/telegram/{ended}"] == 1


def test_how_telegram_slows_us_is_shown_while_it_lasts() -> None:
    """Three chats at once mean the whole bot."""
    house = House()
    vitals = house.vitals()
    vitals.limits = Limits()
    for chat in (1, 2, 3):
        vitals.limits.pause(chat, 60.0, house.seconds())
    seen = shown(vitals)
    assert seen["doorstep_telegram_too_fast_total"] == 3
    assert seen["doorstep_telegram_paused_chats"] == 3
    assert seen["doorstep_telegram_paused_seconds"] == 5.0
    house.seconds.at += 61.0
    seen = shown(vitals)
    assert seen["doorstep_telegram_paused_chats"] == seen["doorstep_telegram_paused_seconds"] == 0


def test_telegrams_own_word_is_shown_where_it_gave_one() -> None:
    """Nothing is made up where it was not asked, or never failed."""
    vitals = House().vitals()
    assert "doorstep_telegram_pending_updates" not in shown(vitals)
    vitals.webhook = WebhookState("https://x", 3, "")
    assert shown(vitals)["doorstep_telegram_pending_updates"] == 3
    assert "doorstep_telegram_push_failed_seconds" not in shown(vitals)
    vitals.webhook = WebhookState("https://x", 3, "502", NOW - timedelta(minutes=1))
    assert shown(vitals)["doorstep_telegram_push_failed_seconds"] == 60


async def test_the_database_is_looked_at_for_all_processes(sqlite_url: str, tmp_path: Path) -> None:
    """What may go now and since when, who holds what, how big it is, and the room that is left."""
    house, store = House(), await open_store(sqlite_url)
    vitals = house.vitals()
    looking = Looking(store.database, house.clock, vitals, tmp_path / "not" / "made")
    await store.lanes.receive_many([update()])
    await Writing(store.leases, house.clock, vitals).check()
    house.clock.at = NOW + timedelta(seconds=20)
    await looking.look()
    seen = shown(vitals)
    assert seen["doorstep_queue_due_seconds/inbox"] == 20
    assert seen["doorstep_queue_due_lanes/inbox"] == 1
    assert seen["doorstep_queue_due_lanes/outbox:telegram"] == 0
    assert seen["doorstep_lease_seconds/ready"] == -19
    assert seen["doorstep_lease_epoch/ready"] == 1
    assert seen["doorstep_database_bytes"] > 0
    assert seen["doorstep_disk_free_bytes"] > 0
    assert "doorstep_database_clock_ahead_seconds" not in seen
    await store.aclose()
    with pytest.raises(Unavailable):
        await Looking(Away(), house.clock, house.vitals(), tmp_path).look()  # type: ignore[arg-type]


async def test_whether_it_can_write_is_proved_once_a_second(sqlite_url: str) -> None:
    """However many ask; and what cannot be written is not ready."""
    house, store = House(), await open_store(sqlite_url)
    vitals = house.vitals()
    writing = Writing(Full(), house.clock, vitals)
    with pytest.raises(Unavailable):
        await writing.check()
    writing.leases = store.leases
    await writing.check()
    writing.leases = Full()
    await writing.check()
    house.seconds.at += 2.0
    with pytest.raises(Unavailable):
        await writing.check()
    await store.aclose()


class Full:
    """Leases on a disk that is full."""

    async def take(self, name: str, owner: str, wall: datetime, seconds: float) -> int | None:
        raise Unavailable("the database cannot now: SQLITE_FULL")

    async def let_go(self, owner: str) -> None:
        return


class Away:
    """A database that does not answer."""

    async def look(self, work: object) -> object:
        raise Unavailable("the database does not answer")
