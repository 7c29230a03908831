"""Locker: the pickup points that suit best; one that is looked at is kept for a moment, reserved
first, then redirected. A no lets it go at once.

rcp  to a locker please
bot  These are near you and have room. Where to? • Locker Kamppi: 4 min on foot, open until 22:00, 2 free • Locker Ruoholahti: 11 min on foot, 1 free [Locker Kamppi · 4 min] [Locker Ruoholahti · 11 min] [Leave it at the door] [A person]
rcp  Locker Kamppi · 4 min
bot  Locker Kamppi, Urho Kekkosen katu 1, 4 min on foot. Shall I reserve a place there and send the parcel to it? [Yes, reserve it] [Another one] [A person]
     KeepCompartment
rcp  no
bot  All right, no pickup point. What shall we do?…
     LetCompartmentGo
rcp  to a locker please
bot  These are near you and have room. Where to?…
rcp  Locker Kamppi · 4 min
bot  Locker Kamppi, Urho Kekkosen katu 1, 4 min on foot.…
     KeepCompartment
rcp  Yes, reserve it
bot  Reserved at Locker Kamppi; I have asked the carrier to bring it there.…
     Redirect
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.asking import PERSON, cannot, price_told, stale, ways_out
from bot.backing_out import drops
from bot.buttons import Button, about, fingerprint
from bot.card import card, point_name
from bot.facts import LOCKERS_SHOWN_MAX, Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Told, Words
from bot.home_instead import wishes_home
from bot.hours_asked import asks_hours
from bot.point_facts import place_line, remarks, walk
from bot.point_hours import hours_of
from bot.scene import Scene, means
from bot.step_free import wants_no_steps
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.normalise import normalised
from bot.understanding.understood import Intent
from bot.wording import Lines, Text
from bot.yes_as_away import agrees, refuses
from core.commands import KeepCompartment, LetCompartmentGo, Redirect
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.ids import PointRef
from core.model.notice import NoticeKind
from core.model.point_choice import Place
from core.model.reason import Reason
from core.model.status import Status


@dataclass(frozen=True, slots=True)
class Notes:
    """The point that is looked at; whether there may be no step before it."""

    point: PointRef | None = None
    step_free: bool = False


def where_to(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Those that suit best, each with what tells it from the others."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    if isinstance(heard, Words) and wants_no_steps(heard.text):
        notes = Notes(step_free=True)
    match heard:
        case Words(text=text) if asks_hours(text) and not means(heard, Intent.TO_LOCKER):
            return _when_open(text, _shown(delivery, facts, notes), facts)
        case Words() if _wants_it_home(heard):
            return keep(heard, facts, notes)
        case Words(text=text) if (found := _called(text, delivery, facts, notes)) is not None:
            return _looked_at(delivery, found, notes)
        case Words() if not (means(heard, Intent.TO_LOCKER) or notes.step_free):
            return UNHEARD
        case _ if not facts.may(ChangeAction.REDIRECT):
            return cannot(facts, ChangeAction.REDIRECT)
        case Pressed(verb="locker.pick", args=(_, name)):
            found = _named(name, facts, notes)
            if found is None:
                listed = _list(delivery, facts, notes)
                return replace(listed, says=(say("locker-gone"), *listed.says))
            return _looked_at(delivery, found, notes)
        case Entered() | Pressed() | Words() | RefusedNow():
            return _list(delivery, facts, notes)
        case _:
            return UNHEARD


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Say where it is and how far, then reserve. A no frees what was kept."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed() if not facts.may(ChangeAction.REDIRECT):
            return cannot(facts, ChangeAction.REDIRECT)
        case Pressed(verb="locker.yes", args=(_, name)):
            found = _named(name, facts, notes)
            if found is None:
                return goto(where_to, notes=replace(notes, point=None))
            return goto(reserved, Redirect(delivery.id, found.point.ref))
        case Words() if _wants_it_home(heard):
            return keep(heard, facts, notes)
        case Words() if notes.point is not None and agrees(heard, facts):
            return goto(reserved, Redirect(delivery.id, notes.point))
        case Words(text=text) if asks_hours(text):
            places = facts.lockers(step_free=notes.step_free).places
            return _when_open(text, [p for p in places if p.point.ref == notes.point], facts)
        case Words(text=text) if wants_no_steps(text):
            return where_to(heard, facts, notes)
        case Words(text=text) if refuses(heard) or drops(text):
            free = LetCompartmentGo(delivery.id)
            return rest(say("locker-not", *ways_out(facts)), commands=(free,))
        case RefusedNow():
            return goto(where_to, notes=replace(notes, point=None))
        case Entered():
            return _offer(delivery, facts, notes)
        case Pressed():
            return stale()
        case _:
            return UNHEARD


def reserved(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    if facts.delivery is None or facts.delivery.pickup is None:
        return goto(where_to, notes=Notes())
    is_kept = facts.point is None or facts.point.keeps_room
    lead = Text("locker-reserved" if is_kept else "locker-asked", {"point": point_name(facts)})
    return rest(card(facts, fresh=True, lead=lead))


def keep(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """They would rather have it at the door: what was kept for them is free at once."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True), commands=(LetCompartmentGo(delivery.id),))


