"""Waiting: a window that is not offered is wished for, and given to the first whom it fits once the
routes have room."""

from collections.abc import Sequence
from datetime import datetime

from core.actions.asking import allowed, delivery_of
from core.actions.holds import let_go
from core.actions.house import House
from core.actions.prepared import NOTHING, Done, Prepared
from core.actions.tell import note
from core.actions.travel import legs_for
from core.actions.windows import cut_off_of, is_closed, is_past_cut_off, may_be_chosen
from core.commands import StopWaiting, WaitFor
from core.model.asker import Asker
from core.model.carrier import Carrier, ChangeAction
from core.model.delivery import Delivery
from core.model.ids import WaitingId
from core.model.promise import Hold, HoldState
from core.model.waiting import Waiting, WaitingState
from core.model.window import Window
from core.ports import Unavailable, Unit
from core.refusals import not_allowed, slot_gone

WISHES_MAX = 5  # so many windows one delivery may wait for


async def wait_for(
    house: House, unit: Unit, command: WaitFor, by: Asker, prepared: Prepared
) -> Done:
    """Stand in line for a window. The same wish again keeps its place in the line.

    Raises Refused: not-found, slot-gone (none of the carrier's own), past-cutoff, not-allowed.
    """
    delivery = await delivery_of(unit, command.delivery)
    waiting = await in_line(house, unit, delivery, command.window, house.clock.now())
    await note(house, unit, delivery, "promise", str(by), "waits for another window")
    return Done(delivery=delivery, waiting=waiting)


async def in_line(
    house: House, unit: Unit, delivery: Delivery, window: Window, since: datetime, owed: int = 0
) -> Waiting:
    """Their place in the line for it, by when they asked, or were promised what was lost and is
    `owed`.

    Raises Refused: as `wait_for`.
    """
    carrier, _ = await allowed(house, unit, delivery, ChangeAction.CHANGE_WINDOW)
    _check(house, delivery, carrier, window)
    known = await unit.waitlist.of(delivery.id)
    same = next((each for each in known if each.window == window), None)
    if same is not None:
        return same
    if len(known) >= WISHES_MAX:
        raise not_allowed(("too-many-wishes",))
    waiting = Waiting(
        id=WaitingId(house.new_id("wtg")),
        delivery=delivery.id,
        carrier=carrier.books_in,
        day=window.start.astimezone(carrier.zone).date(),
        window=window,
        asked_at=since,
        owed=owed,
    )
    await unit.waitlist.put(waiting)
    return waiting


async def prepare_stop(house: House, command: StopWaiting) -> Prepared:
    """The ways on the route where a place is kept for the wish."""
    async with house.store.read() as unit:
        hold = await unit.holds.standing(command.delivery)
        route = await unit.routes.get(hold.route_ref) if hold is not None else None
    try:
        return Prepared(legs=await legs_for(house, [route])) if route is not None else NOTHING
    except Unavailable:
        return NOTHING  # the place is free all the same


async def stop_waiting(
    house: House, unit: Unit, command: StopWaiting, by: Asker, prepared: Prepared
) -> Done:
    """Every wish of the delivery is over, or the one for this window; what was kept for it is free.
    Twice is once."""
    delivery = await delivery_of(unit, command.delivery)
    known, window = await unit.waitlist.of(delivery.id), command.window
    waits = [one for one in known if window is None or one.window == window]
    for waiting in waits:
        await unit.waitlist.put(waiting.ended(WaitingState.OVER))
    hold = await _kept_for(unit, waits, delivery)
    if hold is not None:
        hold = await let_go(unit, hold, HoldState.RELEASED, prepared)
    if waits:
        await note(house, unit, delivery, "promise", str(by), "waits no more")
    return Done(delivery=delivery, hold=hold)


async def _kept_for(unit: Unit, waits: Sequence[Waiting], delivery: Delivery) -> Hold | None:
    """The hold that stands for one of these wishes; one that they chose themselves stays."""
    hold = await unit.holds.standing(delivery.id)
    offered = {each.hold for each in waits if each.state is WaitingState.OFFERED}
    return hold if hold is not None and hold.id in offered else None


def _check(house: House, delivery: Delivery, carrier: Carrier, window: Window) -> None:
    now = house.clock.now()
    if window.start <= now or not may_be_chosen(delivery, carrier, window, now):
        raise slot_gone()
    if is_past_cut_off(window, carrier, now):
        raise not_allowed(("past-cutoff",), cut_off_of(window, carrier))
    if is_closed(delivery, carrier, window):
        raise not_allowed(("outside-opening-hours",))
