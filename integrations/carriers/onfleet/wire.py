"""The wire of Onfleet: JSON as its API writes and reads it. Times are in milliseconds."""

from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType, field

Number = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Wire(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Members we do not know are ignored."""


class Metadatum(Wire, frozen=True, kw_only=True):
    """Theirs are kept as they are; ours are strings that only the API sees."""

    name: str
    type: str = "string"
    subtype: str | UnsetType = UNSET
    visibility: list[str] | UnsetType = UNSET
    value: msgspec.Raw


class Street(Wire, frozen=True, kw_only=True, omit_defaults=True):
    number: str | None = None
    street: str | None = None
    apartment: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    country: str | None = None
    unparsed: str | None = None


class Destination(Wire, frozen=True, kw_only=True):
    id: str | None = None
    address: Street = Street()
    location: tuple[float, float] | None = None  # longitude first


class Person(Wire, frozen=True, kw_only=True):
    name: str | None = None
    phone: str | None = None


class Completion(Wire, frozen=True, kw_only=True):
    time: float | None = None
    success: bool | None = None
    failure_reason: str | None = None


class Task(Wire, frozen=True, kw_only=True):
    id: Number
    short_id: Number
    state: int
    time_created: float
    time_last_modified: float
    worker: str | None = None
    destination: Destination = Destination()
    recipients: list[Person] = field(default_factory=list)
    complete_after: float | None = None
    complete_before: float | None = None
    pickup_task: bool = False
    service_time: float | None = None  # minutes
    notes: str | None = None
    metadata: list[Metadatum] = field(default_factory=list)
    completion_details: Completion = Completion()


class Named(Wire, frozen=True, kw_only=True):
    """All that is read of a task that could not be read: its name, for the log."""

    id: str = "?"


class Page(Wire, frozen=True, kw_only=True):
    """Tasks are read one by one, so that a bad one spoils no other."""

    tasks: list[msgspec.Raw]
    last_id: str | None = None


class PushedData(Wire, frozen=True, kw_only=True):
    task: Task | None = None


class Pushed(Wire, frozen=True, kw_only=True):
    """What its webhooks say. `time` is in seconds or milliseconds; its own pages show both."""

    trigger_id: int
    time: float
    task_id: str | None = None
    data: PushedData = PushedData()


class Trouble(Wire, frozen=True, kw_only=True):
    error: int | str = ""


class Problem(Wire, frozen=True, kw_only=True):
    message: Trouble | str = ""


class Place(Wire, frozen=True, kw_only=True, omit_defaults=True):
    """The body of `POST /destinations`."""

    address: Street
    location: tuple[float, float] | None = None


class Update(Wire, frozen=True, kw_only=True):
    """The body of `PUT /tasks/:id`: what changes, and the whole metadata."""

    complete_after: int | UnsetType | None = UNSET
    complete_before: int | UnsetType | None = UNSET
    destination: str | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    metadata: list[Metadatum]
