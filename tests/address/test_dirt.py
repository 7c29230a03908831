"""Dirt: what files of addresses really hold. Each survives, and each loss is told."""

import gzip
import json
from pathlib import Path

import pytest

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.places import Street
from address.gazetteers.row import AddressRow
from address.importers.files import rows_of
from address.importers.report import CannotImport, ImportReport

HEAD = "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH\n"
LINE = "15.437,47.07,{number},{street},,{city},,,{postcode},,\n"


def line(
    number: str = "5", street: str = "Färbergasse", city: str = "Graz", code: str = "8010"
) -> str:
    return LINE.format(number=number, street=street, city=city, postcode=code)


def read(
    tmp_path: Path, content: bytes | str, name: str = "a.csv", country: str = "AT"
) -> tuple[list[AddressRow], ImportReport]:
    path, report = tmp_path / name, ImportReport(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(rows_of(path, country, report)), report


def streets(rows: list[AddressRow]) -> list[Street]:
    return list(Gazetteer.load(rows).streets)


# --- what stands in the fields


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("14;16", ["14", "16"]),
        ("21-25", ["21", "23", "25"]),
        ("8 a-c", ["8a", "8b", "8c"]),
        ("117 1/2", ["117-1/2"]),
        ("61 REAR", ["61rear"]),
        ("9TER", ["9ter"]),
        ("16к4", ["16k4"]),
        ("7 с2", ["7s2"]),
        ("3/11Б", ["3"]),
        ("вл.9", ["9"]),
        ("14 C 2", ["14c2"]),
        ("No. 31", ["31"]),
        ("№ 31", ["31"]),
        ("дом 31", ["31"]),
        ("007", ["7"]),
    ],
)
def test_a_number_is_found_however_it_is_written(
    tmp_path: Path, written: str, asked: list[str]
) -> None:
    """Lists, ranges, letters, fractions, buildings, plots."""
    (street,) = streets(read(tmp_path, HEAD + line(written))[0])
    assert [key for key in asked if key not in street.houses] == []


@pytest.mark.parametrize("city", ["3", "12", "Färbergasse"])
def test_what_is_no_town_is_taken_for_none(tmp_path: Path, city: str) -> None:
    """A number or the street in the town's field; the neighbours know better."""
    rows, _ = read(tmp_path, HEAD + line() + line("7") + line("9", city=city))
    assert [(street.city, len(street.all_houses())) for street in streets(rows)] == [("Graz", 3)]


def test_double_spellings_are_one_street_of_one_town(tmp_path: Path) -> None:
    """ß and ss, ä and ae, a town with and without its river."""
    told = [("Weißgasse", "Bruck"), ("Weissgasse", "Bruck"), ("WEISSGASSE", "Bruck an der Mur"),
            ("Färbergasse", "Bruck"), ("Faerbergasse", "Bruck an der Mur")]  # fmt: skip
    rows, _ = read(
        tmp_path,
        HEAD + "".join(line(str(place), *where) for place, where in enumerate(told, start=1)),
    )
    found = sorted((street.name, len(street.all_houses())) for street in streets(rows))
    assert found == [("Färbergasse", 2), ("Weißgasse", 3)]


@pytest.mark.parametrize(
    ("country", "told", "kept"),
    [
        ("FI", "130", "00130"),
        ("DE", "1067", "01067"),
        ("DE", "1067.0", "01067"),
        ("FR", "1000", "01000"),
        ("US", "2139", "02139"),
        ("AT", "8010", "8010"),
        ("FI", "00130", "00130"),
        ("GB", "sw1a 1aa", "sw1a 1aa"),
        ("AT", "unknown", None),
    ],
)
def test_postcodes_keep_their_zeros(
    tmp_path: Path, country: str, told: str, kept: str | None
) -> None:
    """And get back those that a table took for a number's; that is told."""
    rows, report = read(tmp_path, HEAD + line(code=told), country=country)
    assert [row.postcode for row in rows] == [kept]
    assert bool(report.mended) is (told != kept)


@pytest.mark.parametrize(
    ("country", "lon", "lat", "place"),
    [
        ("FI", "60.17", "24.94", (60.17, 24.94)),  # both could be a latitude
        ("JP", "35.68", "139.7", (35.68, 139.7)),
        ("FI", "24.94", "60.17", (60.17, 24.94)),
        ("FI", "24,94", "60,17", (60.17, 24.94)),
        ("US", "-122.4", "37.77", (37.77, -122.4)),
        ("NZ", "174.7", "-36.8", (-36.8, 174.7)),
    ],
)
def test_a_place_that_stands_the_wrong_way_round_is_turned(
    tmp_path: Path, country: str, lon: str, lat: str, place: tuple[float, float]
) -> None:
    """And told; what is right is left alone."""
    rows, report = read(
        tmp_path, f'LON,LAT,NUMBER,STREET\n"{lon}","{lat}",5,Main Street\n', country=country
    )
    assert [(row.lat, row.lon) for row in rows] == [place]
    assert bool(report.mended) is (lat.replace(",", ".") != str(place[0]))


