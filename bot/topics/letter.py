"""A letter to the agents' group, as the outbox keeps it: what is done in one topic of it."""

from enum import StrEnum

import msgspec

from core.model.ids import ConversationId, MessageId
from core.model.post import Channel, Outgoing, Priority
from core.model.shown import Shown
from core.model.topic import Place, topic_lane

GENERAL_LANE = "topic:general"


class Deed(StrEnum):
    SAY = "say"
    COPY = "copy"  # a message of the recipient's chat; where that cannot be, its words
    EDIT = "edit"  # the message that shows the first of the lines
    CLOSE = "close"
    REOPEN = "reopen"
    TAKE_AWAY = "take_away"  # the topic, with all that was said in it


class TopicLetter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`conversation` None is for the general topic. `name` is the topic's, where it must be opened.

    `text` is HTML, and so is the `caption` of what is copied (none: it keeps its own); `lines` are
    those of the talk that it shows. It answers the message that shows the line `answers`, or the
    group's own message `answers_to`. `is_head`: it says what the talk is about. `place` is where a
    topic stands whose row is gone.
    """

    conversation: ConversationId | None = None
    deed: Deed = Deed.SAY
    name: str = ""
    text: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    lines: tuple[MessageId, ...] = ()
    answers: MessageId | None = None
    answers_to: int | None = None
    shown: Shown | None = None
    caption: str = ""
    is_head: bool = False
    place: Place | None = None


def outgoing(key: str, letter: TopicLetter, priority: Priority = Priority.NOTICE) -> Outgoing:
    """The same key is stored, and said, once."""
    talk = letter.conversation
    return Outgoing(
        key=key,
        channel=Channel.TOPIC,
        lane=topic_lane(talk) if talk is not None else GENERAL_LANE,
        body=msgspec.json.encode(letter),
        priority=priority,
    )


def letter_of(body: bytes) -> TopicLetter:
    """Raises msgspec.DecodeError for what is none."""
    return msgspec.json.decode(body, type=TopicLetter)
