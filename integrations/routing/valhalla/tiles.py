"""Tiles: the roads of an OSM extract in Valhalla's own form, built once into a cache folder.

They lie in one file, named by the extract's content and by the Valhalla that built them; it
appears under its name only when it is whole, so that an interruption leaves nothing half behind.
Valhalla maps the file into memory, and all threads and processes share it.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import valhalla

from core.ports import Unavailable
from integrations.build_lock import alone
from integrations.routing.valhalla import NAME

BUILD_HOURS_MAX = 12.0  # a continent on a small machine
LOOK_EVERY_SECONDS = 0.5
WORK = "building-"
NAMED_BY_DIGITS = 16
NOT_OURS = (
    "traffic_extract", "admin", "landmarks", "timezone", "transit_dir", "transit_feeds_dir",
)  # fmt: skip  # what the default settings would read from /data, if somebody had put it there


def tiles_of(extract: Path, cache: Path) -> Path:
    """The file of the extract's tiles, built if the cache has none yet. Raises Unavailable.

    Blocks for as long as the building takes (a town: a second; a country: minutes to hours).
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        tiles = cache / f"{NAME}-{version('pyvalhalla')}-{_fingerprint(extract)}.tar"
        if not tiles.exists():
            with alone(cache, NAME, f"{WORK}*"):
                if not tiles.exists():  # somebody else may have built them while we waited
                    _build(extract, tiles)
    except OSError as problem:
        raise Unavailable(f"the road tiles cannot be built or read: {problem}") from problem
    return tiles


def settings_over(tiles: Path) -> dict[str, Any]:
    """Valhalla's settings for asking over these tiles."""
    settings: dict[str, Any] = valhalla.get_config(tile_extract="", tile_dir=str(tiles.parent))
    settings["logging"] = {"type": "", "color": False}
    settings["mjolnir"] |= dict.fromkeys(NOT_OURS, "")
    settings["mjolnir"] |= {"tile_dir": "", "tile_extract": str(tiles.resolve())}
    return settings


def _fingerprint(extract: Path) -> str:
    with extract.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:NAMED_BY_DIGITS]


def _build(extract: Path, tiles: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=WORK, dir=tiles.parent) as folder:
        work = Path(folder)
        (work / "tiles").mkdir()
        settings = settings_over(tiles)
        settings["mjolnir"] |= {"tile_dir": str((work / "tiles").resolve()), "tile_extract": ""}
        settings["logging"] = {"type": "std_out", "color": False}
        (work / "valhalla.json").write_text(json.dumps(settings), encoding="utf-8")
        began = time.monotonic()
        _run_builder(extract, work)
        built = sorted((work / "tiles").rglob("*.gph"))
        if not built:
            raise Unavailable(f"no roads in {extract.name}: is it an OSM extract?")
        with tarfile.open(work / "tiles.tar", "w", format=tarfile.USTAR_FORMAT) as tar:
            for tile in built:
                tar.add(tile, arcname=str(tile.relative_to(work / "tiles")))
        (work / "tiles.tar").replace(tiles)
        _tell(f"Road tiles of {extract.name} built in {time.monotonic() - began:.0f} s.\n")


def _run_builder(extract: Path, work: Path) -> None:
    builder = valhalla.PYVALHALLA_DIR / "bin" / "valhalla_build_tiles"
    command = [str(builder), "-c", str(work / "valhalla.json"), str(extract)]
    began = time.monotonic()
    with (work / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            while process.poll() is None:
                time.sleep(LOOK_EVERY_SECONDS if time.monotonic() - began > 5 else 0.05)
                took = time.monotonic() - began
                _tell(f"Building road tiles of {extract.name}: {took:.0f} s …")
                if took > BUILD_HOURS_MAX * 3600:
                    raise Unavailable(f"the road tiles took more than {BUILD_HOURS_MAX:g} h")
        finally:
            if process.returncode is None:
                process.kill()
                process.wait()
    if process.returncode != 0:
        last = (work / "log").read_text(errors="replace").strip().splitlines()[-1:]
        raise Unavailable(f"road tiles of {extract.name}: {' '.join(last) or 'builder failed'}")


def _tell(words: str) -> None:
    """On a terminal only, over the line before."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{words}")
        sys.stderr.flush()
