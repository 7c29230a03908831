"""Views: what a page of the console shows, gathered in one look at the store."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from core.actions.asking import as_it_serves
from core.actions.falling_back import fallbacks_of
from core.actions.history import history_of
from core.actions.house import House
from core.actions.narrowing import narrowable
from core.actions.teaching import is_own_words
from core.model.access import Person
from core.model.address_wish import AddressWish
from core.model.carrier import Carrier
from core.model.change import STANDING_CHANGES, TICKS, Change
from core.model.conversation import Author, Conversation, Holder, Message
from core.model.delivery import AddressVersion, Delivery
from core.model.event import Entry
from core.model.ids import AgentId, ConversationId, DeliveryId, MessageId
from core.model.options import Option, options
from core.model.pickup_point import PickupPoint
from core.model.promise import Promise, PromiseState
from core.model.queue_look import QueueLook
from core.ports import Unit
from web.console import words
from web.console.sessions import SignedIn
from web.veil import Veil, veil_over

QUEUE_MAX = 60  # of those who wait, or are with an agent
QUIET_MAX = 20  # of those the bot serves: nobody needs to look at them all
LINES_MAX = 300  # of a talk, the newest
LINES_LIVE_MAX = 1000  # that a page which stands open may grow to
PREVIEW_LETTERS_MAX = 90
FOUND_MAX = 60
MINE_MAX = 20
LOOKED_THROUGH = 10  # times as many, where only some of them are shown
PROMISE_TICKS = {
    PromiseState.ASKED: 1,
    PromiseState.ACCEPTED: 2,
    PromiseState.APPLIED: 3,
    PromiseState.KEPT: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """A conversation in the list. `minutes` is how long its person has waited, in real time."""

    conversation: Conversation
    title: str | None
    delivery: Delivery | None
    preview: str
    minutes: int | None
    is_mine: bool
    is_unanswered: bool  # the recipient spoke last
    is_at_the_door: bool  # the courier waits there now
    is_in_danger: bool  # of its promise
    calls_me: bool  # nobody came, and it is my turn
    mentions_me: bool

    @property
    def urgency(self) -> tuple[bool, bool, bool, int]:
        """Smallest first: the courier at the door, then whom I am called for, then who was not
        answered, then who waits."""
        flags = (not self.is_at_the_door, not self.calls_me, not self.is_unanswered)
        return (*flags, -(self.minutes or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the transcript as it is shown. `day` stands where a new day begins; `is_kept`
    where the sound of it is kept."""

    seq: int
    message: Message
    who: str | None
    text: str
    time: str
    day: str | None
    is_kept: bool

    @property
    def may_be_labelled(self) -> bool:
        return is_own_words(self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A delivery as the agent sees it beside the thread."""

    delivery: Delivery
    carrier: str
    zone: tzinfo
    veil: Veil
    options: Sequence[Option]
    changes: Sequence[Change]
    timeline: Sequence[Entry]
    point: PickupPoint | None
    ticks: int
    fallbacks: Sequence[Carrier]  # who could bring it instead
    narrowable: Promise | None  # the time that can still be told more exactly

    @property
    def earlier(self) -> Sequence[AddressVersion]:
        """The addresses it had before, oldest first; those of an erased person are gone."""
        return [version for version in self.delivery.versions[:-1] if version.line]

    def local(self, at: datetime) -> str:
        return at.astimezone(self.zone).strftime("%a %d %b %H:%M")

    def clock(self, at: datetime) -> str:
        return at.astimezone(self.zone).strftime("%H:%M")

    def ticks_of(self, change: Change) -> int:
        return TICKS[change.state]

    def may_be_withdrawn(self, change: Change) -> bool:
        return change.state in STANDING_CHANGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """Another address that waits for a person's yes or no. `about`: which parcel, where the chat
    has several."""

    wish: AddressWish
    old: str
    new: str
    about: str | None

    @property
    def has_code(self) -> bool:
        verdict = self.wish.proposed.address.verdict
        said = verdict.instructions if verdict is not None else None
        return bool(self.wish.proposed.door.code or (said is not None and said.gate_code))


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    conversation: Conversation
    lines: Sequence[Line]
    beside: Beside | None
    others: Sequence[Delivery]
    zone: tzinfo
    wish: Wished | None
    colleagues: Sequence[Person]  # who could answer

    @property
    def holder_name(self) -> str | None:
        held = self.conversation.takeover
        return held.agent_name if held and self.conversation.holder is Holder.AGENT else None


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


async def queue(house: House, who: SignedIn, look: QueueLook) -> Queue:
    most = {Holder.WAITING: QUEUE_MAX, Holder.AGENT: QUEUE_MAX, Holder.BOT: QUIET_MAX}
    now = house.clock.now()
    look = replace(look, carriers=who.person.carriers, merchants=who.person.merchants)
    async with house.store.read() as unit:
        talks: dict[str, Sequence[Conversation]] = {}
        if look.words:
            talks["found"] = await unit.conversations.search(look, limit=FOUND_MAX)
        else:
            for holder, limit in most.items():
                wide = limit * LOOKED_THROUGH if look.in_danger else limit
                talks[holder] = await unit.conversations.queue(
                    holder=holder, look=look, now=now, limit=wide
                )
            talks["mine"] = await unit.conversations.asking_for(who.person.id, look, limit=MINE_MAX)
        lines = await _queue_lines(house, unit, talks, who)
        counts = await unit.conversations.counts()
    if look.in_danger:
        lines = {name: [one for one in some if one.is_in_danger] for name, some in lines.items()}
    groups = {holder: lines.get(holder, [])[:limit] for holder, limit in most.items()}
    groups[Holder.WAITING].sort(key=lambda line: line.urgency)
    groups[Holder.AGENT].sort(key=lambda line: (not line.is_mine, line.urgency))
    shown = {one: len(some) for one, some in groups.items()}
    return Queue(
        groups=groups,
        counts={one: counts.get(one, 0) for one in groups}
        if look.is_everything and not who.person.is_limited
        else shown,
        mine=lines.get("mine", []),
        found=lines.get("found"),
        look=look,
    )


async def _queue_lines(
    house: House, unit: Unit, talks: Mapping[str, Sequence[Conversation]], who: SignedIn
) -> dict[str, list[QueueLine]]:
    """Deliveries and last lines of all of them in two looks."""
    every = [talk for some in talks.values() for talk in some]
    deliveries = await unit.deliveries.some({talk.focus for talk in every if talk.focus})
    last = await unit.conversations.last_lines({talk.id for talk in every})
    return {
        name: [_queue_line(house, talk, deliveries, last.get(talk.id), who) for talk in some]
        for name, some in talks.items()
    }


async def sees(house: House, who: SignedIn, id: ConversationId) -> bool:
    """Whether a talk is among those that whoever looks may see."""
    if not who.person.is_limited:
        return True
    async with house.store.read() as unit:
        return who.person.sees(await unit.deliveries.of_conversation(id))


async def thread(house: House, id: ConversationId, since: int | None = None) -> Thread | None:
    """A talk and its delivery: the newest lines, or those from the line `since` on."""
    async with house.store.read() as unit:
        conversation = await unit.conversations.get(id)
        if conversation is None:
            return None
        if since is None:
            said = await unit.conversations.newest(id, limit=LINES_MAX)
        else:
            said = await unit.conversations.messages(id, after=since - 1, limit=LINES_LIVE_MAX)
        kept = {*await unit.voice_notes.kept(id), *await unit.photos.kept(id)}
        deliveries = await unit.deliveries.of_conversation(id)
        focus = next((d for d in deliveries if d.id == conversation.focus), None)
        focus = focus or (deliveries[-1] if deliveries else None)
        zone = await zone_of(unit, focus)
        veil = veil_over(deliveries)
        beside = await _beside(house, unit, focus, zone, veil) if focus else None
        people = await unit.access.people()
        names = {person.id: person.name for person in people}
    name = focus.recipient.name if focus else None
    return Thread(
        conversation=conversation,
        lines=_lines(said, kept, names, name, zone, veil),
        beside=beside,
        others=[delivery for delivery in deliveries if focus and delivery.id != focus.id],
        zone=zone,
        wish=_wished(conversation, deliveries, veil),
        colleagues=[one for one in people if one.disabled_at is None and one.may_act],
    )


async def line(house: House, id: ConversationId, seq: int) -> Line | None:
    """One line of a talk, as its thread shows it."""
    shown = await thread(house, id, seq)
    return next((each for each in shown.lines if each.seq == seq), None) if shown else None


def _wished(
    conversation: Conversation, deliveries: Sequence[Delivery], veil: Veil
) -> Wished | None:
    """Nothing of a parcel that is no longer this chat's."""
    wish = conversation.wish
    about = next((one for one in deliveries if wish and one.id == wish.proposed.delivery), None)
    if wish is None or about is None:
        return None
    name = about.tracking_number if len(deliveries) > 1 else None
    return Wished(wish=wish, old=veil(wish.old), new=veil(wish.new), about=name)


def _lines(
    said: Sequence[tuple[int, Message]],
    kept: Collection[MessageId],
    agents: dict[AgentId, str],
    recipient: str | None,
    zone: tzinfo,
    veil: Veil,
) -> list[Line]:
    lines: list[Line] = []
    day_before = None
    for seq, message in said:
        at = message.at.astimezone(zone)
        who = agents.get(message.agent) if message.agent else None
        if message.author is Author.RECIPIENT:
            who = recipient
        lines.append(
            Line(
                seq=seq,
                message=message,
                who=who,
                text=veil(message.text),
                time=at.strftime("%H:%M"),
                day=at.strftime("%A %d %B") if at.date() != day_before else None,
                is_kept=message.id in kept and not message.deleted,
            )
        )
        day_before = at.date()
    return lines


def _queue_line(
    house: House,
    conversation: Conversation,
    deliveries: Mapping[DeliveryId, Delivery],
    message: Message | None,
    who: SignedIn,
) -> QueueLine:
    # Nothing is shown of a delivery that this chat has not proved to be its own.
    focus = deliveries.get(conversation.focus) if conversation.focus else None
    veil = veil_over((focus,) if focus else ())
    waits_until = focus.waits_until if focus else None
    held = conversation.takeover
    return QueueLine(
        conversation=conversation,
        title=focus.recipient.name if focus else None,
        delivery=focus,
        preview=_preview(message, veil) if message else "",
        minutes=_minutes_waited(house, conversation),
        is_mine=held is not None and held.agent == who.person.id,
        is_unanswered=message is not None and message.author is Author.RECIPIENT,
        is_at_the_door=waits_until is not None and waits_until > house.clock.now(),
        is_in_danger=focus is not None and _is_in_danger(focus),
        calls_me=conversation.calls == who.person.id,
        mentions_me=who.person.id in conversation.mentioned,
    )


def _is_in_danger(delivery: Delivery) -> bool:
    """Likelier than not to come after what was promised, by what is known now."""
    promise, eta = delivery.promised, delivery.eta
    if promise is None or eta is None or delivery.is_over:
        return False
    return eta.start + (eta.end - eta.start) / 2 > promise.window.end


def _preview(message: Message, veil: Veil) -> str:
    said = " ".join(veil(message.text).split()) or words.KIND.get(message.kind, "")
    if message.author is Author.RECIPIENT:
        return said[:PREVIEW_LETTERS_MAX]
    return f"{words.AUTHOR[message.author]}: {said}"[:PREVIEW_LETTERS_MAX]


def _minutes_waited(house: House, conversation: Conversation) -> int | None:
    """A person's real minutes, however fast the world's clock runs."""
    if conversation.holder is not Holder.WAITING or conversation.asked_at is None:
        return None
    return max(0, (house.clock.now() - conversation.asked_at) // house.clock.patience(60))


async def zone_of(unit: Unit, delivery: Delivery | None) -> tzinfo:
    """Where the parcel goes; before that is known, where all our carriers are, or UTC."""
    if delivery is not None and (carrier := await unit.carriers.get(delivery.carrier)):
        return carrier.zone
    zones = {carrier.zone for carrier in await unit.carriers.all()}
    return zones.pop() if len(zones) == 1 else UTC


async def _beside(
    house: House, unit: Unit, delivery: Delivery, zone: tzinfo, veil: Veil
) -> Beside | None:
    carrier = await unit.carriers.get(delivery.carrier)
    if carrier is None:
        return None
    promise, pickup = delivery.promise, delivery.pickup
    serving, now = await as_it_serves(unit, carrier, delivery), house.clock.now()
    return Beside(
        delivery=delivery,
        carrier=carrier.name,
        zone=zone,
        veil=veil,
        options=options(delivery, serving, now),
        changes=await unit.changes.of(delivery.id),
        timeline=await history_of(unit, delivery),
        point=await unit.points.get(pickup.point) if pickup else None,
        ticks=PROMISE_TICKS.get(promise.state, 0) if promise else 0,
        fallbacks=await fallbacks_of(unit, delivery),
        narrowable=narrowable(delivery, serving, now),
    )
