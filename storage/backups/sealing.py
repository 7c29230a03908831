"""Sealing: a backup gets its name when it is whole, and a sum beside it that tells a changed one.

The sum is what `sha256sum --check` reads. Only who made a backup may read it.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.backups.contents import BackupRefused, Kind

UNFINISHED = ".unfinished"
SUM = ".sha256"
OWN_MODE = 0o600
BEGINS = {b"SQLite format 3\0": Kind.SQLITE, b"PGDMP": Kind.POSTGRESQL}


@contextmanager
def sealed(target: Path) -> Iterator[Path]:
    """Yields the file to be filled; on any exception nothing is left of it. Raises BackupRefused
    where the target is there already."""
    if target.exists():
        raise BackupRefused(f"{target} is there already: nothing is written over a backup")
    unfinished = target.with_name(target.name + UNFINISHED)
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL, OWN_MODE))
    try:
        yield unfinished
        _write_own(sum_of(target), f"{_digest(unfinished)}  {target.name}\n")
        put_in_place(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)


def unsealed(source: Path) -> Kind:
    """What kind of backup it is. Raises BackupRefused where it is none, or was changed since."""
    with source.open("rb") as file:
        begins = file.read(max(map(len, BEGINS)))
    kind = next((kind for magic, kind in BEGINS.items() if begins.startswith(magic)), None)
    if kind is None:
        raise BackupRefused(f"{source} is no backup")
    noted = sum_of(source)
    if noted.exists() and noted.read_text().split()[:1] != [_digest(source)]:
        raise BackupRefused(f"{source} is not what was written: its sum is not that of {noted}")
    return kind


def sum_of(backup: Path) -> Path:
    return backup.with_name(backup.name + SUM)


def put_in_place(file: Path, target: Path) -> None:
    """The file takes the target's name, and both are on the disk."""
    _sync(file)
    file.replace(target)
    _sync(target.parent)


def _write_own(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN_MODE)
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
