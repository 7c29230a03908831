"""A short letter: what goes to somebody by mail or SMS, who cannot be reached in the chat.

It says what happened and where to talk about it: no name, no address, no code.
"""

from dataclasses import dataclass

import msgspec

from core.model.ids import DeliveryId
from core.model.notice import NoticeKind
from core.model.notice_policy import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLetter:
    """`to` is a mail address or an E.164 number. `key` names the fact for ever: a peer that knows
    keys takes it once."""

    to: str
    subject: str
    text: str
    key: str


class Dispatch(msgspec.Struct, frozen=True, kw_only=True):
    """A short letter on its way out, as the outbox keeps it: of which fact, by which way. To whom
    and in which words is looked up when it leaves, so that none of it lies in a queue.
    `to_neighbour`: it asks a neighbour, and `key` is the ask's own."""

    delivery: DeliveryId
    kind: NoticeKind
    way: Way
    key: str
    to_neighbour: bool = False
