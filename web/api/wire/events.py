"""Events in: what a carrier says has happened."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from web.api.wire.shapes import Number, Point, Problem, Ref, Text, Time, Wire

EVENTS_MAX = 500


class Proof(Wire, frozen=True, kw_only=True):
    """`kind`: photo, signature, pin, scan or left_with."""

    kind: Annotated[str, Meta(min_length=1, max_length=40)]
    url: Annotated[str, Meta(max_length=2000)] | None = None
    name: Annotated[str, Meta(max_length=200)] | None = None
    location: Point | None = None


class Event(Wire, frozen=True, kw_only=True):
    """A `type` or `reason` that we do not know is kept as it is and raises an alert. `point`: where
    a parcel waits that nobody redirected."""

    event_id: Number
    type: Annotated[str, Meta(min_length=1, max_length=100)]
    occurred_at: Time
    reason: Annotated[str, Meta(max_length=100)] | None = None
    location: Point | None = None
    note: Text | None = None
    proof: Proof | None = None
    wait_seconds: Annotated[int, Meta(ge=0, le=3600)] | None = None
    code: Annotated[str, Meta(max_length=64)] | None = None
    until: Time | None = None
    point: Ref | None = None


class BatchEvent(Event, frozen=True, kw_only=True):
    """Of a `delivery`, or of a `tracking_number` (of the key's carrier, or of `carrier`)."""

    delivery: str | None = None
    tracking_number: str | None = None
    carrier: str | None = None

    def __post_init__(self) -> None:
        if self.delivery is None and self.tracking_number is None:
            raise ValueError("needs delivery or tracking_number")


Batch = Annotated[list[BatchEvent], Meta(min_length=1, max_length=EVENTS_MAX)]


class EventBatch(Wire, frozen=True, kw_only=True):
    events: Batch


# The events alone, without a name around them, do as well.
Events = EventBatch | Batch


class EventTaken(Wire, frozen=True, kw_only=True):
    """`absorbed`: known already, nothing changed. A `problem`: this one was not taken."""

    event_id: str
    delivery_id: str | None = None
    status: str | None = None
    absorbed: bool = False
    problem: Problem | UnsetType = UNSET


class EventBatchTaken(Wire, frozen=True, kw_only=True):
    items: list[EventTaken]
    taken: int
    refused: int
