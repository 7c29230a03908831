"""At the door: what the courier must know to get in; kept as fields, shown to nobody else.

rcp  gate 4471# then call, second floor
bot  Saved for this delivery: door code 4471#, floor 2. The courier sees it when near; it is deleted afterwards.…
     GiveInstructions
rcp  /help
bot  …
rcp  Door code or note
bot  What must the courier know at the door? A code, a floor, a name on the bell. [A person]
rcp  blue door behind the kiosk
bot  Saved for this delivery: door code 4471#, floor 2, note “blue door behind the kiosk”. The courier sees it when near; it is deleted afterwards.…
     GiveInstructions
"""

from bot.asking import PERSON, cannot
from bot.card import card
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.understood import Entities, Intent
from bot.wording import Digits, Lines, Secret, Text
from core.commands import GiveInstructions
from core.model.carrier import ChangeAction
from core.model.door_card import DoorCard

NOTE_MAX = 300


def what_to_know(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Codes, floors and flats are read out of the words; the rest is a note, word for word."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case _ if not facts.may(ChangeAction.INSTRUCTIONS):
            return cannot(facts, ChangeAction.INSTRUCTIONS)
        case Words(text=text, understood=understood) if _is_for_the_door(heard):
            given = card_of(understood.entities, text)
            return goto(saved, GiveInstructions(delivery.id, given), says=())
        case Words():
            return UNHEARD
        case Pressed() | Entered() | RefusedNow():
            return ask(say("door-what", PERSON))
        case _:
            return UNHEARD


def saved(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Read back what is on the card now."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    lead = Text("door-saved", {"card": Lines(_told(delivery.door_card), joined=", ")})
    return rest(card(facts, fresh=True, lead=lead))


def card_of(told: Entities, text: str) -> DoorCard:
    """A door card from what was understood. Words without a single field are a note."""
    given = DoorCard(code=told.gate_code, floor=told.floor, unit=told.flat, phone=told.phone)
    return given if given != DoorCard() else DoorCard(note=text[:NOTE_MAX])


def _told(known: DoorCard) -> tuple[Text, ...]:
    fields = (
        ("door-floor", known.floor),
        ("door-unit", known.unit),
        ("door-phone", known.phone),
    )
    found = [Text("door-code", {"value": Secret(known.code)})] if known.code else []
    found += [Text(key, {"value": Digits(value)}) for key, value in fields if value]
    if known.note:
        found.append(Text("door-note", {"value": known.note}))
    return tuple(found)


def _is_for_the_door(heard: Words) -> bool:
    """Asked for, or not understood as anything else."""
    return means(heard, Intent.INSTRUCTIONS) or not heard.understood.understood


SCENE = Scene(
    name="door",
    beats=(what_to_know, saved),
    verbs={"door.add": what_to_know},
    intents={Intent.INSTRUCTIONS: what_to_know},
)
