"""Text files as sources hand them out: gzipped or not, with a byte order mark or without."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from zlib import error as ZlibError

from address.importers.report import CannotImport


@contextmanager
def open_text(path: Path, encoding: str = "utf-8-sig") -> Iterator[TextIO]:
    """Opens a file for reading line by line. What breaks on the way is said in one line."""
    try:
        with path.open("rb") as raw:
            is_gzip = raw.peek(2)[:2] == b"\x1f\x8b"
        binary = gzip.open(path) if is_gzip else path.open("rb")
        with binary, io.TextIOWrapper(binary, encoding=encoding, newline="") as text:
            yield text
    except (OSError, EOFError, ZlibError) as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
    except UnicodeDecodeError as problem:
        raise CannotImport(f"{path.name}: not {encoding}: byte {problem.start}") from problem
    except LookupError as problem:
        raise CannotImport(f"{path.name}: {problem}") from problem
