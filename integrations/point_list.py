"""A point list: what every feed of pickup points has in common, whoever keeps it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from core.model.ids import CarrierRef, PointRef
from core.model.location import Location
from core.model.parcel import Size
from core.model.pickup_point import PickupPoint, PointKind

REF_LETTERS_MAX = 120
_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the setting says of a feed."""

    name: str
    url: str = ""
    file: Path | None = None
    key: str = field(default="", repr=False)
    compartments: Mapping[Size, int] = field(default_factory=dict)
    timezone: str | None = None
    carrier: CarrierRef | None = None  # to whom alone its points are of use

    def must_have_url(self, otherwise: str = "") -> str:
        """Raises ValueError."""
        url = self.url or otherwise
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("url wants an address that begins with http:// or https://")
        return url


def point_of(
    told: Told,
    id: str,
    name: str,
    at: tuple[float, float],
    *,
    kind: PointKind = PointKind.LOCKER,
    address: str = "",
    opening_hours: str | None = None,
    compartments: Mapping[Size, int] | None = None,
    timezone: str | None = None,
    wheelchair: bool | None = None,
    is_closed: bool = False,
) -> PickupPoint:
    """A point in the words of the house, under the feed's name. `at`: latitude and longitude.

    Raises ValueError where it lies nowhere, or has no name of its own.
    """
    own = _STRANGE.sub("-", id.strip()).strip("-")[:REF_LETTERS_MAX]
    if not own:
        raise ValueError("a point without a name of its own")
    lat, lon = at
    if lat == 0 and lon == 0:
        raise ValueError("a point that lies nowhere")
    room = compartments or (told.compartments if kind is PointKind.LOCKER else {})
    return PickupPoint(
        ref=PointRef(f"{told.name}-{own}"),
        name=" ".join(name.split())[:200] or own,
        kind=kind,
        location=Location(round(lat, 6), round(lon, 6)),
        address=" ".join(address.split())[:500],
        opening_hours=opening_hours or None,
        compartments={size: count for size, count in room.items() if count > 0},
        timezone=told.timezone or timezone,
        wheelchair=wheelchair,
        feed=told.name,
        carrier=told.carrier,
        is_closed=is_closed,
    )
