"""Heard: what somebody did in the agents' group."""

from dataclasses import dataclass

from bot.heard import Raw


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """By themselves, or taken out."""

    user_id: int


@dataclass(frozen=True, slots=True)
class GroupMoved:
    """A group that became a supergroup has another id."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class TopicClosed:
    """By hand."""


@dataclass(frozen=True, slots=True)
class TopicReopened:
    """By hand."""


GroupRaw = Raw | MemberLeft | GroupMoved | TopicClosed | TopicReopened


@dataclass(frozen=True, slots=True, kw_only=True)
class InGroup:
    """`thread` is the topic, None for the general one. `user_id` is None for whoever hides behind
    the group. `answers` is the message that this one answers, `press` a press to acknowledge."""

    chat_id: int
    thread: int | None = None
    user_id: int | None
    what: GroupRaw
    message_id: int | None = None
    answers: int | None = None
    edited: bool = False
    press: str | None = None
