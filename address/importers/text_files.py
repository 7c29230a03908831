"""Text files as sources hand them out: gzipped or not, with a byte order mark or without."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from address.importers.report import CannotImport


@contextmanager
def open_text(path: Path, encoding: str = "utf-8-sig") -> Iterator[TextIO]:
    """Opens a file for reading line by line. What breaks on the way is said in one line."""
    try:
        with path.open("rb") as raw:
            is_gzip = raw.peek(2)[:2] == b"\x1f\x8b"
        with (
            gzip.open(path) if is_gzip else path.open("rb") as binary,
            io.TextIOWrapper(binary, encoding=encoding, newline="") as text,
        ):
            yield text
    except (OSError, EOFError, zlib.error) as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
    except UnicodeDecodeError as problem:
        raise CannotImport(f"{path.name}: not {encoding}: byte {problem.start}") from problem
    except LookupError as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
