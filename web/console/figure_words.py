"""Figure words: what the page of figures calls each, in which order, and what its number is of."""

from collections.abc import Mapping
from types import MappingProxyType

NOT_MEASURED = "not measured"
SHARES = frozenset(
    {"first_attempt_success", "promise_kept", "solved_without_agent", "eta_inside_range"}
)
TILES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "first_attempt_success": ("First attempt", "delivered at the first try, of all closed"),
        "promise_kept": ("Promises kept", "came in the window that was promised"),
        "missed": ("Missed", "tries that came to nothing"),
        "attempts_per_delivery": ("Tries", "a closed delivery"),
        "cost_per_delivery": ("Cost", "of a closed delivery"),
        "cost_per_failure": ("Cost in vain", "of a try that came to nothing"),
        "trips_saved": ("Trips saved", "by talks, beside deliveries without one"),
        "minutes_out_to_handover": ("Out to handed over", "minutes, half and nine of ten"),
        "minutes_arrival_to_handover": ("At the door", "minutes, half and nine of ten"),
        "contacts_per_delivery": ("Contacts", "a closed delivery, by chat or change"),
        "interruptions_per_delivery": ("Interruptions", "unasked messages that ring, a delivery"),
        "solved_without_agent": ("Without an agent", "of all who talked with us"),
        "minutes_to_agent": ("Until an agent came", "minutes, half and nine of ten"),
        "addresses_corrected": ("Addresses put right", "deliveries"),
        "redirects": ("Sent elsewhere", "deliveries"),
        "redirects_collected": ("Collected there", "of those sent elsewhere"),
        "damage_per_1000": ("Damaged", "of a thousand"),
        "scans_missing": ("Scans missing", "parcels not scanned at loading"),
        "eta_error_minutes": ("ETA off by", "minutes, half and nine of ten"),
        "eta_inside_range": ("ETA inside its range", "of all arrivals"),
    }
)
GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "by_reached": "In the chat or not",
        "by_carrier": "By carrier",
        "by_window": "By promised window",
        "by_zone": "By postcode",
    }
)


def figure(name: str, value: object, currency: str | None = None) -> str:
    """A figure's number as it is read."""
    if value is None:
        return NOT_MEASURED
    if isinstance(value, dict):
        first = next(iter(value.values()), None)
        if "median" not in value:
            return figure(name, first)
        return NOT_MEASURED if first is None else f"{first:g} · {value['p90']:g}"
    if name in SHARES and isinstance(value, int | float):
        return f"{100 * value:.1f} %"
    if name.startswith("cost_") and isinstance(value, int | float):
        return f"{value:,.2f} {currency or ''}".strip()
    return f"{value:g}" if isinstance(value, float) else str(value)


def reason(code: str) -> str:
    return code.replace("_", " ")


def title(name: str) -> str:
    """Of a figure, or of a part of one: "minutes_to_agent.p90"."""
    whole, _, part = name.partition(".")
    known = TILES[whole][0] if whole in TILES else whole
    return f"{known}, {part}" if part else known


def limit(name: str, value: float) -> str:
    """A carrier's own limit, in the same words."""
    return figure(name.partition(".")[0], float(value)) if "." not in name else f"{value:g}"
