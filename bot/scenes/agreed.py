"""Agreed: one of us has left; the bot says what was really done meanwhile, and asks whether it is so.

hse  agent_left Anna
bot  Anna has left; I am back. This was agreed: The new time: Wednesday 25 November, 18:00–20:00 Is that right? [Yes, right] [No]
rcp  Yes, right
bot  Good, so it stays.…
hse  agent_left Anna
bot  Anna has left; I am back. This was agreed:…
rcp  no
bot  I have asked one of us to join.…
     AskPerson
"""

from bot.buttons import plain
from bot.card import card, is_entrance, point_name, title
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, Told, Words
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Lines, Text
from core.commands import AskPerson
from core.model.change import (
    AddressChange,
    Change,
    ChangeState,
    LongerPickup,
    PointRedirect,
    PutOff,
    ToNeighbour,
    ToSafePlace,
    WindowChange,
)
from core.model.notice import NoticeKind

NOT_AGREED = "not_agreed"  # why: what was done is not what they had agreed to


def left(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """What was agreed comes from what was asked of the carrier, never from what was written."""
    if not isinstance(heard, Told):
        return UNHEARD
    name = heard.notice.name or ""
    if facts.agreed:
        lines = Lines(tuple(_line(change, facts) for change in facts.agreed))
        yes, no = plain("button-yes-right", "agreed.yes"), plain("button-no", "agreed.no")
        return ask(say("agreed-is-it-so", yes, no, name=name, lines=lines), wait=is_it_so)
    if facts.delivery is None:
        return rest(say("person-left", name=name))
    return rest(card(facts, fresh=True, lead=Text("person-left", {"name": name})))


def is_it_so(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    match heard:
        case Pressed(verb="agreed.no"):
            return goto("person.waiting", AskPerson(facts.conversation.id, NOT_AGREED))
        case Words() if means(heard, Intent.DENY):
            return goto("person.waiting", AskPerson(facts.conversation.id, NOT_AGREED))
        case Pressed(verb="agreed.yes"):
            return goto(so_it_is)
        case Words() if means(heard, Intent.CONFIRM, Intent.THANKS):
            return goto(so_it_is)
        case _:
            return UNHEARD


def so_it_is(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    match heard:
        case Entered() if facts.delivery is not None:
            return rest(card(facts, fresh=True, lead=Text("agreed-good")))
        case _:
            return rest(say("agreed-good"))


def _line(change: Change, facts: Facts) -> Text:
    """With the parcel's name, where the chat has several."""
    told = _told(change, facts)
    about = next((each for each in facts.deliveries if each.id == change.delivery), None)
    if about is None or len(facts.deliveries) < 2:
        return told
    return Text("agreed-of", {"parcel": title(about), "line": told})


def _told(change: Change, facts: Facts) -> Text:
    kind = "entrance" if is_entrance(change) else change.action.replace("_", "-")
    wish = Text(f"wish-{kind}")
    if change.state is ChangeState.CANCELLED:
        return Text("agreed-taken-back", {"wish": wish})
    value = _value(change, facts)
    return wish if not value else Text("agreed-line", {"wish": wish, "value": value})


def _value(change: Change, facts: Facts) -> object:
    """What is to be so from now on. What was told of a door is for the courier to read: it may hold
    a code."""
    match change.what:
        case WindowChange(window=window):
            return window
        case AddressChange(new=new):
            return new
        case PointRedirect(point=ref) if facts.point is not None and facts.point.ref == ref:
            return point_name(facts)
        case ToNeighbour(name=name):
            return name
        case ToSafePlace(note=words):
            return words
        case PutOff(until=day):
            return day
        case LongerPickup(until=until):
            return until
        case _:
            return ""


SCENE = Scene(
    name="agreed",
    beats=(left, is_it_so, so_it_is),
    verbs={"agreed.yes": is_it_so, "agreed.no": is_it_so},
    notices={NoticeKind.AGENT_LEFT: left},
    open_to_all=True,
)
