"""Changes: the carrier answers, and what it said takes effect."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from core.actions.addressing import put_back_address
from core.actions.asking import carrier_of, delivery_of
from core.actions.consenting import withdraw_consents
from core.actions.each_alone import each_alone
from core.actions.holds import (
    give_up_standby,
    lock_standby,
    put_back_window,
    ways_of_windows,
)
from core.actions.house import House
from core.actions.leaving import leave_the_road, ways_off
from core.actions.moving import ways_to
from core.actions.narrowing import told_as_before
from core.actions.prepared import NOTHING, Done, Outdated, Prepared
from core.actions.redirecting import bring_there, put_back
from core.actions.refunding import settle_payments
from core.actions.status_moves import move_status, unplan
from core.actions.stops import release_promise
from core.actions.taking_back import take_back
from core.actions.tell import note, notify, publish_about
from core.actions.timers import expect_return
from core.commands import WithdrawChange
from core.model.asker import HOUSE, Asker, Role
from core.model.carrier import ChangeAction
from core.model.change import (
    OPEN_CHANGES,
    STANDING_CHANGES,
    AddressChange,
    CallOff,
    Change,
    ChangeState,
    LongerPickup,
    NewInstructions,
    NewRecipient,
    PointRedirect,
    PutOff,
    SendBack,
    WindowChange,
)
from core.model.consent import ConsentFact
from core.model.delegate import revoked
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.ids import ChangeId
from core.model.notice import NoticeKind
from core.model.promise import PromiseState
from core.model.status import EventType, Status
from core.ports import Unavailable, Unit
from core.refusals import not_allowed, not_found

TRIES_MAX = 8
_TICK: Mapping[ChangeState, PromiseState] = MappingProxyType(
    {
        ChangeState.ACCEPTED: PromiseState.ACCEPTED,
        ChangeState.APPLIED: PromiseState.APPLIED,
        ChangeState.REJECTED: PromiseState.RELEASED,
        ChangeState.EXPIRED: PromiseState.RELEASED,
        ChangeState.CANCELLED: PromiseState.RELEASED,
    }
)
_NO = frozenset({ChangeState.REJECTED, ChangeState.EXPIRED, ChangeState.CANCELLED})
_YES = frozenset({ChangeState.ACCEPTED, ChangeState.APPLIED})
# What was agreed to for a wish is taken back with it.
_CONSENTED: Mapping[ChangeAction, tuple[ConsentFact, ...]] = MappingProxyType(
    {
        ChangeAction.NEIGHBOUR: (ConsentFact.NEIGHBOUR_TOLD, ConsentFact.NEIGHBOUR_TAKES),
        ChangeAction.SAFE_PLACE: (ConsentFact.SAFE_PLACE,),
    }
)
# Once the carrier has said yes to one of these, nobody comes to the door as it was planned.
_LEAVES = PointRedirect | PutOff | SendBack | CallOff


async def prepare_end(house: House, id: ChangeId) -> Prepared:
    """The ways on the routes of a change's delivery, and to the door where it would go again.

    Raises Unavailable.
    """
    async with house.store.read() as unit:
        change = await unit.changes.get(id)
    if change is None:
        return NOTHING
    if isinstance(change.what, _LEAVES):
        return await ways_off(house, change.delivery)
    if isinstance(change.what, WindowChange):
        return await ways_of_windows(house, change.delivery)
    before = change.what.before.point if isinstance(change.what, AddressChange) else None
    return Prepared(legs=await ways_to(house, change.delivery, [before]))


async def answer_change(
    house: House, id: ChangeId, state: ChangeState, by: Asker, why_not: str | None = None
) -> Change:
    """The carrier accepts, applies or rejects. The same answer again changes nothing.

    Raises Refused: not-found, not-allowed where the change cannot go there any more. Raises
    Unavailable.
    """
    for _ in range(TRIES_MAX):
        prepared = await prepare_end(house, id)
        try:
            async with house.store.begin() as unit:
                return await _answered(house, unit, id, state, by, why_not, prepared)
        except Outdated:
            continue
    raise Unavailable("the routes change faster than travel times are told")


async def _answered(
    house: House,
    unit: Unit,
    id: ChangeId,
    state: ChangeState,
    by: Asker,
    why_not: str | None,
    prepared: Prepared,
) -> Change:
    change = await unit.changes.get(id)
    if change is None:
        raise not_found("change")
    if change.state is state:
        return change
    moved = change.moved(state, house.clock.now(), why_not)
    if moved.state is not state:
        raise not_allowed((f"change-is-{change.state}",))
    return await settle(house, unit, change, moved, by, prepared)


async def was_sent(house: House, id: ChangeId) -> None:
    """The carrier's webhook took the event (2xx); where it does not confirm, that is its yes."""
    async with house.store.read() as unit:
        asked = await unit.changes.get(id)
    prepared = NOTHING
    if asked is not None and isinstance(asked.what, _LEAVES):
        prepared = await ways_off(house, asked.delivery)
    if asked is not None and isinstance(asked.what, WindowChange):
        prepared = await ways_of_windows(house, asked.delivery, standing=False)
    async with house.store.begin() as unit:
        change = await unit.changes.get(id)
        if change is None or change.state is not ChangeState.QUEUED:
            return
        carrier = await unit.carriers.get(change.carrier)
        capability = carrier.capabilities.get(change.action) if carrier else None
        state = ChangeState.SENT if capability and capability.confirms else ChangeState.ACCEPTED
        moved = change.moved(state, house.clock.now())
        await settle(house, unit, change, moved, HOUSE, prepared)


