"""Compare addresses: old and new side by side, with what the courier is told; only a yes asks.

rcp  Bulevardi 5
bot  Please compare. Before: Mannerheimintie 12 B 24, 00100 Helsinki. New: Bulevardi 5, 00120 Helsinki. Shall I ask the carrier to come to the new one? [Yes, right] [Change it] [Send a pin] [Door code or note] [Leave it as it is] [A person]
rcp  Door code or note
bot  What must the courier know at the door? A code, a floor, a name on the bell. [Nothing] [A person]
rcp  code 4521
bot  Please compare. Before: Mannerheimintie 12 B 24, 00100 Helsinki. New: Bulevardi 5, 00120 Helsinki. The courier is told: door code 4521. Shall I ask the carrier to come to the new one? [Yes, right] [Change it] [Send a pin] [Leave it as it is] [A person]
rcp  Yes, right
bot  Asked: I have told the carrier the new address.…
bot  Shall I keep this address for your next parcel? [Keep as Home] [Keep as Work]
     ChangeAddress
     GiveInstructions
"""

from dataclasses import replace

from bot.access import unknown_of
from bot.amending import (
    amended,
    is_for_courier,
    lacks_flat,
    left_to_tell,
    with_note,
    with_unknown_flat,
)
from bot.asked_twice import put
from bot.asking import PERSON, cannot, price_told, version, ways_out
from bot.backing_out import backs_out
from bot.beside import left_as_it_is, tells_of_a_door
from bot.buttons import about
from bot.card import card, is_entrance, newest
from bot.door_words import read_back
from bot.draft import (
    Draft,
    is_begun,
    is_standing,
    leave,
    may_be_address,
    on_the_map,
    pin_button,
    typed_pin,
)
from bot.facts import Facts
from bot.heard import (
    Entered,
    Heard,
    OtherKind,
    Photo,
    Pin,
    Pressed,
    RefusedNow,
    Sticker,
    Voice,
    Words,
)
from bot.home import remember_buttons
from bot.links import has_closed_link
from bot.no_flat import of_the_flat
from bot.other_place import other_place, wants_a_time
from bot.outdated import is_address_open, outdated
from bot.scene import Scene, means, was_refused
from bot.turn import UNHEARD, Say, Turn, ask, goto, rest, say
from bot.understanding.answer_words import tells_nothing
from bot.understanding.understood import Intent
from bot.way_in import way_in
from bot.wording import Lines, Text
from bot.yes_and import yes_and
from bot.yes_or_no import denies, is_both, says_yes
from core.actions.announce import told_address
from core.commands import AskPerson, ChangeAddress, Command, ConfirmAddress, GiveInstructions
from core.model.address_wish import ProposedAddress
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard

CORRECTIONS_SHOWN_MAX = 2


