"""Notices: the rows in which the house tells a chat what happened, and which of them are heard."""

from datetime import datetime

import msgspec

from core.model.conversation import Conversation, Holder
from core.model.notice import ANSWERS, Notice, NoticeKind

_K = NoticeKind

OF_THE_TALK = frozenset(
    {
        _K.AGENT_JOINED,
        _K.AGENT_SAID,
        _K.AGENT_LEFT,
        _K.AGENT_LATE,
        _K.PERSON_CALLED,
        _K.BOT_FAILED,
        _K.UNBOUND,
    }
)
# What an agent says or does is told at once, while they hold the talk; so is a courier's question
# at the door, which waits for nobody.
SAID_BY_AGENTS = frozenset(
    {
        _K.AGENT_JOINED,
        _K.AGENT_SAID,
        _K.COURIER_SAID,
        _K.ADDRESS_CHANGED,
        _K.ADDRESS_GRANTED,
        _K.ADDRESS_DECLINED,
    }
)


class CannotRead(Exception):
    """The row is nothing that we can read: bury it where people look, and go on."""


def notice_of(body: bytes) -> Notice:
    try:
        return msgspec.json.decode(body, type=Notice)
    except msgspec.DecodeError as broken:
        raise CannotRead("not a notice") from broken


def is_heard(notice: Notice, talk: Conversation, now: datetime) -> bool:
    """Not what is stale, nor about a parcel that is not this chat's, nor what they refused."""
    if notice.valid_until is not None and now >= notice.valid_until:
        return False
    if talk.unreachable or talk.holder is Holder.CLOSED or notice.kind is NoticeKind.INVITED:
        return False
    if notice.kind not in OF_THE_TALK and notice.delivery not in talk.deliveries:
        return False
    return not talk.stopped or notice.kind in ANSWERS
