"""Text files as sources hand them out: gzipped or not, with a byte order mark or without."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from address.importers.report import CannotImport

NUL = "\0"
HEAD_BYTES = 512
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # it begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@contextmanager
def open_text(path: Path, encoding: str | None = None) -> Iterator[TextIO]:
    """Opens a file for reading line by line. What breaks on the way is said in one line. A byte
    order mark says its encoding, else `encoding` does, else it is UTF-8."""
    try:
        with path.open("rb") as raw:
            is_gzip = raw.peek(2)[:2] == b"\x1f\x8b"
        with gzip.open(path) if is_gzip else path.open("rb") as binary:
            head = binary.peek(HEAD_BYTES)[:HEAD_BYTES]
            if not head:
                raise CannotImport(f"{path.name}: the file is empty")
            encoding = _marked(head) or encoding or _unmarked(head)
            with io.TextIOWrapper(binary, encoding=encoding, newline="") as text:
                yield text
    except (OSError, EOFError, zlib.error) as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
    except UnicodeDecodeError as problem:
        said = f"{path.name}: not {encoding}: byte {problem.start}"
        raise CannotImport(f"{said}; a mapping (--map) may name another encoding") from problem
    except (LookupError, UnicodeError) as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem


def _marked(head: bytes) -> str | None:
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def _unmarked(head: bytes) -> str:
    """Latin letters in UTF-16 have an empty byte each."""
    if len(head) >= 4 and head[1::2].count(0) * 2 > len(head) // 2:
        return "utf-16-le"
    if len(head) >= 4 and head[::2].count(0) * 2 > len(head) // 2:
        return "utf-16-be"
    return "utf-8"


def without_nuls(lines: Iterable[str]) -> Iterator[str]:
    """Some tables pad their cells with them; they say nothing."""
    return (line.replace(NUL, "") if NUL in line else line for line in lines)
