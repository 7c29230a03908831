"""A person: asked for in one tap; the bot is silent until they have left, or the wish is withdrawn.

rcp  I want to talk to a real person
bot  I have asked one of us to join. You are next in line; write what it is about, they will read it all. [Back to the bot]
     AskPerson
rcp  the door code is wrong
bot  Noted: they will read it. I stay quiet until then. [Back to the bot]
hse  agent_joined Anna
bot  Anna has joined. I am quiet now.
hse  agent_said Anna: Good morning!
bot  Anna: Good morning!
"""

from dataclasses import dataclass

from bot.asking import ways_out
from bot.buttons import plain
from bot.card import card
from bot.facts import Facts, Queue
from bot.heard import Entered, Heard, Pressed, RefusedNow, Told, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Say, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Text
from core.actions.speaking import slot_of
from core.commands import AskPerson, HandBack
from core.model.conversation import Holder
from core.model.notice import Notice, NoticeKind

SLOT = "waiting"
PART_MAX = 3000  # a longer answer goes out in several messages
ADDRESS = "address_change"  # why: an address that its recipient cannot put right alone
ABOUT_THE_ADDRESS = frozenset({"correct_address", "pin_address", "torn_address"})
NEEDS_NOBODY = frozenset({"slot.other", "locker.pick"})  # may be chosen by buttons alone
BACK = plain("button-back", "person.back")


@dataclass(frozen=True, slots=True)
class Notes:
    """Whether we have said that we are quiet now."""

    quiet: bool = False


def call(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Somebody is asked to join, whatever else was going on."""
    talk = facts.conversation
    about = facts.delivery.id if facts.delivery is not None else None
    about = None if about == talk.focus else about
    match heard:
        case Pressed(verb="person.not_here"):
            return goto(waiting, AskPerson(talk.id, "not_received", about=about), notes=Notes())
        case Pressed(verb="person.scam"):
            return goto(waiting, AskPerson(talk.id, "scam", about=about), notes=Notes())
        case Pressed(verb="person.address"):
            return goto(waiting, AskPerson(talk.id, ADDRESS, about=about), notes=Notes())
        case Words() if means(heard, Intent.COMPLAINT):
            return goto(waiting, AskPerson(talk.id, "complaint"), notes=Notes())
        case Pressed() | Words() | Entered() if talk.scene in ABOUT_THE_ADDRESS:
            return goto(waiting, AskPerson(talk.id, ADDRESS, about=about), notes=Notes())
        case RefusedNow():
            return rest(say("person-not-now"))
        case Pressed() | Words() | Entered():
            return goto(waiting, AskPerson(talk.id), notes=Notes())
        case _:
            return UNHEARD


def waiting(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """How many are before them; what they write is kept for who joins."""
    if facts.conversation.holder is not Holder.WAITING:
        return rest(say("person-not-waiting"))
    match heard:
        case Entered():
            queue = facts.queue()
            asked = say("person-asked", BACK, before=queue.before, wait=_wait(queue), slot=SLOT)
            return ask(asked, notes=Notes())
        case Pressed():
            return ask(say("person-still", BACK, slot=SLOT))
        case _ if notes.quiet:
            return ask()
        case _:
            return ask(say("person-noted", BACK, slot=None), notes=Notes(quiet=True))


def _wait(queue: Queue) -> Text | str:
    """How long it takes, as far as anybody can know it."""
    if queue.opens is not None:
        return Text("person-back-at", {"at": queue.opens})
    if queue.usual is not None:
        return Text("person-usual-wait", {"wait": queue.usual})
    return ""


def back(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """They would rather go on with the bot."""
    match heard:
        case Pressed() if facts.conversation.holder is Holder.WAITING:
            return goto(again, HandBack(facts.conversation.id))
        case _:
            return goto(again)


def again(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The bot is back, and says where things stand."""
    if facts.delivery is None:
        return rest(say("person-back"))
    return rest(card(facts, fresh=True, lead=Text("person-back")))


def joined(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    match heard:
        case Told(notice=notice):
            return aside(say("person-joined", name=notice.name or ""))
        case _:
            return UNHEARD


def said(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """An agent's words, with the agent's name on them."""
    match heard:
        case Told(notice=notice):
            name, text = notice.name or "", notice.text or ""
            if notice.shown is not None and not text:
                text = notice.shown.sign
            if len(text) <= PART_MAX:
                return aside(_said_once(notice, name, text))
            parts = [text[at : at + PART_MAX] for at in range(0, len(text), PART_MAX)]
            return aside(*(say("person-said", name=name, text=part) for part in parts))
        case _:
            return UNHEARD


def _said_once(notice: Notice, name: str, text: str) -> Say:
    """One message, which stays theirs to correct."""
    return Say(
        key="person-said",
        values={"name": name, "text": text},
        slot=slot_of(notice.line) if notice.line is not None else None,
        fresh=not notice.corrected,
        answers=notice.answers,
        shown=notice.shown,
    )


def nobody(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Nobody came in time: we say so before they wonder, with what needs nobody."""
    if facts.conversation.holder is not Holder.WAITING:
        return aside()
    ways = [way for way in ways_out(facts) if way.verb in NEEDS_NOBODY]
    return ask(say("person-late", *ways, BACK), wait=waiting)


def called(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What they told is for a person to see to: one was asked, and what was offered stands."""
    if facts.conversation.holder is not Holder.WAITING:
        return aside()
    return goto(waiting, notes=Notes())


def failed(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """We could not answer: never silence, and a person looks."""
    return ask(say("person-bot-failed", BACK), wait=waiting)


SCENE = Scene(
    name="person",
    beats=(call, waiting, back, again, joined, said, nobody, called, failed),
    notes=Notes,
    verbs={
        "human": call,
        "person.back": back,
        "person.not_here": call,
        "person.scam": call,
        "person.address": call,
    },
    intents={Intent.HUMAN: call, Intent.COMPLAINT: call},
    notices={
        NoticeKind.AGENT_JOINED: joined,
        NoticeKind.AGENT_SAID: said,
        NoticeKind.AGENT_LATE: nobody,
        NoticeKind.PERSON_CALLED: called,
        NoticeKind.BOT_FAILED: failed,
    },
    open_to_all=True,
)
