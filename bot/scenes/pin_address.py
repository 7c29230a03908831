"""Pin at an address: it shows the door, or another place; it never overrides an address silently.

rcp  (pin 60.1663 24.9322)
bot  The pin is 35 m from Mannerheimintie 12 B 24, 00100 Helsinki. Is the entrance there? [Yes, use the pin] [No] [A person]
rcp  Yes, use the pin
bot  Asked: I have told the carrier where the entrance is.…
bot  Shall I keep this address for your next parcel? [Keep as Home] [Keep as Work]
     ChangeAddress
rcp  (pin 60.19 24.932)
bot  The pin is 3 km away from Mannerheimintie 12 B 24, 00100 Helsinki. Shall the courier come to the pin? [Yes, to the pin] [No, to the address] [A person]
rcp  Yes, to the pin
bot  Which of these addresses is it? [Lesnaya 59, 00100 Helsinki] [Lesnaya 58, 00100 Helsinki] [Lesnaya 57, 00100 Helsinki] [It has no address] [Leave it as it is] [A person]
rcp  It has no address
bot  Please compare. Before: Mannerheimintie 12 B 24, 00100 Helsinki. New: 60.19000, 24.93200, the place of your pin. Shall I ask the carrier to come there? [Yes, right] [Change it] [Send a pin] [Door code or note] [Leave it as it is] [A person]
"""

from dataclasses import replace

from bot.address_questions import how_far
from bot.amending import amended
from bot.asking import PERSON, cannot, ways_out
from bot.backing_out import backs_out, says_same
from bot.beside import left_as_it_is
from bot.buttons import about
from bot.draft import (
    NO_PLACE,
    Draft,
    country_of,
    is_begun,
    is_standing,
    leave,
    on_the_map,
    picked,
    picks,
    standing,
    suggested,
)
from bot.facts import Facts
from bot.heard import Entered, Heard, OtherKind, Photo, Pin, Pressed, Sticker, Voice, Words
from bot.links import has_closed_link
from bot.other_place import wants_a_time
from bot.outdated import is_address_open, outdated
from bot.pin_draft import bare, cannot_send, is_vague, only_pin, with_description, with_tried
from bot.scene import Scene, means
from bot.turn import UNHEARD, Beat, Keyboard, Turn, ask, goto, say
from bot.understanding.understood import Intent
from bot.which_of_these import named_by_place
from bot.yes_or_no import opens_with_no, opens_with_yes
from core.model.address import AddressQuery, Suggestion, Verdict, VerdictCode
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery

ACCURATE_METRES = 30.0  # farther off, neither a door nor the nearest house can be told by it


