"""What the tests of the command line share: a terminal in an empty folder."""

import os
from pathlib import Path

import pytest

from tests.app.commanding import Doorstep, Terminal


@pytest.fixture
def doorstep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Doorstep:
    for name in [name for name in os.environ if "DOORSTEP" in name]:
        monkeypatch.delenv(name)
    database = f"sqlite+aiosqlite:///{tmp_path}/doorstep.db"
    monkeypatch.setenv("DOORSTEP_DATABASE_URL", database)
    return Terminal(tmp_path, monkeypatch, capsys).doorstep
