"""Heard: what a person did, or what happened, as a scene hears it."""

from dataclasses import dataclass
from datetime import datetime

from bot.understanding.understood import Understood
from core.model.ids import MessageId
from core.model.location import Location
from core.model.notice import Notice
from core.model.speech import Speech
from core.model.voice_note import HEARD_SECONDS_MAX, is_kept
from core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Entered:
    """The beat has just begun."""


@dataclass(frozen=True, slots=True)
class Words:
    """Something was typed. `edited` where it replaces what was typed before."""

    text: str
    understood: Understood
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button: its stable verb, and what else it carried (`bot.buttons`)."""

    verb: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A phone number as E.164. `own`: Telegram vouches that it is the sender's."""

    phone: str
    own: bool
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """`accuracy_m` is the 68 % radius in metres, where the phone told it.

    `venue` is the name and address of a place that was picked by name. `forwarded`: somebody else
    sent it first, so it need not be their door. `moved`: set by hand on the page with the map,
    which was opened about `delivery` (as a button names it).
    """

    location: Location
    accuracy_m: float | None = None
    live: bool = False
    venue: str | None = None
    forwarded: bool = False
    moved: bool = False
    delivery: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture, also one that was sent as a file. `edited`: its caption was changed. `words` are
    its caption as it is understood, where it has one; `message` is its line of the talk, where the
    picture is to be kept."""

    file_id: str
    caption: str = ""
    edited: bool = False
    words: Words | None = None
    message: MessageId | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Something said aloud: a voice note, a round video, or a file of sound. `size` in bytes, where
    the server tells it; `message` is its line of the talk, where the sound is to be kept."""

    file_id: str
    seconds: int
    size: int | None = None
    message: MessageId | None = None

    @property
    def is_too_long(self) -> bool:
        """For whoever listens here; people may still listen to it."""
        return self.seconds > HEARD_SECONDS_MAX or not is_kept(self.size, self.seconds)


@dataclass(frozen=True, slots=True)
class SaidAloud:
    """What was heard in a voice note, some seconds after it came; `words` is how that is
    understood. No words in it: nothing could be made out. `kept`: people can listen to it."""

    message: MessageId
    speech: Speech
    kept: bool = True
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Sticker:
    emoji: str = ""


@dataclass(frozen=True, slots=True)
class OtherKind:
    """Something that we cannot read: a poll, a document, a round video."""

    kind: str


@dataclass(frozen=True, slots=True)
class Started:
    """/start, with the token of a delivery's link or without."""

    token: str | None = None


@dataclass(frozen=True, slots=True)
class Slash:
    """A command of the menu: "status" for /status."""

    name: str
    arg: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Something happened to a delivery. `quietly`: the living card alone says so."""

    notice: Notice
    quietly: bool = False


@dataclass(frozen=True, slots=True)
class RefusedNow:
    """What this turn asked for was refused: the beat is played again with the reason, once."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A message about some delivery that somebody else wrote; `sender` is who Telegram says wrote
    it, None where it does not say."""

    text: str
    sender: int | None = None


Heard = (
    Entered
    | Forwarded
    | Words
    | Pressed
    | SharedContact
    | Pin
    | Photo
    | Voice
    | SaidAloud
    | Sticker
    | OtherKind
    | Started
    | Slash
    | Told
    | RefusedNow
)


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that nobody has looked at yet."""

    text: str
    edited: bool = False


@dataclass(frozen=True, slots=True)
class ChatLeft:
    """The person blocked the bot."""


@dataclass(frozen=True, slots=True)
class ChatBack:
    """The person let the bot in again."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A live pin moved on: kept, never answered."""

    location: Location


Raw = (
    Typed
    | Forwarded
    | Pressed
    | SharedContact
    | Pin
    | Photo
    | Voice
    | SaidAloud
    | Sticker
    | OtherKind
    | Started
    | Slash
    | ChatLeft
    | ChatBack
    | Moved
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One update, read: who, where, when, and what. `press` names a button press to acknowledge.

    `at` is when Telegram says it was sent (real time); a press does not tell.
    """

    chat_id: int
    user_id: int
    what: Raw
    at: datetime | None = None
    message_id: int | None = None
    language: str | None = None
    press: str | None = None
    label: str | None = None  # what the pressed button said
    answers: int | None = None  # the message that this one answers


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An update that we cannot make sense of: kept for a look, nothing is said."""

    why: str


@dataclass(frozen=True, slots=True)
class NotForUs:
    """An update that is no part of a private talk: a group, a channel, an inline query."""

    why: str
