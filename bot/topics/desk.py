"""Desk: what one of us does in the agents' group, from the update to everything that follows, in
one transaction. The same guarded commands as on the console, under the same name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.heard import NotForUs, Slash, Unreadable
from bot.notices import CannotRead
from bot.topics.act import Act, Where
from bot.topics.acts import Acts
from bot.topics.heard import GroupMoved, InGroup, MemberLeft
from bot.topics.letter import TopicLetter, outgoing
from bot.topics.rendering import topic_name
from bot.topics.scenery import zone_of
from bot.topics.words import DeskWords
from core.actions import ask
from core.actions.group_people import known_as
from core.actions.house import House
from core.actions.prepared import NOTHING, Outdated, Prepared
from core.agent_commands import UnbindTelegram
from core.model.asker import HOUSE, Asker, Role
from core.model.audit import AuditLine
from core.model.post import InboxRow, LaneLease, Priority
from core.model.topic import Place
from core.ports import Unavailable, Unit
from core.refusals import Refusal, Refused

TRIES_MAX = 8
POPUP_LETTERS_MAX = 200  # Telegram's own limit

Reads = Callable[[bytes], InGroup | Unreadable | NotForUs]


class NoRoads(Exception):
    """A peer that a deed stands on is ill: nothing was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDesk:
    """`group` is the agents' own, as the settings tell it; `acknowledge` answers a press, with
    words that pop up where there are some."""

    house: House
    desk: DeskWords
    read: Reads
    group: int
    acknowledge: Callable[[str, str], None] = lambda press, words: None

    async def handle(self, lease: LaneLease, row: InboxRow) -> None:
        """Play one row of a group's lane to its end.

        Raises CannotRead for what nobody can read, LeaseLost where the lane is another worker's by
        now, Unavailable where storage is ill.
        """
        heard = self.read(row.incoming.body)
        if isinstance(heard, Unreadable):
            raise CannotRead(heard.why)
        where = await self._where(heard) if isinstance(heard, InGroup) else None
        if where is None:
            return await self._commit(lease, row, None, Act())
        if where.heard.press is not None:
            is_stranger = where.person is None or not where.person.may_act
            told = self.desk.bare("group-unknown")[:POPUP_LETTERS_MAX] if is_stranger else ""
            self.acknowledge(where.heard.press, told)
        for _ in range(TRIES_MAX):
            try:
                return await self._done(lease, row, where)
            except Outdated:
                where = await self._where(where.heard) or where
            except Refused as refused:
                told = self._said(refused.refusal, where)
                return await self._commit(lease, row, where, Act(text=told))
            except NoRoads:
                return await self._commit(
                    lease, row, where, Act(text=self.desk.said("group-no-roads"))
                )
        raise Unavailable("the routes change faster than travel times are told")

    async def _where(self, heard: InGroup) -> Where | None:
        """What is known of who did it, and where; None for another group."""
        async with self.house.store.read() as unit:
            group = await unit.topics.group(self.group)
            if heard.chat_id not in (group, self.group):
                return None
            people = await unit.access.people()
            person = known_as(people, heard.user_id) if heard.user_id is not None else None
            id = None
            if heard.thread is not None:
                id = await unit.topics.at(Place(heard.chat_id, heard.thread))
            talk = await unit.conversations.get(id) if id is not None else None
            whole = await unit.deliveries.of_conversation(talk.id) if talk is not None else ()
            if person is not None and talk is not None and not person.sees(whole):
                person = None  # this talk is none of theirs
            deliveries = [one for one in whole if person is None or person.sees((one,))]
            about = next((one for one in deliveries if talk and one.id == talk.focus), None)
            about = about or (deliveries[-1] if deliveries else None)
            own = answered = None
            if heard.message_id is not None:
                own = await unit.topics.by_message(heard.chat_id, heard.message_id)
            if heard.answers is not None:
                answered = await unit.topics.by_message(heard.chat_id, heard.answers)
            zone = await zone_of(unit, about)
        return Where(
            heard=heard,
            person=person,
            people=people,
            talk=talk,
            deliveries=deliveries,
            about=about,
            zone=zone,
            own=own,
            answered=answered,
        )

    async def _done(self, lease: LaneLease, row: InboxRow, where: Where) -> None:
        """Raises Refused, Outdated, NoRoads."""
        heard = where.heard
        match heard.what:
            case GroupMoved(before=before, after=after):
                return await self._commit(lease, row, where, Act(moved=(before, after)))
            case MemberLeft(user_id=user_id):
                gone = known_as(where.people, user_id)
                left = (UnbindTelegram(gone.id),) if gone is not None else ()
                return await self._commit(lease, row, where, Act(commands=left, is_house=True))
        try:
            act = await Acts(self.house, self.desk).of(where)
            prepared = [await ask.prepare(self.house, command) for command in act.commands]
        except Unavailable as ill:
            raise NoRoads from ill
        await self._commit(lease, row, where, act, prepared)

    async def _commit(
        self,
        lease: LaneLease,
        row: InboxRow,
        where: Where | None,
        act: Act,
        prepared: Sequence[Prepared] = (),
    ) -> None:
        """All of it, or nothing."""
        person = where.person if where is not None else None
        by = HOUSE if act.is_house or person is None else Asker(Role.AGENT, person.id)
        ready = list(prepared) or [NOTHING] * len(act.commands)
        async with self.house.store.begin() as unit:
            for command, each in zip(act.commands, ready, strict=True):
                await ask.act(self.house, unit, command, by, each)
            if act.moved is not None:
                await unit.topics.group_moved(*act.moved)
            for posted in act.posted:
                await unit.topics.posted(posted)
            for errand in act.errands:
                await unit.post.send(errand)
            if person is not None and act.deed and where is not None:
                about = where.talk.id if where.talk is not None else ""
                wall = self.house.clock.wall()
                line = AuditLine(at=wall, person=person.id, deed=act.deed, about=about)
                await unit.audit.add(line)
            if act.text and where is not None:
                await self._answer(unit, row, where, act)
            await unit.post.finish(row, lease, self.house.clock.wall())

    async def _answer(self, unit: Unit, row: InboxRow, where: Where, act: Act) -> None:
        """Below what it answers; what is asked for in words is known by the key."""
        letter = TopicLetter(
            conversation=where.talk.id if where.talk is not None else None,
            name=topic_name(where.talk, where.about, self.desk) if where.talk is not None else "",
            text=act.text,
            buttons=act.buttons,
            answers_to=where.heard.message_id,
        )
        key = act.key or f"topic/{act.asks}{row.incoming.id}"
        await unit.post.send(outgoing(key, letter, Priority.REPLY))

    def _said(self, refusal: Refusal, where: Where) -> str:
        """Why nothing was done."""
        held = where.talk.takeover if where.talk is not None else None
        if "held-by-another" in refusal.why_not or "not-the-holder" in refusal.why_not:
            if held is None:
                return self.desk.said("group-not-yours")
            return self.desk.said("group-held-by", name=held.agent_name)
        if isinstance(where.heard.what, Slash) and where.heard.what.name == "agent":
            return self.desk.said("group-wrong-code")
        return self.desk.refusal(refusal)
