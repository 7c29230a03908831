"""OpenStreetMap: addresses, streets with all their names, towns, entrances, interpolation lines."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import osmium
from osmium.filter import KeyFilter
from osmium.osm import Area, Node, Way

from address.importers.report import CannotImport, ImportReport
from address.numbers import base_of, cleaned, key_of
from address.row import AddressRow, RowKind, Trust

SOURCE = "osm"
NUMBER_KEYS = ("addr:housenumber", "addr:conscriptionnumber", "addr:streetnumber")
STREET_KEYS = ("addr:street", "addr:place")
ALIAS_KEYS = frozenset(
    {"alt_name", "old_name", "short_name", "loc_name", "official_name", "nat_name"}
)
TOWNS = frozenset({"city", "town", "village", "hamlet", "municipality"})
DISTRICTS = frozenset({"suburb", "quarter", "neighbourhood", "borough", "city_district"})
FLATS = frozenset({"apartments", "dormitory"})
INTERPOLATED_MAX = 400

type Tags = Mapping[str, str]
type Thing = Node | Way | Area


def osm_rows(path: Path, country: str, report: ImportReport) -> Iterator[AddressRow]:
    """The rows of a `.osm`, `.osm.gz`, `.osm.bz2` or `.osm.pbf` file, in one pass."""
    try:
        yield from _Reader(country.upper(), report).rows(path)
    except (RuntimeError, osmium.InvalidLocationError) as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem


class _Reader:
    def __init__(self, country: str, report: ImportReport) -> None:
        self._country = country
        self._report = report
        self._entrances: dict[int, tuple[str, float, float]] = {}
        self._numbered: dict[int, tuple[Tags, float, float]] = {}

    def rows(self, path: Path) -> Iterator[AddressRow]:
        relevant = KeyFilter(
            *NUMBER_KEYS, "entrance", "highway", "place", "addr:interpolation", "addr:full"
        )
        areas = KeyFilter(*NUMBER_KEYS)
        stream = osmium.FileProcessor(str(path)).with_locations().with_areas(areas)
        for thing in stream.with_filter(relevant):
            if isinstance(thing, Node):
                yield from self._node(thing)
            elif isinstance(thing, Way):
                yield from self._way(thing)
            elif isinstance(thing, Area) and not thing.from_way():
                yield from self._area(thing)

    # --- one kind of object each

    def _node(self, node: Node) -> Iterator[AddressRow]:
        tags = dict(node.tags)
        at = node.location.lat, node.location.lon
        ref = tags.get("ref") or tags.get("addr:unit")
        if "entrance" in tags and ref and "railway" not in tags:
            self._entrances[node.id] = (ref, *at)
        if any(key in tags for key in NUMBER_KEYS):
            self._numbered[node.id] = (tags, *at)
            trust = Trust.POINT
            if "entrance" in tags:
                trust = Trust.ENTRANCE
            elif any(key in tags for key in ("shop", "amenity", "office", "name", "craft")):
                trust = Trust.SOMETHING_INSIDE
            yield from self._house(tags, at, trust, node)
        elif "place" in tags and tags.get("name"):
            yield from self._place(tags, at, node)

    def _way(self, way: Way) -> Iterator[AddressRow]:
        tags = dict(way.tags)
        points = [(n.location.lat, n.location.lon) for n in way.nodes if n.location.valid()]
        if not points:
            if any(key in tags for key in NUMBER_KEYS):
                self._report.read += 1
                self._report.drop("no place: the extract cuts it off", f"way {way.id}")
            return
        if "addr:interpolation" in tags:
            yield from self._interpolated(way, tags)
        elif any(key in tags for key in NUMBER_KEYS):
            yield from self._house(tags, _middle(points), Trust.BUILDING, way)
            yield from self._entrances_of(way, tags)
        elif "highway" in tags and tags.get("name"):
            middle = points[len(points) // 2]
            yield self._named(RowKind.STREET, tags, middle, way)
        elif "place" in tags and tags.get("name"):
            yield from self._place(tags, _middle(points), way)

    def _area(self, area: Area) -> Iterator[AddressRow]:
        tags = dict(area.tags)
        points = [
            (node.lat, node.lon)
            for ring in area.outer_rings()
            for node in ring
            if node.location.valid()
        ]
        if points and any(key in tags for key in NUMBER_KEYS):
            yield from self._house(tags, _middle(points), Trust.BUILDING, area)

    # --- rows

    def _house(
        self, tags: Tags, at: tuple[float, float], trust: Trust, thing: Thing
    ) -> Iterator[AddressRow]:
        self._report.read += 1
        told = next((tags[key] for key in NUMBER_KEYS if tags.get(key)), "")
        street = next((tags[key] for key in STREET_KEYS if tags.get(key)), "")
        number = cleaned(told)
        if not street.strip():
            self._report.drop("no street and no place", told)
        elif number is None:
            self._report.drop("no number in the number", told)
        else:
            self._report.kept += 1
            yield self._row(RowKind.HOUSE, tags, street, number, at, trust, thing)

    def _row(
        self,
        kind: RowKind,
        tags: Tags,
        street: str,
        number: str,
        at: tuple[float, float],
        trust: Trust,
        thing: Thing,
        entrance: str | None = None,
    ) -> AddressRow:
        aliases = [value for key, value in tags.items() if key.startswith("addr:street:")]
        return AddressRow(
            kind=kind,
            name=street.strip(),
            number=number.strip(),
            aliases=tuple(sorted({alias for alias in aliases if alias.strip()})),
            unit=tags.get("addr:unit"),
            entrance=entrance,
            postcode=_text(tags.get("addr:postcode")),
            city=_text(tags.get("addr:city")),
            district=_text(tags.get("addr:suburb") or tags.get("addr:district")),
            region=_text(tags.get("addr:state")),
            country=self._country,
            lat=at[0],
            lon=at[1],
            trust=trust,
            several_flats=_has_several_flats(tags),
            source=SOURCE,
            source_id=f"{type(thing).__name__.lower()}/{thing.id}",
        )

    def _entrances_of(self, way: Way, tags: Tags) -> Iterator[AddressRow]:
        """The lettered doors of a building that has an address."""
        street = next((tags[key] for key in STREET_KEYS if tags.get(key)), "")
        number = cleaned(next((tags[key] for key in NUMBER_KEYS if tags.get(key)), ""))
        if not street.strip() or number is None:
            return
        for node in way.nodes:
            if node.ref in self._entrances:
                ref, lat, lon = self._entrances[node.ref]
                yield self._row(
                    RowKind.ENTRANCE, tags, street, number, (lat, lon), Trust.ENTRANCE, way, ref
                )

    def _place(self, tags: Tags, at: tuple[float, float], thing: Thing) -> Iterator[AddressRow]:
        if tags["place"] in TOWNS:
            yield self._named(RowKind.TOWN, tags, at, thing)
        elif tags["place"] in DISTRICTS:
            yield self._named(RowKind.DISTRICT, tags, at, thing)
        elif tags["place"] == "square":
            yield self._named(RowKind.STREET, tags, at, thing)

    def _named(
        self, kind: RowKind, tags: Tags, at: tuple[float, float], thing: Thing
    ) -> AddressRow:
        name = tags["name"].strip()
        aliases = {
            alias.strip()
            for key, value in tags.items()
            if key.startswith("name:") or key.split(":")[0] in ALIAS_KEYS
            for alias in value.split(";")
            if alias.strip() and alias.strip() != name
        }
        return AddressRow(
            kind=kind,
            name=name,
            aliases=tuple(sorted(aliases)),
            country=self._country,
            lat=at[0],
            lon=at[1],
            source=SOURCE,
            source_id=f"{type(thing).__name__.lower()}/{thing.id}",
        )

    def _interpolated(self, way: Way, tags: Tags) -> Iterator[AddressRow]:
        """The numbers between the two ends of each piece of an interpolation line."""
        step = {"odd": 2, "even": 2, "all": 1}.get(tags["addr:interpolation"])
        ends = [node for node in way.nodes if node.ref in self._numbered]
        if step is None or len(ends) < 2:
            self._report.read += 1
            self._report.drop("interpolation line without two numbered ends", f"way {way.id}")
            return
        for first, last in pairwise(ends):
            start_tags, lat1, lon1 = self._numbered[first.ref]
            end_tags, lat2, lon2 = self._numbered[last.ref]
            street = next((start_tags[key] for key in STREET_KEYS if start_tags.get(key)), "")
            low = base_of(key_of(start_tags.get("addr:housenumber", "")))
            high = base_of(key_of(end_tags.get("addr:housenumber", "")))
            if not street or low is None or high is None or abs(high - low) > INTERPOLATED_MAX:
                continue
            direction = step if high > low else -step
            for number in range(low + direction, high, direction):
                share = (number - low) / (high - low)
                at = lat1 + share * (lat2 - lat1), lon1 + share * (lon2 - lon1)
                yield self._row(
                    RowKind.INTERPOLATED, start_tags, street, str(number), at, Trust.POINT, way
                )


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    distinct = points[:-1] if len(points) > 1 and points[0] == points[-1] else points
    count = len(distinct)
    return sum(lat for lat, _ in distinct) / count, sum(lon for _, lon in distinct) / count


def _text(value: str | None) -> str | None:
    return (value or "").strip() or None


def _has_several_flats(tags: Tags) -> bool:
    flats = tags.get("building:flats") or tags.get("addr:flats") or ""
    if flats.isdigit() and "building:flats" in tags:
        return int(flats) > 1
    return any(sign in flats for sign in "-;,") or tags.get("building") in FLATS
