"""The next house: a neighbour or a place that lies at another address goes the way of one."""

from bot.draft import Draft, country_of
from bot.facts import Facts
from core.model.address import AddressQuery
from core.model.another_house import is_another_house, may_name_a_house


def next_house(words: str, facts: Facts) -> Draft | None:
    """What these words name as a house that is not the delivery's own; None where they do not."""
    if facts.delivery is None or not may_name_a_house(words):
        return None
    query = AddressQuery(text=words, country=country_of(facts))
    verdict = facts.verdict(query)
    is_elsewhere = is_another_house(verdict, facts.delivery.address)
    return Draft(query, verdict) if is_elsewhere else None
