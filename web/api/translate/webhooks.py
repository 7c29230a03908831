"""Webhooks: which events there are to wish for, and a webhook as its owner sees it."""

from collections.abc import Sequence

from msgspec import UNSET

from core.actions.webhooking import TEST_EVENT
from core.model.access import Webhook
from core.refusals import invalid
from web.api.wire import webhooks as wire

EVENT_TYPES = (
    "delivery.window_changed",
    "delivery.address_changed",
    "delivery.redirected",
    "delivery.instructions_changed",
    "delivery.recipient_changed",
    "delivery.postponed",
    "delivery.return_asked",
    "delivery.cancelled",
    "delivery.address_confirmed",
    "delivery.status_changed",
    "delivery.eta_changed",
    "delivery.rescue_answered",
    "delivery.minor_present",
    "delivery.neighbour_withdrew",
    "delivery.report_missing",
    "delivery.attempt_disputed",
    "delivery.damage_reported",
    "delivery.claim_closed",
    "delivery.delegate_named",
    "delivery.delegate_revoked",
    "delivery.pickup_trouble",
    "delivery.recipient_arrived",
    "delivery.recipient_unreachable",
    "delivery.rated",
    "change.state_changed",
    "payment.refund_due",
    "route.changed",
    "conversation.handed_over",
    "conversation.closed",
)
_PATTERNS = {"*", TEST_EVENT, *EVENT_TYPES, *(f"{kind.split('.')[0]}.*" for kind in EVENT_TYPES)}


def patterns(told: Sequence[str]) -> tuple[str, ...]:
    """A mistyped event would never come, and nobody would know. Raises Refused(invalid)."""
    for number, pattern in enumerate(told):
        if pattern not in _PATTERNS:
            raise invalid(f"events[{number}]", "is no event that we send")
    return tuple(dict.fromkeys(told))


def webhook_wire(webhook: Webhook, *, with_secret: bool = False) -> wire.Webhook:
    return wire.Webhook(
        id=webhook.id,
        url=webhook.url,
        events=list(webhook.events),
        secret=webhook.secret if with_secret else UNSET,
        created_at=webhook.created_at,
        disabled_at=webhook.disabled_at,
    )
