"""Re-offering: a promise that the plan can no longer keep is broken openly, and its person gets the
next best window, held for them, with the cause.

A timer is set in the transaction that breaks the promise, so that nobody is forgotten whatever
happens then. Who needs it most is served first: places are short when a van is out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from core.actions.ask import act
from core.actions.asking import carrier_of
from core.actions.booking import hold_slot, prepare_window
from core.actions.each_alone import each_alone
from core.actions.hearers import Data
from core.actions.holds import lock_standby, put_back_window, ways_of_windows
from core.actions.house import House
from core.actions.losing import AHEAD, Cause, reoffer_key, reoffer_kind
from core.actions.preferring import preferred
from core.actions.slots import slots_of
from core.actions.status_moves import move_status
from core.actions.taking_back import take_back
from core.actions.tell import note, notify, publish_about
from core.actions.timers import expect_choice
from core.actions.waiting import in_line
from core.commands import BookWindow, HoldSlot
from core.model.asker import HOUSE
from core.model.change import (
    OPEN_CHANGES,
    STANDING_CHANGES,
    Change,
    ChangeState,
    PointRedirect,
    WindowChange,
)
from core.model.delivery import Delivery
from core.model.ids import DeliveryId
from core.model.notice import NoticeKind
from core.model.promise import Hold, Promise, PromiseState
from core.model.status import EventType, Status
from core.model.window import Window
from core.ports import Unavailable, Unit
from core.refusals import Refused
from slots.offers import Offer

HOLD_SECONDS = 1800  # real time: nobody was waiting for this message
WINDOWS_TRIED_MAX = 3
OWED = 101  # a sender's urgency is from -100 to 100
NEEDS_HELP = 1_000
ONE_LOOK_MAX = 500  # are served in one look, those first who need it most
LOST_MAX = 20_000  # are put in order
LOOK_AGAIN_AFTER = timedelta(minutes=1)
LOOK_AGAIN_AT_NIGHT = timedelta(minutes=10)
ON_THE_ROAD = frozenset({Status.LOADED, Status.OUT_FOR_DELIVERY, Status.ARRIVING})


async def reoffer(house: House) -> int:
    """Look whose promise was broken, those first who need it most; returns how many were told."""
    now = house.clock.now()
    causes = {reoffer_kind(cause): cause for cause in Cause}
    async with house.store.read() as unit:
        due = await unit.timers.due(now, LOST_MAX, kinds=list(causes))
        cause_of = {DeliveryId(ref): causes[kind] for _, kind, ref in due}
        lost = await unit.deliveries.some(list(cause_of))

    async def one(delivery: Delivery) -> bool:
        cause = cause_of[delivery.id]
        try:
            return await _reoffer_one(house, delivery.id, cause)
        except Exception:
            await _look_again(house, delivery.id, cause)
            raise

    return await each_alone(most_urgent_first(lost.values())[:ONE_LOOK_MAX], one)


def most_urgent_first(deliveries: Iterable[Delivery]) -> list[Delivery]:
    """Whoever needs help at the door, what its sender marked as urgent, who was promised first,
    what is worth most among those in its own currency: nobody here knows what the others are
    worth in it. What nobody told a value of comes last."""
    some = list(deliveries)
    amounts: dict[str, set[Decimal]] = defaultdict(set)
    for each in some:
        if (value := each.parcel.value) is not None:
            amounts[value.currency].add(value.amount)
    ranks = {
        (currency, amount): rank
        for currency, all_of_it in amounts.items()
        for rank, amount in enumerate(sorted(all_of_it, reverse=True))
    }

    def urgency(delivery: Delivery) -> tuple[bool, int, datetime, int, str]:
        promise, value = delivery.promise, delivery.parcel.value
        return (
            delivery.door_card.access_needs is None,
            -delivery.priority,
            promise.since if promise is not None else delivery.created_at,
            ranks[value.currency, value.amount] if value is not None else len(some),
            delivery.id,
        )

    return sorted(some, key=urgency)


async def _look_again(house: House, id: DeliveryId, cause: Cause) -> None:
    """Later: who cannot be served takes nobody's time in between."""
    async with house.store.begin() as unit:
        later = house.clock.now() + LOOK_AGAIN_AFTER
        await unit.timers.set(reoffer_key(id), later, reoffer_kind(cause), id)


