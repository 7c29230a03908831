"""What a window costs by its extra way: always a sum that somebody can pay."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.carrier import SlotFee
from core.model.parcel import Money

AMOUNTS = st.decimals(-50, 50, places=4)
EXPONENT = {"EUR": -2, "JPY": 0, "KWD": -3}


def fee(currency: str, per_minute: str = "0.333", **told: Decimal | float) -> SlotFee:
    return SlotFee(per_minute=Money(Decimal(per_minute), currency), **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("currency", "told"), [("EUR", "21.65"), ("JPY", "22"), ("KWD", "21.645"), ("ISK", "22")]
)
def test_a_fee_is_told_in_coins_of_its_currency(currency: str, told: str) -> None:
    """Sixty-five minutes at a third of a coin."""
    assert str(fee(currency).of(65 * 60).amount) == told


@pytest.mark.parametrize(
    ("currency", "least", "most"), [("JPY", "3.5", "9.5"), ("EUR", "3.501", "9.509")]
)
def test_bounds_are_kept_though_no_coin_is_as_small(currency: str, least: str, most: str) -> None:
    """No less than the least, no more than the most."""
    bounded = fee(currency, least=Decimal(least), most=Decimal(most))
    dear, cheap = bounded.of(99_999).amount, bounded.of(0).amount
    assert Decimal(least) <= cheap < dear <= Decimal(most)


def test_nothing_is_never_less_than_nothing() -> None:
    """A reward of half a yen is none."""
    nothing = fee("JPY", free_minutes=1.0, least=Decimal(-5)).of(0)
    assert str(nothing.amount) == "0"


@given(
    currency=st.sampled_from(sorted(EXPONENT)),
    per_minute=st.decimals(0, 9, places=4),
    bounds=st.tuples(AMOUNTS, AMOUNTS).map(sorted),
    seconds=st.integers(-3600, 36_000),
)
def test_whatever_the_tariff_a_fee_can_be_paid(
    currency: str, per_minute: Decimal, bounds: list[Decimal], seconds: int
) -> None:
    """As many places as the currency has, and less than a coin away from its bounds."""
    least, most = bounds
    told = fee(currency, str(per_minute), least=least, most=most).of(seconds).amount
    coin = Decimal(1).scaleb(EXPONENT[currency])
    assert told.as_tuple().exponent == EXPONENT[currency]
    assert least <= told < most + coin or told == least
