"""The lock beside a SQLite file: one process serves it, and a second one is refused."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process serves this database: SQLite bears one."""


@contextmanager
def single_process_lock(path: Path) -> Iterator[None]:
    """Held by the one process that serves a SQLite database; the system frees it when it dies.

    Raises AlreadyRunning.
    """
    handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise AlreadyRunning(f"another process serves {path}") from taken
        yield
    finally:
        os.close(handle)
