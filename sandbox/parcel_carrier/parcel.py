"""A parcel of parcel-post: what is known of it, and the events that its API shows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.door import Door
from sandbox.person import Person
from sandbox.place import Place
from sandbox.stop import UNITS, Window

REF = "parcel-post"

# What an event makes of the status; the words are those of the HTTP API.
STATUS_AFTER = {
    "in_transit": "announced",
    "loaded": "loaded",
    "out_for_delivery": "out_for_delivery",
    "arrived": "arriving",
    "delivered": "delivered",
    "attempt_failed": "attempt_failed",
    "ready_for_pickup": "ready_for_pickup",
    "collected": "collected",
    "cancelled": "cancelled",
    "returning": "returning",
}


@dataclass(slots=True, kw_only=True)
class Parcel:
    tracking_number: str
    recipient: Person
    address_text: str
    door: Door
    created_at: datetime
    size: str = "M"
    merchant: str = "Netshop Oy"
    service_seconds: int = 150
    status: str = "announced"
    place: Place | None = None
    window: Window | None = None
    point: str | None = None
    events: list[dict[str, Any]] = field(default_factory=list)
    updated_at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.updated_at = self.created_at

    @property
    def units(self) -> int:
        return UNITS[self.size]

    @property
    def stands_at(self) -> Place:
        return self.place or self.door.place

    @property
    def is_over(self) -> bool:
        return self.status in ("delivered", "collected", "cancelled", "returning")

    @property
    def waits_for_a_visit(self) -> bool:
        return self.point is None and self.status not in (
            "delivered",
            "cancelled",
            "attempt_failed",
            "collected",
            "returning",
        )

    def happened(self, kind: str, at: datetime, **more: object) -> None:
        self.events.append(
            {
                "event_id": f"pp-{self.tracking_number}-{len(self.events) + 1}",
                "type": kind,
                "occurred_at": at.isoformat(),
                **more,
            }
        )
        self.status = STATUS_AFTER.get(kind, self.status)
        self.updated_at = at

    def wire(self) -> dict[str, Any]:
        return {
            "tracking_number": self.tracking_number,
            "carrier": REF,
            "merchant": self.merchant,
            "recipient": self.recipient.wire(),
            "address": {"text": self.address_text, "country": "FI"},
            "parcel": {"size": self.size, "weight_kg": 1.5},
            "format": "door",
            "service_seconds": self.service_seconds,
            "earliest": self.created_at.date().isoformat(),
            "rules": {
                "safe_place": True,
                "neighbour": True,
                "locker": True,
                "address_change": True,
            },
            "status": self.status,
            "created_at": self.created_at.isoformat(),
            "updated_at": self.updated_at.isoformat(),
            "events": self.events,
        }