async def _reoffer_one(house: House, id: DeliveryId, cause: Cause) -> bool:
    """The same window on another route if there is one, else the nearest other one, held for them,
    else the bare truth: also where the roads are ill, for nobody shall be left in the dark."""
    async with house.store.read() as unit:
        delivery = await unit.deliveries.get(id)
    lost = _lost(delivery)
    if _lost_on_the_road(delivery):
        return await _told_without(house, id, cause)
    if delivery is None or lost is None:
        async with house.store.begin() as unit:
            if delivery is not None and await _may_come_back(unit, delivery):
                later = house.clock.now() + LOOK_AGAIN_AFTER
                await unit.timers.set(reoffer_key(id), later, reoffer_kind(cause), id)
            else:
                await unit.timers.cancel(
                    reoffer_key(id)
                )  # they have helped themselves, or it is over
        return False
    if await _stands_as_before(house, id, cause):
        return True
    # A place that costs others some minutes is better than none: they were promised one.
    told = house.limits.promise_buffer.told
    house = replace(house, limits=replace(house.limits, promise_buffer=told))
    offered = await _offered(house, delivery, lost)
    can_stay = any(each.window == lost.window for each in offered)
    if can_stay and await _kept_elsewhere(house, id, lost, cause):
        return True
    if await _sleeps(house, delivery, lost, cause):
        return False
    others = [each.window for each in offered if each.window != lost.window]
    for window in others[:WINDOWS_TRIED_MAX]:
        if delivery.conversation is not None and await _held(house, id, window, cause):
            return True
    return await _told_without(house, id, cause)


async def _stands_as_before(house: House, id: DeliveryId, cause: Cause) -> bool:
    """The carrier is no longer asked for what was lost. The window that it had agreed to before may
    still stand by: then it stands again, and they hear so."""
    prepared = await ways_of_windows(house, id)
    async with house.store.begin() as unit:
        delivery = await unit.deliveries.get(id)
        lost = _lost(delivery)
        if delivery is None or lost is None:
            return False
        for change in await unit.changes.of(id):
            is_its = isinstance(change.what, WindowChange) and change.what.promise == lost.id
            if is_its and change.state in STANDING_CHANGES:
                await _ask_no_more(house, unit, delivery, change)
        await lock_standby(unit, id)
        carrier = await carrier_of(unit, delivery)
        as_before = await put_back_window(house, unit, delivery, carrier, prepared)
        if as_before is None:
            return False
        await unit.deliveries.save(as_before)
        as_before = await move_status(house, unit, as_before, EventType.PLANNED, HOUSE)
        await unit.timers.cancel(reoffer_key(id))
        await note(house, unit, as_before, "promise", str(HOUSE), "stands as agreed before")
        kind, window = NoticeKind.WINDOW_KEPT, lost.window
        await notify(house, unit, as_before, kind, lost.id, ref=lost.id, window=window, text=cause)
    return True


async def _ask_no_more(house: House, unit: Unit, delivery: Delivery, change: Change) -> None:
    await take_back(house, unit, change)
    ended = change.moved(ChangeState.SUPERSEDED, house.clock.now(), "promise-broken")
    await unit.changes.put(ended)
    told: Data = {"change_id": ended.id, "action": ended.action, "state": ended.state}
    told |= {"why_not": ended.why_not}
    await publish_about(house, unit, "change.state_changed", delivery, told)


def _lost(delivery: Delivery | None) -> Promise | None:
    """The broken promise that nothing has taken the place of."""
    if delivery is None or delivery.status not in AHEAD or delivery.pickup is not None:
        return None
    promise = delivery.promise
    return promise if promise is not None and promise.state is PromiseState.BROKEN else None


def _lost_on_the_road(delivery: Delivery | None) -> bool:
    """It is in a vehicle already: no other one can bring it, and its person hears the truth."""
    if delivery is None or delivery.promise is None or delivery.arrived_at is not None:
        return False
    is_broken = delivery.promise.state is PromiseState.BROKEN
    return is_broken and delivery.status in ON_THE_ROAD


async def _may_come_back(unit: Unit, delivery: Delivery) -> bool:
    """They asked for a pickup point meanwhile, and the carrier has not answered: after a no it
    comes to the door again, and there is no promise any more."""
    promise = delivery.promise
    if delivery.pickup is None or promise is None or promise.state is not PromiseState.BROKEN:
        return False
    return any(
        isinstance(change.what, PointRedirect) and change.state in OPEN_CHANGES
        for change in await unit.changes.of(delivery.id)
    )


async def _sleeps(house: House, delivery: Delivery, lost: Promise, cause: Cause) -> bool:
    """At night nobody is asked: only whether another vehicle comes in the same window is looked at
    now and then, until the morning; whose vehicle is out is in line for it meanwhile."""
    async with house.store.begin() as unit:
        carrier = await unit.carriers.get(delivery.carrier)
        quiet, now = house.limits.quiet_hours, house.clock.now()
        until = quiet.until(now, carrier.zone) if quiet is not None and carrier else None
        if until is None:
            return False
        await unit.timers.move(reoffer_key(delivery.id), min(until, now + LOOK_AGAIN_AT_NIGHT))
        if cause is Cause.VAN:
            await _in_line(house, unit, delivery, lost)
    return True


async def _offered(house: House, delivery: Delivery, lost: Promise) -> Sequence[Offer]:
    """What is still possible: in the hours that they want for every parcel first, and the nearest
    to what was promised."""
    try:
        found = await slots_of(house, delivery.id)
    except (Refused, Unavailable):
        return ()
    async with house.store.read() as unit:
        wanted = await preferred(unit, delivery)
        zone = (await carrier_of(unit, delivery)).zone
    return sorted(
        found,
        key=lambda each: (
            not wanted.suits(each.window, zone),
            abs(each.window.start - lost.window.start),
            each.window,
        ),
    )


