"""Correct the address: words as they come, a pin, or a tap; what is missing is one question.

bot  What is the right address? Write it as you like, or send a pin of the place. [Send a pin] [Leave it as it is] [A person]
rcp  Bulevardi
bot  Which house number in Bulevardi? [Send a pin] [Leave it as it is] [A person]
rcp  5
bot  Please compare. Before: Mannerheimintie 12 B 24, 00100 Helsinki. New: Bulevardi 5, 00120 Helsinki. Shall I ask the carrier to come to the new one? [Yes, right] [Change it] [Send a pin] [Door code or note] [Leave it as it is] [A person]
"""

from dataclasses import replace

from bot.address_questions import address_wanted, question_on, ways_on, which_flat
from bot.amending import (
    amended,
    asks_for_flat,
    is_for_courier,
    knows_no_flat,
    says_no_flat,
    with_bell,
    with_door,
    with_note,
    with_unknown_flat,
)
from bot.asked_twice import failed, is_worn_out, lost, pin_or_person, put, with_news
from bot.asking import cannot, ways_out
from bot.backing_out import backs_out
from bot.beside import left_as_it_is, tells_of_a_door
from bot.described import describe, is_described, tells_where
from bot.door_words import beyond, read_back
from bot.draft import (
    FAILURES_MAX,
    NO_PLACE,
    Draft,
    country_of,
    is_begun,
    is_standing,
    may_be_address,
    picked,
    picks,
    standing,
    suggested,
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
from bot.home import named
from bot.links import has_closed_link
from bot.lost_street import names_street, without_street
from bot.new_number import insisted, number_is_right
from bot.no_flat import of_the_flat
from bot.other_place import other_place, wants_a_time
from bot.outdated import outdated
from bot.scene import Scene, means
from bot.turn import UNHEARD, Turn, ask, goto, say
from bot.understanding.understood import Intent
from bot.way_round import names_way
from bot.which_of_these import named_by_place, says_one_of
from bot.wrong_part import without_wrong_part
from bot.yes_or_no import insists
from core.commands import GiveInstructions
from core.model.address import AddressQuery, VerdictCode
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard

DESCRIPTION_WORDS_MIN = 4  # so many words may be "the yellow house behind the church"


def what_is_right(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """Words as they come, or a pin."""
    delivery = facts.delivery
    match heard:
        case _ if delivery is None:
            return UNHEARD
        case _ if not facts.may(ChangeAction.CHANGE_ADDRESS):
            return cannot(facts, ChangeAction.CHANGE_ADDRESS)
        case Words(text=text) if named(text, facts) is not None:
            return goto("places", hear=heard)
        case Words(text=text) if backs_out(text):
            return left_as_it_is(text, delivery, facts, notes.door)
        case Words() if (draft := of_the_flat(heard, notes, facts)) is not None:
            return _judged(draft, facts)
        case Words():
            return _words(heard, facts, notes)
        case Photo():
            return _photo(heard, facts, notes)
        case Pin():
            return goto("pin_address.elsewhere", notes=notes, hear=heard)
        case Entered() | RefusedNow() if notes.failures >= FAILURES_MAX:
            return pin_or_person(notes, facts, wait=what_is_right)
        case Entered() | RefusedNow():
            return put(address_wanted(delivery, facts), notes, facts, wait=what_is_right)
        case _:
            return UNHEARD


def with_words(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """ "The address is wrong" wants the question; "it is Bulevardi 5" already answers it."""
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        return cannot(facts, ChangeAction.CHANGE_ADDRESS)
    if isinstance(heard, Words) and any(c.isdigit() for c in heard.text):
        return _words(heard, facts, Draft())
    return goto(what_is_right, notes=Draft())


def from_the_start(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """The address as the sender told it is nowhere yet: what it lacks is asked at once."""
    if facts.delivery is None:
        return UNHEARD
    return _judged(standing(facts.delivery), facts)


def judged(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """What another scene has made of words or a pin."""
    if facts.delivery is None:
        return UNHEARD
    return _judged(notes, facts)


def which_part(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """The one part that is missing: a house number, a flat; or which of several is meant."""
    delivery, query = facts.delivery, notes.query
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed() if query is None or notes.verdict is None:
            return outdated(facts)
        case Pressed(verb="address.pick", args=(_, number, shown)):
            found = suggested(notes.verdict, number, shown)
            return outdated(facts) if found is None else _picked(picked(found, notes, facts), facts)
        case Pressed(verb="address.none"):
            return failed(notes, facts, say("address-write-it"), wait=what_is_right)
        case Pressed(verb="address.number_right") if query is not None:
            return number_is_right(notes, facts)
        case Pressed(verb="address.no_flat"):
            return _judged(replace(notes, is_unit_told=True), facts)
        case Pressed(verb="address.flat_unknown"):
            return _without_flat(replace(notes, is_unit_told=True), facts)
        case Pressed():
            return outdated(facts)
        case Words(text=text) if backs_out(text) and not says_no_flat(text):
            return left_as_it_is(text, delivery, facts)
        case Words(text=text) if (draft := without_wrong_part(text, notes, facts)) is not None:
            return _judged(draft, facts)
        case Words():
            return _answered(heard, facts, notes)
        case Photo():
            return _photo(heard, facts, notes)
        case Pin():
            return goto("pin_address", notes=notes, hear=heard)
        case Entered() | RefusedNow() if notes.verdict is not None:
            return _judged(notes, facts)
        case Voice() | Sticker() | OtherKind():
            return UNHEARD
        case _:
            return goto(what_is_right, notes=Draft())


def send_pin(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """The phone's own button sends a place; what was asked so far is kept."""
    return goto("pin_address.elsewhere", notes=notes)


def _answered(heard: Words, facts: Facts, notes: Draft) -> Turn:
    """An answer to the open question, before it is anything else."""
    is_flat, is_yes = asks_for_flat(notes), means(heard, Intent.CONFIRM)
    has_digit = any(c.isdigit() for c in heard.text)
    match heard:
        case Words(text=text) if is_flat and not has_digit and knows_no_flat(text):
            return _without_flat(with_unknown_flat(heard, notes), facts)
        case Words(text=text) if is_flat and says_no_flat(text):
            return _judged(replace(notes, is_unit_told=True), facts)
        case Words(text=text) if (one := named_by_place(text, notes)) is not None:
            return _picked(picked(one, notes, facts), facts)
        case Words(text=text) if insists(text, notes):
            return insisted(notes, facts)
        case Words(text=text) if says_one_of(text) or (is_yes and not has_digit):
            return _yes(heard, facts, notes)
        case Words() if means(heard, Intent.DENY) and not has_digit:
            if is_flat:
                return _judged(replace(notes, is_unit_told=True), facts)
            return failed(notes, facts, say("address-write-it"), wait=what_is_right)
        case Words(text=text) if is_flat and (draft := with_door(text, notes, facts)) is not None:
            return _judged(draft, facts)
        case Words() if is_flat and not heard.understood.understood and not has_digit:
            draft = amended(heard.text, notes, facts) or with_bell(heard.text, notes)
            return _words(heard, facts, notes) if draft is None else _judged(draft, facts)
        case _:
            return _words(heard, facts, notes)


def _yes(heard: Words, facts: Facts, notes: Draft) -> Turn:
    """ "Yes" is said of what alone was asked about; of several it is asked which, once."""
    verdict = notes.verdict
    suggestions = verdict.suggestions if verdict is not None else ()
    if notes.failures >= FAILURES_MAX:
        return goto("person")
    if len(suggestions) == 1:
        return _picked(picked(suggestions[0], notes, facts), facts)
    if verdict is None or verdict.verdict is not VerdictCode.NUMBER_UNKNOWN or not suggestions:
        return _words(heard, facts, notes)
    question = question_on(notes, verdict, _of(facts), facts)
    which = say("address-which-one", *question.buttons)
    return put(which, notes, facts, wait=which_part, times=1)


def _words(heard: Words, facts: Facts, notes: Draft) -> Turn:
    """Words where an address was asked for, or is being put together."""
    is_other = heard.understood.understood and not means(
        heard, Intent.CHANGE_ADDRESS, Intent.INSTRUCTIONS, Intent.CONFIRM, Intent.DENY, Intent.OTHER
    )
    is_other = is_other and not tells_where(heard.text)
    draft = other_place(heard, facts)
    if draft is None and wants_a_time(heard):
        return _first_the_address(facts, notes)
    if draft is None and is_other and not may_be_address(heard.text):
        return UNHEARD
    draft = draft or amended(heard.text, notes, facts)
    is_of_door = draft is not None and _is_of_the_door(draft, heard, notes, facts)
    if is_of_door:
        return _noted(heard, facts, notes)
    if draft is not None and notes.has_street and (typed := typed_pin(draft)) is not None:
        return goto("pin_address", notes=notes, hear=typed)
    if draft is not None:
        draft = replace(draft, asked=notes.asked)
        newer = beyond(draft.door_card, notes.door_card) if notes.has_street else DoorCard()
        return _beside(_judged(draft, facts), newer, draft, facts)
    if has_closed_link(heard.text, facts):
        return failed(notes, facts, say("address-link"), wait=what_is_right)
    if names_street(heard.text) and not names_way(heard.text):
        beside = replace(heard, text=without_street(heard.text))
        kept = with_note(beside, notes) if is_for_courier(heard) else notes
        return failed(kept, facts, say("address-not-found"), wait=what_is_right)
    if is_for_courier(heard) or tells_of_a_door(heard):
        return _noted(heard, facts, notes)
    if means(heard, Intent.CONFIRM, Intent.DENY):
        return _once_more(notes, facts)
    return UNHEARD if is_other else _not_found(heard, facts, notes)


def _first_the_address(facts: Facts, notes: Draft) -> Turn:
    """No time is promised at a door that was just said to be wrong."""
    wanted = address_wanted(_of(facts), facts)
    asked = _judged(notes, facts) if notes.verdict else ask(wanted, wait=what_is_right, notes=notes)
    wait = which_part if notes.verdict else what_is_right
    return with_news(asked, say("address-first"), notes, facts, wait=wait)


def _is_of_the_door(draft: Draft, heard: Words, notes: Draft, facts: Facts) -> bool:
    """ "Code 15", where the right address is still to be told: of that one, not of what stands."""
    is_first = not notes.has_street and notes.pin is None and facts.delivery is not None
    return is_first and is_for_courier(heard) and is_standing(draft, _of(facts))


def _of(facts: Facts) -> Delivery:
    assert facts.delivery is not None
    return facts.delivery


def _noted(heard: Words, facts: Facts, notes: Draft) -> Turn:
    """Words for the courier are no answer: they are kept for wherever it goes, and the question
    stays. Where nothing else is said in the end, they were said of the house that stands."""
    draft = with_note(heard, notes)
    newer = beyond(draft.door, notes.door)
    if draft.verdict is not None:
        return _beside(_judged(draft, facts), newer, draft, facts)
    told_here = DoorCard(floor=draft.door.floor, note=draft.door.note)
    delivery, may_tell = _of(facts), facts.may(ChangeAction.INSTRUCTIONS)
    is_told = told_here != DoorCard() and may_tell and not is_described(notes)
    told = (GiveInstructions(delivery.id, told_here),) if is_told else ()
    again = put(address_wanted(delivery, facts), draft, facts, wait=what_is_right)
    return replace(_beside(again, newer, draft, facts), commands=told)


def _beside(turn: Turn, newer: DoorCard, draft: Draft, facts: Facts) -> Turn:
    """What is told of the door is read back beside the question."""
    if newer == DoorCard() or asks_for_flat(draft) or turn.goto not in (None, "person"):
        return turn
    noted = say("address-noted", card=read_back(newer))
    wait = which_part if draft.verdict else what_is_right
    return with_news(turn, noted, draft, facts, wait=wait)


def _without_flat(draft: Draft, facts: Facts) -> Turn:
    """Nobody knows its number: once, what the courier can look for instead."""
    known = draft.door_card
    if asks_for_flat(draft) or known.note or known.floor:
        return _judged(draft, facts)
    return goto("compare_address.what_to_know", notes=draft, hear=Pressed("address.look_for"))


def _not_found(heard: Words, facts: Facts, notes: Draft) -> Turn:
    """No place has that name. What may be a description goes with a pin; what is hardly anything
    was not understood."""
    text, delivery = heard.text, _of(facts)
    query = AddressQuery(text=text, country=country_of(facts))
    verdict = facts.verdict(query)
    if verdict.suggestions:
        tried = Draft(query, verdict, notes.door, failures=notes.failures, asked=notes.asked)
        question = say("address-did-you-mean", *ways_on(tried, facts, picks(delivery, verdict)))
        return put(question, tried, facts, wait=which_part)
    is_more = is_described(notes) and not names_street(text)
    is_place = may_be_address(text) and not is_more
    if is_place or means(heard, Intent.CHANGE_ADDRESS):
        is_chat = verdict.verdict is VerdictCode.NOT_AN_ADDRESS
        key = "address-not-an-address" if is_chat else "address-not-found"
        return failed(notes, facts, say(key), wait=what_is_right)
    if is_more or tells_where(text) or len(text.split()) >= DESCRIPTION_WORDS_MIN:
        return describe(text, facts, notes, wait=what_is_right)
    if notes.failures or facts.conversation.misunderstood:
        return lost(notes, facts, wait=what_is_right)
    return UNHEARD


def _once_more(notes: Draft, facts: Facts) -> Turn:
    """A yes or no to what cannot be answered by one: it is asked again, once."""
    if notes.verdict is not None and notes.failures + 1 < FAILURES_MAX:
        return _judged(replace(notes, failures=notes.failures + 1), facts)
    return failed(notes, facts, address_wanted(_of(facts), facts), wait=what_is_right)


def _photo(heard: Photo, facts: Facts, notes: Draft) -> Turn:
    """Its caption is words; without one the question stands."""
    if (words := heard.words) is not None:
        turn = _answered(words, facts, notes) if notes.verdict else _words(words, facts, notes)
        if not turn.unheard:
            return replace(turn, says=(say("photo-thanks"), *turn.says))
    again = _judged(notes, facts) if notes.verdict is not None else None
    if again is None or again.goto is not None:
        again = ask(address_wanted(_of(facts), facts), wait=what_is_right)
    return replace(again, says=(say("photo-no-address"), *again.says))


def _judged(draft: Draft, facts: Facts) -> Turn:
    """Each verdict is a next step; the most important is asked first."""
    delivery, verdict = facts.delivery, draft.verdict
    assert delivery is not None
    if verdict is None:
        return goto(what_is_right, notes=draft)
    match verdict.verdict:
        case VerdictCode.PIN_ONLY if (typed := typed_pin(draft)) is not None:
            return goto("pin_address.elsewhere", notes=Draft(draft.query), hear=typed)
        case _ if asks_for_flat(draft) and (draft.is_unit_wanted or not delivery.is_business):
            question = which_flat(draft, verdict, facts)
            if is_worn_out(question, draft):
                return _judged(replace(draft, is_unit_told=True), facts)
            return put(question, draft, facts, wait=which_part)
        case VerdictCode.DELIVERABLE | VerdictCode.PIN_ONLY:
            return goto("compare_address", notes=draft)
        case VerdictCode.SUGGESTION if verdict.is_located and len(verdict.suggestions) < 2:
            return goto("compare_address", notes=draft)
        case VerdictCode.NUMBER_UNKNOWN if draft.query and draft.query.accept_unknown:
            return goto("compare_address", notes=draft)
        case VerdictCode.NEEDS_UNIT:
            return goto("compare_address", notes=draft)
        case VerdictCode.PIN_MISMATCH:
            return goto("pin_address.far", notes=draft)
        case VerdictCode.OUTSIDE_AREA:
            outside = say("address-outside", *ways_out(facts), address=draft.line)
            return ask(outside, wait=what_is_right, notes=Draft())
        case code if code in NO_PLACE:
            key = "address-not-found" if code is VerdictCode.NOT_FOUND else "address-not-an-address"
            return failed(draft, facts, say(key), wait=what_is_right)
        case _:
            return put(question_on(draft, verdict, delivery, facts), draft, facts, wait=which_part)


def _picked(draft: Draft, facts: Facts) -> Turn:
    """Two taps on the same thing are one too many: only what is missing is still asked."""
    if draft.is_open:
        return _judged(draft, facts)
    return goto("compare_address", notes=draft)


SCENE = Scene(
    name="correct_address",
    beats=(what_is_right, with_words, from_the_start, judged, which_part, send_pin),
    notes=Draft,
    is_begun=is_begun,
    verbs={
        "address.pick": which_part,
        "address.none": which_part,
        "address.number_right": which_part,
        "address.no_flat": which_part,
        "address.flat_unknown": which_part,
        "address.pin": send_pin,
    },
)