def shall_i(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """Old and new side by side; only a yes asks the carrier."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(verb="address.yes.new", args=(_, shown)) if _is(notes, shown, delivery):
            return _taken(notes, delivery, facts)
        case Pressed(verb="address.pin.new") if notes.query is not None:
            return goto("pin_address.elsewhere", notes=notes)
        case Pressed(verb="address.change.new") if notes.query is not None:
            return goto("correct_address", notes=notes.afresh())
        case Pressed():
            return outdated(facts)
        case _ if notes.query is None or notes.verdict is None:
            return goto("correct_address")
        case Words(text=text) if backs_out(text):
            return left_as_it_is(text, delivery, facts)
        case Words():
            return _words(heard, facts, notes)
        case Photo(words=Words() as words):
            turn = _words(words, facts, notes)
            return turn if turn.unheard else replace(turn, says=(say("photo-thanks"), *turn.says))
        case Pin():
            return goto("pin_address", notes=notes, hear=heard)
        case RefusedNow():
            return _refused(heard, facts, notes)
        case Entered():
            return _compared(notes, delivery, facts)
        case _:
            return UNHEARD


def take(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """The yes was said already: to the pin at the door, or by showing whose chat it is."""
    match heard:
        case RefusedNow():
            return _refused(heard, facts, notes)
        case Entered() if facts.delivery is not None and notes.query is not None:
            return _taken(notes, facts.delivery, facts)
        case _:
            return goto(shall_i)


def what_to_know(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """A code or a note for the new door, offered once."""
    delivery = facts.delivery
    match heard:
        case _ if delivery is None:
            return UNHEARD
        case _ if notes.query is None:
            return outdated(facts)
        case Pressed(verb="address.note" | "address.look_for" as verb):
            nothing = about(delivery, "button-nothing", "address.note_none")
            key = "door-what" if verb == "address.note" else "address-look-for"
            return ask(say(key, nothing, PERSON))
        case Words(text=text) if backs_out(text) or tells_nothing(text):
            return goto(shall_i)
        case Words() if means(heard, Intent.DENY):
            return goto(shall_i)
        case Words() if means(heard, Intent.INSTRUCTIONS) or not heard.understood.understood:
            draft = amended(heard.text, notes, facts)
            if draft is not None and draft.line == notes.line:
                return goto(shall_i, notes=draft)
            return goto(shall_i, notes=with_note(heard, notes))
        case Words() | Photo():
            return UNHEARD
        case Pin():
            return goto("pin_address", notes=notes, hear=heard)
        case Voice() | Sticker() | OtherKind():
            return UNHEARD
        case _:
            return goto(shall_i)


def changed(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """Asked; the ticks on the card say how far it is. The times that are free at the new place are
    looked for once it is written down: a notice brings them."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    asked = newest(facts.changes)
    key = "address-asked-new-number" if delivery.address.unproved else "address-asked"
    lead = Text("address-asked-entrance" if asked and is_entrance(asked) else key)
    shown = card(facts, fresh=True, lead=lead)
    if unknown_of(delivery) and facts.may(ChangeAction.INSTRUCTIONS):
        return goto("access", says=(shown,))
    remember = remember_buttons(facts)
    return rest(shown, say("place-remember", *remember)) if remember else rest(shown)


def _words(heard: Words, facts: Facts, notes: Draft) -> Turn:
    """A yes or no; else an edit of what stands here, or another address, or a note."""
    has_digit = any(c.isdigit() for c in heard.text)
    is_other = heard.understood.understood and not means(
        heard, Intent.CHANGE_ADDRESS, Intent.INSTRUCTIONS, Intent.CONFIRM, Intent.DENY
    )
    match heard:
        case Words() if _is_older(notes, facts) and (says_yes(heard) or yes_and(heard)):
            return goto(shall_i, says=(say("address-card-is-old"),))
        case Words() if _tells_hours(heard, facts):
            return goto(shall_i, notes=with_note(heard, notes))
        case Words() if (more := yes_and(heard)) is not None and wants_a_time(more):
            return _taken_and(more, notes, facts)
        case Words() if (draft := other_place(heard, facts)) is not None:
            return goto("correct_address.judged", notes=draft)
        case Words() if wants_a_time(heard):
            return goto(shall_i, says=(say("address-first"),))
        case Words() if (draft := _with_yes(heard, facts, notes)) is not None:
            assert facts.delivery is not None
            return _taken(draft, facts.delivery, facts)
        case Words() if says_yes(heard):
            assert facts.delivery is not None
            return _taken(notes, facts.delivery, facts)
        case Words(text=text) if is_both(text) or (means(heard, Intent.CONFIRM) and "?" in text):
            return goto(shall_i)
        case Words() if (draft := of_the_flat(heard, notes, facts)) is not None:
            return goto("correct_address.judged", notes=draft)
        case Words() if means(heard, Intent.DENY) and not has_digit:
            return goto("correct_address", notes=notes.afresh())
        case Words(text=text) if denies(text, notes.verdict):
            return goto("correct_address", notes=notes.afresh())
        case Words(text=text) if lacks_flat(text) and not has_digit:
            return goto("correct_address.judged", notes=with_unknown_flat(heard, notes))
        case Words(text=text) if not is_other or may_be_address(text):
            draft = amended(text, notes, facts)
            if draft is not None and (typed := typed_pin(draft)) is not None:
                return goto("pin_address", notes=notes, hear=typed)
            if draft is not None:
                return goto("correct_address.judged", notes=draft)
            if has_closed_link(text, facts):
                return goto(shall_i, says=(say("address-link"),))
            if is_for_courier(heard) or tells_of_a_door(heard):
                return goto(shall_i, notes=with_note(heard, notes))
            if means(heard, Intent.CHANGE_ADDRESS, Intent.DENY):
                return goto("correct_address", notes=notes.afresh())
            return UNHEARD
        case _:
            return UNHEARD


def _tells_hours(heard: Words, facts: Facts) -> bool:
    """When a company is open is of its door, and no wish for a time."""
    is_business = facts.delivery is not None and facts.delivery.is_business
    return is_business and way_in(heard.text).card.opening_hours is not None


def _is_older(notes: Draft, facts: Facts) -> bool:
    """Whether somebody else has changed the address since the two were compared."""
    delivery = facts.delivery
    return bool(notes.before) and delivery is not None and notes.before != version(delivery)


def _taken_and(more: Words, notes: Draft, facts: Facts) -> Turn:
    """ "Yes, tomorrow at ten": the address is asked for, then the time is heard."""
    assert facts.delivery is not None
    taken = _taken(notes, facts.delivery, facts)
    if not taken.commands:
        return taken
    return replace(taken, says=(say("address-asked"),), goto="menu", hear=more, notes=None)


def _with_yes(heard: Words, facts: Facts, notes: Draft) -> Draft | None:
    """ "Yes, code 4521": the draft with what was told beside the yes; None where that is an edit."""
    more = yes_and(heard)
    if more is None or not means(more, Intent.INSTRUCTIONS):
        return None
    edit = amended(more.text, notes, facts)
    if edit is None:
        return with_note(more, notes)
    return edit if edit.line == notes.line else None


def _compared(draft: Draft, delivery: Delivery, facts: Facts) -> Turn:
    """The same address wants only a yes; another one stands beside the old."""
    if is_standing(draft, delivery):
        if draft.is_unit_told or (draft.query and draft.query.accept_unknown):
            return goto(take)
        told = _told_beside(draft, delivery, facts)
        if is_address_open(delivery):
            return goto("confirm_address", *told)
        if delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW):
            return goto("choose_slot", *told, says=(_so_already(delivery),))
        so = Text("address-so-already", {"address": delivery.address.line})
        return rest(card(facts, fresh=True, lead=so), commands=tuple(told))
    question = _question(draft, delivery, facts)
    instead = say("address-one-tap", *question.buttons, new=draft.line)
    more = question.values["more"]
    compared = replace(draft, before=version(delivery))
    turn = put(question, compared, facts, wait=shall_i, instead=instead, beside=more)
    price = price_told(facts, ChangeAction.CHANGE_ADDRESS)
    return replace(turn, says=(*price, *turn.says)) if turn.says else turn


