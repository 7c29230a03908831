"""A pickup point: a locker or a staffed place where a parcel waits for its recipient."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.model.ids import CarrierRef, DeliveryId, PointRef
from core.model.location import Location
from core.model.parcel import Size

DAYS_USUAL = 5  # how long a parcel waits where nobody told otherwise
SAME_PLACE_METRES_MAX = 80.0  # a report from so near a point is from there
NOWHERE = PointRef("")  # it waits at a point, and the carrier has not said at which


class PointKind(StrEnum):
    LOCKER = "locker"
    PICKUP_POINT = "pickup_point"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookable:
    """So many recipients may come in a window of each day on which the point is open: a dock, a
    counter. `window` is local, "HH:MM-HH:MM"."""

    window: str
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PickupPoint:
    """`compartments` is what we may use in all, by size; `opening_hours` in OSM's syntax.
    `timezone` is that of its hours and bookable windows; None: the carrier's. `wheelchair`: whether
    one gets there without a step; None: nobody told. `keep_days`: how long a parcel may wait.
    `feed`: whose list it stands in, empty where it was told to us. `is_closed`: nothing more is
    brought there; what is there already may still be fetched. `carrier`: to whom alone it is of
    use; None: to all. `told_by`: the key that told us, which may tell it anew."""

    ref: PointRef
    name: str
    kind: PointKind = PointKind.LOCKER
    location: Location
    address: str = ""
    opening_hours: str | None = None
    compartments: dict[Size, int] = field(default_factory=dict)
    bookable: tuple[Bookable, ...] = ()
    timezone: str | None = None
    wheelchair: bool | None = None
    keep_days: int | None = None
    feed: str = ""
    is_closed: bool = False
    carrier: CarrierRef | None = None
    told_by: str = ""

    def serves(self, carrier: CarrierRef | None) -> bool:
        """Whether this carrier may bring a parcel there; None stands for the house, which sees
        every point."""
        return self.carrier is None or carrier is None or self.carrier == carrier

    @property
    def keeps_room(self) -> bool:
        """Whether a place can be kept there for somebody. A staffed point without a list takes what
        comes, and promises nothing; so does a locker of which a feed tells no compartments."""
        is_ours = self.kind is PointKind.LOCKER and not self.feed
        return is_ours or bool(self.compartments)

    @property
    def days_kept(self) -> int:
        return self.keep_days if self.keep_days is not None else DAYS_USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Compartments:
    """Of one size at one point: `all` that we may use, and those that are kept for somebody."""

    all: int
    kept: int

    @property
    def free(self) -> int:
        return max(0, self.all - self.kept)

    @property
    def too_many(self) -> int:
        """How many more are kept than there are by now: some broke, or were taken away."""
        return max(0, self.kept - self.all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A compartment of `size` kept for a delivery. A parcel goes into its size or a bigger one."""

    point: PointRef
    delivery: DeliveryId
    size: Size
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pickup:
    """Where a redirected parcel waits, or will wait. `code` is a secret: shown to the proven
    recipient only, never in a log, an event or a list. `extended`: more time was given already."""

    point: PointRef
    available_from: datetime | None = None
    until: datetime | None = None
    code: str | None = None
    extended: bool = False
