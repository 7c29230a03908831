"""Holds that ran out: the window is free again, and who kept it hears so."""

from core.actions.booking import let_go
from core.actions.house import House
from core.actions.prepared import NOTHING, Prepared
from core.actions.tell import notify
from core.actions.travel import legs_without_stops
from core.model.ids import HoldId
from core.model.notice import NoticeKind
from core.model.promise import HoldState
from core.model.route import Route
from core.ports import Unavailable


async def expire_holds(house: House, limit: int = 100) -> int:
    """Returns how many were let go. A hold confirmed meanwhile is left alone."""
    now = house.clock.now()
    async with house.store.read() as unit:
        late = await unit.holds.expired(now, limit)
        refs = dict.fromkeys(hold.route_ref for hold in late)
        routes = [route for ref in refs if (route := await unit.routes.get(ref)) is not None]
    if not late:
        return 0
    prepared = await _prepared(house, routes, {hold.id for hold in late})
    expired = 0
    for hold in late:
        async with house.store.begin() as unit:
            delivery = await unit.deliveries.get(hold.delivery)
            current = await unit.holds.get(hold.id)
            if current is None or current.state is not HoldState.HELD:
                continue
            await let_go(unit, current, HoldState.EXPIRED, prepared)
            if delivery is not None:
                await notify(
                    house, unit, delivery, NoticeKind.HOLD_EXPIRED, current.id, ref=current.id
                )
            expired += 1
    return expired


async def _prepared(house: House, routes: list[Route], keys: set[HoldId]) -> Prepared:
    try:
        return Prepared(legs=await legs_without_stops(house, routes, keys))
    except Unavailable:
        # The place must not stay taken for as long as the routing engine is ill.
        return NOTHING
