"""Confirm the address: one card with yes, change, not mine.

bot  Kauppa Oy sends you a parcel with Own Fleet. Is this the right address? Mannerheimintie 12 B 24, 00100 Helsinki [Yes, right] [Change it] [Send a pin] [Not mine] [A person]
rcp  Yes, right
bot  Thank you, the address is right. A door code or a note helps the courier. [Door code or note] [Keep as Home] [Keep as Work]
bot  When shall we come? These times are free:…
     ConfirmAddress
hse  address_open
"""

from dataclasses import replace

from bot.access import unknown_of
from bot.address_questions import who_corrects
from bot.amending import (
    amended,
    elsewhere,
    is_of_a_house,
    names_part,
    says_no_flat,
    wants_elsewhere,
)
from bot.asking import PERSON, cannot, version
from bot.backing_out import keeps, undoes
from bot.beside import beside, left_as_it_is, stands
from bot.buttons import Button, about
from bot.card import card, carrier_name, title
from bot.door_words import beyond, in_short
from bot.draft import Draft, may_be_address, on_the_map, pin_button, standing
from bot.facts import Facts
from bot.heard import Entered, Heard, Photo, Pressed, RefusedNow, Words
from bot.home import (
    called,
    names_a_place,
    place_at,
    place_buttons,
    remember_buttons,
    spoken_of,
)
from bot.lost_street import names_street
from bot.no_flat import of_the_flat
from bot.other_place import at_reception, other_place
from bot.outdated import is_address_open, outdated
from bot.scene import NoNotes, Scene, means
from bot.turn import UNHEARD, Say, Turn, aside, goto, rest, say
from bot.understanding.counted import counts, waits
from bot.understanding.understood import Intent
from bot.way_round import names_way
from bot.wording import Lines, Text
from bot.yes_and import yes_and
from bot.yes_or_no import denies, is_both, is_of_before, repeats, says_yes
from core.commands import Command, ConfirmAddress, GiveInstructions
from core.model.address import VerdictCode
from core.model.carrier import ChangeAction
from core.model.conversation import Holder
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.notice import NoticeKind


