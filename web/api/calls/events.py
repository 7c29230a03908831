"""Events: a carrier, or a locker network, tells what has happened."""

import msgspec

from core.actions.events import EventOutcome, EventReport, record_events
from core.model.access import Scope
from core.model.fingerprint import fingerprint
from core.model.ids import CarrierRef, DeliveryId
from core.refusals import Refused
from web.api.operation import Answer, Call, Operation, scopes
from web.api.problems import problem_of
from web.api.translate.events import event
from web.api.wire import events as wire
from web.api.wire.shapes import Problem

REPORTERS = scopes(Scope.CARRIER, Scope.LOCKER)


class BatchRefused(Problem, frozen=True, kw_only=True):
    """Not one event of the batch was taken: the first one's problem, and each one's own."""

    items: list[wire.EventTaken]


async def happened(call: Call) -> Answer:
    told = event(call.told(wire.Event))
    report = EventReport(
        event=told,
        body_hash=fingerprint(told),
        delivery=DeliveryId(call.path["id"]),
        carrier=call.caller.carrier,
    )
    (outcome,) = await record_events(call.house, [report], call.by)
    if outcome.refusal is not None:
        raise Refused(outcome.refusal)
    return Answer(202, _taken(report, outcome))


async def many_happened(call: Call) -> Answer:
    """Each by itself: a bad one stops no other."""
    told = call.body if isinstance(call.body, list) else call.told(wire.EventBatch).events
    reports = [await _report(call, one) for one in told]
    outcomes = await record_events(call.house, reports, call.by)
    items = [_taken(report, outcome) for report, outcome in zip(reports, outcomes, strict=True)]
    refused = [outcome.refusal for outcome in outcomes if outcome.refusal is not None]
    if len(refused) == len(items):
        first = problem_of(refused[0])
        shown = BatchRefused(**msgspec.structs.asdict(first), items=items)
        return Answer(first.status, shown, content_type="application/problem+json")
    taken = len(items) - len(refused)
    return Answer(202, wire.EventBatchTaken(items=items, taken=taken, refused=len(refused)))


async def _report(call: Call, said: wire.BatchEvent) -> EventReport:
    told = event(said)
    carrier = call.caller.carrier or (CarrierRef(said.carrier) if said.carrier else None)
    if said.delivery is None and said.tracking_number is not None and carrier is None:
        carrier = await _only_carrier_of(call, said.tracking_number)
    return EventReport(
        event=told,
        body_hash=fingerprint(told),
        delivery=DeliveryId(said.delivery) if said.delivery else None,
        tracking_number=said.tracking_number,
        carrier=carrier,
    )


async def _only_carrier_of(call: Call, tracking_number: str) -> CarrierRef | None:
    """Whose number it is, where one carrier alone uses it."""
    async with call.house.store.read() as unit:
        found = await unit.deliveries.page(
            carrier=None,
            tracking_number=tracking_number,
            status=None,
            updated_since=None,
            after=None,
            limit=2,
        )
    return found[0].carrier if len(found) == 1 else None


def _taken(report: EventReport, outcome: EventOutcome) -> wire.EventTaken:
    delivery = outcome.delivery
    return wire.EventTaken(
        event_id=report.event.event_id,
        delivery_id=delivery.id if delivery else None,
        status=delivery.status if delivery else None,
        absorbed=outcome.absorbed,
        problem=problem_of(outcome.refusal) if outcome.refusal else msgspec.UNSET,
    )


ROOM = "Events"
OPERATIONS = (
    Operation(
        method="POST",
        path="/v1/deliveries/{id}/events",
        name="reportEvent",
        room=ROOM,
        summary="What happened to a delivery",
        scopes=REPORTERS,
        handler=happened,
        body=wire.Event,
        answer=wire.EventTaken,
        status=202,
        problems=("event-conflict",),
    ),
    Operation(
        method="POST",
        path="/v1/events",
        name="reportEvents",
        room=ROOM,
        summary="Up to 500 events; each is taken or refused by itself",
        scopes=REPORTERS,
        handler=many_happened,
        body=wire.Events,
        answer=wire.EventBatchTaken,
        status=202,
        problems=("event-conflict",),
    ),
)
