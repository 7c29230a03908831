"""Listing: the talks that an agent looks at, gathered in one look for all who look the same way."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.actions.house import House
from core.model.access import is_among
from core.model.conversation import Author, Conversation, Holder, Message
from core.model.delivery import Delivery
from core.model.ids import AgentId, ConversationId, DeliveryId
from core.model.overdue import is_promise_in_danger
from core.model.queue_look import QueueLook
from core.ports import Unit
from web.console import words
from web.console.sessions import SignedIn
from web.console.tongue import said
from web.veil import Veil, veil_over

QUEUE_MAX = 60  # of those who wait, or are with an agent
QUIET_MAX = 20  # of those the bot serves: nobody needs to look at them all
PREVIEW_LETTERS_MAX = 90
FOUND_MAX = 60
ASKING_MAX = 200
LOOKED_THROUGH = 10  # times as many, where only some of them are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """A conversation in the list. `minutes` is how long its person has waited, in real time."""

    conversation: Conversation
    title: str | None
    delivery: Delivery | None
    preview: str
    minutes: int | None
    is_unanswered: bool  # the recipient spoke last
    is_at_the_door: bool  # the courier waits there now
    is_in_danger: bool  # of its promise
    newest: int = 0  # the number of the last line that a person wrote
    newest_by: AgentId | None = None
    written_in: str | None = None  # what they wrote it in, where that is not the talk's language
    read: Mapping[AgentId, int] = field(default_factory=dict)  # by whom, up to which line
    is_mine: bool = False
    calls_me: bool = False  # nobody came, and it is my turn
    mentions_me: bool = False

    def is_unread_by(self, me: AgentId) -> bool:
        """Something was written since they looked. A talk that they never had open counts where a
        person is waited for, or they hold it."""
        if self.newest_by == me:
            return False
        read = self.read.get(me)
        if read is None:
            is_for_me = self.conversation.holder is Holder.WAITING
            return self.newest > 0 and (is_for_me or self.conversation.is_held_by(me))
        return self.newest > read

    @property
    def urgency(self) -> tuple[bool, bool, bool, int]:
        """Smallest first: the courier at the door, then whom I am called for, then who was not
        answered, then who waits."""
        flags = (not self.is_at_the_door, not self.calls_me, not self.is_unanswered)
        return (*flags, -(self.minutes or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """`groups`: those who wait, those an agent holds, those the bot serves, the most urgent first,
    each with how many there are in all; or `found`, what was searched for. `mine`: where somebody
    asks for whoever looks."""

    groups: Mapping[Holder, Sequence[QueueLine]]
    counts: Mapping[Holder, int]
    mine: Sequence[QueueLine]
    found: Sequence[QueueLine] | None
    look: QueueLook


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """What one look found, for whoever looks the same way: by group, and where somebody of us is
    asked for."""

    groups: Mapping[Holder, Sequence[QueueLine]]
    counts: Mapping[Holder, int]
    asking: Sequence[QueueLine]
    found: Sequence[QueueLine] | None
    look: QueueLook


def sight(who: SignedIn, look: QueueLook) -> QueueLook:
    """The look, limited to what whoever looks may see."""
    return replace(look, carriers=who.person.carriers, merchants=who.person.merchants)


async def talks(house: House, look: QueueLook) -> Talks:
    most = {Holder.WAITING: QUEUE_MAX, Holder.AGENT: QUEUE_MAX, Holder.BOT: QUIET_MAX}
    now = house.clock.now()
    async with house.store.read() as unit:
        seen: dict[str, Sequence[Conversation]] = {}
        if look.words:
            seen["found"] = await unit.conversations.search(look, limit=FOUND_MAX)
        else:
            for holder, limit in most.items():
                wide = limit * LOOKED_THROUGH if look.in_danger else limit
                seen[holder] = await unit.conversations.queue(
                    holder=holder, look=look, now=now, limit=wide
                )
            seen["asking"] = await unit.conversations.asking(look, limit=ASKING_MAX)
        lines = await _queue_lines(house, unit, seen, look)
        counts = await unit.conversations.counts()
    if look.in_danger:
        lines = {name: [one for one in some if one.is_in_danger] for name, some in lines.items()}
    groups = {holder: lines.get(holder, [])[:limit] for holder, limit in most.items()}
    groups[Holder.WAITING].sort(key=lambda line: line.urgency)
    groups[Holder.AGENT].sort(key=lambda line: line.urgency)
    is_all = look.is_everything and not look.is_limited
    return Talks(
        groups=groups,
        counts={one: counts.get(one, 0) if is_all else len(groups[one]) for one in groups},
        asking=lines.get("asking", []),
        found=lines.get("found"),
        look=look,
    )


def queue(seen: Talks, who: SignedIn) -> Queue:
    """The same, as one of us sees it: their own talks first."""
    groups = {one: [_of(line, who) for line in some] for one, some in seen.groups.items()}
    groups[Holder.WAITING].sort(key=lambda line: line.urgency)
    groups[Holder.AGENT].sort(key=lambda line: not line.is_mine)
    asking = [_of(line, who) for line in seen.asking]
    found = seen.found
    return Queue(
        groups=groups,
        counts=seen.counts,
        mine=[line for line in asking if line.calls_me or line.mentions_me],
        found=[_of(line, who) for line in found] if found is not None else None,
        look=seen.look,
    )


def is_anybodys(seen: Talks, who: SignedIn) -> bool:
    """Whether the list looks the same to whoever has no part in any of its talks."""
    lines = (*(line for some in seen.groups.values() for line in some), *seen.asking)
    return all(_of(line, who) is line for line in (*lines, *(seen.found or ())))


def all_of(queue: Queue) -> dict[ConversationId, QueueLine]:
    """Every talk that stands somewhere in the list."""
    groups = (line for some in queue.groups.values() for line in some)
    return {one.conversation.id: one for one in (*queue.mine, *groups, *(queue.found or ()))}


def _of(line: QueueLine, who: SignedIn) -> QueueLine:
    talk, me = line.conversation, who.person.id
    held = talk.takeover
    is_mine = held is not None and held.agent == me
    calls_me, mentions_me = talk.calls == me, me in talk.mentioned
    if not (is_mine or calls_me or mentions_me):
        return line
    return replace(line, is_mine=is_mine, calls_me=calls_me, mentions_me=mentions_me)


async def _queue_lines(
    house: House, unit: Unit, seen: Mapping[str, Sequence[Conversation]], look: QueueLook
) -> dict[str, list[QueueLine]]:
    """Deliveries, last lines and readings of all of them, each in one look; those alone that may be
    seen."""
    every = [talk for some in seen.values() for talk in some]
    named = {talk.focus for talk in every if talk.focus}
    if look.is_limited:
        named |= {id for talk in every for id in talk.deliveries}
    found = await unit.deliveries.some(named)
    deliveries = {
        id: one for id, one in found.items() if is_among(one, look.carriers, look.merchants)
    }
    said = await unit.conversations.last_lines({talk.id for talk in every})

    def is_seen(message: Message) -> bool:
        return not look.is_limited or message.delivery is None or message.delivery in deliveries

    last = {id: message for id, message in said.items() if is_seen(message)}
    written = await unit.conversations.newest_of_people({talk.id for talk in every})
    read = await unit.readings.of({talk.id for talk in every})

    def line(talk: Conversation) -> QueueLine:
        found = _queue_line(house, talk, deliveries, last.get(talk.id))
        seq, newest = written.get(talk.id, (0, None))
        if newest is None or not is_seen(newest):
            return found
        other = newest.language if newest.language != talk.language else None
        return replace(
            found,
            newest=seq,
            newest_by=newest.agent,
            written_in=other,
            read=read.get(talk.id, {}),
        )

    return {name: [line(talk) for talk in some] for name, some in seen.items()}


async def versions(
    house: House, ids: Collection[ConversationId]
) -> Mapping[ConversationId, object]:
    """Of each talk what is equal as long as nothing of it that a page shows has changed, but for
    time itself."""
    async with house.store.read() as unit:
        found = await unit.conversations.some(ids)
        about = await unit.deliveries.some({id for talk in found for id in talk.deliveries})
        last = await unit.conversations.last_seqs(ids)
        wall = house.clock.wall()
        here = await unit.presences.of(ids, wall)
        translates = house.translates is not None
        translations = await unit.conversations.translations(ids) if translates else {}
        asked: dict[str, list[tuple[str, str]]] = {}
        for delivery, change, state in await unit.changes.states(about):
            asked.setdefault(delivery, []).append((change, state))
    return {
        talk.id: (
            talk,
            last.get(talk.id),
            [(about.get(id), asked.get(id)) for id in talk.deliveries],
            [(one.agent, one.writes(wall)) for one in here.get(talk.id, ())],
            translations.get(talk.id),
        )
        for talk in found
    }


def _queue_line(
    house: House,
    conversation: Conversation,
    deliveries: Mapping[DeliveryId, Delivery],
    message: Message | None,
) -> QueueLine:
    # Nothing is shown of a delivery that this chat has not proved to be its own.
    named = (conversation.focus, *reversed(conversation.deliveries)) if conversation.focus else ()
    focus = next((deliveries[id] for id in named if id in deliveries), None)
    veil = veil_over((focus,) if focus else ())
    waits_until = focus.waits_until if focus else None
    return QueueLine(
        conversation=conversation,
        title=focus.recipient.name if focus else None,
        delivery=focus,
        preview=_preview(message, veil) if message else "",
        minutes=_minutes_waited(house, conversation),
        is_unanswered=message is not None and message.author is Author.RECIPIENT,
        is_at_the_door=waits_until is not None and waits_until > house.clock.now(),
        is_in_danger=focus is not None and is_promise_in_danger(focus, house.clock.now()),
    )


def _preview(message: Message, veil: Veil) -> str:
    told = " ".join(veil(message.text).split()) or words.KIND.get(message.kind, "")
    if message.author is Author.RECIPIENT:
        return told[:PREVIEW_LETTERS_MAX]
    who = words.AUTHOR[message.author]
    return said("preview", who=who, words=told)[:PREVIEW_LETTERS_MAX]


def _minutes_waited(house: House, conversation: Conversation) -> int | None:
    """A person's real minutes, however fast the world's clock runs."""
    if conversation.holder is not Holder.WAITING or conversation.asked_at is None:
        return None
    return max(0, (house.clock.now() - conversation.asked_at) // house.clock.patience(60))
