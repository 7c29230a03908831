"""Odd things: photos, voice, stickers and what else a chat can hold; each gets a sensible answer.

rcp  (sticker)
bot  🙂 How can I help? [Menu] [A person]
rcp  (voice)
bot  I cannot listen to voice messages yet. Please write it, or ask for a person. [A person]
rcp  (poll)
bot  I cannot read this kind of message. Please write it, or ask for a person. [Menu] [A person]
rcp  (photo)
bot  Thank you, I keep the photo in this chat. What does it show? [The parcel is damaged] [A person]
rcp  The parcel is damaged
bot  I have told the sender and the carrier that it is damaged. A person can see to what comes next. [A person]
     ReportDamage
"""

from dataclasses import dataclass

from bot.asking import MENU, PERSON
from bot.buttons import about
from bot.facts import Facts
from bot.heard import Heard, OtherKind, Photo, Pressed, Sticker, Voice, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from core.commands import ReportDamage
from core.model.delivery import Delivery

WORDS_MAX = 500


@dataclass(frozen=True, slots=True)
class Notes:
    """The photo that was sent, until it is known what it shows."""

    file_id: str = ""


def photo(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Passed on only after they say what it shows."""
    delivery = facts.delivery
    match heard:
        case Photo(file_id=file_id, words=Words() as said) if delivery is not None:
            return _captioned(said, file_id, delivery)
        case Photo(file_id=file_id) if delivery is not None:
            damaged = about(delivery, "button-damaged", "photo.damaged")
            return ask(say("photo-what", damaged, PERSON), notes=Notes(file_id))
        case Photo():
            return aside(say("photo-kept", PERSON))
        case Pressed() if delivery is not None:
            report = ReportDamage(delivery.id, file_id=notes.file_id or None)
            return goto(noted, report)
        case Words(text=text) if means(heard, Intent.DAMAGED) and delivery is not None:
            report = ReportDamage(delivery.id, text[:WORDS_MAX], notes.file_id or None)
            return goto(noted, report)
        case _:
            return UNHEARD


def _captioned(said: Words, file_id: str, delivery: Delivery) -> Turn:
    """Its caption says what it shows, or what is wished; what says neither is asked."""
    if means(said, Intent.DAMAGED):
        report = ReportDamage(delivery.id, said.text[:WORDS_MAX], file_id)
        return goto(noted, report)
    if said.understood.understood:
        return goto("menu", hear=said, says=(say("photo-thanks"),))
    damaged = about(delivery, "button-damaged", "photo.damaged")
    return ask(say("photo-what", damaged, PERSON), notes=Notes(file_id))


def noted(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return rest(say("damage-noted", PERSON))


def voice(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return aside(say("voice-not-yet", PERSON))


def sticker(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return aside(say("sticker", MENU, PERSON))


def other(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return aside(say("odd-kind", MENU, PERSON))


SCENE = Scene(
    name="odd",
    beats=(photo, noted, voice, sticker, other),
    notes=Notes,
    verbs={"photo.damaged": photo},
    kinds={Photo: photo, Voice: voice, Sticker: sticker, OtherKind: other},
    open_to_all=True,
)
