"""Danger: the promise may not be kept; said before it is broken, with the cause, and with ways out.
Or it could be kept earlier than it was made: then nobody comes without a yes.

hse  late
bot  📦…
bot  I am sorry, it gets later (the route takes longer than planned): most likely between 17:00 and 17:40. You can wait, or choose: [I wait] [Other time] [Locker] [Neighbour] [A person]
rcp  I wait
bot  Thank you for your patience. I tell you when it changes.
hse  late vehicle_breakdown
bot  📦…
bot  I am sorry, it gets later (the carrier says: the vehicle broke down): most likely between 17:00 and 17:40.…
hse  late passed_by
bot  📦…
bot  I am sorry: the courier has gone on to others without coming to you, and nobody has told us why. I have told the carrier that you are waiting. You can wait, or choose: [I wait] [Other time] [Locker] [Neighbour] [A person]
hse  sooner
bot  The courier could be with you at about 13:20 already, before the promised time: Tuesday 24 November, 14:00–16:00. May they come earlier? Without your yes they do not. [Yes, come earlier] [No, as promised]
rcp  No, as promised
bot  It stays as promised: Tuesday 24 November, 14:00–16:00.
rcp  Yes, come earlier
bot  The courier may come from 13:20 on; I have told the carrier.…
     AllowSooner
"""

from bot.asking import ways_out
from bot.buttons import Button, about, packed_window, window_of
from bot.card import card
from bot.facts import Facts
from bot.heard import Heard, Pressed, RefusedNow, Told, Words
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Turn, aside, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Text
from core.actions.passing_by import PASSED_BY
from core.commands import AllowSooner
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.notice import Notice, NoticeKind
from core.model.overdue import eta_at, is_passed_by
from core.model.reason import Reason

ROUTE_LATE = "route_late"


def late(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Honest, with something to do about it."""
    delivery = facts.delivery
    match heard:
        case Told(notice=Notice(ref=ref)) if delivery is not None and ref == PASSED_BY:
            told = say("late-passed-by", *_ways(facts, delivery))
            return aside(card(facts), *((told,) if is_passed_by(delivery) else ()))
        case Told(notice=notice) if delivery is not None and not delivery.is_over:
            eta, ways = eta_at(delivery, facts.now), _ways(facts, delivery)
            if eta is not None:
                cause = _cause(notice.ref or delivery.delayed_by)
                told = say("late", *ways, cause=cause, start=eta.start, end=eta.end)
            elif notice.window is not None:
                told = say("late-overdue", *ways, window=notice.window)
            elif notice.ref is not None:
                told = say("late-unknown-why", *ways, cause=_cause(notice.ref))
            else:
                told = say("late-unknown", *ways)
            return aside(card(facts), told)
        case Told():
            return aside()
        case Pressed():
            return aside(say("late-waits"))
        case _:
            return UNHEARD


def answered(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """ "That's too late for me" wants another way, "ok" none."""
    delivery = facts.delivery
    if delivery is None or not isinstance(heard, Words):
        return aside()
    if means(heard, Intent.DENY):
        return aside(say("instead", *_ways(facts, delivery)))
    return aside(say("late-waits"))


def sooner(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Asked once. Who says nothing is visited as was promised."""
    delivery = facts.delivery
    promise = delivery.awaited if delivery is not None else None
    if delivery is None or promise is None:
        return aside() if isinstance(heard, Told) else rest(say("sooner-over"))
    match heard:
        case Told(notice=notice) if notice.window is not None and notice.ref == promise.id:
            at = notice.window.start
            packed = packed_window(notice.window)
            yes = about(delivery, "button-sooner-yes", "sooner.yes", *packed)
            no = about(delivery, "button-sooner-no", "sooner.no")
            return aside(say("sooner-may-they", yes, no, at=at, window=promise.window))
        case Told():
            return aside()
        case Pressed(verb="sooner.yes", args=(_, *words)) if window := window_of(tuple(words)):
            return goto(agreed, AllowSooner(delivery.id, window.start))
        case Pressed():
            return aside(say("sooner-stays", window=promise.window))
        case RefusedNow():
            return rest(say("sooner-over"))
        case _:
            return UNHEARD


def agreed(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Read back from what stands now."""
    promise = facts.delivery.awaited if facts.delivery is not None else None
    if promise is None:
        return rest(say("sooner-over"))
    lead = Text("sooner-agreed", {"at": promise.window.start})
    return rest(card(facts, fresh=True, lead=lead))


def _cause(reason: str | None) -> Text:
    """What the carrier gave is told as its word; that the route takes longer we reckon ourselves."""
    if reason is None or reason == ROUTE_LATE:
        return Text("reason-route-late")
    if reason == Reason.OTHER:
        return Text("reason-other")  # that they gave none is not their word
    told = Text(f"reason-{reason.replace('_', '-')}")
    return Text("cause-by-carrier", {"cause": told})


def _ways(facts: Facts, delivery: Delivery) -> tuple[Button, ...]:
    """Waiting is one of them."""
    *ways, person = ways_out(facts, ChangeAction.CHANGE_ADDRESS)
    if facts.may(ChangeAction.NEIGHBOUR):
        ways.append(about(delivery, "button-neighbour", "neighbour.ask"))
    return about(delivery, "button-late-wait", "late.wait"), *ways, person


SCENE = Scene(
    name="danger",
    beats=(late, answered, sooner, agreed),
    verbs={"late.wait": late, "sooner.yes": sooner, "sooner.no": sooner},
    notices={NoticeKind.LATE: late, NoticeKind.SOONER: sooner},
)
