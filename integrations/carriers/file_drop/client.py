"""The client of a file drop: files only. A file is whole when it has its name: whoever writes one
gives it another name first (`.part` behind it), and renames it when it is done."""

import asyncio
import csv
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from core.ports import Unavailable
from integrations.carriers.file_drop import wire

FILE_BYTES_MAX = 16 * 1024 * 1024
HEAD_BYTES = 4096
SEPARATORS = ",;\t"
WHOLE = ".csv"


class NotCsv(Exception):
    """A file that nobody can read."""


class Folder:
    """`in`: theirs, still to be read; `done` and `bad`: theirs, read or not to be read; `out`:
    ours, for them to take; `sent`: empty files that say which changes were laid down."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def check(self) -> None:
        """Raises Unavailable where we cannot read or write there."""
        await _in_thread(self._make)

    async def waiting(self) -> Sequence[str]:
        """The files that wait, by name."""
        return await _in_thread(self._waiting)

    async def read(self, name: str) -> Sequence[wire.Line]:
        """Raises NotCsv, Unavailable."""
        return await _in_thread(lambda: _lines(self._path / "in" / name))

    async def lay_aside(self, name: str, where: str) -> None:
        """`where` is done or bad."""
        await _in_thread(lambda: self._move(name, where))

    async def lay_down(self, name: str, cells: Mapping[str, str]) -> None:
        """A file with one line; the same name again is the same file. Raises Unavailable."""
        await _in_thread(lambda: self._write(name, cells))

    async def was_laid_down(self, name: str) -> bool:
        return await _in_thread(lambda: (self._path / "sent" / name).exists())

    async def taken_back(self, name: str) -> bool:
        """False where they have taken it already."""
        return await _in_thread(lambda: self._take_back(name))

    def _make(self) -> None:
        for name in ("in", "done", "bad", "out", "sent"):
            (self._path / name).mkdir(exist_ok=True)
        if not os.access(self._path / "out", os.W_OK) or not os.access(self._path / "in", os.R_OK):
            raise PermissionError("no way in")

    def _waiting(self) -> Sequence[str]:
        self._make()
        found = (self._path / "in").iterdir()
        return sorted(one.name for one in found if one.suffix.casefold() == WHOLE)

    def _move(self, name: str, where: str) -> None:
        source = self._path / "in" / name
        if source.exists():
            source.replace(self._path / where / name)

    def _write(self, name: str, cells: Mapping[str, str]) -> None:
        self._make()
        part = self._path / "out" / f"{name}.part"
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, wire.OUT, restval="", lineterminator="\r\n")
            writer.writeheader()
            writer.writerow(cells)
        part.replace(self._path / "out" / f"{name}{WHOLE}")
        (self._path / "sent" / name).touch()

    def _take_back(self, name: str) -> bool:
        (self._path / "sent" / name).unlink(missing_ok=True)
        laid_down = self._path / "out" / f"{name}{WHOLE}"
        try:
            laid_down.unlink()
        except FileNotFoundError:
            return False
        return True


def _lines(path: Path) -> Sequence[wire.Line]:
    try:
        if path.stat().st_size > FILE_BYTES_MAX:
            raise NotCsv("too big")
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return []  # they took it back
    except UnicodeDecodeError:
        raise NotCsv("not UTF-8") from None
    first = text[:HEAD_BYTES].partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        rows = list(csv.DictReader(text.splitlines(), delimiter=separator, strict=True))
    except csv.Error:
        raise NotCsv("not CSV") from None
    return [
        wire.Line(
            number, {str(name).strip().casefold(): str(cell or "") for name, cell in row.items()}
        )
        for number, row in enumerate(rows, start=2)
    ]


async def _in_thread[Found](do: Callable[[], Found]) -> Found:
    """Raises Unavailable for what the disk does not do."""
    try:
        return await asyncio.to_thread(do)
    except OSError as ill:
        raise Unavailable(f"the folder: {type(ill).__name__}") from None
