"""A planner's alarms: what a day's routes do not keep, told where whoever dispatches looks.

Asked only where the planner found no order with everybody in it: then something is wrong with the
day as it stands, and the timelines of those whom it hits say what, once.
"""

import logging
from collections.abc import Mapping, Sequence
from math import ceil

from core.actions.house import House
from core.actions.tell import note
from core.model.asker import HOUSE
from core.model.route import Costing, Route
from core.model.unkept import Unkept, WhyUnkept
from core.ports import Planner
from slots.legs import Legs
from slots.reordering import question

WORDS: Mapping[WhyUnkept, str] = {
    WhyUnkept.WINDOW: "its window is over by then",
    WhyUnkept.LOAD: "it is more than the vehicle holds",
    WhyUnkept.SHIFT: "the vehicle would be back too late",
    WhyUnkept.BREAK: "the driver could not rest in time",
    WhyUnkept.NO_WAY: "no road leads there",
    WhyUnkept.NO_VEHICLE: "no vehicle meets what the door asks",
    WhyUnkept.NO_ROOM: "no vehicle has time or room left",
    WhyUnkept.OTHER: "the planner says no more",
}

log = logging.getLogger("replan")


async def raise_alarms(
    house: House, planner: Planner, routes: Sequence[Route], legs: Mapping[Costing, Legs]
) -> int:
    """How many deliveries have an alert now that had none. Raises Unavailable."""
    asked = [question(one, legs[one.vehicle.costing]) for one in routes]
    unkept = await planner.evaluate(asked, legs)
    of_key = {stop.key: stop for route in routes for stop in route.stops}
    raised = 0
    if not unkept:
        return raised
    async with house.store.begin() as unit:
        for one in unkept:
            stop = of_key.get(one.key)
            delivery = await unit.deliveries.get(stop.delivery) if stop and stop.delivery else None
            what = _what(planner.name, one)
            if delivery is None or await unit.timeline.says(delivery.id, what):
                continue
            await note(house, unit, delivery, "alert", str(HOUSE), what)
            raised += 1
    log.warning("%s keeps not all of a day: %d alerts", planner.name, raised)
    return raised


def _what(planner: str, one: Unkept) -> str:
    if one.left_out:
        return f"no plan of {planner} takes it: {WORDS[one.why]}"
    # In quarters of an hour: the same trouble is not told again for every minute that it moves.
    late = f", up to {ceil(one.seconds / 900) * 15} min late" if one.seconds else ""
    return f"the plan does not keep it ({planner}): {WORDS[one.why]}{late}"
