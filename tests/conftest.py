"""What every test stands on: which tests this machine can run, said loudly, and what they share."""

import asyncio
import importlib.util
import os
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import settings

from address.parser.model_files import Presence, model_dir, state_of
from storage.migrate import to_newest

# Shared, busy machines make single examples slow; a failure must come again on the next run.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile(os.environ.get("DOORSTEP_HYPOTHESIS", "house"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves out what this machine cannot run; the rest of a marker's tests share one worker."""
    reasons = {"needs_address_model": why_no_address_model(), "needs_browser": why_no_browser()}
    for item in items:
        for marker, reason in reasons.items():
            if item.get_closest_marker(marker) is None:
                continue
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))
            else:
                # One model (2 GB), one browser in all, not one a worker.
                item.add_marker(pytest.mark.xdist_group(marker))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A test that was left out is said loudly, with the reason, at the end of every run."""
    left_out = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", [])
    )
    for reason, count in left_out.items():
        terminalreporter.write_line(
            f"*** LEFT OUT: {count} tests: {reason}", yellow=True, bold=True
        )


@pytest.fixture(scope="session")
def address_model() -> Path:
    """The folder of libpostal's model; only for tests marked `needs_address_model`."""
    return model_dir(os.environ)


@pytest.fixture(scope="session")
def newest_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema and nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("newest") / "doorstep.db"
    with ThreadPoolExecutor(1) as aside:  # an async fixture may ask, whose loop runs already
        aside.submit(asyncio.run, to_newest(f"sqlite+aiosqlite:///{path}")).result()
    return path


@pytest.fixture
def sqlite_url(newest_sqlite: Path, tmp_path: Path) -> str:
    """The address of a test's own SQLite database with the newest schema, empty at first."""
    return f"sqlite+aiosqlite:///{shutil.copy(newest_sqlite, tmp_path / 'doorstep.db')}"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's browser; only for tests marked `needs_browser`."""
    found = chromium_path()
    assert found is not None
    return found


def why_no_address_model() -> str | None:
    if os.environ.get("DOORSTEP_ADDRESS_MODEL") == "no":
        return "DOORSTEP_ADDRESS_MODEL=no"
    if importlib.util.find_spec("postal") is None:
        return "libpostal is not installed; Python 3.12 has it"
    if state_of(model_dir(os.environ)).presence is not Presence.READY:
        return "the address model is not ready; python -m address.parser.model_files makes it"
    return None


def why_no_browser() -> str | None:
    if chromium_path() is None:
        return "there is no chromium; on Debian: apt-get install chromium fonts-dejavu-core"
    return None


def chromium_path() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")
