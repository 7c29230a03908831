"""Missed: an attempt failed; its reason opens its own talk, and what is known of it is said.

hse  attempt_failed recipient_absent
bot  The courier came at 10:00 and could not hand your parcel over: nobody answered the door. Attempts left: 2. I keep Tuesday 24 November, 18:00–20:00 for you until 12:00. Does that suit you? [Take Today 18:00–20:00] [Tomorrow 10:00–12:00] [Locker] [Other time] [I was at home] [A person]
     KeepNextTry
rcp  I was at home
bot  I am sorry about that. Reported was, 10:00: nobody answered the door. I do not count this attempt until somebody has looked into it. Meanwhile Tuesday 24 November, 18:00–20:00 is kept for you until 12:00. [Take Today 18:00–20:00] [Other time] [Locker] [A person]
     DisputeAttempt
rcp  yes ok
bot  Booked: Tuesday 24 November, 18:00–20:00.…
     ConfirmHold
hse  attempt_failed out_of_time
bot  I am sorry: your parcel could not come, because the courier ran out of time. You are first in the next plan: I keep Tuesday 24 November, 14:00–16:00 for you until 12:00. Does that suit you? [Take Today 14:00–16:00] [Tomorrow 10:00–12:00] [Locker] [Other time] [A person]
     KeepNextTry
hse  attempt_failed recipient_absent
bot  The courier came at 10:00 and could not hand your parcel over: nobody answered the door. Attempts left: 1. I keep…
     KeepNextTry
rcp  I WAS AT HOME!! nobody rang
bot  I am sorry about that. Reported was, 10:00: nobody answered the door. I do not count this attempt until somebody has looked into it. Meanwhile…
bot  I have asked one of us to join.…
     DisputeAttempt
     AskPerson
"""

from dataclasses import dataclass, replace

from bot.asking import PERSON, ways_out
from bot.buttons import Button, about
from bot.door_words import beside
from bot.facts import Facts
from bot.heard import Heard, Pressed, RefusedNow, Told, Words
from bot.home_words import says_was_at_home
from bot.next_tries import later_button, next_tries, take_button
from bot.scene import Scene, means
from bot.told_evidence import told_evidence
from bot.turn import UNHEARD, Say, Turn, aside, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.who_comes import tells_who_comes
from bot.wording import Lines, Text
from bot.yes_if import booking
from core.commands import DisputeAttempt, GiveInstructions, KeepNextTry
from core.model.attempt import Attempt, Settled
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.notice import NoticeKind
from core.model.promise import Hold
from core.model.reason import KEEPS_A_PLACE, NOBODY_CAME, ROOTS, Fault, Remedy, Step
from core.model.status import Status

WORDS_MAX = 500
NOTE_MAX = 120
LOUD_WORDS, LOUD_LETTERS = 2, 3

_WAYS: dict[Remedy, tuple[str, str, ChangeAction]] = {
    Remedy.OTHER_SLOT: ("button-other-time", "slot.other", ChangeAction.CHANGE_WINDOW),
    Remedy.LOCKER: ("button-locker", "locker.pick", ChangeAction.REDIRECT),
    Remedy.FIX_ADDRESS: ("button-fix-address", "address.change", ChangeAction.CHANGE_ADDRESS),
    Remedy.DOOR_CARD: ("button-door-card", "door.add", ChangeAction.INSTRUCTIONS),
    Remedy.RETURN: ("button-return", "return.ask", ChangeAction.RETURN),
}
_ORDER = (
    Remedy.RETURN,
    Remedy.FIX_ADDRESS,
    Remedy.DOOR_CARD,
    Remedy.LOCKER,
    Remedy.OTHER_SLOT,
)


@dataclass(frozen=True, slots=True)
class Notes:
    """Whether a place was looked for already: once is enough for one attempt."""

    looked: bool = False