def here(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """A pin beside the address that is being put together, or that stands."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case _ if not facts.may(ChangeAction.CHANGE_ADDRESS):
            return cannot(facts, ChangeAction.CHANGE_ADDRESS)
        case Pin():
            base = notes if notes.has_street else standing(delivery)
            return _placed(heard, base, facts, notes)
        case Words(text=text) if backs_out(text):
            return left_as_it_is(text, delivery, facts)
        case Words() | Photo():
            return _words(heard, facts, notes)
        case Voice() | Sticker() | OtherKind():
            return UNHEARD
        case _:
            return goto(elsewhere)


def elsewhere(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """A pin is asked for; as the answer to "what is the right address" it may be anywhere."""
    delivery = facts.delivery
    match heard:
        case _ if not facts.may(ChangeAction.CHANGE_ADDRESS):
            return cannot(facts, ChangeAction.CHANGE_ADDRESS)
        case Pin() if delivery is not None:
            base = notes if notes.has_street else standing(delivery)
            turn = _placed(heard, base, facts, notes)
            is_far = turn.goto is far and isinstance(turn.notes, Draft)
            if not is_far or heard.live or heard.forwarded:
                return turn
            return goto(which_house, notes=bare(heard, facts, notes))
        case Words(text=text) if cannot_send(text):
            return goto("correct_address", notes=notes)
        case Entered() if delivery is not None:
            share = say("address-send-pin", keyboard=Keyboard.SHARE_PLACE)
            return ask(share, say("address-or-write", *leave(delivery), PERSON))
        case Words(text=text) if (
            backs_out(text) and delivery and (says_same(text) or not is_address_open(delivery))
        ):
            return left_as_it_is(text, delivery, facts)
        case Words(text=text) if backs_out(text):
            return goto("confirm_address")
        case Words(text=text) if means(heard, Intent.DENY) and not any(c.isdigit() for c in text):
            return goto("confirm_address")
        case Words() | Photo():
            return _words(heard, facts, notes)
        case _:
            return UNHEARD


def entrance(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """Near the address: it may mark the door."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed() if notes.pin is None or not _shows(heard, notes, delivery):
            return outdated(facts)
        case Pressed(verb="address.entrance"):
            return _with_entrance(notes, delivery)
        case Pressed():
            return _without(notes, facts)
        case Words(text=text) if backs_out(text):
            return left_as_it_is(text, delivery, facts)
        case Words() if means(heard, Intent.CONFIRM) or opens_with_yes(heard):
            return _with_entrance(notes, delivery)
        case Words() if means(heard, Intent.DENY) or opens_with_no(heard):
            return _without(notes, facts)
        case Pin():
            return here(heard, facts, notes.without_pin())
        case Entered() if notes.pin is not None and notes.verdict is not None:
            shown = notes.version(delivery)
            question = how_far(
                ("address-entrance-here", "address-entrance-here-unknown"),
                notes,
                facts,
                about(delivery, "button-entrance", "address.entrance", shown),
                about(delivery, "button-no", "address.no_pin", shown),
                PERSON,
                address=notes.line,
            )
            return ask(on_the_map(question, notes.pin, None))
        case Words() | Photo():
            return _words(heard, facts, notes)
        case Voice() | Sticker() | OtherKind():
            return UNHEARD
        case _:
            return goto("correct_address")


def far(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """Away from the address: another place, a slip of the finger, or just where they are now."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed() if notes.pin is None or not _shows(heard, notes, delivery):
            return outdated(facts)
        case Pressed(verb="address.use_pin"):
            return goto(which_house, notes=only_pin(notes, facts))
        case Pressed():
            return _without(notes, facts)
        case Words(text=text) if backs_out(text):
            return left_as_it_is(text, delivery, facts)
        case Words() if means(heard, Intent.CONFIRM) or opens_with_yes(heard):
            return goto(which_house, notes=only_pin(notes, facts))
        case Words() if means(heard, Intent.DENY) or opens_with_no(heard):
            return _without(notes, facts)
        case Pin():
            return here(heard, facts, notes.without_pin())
        case Entered() if notes.pin is not None:
            shown = notes.version(delivery)
            question = how_far(
                ("address-pin-far", "address-pin-far-unknown"),
                notes,
                facts,
                about(delivery, "button-use-pin", "address.use_pin", shown),
                about(delivery, "button-use-address", "address.no_pin", shown),
                PERSON,
                address=notes.line,
            )
            return ask(on_the_map(question, notes.pin, None))
        case Words() | Photo():
            return _words(heard, facts, notes)
        case Voice() | Sticker() | OtherKind():
            return UNHEARD
        case _:
            return goto("correct_address")


def which_house(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """The pin is the place. The nearest houses are shown where it is fine enough, never taken."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed() if notes.pin is None or notes.verdict is None:
            return outdated(facts)
        case Pressed(verb="address.at", args=(_, number, shown)):
            found = suggested(notes.verdict, number, shown)
            if found is None:
                return outdated(facts)
            return goto("correct_address.judged", notes=picked(found, notes, facts))
        case Pressed() if is_vague(notes):
            return outdated(facts)
        case Pressed():
            return goto("compare_address", notes=with_tried(notes))
        case Words(text=text) if backs_out(text):
            return left_as_it_is(text, delivery, facts)
        case Words(text=text) if notes.query is not None and not means(heard, Intent.HUMAN):
            return _named_there(text, heard, facts, notes)
        case Photo():
            return _words(heard, facts, notes)
        case Pin():
            return here(heard, facts, notes.without_pin())
        case Entered() if notes.verdict is not None:
            return _which_house(notes, notes.verdict, facts)
        case Voice() | Sticker() | OtherKind():
            return UNHEARD
        case _:
            return goto("correct_address")


def _placed(pin: Pin, base: Draft, facts: Facts, notes: Draft) -> Turn:
    """The pin beside what is known. A venue's name and address are words like others."""
    if pin.venue:
        named = facts.verdict(AddressQuery(text=pin.venue, country=country_of(facts)))
        if named.verdict not in NO_PLACE:
            base = Draft(AddressQuery(text=pin.venue, country=country_of(facts)), named)
        elif not notes.has_street:
            notes = replace(notes, query=AddressQuery(text=pin.venue, country=country_of(facts)))
    if not base.has_street or base.query is None:
        described = notes if notes.query is not None else replace(base, door=notes.door)
        return goto(which_house, notes=bare(pin, facts, described))
    query = replace(base.query, pin=pin.location, pin_accuracy_m=pin.accuracy_m)
    verdict = facts.verdict(query)
    said = base.verdict.instructions if base.verdict is not None else None
    verdict = replace(verdict, instructions=verdict.instructions or said)
    draft = replace(base, query=query, verdict=verdict, door=with_description(notes))
    match verdict.verdict:
        case VerdictCode.OUTSIDE_AREA:
            return _outside(draft, facts)
        case VerdictCode.PIN_MISMATCH if _is_nowhere(pin, facts, notes):
            return _outside(draft, facts)
        case VerdictCode.PIN_MISMATCH:
            is_now = pin.live or pin.forwarded
            warned = (say("address-pin-may-be-elsewhere"),) if is_now else ()
            return goto(far, notes=draft, says=warned)
        case VerdictCode.PIN_ONLY if draft.has_street:
            return goto("compare_address", notes=draft)
        case VerdictCode.PIN_ONLY:
            return goto(which_house, notes=bare(pin, facts, notes))
        case _ if (pin.accuracy_m or 0.0) > ACCURATE_METRES:
            return _agrees(draft, facts)
        case _ if pin.moved and not is_standing(base, _of(facts)):
            return goto("correct_address.judged", notes=draft)
        case _:
            return goto(entrance, notes=draft)


def _is_nowhere(pin: Pin, facts: Facts, notes: Draft) -> bool:
    """Whether nobody could be sent to the pin, whatever the address is."""
    alone = bare(pin, facts, notes).verdict
    return alone is not None and alone.verdict is VerdictCode.OUTSIDE_AREA


def _agrees(draft: Draft, facts: Facts) -> Turn:
    """Too rough to show a door, near enough to speak for the address; rougher, it says nothing."""
    base = draft.without_pin()
    key = "address-pin-rough" if is_vague(draft) else "address-pin-agrees"
    agreed = (say(key, address=base.line),)
    if is_standing(base, _of(facts)):
        return goto("confirm_address", says=agreed)
    return replace(_without(draft, facts), says=agreed)


def _without(notes: Draft, facts: Facts) -> Turn:
    """The address without the pin, as it was."""
    base = notes.without_pin()
    if base.query is None or is_standing(base, _of(facts)):
        return goto("confirm_address")
    said = notes.verdict.instructions if notes.verdict is not None else None
    verdict = facts.verdict(base.query)
    verdict = replace(verdict, instructions=verdict.instructions or said)
    return goto("correct_address.judged", notes=replace(base, verdict=verdict))


def _with_entrance(notes: Draft, delivery: Delivery) -> Turn:
    """At the address that stands the yes was just said; another one is compared first."""
    if is_standing(notes.without_pin(), delivery):
        return goto("compare_address.take", notes=notes)
    return goto("correct_address.judged", notes=notes)


def _which_house(notes: Draft, verdict: Verdict, facts: Facts) -> Turn:
    delivery = _of(facts)
    if verdict.verdict is VerdictCode.OUTSIDE_AREA:
        return _outside(notes, facts)
    shown = picks(delivery, verdict, "address.at")
    none = about(delivery, "button-no-address", "address.just_pin")
    ways = (*(() if is_vague(notes) else (none,)), *leave(delivery), PERSON)
    key = "address-which-house" if shown else "address-pin-which"
    if is_vague(notes):
        key = "address-pin-vague"
    question = say(key, *shown, *ways)
    return ask(on_the_map(question, notes.pin, verdict.sigma_m))


def _named_there(text: str, heard: Words, facts: Facts, notes: Draft) -> Turn:
    """Street and number of the place where the pin stands; else words that describe it."""
    assert notes.query is not None
    if (meant := _meant(text, heard, notes)) is not None:
        return goto("correct_address.judged", notes=picked(meant, notes, facts))
    if "?" in text or wants_a_time(heard) or means(heard, Intent.CONFIRM):
        return goto(which_house)
    if heard.understood.understood and not means(
        heard, Intent.CHANGE_ADDRESS, Intent.INSTRUCTIONS, Intent.DENY, Intent.OTHER
    ):
        return UNHEARD
    if means(heard, Intent.DENY) and not any(c.isdigit() for c in text):
        return UNHEARD if is_vague(notes) else goto("compare_address", notes=with_tried(notes))
    draft = amended(text, notes, facts)
    if draft is None and has_closed_link(text, facts):
        return goto(which_house, says=(say("address-link"),))
    if draft is None or draft.query is None:
        if is_vague(notes):
            return UNHEARD
        described = replace(notes.query, text=text)
        verdict = facts.verdict(described)
        is_torn = verdict.verdict is VerdictCode.PIN_MISMATCH
        named = replace(notes, query=described, verdict=verdict)
        return goto(far if is_torn else "compare_address", notes=named)
    there = replace(draft.query, pin=notes.pin, pin_accuracy_m=notes.query.pin_accuracy_m)
    if is_vague(notes):
        there = replace(there, pin=None, pin_accuracy_m=None)
    return goto(
        "correct_address.judged", notes=replace(draft, query=there, verdict=facts.verdict(there))
    )


def _meant(text: str, heard: Words, notes: Draft) -> Suggestion | None:
    """ "The second one"; a yes to the only one that is shown."""
    shown = notes.verdict.suggestions if notes.verdict is not None else ()
    is_yes = means(heard, Intent.CONFIRM) and not any(c.isdigit() for c in text)
    return shown[0] if is_yes and len(shown) == 1 else named_by_place(text, notes)


def _words(heard: Words | Photo, facts: Facts, notes: Draft) -> Turn:
    """An edit of the address beside the pin, or another address."""
    words = heard.words if isinstance(heard, Photo) else heard
    if words is None:
        return UNHEARD
    is_other = words.understood.understood and not means(
        words, Intent.CHANGE_ADDRESS, Intent.INSTRUCTIONS, Intent.DENY
    )
    if is_other:
        return UNHEARD
    draft = amended(words.text, notes, facts)
    if draft is None and has_closed_link(words.text, facts):
        return goto("correct_address", says=(say("address-link"),), notes=notes.afresh())
    if draft is None:
        return UNHEARD
    # Only the door was told: the pin is still to be spoken of, with the flat beside it.
    is_still_open = notes.pin is not None and draft.pin == notes.pin and notes.has_street
    return goto(_still_open(draft) if is_still_open else "correct_address.judged", notes=draft)


def _still_open(draft: Draft) -> Beat:
    """The question about the pin that was open."""
    is_far = draft.verdict is not None and draft.verdict.verdict is VerdictCode.PIN_MISMATCH
    return far if is_far else entrance


def _outside(draft: Draft, facts: Facts) -> Turn:
    """In the sea, or where the carrier does not drive."""
    outside = say("address-pin-outside", *ways_out(facts))
    return ask(on_the_map(outside, draft.pin, None), wait=elsewhere, notes=Draft(door=draft.door))


def _shows(heard: Pressed, notes: Draft, delivery: Delivery) -> bool:
    return heard.args[1:] == (notes.version(delivery),)


def _of(facts: Facts) -> Delivery:
    assert facts.delivery is not None
    return facts.delivery


SCENE = Scene(
    name="pin_address",
    beats=(here, elsewhere, entrance, far, which_house),
    notes=Draft,
    is_begun=is_begun,
    verbs={
        "address.entrance": entrance,
        "address.use_pin": far,
        "address.no_pin": entrance,
        "address.at": which_house,
        "address.just_pin": which_house,
    },
    kinds={Pin: here},
)
