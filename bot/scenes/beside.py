"""Beside the question: a flat, a staircase, another house, a time, or a change of mind, whenever.

rcp  Yes, right
bot  Thank you, the address is right. A door code or a note helps the courier. [Door code or note] [Keep as Home] [Keep as Work]
bot  When shall we come?…
     ConfirmAddress
rcp  staircase C, flat 14
bot  Saved for this delivery: entrance C, flat 14. The courier sees it when near; it is deleted afterwards.
bot  When shall we come?…
     GiveInstructions
rcp  Bulevardi 5
bot  Please compare. Before: Mannerheimintie 14, 00100 Helsinki. New: Bulevardi 5, 00120 Helsinki.…
rcp  never mind
bot  All right, the address stays as it is.…
"""

from bot.asking import MENU, PERSON
from bot.backing_out import drops
from bot.bell import is_of_the_bell
from bot.beside import beside, tells_of_a_door
from bot.beside_known import by_known
from bot.facts import Facts
from bot.heard import Heard, Words
from bot.scene import NoNotes, Scene
from bot.suiting import bare_time
from bot.turn import UNHEARD, Turn, aside, goto, say


def said_beside(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Words that nobody else has a use for. With several parcels we ask which one is meant."""
    if isinstance(heard, Words) and facts.conversation.scene == "menu" and drops(heard.text):
        return aside(say("nothing-asked", MENU, PERSON))
    turn = of_this_one(heard, facts, notes)
    if not turn.unheard and len(facts.open_deliveries) > 1:
        return goto("several", hear=heard)
    return turn


def of_this_one(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    if not isinstance(heard, Words) or facts.delivery is None or facts.delivery.is_over:
        return UNHEARD
    turn = beside(heard, facts)
    if turn is not None:
        return turn
    if tells_of_a_door(heard) or is_of_the_bell(heard.text):
        return goto("door", hear=heard)
    promise = facts.delivery.promised
    known = promise.window if promise is not None else None
    if by_known(heard, known, facts.zone, is_offered=False) is not heard:
        return goto("choose_slot", hear=heard)
    wish = bare_time(heard, facts.now.astimezone(facts.zone))
    return UNHEARD if wish is None else goto("choose_slot", hear=wish)


SCENE = Scene(name="beside", beats=(said_beside, of_this_one), kinds={Words: said_beside})
