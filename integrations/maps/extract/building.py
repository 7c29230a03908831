"""Building a map: once for each extract, in a process of its own, so that no chat waits for it.

    python -m integrations.maps.extract.building EXTRACT FOLDER

The file is named by the extract's place, size and time, and appears under its name only when it is
whole. A changed extract gets a new one, and the old one goes.
"""

import hashlib
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from integrations.build_lock import alone
from integrations.maps.extract import NAME
from integrations.maps.extract.reading import Shape, bounds_said, shapes_of
from integrations.maps.extract.store import write

FORMAT = 3  # a new one for an old folder
WORK = "map-building-"
TELL_EVERY_SECONDS = 15.0
NICE = 10
# The library reads ahead, twenty blocks by itself: with few of them a region of three million
# objects took 250 MB at most, and 430 MB without, and no longer.
BLOCKS_AHEAD = {"OSMIUM_MAX_INPUT_QUEUE_SIZE": "4", "OSMIUM_MAX_OSMDATA_QUEUE_SIZE": "3"}

log = logging.getLogger(__name__)


def map_file(extract: Path, folder: Path) -> Path:
    """Where the extract's map stands, or will. Raises OSError where there is no extract."""
    stat = extract.stat()
    return folder / f"{_stem(extract)}-{stat.st_size}-{stat.st_mtime_ns}.sqlite"


def build(extract: Path, folder: Path) -> Path:
    """The map's file, made if it is not there. Raises OSError, and RuntimeError where the extract
    cannot be read."""
    folder.mkdir(parents=True, exist_ok=True)
    file = map_file(extract, folder)
    if file.exists():
        return file
    with alone(folder, NAME, f"{WORK}*"):
        if not file.exists():  # somebody else may have made it while we waited
            _build(extract, file)
        for old in folder.glob(f"{_stem(extract)}-*.sqlite"):
            if old != file:
                old.unlink(missing_ok=True)  # whoever reads it still has it open
    return file


def _stem(extract: Path) -> str:
    place = hashlib.sha256(str(extract.resolve()).encode()).hexdigest()[:8]
    return f"{NAME}-{FORMAT}-{place}"


def _build(extract: Path, file: Path) -> None:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=WORK, dir=file.parent) as folder:
        work = Path(folder)
        half_done = work / "map.sqlite"
        count = write(half_done, _told(shapes_of(extract, work)), bounds_said(extract))
        if not count:
            raise RuntimeError(f"no streets in {extract.name}: is it an OSM extract?")
        half_done.replace(file)
    size = file.stat().st_size / 1e6
    took = time.monotonic() - began
    log.info("map of %s: %d shapes, %.0f MB, in %.0f s", extract.name, count, size, took)


def _told(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """How far it has come, now and then."""
    told = time.monotonic()
    for number, shape in enumerate(shapes):
        yield shape
        if number % 1_000 == 0 and time.monotonic() - told > TELL_EVERY_SECONDS:
            told = time.monotonic()
            log.info("map: %d shapes so far", number)


def main(told: list[str]) -> int:
    """Its lines go to stderr, from where our parent takes them into the log."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    extract, folder = map(Path, told)
    os.nice(NICE)
    os.environ |= BLOCKS_AHEAD
    try:
        build(extract, folder)
    except (OSError, RuntimeError) as problem:
        log.error("the map of %s cannot be made: %s", extract.name, problem)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
