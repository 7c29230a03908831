"""News of ETAs: of which stops something is to be told, by the policies, and telling it.

`Look` goes over all stops of a day and lets through what any policy might want told; then the
delivery's own policy decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from math import nan
from typing import Self

import numpy as np
from numpy.typing import NDArray

from core.actions.house import House
from core.actions.policies import policy_among
from core.actions.status_moves import move_status
from core.actions.tell import notify, publish_about
from core.model.asker import HOUSE
from core.model.delivery import Delivery
from core.model.eta import Eta, ToldEta, ToldRoute
from core.model.ids import RouteRef
from core.model.notice import NoticeKind
from core.model.notice_policy import GONE, USUAL_POLICY, NoticePolicy, PolicyOf
from core.model.route import Route, Stop, StopState
from core.model.status import EventType, Status
from core.ports import Unit
from slots.day_etas import Expected
from slots.schedule import behind
from slots.widths import Widths

# Of what may still be on the way: whether its promise holds is worth a word.
AWAITED_BY_THEM = frozenset(
    {Status.SCHEDULED, Status.LOADED, Status.OUT_FOR_DELIVERY, Status.ARRIVING}
)


# These wait elsewhere, whatever still stands in a plan.
NOBODY_COMES = GONE | {Status.ATTEMPT_FAILED}


@dataclass(frozen=True, slots=True)
class Due:
    """A stop of which something may be told: where its courier is expected, after so many others,
    and whether its own promise is in danger by that."""

    stop: Stop
    eta: Eta
    stops_before: int
    told: ToldEta | None


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What was told of a route, with arrays beside it: for each key its place in them, and of each
    place the middle of the range (seconds since 1970), who heard that the courier is near, and
    whose promise was said to be in danger. The last place is that of who was told nothing."""

    route: ToldRoute
    places: Mapping[str, int]
    middles: NDArray[np.float64]
    near: NDArray[np.bool_]
    danger: NDArray[np.bool_]

    @classmethod
    def of(cls, route: ToldRoute) -> Self:
        every = route.by_key.values()
        return cls(
            route=route,
            places={key: place for place, key in enumerate(route.by_key)},
            middles=np.array([*(one.middle.timestamp() for one in every), np.nan]),
            near=np.array([*(one.near for one in every), False]),
            danger=np.array([*(one.danger for one in every), False]),
        )

    @property
    def keys_near(self) -> list[str]:
        return [key for key, place in self.places.items() if self.near[place]]


NOTHING_TOLD = Told.of(ToldRoute("", {}))


