"""An act: what follows from something that one of us did in the group, and where it was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from bot.topics.heard import InGroup
from bot.topics.rendering import Buttons
from core.commands import Command
from core.model.access import Person
from core.model.conversation import Conversation
from core.model.delivery import Delivery
from core.model.post import Outgoing
from core.model.topic import Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Who did it and where, as far as we know them. `own` is the message itself, where it is known
    already, `answered` the one that it answers."""

    heard: InGroup
    person: Person | None
    people: Sequence[Person]
    talk: Conversation | None
    deliveries: Sequence[Delivery]
    about: Delivery | None
    zone: tzinfo
    own: Posted | None
    answered: Posted | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is asked of the house, what is remembered of the message, and what is answered in the
    group. `deed` is its word in the audit; `asks` names what an answer in words will fill in, `key`
    what is said once, however often it is asked for."""

    commands: tuple[Command, ...] = ()
    text: str = ""
    buttons: Buttons = ()
    posted: tuple[Posted, ...] = ()
    errands: tuple[Outgoing, ...] = ()
    deed: str = ""
    asks: str = ""
    key: str = ""
    moved: tuple[int, int] | None = None
    is_house: bool = False


NOTHING_AT_ALL = Act()
