"""Mining: where tries come to nothing, what that takes in hours and money, and what would help.

Counted from what the figures are counted from, at the same costs: all spots of one angle together
are the `missed` of the figures, and what they cost is what `cost_per_failure` is the mean of.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.actions.costing import ZERO, cost_by_delivery, cost_in_vain, hours, hours_of_visit
from core.actions.counted import Case, Material
from core.model.attempt import Attempt
from core.model.delivery import Delivery
from core.model.ids import CarrierRef, ConversationId, DeliveryId
from core.model.reason import ROOTS, Reason, Step
from core.model.route import Route, StopState

PATTERN_MIN = 2  # fewer are chance: nothing is advised
WINDOW_FAILURES_MIN = 3
# A window fails too often where it does so by this much more often than all tries together.
TOO_OFTEN = 1.5


class Angle(StrEnum):
    """By what tries in vain are put together."""

    BUILDING = "building"
    REASON = "reason"
    WINDOW = "window"
    ZONE = "zone"
    CARRIER = "carrier"


class Advice(StrEnum):
    """The next step, where the house has one for what went wrong."""

    DOOR_CARD = "door_card"  # nobody told how to get in
    DOOR_ANEW = "door_anew"  # it was told, and did not help
    VEHICLE = "vehicle"
    ADDRESS = "address"
    CLOSE_WINDOW = "close_window"
    PICKUP_POINT = "pickup_point"
    HOURS = "hours"
    ROUTES = "routes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One try that came to nothing. `hours` are the courier's, None where nobody measured any;
    `cost` is None where the carrier told no unit costs, or carriers reckon in several currencies.
    `window` is what was promised for it ("18:00-20:00", at the carrier's place)."""

    delivery: DeliveryId
    tracking_number: str
    talk: ConversationId | None
    carrier: CarrierRef
    at: datetime
    local: datetime
    reason: Reason
    building: str | None
    postcode: str | None
    window: str | None
    knows_door: bool
    is_open: bool
    hours: Decimal | None
    cost: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One building, reason, window, zone or carrier; `name` is None where it is not known. `tries`
    are all that were made there, also those that handed over; with a reason, all in vain."""

    name: str | None
    failures: tuple[Failure, ...]
    tries: int
    advice: Advice | None

    @property
    def hours(self) -> Decimal | None:
        return _sum(each.hours for each in self.failures)

    @property
    def cost(self) -> Decimal | None:
        return _sum(each.cost for each in self.failures)

    @property
    def deliveries(self) -> tuple[DeliveryId, ...]:
        """Each once."""
        return tuple(dict.fromkeys(each.delivery for each in self.failures))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """What was found, the dearest spot first."""

    spots: tuple[Spot, ...]
    failures: tuple[Failure, ...]
    tries: int
    currency: str | None


@dataclass(frozen=True, slots=True)
class _Try:
    """A try, whatever came of it, with what it can be put together by."""

    case: Case
    reason: Reason | None
    window: str | None

    def by(self, angle: Angle) -> str | None:
        match angle:
            case Angle.BUILDING:
                return building_of(self.case.delivery)
            case Angle.WINDOW:
                return self.window
            case Angle.ZONE:
                return self.case.postcode
            case Angle.CARRIER:
                return self.case.delivery.carrier
            case Angle.REASON:
                return self.reason


def mined(material: Material, routes: Sequence[Route], angle: Angle) -> Mine:
    """The material's tries in vain by an angle. `routes` say how long visits took, also those of
    carriers that told no unit costs."""
    failures = tuple(failures_of(material, routes))
    zones = {carrier.ref: carrier.zone for carrier in material.carriers}
    tries = [
        _Try(case, each.reason, window_of(case, each, _zone(case, zones)))
        for case in material.cases
        for each in case.delivery.attempts
    ]
    made = Counter(each.by(angle) for each in tries)
    groups: dict[str | None, list[Failure]] = defaultdict(list)
    for failure in failures:
        groups[_key(failure, angle)].append(failure)
    usual = len(failures) / len(tries) if tries else 0.0
    spots = [
        Spot(
            name=name,
            failures=tuple(some),
            tries=made[name],
            advice=_advice(angle, name, some, made[name], usual),
        )
        for name, some in groups.items()
    ]
    return Mine(
        spots=tuple(sorted(spots, key=_dearest)),
        failures=failures,
        tries=len(tries),
        currency=_currency(material),
    )


def failures_of(material: Material, routes: Sequence[Route]) -> Iterable[Failure]:
    """Each try in vain of these deliveries, as it is counted under `missed`."""
    zones = {carrier.ref: carrier.zone for carrier in material.carriers}
    costs = _cost_by_case(material)
    took = _hours_by_delivery(routes)
    for case in material.cases:
        delivery, zone = case.delivery, _zone(case, zones)
        count = len(case.in_vain)
        share = took[delivery.id] / count if count and delivery.id in took else None
        paid = costs.get(delivery.id, (None,) * count)
        for attempt, cost in zip(case.in_vain, paid, strict=True):
            assert attempt.reason is not None
            yield Failure(
                delivery=delivery.id,
                tracking_number=delivery.tracking_number,
                talk=delivery.conversation,
                carrier=delivery.carrier,
                at=attempt.at,
                local=attempt.at.astimezone(zone),
                reason=attempt.reason,
                building=building_of(delivery),
                postcode=case.postcode,
                window=window_of(case, attempt, zone),
                knows_door=_knows_door(delivery),
                is_open=not delivery.is_over,
                hours=share if share is not None else _waited(attempt),
                cost=cost,
            )


def building_of(delivery: Delivery) -> str | None:
    """The house as it was found, without flat or entrance; None where no house was."""
    verdict = delivery.address.verdict
    found = verdict.components if verdict is not None else delivery.address.components
    if found is None or not found.street or not found.house_number:
        return None
    town = " ".join(filter(None, (found.postcode, found.city)))
    return ", ".join(filter(None, (f"{found.street} {found.house_number}", town)))


def window_of(case: Case, attempt: Attempt, zone: tzinfo) -> str | None:
    """What its recipient had been promised for that day, the newest, by the clock there."""
    day = attempt.at.astimezone(zone).date()
    told = [
        promise
        for promise in case.promises
        if promise.made_at <= attempt.at and promise.window.start.astimezone(zone).date() == day
    ]
    if not told:
        return None
    window = max(told, key=lambda promise: (promise.made_at, promise.id)).window
    return f"{window.start.astimezone(zone):%H:%M}-{window.end.astimezone(zone):%H:%M}"


def _key(failure: Failure, angle: Angle) -> str | None:
    by: Mapping[Angle, Callable[[Failure], str | None]] = {
        Angle.BUILDING: lambda one: one.building,
        Angle.REASON: lambda one: one.reason,
        Angle.WINDOW: lambda one: one.window,
        Angle.ZONE: lambda one: one.postcode,
        Angle.CARRIER: lambda one: one.carrier,
    }
    return by[angle](failure)


def _advice(
    angle: Angle, name: str | None, failures: Sequence[Failure], tries: int, usual: float
) -> Advice | None:
    """By what most of them failed for; one alone is chance."""
    is_window = angle is Angle.WINDOW and name is not None
    is_often = len(failures) >= WINDOW_FAILURES_MIN and len(failures) >= TOO_OFTEN * usual * tries
    if is_window and is_often:
        return Advice.CLOSE_WINDOW
    if len(failures) < PATTERN_MIN:
        return None
    steps = Counter(ROOTS[each.reason].step for each in failures)
    step, count = steps.most_common(1)[0]
    if 2 * count < len(failures):
        return None
    if step is Step.DOOR:
        here = [each for each in failures if ROOTS[each.reason].step is Step.DOOR]
        is_told = all(each.knows_door for each in here)
        return Advice.DOOR_ANEW if is_told else Advice.DOOR_CARD
    return _BY_STEP.get(step)


_BY_STEP: Mapping[Step, Advice] = {
    Step.VEHICLE: Advice.VEHICLE,
    Step.ADDRESS: Advice.ADDRESS,
    Step.AGAIN: Advice.PICKUP_POINT,
    Step.HOURS: Advice.HOURS,
    Step.FIRST: Advice.ROUTES,
}


def _knows_door(delivery: Delivery) -> bool:
    card = delivery.door_card
    return any((card.code, card.entrance, card.note, card.reception, card.voice, card.photo))


def _cost_by_case(material: Material) -> Mapping[DeliveryId, tuple[Decimal, ...]]:
    if _currency(material) is None:
        return {}
    found: dict[DeliveryId, tuple[Decimal, ...]] = {}
    for carrier in material.carriers:
        if carrier.costs is None:
            continue
        here = material.of(carrier.ref)
        _, failed = cost_by_delivery(here.routes, carrier.costs)
        for case in here.cases:
            visits = failed.get(case.delivery.id, ZERO)
            found[case.delivery.id] = cost_in_vain(case, visits, carrier.costs)
    return found


def _currency(material: Material) -> str | None:
    """The one in which all that are priced reckon, as in the figures."""
    told = {carrier.costs.currency for carrier in material.carriers if carrier.costs}
    return told.pop() if len(told) == 1 else None


def _hours_by_delivery(routes: Iterable[Route]) -> Mapping[DeliveryId, Decimal]:
    """Of its failed visits; a delivery without one is not in it."""
    found: dict[DeliveryId, Decimal] = defaultdict(Decimal)
    for route in routes:
        each = hours_of_visit(route)
        for stop in route.stops:
            if stop.state is StopState.FAILED and stop.delivery is not None:
                found[stop.delivery] += each
    return found


def _waited(attempt: Attempt) -> Decimal | None:
    return hours(attempt.arrived_at, attempt.at) if attempt.arrived_at is not None else None


def _zone(case: Case, zones: Mapping[CarrierRef, ZoneInfo]) -> tzinfo:
    return zones.get(case.delivery.carrier, UTC)


def _dearest(spot: Spot) -> tuple[Decimal, Decimal, int, str]:
    return -(spot.cost or ZERO), -(spot.hours or ZERO), -len(spot.failures), spot.name or ""


def _sum(told: Iterable[Decimal | None]) -> Decimal | None:
    known = [each for each in told if each is not None]
    return sum(known, ZERO) if known else None
