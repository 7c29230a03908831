"""No flat: "its the shop downstairs": the house without the flat that stands in its address."""

import re
from dataclasses import replace

from bot.amending import says_no_flat, with_note
from bot.draft import Draft, country_of, standing
from bot.facts import Facts
from bot.heard import Words
from core.model.address import AddressQuery

_CLAUSES = re.compile(r"\s*[,.;\n]\s*")


def without_flat(heard: Words, facts: Facts) -> Draft | None:
    """What else was said goes to the courier; None where no flat stands there."""
    here = standing(facts.delivery).verdict if facts.delivery is not None else None
    if here is None or not says_no_flat(heard.text):
        return None
    if here.components.unit is None and here.components.entrance is None:
        return None
    parts = replace(here.components, unit=None, entrance=None)
    found = facts.verdict(AddressQuery(components=parts, country=country_of(facts)))
    query = AddressQuery(text=found.formatted, components=parts, country=country_of(facts))
    draft = Draft(query, facts.verdict(query), is_unit_told=True)
    rest = [part for part in _CLAUSES.split(heard.text) if part and not says_no_flat(part)]
    return with_note(replace(heard, text=", ".join(rest)), draft) if rest else draft
