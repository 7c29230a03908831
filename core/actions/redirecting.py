"""Redirecting: the parcel goes to a pickup point, where a compartment is reserved first."""

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
from core.model.change import PointRedirect
from core.model.delivery import Delivery
from core.model.parcel import Size
from core.model.pickup_point import Pickup, PickupPoint, PointKind, Reservation
from core.model.status import Flag
from core.ports import Unit
from core.refusals import no_compartment, not_found

PICKUP_DAYS = 5  # how long a parcel may wait at a pickup point, unless the carrier says otherwise


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
    if point is None:
        raise not_found("pickup point")
    await unit.points.release(delivery.id)
    size = await _reserve(house, unit, delivery, point)
    until = house.clock.now() + timedelta(days=PICKUP_DAYS)
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


async def put_back_door(house: House, unit: Unit, delivery: Delivery) -> Delivery:
    """The carrier said no: the compartment is free again, the parcel goes where it was to go."""
    await unit.points.release(delivery.id)
    return replace(
        delivery,
        pickup=Pickup(point=delivery.point) if delivery.point is not None else None,
        flags=delivery.flags - {Flag.REDIRECTED},
        updated_at=house.clock.now(),
    )


async def _reserve(house: House, unit: Unit, delivery: Delivery, point: PickupPoint) -> Size:
    """The smallest free compartment that fits. A staffed point without a list takes everything."""
    if point.kind is not PointKind.LOCKER and not point.compartments:
        return delivery.parcel.size
    for size in delivery.parcel.size.fits_into():
        kept = Reservation(
            point=point.ref, delivery=delivery.id, size=size, made_at=house.clock.now()
        )
        if await unit.points.reserve(kept):
            return size
    raise no_compartment()
