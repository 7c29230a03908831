"""What an action gathers from peers before its transaction begins, and what it gives back after."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.model.address import Verdict
from core.model.change import Change
from core.model.courier_link import CourierLink
from core.model.delivery import Delivery
from core.model.ids import RouteRef
from core.model.promise import Hold, Promise
from core.model.route import Costing, RouteMark
from core.model.waiting import Waiting
from core.ports import Unavailable
from slots.legs import Legs


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """`legs` are travel seconds by profile; `verdict` what we make of an address; `hold` the one
    that the command names, as it stood then; `seen` what stood of the routes that were looked
    at; `shunned` one that shall not take the stop; `others_wait` for the window, and longer: they
    had their turn as the routes were `seen`."""

    legs: Mapping[Costing, Legs] = field(default_factory=dict)
    verdict: Verdict | None = None
    hold: Hold | None = None
    seen: frozenset[RouteMark] = frozenset()
    shunned: RouteRef | None = None
    others_wait: bool = False


NOTHING = Prepared()


class Outdated(Unavailable):
    """Somebody booked in between, and the ways to that stop were never asked: prepare again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an action did, for whoever asked."""

    delivery: Delivery | None = None
    change: Change | None = None
    hold: Hold | None = None
    promise: Promise | None = None
    waiting: Waiting | None = None
    courier_link: CourierLink | None = None
