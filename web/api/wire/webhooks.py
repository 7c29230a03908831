"""Webhooks: where we push events, and which."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from web.api.wire.shapes import Time, Wire


class WebhookWish(Wire, frozen=True, kw_only=True):
    """`events`: types, or all that begin alike ("delivery.*"), or "*"."""

    url: Annotated[str, Meta(min_length=1, max_length=2000)]
    events: Annotated[list[str], Meta(min_length=1, max_length=100)]


class Webhook(Wire, frozen=True, kw_only=True):
    """`secret` stands only in the answer that made it."""

    id: str
    url: str
    events: list[str]
    secret: str | UnsetType = UNSET
    created_at: Time
    disabled_at: Time | None


class WebhookList(Wire, frozen=True, kw_only=True):
    items: list[Webhook]
    next: str | None = None


class TestSent(Wire, frozen=True, kw_only=True):
    """The `webhook-id` under which the test event comes."""

    id: str
    type: str
