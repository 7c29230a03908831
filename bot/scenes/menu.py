"""Menu: what can be done now, help, and small talk; here the talk rests between dialogues.

rcp  /help
bot  I bring you and the courier together: ask where your parcel is, change the time or the address, send it to a locker, or ask for a person. What would you like? [Other time] [Address] [Locker] [Door code or note] [Neighbour] [Safe place] [A person]
rcp  thanks!
bot  You are welcome! [Menu]
rcp  hello
bot  Hello! How can I help? [Menu] [A person]
rcp  got sms pay 1.99 is it you
bot  Not ours: we never ask for a card or a fee by link, and nothing is due in this chat. Please do not open it. [Report it] [A person]
"""

import re
from dataclasses import replace

from bot.asking import MENU, PERSON, stale
from bot.beside import beside
from bot.buttons import Button, about, plain
from bot.card import card
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, Words
from bot.held import is_owed
from bot.home import named, wants_to_forget
from bot.outdated import is_address_open
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Turn, aside, goto, rest, say
from bot.understanding.understood import Intent
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.overdue import is_promise_in_danger
from core.model.status import Flag, Status

_WAYS = (
    ("button-other-time", "slot.other", ChangeAction.CHANGE_WINDOW),
    ("button-address-short", "address.change", ChangeAction.CHANGE_ADDRESS),
    ("button-locker", "locker.pick", ChangeAction.REDIRECT),
    ("button-door-card", "door.add", ChangeAction.INSTRUCTIONS),
    ("button-neighbour", "neighbour.ask", ChangeAction.NEIGHBOUR),
    ("button-safe-place", "safe_place.ask", ChangeAction.SAFE_PLACE),
    ("button-return", "return.ask", ChangeAction.RETURN),
)
_BY_DAY = ("button-another-day", "postpone.days", ChangeAction.POSTPONE)  # instead of a time
WAYS_SHOWN_MAX = 6
_ADDRESS = re.compile(
    r"\b(?:add?ress?\w*|osoit\w+|адрес\w*|ad?dress\w+|direcci[oó]n|indirizzo|endere[cç]o|adres\w*)\b|"
    r"عنوان",
    re.I,
)


def idle(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Nothing was asked: words go where they belong."""
    match heard:
        case Entered():
            return aside()
        case Words(text=text) if wants_to_forget(text) and named(text, facts) is not None:
            return goto("places.forget", hear=heard)
        case _:
            return UNHEARD


def menu(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """What may be done now with the parcel we talk about; nothing that would be refused."""
    delivery = facts.delivery
    if delivery is None:
        return rest(say("help-before-proof", PERSON))
    if delivery.is_over:
        return rest(card(facts, fresh=True))
    return rest(say("menu", *_ways(delivery, facts), PERSON))


def help_(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    delivery = facts.delivery
    if delivery is None:
        return aside(say("help-before-proof", PERSON))
    return aside(say("help", *_ways(delivery, facts), PERSON))


def small_talk(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Courtesy is answered, and nothing else is touched."""
    if means(heard, Intent.THANKS):
        return aside(say("welcome", MENU))
    if facts.delivery is None:
        return aside(say("hello-no-link", PERSON))
    return aside(say("hello-again", MENU, PERSON))


def nothing_asked(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """A yes or no to nothing: "no, 31" may be another house, "the address is right" is a yes to it
    whenever it is said."""
    delivery = facts.delivery
    is_open = delivery is not None and is_address_open(delivery)
    is_yes = means(heard, Intent.CONFIRM)
    if isinstance(heard, Words) and is_open and is_yes and _ADDRESS.search(heard.text):
        return goto("confirm_address", hear=heard)
    turn = beside(heard, facts) if isinstance(heard, Words) else None
    if turn is not None:
        return turn
    if delivery is not None and is_promise_in_danger(delivery, facts.now):
        return goto("danger.answered", hear=heard)
    if delivery is not None and delivery.status is Status.DELIVERED:
        # "Was everything all right?" stands there with its stars.
        wrong = Pressed("rate.wrong") if means(heard, Intent.DENY) else None
        beat = "day_of_delivery.thanked" if wrong is None else "day_of_delivery.rated"
        return goto(beat, hear=wrong)
    return aside(say("nothing-asked", MENU, PERSON))


def money(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Never a payment by link; what is due is the carrier's to say."""
    is_due = facts.delivery is not None and Flag.PAYMENT_DUE in facts.delivery.flags
    if is_due:
        return aside(say("payment-due", PERSON))
    if facts.hold is not None and is_owed(facts.hold.id, facts):
        return aside(say("payment-here", plain("button-report-it", "person.scam"), PERSON))
    return aside(say("payment-none", plain("button-report-it", "person.scam"), PERSON))


def proof(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Who took it, as the carrier told us, and what the courier showed of it."""
    delivery = facts.delivery
    shown = delivery.proof if delivery is not None else None
    if shown is None:
        return aside(say("proof-none", PERSON))
    told = say("proof-name", PERSON, name=shown.name) if shown.name else say("proof-kind", PERSON)
    return aside(replace(told, proof=shown.picture))


def old(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """A button whose time has passed."""
    return stale()


def _ways(delivery: Delivery, facts: Facts) -> tuple[Button, ...]:
    ways = (_BY_DAY, *_WAYS) if facts.comes_by_day else _WAYS
    found = [about(delivery, label, verb) for label, verb, action in ways if facts.may(action)]
    return tuple(found[:WAYS_SHOWN_MAX])


SCENE = Scene(
    name="menu",
    beats=(idle, menu, help_, small_talk, nothing_asked, money, proof, old),
    verbs={"menu": menu},
    intents={
        Intent.HELP: help_,
        Intent.GREETING: small_talk,
        Intent.THANKS: small_talk,
        Intent.CONFIRM: nothing_asked,
        Intent.DENY: nothing_asked,
        Intent.PAYMENT: money,
        Intent.PROOF: proof,
    },
    slashes={"help": help_},
    open_to_all=True,
)
