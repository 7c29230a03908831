"""Importers: each source in a few lines, with its dirt, and what is said of what was dropped."""

import gzip
import json
from pathlib import Path

import pytest

from address.check import check
from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow, RowKind
from address.importers.files import rows_of
from address.importers.report import CannotImport, ImportReport
from address.language.old_names import as_old
from core.model.address import AddressQuery
from core.model.location import Location

OSM = """<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="60.1" lon="24.1"><tag k="addr:housenumber" v="1"/><tag k="addr:street" v="Katu"/>
<tag k="addr:city" v="7"/></node>
<node id="2" lat="60.1" lon="24.1008"><tag k="addr:housenumber" v="9"/>
<tag k="addr:street" v="Katu"/></node>
<node id="3" lat="60.2" lon="24.2"/><node id="4" lat="60.2" lon="24.2004"/>
<node id="5" lat="60.2002" lon="24.2004"><tag k="entrance" v="yes"/><tag k="ref" v="B"/></node>
<node id="6" lat="60.3" lon="24.3"><tag k="addr:housenumber" v="5"/></node>
<node id="7" lat="60.3" lon="24.3"><tag k="addr:housenumber" v="sisäpiha"/>
<tag k="addr:street" v="Katu"/></node>
<node id="8" lat="60.1" lon="24.1"><tag k="place" v="town"/><tag k="name" v="Kylä"/>
<tag k="name:sv" v="By"/></node>
<way id="1"><nd ref="3"/><nd ref="4"/><nd ref="5"/><nd ref="3"/><tag k="building" v="apartments"/>
<tag k="addr:housenumber" v="36;38"/><tag k="addr:place" v="Saari"/></way>
<way id="2"><nd ref="1"/><nd ref="2"/><tag k="addr:interpolation" v="odd"/></way>
<way id="3"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="Katu"/>
<tag k="name:sv" v="Gatan"/><tag k="old_name" v="Vanhakatu"/></way>
<relation id="1"><member type="way" ref="1" role="outer"/><tag k="type" v="multipolygon"/>
<tag k="building" v="yes"/><tag k="addr:housenumber" v="40"/>
<tag k="addr:street" v="Katu"/></relation>
</osm>"""
CSV = """LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH
24.94,60.17,4,"Kaivokatu ",,Helsinki,,,00100,,a
24.94,60.17,,Kaivokatu,,Helsinki,,,00100,,b
24.94,north,6,Kaivokatu,,Helsinki,,,00100,,c
0,0,8,Kaivokatu,,Helsinki,,,00100,,d
24.94,60.17,"7, Floors 1-3",Kaivokatu,,Helsinki,,,00100,,e
"""
FEATURE = {
    "type": "Feature",
    "properties": {"number": "77", "street": "Hafenstraße", "city": "Krems", "postcode": "3500"},
    "geometry": {"type": "Point", "coordinates": [15.63, 48.40]},
}
BAN = {
    "id": "75102_6998", "type": "street", "name": ["Rue de la Paix", "Rue Napoléon"],
    "postcode": ["75002"], "city": "Paris", "lat": 48.8, "lon": 2.3,
    "housenumbers": {"14 bis": {"lat": 48.869, "lon": 2.331}, "16": 5},
}  # fmt: skip
MOSCOW = "индекс;улица;дом;корпус;широта;долгота\n127254;улица Яблочкова;18;к4;55,82;37,58\n"
MAPPING = """delimiter = ";"
encoding = "cp1251"
[columns]
street = "улица"
number = ["дом", "корпус"]
lat = "широта"
lon = "долгота"
postcode = "индекс"
"""


def imported(path: Path, mapping: Path | None = None) -> tuple[list[AddressRow], ImportReport]:
    report = ImportReport(path.name)
    return list(rows_of(path, "fi", report, mapping)), report


@pytest.fixture
def osm(tmp_path: Path) -> tuple[list[AddressRow], ImportReport]:
    path = tmp_path / "town.osm"
    path.write_text(OSM, "utf-8")
    return imported(path)