def is_it_right(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The address as the sender told it."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(verb="address.yes", args=(_, shown)) if shown == version(delivery):
            return _right(facts, delivery)
        case Pressed(verb="address.number_mine", args=(_, shown)) if shown == version(delivery):
            return _number_is_right(facts, delivery)
        case Pressed(verb="address.yes" | "address.number_mine"):
            return outdated(facts)
        case Pressed(verb="address.change") | RefusedNow():
            return goto("correct_address")
        case Words():
            return _words(heard, facts, delivery)
        case Photo(words=Words(text=text) as words) if may_be_address(text):
            turn = _words(words, facts, delivery)
            return turn if turn.unheard else replace(turn, says=(say("photo-thanks"), *turn.says))
        case Entered() if delivery.address.is_torn:
            return goto("torn_address")
        case Entered() if delivery.address.point is None:
            return _not_on_the_map(facts, delivery)
        case Entered():
            return Turn(says=(_card(facts, delivery),))
        case _:
            return UNHEARD


def still_open(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """Kindly, once: nobody has said yet whether it is right. An answer that came meanwhile, or a
    person who has the talk, leaves nothing to ask."""
    delivery = facts.delivery
    is_asked = delivery is not None and is_address_open(delivery)
    if not is_asked or facts.conversation.holder is not Holder.BOT:
        return aside()
    return goto(is_it_right, says=(say("address-still-open"),))


def confirmed(heard: Heard, facts: Facts, notes: NoNotes) -> Turn:
    """The address stands. Then, where no time is promised yet, the time."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    if unknown_of(delivery) and facts.may(ChangeAction.INSTRUCTIONS):
        return goto("access", says=(_thanks(facts, delivery),))
    if delivery.promised is None and delivery.address.unproved:
        return rest(_thanks(facts, delivery))  # a notice brings the times that are free there
    if delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW):
        return goto("choose_slot", says=(_thanks(facts, delivery),))
    key = "address-confirmed-new-number" if delivery.address.unproved else "address-confirmed"
    return rest(card(facts, fresh=True, lead=Text(key)))


def _right(facts: Facts, delivery: Delivery) -> Turn:
    return goto(confirmed, *_as_it_stands(facts, delivery))


def _right_and(more: Words, facts: Facts, delivery: Delivery) -> Turn:
    """What was said beside the yes goes where it belongs; an edit is no yes to what stands."""
    draft = elsewhere(more.text, facts)
    if draft is None and (
        means(more, Intent.INSTRUCTIONS) or names_part(more.text, Draft(), facts)
    ):
        edit = amended(more.text, Draft(), facts)
        draft = None if edit is None or edit.line == delivery.address.line else edit
    if draft is not None:
        return _edited(draft, facts, delivery)
    confirm = _as_it_stands(facts, delivery)
    return goto("menu", *confirm, says=(say("address-confirmed"),), hear=more)


def _as_it_stands(facts: Facts, delivery: Delivery) -> tuple[Command, ...]:
    """A yes, with what we remember of that door."""
    kept = _remembered(facts, delivery)
    told = (GiveInstructions(delivery.id, kept),) if kept != DoorCard() else ()
    return (ConfirmAddress(delivery.id), *told)


def _number_is_right(facts: Facts, delivery: Delivery) -> Turn:
    """To take the sender's own number is no change of the address."""
    if not delivery.address.accepted.unproved:
        return goto("person.call", hear=Pressed("person.address"))
    return goto(confirmed, ConfirmAddress(delivery.id, accept_unknown=True))


def _words(heard: Words, facts: Facts, delivery: Delivery) -> Turn:
    """A yes or no; else an edit of what stands here, or another address."""
    has_digit = any(c.isdigit() for c in heard.text)
    is_about_it = means(heard, Intent.CHANGE_ADDRESS) or not heard.understood.understood
    may_change = facts.may(ChangeAction.CHANGE_ADDRESS)
    is_part = names_part(heard.text, Draft(), facts)
    match heard:
        case Words(text=text) if counts(text) or waits(text):
            return goto("door", hear=heard)
        case Words(text=text) if keeps(text) and is_address_open(delivery):
            return stands(delivery)
        case Words(text=text) if keeps(text):
            return left_as_it_is(text, delivery, facts)
        case Words(text=text) if _wants_flat(delivery) and says_no_flat(text):
            return _right(facts, delivery)
        case Words(text=text) if undoes(text):
            return goto("undo", hear=heard)
        case Words(text=text) if names_way(text) and elsewhere(text, facts) is None:
            return goto("door", hear=heard)
        case Words() if _is_stuck(facts, delivery) and says_yes(heard):
            return _number_is_right(facts, delivery)
        case Words(text=text) if _is_stuck(facts, delivery) and (
            is_about_it or may_be_address(text) or means(heard, Intent.DENY)
        ):
            return goto("person.call", hear=Pressed("person.address"))
        case Words() if _may_stand(delivery) and (more := yes_and(heard)) is not None:
            return _right_and(more, facts, delivery)
        case Words() if says_yes(heard):
            return _right(facts, delivery)
        case Words(text=text) if _may_stand(delivery) and repeats(text, standing(delivery).verdict):
            return _right(facts, delivery)
        case Words(text=text) if means(heard, Intent.CONFIRM) and "?" in text:
            return goto(is_it_right)
        case Words() if may_change and (draft := of_the_flat(heard, Draft(), facts)) is not None:
            return goto("correct_address.judged", notes=draft)
        case Words(text=text) if is_both(text):
            return goto(is_it_right)
        case Words(text=text) if is_of_before(text):
            return goto("correct_address")
        case Words(text=text) if (
            wants_elsewhere(heard)
            and names_a_place(text)
            and (means(heard, Intent.RESCHEDULE) or not heard.understood.understood)
        ):
            place = spoken_of(text, facts)
            if place is None:
                return goto("correct_address")
            return goto("places", hear=replace(heard, text=place.label))
        case Words(text=text) if not is_part and _denies(heard, delivery):
            return goto("correct_address")
        case Words(text=text) if _is_theirs(heard) and is_of_a_house(text):
            return goto("correct_address.with_words", hear=heard)
        case Words() if means(heard, Intent.DENY) and not (has_digit or is_part):
            return goto("correct_address")
        case Words() if (
            not is_address_open(delivery) and (turn := beside(heard, facts)) is not None
        ):
            return turn
        case Words(text=text) if is_part and (draft := amended(text, Draft(), facts)):
            return _edited(draft, facts, delivery)
        case Words() if means(heard, Intent.CHANGE_ADDRESS):
            return goto("correct_address.with_words", hear=heard)
        case Words() if (draft := other_place(heard, facts)) is not None:
            return goto("correct_address.judged", notes=draft)
        case Words(text=text) if at_reception(heard, facts):
            draft = elsewhere(text, facts)
            judged = "correct_address.judged"
            return goto("door", hear=heard) if draft is None else goto(judged, notes=draft)
        case Words() if means(heard, Intent.RESCHEDULE) and wants_elsewhere(heard):
            return goto("correct_address")
        case Words(text=text) if means(heard, Intent.INSTRUCTIONS, Intent.RESCHEDULE):
            draft = elsewhere(text, facts) if may_be_address(text) else None
            if draft is None and names_street(text) and amended(text, Draft(), facts) is None:
                return goto("correct_address", hear=heard)
            return UNHEARD if draft is None else goto("correct_address.judged", notes=draft)
        case Words(text=text) if (
            means(heard, Intent.CONFIRM, Intent.DENY)
            or (means(heard, Intent.GREETING, Intent.THANKS) and may_be_address(text))
            or not heard.understood.understood
        ):
            base = standing(delivery) if _wants_flat(delivery) else Draft()
            draft = amended(heard.text, base, facts)
            if draft is None:
                is_asked = may_be_address(heard.text) or delivery.address.point is None
                return goto("correct_address", hear=heard) if is_asked else UNHEARD
            return _edited(draft, facts, delivery)
        case _:
            return UNHEARD


def _may_stand(delivery: Delivery) -> bool:
    """Found on the map, and still to be confirmed."""
    return delivery.address.point is not None and is_address_open(delivery)


def _is_stuck(facts: Facts, delivery: Delivery) -> bool:
    """Nobody finds it, and the recipient may not say where it is: that is for one of us."""
    return delivery.address.point is None and not facts.may(ChangeAction.CHANGE_ADDRESS)


def _denies(heard: Words, delivery: Delivery) -> bool:
    return denies(heard.text, standing(delivery).verdict) and not _is_theirs(heard)


def _is_theirs(heard: Words) -> bool:
    """ "Wrong number" is about the person, not about the house."""
    return means(heard, Intent.WRONG_RECIPIENT)


def _edited(draft: Draft, facts: Facts, delivery: Delivery) -> Turn:
    """Where the address may not be changed, the flat is still what the courier must know."""
    if facts.may(ChangeAction.CHANGE_ADDRESS):
        return goto("correct_address.judged", notes=draft)
    told = draft.verdict.components if draft.verdict is not None else None
    known = standing(delivery).verdict
    is_there = told is not None and known is not None and told.is_same_house(known.components)
    if told is None or not is_there or not facts.may(ChangeAction.INSTRUCTIONS):
        return cannot(facts, ChangeAction.CHANGE_ADDRESS)
    given = DoorCard(unit=told.unit, entrance=told.entrance)
    return goto(is_it_right, GiveInstructions(delivery.id, given))


def _thanks(facts: Facts, delivery: Delivery) -> Say:
    """What the courier must know, and a name for the place, are asked once, beside the way."""
    known, remember = delivery.door_card, remember_buttons(facts)
    if delivery.address.unproved:
        return say("address-confirmed-new-number", *remember)
    if known.code or known.note or not facts.may(ChangeAction.INSTRUCTIONS):
        return say("address-confirmed", *remember)
    door = about(delivery, "button-door-card", "door.add")
    return say("address-confirmed-door", door, *remember)


def _card(facts: Facts, delivery: Delivery) -> Say:
    verdict = delivery.address.verdict
    wants_flat = _wants_flat(delivery)
    buttons = [
        about(
            delivery,
            "button-no-flat" if wants_flat else "button-yes-right",
            "address.yes",
            version(delivery),
        ),
        *_ways(facts, delivery),
    ]
    kept = place_at(facts)
    key = "address-is-it-right" if kept is None else "address-is-it-place"
    key = "address-which-flat-first" if wants_flat else key
    said = _coming(key, tuple(buttons), facts, delivery)
    sigma = verdict.sigma_m if verdict is not None and delivery.address.location is None else None
    return on_the_map(said, delivery.address.point, sigma)


def _not_on_the_map(facts: Facts, delivery: Delivery) -> Turn:
    """What the address lacks is asked at once, where it may be told."""
    verdict = delivery.address.verdict
    is_askable = verdict is not None and verdict.verdict in (
        VerdictCode.NUMBER_UNKNOWN,
        VerdictCode.NEEDS_HOUSE_NUMBER,
        VerdictCode.MISMATCH,
        VerdictCode.AMBIGUOUS,
        VerdictCode.SUGGESTION,
        VerdictCode.OUTSIDE_AREA,
    )
    if is_askable and facts.may(ChangeAction.CHANGE_ADDRESS):
        coming = _coming("address-coming", _first_ways(facts, delivery), facts, delivery)
        return goto("correct_address.from_the_start", says=(coming,))
    if not _is_stuck(facts, delivery):
        return Turn(says=(_coming("address-not-on-map", _ways(facts, delivery), facts, delivery),))
    return Turn(says=(_only_the_sender(facts, delivery),))


def _only_the_sender(facts: Facts, delivery: Delivery) -> Say:
    """Kindly: who must put it right, one of us who passes it on, and the number that may be right
    after all."""
    ways, accepted = _ways(facts, delivery), delivery.address.accepted
    who = who_corrects(facts)
    if not accepted.unproved or accepted.verdict is None:
        fixed = _coming("address-not-on-map-fixed", ways, facts, delivery)
        return replace(fixed, values={**fixed.values, "who": who})
    right = about(delivery, "button-number-right", "address.number_mine", version(delivery))
    fixed = _coming("address-number-fixed", (right, *ways), facts, delivery)
    parts = accepted.verdict.components
    number = {"number": parts.house_number or "", "street": parts.street or "", "who": who}
    return replace(fixed, values={**fixed.values, **number})


def _coming(key: str, buttons: tuple[Button, ...], facts: Facts, delivery: Delivery) -> Say:
    """Who sends it, who brings it, and where to."""
    values: dict[str, object] = {
        "what": title(delivery),
        "carrier": carrier_name(facts),
        "address": delivery.address.line,
        "more": _known(facts, delivery),
        "place": called(kept) if (kept := place_at(facts)) is not None else "",
    }
    return Say(key=key, values=values, buttons=buttons)


def _ways(facts: Facts, delivery: Delivery) -> tuple[Button, ...]:
    not_mine = about(delivery, "button-not-mine", "address.not_mine")
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        ask_about_it = about(delivery, "button-person", "person.address")
        return (not_mine, ask_about_it if _is_stuck(facts, delivery) else PERSON)
    change = about(delivery, "button-change-it", "address.change")
    return (change, *place_buttons(facts), pin_button(facts), not_mine, PERSON)


def _first_ways(facts: Facts, delivery: Delivery) -> tuple[Button, ...]:
    """Beside a question that follows at once, with ways of its own."""
    change, *between, not_mine, _ = _ways(facts, delivery)
    return (change, *between[:-1], not_mine)


def _wants_flat(delivery: Delivery) -> bool:
    """A house of several flats, and nobody said which."""
    verdict = delivery.address.verdict
    return (
        verdict is not None
        and verdict.verdict is VerdictCode.NEEDS_UNIT
        and delivery.door_card.unit is None
        and not delivery.is_business
    )


def _known(facts: Facts, delivery: Delivery) -> Lines:
    """What the courier will hear; a code is there, and not shown again."""
    known = delivery.door_card.merged(_remembered(facts, delivery))
    if known == DoorCard():
        return Lines(())
    return Lines((Text("address-courier-told", {"card": in_short(known)}),))


def _remembered(facts: Facts, delivery: Delivery) -> DoorCard:
    """What was kept of this door, as far as nothing else is told of it now."""
    place = place_at(facts)
    if place is None or not facts.may(ChangeAction.INSTRUCTIONS):
        return DoorCard()
    kept = replace(place.card_at(facts.now), unit=None, entrance=None)  # they stand in the address
    return beyond(kept.merged(delivery.door_card), delivery.door_card)


SCENE = Scene(
    name="confirm_address",
    beats=(is_it_right, still_open, confirmed),
    verbs={
        "address.yes": is_it_right,
        "address.number_mine": is_it_right,
        "address.change": is_it_right,
    },
    intents={Intent.CHANGE_ADDRESS: is_it_right},
    notices={NoticeKind.ADDRESS_OPEN: still_open},
)
