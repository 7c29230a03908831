"""A courier's day: the stops of a route as whoever drives it may see them. It only reads.

What opens a door is told for the next stops alone, and for the door that they stand at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.actions.house import House
from core.actions.policies import policy_of
from core.actions.redirecting import known_pickup
from core.model.carrier import Carrier
from core.model.change import STANDING_CHANGES, Change, ChangeState, ToNeighbour, ToSafePlace
from core.model.courier_link import CourierLink
from core.model.delivery import Delivery
from core.model.door_card import DoorCard
from core.model.door_line import DoorLine, may_talk
from core.model.ids import DeliveryId
from core.model.left_there import may_be_left
from core.model.neighbour_ask import AskState
from core.model.notice_policy import USUAL_POLICY
from core.model.pickup_point import PickupPoint
from core.model.route import Route, Stop, StopState
from core.model.secret_words import veiled
from core.model.status import Status
from core.ports import Unit
from core.refusals import not_found
from slots.booking import is_way_point

NO_DOOR = DoorCard()
SHOWN_BEFORE = timedelta(hours=1)  # so long before the route starts its first doors are shown
_LEFT_WITH = STANDING_CHANGES | {ChangeState.APPLIED}


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierStop:
    """`number` counts in the order of the day; `place` how many stops lie before it, None where it
    is behind. `delivery` None: a parcel that we know nothing of. `leave_with`: what its recipient
    wished for where nobody opens, `may_be_left` whether the parcel may lie there. `point`: where it
    is brought instead of a door. `door` is what may be shown of the door now. `near_stops`: what
    its notice policy calls near."""

    number: int
    stop: Stop
    place: int | None
    near_stops: int = USUAL_POLICY.near_stops
    delivery: Delivery | None = None
    door: DoorCard = NO_DOOR
    is_shown: bool = False
    leave_with: tuple[str, ...] = ()
    may_be_left: bool = False
    point: PickupPoint | None = None
    lines: tuple[DoorLine, ...] = ()

    @property
    def is_behind(self) -> bool:
        return self.place is None

    @property
    def is_near(self) -> bool:
        return self.place is not None and self.place < self.near_stops

    @property
    def may_talk(self) -> bool:
        if self.delivery is None or self.delivery.conversation is None:
            return False
        return may_talk(self.delivery, self.place, self.near_stops)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierDay:
    route: Route
    carrier: Carrier
    stops: tuple[CourierStop, ...]
    now: datetime

    @property
    def ahead(self) -> tuple[CourierStop, ...]:
        return tuple(stop for stop in self.stops if not stop.is_behind)

    @property
    def next(self) -> tuple[CourierStop, ...]:
        """Those that are near: the one to drive to, at the least."""
        return tuple(stop for stop in self.ahead if stop.is_near or stop.place == 0)

    @property
    def later(self) -> tuple[CourierStop, ...]:
        return self.ahead[len(self.next) :]

    @property
    def behind(self) -> tuple[CourierStop, ...]:
        return tuple(stop for stop in self.stops if stop.is_behind)

    @property
    def ours(self) -> tuple[Delivery, ...]:
        return tuple(stop.delivery for stop in self.stops if stop.delivery is not None)

    def stop_of(self, id: DeliveryId) -> CourierStop | None:
        return next((s for s in self.stops if s.delivery is not None and s.delivery.id == id), None)


async def courier_day(house: House, link: CourierLink) -> CourierDay:
    """Raises Refused(not-found) where the route is gone."""
    now = house.clock.now()
    async with house.store.read() as unit:
        route = await unit.routes.get(link.route)
        carrier = await unit.carriers.get(link.carrier)
        if route is None or carrier is None:
            raise not_found("route")
        stops = await _stops(unit, route, now)
    return CourierDay(route=route, carrier=carrier, stops=tuple(stops), now=now)


def visits(route: Route) -> list[Stop]:
    """What a courier goes to: no place that is only passed, and nothing that is merely held."""
    return [stop for stop in route.stops if stop.hold is None and not is_way_point(stop)]


def stops_before(route: Route, id: DeliveryId) -> int | None:
    """How many stops still lie before this delivery's; None where it is not ahead."""
    ahead = [stop.delivery for stop in visits(route) if stop.state is StopState.PLANNED]
    return ahead.index(id) if id in ahead else None


async def _stops(unit: Unit, route: Route, now: datetime) -> list[CourierStop]:
    found: list[CourierStop] = []
    near: dict[tuple[str, str | None], int] = {}  # a shop's policy is looked up once
    place = 0
    for number, stop in enumerate(visits(route), start=1):
        delivery = await unit.deliveries.get(stop.delivery) if stop.delivery is not None else None
        is_ahead = stop.state is StopState.PLANNED and not (delivery and delivery.is_over)
        each = CourierStop(
            number=number, stop=stop, place=place if is_ahead else None, delivery=delivery
        )
        if delivery is not None:
            whose = (delivery.announced_by, delivery.merchant)
            if whose not in near:
                near[whose] = (await policy_of(unit, delivery)).near_stops
            each = replace(each, near_stops=near[whose])
        place += is_ahead
        found.append(await _with_door(unit, route, each, now))
    return found


async def _with_door(unit: Unit, route: Route, each: CourierStop, now: datetime) -> CourierStop:
    """What is known of the door, as far as it may be shown."""
    delivery = each.delivery
    if delivery is None or each.place is None:
        return each
    is_begun = now >= route.start.at - SHOWN_BEFORE
    is_next = is_begun and each.is_near
    is_shown = is_next or delivery.status is Status.ARRIVING
    there = await known_pickup(unit, delivery)
    point = await unit.points.get(there.point) if there is not None else None
    if point is not None:
        return replace(each, point=point, is_shown=is_shown)
    changes = await unit.changes.of(delivery.id)
    wishes = _leave_with(changes, delivery)
    return replace(
        each,
        door=delivery.door_card if is_shown else delivery.door_card.veiled,
        is_shown=is_shown,
        leave_with=wishes if is_shown else tuple(veiled(wish) for wish in wishes),
        may_be_left=may_be_left(delivery, changes),
        lines=tuple(await unit.door_lines.of(delivery.id)) if is_shown else (),
    )


def _leave_with(changes: Sequence[Change], delivery: Delivery) -> tuple[str, ...]:
    """Nobody rings at a neighbour's who has taken their yes back, whatever the carrier applied."""
    ask = delivery.neighbour_ask
    gone = ask.name if ask is not None and ask.state is AskState.WITHDRAWN else None
    told = [
        _wish(change)
        for change in changes
        if change.state in _LEFT_WITH
        and not (isinstance(change.what, ToNeighbour) and change.what.name == gone)
    ]
    return tuple(wish for wish in told if wish)


def _wish(change: Change) -> str:
    match change.what:
        case ToNeighbour(name=name, unit=flat):
            return ", ".join(part for part in (name, flat) if part)
        case ToSafePlace(note=note):
            return note
        case _:
            return ""
