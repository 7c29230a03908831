"""Backups in a folder: each named by its moment, and only the newest kept."""

from datetime import datetime
from pathlib import Path

from app.settings import Settings

STAMP = "%Y%m%dT%H%M%SZ"
BEGINS = "doorstep-"
SUFFIXES = (".db", ".dump")


def named(to: Path, settings: Settings, wall: datetime) -> Path:
    """The file itself, or one in the folder."""
    if not to.is_dir():
        return to
    suffix = SUFFIXES[0] if settings.is_sqlite else SUFFIXES[1]
    return to / f"{BEGINS}{wall.strftime(STAMP)}{suffix}"


def thinned(folder: Path, keep: int) -> list[Path]:
    """Removes all but the newest, and their sums; only what is named as we name them."""
    ours = sorted(
        (path for path in folder.glob(f"{BEGINS}*Z.*") if path.suffix in SUFFIXES),
        key=lambda path: path.stem,
        reverse=True,
    )
    for path in ours[keep:]:
        path.unlink()
        path.with_name(f"{path.name}.sha256").unlink(missing_ok=True)
    return ours[keep:]
