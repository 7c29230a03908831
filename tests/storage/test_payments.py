"""Payments: found by hold, delivery, state and charge; of nobody, once that person is erased."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from core.model.ids import HoldId, PaymentId
from core.model.parcel import STARS, Money
from core.model.payment import Payment, PaymentState
from core.ports import Unavailable
from storage.erase import erase
from storage.forget import forget
from storage.store import SqlStore
from storage.tables import meta
from storage.tables.base import MONEY_DAYS
from tests.storage import samples as s

DLV = s.FULL_DELIVERY.id
ASKED = Payment(
    id=PaymentId("pay_1"),
    delivery=DLV,
    hold=HoldId("hold_1"),
    amount=Money(Decimal(5), STARS),
    asked_at=s.NOW,
    updated_at=s.NOW,
)
BOOKED = replace(ASKED, state=PaymentState.BOOKED, charge="tg1", payer=7)
SECOND = replace(
    BOOKED,
    id=PaymentId("pay_2"),
    charge="tg2",
    state=PaymentState.REFUND_DUE,
    asked_at=s.NOW + timedelta(seconds=5),
)


@pytest.fixture
def may_be_read_whole() -> frozenset[str]:
    """Erasing and forgetting look everywhere."""
    return frozenset(meta.tables) - {"payments"}


async def kept(store: SqlStore, *payments: Payment) -> None:
    async with store.begin() as unit:
        for one in payments:
            await unit.payments.put(one)


async def test_what_is_kept_is_found_again(store: SqlStore) -> None:
    """By each of its names; by its hold the first of those that were paid for it."""
    await kept(store, ASKED, BOOKED, SECOND)
    async with store.read() as unit:
        assert await unit.payments.get(BOOKED.id) == BOOKED
        assert await unit.payments.of_hold(BOOKED.hold) == BOOKED
        assert await unit.payments.of(DLV) == [BOOKED, SECOND]
        assert await unit.payments.by_charge("tg2") == SECOND
        assert await unit.payments.by_charge("tg3") is None


async def test_looks_go_on_where_the_last_one_ended(store: SqlStore) -> None:
    """Of the wanted states alone, by their ids."""
    await kept(store, BOOKED, SECOND)
    both = (PaymentState.BOOKED, PaymentState.REFUND_DUE)
    async with store.read() as unit:
        assert await unit.payments.in_state(both, "", 1) == [BOOKED]
        assert await unit.payments.in_state(both, BOOKED.id, 1) == [SECOND]
        assert await unit.payments.in_state(both[:1], BOOKED.id, 1) == []


async def test_one_charge_pays_for_one_thing(store: SqlStore) -> None:
    """Whatever two processes think at the same moment."""
    await kept(store, BOOKED)
    with pytest.raises((IntegrityError, Unavailable)):
        await kept(store, replace(SECOND, charge="tg1"))


async def test_who_is_erased_paid_as_nobody(store: SqlStore) -> None:
    """But for Stars that are on their way back; the charge stays for the books."""
    async with store.begin() as unit:
        await unit.deliveries.add(s.FULL_DELIVERY)
    await kept(store, BOOKED, SECOND)
    assert await erase(store, DLV, s.NOW) == 1
    async with store.read() as unit:
        first, second = await unit.payments.of(DLV)
    assert (first.payer, first.charge) == (None, "tg1")
    assert second.payer == 7


async def test_books_are_closed_after_two_years(store: SqlStore) -> None:
    """Then the row goes too."""
    await kept(store, BOOKED)
    gone = await forget(store, s.NOW + timedelta(days=MONEY_DAYS, seconds=1))
    assert gone["payments"] == 1
