"""Money on the pretend Telegram: what is refused of an invoice, ten seconds, and Stars back."""

import asyncio
from typing import Any

import pytest

from sandbox.telegram import Phone
from sandbox.telegram.screen import CannotDo, outcome_of
from sandbox.telegram.till import CHECKOUT_SECONDS
from tests.sandbox_telegram.conftest import Api, Served

TOKEN = "284685063:TEST:sandbox"
INVOICE: dict[str, Any] = {
    "chat_id": 2001,
    "title": "Delivery time",
    "description": "Wednesday 25 November, 10:00-12:00",
    "payload": "pay_1",
    "provider_token": TOKEN,
    "currency": "EUR",
    "prices": [{"label": "Delivery time", "amount": 200}],
}
STARS: dict[str, Any] = {"currency": "XTR", "provider_token": ""}


@pytest.fixture(autouse=True)
def _a_provider(served: Served) -> None:
    served.bot.provider_tokens = frozenset({TOKEN})


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no title": ({"title": " "}, "INVOICE_TITLE_INVALID"),
    "33 letters of title": ({"title": "x" * 33}, "INVOICE_TITLE_INVALID"),
    "no description": ({"description": ""}, "INVOICE_DESCRIPTION_INVALID"),
    "256 letters of description": ({"description": "x" * 256}, "INVOICE_DESCRIPTION_INVALID"),
    "no payload": ({"payload": ""}, "INVOICE_PAYLOAD_INVALID"),
    "129 bytes of payload": ({"payload": "я" * 64 + "x"}, "INVOICE_PAYLOAD_INVALID"),
    "a token of nobody": ({"provider_token": "1:TEST:other"}, "PAYMENT_PROVIDER_INVALID"),
    "no token": ({"provider_token": ""}, "PAYMENT_PROVIDER_INVALID"),
    "no prices": ({"prices": []}, "prices must be non-empty"),
    "a currency in small letters": ({"currency": "eur"}, "CURRENCY_INVALID"),
    "nothing to pay": ({"prices": [{"label": "a", "amount": 0}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
    "ten cents": ({"prices": [{"label": "a", "amount": 10}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
    "Stars by a provider": ({"currency": "XTR"}, "STARS_INVOICE_INVALID"),
    "Stars in two prices": (
        STARS | {"prices": [{"label": "a", "amount": 1}, {"label": "b", "amount": 1}]},
        "STARS_INVOICE_INVALID",
    ),
    "a first button that does not pay": (
        {"reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}},
        "BUTTON_POS_INVALID",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_no_invoice_with(what: str, api: Api, phone: Phone) -> None:
    """A 400, and nothing on the phone."""
    params, words = REFUSED[what]
    assert await api.refusal("sendInvoice", **INVOICE | params) == f"Bad Request: {words}"
    assert [one for one in phone.messages() if one.is_from_bot] == []


async def test_only_an_invoice_has_a_button_that_pays(api: Api, phone: Phone) -> None:
    """Under words it is refused."""
    board = {"inline_keyboard": [[{"text": "Pay", "pay": True}]]}
    told = {"chat_id": 2001, "text": "a", "reply_markup": board}
    assert await api.refusal("sendMessage", **told) == "Bad Request: BUTTON_TYPE_INVALID"


async def test_a_yes_takes_the_money_and_the_bot_hears_of_it(api: Api, phone: Phone) -> None:
    """First it is asked, then told, with what names the money at Telegram and at the provider."""
    sent = await api.call("sendInvoice", **INVOICE)
    assert sent["invoice"]["total_amount"] == 200
    assert "pay_1" not in str(phone.last().content)
    checkout = phone.pay()
    (asked,) = await api.call("getUpdates", timeout=5)
    query = asked["pre_checkout_query"]
    assert (query["invoice_payload"], query["total_amount"]) == ("pay_1", 200)
    assert query["from"]["id"] == 2001
    await api.call("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)
    assert await outcome_of(checkout) is None
    updates = await api.call("getUpdates", timeout=5, offset=asked["update_id"] + 1)
    paid = updates[0]["message"]["successful_payment"]
    assert (paid["total_amount"], paid["currency"]) == (200, "EUR")
    assert paid["telegram_payment_charge_id"] == checkout.charge
    assert paid["provider_payment_charge_id"]
    with pytest.raises(CannotDo):
        phone.pay()


async def test_a_no_says_why_and_takes_nothing(api: Api, phone: Phone) -> None:
    """Without a reason it is no answer."""
    await api.call("sendInvoice", **INVOICE)
    checkout = phone.pay()
    answer: dict[str, Any] = {"pre_checkout_query_id": checkout.id, "ok": False}
    words = await api.refusal("answerPreCheckoutQuery", **answer)
    assert words == "Bad Request: error_message must be non-empty"
    await api.call("answerPreCheckoutQuery", **answer, error_message="It has gone.")
    assert await outcome_of(checkout) == "It has gone."
    assert checkout.charge is None


async def test_after_ten_seconds_nothing_is_paid(served: Served, api: Api, phone: Phone) -> None:
    """A yes that comes too late is refused."""
    await api.call("sendInvoice", **INVOICE)
    checkout = phone.pay()
    served.time.push(CHECKOUT_SECONDS + 1)
    answer = {"pre_checkout_query_id": checkout.id, "ok": True}
    assert "query is too old" in await api.refusal("answerPreCheckoutQuery", **answer)
    assert checkout.charge is None
    assert await api.call("getUpdates", timeout=0) == []


async def test_stars_go_back_once(api: Api, phone: Phone) -> None:
    """To whom they came from; what a provider took, Telegram does not give back."""
    await api.call("sendInvoice", **INVOICE | STARS)
    checkout = phone.pay()
    await api.call("answerPreCheckoutQuery", pre_checkout_query_id=checkout.id, ok=True)
    back = {"telegram_payment_charge_id": checkout.charge}
    assert "USER_ID_INVALID" in await api.refusal("refundStarPayment", user_id=2002, **back)
    assert await api.call("refundStarPayment", user_id=2001, **back)
    again = await api.refusal("refundStarPayment", user_id=2001, **back)
    assert again == "Bad Request: CHARGE_ALREADY_REFUNDED"
    assert phone.last().content["refunded_payment"]["total_amount"] == 200
    await api.call("sendInvoice", **INVOICE)
    euros = phone.pay()
    await api.call("answerPreCheckoutQuery", pre_checkout_query_id=euros.id, ok=True)
    told = {"user_id": 2001, "telegram_payment_charge_id": euros.charge}
    assert "CHARGE_ID_INVALID" in await api.refusal("refundStarPayment", **told)


async def test_the_phone_page_pays(api: Api, phone: Phone) -> None:
    """Its button waits for what becomes of it, and shows why nothing was paid."""
    sent = await api.call("sendInvoice", **INVOICE)
    assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "Pay 2.00 EUR", "pay": True}]]

    async def page() -> Any:  # noqa: ANN401 (the wire's own values)
        url = f"{api.url}/phone/2001/api/pay"
        async with api.session.post(url, json={"message_id": sent["message_id"]}) as answer:
            return await answer.json()

    async def bot(offset: int, **answer: Any) -> int:  # noqa: ANN401 (the wire's own values)
        (asked,) = await api.call("getUpdates", timeout=5, offset=offset)
        id = asked["pre_checkout_query"]["id"]
        await api.call("answerPreCheckoutQuery", pre_checkout_query_id=id, **answer)
        return int(asked["update_id"]) + 1

    told, offset = await asyncio.gather(page(), bot(0, ok=False, error_message="Too late."))
    assert told == {"paid": False, "text": "Too late."}
    told, _ = await asyncio.gather(page(), bot(offset, ok=True))
    assert told == {"paid": True, "text": ""}
