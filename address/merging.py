"""Merging: many rows of several sources become streets with houses, each address once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise

from address.cells import cell_of, ring_of
from address.folding import latin_spellings, tokens
from address.numbers import stands_for
from address.places import Entrance, House, Street, Town
from address.row import AddressRow, RowKind, Trust
from address.similarity import name_of
from core.model.address import Granularity
from core.model.location import Location

SAME_HOUSE_METRES = 300
SAME_STREET_METRES = 120
MISPLACED_METRES = 1_500
SAME_TOWN_METRES = 8_000
INFERRED_FROM_METRES = 1_500
SAMPLES_PER_CELL_MAX = 60
POSTCODES_ASKED = 5
RINGS_MAX = 6

_TRUST = {Trust.BUILDING: 0, Trust.POINT: 1, Trust.ENTRANCE: 2, Trust.SOMETHING_INSIDE: 3}


def town_key(name: str) -> str:
    return " ".join(token.folded for token in tokens(name))


@dataclass(slots=True)
class _Gathered:
    """The rows of one street in one town."""

    names: Counter[str] = field(default_factory=Counter)
    rows: list[AddressRow] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    points: list[tuple[float, float]] = field(default_factory=list)


def merged(
    rows: Iterable[AddressRow],
) -> tuple[list[Street], list[Town], dict[str, str], str]:
    """(streets, towns, districts by key, version): the same for the same rows in any order."""
    all_rows = sorted(set(rows), key=_order)
    version = _version(all_rows)
    houses = [row for row in all_rows if row.number]
    ways = [row for row in all_rows if row.kind is RowKind.STREET]
    towns = _Towns(houses, [row for row in all_rows if row.kind is RowKind.TOWN], ways)
    near = _Neighbourhood(houses, towns)
    by_street: dict[tuple[str, str], _Gathered] = defaultdict(_Gathered)
    inferred: dict[int, set[str]] = {}
    for row in houses:
        city = towns.key(row.city)
        if city is None:
            city = near.city(row)
            inferred[id(row)] = {"city"} if city else set()
        gathered = by_street[(name_of(row.name).key, city or "")]
        gathered.names[row.name.strip()] += 1
        gathered.rows.append(row)
        gathered.aliases.update(row.aliases)
    _add_ways(by_street, ways, near)
    streets = [
        _street(gathered, towns.name(city), inferred, near)
        for (_, city), gathered in sorted(by_street.items())
    ]
    districts = {
        town_key(name): row.name
        for row in all_rows
        if row.kind is RowKind.DISTRICT
        for name in (row.name, *row.aliases)
    }
    return streets, towns.all(), districts, version


def _order(row: AddressRow) -> tuple[str, ...]:
    return (row.kind, row.name, row.number or "", row.city or "", row.postcode or "",
            f"{row.lat}", f"{row.lon}", row.trust, row.source, row.source_id)  # fmt: skip


def _version(rows: Sequence[AddressRow]) -> str:
    digest = blake2b(digest_size=8)
    for row in rows:
        digest.update("\x1f".join(_order(row)).encode(errors="replace"))
        digest.update("\x1f".join(row.aliases).encode(errors="replace"))
    return digest.hexdigest()


class _Towns:
    """The towns of the rows; spellings of one town that lie together are one town."""

    def __init__(
        self, houses: Sequence[AddressRow], rows: Sequence[AddressRow], ways: Sequence[AddressRow]
    ) -> None:
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._points: dict[str, tuple[float, float, int]] = {}
        self._same: dict[str, str] = {}
        street_names = {town_key(row.name) for row in (*houses, *ways)}
        official: set[str] = set()
        for row in rows:
            key = town_key(row.name)
            official.add(key)
            self._names[key][row.name.strip()] += 10_000
            if row.lat is not None and row.lon is not None:
                self._points[key] = (row.lat, row.lon, 1)
        for row in houses:
            key = town_key(row.city or "")
            # "7", or the street's name, was typed into the town's field.
            if len(key) < 2 or key.isdigit() or (key in street_names and key not in official):
                continue
            self._names[key][(row.city or "").strip()] += 1
            lat, lon, count = self._points.get(key, (0.0, 0.0, 0))
            if key not in official and row.lat is not None and row.lon is not None:
                mean = (lat * count + row.lat) / (count + 1), (lon * count + row.lon) / (count + 1)
                self._points[key] = (*mean, count + 1)
        self._aliases = {
            town_key(alias): town_key(row.name) for row in rows for alias in row.aliases
        }
        self._merge_longer_names(official)

    def _merge_longer_names(self, official: set[str]) -> None:
        """ "Krems" and "Krems an der Donau", "New York" and "New York City"."""
        keys = sorted(self._names)
        for short, long in pairwise(keys):
            start = self._same.get(short, short)
            if long.startswith(f"{start} ") and self._are_near(start, long):
                self._same[long] = start

    def _are_near(self, one: str, other: str) -> bool:
        if one not in self._points or other not in self._points:
            return False
        (lat1, lon1, _), (lat2, lon2, _) = self._points[one], self._points[other]
        return Location(lat1, lon1).metres_to(Location(lat2, lon2)) < SAME_TOWN_METRES

    def key(self, name: str | None) -> str | None:
        """The town that a source means; None where it says none."""
        key = town_key(name or "")
        key = self._aliases.get(key, key)
        if key not in self._names:
            return None
        return self._same.get(key, key)

    def name(self, key: str) -> str | None:
        names: Counter[str] = Counter()
        for spelling, counts in self._names.items():
            if spelling == key or self._same.get(spelling) == key:
                names.update(counts)
        return max(names, key=lambda name: (names[name], name)) if names else None

    def all(self) -> list[Town]:
        keys: dict[str, set[str]] = defaultdict(set)
        for key in self._names:
            keys[self._same.get(key, key)].add(key)
            for name in self._names[key]:
                keys[self._same.get(key, key)].update(map(town_key, latin_spellings(name)))
        for alias, key in self._aliases.items():
            keys[self._same.get(key, key)].add(alias)
        return [Town(self.name(key) or key, frozenset(also)) for key, also in sorted(keys.items())]


class _Neighbourhood:
    """What the addresses near a point say of their town and postcode."""

    def __init__(self, houses: Sequence[AddressRow], towns: _Towns) -> None:
        self._cities: dict[tuple[int, int], list[tuple[Location, str]]] = defaultdict(list)
        self._codes: dict[tuple[int, int], list[tuple[Location, str]]] = defaultdict(list)
        for row in houses:
            assert row.lat is not None and row.lon is not None
            at = Location(row.lat, row.lon)
            city = towns.key(row.city)
            for value, cells in ((city, self._cities), (row.postcode, self._codes)):
                known = cells[cell_of(row.lat, row.lon)] if value else []
                if value and len(known) < SAMPLES_PER_CELL_MAX:
                    known.append((at, value))

    def city(self, row: AddressRow) -> str | None:
        assert row.lat is not None and row.lon is not None
        return _nearest(self._cities, row.lat, row.lon)

    def city_at(self, lat: float, lon: float) -> str | None:
        return _nearest(self._cities, lat, lon)

    def postcodes_at(self, lat: float, lon: float) -> list[str]:
        """The postcodes of the nearest addresses that have one, nearest first."""
        return _near(self._codes, lat, lon)[:POSTCODES_ASKED]


def _nearest(
    cells: dict[tuple[int, int], list[tuple[Location, str]]], lat: float, lon: float
) -> str | None:
    near = _near(cells, lat, lon)
    return near[0] if near else None


def _near(
    cells: dict[tuple[int, int], list[tuple[Location, str]]], lat: float, lon: float
) -> list[str]:
    """What the points around say, nearest first; the first ring of cells that says anything, and
    the one around it."""
    row, column = cell_of(lat, lon)
    at = Location(lat, lon)
    found: list[tuple[float, str]] = []
    last_ring = RINGS_MAX
    for ring in range(RINGS_MAX):
        if ring > last_ring:
            break
        for cell in ring_of(row, column, ring):
            for point, value in cells.get(cell, ()):
                metres = at.metres_to(point)
                if metres <= INFERRED_FROM_METRES:
                    found.append((metres, value))
        if found and last_ring == RINGS_MAX:
            last_ring = ring + 1
    return [value for _, value in sorted(found)]


def _add_ways(
    by_street: dict[tuple[str, str], _Gathered], ways: Sequence[AddressRow], near: _Neighbourhood
) -> None:
    """Streets bring their names in other languages, and are known even without a house."""
    with_houses: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place in by_street:
        with_houses[place[0]].append(place)
    for way in ways:
        key = name_of(way.name).key
        places = list(with_houses.get(key, ()))
        if not places:
            city = near.city_at(way.lat, way.lon) if way.lat is not None and way.lon else None
            places = [(key, city or "")]
        for place in places:
            gathered = by_street[place]
            gathered.aliases.update(way.aliases)
            if not gathered.rows:
                gathered.names[way.name.strip()] += 1
                if way.lat is not None and way.lon is not None:
                    gathered.points.append((way.lat, way.lon))


def _street(
    gathered: _Gathered,
    city: str | None,
    inferred: dict[int, set[str]],
    near: _Neighbourhood,
) -> Street:
    name = max(gathered.names, key=lambda name: (gathered.names[name], name))
    spellings = {*gathered.names, *gathered.aliases} - {name}
    street = Street(name=name, city=city, aliases=tuple(sorted(spellings)))
    by_number: dict[str, list[AddressRow]] = defaultdict(list)
    for row in gathered.rows:
        keys = stands_for(row.number or "")
        if keys:
            by_number[keys[0]].append(row)
    for _, rows in sorted(by_number.items()):
        for cluster in _told_apart(_clusters(rows)):
            street.add(_house(street, cluster, inferred, near))
    _fill_postcodes(street, near)
    points = [(house.lat, house.lon) for house in street.all_houses()] or gathered.points
    if points:
        middle = sorted(points)[len(points) // 2]
        street.lat, street.lon = middle
    countries = Counter(row.country for row in gathered.rows if row.country)
    street.country = countries.most_common(1)[0][0] if countries else None
    return street


def _clusters(rows: Sequence[AddressRow]) -> list[list[AddressRow]]:
    """The same number twice, far apart: two houses of a street that the town has twice."""
    clusters: list[list[AddressRow]] = []
    for row in sorted(rows, key=lambda row: _TRUST[row.trust]):
        assert row.lat is not None and row.lon is not None
        at = Location(row.lat, row.lon)
        for cluster in clusters:
            first = cluster[0]
            assert first.lat is not None and first.lon is not None
            if at.metres_to(Location(first.lat, first.lon)) < SAME_HOUSE_METRES:
                cluster.append(row)
                break
        else:
            clusters.append([row])
    return clusters


def _told_apart(clusters: list[list[AddressRow]]) -> list[list[AddressRow]]:
    """Two houses of one number that nobody could tell apart, not far from each other, are one with
    a misplaced copy: the better witnessed stands."""
    kept: list[list[AddressRow]] = []
    for cluster in sorted(clusters, key=lambda rows: (_TRUST[rows[0].trust], -len(rows))):
        codes = {row.postcode for row in cluster} - {None}
        for known in kept:
            same_code = (
                not codes
                or not (others := {r.postcode for r in known} - {None})
                or (codes & others)
            )
            one, two = cluster[0], known[0]
            metres = Location(one.lat or 0, one.lon or 0).metres_to(
                Location(two.lat or 0, two.lon or 0)
            )
            if same_code and metres < MISPLACED_METRES:
                break
        else:
            kept.append(cluster)
    return kept


def _house(
    street: Street,
    rows: Sequence[AddressRow],
    inferred: dict[int, set[str]],
    near: _Neighbourhood,
) -> House:
    best = _middle([row for row in rows if row.trust is rows[0].trust])
    assert best.lat is not None and best.lon is not None
    codes = Counter(row.postcode for row in rows if row.postcode)
    numbers = Counter((row.number or "").strip() for row in rows)
    entrances = {
        row.entrance: Entrance(row.entrance, row.lat, row.lon)
        for row in rows
        if row.entrance and row.lat is not None and row.lon is not None
    }
    interpolated = all(row.kind is RowKind.INTERPOLATED for row in rows)
    return House(
        street=street,
        number=max(numbers, key=lambda number: (numbers[number], number)),
        lat=best.lat,
        lon=best.lon,
        postcode=max(codes, key=lambda code: (codes[code], code)) if codes else None,
        postcodes=frozenset(codes),
        district=_first(row.district for row in rows),
        region=_first(row.region for row in rows),
        country=_first(row.country for row in rows),
        level=Granularity.INTERPOLATED if interpolated else Granularity.BUILDING,
        several_flats=any(row.several_flats for row in rows),
        entrances=tuple(entrances[ref] for ref in sorted(entrances)),
        inferred=frozenset().union(*(inferred.get(id(row), set()) for row in rows[:1])),
    )


def _middle(rows: Sequence[AddressRow]) -> AddressRow:
    """The row nearest to the middle of all: shops round a corner pull less than a mean would."""
    lats = sorted(row.lat or 0.0 for row in rows)
    lons = sorted(row.lon or 0.0 for row in rows)
    lat, lon = lats[len(lats) // 2], lons[len(lons) // 2]
    return min(rows, key=lambda row: ((row.lat or 0) - lat) ** 2 + ((row.lon or 0) - lon) ** 2)


def _first(values: Iterable[str | None]) -> str | None:
    found = sorted({value for value in values if value})
    return found[0] if found else None


def _fill_postcodes(street: Street, near: _Neighbourhood) -> None:
    told = [house for house in street.all_houses() if house.postcodes]
    for house in street.all_houses():
        if house.postcode is None:
            along = _postcode_along(house, told)
            around = near.postcodes_at(house.lat, house.lon)
            house.may_be = frozenset({*along, *around})
            house.postcode = next(iter([*along, *_most_common(around)]), None)
            if house.postcode:
                house.inferred |= {"postcode"}


def _postcode_along(house: House, told: Sequence[House]) -> list[str]:
    """The postcode of the next house of the street that has one."""
    beside = min(told, key=lambda other: house.location.metres_to(other.location), default=None)
    if beside is None or beside.postcode is None:
        return []
    return [beside.postcode] if _metres(house, beside) < SAME_STREET_METRES else []


def _metres(one: House, other: House) -> float:
    return one.location.metres_to(other.location)


def _most_common(codes: Sequence[str]) -> list[str]:
    counted = Counter(codes)
    return sorted(counted, key=lambda code: (-counted[code], codes.index(code)))[:1]
