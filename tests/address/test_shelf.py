"""The shelf: what was imported, and the gazetteer made of it, old or new and nothing between."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from address.gazetteers.row import AddressRow
from address.importers.mapped_csv import ColumnMapping
from address.importers.report import CannotImport, Loss
from address.making.shelf import GAZETTEER, Shelf

HERE = AddressRow(name="Käpytie", number="1", city="Kotka", country="FI", lat=60.46, lon=26.94)
NEXT = replace(HERE, number="3", lat=60.461)
THERE = replace(HERE, name="Mäntytie", number="8")


def breaking_off() -> Iterator[AddressRow]:
    yield THERE
    raise CannotImport("the file breaks off")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "addresses")
    shelf.put("a.osm", "FI", [HERE, NEXT])
    return shelf


def test_what_was_put_is_in_the_gazetteer(shelf: Shelf) -> None:
    """Read from a file, street by street."""
    (street,) = shelf.gazetteer().streets
    assert (street.name, street.city, sorted(street.houses)) == ("Käpytie", "Kotka", ["1", "3"])


def test_the_same_again_makes_the_same(shelf: Shelf) -> None:
    """Imported twice, also in another order: one version."""
    before = shelf.gazetteer().version
    assert shelf.put("a.osm", "FI", [NEXT, HERE]) == before
    assert shelf.put("b.osm", "FI", [NEXT, HERE]) == before


def test_a_source_takes_its_own_place_only(shelf: Shelf) -> None:
    """Sources add up; one that comes again replaces what it brought."""
    shelf.put("b.csv", "FI", [THERE])
    assert shelf.gazetteer().house_count == 3
    shelf.put("a.osm", "FI", [HERE], loss=Loss.MEANT)
    assert shelf.gazetteer().house_count == 2
    assert [(one.name, one.rows) for one in shelf.sources()] == [("a.osm", 1), ("b.csv", 1)]


def test_a_source_can_be_forgotten(shelf: Shelf) -> None:
    """And its addresses are gone; one that nobody knows is said so."""
    shelf.put("b.csv", "FI", [THERE])
    shelf.remove("a.osm", "FI")
    assert [street.name for street in shelf.gazetteer().streets] == ["Mäntytie"]
    with pytest.raises(CannotImport, match=r"FI a\.osm"):
        shelf.remove("a.osm", "FI")


def test_a_source_that_lost_much_is_refused(shelf: Shelf) -> None:
    """A tenth or more; what is a little less is taken."""
    numbers = [replace(HERE, number=str(number)) for number in range(1, 101)]
    shelf.put("b.csv", "FI", numbers)
    shelf.put("b.csv", "FI", numbers[:95])
    version = shelf.gazetteer().version
    with pytest.raises(CannotImport, match="brings 80 rows, and brought 95 before"):
        shelf.put("b.csv", "FI", numbers[:80])
    assert shelf.gazetteer().version == version


@pytest.mark.parametrize("rows", [breaking_off(), iter(())])
def test_an_import_that_fails_changes_nothing(shelf: Shelf, rows: Iterator[AddressRow]) -> None:
    """The old gazetteer stands, no piece is left, and nobody sees anything new."""
    files, state = sorted(os.listdir(shelf.folder)), shelf.state()
    with pytest.raises(CannotImport):
        shelf.put("a.osm", "FI", rows)
    assert shelf.gazetteer().house_count == 2
    assert (sorted(os.listdir(shelf.folder)), shelf.state()) == (files, state)


def test_whoever_reads_keeps_what_they_opened(shelf: Shelf) -> None:
    """A bot in the middle of an answer has the old one; the next to open has the new one."""
    old, state = shelf.gazetteer(), shelf.state()
    shelf.put("a.osm", "FI", [THERE], loss=Loss.MEANT)
    assert [house.number for street in old.streets for house in street.all_houses()] == ["1", "3"]
    assert shelf.gazetteer().streets[0].name == "Mäntytie"
    assert shelf.state() != state


@pytest.mark.parametrize("left", [0, 100, 5_000])
def test_a_damaged_gazetteer_is_made_anew(shelf: Shelf, left: int) -> None:
    """Its rows are still there."""
    path = shelf.folder / GAZETTEER
    path.write_bytes(path.read_bytes()[:left])
    assert shelf.gazetteer().house_count == 2


def test_rows_without_a_gazetteer_make_one(shelf: Shelf) -> None:
    """As a folder of an older version has them."""
    version = shelf.gazetteer().version
    (shelf.folder / GAZETTEER).unlink()
    assert shelf.gazetteer().version == version
    assert (shelf.folder / GAZETTEER).exists()


def test_an_empty_shelf_is_an_empty_gazetteer(tmp_path: Path) -> None:
    """Also where the folder is not there yet; asking makes none."""
    shelf = Shelf(tmp_path / "nowhere")
    assert (shelf.gazetteer().house_count, shelf.sources(), shelf.state()) == (0, [], "")
    assert not shelf.folder.exists()


def test_what_a_killed_import_left_is_swept_away(shelf: Shelf) -> None:
    """By the next one."""
    (shelf.folder / "x.part").write_bytes(b"half")
    shelf.put("b.csv", "FI", [THERE])
    assert not list(shelf.folder.glob("*.part"))


def test_the_columns_of_a_source_are_remembered(shelf: Shelf) -> None:
    """So that the next file of it needs no mapping."""
    mapping = ColumnMapping(columns={"street": "улица"}, delimiter=";")
    shelf.put("b.csv", "FI", [THERE], mapping=mapping)
    assert shelf.mapping_of("b.csv", "FI") == mapping
    assert shelf.mapping_of("a.osm", "FI") is None
