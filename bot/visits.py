"""Visits: how a time is told where the recipient comes to a pickup point, and nobody to them."""

from bot.facts import Facts


def is_visit(facts: Facts) -> bool:
    """Whether a time that they choose is one at a pickup point."""
    return facts.carrier is not None and facts.carrier.point is not None


def spoken_of(key: str, facts: Facts) -> str:
    """The text of this name, or the one that says the same of a visit."""
    return f"{key}-visit" if is_visit(facts) else key