@dataclass(frozen=True, slots=True)
class News:
    """A route, what was told of it before, and what may be told now."""

    route: Route
    before: Mapping[str, ToldEta]
    due: Sequence[Due]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at all vehicles under way. `policies` are all that were told."""

    now: datetime
    widths: Widths
    probability: float
    policies: Mapping[PolicyOf, NoticePolicy]

    def due(self, route: Route, expected: Expected, told: Told) -> list[Due]:
        """The stops of which any policy might want something told."""
        every = (USUAL_POLICY, *self.policies.values())
        again = 60 * min(one.told_again_minutes for one in every)
        stops = max(one.near_stops for one in every)
        minutes = 60 * max(one.near_minutes or 0 for one in every)
        late = 60 * min(one.late_minutes for one in every)
        first, count = behind(route), len(expected.keys)
        ahead = route.stops[first : first + count]
        nowhere = len(told.places)
        places = [told.places.get(key, nowhere) for key in expected.keys]
        middles = (expected.start + expected.end) / 2
        # Who was told nothing is at nan, and no distance from there is a small one.
        has_moved = ~(np.abs(middles - told.middles[places]) < again)
        is_near = (np.arange(count) < stops) | (middles - self.now.timestamp() <= minutes)
        ends = [nan if stop.window is None else stop.window.end.timestamp() for stop in ahead]
        is_late = middles > np.array(ends) + late
        is_news = has_moved | (is_near & ~told.near[places]) | (is_late & ~told.danger[places])
        return [
            self._due(ahead[at], expected, at, told)
            for at in map(int, np.flatnonzero(is_news))
            if ahead[at].delivery is not None and ahead[at].hold is None
        ]

    def _due(self, stop: Stop, expected: Expected, at: int, told: Told) -> Due:
        eta = expected.eta(at, self.now, self.probability)
        share = self.widths.share((eta.middle - self.now).total_seconds())
        return Due(stop, replace(eta, share=share), at, told.route.by_key.get(stop.key))


async def tell_those(
    house: House, unit: Unit, news: News, look: Look
) -> tuple[int, Mapping[str, ToldEta]]:
    """How many ranges moved, and what is told of the route now, by key."""
    moved, told = 0, dict(news.before)
    ids = [due.stop.delivery for due in news.due if due.stop.delivery is not None]
    known = await unit.deliveries.some(ids)
    for due in news.due:
        delivery = known.get(due.stop.delivery) if due.stop.delivery is not None else None
        if delivery is None or delivery.is_over or delivery.status in NOBODY_COMES:
            continue
        said = _to_say(delivery, due, policy_among(look.policies, delivery), look.now)
        if said is None:
            continue
        await _tell(house, unit, delivery, news.route.ref, due, said)
        told[due.stop.key] = said.told
        moved += said.has_moved
    ahead = {stop.key for stop in news.route.stops if stop.state is StopState.PLANNED}
    left = {key: eta for key, eta in told.items() if key in ahead}
    await unit.etas.tell(news.route.ref, left, look.now)
    return moved, left


@dataclass(frozen=True, slots=True)
class _Said:
    """What is told of one stop now: that its range has moved, that the courier is near, that the
    promise is in danger; by which policy. `told` is what stands as told after it."""

    has_moved: bool
    is_near: bool
    is_late: bool
    told: ToldEta
    policy: NoticePolicy


def _to_say(delivery: Delivery, due: Due, policy: NoticePolicy, now: datetime) -> _Said | None:
    """By the delivery's own policy; None where there is nothing to say."""
    eta, before = due.eta, due.told
    least = timedelta(minutes=policy.told_again_minutes)
    has_moved = before is None or abs(eta.middle - before.middle) >= least
    minutes = policy.near_minutes
    is_close = due.stops_before < policy.near_stops or (
        minutes is not None and eta.middle - now <= timedelta(minutes=minutes)
    )
    was_near = before is not None and before.near
    is_out = delivery.status is Status.OUT_FOR_DELIVERY and not delivery.seems_left_behind
    is_near = is_close and not was_near and is_out
    is_late = in_danger(delivery, eta, policy)
    was_late = before is not None and before.danger
    if not (has_moved or is_near or (is_late and not was_late)):
        return None
    told = ToldEta(start=eta.start, end=eta.end, near=is_near or was_near, danger=is_late)
    return _Said(has_moved, is_near, is_late, told, policy)


def in_danger(delivery: Delivery, eta: Eta, policy: NoticePolicy) -> bool:
    """The courier comes likelier than not well after the window has closed."""
    promise = delivery.awaited
    if promise is None or delivery.status not in AWAITED_BY_THEM:
        return False
    return eta.middle > promise.window.end + timedelta(minutes=policy.late_minutes)


async def _tell(
    house: House, unit: Unit, delivery: Delivery, route: RouteRef, due: Due, said: _Said
) -> None:
    eta = due.eta
    is_on_the_road = delivery.is_on_the_road
    delivery = replace(delivery, eta=eta)
    await unit.deliveries.save(delivery)
    if said.is_near:
        delivery = await move_status(house, unit, delivery, EventType.NEAR, HOUSE)
    if said.has_moved:
        await publish_about(
            house,
            unit,
            "delivery.eta_changed",
            delivery,
            {"eta": {"from": eta.start, "to": eta.end, "probability": eta.probability}},
        )
    if delivery.seems_left_behind:
        return  # nobody knows whether that vehicle has it
    attempt, when = len(delivery.attempts), eta.start.isoformat(timespec="minutes")
    told = partial(
        notify, house, unit, delivery, route=route, valid_until=eta.end, policy=said.policy
    )
    is_said = False
    if said.is_late:
        is_said = await told(NoticeKind.LATE, f"{attempt}/{when[:13]}", ref=delivery.delayed_by)
    if said.is_near:  # whoever is late comes near at last, too
        left = str(due.stops_before)
        fact = f"near/{attempt}/{eta.start.date()}"
        is_said |= await told(NoticeKind.NEAR, fact, ref=left)
    if not is_said and is_on_the_road:
        await told(NoticeKind.ETA, when)
