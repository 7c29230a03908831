"""Converse: one row of the inbox, from what came in to everything that follows, in one transaction.

The beats are played inside the transaction, on what is true there. What they want from peers stops
the play: it is rolled back, fetched outside, and played again. So nobody waits for a peer with the
database locked, and a refused command leaves nothing behind.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

import msgspec

from bot.arrivals import of_the_house, words_in
from bot.attempt import Attempt
from bot.cashier import Cashier, Deal
from bot.courier_place import shown_on_map
from bot.facts import Facts, Gathered, Need, ReadingOf, Wanted
from bot.following import followed
from bot.gather import gather
from bot.heard import (
    Arrival,
    ChatBack,
    ChatLeft,
    Heard,
    Moved,
    NotForUs,
    Photo,
    RefusedNow,
    SaidAloud,
    Told,
    Typed,
    Unreadable,
    Words,
)
from bot.heard_aloud import written
from bot.interrupting import heard_as
from bot.knowing import at_their_door, facts_of
from bot.labelled import Labelling, label_of
from bot.languages import DEFAULT, spoken
from bot.lessons import taught
from bot.listening import send_for
from bot.mailing import Mailing
from bot.notices import SAID_BY_AGENTS, CannotRead, is_heard
from bot.play import Line, Performance, perform, refused_twice
from bot.said_at import said_at
from bot.stage import Stage, memory_of, remembered, trace_of
from bot.third_asking import spared
from bot.transcript import house_line, line_of
from bot.typed_label import as_pressed, standing
from bot.understanding.advice import Advises, with_advice
from bot.understanding.embedding import Meaning
from bot.understanding.understood import Understood
from bot.voice import Voice
from core.actions import ask
from core.actions.house import House
from core.actions.prepared import NOTHING, Outdated, Prepared
from core.actions.talking import unreachable
from core.actions.teaching import note_lesson
from core.commands import Command
from core.model.asker import Asker, Role
from core.model.conversation import Conversation, Holder
from core.model.ids import ConversationId
from core.model.lane import bot_of
from core.model.notice import Notice, NoticeKind
from core.model.post import InboxRow, LaneLease, Source
from core.ports import Unavailable, Unit
from core.refusals import Refusal, Refused

ATTEMPTS_MAX = 12  # plays of one row: each but the last fetched something, or was refused

log = logging.getLogger(__name__)


class Understands(Protocol):
    def __call__(
        self,
        text: str,
        at: datetime,
        language_hint: str | None = None,
        meaning: Meaning | None = None,
    ) -> Understood: ...


Senses = Callable[[str], Awaitable[Meaning | None]]
Reads = Callable[[bytes], Arrival | Deal | Unreadable | NotForUs]


class Unprepared(Exception):
    """A command wants something from peers before its transaction."""

    def __init__(self, command: Command) -> None:
        super().__init__(type(command).__name__)
        self.command = command


@dataclass(frozen=True, slots=True, kw_only=True)
class Converse:
    """`read` says what was done; `acknowledge` stops a pressed button's spinning; `sense` says
    what typed words mean, beside the loop and before anything is locked; `advise` what doubtful
    ones may mean, by somebody else's model."""

    house: House
    stage: Stage
    voice: Voice
    understand: Understands
    sense: Senses
    read: Reads
    acknowledge: Callable[[str], None] = lambda press: None
    advise: Advises | None = None

    async def handle(self, lease: LaneLease, row: InboxRow) -> None:
        """Play one row to its end.

        Raises CannotRead, LeaseLost (another worker has the lane by now), and Unavailable.
        """
        match row.incoming.source:
            case Source.TELEGRAM:
                arrival = self.read(row.incoming.body)
                if isinstance(arrival, Unreadable):
                    raise CannotRead(arrival.why)
                if isinstance(arrival, Arrival) and arrival.press is not None:
                    self.acknowledge(arrival.press)
                if isinstance(arrival, Deal):
                    return await Cashier(self.house, self.voice).serve(lease, row, arrival)
                what: Arrival | Notice | NotForUs = arrival
            case Source.HOUSE if (label := label_of(row.incoming.body)) is not None:
                labelling = Labelling(self.house, self.understand, self.sense)
                return await labelling.hear(lease, row, label)
            case Source.HOUSE:
                what = of_the_house(row.incoming.body)
            case _:
                raise CannotRead(f"nobody converses with {row.incoming.source}")
        await self._until_done(lease, row, what)

    async def _until_done(
        self, lease: LaneLease, row: InboxRow, what: Arrival | Notice | NotForUs
    ) -> None:
        attempt = Attempt()
        if (typed := words_in(what)) is not None:
            attempt.meaning = await self.sense(typed)
            if self.advise is not None:
                attempt.advice = await self.advise(typed, attempt.meaning)
        for _ in range(ATTEMPTS_MAX):
            try:
                async with self.house.store.begin() as unit:
                    await self._once(unit, row, what, attempt)
                    await unit.post.finish(row, lease, self.house.clock.wall())
                return
            except Wanted as wanted:
                assert attempt.talk is not None
                found = await self._gathered(wanted.need, attempt.talk)
                attempt.gathered = (*attempt.gathered, (wanted.need, found))
            except Unprepared as unprepared:
                await self._prepare(unprepared.command, attempt)
            except Outdated:
                attempt.overtaken()
            except Refused as refused:
                attempt.refuse(refused.refusal)
                attempt.gathered = ()  # what was offered before the no is no longer true
        raise RuntimeError(f"row {row.seq} was played {ATTEMPTS_MAX} times")

    async def _gathered(self, need: Need, talk: ConversationId) -> Gathered:
        if not isinstance(need, ReadingOf):
            return await gather(self.house, need, talk)
        at = self.house.clock.now().astimezone(ZoneInfo(need.zone))
        return self.understand(need.text, at, None, await self.sense(need.text))

    async def _prepare(self, command: Command, attempt: Attempt) -> None:
        try:
            prepared = await ask.prepare(self.house, command)
            attempt.prepared = (*attempt.prepared, (command, prepared))
        except Refused as refused:
            attempt.refuse(refused.refusal)
        except Unavailable:
            attempt.refuse(Refusal(code="ill", detail="A peer does not answer."))

    async def _once(
        self, unit: Unit, row: InboxRow, what: Arrival | Notice | NotForUs, attempt: Attempt
    ) -> None:
        lane = row.incoming.lane
        talk = await unit.conversations.of_lane(lane)
        match what:
            case NotForUs():
                return
            case Notice() if talk is not None and is_heard(what, talk, self.house.clock.now()):
                attempt.talk = talk.id
                await self._told(unit, row, talk, what, attempt)
            case Notice() if talk is not None and what.kind is NoticeKind.AGENT_LEFT:
                await unit.conversations.put(talk.told_that_one_left)
            case Notice():
                return
            case Arrival() if talk is None and row.incoming.source is Source.HOUSE:
                return  # forgotten meanwhile: a page alone begins no talk
            case Arrival():
                talk = talk or await self._met(unit, lane, what, attempt)
                attempt.talk = talk.id
                await self._arrived(unit, row, talk, what, attempt)

    async def _met(self, unit: Unit, lane: str, arrival: Arrival, attempt: Attempt) -> Conversation:
        """Somebody's first message. Played again, it is the same conversation."""
        now = self.house.clock.now()
        talk = Conversation(
            id=attempt.talk or ConversationId(self.house.new_id("cnv")),
            lane=lane,
            chat_id=arrival.chat_id,
            user_id=arrival.user_id,
            bot_id=bot_of(lane),
            language=spoken(arrival.language) or DEFAULT,
            created_at=now,
            updated_at=now,
        )
        await unit.conversations.put(talk)
        return talk

    async def _told(
        self, unit: Unit, row: InboxRow, talk: Conversation, notice: Notice, attempt: Attempt
    ) -> None:
        """A notice: said; only written down while one of us holds the talk."""
        if await shown_on_map(self.house, unit, row, talk, notice):
            return
        if notice.kind is NoticeKind.AGENT_LEFT:
            talk = talk.told_that_one_left
            await unit.conversations.put(talk)
        if talk.is_a_persons and notice.kind not in SAID_BY_AGENTS:
            line = house_line(talk, notice.kind, self.house.new_id, self.house.clock.now())
            await unit.conversations.say(line)
            return
        if (told := await heard_as(self.house, unit, notice)) is not None:
            await self._play(unit, row, talk, told, attempt)

    async def _arrived(
        self, unit: Unit, row: InboxRow, talk: Conversation, arrival: Arrival, attempt: Attempt
    ) -> None:
        now = self.house.clock.now()
        match arrival.what:
            case ChatLeft():
                await unreachable(self.house, unit, talk.id)
                return
            case ChatBack():
                await unit.conversations.put(replace(talk, unreachable=False, updated_at=now))
                return
            case Moved():
                return
            case SaidAloud() if talk.unreachable or talk.holder is Holder.WAITING:
                return  # written down for whoever comes
            case Typed(text=text, edited=True) | Photo(caption=text, edited=True) if (
                arrival.message_id is not None
            ):
                await unit.conversations.mark(talk.id, arrival.message_id, text=text, deleted=False)
            case _:
                line = line_of(arrival, talk, self.house.new_id, now)
                if line is not None:
                    await unit.conversations.say(line)
                    arrival = await send_for(unit, row, talk, arrival, line)
        back = talk.reached
        if back != talk:
            await unit.conversations.put(replace(back, updated_at=now))
        if not back.is_a_persons:
            await self._play(unit, row, back, arrival, attempt)

    async def _play(
        self,
        unit: Unit,
        row: InboxRow,
        talk: Conversation,
        what: Arrival | Told,
        attempt: Attempt,
    ) -> None:
        before = memory_of(talk)
        what = as_pressed(what, before.labels)
        raw = what.what if isinstance(what, Arrival) else what
        is_asked = isinstance(what, Arrival)
        facts = await facts_of(
            self.house, unit, talk, heard=raw, is_asked=is_asked, gathered=attempt.gathered
        )
        heard = self._heard(row, what, facts, attempt)
        facts = await at_their_door(self.house, unit, facts, heard)
        follow = followed(facts.conversation, heard)
        talk = follow.talk
        if talk.language != facts.conversation.language:
            await unit.conversations.put(talk)
        facts = replace(facts, conversation=talk)
        here = self.stage.place_of(talk)
        learnt = taught(heard, here, facts)
        done, facts = await self._performed(unit, heard, facts, attempt)
        spare = spared(done.lines, heard, before)
        lines = list(spare.lines)
        if follow.told is not None:
            lines.insert(0, Line(follow.told, facts))
        after = talk
        if done.commands:  # which may have changed the conversation itself
            after = await unit.conversations.get(talk.id) or talk
        notice = heard.notice if isinstance(heard, Told) else None
        said = await Mailing(self.voice, self.house, unit).send(row, after, lines, notice)
        labels = standing(before.labels, said, asks_anew=done.place != here)
        focus = done.focus if done.focus in after.deliveries else after.focus
        unread = trace_of(heard) if done.misunderstood else None
        memory = msgspec.structs.replace(
            follow.memory,
            unread=unread,
            asked=spare.asked,
            times=spare.times,
            read=learnt.read,
            labels=labels,
        )
        if learnt.lesson is not None:
            await note_lesson(unit, learnt.lesson)
        await unit.conversations.put(
            replace(
                after,
                language=facts.conversation.language,
                scene=done.place.scene.name,
                beat=done.place.names[1],
                notes=remembered(done.place, memory),
                focus=focus,
                misunderstood=done.misunderstood,
                stopped=after.stopped and not done.resume,
                updated_at=self.house.clock.now(),
            )
        )

    def _heard(self, row: InboxRow, what: Arrival | Told, facts: Facts, attempt: Attempt) -> Heard:
        """Words are read with the clock of the place where the parcel goes."""
        if isinstance(what, Told):
            return what
        match what.what:
            case Typed(text=text, edited=edited):
                return self._words(row, what, facts, Typed(text, edited), attempt)
            case Photo(caption=text, edited=edited) as photo if text.strip():
                words = self._words(row, what, facts, Typed(text, edited), attempt)
                return replace(photo, words=words)
            case SaidAloud(speech=speech) as said:
                told = Typed(written(speech))
                return replace(said, words=self._words(row, what, facts, told, attempt))
            case ChatLeft() | ChatBack() | Moved():
                raise AssertionError("nothing to hear")
            case heard:
                return heard

    def _words(
        self,
        row: InboxRow,
        arrival: Arrival,
        facts: Facts,
        typed: Typed,
        attempt: Attempt,
    ) -> Words:
        at = said_at(self.house.clock, row, arrival).astimezone(facts.zone)
        hint = facts.conversation.language
        read = self.understand(typed.text, at, hint, attempt.meaning)
        return Words(typed.text, with_advice(read, attempt.advice), typed.edited)

    async def _performed(
        self, unit: Unit, heard: Heard, facts: Facts, attempt: Attempt
    ) -> tuple[Performance, Facts]:
        """The whole play, its commands carried out as they come."""
        talk = facts.conversation
        place = self.stage.place_of(talk)
        if attempt.refusal is not None:
            if attempt.refusals > 1:
                return refused_twice(self.stage, attempt.refusal, facts), facts
            heard, place = RefusedNow(attempt.refusal), attempt.refused_at or place
        play = perform(self.stage, heard, facts, place)
        by = Asker(Role.RECIPIENT, talk.id)
        try:
            asked = next(play)
            while True:
                attempt.place = asked.place
                before = facts.conversation.focus
                for command in asked.commands:
                    prepared = _prepared(command, attempt)
                    await ask.act(self.house, unit, command, by, prepared)
                talk = await unit.conversations.get(talk.id) or talk
                focus = asked.focus if talk.focus == before else talk.focus
                facts = await facts_of(
                    self.house,
                    unit,
                    talk,
                    focus,
                    is_asked=not isinstance(heard, Told),
                    gathered=attempt.gathered,
                )
                asked = play.send(facts)
        except StopIteration as stop:
            performance: Performance = stop.value
            return performance, facts


def _prepared(command: Command, attempt: Attempt) -> Prepared:
    """What the command wants from peers; most want nothing."""
    if ask.ACTIONS[type(command)].prepare is None:
        return NOTHING
    for known, prepared in attempt.prepared:
        if known == command:
            return prepared
    raise Unprepared(command)
