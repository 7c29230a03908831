"""What a map shows, and which tags of OpenStreetMap say so."""

from collections.abc import Mapping
from enum import IntEnum

Tags = Mapping[str, str]

# An object without any of these tags is never looked at.
KEYS = (
    "addr:housenumber", "building", "highway", "landuse", "leisure", "natural", "place",
    "railway", "waterway",
)  # fmt: skip


class Kind(IntEnum):
    """The number stands in the file."""

    WATER = 1
    GREEN = 2
    WOOD = 3
    SQUARE = 4
    COAST = 5
    WATERWAY = 6
    BUILDING = 7
    RAIL = 8
    PATH = 9
    LANE = 10
    WALK = 11
    STREET = 12
    MAIN = 13
    MOTORWAY = 14
    NUMBER = 15

    @property
    def is_street(self) -> bool:
        return Kind.LANE <= self <= Kind.MOTORWAY


_STREETS = {
    "motorway": Kind.MOTORWAY,
    "motorway_link": Kind.MOTORWAY,
    "trunk": Kind.MOTORWAY,
    "trunk_link": Kind.MOTORWAY,
    "primary": Kind.MAIN,
    "primary_link": Kind.MAIN,
    "secondary": Kind.MAIN,
    "secondary_link": Kind.MAIN,
    "tertiary": Kind.STREET,
    "tertiary_link": Kind.STREET,
    "unclassified": Kind.STREET,
    "residential": Kind.STREET,
    "living_street": Kind.STREET,
    "road": Kind.STREET,
    "pedestrian": Kind.WALK,
    "service": Kind.LANE,
    "track": Kind.LANE,
    "footway": Kind.PATH,
    "cycleway": Kind.PATH,
    "bridleway": Kind.PATH,
    "path": Kind.PATH,
    "steps": Kind.PATH,
}
_BESIDE_A_STREET = frozenset({"sidewalk", "crossing", "traffic_island"})  # what the street tells
_RAILS = frozenset({"rail", "light_rail", "narrow_gauge", "subway", "tram"})
_WATERWAYS = frozenset({"river", "canal", "stream"})
_WATER = frozenset({("natural", "water"), ("landuse", "basin"), ("waterway", "riverbank")})
_WOOD = frozenset({("natural", "wood"), ("landuse", "forest")})
_GREEN = frozenset(
    {
        ("leisure", "park"),
        ("leisure", "garden"),
        ("leisure", "pitch"),
        ("leisure", "playground"),
        ("leisure", "golf_course"),
        ("landuse", "grass"),
        ("landuse", "meadow"),
        ("landuse", "cemetery"),
        ("landuse", "allotments"),
        ("landuse", "village_green"),
        ("landuse", "recreation_ground"),
        ("natural", "scrub"),
        ("natural", "heath"),
        ("natural", "grassland"),
    }
)


def line_kind(tags: Tags) -> Kind | None:
    """What a way is as a line; None for one that a map of streets does not show."""
    if tags.get("natural") == "coastline":
        return Kind.COAST
    if tags.get("area") == "yes":
        return None
    is_below = tags.get("tunnel") not in (None, "no") or tags.get("indoor") == "yes"
    if tags.get("footway") in _BESIDE_A_STREET:
        return None
    street = _STREETS.get(tags.get("highway", ""))
    if street is not None:
        # A road in a tunnel has a name and an address; a passage below a house has neither.
        return None if is_below and street in (Kind.PATH, Kind.LANE) else street
    if is_below:
        return None
    if tags.get("railway") in _RAILS:
        return Kind.RAIL
    return Kind.WATERWAY if tags.get("waterway") in _WATERWAYS else None


def area_kind(tags: Tags) -> Kind | None:
    """What a closed way or a multipolygon is as an area; None for a hall under the ground. Water is
    often said to lie low, and is seen all the same."""
    is_below = tags.get("layer", "").startswith("-") or tags.get("location") == "underground"
    if tags.get("building", "no") != "no":
        return None if is_below else Kind.BUILDING
    pairs = set(tags.items())
    if pairs & _WATER:
        return Kind.WATER
    if pairs & _WOOD:
        return Kind.WOOD
    if pairs & _GREEN:
        return Kind.GREEN
    is_paved = tags.get("highway") == "pedestrian" or tags.get("place") == "square"
    return Kind.SQUARE if is_paved and not is_below else None


def label_of(kind: Kind, tags: Tags) -> str | None:
    """What is written beside it: a house's number, anything else's name."""
    if kind in (Kind.BUILDING, Kind.NUMBER):
        return tags.get("addr:housenumber")
    return tags.get("name")
