"""The shelf: the folder of what was imported. Rows by source, and the gazetteer made of them.

Whoever imports makes the new gazetteer beside the old one and then lets it take its place, so that
a reader has the old one or the new one. Two imports at once wait for one another.
"""

import fcntl
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from address.gazetteers.gazetteer import Gazetteer
from address.gazetteers.row import AddressRow
from address.importers.mapped_csv import ColumnMapping
from address.importers.report import CannotImport, Loss
from address.making.rows_files import (
    ENDING,
    UNFINISHED,
    KeptRows,
    RowsToKeep,
    fresh_file,
    kept_rows,
    kept_source,
    kept_sources,
    onto_the_disk,
    rows_to_keep,
)

if TYPE_CHECKING:
    from address.gazetteers.areas import Area
    from address.making.compiling import Watch

GAZETTEER = "gazetteer.sqlite"
AREAS = "areas.geojson"  # what is not in it is "outside_area"
LOCK = "import.lock"
KEPT_SHARE_MIN = 0.9  # of the rows that a source brought before: no town loses a tenth at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What one file brought, and when."""

    name: str
    country: str
    rows: int
    kept_at: datetime

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "country": self.country,
            "rows": self.rows,
            "kept_at": self.kept_at.isoformat(timespec="seconds"),
        }


class Shelf:
    """A folder of rows and the gazetteer made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / GAZETTEER

    def put(
        self,
        source: str,
        country: str,
        rows: Iterable[AddressRow],
        watch: "Watch | None" = None,
        mapping: ColumnMapping | None = None,
        loss: Loss = Loss.REFUSED,
    ) -> str:
        """Rows of a source take the place of its old ones; the gazetteer's version. Raises
        CannotImport, also where far fewer rows come than there were, and then everything is as it
        was."""
        with self._alone(), rows_to_keep(self.folder, source, country, rows, mapping) as new:
            old = kept_source(self.folder, source, country)
            others = [kept for kept in kept_sources(self.folder) if kept.path != _path_of(old)]
            with self._made_of([new, *others], watch) as version:
                if old is not None and loss is Loss.REFUSED:
                    _refuse_far_fewer(new, old)
                new.settle()
        return version

    def remove(self, source: str, country: str, watch: "Watch | None" = None) -> None:
        """Forgets a source. Raises CannotImport where there is none of that name."""
        with self._alone():
            gone = kept_source(self.folder, source, country)
            if gone is None:
                raise CannotImport(f"nothing of that name was imported: {country} {source}")
            others = [kept for kept in kept_sources(self.folder) if kept.path != gone.path]
            with self._made_of(others, watch):
                gone.path.unlink()

    def mapping_of(self, source: str, country: str) -> ColumnMapping | None:
        """How the columns of this source were read the last time."""
        kept = kept_source(self.folder, source, country)
        return kept.mapping if kept else None

    def gazetteer(self) -> Gazetteer:
        """What the shelf holds; empty where nothing was imported. Raises CannotImport."""
        areas = self.areas()
        with suppress(CannotImport, FileNotFoundError):
            return Gazetteer.open(self._file, areas=areas)
        # None yet, a damaged one, or one of another version: the rows are still there.
        if not any(self.folder.glob(f"*{ENDING}")):
            return Gazetteer.load((), areas=areas)
        try:
            with self._alone(), self._made_of(kept_sources(self.folder), None):
                pass
        except OSError:  # nobody may write here
            return Gazetteer.load(kept_rows(self.folder), areas=areas)
        return Gazetteer.open(self._file, areas=areas)

    def areas(self) -> "Sequence[Area]":
        path = self.folder / AREAS
        if not path.is_file():
            return ()
        from address.gazetteers.areas import areas_of  # shapely: few draw areas

        return areas_of(path)

    def deliver_within(self, file: Path | None) -> "Sequence[Area]":
        """From now on the areas of this file; everywhere, without one. Raises CannotImport, and
        then it is as it was."""
        path = self.folder / AREAS
        if file is None:
            path.unlink(missing_ok=True)
            return ()
        from address.gazetteers.areas import areas_beside, areas_of

        areas = areas_of(file)
        areas_beside(self.gazetteer().box, areas, file.name)
        with self._alone():
            fresh = fresh_file(self.folder)
            fresh.write_bytes(file.read_bytes())
            onto_the_disk(fresh)
            fresh.replace(path)
        return areas

    def sources(self) -> list[Source]:
        """What the gazetteer was made of."""
        if not self._file.exists():
            return []
        uri = f"{self._file.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as db:
            rows = db.execute("SELECT name, country, rows, kept_at FROM source ORDER BY 1, 2")
            return [
                Source(name=name, country=country, rows=count, kept_at=_moment(kept_at))
                for name, country, count, kept_at in rows
            ]

    def state(self) -> str:
        """Changes whenever there is something new to read."""
        files = (self._file, self.folder / AREAS)
        stats = [file.stat() for file in files if file.exists()]
        return ";".join(f"{stat.st_ino}:{stat.st_size}:{stat.st_mtime_ns}" for stat in stats)

    @contextmanager
    def _made_of(
        self, sources: Sequence[KeptRows | RowsToKeep], watch: "Watch | None"
    ) -> Iterator[str]:
        """A new gazetteer, which takes the old one's place at the end of the block."""
        from address.making.compiling import compiled, unwatched  # whoever reads needs no importer

        watch = watch or unwatched
        made, scratch = fresh_file(self.folder), fresh_file(self.folder)
        try:
            with closing(sqlite3.connect(made)) as into, closing(sqlite3.connect(scratch)) as work:
                version = compiled(_rows_of(sources, watch), into, work, watch)
                into.executemany(
                    "INSERT INTO source VALUES (?, ?, ?, ?)",
                    [(s.source, s.country, s.count, s.kept_at) for s in sources],
                )
                into.commit()
                if into.execute("PRAGMA quick_check").fetchone() != ("ok",):
                    raise CannotImport("the disk does not keep what is written on it")
            onto_the_disk(made)
            yield version
            made.replace(self._file)
        except sqlite3.Error as problem:
            raise CannotImport(f"no gazetteer could be made: {problem}") from problem
        finally:
            made.unlink(missing_ok=True)
            scratch.unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One import at a time; what a killed one left behind is swept away."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left in self.folder.glob(f"*{UNFINISHED}"):
                left.unlink(missing_ok=True)
            yield


def _rows_of(sources: Iterable[KeptRows | RowsToKeep], watch: "Watch") -> Iterator[AddressRow]:
    for source in sources:
        if isinstance(source, KeptRows):
            yield from watch(source, f"Sorting {source.source}", "rows")
            continue
        yield from source
        if source.count == 0:
            raise CannotImport(f"{source.source}: no address in it")


def _refuse_far_fewer(new: RowsToKeep, old: KeptRows) -> None:
    before = old.counted()
    if new.count < before * KEPT_SHARE_MIN:
        raise CannotImport(
            f"{new.source}: brings {new.count:,} rows, and brought {before:,} before: the old ones"
            " stay; --force takes it all the same"
        )


def _path_of(kept: KeptRows | None) -> Path | None:
    return kept.path if kept else None


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