async def _kept_elsewhere(house: House, id: DeliveryId, lost: Promise, cause: Cause) -> bool:
    """Another vehicle comes in the same window: the time stays, and they hear that it does. They
    were promised it, so they come before who waits for it. A vehicle that was out and is back has
    not dropped them."""
    command = BookWindow(id, lost.window)
    try:
        prepared = await prepare_window(house, id, lost.window)
        if cause is not Cause.VAN:
            prepared = replace(prepared, shunned=lost.route_ref)
        async with house.store.begin() as unit:
            done = await act(house, unit, command, HOUSE, prepared)
            assert done.promise is not None
            promise = replace(done.promise, first_made_at=lost.since, tells=lost.root)
            delivery = await unit.deliveries.get(id)
            assert delivery is not None
            delivery = replace(delivery, promise=promise)
            await unit.promises.put(promise)
            await unit.deliveries.save(delivery)
            await unit.promises.put(replace(lost, state=PromiseState.RELEASED))
            await unit.timers.cancel(reoffer_key(id))
            await note(house, unit, delivery, "promise", str(HOUSE), "kept by another vehicle")
            kind, kept = NoticeKind.WINDOW_KEPT, promise.id
            await notify(house, unit, delivery, kind, kept, ref=kept, window=lost.window)
    except (Refused, Unavailable):
        return False
    return True


async def _held(house: House, id: DeliveryId, window: Window, cause: Cause) -> bool:
    """Hold it, tell them, and end the timer, together; False where it has gone meanwhile."""
    patient = replace(house, limits=replace(house.limits, hold_seconds=HOLD_SECONDS))
    try:
        prepared = await prepare_window(house, id, window)
        async with house.store.begin() as unit:
            delivery = await unit.deliveries.get(id)
            lost = _lost(delivery)
            if delivery is None or lost is None:
                await unit.timers.cancel(reoffer_key(id))  # they have helped themselves
                return True
            chosen = await unit.holds.standing(id)
            if chosen is not None:  # they are choosing: if they do not, they hear so then
                later = max(chosen.expires_at, house.clock.now() + LOOK_AGAIN_AFTER)
                await unit.timers.set(reoffer_key(id), later, reoffer_kind(cause), id)
                return True
            command = HoldSlot(id, window)
            hold = (await hold_slot(patient, unit, command, HOUSE, prepared)).hold
            assert hold is not None
            await _tell(house, unit, delivery, lost, hold, cause)
    except (Refused, Unavailable):
        return False
    return True


async def _tell(
    house: House, unit: Unit, delivery: Delivery, lost: Promise, hold: Hold, cause: Cause
) -> None:
    await unit.timers.cancel(reoffer_key(delivery.id))
    await expect_choice(house, unit, delivery, hold)
    await note(house, unit, delivery, "promise", str(HOUSE), "offered another window")
    await notify(
        house,
        unit,
        delivery,
        NoticeKind.WINDOW_LOST,
        lost.id,
        ref=hold.id,
        window=lost.window,
        until=hold.expires_at,
        text=cause,
    )


async def _in_line(house: House, unit: Unit, delivery: Delivery, lost: Promise) -> None:
    """For the time that was theirs, unless they want no unasked messages, nobody may choose it any
    more, or they wait for much already."""
    talk_id = delivery.conversation
    talk = await unit.conversations.get(talk_id) if talk_id is not None else None
    if talk is None or talk.stopped:
        return
    owed = OWED + delivery.priority + (NEEDS_HELP if delivery.door_card.access_needs else 0)
    with suppress(Refused):
        await in_line(house, unit, delivery, lost.window, lost.since, owed)


async def _told_without(house: House, id: DeliveryId, cause: Cause) -> bool:
    """Nothing could be kept for them: they choose among what there is, or ask a person; where their
    vehicle is out they are in line for the time that was theirs, from when it was promised. Who has
    no chat cannot choose, so until their window begins another vehicle is looked for."""
    async with house.store.begin() as unit:
        delivery = await unit.deliveries.get(id)
        lost, later = _lost(delivery), house.clock.now() + LOOK_AGAIN_AT_NIGHT
        if delivery is not None and _lost_on_the_road(delivery):
            lost = delivery.promise
        if delivery is None or lost is None:
            await unit.timers.cancel(reoffer_key(id))
            return False
        is_ahead = delivery.status in AHEAD
        if is_ahead and delivery.conversation is None and later < lost.window.start:
            await unit.timers.set(reoffer_key(id), later, reoffer_kind(cause), id)
        else:
            await unit.timers.cancel(reoffer_key(id))
        if is_ahead and cause is Cause.VAN:
            await _in_line(house, unit, delivery, lost)
        kind, window = NoticeKind.PROMISE_BROKEN, lost.window
        await notify(house, unit, delivery, kind, lost.id, ref=lost.id, window=window, text=cause)
    return True
