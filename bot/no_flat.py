"""No flat: "its the shop downstairs": the house without the flat that stands in its address."""

import re
from dataclasses import replace

from bot.amending import names_premises, says_no_flat, with_note
from bot.draft import Draft, country_of, standing
from bot.facts import Facts
from bot.heard import Words
from bot.wrong_part import without_wrong_part
from core.model.address import AddressQuery

_CLAUSES = re.compile(r"\s*[,.;\n]\s*")


def of_the_flat(heard: Words, draft: Draft, facts: Facts) -> Draft | None:
    """ "No flat", or the wrong one: the house stands."""
    without = without_flat(heard, draft, facts)
    return without_wrong_part(heard.text, draft, facts) if without is None else without


def without_flat(heard: Words, draft: Draft, facts: Facts) -> Draft | None:
    """What else was said goes to the courier; None where no flat stands there."""
    if facts.delivery is None:
        return None
    here = (draft if draft.has_street else standing(facts.delivery)).verdict
    if here is None or not says_no_flat(heard.text):
        return None
    if here.components.unit is None and here.components.entrance is None:
        return None
    parts = replace(here.components, unit=None, entrance=None)
    found = facts.verdict(AddressQuery(components=parts, country=country_of(facts)))
    query = AddressQuery(text=found.formatted, components=parts, country=country_of(facts))
    door = replace(draft.door, unit=None, entrance=None)
    draft = Draft(query, facts.verdict(query), door, is_unit_told=True, asked=draft.asked)
    parts_said = [part for part in _CLAUSES.split(heard.text) if part]
    rest = [part for part in parts_said if names_premises(part) or not says_no_flat(part)]
    return with_note(replace(heard, text=", ".join(rest)), draft) if rest else draft
