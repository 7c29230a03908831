"""OpenStreetMap's ways of telling an address: lines, relations, boundaries, doors, villages."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import House, Street
from address.gazetteers.row import AddressRow, RowKind
from address.importers.osm import osm_rows
from address.importers.report import ImportReport
from address.language.old_names import as_old
from core.model.address import Granularity

type Tags = dict[str, str]


def node(id: int, lat: float, lon: float, **tags: str) -> str:
    return f'<node id="{id}" lat="{lat}" lon="{lon}">{_tags(tags)}</node>'


def way(id: int, *nodes: int, **tags: str) -> str:
    return f'<way id="{id}">{"".join(f"<nd ref='{n}'/>" for n in nodes)}{_tags(tags)}</way>'


def relation(id: int, *members: tuple[str, int, str], **tags: str) -> str:
    told = "".join(f'<member type="{t}" ref="{r}" role="{role}"/>' for t, r, role in members)
    return f'<relation id="{id}">{told}{_tags(tags)}</relation>'


def _tags(tags: Tags) -> str:
    """`addr_street` stands for addr:street, `name__sv` for name:sv."""
    named = {k.replace("addr_", "addr:").replace("__", ":"): v for k, v in tags.items()}
    return "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in named.items())


def read(
    tmp_path: Path, *things: str, country: str = "CZ"
) -> tuple[list[AddressRow], ImportReport]:
    path, report = tmp_path / "a.osm", ImportReport("a.osm")
    path.write_text(f'<osm version="0.6">{"".join(things)}</osm>', "utf-8")
    return list(osm_rows(path, country, report)), report


def houses(rows: list[AddressRow], kind: RowKind = RowKind.HOUSE) -> list[tuple[str, str | None]]:
    return [(row.name, row.number) for row in rows if row.kind is kind]


def line(kind: str, first: str, last: str, **tags: str) -> tuple[str, ...]:
    return (
        node(1, 50.0, 14.0, addr_housenumber=first, addr_street="Dlouhá"),
        node(2, 50.0, 14.002),
        node(3, 50.002, 14.002, addr_housenumber=last, addr_street="Dlouhá"),
        way(1, 1, 2, 3, addr_interpolation=kind, **tags),
    )


@pytest.mark.parametrize(
    ("kind", "first", "last", "between"),
    [
        ("even", "2", "10", ["4", "6", "8"]),
        ("odd", "7", "1", ["5", "3"]),
        ("all", "3", "6", ["4", "5"]),
        ("4", "1", "13", ["5", "9"]),
        ("alphabetic", "12a", "12d", ["12b", "12c"]),
        ("alphabetic", "12", "12c", ["12a", "12b"]),
        ("alphabetic", "12a", "14c", []),
        ("even", "2", "2000", []),
        ("sometimes", "2", "10", []),
    ],
)
def test_a_line_holds_the_numbers_between_its_ends(
    tmp_path: Path, kind: str, first: str, last: str, between: list[str]
) -> None:
    """As its kind says; a line that makes no sense is reported."""
    rows, report = read(tmp_path, *line(kind, first, last))
    assert [number for _, number in houses(rows, RowKind.INTERPOLATED)] == between
    assert bool(between) is not any("interpolation" in why for why in report.dropped)


def test_numbers_of_a_line_lie_along_it(tmp_path: Path) -> None:
    """Round the corner, not across the block."""
    rows, _ = read(tmp_path, *line("even", "2", "6"))
    (row,) = [row for row in rows if row.kind is RowKind.INTERPOLATED]
    assert row.lon == pytest.approx(14.002)
    assert row.lat == pytest.approx(50.00036, abs=1e-4)


def test_a_line_of_numbers_that_may_not_exist_is_left_out(tmp_path: Path) -> None:
    """Potential numbers are room for houses, not houses; actual and estimated ones count."""
    rows, report = read(tmp_path, *line("even", "2", "10", addr_inclusion="potential"))
    assert houses(rows, RowKind.INTERPOLATED) == []
    assert "interpolation line of numbers that may not exist" in report.dropped
    rows, _ = read(tmp_path, *line("even", "2", "10", addr_inclusion="actual"))
    assert len(houses(rows, RowKind.INTERPOLATED)) == 3


@pytest.mark.parametrize("kind", ["associatedStreet", "street"])
def test_a_relation_puts_houses_on_a_street(tmp_path: Path, kind: str) -> None:
    """By its own name, or by that of the way in it."""
    rows, _ = read(
        tmp_path,
        node(1, 50.0, 14.0, addr_housenumber="4"),
        node(2, 50.0, 14.0, addr_housenumber="6", addr_street="Jiná"),
        node(3, 50.1, 14.1, addr_housenumber="8"),
        node(4, 50.1, 14.1),
        way(1, 3, 4, highway="residential", name="Krátká"),
        relation(1, ("node", 1, "house"), ("node", 2, "house"), type=kind, name="Dlouhá"),
        relation(2, ("node", 3, "house"), ("way", 1, "street"), type=kind),
    )
    assert houses(rows) == [("Dlouhá", "4"), ("Jiná", "6"), ("Krátká", "8")]


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ({"addr_place": "Horní Lhota", "addr_housenumber": "27"}, [("Horní Lhota", "27")]),
        ({"addr_city": "Lhota", "addr_conscriptionnumber": "9"}, [("Lhota", "9")]),
        (
            {"addr_street": "Dlouhá", "addr_conscriptionnumber": "812", "addr_streetnumber": "15"},
            [("Dlouhá", "812/15"), ("Dlouhá", "15")],
        ),
        ({"addr_full": "Dlouhá 33, 110 00 Praha"}, [("Dlouhá", "33")]),
        ({"addr_full": "14 Market Square; Oldtown"}, [("Market Square", "14")]),
        ({"addr_full": "by the old mill"}, []),
        ({"addr_city": "Praha", "addr_housenumber": "7"}, []),
    ],
)
def test_addresses_without_a_street_and_with_two_numbers(
    tmp_path: Path, tags: Tags, found: list[tuple[str, str]]
) -> None:
    """Villages count their houses through; a town's house may have two numbers."""
    assert houses(read(tmp_path, node(1, 50.0, 14.0, **tags))[0]) == found


