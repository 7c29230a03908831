"""Ports of the carriers that we call: what every adapter has, and what some of them can besides.

An adapter implements those of the small Protocols that its declaration names, and no others. Every
call raises Unavailable where nothing happened there, and UncertainEffect after a lost answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, runtime_checkable

from core.model.carrier import Carrier
from core.model.change import Change, ChangeState
from core.model.delivery import Delivery
from core.model.event import CarrierEvent
from core.model.ids import CarrierRef
from core.model.route import PushedStop, Route
from core.model.their_options import TheirOption
from core.ports.points import PointFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAnswer:
    """What a carrier says of a change. UNCERTAIN where it does not know it, or says a word that we
    do not know."""

    state: ChangeState
    their_id: str | None = None
    why_not: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenDelivery:
    """A delivery as its carrier shows it, with what happened to it so far. Its id is not ours.

    `by_id`: the events' ids are made by the adapter, each for one fact; what is known by its id is
    known, however else it reads today.
    """

    delivery: Delivery
    events: Sequence[CarrierEvent]
    by_id: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEvents:
    """What happened to a parcel, with ids that the adapter made. `is_hint`: whoever pushed it did
    not sign, so it only says that there is something to be read."""

    tracking_number: str
    events: Sequence[CarrierEvent] = ()
    is_hint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRoute:
    """A plan as its carrier shows it: the route without stops, and the stops beside it."""

    route: Route
    stops: Sequence[PushedStop]


@runtime_checkable
class CarrierAdapter(Protocol):
    """A carrier that we call."""

    ref: CarrierRef

    async def about(self) -> Carrier:
        """What the carrier says of itself, and of what it allows to be changed."""
        ...

    async def check(self) -> None:
        """Return if it lets us in. Raises Unavailable."""
        ...

    async def aclose(self) -> None: ...


@runtime_checkable
class ChangesDelivery(CarrierAdapter, Protocol):
    """Takes changes. `key` names one for ever: the same key again has no second effect."""

    async def request(self, change: Change, delivery: Delivery, key: str) -> ChangeAnswer: ...
    async def read_back(self, change: Change, delivery: Delivery) -> ChangeAnswer | None:
        """What became of a change whose sending was uncertain; None where they never got it."""
        ...

    async def state_of(self, change: Change, delivery: Delivery) -> ChangeAnswer: ...
    async def withdraw(self, change: Change, delivery: Delivery) -> ChangeAnswer:
        """REJECTED where it is too late for that; CANCELLED also where they never got it. One that
        is superseded gives way to a newer wish of ours there, unless another carrier brings the
        delivery by now: then it is taken back."""
        ...


@runtime_checkable
class TellsOptions(CarrierAdapter, Protocol):
    """Says of one parcel what may be changed on it now."""

    async def options(self, delivery: Delivery) -> Sequence[TheirOption]:
        """Of the actions that it speaks of; nothing where it does not know the parcel. A look:
        raises Unavailable."""
        ...


@runtime_checkable
class ListsDeliveries(CarrierAdapter, Protocol):
    """Shows what it has to bring."""

    async def deliveries(
        self, updated_after: datetime | None, cursor: str | None
    ) -> tuple[Sequence[SeenDelivery], str | None]:
        """A page, and the cursor of the next one. What cannot be read is left out, and logged."""
        ...


@runtime_checkable
class Tracks(CarrierAdapter, Protocol):
    """Tells of parcels that it is asked about by number."""

    tracked_at_once: int

    async def tracked(self, deliveries: Sequence[Delivery]) -> Sequence[SeenEvents]:
        """Of at most `tracked_at_once`; those that it does not know are left out."""
        ...


@runtime_checkable
class ListsEvents(CarrierAdapter, Protocol):
    """Tells what happened to parcels that we know from elsewhere."""

    async def events(self, cursor: str | None) -> tuple[Sequence[SeenEvents], str | None]:
        """A page, and the cursor of the next one: by asking for that, the page is kept with us."""
        ...


@runtime_checkable
class ShowsRoutes(CarrierAdapter, Protocol):
    """Shows its plans."""

    async def routes(self, day: date) -> Sequence[SeenRoute]:
        """The plans of a day; none where there are none yet."""
        ...


@runtime_checkable
class FindsPoints(CarrierAdapter, Protocol):
    """Has pickup points of its own. `points` is their list, None where its setting wants none."""

    @property
    def points(self) -> PointFeed | None: ...


class Turns(Protocol):
    """Gives out turns to call a peer, no more a second than it takes."""

    async def __call__(self, peer: str, calls_a_second: float, wait_seconds_max: float) -> float:
        """In how many seconds the caller may call once; a turn further away than
        `wait_seconds_max` is not given. Raises Unavailable."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """A call to our hook, as it came. `remote` is the caller's address; `wall` is now."""

    headers: Mapping[str, str]
    query: Mapping[str, str]
    remote: str
    body: bytes
    wall: datetime


class CarrierHook(Protocol):
    """How a carrier's own pushes are proved and read; no I/O."""

    def proved(self, push: Push) -> str:
        """The push's id, the same when it comes again. Raises NotSigned."""
        ...

    def heard(self, push: Push) -> Sequence[SeenEvents]:
        """Only after `proved`. Raises ValueError for what is none of theirs."""
        ...

    def greeted(self, query: Mapping[str, str]) -> str | None:
        """What a GET wants to hear before they push; None where they never ask."""
        ...


@runtime_checkable
class ReceivesEvents(CarrierAdapter, Protocol):
    """Calls us in its own way. `hook` is None where its setting holds nothing to prove it by."""

    @property
    def hook(self) -> CarrierHook | None: ...