def test_the_other_rows_say_what_stands_the_wrong_way_round(tmp_path: Path) -> None:
    """In a country that lies as far north as east, only they can."""
    right = "".join(f"32.8{n:03},39.9,{n},Kara Sokak\n" for n in range(1, 301))
    rows, report = read(
        tmp_path, f"LON,LAT,NUMBER,STREET\n{right}39.9,32.85,500,Kara Sokak\n", country="TR"
    )
    assert (rows[-1].lat, rows[-1].lon) == (39.9, 32.85)
    assert report.mended["latitude and longitude stood the wrong way round"] == 1


@pytest.mark.parametrize(
    ("lon", "lat"), [("", ""), ("0", "0"), ("15.4", "abc"), ("500", "47"), ("nan", "47")]
)
def test_what_stands_nowhere_is_dropped(tmp_path: Path, lon: str, lat: str) -> None:
    """With what was told of it."""
    rows, report = read(tmp_path, f"LON,LAT,NUMBER,STREET\n{lon},{lat},5,Gasse\n")
    assert (rows, report.dropped) == ([], {"no place on the earth": 1})


# --- how it is written


@pytest.mark.parametrize(
    "content",
    [
        (HEAD + line()).encode("utf-8-sig"),
        (HEAD + line()).encode("utf-16"),
        (HEAD + line()).encode("utf-16-le"),
        (HEAD + line()).encode("utf-16-be"),
        gzip.compress((HEAD + line()).encode("utf-16"), mtime=0),
        (HEAD + line(city="Gr\0az\0")).encode(),
        (HEAD + line()).replace("\n", "\r\n").encode(),
        (HEAD + line()).replace(",", ";").encode(),
        (HEAD + line()).replace(",", "\t").encode(),
        (HEAD.lower() + line()).encode(),
        (HEAD + "15.437,47.07,5,Färbergasse,,Graz,,,8010\n").encode(),
        (HEAD + '15.437,47.07,5,"Färbergasse",,Graz,,,8010,,,too,many\n').encode(),
        (HEAD + "\n\n" + line()).encode(),
    ],
)
def test_a_table_is_read_however_it_is_written(tmp_path: Path, content: bytes) -> None:
    """Marks, encodings, gzip, empty bytes, line ends, delimiters, short and long lines."""
    rows, _ = read(tmp_path, content)
    assert [(row.name, row.number, row.city) for row in rows] == [("Färbergasse", "5", "Graz")]


def table(count: int = 40) -> list[str]:
    return [HEAD, *(line(str(number)) for number in range(1, count + 1))]


@pytest.mark.parametrize("spoilt", ['5,"Färbergasse,', '5,Färbergasse",', '"5,Färbergasse,'])
@pytest.mark.parametrize("place", [1, 20, 40])
def test_a_stray_quote_swallows_nothing(tmp_path: Path, spoilt: str, place: int) -> None:
    """It is taken away, and that is told; every other row is there too."""
    told = table()
    told[place] = line("5").replace("5,Färbergasse,", spoilt)
    rows, report = read(tmp_path, "".join(told))
    assert len(rows) == 40
    assert {row.name.strip('"') for row in rows} == {"Färbergasse"}
    assert sum(report.mended.values()) == 1 or spoilt.startswith("5,F")


def test_a_quote_that_hides_a_cell_costs_its_own_row(tmp_path: Path) -> None:
    """And no other; it is told."""
    told = table()
    told[20] = '15.437,47.07,20,"Färbergasse,Graz\n'
    rows, report = read(tmp_path, "".join(told))
    assert (len(rows), report.read) == (39, 40)
    assert report.dropped == {"a quote that is never closed": 1}


def test_a_cell_may_hold_line_ends(tmp_path: Path) -> None:
    """Where quotes stand round it and the row is whole."""
    told = table(3)
    told[2] = line('"2,\n 3rd floor"', '"Färber\r\ngasse"')
    rows, report = read(tmp_path, "".join(told))
    assert [row.name for row in rows] == ["Färbergasse", "Färber gasse", "Färbergasse"]
    assert not report.dropped


@pytest.mark.parametrize(
    "content",
    [
        "".join(table())[:-60],
        "".join(table())[:-25],
        "".join([*table(), '15.437,47.07,41,"Färb']),
    ],
)
def test_a_table_that_is_cut_inside_a_row_is_noticed(tmp_path: Path, content: str) -> None:
    """The row is not taken for a whole one."""
    rows, report = read(tmp_path, content)
    assert report.is_cut
    assert len(rows) in (38, 39, 40)
    assert report.dropped == {"a last line that is cut off": 1}


