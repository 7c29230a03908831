"""Invoices: how money is asked for in the chat, and what Telegram says of it."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import BadRequest, EndPointNotFound, InvalidToken, NetworkError, TimedOut

from bot.letter import Bill, Letter
from bot.telegram.answer import Garbled
from bot.telegram.client import Wire
from bot.telegram.keyboards import markup
from bot.voice import bare
from core.model.ids import PaymentId
from core.model.parcel import STARS
from core.ports import Unavailable, UncertainEffect

TITLE_LETTERS_MAX = 32
DESCRIPTION_LETTERS_MAX = 255

type Called = Callable[[str, dict[str, Any], Letter], Awaitable[Wire]]


class Unpayable(Exception):
    """Telegram takes no money for this: the provider, the currency, or so little of it."""

    def __init__(self, payment: PaymentId, said: str) -> None:
        super().__init__(said)
        self.payment = payment


async def send_invoice(called: Called, letter: Letter, bill: Bill, token: str) -> Wire:
    """Twice is harmless: what was paid once is not taken again. Raises Unpayable, UncertainEffect,
    Unavailable."""
    try:
        return await called("sendInvoice", invoice_of(letter, bill, token), letter)
    except (TimedOut, Garbled) as error:
        raise UncertainEffect(type(error).__name__) from None
    except (BadRequest, InvalidToken, EndPointNotFound) as error:
        raise Unpayable(bill.payload, error.message) from None
    except NetworkError as error:
        raise Unavailable(type(error).__name__) from None


def invoice_of(letter: Letter, bill: Bill, token: str) -> dict[str, Any]:
    """Nobody may forward it, and pay for somebody else's time."""
    params: dict[str, Any] = {
        "chat_id": letter.chat_id,
        "title": bill.title[:TITLE_LETTERS_MAX],
        "description": bare(letter.text)[:DESCRIPTION_LETTERS_MAX],
        "payload": bill.payload,
        "provider_token": "" if bill.currency == STARS else token,
        "currency": bill.currency,
        "prices": [{"label": bill.title, "amount": bill.units}],
        "protect_content": True,
    }
    if (board := markup(letter)) is not None:
        params["reply_markup"] = board
    return params
