"""One process builds at a time what all of them share; what a killed one left is cleared away."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path, name: str, left_behind: str) -> Iterator[None]:
    """Waits for whoever builds `name` in the folder. `left_behind` is the pattern of half-done work
    that nobody finishes any more once we are alone."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in folder.glob(left_behind):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
        yield
