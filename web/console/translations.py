"""Translations: a talk that somebody looks at, in the agents' own language, and their answers in
its recipient's.

Only what is looked at is translated, once for all who look, while the page is shown already; what
came of it comes by the stream. An answer is shown before it goes, to be read and mended.
"""

import asyncio
import logging
from collections.abc import Sequence
from itertools import groupby

from aiohttp import web

from core.actions.house import House
from core.model.conversation import Author, Conversation, Message
from core.model.delivery import Delivery
from core.model.ids import ConversationId, MessageId
from core.ports import RefusedForGood, Unavailable
from web.console.views import Thread
from web.veil import veil_over

log = logging.getLogger("console")

LINES_MAX = 30  # of a talk, the newest
ASKED_MAX = 2000
REST_SECONDS = 60.0  # after a translator did not answer
UNTOLD = ""  # of a line that the translator could not tell: it is not asked again


class Translations:
    """What is being translated in this process, over one house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._asked: dict[tuple[MessageId, int], None] = {}  # in the order of asking
        self._tasks: set[asyncio.Task[None]] = set()
        self._rests_until = 0.0

    async def close(self, app: web.Application) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def want(self, thread: Thread) -> None:
        """The lines that are shown, and are in another language than the desk's."""
        loop = asyncio.get_running_loop()
        if self._house.translates is None or loop.time() < self._rests_until:
            return
        talk = thread.conversation
        lines = [line.message for line in thread.lines[-LINES_MAX:]]
        wanted = [
            one for one in lines if _key(one) not in self._asked and self._is_strange(one, talk)
        ]
        if not wanted:
            return
        # Kept for a while: a page may have been read before what came of it was written.
        self._asked |= dict.fromkeys(map(_key, wanted))
        for oldest in list(self._asked)[:-ASKED_MAX]:
            del self._asked[oldest]
        task = asyncio.create_task(self._translate(talk, wanted))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def answer(self, id: ConversationId, text: str) -> str:
        """What an agent wrote, in the talk's language; nothing is sent. Raises Unavailable,
        RefusedForGood."""
        async with self._house.store.read() as unit:
            talk = await unit.conversations.get(id)
            about = await unit.deliveries.of_conversation(id)
        if talk is None or self._house.translates is None:
            raise Unavailable("there is nobody who translates")
        desk = self._house.limits.desk_language
        (told,) = await self._house.translates([text], desk, talk.language, about)
        if told is None:
            raise Unavailable("the translator lost something on the way")
        return told

    def _is_strange(self, message: Message, talk: Conversation) -> bool:
        is_said = message.author in (Author.RECIPIENT, Author.BOT) and message.text.strip()
        language = message.language or talk.language
        is_ours = language == self._house.limits.desk_language
        return bool(is_said) and message.translation is None and not is_ours

    async def _translate(self, talk: Conversation, lines: Sequence[Message]) -> None:
        try:
            async with self._house.store.read() as unit:
                about = await unit.deliveries.of_conversation(talk.id)
            by = sorted(lines, key=lambda one: one.language or talk.language)
            for language, some in groupby(by, key=lambda one: one.language or talk.language):
                await self._told(list(some), language, about)
        except Unavailable as ill:
            self._rests_until = asyncio.get_running_loop().time() + REST_SECONDS
            for line in lines:
                self._asked.pop(_key(line), None)
            log.warning("a talk was not translated: %s", ill)

    async def _told(
        self, lines: Sequence[Message], language: str, about: Sequence[Delivery]
    ) -> None:
        translates, desk = self._house.translates, self._house.limits.desk_language
        assert translates is not None
        veil = veil_over(about)
        try:
            told = await translates([veil(one.text) for one in lines], language, desk, about)
        except RefusedForGood:  # nobody else's talk waits because of a language that is not known
            told = [None] * len(lines)
        async with self._house.store.begin() as unit:
            for line, said in zip(lines, told, strict=True):
                await unit.conversations.translated(line.id, line.text, said or UNTOLD)


def _key(message: Message) -> tuple[MessageId, int]:
    """What is edited is another text."""
    return message.id, hash(message.text)
