"""The post to Telegram: how every ending of a try is written down."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from app.outbox import DONE
from app.telegram_post import HELD_SECONDS, TRIES_MAX, TelegramPost
from bot.letter import Letter, packed
from bot.telegram.outlet import Carried, TooFast, Undeliverable, Unreachable
from core.model.conversation import Conversation, Holder
from core.model.ids import ConversationId
from core.model.location import Location
from core.model.post import Channel, OutboxRow, Outgoing, RowState, Standing
from core.model.quiet_hours import QuietHours
from core.ports import Unavailable, UncertainEffect
from storage.store import open_store
from tests.bot.building import Building, build

TALK = ConversationId("cnv_1")
LETTER = Letter(conversation=TALK, chat_id=7, text="hei", slot="card:dlv_1", zone="Europe/Helsinki")
NIGHT = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)  # 00:30 in Helsinki


@dataclass
class Courier:
    """In the outlet's place: ends as it is told to, and remembers what it replaced."""

    ends: Exception | None = None
    standing: list[int | None] = field(default_factory=list)

    async def carry(
        self,
        outgoing: Outgoing,
        standing: int | None = None,
        courier: Location | None = None,
        photo: bytes | None = None,
    ) -> Carried:
        self.standing.append(standing)
        if self.ends is not None:
            raise self.ends
        return Carried(TALK, "card:dlv_1", standing or 41)


@pytest.fixture
async def building(tmp_path: Path) -> AsyncIterator[Building]:
    store = await open_store(f"sqlite+aiosqlite:///{tmp_path}/doorstep.db")
    built = build(store, store.lanes)
    now = built.clock.now()
    async with store.begin() as unit:
        await unit.conversations.put(
            Conversation(
                id=TALK,
                lane="telegram:1:7",
                chat_id=7,
                user_id=7,
                bot_id=1,
                created_at=now,
                updated_at=now,
            )
        )
    yield built
    await store.aclose()


def row(letter: Letter = LETTER, *, tries: int = 0, once: bool = False) -> OutboxRow:
    out = Outgoing(
        key="tg/1",
        channel=Channel.TELEGRAM,
        lane="telegram:1:7",
        body=packed(letter),
        at_most_once=once,
    )
    return OutboxRow(seq=1, outgoing=out, tries=tries, state=RowState.PENDING)


def post(building: Building, courier: Courier) -> TelegramPost:
    hours = QuietHours(time(21, 0), time(8, 0))
    return TelegramPost(
        house=building.house,
        outlet=courier,  # type: ignore[arg-type]
        quiet=hours,
        chance=lambda: 0.5,
    )


async def test_a_card_is_edited_where_it_stands(building: Building) -> None:
    """The second letter of a slot finds the first one's message."""
    courier = Courier()
    first = await post(building, courier).carry(row())
    assert first.standing == Standing(conversation=TALK, slot="card:dlv_1", telegram_id=41)
    async with building.house.store.begin() as unit:
        await unit.conversations.put_in(TALK, "card:dlv_1", 41)
    assert await post(building, courier).carry(row()) == DONE
    assert courier.standing == [None, 41]


async def test_a_chat_that_is_gone_is_marked_and_left_alone(building: Building) -> None:
    """The row is over, and nothing more is said there until they write."""
    ended = await post(building, Courier(Unreachable(TALK))).carry(row())
    assert ended.state is RowState.STALE
    async with building.house.store.read() as unit:
        talk = await unit.conversations.get(TALK)
    assert talk is not None
    assert talk.unreachable


@pytest.mark.parametrize(
    ("ends", "state"),
    [
        (Undeliverable("too long"), RowState.DEAD),
        (TooFast(7.0), None),
        (Unavailable("502"), None),
        (UncertainEffect("timed out"), None),
    ],
)
async def test_each_ending_has_its_state(
    building: Building, ends: Exception, state: RowState | None
) -> None:
    """None: it is tried again."""
    assert (await post(building, Courier(ends)).carry(row())).state is state


async def test_telegrams_own_wait_is_kept(building: Building) -> None:
    """`retry_after` to the second."""
    ended = await post(building, Courier(TooFast(7.0))).carry(row())
    assert ended.again_at == building.clock.wall() + timedelta(seconds=7)


async def test_a_secret_is_never_risked_twice(building: Building) -> None:
    """It may have arrived: an agent looks."""
    ended = await post(building, Courier(UncertainEffect("timed out"))).carry(row(once=True))
    assert ended.state is RowState.UNKNOWN


async def test_after_a_day_of_silence_a_letter_is_buried(building: Building) -> None:
    """Where people see it and can send it again."""
    ended = await post(building, Courier(Unavailable("502"))).carry(row(tries=TRIES_MAX))
    assert ended.state is RowState.DEAD


async def test_an_unasked_notice_waits_for_the_morning(building: Building) -> None:
    """Judged when it is about to leave, by the clock of the recipient's place."""
    building.clock.at = NIGHT
    ended = await post(building, Courier()).carry(row(structs.replace(LETTER, kind="reminder")))
    assert ended.state is None
    assert ended.again_at == datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    assert (await post(building, Courier()).carry(row())).state is RowState.DONE


async def test_what_was_not_asked_for_waits_while_a_person_speaks(building: Building) -> None:
    """An answer that was written before they came still goes out; so does their own word."""
    async with building.house.store.begin() as unit:
        talk = await unit.conversations.get(TALK)
        assert talk is not None
        await unit.conversations.put(replace(talk, holder=Holder.AGENT))
    notice = structs.replace(LETTER, kind="reminder")
    ended = await post(building, Courier()).carry(row(notice))
    assert ended.again_at == building.clock.wall() + timedelta(seconds=HELD_SECONDS)
    said = structs.replace(LETTER, kind="agent_said")
    for letter in (LETTER, said):
        assert (await post(building, Courier()).carry(row(letter))).state is RowState.DONE


async def test_what_is_no_letter_is_buried(building: Building) -> None:
    """It stops nobody behind it."""
    broken = replace(row(), outgoing=replace(row().outgoing, body=b"{}"))
    assert (await post(building, Courier()).carry(broken)).state is RowState.DEAD
