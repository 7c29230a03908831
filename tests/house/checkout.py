"""The checkout as the house's tests see it: what is tracked, or would be."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("core", "slots", "address", "bot", "integrations", "storage", "web", "sandbox", "app")


@cache
def files() -> tuple[Path, ...]:
    """Every file that git tracks, or would track after `git add`."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.splitlines())
    return tuple(path for path in paths if path.is_file())


def modules(*folders: str) -> list[Path]:
    """The Python files under some folders of the checkout."""
    return [
        path
        for path in files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders
    ]


def named(path: Path) -> str:
    """How a file is called in a test's name."""
    return str(path.relative_to(ROOT))


def texts() -> list[tuple[str, str]]:
    """Name and contents of every file that can be read as text."""
    found = []
    for path in files():
        try:
            found.append((named(path), path.read_text()))
        except UnicodeDecodeError:
            continue
    return found
