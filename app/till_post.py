"""The post of the till: Telegram is told whether money may be taken, and gives Stars back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from app.outbox import DONE, STALE, Carried, again, dead
from bot.cashier import Verdict
from bot.telegram.till import Till
from core.actions.house import House
from core.actions.refunding import StarRefund, given_back, not_given_back
from core.model.payment import PaymentState
from core.model.post import OutboxRow
from core.ports import Refunds, RefusedForGood, TooFast, Unavailable

TRIES_MAX = 300  # about a day of a Telegram that does not answer
FIRST_WAIT_SECONDS = 0.25  # a phone waits for a verdict
WAIT_SECONDS_MAX = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TillPost:
    """`chance` in [0, 1) spreads the retries of many rows."""

    house: House
    till: Till
    refunds: Refunds
    chance: Callable[[], float]

    async def carry(self, row: OutboxRow) -> Carried:
        try:
            told = msgspec.json.decode(row.outgoing.body, type=Verdict | StarRefund)
        except msgspec.DecodeError:
            return dead("nothing of the till's")
        try:
            if isinstance(told, Verdict):
                return await self._answered(told.query, told.why_not)
            return await self._given_back(told)
        except TooFast as fast:
            return again(self._in(fast.seconds), "too fast")
        except Unavailable as ill:
            return self._later(row, str(ill))

    async def _answered(self, query: str, why_not: str | None) -> Carried:
        try:
            await self.till.answer(query, why_not)
        except RefusedForGood:
            return STALE  # the ten seconds are over: nothing was paid
        return DONE

    async def _given_back(self, told: StarRefund) -> Carried:
        async with self.house.store.read() as unit:
            payment = await unit.payments.get(told.payment)
        if payment is None or payment.state is not PaymentState.REFUND_DUE:
            return STALE
        if payment.payer is None or payment.charge is None:
            return dead("nobody knows whose Stars they were")
        try:
            await self.refunds.give_back(payment.payer, payment.charge)
        except RefusedForGood as no:
            await not_given_back(self.house, payment.id)
            return dead(str(no))
        await given_back(self.house, payment.id)
        return DONE

    def _later(self, row: OutboxRow, error: str) -> Carried:
        if row.tries >= TRIES_MAX:
            return dead(error)
        wait = min(WAIT_SECONDS_MAX, FIRST_WAIT_SECONDS * 2 ** min(row.tries, 16))
        return again(self._in(wait * (0.5 + self.chance())), error)

    def _in(self, seconds: float) -> datetime:
        return self.house.clock.wall() + timedelta(seconds=seconds)