async def withdraw_change(
    house: House, unit: Unit, command: WithdrawChange, by: Asker, prepared: Prepared
) -> Done:
    """Take a wish back before the carrier has applied it."""
    change = await unit.changes.get(command.change)
    if change is None:
        raise not_found("change")
    if change.state not in STANDING_CHANGES:
        raise not_allowed((f"change-is-{change.state}",))
    if change.is_senders and by.role is Role.RECIPIENT:
        raise not_allowed(("sender-does-not-allow",))
    carrier = await carrier_of(unit, await delivery_of(unit, change.delivery))
    capability = carrier.capabilities.get(change.action)
    if change.state is ChangeState.ACCEPTED and capability and not capability.reversible:
        raise not_allowed(("not-reversible",))
    settled = await _withdrawn(house, unit, change, by, prepared)
    if change.action in _CONSENTED:
        delivery = await delivery_of(unit, change.delivery)
        await withdraw_consents(house, unit, delivery, *_CONSENTED[change.action])
    if isinstance(change.what, AddressChange):
        await _withdraw_what_was_told(house, unit, change, change.what, by, prepared)
    return Done(change=settled, delivery=await unit.deliveries.get(change.delivery))


async def _withdrawn(
    house: House, unit: Unit, change: Change, by: Asker, prepared: Prepared
) -> Change:
    await take_back(house, unit, change)
    moved = change.moved(ChangeState.CANCELLED, house.clock.now())
    return await settle(house, unit, change, moved, by, prepared)


async def _withdraw_what_was_told(
    house: House, unit: Unit, change: Change, what: AddressChange, by: Asker, prepared: Prepared
) -> None:
    """What was told of another door since is about a door where it no longer goes."""
    if what.before.shown == what.new:
        return
    for other in await unit.changes.of(change.delivery):
        is_since = other.asked_at >= change.asked_at and other.state in STANDING_CHANGES
        if is_since and isinstance(other.what, NewInstructions):
            await _withdrawn(house, unit, other, by, prepared)


async def expire_changes(house: House, limit: int = 100) -> int:
    """Changes whose deadline passed without an answer: people are told while it still helps."""
    async with house.store.read() as unit:
        late = await unit.changes.past_deadline(house.clock.now(), limit)
    return await each_alone(late, lambda change: _expired(house, change.id))


async def _expired(house: House, id: ChangeId) -> bool:
    """Each by itself: one that must wait for travel times holds up no other."""
    try:
        prepared = await prepare_end(house, id)
    except Unavailable:
        prepared = NOTHING  # people must hear now; what cannot be moved back is given back
    try:
        async with house.store.begin() as unit:
            change = await unit.changes.get(id)
            if change is None or change.state not in OPEN_CHANGES:
                return False  # answered meanwhile
            await take_back(house, unit, change)
            moved = change.moved(ChangeState.EXPIRED, house.clock.now(), "no-answer-in-time")
            await settle(house, unit, change, moved, HOUSE, prepared)
    except Outdated:
        return False  # the next look finds it again
    return True


async def settle(
    house: House, unit: Unit, before: Change, change: Change, by: Asker, prepared: Prepared
) -> Change:
    """Write the change's new state, with everything that follows from it."""
    await unit.changes.put(change)
    delivery = await delivery_of(unit, change.delivery)
    delivery = await _effect(house, unit, delivery, change, prepared)
    await unit.deliveries.save(delivery)
    await note(house, unit, delivery, "change", str(by), f"{change.action} {change.state}")
    await publish_about(
        house,
        unit,
        "change.state_changed",
        delivery,
        {
            "change_id": change.id,
            "action": change.action,
            "state": change.state,
            "why_not": change.why_not,
        },
    )
    if change.state in _YES | _NO and change.state is not before.state:
        await notify(
            house, unit, delivery, NoticeKind.CHANGE, f"{change.id}/{change.state}", ref=change.id
        )
    await settle_payments(house, unit, delivery.id)
    return change


