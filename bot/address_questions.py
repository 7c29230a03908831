"""Address questions: the one thing to ask of a draft, with its ways out, as it is said."""

from dataclasses import replace

from bot.asking import PERSON
from bot.buttons import Button, about
from bot.door_words import read_back
from bot.draft import Draft, leave, picks, pin_button
from bot.facts import Facts
from bot.home import place_buttons
from bot.turn import Say, say
from bot.wording import Lines, Text
from core.model.address import Granularity, Verdict, VerdictCode
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard

KILOMETRE = 1000


def question_on(draft: Draft, verdict: Verdict, delivery: Delivery, facts: Facts) -> Say:
    """The one thing to ask. Which town comes before the number, since all else hangs on it."""
    shown = picks(delivery, verdict)
    towns = {(one.components.postcode, one.components.city) for one in verdict.suggestions}
    street = verdict.components.street or verdict.formatted
    match verdict.verdict:
        case VerdictCode.NUMBER_UNKNOWN:
            new = [about(delivery, "button-number-right", "address.number_right")]
            ways = (*shown, *(new if may_accept(draft) else ()))
            pin = pin_button(facts, draft, label="button-new-house")
            number = verdict.components.house_number or ""
            key = "address-number-unknown" if shown else "address-number-unknown-far"
            ways = ways_on(draft, facts, ways, pin)
            return say(key, *ways, street=street, number=number)
        case VerdictCode.NEEDS_HOUSE_NUMBER if not shown:
            return say("address-which-number", *ways_on(draft, facts, ()), street=street)
        case VerdictCode.MISMATCH if verdict.contradicted:
            ways = ways_on(draft, facts, shown)
            return say("address-mismatch", *ways, street=street, written=verdict.contradicted)
        case VerdictCode.SUGGESTION:
            return say("address-did-you-mean", *ways_on(draft, facts, shown))
        case _ if len(towns) > 1:
            return say("address-which-town", *ways_on(draft, facts, shown), street=street)
        case _:
            return say("address-which-one", *ways_on(draft, facts, shown))


def which_flat(draft: Draft, verdict: Verdict, facts: Facts) -> Say:
    """With what is new, and what the courier hears already."""
    delivery = facts.delivery
    assert delivery is not None
    buttons = (
        about(delivery, "button-no-flat", "address.no_flat"),
        about(delivery, "button-flat-unknown", "address.flat_unknown"),
        *leave(delivery),
        PERSON,
    )
    told = draft.beside_the_line
    card = (Text("address-courier-told", {"card": read_back(told)}),) if told != DoorCard() else ()
    more = Lines(card)
    known = delivery.address.verdict
    if known is not None and verdict.components.is_same_house(known.components):
        return say("address-which-flat", *buttons, address=verdict.formatted, more=more)
    old = delivery.address.line
    return say("address-flat-missing", *buttons, old=old, new=verdict.formatted, more=more)


def ways_on(
    draft: Draft, facts: Facts, shown: tuple[Button, ...], pin: Button | None = None
) -> tuple[Button, ...]:
    """What may be meant, none of it, a pin, back, or a person."""
    delivery = facts.delivery
    assert delivery is not None
    none = (about(delivery, "button-none-of-these", "address.none"),) if shown else ()
    pin = pin or pin_button(facts, draft)
    return (*shown, *none, pin, *leave(delivery), PERSON)


def address_wanted(delivery: Delivery, facts: Facts) -> Say:
    ways = (*place_buttons(facts), pin_button(facts), *leave(delivery), PERSON)
    return say("address-what-is-right", *ways)


def may_accept(draft: Draft) -> bool:
    """A number that nobody knows can be driven to where its neighbours say where it must be."""
    verdict = draft.verdict
    return (
        verdict is not None
        and verdict.verdict is VerdictCode.NUMBER_UNKNOWN
        and verdict.granularity is Granularity.INTERPOLATED
    )


def distance_of(notes: Draft, facts: Facts) -> Text | None:
    """From the pin to the address; None where nobody knows where that is."""
    assert notes.query is not None and notes.pin is not None
    there = facts.verdict(replace(notes.query, pin=None, pin_accuracy_m=None)).location
    known = facts.delivery.address.point if facts.delivery is not None else None
    there = there or known
    if there is None:
        return None
    metres = round(notes.pin.metres_to(there))
    if metres < KILOMETRE:
        return Text("distance-metres", {"count": metres})
    return Text("distance-kilometres", {"count": round(metres / KILOMETRE)})


def how_far(
    keys: tuple[str, str], notes: Draft, facts: Facts, *buttons: Button, **values: object
) -> Say:
    """A question about a pin that lies so far from its address; the second text is for where nobody
    knows how far."""
    distance = distance_of(notes, facts)
    if distance is None:
        return Say(key=keys[1], values=values, buttons=buttons)
    return Say(key=keys[0], values={"distance": distance, **values}, buttons=buttons)


def who_corrects(facts: Facts) -> Text:
    """Whose it is to correct an address that its recipient may not."""
    found = facts.options().get(ChangeAction.CHANGE_ADDRESS)
    is_senders = found is not None and "sender-does-not-allow" in found.why_not
    return Text("address-senders-to-correct" if is_senders else "address-not-mine-to-correct")