def _so_already(delivery: Delivery) -> Say:
    return say("address-so-already", address=delivery.address.line)


def _question(draft: Draft, delivery: Delivery, facts: Facts) -> Say:
    assert draft.verdict is not None
    known = draft.door_card
    buttons = [
        about(delivery, "button-yes-right", "address.yes.new", draft.version(delivery)),
        about(delivery, "button-change-it", "address.change.new"),
        pin_button(facts, draft, "address.pin.new"),
    ]
    if not (known.code or known.note) and facts.may(ChangeAction.INSTRUCTIONS):
        buttons.append(about(delivery, "button-door-card", "address.note"))
    before = delivery.address.verdict.components if delivery.address.verdict else None
    is_same_house = before is not None and draft.verdict.components.is_same_house(before)
    key = "address-compare"
    if draft.pin is not None:
        key = "address-compare-pin" if draft.has_street else "address-compare-place"
    elif is_same_house and delivery.address.point is not None:
        key = "address-so-it-is"
    said = say(
        key,
        *buttons,
        *leave(delivery),
        PERSON,
        old=delivery.address.line,
        new=draft.line,
        more=_more(draft),
    )
    return on_the_map(said, draft.where, draft.verdict.sigma_m)


def _more(draft: Draft) -> Lines:
    """What was read otherwise than it was written, what nobody knows, and what the courier hears
    beside the address."""
    assert draft.verdict is not None
    found = [
        Text("address-corrected", {"written": each.written, "corrected": each.corrected})
        for each in draft.verdict.corrections
        if each.written and each.corrected
    ][:CORRECTIONS_SHOWN_MAX]
    if draft.query is not None and draft.query.accept_unknown:
        found.append(Text("address-new-number"))
    told = draft.beside_the_line
    if told != DoorCard():
        found.append(Text("address-courier-told", {"card": read_back(told)}))
    return Lines(tuple(found), joined=" ")


