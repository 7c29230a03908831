"""A label: one of us says what a line of a recipient's meant.

    {"label": {"conversation": "cnv_…", "line": 12, "meant": "to_locker"}}

The row names the line and holds none of its words. They are read once more, as a message of that
moment, masked, and noted as a lesson; nothing is said in the chat.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import msgspec

from bot.knowing import facts_of
from bot.lessons import lesson_from
from bot.understanding.embedding import Meaning
from bot.understanding.understood import Intent, Understood
from core.actions.house import House
from core.actions.teaching import line_of, note_lesson
from core.model.conversation import Message
from core.model.ids import ConversationId
from core.model.lesson import Corrected, Lesson
from core.model.post import InboxRow, LaneLease
from core.ports import Unit

Reads = Callable[..., Understood]
Senses = Callable[[str], Awaitable[Meaning | None]]


class Label(msgspec.Struct, frozen=True, kw_only=True):
    conversation: ConversationId
    line: int
    meant: Intent


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    label: Label


@dataclass(frozen=True, slots=True)
class Labelling:
    """Who reads the words once more."""

    house: House
    understand: Reads
    sense: Senses

    async def hear(self, lease: LaneLease, row: InboxRow, label: Label) -> None:
        """Note it and be done with the row, in one transaction. Raises LeaseLost, Unavailable."""
        async with self.house.store.read() as unit:
            said = await line_of(unit, label.conversation, label.line)
        meaning = await self.sense(said.text) if said is not None else None
        async with self.house.store.begin() as unit:
            # Words may have been forgotten while they were read.
            still = await line_of(unit, label.conversation, label.line)
            if said is not None and still == said:
                await note_lesson(unit, await self._lesson(unit, said, label.meant, meaning))
            await unit.post.finish(row, lease, self.house.clock.wall())

    async def _lesson(
        self, unit: Unit, said: Message, meant: Intent, meaning: Meaning | None
    ) -> Lesson:
        talk = await unit.conversations.get(said.conversation)
        assert talk is not None
        facts = await facts_of(self.house, unit, talk)
        hint = facts.conversation.language
        read = self.understand(said.text, said.at.astimezone(facts.zone), hint, meaning)
        return lesson_from(said.text, read, meant, Corrected.LABELLED, facts)


def label_of(body: bytes) -> Label | None:
    """What an agent said of a line; None for what is no such row."""
    try:
        return msgspec.json.decode(body, type=_Row).label
    except msgspec.DecodeError:
        return None
