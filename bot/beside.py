"""Beside the question: what is told of the address or its door while something else is asked."""

import re
from dataclasses import replace

from bot.amending import amended, elsewhere, names_part
from bot.asking import cannot
from bot.backing_out import backs_out, says_same, undoes
from bot.card import card
from bot.draft import Draft, leave, may_be_address, standing
from bot.facts import Facts
from bot.heard import Pressed, Words
from bot.outdated import is_address_open
from bot.turn import Turn, goto, rest, say
from bot.understanding.normalise import normalised
from bot.understanding.rules import by_rules
from bot.understanding.understood import Intent
from bot.way_round import names_way
from bot.wording import Text
from bot.yes_or_no import names_it_again
from core.commands import GiveInstructions
from core.model.address import Components
from core.model.carrier import ChangeAction
from core.model.delivery import Delivery
from core.model.door_card import DoorCard

# A staircase may be a letter alone.
_STAIRCASE = re.compile(
    r"\b(?:stair\w*|stairway|entrance|rap[pu]\w+|porras\w*|portaikko\w*|подъезд\w*|"
    r"trapp\w*|uppgång\w*|port)\s+[^\W\d_]\b|\b[^\W\d_][-\s](?:rappu|porras|trappa)\b",
    re.I,
)
# "12 m" answers a question about a height, not the one about the house.
_MEASURE = re.compile(r"\s*\d+(?:[.,]\d+)?\s*(?:mm|cm|m|km|kg|t|мм|см|м|км|кг|т)\b\.?\s*", re.I)

_STAYS = say("address-stays")
NO_CARD = DoorCard()


def beside(heard: Words, facts: Facts) -> Turn | None:
    """An edit of the address, or of its door, whatever was asked; None where it is neither."""
    delivery, text = facts.delivery, heard.text
    if delivery is None or delivery.is_over:
        return None
    if undoes(text):
        return goto("undo", hear=heard)
    if backs_out(text):
        return left_as_it_is(text, delivery, facts)
    if names_way(text) and elsewhere(text, facts) is None:
        return goto("door", hear=heard)
    is_of_it = may_be_address(text) or bool(_STAIRCASE.search(text))
    if _MEASURE.fullmatch(text) or not (is_of_it or names_part(text, Draft(), facts)):
        return None
    draft = amended(text, Draft(), facts)
    if draft is None or draft.verdict is None:
        return None
    here, told = standing(delivery).verdict, draft.verdict.components
    if here is not None and told.is_same_house(here.components):
        turn = _of_this_door(draft, here.components, delivery, facts)
        is_named = turn is None and names_it_again(text, here)
        return goto("compare_address", notes=draft) if is_named else turn
    if told.street is None:
        return None
    if not facts.may(ChangeAction.CHANGE_ADDRESS):
        return cannot(facts, ChangeAction.CHANGE_ADDRESS)
    return goto("correct_address.judged", notes=draft)


def contradicts(told: DoorCard, delivery: Delivery) -> bool:
    """Another flat or staircase than the one in the address: not beside it, but instead of it."""
    verdict = standing(delivery).verdict
    here = verdict.components if verdict is not None else Components()
    pairs = ((told.unit, here.unit), (told.entrance, here.entrance))
    return any(new and old and new.casefold() != old.casefold() for new, old in pairs)


def tells_of_a_door(heard: Words) -> bool:
    """A code or a floor, though the rest of the words is not understood: it is for the courier."""
    understood = heard.understood
    told = understood.entities
    is_told = any(value is not None for value in (told.gate_code, told.floor, told.flat))
    if understood.understood or not is_told:
        return False
    return by_rules(normalised(heard.text), told).told is Intent.INSTRUCTIONS


def left_as_it_is(text: str, delivery: Delivery, facts: Facts, door: DoorCard = NO_CARD) -> Turn:
    """No more is asked of another address, and it is said so. What is still to be confirmed is
    confirmed only by who says that it is the right one. `door` is what was told while no other
    house was named: it is of this one."""
    is_told = door != DoorCard() and facts.may(ChangeAction.INSTRUCTIONS)
    told = (GiveInstructions(delivery.id, door),) if is_told else ()
    if not is_address_open(delivery):
        shown = card(facts, fresh=True, lead=Text("address-stays"))
        return rest(shown, commands=told)
    turn = stands(delivery) if says_same(text) else goto("confirm_address", says=(_STAYS,))
    return replace(turn, commands=(*told, *turn.commands))


def stands(delivery: Delivery) -> Turn:
    """As by the button that leaves it as it is, where that may be."""
    if delivery.address.is_torn or not leave(delivery):
        return goto("confirm_address")
    (button,) = leave(delivery)
    return goto("confirm_address", hear=Pressed("address.yes", button.args))


def _of_this_door(draft: Draft, here: Components, delivery: Delivery, facts: Facts) -> Turn | None:
    """A flat beside one that stands in the address corrects it; else it is for the courier."""
    assert draft.verdict is not None
    told = draft.verdict.components
    is_other = contradicts(DoorCard(unit=told.unit, entrance=told.entrance), delivery)
    if is_other and facts.may(ChangeAction.CHANGE_ADDRESS):
        return goto("correct_address.judged", notes=draft)
    known = replace(draft.door_card, note=None)
    new = DoorCard(
        **{
            name: value
            for name in ("entrance", "unit", "floor", "code", "phone")
            if (value := getattr(known, name)) not in (None, getattr(here, name, None))
        }
    )
    if new == DoorCard():
        return None
    if not facts.may(ChangeAction.INSTRUCTIONS):
        return cannot(facts, ChangeAction.INSTRUCTIONS)
    return goto("door.saved", GiveInstructions(delivery.id, new))
