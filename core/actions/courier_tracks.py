"""Courier tracks: where the phone of whoever drives is, while its page is open and they allow it.

It becomes a position of the link's own route, like one that a carrier tells; nobody is followed
before the route begins, nor once nothing lies before them.
"""

from datetime import timedelta

from core.actions.courier_day import SHOWN_BEFORE, visits
from core.actions.courier_reports import courier
from core.actions.house import House
from core.actions.positions import add_positions
from core.model.courier_link import CourierLink
from core.model.location import Location
from core.model.route import StopState
from core.model.sync import Position

EVERY_SECONDS = 10.0  # real time: what comes sooner after the last one is not kept
ACCURACY_METRES_MAX = 300.0  # a cell of the network says nothing of a street
AGO_SECONDS_MAX = 120.0


async def tell_place(
    house: House,
    link: CourierLink,
    where: Location,
    accuracy_m: float | None,
    ago_seconds: float,
) -> bool:
    """Whether it was kept."""
    is_rough = accuracy_m is not None and accuracy_m > ACCURACY_METRES_MAX
    if is_rough or ago_seconds > AGO_SECONDS_MAX:
        return False
    now = house.clock.now()
    at = now - house.clock.patience(ago_seconds)
    async with house.store.read() as unit:
        route = await unit.routes.get(link.route)
        last = await unit.positions.newest(link.route)
    if route is None or now < route.start.at - SHOWN_BEFORE:
        return False
    if all(stop.state is not StopState.PLANNED for stop in visits(route)):
        return False
    if last is not None and at - last.at < _least(house):
        return False
    position = Position(route=link.route, at=at, location=where, accuracy_m=accuracy_m)
    return await add_positions(house, [position], courier(link)) == 1


def _least(house: House) -> timedelta:
    return house.clock.patience(EVERY_SECONDS)
