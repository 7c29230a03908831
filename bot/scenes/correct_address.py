"""Correct the address: words as they come, a pin, or a tap; what is missing is one question.

bot  What is the right address? Write it as you like, or send a pin of the place. [Leave it as it is] [A person]
rcp  Bulevardi 5
bot  Please compare. Before: Mannerheimintie 12 B 24, 00100 Helsinki. New: Bulevardi 5, 00120 Helsinki. Shall I ask the carrier to come to the new one? [Yes, right] [Change it] [Leave it as it is] [A person]
rcp  Yes, right
bot  Asked: I have told the carrier the new address.…
     ChangeAddress
"""

from dataclasses import replace

from bot.asking import PERSON, cannot, stale, version, ways_out
from bot.buttons import Button, about
from bot.card import card
from bot.draft import Draft, may_be_address, picks, suggested
from bot.facts import Facts
from bot.heard import Entered, Heard, Pin, Pressed, RefusedNow, Words
from bot.scene import Scene, means, was_refused
from bot.turn import UNHEARD, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Text
from core.commands import ChangeAddress
from core.model.address import AddressQuery, Suggestion, Verdict, VerdictCode
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery

_NO_PLACE = (VerdictCode.NOT_AN_ADDRESS, VerdictCode.NOT_FOUND)