def test_osm_brings_nodes_ways_relations(osm: tuple[list[AddressRow], ImportReport]) -> None:
    """Every kind of object may carry an address; a place may stand for a street."""
    houses = {(row.name, row.number) for row in osm[0] if row.kind is RowKind.HOUSE}
    assert houses == {("Katu", "1"), ("Katu", "9"), ("Saari", "36;38"), ("Katu", "40")}


def test_osm_brings_lettered_entrances(osm: tuple[list[AddressRow], ImportReport]) -> None:
    """With the address of the building whose outline they stand on."""
    doors = [row for row in osm[0] if row.kind is RowKind.ENTRANCE]
    assert [(row.entrance, row.number, row.lat) for row in doors] == [("B", "36;38", 60.2002)]


def test_osm_fills_interpolation_lines(osm: tuple[list[AddressRow], ImportReport]) -> None:
    """Only the numbers between, on their side of the street, evenly spread."""
    between = [row for row in osm[0] if row.kind is RowKind.INTERPOLATED]
    assert [row.number for row in between] == ["3", "5", "7"]
    assert between[1].lon == pytest.approx(24.1004)


def test_osm_brings_all_names(osm: tuple[list[AddressRow], ImportReport]) -> None:
    """Other languages and old names, of streets and of towns."""
    named = {row.kind: row.aliases for row in osm[0] if row.aliases}
    assert named == {RowKind.STREET: ("Gatan", as_old("Vanhakatu")), RowKind.TOWN: ("By",)}


def test_osm_says_what_it_dropped(osm: tuple[list[AddressRow], ImportReport]) -> None:
    """One reason each, with an example."""
    assert osm[1].dropped == {"no street and no place": 1, "no number in the number": 1}
    assert osm[1].examples["no number in the number"] == ["sisäpiha"]


@pytest.mark.parametrize("packed", [False, True])
def test_openaddresses_csv(tmp_path: Path, packed: bool) -> None:
    """Plain or gzipped; what has no number or no place is dropped and counted."""
    path = tmp_path / ("a.csv.gz" if packed else "a.csv")
    path.write_bytes(gzip.compress(CSV.encode(), mtime=0) if packed else CSV.encode())
    rows, report = imported(path)
    assert [(row.name, row.number, row.postcode) for row in rows] == [
        ("Kaivokatu", "4", "00100"),
        ("Kaivokatu", "7", "00100"),
    ]
    assert (report.read, report.dropped) == (
        5,
        {"no house number": 1, "no place on the earth": 2},
    )


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(FEATURE),
        json.dumps(FEATURE) + "\nnot json\n",
        json.dumps({"type": "FeatureCollection", "features": [FEATURE]}),
        json.dumps({"type": "FeatureCollection", "features": [FEATURE]}, indent=1),
    ],
)
def test_openaddresses_geojson(tmp_path: Path, text: str) -> None:
    """Lines or one collection."""
    path = tmp_path / "a.geojson"
    path.write_text(text, "utf-8")
    assert [row.name for row in imported(path)[0]] == ["Hafenstraße"]


def test_ban_streets(tmp_path: Path) -> None:
    """The numbers of a street, with its other names; a number without a place is dropped."""
    path = tmp_path / "ban.json"
    path.write_text(json.dumps(BAN) + "\n", "utf-8")
    rows, report = imported(path)
    assert [(row.name, row.number, row.city, row.aliases) for row in rows] == [
        ("Rue de la Paix", "14 bis", "Paris", ("Rue Napoléon",))
    ]
    assert sum(report.dropped.values()) == 1


@pytest.mark.parametrize(
    "head",
    ["street,house_number,postcode,city,lat,lon", "road,housenumber,zip,city,latitude,longitude",
     "addr:street,addr:housenumber,addr:postcode,addr:city,lat,lon"],
)  # fmt: skip
def test_a_table_whose_headings_are_known_needs_no_mapping(tmp_path: Path, head: str) -> None:
    """The API's words, those of others, OpenStreetMap's tags."""
    path = tmp_path / "a.csv"
    path.write_text(f"{head}\nKaivokatu,4,00100,Helsinki,60.17,24.94\n", "utf-8")
    assert [(row.name, row.number, row.postcode, row.lat) for row in imported(path)[0]] == [
        ("Kaivokatu", "4", "00100", 60.17)
    ]


