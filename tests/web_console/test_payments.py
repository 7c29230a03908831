"""Payments: what somebody paid for a time stands beside their delivery."""

from dataclasses import replace
from decimal import Decimal

from core.model.ids import DeliveryId, HoldId, PaymentId
from core.model.parcel import Money
from core.model.payment import Charge, Payment, PaymentState, Why
from tests.bot.world import NOW
from tests.web_console.front import Browser, Front


def asked(delivery: DeliveryId, id: str) -> Payment:
    return Payment(
        id=PaymentId(id),
        delivery=delivery,
        hold=HoldId("hold_1"),
        amount=Money(Decimal("2.00"), "EUR"),
        asked_at=NOW,
        updated_at=NOW,
    )


async def test_what_was_paid_and_must_go_back_is_seen(front: Front, anna: Browser) -> None:
    """How much, how far it is, and what names it at the provider; what nobody paid is not shown."""
    talk = await front.waiting_talk()
    delivery = (await front.building.delivery()).id
    charge = Charge(
        payment=PaymentId("pay_1"),
        currency="EUR",
        units=200,
        payer=7,
        id="tg-charge",
        provider_id="prov-charge",
    )
    paid = replace(
        asked(delivery, "pay_1").paid(charge, NOW), state=PaymentState.REFUND_DUE, why=Why.OVER
    )
    async with front.building.house.store.begin() as unit:
        await unit.payments.put(paid)
        await unit.payments.put(asked(delivery, "pay_2"))
    page = await anna.get(f"/c/{talk}")
    assert page.words.count("2.00 EUR") == 1
    assert "2.00 EUR to be given back" in page.words
    assert "prov-charge" in page.words
