"""The waitlist: when the routes of a day have changed, the first in line whose window fits by now
gets a hold of their own, and hears so. Who asks for such a window meanwhile comes after those in
line (`prepare_in_turn`). Of who sleeps the place is kept until the morning.

Whoever frees a place has nothing to remember: the routes themselves say that they are others than
before. So a process that dies at any point loses no wait, and another one goes on.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.actions.asking import carrier_of, delivery_of
from core.actions.billing import bill
from core.actions.booking import hold_slot, prepare_by_hold, prepare_hold, prepare_window
from core.actions.each_alone import each_alone
from core.actions.house import House
from core.actions.prepared import Prepared
from core.actions.settling import settle_before
from core.actions.slots import slots_of
from core.actions.tell import note, notify
from core.actions.windows import cut_off_of, is_closed, is_past_cut_off, may_be_chosen
from core.commands import BookWindow, ConfirmHold, HoldSlot
from core.model.asker import HOUSE
from core.model.carrier import Carrier, ChangeAction
from core.model.conversation import Holder
from core.model.delivery import Delivery
from core.model.ids import CarrierRef, DeliveryId
from core.model.notice import NoticeKind
from core.model.options import option
from core.model.promise import Hold, HoldState
from core.model.route import RouteMark
from core.model.status import Status
from core.model.waiting import Waiting, WaitingState
from core.model.window import Window
from core.ports import Unavailable, Unit
from core.refusals import Refused

RELOOK_SECONDS = 60.0  # for what no route tells of: the hour, an agent who hands back, the morning
AHEAD = frozenset({Status.ANNOUNCED, Status.SCHEDULED, Status.LOADED, Status.ATTEMPT_FAILED})
IN_TURN_MAX = 40  # so many of a line are looked at while somebody waits for an answer
SHARE_OF_TIME = 0.1  # a long line may not keep the house busy

Mark = tuple[datetime, tuple[RouteMark, ...]]


@dataclass(slots=True)
class Lookout:
    """What one process has looked at; nothing is lost with it but a second look (wall time)."""

    seen: dict[tuple[CarrierRef, date], Mark] = field(default_factory=dict)
    again: dict[tuple[CarrierRef, date], datetime] = field(default_factory=dict)
    rests: dict[tuple[CarrierRef, date], datetime] = field(default_factory=dict)


class Standing(StrEnum):
    """What can be done for somebody in the line now."""

    ASK = "ask"
    LATER = "later"
    TAKEN = "taken"
    UNANSWERED = "unanswered"
    DECLINED = "declined"
    OVER = "over"  # nothing to tell
    MISSED = "missed"  # the window can no longer be chosen: they hear so


async def serve_waitlist(house: House, lookout: Lookout) -> int:
    """Look at every day that somebody waits for and that has changed; how many were offered a
    place."""
    async with house.store.read() as unit:
        days = await unit.waitlist.days()
        marks = {
            (carrier, day): (newest, tuple(await unit.routes.marks(carrier, day, day)))
            for carrier, day, newest in days
        }
    for table in (lookout.seen, lookout.again, lookout.rests):
        for gone in table.keys() - marks.keys():
            del table[gone]

    async def one(key: tuple[CarrierRef, date]) -> int:
        began = house.clock.wall()
        if not _is_due(lookout, key, marks[key], began):
            return 0
        try:
            return await _serve(house, *key)
        finally:
            ended = house.clock.wall()
            lookout.seen[key] = marks[key]
            lookout.again[key] = ended + timedelta(seconds=RELOOK_SECONDS)
            lookout.rests[key] = ended + (ended - began) * (1 / SHARE_OF_TIME - 1)

    return await each_alone(marks, one)


def _is_due(lookout: Lookout, key: tuple[CarrierRef, date], mark: Mark, wall: datetime) -> bool:
    if wall < lookout.rests.get(key, wall):
        return False
    return lookout.seen.get(key) != mark or wall >= lookout.again[key]


async def _serve(house: House, carrier: CarrierRef, day: date) -> int:
    async with house.store.read() as unit:
        line = sorted(await unit.waitlist.line(carrier, day), key=lambda each: each.turn)
    return await each_alone(line, lambda waiting: _serve_one(house, waiting))


async def _serve_one(house: House, waiting: Waiting) -> bool:
    """True where they were offered a place. Somebody who cannot be served now stops nobody."""
    async with house.store.read() as unit:
        standing = await standing_of(house, unit, waiting)
    match standing:
        case Standing.LATER:
            return False
        case Standing.ASK:
            try:
                return await _offer(house, waiting)
            except (Unavailable, Refused):
                return False  # somebody was faster, or a peer is ill
        case _:
            await _settle(house, waiting)
            return False


async def standing_of(house: House, unit: Unit, waiting: Waiting) -> Standing:
    """What became of a wish, or can be done for it now."""
    delivery = await unit.deliveries.get(waiting.delivery)
    if delivery is None or delivery.conversation is None or not _is_ahead(delivery):
        return Standing.OVER
    if waiting.state is WaitingState.OFFERED:
        return await _of_offer(unit, waiting)
    promise = delivery.promised
    if promise is not None and promise.window == waiting.window:
        return Standing.TAKEN
    carrier = await carrier_of(unit, delivery)
    if carrier.books_in != waiting.carrier:
        return Standing.OVER  # it goes elsewhere by now
    now = house.clock.now()
    if not _can_be_chosen(delivery, carrier, waiting, now):
        return Standing.MISSED
    talk = await unit.conversations.get(delivery.conversation)
    if talk is None or talk.unreachable or talk.holder is Holder.CLOSED:
        return Standing.OVER
    until = _asleep_until(house, carrier, now)
    cut_off = cut_off_of(waiting.window, carrier)
    is_too_late = until is not None and cut_off is not None and cut_off <= until
    can_hear = talk.holder is Holder.BOT and not is_too_late  # an agent sees what there is
    has_hold = await unit.holds.standing(delivery.id) is not None  # they are choosing just now
    may_ask = can_hear and waiting.may_be_asked(now) and not has_hold
    return Standing.ASK if may_ask else Standing.LATER


def _is_ahead(delivery: Delivery) -> bool:
    """Whether somebody will still come to a door, or its recipient to where it waits."""
    if delivery.fetched_at is not None:
        return delivery.status in AHEAD or delivery.status is Status.READY_FOR_PICKUP
    return delivery.status in AHEAD and delivery.pickup is None


async def _of_offer(unit: Unit, waiting: Waiting) -> Standing:
    hold = await unit.holds.get(waiting.hold) if waiting.hold is not None else None
    if hold is None or hold.state is HoldState.RELEASED:
        return Standing.DECLINED
    if hold.state is HoldState.CONFIRMED:
        return Standing.TAKEN
    return Standing.LATER if hold.state is HoldState.HELD else Standing.UNANSWERED


def _can_be_chosen(delivery: Delivery, carrier: Carrier, waiting: Waiting, now: datetime) -> bool:
    may = option(ChangeAction.CHANGE_WINDOW, delivery, carrier, now)
    return (
        (may.allowed or may.why_not == ("on-hold",))
        and waiting.window.start > now
        and may_be_chosen(delivery, carrier, waiting.window, now)
        and not is_past_cut_off(waiting.window, carrier, now)
        and not is_closed(delivery, carrier, waiting.window)
    )


def _asleep_until(house: House, carrier: Carrier, now: datetime) -> datetime | None:
    """When they may be written to again; None where that is now."""
    quiet = house.limits.quiet_hours
    return quiet.until(now, carrier.zone) if quiet is not None else None


async def prepare_in_turn(house: House, command: HoldSlot | BookWindow) -> Prepared:
    """For who takes a window: those who wait for it longer than they do come first, whether or not
    anybody has looked since it became free."""
    others_wait = await _serve_before(house, command.delivery, command.window)
    return replace(await prepare_hold(house, command), others_wait=others_wait)


async def prepare_late_yes(house: House, command: ConfirmHold) -> Prepared:
    """The same for who says yes to a hold that has run out; one that stands keeps its place."""
    async with house.store.read() as unit:
        hold = await unit.holds.get(command.hold)
    others_wait = False
    if hold is not None and hold.state is HoldState.EXPIRED:
        others_wait = await _serve_before(house, hold.delivery, hold.window)
    return replace(await prepare_by_hold(house, command), others_wait=others_wait)


async def _serve_before(house: House, id: DeliveryId, window: Window) -> bool:
    """Those who were promised a place on that day's forecasts, then those who wait for the window,
    up to this one's own place in the line; whether there are any."""
    async with house.store.read() as unit:
        delivery = await delivery_of(unit, id)
        carrier = await carrier_of(unit, delivery)
    day = window.start.astimezone(carrier.zone).date()
    if carrier.point is None:
        await settle_before(house, carrier, day)
    async with house.store.read() as unit:
        line = sorted(await unit.waitlist.line(carrier.books_in, day), key=lambda each: each.turn)
    wanting = [each for each in line if each.window == window]
    own = next((at for at, one in enumerate(wanting) if one.delivery == delivery.id), None)
    for waiting in wanting[:own][:IN_TURN_MAX]:
        await _serve_one(house, waiting)
    return bool(wanting[:own])