def not_there(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The courier could not leave it where it was to go: said, and the next best is offered."""
    delivery = facts.delivery
    if not isinstance(heard, Told) or delivery is None or not delivery.attempts:
        return aside()
    reason = delivery.attempts[-1].reason
    why = Text(f"reason-{str(reason or Reason.OTHER).replace('_', '-')}")
    failed = say("locker-failed", point=point_name(facts), reason=why)
    if not facts.may(ChangeAction.REDIRECT):
        return rest(failed, say("instead", *ways_out(facts)))
    listed = _list(delivery, facts, Notes())
    return replace(listed, says=(failed, *listed.says))


def _wants_it_home(heard: Words) -> bool:
    """ "Doch nach Hause bitte" sounds like a yes, and is the opposite; with a time it is about
    that."""
    is_timed = heard.understood.entities.time is not None
    return wishes_home(heard.text) and not is_timed and not means(heard, Intent.TO_LOCKER)


def _when_open(text: str, places: Sequence[Place], facts: Facts) -> Turn:
    """Of each that is shown; what was asked stands above with its buttons."""
    told = tuple(hours_of(place.point, text, facts) for place in places)
    return aside(say("point-hours", lines=Lines(told))) if told else UNHEARD


def _shown(delivery: Delivery, facts: Facts, notes: Notes) -> list[Place]:
    found = facts.lockers(step_free=notes.step_free).places
    return [place for place in found if not _was_full(place, delivery)][:LOCKERS_SHOWN_MAX]


def _list(delivery: Delivery, facts: Facts, notes: Notes) -> Turn:
    found, places = facts.lockers(step_free=notes.step_free), _shown(delivery, facts, notes)
    if not places:
        none = "locker-none-step-free" if notes.step_free else "locker-none"
        key = "locker-none-ill" if found.ill else none
        return rest(say(key, *ways_out(facts, ChangeAction.REDIRECT)))
    buttons: tuple[Button, ...] = tuple(
        about(
            delivery,
            "button-locker-near",
            "locker.pick",
            fingerprint(place.point.ref),
            point=place.point.name,
            walk=walk(place),
        )
        for place in places
    )
    leave = about(delivery, "button-at-the-door", "locker.no")
    lines = [place_line(place, delivery.parcel.size, facts.now) for place in places]
    about_all = Lines((*lines, *remarks(places)))
    question = say("locker-where-to", *buttons, leave, PERSON, lines=about_all)
    return ask(question, wait=where_to, notes=replace(notes, point=None))


def _offer(delivery: Delivery, facts: Facts, notes: Notes) -> Turn:
    places = facts.lockers(step_free=notes.step_free).places
    found = next((p for p in places if p.point.ref == notes.point), None)
    if found is None:
        return goto(where_to, notes=replace(notes, point=None))
    capability = facts.carrier.capability(ChangeAction.REDIRECT) if facts.carrier else None
    is_final = capability is not None and not capability.reversible
    where = ", ".join(part for part in (found.point.name, found.point.address) if part)
    key = "locker-shall-i" if found.point.keeps_room else "locker-shall-i-ask"
    more = (Text("locker-final"),) if is_final else ()
    told = Text(key, {"where": where, "walk": walk(found)})
    question = say(
        "locker-question",
        about(delivery, "button-reserve", "locker.yes", fingerprint(found.point.ref))
        if found.point.keeps_room
        else about(delivery, "button-send-there", "locker.yes", fingerprint(found.point.ref)),
        about(delivery, "button-another-one", "locker.other"),
        PERSON,
        lines=Lines((told, *more, *remarks((found,))), joined=" "),
    )
    return ask(*price_told(facts, ChangeAction.REDIRECT), question)


def _was_full(place: Place, delivery: Delivery) -> bool:
    """Where it could not be left just now, it is not offered again."""
    has_failed = delivery.status is Status.ATTEMPT_FAILED and delivery.pickup is not None
    return has_failed and delivery.pickup is not None and place.point.ref == delivery.pickup.point


def _looked_at(delivery: Delivery, found: Place, notes: Notes) -> Turn:
    kept = KeepCompartment(delivery.id, found.point.ref)
    return goto(shall_i, kept, notes=replace(notes, point=found.point.ref))


def _called(text: str, delivery: Delivery, facts: Facts, notes: Notes) -> Place | None:
    """The one of those that are shown whose name, or a word of it that no other has, is typed."""
    if not facts.may(ChangeAction.REDIRECT):
        return None
    said, shown = normalised(text), _shown(delivery, facts, notes)
    names = [(place, normalised(place.point.name)) for place in shown]
    found = [place for place, name in names if said == name or said in name.split()]
    return found[0] if len(found) == 1 else None


def _named(name: str, facts: Facts, notes: Notes) -> Place | None:
    places = facts.lockers(step_free=notes.step_free).places
    return next((p for p in places if fingerprint(p.point.ref) == name), None)


SCENE = Scene(
    name="locker",
    beats=(where_to, shall_i, reserved, keep, not_there),
    notes=Notes,
    verbs={
        "locker.pick": where_to,
        "locker.other": where_to,
        "locker.yes": shall_i,
        "locker.no": keep,
    },
    intents={Intent.TO_LOCKER: where_to},
    notices={NoticeKind.POINT_FAILED: not_there},
)
