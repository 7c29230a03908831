"""Files of rows: what was imported, kept as it was read, one file for each source.

A source that is imported again replaces its own rows and nobody else's. A file appears under its
name only when it is whole, so that whoever reads sees the old rows or the new ones.
"""

import gzip
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from address.folding import fold
from address.importers.report import CannotImport
from address.row import AddressRow

ENDING = ".rows.gz"
FORMAT = 1  # rows of another format are not read: import them again
NAME_CHARACTERS_MAX = 80
COMPRESSION = 3


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    format: int
    source: str
    country: str


def keep_rows(folder: Path, source: str, country: str, rows: Iterable[AddressRow]) -> int:
    """Writes the rows of a source, streaming; how many there were. Nothing changes if it fails."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder = msgspec.json.Encoder()
    head = _Head(format=FORMAT, source=source, country=country.upper())
    handle, unfinished = tempfile.mkstemp(dir=folder, suffix=".part")
    count = 0
    try:
        with os.fdopen(handle, "wb") as raw, gzip.open(raw, "wb", COMPRESSION) as file:
            file.write(encoder.encode(head) + b"\n")
            for row in rows:
                file.write(encoder.encode(row) + b"\n")
                count += 1
        Path(unfinished).replace(folder / _file_name(source, country))
    finally:
        with suppress(FileNotFoundError):
            os.unlink(unfinished)
    return count


def kept_rows(folder: Path) -> Iterator[AddressRow]:
    """All rows of all sources; nothing where nothing was imported."""
    row_decoder = msgspec.json.Decoder(AddressRow)
    for path in sorted(folder.glob(f"*{ENDING}")):
        try:
            with gzip.open(path, "rb") as file:
                head = msgspec.json.decode(next(file, b""), type=_Head)
                if head.format != FORMAT:
                    raise CannotImport(f"{path.name} is of another version: import {head.source}")
                for line in file:
                    yield row_decoder.decode(line)
        except (OSError, EOFError, msgspec.MsgspecError, ValueError) as problem:
            raise CannotImport(f"{path.name} cannot be read: {problem}") from problem


def state_of_rows(folder: Path) -> str:
    """Changes whenever the files do: names, sizes and times, without reading them."""
    stats = [(path.name, path.stat()) for path in sorted(folder.glob(f"*{ENDING}"))]
    return ";".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in stats)


def _file_name(source: str, country: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", fold(source)).strip("-")[:NAME_CHARACTERS_MAX]
    return f"{country.lower()}-{plain or 'rows'}{ENDING}"