async def _offer(house: House, waiting: Waiting) -> bool:
    """Hold the window for them, under the lock of the route that takes it, and tell them.

    Raises Refused, Unavailable.
    """
    prepared = await _prepared(house, waiting)
    if prepared is None:
        return False
    async with house.store.begin() as unit:
        return await offer_place(house, unit, waiting, prepared)


async def offer_place(house: House, unit: Unit, waiting: Waiting, prepared: Prepared) -> bool:
    """The same within a transaction; False where they can no longer be asked.

    Raises Refused, Unavailable.
    """
    delivery = await unit.deliveries.get(waiting.delivery)
    current = await unit.waitlist.get(waiting.id)
    if delivery is None or current is None or not current.is_open:
        return False
    if await standing_of(house, unit, current) is not Standing.ASK:
        return False
    command = HoldSlot(delivery.id, current.window)
    hold = (await hold_slot(house, unit, command, HOUSE, prepared)).hold
    if hold is None:
        return False
    await bill(house, unit, hold)
    hold = await _kept_over_night(house, unit, delivery, hold)
    await unit.waitlist.put(current.offered(hold.id))
    await note(house, unit, delivery, "promise", str(HOUSE), "offered what it waited for")
    await notify(
        house,
        unit,
        delivery,
        NoticeKind.SLOT_FREED,
        hold.id,
        ref=hold.id,
        until=hold.expires_at,
        window=hold.window,
        valid_until=hold.expires_at,
    )
    return True