async def _effect(
    house: House, unit: Unit, delivery: Delivery, change: Change, prepared: Prepared
) -> Delivery:
    match change.what:
        case WindowChange() as what:
            return await _window_effect(house, unit, delivery, change, what, prepared)
        case AddressChange() if change.state in _NO:
            return await put_back_address(house, unit, delivery, change, prepared)
        case PointRedirect() if change.state in _NO:
            return await put_back(house, unit, delivery, change)
        case PointRedirect() if change.state in _YES:
            # Only now the visit at the door is off: until the carrier said yes it stood.
            delivery = await bring_there(house, unit, delivery, change)
            return await _off_the_road(house, unit, delivery, prepared)
        case SendBack() | CallOff() if change.state in _YES:
            if delivery.status is not Status.READY_FOR_PICKUP:  # else it lies there until then
                await unit.points.release(delivery.id)
            return await _off_the_road(house, unit, delivery, prepared)
        case PutOff() as what:
            return await _put_off(house, unit, delivery, change, what, prepared)
        case NewInstructions(door_card=told, before=DoorCard() as before) if (
            change.state is ChangeState.CANCELLED
        ):
            return replace(delivery, door_card=delivery.door_card.untold(told, before))
        case NewRecipient(recipient=recipient) if change.state is ChangeState.ACCEPTED:
            delegates = revoked(delivery.delegates, house.clock.now())
            return replace(delivery, recipient=recipient, delegates=delegates)
        case LongerPickup(until=until) if change.state in _YES and delivery.pickup:
            longer = replace(delivery.pickup, until=until, extended=True)
            return replace(delivery, pickup=longer)
        case _:
            return delivery


async def _off_the_road(
    house: House, unit: Unit, delivery: Delivery, prepared: Prepared
) -> Delivery:
    return await unplan(house, unit, await leave_the_road(house, unit, delivery, prepared))


async def _put_off(
    house: House, unit: Unit, delivery: Delivery, change: Change, what: PutOff, prepared: Prepared
) -> Delivery:
    """Once the carrier agrees nobody comes before that day, and the recipient is asked for a time
    when it is near; after a no the days are what they were."""
    if change.state in _NO and delivery.earliest == what.until:
        return replace(delivery, earliest=what.earliest_before, latest=what.latest_before)
    if change.state not in _YES:
        return delivery
    carrier = await carrier_of(unit, delivery)
    promise = delivery.promised
    if promise is None or promise.window.start.astimezone(carrier.zone).date() < what.until:
        delivery = await _off_the_road(house, unit, delivery, prepared)
    before = await unit.holds.standby(delivery.id)
    if before is not None and before.window.start.astimezone(carrier.zone).date() < what.until:
        await lock_standby(unit, delivery.id)
        await give_up_standby(unit, delivery.id, prepared)
    await expect_return(house, unit, delivery, carrier, what.until)
    return delivery


async def _window_effect(
    house: House,
    unit: Unit,
    delivery: Delivery,
    change: Change,
    what: WindowChange,
    prepared: Prepared,
) -> Delivery:
    """The promise walks along with its change; a no takes it back, openly, and the one before it
    stands again if it can."""
    promise = delivery.promised
    if change.state not in _TICK or (promise is not None and promise.id != what.promise):
        return delivery
    if promise is None:
        return await _after_it_was_lost(house, unit, delivery, change, prepared)
    if change.state in _NO and what.within is not None and not promise.is_at_a_point:
        return await told_as_before(house, unit, delivery, what.within, prepared)
    await lock_standby(unit, delivery.id)
    if change.state in _NO:
        delivery = await release_promise(house, unit, delivery, prepared)
        carrier = await carrier_of(unit, delivery)
        as_before = await put_back_window(house, unit, delivery, carrier, prepared)
        return as_before or await unplan(house, unit, delivery)
    await give_up_standby(unit, delivery.id, prepared)
    promise = replace(promise, state=_TICK[change.state])
    await unit.promises.put(promise)
    return replace(delivery, promise=promise)


async def _after_it_was_lost(
    house: House, unit: Unit, delivery: Delivery, change: Change, prepared: Prepared
) -> Delivery:
    """A plan has broken what was asked for before the carrier answered: after a no the time before
    it can still stand again."""
    await lock_standby(unit, delivery.id)
    if change.state in _NO and delivery.status in (Status.ANNOUNCED, Status.SCHEDULED):
        carrier = await carrier_of(unit, delivery)
        as_before = await put_back_window(house, unit, delivery, carrier, prepared)
        if as_before is not None:
            return await move_status(house, unit, as_before, EventType.PLANNED, HOUSE)
    await give_up_standby(unit, delivery.id, prepared)
    return delivery
