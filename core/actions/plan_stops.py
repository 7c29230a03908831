"""Plan stops: what a stop that a planner pushes is to us, a visit to a delivery of ours or load."""

from collections.abc import Sequence
from dataclasses import replace

from core.actions.redirecting import known_pickup
from core.actions.stops import needs_of
from core.model.carrier import Carrier
from core.model.delivery import Delivery
from core.model.location import Location
from core.model.pickup_point import PickupPoint
from core.model.route import PushedStop, Stop, StopState
from core.ports import Unit
from core.refusals import invalid

SAME_DOOR_METRES_MAX = 100.0  # a gate, a back door: the same house
FAR_METRES = 20_000.0  # another town: whoever looked for the door found another one


def keyed(number: int, stop: Stop, stops: Sequence[Stop]) -> Stop:
    """A visit that is over leaves the delivery's name to a later one on the same route; of what is
    unknown to us several may have one number."""
    is_over = stop.state is not StopState.PLANNED
    comes_again = is_over and any(later.key == stop.key for later in stops[number + 1 :])
    is_one_of_many = stop.delivery is None and any(one.key == stop.key for one in stops[:number])
    return replace(stop, key=f"{stop.key}#{number}") if comes_again or is_one_of_many else stop


async def planned_stop(unit: Unit, carrier: Carrier, number: int, pushed: PushedStop) -> Stop:
    """The stop with that number in a plan. Raises Refused(invalid) where nobody knows its place, it
    is not that of a promised door, or two parcels are named."""
    delivery = await _known(unit, carrier, pushed)
    point = await _place_of(unit, pushed, delivery)
    if point is None:
        raise invalid(f"stops[{number}].location", "is needed: we do not know where this is")
    stop = Stop(
        key=pushed.tracking_number or f"load-{number}",
        tracking_number=pushed.tracking_number,
        location=point,
        service_seconds=pushed.service_seconds,
        window=pushed.window,
        windows=pushed.windows,
        arrival=pushed.arrival,
        state=pushed.state,
        units=1,  # somebody else's parcel: at least one place is taken
    )
    if delivery is None:
        return stop
    if pushed.tracking_number not in (None, delivery.tracking_number):
        raise invalid(f"stops[{number}].tracking_number", "is not this delivery's")
    # What is over was another visit: a promise made since is not about it.
    promise = delivery.awaited if pushed.state is StopState.PLANNED else None
    door = delivery.address.point
    if promise is not None and door is not None and point.metres_to(door) > FAR_METRES:
        raise invalid(f"stops[{number}].location", "is far from the door that was promised a visit")
    visit = replace(
        ours(stop, delivery, carrier),
        window=promise.window if promise else stop.window,
        promised=promise is not None,
    )
    return replace(visit, key=f"{visit.key}#{number}") if _was_before(stop, delivery) else visit


def _was_before(stop: Stop, delivery: Delivery) -> bool:
    """Whether a failed visit is the one that is known, after which another time was promised."""
    promise = delivery.awaited
    if stop.state is not StopState.FAILED or promise is None or not delivery.attempts:
        return False
    is_told_later = stop.arrival is not None and stop.arrival > promise.made_at
    return delivery.attempts[-1].at <= promise.made_at and not is_told_later


def ours(stop: Stop, delivery: Delivery, carrier: Carrier) -> Stop:
    """The visit, known as one to a delivery of ours."""
    return replace(
        stop,
        key=delivery.id,
        delivery=delivery.id,
        tracking_number=delivery.tracking_number,
        units=carrier.units[delivery.parcel.size],
        weight_kg=delivery.parcel.weight_kg,
        needs=needs_of(delivery),
    )


async def _place_of(unit: Unit, pushed: PushedStop, delivery: Delivery | None) -> Location | None:
    """The planner may know the door better; but once the address was changed, or where the carrier
    has agreed to bring it to a pickup point, a place away from ours is the old one."""
    if delivery is None:
        return pushed.location
    point = await _point_of(unit, delivery)
    ours = point.location if point is not None else delivery.address.point
    if pushed.location is None or ours is None:
        return pushed.location or ours
    was_moved = point is not None or len(delivery.versions) > 1
    is_away = pushed.location.metres_to(ours) > SAME_DOOR_METRES_MAX
    return ours if was_moved and is_away else pushed.location


async def _point_of(unit: Unit, delivery: Delivery) -> PickupPoint | None:
    if delivery.pickup is None and delivery.point is None:
        return None  # nobody has spoken of one
    known = await known_pickup(unit, delivery)
    return await unit.points.get(known.point) if known is not None else None


async def _known(unit: Unit, carrier: Carrier, stop: PushedStop) -> Delivery | None:
    if stop.delivery is not None:
        delivery = await unit.deliveries.get(stop.delivery)
    elif stop.tracking_number is not None:
        delivery = await unit.deliveries.by_tracking(carrier.ref, stop.tracking_number)
    else:
        delivery = None
    return delivery if delivery is not None and delivery.carrier == carrier.ref else None
