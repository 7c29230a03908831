"""Next door: somebody was sent a neighbour's link; they hear of a door and a time, and say yes or no.

rcp  /start n-1
bot  Hello! A parcel for number 12 may come one of these days, and your neighbour asks whether you would take it in. You need not: nothing more is known of you here. [I take it] [No] [A person]
     OpenNeighbourLink
rcp  who is it from?
bot  I know and say no more than that.…
bot  Hello! A parcel for number 12 may come one of these days, and your neighbour asks whether you would take it in.…
rcp  I take it
bot  Thank you! If the courier finds nobody there, they ring at yours. [I cannot after all]
     AnswerNeighbour
rcp  I cannot after all
bot  All right. Your neighbour and the courier hear it at once.
     AnswerNeighbour
"""

from bot.asking import PERSON
from bot.buttons import fingerprint, plain
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.next_door_words import door_text, when_text
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Say, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from core.commands import AnswerNeighbour
from core.model.neighbour_ask import AskEvent, AskState, NextDoor

# What anybody may ask here; of the parcel there is nothing to be asked.
OPEN_TO_ALL = frozenset(
    {Intent.HELP, Intent.LANGUAGE, Intent.PAYMENT, Intent.THANKS, Intent.GREETING}
)


def would_you(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """One question; whatever else is asked of the parcel has no answer here."""
    asked, talk = facts.next_door, facts.conversation
    if asked is None or asked.state is not AskState.OPENED:
        return _over(heard, asked, facts)
    match heard:
        case Pressed(args=(shown,)) if shown != fingerprint(asked.ask):
            return rest(say("next-door-over"))
        case Pressed(verb="next_door.accept"):
            return goto(taken, AnswerNeighbour(talk.id, "accepted"))
        case Pressed(verb="next_door.refuse"):
            return goto(declined, AnswerNeighbour(talk.id, "refused"))
        case Words() if means(heard, Intent.CONFIRM):
            return goto(taken, AnswerNeighbour(talk.id, "accepted"))
        case Words() if means(heard, Intent.DENY):
            return goto(declined, AnswerNeighbour(talk.id, "refused"))
        case Words() if facts.delivery is None and not means(heard, *OPEN_TO_ALL):
            return ask(say("next-door-no-more"), _question(asked))
        case Entered():
            return ask(_question(asked))
        case RefusedNow():
            return rest(say("next-door-over"))
        case _:
            return UNHEARD


def taken(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Until the parcel is there they may take it back."""
    asked = facts.next_door
    return rest(_thanks(asked)) if asked is not None else rest(say("next-door-over"))


def cannot_after_all(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    asked, talk = facts.next_door, facts.conversation
    match heard:
        case Pressed(args=(shown,)) if asked is not None and shown == fingerprint(asked.ask):
            if asked.state is AskState.ACCEPTED:
                return goto(withdrawn, AnswerNeighbour(talk.id, "withdrawn"))
            return rest(say("next-door-over"))
        case Pressed() | RefusedNow():
            return rest(say("next-door-over"))
        case _:
            return UNHEARD


def withdrawn(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    return rest(say("next-door-withdrawn"))


def declined(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    return rest(say("next-door-declined"))


def _question(asked: NextDoor) -> Say:
    tag = fingerprint(asked.ask)
    return say(
        "next-door-would-you",
        plain("button-take-it-in", "next_door.accept", tag),
        plain("button-no", "next_door.refuse", tag),
        PERSON,
        door=door_text(asked.flat, asked.house),
        when=when_text(asked.window),
    )


def _thanks(asked: NextDoor) -> Say:
    back = plain("button-cannot-after-all", "next_door.withdraw", fingerprint(asked.ask))
    return say("next-door-taken", back)


def _over(heard: Heard, asked: NextDoor | None, facts: Facts) -> Turn:
    """Answered already, taken back, or too late. A chat that has nothing else of us and says no to
    what it took is shown the way back."""
    is_taken = asked is not None and asked.state is AskState.ACCEPTED
    match heard:
        case Words() if is_taken and facts.delivery is None and means(heard, Intent.DENY):
            assert asked is not None
            return rest(_thanks(asked))
        case Words():
            return UNHEARD
        case Pressed(verb="next_door.accept") if _is(asked, AskEvent.ACCEPT):
            assert asked is not None
            return rest(_thanks(asked))
        case Pressed(verb="next_door.refuse") if _is(asked, AskEvent.REFUSE):
            return rest(say("next-door-declined"))
        case _:
            return rest(say("next-door-over"))


def _is(asked: NextDoor | None, event: AskEvent) -> bool:
    ends = {AskEvent.ACCEPT: AskState.ACCEPTED, AskEvent.REFUSE: AskState.REFUSED}
    return asked is not None and asked.state is ends[event]


SCENE = Scene(
    name="next_door",
    beats=(would_you, taken, cannot_after_all, withdrawn, declined),
    verbs={
        "next_door.accept": would_you,
        "next_door.refuse": would_you,
        "next_door.withdraw": cannot_after_all,
    },
    open_to_all=True,
)
