"""Redirecting: the parcel goes to a pickup point, where a compartment is reserved first."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from core.actions.asking import allowed, ask_carrier, delivery_of
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.stops import visited_by
from core.actions.tell import note
from core.actions.travel import legs_for
from core.commands import Redirect
from core.model.asker import Asker
from core.model.carrier import ChangeAction
from core.model.change import Change, ChangeState, PointRedirect
from core.model.delivery import Delivery
from core.model.ids import PointRef
from core.model.parcel import Size
from core.model.pickup_point import Pickup, PickupPoint, Reservation
from core.model.status import Flag
from core.ports import Unit
from core.refusals import no_compartment, not_found

_YES = frozenset({ChangeState.ACCEPTED, ChangeState.APPLIED})


async def prepare_redirect(house: House, command: Redirect) -> Prepared:
    async with house.store.read() as unit:
        routes = await visited_by(unit, command.delivery)
    return Prepared(legs=await legs_for(house, routes))


async def redirect(
    house: House, unit: Unit, command: Redirect, by: Asker, prepared: Prepared
) -> Done:
    """Reserve first, ask the carrier second; the promise at the door stands until they accept.

    Raises Refused: not-found, no-compartment, not-allowed, past-cutoff.
    """
    delivery = await delivery_of(unit, command.delivery)
    carrier, _ = await allowed(house, unit, delivery, ChangeAction.REDIRECT)
    point = await unit.points.get(command.point)
    if point is None or not point.serves(delivery.carrier):
        raise not_found("pickup point")
    if point.is_closed:
        raise no_compartment()
    known = await known_pickup(unit, delivery)
    size = await keep_compartment(house, unit, delivery, point, keep=_points_of(known))
    if size is None:
        raise no_compartment()
    until = house.clock.now() + timedelta(days=point.days_kept)
    delivery = replace(
        delivery,
        pickup=Pickup(point=point.ref, until=until),
        updated_at=house.clock.now(),
    ).flagged(Flag.REDIRECTED)
    await unit.deliveries.save(delivery)
    what = PointRedirect(point=point.ref, size=size, until=until)
    change = await ask_carrier(house, unit, delivery, carrier, what, by)
    await note(house, unit, delivery, "change", str(by), f"redirected to {point.ref}")
    return Done(delivery=delivery, change=change)


async def bring_there(house: House, unit: Unit, delivery: Delivery, change: Change) -> Delivery:
    """The carrier said yes: what it knew before is nobody's any more, and its compartment free. One
    that was asked for since is kept until it is answered."""
    assert isinstance(change.what, PointRedirect)
    for earlier in await unit.changes.of(delivery.id):
        is_older = earlier.id != change.id and earlier.asked_at <= change.asked_at
        if is_older and isinstance(earlier.what, PointRedirect) and earlier.state in _YES:
            await unit.changes.put(earlier.moved(ChangeState.SUPERSEDED, house.clock.now()))
    await unit.points.release(delivery.id, keep={change.what.point, *_points_of(delivery.pickup)})
    return delivery


async def put_back(house: House, unit: Unit, delivery: Delivery, change: Change) -> Delivery:
    """The carrier said no: its compartment is free again, and the parcel goes where the carrier
    knows it to go, to another point or to the door. A later wish is not touched."""
    assert isinstance(change.what, PointRedirect)
    known = await known_pickup(unit, delivery)
    if _points_of(delivery.pickup) != {change.what.point}:
        await unit.points.release(delivery.id, keep=_points_of(known, delivery.pickup))
        return delivery
    await unit.points.release(delivery.id, keep=_points_of(known))
    is_as_announced = known is None or known.point == delivery.point
    return replace(
        delivery,
        pickup=known,
        flags=delivery.flags - {Flag.REDIRECTED} if is_as_announced else delivery.flags,
        updated_at=house.clock.now(),
    )


async def keep_compartment(
    house: House,
    unit: Unit,
    delivery: Delivery,
    point: PickupPoint,
    keep: Collection[PointRef] = (),
) -> Size | None:
    """The smallest free compartment that fits, beside what it keeps elsewhere; None where there is
    none. A staffed point without a list takes everything."""
    if not point.keeps_room:
        await unit.points.release(delivery.id, keep=keep)
        return delivery.parcel.size
    had = await unit.points.reservation_of(delivery.id, point.ref)
    if had is not None and had.size in delivery.parcel.size.fits_into():
        await unit.points.release(delivery.id, keep={point.ref, *keep})
        return had.size
    for size in delivery.parcel.size.fits_into():
        kept = Reservation(
            point=point.ref, delivery=delivery.id, size=size, made_at=house.clock.now()
        )
        if await unit.points.reserve(kept, keep=keep):
            return size
    return None


async def goes_to(unit: Unit, delivery: Delivery) -> set[PointRef]:
    """The points where the parcel goes: what the carrier knows, and what it was asked for since."""
    return _points_of(await known_pickup(unit, delivery), delivery.pickup)


async def known_pickup(unit: Unit, delivery: Delivery) -> Pickup | None:
    """Where the carrier brings it by what it knows: by its newest yes, else as it was announced;
    None: to the door."""
    said_yes = [
        (each.asked_at, each.what)
        for each in await unit.changes.of(delivery.id)
        if isinstance(each.what, PointRedirect) and each.state in _YES
    ]
    if said_yes:
        _, newest = max(said_yes, key=lambda each: each[0])
        return Pickup(point=newest.point, until=newest.until)
    return Pickup(point=delivery.point) if delivery.point is not None else None


def _points_of(*pickups: Pickup | None) -> set[PointRef]:
    return {each.point for each in pickups if each is not None}
