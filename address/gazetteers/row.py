"""An address row: one fact that a source tells about where addresses are."""

from dataclasses import dataclass
from enum import StrEnum

LIST_MARK = "\n"  # between names that are kept as one text: rows come trimmed, none holds one


class RowKind(StrEnum):
    """What the row is about. Only houses and entrances can be driven to."""

    HOUSE = "house"
    INTERPOLATED = "interpolated"
    ENTRANCE = "entrance"
    STREET = "street"
    TOWN = "town"
    DISTRICT = "district"
    BOUNDARY = "boundary"
    POSTCODE = "postcode"


class Trust(StrEnum):
    """How well a house row's point stands for the house; better ones win when rows are merged."""

    BUILDING = "building"
    POINT = "point"
    ENTRANCE = "entrance"
    SOMETHING_INSIDE = "something_inside"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRow:
    """`name` is the street's (or the place's, where addresses have no street); for a town or a
    district, its own; for the outline of a postcode, the code. `aliases` are other names of the
    same, in any language. An entrance row carries the address of its house, and its own letter in
    `entrance`. `outline` is a boundary's shape as WKB in hexadecimal digits, `level` how high an
    administration it has: a municipality's is 8."""

    kind: RowKind = RowKind.HOUSE
    name: str
    number: str | None = None
    aliases: tuple[str, ...] = ()
    unit: str | None = None
    entrance: str | None = None
    postcode: str | None = None
    city: str | None = None
    district: str | None = None
    region: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    trust: Trust = Trust.POINT
    several_flats: bool = False
    outline: str | None = None
    level: int | None = None
    source: str = ""
    source_id: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an address row wants a name")
        if self.kind in _STANDS_SOMEWHERE:
            if self.lat is None or self.lon is None:
                raise ValueError("a house or an entrance stands somewhere")
            if not (self.number or "").strip():
                raise ValueError("a house or an entrance has a number")
        if self.kind in _HAS_AN_OUTLINE and not self.outline:
            raise ValueError("a boundary has an outline")
        if self.lat is not None and not -90.0 <= self.lat <= 90.0:
            raise ValueError(f"no such latitude: {self.lat}")
        if self.lon is not None and not -180.0 <= self.lon <= 180.0:
            raise ValueError(f"no such longitude: {self.lon}")


_STANDS_SOMEWHERE = frozenset({RowKind.HOUSE, RowKind.INTERPOLATED, RowKind.ENTRANCE})
_HAS_AN_OUTLINE = frozenset({RowKind.BOUNDARY, RowKind.POSTCODE})
