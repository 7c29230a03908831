"""Sooner: the courier could come before the promised time, and comes then only after a yes.

Who is next on the route, and whose window opens only when the vehicle would have waited before
their door for long, is asked once. A yes makes the promised window longer at its beginning; the
carrier is told, as of any change, and after its no the promise stands as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.actions.asking import ask_carrier, carrier_of, delivery_of
from core.actions.house import House
from core.actions.policies import policy_among
from core.actions.prepared import NOTHING, Done, Prepared
from core.actions.stops import route_changed
from core.actions.tell import note, notify
from core.actions.travel import legs_without_stops
from core.commands import AllowSooner
from core.model.asker import Asker
from core.model.carrier import Carrier, ChangeAction
from core.model.change import WindowChange
from core.model.delivery import Delivery
from core.model.ids import DeliveryId, PromiseId
from core.model.notice import NoticeKind
from core.model.notice_policy import USUAL_POLICY, NoticePolicy, PolicyOf
from core.model.promise import AGREED, Promise, PromiseState
from core.model.route import Route, Stop, StopState
from core.model.window import Window
from core.ports import Unit
from core.refusals import invalid, not_allowed
from slots.booking import retimed
from slots.day_etas import UnderWay
from slots.eta import next_arrival
from slots.noise import USUAL_NOISE
from slots.schedule import behind
from slots.seconds import moment, not_earlier

ANSWER_LEAD = timedelta(minutes=10)  # asked later, the answer would come too late to help
STEP_SECONDS = 300  # times that are told are whole five minutes


def could_come(one: UnderWay, now: datetime) -> tuple[Stop, datetime] | None:
    """The next stop, where its window is yet to open, and when the vehicle is likely there; None
    where nobody can say."""
    first = behind(one.route)
    stop = one.route.stops[first] if first < len(one.route.stops) else None
    if stop is None or stop.window is None or stop.state is not StopState.PLANNED:
        return None
    heard = one.heard
    arrival = next_arrival(one.route, one.legs, not_earlier(now), heard, USUAL_NOISE, one.pace)
    if arrival is None or stop.delivery is None or stop.hold is not None:
        return None
    likely = arrival.mean + arrival.sigma
    return stop, moment(STEP_SECONDS * -int(-likely // STEP_SECONDS))


def may_be_sooner(delivery: Delivery, carrier: Carrier, now: datetime) -> Promise | None:
    """The promise whose window has not opened, which the carrier has agreed to and could change."""
    promise = delivery.awaited
    capability = carrier.capabilities.get(ChangeAction.CHANGE_WINDOW)
    is_open = promise is not None and promise.state in AGREED and now < promise.window.start
    can_be_told = capability is not None and capability.allowed
    is_coming = delivery.is_on_the_road and delivery.arrived_at is None
    return promise if is_open and can_be_told and is_coming else None


async def ask_sooner(
    house: House,
    under_way: Sequence[UnderWay],
    policies: Mapping[PolicyOf, NoticePolicy],
    asked: set[tuple[DeliveryId, datetime]],
) -> int:
    """Everybody who is next and could be served earlier, once for a promise; how many were asked.
    `asked` is what this process has looked at before."""
    now, count = house.clock.now(), 0
    told = (each.sooner_minutes for each in (USUAL_POLICY, *policies.values()))
    least_of_all = timedelta(minutes=min((least for least in told if least is not None), default=0))
    for one in under_way:
        found = could_come(one, now)
        if found is None or found[0].delivery is None or found[0].window is None:
            continue
        (stop, there), id = found, found[0].delivery
        opens = found[0].window.start
        if opens - now < ANSWER_LEAD or (id, opens) in asked:
            continue
        if there + least_of_all > opens or there >= opens:
            continue  # by nobody's policy
        async with house.store.begin() as unit:
            delivery = await unit.deliveries.get(id)
            if delivery is None or stop.window is None:
                continue
            promise = may_be_sooner(delivery, await carrier_of(unit, delivery), now)
            least = policy_among(policies, delivery).sooner_minutes
            if promise is None or least is None:
                continue
            if there + timedelta(minutes=least) <= promise.window.start:
                asked.add((id, opens))
                count += await _asked(house, unit, delivery, promise, there)
    return count


async def _asked(
    house: House, unit: Unit, delivery: Delivery, promise: Promise, there: datetime
) -> bool:
    return await notify(
        house,
        unit,
        delivery,
        NoticeKind.SOONER,
        promise.id,
        ref=promise.id,
        window=Window(there, promise.window.end),
        valid_until=promise.window.start - ANSWER_LEAD,
    )


async def prepare_sooner(house: House, command: AllowSooner) -> Prepared:
    """The ways on the promised route. Raises Unavailable."""
    async with house.store.read() as unit:
        delivery = await delivery_of(unit, command.delivery)
        ref = delivery.awaited.route_ref if delivery.awaited is not None else None
        route = await unit.routes.get(ref) if ref is not None else None
    if route is None:
        return NOTHING
    return Prepared(legs=await legs_without_stops(house, [route], ()))


async def allow_sooner(
    house: House, unit: Unit, command: AllowSooner, by: Asker, prepared: Prepared
) -> Done:
    """The same promise with an earlier beginning; whoever drives may come from then on.

    Raises Refused: not-found, invalid (not before the promised time), not-allowed (`past-cutoff`
    where the time has come, or nothing that the carrier agreed to stands).
    """
    delivery = await delivery_of(unit, command.delivery)
    carrier, now = await carrier_of(unit, delivery), house.clock.now()
    promise = may_be_sooner(delivery, carrier, now)
    if promise is None:
        raise not_allowed(("past-cutoff",))
    start = max(command.start, now)
    if start >= promise.window.start:
        raise invalid("start", "is not before the promised time")
    window = Window(start, promise.window.end)
    await unit.promises.put(replace(promise, state=PromiseState.RELEASED))
    longer = replace(
        promise,
        id=PromiseId(house.new_id("prm")),
        window=window,
        made_at=now,
        first_made_at=promise.since,
        tells=promise.root,
        state=PromiseState.ASKED,
    )
    await unit.promises.put(longer)
    delivery = replace(delivery, promise=longer, updated_at=now)
    await unit.deliveries.save(delivery)
    what = WindowChange(
        window=window,
        promise=longer.id,
        route_ref=longer.route_ref,
        before=promise.window,
        within=promise.window,
    )
    opens = promise.window.start
    change = await ask_carrier(house, unit, delivery, carrier, what, by, deadline=opens)
    await note(house, unit, delivery, "promise", str(by), "may be kept earlier")
    await _opened(house, unit, delivery, window, prepared)
    return Done(delivery=delivery, promise=longer, change=change)


async def _opened(
    house: House, unit: Unit, delivery: Delivery, window: Window, prepared: Prepared
) -> None:
    """The stop where it stands, open earlier: nobody behind it comes later for that."""
    ref = delivery.promise.route_ref if delivery.promise is not None else None
    route = await unit.routes.lock(ref) if ref is not None else None
    stop = route.stop_of(delivery.id) if route is not None else None
    if route is None or stop is None:
        return
    route = _with(route, replace(stop, window=window))
    if (legs := prepared.legs.get(route.vehicle.costing)) is not None:
        route = retimed(route, legs)
    await unit.routes.put(route)
    await route_changed(house, unit, route)


def _with(route: Route, stop: Stop) -> Route:
    return route.with_stops(tuple(stop if each.key == stop.key else each for each in route.stops))
