"""A van in the street: who hears of it, once, and who is left in peace."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import msgspec
import pytest
from sqlalchemy import select

from core.actions.nudging import EXTRA_SECONDS_MAX, LEAD, SILENT_FOR, Round, nudge
from core.actions.slots import slots_of
from core.commands import BookWindow, HoldSlot, WaitFor
from core.model.conversation import Holder
from core.model.delivery import Confirmation, Delivery
from core.model.notice import Notice, NoticeKind
from core.model.quiet_hours import QuietHours
from storage.store import SqlStore
from storage.tables import inbox
from tests.core.talks import chats, talk_of
from tests.core.town import NOW, Town, a_van, window

NOON = window(12)


def at_home(number: int) -> Delivery:
    """The address is settled, and no time was chosen."""
    known = chats(number)
    confirmed = replace(known.address, confirmed=Confirmation(NOW, "recipient"))
    return replace(known, address=confirmed)


AINO, VILLE = at_home(1), at_home(2)


async def a_van_next_door(town: Town, *deliveries: Delivery) -> None:
    """Ville is promised noon, and whoever lives at his door is on the way."""
    there = replace(AINO, address=replace(AINO.address, location=VILLE.address.location))
    known = [there if each is AINO else each for each in deliveries or (AINO, VILLE)]
    await town.furnish(a_van(), *known)
    async with town.house.store.begin() as unit:
        for number in (1, 2):
            await unit.conversations.put(talk_of(number))
    await town.ask(BookWindow(VILLE.id, NOON))
    town.clock.at = NOW + SILENT_FOR


async def told(store: SqlStore) -> list[Notice]:
    query = select(inbox.c.body).where(inbox.c.source == "house").order_by(inbox.c.seq)
    bodies = await store.database.look(lambda db: db.scalars(query).all())
    notices = [msgspec.json.decode(body, type=Notice) for body in bodies]
    return [each for each in notices if each.kind is NoticeKind.IN_YOUR_STREET]


async def test_who_lives_where_the_van_stops_hears_of_it_once(town: Town, store: SqlStore) -> None:
    """The time that costs it least; not again at the next look, nor by another process."""
    await a_van_next_door(town)
    later = town.clock.at + LEAD
    offers = [each for each in await slots_of(town.house, AINO.id) if each.window.start >= later]
    best = min(offers, key=lambda offer: (offer.extra_seconds, offer.window))
    assert best.extra_seconds <= EXTRA_SECONDS_MAX
    assert await nudge(town.house, Round()) == 1
    assert await nudge(town.house, Round()) == 0
    (notice,) = await told(store)
    assert (notice.delivery, notice.window) == (AINO.id, best.window)


async def test_who_lives_far_from_every_van_hears_nothing(town: Town, store: SqlStore) -> None:
    """The way there and back is longer than five minutes."""
    await town.furnish(a_van(), AINO)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(talk_of(1))
    town.clock.at = NOW + SILENT_FOR
    assert await nudge(town.house, Round()) == 0
    assert await told(store) == []


async def test_who_is_choosing_or_waiting_is_left_in_peace(town: Town, store: SqlStore) -> None:
    """They know what they want."""
    await a_van_next_door(town)
    held = (await town.ask(HoldSlot(AINO.id, NOON))).hold
    assert held is not None
    assert await nudge(town.house, Round()) == 0
    await town.ask(BookWindow(AINO.id, window(16)))
    assert await nudge(town.house, Round()) == 0
    assert await told(store) == []


async def test_who_waits_for_a_window_is_left_in_peace(town: Town) -> None:
    """They hear when it is possible."""
    await a_van_next_door(town)
    await town.ask(WaitFor(AINO.id, window(18)))
    assert await nudge(town.house, Round()) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"holder": Holder.AGENT},
        {"holder": Holder.CLOSED},
        {"stopped": True},
        {"unreachable": True},
        {"updated_at": NOW + timedelta(minutes=20)},
    ],
)
async def test_a_talk_that_is_not_idle_is_not_broken_into(
    town: Town, change: dict[str, object]
) -> None:
    """Nor does anybody hear it who wants no messages."""
    await a_van_next_door(town)
    async with town.house.store.begin() as unit:
        await unit.conversations.put(replace(talk_of(1), **change))  # type: ignore[arg-type]
    assert await nudge(town.house, Round()) == 0


async def test_nobody_hears_it_before_the_address_is_settled(town: Town) -> None:
    """One question at a time."""
    open_address = replace(AINO, address=replace(AINO.address, confirmed=None))
    await a_van_next_door(town, open_address, VILLE)
    assert await nudge(town.house, Round()) == 0


async def test_at_night_nobody_is_nudged(town: Town, store: SqlStore) -> None:
    """In the morning they are, for a time of that day."""
    await a_van_next_door(town)
    night = replace(town.house.limits, quiet_hours=QuietHours(time(21), time(7, 30)))
    house = replace(town.house, limits=night)
    assert await nudge(house, Round()) == 0
    town.clock.at = datetime(2026, 11, 24, 5, 35, tzinfo=UTC)  # 07:35 in Helsinki
    assert await nudge(house, Round()) == 1
    assert len(await told(store)) == 1
