"""Undo: a wish is taken back while the carrier can still turn round.

A time that was given up for another one comes back where it still fits: it is held first, and the
newer one is let go only then. Where somebody else has it by now, undo says openly that no time is
set, and the times that are free are one button away.

rcp  Undo
bot  Taken back.…
     WithdrawChange
"""

from dataclasses import dataclass

from bot.asking import stale, ways_out
from bot.card import card
from bot.facts import Facts
from bot.heard import Heard, Pressed, RefusedNow, Words
from bot.scene import Scene
from bot.turn import UNHEARD, Turn, goto, rest, say
from bot.wording import Text
from core.commands import BookWindow, WithdrawChange
from core.model.change import Change, WindowChange
from core.model.window import Window


@dataclass(frozen=True, slots=True)
class Notes:
    """The promise before the one that is taken back."""

    earlier: Window | None = None


def take_back(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Only the wish that the button stood under, and only while it can be taken back."""
    change = facts.undoable()
    match heard:
        case Words() if change is not None:
            return goto(take_back, hear=Pressed("undo", ("", change.id)))
        case Words():
            return rest(say("undo-nothing", *ways_out(facts)))
        case Pressed(args=(_, name)) if change is not None and change.id == name:
            earlier = _earlier(change)
            if earlier is not None and earlier.start > facts.now:
                return goto(taken_back, BookWindow(change.delivery, earlier), notes=Notes(earlier))
            return goto(taken_back, WithdrawChange(change.id), notes=Notes(earlier))
        case RefusedNow() if change is not None and _earlier(change) is not None:
            earlier = _earlier(change)  # it has gone: only the newer one can be given up
            return goto(taken_back, WithdrawChange(change.id), notes=Notes(earlier))
        case RefusedNow():
            return rest(say("instead", *ways_out(facts)))
        case Pressed():
            return stale()
        case _:
            return UNHEARD


def taken_back(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    if facts.delivery is None:
        return UNHEARD
    lead = Text("undo-done")
    if notes.earlier is not None and facts.delivery.promised is None:
        lead = Text("undo-no-time-now", {"earlier": notes.earlier})
    return rest(card(facts, fresh=True, lead=lead))


def _earlier(change: Change) -> Window | None:
    return change.what.before if isinstance(change.what, WindowChange) else None


SCENE = Scene(name="undo", beats=(take_back, taken_back), notes=Notes, verbs={"undo": take_back})