def what_now(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What was reported, without blame, and what can be done: a place is kept before they ask."""
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
        case Words() if (hold := facts.hold) is not None and (
            turn := booking(heard, hold.window, hold.id, facts)
        ) is not None:
            return turn
        case Words() if means(heard, Intent.DENY) and facts.hold is not None:
            return goto("choose_slot")
        case Words(text=text) if _tells_who(text, last, facts):
            return _told_who(heard, delivery, facts)
        case Words():
            return UNHEARD
        case Told() if (kept := _to_be_kept(delivery, last, facts)) is not None:
            return goto(what_now, kept, notes=Notes(looked=True))
        case Told() if _asks_for_the_address(last, facts):
            return goto("correct_address", says=(_told(delivery, last, facts),))
        case RefusedNow() if not notes.looked and last.disputed:
            return rest(say("instead", *ways_out(facts)))
        case _:
            return ask(_told(delivery, last, facts), wait=what_now, notes=Notes(looked=True))


def who_comes(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Passed on; what they must bring along is said now, not at the door."""
    delivery, last = facts.delivery, _last(facts.delivery)
    if delivery is None or last is None or last.reason is None:
        return rest(say("instead", *ways_out(facts)))
    step = ROOTS[last.reason].step
    kept = _after(Step.AGAIN, facts.hold) if step is Step.WHO else ()
    told = say(
        "missed-who-told",
        *_buttons(delivery, last, facts),
        age=delivery.parcel.min_age or 0,
        after=Lines(kept, joined=" "),
    )
    return ask(told, wait=what_now, notes=Notes(looked=True))


def disputed(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """What is known of it, and that nobody has to wait meanwhile."""
    delivery, last = facts.delivery, _last(facts.delivery)
    if delivery is None or last is None:
        return rest(say("instead", *ways_out(facts)))
    ways = ways_out(facts, ChangeAction.CHANGE_ADDRESS)
    return ask(
        _known(delivery, last, facts, *take_button(delivery, facts.hold), *ways), wait=what_now
    )


def believed(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Somebody who is angry gets no list of buttons, but one of us, who reads it all."""
    delivery, last = facts.delivery, _last(facts.delivery)
    if delivery is None or last is None:
        return goto("person.call", hear=Pressed("person.not_here"))
    said = _known(delivery, last, facts, *take_button(delivery, facts.hold))
    return goto("person.call", hear=Pressed("person.not_here"), says=(said,))


def not_received(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """ "It says delivered, but there is nothing here." """
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    if delivery.status is Status.ATTEMPT_FAILED:
        return what_now(heard, facts, notes)
    if delivery.status is Status.DELIVERED:
        return goto("claims.not_here", hear=heard)
    return UNHEARD


def decided(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """One of us has closed what they claimed: how, and a person for whoever wants to know why."""
    match heard:
        case Told(notice=notice) if facts.delivery is not None:
            about_attempt = "attempt-" if notice.ref == "attempt" else ""
            return aside(say(f"claim-{about_attempt}{notice.text or 'upheld'}", PERSON))
        case _:
            return aside()


def _tells_who(text: str, last: Attempt, facts: Facts) -> bool:
    """Who was asked for is an answer only where that was the question."""
    is_asked = last.reason is not None and ROOTS[last.reason].step is Step.WHO
    return is_asked and facts.may(ChangeAction.INSTRUCTIONS) and tells_who_comes(text)


def _told_who(heard: Words, delivery: Delivery, facts: Facts) -> Turn:
    """For the courier in their own words; a time beside it is a wish for that time."""
    given = beside(DoorCard(note=heard.text[:NOTE_MAX]), delivery.door_card)
    told = GiveInstructions(delivery.id, given)
    if heard.understood.entities.time is not None and facts.may(ChangeAction.CHANGE_WINDOW):
        age = delivery.parcel.min_age or 0
        said = say("missed-who-told", age=age, after=Lines(()))
        return goto("choose_slot.which_window", told, hear=heard, says=(said,))
    return goto(who_comes, told)


def _to_be_kept(delivery: Delivery, last: Attempt, facts: Facts) -> KeepNextTry | None:
    """A place for the next try, where the reason wants one and nothing is promised by now."""
    assert last.reason is not None
    wants_one = ROOTS[last.reason].step in KEEPS_A_PLACE and delivery.attempts_left > 0
    is_free = delivery.promised is None and facts.hold is None
    if not wants_one or not is_free or delivery.status is not Status.ATTEMPT_FAILED:
        return None
    if not facts.may(ChangeAction.CHANGE_WINDOW):
        return None
    windows = next_tries(facts, last)
    return KeepNextTry(delivery.id, windows[0]) if windows else None


def _asks_for_the_address(last: Attempt, facts: Facts) -> bool:
    """Then what they write next is heard as one."""
    is_wrong = last.reason is not None and ROOTS[last.reason].step is Step.ADDRESS
    return is_wrong and facts.may(ChangeAction.CHANGE_ADDRESS)


def _told(delivery: Delivery, last: Attempt, facts: Facts) -> Say:
    assert last.reason is not None
    step, is_denied = ROOTS[last.reason].step, _may_be_disputed(last)
    buttons = () if _asks_for_the_address(last, facts) else _buttons(delivery, last, facts)
    told = say(
        "missed-not-come" if step in NOBODY_CAME else "missed-came",
        *buttons,
        at=last.at,
        reason=_reason(last),
        left=delivery.attempts_left,
        evidence=told_evidence(last) if is_denied else Lines(()),
        after=Lines(_after(step, facts.hold) if buttons else (), joined=" "),
    )
    return _shown(told, last) if is_denied else told


def _shown(told: Say, last: Attempt) -> Say:
    """With the photo that was taken there, where we keep it."""
    return replace(told, proof=last.proof.picture) if last.proof is not None else told


def _after(step: Step, hold: Hold | None) -> tuple[Text, ...]:
    """The step's own question; a place that is kept is named with it."""
    if step is Step.PAYMENT:
        return (Text("payment-due"),)
    if hold is None or step not in KEEPS_A_PLACE:
        plain = Step.AGAIN if step is Step.FIRST else step
        return (Text(f"after-{plain.replace('_', '-')}"),)
    kept = "after-first-kept" if step is Step.FIRST else "after-kept"
    told = Text(kept, {"window": hold.window, "until": hold.expires_at})
    is_plain = step in (Step.AGAIN, Step.FIRST)
    return (told,) if is_plain else (Text(f"after-{step.replace('_', '-')}"), told)


def _known(delivery: Delivery, last: Attempt, facts: Facts, *buttons: Button) -> Say:
    hold = facts.hold
    meanwhile: Text | str = ""
    if hold is not None:
        meanwhile = Text("missed-meanwhile", {"window": hold.window, "until": hold.expires_at})
    verdicts = {
        None: Text("missed-open"),
        Settled.DISPROVED: Text("missed-disproved"),
        Settled.STANDS: Text("missed-stands"),
    }
    told = say(
        "missed-disputed",
        *buttons,
        at=last.at,
        reason=_reason(last),
        evidence=told_evidence(last),
        verdict=verdicts[last.settled],
        meanwhile=meanwhile,
    )
    return _shown(told, last)


def _buttons(delivery: Delivery, last: Attempt, facts: Facts) -> tuple[Button, ...]:
    """The place that is kept, another day, and the reason's remedies as far as they are allowed."""
    assert last.reason is not None
    root = ROOTS[last.reason]
    buttons = [*take_button(delivery, facts.hold), *later_button(delivery, facts)]
    for remedy in _ORDER:
        if remedy in root.remedies and facts.may(_WAYS[remedy][2]):
            label, verb, _ = _WAYS[remedy]
            if root.step is Step.HOURS and remedy is Remedy.DOOR_CARD:
                label, verb = "button-opening-hours", "access.hours"
            buttons.append(about(delivery, label, verb))
    if _may_be_disputed(last) and not last.disputed:
        label = "button-not-me" if root.step is Step.REFUSED else "button-was-home"
        buttons.append(about(delivery, label, "missed.dispute"))
    return (*buttons, PERSON)


def _reason(last: Attempt) -> Text:
    assert last.reason is not None
    return Text(f"reason-{last.reason.replace('_', '-')}")


def _may_be_disputed(last: Attempt) -> bool:
    """What is laid at the recipient's own door they may deny."""
    return last.reason is not None and ROOTS[last.reason].fault is Fault.RECIPIENT


def _says_was_there(heard: Words, delivery: Delivery) -> bool:
    has_failed = delivery.status is Status.ATTEMPT_FAILED
    return has_failed and (means(heard, Intent.NOT_RECEIVED) or says_was_at_home(heard.text))


def _is_angry(heard: Words) -> bool:
    loud = sum(len(word) >= LOUD_LETTERS and word.isupper() for word in heard.text.split())
    complains = means(heard, Intent.COMPLAINT) or Intent.COMPLAINT in heard.understood.also
    return complains or loud >= LOUD_WORDS or "!!" in heard.text


def _last(delivery: Delivery | None) -> Attempt | None:
    return delivery.attempts[-1] if delivery is not None and delivery.attempts else None


SCENE = Scene(
    name="missed",
    beats=(what_now, who_comes, disputed, believed, not_received, decided),
    notes=Notes,
    verbs={"missed.dispute": what_now},
    intents={Intent.NOT_RECEIVED: not_received},
    notices={
        NoticeKind.ATTEMPT_FAILED: what_now,
        NoticeKind.CLAIM_CLOSED: decided,
    },
)
