"""The post to Telegram: one letter carried, and what became of it written down."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from app.outbox import DONE, Carried, again, dead
from bot.letter import Letter, unpacked_letter
from bot.quiet import is_unasked, quiet_until
from bot.telegram.invoices import Unpayable
from bot.telegram.outlet import Outlet, TooFast, Undeliverable, Unreachable
from core.actions.courier_places import fresh_place
from core.actions.house import House
from core.actions.reaching import send_instead
from core.actions.talking import unreachable
from core.actions.tell import notify
from core.model.location import Location
from core.model.notice import Notice, NoticeKind
from core.model.post import OutboxRow, RowState, Standing
from core.model.quiet_hours import QuietHours
from core.ports import Unavailable, UncertainEffect, Unit

log = logging.getLogger("telegram")

TRIES_MAX = 300  # about a day of a Telegram that does not answer
WAIT_SECONDS_MAX = 300.0
FIRST_WAIT_SECONDS = 1.0
HELD_SECONDS = 30.0  # between two looks whether the talk is the bot's again


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramPost:
    """`chance` in [0, 1) spreads the retries of many rows."""

    house: House
    outlet: Outlet
    quiet: QuietHours | None
    chance: Callable[[], float]

    async def carry(self, row: OutboxRow) -> Carried:
        try:
            letter = unpacked_letter(row.outgoing.body)
        except msgspec.DecodeError:
            return dead("not a letter")
        if (waits := self._until_morning(letter)) is not None:
            return waits
        if await self._is_a_persons(letter):
            return again(self._in(HELD_SECONDS), "one of us holds the talk")
        try:
            return await self._sent(row, letter)
        except Unreachable as gone:
            async with self.house.store.begin() as unit:
                await unreachable(self.house, unit, gone.conversation)
                await self._by_another_way(unit, row, letter)
            return Carried(state=RowState.STALE, error="unreachable")
        except Undeliverable as refused:
            return dead(f"telegram refuses it: {refused}")
        except Unpayable as no:
            await self._not_paid(no)
            return dead(f"telegram takes no money: {no}")
        except TooFast as fast:
            return again(self._in(fast.seconds), "too fast")
        except UncertainEffect as lost:
            if row.outgoing.at_most_once:
                return Carried(state=RowState.UNKNOWN, error=str(lost))
            return self._later(row, str(lost))
        except Unavailable as ill:
            return self._later(row, str(ill))

    async def _not_paid(self, no: Unpayable) -> None:
        """Nobody waits for an invoice that does not come."""
        async with self.house.store.begin() as unit:
            payment = await unit.payments.get(no.payment)
            delivery = await unit.deliveries.get(payment.delivery) if payment else None
            if payment is not None and delivery is not None:
                kind = NoticeKind.UNPAYABLE
                await notify(self.house, unit, delivery, kind, payment.id, ref=payment.id)

    async def _by_another_way(self, unit: Unit, row: OutboxRow, letter: Letter) -> None:
        """What would have rung here goes down the ladder; an answer, or an edit, does not."""
        is_news = letter.kind in set(NoticeKind) and not letter.silent
        if not is_news or letter.delivery is None:
            return
        delivery = await unit.deliveries.get(letter.delivery)
        if delivery is None:
            return
        notice = Notice(
            key=letter.fact,
            kind=NoticeKind(letter.kind),
            at=self.house.clock.now(),
            delivery=delivery.id,
            valid_until=row.outgoing.valid_until,
        )
        if await send_instead(self.house, unit, delivery, notice):
            self.house.bell.ring("notifiers")

    async def _is_a_persons(self, letter: Letter) -> bool:
        """What was not asked for does not speak between recipient and agent, however long ago it
        was written: it waits, or is no longer true by then."""
        if not is_unasked(letter.kind):
            return False
        async with self.house.store.glance() as unit:
            talk = await unit.conversations.get(letter.conversation)
        return talk is not None and talk.is_a_persons

    async def _sent(self, row: OutboxRow, letter: Letter) -> Carried:
        before = await self._standing(letter)
        carried = await self.outlet.carry(
            row.outgoing, before, await self._courier(letter), await self._photo(letter)
        )
        if carried.slot is None or carried.telegram_id in (None, before):
            return DONE
        assert carried.telegram_id is not None
        now = Standing(
            conversation=carried.conversation,
            slot=carried.slot,
            telegram_id=carried.telegram_id,
        )
        return Carried(state=RowState.DONE, standing=now)

    async def _standing(self, letter: Letter) -> int | None:
        """The message that this letter would edit, or take the place of."""
        if letter.slot is None:
            return None
        async with self.house.store.glance() as unit:
            return await unit.conversations.message_in(letter.conversation, letter.slot)

    async def _courier(self, letter: Letter) -> Location | None:
        """Where the vehicle is that the letter shows; None where nobody has told lately."""
        if letter.route is None:
            return None
        async with self.house.store.read() as unit:
            found = await fresh_place(unit, letter.route, self.house.clock.now())
        return found.location if found is not None else None

    async def _photo(self, letter: Letter) -> bytes | None:
        """The picture of the hand-over; None where it is forgotten by now."""
        if letter.proof is None:
            return None
        async with self.house.store.read() as unit:
            kept = await unit.proof_pictures.get(letter.proof)
        return kept.content if kept is not None else None

    def _until_morning(self, letter: Letter) -> Carried | None:
        """Judged now, when it is about to leave: it may have waited in a queue until night."""
        now = self.house.clock.now()
        until = quiet_until(letter.kind, now, ZoneInfo(letter.zone), self.quiet)
        if until is None:
            return None
        a_real_second = self.house.clock.patience(1.0)
        return again(self._in((until - now) / a_real_second), "quiet hours")

    def _later(self, row: OutboxRow, error: str) -> Carried:
        if row.tries >= TRIES_MAX:
            return dead(error)
        wait = min(WAIT_SECONDS_MAX, FIRST_WAIT_SECONDS * 2 ** min(row.tries, 16))
        return again(self._in(wait * (0.5 + self.chance())), error)

    def _in(self, seconds: float) -> datetime:
        return self.house.clock.wall() + timedelta(seconds=seconds)
