"""What own-fleet is: its name, hours, vans and rules."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from sandbox.hours import WINDOWS
from sandbox.town import TIMEZONE

REF = "own-fleet"
MORNING_VANS = ("van-1", "van-2")
AFTERNOON_VAN = "van-3"


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetSettings:
    """Hours are local. `door_wait_seconds` is real time: a person at a phone must answer in it."""

    webhook_url: str
    door_wait_seconds: float = 45.0
    load_stops: int = 25
    units: int = 60
    days_ahead: int = 0
    leaves: time = time(9, 45)
    plans_the_rest: time = time(11, 40)  # who chose nothing by then comes with the afternoon van
    afternoon_leaves: time = time(12, 0)
    home_by: time = time(20, 45)


# What a van's day in a town is made of; made up, and near what is said of Europe.
COSTS = {
    "currency": "EUR",
    "stop": "0.30",
    "km": "0.35",
    "hour": "26.00",
    "attempt": "0.20",
    "contact": "0.01",
    "toll": "0",
    "waiting_hour": "26.00",
}


def carrier_wire(days_ahead: int) -> dict[str, Any]:
    """What own-fleet tells Doorstep of itself."""
    free = {"allowed": True, "until": {}, "fee": None, "reversible": True, "confirms": True}
    before_window = free | {"until": {"hours_before_window": 1}}
    return {
        "name": "Oma Kuljetus",
        "timezone": TIMEZONE,
        "windows": list(WINDOWS),
        "days_ahead": max(1, days_ahead + 1),
        "units": {"S": 1, "M": 2, "L": 4, "XL": 8},
        "attempts_max": 3,
        "sla": {"first_attempt_success": 0.9, "promise_kept": 0.95, "damage_per_1000": 2},
        "costs": COSTS,
        "capabilities": {
            "change_window": before_window,
            "change_address": before_window,
            "redirect": free,
            "neighbour": free,
            "safe_place": free,
            "instructions": free,
            "change_recipient": before_window,
            "postpone": before_window,
            "extend_pickup": free,
            "return": free | {"reversible": False},
            "cancel": before_window | {"reversible": False},
        },
    }
