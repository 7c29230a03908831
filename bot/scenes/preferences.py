"""Preferences: what a person wants of every parcel, kept by one tap; one parcel may be otherwise.

rcp  please never ring before nine
bot  From now on, for every parcel: not before 09:00? [For every parcel] [Only this one] [No] [A person]
rcp  For every parcel
bot  Kept for every parcel: not before 09:00. /places shows it, and forgets it.
     Prefer
     GiveInstructions
rcp  /places
bot  Every parcel: not before 09:00 [Forget the hours] [Menu]
rcp  Forget the hours
bot  Forgotten: not before 09:00. [Menu]
     Prefer
rcp  always bring it to a locker
bot  Where shall every parcel go? [Locker Kamppi] [Locker Ruoholahti] [Only this one] [A person]
rcp  Locker Kamppi
bot  Kept for every parcel: to Locker Kamppi. /places shows it, and forgets it.
bot  Locker Kamppi, Urho Kekkosen katu 1, 4 min on foot. Shall I reserve a place there and send the parcel to it?…
     Prefer
"""

from dataclasses import dataclass, replace
from datetime import time

from bot.asking import MENU, PERSON, stale
from bot.buttons import about, fingerprint, tail
from bot.card import title
from bot.door_words import beside
from bot.facts import LOCKERS_SHOWN_MAX, Facts
from bot.heard import Entered, Heard, Pressed, RefusedNow, Words
from bot.preferred import hours_text, point_text
from bot.scene import Scene, means
from bot.standing import CHARACTERS_MAX, StandingWish, standing_wish
from bot.turn import UNHEARD, Turn, aside, ask, goto, rest, say
from bot.understanding.fixtures import rings
from bot.understanding.understood import Intent, SpokenTime
from core.commands import Command, GiveInstructions, Prefer
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Notes:
    """What is wanted of every parcel, until somebody has said yes."""

    not_before: time | None = None
    not_after: time | None = None
    words: Words | None = None  # for this parcel alone

    @property
    def has_hours(self) -> bool:
        return self.not_before is not None or self.not_after is not None


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Hours are read back; of points one is picked. Both may be meant for this parcel alone."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Words() if (wish := standing_wish(heard)) is not None:
            return _asked(wish, heard, delivery, facts)
        case Words() if means(heard, Intent.CONFIRM) and notes.has_hours:
            return _keep_hours(delivery, facts, notes)
        case Words() if means(heard, Intent.DENY):
            return rest(say("preference-not", MENU))
        case Pressed(verb="preference.always") if notes.has_hours:
            return _keep_hours(delivery, facts, notes)
        case Pressed(verb="preference.once") if notes.has_hours:
            told = _for_the_courier(delivery, facts, notes)
            return goto("choose_slot.which_window", *told, hear=_of_this_one(notes))
        case Pressed(verb="preference.once") if notes.words is not None:
            return goto("locker.where_to", hear=_without_the_rule(notes.words))
        case Pressed(verb="preference.point", args=(_, name)):
            return _keep_point(name, delivery, facts)
        case Pressed(verb="preference.no"):
            return rest(say("preference-not", MENU))
        case Pressed():
            return stale()
        case RefusedNow():
            return rest(say("place-not-kept", PERSON))
        case Entered() if notes.has_hours:
            return _read_back(delivery, facts, notes)
        case _:
            return UNHEARD


def _asked(wish: StandingWish, heard: Words, delivery: Delivery, facts: Facts) -> Turn:
    if not wish.at_a_point:
        return _read_back(delivery, facts, Notes(wish.not_before, wish.not_after, heard))
    places = facts.lockers().places[:LOCKERS_SHOWN_MAX]
    if not places:
        return goto("locker.where_to", hear=_without_the_rule(heard))
    buttons = tuple(
        about(
            delivery,
            "button-point",
            "preference.point",
            fingerprint(place.point.ref),
            point=place.point.name,
        )
        for place in places
    )
    once = about(delivery, "button-only-this", "preference.once")
    return ask(say("preference-which-point", *buttons, once, PERSON), notes=Notes(words=heard))


def _read_back(delivery: Delivery, facts: Facts, notes: Notes) -> Turn:
    wanted = _with_hours(facts, notes)
    question = say(
        "preference-shall-i",
        about(delivery, "button-every-parcel", "preference.always"),
        about(delivery, "button-only-this", "preference.once"),
        about(delivery, "button-no", "preference.no"),
        PERSON,
        what=hours_text(wanted),
    )
    return ask(question, notes=notes)


