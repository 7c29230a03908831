"""Wishes: in a safe place, or back to the sender; always read back before it is asked.

rcp  leave it on the porch
bot  Shall the courier leave it here: on the porch? From then on it lies there at your own risk. [Yes] [No] [A person]
rcp  Yes
bot  Asked: I have told the carrier.…
     LeaveInSafePlace
rcp  i dont want it anymore, send it back
bot  Shall I ask the carrier to send it back to Kauppa Oy? [Yes] [No] [A person]
rcp  No
bot  Nothing was changed.…
rcp  just chuck it behind the bins
bot  behind the bins? Bins are emptied, and what lies in the open gets wet or taken. Out of sight and dry is better. [Another place] [Neighbour] [Locker] [Still there] [A person]
rcp  Another place
bot  Where shall it be left? Out of sight and dry is best. [A person]
rcp  in the shed
bot  Shall the courier leave it here: in the shed?…

A place at another house is another address: old and new are compared, and a proof or a person may be
asked for, as for any.
"""

from dataclasses import dataclass, replace

from bot.asking import PERSON, cannot, left_instead, price_told
from bot.buttons import about
from bot.card import card, title
from bot.exposed_places import is_exposed
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.next_house import next_house
from bot.scene import Scene, means
from bot.turn import UNHEARD, Say, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent, Understood
from bot.wording import Lines, Text
from bot.yes_as_away import agrees, refuses
from core.commands import (
    CallOffDelivery,
    Command,
    LeaveInSafePlace,
    SendBackParcel,
)
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery

WORDS_MAX = 120

_ACTIONS = {
    "safe_place": ChangeAction.SAFE_PLACE,
    "return": ChangeAction.RETURN,
    "cancel": ChangeAction.CANCEL,
}


@dataclass(frozen=True, slots=True)
class Notes:
    """What is wished for, and where."""

    wish: str = ""
    words: str = ""


def safe_place(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    match heard:
        case _ if facts.delivery is None:
            return UNHEARD
        case _ if not facts.may(ChangeAction.SAFE_PLACE):
            return cannot(facts, ChangeAction.SAFE_PLACE)
        case Words(text=text) if means(heard, Intent.SAFE_PLACE) or not heard.understood.understood:
            place = heard.understood.entities.safe_place or text
            if is_exposed(place) and not notes.words and next_house(place, facts) is None:
                return ask(_exposed(place, facts), wait=safe_place, notes=Notes(words=place))
            return _read_back("safe_place", place, text, facts)
        case Pressed(verb="safe_place.still") if notes.words:
            return goto(shall_i, notes=Notes("safe_place", notes.words[:WORDS_MAX]))
        case Words() if notes.words and means(heard, Intent.CONFIRM):
            return goto(shall_i, notes=Notes("safe_place", notes.words[:WORDS_MAX]))
        case Pressed() | Entered():
            return ask(say("safe-place-where", PERSON), notes=Notes("safe_place"))
        case _:
            return UNHEARD


def _exposed(place: str, facts: Facts) -> Say:
    """Said before it is asked of the carrier; the last word is theirs."""
    assert facts.delivery is not None
    another = about(facts.delivery, "button-another-place", "safe_place.ask")
    still = about(facts.delivery, "button-still-there", "safe_place.still")
    ways = [*left_instead(facts, ChangeAction.SAFE_PLACE)]
    if facts.may(ChangeAction.REDIRECT):
        ways.append(about(facts.delivery, "button-locker", "locker.pick"))
    words = place[:WORDS_MAX]
    return say("safe-place-exposed", another, *ways, still, PERSON, words=words, rain=_rain(facts))


def _rain(facts: Facts) -> Lines:
    """The forecast for the time that was promised, where somebody gives one."""
    likely = facts.rain()
    told = (Text("safe-place-rain", {"window": likely}),) if likely is not None else ()
    return Lines(told, joined=" ")


def send_back(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Back to the sender; before it set off, calling it off is the same wish. "Cancel it, come on
    Saturday" is neither."""
    match heard:
        case _ if facts.delivery is None:
            return UNHEARD
        case Words(understood=told) if Intent.RESCHEDULE in told.also and _says_when(told):
            return goto("choose_slot", hear=_wishing(heard))
        case _ if facts.may(ChangeAction.RETURN):
            return goto(shall_i, notes=Notes("return"))
        case _ if facts.may(ChangeAction.CANCEL):
            return goto(shall_i, notes=Notes("cancel"))
        case _:
            return cannot(facts, ChangeAction.RETURN)


def _says_when(told: Understood) -> bool:
    return told.entities.time is not None and told.entities.time.says_when


def _wishing(heard: Words) -> Words:
    meant = replace(heard.understood, intent=Intent.RESCHEDULE, also=())
    return replace(heard, understood=meant)


def _read_back(wish: str, words: str, said: str, facts: Facts) -> Turn:
    """A place at another house is another address, and goes the way of one."""
    draft = next_house(words, facts) or next_house(said, facts)
    if draft is None:
        return goto(shall_i, notes=Notes(wish, words[:WORDS_MAX]))
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        return cannot(facts, ChangeAction.CHANGE_ADDRESS)
    return goto("correct_address.judged", notes=draft)


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Read back; only a yes asks the carrier."""
    delivery = facts.delivery
    if delivery is None or notes.wish not in _ACTIONS:
        return UNHEARD
    match heard:
        case _ if not facts.may(_ACTIONS[notes.wish]):
            return cannot(facts, _ACTIONS[notes.wish])
        case Words() if agrees(heard, facts):
            return goto(asked, _command(delivery, notes))
        case Words() if refuses(heard):
            return goto(left)
        case Entered() | RefusedNow():
            yes = about(delivery, "button-yes", "wish.yes", notes.wish)
            no = about(delivery, "button-no", "wish.no")
            question = say(
                f"{notes.wish.replace('_', '-')}-shall-i",
                yes,
                no,
                PERSON,
                words=notes.words,
                what=title(delivery),
                rain=_rain(facts) if notes.wish == "safe_place" else Lines(()),
            )
            return ask(*price_told(facts, _ACTIONS[notes.wish]), question)
        case _:
            return UNHEARD


def answer(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The yes or no of a card, if it is still the question that stands."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(verb="wish.yes", args=(_, wish)) if wish == notes.wish:
            if not facts.may(_ACTIONS[wish]):
                return cannot(facts, _ACTIONS[wish])
            return goto(asked, _command(delivery, notes))
        case Pressed(verb="wish.no"):
            return goto(left)
        case RefusedNow():
            return rest(card(facts, fresh=True))
        case _:
            return rest(say("stale", PERSON))


def asked(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    if facts.delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True, lead=Text("wish-asked")))


def left(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    if facts.delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True, lead=Text("wish-left")))


def _command(delivery: Delivery, notes: Notes) -> Command:
    match notes.wish:
        case "safe_place":
            return LeaveInSafePlace(delivery.id, notes.words)
        case "cancel":
            return CallOffDelivery(delivery.id)
        case _:
            return SendBackParcel(delivery.id, "recipient")


SCENE = Scene(
    name="wishes",
    beats=(safe_place, send_back, shall_i, answer, asked, left),
    notes=Notes,
    verbs={
        "safe_place.ask": safe_place,
        "safe_place.still": safe_place,
        "return.ask": send_back,
        "wish.yes": answer,
        "wish.no": answer,
    },
    intents={
        Intent.SAFE_PLACE: safe_place,
        Intent.REFUSE: send_back,
    },
)
