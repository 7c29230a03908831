"""Confirm the address: one card with yes, change, not mine; a doubt is one question.

bot  Kauppa Oy sends you a parcel with Own Fleet. Is this the right address? Mannerheimintie 12 B 24, 00100 Helsinki [Yes, right] [Change it] [Not mine] [A person]
rcp  Change it
bot  What is the right address? Write it as you like, or send a pin of the place. [Leave it as it is] [A person]
rcp  Bulevardi 5
bot  Please compare. Before: Mannerheimintie 12 B 24, 00100 Helsinki. New: Bulevardi 5, 00120 Helsinki. Shall I ask the carrier to come to the new one? [Yes, right] [Change it] [Leave it as it is] [A person]
rcp  Yes, right
bot  Asked: I have told the carrier the new address.…
     ChangeAddress
"""

from dataclasses import dataclass, replace

from bot.asking import PERSON, cannot, stale, version, ways_out
from bot.buttons import Button, about, fingerprint
from bot.card import card, carrier_name, title
from bot.facts import Facts
from bot.heard import Entered, Heard, Pin, Pressed, RefusedNow, Words
from bot.scene import Scene, means, was_refused
from bot.turn import UNHEARD, Say, Turn, ask, goto, rest, say
from bot.understanding.understood import Intent
from bot.wording import Text
from core.commands import ChangeAddress, ConfirmAddress
from core.model.address import AddressQuery, Suggestion, Verdict, VerdictCode
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery

