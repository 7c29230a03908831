"""What a window costs by its extra way: always a sum that somebody can pay."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.carrier import Capability, Carrier, ChangeAction, SlotFee
from core.model.ids import CarrierRef
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


def test_who_is_owed_a_time_is_asked_no_fee_for_it_and_keeps_a_reward() -> None:
    """Whether the fee is by the way or for any change."""
    change = {ChangeAction.CHANGE_WINDOW: Capability(fee=Money(Decimal(2), "EUR"))}
    plain = Carrier(ref=CarrierRef("c"), name="C", capabilities=change)
    assert plain.price_of(600) == Money(Decimal(2), "EUR")
    assert plain.owing_a_time().price_of(600) is None
    dear = replace(plain, slot_fee=fee("EUR", "1", least=Decimal(1)))
    assert dear.owing_a_time().price_of(600) is None
    both = replace(
        plain, slot_fee=fee("EUR", "1", free_minutes=5.0, least=Decimal(-3))
    ).owing_a_time()
    assert [both.price_of(minutes * 60) for minutes in (10, 3)] == [
        Money(Decimal("0.00"), "EUR"),
        Money(Decimal("-2.00"), "EUR"),
    ]


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
