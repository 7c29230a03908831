"""OpenStreetMap: addresses, streets with all their names, towns, entrances, boundaries."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import osmium
from osmium.filter import KeyFilter
from osmium.osm import Area, Node, NodeRef, Way

from address.gazetteers.row import AddressRow, RowKind, Trust
from address.importers.osm_lines import KINDS, Point, along, numbers_between, pieces
from address.importers.osm_looked_up import LookedUp, looked_up
from address.importers.osm_tags import (
    NUMBER_KEYS,
    TOWN_KEYS,
    Tags,
    first_of,
    has_several_flats,
    names_in,
    number_in,
    street_in,
    street_names_in,
    street_number_alone,
    taken_apart,
)
from address.importers.report import CannotImport, ImportReport
from address.importers.rows import mended_postcode
from address.lines.numbers import cleaned

SOURCE = "osm"
TOWNS = frozenset({"city", "town", "village", "hamlet", "municipality"})
DISTRICTS = frozenset({"suburb", "quarter", "neighbourhood", "borough", "city_district"})
INSIDE_KEYS = frozenset({"shop", "amenity", "office", "name", "craft"})
_NUMBERED = frozenset(NUMBER_KEYS)
LEVELS = range(4, 11)  # from a state, which may be a city, to a quarter of a village
SIMPLER_BY_DEGREES = 0.0001  # about ten metres
IN_MEMORY_MAX_BYTES = 200 * 1024 * 1024  # a bigger file's nodes are looked up on the disk

type Thing = Node | Way | Area


def osm_rows(path: Path, country: str, report: ImportReport) -> Iterator[AddressRow]:
    """The rows of a `.osm`, `.osm.gz`, `.osm.bz2` or `.osm.pbf` file, streaming."""
    try:
        yield from _Reader(country.upper(), report, looked_up(path)).rows(path)
    except (RuntimeError, osmium.InvalidLocationError) as problem:
        raise CannotImport(f"{path.name}: {' '.join(str(problem).split())}") from problem


@contextmanager
def _node_places(path: Path) -> Iterator[str]:
    """Where osmium remembers the places of nodes."""
    if path.stat().st_size <= IN_MEMORY_MAX_BYTES:
        yield "flex_mem"
        return
    with TemporaryDirectory(prefix="doorstep-") as scratch:
        yield f"sparse_file_array,{scratch}/nodes"


class _Reader:
    def __init__(self, country: str, report: ImportReport, known: LookedUp) -> None:
        self._country = country
        self._report = report
        self._known = known
        self._entrances: dict[int, tuple[str, float, float]] = {}
        self._doors_given: set[int] = set()
        self._numbered: dict[int, Tags] = {}

    def rows(self, path: Path) -> Iterator[AddressRow]:
        relevant = KeyFilter(
            *NUMBER_KEYS, "entrance", "highway", "place", "addr:interpolation", "addr:full",
            "boundary", "addr:street", "addr:place", "addr:housename",
        )  # fmt: skip
        areas = KeyFilter(*NUMBER_KEYS, "addr:full", "boundary")
        with _node_places(path) as storage:
            stream = osmium.FileProcessor(str(path)).with_locations(storage).with_areas(areas)
            for thing in stream.with_filter(relevant):
                if isinstance(thing, Node):
                    yield from self._node(thing)
                elif isinstance(thing, Way):
                    yield from self._way(thing)
                elif isinstance(thing, Area):
                    yield from self._area(thing)
                else:
                    self._told_in_part(dict(thing.tags), f"relation {thing.id}")

    # --- one kind of object each

    def _node(self, node: Node) -> Iterator[AddressRow]:
        tags = self._tags(node, "n", node.id)
        at = node.location.lat, node.location.lon
        letter = None
        if "entrance" in tags and "railway" not in tags:
            letter = first_of(tags, ("ref", "addr:unit")) or None
            if letter:
                self._entrances[node.id] = (letter, *at)
        if _has_a_number(tags):
            if node.id in self._known.line_nodes:
                self._numbered[node.id] = tags
            trust = Trust.POINT
            if "entrance" in tags:
                trust = Trust.ENTRANCE
            elif not INSIDE_KEYS.isdisjoint(tags):
                trust = Trust.SOMETHING_INSIDE
            yield from self._house(tags, at, trust, node, letter)
        elif "place" in tags and tags.get("name"):
            yield from self._place(tags, at, node)
        else:
            self._told_in_part(tags, f"node {node.id}")

    def _way(self, way: Way) -> Iterator[AddressRow]:
        tags = self._tags(way, "w", way.id)
        nodes = [node for node in way.nodes if node.location.valid()]
        if not nodes:
            if _has_a_number(tags):
                self._report.read += 1
                self._report.drop("no place: the extract cuts it off", f"way {way.id}")
            return
        points = [(node.lat, node.lon) for node in nodes]
        if "addr:interpolation" in tags and not _has_a_number(tags):
            yield from self._line(way, tags, nodes)
        elif _has_a_number(tags):
            yield from self._house(tags, _middle(points), Trust.BUILDING, way)
            yield from self._entrances_of(nodes, tags, way)
        elif "highway" in tags and tags.get("name"):
            middle = points[len(points) // 2]
            yield self._named(RowKind.STREET, tags, middle, way)
        elif "place" in tags and tags.get("name"):
            yield from self._place(tags, _middle(points), way)
        else:
            self._told_in_part(tags, f"way {way.id}")

    def _told_in_part(self, tags: Tags, what: str) -> None:
        """A house that has a name only, a shop of which only the street is told."""
        name, street = tags.get("addr:housename", "").strip(), street_in(tags)
        if (name or street) and not _has_a_number(tags):
            self._report.read += 1
            why = "a house's name, and no number" if name else "no house number"
            self._report.drop(why, f"{what}: {name or street}")

    def _area(self, area: Area) -> Iterator[AddressRow]:
        kind = "w" if area.from_way() else "r"
        tags = self._tags(area, kind, area.orig_id())
        if "boundary" in tags:
            yield from self._boundary(tags, area)
        if area.from_way() or not _has_a_number(tags):
            return
        nodes = [node for ring in area.outer_rings() for node in ring if node.location.valid()]
        if nodes:
            points = [(node.lat, node.lon) for node in nodes]
            yield from self._house(tags, _middle(points), Trust.BUILDING, area)
            # A way with an address of its own that goes round the door has it already.
            free = [node for node in nodes if node.ref not in self._doors_given]
            yield from self._entrances_of(free, tags, area)

    def _tags(self, thing: Thing, kind: str, id: int) -> Tags:
        """With the street that a relation puts it on, and an address of one line taken apart."""
        tags: Tags = dict(thing.tags)
        street = self._known.streets.get((kind, id)) if self._known.streets else None
        if street and not street_in(tags):
            tags = {**tags, "addr:street": street}
        if "addr:full" in tags and not (street_in(tags) and _has_a_number(tags)):
            tags = taken_apart(tags, self._country)
        return tags

    # --- rows

    def _house(
        self, tags: Tags, at: Point, trust: Trust, thing: Thing, letter: str | None = None
    ) -> Iterator[AddressRow]:
        self._report.read += 1
        told, street = number_in(tags, self._country), street_in(tags)
        number = cleaned(told)
        if not street:
            self._report.drop("no street and no place", told)
        elif number is None:
            self._report.drop("no number in the number", told)
        else:
            self._report.kept += 1
            kind = RowKind.ENTRANCE if letter else RowKind.HOUSE
            row = self._row(kind, tags, street, number, at, trust, thing, letter)
            yield row
            alone = street_number_alone(tags, self._country)
            if alone is not None and alone != number:
                yield replace(row, number=alone)

    def _row(
        self,
        kind: RowKind,
        tags: Tags,
        street: str,
        number: str,
        at: Point,
        trust: Trust,
        thing: Thing,
        entrance: str | None = None,
    ) -> AddressRow:
        aliases = [
            value.strip()
            for key, value in tags.items()
            if key.startswith(("addr:street:", "addr:place:")) and value.strip()
        ]
        return AddressRow(
            kind=kind,
            name=" ".join(street.split()),
            number=number.strip(),
            aliases=tuple(sorted(set(aliases))),
            unit=tags.get("addr:unit"),
            entrance=entrance,
            postcode=mended_postcode(
                first_of(tags, ("addr:postcode",)) or None, self._country, self._report
            ),
            city=first_of(tags, TOWN_KEYS) or None,
            district=first_of(tags, ("addr:suburb", "addr:district")) or None,
            region=first_of(tags, ("addr:state",)) or None,
            country=self._country,
            lat=at[0],
            lon=at[1],
            trust=trust,
            several_flats=has_several_flats(tags),
            source=SOURCE,
            source_id=f"{type(thing).__name__.lower()}/{thing.id}",
        )

    def _entrances_of(
        self, nodes: Sequence[NodeRef], tags: Tags, thing: Thing
    ) -> Iterator[AddressRow]:
        """The lettered doors of a building that has an address."""
        street, number = street_in(tags), cleaned(number_in(tags, self._country))
        if not street or number is None:
            return
        for ref in dict.fromkeys(node.ref for node in nodes):
            if ref in self._entrances:
                letter, lat, lon = self._entrances[ref]
                self._doors_given.add(ref)
                yield self._row(
                    RowKind.ENTRANCE,
                    tags,
                    street,
                    number,
                    (lat, lon),
                    Trust.ENTRANCE,
                    thing,
                    letter,
                )

    def _place(self, tags: Tags, at: Point, thing: Thing) -> Iterator[AddressRow]:
        if tags["place"] in TOWNS:
            yield self._named(RowKind.TOWN, tags, at, thing)
        elif tags["place"] in DISTRICTS:
            yield self._named(RowKind.DISTRICT, tags, at, thing)
        elif tags["place"] == "square":
            yield self._named(RowKind.STREET, tags, at, thing)

    def _named(self, kind: RowKind, tags: Tags, at: Point, thing: Thing) -> AddressRow:
        return AddressRow(
            kind=kind,
            name=tags["name"].strip(),
            aliases=street_names_in(tags) if kind is RowKind.STREET else names_in(tags),
            country=self._country,
            lat=at[0],
            lon=at[1],
            source=SOURCE,
            source_id=f"{type(thing).__name__.lower()}/{thing.id}",
        )

    def _boundary(self, tags: Tags, area: Area) -> Iterator[AddressRow]:
        """What tells houses inside which town's they are, or their postcode."""
        name = tags.get("name", "").strip()
        level = tags.get("admin_level", "")
        code = first_of(tags, ("postal_code", "addr:postcode"))
        if tags["boundary"] == "postal_code":
            code = code or first_of(tags, ("ref", "name"))
        is_town = tags["boundary"] == "administrative" and level.isdigit() and int(level) in LEVELS
        one_code = bool(code) and not any(sign in code for sign in ";,-–") and len(code) <= 10
        if not one_code and not (is_town and name):
            return
        outline = _outline(area)
        row = AddressRow(
            kind=RowKind.POSTCODE,
            name=code or name,
            outline=outline,
            country=self._country,
            source=SOURCE,
            source_id=f"area/{area.id}",
        )
        if one_code:
            yield row
        if is_town and name:
            yield replace(
                row, kind=RowKind.BOUNDARY, name=name, aliases=names_in(tags), level=int(level)
            )

    def _line(self, way: Way, tags: Tags, nodes: Sequence[NodeRef]) -> Iterator[AddressRow]:
        """The numbers between the two ends of each piece of an interpolation line."""
        kind, found = tags["addr:interpolation"], False
        if tags.get("addr:inclusion") == "potential":
            self._report.read += 1
            self._report.drop("interpolation line of numbers that may not exist", f"way {way.id}")
            return
        if kind in KINDS:
            ends = [node.ref in self._numbered for node in nodes]
            for piece in pieces(nodes, ends):
                for row in self._between(way, kind, tags, piece):
                    found = True
                    yield row
        if not found:
            self._report.read += 1
            self._report.drop(
                "interpolation line without numbers between its ends", f"way {way.id}"
            )

    def _between(
        self, way: Way, kind: str, tags: Tags, piece: Sequence[NodeRef]
    ) -> Iterator[AddressRow]:
        first, last = (self._numbered[node.ref] for node in (piece[0], piece[-1]))
        told = {**{key: value for key, value in tags.items() if key.startswith("addr:")}, **first}
        street = street_in(told) or street_in(last)
        if not street or street_in(last) not in ("", street):
            return
        points = [(node.lat, node.lon) for node in piece]
        numbers = (number_in(end, self._country) for end in (first, last))
        for number, share in numbers_between(kind, *numbers):
            at = along(points, share)
            yield self._row(RowKind.INTERPOLATED, told, street, number, at, Trust.POINT, way)


def _has_a_number(tags: Tags) -> bool:
    return not _NUMBERED.isdisjoint(tags)


def _middle(points: Sequence[Point]) -> Point:
    distinct = points[:-1] if len(points) > 1 and points[0] == points[-1] else points
    count = len(distinct)
    return sum(lat for lat, _ in distinct) / count, sum(lon for _, lon in distinct) / count


def _outline(area: Area) -> str:
    from shapely import from_wkb, to_wkb  # only files with boundaries need it

    exact = from_wkb(bytes.fromhex(osmium.geom.WKBFactory().create_multipolygon(area)))
    return str(to_wkb(exact.simplify(SIMPLER_BY_DEGREES), hex=True))
