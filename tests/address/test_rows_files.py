"""Imported rows: kept by source, whole or not at all."""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from address.gazetteers.row import AddressRow, RowKind
from address.importers.report import CannotImport
from address.making.rows_files import kept_rows, rows_to_keep

HERE = AddressRow(
    name="Käpy", number="1", lat=60.1, lon=24.9, aliases=("Kotte",), several_flats=True
)
THERE = AddressRow(kind=RowKind.TOWN, name="Город")


def keep_rows(folder: Path, source: str, country: str, rows: Iterable[AddressRow]) -> int:
    with rows_to_keep(folder, source, country, rows) as new:
        count = sum(1 for _ in new)
        new.settle()
    return count


def one_then_broken() -> Iterator[AddressRow]:
    yield THERE
    raise CannotImport("the file breaks off")


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    """Every field, in any script."""
    assert keep_rows(tmp_path, "a.osm", "fi", [HERE, THERE]) == 2
    assert list(kept_rows(tmp_path)) == [HERE, THERE]


def test_a_source_imported_again_replaces_its_own_rows(tmp_path: Path) -> None:
    """And leaves the others'."""
    keep_rows(tmp_path, "a.osm", "fi", [HERE])
    keep_rows(tmp_path, "b.csv", "fi", [HERE])
    keep_rows(tmp_path, "a.osm", "fi", [THERE])
    assert list(kept_rows(tmp_path)) == [THERE, HERE]


def test_an_import_that_fails_changes_nothing(tmp_path: Path) -> None:
    """The old rows stand, and no piece is left behind."""
    keep_rows(tmp_path, "a.osm", "fi", [HERE])
    with pytest.raises(CannotImport):
        keep_rows(tmp_path, "a.osm", "fi", one_then_broken())
    assert list(kept_rows(tmp_path)) == [HERE]
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_imported_is_no_rows(tmp_path: Path) -> None:
    """Also where the folder is not there yet."""
    assert list(kept_rows(tmp_path / "nowhere")) == []


def test_a_broken_file_says_which(tmp_path: Path) -> None:
    """One line, with its name."""
    keep_rows(tmp_path, "a.osm", "fi", [HERE] * 100)
    path = next(tmp_path.iterdir())
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(CannotImport, match=r"fi-a-osm\.rows\.gz cannot be read"):
        list(kept_rows(tmp_path))


def test_rows_of_another_version_are_not_read(tmp_path: Path) -> None:
    """They say from what they were imported."""
    head = b'{"format":0,"source":"old.csv","country":"FI"}\n'
    (tmp_path / "fi-old.rows.gz").write_bytes(gzip.compress(head))
    with pytest.raises(CannotImport, match=r"import old\.csv"):
        list(kept_rows(tmp_path))
