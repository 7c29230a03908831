"""Several parcels: words that could mean any of them; we ask which, and go on where they pointed.

rcp  can you bring it on another day
bot  You have several parcels on their way. Which one do you mean? [1. Kauppa Oy] [2. Kirja Oy] [A person]
"""

from dataclasses import dataclass

from bot.asking import PERSON
from bot.buttons import about
from bot.card import card, title
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, Words
from bot.scene import Scene
from bot.turn import UNHEARD, Say, Turn, ask, rest, say
from bot.understanding.understood import Intent

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
        case Words(understood=understood) if understood.intent is Intent.TRACK:
            return ask(_question(facts, "status-several"), notes=Notes(heard))
        case Words():
            return ask(_question(facts, "several-which"), notes=Notes(heard))
        case Pressed() if notes.words is not None and facts.delivery is not None:
            intent = notes.words.understood.intent
            scene = _SCENES.get(intent)
            if scene is not None and intent is not Intent.TRACK:
                return Turn(goto=scene, hear=notes.words, focus=facts.delivery.id)
            return rest(card(facts, fresh=True), focus=facts.delivery.id)
        case Pressed() if facts.delivery is not None:
            return rest(card(facts, fresh=True), focus=facts.delivery.id)
        case Entered():
            return ask(_question(facts, "several-which"))
        case _:
            return UNHEARD


def _question(facts: Facts, key: str) -> Say:
    buttons = tuple(
        about(each, "button-parcel", "parcel.pick", what=title(each), number=number)
        for number, each in enumerate(facts.open_deliveries[:PARCELS_SHOWN_MAX], start=1)
    )
    return say(key, *buttons, PERSON)


SCENE = Scene(
    name="several",
    beats=(which,),
    notes=Notes,
    verbs={"parcel.pick": which},
)
