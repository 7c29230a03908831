"""Road tiles are built once for an extract, whole or not at all."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.ports import Unavailable
from integrations.routing.valhalla.tiles import WORK, tiles_of
from tests.integrations.routing_peers import EXTRACT


def test_tiles_are_built_once(tmp_path: Path) -> None:
    """The second start finds them."""
    built = tiles_of(EXTRACT, tmp_path)
    made_at = built.stat().st_mtime_ns
    assert tiles_of(EXTRACT, tmp_path) == built
    assert built.stat().st_mtime_ns == made_at


def test_another_extract_has_other_tiles(tmp_path: Path) -> None:
    """Named by what is in it: a newer extract under the same name is built again."""
    extract = tmp_path / "town.osm.pbf"
    extract.write_bytes(EXTRACT.read_bytes())
    first = tiles_of(extract, tmp_path / "cache")
    extract.write_bytes(b"no extract at all")
    with pytest.raises(Unavailable, match=r"town\.osm\.pbf"):
        tiles_of(extract, tmp_path / "cache")
    assert list((tmp_path / "cache").glob("*.tar")) == [first]


def test_what_an_interruption_left_is_cleared_away(tmp_path: Path) -> None:
    """A killed build is begun again, and takes no room for ever."""
    (tmp_path / f"{WORK}of-a-killed-one" / "tiles").mkdir(parents=True)
    tiles_of(EXTRACT, tmp_path)
    assert list(tmp_path.glob(f"{WORK}*")) == []


def test_two_who_start_together_build_once(tmp_path: Path) -> None:
    """The second waits, and finds what the first has built."""
    together = threading.Barrier(2)

    def build() -> int:
        together.wait()
        return tiles_of(EXTRACT, tmp_path).stat().st_mtime_ns

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(build), pool.submit(build)
        assert first.result() == second.result()


def test_a_missing_extract_is_said_by_name(tmp_path: Path) -> None:
    """One line for whoever starts the house."""
    with pytest.raises(Unavailable, match=r"gone\.osm\.pbf"):
        tiles_of(tmp_path / "gone.osm.pbf", tmp_path)


def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "cache").write_text("")
    with pytest.raises(Unavailable, match="cannot be built"):
        tiles_of(EXTRACT, tmp_path / "cache")