BORDER = {
    "type": "street", "name": "Avenue de l'Opéra", "postcode": ["75001", "75002"], "city": "Paris",
    "lat": 48.867, "lon": 2.333,
    "housenumbers": {"1": {"lat": 48.8639, "lon": 2.3355},
                     "3": {"lat": 48.8642, "lon": 2.3352, "postcode": "75001"}},
}  # fmt: skip
TOWN = {"type": "municipality", "name": "Orléans", "postcode": "45000", "lat": 47.9, "lon": 1.9}
PLACES = [
    TOWN,
    {"type": "street", "name": "Rue Royale", "city": "Orléans", "postcode": "45000",
     "housenumbers": {"2": {"lat": 47.9, "lon": 1.905}}},
    {"type": "locality", "name": "Lieu-dit le Moulin", "city": "Orléans", "postcode": "45000",
     "lat": 47.95, "lon": 1.95},
    {"type": "locality", "name": "Nowhere", "city": "Orléans"},
]  # fmt: skip


def ban_town(tmp_path: Path, *things: object) -> tuple[Gazetteer, ImportReport]:
    path = tmp_path / "ban.sjson"
    path.write_text("\n".join(map(json.dumps, things)) + "\n", "utf-8")
    report = ImportReport(path.name)
    return Gazetteer.load(list(rows_of(path, "FR", report))), report


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("1 avenue de l'Opéra 75001 Paris", "deliverable"),
        ("1 avenue de l'Opéra 75002 Paris", "deliverable"),
        ("3 avenue de l'Opéra 75001 Paris", "deliverable"),
        ("3 avenue de l'Opéra 75002 Paris", "mismatch"),
    ],
)
def test_a_street_on_a_border_has_two_postcodes(tmp_path: Path, line: str, code: str) -> None:
    """Each of its houses may have either, unless it says which."""
    gazetteer, report = ban_town(tmp_path, BORDER)
    asked = check(AddressQuery(text=line, country="FR"), gazetteer)
    assert asked.verdict == code
    assert (report.kept, report.read, gazetteer.house_count) == (2, 2, 2)


def test_towns_and_places_without_numbers_are_known(tmp_path: Path) -> None:
    """A place is found by its name; one that stands nowhere is dropped, and that is told."""
    gazetteer, report = ban_town(tmp_path, *PLACES)
    line = "Lieu-dit le Moulin, 45000 Orléans"
    asked = check(AddressQuery(text=line, country="FR"), gazetteer)
    assert asked.verdict == "needs_house_number"
    assert (asked.components.street, asked.components.city) == ("Lieu-dit le Moulin", "Orléans")
    assert asked.location == Location(47.95, 1.95)
    assert (report.kept, report.read) == (3, 4)
    assert report.dropped == {"no number, and no place on the earth": 1}


