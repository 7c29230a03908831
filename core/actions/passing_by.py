"""Passing by: a vehicle has gone on without somebody who waits for it, and nobody has said why.

No range is guessed then. The one that was told is taken back, the carrier hears that somebody
waits there, and so does whoever dispatches; its recipient hears it once, with ways out where a time
was promised. Whatever is told anew, by a plan, a promise or the courier, ends it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched

from core.actions.courier_places import courier_went_on
from core.actions.house import House
from core.actions.tell import note, notify, publish_about
from core.model.delivery import Delivery
from core.model.eta import ToldEta
from core.model.ids import RouteRef
from core.model.notice import NoticeKind
from core.model.route import Stop
from core.model.status import Status
from core.ports import Unit

PASSED_BY = "passed_by"
ALERT = "passed by, and nobody has said why"
TOLD_AT_ONCE = 100  # deliveries in a transaction
# Whose carrier says that it is on the road; what was never loaded nobody drives past.
_ON_ITS_WAY = frozenset({Status.OUT_FOR_DELIVERY, Status.ARRIVING})


async def tell_passed_by(
    house: House,
    passed: Mapping[RouteRef, Sequence[Stop]],
    told: Mapping[RouteRef, Mapping[str, ToldEta]],
) -> Mapping[RouteRef, Mapping[str, ToldEta]]:
    """What stands as told of those routes after it, by key."""
    left = {}
    for some in batched(passed.items(), TOLD_AT_ONCE):
        async with house.store.begin() as unit:
            for ref, stops in some:
                keys = {stop.key for stop in stops}
                left[ref] = {key: one for key, one in told[ref].items() if key not in keys}
                await _tell(house, unit, stops)
                await unit.etas.tell(ref, left[ref], house.clock.now())
    return left


async def _tell(house: House, unit: Unit, stops: Sequence[Stop]) -> None:
    ids = [stop.delivery for stop in stops if stop.delivery is not None]
    now = house.clock.now()
    for delivery in (await unit.deliveries.some(ids)).values():
        is_awaited = delivery.status in _ON_ITS_WAY and delivery.arrived_at is None
        if is_awaited and not delivery.seems_left_behind and not _knows(delivery):
            await _tell_one(house, unit, replace(delivery, passed_at=now, eta=None), now)


def _knows(delivery: Delivery) -> bool:
    """Whether it was told already, and no other time since."""
    passed, promise = delivery.passed_at, delivery.awaited
    if passed is None or delivery.eta is not None:
        return False
    told = [each.at for each in delivery.attempts] + ([] if promise is None else [promise.made_at])
    return all(at <= passed for at in told)


async def _tell_one(house: House, unit: Unit, delivery: Delivery, now: datetime) -> None:
    await unit.deliveries.save(delivery)
    if delivery.is_courier_near:
        await courier_went_on(house, unit, delivery)
    await note(house, unit, delivery, "alert", "house", ALERT)
    why = {"eta": None, "why": PASSED_BY}
    await publish_about(house, unit, "delivery.eta_changed", delivery, why)
    fact = f"{len(delivery.attempts)}/passed/{now.isoformat(timespec='minutes')}"
    kind = NoticeKind.LATE if delivery.awaited is not None else NoticeKind.ETA
    await notify(house, unit, delivery, kind, fact, ref=PASSED_BY)
