"""The till: whether money may be taken, and Stars that go back, as Telegram wants to be told."""

from dataclasses import dataclass

from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram.client import Client
from bot.telegram.outlet import seconds_of
from core.ports import RefusedForGood, TooFast, Unavailable

ERROR_LETTERS_MAX = 255


@dataclass(frozen=True, slots=True)
class Till:
    bot: Client

    async def answer(self, query: str, why_not: str | None) -> None:
        """Raises RefusedForGood where it is too late, and Unavailable."""
        params: dict[str, object] = {"pre_checkout_query_id": query, "ok": why_not is None}
        if why_not is not None:
            params["error_message"] = why_not[:ERROR_LETTERS_MAX]
        await self._asked("answerPreCheckoutQuery", params)

    async def give_back(self, payer: int, charge: str) -> None:
        """Twice is once. Raises RefusedForGood and Unavailable."""
        params: dict[str, object] = {"user_id": payer, "telegram_payment_charge_id": charge}
        try:
            await self._asked("refundStarPayment", params)
        except RefusedForGood as no:
            if "already_refunded" not in str(no).casefold():
                raise

    async def _asked(self, method: str, params: dict[str, object]) -> None:
        try:
            await self.bot.call(method, params)
        except RetryAfter as error:
            raise TooFast(seconds_of(error)) from None
        except (BadRequest, Forbidden, InvalidToken) as error:
            raise RefusedForGood(error.message) from None
        except TelegramError as error:
            raise Unavailable(type(error).__name__) from None
