"""A folder that `doorstep run` starts in, and what it is told there."""

import shutil
from pathlib import Path

from core.model.access import Scope
from tests.other_bot_api.stingy import TOKEN

DATABASE = "doorstep.db"
KEYS = {scope: f"tck_{scope}_house" for scope in (Scope.CARRIER, Scope.AGENT, Scope.LOCKER)}


def copied(furnished: Path, folder: Path) -> Path:
    """The furnished database for one process alone."""
    return Path(shutil.copytree(furnished, folder / "home"))


def settings_for(url: str) -> dict[str, str]:
    """The server at `url` counts no messages a second, and nobody sleeps."""
    return {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "TELEGRAM_FAST": "true",
        "QUIET_HOURS": "off",
        "WEBHOOK_ALLOW_PRIVATE": "true",
    }
