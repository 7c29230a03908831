"""The post to the agents' group: one letter carried into its topic, each step written down before
the next, so that whatever falls in between is not done twice."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from app.outbox import DONE, STALE, Carried, again, dead
from bot.telegram.outlet import TooFast, Undeliverable
from bot.telegram.topic_outlet import GroupHasMoved, NotLetIn, TopicGone, TopicOutlet
from bot.topics.letter import Deed, TopicLetter, letter_of
from core.actions.house import House
from core.model.ids import MessageId
from core.model.post import OutboxRow
from core.model.topic import Place, Posted
from core.ports import Unavailable, UncertainEffect, Unit

log = logging.getLogger("topics")

TRIES_MAX = 300  # about a day of a group that does not let us in
WAIT_SECONDS_MAX = 300.0
FIRST_WAIT_SECONDS = 1.0
STEPS_MAX = 6  # opened, moved and lost in one try: more of that is looked at again later
# What is nothing to do where the topic is not there.
_NEEDS_A_TOPIC = frozenset({Deed.CLOSE, Deed.REOPEN, Deed.EDIT, Deed.TAKE_AWAY})


@dataclass(frozen=True, slots=True)
class Way:
    """Where a letter goes, and which messages of the group it is about."""

    chat_id: int
    thread: int | None
    answers: int | None = None
    stands: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPost:
    """`group` is the one of the settings; `chance` in [0, 1) spreads retries."""

    house: House
    outlet: TopicOutlet
    group: int
    chance: Callable[[], float]

    async def carry(self, row: OutboxRow) -> Carried:
        try:
            letter = letter_of(row.outgoing.body)
        except msgspec.DecodeError:
            return dead("not a letter")
        try:
            for _ in range(STEPS_MAX):
                if (carried := await self._step(row.outgoing.key, letter)) is not None:
                    return carried
            return self._later(row, "the topic is lost again and again")
        except Undeliverable as refused:
            return dead(f"telegram refuses it: {refused}")
        except TooFast as fast:
            return again(self._in(fast.seconds), "too fast")
        except NotLetIn as shut:
            log.warning("the agents' group does not let us: %s", shut)
            return self._later(row, str(shut))
        except UncertainEffect as lost:
            return self._later(row, str(lost))
        except Unavailable as ill:
            return self._later(row, str(ill))

    async def _step(self, key: str, letter: TopicLetter) -> Carried | None:
        """None: something else had to be seen to first, so once more."""
        talk = letter.conversation
        way = await self._way(key, letter)
        if way is None:
            return DONE  # said already, before whatever befell us then
        if talk is not None and way.thread is None:
            if letter.deed in _NEEDS_A_TOPIC:
                return STALE
            return await self._opened(letter, way)
        try:
            sent = await self.outlet.carry(
                letter, way.chat_id, way.thread, answers=way.answers, stands=way.stands
            )
        except GroupHasMoved as moved:
            async with self.house.store.begin() as unit:
                await unit.topics.group_moved(way.chat_id, moved.chat_id)
            return None
        except TopicGone:
            if talk is None or letter.place is not None:
                return STALE
            async with self.house.store.begin() as unit:
                await unit.topics.stands_at(talk, None, is_bare=letter.deed not in _NEEDS_A_TOPIC)
            return None
        if sent is not None and letter.deed is not Deed.EDIT and talk is not None:
            posted = Posted(
                key=key,
                conversation=talk,
                chat_id=way.chat_id,
                telegram_id=sent,
                lines=letter.lines,
                at=self.house.clock.now(),
            )
            async with self.house.store.begin() as unit:
                await unit.topics.posted(posted)
        return DONE

    async def _way(self, key: str, letter: TopicLetter) -> Way | None:
        """None where the letter has arrived."""
        talk = letter.conversation
        async with self.house.store.read() as unit:
            if await unit.topics.by_key(key) is not None:
                return None
            group = await unit.topics.group(self.group)
            place = letter.place
            if place is None and talk is not None:
                place = await unit.topics.place(talk)
            if place is not None and place.chat_id != group:
                place = None  # the group has moved, and its topics have not
            answers, stands = letter.answers_to, None
            if letter.answers is not None:
                answers = await _message(unit, letter.answers, group) or answers
            if letter.deed is Deed.EDIT and letter.lines:
                stands = await _message(unit, letter.lines[0], group)
        return Way(group, place.thread if place is not None else None, answers, stands)

    async def _opened(self, letter: TopicLetter, way: Way) -> Carried | None:
        """A topic for a talk that has none (any more)."""
        talk = letter.conversation
        assert talk is not None
        async with self.house.store.read() as unit:
            if await unit.topics.get(talk) is None:
                return STALE  # forgotten meanwhile
        try:
            thread = await self.outlet.open(way.chat_id, letter.name)
        except GroupHasMoved as moved:
            async with self.house.store.begin() as unit:
                await unit.topics.group_moved(way.chat_id, moved.chat_id)
            return None
        place = Place(way.chat_id, thread)
        async with self.house.store.begin() as unit:
            await unit.topics.stands_at(talk, place, is_bare=not letter.is_head)
        return None

    def _later(self, row: OutboxRow, error: str) -> Carried:
        if row.tries >= TRIES_MAX:
            return dead(error)
        wait = min(WAIT_SECONDS_MAX, FIRST_WAIT_SECONDS * 2 ** min(row.tries, 16))
        return again(self._in(wait * (0.5 + self.chance())), error)

    def _in(self, seconds: float) -> datetime:
        return self.house.clock.wall() + timedelta(seconds=seconds)


async def _message(unit: Unit, line: MessageId, group: int) -> int | None:
    """The message that shows a line, where it stands in the group of now."""
    shows = await unit.topics.showing(line)
    return shows.telegram_id if shows is not None and shows.chat_id == group else None
