"""Odd things: photos, stickers and what else a chat can hold; each gets a sensible answer.

rcp  (sticker)
bot  🙂 How can I help? [Menu] [A person]
rcp  (poll)
bot  I cannot read this kind of message. Please write it, or ask for a person. [Menu] [A person]
rcp  (photo)
bot  Thank you, I keep the photo in this chat. What does it show? [It is my door] [The parcel is damaged] [A document or a face] [A person]
rcp  The parcel is damaged
bot  I have told the sender and the carrier that it is damaged. A person can see to what comes next. [A person]
     ReportClaim
rcp  (photo)
bot  Thank you, I keep the photo in this chat. What does it show? [It is my door] [The parcel is damaged] [A document or a face] [A person]
rcp  It is my door
bot  Saved for this delivery: your photo.…
bot  …The courier is told: your photo.…
     GiveInstructions
rcp  (photo)
bot  Thank you, I keep the photo in this chat. What does it show? [It is my door] [The parcel is damaged] [A document or a face] [A person]
rcp  A document or a face
bot  Then no courier sees it: one of us looks at it first.
bot  I have asked one of us to join.…
     AskPerson
"""

from dataclasses import dataclass, field, replace

from bot.asking import MENU, PERSON, cannot
from bot.buttons import about
from bot.door_words import beside, card_of
from bot.facts import Facts
from bot.heard import Heard, OtherKind, Photo, Pressed, RefusedNow, Sticker, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.fixtures import names_parcel
from bot.understanding.photos import shows_door, shows_private
from bot.understanding.understood import Intent
from core.commands import AskPerson, GiveInstructions, ReportClaim
from core.model.carrier import ChangeAction
from core.model.claim import ClaimKind
from core.model.delivery import Delivery
from core.model.door_card import DoorCard

WORDS_MAX = 500


@dataclass(frozen=True, slots=True)
class Notes:
    """The photo that was sent, by its line of the talk, until it is known what it shows; and what
    its words tell of a door."""

    photo: str = ""
    door: DoorCard = field(default_factory=DoorCard)


def photo(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Passed on only after they say what it shows."""
    delivery = facts.delivery
    match heard:
        case Photo(words=Words() as said) if delivery is not None:
            return _captioned(said, heard.message or "", facts, delivery)
        case Photo() if delivery is not None:
            return _what(Notes(heard.message or ""), facts, delivery)
        case Photo():
            return aside(say("photo-kept", PERSON))
        case Pressed(verb="photo.door") if delivery is not None:
            return _door(notes.door, notes.photo, facts, delivery)
        case Words() if means(heard, Intent.CONFIRM) and notes.door != DoorCard() and delivery:
            return _door(notes.door, notes.photo, facts, delivery)
        case Words(text=text) if delivery is not None and _shows_door(heard):
            card = card_of(heard.understood.entities, text)
            return _door(card, notes.photo, facts, delivery)
        case RefusedNow():
            return rest(say("person-not-now"))
        case Pressed(verb="photo.private"):
            return _private(facts)
        case Words(text=text) if _shows_private(heard):
            return _private(facts)
        case Pressed() if delivery is not None:
            report = ReportClaim(delivery.id, ClaimKind.DAMAGED, photo=notes.photo or None)
            return goto(noted, report)
        case Words(text=text) if means(heard, Intent.DAMAGED) and delivery is not None:
            report = ReportClaim(
                delivery.id, ClaimKind.DAMAGED, text[:WORDS_MAX], notes.photo or None
            )
            return goto(noted, report)
        case _:
            return UNHEARD


def _captioned(said: Words, photo: str, facts: Facts, delivery: Delivery) -> Turn:
    """Its caption says what it shows, or what is wished; what says neither is asked."""
    if _shows_private(said):
        return _private(facts)
    if means(said, Intent.DAMAGED) and not names_parcel(said.text):
        return _what(Notes(photo, card_of(said.understood.entities, said.text)), facts, delivery)
    if means(said, Intent.DAMAGED):
        report = ReportClaim(delivery.id, ClaimKind.DAMAGED, said.text[:WORDS_MAX], photo or None)
        return goto(noted, report)
    if said.understood.understood:
        return goto("menu", hear=said, says=(say("photo-thanks"),))
    if _shows_door(said):
        return _door(card_of(said.understood.entities, said.text), photo, facts, delivery)
    return _what(Notes(photo, card_of(said.understood.entities, said.text)), facts, delivery)


def _what(notes: Notes, facts: Facts, delivery: Delivery) -> Turn:
    damaged = about(delivery, "button-damaged", "photo.damaged")
    door = about(delivery, "button-my-door", "photo.door")
    private = about(delivery, "button-private", "photo.private")
    ways = (door, damaged) if facts.may(ChangeAction.INSTRUCTIONS) else (damaged,)
    return ask(say("photo-what", *ways, private, PERSON), notes=notes)


def _door(told: DoorCard, photo: str, facts: Facts, delivery: Delivery) -> Turn:
    """To the courier, once its sender has said that it shows the door; its words beside it."""
    if not facts.may(ChangeAction.INSTRUCTIONS):
        return cannot(facts, ChangeAction.INSTRUCTIONS)
    told = replace(told, photo=photo or None)
    if told == DoorCard():
        return goto("door")
    return goto("door.saved", GiveInstructions(delivery.id, beside(told, delivery.door_card)))


def _private(facts: Facts) -> Turn:
    """A document or a face: one of us decides who needs to see it."""
    talk = facts.conversation
    about = facts.delivery.id if facts.delivery is not None else None
    asked = AskPerson(talk.id, "private_photo", about=None if about == talk.focus else about)
    return goto("person.waiting", asked, says=(say("photo-private"),))


def _shows_private(said: Words) -> bool:
    return not said.understood.understood and shows_private(said.text)


def _shows_door(said: Words) -> bool:
    """ "It is my door, the green one"."""
    is_free = not said.understood.understood or means(said, Intent.CONFIRM, Intent.DENY)
    return means(said, Intent.INSTRUCTIONS) or (is_free and shows_door(said.text))


def noted(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return rest(say("damage-noted", PERSON))


def sticker(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return aside(say("sticker", MENU, PERSON))


def other(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    return aside(say("odd-kind", MENU, PERSON))


SCENE = Scene(
    name="odd",
    beats=(photo, noted, sticker, other),
    notes=Notes,
    verbs={"photo.damaged": photo, "photo.door": photo, "photo.private": photo},
    kinds={Photo: photo, Sticker: sticker, OtherKind: other},
    open_to_all=True,
)
