"""Locker: the nearest pickup points with room, by walking time; one that is looked at is kept for a
moment, reserved first, then redirected.

rcp  to a locker please
bot  These are near you and have room. Where to? [Locker Kamppi · 4 min] [Locker Ruoholahti · 11 min] [Leave it at the door] [A person]
rcp  Locker Kamppi · 4 min
bot  Locker Kamppi, Urho Kekkosen katu 1, 4 min on foot. Shall I reserve a place there and send the parcel to it? [Yes, reserve it] [Another one] [A person]
     KeepCompartment
rcp  Yes, reserve it
bot  Reserved at Locker Kamppi; I have asked the carrier to bring it there.…
     Redirect
"""

from dataclasses import dataclass
from datetime import timedelta

from bot.asking import PERSON, cannot, stale, ways_out
from bot.buttons import Button, about, fingerprint
from bot.card import card, point_name
from bot.facts import LOCKERS_SHOWN_MAX, Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Text
from core.actions.places import Place
from core.commands import KeepCompartment, Redirect
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.ids import PointRef

METRES_A_SECOND = 1.2


@dataclass(frozen=True, slots=True)
class Notes:
    point: PointRef | None = None


def where_to(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The nearest with a free compartment that fits."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Words() if not means(heard, Intent.TO_LOCKER):
            return UNHEARD
        case _ if not facts.may(ChangeAction.REDIRECT):
            return cannot(facts, ChangeAction.REDIRECT)
        case Pressed(verb="locker.pick", args=(_, name)):
            found = _named(name, facts)
            if found is None:
                return Turn(says=(say("locker-gone"), *_list(delivery, facts).says))
            keep = KeepCompartment(delivery.id, found.point.ref)
            return goto(shall_i, keep, notes=Notes(point=found.point.ref))
        case Entered() | Pressed() | Words() | RefusedNow():
            return _list(delivery, facts)
        case _:
            return UNHEARD


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Say where it is and how far, then reserve."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed() if not facts.may(ChangeAction.REDIRECT):
            return cannot(facts, ChangeAction.REDIRECT)
        case Pressed(verb="locker.yes", args=(_, name)):
            found = _named(name, facts)
            if found is None:
                return goto(where_to, notes=Notes())
            return goto(reserved, Redirect(delivery.id, found.point.ref))
        case Words() if means(heard, Intent.CONFIRM) and notes.point is not None:
            return goto(reserved, Redirect(delivery.id, notes.point))
        case Words() if means(heard, Intent.DENY):
            return rest(say("locker-not", *ways_out(facts)))
        case RefusedNow():
            return goto(where_to, notes=Notes())
        case Entered():
            return _offer(delivery, facts, notes)
        case Pressed():
            return stale()
        case _:
            return UNHEARD


def reserved(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    if facts.delivery is None or facts.delivery.pickup is None:
        return goto(where_to, notes=Notes())
    lead = Text("locker-reserved", {"point": point_name(facts)})
    return rest(card(facts, fresh=True, lead=lead))


def keep(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """They would rather have it at the door."""
    return rest(card(facts, fresh=True)) if facts.delivery is not None else UNHEARD


def _list(delivery: Delivery, facts: Facts) -> Turn:
    places = facts.lockers().places[:LOCKERS_SHOWN_MAX]
    if not places:
        key = "locker-none-ill" if facts.lockers().ill else "locker-none"
        return rest(say(key, *ways_out(facts, ChangeAction.REDIRECT)))
    buttons: tuple[Button, ...] = tuple(
        about(
            delivery,
            "button-locker-near",
            "locker.pick",
            fingerprint(place.point.ref),
            point=place.point.name,
            walk=_walk(place),
        )
        for place in places
    )
    leave = about(delivery, "button-at-the-door", "locker.no")
    return ask(say("locker-where-to", *buttons, leave, PERSON), wait=where_to, notes=Notes())


def _offer(delivery: Delivery, facts: Facts, notes: Notes) -> Turn:
    found = next((p for p in facts.lockers().places if p.point.ref == notes.point), None)
    if found is None:
        return goto(where_to, notes=Notes())
    capability = facts.carrier.capability(ChangeAction.REDIRECT) if facts.carrier else None
    is_final = capability is not None and not capability.reversible
    question = say(
        "locker-shall-i-final" if is_final else "locker-shall-i",
        about(delivery, "button-reserve", "locker.yes", fingerprint(found.point.ref)),
        about(delivery, "button-another-one", "locker.other"),
        PERSON,
        where=", ".join(part for part in (found.point.name, found.point.address) if part),
        walk=_walk(found),
    )
    return ask(question)


def _named(name: str, facts: Facts) -> Place | None:
    return next((p for p in facts.lockers().places if fingerprint(p.point.ref) == name), None)


def _walk(place: Place) -> timedelta:
    seconds = place.walk_seconds
    return timedelta(seconds=seconds if seconds is not None else place.metres / METRES_A_SECOND)


SCENE = Scene(
    name="locker",
    beats=(where_to, shall_i, reserved, keep),
    notes=Notes,
    verbs={
        "locker.pick": where_to,
        "locker.other": where_to,
        "locker.yes": shall_i,
        "locker.no": keep,
    },
    intents={Intent.TO_LOCKER: where_to},
)
