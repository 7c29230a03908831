"""Pickup: the parcel waits at a pickup point; the code is for the proven recipient alone.

hse  ready_for_pickup
bot  Your parcel waits at Locker Kamppi until Monday 30 November, 18:00.…
bot  Your code: 4711. Keep it to yourself: whoever has it can open the door.
     secret
rcp  Show the code
bot  Your code: 4711. Keep it to yourself: whoever has it can open the door.
     secret
"""

from datetime import timedelta

from bot.asking import cannot, stale
from bot.card import card, point_name
from bot.facts import Facts
from bot.heard import Heard, Pressed, RefusedNow, Told, Words
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Say, Turn, aside, goto, rest, say
from bot.wording import Secret, Text
from core.actions.pickup_events import MORE_TIME, fetched_by
from core.commands import ExtendPickup
from core.model.carrier import ChangeAction
from core.model.notice import NoticeKind
from core.model.pickup_ladder import Rung
from core.model.status import Status

LONGER_DAYS = 2
_RUNGS = {
    Rung.HALFWAY: "pickup-halfway",
    Rung.LAST_DAY: "pickup-ends",
    Rung.LAST_HOURS: "pickup-last-hours",
    Rung.OVER: "pickup-over",
}


def ready(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Where it waits and until when; the code comes by itself, in a message of its own."""
    delivery = facts.delivery
    if delivery is None or not isinstance(heard, Told):
        return UNHEARD
    values: dict[str, object] = {"point": point_name(facts), "until": delivery.pickup_until}
    key = "pickup-ready" if delivery.pickup_until is not None else "pickup-ready-open"
    if heard.notice.ref == MORE_TIME:
        return aside(card(facts, fresh=True, lead=Text("pickup-more-time", values)))
    return aside(card(facts, fresh=True, lead=Text(key, values)), *_code(facts))


def code(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Shown again on a press or when asked for, while it is still needed."""
    is_waiting = facts.delivery is not None and facts.delivery.status is Status.READY_FOR_PICKUP
    match heard:
        case Pressed() | Words() if is_waiting and (said := _code(facts)):
            return aside(*said)
        case Words():
            return UNHEARD
        case _:
            return stale()


def longer(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Two more days, where the carrier gives them."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed() | Words() if not facts.may(ChangeAction.EXTEND_PICKUP):
            return cannot(facts, ChangeAction.EXTEND_PICKUP)
        case Pressed() | Words() if delivery.pickup_until is not None:
            until = max(delivery.pickup_until, facts.now) + timedelta(days=LONGER_DAYS)
            return goto(asked, ExtendPickup(delivery.id, until))
        case RefusedNow():
            return rest(card(facts, fresh=True))
        case _:
            return stale()


def asked(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    if facts.delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True, lead=Text("pickup-longer-asked")))


def ends(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """A rung of the ladder, with the way to more time on its card."""
    delivery = facts.delivery
    if not isinstance(heard, Told) or delivery is None or delivery.pickup_until is None:
        return aside()
    if delivery.status is not Status.READY_FOR_PICKUP:
        return aside()  # fetched meanwhile, or gone
    values: dict[str, object] = {"point": point_name(facts), "until": delivery.pickup_until}
    rung = Rung(heard.notice.ref) if heard.notice.ref else Rung.LAST_DAY
    return aside(card(facts, fresh=True, lead=Text(_RUNGS[rung], values)))


def counts(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """One day less: nothing rings, the card says it."""
    return aside(card(facts)) if facts.delivery is not None else aside()


def collected(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """By them, or by who they named: then they hear who."""
    if facts.delivery is None:
        return aside()
    name = fetched_by(facts.delivery)
    lead = Text("pickup-collected-by", {"name": name}) if name else Text("pickup-collected")
    return aside(card(facts, fresh=True, lead=lead))


def _code(facts: Facts) -> tuple[Say, ...]:
    pickup = facts.delivery.pickup if facts.delivery is not None else None
    if pickup is None or not pickup.code:
        return ()
    said = say("pickup-code", code=Secret(pickup.code))
    return (Say(key=said.key, values=said.values, secret=True, valid_until=pickup.until),)


SCENE = Scene(
    name="pickup",
    beats=(ready, code, longer, asked, ends, counts, collected),
    verbs={"pickup.code": code, "pickup.longer": longer},
    notices={
        NoticeKind.READY_FOR_PICKUP: ready,
        NoticeKind.PICKUP_ENDS: ends,
        NoticeKind.PICKUP_COUNTS: counts,
        NoticeKind.COLLECTED: collected,
    },
)
