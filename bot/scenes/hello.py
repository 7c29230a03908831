"""Hello: a link opens the talk, a proof shows whose it is, and only then something is shown.

rcp  /start lnk123
bot  Hello! I help with one parcel. Before I show anything, please show me that it is yours. Share your number with the button below, or type the parcel's 6-digit code.
     keyboard share_phone
     OpenLink
bot  Is this link not for you? [Not mine] [A person]
rcp  111111
bot  That does not match this parcel. After five wrong codes it locks for a day.
bot  Please share your number with the button below, or type the 6-digit code.
     keyboard share_phone
     ProveByCode refused
rcp  (own number +358401234567)
bot  Thank you, that is your parcel.
     keyboard none
     ProveByPhone
bot  Kauppa Oy sends you a parcel with Own Fleet. Is this the right address? Mannerheimintie 12 B 24, 00100 Helsinki [Yes, right] [Change it] [Send a pin] [Not mine] [A person]
"""

from bot.asking import PERSON
from bot.buttons import about, plain
from bot.card import card
from bot.facts import Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, SharedContact, Started, Told, Words
from bot.proving import proof_code
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Keyboard, Say, Turn, aside, goto, rest, say
from bot.understanding.understood import Intent
from core.commands import NotMine, OpenLink, OpenNeighbourLink, ProveByCode, ProveByPhone
from core.model.delivery import Delivery
from core.model.neighbour_ask import TOKEN_PREFIX
from core.model.notice import NoticeKind


def start(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """A link brings a parcel to prove; without one we say where the talk begins."""
    match heard:
        case Started(token=str(token)) if any(_is_own(each, token) for each in facts.deliveries):
            return rest(say("neighbour-link-own", PERSON))
        case Started(token=str(token)) if token.startswith(TOKEN_PREFIX):
            opened = OpenNeighbourLink(facts.conversation.id, token)
            turn = goto("next_door", opened)
        case Started(token=str(token)):
            turn = goto(prove, OpenLink(facts.conversation.id, token))
        case RefusedNow():
            return rest(say("hello-no-such-link", PERSON))
        case _ if facts.conversation.proving is not None:
            turn = goto(prove)
        case Started() if facts.delivery is not None:
            turn = rest(card(facts, fresh=True))
        case Started() | Entered():
            turn = rest(say("hello-no-link", PERSON))
        case _:
            return UNHEARD
    return Turn(
        says=turn.says,
        commands=turn.commands,
        goto=turn.goto,
        rest=turn.rest,
        resume=isinstance(heard, Started),
    )


def prove(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The number that Telegram vouches for, or the parcel's code. Nothing else is looked at."""
    talk = facts.conversation
    if talk.proving is None:
        if facts.delivery is not None:
            return goto(coming)
        return rest(say("hello-no-link", PERSON))
    match heard:
        case SharedContact(phone=phone, own=True):
            return goto(coming, ProveByPhone(talk.id, phone))
        case SharedContact():
            return Turn(says=(say("hello-not-own-contact"), _again()))
        case Words(text=text) if (code := proof_code(text)) is not None:
            return goto(coming, ProveByCode(talk.id, code))
        case Words(understood=understood) if understood.intent is Intent.WRONG_RECIPIENT:
            if understood.understood:
                return goto("hello.not_mine", hear=Pressed("hello.not_mine"))
            return Turn(says=(_again(), _not_for_you()))
        case Words(understood=understood) if understood.understood and facts.delivery is None:
            return _shown_first(understood.intent)
        case Entered():
            return Turn(says=(_hello(), _not_for_you()))
        case RefusedNow(refusal=refusal) if refusal.code == "wrong-code" and refusal.at is not None:
            return Turn(says=_locked())
        case RefusedNow():
            return Turn(says=(_again(),))
        case _:
            return UNHEARD


def _shown_first(intent: Intent) -> Turn:
    """Help, a person or another language may be asked for before the proof; a parcel may not."""
    open_to_all = (Intent.HELP, Intent.LANGUAGE, Intent.PAYMENT)
    return UNHEARD if intent in open_to_all else Turn(says=(say("hello-first"), _again()))


def coming(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The chat is theirs now: say what is coming."""
    if facts.delivery is None:
        return goto(prove) if facts.conversation.proving else rest(say("hello-no-link", PERSON))
    thanks = say("hello-yours", keyboard=Keyboard.NONE)
    if len(facts.open_deliveries) > 1:
        thanks = say("hello-yours-many", keyboard=Keyboard.NONE, count=len(facts.open_deliveries))
    is_early = facts.delivery.status in ("announced", "scheduled", "attempt_failed")
    if facts.delivery.address.confirmed is None and is_early and facts.delivery.pickup is None:
        usual = facts.conversation.preferences.point
        return goto("preferences.as_always" if usual else "confirm_address", says=(thanks,))
    return rest(thanks, card(facts, fresh=True))


def not_mine(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Not theirs: nothing more comes into this chat, and the sender hears of it."""
    talk = facts.conversation
    meant = talk.proving.delivery if talk.proving is not None else talk.focus
    match heard:
        case Pressed(verb="hello.not_mine") if meant is not None:
            return goto(gone, NotMine(talk.id, meant))
        case Pressed(verb="address.not_mine") if facts.delivery is not None:
            return goto(gone, NotMine(talk.id, facts.delivery.id))
        case Words() if facts.delivery is not None and not talk.proving:
            sure = about(facts.delivery, "button-not-mine", "address.not_mine")
            return rest(say("hello-really-not-mine", sure, PERSON))
        case _:
            return UNHEARD


def gone(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    return rest(say("hello-not-mine-done", keyboard=Keyboard.NONE))


def unbound(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Somebody else has shown that a parcel of this chat is theirs."""
    match heard:
        case Told():
            return aside(say("hello-unbound", PERSON))
        case _:
            return UNHEARD


def _is_own(delivery: Delivery, token: str) -> bool:
    """Whoever made a neighbour's link has to send it on, not to open it."""
    return delivery.neighbour_ask is not None and delivery.neighbour_ask.token == token


def _hello() -> Say:
    return say("hello-prove", keyboard=Keyboard.SHARE_PHONE)


def _again() -> Say:
    return say("hello-prove-again", keyboard=Keyboard.SHARE_PHONE)


def _locked() -> tuple[Say, ...]:
    """No code opens it for now; the owner's number does, and so may a person."""
    by_number = say("hello-locked-number", keyboard=Keyboard.SHARE_PHONE)
    return by_number, say("hello-locked-person", PERSON)


def _not_for_you() -> Say:
    return say("hello-not-for-you", plain("button-not-mine", "hello.not_mine"), PERSON)


SCENE = Scene(
    name="hello",
    beats=(start, prove, coming, not_mine, gone, unbound),
    verbs={"hello.not_mine": not_mine, "address.not_mine": not_mine},
    intents={Intent.WRONG_RECIPIENT: not_mine},
    notices={NoticeKind.UNBOUND: unbound},
    kinds={Started: start},
    open_to_all=True,
)