def _is(notes: Draft, shown: str, delivery: Delivery) -> bool:
    return notes.query is not None and shown == notes.version(delivery)


def _taken(draft: Draft, delivery: Delivery, facts: Facts) -> Turn:
    """The yes: the address is confirmed or changed, with what else was told."""
    assert draft.query is not None
    beside = _told_beside(draft, delivery, facts)
    if is_standing(draft, delivery):
        confirm = ConfirmAddress(delivery.id, accept_unknown=draft.query.accept_unknown)
        return goto("confirm_address.confirmed", confirm, *beside)
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        return cannot(facts, ChangeAction.CHANGE_ADDRESS)
    return goto(changed, ChangeAddress(delivery.id, draft.query), *beside, notes=Draft())


def _told_beside(draft: Draft, delivery: Delivery, facts: Facts) -> tuple[Command, ...]:
    """What the courier must know and the address alone does not bring to the door card."""
    if not facts.may(ChangeAction.INSTRUCTIONS):
        return ()
    told = left_to_tell(draft, facts)
    if is_standing(draft, delivery):
        told = draft.door_card
        if delivery.door_card.merged(told) == delivery.door_card:
            return ()
    return (GiveInstructions(delivery.id, told),) if told != DoorCard() else ()


def _refused(heard: RefusedNow, facts: Facts, notes: Draft) -> Turn:
    """A proof is asked for and the change goes on by itself; a person hears why they are asked."""
    why = heard.refusal.why_not
    if "prove-again" in why:
        return goto("prove_again", notes=notes)
    if "wants-a-person" in why:
        return goto("person.waiting", _wish_for(notes, facts))
    if "already-so" in why:
        return rest(card(facts, fresh=True))
    if was_refused(heard, "address-not-located"):
        return goto("correct_address", notes=Draft(door=notes.door))
    return rest(say("instead", *ways_out(facts, ChangeAction.CHANGE_ADDRESS)))


def _wish_for(draft: Draft, facts: Facts) -> AskPerson:
    """What a person is to grant: the address as it was said yes to, with its door."""
    delivery = facts.delivery
    assert delivery is not None and draft.query is not None and draft.verdict is not None
    door = left_to_tell(draft, facts) if facts.may(ChangeAction.INSTRUCTIONS) else DoorCard()
    proposed = ProposedAddress(
        delivery=delivery.id, address=told_address(draft.query, draft.verdict), door=door
    )
    return AskPerson(facts.conversation.id, "address_change", proposed)


SCENE = Scene(
    name="compare_address",
    beats=(shall_i, take, what_to_know, changed),
    notes=Draft,
    is_begun=is_begun,
    verbs={
        "address.yes.new": shall_i,
        "address.pin.new": shall_i,
        "address.change.new": shall_i,
        "address.note": what_to_know,
        "address.look_for": what_to_know,
        "address.note_none": what_to_know,
    },
)
