"""Undo: a wish is taken back while the carrier can still turn round.

rcp  Undo
bot  Taken back.…
     WithdrawChange
"""

from bot.asking import stale, ways_out
from bot.card import card
from bot.facts import Facts
from bot.heard import Heard, Pressed, RefusedNow
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, goto, rest, say
from bot.wording import Text
from core.commands import WithdrawChange


def take_back(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Only the wish that the button stood under, and only while it can be taken back."""
    change = facts.undoable()
    match heard:
        case Pressed(args=(_, name)) if change is not None and change.id == name:
            return goto(taken_back, WithdrawChange(change.id))
        case RefusedNow():
            return rest(say("instead", *ways_out(facts)))
        case Pressed():
            return stale()
        case _:
            return UNHEARD


def taken_back(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    if facts.delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True, lead=Text("undo-done")))


SCENE = Scene(name="undo", beats=(take_back, taken_back), verbs={"undo": take_back})
