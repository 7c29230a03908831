"""Missed: an attempt failed; its reason opens its own ways on, and may be disputed.

hse  attempt_failed recipient_absent
bot  The courier came at 10:00 and could not hand your parcel over: nobody answered the door. Attempts left: 2. What shall we do? [Other time] [Locker] [I was at home] [A person]
rcp  I was at home
bot  I am sorry about that. I do not count this attempt until somebody has looked into it. When shall we come? [Other time] [Locker] [A person]
     DisputeAttempt
hse  attempt_failed recipient_absent
bot  The courier came at 10:00 and could not hand your parcel over: nobody answered the door. Attempts left: 1. What shall we do?…
rcp  I WAS AT HOME!! nobody rang
bot  I am sorry about that. I do not count this attempt until somebody has looked into it.
bot  I have asked one of us to join.…
     DisputeAttempt
     AskPerson
"""

from bot.asking import PERSON, ways_out
from bot.buttons import Button, about
from bot.facts import Facts
from bot.heard import Heard, Pressed, RefusedNow, Told, Words
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Turn, aside, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Text
from core.commands import DisputeAttempt
from core.model.attempt import Attempt
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.notice import NoticeKind
from core.model.reason import ROOTS, Fault, Reason, Remedy
from core.model.status import Status

WORDS_MAX = 500
LOUD_WORDS, LOUD_LETTERS = 2, 3

_WAYS: dict[Remedy, tuple[str, str, ChangeAction]] = {
    Remedy.OTHER_SLOT: ("button-other-time", "slot.other", ChangeAction.CHANGE_WINDOW),
    Remedy.LOCKER: ("button-locker", "locker.pick", ChangeAction.REDIRECT),
    Remedy.FIX_ADDRESS: ("button-fix-address", "address.change", ChangeAction.CHANGE_ADDRESS),
    Remedy.DOOR_CARD: ("button-door-card", "door.add", ChangeAction.INSTRUCTIONS),
    Remedy.RETURN: ("button-return", "return.ask", ChangeAction.RETURN),
}


def what_now(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """What was reported, without blame, and what can be done."""
    delivery = facts.delivery
    last = _last(delivery)
    if delivery is None or last is None or last.reason is None:
        return aside() if isinstance(heard, Told) else UNHEARD
    match heard:
        case Pressed(verb="missed.dispute"):
            return goto(disputed, DisputeAttempt(delivery.id))
        case Words(text=text) if _says_was_there(heard, delivery):
            then = believed if _is_angry(heard) else disputed
            return goto(then, DisputeAttempt(delivery.id, text[:WORDS_MAX]))
        case RefusedNow():
            return rest(say("instead", *ways_out(facts)))
        case Words():
            return UNHEARD
        case _:
            return rest(
                say(
                    "missed-what-now" if delivery.attempts_left else "missed-last",
                    *remedies(facts, delivery, last.reason, disputed=last.disputed),
                    at=last.at,
                    reason=Text(f"reason-{last.reason.replace('_', '-')}"),
                    left=delivery.attempts_left,
                ),
                focus=delivery.id,
            )


def disputed(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """It does not count until somebody has looked; meanwhile nobody has to wait."""
    return rest(say("missed-disputed", *ways_out(facts, ChangeAction.CHANGE_ADDRESS)))


def believed(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Somebody who is angry gets no list of buttons, but one of us, who reads it all."""
    return goto("person.call", hear=Pressed("person.not_here"), says=(say("missed-not-counted"),))


def not_received(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """ "It says delivered, but there is nothing here." """
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    if delivery.status is Status.ATTEMPT_FAILED:
        return what_now(heard, facts, notes)
    if delivery.status is Status.DELIVERED:
        return rest(say("missed-says-delivered", PERSON))
    return UNHEARD


def remedies(
    facts: Facts, delivery: Delivery, reason: Reason, *, disputed: bool
) -> tuple[Button, ...]:
    """The reason's remedies, as far as they are allowed now."""
    root = ROOTS[reason]
    buttons = [
        about(delivery, _WAYS[remedy][0], _WAYS[remedy][1])
        for remedy in root.remedies
        if remedy in _WAYS and facts.may(_WAYS[remedy][2])
    ]
    if root.fault is Fault.RECIPIENT and not disputed:
        buttons.append(about(delivery, "button-was-home", "missed.dispute"))
    return (*buttons, PERSON)


def _says_was_there(heard: Words, delivery: Delivery) -> bool:
    has_failed = delivery.status is Status.ATTEMPT_FAILED
    return has_failed and means(heard, Intent.NOT_RECEIVED)


def _is_angry(heard: Words) -> bool:
    loud = sum(len(word) >= LOUD_LETTERS and word.isupper() for word in heard.text.split())
    return Intent.COMPLAINT in heard.understood.also or loud >= LOUD_WORDS or "!!" in heard.text


def _last(delivery: Delivery | None) -> Attempt | None:
    return delivery.attempts[-1] if delivery is not None and delivery.attempts else None


SCENE = Scene(
    name="missed",
    beats=(what_now, disputed, believed, not_received),
    verbs={"missed.dispute": what_now},
    intents={Intent.NOT_RECEIVED: not_received},
    notices={NoticeKind.ATTEMPT_FAILED: what_now},
)
