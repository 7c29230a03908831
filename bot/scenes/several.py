"""Several parcels: words that could mean any of them; we ask which, and go on where they pointed.

rcp  can you bring it on another day
bot  You have several parcels on their way. Which one do you mean? [1. Kauppa Oy] [2. Kirja Oy] [All of them] [A person]
rcp  the second one
bot  When shall we come? These times are free:…
"""

from dataclasses import dataclass

from bot.asking import PERSON
from bot.buttons import about, plain
from bot.card import card, title
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, Words
from bot.scene import Scene
from bot.turn import UNHEARD, Say, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.which_parcel import named, names_all
from core.model.delivery import Delivery

PARCELS_SHOWN_MAX = 5

# Where the words lead once it is known which parcel they are about.
_SCENES = {
    Intent.RESCHEDULE: "choose_slot.which_window",
    Intent.ABSENT: "choose_slot.which_window",
    Intent.CHANGE_ADDRESS: "confirm_address.is_it_right",
    Intent.TO_LOCKER: "locker.where_to",
    Intent.SAFE_PLACE: "wishes.safe_place",
    Intent.NEIGHBOUR: "wishes.neighbour",
    Intent.INSTRUCTIONS: "door.what_to_know",
    Intent.REFUSE: "wishes.send_back",
    Intent.DAMAGED: "damage",
    Intent.NOT_RECEIVED: "missed.not_received",
    Intent.TRACK: "day_of_delivery.where_is_it",
    Intent.OTHER: "beside.of_this_one",
}


@dataclass(frozen=True, slots=True)
class Notes:
    """The words that are waiting for their parcel."""

    words: Words | None = None


def which(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Which one; the words are kept and heard again for it."""
    match heard:
        case Words(text=text) if names_all(text) and _of_time(meant := _meant(heard, notes)):
            return goto("both", hear=meant)
        case Words(text=text) if (one := named(text, facts.open_deliveries)) is not None:
            return _about(one, Notes(_meant(heard, notes)), facts)
        case Words(understood=understood) if not understood.understood and notes.words is not None:
            return UNHEARD
        case Words(understood=understood) if understood.intent is Intent.TRACK:
            return ask(_question(facts, "status-several"), wait=which, notes=Notes(heard))
        case Words():
            return ask(_question(facts, "several-which", heard), notes=Notes(heard))
        case Pressed(verb="parcel.all") if _of_time(notes.words):
            return goto("both", hear=notes.words)
        case Pressed(verb="parcel.all"):
            return ask(_question(facts, "several-which"), notes=notes)
        case Pressed() if notes.words is not None and facts.delivery is not None:
            return _about(facts.delivery, notes, facts)
        case Pressed() if facts.delivery is not None:
            return rest(card(facts, fresh=True), focus=facts.delivery.id)
        case Entered():
            return ask(_question(facts, "several-which", notes.words), notes=notes)
        case _:
            return UNHEARD


def show(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The card of the one that was named."""
    return rest(card(facts, fresh=True))


def _about(delivery: Delivery, notes: Notes, facts: Facts) -> Turn:
    """On with the words, where they lead for this one."""
    intent = notes.words.understood.intent if notes.words is not None else Intent.TRACK
    scene = _SCENES.get(intent)
    if notes.words is None or scene is None or intent is Intent.TRACK:
        return Turn(goto=show, focus=delivery.id)
    return Turn(goto=scene, hear=notes.words, focus=delivery.id)


def _meant(heard: Words, notes: Notes) -> Words:
    """What is wished: as it is said now, or as it waited to be known of what it was said."""
    says_it_now = heard.understood.understood and heard.understood.intent in _SCENES
    return heard if says_it_now or notes.words is None else notes.words


def _of_time(words: Words | None) -> bool:
    return words is not None and words.understood.intent in (Intent.RESCHEDULE, Intent.ABSENT)


def _question(facts: Facts, key: str, words: Words | None = None) -> Say:
    buttons = tuple(
        about(each, "button-parcel", "parcel.pick", what=title(each), number=number)
        for number, each in enumerate(facts.open_deliveries[:PARCELS_SHOWN_MAX], start=1)
    )
    together = (plain("button-all-of-them", "parcel.all"),) if _of_time(words) else ()
    return say(key, *buttons, *together, PERSON)


SCENE = Scene(
    name="several",
    beats=(which, show),
    notes=Notes,
    verbs={"parcel.pick": which, "parcel.all": which},
)
