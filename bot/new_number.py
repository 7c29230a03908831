"""New number: a house number that nobody knows is taken on the word of who lives there."""

from dataclasses import replace

from bot.address_questions import may_accept
from bot.draft import Draft
from bot.facts import Facts
from bot.outdated import outdated
from bot.turn import Turn, goto


def insisted(notes: Draft, facts: Facts) -> Turn:
    """The number is theirs: taken on their word, or shown with a pin where nobody can place it."""
    if may_accept(notes):
        return number_is_right(notes, facts)
    return goto("pin_address.elsewhere", notes=notes)


def number_is_right(draft: Draft, facts: Facts) -> Turn:
    """They live there: the courier hears that the number is new to us."""
    if draft.query is None or not may_accept(draft):
        return outdated(facts)
    accepted = replace(draft.query, accept_unknown=True)
    return goto("compare_address", notes=replace(draft, query=accepted))
