"""Disputing: a failed attempt is laid beside what is known of it, and its recipient may say no.

Where the vehicle cannot have been at the door, nobody has to argue: the attempt is disproved as
soon as somebody disputes it. Otherwise it does not count until one of us has looked.
"""

from dataclasses import replace

from core.actions.asking import delivery_of
from core.actions.calling import call_by_rule
from core.actions.claiming import open_claim
from core.actions.house import House
from core.actions.prepared import Done, Prepared
from core.actions.stops import visited_by
from core.actions.tell import note, publish_about
from core.commands import DisputeAttempt
from core.model.asker import HOUSE, Asker
from core.model.attempt import Attempt, Settled, reported_from
from core.model.attempt_truth import FailedAttempt
from core.model.call_rule import CallCause
from core.model.claim import ClaimKind
from core.model.delivery import Delivery
from core.model.evidence import Evidence, evidence, looked_at
from core.model.ids import RouteRef
from core.model.reason import Reason
from core.model.route import Route
from core.ports import Unit
from core.refusals import not_allowed

# What the carrier itself says has gone wrong with the parcel: one of us sees to it, unasked.
CLAIMED: dict[Reason, ClaimKind] = {
    Reason.PARCEL_DAMAGED: ClaimKind.DAMAGED,
    Reason.PARCEL_MISSING: ClaimKind.NOT_RECEIVED,
}


async def lay_down(house: House, unit: Unit, delivery: Delivery) -> Delivery:
    """The last attempt of the delivery, which failed, with what is known of it; one row more where
    attempts are counted. Called before its stop leaves the route."""
    attempt, number = delivery.attempts[-1], len(delivery.attempts)
    route = await _route_of(unit, delivery, attempt)
    known = await _evidence(unit, delivery, attempt, route.ref if route is not None else None)
    attempt = replace(attempt, evidence=known)
    await unit.failed_attempts.put(
        FailedAttempt(
            delivery=delivery.id,
            number=number,
            at=attempt.at,
            carrier=delivery.carrier,
            route=route.ref if route is not None else None,
            vehicle=route.vehicle.ref if route is not None else None,
            attempt=attempt,
        )
    )
    if attempt.reason in CLAIMED:
        kind = CLAIMED[attempt.reason]
        await open_claim(house, unit, delivery, kind, HOUSE, attempt.note or "")
    told = f"attempt {number} failed: {attempt.reason}, {attempt.owner}'s turn, {known.finding}"
    await note(house, unit, delivery, "event", str(HOUSE), told)
    return replace(delivery, attempts=(*delivery.attempts[:-1], attempt))


async def dispute_attempt(
    house: House, unit: Unit, command: DisputeAttempt, by: Asker, prepared: Prepared
) -> Done:
    """ "I was home": the last attempt is not counted until somebody has looked, and never where the
    vehicle's own positions say that nobody came. Said twice, it is disputed once.

    Raises Refused: not-allowed (no-failed-attempt).
    """
    delivery = await delivery_of(unit, command.delivery)
    if not delivery.attempts or delivery.attempts[-1].reason is None:
        raise not_allowed(("no-failed-attempt",))
    last, number = delivery.attempts[-1], len(delivery.attempts)
    if last.settled is not None:
        return Done(delivery=delivery)
    counted = await unit.failed_attempts.get(delivery.id, number)
    # Positions may have come since.
    known = await _evidence(unit, delivery, last, counted.route if counted is not None else None)
    disputed = replace(last, disputed=True, evidence=known)
    if disputed.is_contradicted:
        disputed = replace(disputed, settled=Settled.DISPROVED)
    delivery = replace(
        delivery, attempts=(*delivery.attempts[:-1], disputed), updated_at=house.clock.now()
    )
    await unit.deliveries.save(delivery)
    if counted is not None:
        await unit.failed_attempts.put(replace(counted, attempt=disputed))
    if disputed.settled is None:
        await open_claim(
            house, unit, delivery, ClaimKind.ATTEMPT, by, command.words, attempt=number
        )
    await note(house, unit, delivery, "alert", str(by), f"attempt disputed: {known.finding}")
    if not last.disputed:
        await _publish(house, unit, delivery, disputed, command.words)
        await call_by_rule(house, unit, delivery, CallCause.ATTEMPT, by)
    return Done(delivery=delivery)


async def _publish(
    house: House, unit: Unit, delivery: Delivery, disputed: Attempt, words: str
) -> None:
    data = {
        "attempt_at": disputed.at,
        "reason": disputed.reason,
        "text": words,
        "counts": disputed.counts,
        "evidence": disputed.evidence,
    }
    await publish_about(house, unit, "delivery.attempt_disputed", delivery, data)


async def _evidence(
    unit: Unit, delivery: Delivery, attempt: Attempt, route: RouteRef | None
) -> Evidence:
    begin, end = looked_at(attempt.at, attempt.arrived_at)
    positions = await unit.positions.between([route], begin, end) if route is not None else ()
    waited = attempt.at - attempt.arrived_at if attempt.arrived_at is not None else None
    return evidence(
        delivery.address.point,
        positions,
        begin,
        end,
        waited=waited,
        has_photo=attempt.proof is not None and attempt.proof.kind == "photo",
        reported_at=reported_from(attempt),
    )


async def _route_of(unit: Unit, delivery: Delivery, attempt: Attempt) -> Route | None:
    """The route on which somebody was to come then: the one whose visit was nearest to it."""
    routes = [each for each in await visited_by(unit, delivery.id) if each.stop_of(delivery.id)]

    def off(route: Route) -> float:
        stop = route.stop_of(delivery.id)
        arrival = stop.arrival if stop is not None and stop.arrival is not None else route.start.at
        return abs((arrival - attempt.at).total_seconds())

    return min(routes, key=off, default=None)
