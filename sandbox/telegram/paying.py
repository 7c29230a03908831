"""Paying: invoices, the ten seconds in which the bot may still say no, and Stars that go back.

Where nobody has written down what Telegram says of a wrong invoice, the words here are ours.
"""

from typing import Any

from sandbox.telegram.call import Call, Method
from sandbox.telegram.chat import Happened
from sandbox.telegram.parameters import Wire
from sandbox.telegram.refusals import OLD_QUERY, bad_request
from sandbox.telegram.sending import send
from sandbox.telegram.till import STARS, Bill, Charge, Checkout
from sandbox.telegram.world import TelegramWorld

TITLE_LETTERS_MAX, DESCRIPTION_LETTERS_MAX, PAYLOAD_BYTES_MAX = 32, 255, 128
STARS_MAX = 10_000
# Of a provider's money Telegram takes about one dollar at the least; what that is elsewhere it
# reckons each day, so only these are played.
LEAST = {"EUR": 90, "USD": 100, "GBP": 80}
MOST = 1_000_000
PLACES = {
    **dict.fromkeys(("CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD"), 3),
}


def send_invoice(call: Call) -> Wire:
    bill = _bill(call)
    invoice = {
        "title": call.get("title"),
        "description": call.get("description"),
        "start_parameter": call.get("start_parameter", ""),
        "currency": bill.currency,
        "total_amount": bill.total,
    }
    sent = send(call, lambda: {"invoice": invoice}, may_pay=True)
    if sent.inline is None:  # the app shows one by itself
        sent.inline = [[{"text": f"Pay {in_words(bill)}", "pay": True}]]
    call.world.till.bills[sent] = bill
    return sent.wire(call.bot.id)


def answer_pre_checkout_query(call: Call) -> Wire:
    """A yes takes the money; too late is as good as a no."""
    world = call.world
    checkout = world.till.checkouts.get(call.get("pre_checkout_query_id"))
    is_theirs = checkout is not None and checkout.bot is call.bot
    if checkout is None or not is_theirs or world.seconds() > checkout.until:
        raise bad_request(OLD_QUERY)
    if checkout.answer is not None:
        return True
    if not call.get("ok") and not call.get("error_message", "").strip():
        raise bad_request("error_message must be non-empty")
    checkout.answer = {"ok": call.get("ok"), "error_message": call.get("error_message", "")}
    if call.get("ok"):
        _take(world, checkout)
    checkout.bell.ring()
    told = {"user_id": checkout.user.id, "text": checkout.answer["error_message"]}
    checkout.chat.note(Happened.ANSWER, world.clock(), **told)
    return True


def refund_star_payment(call: Call) -> Wire:
    charge = call.world.till.charges.get(call.get("telegram_payment_charge_id"))
    is_known = charge is not None and charge.bot is call.bot and charge.bill.currency == STARS
    if charge is None or not is_known:
        raise bad_request("CHARGE_ID_INVALID")
    if charge.user.id != call.get("user_id"):
        raise bad_request("USER_ID_INVALID")
    if charge.is_refunded:
        raise bad_request("CHARGE_ALREADY_REFUNDED")
    charge.is_refunded = True
    told = {
        "currency": STARS,
        "total_amount": charge.bill.total,
        "invoice_payload": charge.bill.payload,
        "telegram_payment_charge_id": charge.id,
    }
    chat = call.world.chat_of(charge.user, call.bot)
    call.world.say(chat, charge.user, {"refunded_payment": told})
    return True


def in_words(bill: Bill) -> str:
    if bill.currency == STARS:
        return f"⭐ {bill.total}"
    places = PLACES.get(bill.currency, 2)
    return f"{bill.total / 10**places:.{places}f} {bill.currency}"


def _bill(call: Call) -> Bill:
    """Raises what is refused of an invoice."""
    title, description, payload = (call.get(one) for one in ("title", "description", "payload"))
    if not title.strip() or len(title) > TITLE_LETTERS_MAX:
        raise bad_request("INVOICE_TITLE_INVALID")
    if not description.strip() or len(description) > DESCRIPTION_LETTERS_MAX:
        raise bad_request("INVOICE_DESCRIPTION_INVALID")
    if not 1 <= len(payload.encode("utf-8", "surrogatepass")) <= PAYLOAD_BYTES_MAX:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    currency, prices = call.get("currency"), call.get("prices")
    if len(currency) != 3 or not currency.isalpha() or not currency.isupper():
        raise bad_request("CURRENCY_INVALID")
    if not prices or any(not one["label"].strip() for one in prices):
        raise bad_request("prices must be non-empty")
    total = sum(one["amount"] for one in prices)
    token = call.get("provider_token", "")
    if currency == STARS:
        if token or len(prices) != 1 or not 1 <= total <= STARS_MAX:
            raise bad_request("STARS_INVOICE_INVALID")
    elif token not in call.bot.provider_tokens:
        raise bad_request("PAYMENT_PROVIDER_INVALID")
    elif not LEAST.get(currency, 1) <= total <= MOST:
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    return Bill(payload, currency, total)


def _take(world: TelegramWorld, checkout: Checkout) -> None:
    """The money changes hands, and the chat says so: to the bot, too."""
    number = len(world.till.charges) + 1
    charge = Charge(
        id=f"tg_charge_{number:06d}_{world.chance.getrandbits(32):08x}",
        provider=f"prov_charge_{number:06d}",
        user=checkout.user,
        bot=checkout.bot,
        bill=checkout.bill,
    )
    world.till.charges[charge.id] = charge
    checkout.charge = charge.id
    told: dict[str, Any] = {
        "currency": checkout.bill.currency,
        "total_amount": checkout.bill.total,
        "invoice_payload": checkout.bill.payload,
        "telegram_payment_charge_id": charge.id,
        "provider_payment_charge_id": charge.provider,
    }
    world.say(checkout.chat, checkout.user, {"successful_payment": told})


METHODS: dict[str, Method] = {
    "sendInvoice": send_invoice,
    "answerPreCheckoutQuery": answer_pre_checkout_query,
    "refundStarPayment": refund_star_payment,
}