def test_a_table_need_not_end_with_a_line_end(tmp_path: Path) -> None:
    """Where its last row is whole."""
    rows, report = read(tmp_path, "".join(table()).rstrip("\n"))
    assert (len(rows), report.is_cut) == (40, False)


def feature(number: int) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"NUMBER": str(number), "Street": "Färbergasse", "city": "Graz"},
        "geometry": {"type": "Point", "coordinates": [15.437, 47.07, 350]},
    }


FEATURES = [feature(number) for number in range(1, 3_001)]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(map(json.dumps, FEATURES)),
        "\x1e" + "\n\x1e".join(map(json.dumps, FEATURES)),
        ",\n".join(map(json.dumps, FEATURES)),
        json.dumps(FEATURES),
        json.dumps({"type": "FeatureCollection", "features": FEATURES}),
        json.dumps({"type": "FeatureCollection", "name": "x", "features": FEATURES}, indent=1),
        "\ufeff" + json.dumps({"type": "FeatureCollection", "features": FEATURES}),
    ],
)
@pytest.mark.parametrize("name", ["a.geojson", "a.geojsonl.gz"])
def test_features_are_read_however_they_are_strung(tmp_path: Path, text: str, name: str) -> None:
    """A line each, with or without marks, an array, a collection on one line or on many."""
    content = text.encode()
    rows, _ = read(tmp_path, gzip.compress(content) if name.endswith("gz") else content, name)
    assert [row.number for row in rows] == [str(number) for number in range(1, 3_001)]


def test_lines_of_features_that_are_cut_are_noticed(tmp_path: Path) -> None:
    """Also where the cut comes long after the first ones."""
    text = "\n".join(map(json.dumps, FEATURES))
    assert read(tmp_path, text[:-20], "a.geojsonl")[1].is_cut
    assert not read(tmp_path, text, "a.geojsonl")[1].is_cut


def test_a_building_of_a_map_is_in_its_middle(tmp_path: Path) -> None:
    """As exports of OpenStreetMap have them."""
    corners = [[15.0, 47.0], [15.2, 47.0], [15.2, 47.2], [15.0, 47.2], [15.0, 47.0]]
    told = {
        "type": "Feature",
        "properties": {"addr:street": "Gasse", "addr:housenumber": "4"},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }
    ((row,), _) = read(tmp_path, json.dumps(told), "a.geojson")
    assert (row.lat, row.lon) == pytest.approx((47.1, 15.1))


BAN = {"type": "street", "name": "Rue des Lilas", "city": ["Dole"], "postcode": "39100",
       "housenumbers": {"3 ter": {"lat": 47.09, "lon": 5.49}}}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(BAN),
        json.dumps([BAN]),
        json.dumps({"type": "municipality", "name": "Dole"}) + "\n" + json.dumps(BAN),
    ],
)
def test_streets_with_their_numbers(tmp_path: Path, text: str) -> None:
    """A line each, or an array; a town that stands nowhere between them is dropped."""
    rows, _ = read(tmp_path, text, "dole.json", "FR")
    assert [(row.name, row.number, row.city) for row in rows] == [
        ("Rue des Lilas", "3 ter", "Dole")
    ]


# --- files that are none


PBF = (Path(__file__).parents[2] / "sandbox" / "data" / "helsinki-centre.osm.pbf").read_bytes()
COLLECTION = json.dumps({"type": "FeatureCollection", "features": FEATURES}).encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv.gz", b""),
        ("a.json", b""),
        ("a.geojson", b"\n \n"),
        ("a.osm", b""),
        ("a.osm.pbf", b""),
        ("a.osm.gz", b""),
        ("a.csv.gz", gzip.compress((HEAD + line() * 9_000).encode(), mtime=0)[:-200]),
        ("a.csv", "NUMBER,STREET\n5,F\xe4rbergasse\n".encode("latin-1")),
        ("a.geojson", COLLECTION[: len(COLLECTION) // 2]),
        ("a.geojson", COLLECTION[:-2]),
        ("a.osm.pbf", PBF[: len(PBF) // 2]),
        ("a.osm.pbf", PBF[:200] + b"\xff" * 500 + PBF[700:]),
        ("a.osm.gz", gzip.compress(b"<osm version='0.6'><node id='1' lat='1' lon='1'/>", mtime=0)),
        ("a.csv", bytes(range(256)) * 40),
    ],
    ids=range(15),
)
def test_a_file_that_breaks_off_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    """In one line that names it."""
    with pytest.raises(CannotImport, match=name) as caught:
        read(tmp_path, content, name)
    assert "\n" not in str(caught.value)
