"""Point choice: which pickup point suits a parcel and its recipient best. Pure.

What cannot be used is left out: no room for the size, shut as long as the parcel would wait there,
and, for who comes in a wheelchair, a point that is told to have steps. The others are put in order
by what fetching costs, told in minutes on foot:

- the walk there;
- `SHUT_MINUTES` for a point that is never open, less the more it is: one that is open a third of
  the time costs two thirds of it;
- `BIGGER_MINUTES` where only a bigger compartment is free, which a bigger parcel will want;
- `DAY_LESS_MINUTES` for each day that it waits less than `DAYS_USUAL`;
- `UNSURE_MINUTES` where no place can be kept, and where nobody told whether a wheelchair gets in.

Equals are told apart by the way, then by name, so that the same list comes every time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.model.parcel import Size
from core.model.pickup_point import DAYS_USUAL, PickupPoint

SHUT_MINUTES = 15
BIGGER_MINUTES = 3
DAY_LESS_MINUTES = 2
UNSURE_MINUTES = 5
METRES_A_MINUTE = 72  # on foot, where no engine told how long it takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Whether a point is open now, when that changes (None: not soon), and what share of the days
    for which a parcel would wait there it is open (0 to 1)."""

    is_open: bool
    changes_at: datetime | None = None
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A pickup point with what is free there, and how far it is on foot. `is_kept`: for who asks,
    while they think about it. `on_streets`: somebody who knows the streets told the walk; else it
    is reckoned in a straight line. `hours` None: nobody told them, or not so that they can be read.
    """

    point: PickupPoint
    available: Mapping[Size, int]
    metres: int
    walk_seconds: int | None = None
    on_streets: bool = False
    is_kept: bool = False
    hours: Hours | None = None

    @property
    def walk_minutes(self) -> float:
        if self.walk_seconds is not None:
            return self.walk_seconds / 60
        return self.metres / METRES_A_MINUTE

    def free(self, size: Size) -> int:
        """How many compartments take a parcel of that size now."""
        return sum(self.available.get(fits, 0) for fits in size.fits_into())

    def takes(self, size: Size) -> bool:
        """Whether a parcel of that size finds room now."""
        return self.is_kept or not self.point.keeps_room or self.free(size) > 0


def ranked(
    places: Iterable[Place], size: Size | None, *, step_free: bool = False
) -> tuple[Place, ...]:
    """Those that can be used, the best first. `size` None: any; `step_free`: for a wheelchair."""
    usable = (place for place in places if _is_usable(place, size, step_free=step_free))

    def order(place: Place) -> tuple[float, int, str]:
        return minutes_of(place, size, step_free=step_free), place.metres, place.point.ref

    return tuple(sorted(usable, key=order))


def minutes_of(place: Place, size: Size | None, *, step_free: bool = False) -> float:
    """What fetching there costs, in minutes on foot."""
    shut = 1 - place.hours.share if place.hours is not None else 0.0
    is_in_bigger = size is not None and not place.is_kept and place.available.get(size, 0) <= 0
    is_unsure = not place.point.keeps_room or (step_free and place.point.wheelchair is None)
    return (
        place.walk_minutes
        + SHUT_MINUTES * shut
        + BIGGER_MINUTES * (is_in_bigger and place.point.keeps_room)
        + DAY_LESS_MINUTES * max(0, DAYS_USUAL - place.point.days_kept)
        + UNSURE_MINUTES * is_unsure
    )


def _is_usable(place: Place, size: Size | None, *, step_free: bool) -> bool:
    never_opens = place.hours is not None and place.hours.share <= 0
    is_shut = never_opens or place.point.is_closed
    has_steps = step_free and place.point.wheelchair is False
    return not is_shut and not has_steps and (size is None or place.takes(size))
