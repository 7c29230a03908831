"""The gazetteer on the command line and in a running process: filled, listed, taken up."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from address.desk import AddressDesk
from address.parser.parser_process import NO_MODEL
from app.addresses import loaded_gazetteer, shelf_of
from app.compose import opened_store
from app.fresh_gazetteer import FreshGazetteer, gazetteer_of
from app.settings import Settings, load
from core.model.address import AddressQuery, VerdictCode
from storage.store import SqlStore
from tests.address.test_learned import ROW, SIX
from tests.app.commanding import Doorstep

HEAD = "LON,LAT,NUMBER,STREET,CITY,POSTCODE\n"
TOWN = HEAD + "".join(f"24.48,64.68{n},{n},Kuusikuja,Raahe,92100\n" for n in (2, 4))
SQUARE = {
    "type": "Feature",
    "properties": {"name": "North"},
    "geometry": {"type": "Polygon",
                 "coordinates": [[[24, 64], [25, 64], [25, 65], [24, 65], [24, 64]]]},
}  # fmt: skip


def verdict(doorstep: Doorstep, text: str) -> object:
    return json.loads(doorstep("address", "check", text, "--country", "FI").out)["verdict"]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    file = tmp_path / "raahe.csv"
    file.write_text(TOWN, "utf-8")
    return file


def test_importing_twice_is_importing_once(doorstep: Doorstep, town: Path) -> None:
    """One version; and the sources say what was brought, and when."""
    first = doorstep("address", "import", str(town), "--country", "FI")
    again = doorstep("address", "import", str(town), "--country", "fi")
    assert (first.code, first.out) == (0, again.out)
    (source,) = json.loads(doorstep("address", "sources", "--json").out)
    assert (source["name"], source["country"], source["rows"]) == ("raahe.csv", "FI", 2)
    assert "raahe.csv" in doorstep("address", "sources").out


@pytest.mark.parametrize("content", ["", HEAD, "one,two\n1,2\n", HEAD + "24,north,5,Katu,,\n"])
def test_a_file_without_addresses_leaves_all_as_it_was(
    doorstep: Doorstep, town: Path, content: str
) -> None:
    """Exit 1 and why; the old gazetteer answers on."""
    doorstep("address", "import", str(town), "--country", "FI")
    town.write_text(content, "utf-8")
    refused = doorstep("address", "import", str(town), "--country", "FI")
    assert refused.code == 1
    assert refused.err.startswith("doorstep: raahe.csv: ")
    assert refused.err.count("\n") == 1
    assert verdict(doorstep, "Kuusikuja 4, 92100 Raahe") == "deliverable"


@pytest.mark.parametrize("lines", [0.3, 0.7])
@pytest.mark.parametrize("cut", [0, 8])
def test_a_file_that_lost_its_end_leaves_all_as_it_was(
    doorstep: Doorstep, town: Path, lines: float, cut: int
) -> None:
    """Whether it ends inside a row or behind one; who means it says so."""
    whole = [HEAD, *(f"24.48,64.68{n:03},{n},Kuusikuja,Raahe,92100\n" for n in range(100))]
    told = ("address", "import", str(town), "--country", "FI")
    town.write_text("".join(whole), "utf-8")
    assert doorstep(*told).code == 0
    kept = "".join(whole[: int(100 * lines)])
    town.write_text(kept[: len(kept) - cut], "utf-8")
    refused = doorstep(*told)
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert "--force" in refused.err
    assert verdict(doorstep, "Kuusikuja 90, 92100 Raahe") == "deliverable"
    assert doorstep(*told, "--force").code == 0
    assert verdict(doorstep, "Kuusikuja 90, 92100 Raahe") == "number_unknown"


def test_a_source_is_forgotten(doorstep: Doorstep, town: Path) -> None:
    """And its addresses with it; one that nobody knows is refused."""
    doorstep("address", "import", str(town), "--country", "FI", "--source", "the town")
    assert doorstep("address", "sources", "--remove", "raahe.csv").code == 1
    assert "nothing is imported" in doorstep("address", "sources", "--remove", "the town").out
    assert verdict(doorstep, "Kuusikuja 4, 92100 Raahe") != "deliverable"


def test_the_columns_of_a_table_are_told_once(doorstep: Doorstep, tmp_path: Path) -> None:
    """The next file of that source is read by what was told before."""
    file, mapping = tmp_path / "town.csv", tmp_path / "map.toml"
    mapping.write_text(
        'delimiter = ";"\nencoding = "latin-1"\n[columns]\nstreet = "Straße"\nnumber = "Nr"\n'
        'lat = "Breite"\nlon = "Länge"\ncity = "Ort"\n',
        "utf-8",
    )
    head = "Straße;Nr;Ort;Breite;Länge\n"
    file.write_bytes((head + "Färbergasse;5;Graz;47,07;15,43\n").encode("latin-1"))
    told = ("address", "import", str(file), "--country", "AT")
    assert doorstep(*told, "--map", str(mapping)).code == 0
    file.write_bytes((head + "Färbergasse;7;Graz;47,07;15,43\n").encode("latin-1"))
    assert doorstep(*told).code == 0
    found = doorstep("address", "check", "Färbergasse 7, Graz", "--country", "AT")
    assert json.loads(found.out)["verdict"] == "deliverable"


def test_the_mapping_that_the_help_shows_is_one(doorstep: Doorstep, tmp_path: Path) -> None:
    """Copied from the terminal into a file, it reads a table of those headings."""
    told = [line.strip() for line in doorstep("address", "import", "--help").out.splitlines()]
    first = next(place for place, line in enumerate(told) if line.startswith("delimiter = "))
    last = next(place for place, line in enumerate(told) if line.startswith("city = "))
    file, mapping = tmp_path / "town.csv", tmp_path / "mapping.toml"
    mapping.write_text("\n".join(told[first : last + 1]), "utf-8")
    head = "PLZ;Ort;Straße;Nr;Zusatz;Breite;Länge\n"
    file.write_bytes((head + "8010;Graz;Färbergasse;5;a;47,07;15,43\n").encode("utf-8-sig"))
    read = doorstep("address", "import", str(file), "--country", "AT", "--map", str(mapping))
    assert (read.code, read.err) == (0, "")
    assert "1 of 1 kept" in read.out


def test_areas_say_where_we_deliver(doorstep: Doorstep, town: Path) -> None:
    """Until they are forgotten."""
    doorstep("address", "import", str(town), "--country", "FI")
    file = town.with_name("areas.geojson")
    file.write_text(json.dumps(SQUARE).replace("64", "63.0").replace("65", "64.0"), "utf-8")
    assert doorstep("address", "areas", str(file)).out == "delivered to: North\n"
    assert verdict(doorstep, "Kuusikuja 4, 92100 Raahe") == "outside_area"
    assert doorstep("address", "areas", "--everywhere").code == 0
    assert verdict(doorstep, "Kuusikuja 4, 92100 Raahe") == "deliverable"
    assert doorstep("address", "areas").code == 2


def test_areas_whose_coordinates_are_turned_are_refused(doorstep: Doorstep, town: Path) -> None:
    """What was there before stays."""
    doorstep("address", "import", str(town), "--country", "FI")
    corners = [[lat, lon] for lon, lat in SQUARE["geometry"]["coordinates"][0]]  # type: ignore[index]
    file = town.with_name("areas.geojson")
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [corners]}), "utf-8")
    refused = doorstep("address", "areas", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert "longitude first" in refused.err
    assert verdict(doorstep, "Kuusikuja 4, 92100 Raahe") == "deliverable"


# --- in a running process


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load(database_url=f"sqlite+aiosqlite:///{tmp_path}/doorstep.db")


@pytest.fixture
async def store(settings: Settings) -> AsyncIterator[SqlStore]:
    async with opened_store(settings) as store:
        yield store


def put(settings: Settings, *numbers: str) -> None:
    rows = [replace(ROW, number=number, lat=64.68 + int(number) / 10_000) for number in numbers]
    shelf_of(settings).put("town", "FI", rows)


async def found(desk: AddressDesk, number: str) -> VerdictCode:
    asked = AddressQuery(text=f"Kuusikuja {number}, 92100 Raahe", country="FI")
    return (await desk.check(asked)).verdict


async def test_a_running_process_takes_up_what_was_imported(
    settings: Settings, store: SqlStore
) -> None:
    """Without a restart; where nothing is new it keeps what it has."""
    put(settings, "2")
    desk = AddressDesk(await gazetteer_of(settings, store))
    fresh = FreshGazetteer(settings, store, desk)
    before = desk.gazetteer
    await fresh.look()
    assert desk.gazetteer is before
    put(settings, "2", "4")
    assert await found(desk, "4") == "number_unknown"
    await fresh.look()
    assert await found(desk, "4") == "deliverable"


async def test_a_running_process_takes_up_what_was_learned(
    settings: Settings, store: SqlStore
) -> None:
    """And lets go what somebody took back; an import in between loses nothing."""
    put(settings, "2")
    desk = AddressDesk(await gazetteer_of(settings, store))
    fresh = FreshGazetteer(settings, store, desk)
    async with store.begin() as unit:
        await unit.learned.add(SIX)
    await fresh.look()
    assert await found(desk, "6") == "deliverable"
    put(settings, "2", "4")
    await fresh.look()
    assert (await found(desk, "4"), await found(desk, "6")) == ("deliverable", "deliverable")
    async with store.begin() as unit:
        await unit.learned.forget(SIX.id, SIX.learned_at)
    await fresh.look()
    assert await found(desk, "6") == "number_unknown"


async def test_a_process_that_starts_knows_what_was_learned(
    settings: Settings, store: SqlStore
) -> None:
    """From its first answer on."""
    put(settings, "2")
    async with store.begin() as unit:
        await unit.learned.add(SIX)
    assert (await gazetteer_of(settings, store)).house_count == 2
    assert loaded_gazetteer(settings).house_count == 1


async def test_a_broken_shelf_leaves_the_old_gazetteer(settings: Settings, store: SqlStore) -> None:
    """The desk answers on."""
    put(settings, "2")
    desk = AddressDesk(await gazetteer_of(settings, store))
    fresh = FreshGazetteer(settings, store, desk)
    for file in shelf_of(settings).folder.iterdir():
        file.unlink()
        file.write_bytes(b"broken")
    await fresh.look()
    assert await found(desk, "2") == "deliverable"


def test_learned_addresses_are_listed_and_taken_back(doorstep: Doorstep) -> None:
    """One that nobody knows is refused."""
    assert "nothing was learned" in doorstep("address", "learned").out
    assert json.loads(doorstep("address", "learned", "--json").out) == []
    refused = doorstep("address", "learned", "--forget", "lrn_x")
    assert (refused.code, len(refused.err.splitlines())) == (1, 1)


BAD_LINES = [
    '{"id":"a","text":"Bulevardi 6 \\ud800"}',
    '{"id":"\\udfff","text":5}',
    '{"id":1' + "0" * 400 + ',"text":"hello"}',
    '{"id":"b"}',
    "[" * 100_000,
    "no json",
    '{"id":"c","text":"hello","country":"\\ud800"}',
]


def test_whatever_a_line_holds_the_next_one_is_answered(doorstep: Doorstep) -> None:
    """Each by a verdict of the one shape; where there was nothing to judge, with the error."""
    checked = doorstep("address", "check", "--jsonl", told="\n".join(BAD_LINES))
    answers = checked.lines()
    assert (checked.code, len(answers)) == (0, len(BAD_LINES))
    assert {answer["verdict"] for answer in answers} <= {"not_an_address", "not_found"}
    shape = set(answers[0])
    assert [set(answer) - shape for answer in answers] == [
        set(), {"error"}, set(), {"error"}, {"error"}, {"error"}, set()
    ]  # fmt: skip
    assert [answer["id"] for answer in answers] == ["a", "\ufffd", None, "b", None, None, "c"]


@pytest.mark.parametrize("country", ["Finland", "Suomi", "XX", ""])
def test_a_country_that_is_none_is_refused(
    country: str, doorstep: Doorstep, tmp_path: Path
) -> None:
    """Before anything is read: its rows would belong nowhere."""
    file = tmp_path / "town.csv"
    file.write_text("LON,LAT,NUMBER,STREET,CITY,POSTCODE\n24.9,60.1,5,Testikatu,Helsinki,00100\n")
    refused = doorstep("address", "import", str(file), "--country", country)
    assert refused.code == 2
    assert refused.err.strip() == f"doorstep: --country {country} is no code of ISO 3166-1"


def test_a_parser_without_its_model_is_a_refusal(
    doorstep: Doorstep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own codes are for the process that started it."""
    monkeypatch.setattr("app.addresses.run_parser", lambda *_: NO_MODEL)
    assert doorstep("address-parser").code == 1
