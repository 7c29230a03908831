"""Acts: what a person may do in a chat, and what they see after it."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Start:
    """Opens the link."""

    token: str


@dataclass(frozen=True, slots=True)
class Write:
    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button, by what it carries; `label` is what the person reads on it."""

    data: str
    label: str


@dataclass(frozen=True, slots=True)
class ShareNumber:
    """One's own number, as the phone vouches for it."""


@dataclass(frozen=True, slots=True)
class SendCard:
    """Somebody's card from the address book."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class SendPin:
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class SendPhoto:
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SendVoice:
    """A voice note."""


Act = Start | Write | Press | ShareNumber | SendCard | SendPin | SendPhoto | SendVoice


@dataclass(frozen=True, slots=True)
class Line:
    """A message of the bot as it came, or was edited; its buttons as (label, data)."""

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of an act. `popup` is what a pressed button said by itself."""

    lines: tuple[Line, ...] = ()
    popup: str = ""

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def is_silence(self) -> bool:
        return not self.lines and not self.popup

    def all_of(self, verb: str) -> list[Press]:
        """The buttons of a verb, the newest message's first."""
        return [
            Press(data, label)
            for line in reversed(self.lines)
            for label, data in line.buttons
            if data.split("|")[0] == verb
        ]

    def button(self, *verbs: str) -> Press | None:
        """The first button of the first verb that is shown."""
        return next((found for verb in verbs for found in self.all_of(verb)), None)

    def joined(self, before: Self) -> Self:
        """With what was seen before it, for who scrolls up."""
        return type(self)((*before.lines, *self.lines), self.popup)


def written(act: Act) -> str:
    """The act as a transcript tells it."""
    match act:
        case Start():
            return "opens the link"
        case Write(text=text):
            return text
        case Press(label=label):
            return f"presses [{label}]"
        case ShareNumber():
            return "shares the own number"
        case SendCard(name=name):
            return f"sends a contact card: {name}"
        case SendPin():
            return "sends a pin"
        case SendPhoto(caption=caption):
            return f"sends a photo {caption}".strip()
        case SendVoice():
            return "sends a voice note"
