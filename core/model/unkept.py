"""Unkept: a stop that a plan does not keep, or that no plan can take, and why."""

from dataclasses import dataclass
from enum import StrEnum


class WhyUnkept(StrEnum):
    WINDOW = "window"  # service would begin after its window
    LOAD = "load"  # more than the vehicle holds
    SHIFT = "shift"  # the vehicle would be back too late
    BREAK = "break"  # the driver could not rest in time
    NO_WAY = "no_way"  # no road leads there
    NO_VEHICLE = "no_vehicle"  # none meets what the door asks
    NO_ROOM = "no_room"  # each vehicle has too little time or room left
    OTHER = "other"  # the planner gave a reason that we do not know


@dataclass(frozen=True, slots=True, kw_only=True)
class Unkept:
    """`key` is the stop's; `seconds` how much too late, where that is what is wrong. `left_out`:
    not only this order breaks it, the planner found none that takes it."""

    key: str
    why: WhyUnkept
    seconds: int = 0
    left_out: bool = False
