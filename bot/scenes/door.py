"""At the door: what the courier must know to get in; kept as fields, shown to nobody else.

rcp  buzzer ded. gate 4471# then call
bot  Saved for this delivery: door code 4471#, note “buzzer ded, then call”. The courier sees it when near; it is deleted afterwards. Shall I keep the code for your later parcels to this door? [Only this time] [Keep it 90 days]
bot  Kauppa Oy sends you a parcel with Own Fleet. Is this the right address? Mannerheimintie 12 B 24, 00100 Helsinki The courier is told: a door code, note “buzzer ded, then call”.…
     GiveInstructions
rcp  Yes, right
bot  Thank you, the address is right. [Keep as Home] [Keep as Work]
bot  When shall we come?…
     ConfirmAddress
rcp  /help
bot  …
rcp  Door code or note
bot  What must the courier know at the door? A code, a floor, a name on the bell. [A person]
rcp  blue door behind the kiosk
bot  Saved for this delivery: door code 4471#, note “blue door behind the kiosk”. The courier sees it when near; it is deleted afterwards.
bot  When shall we come?…
     GiveInstructions
"""

from bot.amending import elsewhere, is_for_courier
from bot.asking import PERSON, cannot
from bot.backing_out import backs_out
from bot.beside import beside, contradicts, left_as_it_is
from bot.card import card
from bot.door_words import beside as told_beside
from bot.door_words import card_of, read_back
from bot.draft import may_be_address
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.kept_code import keep_buttons
from bot.outdated import is_address_open
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.answer_words import tells_nothing
from bot.understanding.understood import Intent
from bot.way_in import way_in
from bot.way_round import names_way
from bot.wording import Text
from core.commands import GiveInstructions
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard


def what_to_know(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Codes, floors and flats are read out of the words; the rest is a note, word for word."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case _ if not facts.may(ChangeAction.INSTRUCTIONS):
            return cannot(facts, ChangeAction.INSTRUCTIONS)
        case Words(text=text) if backs_out(text) and is_address_open(delivery):
            return goto("confirm_address")
        case Words(text=text) if tells_nothing(text):
            return _nothing(delivery, facts)
        case Words(text=text) if backs_out(text):
            return left_as_it_is(text, delivery, facts)
        case Words(text=text) if _may_edit(heard) and (turn := beside(heard, facts)) is not None:
            return turn
        case Words(text=text) if may_be_address(text) and (draft := elsewhere(text, facts)):
            return goto("correct_address.judged", notes=draft)
        case Words(text=text, understood=understood) if _is_for_the_door(heard, delivery):
            given = card_of(understood.entities, text)
            if given == DoorCard():
                return ask(say("door-what", PERSON))
            if facts.conversation.scene != "door":
                given = told_beside(given, delivery.door_card)
            stairs = DoorCard(entrance=given.entrance)
            if contradicts(stairs, delivery) and (turn := beside(heard, facts)) is not None:
                return turn
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
    ways = keep_buttons(facts)
    told = say(
        "door-saved-keep" if ways else "door-saved", *ways, card=read_back(delivery.door_card)
    )
    if is_address_open(delivery):
        return goto("confirm_address", says=(told,))
    if delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW):
        return goto("choose_slot", says=(told,))
    if ways:
        return rest(card(facts, fresh=True), told)
    return rest(card(facts, fresh=True, lead=Text(told.key, told.values)))


def _nothing(delivery: Delivery, facts: Facts) -> Turn:
    """Nobody knows anything of the door: what is still open goes on."""
    if is_address_open(delivery):
        return goto("confirm_address")
    if delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW):
        return goto("choose_slot")
    return rest(card(facts, fresh=True))


def _may_edit(heard: Words) -> bool:
    """A flat or another house, not named as anything else."""
    return not heard.understood.understood and not names_way(heard.text)


def _is_for_the_door(heard: Words, delivery: Delivery) -> bool:
    """Asked for, or not understood as anything else; hours of a company sound like a wish for a
    time."""
    is_hours = delivery.is_business and means(heard, Intent.RESCHEDULE)
    if is_hours and way_in(heard.text).is_told:
        return True
    is_ours = delivery.is_business and way_in(heard.text).card.reception is not None
    is_there = means(heard, Intent.NEIGHBOUR) and is_ours
    return is_for_courier(heard) or is_there or not heard.understood.understood


SCENE = Scene(
    name="door",
    beats=(what_to_know, saved),
    verbs={"door.add": what_to_know},
    intents={Intent.INSTRUCTIONS: what_to_know},
)
