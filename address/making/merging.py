"""Merging: what rows of several sources say of a street becomes a street with each house once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from address.gazetteers.cells import metres_between
from address.gazetteers.places import Entrance, House, Street
from address.gazetteers.row import LIST_MARK
from address.language.old_names import as_old, names_of_today
from address.lines.numbers import stands_for
from address.making.workbench import HouseRow, StreetRows, WayRow
from core.model.address import Granularity

SAME_HOUSE_METRES = 300
SAME_STREET_METRES = 120
MISPLACED_METRES = 1_500
WAY_BESIDE_DEGREES = 0.03  # how far a street may reach beyond its houses

_NOTHING = frozenset[str]()
_TOWN = frozenset({"city"})


def merged(rows: StreetRows, town_names: Mapping[str, str]) -> Iterator[tuple[str, Street]]:
    """(town's key, street): one for each town that has a street of this name."""
    ways = _ways_by_town(rows)
    for town in sorted({*rows.houses, *ways}):
        # A street that is told twice alike, by two extracts that overlap, is told once.
        houses = sorted(set(rows.houses.get(town, ())))
        yield town, _street(houses, ways.get(town, ()), town_names.get(town))


def _ways_by_town(rows: StreetRows) -> dict[str, list[WayRow]]:
    """Streets bring their names in other languages to the houses beside them, and are known even
    without a house."""
    reach = {town: _box(houses) for town, houses in rows.houses.items()}
    by_town: dict[str, list[WayRow]] = defaultdict(list)
    for way in rows.ways:
        beside = [town for town, box in reach.items() if _is_beside(way, box)]
        for town in beside or [way.town]:
            by_town[town].append(way)
    return by_town


type _Box = tuple[float, float, float, float]


def _box(houses: Sequence[HouseRow]) -> _Box:
    lats, lons = [row.lat for row in houses], [row.lon for row in houses]
    return min(lats), min(lons), max(lats), max(lons)


def _is_beside(way: WayRow, box: _Box) -> bool:
    if way.lat is None or way.lon is None:
        return True
    south, west, north, east = box
    far = WAY_BESIDE_DEGREES
    return south - far <= way.lat <= north + far and west - 2 * far <= way.lon <= east + 2 * far


def _street(houses: Sequence[HouseRow], ways: Sequence[WayRow], city: str | None) -> Street:
    names = Counter(row.name for row in houses) or Counter(way.name for way in ways)
    name = max(names, key=lambda name: (names[name], name))
    told = {row.aliases for row in houses} | {way.aliases for way in ways}
    spellings = {*names, *(alias for text in told for alias in text.split(LIST_MARK) if alias)}
    countries = Counter(row.country for row in houses if row.country)
    country = max(countries, key=lambda code: (countries[code], code)) if countries else None
    # What some of its houses are called today is no old name of the street.
    spellings -= {name, *map(as_old, names_of_today(spellings))}
    street = Street(name, city, tuple(sorted(spellings)), country)
    by_number: dict[str, list[HouseRow]] = defaultdict(list)
    for row in houses:
        keys = stands_for(row.number)
        if keys:
            by_number[keys[0]].append(row)
    around: list[tuple[House, list[str]]] = []
    for _, rows in sorted(by_number.items()):
        for cluster in _told_apart(_clusters(rows)) if len(rows) > 1 else [rows]:
            best = _best(cluster)
            house = _house(street, cluster, best)
            street.add(house)
            if house.postcode is None:
                around.append((house, best.codes_near.split(LIST_MARK) if best.codes_near else []))
    _fill_postcodes(street, around)
    points = [(house.lat, house.lon) for house in street.all_houses()]
    points = points or [(w.lat, w.lon) for w in ways if w.lat is not None and w.lon is not None]
    if points:
        street.lat, street.lon = sorted(points)[len(points) // 2]
    return street


def _clusters(rows: Sequence[HouseRow]) -> list[list[HouseRow]]:
    """The same number twice, far apart: two houses of a street that the town has twice."""
    clusters: list[list[HouseRow]] = []
    for row in sorted(rows, key=lambda row: row.trust):
        for cluster in clusters:
            if _metres(row, cluster[0]) < SAME_HOUSE_METRES:
                cluster.append(row)
                break
        else:
            clusters.append([row])
    return clusters


def _told_apart(clusters: list[list[HouseRow]]) -> list[list[HouseRow]]:
    """Two houses of one number that nobody could tell apart, not far from each other, are one with
    a misplaced copy: the better witnessed stands."""
    kept: list[list[HouseRow]] = []
    for cluster in sorted(clusters, key=lambda rows: (rows[0].trust, -len(rows))):
        codes = {row.postcode for row in cluster} - {""}
        for known in kept:
            others = {row.postcode for row in known} - {""}
            same_code = not codes or not others or codes & others
            if same_code and _metres(cluster[0], known[0]) < MISPLACED_METRES:
                break
        else:
            kept.append(cluster)
    return kept


def _best(rows: Sequence[HouseRow]) -> HouseRow:
    if len(rows) == 1:
        return rows[0]
    return _middle([row for row in rows if row.trust == rows[0].trust])


def _house(street: Street, rows: Sequence[HouseRow], best: HouseRow) -> House:
    if len(rows) == 1:
        return _house_of(street, best)
    codes = Counter(row.postcode for row in rows if row.postcode)
    numbers = Counter(row.number for row in rows)
    entrances = {
        row.entrance: Entrance(row.entrance, row.lat, row.lon) for row in rows if row.entrance
    }
    is_between = all(row.is_between for row in rows)
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
        level=Granularity.INTERPOLATED if is_between else Granularity.BUILDING,
        several_flats=any(row.several_flats for row in rows),
        entrances=tuple(entrances[ref] for ref in sorted(entrances)),
        inferred=_TOWN if rows[0].town_inferred else _NOTHING,
    )


def _house_of(street: Street, row: HouseRow) -> House:
    """Most houses are told of once."""
    return House(
        street,
        row.number,
        row.lat,
        row.lon,
        row.postcode or None,
        frozenset((row.postcode,)) if row.postcode else _NOTHING,
        _NOTHING,
        row.district or None,
        row.region or None,
        row.country or None,
        Granularity.INTERPOLATED if row.is_between else Granularity.BUILDING,
        bool(row.several_flats),
        (Entrance(row.entrance, row.lat, row.lon),) if row.entrance else (),
        _TOWN if row.town_inferred else _NOTHING,
    )


def _middle(rows: Sequence[HouseRow]) -> HouseRow:
    """The row nearest to the middle of all: shops round a corner pull less than a mean would."""
    lats, lons = sorted(row.lat for row in rows), sorted(row.lon for row in rows)
    lat, lon = lats[len(lats) // 2], lons[len(lons) // 2]
    return min(rows, key=lambda row: (row.lat - lat) ** 2 + (row.lon - lon) ** 2)


def _first(values: Iterable[str]) -> str | None:
    return min({value for value in values if value}, default=None)


def _fill_postcodes(street: Street, around: Sequence[tuple[House, list[str]]]) -> None:
    """What a house lacks, the next house of its street says, else most of those around."""
    told = [house for house in street.all_houses() if house.postcodes]
    for house, near in around:
        along = _postcode_along(house, told)
        house.may_be = frozenset({*along, *near})
        house.postcode = next(iter([*along, *_most_common(near)]), None)
        if house.postcode:
            house.inferred |= {"postcode"}


def _postcode_along(house: House, told: Sequence[House]) -> list[str]:
    """The postcode of the next house of the street that has one."""
    beside = min(told, key=lambda other: _metres(house, other), default=None)
    if beside is None or beside.postcode is None:
        return []
    return [beside.postcode] if _metres(house, beside) < SAME_STREET_METRES else []


def _metres(one: House | HouseRow, other: House | HouseRow) -> float:
    return metres_between(one.lat, one.lon, other.lat, other.lon)


def _most_common(codes: Sequence[str]) -> list[str]:
    counted = Counter(codes)
    return sorted(counted, key=lambda code: (-counted[code], codes.index(code)))[:1]
