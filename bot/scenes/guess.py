"""A guess: words that we are not sure of; the likeliest readings are one tap away.

rcp  (doubt instructions safe_place)
bot  I am not sure that I understand. Do you mean one of these? [Door code or note] [Safe place] [Something else] [A person]
rcp  Something else
bot  Please say it in other words, or choose here. [Menu] [A person]
"""

from dataclasses import dataclass, replace

from bot.asking import MENU, PERSON
from bot.buttons import Button, plain
from bot.facts import Facts
from bot.heard import Heard, Pressed, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from core.model.carrier import ChangeAction

# What would be refused is not guessed.
_WANTS = {
    Intent.RESCHEDULE: ChangeAction.CHANGE_WINDOW,
    Intent.ABSENT: ChangeAction.CHANGE_WINDOW,
    Intent.CHANGE_ADDRESS: ChangeAction.CHANGE_ADDRESS,
    Intent.TO_LOCKER: ChangeAction.REDIRECT,
    Intent.SAFE_PLACE: ChangeAction.SAFE_PLACE,
    Intent.NEIGHBOUR: ChangeAction.NEIGHBOUR,
    Intent.INSTRUCTIONS: ChangeAction.INSTRUCTIONS,
    Intent.REFUSE: ChangeAction.RETURN,
}
# A person has a button of their own; a yes to nothing is no answer.
_NOT_GUESSED = frozenset(
    {Intent.HUMAN, Intent.COMPLAINT, Intent.OTHER, Intent.CONFIRM, Intent.DENY}
)


@dataclass(frozen=True, slots=True)
class Notes:
    """The words that are waiting for their meaning."""

    words: Words | None = None


def which(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Not sure: the likeliest, something else, a person."""
    match heard:
        case Words(understood=read) if buttons := _buttons(facts, read.likely):
            other = plain("button-something-else", "guess.none")
            question = say("guess-which", *buttons, other, PERSON)
            return ask(question, wait=answer, notes=Notes(heard))
        case _:
            return UNHEARD


def answer(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What is picked is heard as if it had been said; other words are for whom they may concern."""
    match heard:
        case Pressed(verb="guess.pick", args=(*_, name)) if notes.words is not None:
            meant = next((intent for intent in Intent if intent == name), Intent.OTHER)
            read = replace(notes.words.understood, intent=meant, understood=True, likely=())
            return goto("menu", hear=replace(notes.words, understood=read))
        case Pressed(verb="guess.none"):
            return rest(say("guess-none", MENU, PERSON))
        case Words() if means(heard, Intent.CONFIRM) and notes.words is not None:
            return which(notes.words, facts, notes)  # a yes to several: which of them?
        case Words() if means(heard, Intent.DENY):
            return rest(say("guess-none", MENU, PERSON))
        case Pressed():
            return rest(say("stale", MENU, PERSON))
        case _:
            return UNHEARD


def shown(facts: Facts, likely: tuple[Intent, ...]) -> tuple[Intent, ...]:
    """Those readings that could lead anywhere now, in their order."""
    return tuple(
        intent
        for intent in likely
        if intent not in _NOT_GUESSED and (intent not in _WANTS or facts.may(_WANTS[intent]))
    )


def _buttons(facts: Facts, likely: tuple[Intent, ...]) -> tuple[Button, ...]:
    # The first thing that a button carries may name a parcel: "greeting" is none.
    return tuple(
        plain(f"guess-{each.replace('_', '-')}", "guess.pick", "", each)
        for each in shown(facts, likely)
    )


SCENE = Scene(
    name="guess",
    beats=(which, answer),
    notes=Notes,
    verbs={"guess.pick": answer, "guess.none": answer},
)
