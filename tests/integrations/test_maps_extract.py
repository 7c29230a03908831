"""The map's file: made once, whole or not at all, in the background; and what a page gets of it."""

import asyncio
import os
import shutil
import sys
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import psutil
import pytest
import pytest_asyncio

from core.model.location import Location
from core.model.map_picture import MapPicture
from core.ports import Unavailable
from integrations.maps import open_maps
from integrations.maps.extract import ATTRIBUTION
from integrations.maps.extract.building import WORK, build, map_file
from integrations.maps.extract.client import BUILDER, Desk, ExtractMaps
from integrations.maps.extract.geojson import shapes
from integrations.maps.extract.kinds import Kind
from integrations.maps.extract.store import Box, Shelf
from tests.integrations.map_world import (
    DEMO,
    MIDDLE,
    STATION,
    TownPlan,
    a_crossing,
    at_metres,
    opened,
)

HERE = MapPicture(location=STATION, sigma_m=12.0)


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    copy = tmp_path / "town.osm.pbf"
    shutil.copyfile(DEMO, copy)
    return copy


@pytest_asyncio.fixture
async def maps(extract: Path, tmp_path: Path) -> AsyncIterator[ExtractMaps]:
    made = open_maps(extract, tmp_path / "cache")
    assert made is not None
    yield made
    await made.aclose()


async def test_the_first_who_ask_go_without_and_the_later_ones_see(maps: ExtractMaps) -> None:
    """Nobody waits for the building; a picture of the real town follows."""
    began = time.monotonic()
    with pytest.raises(Unavailable, match="is being made"):
        await maps.picture(HERE)
    assert time.monotonic() - began < 1.0
    await maps.built()
    assert opened(await maps.picture(HERE)).size == (800, 500)


async def test_the_loop_goes_on_while_a_picture_is_drawn(maps: ExtractMaps) -> None:
    """It is drawn in another thread: other chats are answered meanwhile."""
    maps.begin()
    await maps.built()
    drawing = asyncio.create_task(maps.picture(HERE))
    turns = 0
    while not drawing.done():
        await asyncio.sleep(0)
        turns += 1
    assert drawing.exception() is None
    assert turns > 20


async def test_the_same_place_is_drawn_once(maps: ExtractMaps) -> None:
    """A centimetre off is the same place; who asked is not known."""
    maps.begin()
    await maps.built()
    first = await maps.picture(HERE)
    near = Location(STATION.lat + 1e-7, STATION.lon)
    assert await maps.picture(MapPicture(location=near, sigma_m=12.2)) is first
    assert await maps.picture(MapPicture(location=near, sigma_m=40.0)) is not first


async def test_a_picture_that_came_too_late_is_there_for_the_next_who_asks(
    tmp_path: Path,
) -> None:
    """It is drawn once, also for those who ask at the same time."""
    drawn: list[str] = []
    go_on = threading.Event()

    def slowly(shelf: Shelf) -> bytes:
        go_on.wait(5)
        drawn.append("once")
        return b"png"

    desk = Desk("test", 4)
    file = map_file(DEMO, tmp_path)
    build(DEMO, tmp_path)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await desk.drawn(file, "here", slowly)
    both = asyncio.gather(desk.drawn(file, "here", slowly), desk.drawn(file, "here", slowly))
    go_on.set()
    assert set(await both) == {b"png"}
    assert await desk.drawn(file, "here", slowly) == b"png"
    assert drawn == ["once"]
    desk.close()


async def test_a_picture_is_drawn_before_anybody_asks(extract: Path, tmp_path: Path) -> None:
    """By whoever begins with a map that is there."""
    build(extract, tmp_path / "cache")
    made = open_maps(extract, tmp_path / "cache")
    assert made is not None
    made.begin()
    await made.built()
    assert len(made._pictures._kept) == 1
    await made.aclose()


async def test_a_file_that_is_no_extract_is_unavailable_and_not_tried_at_once_again(
    tmp_path: Path,
) -> None:
    """The bot goes on without pictures."""
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(b"no extract at all" * 100)
    maps = ExtractMaps(broken, tmp_path / "cache")
    maps.begin()
    await maps.built()
    with pytest.raises(Unavailable, match="could not be made"):
        await maps.picture(HERE)
    await maps.aclose()


async def test_an_extract_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    """Somebody moved it."""
    maps = ExtractMaps(tmp_path / "gone.osm.pbf", tmp_path / "cache")
    with pytest.raises(Unavailable):
        await maps.picture(HERE)


async def test_a_file_that_was_spoilt_is_unavailable(
    maps: ExtractMaps, extract: Path, tmp_path: Path
) -> None:
    """Half a disk, half a file."""
    maps.begin()
    await maps.built()
    file = map_file(extract, tmp_path / "cache")
    file.write_bytes(file.read_bytes()[:5_000])
    with pytest.raises(Unavailable):
        await maps.picture(HERE)


