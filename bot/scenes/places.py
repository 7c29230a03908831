"""Places: "home" for whoever comes back; kept by one tap, looked at anew before it is used.

rcp  Change it
bot  What is the right address? Write it as you like, or send a pin of the place. [Home: Bulevardi 7, 00120 Helsinki] [Send a pin] [Leave it as it is] [A person]
rcp  Home: Bulevardi 7, 00120 Helsinki
bot  Please compare. Before: Mannerheimintie 12 B 24, 00100 Helsinki. New: Bulevardi 7, 00120 Helsinki.…
rcp  Yes, right
bot  Asked: I have told the carrier the new address.…
     ChangeAddress
rcp  /places
bot  Home: Bulevardi 7, 00120 Helsinki [Forget Home] [Menu]
rcp  forget home
bot  Forgotten: Home. [Menu]
     RemovePlace
rcp  /places
bot  No place is kept. After an address is right, you can keep it with one tap. [Menu] [A person]
"""

from dataclasses import replace

from bot.asking import MENU, PERSON, cannot
from bot.buttons import about, fingerprint, plain
from bot.draft import Draft
from bot.facts import Facts
from bot.heard import Heard, Pressed, RefusedNow, Words
from bot.home import LABELS, by_fingerprint, called, named, place_line, wants_to_forget
from bot.outdated import outdated
from bot.preferred import preference_buttons, preference_lines
from bot.scene import NoNotes, Scene
from bot.turn import UNHEARD, Turn, aside, goto, say
from bot.wording import Lines, Text
from core.commands import RemovePlace, SavePlace
from core.model.carrier import ChangeAction
from core.model.saved_place import SavedPlace


def pick(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Home, as the gazetteer knows it now: what is no longer there is asked like any address."""
    match heard:
        case Pressed(args=(_, shown)):
            found = by_fingerprint(shown, facts)
        case Words(text=text):
            found = named(text, facts)
        case _:
            return UNHEARD
    if found is None:
        return outdated(facts)
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        return cannot(facts, ChangeAction.CHANGE_ADDRESS)
    return goto("correct_address.judged", notes=_at(found, facts))


def _at(place: SavedPlace, facts: Facts) -> Draft:
    """The place with its flat, which may have been told beside its address."""
    query, door = place.query, place.card_at(facts.now)
    known = query.components
    if known is not None and known.unit is None and door.unit:
        parts = replace(known, unit=door.unit, entrance=known.entrance or door.entrance)
        query = replace(query, text=None, components=parts)
        door = replace(door, unit=None, entrance=None)
    return Draft(query, facts.verdict(query), door, is_unit_told=True)


def keep(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Where this parcel goes, for the next one; without any code."""
    delivery, talk = facts.delivery, facts.conversation
    match heard:
        case Pressed(args=(_, label)) if delivery is not None and label in LABELS:
            forget = about(delivery, f"button-forget-{label}", "place.forget", fingerprint(label))
            kept = say("place-kept", forget, MENU, place=Text(f"place-{label}"))
            return aside(kept, commands=(SavePlace(talk.id, delivery.id, label),))
        case RefusedNow():
            return aside(say("place-not-kept", PERSON))
        case _:
            return UNHEARD


def forget(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """At once, by a tap or by words."""
    match heard:
        case Pressed(args=(*_, shown)):
            found = by_fingerprint(shown, facts)
        case Words(text=text) if wants_to_forget(text):
            found = named(text, facts)
        case _:
            return UNHEARD
    if found is None:
        return aside(say("place-gone", MENU, PERSON))
    gone = say("place-forgotten", MENU, place=called(found))
    return aside(gone, commands=(RemovePlace(facts.conversation.id, found.id),))


def all_of_them(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """What is kept, each with a way to let it go."""
    if not facts.places and facts.conversation.preferences.are_none:
        return aside(say("place-none", MENU, PERSON))
    places = (place_line(place, facts.now) for place in facts.places)
    lines = Lines((*places, *preference_lines(facts)))
    buttons = tuple(
        plain("button-forget-place", "place.forget", fingerprint(each.label), place=called(each))
        for each in facts.places
    )
    more = preference_buttons(facts)
    return aside(say("place-all", *buttons, *more, MENU, lines=lines))


SCENE = Scene(
    name="places",
    beats=(pick, keep, forget, all_of_them),
    verbs={"place.pick": pick, "place.save": keep, "place.forget": forget},
    slashes={"places": all_of_them},
)
