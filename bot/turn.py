"""A turn: what the bot says, what it asks of the house, and where the talk stands after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bot.buttons import Button
from bot.heard import Entered, Heard
from core.commands import Command
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, ProofPictureId, RouteRef
from core.model.map_picture import MapPicture
from core.model.payment import Payment
from core.model.shown import Shown

if TYPE_CHECKING:
    from bot.facts import Facts

BUTTONS_MAX = 14  # every language and a person; a question shows eight at most

# A beat hears what was done, with the facts and with what its scene remembers.
Beat = Callable[[Heard, "Facts", Any], "Turn"]


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Where a talk stood before something else had to be asked. `notes` as JSON text."""

    scene: str
    beat: str
    notes: str = "{}"


class Keyboard(StrEnum):
    """What stands where the phone's own keyboard is."""

    SHARE_PHONE = "share_phone"
    SHARE_PLACE = "share_place"
    NONE = "none"  # take away the one that stands there


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """One message, in no language yet: a key of the texts and what fills it.

    `slot` names the message that it replaces where it still stands ("card:dlv_…"); `fresh` sends a
    new one all the same, which then stands in the slot. `secret` is for the proven recipient:
    it cannot be forwarded and is never sent twice. `picture` goes with the words where it can be
    drawn, with the vehicle of `route` where one is told; the words have to do without it.
    """

    key: str
    values: dict[str, object] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()
    keyboard: Keyboard | None = None
    slot: str | None = None
    fresh: bool = False
    secret: bool = False
    valid_until: datetime | None = None
    picture: MapPicture | None = None
    proof: ProofPictureId | None = None  # the photo of a hand-over, where we keep it
    route: RouteRef | None = None
    answers: int | None = None  # Telegram's id of the message that it answers
    shown: Shown | None = None  # what one of us sends: a copy of it goes with the words
    asks_for: Payment | None = None  # it is an invoice, whose first button pays

    def __post_init__(self) -> None:
        if len(self.buttons) > BUTTONS_MAX:
            raise ValueError(f"{self.key}: more than {BUTTONS_MAX} buttons")
        if self.buttons and self.keyboard:
            raise ValueError(f"{self.key}: buttons and a keyboard do not fit one message")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """`goto` plays on at once, after the commands have taken effect; `hear` is what it hears.

    `wait` is the beat that hears what comes next (the one that spoke, where nothing is said of it);
    `aside` leaves the talk where it stood before; with `goto` it goes back there after the play,
    and what was asked is asked again. `back_to`: the talk stands there again, where it was
    interrupted, and hears `hear` there unless that is nothing. `unheard`: these words are not for
    this beat. `notes` None keeps what the scene remembers.
    """

    says: tuple[Say, ...] = ()
    commands: tuple[Command, ...] = ()
    goto: Beat | str | None = None
    hear: Heard = field(default_factory=Entered)
    wait: Beat | None = None
    notes: object | None = None
    focus: DeliveryId | None = None
    aside: bool = False
    back_to: Interrupted | None = None
    unheard: bool = False
    rest: bool = False  # nothing was asked: the talk is over until somebody begins it again
    resume: bool = False  # the person wants unasked messages again

    @property
    def goes_on(self) -> bool:
        """Whether another beat plays on at once."""
        is_handed_back = self.back_to is not None and not isinstance(self.hear, Entered)
        return self.goto is not None or is_handed_back


def say(
    key: str,
    *buttons: Button,
    slot: str | None = None,
    keyboard: Keyboard | None = None,
    **values: object,
) -> Say:
    """One message."""
    return Say(key=key, values=values, buttons=buttons, slot=slot, keyboard=keyboard)


def ask(*says: Say, wait: Beat | None = None, notes: object | None = None) -> Turn:
    """Say it, and hear the answer."""
    return Turn(says=says, wait=wait, notes=notes)


def aside(*says: Say, commands: tuple[Command, ...] = ()) -> Turn:
    """Say it, and go on where the talk stood."""
    return Turn(says=says, commands=commands, aside=True)


def rest(*says: Say, commands: tuple[Command, ...] = (), focus: DeliveryId | None = None) -> Turn:
    """Say it, and wait for whatever comes."""
    return Turn(says=says, commands=commands, rest=True, focus=focus)


def goto(
    beat: Beat | str,
    *commands: Command,
    notes: object | None = None,
    says: tuple[Say, ...] = (),
    hear: Heard | None = None,
) -> Turn:
    """Ask for the commands, then play on: a beat of this scene, or another scene by its name."""
    return Turn(says=says, commands=commands, goto=beat, notes=notes, hear=hear or Entered())


UNHEARD = Turn(unheard=True)


def focus_on(delivery: Delivery, turn: Turn) -> Turn:
    """The same turn, with the talk about that delivery from now on."""
    return replace(turn, focus=delivery.id)
