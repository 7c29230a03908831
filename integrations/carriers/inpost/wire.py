"""The wire of InPost ShipX: JSON as its API and its pushes write it."""

import msgspec
from msgspec import field


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """Members we do not know are ignored."""


class Place(Wire, frozen=True, kw_only=True):
    latitude: float
    longitude: float


class Machine(Wire, frozen=True, kw_only=True):
    location: Place | None = None


class Custom(Wire, frozen=True, kw_only=True):
    target_machine_detail: Machine | None = None


class Detail(Wire, frozen=True, kw_only=True):
    """One line of the history. `datetime` is ISO 8601, mostly with an offset."""

    status: str
    datetime: str


class Tracking(Wire, frozen=True, kw_only=True):
    """What `GET /v1/tracking/{number}` answers. Details are read one by one."""

    tracking_number: str
    custom_attributes: Custom | None = None
    tracking_details: list[msgspec.Raw] = field(default_factory=list)


class Payload(Wire, frozen=True, kw_only=True):
    tracking_number: str | None = None


class Pushed(Wire, frozen=True, kw_only=True):
    event: str
    payload: Payload
