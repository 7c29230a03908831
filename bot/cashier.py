"""The cashier: money in the chat, beside the talk. Whoever holds it, a payment is answered within
its ten seconds, and what was paid is booked or goes back."""

from dataclasses import dataclass

import msgspec

from bot.languages import DEFAULT, spoken
from bot.notices import CannotRead
from bot.voice import Voice
from core.actions.house import House
from core.actions.paying import book_paid, check_out, take_money
from core.model.conversation import Conversation
from core.model.lane import bot_of, lane_named
from core.model.payment import CannotPay, Charge, CheckingOut
from core.model.post import Channel, InboxRow, LaneLease, Outgoing, Priority

ANSWER_SECONDS = 10.0  # Telegram waits no longer


class Verdict(msgspec.Struct, frozen=True, tag="verdict"):
    """A row of the till: whether money may be taken, and why not, in their language."""

    query: str
    why_not: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One update about money: in whose chat, and in which language that phone is."""

    chat_id: int
    what: CheckingOut | Charge
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Cashier:
    house: House
    voice: Voice

    async def serve(self, lease: LaneLease, row: InboxRow, deal: Deal) -> None:
        """Raises CannotRead for money that nobody asked for, and Unavailable."""
        match deal.what:
            case CheckingOut() as told:
                await self._answer(lease, row, deal, told)
            case Charge() as charge:
                paid = await take_money(self.house, charge)
                if paid is None:
                    raise CannotRead("a payment that nobody asked for")
                await book_paid(self.house, paid.id)
                async with self.house.store.begin() as unit:
                    await unit.post.finish(row, lease, self.house.clock.wall())

    async def _answer(self, lease: LaneLease, row: InboxRow, deal: Deal, told: CheckingOut) -> None:
        clock = self.house.clock
        async with self.house.store.begin() as unit:
            lane = lane_named(bot_of(row.incoming.lane), deal.chat_id)
            talk = await unit.conversations.of_lane(lane)
            no = await check_out(self.house, unit, talk, told)
            why_not = self._words(no, talk, deal) if no is not None else None
            await unit.post.send(
                Outgoing(
                    key=f"checkout/{told.query}",
                    channel=Channel.TILL,
                    lane=f"till:{told.query}",
                    body=msgspec.json.encode(Verdict(told.query, why_not)),
                    priority=Priority.REPLY,
                    valid_until=clock.now() + clock.patience(ANSWER_SECONDS),
                )
            )
            await unit.post.finish(row, lease, clock.wall())

    def _words(self, no: CannotPay, talk: Conversation | None, deal: Deal) -> str:
        language = talk.language if talk is not None else spoken(deal.language) or DEFAULT
        return self.voice.words(f"pay-no-{no}", language)