def test_any_csv_by_a_mapping(tmp_path: Path) -> None:
    """Headings in any script, a comma in the numbers, an old encoding, a number in two columns."""
    path, mapping = tmp_path / "m.csv", tmp_path / "m.toml"
    path.write_bytes(MOSCOW.encode("cp1251"))
    mapping.write_text(MAPPING, "utf-8")
    rows, _ = imported(path, mapping)
    assert [(row.name, row.number, row.lat) for row in rows] == [
        ("улица Яблочкова", "18 к4", 55.82)
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_mapping_may_use_our_own_words(tmp_path: Path, delimiter: str) -> None:
    """As the API calls them; what stands between the cells is found."""
    path, mapping = tmp_path / "m.csv", tmp_path / "m.toml"
    lines = ["way nr code town north east", "Kaivokatu 4 00100 Helsinki 60.17 24.94"]
    path.write_text("\n".join(lines).replace(" ", delimiter), "utf-8")
    mapping.write_text(
        '[columns]\nstreet = "way"\nhouse_number = "nr"\npostcode = "code"\ncity = "town"\n'
        'lat = "north"\nlon = "east"\n',
        "utf-8",
    )
    rows, _ = imported(path, mapping)
    assert [(row.name, row.number, row.postcode, row.city, row.lat, row.lon) for row in rows] == [
        ("Kaivokatu", "4", "00100", "Helsinki", 60.17, 24.94)
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"one,two\n1,2\n", "no NUMBER and STREET"),
        ("a.csv.gz", gzip.compress(CSV.encode(), mtime=0)[:60], "a.csv.gz"),
        ("a.csv", "NUMBER,STREET\n1,Stra\xdfe\n".encode("latin-1"), "not utf-8"),
        ("a.osm.pbf", b"not a pbf at all", "a.osm.pbf"),
        ("a.osm", b"<osm><node", "a.osm"),
        ("a.json", b"{nonsense", "a.json"),
        ("a.xlsx", b"", "--map"),
        ("a.geojson", b'{"type": "FeatureCollection",\n "features": [', "a.geojson"),
    ],
)
def test_a_file_that_cannot_be_read_says_so(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    """One line for people, whatever is wrong."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CannotImport, match=says) as caught:
        imported(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("columns = 5", "columns"),
        ('[columns]\nstreet = "a"', "lacks number, lat, lon"),
        ('[columns]\nstreat = "a"', "no such field: streat; the fields are street, number, lat"),
        ('[columns]\nnumber = "a"\nhouse_number = "b"', "number is told twice"),
        ("= =", "mapping.toml"),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong(tmp_path: Path, toml: str, says: str) -> None:
    """Before anything is read."""
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(toml, "utf-8")
    with pytest.raises(CannotImport, match=says):
        imported(tmp_path / "a.csv", mapping)


@pytest.mark.parametrize("empty", ["NULL", "null", "N/A", "<Null>", "nan", "None"])
def test_words_for_nothing_are_no_streets(empty: str, tmp_path: Path) -> None:
    """Tables write so where a cell is empty."""
    path, report = tmp_path / "a.csv", ImportReport("a.csv")
    path.write_text(f"LON,LAT,NUMBER,STREET,CITY\n24.9,60.1,5,{empty},Kylä\n", "utf-8")
    assert list(rows_of(path, "FI", report)) == []
    assert report.dropped == {"no street and no place": 1}


def test_a_number_that_a_table_made_a_decimal_is_whole(tmp_path: Path) -> None:
    """ "5.0" is five; "5.1" is what it is."""
    path, report = tmp_path / "a.csv", ImportReport("a.csv")
    path.write_text(
        "LON,LAT,NUMBER,STREET,CITY\n24.9,60.1,5.0,Katu,None\n24.9,60.1,12.00,Katu,NULL\n", "utf-8"
    )
    rows = list(rows_of(path, "FI", report))
    assert [(row.number, row.city) for row in rows] == [("5", "None"), ("12", None)]


def test_coordinates_may_be_written_as_texts(tmp_path: Path) -> None:
    """In GeoJSON too."""
    told = {**FEATURE, "geometry": {"type": "Point", "coordinates": ["15.63", "48.40"]}}
    path, report = tmp_path / "a.geojson", ImportReport("a.geojson")
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [told]}), "utf-8")
    assert [(row.lat, row.lon) for row in rows_of(path, "AT", report)] == [(48.40, 15.63)]


@pytest.mark.parametrize("name", ["deep.geojson", "deep.sjson"])
def test_a_nest_of_brackets_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    """A hundred thousand of them: no traceback, and no file of addresses."""
    file = tmp_path / name
    file.write_text("[" * 100_000)
    with pytest.raises(CannotImport):
        list(rows_of(file, "FI", ImportReport(name), None))


def test_a_nested_line_costs_only_itself(tmp_path: Path) -> None:
    """The others are read, and it is told."""
    file = tmp_path / "deep.geojsonl"
    good = {
        "type": "Feature",
        "properties": {"number": "5", "street": "Bulevardi", "city": "Helsinki"},
        "geometry": {"type": "Point", "coordinates": [24.94, 60.165]},
    }
    file.write_text(f"{json.dumps(good)}\n{'[' * 100_000}\n{json.dumps(good)}\n")
    report = ImportReport(file.name)
    assert [row.number for row in rows_of(file, "FI", report, None)] == ["5", "5"]
    assert sum(report.dropped.values()) == 1
