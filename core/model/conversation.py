"""A conversation: one person's chat with us, who holds it, and where its scene stands."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.model.address_wish import AddressWish
from core.model.ids import AgentId, ConversationId, DeliveryId, MessageId
from core.model.preferences import NO_PREFERENCES, Preferences


class Holder(StrEnum):
    """Who holds the talk. `closed`: the recipient left, or wants no more messages."""

    BOT = "bot"
    WAITING = "waiting"
    AGENT = "agent"
    CLOSED = "closed"


class HolderEvent(StrEnum):
    PERSON_ASKED = "person_asked"
    TAKEN_OVER = "taken_over"
    HANDED_BACK = "handed_back"
    LEASE_ENDED = "lease_ended"
    LEFT = "left"
    RETURNED = "returned"


_H, _E = Holder, HolderEvent
BATON: dict[Holder, dict[HolderEvent, Holder]] = {
    _H.BOT: {_E.PERSON_ASKED: _H.WAITING, _E.TAKEN_OVER: _H.AGENT, _E.LEFT: _H.CLOSED},
    _H.WAITING: {_E.TAKEN_OVER: _H.AGENT, _E.HANDED_BACK: _H.BOT, _E.LEFT: _H.CLOSED},
    _H.AGENT: {_E.HANDED_BACK: _H.BOT, _E.LEASE_ENDED: _H.BOT, _E.LEFT: _H.CLOSED},
    _H.CLOSED: {_E.RETURNED: _H.BOT},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeover:
    """An agent's hold of a conversation; ends by itself at `lease_until` (wall time). `since`: from
    when on people have held it, one after the other, without the bot in between."""

    agent: AgentId
    agent_name: str
    since: datetime
    lease_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proving:
    """A chat that opened a delivery's link and has not yet shown that it is theirs."""

    delivery: DeliveryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """`scene`, `beat` and `notes` are where the bot's script stands (notes as JSON text).

    `lane` orders what comes in and goes out: "telegram:<bot>:<chat>". `misunderstood` counts
    messages in a row that we could not read.
    """

    id: ConversationId
    lane: str
    chat_id: int
    user_id: int
    bot_id: int
    language: str = "en"
    language_chosen: bool = False
    holder: Holder = Holder.BOT
    takeover: Takeover | None = None
    leaving: datetime | None = None  # the bot has it again, and has not said so: `since` of it
    leaves: int = 0  # how often one of us went, and the bot has not said so yet
    asked_at: datetime | None = None  # when a person was asked for (world time)
    asked_why: str | None = None
    alarms: int = 0  # how often it was said that nobody comes
    called: tuple[AgentId, ...] = ()  # who was called by name then, the last one last
    wish: AddressWish | None = None  # what only a person may grant, until somebody has answered
    tags: tuple[str, ...] = ()  # of agents, for agents
    snoozed_until: datetime | None = None  # out of the agents' list until then (world time)
    mentioned: tuple[AgentId, ...] = ()  # agents who should look, and have not yet
    scene: str = "hello"
    beat: str = ""
    notes: str = "{}"
    deliveries: tuple[DeliveryId, ...] = ()
    focus: DeliveryId | None = None
    proving: Proving | None = None
    next_door: DeliveryId | None = None  # whose neighbour it was asked to be
    misunderstood: int = 0
    unreachable: bool = False  # the chat blocked us, or is gone
    stopped: bool = False  # wants no unasked messages
    preferences: Preferences = NO_PREFERENCES  # of every parcel
    created_at: datetime
    updated_at: datetime

    @property
    def is_a_persons(self) -> bool:
        """Whether the bot is silent: one of us holds it, or their last words are on their way."""
        return self.holder is Holder.AGENT or self.leaves > 0

    @property
    def told_that_one_left(self) -> "Conversation":
        """Once the bot has said so; of several who held it one after the other, each by itself."""
        leaves = max(0, self.leaves - 1)
        is_over = leaves == 0 and self.holder is not Holder.AGENT
        return replace(self, leaves=leaves, leaving=None if is_over else self.leaving)

    @property
    def reached(self) -> "Conversation":
        """Whoever writes can be reached again."""
        holder = BATON[self.holder].get(HolderEvent.RETURNED, self.holder)
        return replace(self, unreachable=False, holder=holder, snoozed_until=None)

    @property
    def calls(self) -> AgentId | None:
        """Whose turn it is to come; anybody may."""
        return self.called[-1] if self.holder is Holder.WAITING and self.called else None

    def is_held_by(self, agent: str) -> bool:
        held = self.takeover
        return self.holder is Holder.AGENT and held is not None and held.agent == agent


class Author(StrEnum):
    RECIPIENT = "recipient"
    BOT = "bot"
    AGENT = "agent"
    HOUSE = "house"


REMARK = "remark"  # a line of an agent for other agents alone
PROPOSAL = "proposal"  # a line that says which address is wished for, in place of which


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One line of the transcript. `slot` names a message that is edited in place."""

    id: MessageId
    conversation: ConversationId
    at: datetime
    author: Author
    agent: AgentId | None = None
    # text, press, photo, voice, pin, contact, sticker, document, other, note, proposal, remark
    kind: str = "text"
    text: str = ""
    language: str | None = None  # that it seems to be written in
    # In the desk's language; of an agent's own line what they wrote before it was translated.
    translation: str | None = None
    buttons: tuple[str, ...] = ()
    file_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    delivery: DeliveryId | None = None
    telegram_id: int | None = None
    answers: int | None = None  # Telegram's id of the message that it answers
    edited: bool = False
    deleted: bool = False