async def _kept_over_night(house: House, unit: Unit, delivery: Delivery, hold: Hold) -> Hold:
    """They hear of it in the morning, and have as long to think then as anybody."""
    carrier = await carrier_of(unit, delivery)
    until = _asleep_until(house, carrier, house.clock.now())
    if until is None:
        return hold
    until += house.clock.patience(house.limits.hold_seconds)
    cut_off = cut_off_of(hold.window, carrier)
    hold = replace(hold, expires_at=until if cut_off is None else min(until, cut_off))
    await unit.holds.put(hold)
    return hold


async def _prepared(house: House, waiting: Waiting) -> Prepared | None:
    """The ways to their door; None where no route of the day has room, as it is seen from here."""
    offered = await slots_of(house, waiting.delivery, waiting.day, waiting.day)
    if not any(offer.window == waiting.window for offer in offered):
        return None
    return await prepare_window(house, waiting.delivery, waiting.window)


async def _settle(house: House, waiting: Waiting) -> None:
    """Write down what became of a wish; who waited in vain hears so."""
    async with house.store.begin() as unit:
        delivery = await unit.deliveries.get(waiting.delivery)
        current = await unit.waitlist.get(waiting.id)
        if current is None or not current.is_open:
            return
        match await standing_of(house, unit, current):
            case Standing.UNANSWERED:
                settled = current.unanswered(house.clock.now())
                if settled.is_open:
                    await _tell_passed(house, unit, delivery, current)
            case Standing.TAKEN:
                settled = current.ended(WaitingState.TAKEN)
            case Standing.DECLINED | Standing.OVER:
                settled = current.ended(WaitingState.OVER)
            case Standing.MISSED:
                settled = current.ended(WaitingState.OVER)
                assert delivery is not None
                await _tell_in_vain(house, unit, delivery, current)
            case _:
                return
        await unit.waitlist.put(settled)


async def _tell_passed(
    house: House, unit: Unit, delivery: Delivery | None, waiting: Waiting
) -> None:
    if delivery is None or waiting.hold is None:
        return
    await notify(
        house,
        unit,
        delivery,
        NoticeKind.SLOT_PASSED,
        waiting.hold,
        ref=waiting.hold,
        window=waiting.window,
        valid_until=waiting.window.start,
    )


async def _tell_in_vain(house: House, unit: Unit, delivery: Delivery, waiting: Waiting) -> None:
    await notify(
        house,
        unit,
        delivery,
        NoticeKind.WISH_OVER,
        waiting.id,
        ref=waiting.id,
        window=waiting.window,
        valid_until=waiting.window.end,
    )
