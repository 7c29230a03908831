"""Files of rows: what was imported, kept as it was read, one file for each source.

A source that is imported again replaces its own rows and nobody else's. A file appears under its
name only when it is whole, so that whoever reads sees the old rows or the new ones.
"""

import gzip
import os
import re
import secrets
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from address.gazetteers.row import AddressRow
from address.importers.mapped_csv import ColumnMapping
from address.importers.report import CannotImport
from address.language.folding import fold

ENDING = ".rows.gz"
UNFINISHED = ".part"
FORMAT = 1  # rows of another format are not read: import them again
NAME_CHARACTERS_MAX = 80
COMPRESSION = 1
BUFFER_BYTES = 1 << 18


class _Head(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    format: int
    source: str
    country: str
    mapping: ColumnMapping | None = None


@dataclass(slots=True)
class KeptRows:
    """The rows of one source. `count` is known once they have been gone through to the end."""

    path: Path
    source: str
    country: str
    mapping: ColumnMapping | None  # how its columns were read
    kept_at: float
    count: int = 0

    def __iter__(self) -> Iterator[AddressRow]:
        decoder = msgspec.json.Decoder(AddressRow)
        self.count = 0
        try:
            with gzip.open(self.path, "rb") as file:
                next(file, b"")
                for line in file:
                    yield decoder.decode(line)
                    self.count += 1
        except (OSError, EOFError, msgspec.MsgspecError, ValueError) as problem:
            raise CannotImport(f"{self.path.name} cannot be read: {problem}") from problem

    def counted(self) -> int:
        """How many there are, without going through what they say; 0 where they are damaged."""
        try:
            with gzip.open(self.path, "rb") as file:
                return sum(1 for _ in file) - 1
        except (OSError, EOFError, zlib.error):
            return 0


@dataclass(slots=True)
class RowsToKeep:
    """Rows of a source that are written into a file of nobody's yet while somebody goes through
    them; `settle` lets it take the place of the old one."""

    path: Path
    source: str
    country: str
    rows: Iterable[AddressRow]
    mapping: ColumnMapping | None
    count: int = 0

    def __iter__(self) -> Iterator[AddressRow]:
        encoder = msgspec.json.Encoder()
        head = _Head(format=FORMAT, source=self.source, country=self.country, mapping=self.mapping)
        lines = bytearray(encoder.encode(head) + b"\n")
        with (
            self.path.open("wb", BUFFER_BYTES) as raw,
            gzip.GzipFile(filename="", mode="wb", compresslevel=COMPRESSION, fileobj=raw) as file,
        ):
            for row in self.rows:
                self.count += 1
                encoder.encode_into(row, lines, -1)
                lines += b"\n"
                if len(lines) > BUFFER_BYTES:
                    file.write(lines)
                    lines.clear()
                yield row
            file.write(lines)

    @property
    def kept_at(self) -> float:
        return self.path.stat().st_mtime

    def settle(self) -> None:
        """From now on these are the rows of their source."""
        onto_the_disk(self.path)
        self.path.replace(self.path.parent / _file_name(self.source, self.country))


@contextmanager
def rows_to_keep(
    folder: Path,
    source: str,
    country: str,
    rows: Iterable[AddressRow],
    mapping: ColumnMapping | None = None,
) -> Iterator[RowsToKeep]:
    """Rows to be gone through and settled; what is not settled is gone at the end of the block."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = fresh_file(folder)
    try:
        yield RowsToKeep(unfinished, source, country.upper(), rows, mapping)
    finally:
        unfinished.unlink(missing_ok=True)


def onto_the_disk(path: Path) -> None:
    """Not only into the memory of this machine."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def fresh_file(folder: Path) -> Path:
    """An empty file that is nobody's yet; others may read it once it has its name."""
    path = folder / f"{secrets.token_hex(8)}{UNFINISHED}"
    path.touch(exist_ok=False)
    return path


def kept_rows(folder: Path) -> Iterator[AddressRow]:
    """All rows of all sources; nothing where nothing was imported."""
    for source in kept_sources(folder):
        yield from source


def kept_sources(folder: Path) -> list[KeptRows]:
    """What was imported, by name."""
    return [_opened(path) for path in sorted(folder.glob(f"*{ENDING}"))]


def kept_source(folder: Path, source: str, country: str) -> KeptRows | None:
    path = folder / _file_name(source, country)
    return _opened(path) if path.exists() else None


def _opened(path: Path) -> KeptRows:
    try:
        with gzip.open(path, "rb") as file:
            head = msgspec.json.decode(next(file, b""), type=_Head)
        kept_at = path.stat().st_mtime
    except (OSError, EOFError, msgspec.MsgspecError, ValueError) as problem:
        raise CannotImport(f"{path.name} cannot be read: {problem}") from problem
    if head.format != FORMAT:
        raise CannotImport(f"{path.name} is of another version: import {head.source}")
    return KeptRows(path, head.source, head.country, head.mapping, kept_at)


def _file_name(source: str, country: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", fold(source)).strip("-")[:NAME_CHARACTERS_MAX]
    return f"{country.lower()}-{plain or 'rows'}{ENDING}"
