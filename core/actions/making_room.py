"""Making room: somebody waits for a window that no gap of the routes can serve. A planner looks for
an order in which they are served as well, with all that was told kept, and they get the place.

It may be longer than the present one, so nobody looks for it while nobody waits. The planner
proposes and our own arithmetic disposes, as of every other order; the place is held and its person
told in the transaction that changes the order, or nothing changes.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from zlib import crc32

import msgspec

from core.actions.asking import carrier_of
from core.actions.driven_days import buffer_for
from core.actions.house import House
from core.actions.prepared import Prepared
from core.actions.replanning import (
    EVERY_SECONDS,
    SOON_SECONDS,
    STOPS_TOGETHER_MAX,
    Seen,
    adopt,
    claimed,
    done,
    failed,
    is_open,
    load_together,
    locked_as_asked,
    put_sync,
)
from core.actions.slots import slots_of
from core.actions.stops import stop_for
from core.actions.travel import legs_among
from core.actions.waitlist import Standing, offer_place, standing_of
from core.model.ids import CarrierRef, RouteRef
from core.model.location import Location
from core.model.route import Costing, Route, RouteMark, Stop
from core.model.waiting import Waiting
from core.ports import Planner, Unavailable
from core.refusals import Refused, slot_gone
from slots.booking import DoesNotFit
from slots.legs import Legs
from slots.reordering import Plan, question, question_of, with_room

WISHES_A_LOOK_MAX = 4  # each a question to the planner

log = logging.getLogger("room")


@dataclass(slots=True)
class _Look:
    """`tried`: by wish the routes for which a planner was asked in vain, or just now; `left` where
    there is more to ask than one look takes."""

    seen: Seen
    tried: Seen = field(default_factory=dict)
    asked: int = 0
    made: int = 0
    left: bool = False


async def make_room_due(house: House, planner: Planner) -> int:
    """Look at every day that somebody waits for, in one process at a time; how many got a place.
    Whoever was looked at in vain is looked at again when the routes of the day are others."""
    async with house.store.read() as unit:
        days = await unit.waitlist.days()
    sync = await claimed(house, f"room:{planner.name}") if days else None
    if sync is None:
        return 0
    look = _Look(msgspec.json.decode(sync.cursor, type=Seen) if sync.cursor else {})
    try:
        for carrier, day, _ in days:
            await _look_at(house, planner, carrier, day, look)
    except Unavailable as ill:
        log.warning("no room is made: %s", ill)
        await put_sync(house, failed(house, sync, str(ill)))
        return look.made
    again = SOON_SECONDS if look.left else EVERY_SECONDS
    await put_sync(house, done(house, sync, look.tried, again))
    return look.made


async def _look_at(
    house: House, planner: Planner, carrier: CarrierRef, day: date, look: _Look
) -> None:
    """Each who waits, in the order of the line, until one gets a place: then the routes are others.

    Raises Unavailable.
    """
    async with house.store.read() as unit:
        line = sorted(await unit.waitlist.line(carrier, day), key=lambda each: each.turn)
        found = await unit.routes.of_days(carrier, day, day)
    routes = [one for one in found if is_open(house, one)]
    mark = _mark_of(routes)
    for waiting in line if routes else ():
        name = RouteRef(f"wish:{waiting.id}")
        if look.seen.get(name) == mark:
            look.tried[name] = mark
            continue
        if look.asked == WISHES_A_LOOK_MAX:
            look.left = True
            return
        wish = await _wish_of(house, waiting, routes)
        if wish is None:
            continue
        look.asked += 1
        look.tried[name] = mark
        if await _make_room(house, planner, waiting, wish):
            look.made += 1
            look.left = True
            return


@dataclass(frozen=True, slots=True)
class _Wish:
    """The stop that is waited for, and the routes that may make room for it."""

    stop: Stop
    routes: Sequence[Route]


async def _wish_of(house: House, waiting: Waiting, routes: Sequence[Route]) -> _Wish | None:
    """None where they cannot be asked now, nobody drives to them, or a gap serves them as it is:
    that is the waitlist's."""
    async with house.store.read() as unit:
        if await standing_of(house, unit, waiting) is not Standing.ASK:
            return None
        delivery = await unit.deliveries.get(waiting.delivery)
        if delivery is None or delivery.address.point is None:
            return None
        carrier = await carrier_of(unit, delivery)
    if carrier.point is not None:
        return None
    try:
        offered = await slots_of(house, delivery.id, waiting.day, waiting.day)
    except Refused:
        return None
    if any(offer.window == waiting.window for offer in offered):
        return None
    near = _near(routes, delivery.address.point)
    stop = replace(stop_for(delivery, carrier, waiting.window), key=f"wish:{waiting.id}")
    if any(stop.delivery == each.delivery for one in near for each in one.stops):
        # Another time of theirs is promised in one of them: the parcel lies in a van once.
        stop = replace(stop, units=0, weight_kg=0.0)
    return _Wish(stop, near)


def _near(routes: Sequence[Route], door: Location) -> list[Route]:
    """Those that load at the same place as the nearest, up to a number of stops."""
    ordered = sorted(routes, key=lambda one: (_metres(one, door), one.ref))
    near: list[Route] = []
    stops = 0
    for one in ordered:
        if not load_together(one, ordered[0]):
            continue
        stops += len(one.stops)
        if near and stops > STOPS_TOGETHER_MAX:
            break
        near.append(one)
    return near


def _metres(route: Route, door: Location) -> float:
    return min(stop.location.metres_to(door) for stop in route.stops)


async def _make_room(house: House, planner: Planner, waiting: Waiting, wish: _Wish) -> bool:
    """Whether they hold the place by now. Raises Unavailable where the planner or the roads are
    ill."""
    buffer = buffer_for(house, wish.routes[0].carrier)
    legs = await legs_among(house, wish.routes, (wish.stop.location,))
    asked = [question(one, legs[one.vehicle.costing], buffer=buffer) for one in wish.routes]
    further = question_of(wish.stop, buffer=buffer)
    plan = await planner.plan(asked, legs, (further,))
    if not plan:
        return False
    try:
        return await _take(house, waiting, wish, plan, legs)
    except DoesNotFit as why:
        log.info("no room is made for %s: %s", waiting.id, why)
    except (Refused, Unavailable):
        log.info("no room is made for %s: somebody was faster", waiting.id)
    return False


async def _take(
    house: House,
    waiting: Waiting,
    wish: _Wish,
    plan: Plan,
    legs: dict[Costing, Legs],
) -> bool:
    """The new order and the place in it, together. Raises DoesNotFit, Refused, Unavailable."""
    async with house.store.begin() as unit:
        present = await locked_as_asked(house, unit, wish.routes, waiting.delivery)
        if present is None:
            return False
        buffer = buffer_for(house, wish.routes[0].carrier)
        better = with_room(wish.routes, present, plan, wish.stop, legs, buffer=buffer)
        await adopt(house, unit, present, better)
        seen = frozenset(RouteMark.of(one) for one in better)
        if not await offer_place(house, unit, waiting, Prepared(legs=legs, seen=seen)):
            raise slot_gone()  # an order that serves nobody is not kept
    log.info("room is made for %s on %s", waiting.id, ", ".join(one.ref for one in better))
    return True


def _mark_of(routes: Sequence[Route]) -> tuple[int, int]:
    """What stands of them all, in short."""
    marks = sorted((one.ref, one.version, one.revision) for one in routes)
    return crc32(repr(marks).encode()), len(marks)
