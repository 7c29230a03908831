"""A stop: one visit that a pretend carrier's van is to make."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sandbox.place import Place

UNITS = {"S": 1, "M": 2, "L": 4, "XL": 8}  # what a parcel of a size takes in a van


@dataclass(frozen=True, slots=True)
class Window:
    start: datetime
    end: datetime

    @classmethod
    def read(cls, wire: dict[str, str]) -> "Window":
        return cls(datetime.fromisoformat(wire["start"]), datetime.fromisoformat(wire["end"]))

    def wire(self) -> dict[str, str]:
        return {"start": self.start.isoformat(), "end": self.end.isoformat()}


class StopState(StrEnum):
    PLANNED = "planned"
    UNDER_WAY = "under_way"  # ours alone: the wire still calls it planned
    SERVED = "served"
    FAILED = "failed"


class StopKind(StrEnum):
    DOOR = "door"
    LOCKER = "locker"


@dataclass(slots=True)
class Stop:
    """`key` is unique in its van: the delivery's id where Doorstep has one, else our number."""

    key: str
    tracking_number: str
    place: Place
    service_seconds: int
    units: int = 1
    delivery: str | None = None
    window: Window | None = None
    arrival: datetime | None = None
    state: StopState = StopState.PLANNED
    kind: StopKind = StopKind.DOOR

    @property
    def open(self) -> bool:
        return self.state in (StopState.PLANNED, StopState.UNDER_WAY)

    def wire(self) -> dict[str, object]:
        """As a route's stop of the HTTP API."""
        body: dict[str, object] = {
            "location": self.place.wire(),
            "service_seconds": self.service_seconds,
            "status": "planned" if self.open else self.state.value,
        }
        if self.delivery is None:
            body["tracking_number"] = self.tracking_number
        else:
            body["delivery"] = self.delivery
        if self.window is not None:
            body["window"] = self.window.wire()
        if self.arrival is not None:
            body["arrival"] = self.arrival.isoformat()
        return body
