"""A payment: the fee of a held time, from the invoice until it is earned, or given back.

What was paid buys the promise that came of the hold. Whenever that promise ends without anybody
coming as they said, all of it goes back; another time is another payment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from core.model.ids import DeliveryId, HoldId, PaymentId, PromiseId
from core.model.parcel import STARS, Money


class PaymentState(StrEnum):
    ASKED = "asked"
    PAID = "paid"  # the money is there, and nothing is booked for it yet
    BOOKED = "booked"
    EARNED = "earned"  # they came as was promised
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"  # Telegram has given it back; what a provider does is the shop's to know


class Why(StrEnum):
    """Why money goes back, as its person hears it."""

    GONE = "gone"  # the time could not be booked any more
    TWICE = "twice"  # it was paid for a second time
    OVER = "over"  # the time that it was paid for is not theirs any more


class CannotPay(StrEnum):
    """Why a payment is stopped before any money is taken."""

    RAN_OUT = "ran-out"
    PAID = "paid"
    NOT_YOURS = "not-yours"
    CHANGED = "changed"


_S = PaymentState
PAYMENT_MOVES: Mapping[PaymentState, frozenset[PaymentState]] = MappingProxyType(
    {
        _S.ASKED: frozenset({_S.PAID}),
        _S.PAID: frozenset({_S.BOOKED, _S.REFUND_DUE}),
        _S.BOOKED: frozenset({_S.EARNED, _S.REFUND_DUE}),
        _S.EARNED: frozenset(),
        _S.REFUND_DUE: frozenset({_S.REFUNDED}),
        _S.REFUNDED: frozenset(),
    }
)

# How many places Telegram counts in; of other currencies it takes none.
_HUNDREDTHS = (
    "AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BND BOB BRL BYN CAD CHF CNY COP CRC CZK DKK DOP DZD "
    "EGP ETB EUR GBP GEL GHS GTQ HKD HNL HUF IDR ILS INR IRR JMD KES KGS KZT LBP LKR MAD MDL MMK "
    "MNT MOP MUR MVR MXN MYR MZN NGN NIO NOK NPR NZD PAB PEN PHP PKR PLN QAR RON RSD RUB SAR SEK "
    "SGD SYP THB TJS TRY TTD TWD TZS UAH USD UYU UZS YER ZAR"
)
_PLACES = {
    **dict.fromkeys(_HUNDREDTHS.split(), 2),
    **dict.fromkeys(("BHD", "IQD", "JOD"), 3),
    **dict.fromkeys(("CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", STARS), 0),
}


def smallest_units(money: Money) -> int | None:
    """So many cents, yen or Stars; None where there are no such coins, or Telegram takes none."""
    places = _PLACES.get(money.currency)
    if places is None:
        return None
    units = money.amount.scaleb(places)
    return int(units) if units == units.to_integral_value() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesMoney:
    """What may be paid in the chat: by a provider, in Stars, or nothing."""

    provider: bool = False
    stars: bool = False

    def takes(self, fee: Money | None) -> bool:
        if fee is None or fee.amount <= 0 or smallest_units(fee) is None:
            return False
        return self.stars if fee.currency == STARS else self.provider


NO_MONEY = TakesMoney()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingOut:
    """Somebody is about to pay so many of the currency's smallest units, within ten seconds."""

    query: str
    payment: PaymentId
    currency: str
    units: int
    payer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Money that was taken: in the currency's smallest units, by whom (Telegram's number), and what
    names it at Telegram and at the provider."""

    payment: PaymentId
    currency: str
    units: int
    payer: int
    id: str
    provider_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """`promise` is the first of those that tell the time it was paid for (`Promise.root`). `payer`
    is Telegram's number of who paid, kept only as long as Stars may have to go back to them."""

    id: PaymentId
    delivery: DeliveryId
    hold: HoldId
    amount: Money
    asked_at: datetime
    updated_at: datetime
    state: PaymentState = PaymentState.ASKED
    promise: PromiseId | None = None
    charge: str | None = None
    provider_charge: str | None = None
    payer: int | None = None
    why: Why | None = None

    def moved(self, state: PaymentState, at: datetime) -> "Payment":
        """In its next state; the same one where the table has no such move."""
        if state not in PAYMENT_MOVES[self.state]:
            return self
        return replace(self, state=state, updated_at=at)

    def paid(self, charge: Charge, at: datetime) -> "Payment":
        moved = self.moved(PaymentState.PAID, at)
        payer = charge.payer if self.amount.currency == STARS else None
        return replace(moved, charge=charge.id, provider_charge=charge.provider_id, payer=payer)

    def costs(self, currency: str, units: int) -> bool:
        return (currency, units) == (self.amount.currency, smallest_units(self.amount))

    @property
    def forgotten(self) -> "Payment":
        """Of nobody, but where Stars are on their way back."""
        is_on_its_way = self.state is PaymentState.REFUND_DUE
        return self if is_on_its_way else replace(self, payer=None)

    @property
    def goes_back_by_telegram(self) -> bool:
        is_theirs = self.amount.currency == STARS
        return is_theirs and self.payer is not None and self.charge is not None
