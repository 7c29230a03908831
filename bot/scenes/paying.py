"""Paying: a time that costs something is booked once it is paid, and what was paid comes back when
the time is lost.

rcp  I want to choose another time
bot  When shall we come?…
rcp  Tomorrow 10:00–12:00
bot  Wednesday 25 November, 10:00–12:00. I keep it for you until 10:05 and book it as soon as you have paid. [Pay €2.00] [Other time] [A person]
     HoldSlot
hse  paid
bot  €2.00 is paid, and the time is booked: Wednesday 25 November, 10:00–12:00.…
hse  refund
bot  You get €2.00 back. It can take a few days until you see it. [Other time] [A person]
"""

from bot.asking import PERSON, ways_out
from bot.buttons import about
from bot.card import card
from bot.facts import Facts
from bot.heard import Heard, Told
from bot.scene import Scene
from bot.turn import Turn, aside, rest, say
from bot.wording import Text
from core.model.carrier import ChangeAction
from core.model.notice import NoticeKind
from core.model.payment import Why

# Where the talk stood while it was to be paid: that is answered.
_WAITED_IN = frozenset({"choose_slot", "waiting"})


def booked(heard: Heard, facts: Facts, notes: object) -> Turn:
    """The money is here, and so is the promise."""
    promise = facts.delivery.promised if facts.delivery is not None else None
    if promise is None or facts.payment is None:
        return aside()
    told = {"window": promise.window, "fee": facts.payment.amount}
    says = card(facts, fresh=True, lead=Text("pay-booked", told))
    return rest(says) if facts.conversation.scene in _WAITED_IN else aside(says)


def unpayable(heard: Heard, facts: Facts, notes: object) -> Turn:
    """Telegram does not take it: the time is not booked, and nobody waits for money in vain."""
    match heard:
        case Told() if facts.delivery is not None:
            return rest(say("pay-unpayable", *ways_out(facts)))
        case _:
            return aside()


def given_back(heard: Heard, facts: Facts, notes: object) -> Turn:
    """How much, and why where they could not know."""
    payment = facts.payment
    if payment is None or facts.delivery is None:
        return aside()
    is_known = payment.why in (None, Why.OVER)
    why = "" if is_known else Text(f"pay-why-{payment.why}")
    when = "" if payment.goes_back_by_telegram else Text("pay-in-days")
    may = facts.delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW)
    other = (about(facts.delivery, "button-other-time", "slot.other"),) if may else ()
    return aside(say("pay-back", *other, PERSON, fee=payment.amount, why=why, when=when))


SCENE = Scene(
    name="paying",
    beats=(booked, unpayable, given_back),
    notices={
        NoticeKind.PAID: booked,
        NoticeKind.UNPAYABLE: unpayable,
        NoticeKind.REFUND: given_back,
    },
)
