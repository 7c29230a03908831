"""Another place, though the words sound like a time or a neighbour: "put Bulevardi instead"."""

import re

from bot.amending import amended, elsewhere
from bot.draft import Draft, country_of, may_be_address, standing
from bot.facts import Facts
from bot.heard import Words
from bot.scene import means
from bot.understanding.understood import Intent
from bot.way_in import way_in
from core.model.address import AddressQuery, VerdictCode
from core.model.carrier import ChangeAction

_NAMES_A_HOUSE = (VerdictCode.DELIVERABLE, VerdictCode.NEEDS_UNIT, VerdictCode.SUGGESTION)
_INSTEAD = re.compile(
    r"\b(?:instead|rather|to|sijaan|sijasta|mieluummin|вместо|лучше|на|istället|till)\b|"
    r"\w{4,}(?:lle|lla|llä)\b",
    re.I,
)


def other_place(heard: Words, facts: Facts) -> Draft | None:
    """Another house or street, with or without its number; None where a time may be meant."""
    delivery = facts.delivery
    if (beside := _told_beside(heard, facts)) is not None:
        return beside
    if delivery is None or heard.understood.entities.time is not None:
        return None
    if not means(heard, Intent.RESCHEDULE) or not facts.may(ChangeAction.CHANGE_ADDRESS):
        return None
    if not may_be_address(heard.text) and not _INSTEAD.search(heard.text):
        return None
    draft, here = amended(heard.text, Draft(), facts), standing(delivery).verdict
    if draft is None or draft.verdict is None or draft.verdict.components.street is None:
        return None
    told = draft.verdict.components
    return None if here is not None and told.is_same_house(here.components) else draft


def _told_beside(heard: Words, facts: Facts) -> Draft | None:
    """ "We are away until Friday, bring it to Kalevankatu 5": a street and a number of its own,
    whatever else is asked or told."""
    has_digit = any(char.isdigit() for char in heard.text)
    is_doubtful = heard.understood.entities.time is not None and not heard.understood.understood
    is_of_time = means(heard, Intent.RESCHEDULE, Intent.ABSENT, Intent.TRACK)
    if not has_digit or not (is_of_time or is_doubtful):
        return None
    named = facts.verdict(AddressQuery(text=heard.text, country=country_of(facts)))
    is_house = named.components.street is not None and named.components.house_number is not None
    return elsewhere(heard.text, facts) if is_house and named.verdict in _NAMES_A_HOUSE else None


def wants_a_time(heard: Words) -> bool:
    """A wish for a time, which waits while nobody knows where the parcel goes. A number that is no
    time may be the answer."""
    is_number = heard.understood.entities.time is None and any(c.isdigit() for c in heard.text)
    return means(heard, Intent.RESCHEDULE, Intent.ABSENT) and not is_number


def at_reception(heard: Words, facts: Facts) -> bool:
    """A reception that is told with its address, or of a business, is no neighbour."""
    delivery = facts.delivery
    if delivery is None or not means(heard, Intent.NEIGHBOUR):
        return False
    if not way_in(heard.text).card.reception:
        return False
    return delivery.is_business or elsewhere(heard.text, facts) is not None
