"""What a carrier pushes: events of parcels, one or several, bare or in an envelope."""

from collections.abc import Sequence

import msgspec

from core.actions.carrier_news import News
from core.model.ids import CarrierRef, DeliveryId
from core.model.pushed import Pushed
from core.ports import CarrierHook, Push
from core.refusals import Refusal, Refused, invalid
from web.api.faults import named
from web.api.translate.events import event
from web.api.wire import events as wire

NEST_MAX = 2  # an envelope around a batch


def news_of(carrier: CarrierRef, body: bytes) -> Sequence[News]:
    """Each event by itself, in order. Raises Refused(malformed, invalid).

    Taken are an event, `{"events": [...]}`, a bare list, and any of them as `data` of a Standard
    Webhooks envelope `{"type", "timestamp", "data"}`.
    """
    try:
        told = _unwrapped(msgspec.json.decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused(Refusal(code="malformed", detail="The body is not JSON in UTF-8.")) from None
    try:
        events = msgspec.convert(told, wire.Batch)
    except msgspec.ValidationError as wrong:
        raise invalid(*named(wrong)) from None
    return [_news(carrier, number, one) for number, one in enumerate(events)]


def theirs_of(carrier: CarrierRef, hook: CarrierHook, push: Push) -> Sequence[News]:
    """What a carrier pushes in a way of its own. Raises ValueError."""
    return [
        News(
            carrier=carrier,
            tracking_number=one.tracking_number,
            events=tuple(one.events),
            by_id=True,
            is_hint=one.is_hint,
        )
        for one in hook.heard(push)
    ]


def read_again(hook: CarrierHook | None, push: Pushed) -> Sequence[News]:
    """What a push that was proved when it came says by today's words; without a hook of its own
    the carrier pushes our events. Raises ValueError."""
    try:
        if hook is None:
            return news_of(push.carrier, push.body)
        return theirs_of(
            push.carrier,
            hook,
            Push(
                headers=push.headers,
                query={},
                remote="",
                body=push.body,
                wall=push.received_at,
            ),
        )
    except Refused as refused:
        raise ValueError(refused.refusal.code) from None


def _unwrapped(told: object) -> object:
    """The list of events, wherever it lies."""
    for _ in range(NEST_MAX):
        if not isinstance(told, dict):
            break
        if isinstance(told.get("events"), list):
            return told["events"]
        if "event_id" not in told and isinstance(told.get("data"), dict | list):
            told = told["data"]
    return [told] if isinstance(told, dict) else told


def _news(carrier: CarrierRef, number: int, said: wire.BatchEvent) -> News:
    if said.tracking_number is None and said.delivery is None:
        raise invalid(f"events[{number}].tracking_number", "is required")
    if said.carrier is not None and said.carrier != carrier:
        raise invalid(f"events[{number}].carrier", "is another carrier")
    return News(
        carrier=carrier,
        tracking_number=said.tracking_number,
        delivery=DeliveryId(said.delivery) if said.delivery else None,
        events=(event(said),),
    )