def test_a_street_has_all_its_names(tmp_path: Path) -> None:
    """Other languages, old, short, local ones, several in one tag; not what it is named after."""
    tags = {
        "highway": "residential", "name": "Dlouhá", "name__de": "Lange Gasse",
        "alt_name": "Dlouhá třída;Dlouhá ulice", "old_name": "Stalinova", "loc_name": "Dloužka",
        "short_name": "Dl.", "official_name": "Ulice Dlouhá", "name__etymology": "length",
        "old_name__de": "Langgasse",
    }  # fmt: skip
    rows, _ = read(tmp_path, node(1, 50.0, 14.0), node(2, 50.1, 14.0), way(1, 1, 2, **tags))
    (street,) = [row for row in rows if row.kind is RowKind.STREET]
    assert street.aliases == (
        "Dl.", "Dlouhá třída", "Dlouhá ulice", "Dloužka", "Lange Gasse", "Ulice Dlouhá",
        as_old("Langgasse"), as_old("Stalinova"),
    )  # fmt: skip


def square(first_id: int, south: float, west: float, size: float) -> tuple[str, ...]:
    corners = ((0, 0), (0, size), (size, size), (size, 0))
    return tuple(
        node(first_id + place, south + up, west + right)
        for place, (up, right) in enumerate(corners)
    )


def ring(id: int, first_node: int) -> str:
    corners = range(first_node, first_node + 4)
    return way(id, *corners, first_node)


@pytest.fixture
def bounded(tmp_path: Path) -> dict[str, House]:
    """A town inside a county, a postcode's area, and three houses that say nothing of either."""
    rows, _ = read(
        tmp_path,
        node(1, 50.05, 14.05, addr_housenumber="1", addr_street="Dlouhá"),
        node(2, 50.05, 14.15, addr_housenumber="2", addr_street="Krátká"),
        node(3, 50.5, 14.5, addr_housenumber="3", addr_street="Polní"),
        *square(10, 50.0, 14.0, 0.1), *square(20, 49.0, 13.0, 3.0), *square(30, 50.0, 14.0, 0.2),
        ring(1, 10), ring(2, 20), ring(3, 30),
        relation(1, ("way", 1, "outer"), type="boundary", boundary="administrative",
                 admin_level="8", name="Lhota", name__de="Lhotten"),
        relation(2, ("way", 2, "outer"), type="boundary", boundary="administrative",
                 admin_level="6", name="Kraj"),
        relation(3, ("way", 3, "outer"), type="boundary", boundary="postal_code",
                 postal_code="110 00"),
    )  # fmt: skip
    streets = Gazetteer.load(rows).streets
    return {house.number: house for street in streets for house in street.all_houses()}


