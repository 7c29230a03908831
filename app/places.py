"""Places on disk: where a process keeps what is not in the database."""

import os
from pathlib import Path

from app.settings import Settings


def data_dir(settings: Settings) -> Path:
    """What was imported: beside a SQLite database, else the user's own folder for data."""
    if settings.data_dir is not None:
        return settings.data_dir
    if settings.is_sqlite:
        file = _database_file(settings)
        return file.parent / f"{file.stem}.data"
    return _home("XDG_DATA_HOME", ".local/share")


def growing_dir(settings: Settings) -> Path:
    """Where the disk fills: beside a SQLite database, else where the cache lies."""
    return _database_file(settings).parent if settings.is_sqlite else cache_dir()


def cache_dir() -> Path:
    """What can be made again: the road network's tiles, the demo's world."""
    return _home("XDG_CACHE_HOME", ".cache")


def addresses_dir(settings: Settings) -> Path:
    return data_dir(settings) / "addresses"


def _database_file(settings: Settings) -> Path:
    return Path(settings.database_url.removeprefix("sqlite+aiosqlite:///"))


def _home(variable: str, otherwise: str) -> Path:
    told = os.environ.get(variable)
    return (Path(told) if told else Path.home() / otherwise) / "doorstep"