@pytest.mark.parametrize("seconds", [0.0, 0.002, 0.05])
async def test_closing_ends_the_builder(seconds: float, extract: Path, tmp_path: Path) -> None:
    """No process stays behind, though it was only just starting."""
    maps = ExtractMaps(extract, tmp_path / "cache")
    maps.begin()
    await asyncio.sleep(seconds)
    await maps.aclose()
    children = [child.cmdline() for child in psutil.Process().children()]
    assert [line for line in children if BUILDER in line] == []


def test_a_changed_extract_gets_a_new_file_and_the_old_one_goes(
    extract: Path, tmp_path: Path
) -> None:
    """Named by size and time; built again only then."""
    folder = tmp_path / "cache"
    first = build(extract, folder)
    made_at = first.stat().st_mtime_ns
    assert build(extract, folder).stat().st_mtime_ns == made_at
    os.utime(extract, ns=(1, 1))
    second = build(extract, folder)
    assert second != first
    assert sorted(folder.glob("*.sqlite")) == [second]


async def test_a_builder_that_was_killed_leaves_nothing_half_done(
    extract: Path, tmp_path: Path
) -> None:
    """The next one clears its work away and makes the map."""
    folder = tmp_path / "cache"
    folder.mkdir()
    killed = await asyncio.create_subprocess_exec(
        sys.executable, "-m", BUILDER, str(extract), str(folder)
    )
    await asyncio.to_thread(begun, folder)
    killed.kill()
    await killed.wait()
    assert list(folder.glob("*.sqlite")) == []
    assert build(extract, folder).is_file()
    assert list(folder.glob(f"{WORK}*")) == []


async def test_two_builders_at_once_make_one_map(extract: Path, tmp_path: Path) -> None:
    """The second one waits, and finds it there."""
    folder = tmp_path / "cache"
    await asyncio.gather(*(asyncio.to_thread(build, extract, folder) for _ in range(2)))
    assert len(list(folder.glob("*.sqlite"))) == 1


def test_cells_beside_each_other_show_each_house_once(extract: Path, tmp_path: Path) -> None:
    """Nothing twice, nothing lost, and whole houses."""
    shelf = Shelf(build(extract, tmp_path / "cache"))
    middle, east = 24.944, 24.950
    cells = [Box(24.938, 60.168, middle, 60.174), Box(middle, 60.168, east, 60.174)]
    houses = [
        str(one["geometry"]["coordinates"])
        for cell in cells
        for one in features(shelf, cell)
        if one["properties"]["kind"] == "building"
    ]
    whole = features(shelf, Box(24.938, 60.168, east, 60.174))
    wanted = [
        str(one["geometry"]["coordinates"])
        for one in whole
        if one["properties"]["kind"] == "building"
    ]
    assert len(houses) > 100
    assert sorted(houses) == sorted(wanted)


def test_a_cell_is_cut_out_of_what_is_long_and_wide(tmp_path: Path) -> None:
    """A street of a hundred kilometres weighs no more than its piece in the cell."""
    plan = a_crossing()
    plan.way([(east, 30) for east in range(-50_000, 50_000, 20)], highway="primary", name="Long")
    shelf = plan.shelf(tmp_path)
    west, north = at_metres(-200, -200), at_metres(200, 200)
    cell = Box(west.lon, west.lat, north.lon, north.lat)
    assert len(shapes(shelf, cell)) < 5_000
    names = [one["properties"].get("label") for one in features(shelf, cell)]
    assert {"Long", "High Street", "1", "4"} <= set(names)


def test_a_cell_says_who_drew_it(tmp_path: Path) -> None:
    """Whoever shows it shows that too."""
    shelf = a_crossing().shelf(tmp_path)
    corner = at_metres(100, 100)
    told = msgspec.json.decode(shapes(shelf, Box(MIDDLE.lon, MIDDLE.lat, corner.lon, corner.lat)))
    assert told["attribution"] == ATTRIBUTION


def test_tunnels_and_pavements_are_not_shown(tmp_path: Path) -> None:
    """A path below a house, a metro line, the pavement that its street shows already."""
    plan = TownPlan()
    plan.way([(0, 0), (100, 0)], highway="residential", name="Seen")
    plan.way([(0, 10), (100, 10)], highway="footway", footway="sidewalk")
    plan.way([(0, 20), (100, 20)], highway="footway", tunnel="yes")
    plan.way([(0, 30), (100, 30)], railway="subway", tunnel="yes")
    shelf = plan.shelf(tmp_path)
    around = Box(MIDDLE.lon - 0.01, MIDDLE.lat - 0.01, MIDDLE.lon + 0.01, MIDDLE.lat + 0.01)
    assert list(shelf.look(around, Kind).labels) == ["Seen"]


def begun(folder: Path) -> None:
    """Returns once a builder is at work in the folder."""
    until = time.monotonic() + 20.0
    while not list(folder.glob(f"{WORK}*")):
        assert time.monotonic() < until
        time.sleep(0.002)


def features(shelf: Shelf, box: Box) -> list[dict[str, dict[str, object]]]:
    told = msgspec.json.decode(shapes(shelf, box))
    found: list[dict[str, dict[str, object]]] = told["features"]
    return found
