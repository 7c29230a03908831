"""Figure words: what the page of figures calls each, in which order, and what its number is of."""

from core.model.reason import Reason
from web.console.tongue import Family, number, said
from web.console.words import REASON, amount, said_plainly

SHARES = frozenset(
    {"first_attempt_success", "promise_kept", "solved_without_agent", "eta_inside_range"}
)
TILES = Family(
    "tile",
    (
        "first_attempt_success",
        "promise_kept",
        "missed",
        "attempts_per_delivery",
        "cost_per_delivery",
        "cost_per_failure",
        "trips_saved",
        "minutes_out_to_handover",
        "minutes_arrival_to_handover",
        "contacts_per_delivery",
        "interruptions_per_delivery",
        "solved_without_agent",
        "minutes_to_agent",
        "addresses_corrected",
        "redirects",
        "redirects_collected",
        "damage_per_1000",
        "scans_missing",
        "eta_error_minutes",
        "eta_inside_range",
    ),
)
OF = Family("tile-of", TILES)
GROUPS = Family("figure-group", ("by_reached", "by_carrier", "by_window", "by_zone"))
REACHED = Family("reached", ("in chat", "not reached"))


def figure(name: str, value: object, currency: str | None = None) -> str:
    """A figure's number as it is read."""
    if value is None:
        return said("figure-unmeasured")
    if isinstance(value, dict):
        first = next(iter(value.values()), None)
        if "median" not in value:
            return figure(name, first)
        if first is None:
            return said("figure-unmeasured")
        return f"{number(first)} · {number(value['p90'])}"
    if not isinstance(value, int | float):
        return str(value)
    if name in SHARES:
        return said("percent", share=number(100 * value, 1))
    return amount(value, currency or "") if name.startswith("cost_") else number(value)


def reason(code: str) -> str:
    return REASON[Reason(code)] if code in set(Reason) else said_plainly(code)


def title(name: str) -> str:
    """Of a figure, or of a part of one: "minutes_to_agent.p90"."""
    whole, _, part = name.partition(".")
    known = TILES.get(whole, whole)
    return said("figure-part", figure=known, part=part) if part else known


def limit(name: str, value: float) -> str:
    """A carrier's own limit, in the same words."""
    return figure(name.partition(".")[0], float(value)) if "." not in name else number(value)