def _keep_hours(delivery: Delivery, facts: Facts, notes: Notes) -> Turn:
    """A time that is promised outside of them is asked about at once."""
    wanted = _with_hours(facts, notes)
    kept = say("preference-kept", what=hours_text(wanted))
    keep = Prefer(facts.conversation.id, wanted)
    promise = delivery.promised
    stands = promise is not None and wanted.suits(promise.window, facts.zone)
    commands = (keep, *_for_the_courier(delivery, facts, notes))
    if stands or not facts.may(ChangeAction.CHANGE_WINDOW) or delivery.address.confirmed is None:
        return rest(kept, commands=commands)
    return goto("choose_slot", *commands, says=(kept,))


def _for_the_courier(delivery: Delivery, facts: Facts, notes: Notes) -> tuple[Command, ...]:
    """When never to ring is read at the door too, where nobody knows of a window."""
    words = notes.words
    if words is None or not rings(words.text) or not facts.may(ChangeAction.INSTRUCTIONS):
        return ()
    card = beside(DoorCard(note=words.text[:CHARACTERS_MAX].strip()), delivery.door_card)
    return (GiveInstructions(delivery.id, card),)


def _keep_point(name: str, delivery: Delivery, facts: Facts) -> Turn:
    """And this parcel too, if it may be redirected: that is asked where every redirect is."""
    found = next((p for p in facts.lockers().places if fingerprint(p.point.ref) == name), None)
    if found is None:
        return rest(say("locker-gone", MENU))
    wanted = facts.conversation.preferences.with_point(found.point.ref, found.point.name)
    kept = say("preference-kept", what=point_text(wanted))
    keep = Prefer(facts.conversation.id, wanted)
    if not facts.may(ChangeAction.REDIRECT):
        return rest(kept, commands=(keep,))
    picked = Pressed("locker.pick", (tail(delivery), name))
    return goto("locker.where_to", keep, says=(kept,), hear=picked)


def _with_hours(facts: Facts, notes: Notes) -> Preferences:
    return facts.conversation.preferences.with_hours(notes.not_before, notes.not_after)


def _of_this_one(notes: Notes) -> Heard:
    """The hours as a wish for this parcel: "not before nine" is a time from nine on."""
    if notes.words is None:
        return Entered()
    read = notes.words.understood
    wish = SpokenTime(start=notes.not_before, end=notes.not_after)
    meant = replace(
        read,
        intent=Intent.RESCHEDULE,
        understood=True,
        entities=replace(read.entities, time=wish),
    )
    return replace(_without_the_rule(notes.words), understood=meant)


def _without_the_rule(words: Words) -> Words:
    """What was understood is heard on; "always" is not heard in it again."""
    return replace(words, text="")


def as_always(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """A new parcel, and a point where all of them go: one tap reserves a place, one leaves it."""
    delivery, wanted = facts.delivery, facts.conversation.preferences
    if delivery is None:
        return UNHEARD
    found = next((p for p in facts.lockers().places if p.point.ref == wanted.point), None)
    if found is None or not facts.may(ChangeAction.REDIRECT):
        return goto("confirm_address")
    yes = about(delivery, "button-reserve", "locker.yes", fingerprint(found.point.ref))
    match heard:
        case Entered():
            door = about(delivery, "button-this-one-home", "preference.door")
            question = say(
                "preference-as-always",
                yes,
                door,
                PERSON,
                what=title(delivery),
                point=found.point.name,
            )
            return ask(question)
        case Words() if means(heard, Intent.CONFIRM):
            return goto("locker.shall_i", hear=Pressed("locker.yes", yes.args))
        case Words() if means(heard, Intent.DENY):
            return goto("confirm_address")
        case Pressed(verb="preference.door"):
            return goto("confirm_address")
        case _:
            return UNHEARD


def forget(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """At once."""
    wanted, talk = facts.conversation.preferences, facts.conversation
    match heard:
        case Pressed(args=("hours",)) if wanted.has_hours:
            left, gone = wanted.with_hours(None, None), hours_text(wanted)
        case Pressed(args=("point",)) if wanted.point is not None:
            left, gone = wanted.with_point(None), point_text(wanted)
        case _:
            return stale()
    return aside(say("place-forgotten", MENU, place=gone), commands=(Prefer(talk.id, left),))


SCENE = Scene(
    name="preferences",
    beats=(shall_i, as_always, forget),
    notes=Notes,
    verbs={
        "preference.always": shall_i,
        "preference.once": shall_i,
        "preference.no": shall_i,
        "preference.point": shall_i,
        "preference.door": as_always,
        "preference.forget": forget,
    },
)
