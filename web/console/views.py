"""Views: what a page of the console shows, gathered in one look at the store."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from core.actions.asking import as_it_serves
from core.actions.falling_back import fallbacks_of
from core.actions.history import history_of
from core.actions.house import House
from core.actions.narrowing import chosen_window, narrowable
from core.actions.saying_for import sayings_of
from core.actions.teaching import is_own_words
from core.model.access import Person
from core.model.address_wish import AddressWish
from core.model.attempt import Attempt
from core.model.carrier import Carrier
from core.model.change import STANDING_CHANGES, TICKS, Change
from core.model.conversation import Author, Conversation, Holder, Message
from core.model.delivery import AddressVersion, Delivery
from core.model.event import Entry
from core.model.ids import AgentId, ConversationId, DeliveryId, MessageId
from core.model.options import Option, options
from core.model.payment import Payment
from core.model.pickup_point import PickupPoint
from core.model.promise import Promise, PromiseState
from core.model.risk_flag import RiskFlag, risk_flags
from core.model.saying import Saying
from core.model.window import Window
from core.ports import Unit
from web.console import tongue
from web.console.claim_words import evidence_in_words
from web.console.sessions import SignedIn
from web.veil import Veil, veil_over

LINES_MAX = 300  # of a talk, the newest
LINES_LIVE_MAX = 1000  # that a page which stands open may grow to
PROMISE_TICKS = {
    PromiseState.ASKED: 1,
    PromiseState.ACCEPTED: 2,
    PromiseState.APPLIED: 3,
    PromiseState.KEPT: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the transcript as it is shown. `day` stands where a new day begins; `is_kept`
    where the sound of it is kept."""

    seq: int
    message: Message
    who: str | None
    text: str
    translation: str | None
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
    chosen: Window | None  # within which it can
    risks: Sequence[RiskFlag]
    sayings: Sequence[Saying]  # what may be said for its recipient
    payments: Sequence[Payment]  # of its times, those that came to anything

    @property
    def earlier(self) -> Sequence[AddressVersion]:
        """The addresses it had before, oldest first; those of an erased person are gone."""
        return [version for version in self.delivery.versions[:-1] if version.line]

    def local(self, at: datetime) -> str:
        return tongue.moment(at, self.zone)

    def clock(self, at: datetime) -> str:
        return tongue.clock(at, self.zone)

    def ticks_of(self, change: Change) -> int:
        return TICKS[change.state]

    def known_of(self, attempt: Attempt) -> Sequence[str]:
        """What speaks for and against a failed attempt."""
        return evidence_in_words(attempt.evidence) if attempt.evidence is not None else ()

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


@dataclass(frozen=True, slots=True)
class Present:
    """A colleague who has the talk before them, too."""

    name: str
    writes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    conversation: Conversation
    lines: Sequence[Line]
    beside: Beside | None
    others: Sequence[Delivery]
    zone: tzinfo
    wish: Wished | None
    colleagues: Sequence[Person]  # who could answer
    present: Sequence[Present]
    has_maps: bool
    desk_language: str | None  # that talks are translated into; None where nobody does it

    @property
    def holder_name(self) -> str | None:
        held = self.conversation.takeover
        return held.agent_name if held and self.conversation.holder is Holder.AGENT else None


async def sees(house: House, who: SignedIn, id: ConversationId) -> bool:
    """Whether a talk is among those that whoever looks may see."""
    if not who.person.is_limited:
        return True
    async with house.store.read() as unit:
        return who.person.sees(await unit.deliveries.of_conversation(id))


async def deliveries_seen(unit: Unit, who: SignedIn, id: ConversationId) -> list[Delivery]:
    """The deliveries of a talk that whoever looks may see: a recipient may have another's, too."""
    return [one for one in await unit.deliveries.of_conversation(id) if who.person.sees([one])]


async def may_see_of(
    unit: Unit, who: SignedIn, id: ConversationId, about: DeliveryId | None
) -> bool:
    """Whether what was said or shown about a delivery of the talk, or about none, is theirs."""
    if about is None or not who.person.is_limited:
        return True
    return about in {one.id for one in await deliveries_seen(unit, who, id)}


async def thread(
    house: House, who: SignedIn, id: ConversationId, since: int | None = None
) -> Thread | None:
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
        deliveries = await deliveries_seen(unit, who, id)
        if who.person.is_limited:
            mine = {None, *(one.id for one in deliveries)}
            said = [(seq, line) for seq, line in said if line.delivery in mine]
        focus = next((d for d in deliveries if d.id == conversation.focus), None)
        focus = focus or (deliveries[-1] if deliveries else None)
        zone = await zone_of(unit, focus)
        veil = veil_over(deliveries)
        beside = await _beside(house, unit, focus, zone, veil) if focus else None
        people = await unit.access.people()
        wall = house.clock.wall()
        here = (await unit.presences.of([id], wall)).get(id, ())
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
        has_maps=house.maps is not None,
        desk_language=house.limits.desk_language if house.translates else None,
        present=[
            Present(names[one.agent], one.writes(wall))
            for one in here
            if one.agent in names and one.agent != who.person.id
        ],
    )


async def line(house: House, who: SignedIn, id: ConversationId, seq: int) -> Line | None:
    """One line of a talk, as its thread shows it."""
    shown = await thread(house, who, id, seq)
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
                translation=veil(message.translation) if message.translation else None,
                time=tongue.clock(message.at, zone),
                day=tongue.day(at) if at.date() != day_before else None,
                is_kept=message.id in kept and not message.deleted,
            )
        )
        day_before = at.date()
    return lines


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
    changes, exact = await unit.changes.of(delivery.id), narrowable(delivery, serving, now)
    return Beside(
        delivery=delivery,
        carrier=carrier.name,
        zone=zone,
        veil=veil,
        options=options(delivery, serving, now),
        changes=changes,
        timeline=await history_of(unit, delivery),
        point=await unit.points.get(pickup.point) if pickup else None,
        ticks=PROMISE_TICKS.get(promise.state, 0) if promise else 0,
        fallbacks=await fallbacks_of(unit, delivery),
        narrowable=exact,
        chosen=chosen_window(exact, changes) if exact is not None else None,
        risks=risk_flags(delivery, now),
        sayings=await sayings_of(house, unit, delivery),
        payments=[one for one in await unit.payments.of(delivery.id) if one.charge is not None],
    )