def what_is_right(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """Words as they come, or a pin."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Words(text=text) if means(heard, Intent.CHANGE_ADDRESS) or may_be_address(text):
            draft = notes.verdict
            if draft is not None:
                return _amended(text, draft, facts)
            return _read(AddressQuery(text=text, country=_country(delivery)), facts, notes)
        case Words() if not heard.understood.understood:
            return _street_alone(heard.text, facts)
        case Pin():
            return _pinned(heard, facts)
        case Entered() | RefusedNow():
            if not facts.may(ChangeAction.CHANGE_ADDRESS):
                return cannot(facts, ChangeAction.CHANGE_ADDRESS)
            return ask(say("address-what-is-right", _leave(delivery), PERSON))
        case _:
            return UNHEARD


def which_part(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """The one part that is missing: a house number, a flat; or which of several is meant."""
    delivery, draft = facts.delivery, notes.verdict
    if delivery is None or draft is None:
        return goto(what_is_right, notes=Draft())
    match heard:
        case Pressed(verb="address.pick", args=(_, number, shown)):
            found = suggested(draft, number, shown)
            return stale() if found is None else _picked(found, facts)
        case Pressed(verb="address.no_flat") if notes.query is not None:
            return _compare(facts, Draft(notes.query, draft))
        case Pressed(verb="address.use_pin") if notes.query is not None:
            pin = AddressQuery(pin=notes.query.pin, country=_country(delivery))
            return _read(pin, facts, Draft())
        case Pressed():
            return stale()
        case Words(text=text) if _is_part(heard):
            return _amended(text, draft, facts)
        case Pin(location=pin):
            here = draft.formatted or (notes.query.text if notes.query else None)
            return _read(AddressQuery(text=here, pin=pin, country=_country(delivery)), facts, notes)
        case Entered() | RefusedNow() if notes.query is not None:
            return _judged(draft, notes.query, facts)
        case _:
            return UNHEARD


def shall_i(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """Old and new side by side; only a yes asks the carrier."""
    delivery = facts.delivery
    if delivery is None or notes.query is None or notes.verdict is None:
        return goto(what_is_right, notes=Draft())
    match heard:
        case Pressed(verb="address.yes.new", args=(_, shown)) if shown == notes.version:
            return _change(delivery, notes.query, facts)
        case Pressed():
            return stale()
        case Words() if means(heard, Intent.CONFIRM):
            return _change(delivery, notes.query, facts)
        case Words() if means(heard, Intent.DENY):
            return goto(what_is_right, notes=Draft())
        case Words(text=text) if means(heard, Intent.CHANGE_ADDRESS) or may_be_address(text):
            return _amended(text, notes.verdict, facts)
        case Pin():
            return _pinned(heard, facts)
        case RefusedNow() if was_refused(heard, "address-not-located"):
            return goto(what_is_right, notes=Draft())
        case RefusedNow():
            return rest(say("instead", *ways_out(facts, ChangeAction.CHANGE_ADDRESS)))
        case Entered():
            return _compare(facts, notes)
        case _:
            return UNHEARD


def changed(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """Asked; the ticks on the card say how far it is. The times that are free at the new place are
    looked for once it is written down: a notice brings them."""
    if facts.delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True, lead=Text("address-asked")))


def _read(query: AddressQuery, facts: Facts, notes: Draft) -> Turn:
    return _judged(facts.verdict(query), query, facts)


def _street_alone(text: str, facts: Facts) -> Turn:
    """Words without a number, where an address was asked for: the gazetteer says whether they name
    a street. What it does not know is not called a wrong address; it may be anything."""
    assert facts.delivery is not None
    query = AddressQuery(text=text, country=_country(facts.delivery))
    verdict = facts.verdict(query)
    if verdict.verdict in _NO_PLACE or not (verdict.components.street or verdict.suggestions):
        return UNHEARD
    return _judged(verdict, query, facts)


def _amended(text: str, draft: Verdict, facts: Facts) -> Turn:
    """The words as a correction of the draft: "no, 47", "flat 12"."""
    assert facts.delivery is not None
    verdict = facts.verdict(AddressQuery(text=text, country=_country(facts.delivery)), draft)
    whole = AddressQuery(
        text=verdict.formatted or text,
        components=verdict.components,
        country=_country(facts.delivery),
    )
    return _judged(verdict, whole, facts)


def with_words(heard: Heard, facts: Facts, notes: Draft) -> Turn:
    """ "The address is wrong" wants the question; "it is Bulevardi 5" already answers it."""
    if not isinstance(heard, Words):
        return goto(what_is_right, notes=Draft())
    told = heard.understood.entities
    has_something = told.house_number or told.flat or any(c.isdigit() for c in heard.text)
    if not has_something or facts.delivery is None:
        return goto(what_is_right, notes=Draft())
    standing = facts.delivery.address.verdict
    if told.flat and not told.house_number and standing is not None:
        return _amended(heard.text, standing, facts)
    return _read(AddressQuery(text=heard.text, country=_country(facts.delivery)), facts, notes)


def _pinned(heard: Pin, facts: Facts) -> Turn:
    """A pin near the address marks the entrance; one far away is another place."""
    assert facts.delivery is not None
    delivery = facts.delivery
    query = AddressQuery(
        text=delivery.address.line or None,
        pin=heard.location,
        pin_accuracy_m=heard.accuracy_m,
        country=_country(delivery),
    )
    return _read(query, facts, Draft())


def _judged(verdict: Verdict, query: AddressQuery, facts: Facts) -> Turn:
    """Each verdict is a next step."""
    delivery = facts.delivery
    assert delivery is not None
    notes = Draft(query, verdict)
    shown, leave = picks(delivery, verdict), _leave(delivery)
    match verdict.verdict:
        case VerdictCode.DELIVERABLE | VerdictCode.PIN_ONLY:
            return _compare(facts, notes)
        case VerdictCode.SUGGESTION if verdict.is_located and len(shown) < 2:
            return _compare(facts, notes)
        case VerdictCode.SUGGESTION | VerdictCode.MISMATCH | VerdictCode.AMBIGUOUS if shown:
            return ask(
                say("address-which-one", *shown, leave, PERSON), wait=which_part, notes=notes
            )
        case VerdictCode.NEEDS_HOUSE_NUMBER:
            question = say("address-which-number", *shown, leave, PERSON, street=_street(verdict))
            return ask(question, wait=which_part, notes=notes)
        case VerdictCode.NUMBER_UNKNOWN:
            question = say("address-number-unknown", *shown, leave, PERSON, street=_street(verdict))
            return ask(question, wait=which_part, notes=notes)
        case VerdictCode.NEEDS_UNIT:
            no_flat = about(delivery, "button-no-flat", "address.no_flat")
            question = say("address-which-flat", no_flat, leave, PERSON, address=verdict.formatted)
            return ask(question, wait=which_part, notes=notes)
        case VerdictCode.PIN_MISMATCH:
            use = about(delivery, "button-use-pin", "address.use_pin")
            metres = _metres(verdict, query, delivery)
            question = say("address-pin-far", use, leave, PERSON, metres=metres)
            return ask(question, wait=which_part, notes=notes)
        case VerdictCode.OUTSIDE_AREA:
            return ask(say("address-outside", *ways_out(facts)), wait=what_is_right, notes=Draft())
        case code:
            is_none = code is VerdictCode.NOT_AN_ADDRESS
            key = "address-not-an-address" if is_none else "address-not-found"
            return ask(say(key, leave, PERSON), wait=what_is_right, notes=Draft())


def _compare(facts: Facts, notes: Draft) -> Turn:
    """The same address wants only a yes; another one stands beside the old."""
    delivery, draft = facts.delivery, notes.verdict
    assert delivery is not None and draft is not None and notes.query is not None
    new = notes.line
    if new == delivery.address.line and notes.query.pin is None:
        return goto("confirm_address")
    yes = about(delivery, "button-yes-right", "address.yes.new", notes.version)
    change = about(delivery, "button-change-it", "address.change")
    question = say(
        "address-compare-pin" if notes.query.pin else "address-compare",
        yes,
        change,
        _leave(delivery),
        PERSON,
        old=delivery.address.line,
        new=new,
    )
    return ask(question, wait=shall_i, notes=notes)


def _change(delivery: Delivery, query: AddressQuery, facts: Facts) -> Turn:
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        return cannot(facts, ChangeAction.CHANGE_ADDRESS)
    return goto(changed, ChangeAddress(delivery.id, query), notes=Draft())


def _picked(found: Suggestion, facts: Facts) -> Turn:
    assert facts.delivery is not None
    query = AddressQuery(
        text=found.formatted, components=found.components, country=_country(facts.delivery)
    )
    verdict = facts.verdict(query)
    if verdict.verdict is VerdictCode.NEEDS_UNIT:
        return _judged(verdict, query, facts)
    return _compare(facts, Draft(query, replace(verdict, formatted=found.formatted)))


def _leave(delivery: Delivery) -> Button:
    """Back to what the sender told."""
    return about(delivery, "button-leave-address", "address.yes", version(delivery))


def _street(verdict: Verdict) -> str:
    return verdict.components.street or verdict.formatted


def _metres(verdict: Verdict, query: AddressQuery, delivery: Delivery) -> int:
    there = verdict.location or delivery.address.point
    if there is None or query.pin is None:
        return 0
    return round(query.pin.metres_to(there))


def _country(delivery: Delivery) -> str | None:
    return delivery.address.country


def _is_part(heard: Words) -> bool:
    """An answer to "which number?" is short, or says that it is about the address."""
    is_short = len(heard.text.split()) <= 4
    other = heard.understood.understood and not means(
        heard, Intent.CHANGE_ADDRESS, Intent.INSTRUCTIONS, Intent.OTHER
    )
    return (
        (is_short and not other)
        or means(heard, Intent.CHANGE_ADDRESS)
        or may_be_address(heard.text)
    )


SCENE = Scene(
    name="correct_address",
    beats=(what_is_right, with_words, which_part, shall_i, changed),
    notes=Draft,
    verbs={
        "address.yes.new": shall_i,
        "address.pick": which_part,
        "address.no_flat": which_part,
        "address.use_pin": which_part,
    },
)