SUGGESTIONS_SHOWN_MAX = 3
_NO_PLACE = (VerdictCode.NOT_AN_ADDRESS, VerdictCode.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class Notes:
    """The draft of a new address: what was asked about, and what we made of it."""

    query: AddressQuery | None = None
    draft: Verdict | None = None


def is_it_right(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The address as the sender told it."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Pressed(verb="address.yes", args=(_, shown)) if shown == version(delivery):
            return goto(confirmed, ConfirmAddress(delivery.id), notes=Notes())
        case Pressed(verb="address.yes", args=(_, shown)) if notes.query and shown == _of(notes):
            return _change(delivery, notes.query, facts)
        case Pressed(verb="address.yes"):
            return stale()
        case Pressed(verb="address.change") | Words() if not _may_change(facts, heard):
            return cannot(facts, ChangeAction.CHANGE_ADDRESS)
        case Pressed(verb="address.change"):
            return goto(what_is_right, notes=Notes())
        case RefusedNow():
            return goto(what_is_right, notes=Notes())
        case Words() if means(heard, Intent.CONFIRM):
            return goto(confirmed, ConfirmAddress(delivery.id))
        case Words() if means(heard, Intent.DENY):
            return goto(what_is_right)
        case Words() if means(heard, Intent.CHANGE_ADDRESS):
            return _with_words(heard, facts, notes)
        case Words(understood=understood) if not understood.understood and _may_be(heard.text):
            return _read(AddressQuery(text=heard.text, country=_country(delivery)), facts, notes)
        case Pin():
            return _pinned(heard, facts)
        case Entered():
            return Turn(says=(_card(facts, delivery),))
        case _:
            return UNHEARD


def what_is_right(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Words as they come, or a pin."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    match heard:
        case Words(text=text) if means(heard, Intent.CHANGE_ADDRESS) or _may_be(text):
            draft = notes.draft
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


def which_part(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The one part that is missing: a house number, a flat; or which of several is meant."""
    delivery, draft = facts.delivery, notes.draft
    if delivery is None or draft is None:
        return goto(what_is_right, notes=Notes())
    match heard:
        case Pressed(verb="address.pick", args=(_, number, shown)):
            found = _suggested(draft, number, shown)
            return stale() if found is None else _picked(found, facts)
        case Pressed(verb="address.no_flat") if notes.query is not None:
            return _compare(facts, Notes(query=notes.query, draft=draft))
        case Pressed(verb="address.use_pin") if notes.query is not None:
            pin = AddressQuery(pin=notes.query.pin, country=_country(delivery))
            return _read(pin, facts, Notes())
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


def shall_i(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Old and new side by side; only a yes asks the carrier."""
    delivery = facts.delivery
    if delivery is None or notes.query is None or notes.draft is None:
        return goto(what_is_right, notes=Notes())
    match heard:
        case Words() if means(heard, Intent.CONFIRM):
            return _change(delivery, notes.query, facts)
        case Words() if means(heard, Intent.DENY):
            return goto(what_is_right, notes=Notes())
        case Words(text=text) if means(heard, Intent.CHANGE_ADDRESS) or _may_be(text):
            return _amended(text, notes.draft, facts)
        case Pin():
            return _pinned(heard, facts)
        case RefusedNow() if was_refused(heard, "address-not-located"):
            return goto(what_is_right, notes=Notes())
        case RefusedNow():
            return rest(say("instead", *ways_out(facts, ChangeAction.CHANGE_ADDRESS)))
        case Entered():
            return _compare(facts, notes)
        case _:
            return UNHEARD


def confirmed(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """The address stands. Then, where no time is promised yet, the time."""
    delivery = facts.delivery
    if delivery is None:
        return UNHEARD
    if delivery.promised is None and facts.may(ChangeAction.CHANGE_WINDOW):
        return goto("choose_slot", says=(say("address-confirmed"),))
    return rest(card(facts, fresh=True, lead=Text("address-confirmed")))


def changed(heard: Heard, facts: Facts, notes: Notes) -> Turn:
    """Asked; the ticks on the card say how far it is. The times that are free at the new place are
    looked for once it is written down: a notice brings them."""
    if facts.delivery is None:
        return UNHEARD
    return rest(card(facts, fresh=True, lead=Text("address-asked")))


def _card(facts: Facts, delivery: Delivery) -> Say:
    buttons: list[Button] = []
    is_known = delivery.address.point is not None
    if is_known:
        buttons.append(about(delivery, "button-yes-right", "address.yes", version(delivery)))
    if facts.may(ChangeAction.CHANGE_ADDRESS):
        buttons.append(about(delivery, "button-change-it", "address.change"))
    buttons += [about(delivery, "button-not-mine", "address.not_mine"), PERSON]
    return say(
        "address-is-it-right" if is_known else "address-not-on-map",
        *buttons,
        what=title(delivery),
        carrier=carrier_name(facts),
        address=delivery.address.line,
    )


def _read(query: AddressQuery, facts: Facts, notes: Notes) -> Turn:
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


def _with_words(heard: Words, facts: Facts, notes: Notes) -> Turn:
    """ "The address is wrong" wants the question; "it is Bulevardi 5" already answers it."""
    told = heard.understood.entities
    has_something = told.house_number or told.flat or any(c.isdigit() for c in heard.text)
    if not has_something or facts.delivery is None:
        return goto(what_is_right, notes=Notes())
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
    return _read(query, facts, Notes())


def _judged(verdict: Verdict, query: AddressQuery, facts: Facts) -> Turn:
    """Each verdict is a next step."""
    delivery = facts.delivery
    assert delivery is not None
    notes = Notes(query=query, draft=verdict)
    picks, leave = _picks(delivery, verdict), _leave(delivery)
    match verdict.verdict:
        case VerdictCode.DELIVERABLE | VerdictCode.PIN_ONLY:
            return _compare(facts, notes)
        case VerdictCode.SUGGESTION if verdict.is_located and len(picks) < 2:
            return _compare(facts, notes)
        case VerdictCode.SUGGESTION | VerdictCode.MISMATCH | VerdictCode.AMBIGUOUS if picks:
            return ask(
                say("address-which-one", *picks, leave, PERSON), wait=which_part, notes=notes
            )
        case VerdictCode.NEEDS_HOUSE_NUMBER:
            question = say("address-which-number", *picks, leave, PERSON, street=_street(verdict))
            return ask(question, wait=which_part, notes=notes)
        case VerdictCode.NUMBER_UNKNOWN:
            question = say("address-number-unknown", *picks, leave, PERSON, street=_street(verdict))
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
            return ask(say("address-outside", *ways_out(facts)), wait=what_is_right, notes=Notes())
        case code:
            is_none = code is VerdictCode.NOT_AN_ADDRESS
            key = "address-not-an-address" if is_none else "address-not-found"
            return ask(say(key, leave, PERSON), wait=what_is_right, notes=Notes())


def _compare(facts: Facts, notes: Notes) -> Turn:
    """The same address wants only a yes; another one stands beside the old."""
    delivery, draft = facts.delivery, notes.draft
    assert delivery is not None and draft is not None and notes.query is not None
    new = draft.formatted or _place(notes.query)
    if new == delivery.address.line and notes.query.pin is None:
        return ask(_card(facts, delivery), wait=is_it_right, notes=Notes())
    yes = about(delivery, "button-yes-right", "address.yes", _of(notes))
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
    return goto(changed, ChangeAddress(delivery.id, query), notes=Notes())


def _picks(delivery: Delivery, verdict: Verdict) -> tuple[Button, ...]:
    return tuple(
        about(
            delivery,
            "button-address",
            "address.pick",
            str(number),
            fingerprint(found.formatted),
            address=found.formatted,
        )
        for number, found in enumerate(verdict.suggestions[:SUGGESTIONS_SHOWN_MAX])
    )


def _suggested(draft: Verdict, number: str, shown: str) -> Suggestion | None:
    """The suggestion that a button named, if the draft is still that one."""
    if not number.isdecimal() or int(number) >= len(draft.suggestions):
        return None
    found = draft.suggestions[int(number)]
    return found if fingerprint(found.formatted) == shown else None


def _picked(found: Suggestion, facts: Facts) -> Turn:
    assert facts.delivery is not None
    query = AddressQuery(
        text=found.formatted, components=found.components, country=_country(facts.delivery)
    )
    verdict = facts.verdict(query)
    if verdict.verdict is VerdictCode.NEEDS_UNIT:
        return _judged(verdict, query, facts)
    return _compare(facts, Notes(query=query, draft=replace(verdict, formatted=found.formatted)))


def _leave(delivery: Delivery) -> Button:
    """Back to what the sender told."""
    return about(delivery, "button-leave-address", "address.yes", version(delivery))


def _of(notes: Notes) -> str:
    """What a card with a new address shows."""
    assert notes.query is not None
    new = notes.draft.formatted if notes.draft is not None else ""
    return "n" + fingerprint(f"{new}/{_place(notes.query)}")


def _place(query: AddressQuery) -> str:
    if query.pin is None:
        return query.text or ""
    return f"{query.pin.lat:.5f}, {query.pin.lon:.5f}"


def _street(verdict: Verdict) -> str:
    return verdict.components.street or verdict.formatted


def _metres(verdict: Verdict, query: AddressQuery, delivery: Delivery) -> int:
    there = verdict.location or delivery.address.point
    if there is None or query.pin is None:
        return 0
    return round(query.pin.metres_to(there))


def _country(delivery: Delivery) -> str | None:
    return delivery.address.country


def _may_change(facts: Facts, heard: Heard) -> bool:
    """Only what would change the address is held against the rules."""
    changes = means(heard, Intent.CHANGE_ADDRESS) or isinstance(heard, Pressed)
    return facts.may(ChangeAction.CHANGE_ADDRESS) or not changes


def _may_be(text: str) -> bool:
    """Something with a letter and a digit may be an address; the gazetteer has the last word."""
    return any(c.isdigit() for c in text) and any(c.isalpha() for c in text)


def _is_part(heard: Words) -> bool:
    """An answer to "which number?" is short, or says that it is about the address."""
    is_short = len(heard.text.split()) <= 4
    other = heard.understood.understood and not means(
        heard, Intent.CHANGE_ADDRESS, Intent.INSTRUCTIONS, Intent.OTHER
    )
    return (is_short and not other) or means(heard, Intent.CHANGE_ADDRESS) or _may_be(heard.text)


SCENE = Scene(
    name="confirm_address",
    beats=(is_it_right, what_is_right, which_part, shall_i, confirmed, changed),
    notes=Notes,
    verbs={
        "address.yes": is_it_right,
        "address.change": is_it_right,
        "address.pick": which_part,
        "address.no_flat": which_part,
        "address.use_pin": which_part,
    },
    intents={Intent.CHANGE_ADDRESS: is_it_right},
    kinds={Pin: is_it_right},
)
