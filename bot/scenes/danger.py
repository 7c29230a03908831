"""Danger: the promise may not be kept; said before it is broken, with the cause, and with ways out.

hse  late
bot  📦…
bot  I am sorry, it gets later (the route takes longer than planned): most likely between 17:00 and 17:40. You can wait, or choose: [I wait] [Other time] [Locker] [Neighbour] [A person]
rcp  I wait
bot  Thank you for your patience. I tell you when it changes.
hse  late vehicle_breakdown
bot  📦…
bot  I am sorry, it gets later (the vehicle broke down): most likely between 17:00 and 17:40.…
"""

from bot.asking import ways_out
from bot.buttons import Button, about
from bot.card import card
from bot.facts import Facts
from bot.heard import Heard, Pressed, Told
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, aside, say
from bot.wording import Text
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.notice import NoticeKind


def late(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Honest, with something to do about it."""
    delivery = facts.delivery
    match heard:
        case Told(notice=notice) if delivery is not None and not delivery.is_over:
            eta, ways = delivery.eta, _ways(facts, delivery)
            if eta is not None:
                cause = _cause(notice.ref or delivery.delayed_by or "route_late")
                told = say("late", *ways, cause=cause, start=eta.start, end=eta.end)
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


def _cause(reason: str) -> Text:
    return Text(f"reason-{reason.replace('_', '-')}")


def _ways(facts: Facts, delivery: Delivery) -> tuple[Button, ...]:
    """Waiting is one of them."""
    *ways, person = ways_out(facts, ChangeAction.CHANGE_ADDRESS)
    if facts.may(ChangeAction.NEIGHBOUR):
        ways.append(about(delivery, "button-neighbour", "neighbour.ask"))
    return about(delivery, "button-late-wait", "late.wait"), *ways, person


SCENE = Scene(
    name="danger",
    beats=(late,),
    verbs={"late.wait": late},
    notices={NoticeKind.LATE: late},
)
