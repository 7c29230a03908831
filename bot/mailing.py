"""Mailing: what was said becomes letters in the outbox and lines of the transcript."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.interrupting import count, rings
from bot.letter import Bill, Letter, packed
from bot.play import Line
from bot.quiet import is_unasked
from bot.transcript import bot_line
from bot.turn import Say
from bot.voice import Setting, Spoken, Voice
from bot.wording import has_secret
from core.actions.house import House
from core.model.conversation import Conversation
from core.model.notice import Notice, NoticeKind
from core.model.payment import smallest_units
from core.model.post import Channel, InboxRow, Outgoing, Priority
from core.ports import Unit

# An agent's words stand in the transcript already, and so does a question whose clock ticks.
_WRITTEN_BEFORE = frozenset({NoticeKind.AGENT_SAID, NoticeKind.RESCUE_COUNTS})
_AT_ONCE = frozenset(
    {
        NoticeKind.NO_ANSWER,
        NoticeKind.RESCUE_COUNTS,
        NoticeKind.AGENT_SAID,
        NoticeKind.COURIER_SAID,
        NoticeKind.AGENT_JOINED,
    }
)


@dataclass(frozen=True, slots=True)
class Mailing:
    """Writes into the transaction at hand."""

    voice: Voice
    house: House
    unit: Unit

    async def send(
        self, row: InboxRow, talk: Conversation, lines: Sequence[Line], notice: Notice | None
    ) -> list[tuple[Say, tuple[tuple[str, str], ...]]]:
        """One letter and one line of the transcript each, under keys that a repeat finds again.
        Returns each message with its buttons as they read, and what they carry."""
        said = []
        for number, line in enumerate(lines):
            words = self.voice.spoken(line.say, _setting(line))
            said.append((line.say, words.buttons))
            await self._letter(row, number, talk, line, words, notice)
            if notice is None or notice.kind not in _WRITTEN_BEFORE:
                await self._write_down(talk, line, words)
        if notice is not None and lines and rings([line.say for line in lines]):
            await count(self.house, self.unit, notice, lines[0].facts.zone)
        return said

    async def _letter(
        self,
        row: InboxRow,
        number: int,
        talk: Conversation,
        line: Line,
        words: Spoken,
        notice: Notice | None,
    ) -> None:
        said, zone = line.say, line.facts.zone
        kind = notice.kind if notice is not None else ""
        letter = Letter(
            conversation=talk.id,
            chat_id=talk.chat_id,
            text=words.text,
            buttons=words.buttons,
            apps={button.data: button.app for button in said.buttons if button.app is not None},
            picture=said.picture,
            proof=said.proof,
            route=said.route,
            share=words.share,
            keyboard=said.keyboard,
            slot=said.slot,
            fresh=said.fresh,
            silent=notice is not None and said.slot is not None and not said.fresh,
            secret=said.secret,
            answers=said.answers,
            shown=said.shown,
            bill=self._bill(line),
            kind=kind,
            delivery=notice.delivery if notice is not None else None,
            fact=notice.key if notice is not None else "",
            zone=zone.key,
        )
        stale_at = notice.valid_until if notice is not None else None
        await self.unit.post.send(
            Outgoing(
                key=f"tg/{row.incoming.id}/{number}",
                channel=Channel.TELEGRAM,
                lane=lane_for(talk, kind),
                body=packed(letter),
                priority=_priority(said, notice),
                valid_until=said.valid_until or stale_at,
                at_most_once=said.secret,
            )
        )

    def _bill(self, line: Line) -> Bill | None:
        asked = line.say.asks_for
        units = smallest_units(asked.amount) if asked is not None else None
        if asked is None or units is None:
            return None
        title = self.voice.words("pay-title", _setting(line).language)
        return Bill(title=title, payload=asked.id, currency=asked.amount.currency, units=units)

    async def _write_down(self, talk: Conversation, line: Line, words: Spoken) -> None:
        told = (line.say.values, *(button.values for button in line.say.buttons))
        if any(has_secret(values) for values in told):
            words = self.voice.spoken(line.say, replace(_setting(line), hides=True))
        delivery = line.facts.delivery.id if line.facts.delivery is not None else None
        labels = tuple(label for label, _ in words.buttons)
        now = self.house.clock.now()
        await self.unit.conversations.say(
            bot_line(talk, words.plain, labels, delivery, line.say.picture, self.house.new_id, now)
        )


def lane_for(talk: Conversation, kind: str) -> str:
    """Notices that may have to wait for the morning queue apart: no reply stands behind them."""
    return f"{talk.lane}:notices" if is_unasked(kind) else talk.lane


def _setting(line: Line) -> Setting:
    return Setting(line.facts.conversation.language, line.facts.zone, line.facts.now)


def _priority(said: Say, notice: Notice | None) -> Priority:
    if said.secret:
        return Priority.SECRET
    is_answer = notice is None or notice.kind in _AT_ONCE
    return Priority.REPLY if is_answer else Priority.NOTICE
