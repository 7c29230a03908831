"""Kept compartments: while somebody thinks about a locker, a place in it is theirs, as a window is
that they hold. It is the row that a redirect takes, so nobody else is given it; who says no leaves
it at once, who says nothing a moment later, and a yes after that still takes whatever is free."""

from core.actions.asking import allowed, delivery_of
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.redirecting import goes_to, keep_compartment
from core.actions.timers import expect_decision, was_decided
from core.commands import KeepCompartment, LetCompartmentGo
from core.model.asker import Asker
from core.model.carrier import ChangeAction
from core.ports import Unit
from core.refusals import no_compartment, not_found


async def keep_while_deciding(
    house: House, unit: Unit, command: KeepCompartment, by: Asker, prepared: Prepared
) -> Done:
    """One compartment for who thinks, beside those where the parcel goes by now: of another point
    that they looked at nothing is kept. Nobody else hears of it.

    Raises Refused: not-found, no-compartment, not-allowed, past-cutoff.
    """
    delivery = await delivery_of(unit, command.delivery)
    await allowed(house, unit, delivery, ChangeAction.REDIRECT)
    point = await unit.points.get(command.point)
    if point is None or not point.serves(delivery.carrier):
        raise not_found("pickup point")
    if point.is_closed:
        raise no_compartment()
    keep = await goes_to(unit, delivery)
    if await keep_compartment(house, unit, delivery, point, keep=keep) is None:
        raise no_compartment()
    if point.ref not in keep:
        await expect_decision(house, unit, delivery)
    return Done(delivery=delivery)


async def let_go(
    house: House, unit: Unit, command: LetCompartmentGo, by: Asker, prepared: Prepared
) -> Done:
    """What was kept for who thought about it is free; where the parcel goes stays kept.

    Raises Refused: not-found.
    """
    delivery = await delivery_of(unit, command.delivery)
    await unit.points.release(delivery.id, keep=await goes_to(unit, delivery))
    await was_decided(unit, delivery)
    return Done(delivery=delivery)
