"""The wire of AfterShip: JSON as its API and its webhooks write it."""

import msgspec
from msgspec import field


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """Members we do not know are ignored."""


class Checkpoint(Wire, frozen=True, kw_only=True):
    """One line of the history."""

    checkpoint_time: str | None = None
    tag: str | None = None
    subtag: str | None = None


class Tracking(Wire, frozen=True, kw_only=True):
    """Checkpoints are read one by one."""

    tracking_number: str
    slug: str | None = None
    checkpoints: list[msgspec.Raw] = field(default_factory=list)


class Found(Wire, frozen=True, kw_only=True):
    trackings: list[Tracking] = field(default_factory=list)


class Answer(Wire, frozen=True, kw_only=True):
    data: Found


class New(Wire, frozen=True, kw_only=True):
    """The body of `POST /trackings`."""

    tracking_number: str
    slug: str


class Pushed(Wire, frozen=True, kw_only=True):
    event: str
    event_id: str | None = None
    msg: Tracking
