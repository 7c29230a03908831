"""A payment: how much it is in coins, and that it moves one way."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.ids import DeliveryId, HoldId, PaymentId
from core.model.parcel import STARS, Money
from core.model.payment import (
    PAYMENT_MOVES,
    Payment,
    PaymentState,
    TakesMoney,
    smallest_units,
)

NOW = datetime(2026, 11, 24, tzinfo=UTC)
EVERYTHING = TakesMoney(provider=True, stars=True)


def money(amount: str, currency: str) -> Money:
    return Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("amount", "currency", "units"),
    [
        ("2.00", "EUR", 200),
        ("2", "EUR", 200),
        ("22", "JPY", 22),
        ("1.5", "JPY", None),
        ("21.645", "BHD", 21645),
        ("0.001", "EUR", None),
        ("5", STARS, 5),
        ("5.5", STARS, None),
        ("2", "XAU", None),
    ],
)
def test_money_is_counted_in_the_coins_of_its_currency(
    amount: str, currency: str, units: int | None
) -> None:
    """Never rounded: what has no coins cannot be asked for."""
    assert smallest_units(money(amount, currency)) == units


def test_only_what_somebody_takes_is_asked_for() -> None:
    """A reward and a free time are not, nor a currency that nobody takes."""
    assert EVERYTHING.takes(money("2.00", "EUR"))
    assert not EVERYTHING.takes(None)
    assert not EVERYTHING.takes(money("0.00", "EUR"))
    assert not EVERYTHING.takes(money("-1.00", "EUR"))
    assert not EVERYTHING.takes(money("2.00", "XAU"))
    assert not TakesMoney(stars=True).takes(money("2.00", "EUR"))
    assert not TakesMoney(provider=True).takes(money("5", STARS))


def test_stars_are_told_whole() -> None:
    """Of a Star there are no hundredths."""
    assert str(money("4.6", STARS).rounded().amount) == "5"


@given(st.lists(st.sampled_from(PaymentState), max_size=12))
def test_whatever_happens_money_goes_back_at_most_once(wished: list[PaymentState]) -> None:
    """Nor is it earned after that, nor asked for again."""
    payment = Payment(
        id=PaymentId("pay_1"),
        delivery=DeliveryId("dlv_1"),
        hold=HoldId("hold_1"),
        amount=money("2.00", "EUR"),
        asked_at=NOW,
        updated_at=NOW,
    )
    seen = [payment.state]
    for state in wished:
        payment = payment.moved(state, NOW)
        seen += [payment.state] if payment.state is not seen[-1] else []
    assert len(seen) == len(set(seen))
    assert not {PaymentState.EARNED, PaymentState.REFUND_DUE} <= set(seen)
    assert set(PAYMENT_MOVES) == set(PaymentState)