def test_boundaries_say_town_and_postcode(bounded: dict[str, House]) -> None:
    """A municipality's is the town's; a county's is none; what is in neither is said of neither."""
    found = {n: (house.street.city, house.postcode) for n, house in bounded.items()}
    assert found == {"1": ("Lhota", "110 00"), "2": (None, "110 00"), "3": (None, None)}
    assert bounded["1"].inferred == frozenset()


def test_a_quarter_is_not_the_town(tmp_path: Path) -> None:
    """Where a city is as wide as a county, its quarters have the level of municipalities."""
    rows, _ = read(
        tmp_path,
        node(1, 50.05, 14.05, addr_housenumber="1", addr_street="Dlouhá"),
        node(2, 50.15, 14.15, place="city", name="Velké Město"),
        *square(10, 50.0, 14.0, 0.1), *square(20, 49.5, 13.5, 1.0),
        ring(1, 10), ring(2, 20),
        relation(1, ("way", 1, "outer"), type="boundary", boundary="administrative",
                 admin_level="8", name="Čtvrť"),
        relation(2, ("way", 2, "outer"), type="boundary", boundary="administrative",
                 admin_level="4", name="Velké Město"),
    )  # fmt: skip
    town = Gazetteer.load(rows)
    assert [street.city for street in town.streets] == ["Velké Město"]
    assert town.town("ctvrt") is None


def test_a_neighbour_says_what_no_boundary_does(tmp_path: Path) -> None:
    """Within a kilometre and a half, and marked as inferred."""
    rows, _ = read(
        tmp_path,
        node(1, 50.0, 14.0, addr_housenumber="1", addr_street="Dlouhá", addr_city="Lhota"),
        node(2, 50.01, 14.0, addr_housenumber="2", addr_street="Krátká"),
        node(3, 50.02, 14.0, addr_housenumber="3", addr_street="Polní"),
    )
    found: dict[str, Street] = {street.name: street for street in Gazetteer.load(rows).streets}
    assert [found[name].city for name in ("Dlouhá", "Krátká", "Polní")] == ["Lhota", "Lhota", None]
    (house,) = found["Krátká"].all_houses()
    assert house.inferred == frozenset({"city"})


def test_doors_and_flats(tmp_path: Path) -> None:
    """A lettered door with the address of its own, one on a building of many flats."""
    rows, _ = read(
        tmp_path,
        node(1, 50.0, 14.0, entrance="staircase", ref="C", addr_housenumber="5",
             addr_street="Dlouhá", addr_flats="1-12"),
        node(2, 50.0, 14.001, entrance="yes", ref="D"),
        node(3, 50.0005, 14.001), node(4, 50.0005, 14.0005),
        way(1, 2, 3, 4, 2, building="yes", building__flats="9", addr_housenumber="7",
            addr_street="Dlouhá"),
    )  # fmt: skip
    (street,) = Gazetteer.load(rows).streets
    doors = {h.number: [door.ref for door in h.entrances] for h in street.all_houses()}
    assert doors == {"5": ["C"], "7": ["D"]}
    assert [house.several_flats for house in street.all_houses()] == [True, True]


def test_a_line_and_a_house_of_one_number_are_the_house(tmp_path: Path) -> None:
    """What somebody mapped outdoes what a line makes likely."""
    rows, _ = read(
        tmp_path,
        *line("even", "2", "6"),
        node(9, 50.0003, 14.0021, addr_housenumber="4", addr_street="Dlouhá"),
    )
    (street,) = Gazetteer.load(rows).streets
    (four,) = street.houses["4"]
    assert (four.level, four.lon) == (Granularity.BUILDING, 14.0021)


def test_what_has_no_number_is_told(tmp_path: Path) -> None:
    """A house with a name only, a shop of which only the street is told: dropped, with a word."""
    _, report = read(
        tmp_path,
        node(1, 50.0, 14.0, addr_housename="Vila Aja", addr_street="Dlouhá"),
        node(2, 50.0, 14.001, addr_street="Dlouhá", shop="books"),
        node(3, 50.001, 14.001),
        way(1, 1, 2, 3, addr_street="Dlouhá", building="yes"),
        relation(1, ("way", 1, "outer"), addr_housename="Zámek", type="site"),
    )
    assert report.dropped == {"a house's name, and no number": 2, "no house number": 2}
    assert report.read == 4
