"""Holds that ran out: the window is free again, and who kept it hears so."""

from core.actions.booking import let_go
from core.actions.house import House
from core.actions.prepared import Prepared
from core.actions.tell import notify
from core.actions.travel import legs_for
from core.model.notice import NoticeKind
from core.model.promise import HoldState


async def expire_holds(house: House, limit: int = 100) -> int:
    """Returns how many were let go. A hold confirmed meanwhile is left alone."""
    now = house.clock.now()
    async with house.store.read() as unit:
        late = await unit.holds.expired(now, limit)
        routes = [
            route for hold in late if (route := await unit.routes.get(hold.route_ref)) is not None
        ]
    if not late:
        return 0
    prepared = Prepared(legs=await legs_for(house, routes))
    expired = 0
    for hold in late:
        async with house.store.begin() as unit:
            current = await unit.holds.get(hold.id)
            if current is None or current.state is not HoldState.HELD:
                continue
            await let_go(house, unit, current, HoldState.EXPIRED, prepared)
            delivery = await unit.deliveries.get(current.delivery)
            if delivery is not None:
                await notify(
                    house, unit, delivery, NoticeKind.HOLD_EXPIRED, current.id, ref=current.id
                )
            expired += 1
    return expired
