"""Handing a change to a called carrier: asked once, read back where the answer was lost."""

from dataclasses import replace

from core.actions.changes import prepare_end, settle
from core.actions.house import House
from core.actions.prepared import NOTHING
from core.actions.tell import note
from core.fail_points import FailPoint, reached
from core.model.asker import Asker, Role
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.model.ids import ChangeId
from core.ports import ChangeAnswer, ChangesDelivery, UncertainEffect, Unit

TO_BE_HANDED = frozenset({ChangeState.QUEUED, ChangeState.UNCERTAIN})
UNCERTAIN = ChangeAnswer(state=ChangeState.UNCERTAIN)
_NO_EFFECT = frozenset({ChangeState.SENT, ChangeState.UNCERTAIN})


async def hand_change(
    house: House, adapter: ChangesDelivery, id: ChangeId, tries_before: int
) -> None:
    """Ask the carrier for the change, unless it is answered, taken back or too late by now.

    Its key is the change's own id: the same one at every try. After a try of any kind we look first
    whether it arrived. Raises Unavailable, or UncertainEffect after a lost answer: then again.
    """
    async with house.store.read() as unit:
        change = await unit.changes.get(id)
        delivery = await unit.deliveries.get(change.delivery) if change is not None else None
    if change is None or delivery is None or not _may_be_handed(house, change):
        return
    answer = None
    if tries_before or change.state is ChangeState.UNCERTAIN:
        answer = await adapter.read_back(change, delivery)
    if answer is None:
        answer = await _asked(house, adapter, change, delivery)
    await take_answer(house, id, answer)


async def withdraw_change_there(house: House, adapter: ChangesDelivery, id: ChangeId) -> None:
    """Take a change back where it may have arrived. Raises Unavailable: then again.

    Where it is too late for that, people must look: we told somebody that it is off.
    """
    async with house.store.read() as unit:
        change = await unit.changes.get(id)
        delivery = await unit.deliveries.get(change.delivery) if change is not None else None
    if change is None or delivery is None:
        return
    answer = await adapter.withdraw(change, delivery)
    if answer.state in (ChangeState.ACCEPTED, ChangeState.APPLIED, ChangeState.REJECTED):
        async with house.store.begin() as unit:
            await _say_that_it_stands(house, unit, change)


async def take_answer(house: House, id: ChangeId, answer: ChangeAnswer) -> Change | None:
    """What the carrier said takes effect, where the change can still go there; once."""
    prepared = NOTHING if answer.state in _NO_EFFECT else await prepare_end(house, id)
    async with house.store.begin() as unit:
        before = await unit.changes.get(id)
        if before is None:
            return None
        named = replace(before, their_id=answer.their_id or before.their_id)
        state = await _meant(unit, before, answer.state)
        moved = named.moved(state, house.clock.now(), answer.why_not)
        if moved.state is before.state:
            if named != before:
                await unit.changes.put(named)
            return named
        by = Asker(Role.CARRIER, before.carrier)
        return await settle(house, unit, before, moved, by, prepared)


async def _asked(
    house: House, adapter: ChangesDelivery, change: Change, delivery: Delivery
) -> ChangeAnswer:
    try:
        reached(FailPoint.BEFORE_REQUEST)
        answer = await adapter.request(change, delivery, change.id)
        reached(FailPoint.AFTER_REQUEST)
        return answer
    except UncertainEffect:
        await take_answer(house, change.id, UNCERTAIN)
        raise


def _may_be_handed(house: House, change: Change) -> bool:
    is_late = change.deadline is not None and change.deadline <= house.clock.now()
    return change.state in TO_BE_HANDED and not is_late


async def _meant(unit: Unit, change: Change, said: ChangeState) -> ChangeState:
    """A carrier that does not confirm has said yes by taking it."""
    if said is not ChangeState.SENT:
        return said
    carrier = await unit.carriers.get(change.carrier)
    capability = carrier.capabilities.get(change.action) if carrier is not None else None
    confirms = capability is not None and capability.confirms
    return ChangeState.SENT if confirms else ChangeState.ACCEPTED


async def _say_that_it_stands(house: House, unit: Unit, change: Change) -> None:
    delivery = await unit.deliveries.get(change.delivery)
    if delivery is not None:
        by = f"{Role.CARRIER}:{change.carrier}"
        await note(house, unit, delivery, "alert", by, f"{change.action} could not be taken back")
