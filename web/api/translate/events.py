"""Events in. What we do not know keeps its own word and is never guessed."""

from core.model.attempt import Proof
from core.model.event import WAIT_SECONDS_DEFAULT, CarrierEvent
from core.model.ids import PointRef
from core.model.reason import Reason
from core.model.status import OWN_EVENTS, EventType
from web.api.translate.shapes import maybe_location, maybe_utc, utc
from web.api.wire import events as wire

_TYPES = {kind.value: kind for kind in EventType if kind not in OWN_EVENTS}
_REASONS = {reason.value: reason for reason in Reason}


def event(said: wire.Event) -> CarrierEvent:
    kind = _TYPES.get(said.type)
    reason = _REASONS.get(said.reason) if said.reason is not None else None
    proof = said.proof
    return CarrierEvent(
        event_id=said.event_id,
        type=kind or EventType.UNKNOWN,
        occurred_at=utc(said.occurred_at),
        reason=reason,
        location=maybe_location(said.location),
        note=said.note,
        proof=Proof(
            kind=proof.kind,
            url=proof.url,
            name=proof.name,
            location=maybe_location(proof.location),
        )
        if proof
        else None,
        wait_seconds=WAIT_SECONDS_DEFAULT if said.wait_seconds is None else said.wait_seconds,
        code=said.code,
        until=maybe_utc(said.until),
        point=PointRef(said.point) if said.point is not None else None,
        raw_type=said.type if kind is None else None,
        raw_reason=said.reason if said.reason is not None and reason is None else None,
    )
