"""Reminders of an address that nobody has confirmed: once, by day, before it would be late."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import msgspec
import pytest
from sqlalchemy import select

from core.actions.reminders import ADDRESS_LEAD, ADDRESS_SILENT_FOR, TALK_OVER_AFTER, remind
from core.commands import BookWindow
from core.model.carrier import Capability, ChangeAction, CutOff
from core.model.conversation import Holder
from core.model.delivery import Confirmation, Delivery, Format
from core.model.notice import Notice, NoticeKind
from core.model.quiet_hours import QuietHours
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.talks import chats, talk_of
from tests.core.town import CARRIER, NOW, Town, a_van, window

NOTHING: Mapping[str, object] = {}
AINO = chats(1)  # her card was shown, and she has said nothing


async def shown(
    town: Town, delivery: Delivery = AINO, talk: Mapping[str, object] = NOTHING
) -> None:
    await town.furnish(a_van(), delivery)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(replace(talk_of(1), **talk))  # type: ignore[arg-type]


async def told(store: SqlStore) -> list[Notice]:
    query = select(inbox.c.body).where(inbox.c.source == "house").order_by(inbox.c.seq)
    bodies = await store.database.look(lambda db: db.scalars(query).all())
    notices = [msgspec.json.decode(body, type=Notice) for body in bodies]
    return [each for each in notices if each.kind is NoticeKind.ADDRESS_OPEN]


async def test_who_has_seen_the_card_and_said_nothing_is_asked_once_more(
    town: Town, store: SqlStore
) -> None:
    """Not before they had time to answer, and never a second time."""
    await shown(town)
    town.clock.at = NOW + ADDRESS_SILENT_FOR - timedelta(minutes=1)
    await remind(town.house)
    assert await told(store) == []
    for hours in (0, 1, 48):
        town.clock.at = NOW + ADDRESS_SILENT_FOR + timedelta(hours=hours)
        await remind(town.house)
    (notice,) = await told(store)
    assert notice.delivery == AINO.id


async def test_before_the_cut_off_it_is_asked_sooner(town: Town, store: SqlStore) -> None:
    """While another address can still be told; and not into the talk about the time."""
    await shown(town)
    cut = CutOff(hours_before_window=1)
    offers = {**CARRIER.capabilities, ChangeAction.CHANGE_ADDRESS: Capability(until=cut)}
    async with store.begin() as unit:
        await unit.carriers.put(replace(CARRIER, capabilities=offers))
    noon = window(12)
    await town.ask(BookWindow(AINO.id, noon))
    last = noon.start - timedelta(hours=1)
    assert last - ADDRESS_LEAD < NOW + ADDRESS_SILENT_FOR
    town.clock.at = NOW + TALK_OVER_AFTER - timedelta(minutes=1)
    await remind(town.house)
    assert await told(store) == []
    town.clock.at = max(last - ADDRESS_LEAD, NOW + TALK_OVER_AFTER)
    await remind(town.house)
    (notice,) = await told(store)
    assert notice.valid_until == last


async def test_after_the_cut_off_nobody_is_asked(town: Town, store: SqlStore) -> None:
    """It would help nobody."""
    await shown(town)
    await town.ask(BookWindow(AINO.id, window(12)))
    town.clock.at = window(12).start + timedelta(minutes=1)
    await remind(town.house)
    assert await told(store) == []


@pytest.mark.parametrize(
    "known",
    [
        {"address": replace(AINO.address, confirmed=Confirmation(NOW, "recipient"))},
        {"conversation": None},
        {"format": Format.PICKUP_POINT},
    ],
    ids=["confirmed", "not opened", "to a point"],
)
async def test_where_nothing_is_open_nobody_is_asked(
    town: Town, store: SqlStore, known: dict[str, object]
) -> None:
    """Nor is who never opened the chat: nobody can be written to there."""
    await shown(town, replace(AINO, **known))  # type: ignore[arg-type]  # fields by name
    town.clock.at = NOW + ADDRESS_SILENT_FOR
    await remind(town.house)
    assert await told(store) == []


@pytest.mark.parametrize(
    "talk",
    [
        {"holder": Holder.AGENT},
        {"holder": Holder.WAITING},
        {"stopped": True},
        {"unreachable": True},
        {"updated_at": NOW + timedelta(hours=1)},
    ],
)
async def test_a_talk_that_is_not_idle_is_not_broken_into(
    town: Town, store: SqlStore, talk: dict[str, object]
) -> None:
    """Nor does anybody hear it who wants no messages."""
    await shown(town, talk=talk)
    town.clock.at = NOW + ADDRESS_SILENT_FOR
    await remind(town.house)
    assert await told(store) == []


async def test_at_night_nobody_is_asked(town: Town, store: SqlStore) -> None:
    """In the morning they are."""
    await shown(town)
    night = replace(town.house.limits, quiet_hours=QuietHours(time(21), time(8)))
    house = replace(town.house, limits=night)
    town.clock.at = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)  # 22:00 in Helsinki
    await remind(house)
    assert await told(store) == []
    town.clock.at = datetime(2026, 11, 25, 6, 5, tzinfo=UTC)
    await remind(house)
    assert len(await told(store)) == 1
